"""Chinese of how review is shown, recorded, planned and sent."""

MESSAGES: dict[str, str] = {
    # conditions
    "{name} compares a customer with all others: review looks at one at a time": (
        "{name} 要与全部客户比较，复核规则只看单个客户，不能使用"
    ),
    "Character {place} of this expression: {why}": "条件第 {place} 个字符：{why}",
}
