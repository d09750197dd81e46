"""Owners: one customer assigned, all without an owner handed out, a leaver's customers handed over [W2] [W4]."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.model.customer import Customer
from typed import Kehu

STAFF = """\
staff:
- {name: Boss, role: boss}
- {name: May, role: sales_manager}
- {name: Kim, role: keeper}
- {name: Sue, role: sales, regions: [江苏], capacity: 3}
- {name: Sam, role: sales, regions: [江苏, 河北], capacity: 3}
- {name: Old, role: sales, left_on: 2025-12-31}
"""
NAMES = ("Aaaa", "Bbbb", "Cccc", "Dddd", "Eeee", "Ffff")


@pytest.fixture
def staffed(kehu: Kehu, folder: Path) -> Path:
    """C00001 of Sue's, C00002 of Old's, four without an owner: two in 江苏, one in 河北, one in 广东."""
    assert kehu("init", "--language", "en").code == 0
    with (folder / "kehu.yaml").open("a", encoding="utf-8") as settings:
        settings.write(STAFF)
    told = (["--owner", "Sue"], ["--owner", "Old"], ["--region", "江苏"], ["--region", "江苏省"])
    for name, words in zip(NAMES, (*told, ["--region", "河北"], ["--region", "广东"]), strict=True):
        assert kehu("add", "customer", name, *words, "--entered-on", "2025-06-01").code == 0
    return folder


def customer(folder: Path, code: str) -> Customer:
    file = Archive.open(folder).find(code)
    assert file is not None
    assert file.customer is not None, file.errors
    return file.customer


def owners(folder: Path) -> list[str | None]:
    return [file.customer.owner if file.customer else "?" for file in Archive.open(folder).files()]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (folder / "customers").rglob("*.yaml")}


def test_the_history_knows_the_owner_before(staffed: Path, kehu: Kehu) -> None:
    assert kehu("assign", "C00001", "--to", "Sam", "--by", "May", "--why", "nearer").code == 0
    assert kehu("assign", "C00001", "--to", "Sue", "--by", "Boss", "--why", "back").code == 0
    known = customer(staffed, "C00001")
    assert known.owner == "Sue"
    assert [(str(each.date), each.owner, each.by, each.reason) for each in known.owners] == [
        ("2025-06-01", "Sue", None, None),
        ("2026-01-02", "Sam", "May", "nearer"),
        ("2026-01-02", "Sue", "Boss", "back"),
    ]


REFUSED = [
    (["C00001", "--to", "Sue", "--by", "May", "--why", "x"], 1, "Sue looks after C00001 already"),
    (["C00001", "--to", "Old", "--by", "May", "--why", "x"], 1, "--to: Old left on 2025-12-31"),
    (["C00001", "--to", "Kim", "--by", "May", "--why", "x"], 1, "--to: Kim (archive keeper) may not look after"),
    (["C00001", "--to", "Sam", "--by", "Sue", "--why", "x"], 1, "--by: Sue (sales) may not assign a customer"),
    (["C00001", "--to", "Sam", "--by", "May"], 2, "`kehu assign` needs the option --why"),
    (["C00001", "--even", "--by", "May"], 2, "`kehu assign` takes a customer with --to, or --even, not both"),
    (["C00001", "--to", "Sam", "--by", "May", "--why", "x", "--yes"], 2, "--yes goes with --even only"),
    (["--by", "May"], 2, "`kehu assign` needs CUSTOMER"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_refused(staffed: Path, kehu: Kehu, words: list[str], code: int, said: str) -> None:
    before = everything(staffed)
    answer = kehu("assign", *words)
    assert answer.code == code
    assert said in answer.lines[0]
    assert everything(staffed) == before


def test_the_plan_is_shown_and_nothing_written(staffed: Path, kehu: Kehu) -> None:
    before = everything(staffed)
    answer = kehu("assign", "--even", "--by", "May")
    assert answer.code == 1
    assert answer.lines[-1] == "this is a plan, nothing was written; --yes carries it out"
    assert everything(staffed) == before


def test_handed_out_by_capacity(staffed: Path, kehu: Kehu) -> None:
    answer = kehu("assign", "--even", "--by", "May", "--why", "new year", "--yes", "--format", "json")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert [(each["name"], each["has"], each["gets"]) for each in told["staff"]] == [("Sue", 1, 2), ("Sam", 0, 3)]
    assert owners(staffed) == ["Sue", *(each["to"] for each in told["customers"])]
    assert owners(staffed).count("Sue") == owners(staffed).count("Sam") == 3
    spells = customer(staffed, "C00002").owners
    assert [(each.owner, each.reason) for each in spells] == [("Old", None), (owners(staffed)[1], "new year")]
    assert kehu("assign", "--even", "--by", "May", "--yes").lines == ["nothing to hand out"]


def test_by_region_who_fits_nobody_stays(staffed: Path, kehu: Kehu) -> None:
    answer = kehu("assign", "--even", "--by-region", "--by", "May", "--yes")
    assert answer.code == 1
    assert "2 customers stay without an owner" in answer.err
    assert owners(staffed) == ["Sue", "Old", "Sue", "Sam", "Sam", None]  # Old's has no region, 广东 is nobody's


def test_one_bad_file_keeps_none_from_being_handed_out_and_is_said(staffed: Path, kehu: Kehu) -> None:
    file = staffed / "customers/C00/C00006.yaml"
    file.write_text(file.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    answer = kehu("assign", "--even", "--by", "May", "--yes")
    assert answer.code == 1
    assert "C00006.yaml" in answer.err
    assert None not in owners(staffed)[:5]


def test_asked_at_a_terminal(at_terminal: type, kehu: Kehu, folder: Path) -> None:
    with (folder / "kehu.yaml").open("a", encoding="utf-8") as settings:
        settings.write(STAFF)
    kehu("add", "customer", "Aaaa")
    no = at_terminal("assign", "--even", "--by", "May")
    no.answer("Hand out 1 customer?", "n")
    assert no.end() == 1
    assert owners(folder) == [None]
    yes = at_terminal("assign", "--even", "--by", "May")
    yes.answer("Hand out 1 customer?", "y")
    assert yes.end() == 0
    assert owners(folder) == ["Sue"]


# Handing over


def leaving(kehu: Kehu) -> None:
    for words in (
        ["sale", "C00001", "--date", "2025-10-01", "--amount", "900", "--due", "2025-11-01"],
        ["promise", "C00001", "--date", "2025-12-01", "--amount", "900", "--pay-by", "2026-02-01"],
        ["visit", "C00001", "--date", "2026-01-20", "--state", "planned", "--by", "Sue"],
        ["communication", "C00001", "--date", "2025-12-20", "--channel", "phone", "--follow-up", "2026-01-10"],
        ["feedback", "C00002", "--kind", "complaint", "--content", "leaks", "--handled-by", "Sue"],
        ["document", "C00002", "--kind", "contract", "--no", "HT-1", "--holder", "Sue"],
    ):
        answer = kehu("add", *words)
        assert answer.code == 0, answer.err


def kinds(kehu: Kehu, *words: str) -> tuple[int, list[tuple[str, str]]]:
    answer = kehu("handover", *words, "--format", "json")
    return answer.code, [(each["kind"], each["customer"]) for each in json.loads(answer.out)["items"]]


def test_all_that_a_leaver_has_until_nothing_is_left(staffed: Path, kehu: Kehu) -> None:
    leaving(kehu)
    assert kinds(kehu, "Sue") == (
        1,
        [
            ("customer", "C00001"),
            ("money", "C00001"),
            ("promise", "C00001"),
            ("follow_up", "C00001"),
            ("visit", "C00001"),
            ("complaint", "C00002"),
            ("original", "C00002"),
        ],
    )
    assert kinds(kehu, "Sue", "--to", "Sam", "--by", "May", "--why", "left") == (1, [("original", "C00002")])
    known = customer(staffed, "C00001")
    assert (known.owner, known.visits[0].by) == ("Sam", "Sam")
    assert customer(staffed, "C00002").feedback[0].handled_by == "Sam"
    assert kinds(kehu, "Sue", "--to", "Kim", "--by", "May", "--originals") == (0, [])
    assert customer(staffed, "C00002").documents[0].holder == "Kim"
    done = kehu("handover", "Sue")
    assert (done.code, done.lines) == (0, ["Sue has nothing left to hand over"])


def test_who_may_not_own_gets_nothing_at_all(staffed: Path, kehu: Kehu) -> None:
    leaving(kehu)
    before = everything(staffed)
    assert kehu("handover", "Sue", "--to", "Kim", "--by", "May").code == 1
    assert kehu("handover", "Sue", "--to", "Sam", "--by", "Kim").code == 1
    assert kehu("handover", "Sue", "--to", "Sue", "--by", "May").code == 1
    assert kehu("handover", "Sue", "--to", "Sam").code == 2
    assert kehu("handover", "Sue", "--by", "May").code == 2
    assert everything(staffed) == before


def test_nobody_of_that_name(staffed: Path, kehu: Kehu) -> None:
    answer = kehu("handover", "Sui")
    assert (answer.code, answer.lines[0]) == (3, "kehu: nobody on the staff is called Sui")


def test_a_closed_customer_that_owes_nothing_is_not_handed_over(staffed: Path, kehu: Kehu) -> None:
    kehu("status", "C00002", "closed", "--by", "May", "--why", "bankrupt")
    assert kinds(kehu, "Old") == (0, [])
    kehu("add", "sale", "C00002", "--date", "2025-10-01", "--amount", "900", "--due", "2025-11-01")
    assert kinds(kehu, "Old") == (1, [("customer", "C00002"), ("money", "C00002")])
