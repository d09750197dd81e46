"""`kehu plausibility`: both figures, the ratio, the records, and what cannot be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import DRAFT, write
from typed import Kehu

FIRM = """\
code: C00001
name: 华诚化工
yearly_sales: 3000000
sales:
- {id: S1, date: 2013-06-01, amount: 600000, due: 2013-07-01}
statements:
- {id: B1, date: 2013-12-31, revenue: 1000000, cost_of_sales: 500000, payables: 900000}
"""


@pytest.fixture
def firm(folder: Path) -> Path:
    return write(folder, FIRM, DRAFT)


def test_both_figures_with_their_records(firm: Path, kehu: Kehu) -> None:
    answer = kehu("plausibility", "C00001", "--format", "json", "--as-of", "2014-06-30")
    assert answer.code == 1
    found = {each["check"]: each for each in json.loads(answer.out)["comparisons"]}
    sales = found["our_sales"]
    assert (sales["result"], sales["severity"], sales["theirs_value"]) == ("deviates", "critical", "500000.00")
    assert (sales["other_value"], sales["ratio"]) == ("600000.00", "0.8333")
    assert sales["records"] == [
        {"id": "B1", "place": "customers/C00/C00001.yaml:7"},
        {"id": "S1", "place": "customers/C00/C00001.yaml:5"},
    ]
    assert (found["stated_sales"]["result"], found["our_receivable"]["result"]) == ("deviates", "fits")
    assert found["balance"]["result"] == "nothing_to_compare"


def test_for_people(firm: Path, kehu: Kehu) -> None:
    said = kehu("plausibility", "C00001", "--as-of", "2014-06-30").out
    assert "deviates (critical)" in said
    assert "Nothing to compare with:\n" in said
    nothing = kehu("plausibility", "C00002", "--as-of", "2014-06-30")
    assert (nothing.code, nothing.out) == (0, "深圳华洋化工: no financial statement to look at\n")
