"""Chinese of what report says."""

MESSAGES: dict[str, str] = {
    # who the customer is
    "not recorded": "未登记",
    "no contact is recorded": "未登记联系人",
    "Private data is left out.": "不含个人隐私信息。",
    "no shareholders or managers are recorded": "档案中无股东及高管资料",
    "no financial statements are recorded": "档案中无财务报表",
    "As the customer states it; not verified.": "以上为客户自报，未经核实。",
    "no bank credit is recorded": "档案中无银行授信资料",
    "nothing is recorded of its operations": "档案中无经营情况资料",
    "no on-site investigation is recorded": "档案中无实地考察记录",
    "no affiliates are recorded": "档案中无关联企业资料",
    "no further affiliates are recorded": "档案中无其他关联企业资料",
    "no search of courts, taxes, licences or enforcement lists is recorded": "档案中无司法、税务、行政许可及失信被执行人等查询记录",
    "no search of the media is recorded": "档案中无媒体信息查询记录",
    # money and shares
    "CNY": "人民币元",
    "{currency}": "{currency}",
    "{currency} thousand": "千 {currency}",
    "10,000 yuan": "万元",
    "10,000 {currency}": "万 {currency}",
    "{percent} %": "{percent}%",
    "And {count} more, {amount} together.": "另有 {count} 笔未列示，合计 {amount}。",
    "{count} {count:item|items} in all": "共 {count} 笔",
    "{days} {days:day|days}": "{days} 天",
    "{months} months to {date}": "截至 {date} 的 {months} 个月",
    # head and end
    "not named": "未指定",
    "This report rests on the records of the archive at revision {revision} and on policy {policy}. It is not valid after {date}.": (
        "本报告依据档案版本 {revision} 的记录和信用政策 {policy} 作出，{date} 后失效。"
    ),
    # conclusion
    "by the payment record {grade}: {share} of {due} due paid on time, the worst {days} {days:day|days} late": (
        "据付款记录评为{grade}：应付 {due}，按期付款率 {share}，最长逾期 {days} 天"
    ),
    "not investigated: no financial statements are recorded": "未调查：档案中无财务报表",
    "not set": "未设定",
    "Credit grade {grade} rests on few obligations: no better terms than those of 乙.": "信用等级虽为{grade}，但考察样本少，付款条件不优于乙级。",
    "What the policy allows at credit grade {grade}.": "按信用政策对{grade}级客户的规定。",
    "due now: never reviewed": "应立即复核：从未复核",
    "overdue since {day}; last reviewed on {last}": "应于 {day} 复核，已超期；上次复核 {last}",
    "overdue since {day}; never reviewed": "应于 {day} 复核，已超期；从未复核",
    "{day}; last reviewed on {last}": "{day}；上次复核 {last}",
    "{day}; never reviewed yet": "{day}；尚未复核过",
    "Not graded, but a limit is approved.": "未评级，但有经批准的授信额度。",
    "The limit is 0: cash only.": "授信额度为 0，只做现款。",
    # for
    "Nothing was paid late: {count} {count:obligation|obligations} judged, {due} due.": "考察的 {count} 笔应收项（应付 {due}）全部按期付清。",
    "{share} of what was due was paid on time: {on_time} of {due}.": "按期付款率 {share}（应付 {due}，按期 {on_time}）。",
    "Nothing is overdue at {date}; {outstanding} is outstanding.": "截至 {date} 无逾期款，应收余额 {outstanding}。",
    "In the highest volume grade with purchases of {purchases}.": "业务等级为最高级，考核期采购额 {purchases}。",
    "Purchases rose by {percent} %: {before} in the 12 months before, {last} in the last 12.": (
        "采购额上升 {percent}%：前 12 个月 {before}，近 12 个月 {last}。"
    ),
    "Has bought from us since {date}: {count} {count:sale|sales}.": "自 {date} 起与我方交易，共 {count} 笔。",
    "Has {amount} with us in advance.": "有预收款 {amount}。",
    # against
    "The customer's status is: {status}.": "客户状态为“{status}”。",
    "The customer is being watched: {cause}.": "已列入关注名单：{cause}。",
    "{amount} had to be written off.": "曾发生坏账核销，金额 {amount}。",
    "{name}, due {due}, was settled on {settled}, {days} {days:day|days} late: {amount}.": (
        "{name} 到期日 {due}，{settled} 才结清，逾期 {days} 天，金额 {amount}。"
    ),
    "{name}, due {due}, is {days} {days:day|days} late: {amount} not paid.": "{name} 到期日 {due}，至今未付 {amount}，已逾期 {days} 天。",
    "{amount} is overdue at {date}, the longest for {days} {days:day|days}.": "截至 {date} 逾期款 {amount}，最长已逾期 {days} 天。",
    "Only {share} of what was due was paid on time: {on_time} of {due}.": "按期付款率仅 {share}（应付 {due}，按期 {on_time}）。",
    "{count} {count:payment|payments} bounced, {amount} together.": "有 {count} 笔回款被退票，合计 {amount}。",
    "{reason}.": "{reason}。",
    "Has bought nothing from us yet.": "尚未与我方发生交易。",
    "Has stopped buying: the latest sale is of {date}.": "已停止采购，最近一笔交易在 {date}。",
    "Purchases fell by {percent} %: {before} in the 12 months before, {last} in the last 12.": (
        "采购额下降 {percent}%：前 12 个月 {before}，近 12 个月 {last}。"
    ),
    "{amount} of what is open is disputed.": "未收款中有 {amount} 存在争议。",
    # payment record
    "none of its obligations fell due in the {months} months to {date}": "截至 {date} 的 {months} 个月内无到期应收项",
    "nothing was paid late among {count} {count:obligation|obligations} judged": "考察的 {count} 笔应收项均无逾期",
    # our dealings
    "no purchase up to {date}": "截至 {date} 无交易",
    "no purchase and no receipt in the 24 months to {date}": "截至 {date} 的 24 个月内无交易、无回款",
    "no purchase in the 24 months to {date}": "截至 {date} 的 24 个月内无交易",
    "Bars for each month from {first} to {last}: purchases {bought} and receipts {received} in all.": (
        "{first} 至 {last} 各月柱状图：采购额合计 {bought}，回款合计 {received}。"
    ),
    "Calendar months, the last one up to {date}. Purchases are sales less returns, without opening balances.": (
        "按自然月统计，最后一个月截至 {date}。采购额为交易额减退赔折价，不含期初欠款。"
    ),
    "product not stated": "未注明产品",
    "{count} other {count:product|products}": "其他 {count} 种产品",
    "Before returns.": "未扣减退赔折价。",
    "{first}–{last} days": "{first}–{last} 天",
    "over {days} days": "{days} 天以上",
    "A bar for each month end from {first} to {last}, in parts by age.": "{first} 至 {last} 各月末未收金额，按账龄分段。",
    "nothing was open at any of the last 12 month ends": "近 12 个月末均无未收款",
    "As the records stand now, whenever they were entered.": "按现有记录计算，不论何时录入。",
    "nothing is open at {date}": "截至 {date} 无未收款",
    "disputed": "有争议",
    "refund": "退款",
    "not due": "未到期",
    "no communication up to {date} is recorded": "截至 {date} 无沟通记录",
    "no review up to {date} is recorded": "截至 {date} 无复核记录",
    "{subject}: {content}": "{subject}：{content}",
    "{count} earlier {count:entry is|entries are} not shown.": "更早的 {count} 条未列示。",
    # evaluation, advice, history, evidence
    "not investigated": "未调查",
    "none of the eight factors has been judged; there is no total": "八要素均未评分，无总分",
    "The policy names no strategy for grade {grade}.": "政策未规定 {grade} 级的策略。",
    "{days} {days:day|days} by the policy; none are agreed with the customer": "{days} 天（按政策；与客户无单独约定）",
    "{days} {days:day|days}, agreed from {start}": "{days} 天（自 {start} 起约定）",
    "{days} {days:day|days}, agreed from {start} to {end}": "{days} 天（约定期 {start} 至 {end}）",
    "no credit limit has been set": "档案中无授信额度记录",
    "no grade up to {date} has been recorded": "截至 {date} 无评级记录",
    "Today's grades {volume} and {credit} differ from those last recorded.": "本次评级 {volume}、{credit} 与最近一次评级记录不同。",
    "no reasons": "无理由可列",
    "place unknown": "位置不明",
    # templates of the firm's own
    "{file}:{line}: this template does not work: {why}": "{file}:{line}：此模板有误：{why}",
    "Mend it; without it the built-in template is used": "请改正；删去则使用内置模板",
    "it is a link to a file outside the archive": "它是指向档案库之外的链接",
    "it is not UTF-8 text": "它不是 UTF-8 文本",
    # records of every kind
    "verified by {name}": "{name}核实",
    "not verified": "未核实",
    "{date}": "{date}",
    "{number}": "{number}",
    "{score}": "{score}",
    "{date} (expired)": "{date}（已过期）",
    "open": "未解除",
    "not stated": "未注明",
    "{depth}, with private data": "{depth}（含个人隐私信息）",
    # people
    "Nothing is recorded of the basis on which these data are kept.": "档案中未登记个人信息处理依据。",
    "no shareholders are recorded": "档案中无股东资料",
    "no managers are recorded": "档案中无高管资料",
    # finances
    "Against the statement of a year before; none where that figure is missing or not positive.": (
        "与上年同期报表相比；上年数缺失或不为正数的不计算。"
    ),
    "Averages are of both ends of the year, or of its end alone where the year before is not recorded.": (
        "平均数取年初、年末两数平均；无上年报表的，取年末数。"
    ),
    "by the statement of {date}: {ratios}": "据 {date} 报表：{ratios}",
    "{ratio} {figure}": "{ratio} {figure}",
    "the statement of {date} gives no ratio": "{date} 报表数据不足，无法计算财务比率",
    # payment: lateness, promises, cases
    "days": "天",
    "nothing that fell due in the last 24 months was paid late": "近 24 个月内到期的款项均无逾期",
    "Bars of days late for each month of the due date from {first} to {last}; the worst delay is {days} {days:day|days}.": (
        "{first} 至 {last} 各到期月份的逾期天数；最长逾期 {days} 天。"
    ),
    "no promise up to {date} is recorded": "截至 {date} 无付款承诺记录",
    "broken, settled since": "未按期兑现，现已了结",
    "no case up to {date} is recorded": "截至 {date} 无催收或法律案件记录",
    "closed on {date}": "{date} 结案",
    # on-site findings, guarantees, public records
    "{by} investigated on {date} and noted nothing": "{by}于 {date} 调查，未记录异常情况",
    "no guarantee is recorded": "档案中无担保资料",
    "nothing in {count} {count:search|searches}, the latest of {date}": "共查询 {count} 次，均未发现记录，最近一次 {date}",
    # our dealings
    "no order is open at {date}": "截至 {date} 无未结订单",
    "past its date": "已过承诺交期",
    "no return up to {date} is recorded": "截至 {date} 无退赔折价记录",
    "no feedback up to {date} is recorded": "截至 {date} 无意见与投诉记录",
    # evaluation
    "Factors that were not judged are left out: {missing}.": "未评要素不计入总分：{missing}。",
    "no risk sign is recorded": "档案中无风险信号记录",
    "no risk sign is recorded; {by} investigated on {date}": "{by}于 {date} 调查，未记录风险信号",
    "cleared on {date}": "{date} 解除",
    "no change at the customer is recorded": "档案中无客户变动记录",
    "{advice} ({by}, {date})": "{advice}（{by}，{date}）",
    # limits and history
    "none in force: {amount} ended on {date}": "无有效额度：原额度 {amount} 已于 {date} 到期",
    "none in force: {amount} is suspended since {date}": "无有效额度：额度 {amount} 自 {date} 起暂停",
    "0: cash only, from {start} to {end}": "0（{start} 至 {end} 只做现款）",
    "no exposure at {date}": "截至 {date} 无信用敞口",
    "The limit leaves {amount}.": "授信额度余额 {amount}。",
    "{amount}, from {start} to {end}": "{amount}（{start} 至 {end}）",
    "replaced": "已被替代",
    "no exposure at any of the last 12 month ends": "近 12 个月末均无信用敞口",
    "A bar of the exposure at each month end from {first} to {last}, and a line at the limit in force.": (
        "{first} 至 {last} 各月末的信用敞口，横线为当时有效的授信额度。"
    ),
    "Lines in steps from {first} to {last}; a dot where a grade was recorded.": (
        "{first} 至 {last} 的等级变化，圆点为当月有评级记录。"
    ),
    "no terms are agreed with the customer": "与客户无约定账期",
    # evidence
    "no document is recorded": "档案中无原始资料目录",
    "nothing with a source is recorded": "档案中无注明来源的调查资料",
    # signs for and against
    "{count} {count:case is|cases are} running, {amount} claimed.": "有 {count} 件催收或法律案件未结，标的合计 {amount}。",
    "{count} {count:promise|promises} broken, {amount} of it still missing.": "有 {count} 次付款承诺未兑现，尚缺 {amount}。",
    "Answers for debts of others for {amount}.": "对外提供担保 {amount}。",
    "{amount} was overdue at {bank} on {date}.": "{date} 在{bank}有逾期 {amount}。",
    "{count} {count:search|searches} of public records, the latest of {date}, brought nothing unfavourable.": (
        "查询公共记录 {count} 次，最近一次 {date}，未发现不利情况。"
    ),
    "Guaranteed by others for {amount}.": "有第三方担保 {amount}。",
    "Unfavourable in {register} on {date}.": "{date} 查询{register}，有不利记录。",
    "Risk sign of {date}, {kind}: {content}.": "{date} 出现风险信号（{kind}）：{content}。",
    "Risk sign of {date}: {kind}.": "{date} 出现风险信号：{kind}。",
}
