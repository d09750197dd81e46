"""Documents as they are recorded. The fixture's day is 2014-12-31."""

from __future__ import annotations

from collections.abc import Callable

Look = Callable[..., list[tuple[str, str, str]]]
HASH = "0" * 64


def papers(*more: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": f"DC{n}", "date": "2014-01-01", "kind": "licence", **each} for n, each in enumerate(more)]


def test_a_document_in_order(found: Look) -> None:
    good = {
        "expires": "2014-12-31",
        "form": "original",
        "place": "柜 3",
        "file": "attachments/C1/a.pdf",
        "sha256": HASH,
    }
    assert found(documents=papers(good)) == []


def test_an_expired_one(found: Look) -> None:
    assert found(documents=papers({"expires": "2014-12-30"})) == [("warning", "expired", "documents.0.expires")]


def test_one_that_was_renewed(found: Look) -> None:
    old, new = {"expires": "2014-06-01"}, {"date": "2014-05-01", "expires": "2024-06-01"}
    assert found(documents=papers(old, new)) == []
    assert found(documents=papers(old, new | {"kind": "contract"})) == [("warning", "expired", "documents.0.expires")]


def test_an_original_that_lies_nowhere(found: Look) -> None:
    assert found(documents=papers({"form": "original"})) == [("warning", "original", "documents.0")]
    assert found(documents=papers({"form": "copy"})) == []


def test_a_hash_of_nothing(found: Look) -> None:
    assert found(documents=papers({"sha256": HASH})) == [("warning", "attachment", "documents.0.sha256")]
