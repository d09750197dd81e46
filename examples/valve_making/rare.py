"""What is rarely recorded, so that every choice of every field stands somewhere in the example."""

from __future__ import annotations

from collections.abc import Callable

from valve_making.dossier import CREDIT, KEEPER, MANAGER, NORTH, Dossier, consent, found, identity_number

SOUTH, JIANG = "赵敏洁", "蒋军"


def rare(it: Dossier) -> None:
    """Whatever of it this customer has."""
    tell = _RARE.get(it.book.plan.code)
    if tell:
        tell(it)


def _end_user(it: Dossier) -> None:
    it.put(kind="organization")
    _greetings(it)


def _regular(it: Dossier) -> None:
    people = (
        ("1969-04-11", "031", "A", "high", "divorced"),
        ("1978-09-23", "013", "B", "master", "single"),
        ("1971-01-30", "024", "AB", "college", "widowed"),
    )
    for n, (birthday, sequence, blood, education, marital) in enumerate(people):
        private = {"identity_number": identity_number(birthday, sequence), "birthday": birthday}
        private |= {"blood_type": blood, "education": education, "marital_status": marital}
        it.contact(n, private=private, privacy=consent("2014-03-24", "来访登记、节日问候"))
    source = found(NORTH, "salesperson")
    it.add(
        "projects", "2013-04-10", name="二号釜区改造", need="衬氟放料阀12台", state="won", expected_amount="26000.00",
        expected_on="2013-08-31", **source,
    )  # fmt: skip
    it.add(
        "projects", "2014-05-08", name="循环水加药", need="衬氟蝶阀8台", state="lost", **source,
        note="低价中标，差一成二",
    )  # fmt: skip
    it.sale(4, method="offset", note="以其助剂抵部分货款")


def _dealer(it: Dossier) -> None:
    it.put(source="shop_floor")
    it.contact(
        0,
        private={"education": "middle"},
        privacy={"basis": "legal_duty", "scope": "担保人关联关系核查", "keep_until": "2034-12-31"},
    )
    it.sale(0, method="online")
    it.add("visits", "2014-12-11", state="cancelled", by=JIANG, purpose="看库房", note="对方临时外出，改期")
    it.add("activities", "2014-12-18", event="用户座谈会", reply="declined", by=JIANG)
    it.add(
        "projects", "2014-11-20", name="河口区仓储点", need="常用规格铺货", state="shelved",
        **found(JIANG, "salesperson"),
    )  # fmt: skip


def _person(it: Dossier) -> None:
    it.put(source="other")
    it.sale(0, method="other")
    it.contact(0, privacy={"basis": "other", "scope": "与本人档案同", "consent_on": "2014-10-24"})


def _abroad(it: Dossier) -> None:
    last = len(it.data["contacts"]) - 1
    it.contact(last, private={"education": "doctor"}, privacy=consent("2014-11-03", "签证邀请函所需"))
    it.add("activities", "2014-10-23", event="上海流体机械展（虚构）我厂展台", reply="absent", by=SOUTH)


def _greetings(it: Dossier) -> None:
    """How a customer that is looked after well was greeted in a year."""
    head = str(it.data["contacts"][1]["name"])
    it.add("care", "2014-01-28", occasion="festival", festival="春节", gift="对联、挂历", cost="86.00", by=NORTH)
    it.add("care", "2014-03-12", occasion="birthday", whom=head, gift="贺卡", cost="12.00", by=NORTH)
    it.add("care", "2014-06-11", occasion="other", gift="电话问候", by=NORTH, note="高考后问其子成绩")
    it.add("care", "2014-09-05", occasion="festival", festival="中秋节", gift="月饼两盒", cost="176.00", by=NORTH)
    it.add("care", "2014-10-01", occasion="wedding", whom=head, gift="短信", by=NORTH)
    it.add("care", "2014-12-19", occasion="founding", gift="贺信", by=MANAGER)
    it.add("care", "2014-12-05", occasion="record", gift="致谢电话", by=MANAGER)


def _public_body(it: Dossier) -> None:
    it.add("statuses", "2014-12-16", status="draft", reason="网上获知，待核", by=KEEPER)
    it.add("statuses", "2014-12-18", status="active", reason="资料核对无误", by=MANAGER)


def _bankrupt(it: Dossier) -> None:
    it.contact(0, private={"education": "primary"}, privacy={"basis": "contract"})
    it.add(
        "risks", "2014-05-12", kind="restructuring", severity="high", content="重组谈判，后破裂",
        cleared_on="2014-07-28", **found(NORTH, "insider"),
    )  # fmt: skip
    it.add(
        "risks", "2014-06-03", kind="other", severity="low", content="厂区停电三日", cleared_on="2014-06-06",
        **found(CREDIT, "market"),
    )  # fmt: skip


_RARE: dict[str, Callable[[Dossier], None]] = {
    "C00077": _bankrupt,
    "C00120": _regular,
    "C00122": _end_user,
    "C00186": _dealer,
    "C00198": _abroad,
    "C00211": _person,
    "C00222": _public_body,
}
