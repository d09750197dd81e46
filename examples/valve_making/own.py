"""What this firm keeps of its own: how goods are packed for a customer, and valves lent for a trial in its plant."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from valve_making.dossier import Dossier
from valve_making.layout import Plain, plain
from valve_making.plan import SEED

DECLARED = """\
  packing:
    type: choice
    en: packing
    zh: 包装要求
    choices: {crate: {en: wooden crate, zh: 木箱}, pallet: {en: pallet, zh: 托盘}}
records:
  trial:
    en: valve on trial
    zh: 样阀试用
    letter: TR
    part: trade
    report: yes
    fields:
      date: {type: date, en: lent on, zh: 借出日期, required: yes}
      model: {en: model, zh: 型号, required: yes}
      quantity: {type: whole, en: quantity, zh: 数量}
      value: {type: amount, en: value, zh: 价值}
      back_on: {type: date, en: back on, zh: 归还日期}
      result:
        type: choice
        en: result
        zh: 结果
        choices:
          bought: {en: bought, zh: 已订货}
          returned: {en: sent back, zh: 已退回}
          running: {en: running, zh: 试用中}
"""
MODELS = ("G41F46-10 DN50", "Q41F46-16 DN40", "J41F46-16 DN25", "D71F46-10 DN100")
PRICES = {"G41F46-10 DN50": 980, "Q41F46-16 DN40": 1260, "J41F46-16 DN25": 730, "D71F46-10 DN100": 1540}


def tell(dossier: Dossier) -> None:
    """Trials of some of the customers whose lining is known, by a chance of its own: no other luck changes."""
    custom = dossier.data.get("custom", {})
    chance = Random(f"{SEED}/own/{dossier.data['code']}")
    if "lining" not in custom or chance.random() < 0.5:
        return
    custom["packing"] = Plain(chance.choice(("crate", "crate", "pallet")))
    trials = []
    for _ in range(chance.choice((1, 1, 2))):
        day = date(2014, chance.randint(1, 9), chance.randint(1, 28))
        model, number = chance.choice(MODELS), chance.choice((1, 1, 2))
        trial = {"id": dossier.book.new_id("TR", day), "date": plain(day), "model": model, "quantity": plain(number)}
        trial |= {"value": Plain(f"{PRICES[model] * number}.00")}
        result = chance.choice(("bought", "returned", "running"))
        if result != "running":
            trial |= {"back_on": plain(day + timedelta(days=chance.randint(20, 75)))}
        trials.append({**trial, "result": Plain(result)})
    custom["trials"] = sorted(trials, key=lambda each: each["date"])
