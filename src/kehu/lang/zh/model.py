"""Chinese of what model says."""

MESSAGES: dict[str, str] = {
    # types
    "one value is expected here, not a list or a mapping": "此处应为单个值，不能是列表或映射",
    "write one value after the colon; put it in double quotes if its brackets belong to it": (
        "冒号后请只写一个值；若括号属于值本身，请加双引号"
    ),
    "a text is expected here, and this is empty": "此处应填文字，现为空",
    "remove it, or fill it in": "请删除或补填",
    "“{value}” is not a number": "“{value}”不是数字",
    "write it like 1200.00: digits and a point, no comma, no exponent, at most 6 decimals": (
        "请写成 1200.00：只用数字和小数点，不用千分位逗号和科学计数法，小数最多 6 位"
    ),
    "the amount {value} is negative": "金额 {value} 为负数",
    "amounts are positive: record goods that came back or an allowance as a return (kehu add return)": (
        "金额一律为正：退货、折让请登记为退赔折价（kehu add return）"
    ),
    "{value} is not a day of the calendar": "{value} 不是有效日期",
    "write a date as 2026-01-31": "日期请写成 2026-01-31",
    "“{value}” is not a date": "“{value}”不是日期",
    "“{value}” is neither yes nor no": "“{value}”既不是“是”也不是“否”",
    "write yes or no (true/false, 是/否)": "请写 是 或 否（也可写 yes/no、true/false）",
    "“{value}” is not a whole number": "“{value}”不是整数",
    "write digits alone, like 30": "请只写数字，如 30",
    "“{value}” is not a customer code": "“{value}”不能作客户编码",
    "use up to 32 letters A–Z, digits, - and _, not beginning with -": (
        "请用不超过 32 位的英文字母、数字、- 和 _，不以 - 开头"
    ),
    "“{value}” is a device name on Windows and cannot be a file there": "“{value}”是 Windows 的设备名，不能作文件名",
    "choose another code": "请换一个编码",
    "“{value}” is not a record id": "“{value}”不能作记录编号",
    "use letters, digits, - _ and . only; kehu makes ids like S260102-7k3m": (
        "只能用英文字母、数字和 - _ .；kehu 生成的编号形如 S260102-7k3m"
    ),
    "“{value}” is none of the choices": "“{value}”不在可选值之内",
    "choices are stored in English: write {right}": "文件中以英文存储：请写 {right}",
    "write one of {right}": "请从中选一：{right}",
    # records
    "the discount {discount} is larger than {goods}": "折扣金额 {discount} 元大于货款 {goods} 元",
    "the amount {stated} is not quantity × price - discount = {computed}": (
        "金额 {stated} 元与“数量×单价-折扣”的结果 {computed} 元不符"
    ),
    "a discount is an amount of money, no percentage: correct it, the quantity or the price": (
        "折扣应填金额，不是百分比：请更正折扣、数量或单价"
    ),
    "quantity × price - discount = {computed} has more than 15 digits": "“数量×单价-折扣”的结果 {computed} 元超过 15 位数字",
    "correct the quantity or the price": "请更正数量或单价",
    "correct one of them, or leave the amount out: kehu computes it": "请更正其一，或不填金额，由 kehu 计算",
    # policy and settings
    "between 2 and 9 grades with different names are expected": "等级应为 2 至 9 个，且名称互不相同",
    "the lines of the grades must fall from the best down, and the last of them be 0": (
        "各等级下限应由高到低递减，最后一个为 0"
    ),
    "give the grade of any other customer at_least: 0": "请将“其余客户”所属等级的 at_least 写为 0",
    "potential names a grade that is not in the list": "potential 所指的等级不在等级表中",
    "the grade {name} has no line to be below of": "等级 {name} 没有下限，无从比较",
    "a share lies between 0 and 1": "比例应在 0 与 1 之间",
    "write 80 % as 0.80": "80% 请写成 0.80",
    "“{name}” is no credit grade": "“{name}”不是信用等级",
    "write 甲, 乙, 丙, 丁 or none": "请写 甲、乙、丙、丁 或 none（未评）",
    "the limits of the buckets must rise, from 1 upward": "各账龄段上限应从 1 起递增",
    "like [30, 60, 90]": "如 [30, 60, 90]",
    "a choice needs its choices": "选项类字段应列出可选值",
    "add a line like choices: [red, blue]": "请加一行，如 choices: [红, 蓝]",
    "“{value}” is not an offset from UTC": "“{value}”不是时区偏移",
    "write it like +08:00": "请写成 +08:00",
    "“{value}” does not make customer codes": "“{value}”不能生成客户编码",
    "write it like C{{seq:05d}}: {{seq}} stands for the number": "请写成 C{{seq:05d}}：{{seq}} 代表序号",
    "“{value}” does not make file names of customers": "“{value}”不能生成客户文件名",
    "write it like {{code:.3}}/{{code}}.yaml: folders, then the code and .yaml": (
        "请写成 {{code:.3}}/{{code}}.yaml：文件夹，然后是编码加 .yaml"
    ),
    # references
    "the receipt bounced before it came ({day})": "退票日期早于收款日期（{day}）",
    "the terms end before they begin ({day})": "账期截止日早于起始日（{day}）",
    "the id {id} stands twice in this file": "编号 {id} 在本文件中重复",
    "give one of the two records another id, and look after what refers to it": (
        "请给其中一条换一个编号，并核对引用它的记录"
    ),
    "there is no {what} {id} in this file": "本文件中没有编号为 {id} 的{what}",
    "sale": "交易",
    "order": "订单",
    "the last ones here are {ids}": "文件中最近的编号有 {ids}",
    "record it first, or take the reference out": "请先登记，或删去此处的引用",
    "did you mean {near}?": "是否为 {near}？",
    # load
    "a list is expected here": "此处应为列表",
    "begin each item on a line of its own with “- ”": "每项另起一行，以“- ”开头",
    "a mapping of keys and values is expected here": "此处应为“键: 值”的映射",
    "write a line `key: value` for each below it, or {{key: value}} on one line": (
        "请在其下逐行写“键: 值”，或在同一行写成 {{键: 值}}"
    ),
    "this value cannot be read: {detail}": "此值无法识别：{detail}",
    "unknown key “{key}”": "未知的键“{key}”",
    "did you mean “{near}”?": "是否为“{near}”？",
    "fields of your own go under custom:, declared in kehu.yaml": "自定义字段请放在 custom: 之下，并在 kehu.yaml 中声明",
    "known here: {known}": "此处可用的键：{known}",
    "“{key}” ({label}) is missing": "缺少“{key}”（{label}）",
    "add the key {key}:": "请补上 {key}:",
    "give it one: id: {id}": "请补上，如 id: {id}",
    "custom field “{key}” is not declared": "自定义字段“{key}”未声明",
    "declare it in kehu.yaml under custom:": "请在 kehu.yaml 的 custom: 之下声明",
    "the custom field “{key}” is required": "自定义字段“{key}”为必填",
}
