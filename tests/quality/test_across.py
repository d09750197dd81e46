"""What must hold between customers."""

from __future__ import annotations

from typing import Any

from kehu.quality.across import across_faults
from kehu.quality.facts import Facts, facts


def customer(path: str, **data: Any) -> Facts:
    return facts(f"customers/{path}.yaml", {"name": path, **data})


def found(*customers: Facts) -> list[tuple[str, str, str]]:
    """Rule, file and place of each fault."""
    return [(each.rule, each.file[10:-5], ".".join(map(str, each.path))) for each in across_faults(customers)]


def test_different_customers_have_no_fault() -> None:
    parent = customer("C1", aliases=["OLD"], external_ids={"erp": "7"})
    assert found(parent, customer("C2", parent="C1", aliases="K77", external_ids={"erp": "8", "crm": "7"})) == []


def test_a_code_is_taken_once_without_regard_to_case() -> None:
    assert found(customer("C00/Ab1"), customer("aB1"), customer("C2")) == [
        ("code-taken", "C00/Ab1", "code"),
        ("code-taken", "aB1", "code"),
    ]


def test_an_alias_is_nobody_elses_code_nor_alias() -> None:
    assert found(customer("C1", aliases=["x", "c2"]), customer("C2"), customer("C3", aliases=["X"])) == [
        ("alias-taken", "C1", "aliases.0"),
        ("alias-taken", "C3", "aliases.0"),
        ("alias-taken", "C1", "aliases.1"),
    ]


def test_an_alias_may_repeat_the_customers_own_code() -> None:
    assert found(customer("C1", aliases=["C1", "c1"])) == []


def test_an_external_id_is_held_once_in_each_system() -> None:
    same = customer("C1", external_ids={"erp": "7", "crm": "9"}), customer("C2", external_ids={"erp": "7", "crm": "8"})
    assert found(*same) == [
        ("external-id-taken", "C1", "external_ids.erp"),
        ("external-id-taken", "C2", "external_ids.erp"),
    ]


def test_a_parent_exists() -> None:
    (fault,) = across_faults([customer("C00001"), customer("C00002", parent="C0001")])
    assert (fault.rule, str(fault.message), str(fault.hint)) == (
        "reference",
        "there is no customer C0001",
        "did you mean C00001?",
    )


def test_nobody_is_above_itself() -> None:
    ring = customer("A", parent="B"), customer("B", parent="C"), customer("C", parent="A")
    below = customer("D", parent="A")
    assert found(*ring, below) == [("parent-cycle", name, "parent") for name in "ABC"]


def test_facts_are_taken_from_data_of_any_shape() -> None:
    odd = facts("customers/C1.yaml", {"name": ["x"], "aliases": {"a": "b"}, "external_ids": "7", "parent": []})
    assert (odd.code, odd.name, odd.parent, odd.external_ids, odd.aliases) == ("C1", "", "", (), ("",))
