"""Chinese of statements of account, dunning letters, provisions and legal terms of payment."""

MESSAGES: dict[str, str] = {
    # model/policy/dunning.py, provisions.py
    "a year of interest has 360 or 365 days": "计息基础天数只能是 360 或 365",
    "write one of the two": "请写其中之一",
    "no interest is due before the first day past due": "逾期第一天之前不计息",
    "write a number of days from 1 upward": "请写从 1 起的天数",
    "the days of the levels must rise, from 1 upward": "各级的逾期天数须由小到大，从 1 起",
    "the most courteous level comes first": "最缓和的一级写在最前",
    "a customer gets no two letters on one day": "同一客户一天内不发两封函",
    "{rates} rates for {names} buckets: {all}": "账龄段有 {names} 个（{all}），计提比例却有 {rates} 个",
    "write one percentage for each": "每段各写一个百分比",
    "no more than 100 % can be lost": "计提比例不能超过 100%",
    "write percentages like 5 or 50": "写百分数，如 5、50",
    # credit/dunning.py
    "gets no dunning letters (dunning: no)": "设为不发催款函（dunning: no）",
    "the last letter is of {day}; the next one no earlier than {next}": "上次发函 {day}，{next} 之前不再发",
    "{days} {days:day|days} late: letters begin at {first}": "逾期 {days} 天，满 {first} 天才发函",
    "every item was told of at its level, the highest {level}": "各笔均已按其级别发过函，最高第 {level} 级",
    "{amount} is less than {least}": "{amount} 元，低于起催金额 {least} 元",
    "all is left out: {reasons} ({day})": "全部暂不催收：{reasons}（{day}）",
    "all is left out: {reasons}": "全部暂不催收：{reasons}",
    # review/rules/legal_terms.py
    "An open sale of 2025-06-01 or later, to a public body or a large firm, is due later than State Council decree "
    "802, article 9, lets them pay a medium, small or micro firm: public bodies 30 days after delivery, 60 where the "
    "sale has a contract; large firms 60. Days count from the delivery, else from the sale's date. It looks only where "
    "kehu.yaml says by `our_size` that we are such a firm, and by the customer's nature and size.": (
        "2025-06-01 及以后对机关、事业单位或大型企业的未清交易，到期日晚于《保障中小企业款项支付条例》（国务院令第 802 号）"
        "第九条的付款期限：机关、事业单位自交付之日起 30 日，有合同的最长 60 日；大型企业 60 日。自发货（签收）日起算，"
        "无发货记录的自交易日起算。须在 kehu.yaml 用 our_size 注明本公司为中小企业；对方按客户性质和企业规模判断。"
    ),
    "{amount} of {id} is due on {due}, {days} {days:day|days} after delivery; decree 802, article 9, gives a "
    "{payer} {most}": (
        "{id} 未付 {amount} 元，到期日 {due} 为交付后第 {days} 天；按国务院令第 802 号第九条，{payer}应在 {most} 日内付款"
    ),
    "Check whether the contract agrees to longer terms and the trade is used to them; else agree shorter ones": (
        "核对合同是否另有约定且符合行业规范和交易习惯，否则应改约较短的付款期限"
    ),
    "Ask for payment within the days of the law, or record the contract that allows up to 60 days": (
        "要求在法定期限内付款；合同另有约定（最长 60 日）的，请登记合同号"
    ),
    "Ask for payment within 60 days: no contract may allow a public body more": (
        "要求在 60 日内付款：对机关、事业单位，合同约定也不得超过 60 日"
    ),
    # templates/statement.*.j2
    "Statement of account": "对账单",
    "Phone: {phone}": "电话：{phone}",
    "No. {number}": "编号：{number}",
    "To: {name}": "致：{name}",
    "Below is our account with {you} from {start} to {end}, both days included. Please compare it with your books and "
    "confirm it below, or say where it differs. This statement is for comparing accounts only; what was paid after its "
    "last day is not in it.": (
        "现将{start}至{end}我公司与{you}的往来账项列示如下，请与{you}账面核对。核对相符的，请在下方“信息证明无误”处"
        "签章；不符的，请在“数据不符”处列明。本单仅供核对账目之用，并非催款结算；截止日后已付的款项未列入。"
    ),
    "Movements": "往来明细",
    "Currency: {currency}": "币种：{currency}",
    "What": "摘要",
    "No. or contract": "单据号（合同号）",
    "Charged": "应收增加",
    "Credited": "应收减少",
    "Balance": "余额",
    "Balance brought forward": "期初余额",
    "Balance carried forward": "期末余额",
    "On {date} {you} owed us {sum}.": "截至{date}，{you}尚欠我公司{sum}。",
    "On {date} we held {sum} of yours, {you} owed us nothing on balance.": "截至{date}，我公司预收{you}{sum}，{you}无欠款余额。",
    "On {date} the balance between {you} and us was nil.": "截至{date}，我公司与{you}往来余额为零。",
    "Not settled at the close": "期末未结清款项",
    "Amount": "金额",
    "Open": "未付金额",
    "Due": "到期日",
    "Days late": "逾期天数",
    "Remark": "备注",
    "Disputed": "有争议",
    "Money of yours that pays nothing yet: {sum}.": "其中预收、尚未核销的款项：{sum}。",
    "Late interest to {date}: {currency} {amount}, not part of the balance. For each undisputed overdue item: open "
    "amount × {rate} % × days ÷ {day_count}, from day {from_day} past due.": (
        "逾期利息（计至 {date}，未计入余额）：{currency} {amount}。各笔无争议逾期款分别计算：未付金额 × 年利率 {rate}% × 计息天数 ÷ "
        "{day_count}，自逾期第 {from_day} 天起计。"
    ),
    "Basis: {basis}": "计息依据：{basis}。",
    "(stamp)": "（盖章）",
    "1. The figures are confirmed as correct.": "1. 信息证明无误。",
    "2. The figures differ. The amounts that differ, and why:": "2. 数据不符，不符金额及说明：",
    "Handled by": "经办人",
    # templates/dunning.*.j2
    " and ": "及",
    "Currency": "币种",
    "Why": "原因",
    "We thank {you} for the trust placed in us, and write about an account that may have escaped notice.": (
        "感谢{you}一直以来对我公司的信任与支持。现有货款事宜，谨此函告。"
    ),
    "By our books of {date}, the payments below have passed their agreed date; together they come to {sum}. We would "
    "ask {you} to look into them.": (
        "截至{date}，据我公司账面记录，{you}下列款项已过约定的付款日期，合计{sum}。或因事务繁忙未及安排，特此提醒，"
        "烦请{you}核对。"
    ),
    "On {date} the payments below, due from {you}, were overdue and had not reached us; together they come to {sum}.": (
        "截至{date}，{you}下列款项已超过双方约定的付款期限，我公司尚未收到，合计{sum}。"
    ),
    "On {date} the debts below, owed by {you} and long overdue, were still unpaid; together they come to {sum}.": (
        "截至{date}，{you}下列款项逾期已久，至今仍未支付，合计{sum}。"
    ),
    "Please arrange payment by {pay_by}. If it is already on its way, take this letter as settled and send us the "
    "voucher, so that we can enter it; if a figure is not clear, we are glad to hear from {you}.": (
        "请于{pay_by}前安排付款为盼。如已付款，请不必理会本函，并将付款凭证告知我公司，以便核对入账；如对账目有疑问，"
        "欢迎{you}随时与我公司联系。"
    ),
    "We have delivered as agreed, and depend on being paid in time. Please pay within {days} {days:day|days}, by "
    "{pay_by}. If that is not possible, send us a plan of payment in writing by then; if {you} object to a figure, tell "
    "us in writing by the same day, with the papers.": (
        "我公司已按约履行供货义务，逾期付款影响我公司资金周转。请于 {days} 日内，即{pay_by}前付清上述款项；确有困难的，"
        "请在此期限内提出书面付款计划；{you}对账目有异议的，亦请在同一期限内书面提出并附凭据。请予重视，及时安排。"
    ),
    "Please pay all of it by {pay_by}, within {days} {days:day|days}. If it is not paid by then, we will hand the matter "
    "to our lawyers and claim the debt, the damages for late payment and the costs that the law allows by lawsuit or "
    "arbitration, and reserve the right to stop deliveries on credit.": (
        "请务必于 {days} 日内，即{pay_by}前付清上述全部款项。届时仍未付清的，我公司将委托律师依法处理，通过诉讼或仲裁"
        "追索欠款、逾期付款损失及依法应由对方承担的费用，并保留停止赊销供货的权利。"
    ),
    "We would still rather settle this with {you} directly: please speak to us before that day.": (
        "我公司仍愿与{you}协商解决，请在上述期限内与我公司联系。特此函告。"
    ),
    "Late interest to {date}: {amount} {currency}. For each item: open amount × {rate} % × days ÷ {day_count}, from day "
    "{from_day} past due.": (
        "逾期利息（计至 {date}）：{currency} {amount}。各笔分别计算：未付金额 × 年利率 {rate}% × 计息天数 ÷ {day_count}，"
        "自逾期第 {from_day} 天起计。"
    ),
    "Asked for in earlier letters, and still unpaid:": "此前已函告、至今未付的款项：",
    "Not asked for here, and not to hold up the rest:": "下列款项另行处理，未列入本次催款，不影响上述款项的支付：",
    "On our books {you} have {sum} that pays nothing yet. If it is meant for the above, please tell us in writing.": (
        "另，{you}在我公司账上有预收未核销款项 {sum}。如可抵付上述款项，请书面告知。"
    ),
    "Please pay into: {account}": "收款账户：{account}",
    "Yours faithfully": "此致",
    "With kind regards": "顺颂商祺！",
    # cli/statement.py
    "A statement of account for a period: what was owed before it, every movement with its balance, what is owed at its "
    "end and what of it is open, by age, with lines to confirm or contradict it. Opening + movements = closing, in each "
    "currency. A bounced receipt has a line of its own on the day it bounced. The page is Markdown or HTML for A4; "
    "templates/statement.html.j2 in the archive replaces the built-in one.": (
        "编制一段期间的对账单：期初余额、逐笔往来及余额、期末余额、未结清款项及账龄，附确认栏（信息证明无误／数据不符）。"
        "各币种分别列示，期初＋发生＝期末；退票在退票日另列一行冲回。输出 Markdown 或可用 A4 打印的 HTML；"
        "档案库中的 templates/statement.html.j2 可代替内置模板。"
    ),
    "This year until today, to the screen": "本年至今，显示在屏幕上",
    "A year, as a page to print, stamp and send": "全年，输出为网页，打印盖章后寄出",
    "For everybody with a balance or a movement": "所有有余额或有发生额的客户",
    "The period ends on {end}, before it starts on {start}": "截止日 {end} 早于起始日 {start}",
    "There is no statement of {code}: its file has errors": "无法编制 {code} 的对账单：其档案有错误",
    "`kehu check {code}` lists them": "`kehu check {code}` 可列出",
    "Everybody with a movement or a balance": "所有有发生额或余额的客户",
    "First day; else 1 January of the last day": "起始日；不写为截止日当年 1 月 1 日",
    "Last day; else today": "截止日；不写为今天",
    "{count} {count:statement|statements} in {folder}": "已编制对账单 {count} 份，存于 {folder}",
    # cli/dunning.py, dunning_views.py, dunning_letters.py
    "Who gets a dunning letter of which level, about what, and who gets none, and why. Levels go by days past due, the "
    "most courteous first; they stand in the policy's section `dunning`. Disputed items, items promised for a later day "
    "and items in a legal case are left out and named in the letter as such; what is partly paid is in with the rest. "
    "With --write the letters are written and recorded as communications; no item gets a letter of the same or a lower "
    "level again, so that the same run twice writes nothing the second time.": (
        "催款计划：给谁发哪一级催款函、催哪些款，谁不发、为什么。级别按逾期天数，由缓到急，见政策的 dunning 一节。"
        "有争议、承诺付款期未到或已涉案的款项不催，但在函中列明；部分付款的按未付金额催收。加 --write 时出函并登记为沟通记录；"
        "同一笔款项同级或更低级的函不再发，因此同样的命令再运行一次不会重复出函。"
    ),
    "The plan: who would get a letter today, who not, and why": "计划：今天该给谁发函，谁不发，为什么",
    "Write the letters as HTML into a folder, and record them": "出函（HTML）到文件夹，并登记",
    "One customer's letter, as Markdown": "一个客户的函，Markdown 格式",
    "Letters are written as md or html, and the plan is printed as table, json or csv: not “{format}” here": (
        "函件格式为 md 或 html，计划的格式为 table、json 或 csv；此处不能用“{format}”"
    ),
    "Write the letters into this folder and record them": "出函到此文件夹，并登记",
    "Who writes; needed for --write": "经办人；与 --write 同用时必填",
    "How the letters are sent": "发函方式",
    "Nobody gets a letter": "没有需要发函的客户",
    "{count} {count:letter|letters}": "共 {count} 份",
    "Nothing is past due": "没有逾期款项",
    "{level} {title}": "{level} {title}",
    "{count} {count:letter|letters} written and recorded; {rest} overdue {rest:customer|customers} without one: kehu "
    "dunning says why": "已出函并登记 {count} 份；另有 {rest} 个逾期客户不发函，原因见 kehu dunning",
    "{title}, level {level}: {count} {count:item|items}, {amounts}": "{title}（第 {level} 级）：{count} 笔，{amounts}",
    # cli/provisions.py
    "What is expected to be lost of what customers owe at a date. Each open item is lost at the rate of its age or, "
    "where that is more, at the rate of the customer's credit grade or of an open legal case. Expected loss = open × "
    "rate, added up for each customer and rounded to the cent. Money of theirs that pays nothing yet does not lessen it "
    "unless the policy says so. The rates stand in the policy's section `provisions`.": (
        "计提某日的坏账准备。每笔未清应收按账龄段的比例计提；客户信用等级或涉案的单项评估比例更高的，按更高的比例。"
        "应提准备＝未清金额×比例，按客户合计后四舍五入到分。预收款不抵减应收，除非政策另有规定。比例见政策的 provisions 一节。"
    ),
    "The provision at the end of a year": "年末应提的坏账准备",
    "The same by salesperson": "按业务员汇总",
    "One customer, with the rate of every item": "一个客户，逐笔列出比例",
    "One line for each customer, owner, region or unit of ours": "按客户、业务员、地区或我方部门汇总",
    "Rates by days past due: {rates}": "按逾期天数的计提比例：{rates}",
    "At least: by credit grade {grades}; in a legal case {case} %": "单项计提不低于：按信用分级，{grades}；涉案的，{case}%",
    "{count} {count:item|items} at such a rate: --format json names them": "其中 {count} 笔按单项评估计提，明细见 --format json",
}
