"""Chinese of what review says."""

MESSAGES: dict[str, str] = {
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
    "Give it an owner: kehu set {code} owner=…": "请指定业务员：kehu set {code} owner=…",
}
