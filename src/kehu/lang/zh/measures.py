"""Chinese of measures and of the ageing of receivables."""

MESSAGES: dict[str, str] = {
    # cli/measures.py
    "Receivables at both ends of a period and their change, days sales outstanding (simple, count-back, best), "
    "days delinquent, collection effectiveness, days late, on-time ratio, contract fulfilment, collection rate, "
    "write-offs and recoveries. The period begins after --from, the day of the opening balance, and ends with --to. "
    "--explain says how each is computed and what is in it.": (
        "一个期间的信用管理指标：期初、期末应收账款及增减，应收账款周转天数（普通、倒推、最佳），平均逾期天数，收款效率指数，"
        "加权迟付天数，按期付款率，合同履约率，货款回收率，坏账核销与收回。--from 为期初日，期间从次日起，到 --to 止。"
        "用 --explain 查看各项指标的算法和口径。"
    ),
    "The year 2017, all customers together": "2017 全年，全部客户合计",
    "One customer in the last 12 months, each figure with what it comes from": "一个客户最近 12 个月的指标及其依据",
    "Two measures for each colleague": "各业务员的两项指标",
    "Month by month, for a spreadsheet": "逐月计算，导入电子表格",
    "How a measure is defined": "某项指标的算法和口径",
    "--from {start} is not before --to {end}": "--from {start} 不早于 --to {end}",
    "--from is the day of the opening balance, --to the last day of the period": "--from 为期初日，--to 为期末日",
    "Day of the opening balance (12 months back)": "期初日（不写则为 12 个月前）",
    "Last day of the period (today)": "期末日（不写则为今天）",
    "A line for each of these": "按此分行",
    "Only this measure; may be repeated": "只看这项指标，可多次给出",
    "Say how the measures are defined": "说明各项指标的算法和口径",
    # cli/measures_views.py
    "Opening balance of {start}; {days} {days:day|days} up to {end}": "期初日 {start}，期末日 {end}，共 {days} 天",
    "{days} days": "{days} 天",
    "{name} {amount}": "{name} {amount}",
    "{month} {amount}": "{month} {amount}",
    "; ": "；",
}
