"""Chinese of the work on the archive: intake, owners, visits, who leaves."""

MESSAGES: dict[str, str] = {
    # roles
    "{name} ({role}) may not {act}: that is for {roles}": "{name}（{role}）无权{act}，应由{roles}办理",
    "{name} left on {day}": "{name} 已于 {day} 离职",
    "kehu.yaml does not say which role {name} has": "kehu.yaml 未注明 {name} 的岗位",
    "names and roles stand under staff: in kehu.yaml": "人员与岗位见 kehu.yaml 的 staff:",
    # add customer
    "{name} looks like {codes}, which was there first and keeps the customer; nothing was written": (
        "{name} 疑与 {codes} 重复：先建档者负责该客户；未写入"
    ),
    "a manager may decide otherwise: kehu assign; if it is another firm, add it with --anyway": (
        "经理可另行裁定：kehu assign；若确为另一家单位，请加 --anyway 建档"
    ),
    "Add it all the same?": "仍要建档吗？",
    "a draft has no other status": "草稿不能另设状态",
    "As a draft, until kehu approve; it is not graded yet": "建为草稿，待 kehu approve 审批；审批前不评级",
    "Add it even if it looks like a customer we have": "与已有客户疑似重复也要建档",
    "A draft, which a manager approves": "建为草稿，待经理审批",
    # intake
    "nothing was written; a mistake is corrected with kehu set": "未写入；登记有误请用 kehu set 更正",
    "{code} was approved by {by} on {day} already": "{code} 已由 {by} 于 {day} 审批",
    "{code} was forwarded by {by} on {day} already": "{code} 已由 {by} 于 {day} 移交",
    "{code} was filed by {by} on {day} already": "{code} 已由 {by} 于 {day} 归档",
    "{code} has not been approved yet": "{code} 尚未审批",
    "{code} has not been forwarded to the keeper yet": "{code} 的资料尚未移交档案管理员",
    "first: kehu {command} {code} --by …": "请先执行：kehu {command} {code} --by …",
    "an unknown day": "（日期不详）",
    "somebody": "（经办人不详）",
    "{day} is too early: {label} {earlier}": "{day} 过早：{label}为 {earlier}",
    "{code} is closed": "{code} 已关闭",
    "give the right day with --date": "请用 --date 给出正确日期",
    "On which day; else today": "办理日期，默认今天",
    "Who of us does it": "我方经办人",
    "give the day on which it was done": "请填实际办理的日期",
    "{day} is yet to come": "{day} 还没有到",
    "{code} {name}: approved by {by} on {day}": "{code} {name}：{by} 于 {day} 审批通过",
    "{code} {name}: forwarded by {by} on {day}": "{code} {name}：{by} 于 {day} 移交资料",
    "{code} {name}: filed by {by} on {day}": "{code} {name}：{by} 于 {day} 归档",
    "Approves a new customer: its draft becomes active, and the file says who approved it and when. Sales managers, "
    "credit managers and the boss may, where kehu.yaml lists the staff. Next comes kehu forward, then kehu file.": (
        "审批新客户：草稿转为正常客户，并记下审批人和日期。kehu.yaml 列有人员时，须由销售经理、信用经理或总经理审批。"
        "之后依次是 kehu forward（移交）、kehu file（归档）。"
    ),
    "It was approved on that day": "补登当日的审批",
    "Approve one today": "今天审批一户",
    "Records that the papers of an approved customer were forwarded to the archive keeper, when and by whom.": (
        "登记已审批客户的资料移交档案管理员：何时、由谁移交。"
    ),
    "Forwarded today": "今天移交",
    "Records that the archive keeper has put a forwarded customer's papers on file. Only a keeper may, where "
    "kehu.yaml lists the staff.": "登记档案管理员已将移交的资料归档。kehu.yaml 列有人员时，只有档案管理员可以归档。",
    "Filed today": "今天归档",
    # status, watch
    "Changes a customer's status: suspended, phasing_out, closed or active. The change is kept in the file with day, "
    "reason and person. A draft becomes active by kehu approve. Sales managers, credit managers and the boss may, "
    "where kehu.yaml lists the staff.": (
        "变更客户状态：suspended 暂停、phasing_out 淘汰中、closed 关闭、active 正常。每次变更连同日期、原因、经办人记入档案。"
        "草稿须经 kehu approve 审批后转为正常。kehu.yaml 列有人员时，须由销售经理、信用经理或总经理办理。"
    ),
    "No orders until then": "到期前暂停接单",
    "Take it up again": "恢复往来",
    "{day} is before {earlier}": "{day} 早于 {earlier}",
    "{code} {name}: {old} → {new}": "{code} {name}：{old} → {new}",
    "{code} is {status} already": "{code} 的状态已是{status}",
    "suspended, phasing_out, closed or active": "suspended 暂停、phasing_out 淘汰中、closed 关闭、active 正常",
    "REASON": "原因",
    "For what reason": "事由",
    "Look at it again on this day": "到这一天再议",
    "{code} is a draft": "{code} 还是草稿",
    "Puts a customer under watch: the cause, who says so, and until when; kehu review reminds of a day that has "
    "passed. With --clear the watch ends.": (
        "对客户设置关注：原因、经办人、截止日；过了截止日 kehu review 会提醒。--clear 解除关注。"
    ),
    "--clear ends the watch, and goes with neither --cause nor --until": (
        "--clear 用于解除关注，不与 --cause、--until 同用"
    ),
    "Watch it until the end of June": "关注到六月底",
    "Watch on, for the same cause": "原因不变，延长关注",
    "The watch is over": "解除关注",
    "{code} {name}: the watch has ended": "{code} {name}：已解除关注",
    "{code} {name}: under watch until {day}": "{code} {name}：已设关注，截止：{day}",
    "it is ended": "另行解除",
    "Why it is to be watched": "关注原因",
    "Until this day": "关注到哪一天",
    "End the watch": "解除关注",
    "{code} is not under watch": "{code} 没有设置关注",
    # assign
    "Gives a customer to a colleague, and keeps the history of who had it before. With --even all customers without "
    "an owner, or whose owner has left, are handed to the salespeople, evenly by the capacity that kehu.yaml gives "
    "each, counting the customers that they have. The plan is shown first: at a terminal kehu asks; elsewhere nothing "
    "is written without --yes, and the exit code is 1. Sales managers and the boss may, where kehu.yaml lists the "
    "staff.": (
        "把客户分派给某位业务员，并保留业务员沿革。--even 把没有业务员、或业务员已离职的客户，按 kehu.yaml 中各人的 capacity"
        "（可负责客户数）并计入现有客户，均衡分给各业务员。先列出方案：在终端会询问；否则不加 --yes 不写入，退出码为 1。"
        "kehu.yaml 列有人员时，须由销售经理或总经理分派。"
    ),
    "Show who would get whom, each within their regions": "只在各自负责地区内分配，先看方案",
    "Do it without asking": "不再询问，直接执行",
    "`kehu assign` takes a customer with --to, or --even, not both": (
        "`kehu assign` 要么指定客户和 --to，要么用 --even，二者不可同用"
    ),
    "the archive has changed since the plan was shown; nothing was written": "方案列出之后档案有变动，未写入",
    "look at the new plan: run the command again": "请重新运行命令，查看新方案",
    "{code} {name}: owner {old} → {new}": "{code} {name}：业务员 {old} → {new}",
    "{code} has had its owner since {last}, after {day}": "{code} 的现任业务员自 {last} 起负责，晚于 {day}",
    "{n} {n:customer|customers} handed out": "已分配 {n} 户",
    "{name} looks after {code} already": "{code} 本来就由 {name} 负责",
    "{name} has no capacity in kehu.yaml, and gets none": "{name} 在 kehu.yaml 中未填 capacity，不参加分配",
    "{n} {n:customer stays|customers stay} without an owner": "{n} 户仍无人负责",
    "nothing to hand out": "没有可分配的客户",
    "this is a plan, nothing was written; --yes carries it out": "以上为方案，未写入；加 --yes 执行",
    "Hand out {n} {n:customer|customers}?": "确定分配这 {n} 户吗？",
    "Who is to look after it": "分派给谁",
    "Hand out all customers that have no owner": "均衡分配所有无人负责的客户",
    "Only to colleagues in charge of its region": "只分给负责该地区的业务员",
    "Carry the plan out without asking": "不询问，直接执行方案",
    "kehu.yaml names no salesperson": "kehu.yaml 中没有在职业务员",
    "nobody": "无人",
    # handover
    "owed; {amount} of it is overdue": "未收货款，其中逾期 {amount}",
    "to be paid by {day}, {state}": "承诺 {day} 前付款，{state}",
    "{stage}; to do: {next}": "{stage}，下一步：{next}",
    "{kind} {no}; {place}": "{kind} {no}，{place}",
    "due on {day}": "应于 {day} 跟进",
    "looks after the customer": "负责该客户",
    "complaint: {text}": "投诉：{text}",
    "Lists what a colleague who leaves still has: customers with the money that they owe, promises and follow-ups, "
    "visits on the way, complaints, originals. With --to the customers go to another, with open visits and "
    "complaints; papers are handed over by hand, and --originals says that it was done. The exit code is 0 if nothing "
    "is left, and 1 if something is.": (
        "列出离职人员名下尚未移交的事项：客户及其欠款、付款承诺、待跟进事项、未完成的走访、未解决的投诉、经手的原件。"
        "用 --to 把客户连同走访、投诉移交给他人；原件须当面点交，点交后加 --originals 登记。全部移交完毕退出码为 0，否则为 1。"
    ),
    "nobody on the staff is called {name}": "人员名单中没有 {name}",
    "names stand under staff: in kehu.yaml": "人员名单见 kehu.yaml 的 staff:",
    "did you mean {near}? names stand under staff: in kehu.yaml": "是否指 {near}？人员名单见 kehu.yaml 的 staff:",
    "What is still to be handed over?": "还有哪些没有移交？",
    "Hand it all to one colleague": "全部移交给一位同事",
    "The originals too; the keeper has them now": "原件也已点交给档案管理员",
    "that is the one who leaves": "接手人就是离职人员本人",
    "{name} has nothing left to hand over": "{name} 名下已全部移交",
    "Who leaves": "离职人员",
    "Who takes it all over": "接手人",
    "Which manager hands it over": "办理移交的经理",
    "The papers have changed hands too": "原件也已点交",
    # visits
    "the visit {id} of {day} stands at: {stage}": "走访 {id}（{day}）目前状态：{stage}",
    "Lists the visits that are on the way, from the plan to the minutes that the customer has confirmed: where each "
    "stands, since when, what comes next and who has to act. The subcommands move one visit on; where a customer has "
    "only one visit that is so far, its id need not be given.": (
        "列出未办结的走访，从计划到客户确认纪要：目前状态、已有几天、下一步、由谁办。各子命令把一次走访推进一步；"
        "客户只有一次走访处于该状态时，不必写走访编号。"
    ),
    "VISIT": "走访",
    "The visit's id; needed where several are so far": "走访编号；有多次走访处于同一状态时必填",
    "{code} has no visit that stands at: {stages}": "{code} 没有处于以下状态的走访：{stages}",
    "kehu visit {code} --all lists its visits": "kehu visit {code} --all 列出该客户的全部走访",
    "this goes with a visit that stands at: {stages}": "只有处于以下状态的走访可以这样办：{stages}",
    "{code} has no visit {id}": "{code} 没有编号为 {id} 的走访",
    "{code} has several visits that are so far: {visits}": "{code} 有多次走访处于该状态：{visits}",
    "name the one that is meant by its id, behind the customer": "请在客户后面写明走访编号",
    "the minutes are given with --text or with --from, and with one of them": "纪要用 --text 或 --from 给出，只能用其一",
    "What one colleague has to do": "某位同事的客户有哪些走访要办",
    "Minutes that wait for the manager": "等经理批准的纪要",
    "Plan a visit; prints its id": "登记走访计划，输出走访编号",
    "The manager approves the plan": "经理批准计划",
    "It took place, a day later": "推迟一天走访",
    "Write the minutes down": "登记纪要",
    "{code} {name}: visit {id}: {stage}": "{code} {name}：走访 {id}：{stage}",
    "A manager approves a visit's plan: a sales manager or the boss, where kehu.yaml lists the staff.": (
        "经理批准走访计划。kehu.yaml 列有人员时，须由销售经理或总经理批准。"
    ),
    "Records that a planned visit took place: on which day, and with whom.": "登记走访已完成：哪一天、见了谁。",
    "Writes the minutes of a visit that took place, within two working days. --from reads a text file.": (
        "登记走访纪要，应在走访后两个工作日内完成。--from 从文本文件读入。"
    ),
    "A manager approves the minutes; then they may go to the customer.": "经理批准纪要，之后可送客户。",
    "Records that approved minutes were sent to the customer, when and by whom.": "登记已批准的纪要送达客户：何时、由谁送。",
    "Records who at the customer confirmed the minutes, and when. With this the visit is closed.": (
        "登记客户方由谁、何时确认纪要。至此走访办结。"
    ),
    "Cancels a visit that has not taken place, and notes why.": "取消尚未进行的走访，并注明原因。",
    "Plans a visit: the day, who goes, whom to see, for what purpose. The visit's id is printed.": (
        "登记走访计划：日期、走访人、受访人、目的。输出走访编号。"
    ),
    "The visit is named where several are so far": "同一状态有多次走访时写明编号",
    "It took place as planned; with whom": "按计划走访，注明受访人",
    "From a text file; come back to it in February": "从文本文件读入，二月跟进",
    "The minutes may go to the customer": "纪要可以送客户",
    "Sent today": "今天送达",
    "Mr Li of the customer has confirmed them": "客户方李经理已确认",
    "It will not take place": "走访不再进行",
    "Only what this colleague has to do": "只列由此人办理的",
    "Only visits that stand there, such as minutes": "只列处于该状态的走访，如 minutes",
    "Also those that are confirmed or cancelled": "连同已确认、已取消的",
    "PERSON": "人员",
    "Whom it was with": "受访人",
    "Who went, if another than planned": "走访人（与计划不同时填写）",
    "What was said and agreed": "谈了什么、约定了什么",
    "Read it from this text file": "从此文本文件读入",
    "Needs and problems in the customer's words": "客户原话：需求与问题",
    "When to come back to it": "跟进日期",
    "Who at the customer confirmed them": "客户方确认人",
    "no visit is on the way": "没有未办结的走访",
}
