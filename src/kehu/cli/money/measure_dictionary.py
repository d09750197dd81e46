"""How measures are defined, as text, data or a page: what `kehu measures --explain` prints and docs/measures.md is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kehu.cli import output, session
from kehu.credit.measure import Measure
from kehu.credit.measures import INPUTS, PERIOD
from kehu.lang import Label, join, text
from kehu.lang.width import cells, wrap

FACTS = (
    (Label("Formula", "公式"), "formula"),
    (Label("Unit", "单位"), "unit"),
    (Label("In and out", "口径"), "boundary"),
    (Label("Source", "来源"), "source"),
    (Label("Inputs", "依据"), "inputs"),
)
COLON = Label(": ", "：")


def print_dictionary(chosen: Sequence[Measure], format: str) -> None:
    """The definitions of measures."""
    if format == "json":
        output.print_json({"period": PERIOD, "measures": [_entry(each) for each in chosen]})
    elif format == "csv":
        rows = [_entry(each) for each in chosen]
        output.print_csv([name for name in rows[0] if name != "inputs"], ([*row.values()][:-1] for row in rows))
    elif format == "md":
        output.say("\n\n".join(markdown(chosen)))
    else:
        _print_text(chosen)


def _entry(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "label": measure.label,
        "formula": measure.formula,
        "unit": measure.unit.value,
        "boundary": measure.boundary,
        "source": measure.source,
        "inputs": list(measure.inputs),
    }


def _facts(measure: Measure) -> Iterator[tuple[str, str]]:
    for title, name in FACTS:
        value = getattr(measure, name)
        said = join([INPUTS[each] for each in value]) if name == "inputs" else text(value)
        if said:
            yield text(title), said


def _print_text(chosen: Sequence[Measure]) -> None:
    width = session.width() if session.to_terminal() else 80
    for line in wrap(text(PERIOD), width):
        output.say(line)
    for measure in chosen:
        output.say()
        output.say(f"{measure.name}  {text(measure.label)}")
        for title, said in _facts(measure):
            head = f"  {title}{text(COLON)}"
            for number, line in enumerate(wrap(said, width - cells(head))):
                output.say((head if number == 0 else " " * cells(head)) + line)


def markdown(chosen: Sequence[Measure]) -> Iterator[str]:
    """The paragraphs of a page: what a period is, then each measure under a heading of its own."""
    yield text(PERIOD)
    for measure in chosen:
        said = text(measure.label)
        yield f"## {said[0].upper()}{said[1:]} `{measure.name}`"
        yield "\n".join(f"- {title}{text(COLON)}{value}" for title, value in _facts(measure))
