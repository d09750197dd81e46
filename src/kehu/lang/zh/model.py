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
    # persons
    "“{value}” is not a birthday": "“{value}”不是有效生日",
    "write it as 1970-01-31, or as 01-31 where the year is not known": "请写成 1970-01-31，不知年份时写成 01-31",
    "beside a lunar birthday stands its calendar: lunar": "农历生日须同时注明生日历法：lunar",
    # credit file and documents
    "a score lies between 0 and 10": "评分应在 0 与 10 之间",
    "leave it out where the factor was not judged": "未评的要素请留空",
    "this is not a SHA-256 hash": "这不是 SHA-256 校验值",
    "64 digits and letters a–f; `kehu add document` writes it": "应为 64 位数字和 a–f 字母，由 kehu add document 写入",
    "“{value}” is not a file below attachments/": "“{value}”不是 attachments/ 下的文件",
    "like attachments/C00001/contract.pdf": "如 attachments/C00001/合同.pdf",
    # credit_code
    "{code} is an old registration number of {n} digits": "{code} 是 {n} 位的旧注册号",
    "licences of today carry a unified social credit code of 18 characters: ask for a new copy": "现行营业执照使用 18 位统一社会信用代码：请索取新的复印件",
    "{code}: character {place} is “{letter}”, which no code holds": "{code}：第 {place} 位“{letter}”不会出现在统一社会信用代码中",
    "a code holds digits and capitals but I, O, S, V, Z: compare it with the licence": "代码由数字和大写字母组成，不用 I、O、S、V、Z：请对照营业执照",
    "{code} has {n} {n:character|characters}; a unified social credit code has 18": "{code} 有 {n} 位；统一社会信用代码应为 18 位",
    "compare it with the licence; the number of a foreign register belongs under external_ids": "请对照营业执照；境外注册号请填在 external_ids 下",
    "{code}: characters 3 to 8 are “{part}”, and must be digits": "{code}：第 3 至 8 位为“{part}”，应全为数字",
    "they name the place of registration: compare them with the licence": "这几位是登记机关行政区划码：请对照营业执照",
    "one of the characters before it is wrong, or itself: compare it with the licence": "前面某一位或校验码本身有误：请对照营业执照",
    "{code}: character 17, a check digit, is {found}; characters 9 to 16 demand {right}": "{code}：第 17 位（主体标识码的校验码）为 {found}，按第 9 至 16 位应为 {right}",
    "{code}: character 18, a check digit, is {found}; the 17 before it demand {right}": "{code}：第 18 位（校验码）为 {found}，按前 17 位应为 {right}",
    # identity
    "this is an identity number of the first generation, with 15 digits": "这是 15 位的第一代身份证号",
    "the cards of today carry 18 characters: ask for a new copy": "现行身份证号为 18 位：请索取新的复印件",
    "an identity number has 18 characters, and this has {n}": "身份证号应为 18 位，现有 {n} 位",
    "compare it with the card": "请对照身份证",
    "this is not the number of a resident's identity card": "这不是居民身份证号",
    "that has 17 digits and a digit or X; of other papers say in the note which they are": "身份证号为 17 位数字加一位数字或 X；其他证件请在备注中说明种类",
    "characters 7 to 14 are the birthday, and {part} is none": "第 7 至 14 位是出生日期，{part} 不是有效日期",
    "the last character is {found}; the 17 before it demand {right}": "末位校验码为 {found}，按前 17 位应为 {right}",
    "one of the characters before it is wrong, or itself: compare it with the card": "前面某一位或校验码本身有误：请对照身份证",
    # reach
    "“{value}” does not look like a phone number": "“{value}”不像电话号码",
    "a mobile has 11 digits; write a landline with its area code, 0755-83765566, a foreign one as +49 30 123456": "手机号为 11 位；固定电话请带区号，如 0755-83765566；境外号码如 +49 30 123456",
    "“{value}” does not look like an e-mail address": "“{value}”不像电子邮箱地址",
    "write it like name@firm.cn, without spaces": "请写成 name@firm.cn，不留空格",
    "“{value}” does not look like a postcode: it has {n} {n:digit|digits}": "“{value}”不像邮政编码：有 {n} 位数字",
    "postcodes of the mainland have 6 digits; write a foreign one with its country, like D-10115": "国内邮政编码为 6 位；境外邮编请带国家代码，如 D-10115",
    "“{value}” does not look like a web address": "“{value}”不像网址",
    "write it like www.firm.cn": "请写成 www.firm.cn",
    # expression
    "{why}": "{why}",
    "an expression is like: volume in [A, B] and overdue > 0": "表达式的写法如：业务分级 in [A, B] 且 逾期 > 0",
    "“{sign}” means nothing here": "这里的“{sign}”没有意义",
    "the quotation mark is not closed": "引号没有闭合",
    "the expression is longer than {limit} characters": "表达式超过 {limit} 个字符",
    "“{word}” follows without `and` or `or`": "“{word}”之前缺少 and（且）或 or（或）",
    'put a text of several words into quotation marks: name ~ "Blue Valve"': '含空格的文字请加引号：name ~ "Blue Valve"',
    "“{word}” is not expected here": "这里不应出现“{word}”",
    "the expression is nested deeper than {limit} levels": "表达式嵌套超过 {limit} 层",
    "the parenthesis is not closed": "括号没有闭合",
    "the name of a field is expected here": "这里应为字段名",
    "`empty` is expected here": "这里应为 empty",
    "write `is empty` or `is not empty`; to compare, write =": "写作 is empty 或 is not empty；比较用 =",
    "a comparison is expected here, one of = != < <= > >= ~ in": "这里应为比较符号：= != < <= > >= ~ in 之一",
    "like [A, B]": "如 [A, B]",
    "the list is not closed": "列表没有闭合",
    "a comma or {sign} is expected here": "这里应为逗号或 {sign}",
    "a value is expected here": "这里应为一个值",
    "a value is expected here, and “{word}” is a word of the language": "这里应为一个值，而“{word}”是表达式的用词",
    "put it into quotation marks if it is meant as a text": "如作文字，请加引号",
    "there is no field “{name}”": "没有字段“{name}”",
    "`kehu list --fields` lists all fields": "`kehu list --fields` 列出全部字段",
    "did you mean {near}? `kehu list --fields` lists all fields": "是不是 {near}？`kehu list --fields` 列出全部字段",
    "a comparison is expected after {name}": "{name} 之后应有比较",
    "one of = != < <= > >= ~ in, or `is empty`": "= != < <= > >= ~ in 之一，或 is empty",
    "compare it with = != or in": "可用 =、!= 或 in 比较",
    "{name} is a date, and “{value}” is none": "{name} 是日期，“{value}”不是",
    "write 2014-12-31, today, today - 90 days or today - 12 months": "写作 2014-12-31、今天、今天 - 90天 或 今天 - 12个月",
    "“{value}” is none of the values of {name}": "“{value}”不是 {name} 的取值",
    "{name} is yes or no, and “{value}” is neither": "{name} 只有是与否，“{value}”两者都不是",
    "write yes or no, or the field alone": "写 是 或 否，或只写字段名",
    "{name} is a number, and “{value}” is none": "{name} 是数字，“{value}”不是",
    "write digits without commas: 300000, 30万, 80%": "只写数字，不加逗号：300000、30万、80%",
    "{name} ({kind}) cannot be compared with {sign}": "{name}（{kind}）不能用 {sign} 比较",
    "the key {key} is not known": "没有 {key} 这一项",
    "change {number}: {why}": "第 {number} 项改动：{why}",
    "write what `kehu config` lists of this rule": "请填写 `kehu config` 所列该规则的项目",
    "“{id}” cannot be the id of a rule of your own": "“{id}” 不能作为自定规则的编号",
    "small letters, digits and hyphens, and no id that there is already": "用小写字母、数字和连字符，不得与已有规则重复",
}
