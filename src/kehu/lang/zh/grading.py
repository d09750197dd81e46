"""Chinese of what grading says."""

MESSAGES: dict[str, str] = {
    # volume
    "Purchases from {start} to {end}: {sold} in {count} {count:sale|sales}, less {returned} of returns and allowances: "
    "{net}": "{start} 至 {end} 交易 {count} 笔共 {sold} 元，减退赔折价 {returned} 元，采购额 {net} 元",
    "Purchases from {start} to {end}: {sold} in {count} {count:sale|sales}": "{start} 至 {end} 采购额 {sold} 元，交易 {count} 笔",
    "No purchases from {start} to {end}": "{start} 至 {end} 没有采购",
    "{net} reaches the line of grade {grade}, {line}": "采购额 {net} 元，达到 {grade} 级下限 {line} 元",
    "{net} is {short} short of the line of grade {grade}, {line}": "采购额 {net} 元，距 {grade} 级下限 {line} 元还差 {short} 元",
    "No sale yet: a potential customer": "尚无交易，属潜在客户",
    "The first sale, {sale} of {date}, is {days} {days:day|days} old, at most {limit}, and purchases are below the line of "
    "grade {below}, {line}: a potential customer": "首笔交易 {sale}（{date}）距今 {days} 天，未超过 {limit} 天，"
    "且采购额低于 {below} 级下限 {line} 元，属潜在客户",
    "No sale since {sale} of {date}: lapsed": "最近一笔交易 {sale} 在 {date}，此后没有交易，标为“已停购”",
    # credit
    "{what}: {days} {days:day|days} overdue, more than {months} {months:month|months}": "{what}，逾期 {days} 天，"
    "超过 {months} 个月",
    "{what}: {days} {days:day|days} late, more than {months} {months:month|months}": "{what}，迟付 {days} 天，"
    "超过 {months} 个月",
    "{what}: {days} {days:day|days} overdue": "{what}，逾期 {days} 天",
    "{what}: {days} {days:day|days} late": "{what}，迟付 {days} 天",
    "and {count} more like {count:it|these}, {amount} in all": "另有 {count} 笔同类情况，共 {amount} 元",
    "{which} was due on {due} and is still open": "{which}，到期日 {due}，至今未付",
    "{which} was due on {due} and was written off on {day} by {by}": "{which}，到期日 {due}，{day} 由 {by} 作坏账核销",
    "{which} was due on {due} and settled on {day} by the return {by}": "{which}，到期日 {due}，{day} 由退赔折价 {by} 冲抵",
    "{which} was due on {due} and settled on {day} by {by}": "{which}，到期日 {due}，{day} 由 {by} 结清",
    "{part} of the {amount} of {id}": "{id} 应收 {amount} 元中的 {part} 元",
    "{id} of {amount}": "{id} 应收 {amount} 元",
    "{good} of the {due} that was due is paid by {as_of}, in time or not: {share} %, and 乙 asks for {line} % paid at all": (
        "到期应收 {due} 元，截至 {as_of} 已付 {good} 元（不论是否按期），付款率 {share}%，达到乙级要求的 {line}%"
    ),
    "{good} of the {due} that was due is paid by {as_of}, in time or not: {share} %, less than the {line} % paid at all "
    "that 乙 asks for": (
        "到期应收 {due} 元，截至 {as_of} 已付 {good} 元（不论是否按期），付款率 {share}%，未达到乙级要求的 {line}%"
    ),
    "{good} of the {due} that was due was paid on time: {share} %, and 乙 asks for {line} % paid on time": (
        "到期应收 {due} 元，按期付清 {good} 元，按期付款率 {share}%，达到乙级要求的 {line}%"
    ),
    "{good} of the {due} that was due was paid on time: {share} %, less than the {line} % paid on time that 乙 asks for": (
        "到期应收 {due} 元，按期付清 {good} 元，按期付款率 {share}%，未达到乙级要求的 {line}%"
    ),
    "{count} {count:obligation|obligations} fell due or stood open from {start} to {end}, {due} in all: nothing was late": (
        "{start} 至 {end} 到期或未清的应收 {count} 笔，共 {due} 元，没有迟付"
    ),
    "Of what fell due or stood open from {start} to {end} no amount can be judged: not graded": (
        "{start} 至 {end} 到期或未清的应收没有可供评定的金额，未评"
    ),
    "Nothing fell due or stood open past its due date from {start} to {end}: not graded": (
        "{start} 至 {end} 没有到期或逾期未清的应收，未评"
    ),
    "{amount} of {ids} came late or is missing: at most {tolerance} each, it counts as on time": (
        "{ids} 有 {amount} 元迟付或短付，每笔不超过 {tolerance} 元，视为按期"
    ),
    "Disputed and left out: {ids}": "有争议，未计入：{ids}",
    "Thin evidence: {count} judged {count:obligation|obligations} stood open after the day of sale, fewer than {least}": (
        "样本少：考察的应收中，交易当日未结清的只有 {count} 笔，不足 {least} 笔"
    ),
}
