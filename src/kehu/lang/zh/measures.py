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
    "List the records behind each figure": "列出每个数字所依据的记录",
    "The records behind a figure of one customer": "某个客户某项指标所依据的记录",
    "--records is of customers that are named": "--records 须指明客户",
    "for one customer: kehu measures C00012 --records": "例如：kehu measures C00012 --records",
    "--from is the day of the opening balance, --to the last day of the period": "--from 为期初日，--to 为期末日",
    "Day of the opening balance (12 months back)": "期初日（不写则为 12 个月前）",
    "Last day of the period (today)": "期末日（不写则为今天）",
    "A line for each of these": "按此分行",
    "Only this measure": "只看这项指标",
    "Say how the measures are defined": "说明各项指标的算法和口径",
    # cli/measures_views.py
    "Opening balance of {start}; {days} {days:day|days} up to {end}": "期初日 {start}，期末日 {end}，共 {days} 天",
    "{name} {amount}": "{name} {amount}",
    "{name}: {amount}": "{name}：{amount}",
    "{month} {amount}": "{month} {amount}",
    ";\n": "；\n",
    "; ": "；",
    "{figure} days": "{figure} 天",
    # cli/ageing.py
    "What customers owe at a date, by the days since it fell due, and their money that pays nothing yet. The "
    "buckets are the policy's. Not due + buckets - unallocated = outstanding. The "
    "table leaves out customers without open money. --by adds up, --detail lists what is open, --series and --from "
    "show month ends.": (
        "按逾期天数列出客户在某日的欠款，以及尚未冲抵的预收款。账龄段由政策规定。未到期 + 各账龄段 - 预收 = 应收。"
        "表中不列没有往来余额的客户。--by 汇总，--detail 逐笔列出，--series 和 --from 列出各月末。"
    ),
    "Each region at the last 12 month ends": "各地区最近 12 个月末的账龄",
    "What one customer's figures consist of": "一个客户的账龄由哪些款项组成",
    "List what is open, one by one": "逐笔列出未结款项",
    "So many month ends, the last is the date": "列出这么多个月末，最后一个为截止日",
    "Month ends from this date on": "从这一天起的各月末",
    "Month ends up to this date": "到这一天为止的各月末",
    "--from {start} is later than --to {end}": "--from {start} 晚于 --to {end}",
    # cli/ageing_detail.py
    "{count} {count:customer owes|customers owe} {owed} at {day}": "截至 {day}，{count} 个客户共欠 {owed} 元",
}
