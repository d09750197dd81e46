"""Chinese for money in other currencies and its rates."""

MESSAGES = {
    # model/currencies.py
    "“{value}” is no currency's code": "“{value}”不是币种代码",
    "write the three letters of ISO 4217, like USD, EUR, HKD or CNY": (
        "请写 ISO 4217 的三位字母代码，如 USD、EUR、HKD、CNY"
    ),
    # model/rates.py, rates_file.py
    "there is no rate of {currency} for {day}": "没有 {currency} 在 {day} 的汇率",
    (
        "write one in rates.yaml, what one {currency} was worth, under rates: {currency}: with its day, like "
        "{day}: 6.9498; it holds until the next one, at most {valid} days"
    ): (
        "请在 rates.yaml 的 rates: {currency}: 下按日期登记 1 {currency} 折合的本位币，例如 {day}: 6.9498；"
        "汇率沿用到下一个汇率之日，最多 {valid} 天"
    ),
    "the rate {value} is not positive": "汇率 {value} 不是正数",
    "write what one unit of the currency was worth in the base currency, like 6.9498": (
        "请写一单位外币折合的本位币，如 6.9498"
    ),
    "{day} stands after {before}": "{day} 排在 {before} 之后",
    "write the days in their order, the earliest first": "请按日期先后排列，最早的在前",
    "the return is in {currency}, and its sale {sale} in {other}": "退赔折价为 {currency}，而所属交易 {sale} 为 {other}",
    "write currency: {other}, and the amount in it": "请写 currency: {other}，金额也按该币种填写",
    "keep one of the two": "请保留其中一个",
    "write {right}": "请写 {right}",
    "the currency {currency} stands here a second time": "币种 {currency} 在这里出现了两次",
    # cli/worth.py, new_record.py
    "{amount} {currency} = {worth} {base}, at the rate {rate}": "{amount} {currency} 折合 {worth} {base}，汇率 {rate}",
    "in {currency}, as its sale is": "币种 {currency}，与所属交易一致",
}
