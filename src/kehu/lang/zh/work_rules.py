"""Chinese of the review rules about our own work: intake, visits, contacts, persons' data, staff."""

MESSAGES: dict[str, str] = {
    "Whatever is collected of a customer is entered within so many working days (`collected_on`, `entered_on`).": (
        "客户资料采集后应在规定的工作日内建档（`collected_on` 采集日期、`entered_on` 建档日期）。"
    ),
    "Collected on {date}, and not entered by {until}": "{date} 采集，应于 {until} 前建档，至今未建",
    "Enter it: kehu set {code} entered_on=… entered_by=…": "请建档：kehu set {code} entered_on=… entered_by=…",
    "The papers of an approved customer go to the archive keeper by the next working day.": (
        "客户审批通过后，资料应在下一个工作日前移交档案管理员。"
    ),
    "Approved on {date}, and not forwarded by {until}": "{date} 审批通过，应于 {until} 前移交，至今未移交",
    "Forward it to the keeper: kehu forward {code} --by …": "请移交档案管理员：kehu forward {code} --by …",
    "What was forwarded to the archive keeper is put on file within so many working days.": (
        "资料移交档案管理员后，应在规定的工作日内归档。"
    ),
    "Forwarded on {date}, and not on file by {until}": "{date} 移交，应于 {until} 前归档，至今未归档",
    "Put it on file: kehu file {code} --by …": "请归档：kehu file {code} --by …",
    "A draft is approved, or closed, within so many working days: counted from entry, else from collection, else from the change of status that made it a draft. One of which no such day is known has waited too long already.": (
        "草稿应在规定的工作日内审批或关闭：自建档日起算，没有的自采集日，再没有的自转为草稿之日；日期都没有的，视为已超期。"
    ),
    "Look at it, and approve it: kehu approve {code} --by …": "请审核并批准：kehu approve {code} --by …",
    "A draft, and nobody wrote down since when": "草稿待审，且没有建档日期",
    "A draft since {date}": "自 {date} 起为草稿，尚未审批",
    "A planned visit is made on its day, put off or cancelled.": "计划的走访应如期进行，否则改期或取消。",
    "The visit planned for {day} ({id}) was not made": "原定 {day} 的走访（{id}）没有进行",
    "Record it: kehu visit made {code} {id}; or cancel it: kehu visit cancel {code} {id}": (
        "已走访的请登记：kehu visit made {code} {id}；否则取消：kehu visit cancel {code} {id}"
    ),
    "See to it, then record it: kehu visit {word} {code} {id}": "请办理并登记：kehu visit {word} {code} {id}",
    "The minutes of a visit are written within so many working days.": "走访后应在规定的工作日内写出纪要。",
    "The visit of {day} ({id}) has no minutes": "{day} 的走访（{id}）没有纪要",
    "The minutes of a visit are approved within so many working days.": "走访纪要写成后，应在规定的工作日内批准。",
    "The minutes of the visit of {day} ({id}) wait for approval since {since}": (
        "{day} 走访（{id}）的纪要自 {since} 起待批"
    ),
    "Approved minutes go to the customer within so many working days.": "走访纪要批准后，应在规定的工作日内送交客户。",
    "The minutes of the visit of {day} ({id}), approved on {since}, were not sent to the customer": (
        "{day} 走访（{id}）的纪要 {since} 已批准，尚未送客户"
    ),
    "The customer confirms the minutes within so many working days.": "走访纪要送出后，客户应在规定的工作日内确认。",
    "The minutes of the visit of {day} ({id}), sent on {since}, are not confirmed by the customer": (
        "{day} 走访（{id}）的纪要 {since} 已送出，客户尚未确认"
    ),
    "A customer is spoken to every so many days, the best and key ones more often: a communication, a visit, a market event that they came to, feedback. Counted from the last of them; of a customer with none nothing is said here.": (
        "每个客户应按规定间隔联系，最高业务等级客户和关键客户间隔更短。沟通、走访、客户到场的市场活动、客户反馈均计为联系，自最近一次起算；从无联系记录的客户不在此列。"
    ),
    "Last contact on {date}; every {days} days is the rule for its class": "上次联系 {date}；该类客户应每 {days} 天联系一次",
    "The best and key customers are visited every so many days. Counted from the last visit, or talk face to face; of a customer whom nobody has ever visited nothing is said here.": (
        "最高业务等级客户和关键客户应按规定间隔走访，自最近一次走访或面谈起算；从未走访过的客户不在此列。"
    ),
    "Last visited on {date}; every {days} days is the rule for its class": "上次走访 {date}；该类客户应每 {days} 天走访一次",
    "Plan a visit: kehu visit plan {code} --date …": "请安排走访：kehu visit plan {code} --date …",
    "Whoever's private data are kept, a contact or an individual customer, has a basis for it; where that is consent, the day on which it was given.": (
        "凡保存个人信息的联系人或个人型客户，都应登记处理依据；依据为本人同意的，还应登记同意日期。"
    ),
    "Private data of {name}, and no basis for keeping them": "保存了 {name} 的个人信息，但没有处理依据",
    "Record the basis, or remove the data: kehu set {where}privacy.basis=…": (
        "请登记处理依据，否则删除该信息：kehu set {where}privacy.basis=…"
    ),
    "The day on which {name} consented is not known": "没有 {name} 的同意日期",
    "Ask for it, then record it: kehu set {where}privacy.consent_on=…": (
        "请取得同意并登记：kehu set {where}privacy.consent_on=…"
    ),
    "Private data that were to be kept until a day go when it is over, or consent is renewed; of a closed customer too.": (
        "个人信息保存期满应删除，或重新取得同意；已关闭的客户也不例外。"
    ),
    "Private data of {name} were to be kept until {until}": "{name} 的个人信息保存期限 {until} 已过",
    "Remove them, or ask again: kehu set {where}privacy.keep_until=…": (
        "请删除，或重新取得同意：kehu set {where}privacy.keep_until=…"
    ),
    "One person keeps the archive (档案管理员): looked at where kehu.yaml lists the staff.": (
        "档案由一名档案管理员专管；kehu.yaml 列有人员名单时检查。"
    ),
    "Appoint one person, and write it in kehu.yaml: role: keeper": "请指定一人，并写入 kehu.yaml：role: keeper",
    "Nobody of the staff keeps the archive": "在职人员中没有档案管理员",
    "Several people keep the archive: {names}": "档案管理员不止一人：{names}",
    "Everybody on the list of staff, but the boss, has signed a confidentiality agreement (`confidentiality_on`).": (
        "名单中的人员除总经理外，均应签订保密协议（`confidentiality_on` 签订日期）。"
    ),
    "No confidentiality agreement of {count}: {names}": "{count} 人没有保密协议：{names}",
    "Have it signed, then write its day in kehu.yaml: confidentiality_on": (
        "请补签，并把日期写入 kehu.yaml：confidentiality_on"
    ),
    "Everybody on the list of staff, but the boss, was trained (`trainings`) within so many months; the first time within so many days of joining.": (
        "名单中的人员除总经理外，均应在规定的月数内受过培训（`trainings`），入职后在规定天数内首次培训。"
    ),
    "No training in force of {count}: {names}": "{count} 人没有有效的培训记录：{names}",
    "Train them, then write it in kehu.yaml: trainings": "请安排培训，并写入 kehu.yaml：trainings",
}
