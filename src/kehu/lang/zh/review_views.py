"""Chinese of how review is shown, recorded, planned and sent."""

MESSAGES: dict[str, str] = {
    # conditions
    "{name} compares a customer with all others: review looks at one at a time": (
        "{name} 要与全部客户比较，复核规则只看单个客户，不能使用"
    ),
    "Character {place} of this expression: {why}": "条件第 {place} 个字符：{why}",
    # review
    "Lists what needs a person's attention, by the rules of the policy. Both ends are watched first: the most severe, and within a severity the customers with most money at stake. A page for the intranet, a calendar and mails come from the same list. With --fail-on the exit code says whether there is anything, for cron and CI.": (
        "按政策中的规则列出待办事项。抓两头，放中间：严重的在前，同一级别中涉及金额大的客户在前。同一清单可做成内网网页、日历和邮件。加 --fail-on 时以退出码表示有无此类事项，供定时任务和 CI 使用。"
    ),
    "The twenty that come first, under the names of those who look after them": "最靠前的二十条，按业务员分列",
    "A page for the intranet; .ics makes a calendar": "做成内网网页；文件名用 .ics 则为日历",
    "For cron: what is new since the last run, and nothing if nothing is": "供定时任务使用：只列上次运行以来的新事项，没有就不输出",
    "Only findings of this rule, such as overdue, which is explained": "只看此规则的事项（如 overdue 逾期账款），并说明规则",
    "Under the names of owners, rules or customers instead of severities": "按业务员（owner）、规则（rule）或客户（customer）分列，不按级别",
    "Only so many, those that come first": "只列最靠前的若干条",
    "Only what is new since the last run with this file, where it is noted": "只列上次用此文件运行以来的新事项，并记入此文件",
    "Print nothing if there is nothing to list": "没有可列的事项时不输出",
    "Write a mail for each colleague into this folder instead": "不显示，改为在此文件夹中给每位同事写一封邮件",
    "ADDRESS": "地址",
    "Who the mails are from": "邮件的发件人",
    "--top {top}: at least 1 finding must be left": "--top {top}：至少要列 1 条",
    "{count} more {count:finding|findings} not shown": "另有 {count} 条未列出",
    "{file} is a file of the archive: no result is written over it": "{file} 是档案库中的文件，不能用结果覆盖",
    "Name another file": "请另写一个文件名",
    "Written: {file}": "已写入 {file}",
    "{file}: nobody to send it to: kehu.yaml has no email for {name}": "{file}：没有收件人，kehu.yaml 中未登记 {name} 的电子邮箱",
    "What wants doing": "待办事项",
    "at stake {amount}": "涉及金额 {amount}",
    "To do on {day}: {counted}": "{day} 待办：{counted}",
    "No new findings": "没有新的待办事项",
    "{title}: {count}": "{title}：{count} 条",
    " (off)": "（已停用）",
    "the firm itself": "本公司",
    "[{severity}] {what}": "[{severity}] {what}",
    "{file} is not a file that --since wrote: {why}": "{file} 不是 --since 写下的文件：{why}",
    "Name another, or delete it: then everything is shown as new": "请另指定文件，或删除它，此后全部事项视为新事项",
    "it holds something else": "内容不符",
    "a finding in it is damaged": "其中有事项已损坏",
    "it is not JSON": "不是 JSON",
    # review rules
    "A rule of our own: whoever this holds of: {when}": "自定规则，符合以下条件的客户：{when}",
    "{label}: {value} ({source})": "{label}：{value}（{source}）",
    "Lists every rule of review, those of our own too: its id, what it is called, whether it is on, how severe it is and its numbers. kehu review --rule ID explains one; policy.yaml sets them.": (
        "列出全部复核规则（含自定规则）：编号、名称、是否启用、级别和数字。kehu review --rule 编号 可看说明；在 policy.yaml 中设定。"
    ),
    "All rules": "全部规则",
    "With what each looks at, and the lines that set it": "含各规则的说明及设定所在的行",
    "{name} {value}": "{name} {value}",
    # review done
    "Records that somebody has looked a customer over: who, when, what was looked at, what has changed, and when the next review is due. The policy has a checklist for each class of customers: at a terminal its points are asked for one by one, else it is printed as a reminder. The date is today unless --date says otherwise. The record's id is printed.": (
        "登记某人已复核一个客户：何人、何时、看了什么、有何变动、下次何时复核。政策按客户类别列有复核要点：在终端上逐条询问，否则打印出来作为提醒。日期默认为今天，可用 --date 指定。输出记录编号。"
    ),
    "Enter: looked at, nothing new; -: not looked at; or write what has changed. /end leaves out the rest": (
        "回车：已看，无变动；-：未看；有变动的直接写明。/end 略过其余各条"
    ),
    "Say what was looked at and what has changed; nothing is asked": "直接写明复核内容和变动情况，不再询问",
    "To look at, by the policy (--looked-at says what was):": "政策规定的复核要点（看过的用 --looked-at 写明）：",
    "Nothing was recorded": "未登记",
    # review plan
    "There is no working day from {start} to {end}": "{start} 至 {end} 没有工作日",
    "Say another --from or --to": "请另指定 --from 或 --to",
    "Says who reviews which customer on which day. Every customer whose review is due by the last day, or late already, comes once; nothing comes later than it is due where that can be; and the days of each colleague are alike where nothing forces more. Whoever looks after a customer reviews it; customers of nobody go to those who have fewest. Working days are mainland China's, or those of holidays.yaml. Nothing is written: as a calendar (--format ics) a later plan moves the days of the one before.": (
        "安排何人在何日复核哪个客户。截止日前到期或已逾期的客户各排一次，能按期的不晚于到期日，每人每日的数量尽量均匀。由业务员复核自己的客户，无业务员的分给手上最少的人。工作日按中国大陆的规定，或按 holidays.yaml。不写入任何文件；导出为日历（--format ics）后，再次安排会更新原有日程。"
    ),
    "The coming month": "今后一个月",
    "A month, for a spreadsheet": "某个月，供电子表格使用",
    "One colleague's days, for a calendar": "一位同事的日程，供日历使用",
    "{count} {count:review|reviews} on {days} {days:working day|working days}, at most {most} a day": (
        "共 {count} 次复核，{days} 个工作日，一日最多 {most} 次"
    ),
    "never reviewed": "从未复核",
    "{day}, late": "{day}（逾期）",
    "The first day, if not today": "起始日，缺省为今天",
    "The last day, if not a month after the first": "截止日，缺省为起始日后一个月",
    "Review {customer}": "复核 {customer}",
    "Reviews {company}": "客户复核 {company}",
    "by {name}": "复核人 {name}",
    # page
    "in {days} {days:day|days}": "{days} 天后",
    "{days} {days:day|days} ago": "{days} 天前",
    "Most severe first; within a severity the customers with most money at stake: what they owe, or what they bought in the window of the volume grade, whichever is more.": (
        "严重的在前；同一级别中涉及金额大的客户在前。涉及金额取应收账款与业务分级期间采购额中较大者。"
    ),
    "Customers": "客户数",
    "At stake": "涉及金额",
    "Severity": "级别",
    "Finding": "事项",
    "Since": "起始日",
    "What to do": "处理",
}
