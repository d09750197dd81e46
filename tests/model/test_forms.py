"""The forms name every field of a customer that a person can be asked for, each once, in groups that a person knows."""

from __future__ import annotations

from collections import Counter

import pytest

from kehu.model import forms
from kehu.model.choices import CustomerKind, Role
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.kinds import BY_LIST
from kehu.model.load import model_at

# What no form has a place for: what happens later, what commands keep, and what the firm declares itself.
ELSEWHERE = {
    "owners", "statuses", "custom", "investigations", "evaluations", "changes", "risks", "limits", "terms",
    "public_records", "media", "orders", "deliveries", "sales", "receipts", "returns", "refunds", "write_offs",
    "extensions", "promises", "cases", "communications", "visits", "activities", "care", "services", "feedback",
    "documents", "reviews", "grades",
}  # fmt: skip


def named(kind: CustomerKind) -> list[str]:
    return [key for section in forms.SECTIONS[kind] for key in section.keys]


@pytest.mark.parametrize("kind", CustomerKind)
def test_every_key_exists_and_stands_in_one_section(kind: CustomerKind) -> None:
    found = Counter(named(kind))
    assert [key for key, n in found.items() if n > 1] == []
    for key in found:
        *outer, name = key.split(".")
        model: type[Entry] | None = model_at(Customer, outer)
        assert model is not None, key
        assert name in keys(model), key


def test_every_field_of_a_customer_has_a_section() -> None:
    """A new field must be put on a form, or be named here as what no form asks."""
    on_forms = {key.split(".")[0] for kind in CustomerKind for key in named(kind)}
    assert set(keys(Customer)) - on_forms == ELSEWHERE
    assert not on_forms & ELSEWHERE


@pytest.mark.parametrize("name", ["private", "privacy", "characteristics", "business", "preferences"])
def test_every_field_of_a_mapping_has_a_place(name: str) -> None:
    model = model_at(Customer, (name,))
    assert model is not None
    on_forms = {key for kind in CustomerKind for key in named(kind)}
    assert {f"{name}.{key}" for key in keys(model)} <= on_forms


@pytest.mark.parametrize("kind", CustomerKind)
def test_the_form_of_a_role_leaves_out_what_only_the_other_is_asked(kind: CustomerKind) -> None:
    both = {key for section in forms.sections(kind) for key in section.keys}
    for role in Role:
        own = {key for section in forms.sections(kind, role) for key in section.keys}
        assert own < both
        assert all(forms.ONLY[key] is not role for key in both - own)
    assert not both & forms.UNASKED
    assert all(section.keys for section in forms.sections(kind))


def test_what_is_said_of_single_fields_names_fields_that_are_on_a_form() -> None:
    on_forms = {key for kind in CustomerKind for key in named(kind)}
    assert set(forms.ONLY) | forms.LONG | forms.UNASKED | set(forms.LEFT_OUT) | forms.DAY_ASKED <= on_forms
    for name, columns in forms.LEFT_OUT.items():
        assert set(columns) <= set(keys(BY_LIST[name]))
