"""The expressions of the policy's review section: understood, or told with file, line and column."""

from __future__ import annotations

from pathlib import Path

from typed import Kehu

BAD = """\
review:
  not_reviewed:
    by_class:
    - {when: "quadrant = keyy", change: {months: 1}}
  own:
  - {id: far, when: "regoin ~ 广东", message: x}
  - {id: large, when: "larger_share > 0.5", message: x}
  - {id: fine, when: "class.importance = special", message: x}
  checklists:
  - name: usual
    when: overdue >
"""


def test_check_tells_where_an_expression_is_wrong(archive: Path, kehu: Kehu) -> None:
    (archive / "policy.yaml").write_text(BAD, "utf-8")
    said = kehu("check")
    assert said.code == 1
    told = [line for line in said.out.splitlines() if line.startswith("policy.yaml")]
    assert [line.split(" ")[0] for line in told] == [
        "policy.yaml:4:14:", "policy.yaml:6:21:", "policy.yaml:7:23:", "policy.yaml:11:11:",
    ]  # fmt: skip
    assert told[1].startswith("policy.yaml:6:21: error: Character 1 of this expression: ")
    assert "larger_share compares a customer with all others" in told[2]


def test_an_expression_that_is_right_is_no_problem(archive: Path, kehu: Kehu) -> None:
    rule = '{id: fine, when: "class.importance = special or region ~ 广东", message: Look}'
    (archive / "policy.yaml").write_text(f"review:\n  own: [{rule}]\n", "utf-8")
    assert kehu("check").code == 0
    assert kehu("set", "C00001", "region=广东广州").code == 0
    assert "fine: Look" in kehu("review", "--rule", "fine").out
