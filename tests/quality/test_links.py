"""Sales, orders, documents and people that records name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Look = Callable[..., list[tuple[str, str, str]]]
SALE = {"id": "S1", "date": "2014-01-01", "amount": "1"}
ORDER = {"id": "O1", "date": "2014-01-01", "amount": "1"}
HAN = {"id": "P1", "name": "韩梅梅"}


def test_records_that_are_there(found: Look) -> None:
    promise = {"id": "H1", "date": "2014-01-01", "amount": "1", "pay_by": "2014-02-01", "order": "O1", "sales": ["S1"]}
    assert found(sales=[SALE], orders=[ORDER], promises=[promise]) == []


def test_a_document_is_named_in_words_or_is_there(found: Look) -> None:
    document = {"id": "DC140101-7k3m", "date": "2014-01-01", "kind": "agreement", "file": "attachments/C1/a.pdf"}

    def agreed(named: str) -> list[tuple[str, str, str]]:
        terms = {"id": "A1", "from": "2014-01-01", "days": "30", "document": named}
        return found(terms=[terms], documents=[document])

    assert agreed("框架协议 2014-03 号") == agreed("DC140101-7k3m") == agreed("attachments/C1/a.pdf") == []
    assert agreed("DC140101-7k3n") == agreed("attachments/C1/b.pdf") == [("warning", "reference", "terms.0.document")]


@pytest.mark.parametrize("name", ["韩梅梅", "韩梅", "韩梅梅（电话）", "韩梅梅、李经理", "王总", "老王", "一"])
def test_people_who_are_known_or_only_half_named(name: str, found: Look) -> None:
    talk = {"id": "C1", "date": "2014-01-01", "with": name}
    assert found(contacts=[HAN], communications=[talk]) == []


def test_a_stranger(found: Look) -> None:
    talk, visit = (
        {"id": "C1", "date": "2014-01-01", "with": "韩梅梅、李雷"},
        {"id": "N1", "date": "2014-01-01", "with": "李雷"},
    )
    assert found(contacts=[HAN], communications=[talk], visits=[visit]) == [
        ("warning", "contact", "communications.0.with"),
        ("warning", "contact", "visits.0.with"),
    ]
    assert found(communications=[talk]) == []  # nobody is known yet


def test_what_a_dunning_letter_was_about_is_a_sale_or_a_refund(found: Look) -> None:
    letter = {"id": "C1", "date": "2014-06-01", "dunning_level": "1", "about": ["S1", "F1"]}
    refund = {"id": "F1", "date": "2014-01-01", "amount": "1"}
    assert found(sales=[SALE], refunds=[refund], communications=[letter]) == []
    assert found(sales=[SALE], communications=[letter]) == [("error", "reference", "communications.0.about.1")]
