"""Chinese of the rules of review about money, credit and trade."""

MESSAGES: dict[str, str] = {
    "an investigation is valid for {least} months at least": "资信调查的有效期不少于 {least} 个月",
    "A limit in force, above 0, names the agreement document that the customer has signed.": (
        "有效额度大于 0 的，应注明与客户签订的协议文件。"
    ),
    "The limit {amount} of {date} ({id}) has no agreement document": "{date} 起的额度 {amount} 元（{id}）没有协议文件",
    "Have the agreement signed, then enter it: kehu set {code} limits.{id}.document=…": (
        "请与客户签订协议，并登记：kehu set {code} limits.{id}.document=…"
    ),
    "The terms agreed with a customer who bought lately have ended, and none followed, so that the policy's days hold for what is sold now; or they end within so many days, and none follow.": (
        "近期有交易的客户，约定账期已到期而未续签，此后的交易按政策账期计；或将在规定天数内到期而未续签。"
    ),
    "Agree on new ones, then enter them: kehu add terms {code}": "请续签账期，并登记：kehu add terms {code}",
    "The terms of {days} {days:day|days} ({id}) ended on {until}; {standard} {standard:day|days} hold since": (
        "约定账期 {days} 天（{id}）已于 {until} 到期，此后按政策 {standard} 天计"
    ),
    "The terms of {days} {days:day|days} ({id}) end on {until}, in {left} {left:day|days}": (
        "约定账期 {days} 天（{id}）将于 {until} 到期，还有 {left} 天"
    ),
    "The terms in force, where they give days of credit, name the agreement document behind them.": (
        "现行约定账期给予赊销天数的，应注明所依据的协议文件。"
    ),
    "The terms of {days} {days:day|days} from {date} ({id}) have no agreement document": (
        "{date} 起的约定账期 {days} 天（{id}）没有协议文件"
    ),
    "Have the agreement signed, then enter it: kehu set {code} terms.{id}.document=…": (
        "请与客户签订协议，并登记：kehu set {code} terms.{id}.document=…"
    ),
    "A change at the customer is dated after the start of the limit in force, and nobody has investigated the customer on that day or later: the limit rests on what is no longer so.": (
        "现行额度起始之后客户发生变动，而变动当日及以后没有做过资信调查：授信的依据可能已经改变。"
    ),
    "Investigate, then confirm or change the limit: kehu add investigation {code}, kehu add limit {code}": (
        "请重新调查，再确认或调整额度：kehu add investigation {code}，kehu add limit {code}"
    ),
    "{date} {area}: {content} – after the limit {amount} of {start} was set": (
        "{date} {area}变动：{content}；在 {start} 授信 {amount} 元之后"
    ),
    "Whoever is given credit – a limit in force, or money owed – of a least amount has an investigation that is valid: until the day that it names, else for so many months, the last day included. Of several the one that is valid longest counts.": (
        "授信客户（有效额度或应收达到规定金额）应有有效的资信调查：写明有效期的以所写为准，未写的按规定月数计，末日仍有效；有多份的，以有效期最长的为准。"
    ),
    "Investigate, then record it: kehu add investigation {code}": "请进行资信调查，并登记：kehu add investigation {code}",
    "Credit of {credit} is given, and no investigation is there": "授信（额度或应收）{credit} 元，从未做过资信调查",
    "Credit of {credit} is given; the investigation of {date} ({id}) was valid until {until}": (
        "授信（额度或应收）{credit} 元，{date} 的资信调查（{id}）有效期已于 {until} 届满"
    ),
    "Whoever is given credit – a limit in force, or money owed – of a least amount has an evaluation of the eight factors that is valid: for as many months as the policy says under factors, the last day included.": (
        "授信客户（有效额度或应收达到规定金额）应有有效的八要素评估，有效月数见政策 factors，末日仍有效。"
    ),
    "Judge the eight factors, then record it: kehu add evaluation {code}": (
        "请进行八要素评估，并登记：kehu add evaluation {code}"
    ),
    "Credit of {credit} is given, and no evaluation is there": "授信（额度或应收）{credit} 元，从未做过八要素评估",
    "Credit of {credit} is given; the evaluation of {date} ({id}) was valid until {until}": (
        "授信（额度或应收）{credit} 元，{date} 的八要素评估（{id}）有效期已于 {until} 届满"
    ),
    "A risk sign is open until the day on which it was cleared. One of which nobody said how grave it is counts as grave.": (
        "风险信号在解除之前一直有效；未注明严重程度的按严重论。"
    ),
    "{kind} since {date}: {content}; {owed} is owed": "{date} 起{kind}：{content}；现应收 {owed} 元",
    "{kind} since {date}; {owed} is owed": "{date} 起{kind}；现应收 {owed} 元",
    "Secure the money; when it is over: kehu set {code} risks.{id}.cleared_on=…": (
        "请设法保全货款；风险解除后登记：kehu set {code} risks.{id}.cleared_on=…"
    ),
    "A sale is due later than the terms agreed with the customer at its date, else the policy's, allow; sales that are open, and paid ones of the last days. Extensions, opening balances and contracts with several due dates are left out.": (
        "交易的到期日晚于当时约定的账期（未约定的按政策账期）。看未付清的交易和近日已付清的交易；展期、期初欠款、分期付款的合同不在此列。"
    ),
    "{count} {count:sale|sales} beyond the terms; the longest, {id} of {date} over {amount}: {days} {days:day|days}, agreed are {allowed}": (
        "{count} 笔交易超出账期，最长的 {id}（{date}，{amount} 元）为 {days} 天，约定 {allowed} 天"
    ),
    "Ask who allowed it; agree on terms or keep to them: kehu add terms {code}": (
        "请查明由谁批准；按约定执行，或另行约定：kehu add terms {code}"
    ),
    "A sale of the last days has a discount, in percent of the price before it, above what the terms agreed with the customer at its date allow, else above the policy's.": (
        "近日交易的折扣率（折扣占折前金额）高于当时约定的最高折扣率；未约定的，高于政策规定。"
    ),
    "{count} {count:sale|sales} beyond the discount allowed; the highest, {id} of {date}: {percent} %, allowed are {allowed} %": (
        "{count} 笔交易超出允许的折扣，最高的 {id}（{date}）为 {percent}%，允许 {allowed}%"
    ),
    "Ask who allowed it, and why": "请查明由谁批准、有何理由",
    "Of sales under the same agreed terms, one unit of ours gave longer days of credit than another in the last months. Each unit's longest is compared; the unit is the sale's, else the customer's.": (
        "统一授信：近几个月内，在同一约定账期下，我方某一部门所给的账期长于另一部门。各部门取最长的一笔相比；交易未注明部门的，按客户所属部门。"
    ),
    "{unit} gives {days} {days:day|days} ({id}), {other} at most {fewer} ({other_id})": (
        "{unit}给 {days} 天（{id}），{other}最长 {fewer} 天（{other_id}）"
    ),
    "Agree on one and the same terms for all our units": "请各部门统一账期",
    "On the same product and model one unit of ours gave a higher discount, in percent, than another in the last months. Each unit's highest is compared; the unit is the sale's, else the customer's. Sales without a product are left out.": (
        "统一授信：近几个月内，同一产品、同一型号，我方某一部门所给的折扣率高于另一部门。各部门取最高的一笔相比；交易未注明部门的，按客户所属部门；未注明产品的不计。"
    ),
    "{unit} gives {percent} % on {product} ({id}), {other} at most {less} % ({other_id})": (
        "{product}：{unit}给折扣 {percent}%（{id}），{other}最高 {less}%（{other_id}）"
    ),
    "Agree on one and the same discount for all our units": "请各部门统一折扣",
    "A sale of which a least amount is open has a contract – a contract number on the sale or its order, a contract or agreement among the documents that names the sale, or terms at its date with their agreement document – and a delivery voucher: a delivery of the sale or its order that was signed for, or a delivery or acceptance voucher among the documents.": (
        "未付金额达到规定数额的交易，应有合同（交易或订单上有合同号，或原始资料中有涉及该交易的合同、协议，或交易时的约定账期有协议文件）和交货凭证（该交易或其订单的发货已签收，或原始资料中有交货凭证、验收单）。"
    ),
    "{open} of {id} of {date} is open, without {missing}": "{date} 的交易 {id} 尚欠 {open} 元，缺{missing}",
    "Get it, and file it: kehu add document {code} --sales {id}": "请补齐并归档：kehu add document {code} --sales {id}",
    "contract": "合同",
    "delivery voucher": "交货凭证",
    "The limitation date of a case that is not closed comes within so many days, or has passed; of a closed customer too.": (
        "未结案件的诉讼时效将在规定天数内届满，或已经届满；已关闭的客户也不例外。"
    ),
    "The claim of {claim} ({id}) was barred on {date}": "标的 {claim} 元的案件（{id}）诉讼时效已于 {date} 届满",
    "Ask the lawyer whether anything interrupted it, and enter the new date": (
        "请与律师核实有无时效中断的事由，并登记新的届满日"
    ),
    "The claim of {claim} ({id}) is barred after {date}, in {left} {left:day|days}": (
        "标的 {claim} 元的案件（{id}）诉讼时效 {date} 届满，还有 {left} 天"
    ),
    "Sue, or interrupt it in writing, with proof that it was received, and enter the new date": (
        "请及时起诉，或书面催告并留存送达凭证以中断时效，登记新的届满日"
    ),
    "What fell due in the last months was paid later, by days late weighted by amount, than what fell due in as many months before. What was paid in time counts as 0 days late, what is open as late as it is today. Each period needs a least number of items.": (
        "近几个月到期的款项，按金额加权的平均逾期天数比之前同样长的期间增加。按期付款记 0 天，未付的算到基准日；两期到期笔数都须达到规定。"
    ),
    "In the last {months} months {days} days late on average ({count} {count:item|items}, {due} due), in the {months} before {earlier} ({earlier_count} {earlier_count:item|items}, {earlier_due} due)": (
        "近 {months} 个月到期 {count} 笔共 {due} 元，平均逾期 {days} 天；之前 {months} 个月到期 {earlier_count} 笔共 {earlier_due} 元，平均逾期 {earlier} 天"
    ),
    "Ask why; look at limit and terms again: kehu brief {code}": "请了解原因，重新考虑额度和账期：kehu brief {code}",
    "Purchases of the last 12 months are lower than those of the 12 months before by more than so many percent. Only of customers who bought in both, and at least so much before.": (
        "近 12 个月采购额比之前 12 个月下降超过规定比例。只看两期都有交易、且前期采购额达到规定数额的客户。"
    ),
    "Purchases {now} in the 12 months to {end}, {before} in the 12 before: {percent} % less": (
        "截至 {end} 的 12 个月采购 {now} 元，之前 12 个月 {before} 元，下降 {percent}%"
    ),
    "Ask why, and who sells to them now: kehu brief {code}": "请了解原因，有无转向同行：kehu brief {code}",
    "Purchases of the last 12 months are higher than those of the 12 months before by more than so many percent, and at least so much. Only of customers who bought in both, and from the first month of the earlier period on: a new customer's second year is higher by itself.": (
        "近 12 个月采购额比之前 12 个月上升超过规定比例，且达到规定数额。只看两期都有交易、且前期首月以前（含首月）已有交易的客户：新客户第二年上升是自然的。"
    ),
    "Purchases {now} in the 12 months to {end}, {before} in the 12 before: {percent} % more": (
        "截至 {end} 的 12 个月采购 {now} 元，之前 12 个月 {before} 元，上升 {percent}%"
    ),
    "See whether the limit still fits, and what it is that they buy more: kehu brief {code}": (
        "请看额度是否仍然合适，增量来自哪些产品：kehu brief {code}"
    ),
    "No sale is dated in the window of the volume grade, and there was one before. Whoever is being phased out is left out. It is graver where its purchases of the 12 months up to the last sale reach a least amount: the others are left to win back or to close when there is time.": (
        "业务分级的考察期内没有交易，而此前有过交易。淘汰中的客户不在此列。停购前 12 个月采购额达到规定金额的从重提示，其余可择时挽回或关闭。"
    ),
    "No purchase since {date} ({id}); {count} {count:sale|sales} over {sum} until then": (
        "自 {date}（{id}）以来没有交易；此前共 {count} 笔 {sum} 元"
    ),
    "Win it back, or close it: kehu status {code} closed --by … --why …": (
        "请设法挽回，或予以关闭：kehu status {code} closed --by … --why …"
    ),
    "The days since the last purchase are more than so many times the median interval between purchases of the last months, and more than a least number of days. Only of customers with enough intervals to have a habit; who has lapsed is flagged as that. An order and the sales that fill it are one purchase.": (
        "距最近一次采购的天数，超过近几个月采购间隔中位数的规定倍数，并超过最低天数。只看采购次数足以看出规律的客户；久未交易的另有提示。订单和履行该订单的交易算一次采购。"
    ),
    "No purchase for {gap} days, since {last}; usually every {median} days (median of {count} intervals)": (
        "自 {last} 以来 {gap} 天没有采购；通常每 {median} 天采购一次（{count} 次间隔的中位数）"
    ),
    "Call before they are gone: kehu brief {code}": "请尽快联系，以免流失：kehu brief {code}",
    "So many complaints of a customer are open, or so many came in the last months, solved or not.": (
        "客户未解决的投诉达到规定件数，或近几个月的投诉（不论是否解决）达到规定件数。"
    ),
    "{open} {open:complaint|complaints} open, {count} in the last {months} months: {ids}": (
        "未解决投诉 {open} 件，近 {months} 个月共 {count} 件：{ids}"
    ),
    "Let the manager speak with them, and find what the complaints have in common": (
        "请主管出面与客户沟通，查找投诉的共同原因"
    ),
    "A complaint has been open for more than so many days.": "投诉超过规定天数仍未解决。",
    "Complaint of {date}, open for {days} {days:day|days}, with {name}: {content}": (
        "{date} 的投诉已 {days} 天未解决，处理人 {name}：{content}"
    ),
    "Complaint of {date}, open for {days} {days:day|days}, with nobody: {content}": (
        "{date} 的投诉已 {days} 天未解决，无人处理：{content}"
    ),
    "Solve it, then enter it: kehu set {code} feedback.{id}.solved_on=…": (
        "请尽快解决，并登记：kehu set {code} feedback.{id}.solved_on=…"
    ),
    "The day for following up on a communication, a visit or a service has come, and nothing later counts for it: a communication, a visit, a service, an order or a sale on that day, after it, or a few days before. Of several follow-ups for one day the first is named.": (
        "沟通、走访或服务约定的跟进日已到，而此后没有可以算作跟进的往来：约定日当天、之后，或提前几天的沟通、走访、服务、订单、交易都算。同一天有多项跟进的，列最早的一项。"
    ),
    "Follow-up of {date} ({id}) was agreed for {due}: {subject}": "{date}（{id}）约定 {due} 跟进：{subject}",
    "Follow-up of {date} ({id}) was agreed for {due}": "{date}（{id}）约定 {due} 跟进",
    "A document has expired, or expires within so many days. One of the same kind, and of the same title where both have one, that holds longer takes its place.": (
        "原始资料已过有效期，或将在规定天数内到期。已有同类（都有标题的须标题相同）、有效期更长的新资料的，不再提示。"
    ),
    "Ask for the new one, then enter it: kehu add document {code}": "请索取新的资料，并登记：kehu add document {code}",
    "{kind} ({id}) expired on {date}": "{kind}（{id}）已于 {date} 到期",
    "{kind} ({id}) expires on {date}, in {left} {left:day|days}": "{kind}（{id}）将于 {date} 到期，还有 {left} 天",
    "Whatever was recorded in the last months of a key customer (by its wallet and our share of it) with a source – investigations, changes, risk signs, registers, media, competitors, projects and the like – came from one kind of source only. What names no source is left out.": (
        "关键客户（按采购总量和我方份额）近几个月登记的情况（资信调查、客户变动、风险信号、公共记录、媒体、竞争对手、项目等）注明来源的，全部出自同一类来源。未注明来源的不计。"
    ),
    "{count} {count:fact|facts} in {months} months, all from one kind of source ({source}): {ids}": (
        "近 {months} 个月登记情况 {count} 条，来源均为{source}：{ids}"
    ),
    "Ask elsewhere: the market, the trade, registers, an agency": "请从其他渠道核实：市场、业内人士、公开查询、征信机构",
    "Since a customer is to be phased out, or since the last progress, so many months have passed: a receipt, goods that came back, a write-off, a review, a communication or a visit are progress.": (
        "自列为淘汰或最近一次进展起，已满规定月数。回款、退赔、核销、复核、沟通、走访均算进展。"
    ),
    "Recover what is owed: kehu dunning {code}": "请追收欠款：kehu dunning plan {code}",
    "Nothing is owed, so close it: kehu status {code} closed --by … --why …": (
        "已无欠款，可予关闭：kehu status {code} closed --by … --why …"
    ),
    "To be phased out, without any progress; {owed} is owed": "列为淘汰，至今毫无进展；应收 {owed} 元",
    "To be phased out, without progress since {date}; {owed} is owed": "列为淘汰，自 {date} 以来没有进展；应收 {owed} 元",
    "A customer was to be watched until a day, and that day has passed.": "客户的关注截止日已过。",
    "Watched until {until}: {cause}": "关注至 {until}：{cause}",
    "End it, or watch on: kehu watch {code} --clear --by …, or kehu watch {code} --until … --by …": (
        "请解除关注，或延长：kehu watch {code} --clear --by …，或 kehu watch {code} --until … --by …"
    ),
}
