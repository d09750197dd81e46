"""Chinese of what quality says."""

MESSAGES: dict[str, str] = {
    # across
    "the code {code} is taken by {file} too": "编码 {code} 已被 {file} 占用",
    "codes are unique without regard to case: give one of the customers another": "编码不分大小写，不得重复：请给其中一个客户换一个编码",
    "the alias {alias} is the code of {file}": "别名 {alias} 是 {file} 的客户编码",
    "the alias {alias} stands in {file} too": "别名 {alias} 在 {file} 中也有",
    "a name must lead to one customer: remove it": "一个别名只能指向一个客户：请删去一处",
    "{system} {id} is held by {file} too": "{system} 编码 {id} 在 {file} 中也有",
    "one of them is another customer's: correct it, or close the double customer": "其中一个填错了客户：请更正；若是重复建档，请关闭其一",
    "there is no customer {code}": "没有编码为 {code} 的客户",
    "the customer is its own parent, by way of {codes}": "上级公司循环：经 {codes} 又回到自身",
    "remove one of the parents": "请删去其中一个上级公司",
    # likeness
    "{label} {value} is also that of {file}": "{label} {value} 与 {file} 相同",
    "if they are one customer, keep one file and close the other": "若为同一客户，请保留一份档案，关闭另一份",
    "{label} {value} is like that of {file}": "{label} {value} 与 {file} 相近",
    "both were entered on {day}: if they are one customer, a manager decides: kehu assign": (
        "两份档案同在 {day} 建档：若为同一客户，由经理裁定归属：kehu assign"
    ),
    "{first} was entered first, on {day}, owner {owner}: if they are one customer, it keeps it; close {others}": (
        "{first} 建档在先（{day}，业务员 {owner}）：若为同一客户，归 {first}；请关闭 {others}"
    ),
    "{first} was entered first, on {day}, owner {owner}: if they are one customer, it keeps it; close this one "
    "(kehu status {code} closed), or let a manager decide (kehu assign {first})": (
        "{first} 建档在先（{day}，业务员 {owner}）：若为同一客户，归 {first}；请关闭本档案（kehu status {code} closed），"
        "或由经理裁定归属（kehu assign {first}）"
    ),
    "name but for place or legal form": "名称（除地名、组织形式外）",
    # conflict
    "two customers have the code {code}: {first}, entered on {first_day}, owner {first_owner}; and {second}, entered "
    "on {second_day}, owner {second_owner}": (
        "编码 {code} 被两个客户占用：{first}（{first_day} 建档，业务员 {first_owner}）和 {second}（{second_day} 建档，"
        "业务员 {second_owner}）"
    ),
    "these look like two firms: keep {first} here, and add {second} anew": (
        "看来是两家单位：此处保留 {first}，{second} 请重新建档"
    ),
    "these look like one firm, entered on one day: a manager decides whose side to keep; kehu assign records it": (
        "看来是同一家单位，且同日建档：由经理裁定保留哪一方，用 kehu assign 登记"
    ),
    "these look like one firm: the first, of {day}, keeps it; keep its side, with what is new on the other, or let a "
    "manager decide (kehu assign)": (
        "看来是同一家单位：归先建档的一方（{day}）；请保留该方内容，把另一方的新内容并入，或由经理裁定归属（kehu assign）"
    ),
    # dated
    "{late} {day} is before {early} {other}": "{late} {day} 早于{early} {other}",
    "correct one of the two dates": "请更正其中一个日期",
    "the {what} of {day} comes before its sale of {sold}": "{day} 的{what}早于所指交易（{sold}）",
    "correct one of the dates, or the sale that it names": "请更正日期，或更正所指的交易",
    # within
    "{name} is not among the staff": "人员名单中没有 {name}",
    "add the colleague to staff: in kehu.yaml": "请在 kehu.yaml 的 staff: 中补上此人",
    "{name} is not among our units": "部门名单中没有 {name}",
    "add the unit to units: in kehu.yaml": "请在 kehu.yaml 的 units: 中补上该部门",
    # values
    "it holds full-width or lower-case characters, blanks or dashes where none belong": "用了全角或小写字符，或夹有空格、横线",
    "write {right}; `kehu check --fix` does": "请写成 {right}；kehu check --fix 可代为更正",
    "it as it should be": "正确的写法",
    "personal data is kept of {name}, and no basis for that": "存有 {name} 的个人信息，却没有写明处理依据",
    "add privacy: {{basis: consent, consent_on: 2026-01-31}}, or what the basis is": "请补 privacy: {{basis: consent, consent_on: 2026-01-31}}，或写明其他依据",
    "the identity number says that the birthday is {day}, not {other}": "身份证号中的出生日期为 {day}，与所填生日 {other} 不符",
    "correct one of them; for a birthday by the old calendar add birthday_calendar: lunar": "请更正其一；若生日按农历，请加 birthday_calendar: lunar",
    "the identity number says that the birthday is {day}, which is still to come": "身份证号中的出生日期 {day} 尚未到来",
    "by the identity number {name} is {sex}": "按身份证号，{name} 的性别应为{sex}",
    "correct the number or the sex": "请更正身份证号或性别",
    # sums
    "the statement does not balance: total assets {assets}, liabilities + equity {other}": "报表不平：资产总计 {assets}，负债与所有者权益合计 {other}",
    "gross profit {profit} is not revenue - cost of sales = {other}": "毛利润 {profit} 与 营业收入-营业成本 = {other} 不符",
    "{parts} {total} is more than {whole} {most}": "{parts} {total} 大于{whole} {most}",
    "compare both with the bank's paper": "请与银行单据核对",
    "a share of {share} % is more than the whole": "持股比例 {share}% 超过 100%",
    "shares are per cent: 0 to 100": "持股比例以百分数填写：0 至 100",
    "on {day} the shareholders hold {total} % together": "{day} 各股东持股合计 {total}%",
    "give who has sold an until: date; a changed share is a new record with the same name": "已转让的股东请补 until: 日期；比例变动的，请以同名另记一条",
    "compare {names} with the paper; leave out what it does not state": "请将 {names} 与报表原件核对；报表上没有的不要填",
    # links
    "there is no document {id} in this file": "本文件中没有资料 {id}",
    "kehu add document records it": "可用 kehu add document 登记",
    "kehu show lists what there is": "用 kehu show 可查看已有记录",
    "{name} is not among the contacts": "联系人中没有 {name}",
    "kehu add contact records who it is": "可用 kehu add contact 登记此人",
    # papers
    "nobody knows where the original of {day} ({kind}) lies": "{day} 的原件（{kind}）没有存放地点",
    "add where the paper lies: place: …": "请补存放地点：place: …",
    "there is a hash, and no file that it is of": "有校验值，却没有对应的文件",
    "add file:, or remove sha256:": "请补 file:，或删去 sha256:",
    "the {kind} has expired on {day}": "{kind}已于 {day} 到期",
    "ask for the new one and add it: kehu add document": "请索取新件，并用 kehu add document 登记",
    # attachments
    "the file {file} is missing": "文件 {file} 不见了",
    "restore it from git or a backup, or correct file:": "请从 git 或备份中恢复，或更正 file:",
    "put a copy of it in its place": "请将文件的副本放到该处",
    "the file {file} has no hash: nobody would see that it is altered": "文件 {file} 没有校验值，被改动也无从发现",
    "`kehu check --fix` adds sha256: {hash}": "kehu check --fix 可补上 sha256: {hash}",
    "the file {file} is not what was recorded: it was altered or replaced": "文件 {file} 与登记时不同：已被改动或替换",
    "restore it from git or a backup; if it is right as it is, write sha256: {hash}": "请从 git 或备份中恢复；若现在的文件才对，请写 sha256: {hash}",
    "no document names this file": "没有任何资料登记此文件",
    "record it: kehu add document {code} --file {file}; or delete it": "请登记：kehu add document {code} --file {file}；或删除",
    # check
    "this file is not read": "此文件不会被读取",
    "a customer's file ends in .yaml: rename it": "客户档案须以 .yaml 结尾：请改名",
    # binding
    "this bound volume belongs to nobody: it is not read": "这个年度卷不属于任何客户，不会被读取",
    "a volume lies in the folder of its year: {place}": "年度卷应放在其年份的目录中，如 {place}",
    "move it to {place}, where its customer's volume of the year belongs": "请移到 {place}，即该客户当年年度卷应在的位置",
    "no customer has the code {code}: bring its file back, or rename the volume": "没有编码为 {code} 的客户：请恢复其文件，或给年度卷改名",
    "{what} {day} is not in {year}": "{what} {day} 不在 {year} 年",
    "move the record to the volume of its year, or back to the customer's file": "请把记录移到其年份的年度卷，或移回客户文件",
    "the lunar year {year} had no leap month {month}": "农历 {year} 年没有闰 {month} 月",
    "correct the day, or write its calendar as lunar": "请更正日期，或将生日历法改为 lunar",
}
