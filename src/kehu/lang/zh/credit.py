"""Chinese of credit control: may an order ship, limits, promises of payment."""

MESSAGES: dict[str, str] = {
    # model/policy/release.py
    "“{name}” is not a volume grade and a credit grade": "“{name}”不是业务分级加信用等级",
    "write both together, like A乙 or Bnone": "两级连写，如 A乙、Bnone",
    # credit/release.py
    "{volume}, {credit}, with an approved limit": "{volume}、{credit}，有经批准的额度",
    "{volume}, {credit}": "{volume}、{credit}",
    "thin evidence": "样本少",
    "watched: {cause}": "关注中（{cause}）",
    "status {status}": "状态为{status}",
    "{status}: {why}": "{status}：{why}",
    "{status}": "{status}",
    "no open risk sign that says no": "没有影响放行的风险信号",
    "{kind} ({date})": "{kind}（{date}）",
    "open: {signs}": "未解除：{signs}",
    "nothing undisputed overdue for more than {days} {days:day|days}": "没有逾期超过 {days} 天的无争议账款",
    "{amount} undisputed overdue for more than {days} {days:day|days}, the oldest {id} for {oldest} {oldest:day|days}": (
        "无争议账款 {amount} 元逾期超过 {days} 天，最久的 {id} 已逾期 {oldest} 天"
    ),
    "{grades}; {cap}: {terms}": "{grades}；因{cap}：{terms}",
    "{grades}: {terms}": "{grades}：{terms}",
    "wholly paid before shipment": "发货前已全额付款",
    "{short} of {amount} is not paid yet": "{amount} 元中有 {short} 元尚未付款",
    "{short} of {amount} is sold on credit": "{amount} 元中赊销 {short} 元",
    "open promises cover {short} of {amount}": "{amount} 元中的 {short} 元有付款承诺",
    "open promises cover {covered}, and {short} of {amount} is on credit": (
        "{amount} 元中需凭承诺 {short} 元，现有付款承诺只够 {covered} 元"
    ),
    "no valid evaluation, and at least {least} is asked for": "没有有效的评估，要求不低于 {least} 分",
    "{total} of 100, at least {least} is asked for": "{total} 分（满分 100），要求不低于 {least} 分",
    "no broken promise": "没有未兑现的付款承诺",
    "{count} broken {count:promise|promises}; of {amount} promised by {day} {short} has not come": (
        "有 {count} 项付款承诺未兑现：承诺 {day} 前付 {amount} 元，尚欠 {short} 元"
    ),
    "the order adds no exposure": "本单不增加敞口",
    "of the group": "（集团）",
    "of the customer": "（本客户）",
    "exposure {whose} {exposure} + {order} = {after}, within the limit {limit}": (
        "敞口{whose}{exposure} + 本单 {order} = {after}，在额度 {limit} 以内"
    ),
    "the limit {whose} is 0, cash only: exposure {exposure} + {order} = {after}": (
        "额度{whose}为 0，只做现款：敞口 {exposure} + 本单 {order} = {after}"
    ),
    "exposure {whose} {exposure} + {order} = {after}, {over} over the limit {limit}": (
        "敞口{whose}{exposure} + 本单 {order} = {after}，超过额度 {limit}，超出 {over}"
    ),
    "the limit {amount} of {name} expired on {day}; that counts as none": "{name}的额度 {amount} 已于 {day} 到期，视同无额度",
    "the limit {amount} of {name} is suspended since {day}": "{name}的额度 {amount} 自 {day} 起暂停",
    "no limit is set for {name}; none is not unlimited": "{name}未设额度；未设不等于不限",
    "an extension may be agreed later": "必要时可以展期",
    "an extension may be agreed: grade {volume}, contract above {line}": "可以展期：{volume} 类客户，合同额超过 {line}",
    "no extension on these terms": "此条件下不予展期",
    # credit/remedies.py
    "pay {amount} of what is owed ({ids})": "先付欠款 {amount} 元（{ids}）",
    "pay {amount} of the order before shipment": "发货前预付 {amount} 元",
    "renew the limit of {name}: at least {amount}": "续批{name}的额度，不低于 {amount} 元",
    "lift the suspension of the limit of {name}, which must be {amount} at least": (
        "恢复{name}的额度，额度须不低于 {amount} 元"
    ),
    "approve a limit of {amount} for {name}": "为{name}批准额度 {amount} 元",
    "raise the limit of {name} to {amount}": "把{name}的额度提高到 {amount} 元",
    "record a promise to pay {amount}": "取得并登记 {amount} 元的付款承诺",
    "approve the customer, who is a draft": "先审批该客户（现为草稿）",
    "lift the suspension of the customer": "恢复该客户（现为暂停）",
    "take the customer back: its status is {status}": "恢复该客户为正常（现为{status}）",
    "clear the risk signs {ids}": "解除风险信号 {ids}",
    "ship at most {amount}": "本单减到 {amount} 元以内",
    # cli/brief_views.py
    "{paid} paid": "已付 {paid}",
    # review/credit_rules.py
    "The group's exposure {exposure} is {over} over the limit {limit} of {name}": (
        "集团敞口 {exposure} 元，超过{name}的额度 {limit} 元，超出 {over} 元"
    ),
    "Exposure {exposure} is {over} over the limit {limit}": "敞口 {exposure} 元，超过额度 {limit} 元，超出 {over} 元",
    "Ship against payment only until it is within the limit: kehu clear {code}": (
        "回到额度以内之前只做款到发货：kehu clear {code}"
    ),
    "Promised {amount} by {day} ({id}); {missing} has not come": "承诺 {day} 前付 {amount} 元（{id}），尚欠 {missing} 元",
    "Promised {amount} {currency} by {day} ({id}); {missing} {currency} has not come": (
        "承诺 {day} 前付 {amount} {currency}（{id}），尚欠 {missing} {currency}"
    ),
    "Ask for the money, and ship nothing more on a promise": "催收该款，暂不再凭承诺发货",
    "Examine it anew, then record it: kehu add limit {code}": "请重新审查并登记：kehu add limit {code}",
    "The limit {amount} expired on {day} and counts as none": "额度 {amount} 元已于 {day} 到期，视同无额度",
    "The limit {amount} expires on {day}, in {left} {left:day|days}": "额度 {amount} 元将于 {day} 到期，还有 {left} 天",
    # quality/commitment.py, within.py
    "{id} of {code} ({amount})": "{code} 的 {id}（{amount}）",
    "{id} holds {amount}, but exposure {exposure} is {over} over the limit {limit}; others: {others}": (
        "{id} 预留 {amount}，但敞口 {exposure} 超过额度 {limit}，超出 {over}；其他预留：{others}"
    ),
    "headroom was given away twice: close one of the orders, or raise the limit": (
        "同一额度预留了两次：请结案其中一单，或提高额度"
    ),
    "nobody has approved the limit {amount}": "额度 {amount} 无人批准",
    "{name} may not approve a limit of {amount}": "{name} 无权批准 {amount} 的额度",
    "delegation: in kehu.yaml says which role may approve how much": "各岗位的审批权限见 kehu.yaml 的 delegation:",
    # quality/groups.py, cli/clear.py, clear_views.py
    "this customer shares a limit with the one that was asked about: mend its file first (kehu check {code})": (
        "该客户与所查客户共用额度，请先改正其档案（kehu check {code}）"
    ),
    "Says whether an order may ship: by status, risk signs, overdue money, grade, payment or promise, and the limit "
    "against exposure. Every rule is a line with its figures; below stands what would make it yes, each way tried out. "
    "The exit code is 0 for yes and 1 for no. With --reserve a yes is written down as an order that holds the "
    "headroom until a day.": (
        "判断一单能否放行：看状态、风险信号、逾期、评级、付款或承诺，以及敞口与额度。每条规则一行，列出数字；"
        "不能放行时，下面列出怎样才能放行，每种办法都经过试算。退出码：可以为 0，不可以为 1。"
        "加 --reserve 时，可以放行的即登记为订单，把额度预留到某日。"
    ),
    "May an order of 60,000 ship today?": "今天能否放行一单 60,000 元",
    "The same with 20,000 paid before shipment": "同一单，发货前先付 20,000 元",
    "An order that the file has already; it is not counted twice": "档案中已有的订单，不会重复计算",
    "If yes, hold the headroom until the order is sold": "可以放行的，预留额度",
    "{option} and {other} do not go together: {why}": "{option} 与 {other} 不能同用：{why}",
    "{option} goes with {other} only": "{option} 只能与 {other} 同用",
    "What the order is worth": "订单金额",
    "The order, if the file has it; gives the amount too": "档案中的订单编号；金额可由此取得",
    "What of it is paid before shipment": "其中发货前付款的金额",
    "If yes, write the order down so that it holds the headroom": "可以放行的，登记订单，预留额度",
    "Hold it until this day; else as long as the policy says": "预留到哪一天；不写按政策规定的天数",
    "Who reserves": "预留人",
    "ID": "编号",
    "that order counts already": "该订单已计入敞口",
    "record the money first: kehu add receipt": "请先登记这笔款：kehu add receipt",
    "headroom is held from today": "额度从今天起预留",
    "there is no order {id} in this file": "档案中没有订单 {id}",
    "{day} is past": "{day} 已过",
    "Headroom of {amount} is held until {day} by order {id} ({where})": "已预留额度 {amount} 元至 {day}，订单 {id}（{where}）",
    "YES: an order of {amount}, {prepaid} of it prepaid, may ship": "可以放行：本单 {amount} 元，其中预付 {prepaid} 元",
    "NO: an order of {amount}, {prepaid} of it prepaid, may not ship": "不可以放行：本单 {amount} 元，其中预付 {prepaid} 元",
    "YES: an order of {amount} may ship": "可以放行：本单 {amount} 元",
    "NO: an order of {amount} may not ship": "不可以放行：本单 {amount} 元",
    "What would make it yes, each way by itself:": "怎样才能放行（任选其一）：",
    "Exposure of the group of {name}": "敞口（{name}所属集团合计）",
    "Exposure": "敞口",
    "{first}, and {rest}": "{first}，并且{rest}",
}
