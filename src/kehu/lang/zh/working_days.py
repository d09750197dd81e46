"""Chinese of working days, holidays.yaml and what comes of them."""

MESSAGES: dict[str, str] = {
    "unknown year {year}: Monday to Friday were taken for working days; write its holidays in {file}": (
        "没有 {year} 年的节假日安排，按周一至周五为工作日计算；请把当年的放假和调休日期写入 {file}"
    ),
    "{day} is a holiday and a make-up day": "{day} 既列为放假，又列为调休上班",
    "keep it in one of the two lists": "只在其中一处保留",
    "{day} is no Saturday or Sunday: it is worked anyway": "{day} 不是周末，本来就上班",
    "correct the date, or remove it": "请改正日期，或删去",
    "{day} does not lie in {year}": "{day} 不在 {year} 年",
    "write each day under its own year": "请把日期写在所属年份之下",
}
