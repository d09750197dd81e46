"""Who a customer is: name, place, trade, numbers, and the people in it. Every name is invented.

Telephone numbers begin as no real one does (local ones with 00, mobile ones with 120), domains end in .example, and
the organisation's own part of a credit code begins with XN, which nobody was given; its check digits are right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from valve_making.layout import Plain, plain
from valve_making.plan import SEED, Plan
from valve_making.words import FIRST, MEN, PINYIN, PLACES, SECOND, SURNAMES, TRADES, WOMEN, Place, Trade

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Firm:
    place: Place
    trade: Trade
    brand: str
    word: str  # of its trade
    name: str
    person: str = ""  # an individual customer's name is its own

    @property
    def pinyin(self) -> str:
        return "".join(PINYIN[each] for each in self.brand)


def firms() -> list[Firm]:
    """229 firms, no two with one brand, but for three subsidiaries that bear their group's."""
    chance = Random(SEED + 1)
    trades = [trade for trade in TRADES for _ in range(trade.firms)]
    brands = [one + two for one in FIRST for two in SECOND]
    places = [place for place in PLACES for _ in range(place.weight)]
    chance.shuffle(trades)
    chance.shuffle(brands)
    return [_firm(chance, chance.choice(places), trade, brand) for trade, brand in zip(trades, brands, strict=False)]


def _firm(chance: Random, place: Place, trade: Trade, brand: str) -> Firm:
    word = chance.choice(trade.words)
    where = chance.choice((place.province, place.city, place.city))
    if trade.code == "4610":
        return Firm(place, trade, brand, word, f"{place.city}{brand}水务集团有限公司")
    if trade.code == "5179" and chance.random() < 0.15:
        person = chance.choice(SURNAMES) + chance.choice(MEN)
        return Firm(place, trade, brand, word, f"{person}（{place.city}个体经销）", person)
    ending = "股份有限公司" if chance.random() < 0.14 and trade.code not in ("5179", "4920") else "有限公司"
    return Firm(place, trade, brand, word, f"{where}{brand}{word}{ending}")


def credit_code(chance: Random, division: str, registrar: str = "91") -> str:
    """A unified social credit code by GB 32100-2015, with both check digits; 12 is a public institution's."""
    organisation = "XN" + "".join(str(chance.randint(0, 9)) for _ in range(6))
    total = sum(int(each, 36) * weight for each, weight in zip(organisation, _ORGANISATION_WEIGHTS, strict=True))
    body = registrar + division + organisation + "0123456789X"[-total % 11]
    checked = sum(_CREDIT_ALPHABET.index(each) * pow(3, n, 31) for n, each in enumerate(body))
    return body + _CREDIT_ALPHABET[-checked % 31]


def landline(chance: Random, place: Place) -> str:
    return f"{place.area_code}-00{chance.randint(0, 999_999 if len(place.area_code) == 3 else 99_999):06d}"


def mobile(chance: Random) -> str:
    return f"120{chance.randint(0, 99_999_999):08d}"


def person_name(chance: Random, woman: bool) -> str:
    return chance.choice(SURNAMES) + chance.choice(WOMEN if woman else MEN)


_STREETS = (
    "化工园区纬三路",
    "经济开发区兴业路",
    "沿海工业园中心路",
    "循环经济园创新路",
    "高新区科技大道",
    "工业集中区纬一路",
    "精细化工园港北路",
    "临港产业区海堤路",
    "城北工业园永安路",
    "化工集中区经五路",
)


def address(chance: Random, place: Place) -> str:
    return f"{place.full}{chance.choice(_STREETS)}{chance.randint(2, 198)}号"


