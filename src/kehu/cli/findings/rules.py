"""`kehu review rules`: every rule of review with its names, whether it is on, how severe it is, and its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from kehu.cli import options, output, session
from kehu.cli.output import Cell, Column
from kehu.lang import Label, m

if TYPE_CHECKING:
    from kehu.cli.findings.rule import Told

DESCRIPTION = m(
    "Lists every rule of review, those of our own too: its id, what it is called, whether it is on, how severe it is "
    "and its numbers. kehu review --rule ID explains one; policy.yaml sets them."
)
BESIDE = ("enabled", "severity", "id", "label", "message", "action")  # settings that are no numbers
RULES_EXAMPLES = (
    ("kehu review rules", m("All rules")),
    ("kehu review rules --format json", m("With what each looks at, and the lines that set it")),
)


def list_rules(format: Annotated[Literal["table", "json", "md"], options.FORMAT] = "table") -> int:
    """Print them."""
    from kehu.archive.directory import Archive
    from kehu.cli.findings.rule import told
    from kehu.review.round import Round

    archive = Archive.open(session.archive_root())
    day = session.today(archive.settings.utc_offset or "")
    rules = told(archive, list(Round(archive.policy, archive.settings, day).labels))
    if format == "json":
        output.print_json({"rules": [each.json() for each in rules]})
        return 0
    columns = [
        Column(Label("Rule", "规则")),
        Column(Label("Name", "名称")),
        Column(Label("On", "启用")),
        Column(Label("Severity", "级别")),
        Column(Label("Numbers", "数字")),
    ]
    (output.print_markdown if format == "md" else output.print_table)(columns, [_row(each) for each in rules])
    return 0


def _row(rule: Told) -> list[Cell]:
    from kehu.cli.findings.rule import shown

    numbers = [
        m("{name} {value}", name=each.name, value=shown(each.value)) for each in rule.numbers if each.name not in BESIDE
    ]
    return [rule.id, rule.label, m("yes") if rule.enabled else m("no"), rule.severity, numbers]
