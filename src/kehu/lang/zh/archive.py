"""Chinese of what archive says."""

MESSAGES: dict[str, str] = {
    # write and lock
    "Cannot write {path}: {why}": "无法写入 {path}：{why}",
    "Mend that, then run the command again: no file was left half-written": (
        "请排除后重新执行；没有文件只写了一半"
    ),
    "Cannot read {path}: {why}": "无法读取 {path}：{why}",
    "the disk is full": "磁盘已满",
    "the disk quota is used up": "磁盘配额已用完",
    "the file would be larger than the system allows": "文件大小将超出系统限制",
    "permission denied": "没有权限",
    "the disk is read-only": "磁盘只读",
    "the name is too long": "名称过长",
    "there is no such file or folder": "没有这个文件或文件夹",
    "a part of the path is a file, not a folder": "路径中有一段是文件，不是文件夹",
    "its symbolic links lead in a circle, or changed meanwhile": "符号链接形成循环，或在此期间被改动",
    "the disk reports a fault": "磁盘报告故障",
    "it is not an ordinary file": "它不是普通文件",
    "The archive {root} is being changed by somebody else: {holder}": (
        "档案库 {root} 正在被他人修改：{holder}"
    ),
    "Wait until that is done, then run the command again": "请等对方完成后重新执行",
    "an unknown process": "未知进程",
    "process {pid} on {host} ({command})": "{host} 上的进程 {pid}（{command}）",
    "{path} leads out of the archive, to {target}": "{path} 指向档案库之外：{target}",
    "Put the file itself in its place: kehu follows symbolic links inside the archive only": (
        "请把文件本身放在这里；符号链接只能指向档案库之内"
    ),
    "{path} was changed by somebody else meanwhile; it was not written": "{path} 在此期间被他人改动，未写入",
    "Run the command again: it starts from the file as it is now": "请重新执行，将以文件的最新内容为准",
    "{path} is one of {links} hard links to one file; it was not written": (
        "{path} 与其他名称是同一文件的硬链接（共 {links} 个），未写入"
    ),
    "Put a copy of its own in its place": "请用一份独立的副本代替它",
    "{path} is not an ordinary file": "{path} 不是普通文件",
    "{path} was written, but the disk did not confirm it: {why}": "{path} 已写入，但磁盘未予确认：{why}",
    "Check the disk, and that the file is as you want it": "请检查磁盘，并确认文件内容无误",
    # customers' files and the directory
    "the code {code} is not the file's name {stem}": "客户编码 {code} 与文件名 {stem} 不一致",
    "a file is named by its customer's code: rename the file or correct the code": "文件以客户编码命名：请改文件名或更正编码",
    "{path} is not in an archive: there is no kehu.yaml here or above": "{path} 不在档案库中：本级及上级目录都没有 kehu.yaml",
    "go into an archive, name one with -C DIR, or make one with kehu init": "请进入档案库目录，或用 -C 目录 指定，或用 kehu init 新建",
    "{where}: {message}": "{where}：{message}",
    "{advice}": "{advice}",
    "correct the file, then run the command again": "请更正文件后重新执行",
    "no customer is called “{words}”": "没有叫“{words}”的客户",
    "kehu list shows all of them; a customer is named by code, name or a part of it, alias, or external id": (
        "kehu list 可列出全部客户；可用编码、名称或其一部分、别名、其他系统编码指明客户"
    ),
    "“{words}” may be {count} customers: {candidates}": "“{words}”对应 {count} 个客户：{candidates}",
    "name the one that is meant by its code": "请用客户编码指明其中一个",
    "and {n} more": "另有 {n} 个",
    "the code {code} is taken by {file}": "客户编码 {code} 已被 {file} 占用",
    "codes are unique without regard to case and never reused: choose another, or leave it to kehu": (
        "客户编码不分大小写、不得重复、不再启用：请换一个，或由 kehu 自动编码"
    ),
    "this would break {where}: {message}": "此改动会使 {where} 出错：{message}",
    "nothing was written": "未写入任何内容",
}
