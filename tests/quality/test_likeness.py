"""Who is probably one and the same."""

from __future__ import annotations

from kehu.quality.facts import facts
from kehu.quality.likeness import likeness_faults


def alike(*customers: dict[str, str]) -> list[tuple[str, str]]:
    known = [facts(f"customers/C{n}.yaml", data) for n, data in enumerate(customers, 1)]
    faults = list(likeness_faults(known))
    assert all(fault.severity == "warning" and fault.rule == "probable-duplicate" for fault in faults)
    return [(fault.file[10:-5], str(fault.path[0])) for fault in faults]


def test_a_phone_is_compared_by_its_digits() -> None:
    assert alike({"phone": "020-83765566"}, {"phone": "(020) 8376 5566"}) == [("C1", "phone"), ("C2", "phone")]


def test_an_extension_alone_says_nothing() -> None:
    assert alike({"phone": "8001"}, {"phone": "8001"}) == []


def test_names_are_compared_without_spaces_and_case() -> None:
    assert alike({"name": "Blue Valve"}, {"name": "BLUE  valve"}, {"name": "Blue Valves"}) == [
        ("C1", "name"),
        ("C2", "name"),
    ]


def test_credit_codes() -> None:
    assert alike({"credit_code": "91a"}, {"credit_code": "91A"}) == [("C1", "credit_code"), ("C2", "credit_code")]


def test_what_is_absent_is_not_alike() -> None:
    assert alike({}, {}, {"name": "", "phone": ""}) == []


def test_names_but_for_place_and_form() -> None:
    assert alike({"name": "江苏东海化工有限公司"}, {"name": "东海化工厂"}) == [("C1", "name"), ("C2", "name")]
    assert alike({"name": "江苏东海化工有限公司"}, {"name": "浙江东海化工有限公司"}) == []


def test_two_credit_codes_are_two_firms_though_their_names_are_alike() -> None:
    one = {"name": "江苏东海化工有限公司", "credit_code": "91A"}
    assert alike(one, {"name": "东海化工厂", "credit_code": "91B"}) == []


def test_a_closed_customer_is_no_double() -> None:
    assert alike({"name": "Blue Valve"}, {"name": "Blue Valve", "status": "closed"}) == []


def hints(*days: str) -> list[str]:
    data = [{"name": "Blue Valve", **({"entered_on": day} if day else {})} for day in days]
    return [str(fault.hint) for fault in likeness_faults([facts(f"C{n}.yaml", each) for n, each in enumerate(data, 1)])]


def test_who_was_first_keeps_it() -> None:
    assert hints("2026-01-02", "2026-01-01") == [
        "C2 was entered first, on 2026-01-01, owner none: if they are one customer, it keeps it; close this one "
        "(kehu status C1 closed), or let a manager decide (kehu assign C2)",
        "C2 was entered first, on 2026-01-01, owner none: if they are one customer, it keeps it; close C1",
    ]
    assert hints("2026-01-01", "2026-01-01")[0].startswith("both were entered on 2026-01-01")
    assert hints("2026-01-01", "") == ["if they are one customer, keep one file and close the other"] * 2
