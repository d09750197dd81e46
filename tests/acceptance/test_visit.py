"""A visit from its plan to the minutes that the customer has confirmed [W3]."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from typed import Kehu

STAFF = "staff:\n- {name: May, role: sales_manager}\n- {name: Sue, role: sales}\n"
FILE = "customers/C00/C00001.yaml"


@pytest.fixture
def staffed(archive: Path) -> Path:
    with (archive / "kehu.yaml").open("a", encoding="utf-8") as settings:
        settings.write(STAFF)
    return archive


def planned(kehu: Kehu, date: str = "2026-01-01") -> str:
    answer = kehu("visit", "plan", "C00001", "--date", date, "--by", "Sue", "--purpose", "accounts")
    assert answer.code == 0
    return answer.out.strip()


def listed(kehu: Kehu, *words: str) -> list[tuple[str, str, str | None, str | None]]:
    visits = json.loads(kehu("visit", *words, "--format", "json").out)["visits"]
    return [(each["stage"], each["next"], each["actor"], each["who"]) for each in visits]


STEPS: list[tuple[list[str], tuple[str, str, str, str | None]]] = [
    (["approve", "C00001", "--by", "May"], ("plan_approved", "made", "visitor", "Sue")),
    (["made", "C00001", "--date", "2026-01-02", "--with", "Li"], ("made", "minutes", "visitor", "Sue")),
    (["minutes", "C00001", "--by", "Sue", "--text", "agreed"], ("minutes", "approve-minutes", "manager", None)),
    (["approve-minutes", "C00001", "--by", "May"], ("approved", "sent", "visitor", "Sue")),
    (["sent", "C00001", "--by", "Sue"], ("sent", "confirmed", "customer", "Sue")),
]


def test_step_by_step_each_names_the_next(staffed: Path, kehu: Kehu) -> None:
    id = planned(kehu)
    assert listed(kehu) == [("planned", "approve", "manager", None)]
    for words, then in STEPS:
        assert kehu("visit", *words).code == 0
        assert listed(kehu) == [then]
        assert listed(kehu, "--who", "Sue") == ([then] if then[3] else [])
    assert kehu("visit", "confirmed", "C00001", "--by", "Mr Li").code == 0
    assert listed(kehu) == []
    assert listed(kehu, "--all") == [("confirmed", None, None, None)]
    line = (staffed / FILE).read_text("utf-8").splitlines()[-1]
    assert line == (
        f"- {{id: {id}, date: 2026-01-02, state: made, planned_on: 2026-01-02, by: Sue, with: Li, purpose: accounts, "
        "plan_approved_by: May, plan_approved_on: 2026-01-02, recorder: Sue, minutes: agreed, minutes_on: 2026-01-02, "
        "approved_by: May, approved_on: 2026-01-02, sent_on: 2026-01-02, sent_by: Sue, confirmed_by: Mr Li, "
        "confirmed_on: 2026-01-02}"
    )
    assert kehu("check").code == 0


def test_out_of_order(staffed: Path, kehu: Kehu) -> None:
    planned(kehu)
    before = (staffed / FILE).read_bytes()
    for words in (
        ["minutes", "C00001", "--by", "Sue", "--text", "x"],
        ["approve-minutes", "C00001", "--by", "May"],
        ["sent", "C00001", "--by", "Sue"],
        ["confirmed", "C00001", "--by", "Li"],
    ):
        answer = kehu("visit", *words)
        assert answer.code == 1
        assert "C00001 has no visit that stands at" in answer.lines[0]
    assert kehu("visit", "approve", "C00001", "--by", "Sue").code == 1
    assert kehu("visit", "minutes", "C00001", "--by", "Sue").code == 2
    assert (staffed / FILE).read_bytes() == before


def test_a_visit_that_took_place_is_recorded_though_its_plan_was_not_approved(staffed: Path, kehu: Kehu) -> None:
    planned(kehu)
    assert kehu("visit", "made", "C00001").code == 0
    assert kehu("visit", "approve", "C00001", "--by", "May").code == 1


def test_of_several_the_id_is_needed(staffed: Path, kehu: Kehu) -> None:
    one, other = planned(kehu), planned(kehu)
    answer = kehu("visit", "made", "C00001")
    assert answer.code == 1
    assert one in answer.lines[0]
    assert other in answer.lines[0]
    assert kehu("visit", "made", "C00001", other).code == 0
    assert kehu("visit", "made", "C00001").code == 0  # one is left
    again = kehu("visit", "made", "C00001", one)
    assert (again.code, "stands at: made, without minutes" in again.lines[0]) == (1, True)
    assert kehu("visit", "made", "C00001", "N000000-0000").lines[0] == "kehu: C00001 has no visit N000000-0000"


def test_minutes_from_a_file_and_cancelled(staffed: Path, kehu: Kehu) -> None:
    planned(kehu)
    kehu("visit", "made", "C00001")
    (staffed / "minutes.txt").write_text("第一条\n第二条\n", "utf-8")
    assert kehu("visit", "minutes", "C00001", "--by", "Sue", "--from", "minutes.txt").code == 0
    assert '"第一条\\n第二条"' in (staffed / FILE).read_text("utf-8")
    planned(kehu, "2026-02-01")
    assert kehu("visit", "cancel", "C00001", "--why", "snow").code == 0
    assert [each[0] for each in listed(kehu, "--all")] == ["minutes", "cancelled"]
    assert [each[0] for each in listed(kehu, "--stage", "cancelled")] == ["cancelled"]


def test_only_one_of_two_owners(staffed: Path, kehu: Kehu) -> None:
    planned(kehu)
    kehu("set", "C00001", "owner=Sue")
    assert len(listed(kehu, "--owner", "Sue")) == 1
    assert listed(kehu, "--owner", "May") == []
    assert kehu("visit", "--format", "csv").out.splitlines()[0].startswith("customer,name,owner,id,date,by,purpose,")
    assert kehu("visit", "--stage", "nonsense").code == 2
