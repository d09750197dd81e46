"""Chinese of the eight factors, the quadrant and the classes of customers."""

MESSAGES: dict[str, str] = {
    # policy
    "one factor at least must weigh something": "至少要有一个要素的权重大于 0",
    "a total lies between 0 and 100": "总分应在 0 到 100 之间",
    "two rules have the same name": "有两条规则同名",
    "give every class a name of its own": "请给每一类取不同的名称",
    "a rule without `when` takes everybody: it can only be the last": "没有 `when` 的规则适用于所有客户，只能放在最后",
    "give it a `when:`, or move it to the end": "请补上 `when:`，或移到最后",
    # factors
    "{factor} {score}": "{factor} {score}",
    "The eight factors: nothing that weighs was judged": "八要素评估：计分的要素均未评",
    "The eight factors: {total} of 100 ({judged})": "八要素评估：{total} 分，满分 100（{judged}）",
    "Not judged, and left out: {missing}": "未评、不计入：{missing}",
    "The last evaluation of the eight factors, {id} of {date}, was valid until {until}": (
        "最近一次八要素评估 {id}（{date}）有效期至 {until}，已过期"
    ),
    # quadrant
    "The wallet {id} of {date} is 0: relation and potential are unknown": (
        "采购总量 {id}（{date}）为 0，关系与潜力无从判断"
    ),
    "Bought from us {purchases} of the {wallet} that they buy a year, as estimated on {date}: {share} %, at least {line} %, "
    "a good relation": (
        "客户年采购总量 {wallet} 元（{date} 估算），向我方采购 {purchases} 元，占 {share}%，达到 {line}%，关系好"
    ),
    "Bought from us {purchases} of the {wallet} that they buy a year, as estimated on {date}: {share} %, less than {line} %, "
    "a poor relation": (
        "客户年采购总量 {wallet} 元（{date} 估算），向我方采购 {purchases} 元，占 {share}%，不到 {line}%，关系差"
    ),
    "{wallet} a year reaches {line}: a large potential": "年采购总量 {wallet} 元，达到 {line} 元，潜力大",
    "{wallet} a year is below {line}: a small potential": "年采购总量 {wallet} 元，不到 {line} 元，潜力小",
    # classes
    "policy.yaml: classes.{scheme}, class {name}, character {place} of `when`: {why}": (
        "policy.yaml：classes.{scheme} 的“{name}”类，`when` 第 {place} 个字符：{why}"
    ),
    "{figure}: {value}": "{figure}：{value}",
    "Class {scheme}: none, no rule holds ({figures})": "{scheme}分类：未归类，各条规则均不符合（{figures}）",
    "Class {scheme}: {name}, as everybody": "{scheme}分类：{name}，适用于所有客户",
    "Class {scheme}: {name}, as no other rule holds ({figures})": "{scheme}分类：{name}，前面各条规则均不符合（{figures}）",
    "Class {scheme}: {name}, as {rule} ({figures})": "{scheme}分类：{name}，符合 {rule}（{figures}）",
    # cli
    "With two of the classes that the policy has rules for": "同时列出政策中两种分类的结果",
    "Tell each customer's class in this scheme too": "同时列出客户在该分类中的类别",
    "SCHEME": "分类",
    "none of these": "未归类",
    "Of the {known} {known:customer|customers} whose wallet is known, {ordinary} % are ordinary, where the rule of thumb "
    "says 50 % or more, and {low} % of low value, where it says about 10 %.": (
        "已知采购总量的 {known} 个客户中，普通客户占 {ordinary}%（经验值 50% 以上），低价值客户占 {low}%（经验值约 10%）。"
    ),
    "Profit is of the sales whose cost is recorded: {missing} of {all} {all:sale|sales} of the period lack it.": (
        "利润只计登记了成本的交易：期内 {all} 笔交易中有 {missing} 笔未登记成本。"
    ),
    "No sale of the period has its cost recorded: there is no profit to tell of.": "期内交易均未登记成本，无从计算利润。",
    "{quadrant}, our share {share} %": "{quadrant}，我方份额 {share}%",
    "{total} of 100, {count} of 8 judged": "{total} 分（满分 100，已评 {count} 项，共 8 项）",
    "expired": "已过期",
    # add evaluation
    "Enter leaves a factor out, or keeps the answer in [brackets]; - takes it away. /back goes to the factor before, /skip "
    "to the next, /end to the total; /stop leaves, and nothing is written.": (
        "直接回车表示该项未评，或保留[方括号]中的答案；- 表示删除。/back 回到上一项，/skip 跳到下一项，/end 结束并看总分；"
        "/stop 退出，不写入任何内容。"
    ),
    "The eight factors of {code} {name}, each from 0 to 10": "{code} {name} 八要素信用评估，每项 0 至 10 分",
    "Evaluated by": "评估人",
    "{factor}: {look_at}": "{factor}：{look_at}",
    "  0 to 10": "  0 至 10 分",
    "  note": "  说明",
    "{question} [{known}]: ": "{question} [{known}]：",
    "Write it? y: yes; n: no: ": "写入吗？y：写入；n：不写：",
}
