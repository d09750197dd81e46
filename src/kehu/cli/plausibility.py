"""`kehu plausibility`: a customer's own figures held against each other and against our records (挤水分)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customer
from kehu.cli.output import Cell, Column
from kehu.credit.estimate import cents
from kehu.errors import DONE, SAID_NO
from kehu.lang import Label, m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehu.archive.customer_file import CustomerFile
    from kehu.credit.plausibility import Comparison, Figure

DESCRIPTION = m(
    "Holds the customer's latest financial statement against itself, the year before, what the customer told us, and "
    "our own records: what it bought from us and owed us. Each comparison stands with both figures and says whether it "
    "fits. A deviation is a question to ask, not a verdict. The exit code is 1 if something deviates."
)
EXAMPLES = (
    ("kehu plausibility C00012", m("Can these figures be believed?")),
    ("kehu plausibility C00012 --format json", m("With the records that each figure comes from")),
)
COLUMNS = (
    Column(Label("Expected", "核对项目")),
    Column(Label("Result", "结果")),
    Column(Label("Their figure", "客户数据")),
    Column(Label("Amount", "数值"), right=True),
    Column(Label("Held against", "对照数据")),
    Column(Label("Amount", "数值"), right=True),
    Column(Label("Ratio", "比值"), right=True),
)
NAMES = (
    *("check", "result", "severity", "statement", "date", "theirs", "theirs_value"),
    *("other", "other_value", "ratio", "records"),
)


def command(
    customer: Customer,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print the comparisons."""
    from kehu.archive.directory import Archive
    from kehu.archive.splice import FaultyFile
    from kehu.credit.plausibility import examine

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    file = archive.resolve(customer)
    if file.customer is None:
        fault = file.errors[0]
        raise FaultyFile(where=fault.where, why=fault.message)
    found = examine(file.customer, archive.policy, day)
    if format == "json":
        told = [_json(each, file) for each in found]
        output.print_json({"as_of": day, "code": file.code, "name": file.name, "comparisons": told})
    elif format == "csv":
        rows = [_json(each, file) for each in found]
        output.print_csv(NAMES, ([_cell(row[name]) for name in NAMES] for row in rows))
    else:
        _print(file, found)
    return SAID_NO if any(each.deviates for each in found) else DONE


def _print(file: CustomerFile, found: Sequence[Comparison]) -> None:
    from kehu.cli.money.limits import place

    if not found:
        output.say(m("{name}: no financial statement to look at", name=file.name))
        return
    statement = found[0].statement
    where = place(file, statement.id)
    output.say(
        m(
            "{name}: statement of {date} ({id}, {place})",
            name=file.name,
            date=statement.date,
            id=statement.id,
            place=where,
        )
    )
    output.say()
    known = [each for each in found if each.deviates is not None]
    if known:
        output.print_table(COLUMNS, [row(each) for each in known])
    lacking = [each for each in found if each.deviates is None]
    if lacking:
        output.say()
        output.say(m("Nothing to compare with:"))
    for each in lacking:
        output.say(m("  {what}: {missing} not known", what=each.label, missing=_unknown(each)))


def _unknown(each: Comparison) -> list[Label]:
    return [side.label for side in (each.theirs, each.other) if side.value is None]


def row(each: Comparison) -> list[Cell]:
    """One comparison as a row."""
    return [
        each.label,
        each.result,
        each.theirs.label,
        told(each.theirs),
        each.other.label,
        told(each.other),
        _ratio(each),
    ]


def told(figure: Figure) -> Cell:
    """A figure for people."""
    if figure.value is None:
        return None
    figure_shown = cents(figure.value * 100 if figure.shown == "percent" else figure.value)
    return output.percent_text(f"{figure_shown:+,f}") if figure.shown == "percent" else figure_shown


def _ratio(each: Comparison) -> str:
    return "-" if each.ratio is None else f"{cents(each.ratio):,f}"


def _json(each: Comparison, file: CustomerFile) -> dict[str, Any]:
    from kehu.cli.money.limits import place

    return {
        "check": each.check,
        "result": {True: "deviates", False: "fits", None: "nothing_to_compare"}[each.deviates],
        "severity": each.severity.value if each.deviates else None,
        "statement": each.statement.id,
        "date": each.statement.date,
        "theirs": each.theirs.label,
        "theirs_value": _plain(each.theirs),
        "other": each.other.label,
        "other_value": _plain(each.other),
        "ratio": None if each.ratio is None else output.ratio_text(each.ratio.numerator, each.ratio.denominator),
        "records": [{"id": id, "place": place(file, id)} for id in each.records],
    }


def _plain(figure: Figure) -> Any:
    if figure.value is None:
        return None
    if figure.shown == "percent":
        return output.ratio_text(figure.value.numerator, figure.value.denominator)
    return cents(figure.value)


def _cell(value: Any) -> Cell:
    return "; ".join(each["id"] for each in value) if isinstance(value, list) else value
