"""An import checks values as `kehu add` does: what cannot be right is rejected, what is odd is taken and said [Q1]."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.exchange.intake import Outcome
from kehu.main import main

Import = Callable[..., Outcome]

RIGHT, WRONG = "91350100M000100Y43", "91350100M000100Y44"
MAPPING = """\
format: csv
dates: year-first
customer:
  id: code
  set: {name: name, credit_code: tax, phone: phone, postcode: postcode}
records:
- add: sale
  when: invoice
  id: invoice
  set: {no: invoice, date: date, amount: amount}
- add: contact
  when: person
  id: person
  set: {name: person, mobile: mobile, email: email}
"""
HEADER = "code,name,tax,phone,postcode,invoice,date,amount,person,mobile,email\n"


def row(code: str = "A-1", tax: str = "", **cells: str) -> str:
    order = ("phone", "postcode", "invoice", "date", "amount", "person", "mobile", "email")
    return ",".join([code, "东海阀门厂", tax, *(cells.get(name, "") for name in order)]) + "\n"


def test_a_wrong_credit_code_is_rejected_with_the_reason_and_its_field(archive: Archive, run: Import) -> None:
    outcome = run(HEADER + row("A-1", RIGHT) + row("A-2", WRONG), MAPPING)
    assert (outcome.taken, list(outcome.rejected)) == (1, [3])
    said = str(outcome.rejected[3])
    assert said.startswith("unified social credit code: ")
    assert "check digit" in said
    assert archive.find("A-1")
    assert archive.find("A-2") is None


def test_every_row_that_repeats_the_wrong_code_is_rejected_and_no_other(archive: Archive, run: Import) -> None:
    sales = [
        row("A-1", tax, invoice=f"I{n}", date="2024-01-02", amount="5") for n, tax in enumerate((WRONG, WRONG, ""))
    ]
    outcome = run(HEADER + "".join(sales), MAPPING)
    assert (sorted(outcome.rejected), outcome.added) == ([2, 3], {"sales": 1})
    file = archive.find("A-1")
    assert file
    assert file.customer
    assert [sale.no for sale in file.customer.sales] == ["I2"]


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"person": "韩梅", "mobile": "138"}, "digits"),
        ({"person": "韩梅", "email": "han.example.com"}, "@"),
        ({"postcode": "21000"}, "postcode"),
    ],
)
def test_people_and_places_are_checked_alike(run: Import, cells: dict[str, str], word: str) -> None:
    outcome = run(HEADER + row(**cells), MAPPING)
    said = [*map(str, outcome.rejected.values()), *map(str, outcome.odd.values())]
    assert len(said) == 1, said
    assert word in said[0]


def test_full_width_input_is_put_right_and_said_once(archive: Archive, run: Import) -> None:
    table = HEADER + row(tax="９１３５０１００ｍ０００１００Ｙ４３", phone="０２５－８３７６５５６６")
    outcome = run(table, MAPPING)
    assert [(each.line, each.right) for each in outcome.put_right] == [(2, RIGHT), (2, "025-83765566")]
    file = archive.find("A-1")
    assert file
    assert f"credit_code: {RIGHT}\n" in file.text
    again = run(table, MAPPING)
    assert (again.unchanged, again.put_right) == (1, [])


def test_what_a_file_had_before_rejects_no_row(archive: Archive, run: Import) -> None:
    path = archive.root / archive.usual_path("A-1")
    path.parent.mkdir(parents=True)
    path.write_text(f"code: A-1\nname: 东海阀门厂\ncredit_code: {WRONG}\n", "utf-8")
    sale = {"invoice": "I1", "date": "2024-01-02", "amount": "5"}
    assert run(HEADER + row(**sale), MAPPING).added == {"sales": 1}
    outcome = run(HEADER + row(tax="91350100M000100Y45"), MAPPING, update=True)
    assert list(outcome.rejected) == [2]
    assert run(HEADER + row(tax=RIGHT), MAPPING, update=True).customers_changed == 1


def test_the_command_says_it_all(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(archive.root)
    (tmp_path / "map.yaml").write_text(MAPPING, "utf-8")
    wide = "９１３５０１００m000100y43"
    (tmp_path / "t.csv").write_text(HEADER + row("A-1", wide) + row("A-2", WRONG), "utf-8")
    words = ["import", str(tmp_path / "t.csv"), "--map", str(tmp_path / "map.yaml"), "--lang", "en"]
    with pytest.raises(SystemExit) as end:
        main([*words, "--dry-run", "--format", "json"])
    found, _ = capsys.readouterr()
    result = json.loads(found)
    assert (end.value.code, result["put_right"]) == (1, [{"line": 2, "text": wide, "written": RIGHT}])
    assert result["rejects"][0]["line"] == 3
    with pytest.raises(SystemExit):
        main(words)
    _, said = capsys.readouterr()
    assert f"line 2: “{wide}” is written as {RIGHT}\n" in said
    assert "line 3: unified social credit code: " in said
