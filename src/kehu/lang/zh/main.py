"""Chinese of what main says: the door, fast answers, the error boundary."""

MESSAGES: dict[str, str] = {
    # errors.py
    "Something went wrong: {what}": "出错了：{what}",
    # main.py
    "There is no command {name}": "没有 {name} 这个命令",
    "`kehu --help` lists all commands": "用 `kehu --help` 查看全部命令",
    "Did you mean `kehu {nearest}`? `kehu --help` lists all commands": "是不是要用 `kehu {nearest}`？用 `kehu --help` 查看全部命令",
    "There is no option {option} before the command": "命令之前不能用选项 {option}",
    "`kehu --help` lists the options that may stand there": "用 `kehu --help` 查看命令之前可用的选项",
    "{option} needs a value": "{option} 后面缺少取值",
    "`kehu --help` says which": "取值见 `kehu --help`",
    "the language {value} is not spoken here; en and zh are": "没有语言 {value}，只有 en（英文）和 zh（中文）",
}
