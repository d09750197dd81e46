"""Chinese of the lists of credit control: promises, limits and what is suggested, customers' figures, cases."""

MESSAGES: dict[str, str] = {
    # cli/promises.py
    "Promises of payment in the order of their pay-by dates: what was promised, what came by that date and since, and "
    "what is still to come. Receipts decide whether a promise was kept, nobody's word. A broken promise stays broken; "
    "made good means that its money has come since. Amounts are in the promise's own currency, totals in the base "
    "currency.": (
        "按承诺付款日列出付款承诺：承诺多少、到期前和到期后各到了多少、还差多少。是否兑现只看回款，不看口头说法。"
        "到期未付足的承诺一直算未兑现；“已补付”表示事后款已到齐。金额为承诺的原币，合计为本位币。"
    ),
    "Who must pay what by when": "谁应在什么时候付多少",
    "Broken promises among one colleague's customers": "某业务员名下客户未兑现的承诺",
    "All of one customer, with the receipts that count": "一个客户的全部承诺及所计的回款",
    "Only promises that are in this state": "只列此状态的承诺",
    "broken, made good since": "未兑现，已补付",
    "No promise of payment at {day}": "{day} 没有付款承诺",
    "{count} {count:promise|promises}": "共 {count} 项承诺",
    # model/policy/suggestion.py
    "0 is too little": "不能为 0",
    "write 1 or more": "请填 1 或以上",
    "{busy} busiest months of {months}": "{months} 个月中取采购最多的 {busy} 个月",
    "busy_months is no more than months": "busy_months 不得大于 months",
    "the steps must fall from the best down": "各档应由高到低排列",
    "no more than 100 % can be given": "比例不得超过 100%",
    "the conservative share is larger than the generous one": "保守比例大于宽松比例",
    # credit/suggestion.py
    "grade {grade}: cash only": "信用等级{grade}：只做现款",
    "status {status}: nothing on credit": "状态为{status}：不予赊销",
    # cli/limits.py
    "Every customer's limit and its state (none, 0 for cash only, a number, expired, suspended), until when it holds, "
    "exposure, what is available, and the suggested limit. Of one customer a page: each method of suggesting with its "
    "formula, its inputs and the records that they come from, a conservative and a generous figure, and who may "
    "approve it.": (
        "列出各客户的额度及其状态（未设、0 只做现款、有效、已到期、已暂停）、截止日、敞口、可用额度和建议额度。"
        "只查一个客户时，逐项列出每种测算方法的公式、取数及其来源记录、保守值和宽松值，以及谁有权批准。"
    ),
    "Limits of one colleague's customers that have ended": "某业务员名下已到期的额度",
    "One customer: what limit the methods suggest, from what": "一个客户：各方法测算的额度及依据",
    "Limits and exposure added up for each group": "按集团汇总额度和敞口",
    "Only limits in this state; over: exposure beyond the limit": "只列此状态的额度；over 为敞口超过额度",
    # cli/limits_views.py
    "{code} {name}, {day}": "{code} {name}，{day}",
    "  because: {why}": "  原因：{why}",
    "Limit of the group of {name}": "{name}所属集团的额度",
    "Limit": "额度",
    "{amount}, expired on {until} ({id})": "{amount}，已于 {until} 到期（{id}）",
    "{amount}, suspended since {day} ({id})": "{amount}，自 {day} 起暂停（{id}）",
    "0, cash only, until {until} ({id})": "0，只做现款，至 {until}（{id}）",
    "{amount} until {until} ({id})": "{amount}，至 {until}（{id}）",
    "{whose}: {told}": "{whose}：{told}",
    "Approved by: {name}": "批准人：{name}",
    "Exposure: {amount}, {used} of it; available: {left}": "敞口：{amount}，占额度 {used}；可用：{left}",
    "Exposure: {amount}": "敞口：{amount}",
    "Suggested: nothing, for no method has its inputs": "建议额度：无；各种方法均缺少数据",
    "Suggested: {amount}; at most {most}": "建议额度：{amount}；最多 {most}",
    "Who may approve how much is not settled: delegation: in kehu.yaml": "未规定审批权限：见 kehu.yaml 的 delegation:",
    "None of the staff may approve that much": "现有人员均无权批准此额度",
    "{name} ({role})": "{name}（{role}）",
    "{name}": "{name}",
    "May approve it: {names}": "有权批准：{names}",
    "{method}: {figures}": "{method}：{figures}",
    "  = {formula}": "  = {formula}",
    "  {label}: {value}{records}": "  {label}：{value}{records}",
    "cannot be computed, for {missing} is missing": "无法测算，缺{missing}",
    "{conservative}, generously {generous}": "{conservative}，宽松值 {generous}",
    "missing": "缺",
    " [{records}]": "［{records}］",
    # model/policy/plausibility.py
    "“{name}” is no check of plausibility": "没有“{name}”这一核对项目",
    "there are: {names}": "可用的有：{names}",
    "the least sales for each employee are above the most": "人均营业收入的下限高于上限",
    # review/rules/implausible_statement.py
    "The latest financial statement deviates, at least as gravely as a warning, from itself, from the year before, "
    "from what the customer told us, or from what it bought from us and owed us. The policy's section plausibility "
    "says from where on.": (
        "最近一期财务报表自身不平、与上年不符、与客户自报数不符，或与其向我方的采购和欠款不符，且级别在“注意”以上。"
        "界限见政策 plausibility 一节。"
    ),
    "The statement of {date} ({id}) does not fit: {checks}": "{date} 的报表（{id}）不合理：{checks}",
    "not so that {what}": "不符合“{what}”",
    "Look at both figures, then ask the customer: kehu plausibility {code}": (
        "核对双方数字后向客户求证：kehu plausibility {code}"
    ),
    # cli/plausibility.py
    "Holds the customer's latest financial statement against itself, the year before, what the customer told us, and "
    "our own records: what it bought from us and owed us. Each comparison stands with both figures and says whether it "
    "fits. A deviation is a question to ask, not a verdict. The exit code is 1 if something deviates.": (
        "把客户最近一期财务报表与报表自身、上年、客户自报数以及我方记录（采购、欠款）逐项核对，列出双方数字及是否相符。"
        "不符只说明要追问，不是定论。有不符时退出码为 1。"
    ),
    "Can these figures be believed?": "这些数字可信吗",
    "With the records that each figure comes from": "并列出各数字的来源记录",
    "{name}: no financial statement to look at": "{name}：没有可核查的财务报表",
    "{name}: statement of {date} ({id}, {place})": "{name}：{date} 的报表（{id}，{place}）",
    "Nothing to compare with:": "无可对照：",
    "  {what}: {missing} not known": "  {what}：缺{missing}",
    "deviates ({severity})": "不符（{severity}）",
    # credit/cases.py
    "the case was closed on {day}": "案件已于 {day} 结案",
    "the case is in the stage {stage} since {day}": "案件自 {day} 起处于“{stage}”阶段",
    "the case is in this stage already, since {day}": "案件自 {day} 起已处于此阶段",
    "{stage} does not come after {other}": "“{stage}”不能在“{other}”之后",
    "{stage} comes after {others}": "“{stage}”须在{others}之后",
    "as written down in the case": "按案件登记的日期",
    "proceedings are going on: {stage}": "程序进行中（{stage}）",
    "3 years from the due date {day} ({id})": "自到期日 {day} 起三年（{id}）",
    "3 years from {what} on {day} ({id})": "自 {day} {what}起重新计算三年（{id}）",
    # cli/cases.py, case.py
    "Legal cases: the claim, the stage and since when, what was recovered (by receipts that pay the named sales, or as "
    "written down, whichever is more), the cost, and when the claim is barred. kehu case moves a case on.": (
        "列出法律案件：标的、阶段及起始日、已收回金额（所涉交易的回款与登记数取大者）、费用、诉讼时效届满日。"
        "推进阶段用 kehu case。"
    ),
    "Cases that are not closed": "未结案件",
    "Cases against one colleague's customers, for a spreadsheet": "某业务员名下客户的案件，供表格软件使用",
    "Only cases that are not closed": "只列未结案件",
    "No case at {day}": "{day} 没有案件",
    "{count} {count:case|cases}": "共 {count} 件",
    "Shows a customer's legal cases: every stage with its day, what came in, and when the claim is barred and why: "
    "three years from the due date, or from the last demand, promise or payment, unless the case has a date of its own "
    "(limitation). With --stage a case moves on; a stage that cannot come now is refused. kehu add case opens one.": (
        "查看一个客户的法律案件：各阶段日期、已收回金额、诉讼时效届满日及依据。时效自到期日起三年；"
        "催告、债务人承诺或部分付款后重新计算；案件另登记了 limitation 的以登记为准。"
        "用 --stage 推进阶段，次序不合的会被拒绝。立案用 kehu add case。"
    ),
    "How its cases stand": "该客户案件的现状",
    "The suit was accepted": "法院受理起诉",
    "Closed today": "今天结案",
    "Which case, if there are several": "有多个案件时指定哪一个",
    "Move it to this stage: lawyer, lawsuit, 诉讼 …": "推进到此阶段：lawyer、lawsuit、诉讼等",
    "STAGE": "阶段",
    "Since which day; else today": "从哪天起；不写为今天",
    "What happened": "经过说明",
    "{day} is still to come": "{day} 尚未到来",
    "nothing was written; kehu set can put a stage right": "未写入；更正阶段可用 kehu set",
    "{id}: {stage} since {day} ({path})": "{id}：{day} 起{stage}（{path}）",
    "there is no case {id} in this file": "档案中没有案件 {id}",
    "there are {count} open cases in this file": "档案中有 {count} 个未结案件",
    "there are: {ids}": "现有：{ids}",
    "record a new one: kehu add case {code} …": "请先登记案件：kehu add case {code} …",
    "{id} ({place}), claim {claim}: {stage}": "{id}（{place}），标的 {claim} 元：{stage}",
    "  {day}  {stage}: {note}": "  {day}  {stage}：{note}",
    "  {day}  {stage}": "  {day}  {stage}",
    "  recovered {amount}, of it by receipts {came}": "  已收回 {amount} 元，其中回款记录 {came} 元",
    "  the limitation does not run: {basis}": "  诉讼时效中断：{basis}",
    "  barred since {day}: {basis}": "  诉讼时效已于 {day} 届满：{basis}",
    "  barred after {day}, in {n} {n:day|days}: {basis}": "  诉讼时效 {day} 届满，还有 {n} 天：{basis}",
    "  when it is barred is not known: the case names no sale that is owed": "  诉讼时效无法计算：案件未写明所涉交易",
    # report/plausibility.py
    "nothing to compare the statement with": "报表无可对照的数据",
    "Nothing to compare with: {what}.": "无可对照：{what}。",
    "{label}": "{label}",
    "{label} {figure}": "{label} {figure}",
    "fits": "相符",
    "nothing to compare with": "无可对照",
}
