"""Chinese of what review says."""

MESSAGES: dict[str, str] = {
    "{said}": "{said}",
    "policy.yaml: review.{where}, character {place}: {why}": "policy.yaml：review.{where}，第 {place} 个字符：{why}",
    "A customer is looked over every so many months, the best ones and key ones more often. The months are counted from the last review, else from entry, else from the first record; the day that a review names for the next one takes their place. Who has none of these was never reviewed. Both ends are watched first: who is neither large, nor key, nor pays badly, and was looked over within half a year, comes as information; `kehu review plan` has a day for it.": (
        "客户应按规定间隔定期复核，最高业务等级客户和关键客户间隔更短。自上次复核起算；从未复核的自建档日起算，没有建档日的自首笔记录起算；复核时约定了下次复核日的，以约定为准。三者皆无的，视为从未复核。抓两头，放中间：既非大客户、关键客户，付款也不差，且半年内复核过的，只作提示，由 `kehu review plan` 安排日子。"
    ),
    "Money is overdue from the day after its due date; of a closed customer too. It is graver when some of it is past due by more months than make the credit grade 丁.": (
        "到期日次日起即为逾期，已关闭的客户也不例外。逾期超过评定丁级的月数时，级别更高。"
    ),
    "Whoever is entered (else collected) is contacted within so many days: a first contact, a communication, a visit, an order or a sale.": (
        "建档（没有建档日的自采集日起）后应在规定天数内联系客户：首次联系、沟通、走访、订单、交易均可。"
    ),
    "The grades last written down differ from those that today's records give; grades never written down are said as information. A draft is not graded.": (
        "最近登记的评级与按现有记录评定的不一致；从未登记过评级的，仅作提示。待审客户不评级。"
    ),
    "A customer has an owner who is on the list of staff, where there is one, and has not left.": (
        "每个客户都应有在职的业务员；设有人员名单时，业务员须在名单中。"
    ),
    "The policy weighs what a customer's file should hold, class by class, and says how much is enough (see `kehu completeness`). What weighs most is named first.": (
        "政策按客户类别规定档案各项的权重和最低完整度（见 `kehu completeness`），先列权重最大的缺项。"
    ),
    "Exposure is beyond a limit in force: the customer's own, or the one that its group shares.": (
        "信用敞口超过有效额度：客户自身的额度，或所属集团共用的额度。"
    ),
    "The day of a promise of payment has passed, and receipts say that not all of it has come.": (
        "付款承诺的日期已过，而回款不足承诺的金额。"
    ),
    "The credit limit has ended and counts as none, or ends within the days that the policy says.": (
        "授信额度已到期（到期后视同没有额度），或将在政策规定的天数内到期。"
    ),
    "Look it over, then record it: kehu review done {code}": "请复核该客户，并登记：kehu review done {code}",
    "The review planned for {date} has not been made": "原定 {date} 的复核尚未进行",
    "Last reviewed on {date} by {by}": "上次复核 {date}，复核人 {by}",
    "Never reviewed; entered on {date}": "{date} 建档，从未复核",
    "Never reviewed; the first record is of {date}": "首笔记录在 {date}，从未复核",
    "Never reviewed": "从未复核",
    "{amount} overdue in {count} {count:item|items}; the oldest, {open} of {id}, was due on {due}, {days} {days:day|days} ago": (
        "逾期 {count} 笔共 {amount} 元，其中最久的 {id} 欠 {open} 元，到期日 {due}，已逾期 {days} 天"
    ),
    "Recover it, and ship against payment only: it is past {months} {months:month|months}": (
        "逾期已超过 {months} 个月：抓紧追收，此后款到发货"
    ),
    "Ask for payment": "请催收",
    "Entered on {date}, and nobody has contacted them since": "{date} 建档，至今无人联系",
    "Call or visit, then record it: kehu add communication {code}": "请致电或走访，并登记：kehu add communication {code}",
    "Look at the reasons, then write it down: kehu grade {code} --write": "请核对评级理由，并登记：kehu grade {code} --write",
    "Grades were never written down; today they are {volume} and {credit}": "尚无评级记录；现行评级为 {volume}、{credit}",
    "Written down on {date}: {old_volume} and {old_credit}; today: {volume} and {credit}": (
        "{date} 记录的评级为 {old_volume}、{old_credit}，现行评级为 {volume}、{credit}"
    ),
    "Nobody looks after this customer": "该客户没有业务员",
    "The owner {owner} is not on the list of staff": "业务员 {owner} 不在人员名单中",
    "The owner {owner} left on {date}": "业务员 {owner} 已于 {date} 离职",
    "Give it an owner: kehu assign {code} --to … --by … --why …": "请指定业务员：kehu assign {code} --to … --by … --why …",
}
