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
