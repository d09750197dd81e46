"""Chinese of what templates says."""

MESSAGES: dict[str, str] = {
    "Credit report": "客户资信报告",
    "Credit management": "信用管理",
    "Confidential: for internal use": "内部资料 注意保密",
    "{number}.": "{number}、",
    "{number}. {title}": "{number}、{title}",
    "Main reasons for": "主要有利因素",
    "Main reasons against": "主要不利因素",
    "None found": "未发现",
    "Not investigated": "未调查",
    ": ": "：",
    ", ": "、",
    "line {line}": "第 {line} 行",
    ", and {count} more": "，另有 {count} 条",
    "Item": "项目",
    "Particulars": "内容",
    "Investigator": "调查人",
    "Reviewer": "复核人",
    "Date": "日期",
    # form
    "What is marked * is required; leave out what is not known. Dates are written like 2026-01-31.": (
        "标 * 的为必填；不清楚的留空。日期写作 2026-01-31。"
    ),
    "Collected by": "采集人",
    "Approved by": "审批人",
    "Entered by": "建档人",
}
