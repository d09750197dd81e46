"""Chinese of what quality says."""

MESSAGES: dict[str, str] = {
    # across
    "the code {code} is taken by {file} too": "编码 {code} 已被 {file} 占用",
    "codes are unique without regard to case: give one of the customers another": "编码不分大小写，不得重复：请给其中一个客户换一个编码",
    "the alias {alias} is the code of {file}": "别名 {alias} 是 {file} 的客户编码",
    "the alias {alias} stands in {file} too": "别名 {alias} 在 {file} 中也有",
    "a name must lead to one customer: remove it": "一个别名只能指向一个客户：请删去一处",
    "{system} {id} is held by {file} too": "{system} 编码 {id} 在 {file} 中也有",
    "one of them is another customer's: correct it, or close the double customer": "其中一个填错了客户：请更正；若是重复建档，请关闭其一",
    "there is no customer {code}": "没有编码为 {code} 的客户",
    "the customer is its own parent, by way of {codes}": "上级公司循环：经 {codes} 又回到自身",
    "remove one of the parents": "请删去其中一个上级公司",
    # likeness
    "{label} {value} is also that of {file}": "{label} {value} 与 {file} 相同",
    "if they are one customer, keep one file and close the other": "若为同一客户，请保留一份档案，关闭另一份",
    # within
    "{code} is no unified social credit code": "{code} 不是有效的统一社会信用代码",
    "it has 18 characters, two of them check digits: compare it with the licence": "应为 18 位，其中两位是校验码：请对照营业执照",
    "{late} {day} is before {early} {other}": "{late} {day} 早于{early} {other}",
    "correct one of the two dates": "请更正其中一个日期",
    "the {what} of {day} comes before its sale of {sold}": "{day} 的{what}早于所指交易（{sold}）",
    "correct one of the dates, or the sale that it names": "请更正日期，或更正所指的交易",
    "{name} is not among the staff": "人员名单中没有 {name}",
    "add the colleague to staff: in kehu.yaml": "请在 kehu.yaml 的 staff: 中补上此人",
    "{name} is not among our units": "部门名单中没有 {name}",
    "add the unit to units: in kehu.yaml": "请在 kehu.yaml 的 units: 中补上该部门",
    # check
    "this file is not read": "此文件不会被读取",
    "a customer's file ends in .yaml: rename it": "客户档案须以 .yaml 结尾：请改名",
}
