"""`kehu promises`: what was promised, what came, and what is still to come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firms import HENGDA, write
from typed import Kehu

WORD = """\
code: C00006
name: 信诺化工
owner: 李娜
sales:
- {id: S1, date: 2014-06-01, amount: 1000.00, due: 2014-06-30}
- {id: S3, date: 2014-06-01, amount: 900.00, due: 2014-06-30}
- {id: S2, date: 2014-06-02, amount: 200.00, currency: USD, due: 2014-06-30}
receipts:
- {id: R1, date: 2014-07-10, amount: 300.00, for: S3}
- {id: R2, date: 2014-08-05, amount: 100.00, for: S1}
promises:
- {id: H1, date: 2014-07-01, amount: 300.00, pay_by: 2014-07-31, sales: [S3]}
- {id: H2, date: 2014-07-02, amount: 400.00, pay_by: 2014-07-31, sales: [S1]}
- {id: H3, date: 2014-07-03, amount: 200.00, currency: USD, pay_by: 2014-12-31, sales: [S2], by: 王总}
- {id: H4, date: 2014-07-04, amount: 1.00, pay_by: 2014-07-31, withdrawn_on: 2014-07-20}
"""


@pytest.fixture
def firm(folder: Path) -> Path:
    (folder / "rates.yaml").write_text("rates:\n  USD: {2014-06-01: 6.1, 2014-07-01: 6.2}\nvalid_days: 60\n", "utf-8")
    return write(folder, HENGDA, WORD)


def listed(kehu: Kehu, *words: str) -> dict[str, dict[str, Any]]:
    answer = kehu("promises", "--format", "json", *words)
    assert answer.code == 0, answer.err
    return {each["id"]: each for each in json.loads(answer.out)["promises"]}


def test_what_came_and_what_is_to_come(firm: Path, kehu: Kehu) -> None:
    found = listed(kehu, "--as-of", "2014-08-20")
    told = {
        id: tuple(each[name] for name in ("state", "paid_in_time", "came", "to_come")) for id, each in found.items()
    }
    assert told == {
        "H1": ("kept", "300.00", "300.00", "0.00"),
        "H2": ("broken", "0.00", "100.00", "300.00"),
        "H4": ("withdrawn", "0.00", "0.00", "0.00"),
        "H3": ("open", "0.00", "0.00", "200.00"),
    }
    assert list(found) == ["H1", "H2", "H4", "H3"]  # by the day to pay by
    assert (found["H1"]["receipts"], found["H3"]["currency"]) == (["R1"], "USD")
    assert found["H3"]["place"] == "customers/C00/C00006.yaml:14"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--state", "broken"), ["H2"]),
        (("--state", "open"), ["H3"]),
        (("--owner", "李娜", "--state", "kept"), ["H1"]),
        (("--owner", "张伟"), []),
        (("恒达",), []),
    ],
)
def test_choosing(firm: Path, kehu: Kehu, words: tuple[str, ...], ids: list[str]) -> None:
    assert list(listed(kehu, "--as-of", "2014-08-20", *words)) == ids


def test_the_table_names_the_currency_and_adds_up_in_the_base_currency(firm: Path, kehu: Kehu) -> None:
    answer = kehu("promises", "--as-of", "2014-07-31")
    assert "200.00 USD" in answer.out
    # 300 + 400 + 1 + 200 at 6.2 promised
    assert answer.out.splitlines()[-1].split() == ["4", "promises", "1,941.00", "300.00", "1,640.00"]
    assert kehu("promises", "恒达", "--as-of", "2014-07-31").out == "No promise of payment at 2014-07-31\n"
