"""Chinese of how grades are explained: the page for the phone, what they allow, and who moved."""

MESSAGES: dict[str, str] = {
    # grade
    "A page to read to the customer: what was due, what came when, what would help": "可念给客户听的一页说明：应付多少、何时付的、怎样可以改善",
    "The grades month by month, with the changes and why": "逐月回放等级，标明变动及原因",
    "Who stands elsewhere than on that day": "与那一天相比，哪些客户的等级变了",
    "A page that can be read to the customer": "输出可念给客户听的一页说明",
    "Say what would lift each customer's grades": "说明怎样可以升级",
    "Grades month by month, the changes and why": "逐月等级，变动及原因",
    "First month of --history (12 months back)": "--history 从哪个月起（默认前 12 个月）",
    "Last day of --history (--as-of)": "--history 到哪天止（默认同 --as-of）",
    "Show who stands elsewhere than then": "列出与该日相比等级变动的客户",
    "{option} says for which months --history is wanted": "{option} 用来指定 --history 的起止月份",
    "add --history, or give the date with --as-of": "请加上 --history，或用 --as-of 指定日期",
    # what they allow
    "The evidence for {grade} is thin: its terms are no better than those of 乙.": "{grade} 级样本少，条件不优于乙级。",
    "With an approved limit in force the terms are: {decision}.": "有经批准的有效额度时，条件为：{decision}。",
    "An extension may be agreed on contracts above {amount}.": "合同额超过 {amount} 元的，可商定展期。",
    "Terms: {terms}": "信用政策：{terms}",
    "Strategy: {strategy}": "销售策略：{strategy}",
    # the page
    "{code} {name}": "{code} {name}",
    "{code} {name}, grades of {day}; lines are those of {file}": "{code} {name}，{day} 的等级；行号指 {file}",
    "By payment: {grade}": "信用等级：{grade}",
    "By volume: {grade}": "业务等级：{grade}",
    "What would lift the grades:": "怎样升级：",
    "What the grades allow:": "现行等级的政策：",
    "Looked at: {count} {count:obligation|obligations} that fell due or were open from {start} to {end}": (
        "考察 {start} 至 {end} 到期或未清的应收，共 {count} 笔"
    ),
    "Not as agreed:": "未按约定：",
    "As agreed:": "按约定：",
    "and {count} more, {amount} in all": "另有 {count} 笔，共 {amount} 元",
    "{id} of {date} ({place}): {amount} was due on {due}": "{date} {id}（{place}）：应付 {amount} 元，到期日 {due}",
    "{amount} late is so little that it counts as on time": "迟付 {amount} 元，金额很小，视为按期",
    "{id} of {date}, {place}": "{date} 的 {id}，{place}",
    "{id}, {place}": "{id}，{place}",
    "{amount} is still open: {what}": "{amount} 元至今未付：{what}",
    "{amount} was written off on {day} ({by}): {what}": "{amount} 元于 {day} 作坏账核销（{by}）：{what}",
    "{amount} was taken back or allowed on {day} ({by}): {what}": "{amount} 元于 {day} 以退赔折价冲抵（{by}）：{what}",
    "{amount} was settled on {day} ({by}): {what}": "{amount} 元于 {day} 结清（{by}）：{what}",
    "it was never due": "不计入应付",
    "within the {grace} {grace:day|days} of grace": "在 {grace} 天宽限期内",
    "{days} {days:day|days} late": "迟付 {days} 天",
    "{days} {days:day|days} late, more than {months} {months:month|months}": "迟付 {days} 天，超过 {months} 个月",
    "{days} {days:day|days} overdue": "逾期 {days} 天",
    "{days} {days:day|days} overdue, more than {months} {months:month|months}": "逾期 {days} 天，超过 {months} 个月",
    "on time, within the {grace} {grace:day|days} of grace": "按期（{grace} 天宽限期内）",
    "on time": "按期",
    "Paid at all: {good} ÷ {due} = {share} %": "付款率：{good} ÷ {due} = {share}%",
    "On time: {good} ÷ {due} = {share} %": "按期付款率：{good} ÷ {due} = {share}%",
    "Fewer than {least} of them were open after the day of sale: the evidence is thin": (
        "其中交易日之后仍未付清的不足 {least} 笔：样本少"
    ),
    "Something is or was more than {months} {months:month|months} late: that is 丁": "有款项逾期或迟付超过 {months} 个月：定为丁级",
    "Something was late, and less than {line} % was {basis}: that is 丙": "有迟付，{basis}的不到 {line}%：定为丙级",
    "Something was late, but {line} % or more was {basis}: that is 乙": "有迟付，但{basis}的达到 {line}%：定为乙级",
    "Nothing was late: that is 甲": "没有迟付：定为甲级",
    "No amount can be judged: that is not graded": "没有可评的金额：未评",
    # who moved
    "customers": "客户数",
    "owed": "应收",
    "Grading month by month": "正在逐月评级",
    "{count} {count:change|changes} of {of} {of:customer|customers} from {start} to {end}": (
        "{start} 至 {end}：{of} 个客户共变动 {count} 次"
    ),
    "Why it changed:": "变动原因：",
    "{day} {code} {name}: {step}, owed {owed}": "{day} {code} {name}：{step}，应收 {owed} 元",
    "{day}: {step}, owed {owed}": "{day}：{step}，应收 {owed} 元",
    "{count} of {of} {of:customer|customers} moved from {day} to {as_of}": "{day} 至 {as_of}：{of} 个客户中有 {count} 个等级变动",
}
