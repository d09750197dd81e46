"""Chinese of the lists of credit control: promises, limits and what is suggested, customers' figures, cases."""

MESSAGES: dict[str, str] = {
    # cli/promises.py
    "Promises of payment in the order of their pay-by dates: what was promised, what came by that date and since, and "
    "what is still to come. Receipts decide whether a promise was kept, nobody's word. A broken promise stays broken; "
    "made good means that its money has come since. Amounts are in the promise's own currency, totals in the base "
    "currency.": (
        "按承诺付款日列出付款承诺：承诺多少、到期前和到期后各到了多少、还差多少。是否兑现只看回款，不看口头说法。"
        "到期未付足的承诺一直算未兑现；“已补付”表示事后款已到齐。金额为承诺的原币，合计为本位币。"
    ),
    "Who must pay what by when": "谁应在什么时候付多少",
    "Broken promises among one colleague's customers": "某业务员名下客户未兑现的承诺",
    "All of one customer, with the receipts that count": "一个客户的全部承诺及所计的回款",
    "Only promises that are in this state": "只列此状态的承诺",
    "broken, made good since": "未兑现，已补付",
    "No promise of payment at {day}": "{day} 没有付款承诺",
    "{count} {count:promise|promises}": "共 {count} 项承诺",
}
