"""Chinese of what archive says."""

MESSAGES: dict[str, str] = {
    # write and lock
    "Cannot write {path}: {why}": "无法写入 {path}：{why}",
    "Mend that, then run the command again: no file was left half-written": ("请排除后重新执行；没有文件只写了一半"),
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
    "The archive {root} is being changed by somebody else: {holder}": ("档案库 {root} 正在被他人修改：{holder}"),
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
    "{where}: {message}": "{where}：{message}",
    "{advice}": "{advice}",
    "correct the file, then run the command again": "请更正文件后重新执行",
    "no customer is called “{words}”": "没有叫“{words}”的客户",
    "`kehu find {words}` looks further; a customer is named by code, name, a part of it, pinyin, phone or person": "用 `kehu find {words}` 进一步查找；客户可用编码、名称或其一部分、拼音、电话、人员等指定",
    "“{words}” may be {count} customers: {candidates}": "“{words}”对应 {count} 个客户：{candidates}",
    "name the one that is meant by its code": "请用客户编码指明其中一个",
    "and {n} more": "另有 {n} 个",
    "the code {code} is taken by {file}": "客户编码 {code} 已被 {file} 占用",
    "codes are unique without regard to case and never reused: choose another, or leave it to kehu": (
        "客户编码不分大小写、不得重复、不再启用：请换一个，或由 kehu 自动编码"
    ),
    "this would break {where}: {message}": "此改动会使 {where} 出错：{message}",
    "nothing was written": "未写入任何内容",
    # read
    "The file has {size} bytes; the limit is {limit}": "文件有 {size} 字节，上限为 {limit} 字节",
    "Bind closed years into volumes, or take out what does not belong here": "请把已结束的年度归入年度卷，或移走不属于这里的内容",
    "The file is not UTF-8 text": "文件不是 UTF-8 文本",
    "Open it in an editor, mend the damaged characters, and save it as UTF-8": "请用编辑器打开，修复损坏的字符，并另存为 UTF-8",
    "The file is not UTF-8 but looks like {encoding}": "文件不是 UTF-8 编码，看起来是 {encoding}",
    "Save it as UTF-8 in the editor, or convert it: iconv -f {encoding} -t UTF-8 OLD > NEW": (
        "请在编辑器中另存为 UTF-8，或转换编码：iconv -f {encoding} -t UTF-8 旧文件 > 新文件"
    ),
    "An invisible control character ({character}) stands here": "此处有一个不可见的控制字符（{character}）",
    "Delete it; it often comes with text copied from elsewhere, or from a damaged disk": (
        "请删除它；它常随复制粘贴的文字而来，也可能是磁盘损坏所致"
    ),
    "An unfinished merge: {marker} stands here": "此处有未完成的合并标记 {marker}",
    "Decide what holds, delete the lines <<<<<<<, ======= and >>>>>>>, and finish the merge": (
        "请决定保留哪一方，删除 <<<<<<<、======= 和 >>>>>>> 这几行，再完成合并"
    ),
    "A second document begins here": "此处开始了第二个 YAML 文档",
    "Keep one document in a file: delete the `---`, or move what follows into a file of its own": (
        "一个文件只放一个文档：请删除 `---`，或把后面的内容移到另一个文件"
    ),
    "A line that begins with % directs the YAML parser; kehu takes none": "以 % 开头的行是 YAML 指令，kehu 不接受",
    "Delete the line": "请删除该行",
    "Lists and mappings are nested deeper than {limit} here": "此处的列表和映射嵌套超过 {limit} 层",
    "Close the brackets that are open, or indent less": "请补上未闭合的括号，或减少缩进",
    "The alias *{name} stands for text elsewhere; kehu takes none": "别名 *{name} 引用别处的内容，kehu 不接受",
    "Write the value itself, or in double quotes if it begins with *": "请直接写出该值；若值本身以 * 开头，请加双引号",
    "The anchor &{name} names text for use elsewhere; kehu takes none": "锚点 &{name} 供别处引用，kehu 不接受",
    "Delete the anchor, or put the value in double quotes if it begins with &": "请删除锚点；若值本身以 & 开头，请加双引号",
    "The tag {tag} says what type a value has; kehu's model says that": "标签 {tag} 指定了值的类型，而类型应由 kehu 的模型决定",
    "Delete the tag, or put the value in double quotes if it begins with !": "请删除标签；若值本身以 ! 开头，请加双引号",
    "A key must be one word of text": "键必须是一段文字",
    "Put the key in double quotes if its brackets belong to it": "若括号是键的一部分，请给键加双引号",
    "The key {key} stands here a second time; first in line {line}": "键 {key} 在此重复出现，首次出现在第 {line} 行",
    "Keep one of the two": "请只保留其中一个",
    "The file must hold `key: value` lines, and begins with something else": "文件应由“键: 值”各行组成，开头却是别的内容",
    "Compare it with another file of the archive": "请与档案库中的其他文件对照",
    "The file is empty": "文件是空的",
    "Restore it from git or a backup, or delete it": "请从 git 或备份中恢复，或删除该文件",
    "This is not valid YAML: {detail}": "不是有效的 YAML：{detail}",
    "The line is indented with a tab": "该行用制表符（Tab）缩进",
    "Indent with spaces: YAML takes no tabs here": "请改用空格缩进，YAML 在此不允许制表符",
    "A value cannot begin with {character}": "值不能以 {character} 开头",
    "Put the value in double quotes": "请给该值加双引号",
    "A quotation mark opens here and is not closed": "此处的引号没有闭合",
    "Close it": "请补上另一半引号",
    "The bracket {bracket} that opens here is not closed, or a comma is missing": "此处的括号 {bracket} 没有闭合，或缺少逗号",
    "Look at line {line}, column {column}; a value with a comma or bracket goes in double quotes": (
        "请查看第 {line} 行第 {column} 列；含逗号或括号的值要加双引号"
    ),
    "This line has no colon after its key": "该行的键后面没有冒号",
    "Write `key: value`, with a space after the colon; indent it if it belongs to the line above": (
        "请写成“键: 值”，用半角冒号，冒号后留一个空格；若属于上一行，请缩进"
    ),
    "Inside brackets a space must stand after this colon": "括号内的冒号后面必须有空格",
    "Write `key: value`, or put the value in double quotes if the colon belongs to it": (
        "请写成“键: 值”；若冒号属于值本身，请给值加双引号"
    ),
    "A full-width comma ， separates nothing inside brackets": "括号内的全角逗号“，”不起分隔作用",
    "Write a half-width comma and a space between fields; put a value with commas in double quotes": (
        "字段之间请用半角逗号加空格；值本身含逗号的，请加双引号"
    ),
    "This line has a full-width colon ： where YAML needs a half-width one": "该行用了全角冒号“：”，此处需要半角冒号",
    "Write `key: value`, with a half-width colon and a space": "请写成“键: 值”，用半角冒号加一个空格",
    "The bracket {bracket} closes nothing here": "此处的括号 {bracket} 没有对应的左括号",
    "Delete it, or put the value in double quotes if the bracket belongs to it": (
        "请删除它；若括号属于值本身，请给值加双引号"
    ),
    "A colon is not expected here": "此处不应有冒号",
    "Put a value that holds a colon and a space in double quotes; check the indentation, "
    "and the space after the colon of the line above": (
        "含“冒号加空格”的值要加双引号；请检查缩进，以及上一行冒号后是否有空格"
    ),
    "This line's indentation fits nothing above it": "该行的缩进与上文都对不上",
    "Indent it like the lines it belongs to": "请与同级各行对齐",
    "After the value there is more text that does not belong to it": "值已结束，后面却还有多余的内容",
    'Put the whole value in double quotes, each quotation mark inside as \\" ; or delete what is too much': (
        '请把整个值放进双引号，其中的双引号写成 \\"；或删除多余的内容'
    ),
    "A backslash in double quotes has a special meaning, and this one is none that YAML knows": (
        "双引号中的反斜杠有特殊含义，而 YAML 不认识这一个"
    ),
    "Write it twice, or use single quotes": "请写两个反斜杠，或改用单引号",
    "Compare the line with those around it": "请与前后各行对照检查",
    # splice
    "{where}: cannot change this without touching what stands around it: {why}": "{where}：无法只改这一处而不动周围的内容：{why}",
    "Nothing was changed; edit the file by hand there, or write that place more simply": (
        "文件未改动；请手工修改该处，或把该处写得简单些"
    ),
    "{where}: nothing was changed, because the file has an error: {why}": "{where}：文件有错误，未作改动：{why}",
    "Mend it first; `kehu check` lists all errors": "请先改正；`kehu check` 会列出全部错误",
    "{key} is not a list": "{key} 不是列表",
    "it is the last field of the file": "它是文件中最后一个字段",
    "there is no {step} here": "这里没有 {step}",
    "the layout is unusual": "写法特殊",
    "the result would not be what was meant": "结果会与本意不符",
    # dotted
    "there is no field “{field}”": "没有字段“{field}”",
    "{field}: there is no “{item}” in this list": "{field}：列表中没有“{item}”",
    "{field}: the id {item} stands twice in this file": "{field}：编号 {item} 在文件中出现两次",
    "mend the file first: kehu edit": "请先改正文件：kehu edit",
    "{field} cannot be set": "{field} 不能改动",
    "codes and ids stand for ever, because other records, papers and people refer to them": "编码和编号永久不变，因为其他记录、纸质文件和人都要引用它们",
    "{field} is not one value": "{field} 不是单个值",
    "set a part of it: {example}": "请填写其中一项：{example}",
    "{field}: the list names nothing": "{field}：列表中没有内容",
    "write a,b; or nothing at all after the equals sign to remove the list": "请写成 a,b；要删除整个列表，等号后不写任何内容",
    "{field}: {whole} has no parts": "{field}：{whole} 没有下级",
    "set it as a whole: {whole}=…": "请直接填写：{whole}=…",
    "items are named by their id; the last ones are {ids}": "各项用编号指明，最近的有 {ids}",
    "its items are numbered from 1; {n} adds one": "各项从 1 起编序号，{n} 表示新增一项",
    "the list is empty; kehu add makes records": "列表为空；登记记录请用 kehu add",
    "fields of your own are named custom.NAME; all fields: kehu add customer --help": "自定义字段写作 custom.名称；全部字段见 kehu add customer --help",
    # draft
    "{file} was changed by somebody else since the draft was begun; the draft is kept: {draft}": "草稿开始后 {file} 已被他人改动；草稿已保留：{draft}",
    "Compare the two; `kehu edit {what} --discard` begins anew from the file as it is now": "请对照两者；`kehu edit {what} --discard` 以文件的最新内容重新开始",
    "The draft {draft} is gone; nothing was written": "草稿 {draft} 不见了，未写入",
    "Let the editor save the file under the name it was opened by": "请在编辑器中按原文件名保存",
    # shape
    "{field}: “{words}” is not NAME=VALUE": "{field}：“{words}”不是“名称=值”",
    "write the name, an equals sign and the value, without spaces around it": "请依次写名称、等号和值，等号两边不留空格",
    "{field}: {item} is not the next item of the list": "{field}：{item} 不是列表的下一项",
    "its items are counted from 1: {example}": "各项从 1 起编号：{example}",
    "{field}: {name} is given twice": "{field}：{name} 重复给出",
    "give it once": "请只给一次",
    "{field}: the value holds characters that are not valid text": "{field}：值中含有无效字符",
    "the terminal and the shell must agree on one encoding, best UTF-8": "终端与 shell 的编码须一致，最好都用 UTF-8",
    # interviews
    "The draft {file} cannot be read": "草稿 {file} 无法读取",
    "Delete it, and begin anew with --interactive": "请删除该文件，再用 --interactive 重新开始",
    # attachments
    "{path} is there already, and is another file than {source}": "{path} 已存在，且与 {source} 内容不同",
    "give the new file another name, then add it again": "请将新文件改名后再登记",
    # volumes
    "{id} is bound in {file}": "{id} 已归入年度卷 {file}",
    "`kehu unbind {year} {code}` brings the year back; change it then, and bind the year again": "`kehu unbind {year} {code}` 可移回该年度；修改后再归卷",
    "{key} is not {right}, which the volume's place says": "{key} 不是 {right}，与年度卷所在位置不符",
    "write {key}: {right}, or put the volume where it belongs": "请写成 {key}: {right}，或把年度卷放到应在的位置",
    "the id {id} stands in {file} too, and says something else there": "编号 {id} 在 {file} 中也有，但内容不同",
    "keep the one that is right, and delete the other": "保留正确的一条，删除另一条",
    "{n} {n:record stands|records stand} in this volume and elsewhere alike: kehu bind or unbind was broken off": "{n} 条记录在本年度卷和别处同时存在且内容相同：归卷或移回曾中断",
    "they count once; `kehu bind {year} {code}` completes it": "它们只计一次；运行 `kehu bind {year} {code}` 可完成",
    "{file} was not written, because it would have an error: {why}": "{file} 未写入，否则会有错误：{why}",
    "Something in it is too long or too unusual": "其中有内容过长或过于特殊",
    "{file} is being edited already; its draft is {draft}": "{file} 正在编辑中，草稿为 {draft}",
    "Finish there first: close that editor, or end that kehu": "请先在那边完成：关闭那个编辑器，或结束那个 kehu",
}
