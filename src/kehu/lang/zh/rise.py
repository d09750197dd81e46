"""Chinese of what would lift a grade."""

MESSAGES: dict[str, str] = {
    "By payment: {grade} is the best grade already": "信用等级：已是最高级 {grade}",
    "By payment: there is nothing to judge by and so nothing to lift; sales paid on time give a grade": (
        "信用等级：尚无到期应收可评，谈不上升级；有到期交易并按期付清即可评级"
    ),
    "By payment: neither paying nor waiting lifts {grade}; new sales paid on time do": (
        "信用等级：现在付款或等待都不能由 {grade} 升级；须有新的交易并按期付清"
    ),
    "By payment, {now} to {to}: on {on}, provided that everything that falls due is paid on time": (
        "信用等级 {now}→{to}：{on} 起，前提是其间到期的款项都按期付清"
    ),
    "By payment, {now} to {to}: wait until {on}, when {last}, the last of {late} that were late, {count:has|have} left the window "
    "of {months} {months:month|months}, provided that everything that falls due is paid on time": (
        "信用等级 {now}→{to}：等到 {on}，届时 {late} 笔迟付中最后的 {count} 笔（{last}）移出 {months} 个月考察期，前提是其间到期的款项都按期付清"
    ),
    "By payment, {now} to {to}: wait until {on}, when {last}, which {count:was|were} late, {count:has|have} left the window of "
    "{months} {months:month|months}, provided that everything that falls due is paid on time": (
        "信用等级 {now}→{to}：等到 {on}，届时迟付的 {count} 笔（{last}）移出 {months} 个月考察期，前提是其间到期的款项都按期付清"
    ),
    "{amount} of {id}": "{id} 的 {amount} 元",
    "{currency} {amount} of {id}": "{id} 的 {currency} {amount}",
    "{amount} ({which})": "共 {amount} 元（{which}）",
    "By payment, {now} to {to}: pay {sum} by {by} and wait until {on}, provided that everything that falls due is paid on time": (
        "信用等级 {now}→{to}：在 {by} 之前（含当日）支付 {sum}，并等到 {on}，前提是其间到期的款项都按期付清"
    ),
    "By payment, {now} to {to}: pay {sum} and wait until {on}, provided that everything that falls due is paid on time": (
        "信用等级 {now}→{to}：支付 {sum}，并等到 {on}，前提是其间到期的款项都按期付清"
    ),
    "By payment, {now} to {to}: pay {sum} by {by}; the grade rises on the day of payment": (
        "信用等级 {now}→{to}：在 {by} 之前（含当日）支付 {sum}，付款当日即升级"
    ),
    "By payment, {now} to {to}: pay {sum}; the grade rises on the day of payment": "信用等级 {now}→{to}：支付 {sum}，付款当日即升级",
    "By volume: {grade} is the best grade already": "业务等级：已是最高级 {grade}",
    "By volume, {now} to {to}: a first purchase of {amount}": "业务等级 {now}→{to}：首笔采购达到 {amount} 元",
    "By volume, {now} to {to}: buy another {amount} by {by}": "业务等级 {now}→{to}：在 {by} 之前（含当日）再采购 {amount} 元",
    "By volume, {now} to {to}: buy another {amount}": "业务等级 {now}→{to}：再采购 {amount} 元",
    "By volume, {now} to {to}: on {on}, when the first sale, {first}, is more than {days} {days:day|days} old": (
        "业务等级 {now}→{to}：{on} 起，届时首笔交易 {first} 已满 {days} 天以上"
    ),
    "By volume, {now} to {to}: on {on}, when the {count:return|returns} {gone} {count:has|have} left the window": (
        "业务等级 {now}→{to}：{on} 起，届时 {count} 笔退赔折价（{gone}）移出考察期"
    ),
}