def identity(chance: Random, firm: Firm, plan: Plan) -> dict[str, Any]:
    """The first part of the file: the customer as it would describe itself."""
    place, trade, volume = firm.place, firm.trade, plan.volume
    size = _size(chance, volume)
    known = volume in "AB" or chance.random() < 0.55
    data: dict[str, Any] = (
        {"short_name": f"{firm.brand}{firm.word}"} if not firm.person else {"kind": Plain("individual")}
    )
    data["role"] = Plain("intermediary" if trade.code in ("5179", "4920") else "end_user")
    nature = "individual" if firm.person else "special" if trade.code == "4610" else "ordinary"
    data |= {"nature": Plain(nature), "size": Plain("micro" if firm.person else size), "industry": trade.code}
    data["region"] = place.province
    if not firm.person:
        data["credit_code"] = credit_code(chance, place.division)
    if volume != "D" or chance.random() < 0.3:
        data["external_ids"] = {"erp": f"KH{1000 + 3 * int(plan.code[1:])}"}
    if known and not firm.person:
        data |= _registration(chance, firm, size)
    data |= {"address": address(chance, place), "postcode": place.postcode, "phone": landline(chance, place)}
    if known and not firm.person:
        data |= {
            "fax": landline(chance, place),
            "email": f"office@{firm.pinyin}.example",
            "website": f"www.{firm.pinyin}.example",
            "business_scope": trade.scope,
        }
    if not firm.person and (known or chance.random() < 0.5):
        data["products"] = chance.choice(trade.products)
    return data


def _size(chance: Random, volume: str) -> str:
    if volume == "A":
        return chance.choice(("large", "medium", "medium"))
    return chance.choice(("medium", "small", "small") if volume == "B" else ("medium", "small", "small", "micro"))


def _registration(chance: Random, firm: Firm, size: str) -> dict[str, Any]:
    scale = {"large": (8_000, 900), "medium": (2_000, 260), "small": (500, 70), "micro": (50, 9)}[size]
    founded = date(1993, 1, 1) + timedelta(days=chance.randint(0, 6_500))
    head = person_name(chance, chance.random() < 0.12)
    capital = chance.randint(1, 6) * scale[0] * 10_000
    return {
        "legal_representative": head,
        **({"proprietor": head} if size in ("small", "micro") and chance.random() < 0.5 else {}),
        "founded": plain(founded),
        "legal_form": "股份有限公司" if "股份" in firm.name else "有限责任公司",
        "registered_capital": Plain(f"{capital}.00"),
        "headcount": plain(str(scale[1] + chance.randint(0, scale[1]))),
        **({"yearly_sales": Plain(f"{capital * chance.randint(3, 6)}.00")} if chance.random() < 0.6 else {}),
    }


_POSTS = {
    "buyer": (
        ("供应部", "采购员"),
        ("采购部", "采购经理"),
        ("物资部", "供应科长"),
        ("采购部", "采购主管"),
        ("供应科", "科长"),
    ),
    "influencer": (
        ("设备部", "设备部长"),
        ("机动科", "机动科长"),
        ("设备动力部", "设备主任"),
        ("技术部", "设备工程师"),
    ),
    "user": (("生产部", "车间主任"), ("合成车间", "设备员"), ("仪表班", "班长")),
    "decider": (("总经办", "生产副总"), ("总经办", "总经理"), ("总经办", "采购副总")),
    "gatekeeper": (("财务部", "财务科长"), ("财务部", "应付会计")),
}


def contacts(chance: Random, firm: Firm, volume: str, new_id: Any, owner: str) -> list[dict[str, Any]]:
    """One to three people: the buyer first."""
    count = {"A": 3, "B": chance.choice((2, 2, 3)), "C": chance.choice((1, 1, 2))}.get(volume, 1)
    third = chance.choice(("decider", "gatekeeper", "user"))
    found = []
    for part in ("buyer", "influencer", third)[:count]:
        woman = chance.random() < (0.6 if part == "gatekeeper" else 0.3 if part == "buyer" else 0.06)
        department, position = chance.choice(_POSTS[part])
        name = firm.person if firm.person else person_name(chance, woman)
        person: dict[str, Any] = {
            "id": new_id(),
            "name": name,
            "sex": Plain("female" if woman and not firm.person else "male"),
        }
        person |= {} if firm.person else {"department": department, "position": position}
        person["mobile"] = mobile(chance)
        if part == "buyer" and not firm.person and chance.random() < 0.4:
            person["email"] = f"cg@{firm.pinyin}.example"
        person["part"] = Plain("decider" if firm.person else part)
        if owner and chance.random() < 0.25 and volume in "AB":
            person["known_by"] = owner
        found.append(person)
    return found
