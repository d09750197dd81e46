"""Chinese of what is said of completeness."""

MESSAGES: dict[str, str] = {
    "two classes of completeness have the same name": "档案完整度中有两个类别同名",
    "policy.yaml: {where}: {why}": "policy.yaml：{where}：{why}",
    "docs/completeness.md says what there is": "可用的名称见 docs/completeness.zh-CN.md",
    "character {place}: {why}": "第 {place} 个字符：{why}",
    "The file is {share} % complete, and {least} % is demanded of a customer of the class {name}; missing: {missing}": (
        "档案完整度 {share}%，“{name}”要求 {least}%；缺少：{missing}"
    ),
    "Fill the gaps: kehu completeness {code}": "请补齐：kehu completeness {code}",
    "Compares each customer's file with what the policy demands of its class: the weight of what is filled, divided by "
    "the weight of what is demanded. Listed are the customers with gaps, the most valuable first: a gap is worth the "
    "customer's purchases times its share of the demanded weight. One customer alone is shown with every gap and the "
    "command that fills it. Closed customers are left out unless named.": (
        "把每个客户的档案与政策对该类客户的要求相比：完整度＝已填各项权重÷应填各项权重。列出有缺项的客户，"
        "缺项价值大的在前：缺项价值＝采购额×该项权重÷应填权重合计。只指定一个客户时，逐项列出所缺内容和填写命令。"
        "已关闭的客户不列，除非指定。"
    ),
    "Whose file lacks what, the most valuable gaps first": "哪些客户缺哪些内容，价值大的在前",
    "All gaps of one customer, and how to fill them": "一个客户的全部缺项及填写命令",
    "Which of 张伟's customers have no credit code": "张伟的客户中哪些没有统一社会信用代码",
    "Files less than 60 % complete, for a spreadsheet": "完整度不到 60% 的客户，供电子表格使用",
    "--below: {value} is not a share": "--below：{value} 不是比率",
    "write 0.6 or 60%": "请写作 0.6 或 60%",
    "Only those who lack this, by its name or label": "只列缺少此项的客户，可用字段名或中文名称",
    "FIELD": "字段",
    "RATIO": "比率",
    "Only files less complete than this: 0.6 or 60%": "只列完整度低于此数的客户：0.6 或 60%",
    "Nothing is missing": "没有缺项",
    "{named} and {more} more": "{named}，另有 {more} 项",
    "Class: {name}. Filled {filled} of {demanded}: {share}; demanded at least {least}: {verdict}": (
        "类别：{name}。已填权重 {filled}，应填 {demanded}，完整度 {share}；要求不低于 {least}：{verdict}"
    ),
    "enough": "达到要求",
    "too little": "未达到",
    "Purchases {purchases}; the gaps are worth {worth} of them": "采购额 {purchases} 元，其中缺项价值 {worth} 元",
}
