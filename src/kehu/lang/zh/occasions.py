"""Chinese of occasions and greetings."""

MESSAGES: dict[str, str] = {
    "Lists the days of the next weeks that are worth a greeting: birthdays by the solar and the lunar calendar, wedding days, founding days, festivals with the customers to greet, and sales records of the last two weeks. What was greeted already (kehu add care) is left out. How old somebody gets is private: --private shows it.": (
        "列出近期值得问候的日子：公历和农历生日、结婚纪念日、成立纪念日、节日及应问候的客户，以及近两周的成交新高。已问候的（kehu add care）不再列出。年龄属个人信息，加 --private 才显示。"
    ),
    "The next 30 days": "今后 30 天",
    "What one colleague has to think of this week": "某位业务员本周要记得的日子",
    "A calendar for the phone": "生成手机日历",
    "A greeting of today; it closes the occasion": "今天的问候；该事由即告完成",
    "How many days ahead": "今后多少天",
    "Nothing in the next {days} {days:day|days}": "今后 {days} 天内没有",
    "{day} {festival}, in {days} {days:day|days}: greet {count} {count:customer|customers}": (
        "{day} {festival}，还有 {days} 天，应问候 {count} 个客户："
    ),
    "{names}": "{names}",
    "{what}, lunar {day}": "{what}（农历 {day}）",
    "{what}, {years} {years:year|years}": "{what}，{years} 周年",
    "{what}, turns {years}": "{what}，{years} 岁",
    "Occasions": "客户关怀日历",
    "{what}: {whom}": "{what}：{whom}",
    "{what}: greet {count} {count:customer|customers}": "{what}：应问候 {count} 个客户",
    "Founded {years} {years:year|years} ago": "成立 {years} 周年",
    "Birthday ({relation} of {person})": "{person}的{relation}生日",
    "The largest sale so far: {amount}": "单笔成交新高：{amount} 元",
    "The best month so far: {month}": "当月成交新高：{month}",
    "The best year so far: {year}": "当年成交新高：{year}",
    "“{value}” is not a day of the year": "“{value}”不是一年中的日子",
    "write month and day, like 08-15": "请写月和日，如 08-15",
    "policy.yaml: occasions.festivals: {name}, character {place} of greet: {why}": (
        "policy.yaml：occasions.festivals 的 {name}，greet 第 {place} 个字符：{why}"
    ),
    "Birthdays, wedding days and founding days of the next days, until a greeting is recorded (`kehu add care`). Which of them count, the policy says under `occasions`; `kehu upcoming` lists festivals and sales records too.": (
        "今后几天内的生日、结婚纪念日和成立纪念日，登记问候（`kehu add care`）后不再提示。计入哪些由政策 `occasions` 规定；节日和成交新高见 `kehu upcoming`。"
    ),
    "{what} on {day}: {person}": "{day} {what}：{person}",
    "Greet them, then record it: kehu add care {code} --occasion {kind}": (
        "请问候，并登记：kehu add care {code} --occasion {kind}"
    ),
    "birthday {day}, lunar {lunar}": "生日 {day}（农历 {lunar}）",
}
