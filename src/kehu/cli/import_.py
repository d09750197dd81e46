"""`kehu import`: customers and records from a table. It parses nothing itself: exchange does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.errors import DONE, SAID_NO
from kehu.lang import Message, m, text

if TYPE_CHECKING:
    from kehu.exchange.intake import Outcome
    from kehu.exchange.plan import Added, CustomerPlan

SHOWN = 5
COMPARED = 200  # new customers at most that are laid beside all others at once: that reads the whole archive

DESCRIPTION = m(
    "Takes customers, sales, receipts and other records from a CSV file. A mapping says which column fills which "
    "field; without --map one is proposed from the header. Importing the same file again changes nothing. "
    "Rows that cannot be taken go to a reject file, each with its reason, and the exit code is 1."
)
EXAMPLES = (
    ("kehu import sales.csv", m("Propose a mapping, and import if you agree")),
    ("kehu import sales.csv --save-map imports/erp.yaml", m("Save the proposed mapping, to edit it first")),
    ("kehu import sales.csv --map imports/erp.yaml --dry-run", m("See what would be added and changed")),
    ("kehu import sales.csv --map imports/erp.yaml --update", m("Also take over what has changed in known rows")),
)


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The CSV file, with a header row")],
    map: Annotated[
        str | None, typer.Option("--map", metavar="FILE", help="The mapping: which column fills which field")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing")] = False,
    update: Annotated[bool, typer.Option("--update", help="Take over what differs in known rows")] = False,
    rejects: Annotated[
        Path | None, typer.Option("--rejects", metavar="FILE", help="Where rejected rows go, each with its reason")
    ] = None,
    save_map: Annotated[
        Path | None, typer.Option("--save-map", metavar="FILE", help="Save the proposed mapping in this file")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="The file's encoding; else kehu finds out")
    ] = None,
    dates: Annotated[
        Literal["year-first", "month-first", "day-first"] | None,
        typer.Option("--dates", metavar="ORDER", help="How the file writes dates, whatever the mapping says"),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Import by the proposed mapping without asking")] = False,
    format: Annotated[Literal["text", "json"], options.FORMAT] = "text",
) -> int:
    """Import a table, or propose how."""
    from kehu.archive.directory import Archive
    from kehu.cli import import_mapping
    from kehu.cli.adding.coming_in import judge
    from kehu.exchange.intake import Job, import_table
    from kehu.exchange.mapping import faults
    from kehu.exchange.rejects import usual_reject_file

    archive = Archive.open(session.archive_root())
    own = archive.settings.own_kinds
    wanted = import_mapping.Wanted(archive.root, file, map, save_map, encoding, dates, yes or dry_run, dry_run, own)
    chosen = import_mapping.told(wanted) if map is not None else import_mapping.proposed(wanted)
    if chosen.proposed and format == "text":
        output.say(chosen.proposed.rstrip("\n"))
    mapping, problems = chosen.mapping, chosen.problems
    if mapping:
        problems = [*problems, *faults(mapping, chosen.table.header, archive.settings.custom, chosen.source)]
    if problems or not mapping:
        output.print_problems(problems)
        return SAID_NO
    if chosen.proposed and not import_mapping.agreed(chosen, wanted):
        if format == "json":
            output.print_json({**_nothing(len(chosen.table.rows)), "mapping": chosen.proposed})
        return DONE
    reject_file = rejects or usual_reject_file(file)
    job = Job(chosen.table, mapping, chosen.system, reject_file, judge(archive), update, dry_run)
    outcome = import_table(archive, job, _random())
    _report(outcome, job, chosen.proposed, format, _alike(archive.root, outcome, dry_run))
    return SAID_NO if outcome.rejected else DONE


def _random() -> Any:
    import random

    return random.SystemRandom()


def _alike(root: Path, outcome: Outcome, dry_run: bool) -> list[tuple[str, Message]]:
    """The new customers that may be others that are there or new too, with what says so: for people to decide [W1]."""
    from kehu.archive.directory import Archive
    from kehu.quality.check import check

    archive = Archive.open(root)
    paths = {archive.usual_path(code): code for code, plan in outcome.plans if plan.is_new}
    if dry_run or not 0 < len(paths) <= COMPARED:
        return []
    found = check(archive, list(paths), hashed=False).problems
    return [(paths[each.file], each.message) for each in found if each.rule == "probable-duplicate"]


def _nothing(rows: int) -> dict[str, object]:
    counts = dict.fromkeys(("taken", "unchanged", "rejected", "customers_added", "records_added"), 0)
    return {"rows": rows, **counts, "reject_file": None}


def _report(outcome: Outcome, job: Any, proposed: str, format: str, alike: Sequence[tuple[str, Message]]) -> None:
    """The result on stdout; beside it, on stderr, what a person should know of."""
    if format == "json":
        told = [{"customer": code, "reason": text(why)} for code, why in alike]
        output.print_json({**_as_json(outcome, job.dry_run, proposed), "alike": told})
    else:
        _say(outcome)
    if job.dry_run:
        _examples(outcome)
        output.note(m("Nothing was written: this was a dry run"))
    output.note(m("{file} was read as {encoding}", file=outcome.table.file, encoding=outcome.table.encoding.upper()))
    if outcome.differing and not job.update:
        output.note(m("{n} {n:customer differs|customers differ} from the table; --update takes the table's word",
                      n=outcome.differing))  # fmt: skip
    _put_right(outcome)
    _point_out(outcome, alike)
    for line in sorted(outcome.odd)[:SHOWN]:
        output.note(m("line {line}: odd, but taken: {reason}", line=line, reason=outcome.odd[line]))
    if len(outcome.odd) > SHOWN:
        output.note(m("and {n} more odd rows: `kehu check` names them", n=len(outcome.odd) - SHOWN))
    for line in sorted(outcome.rejected)[:SHOWN]:
        output.note(m("line {line}: {reason}", line=line, reason=outcome.rejected[line]))
    if len(outcome.rejected) > SHOWN:
        output.note(m("and {n} more rejected rows", n=len(outcome.rejected) - SHOWN))
    if outcome.reject_file:
        output.note(m("The rejected rows are in {file}: mend them there, then import it", file=outcome.reject_file))


def _point_out(outcome: Outcome, alike: Sequence[tuple[str, Message]]) -> None:
    """What a person should look at: new customers that may not be new."""
    for code, why in alike[:SHOWN]:
        output.note(m("{code} may not be a new customer: {reason}", code=code, reason=why))
    if len(alike) > SHOWN:
        output.note(m("and {n} more likenesses: `kehu check` names them", n=len(alike) - SHOWN))
    if outcome.customers_added > COMPARED:
        output.note(m("`kehu check` says which of the new customers look like others"))


def _put_right(outcome: Outcome) -> None:
    """What was spelled otherwise than it is written now."""
    for each in outcome.put_right[:SHOWN]:
        said = m("“{value}” is written as {right}", value=each.text, right=each.right)
        output.note(m("line {line}: {reason}", line=each.line, reason=said))
    if len(outcome.put_right) > SHOWN:
        output.note(m("and {n} more values put right", n=len(outcome.put_right) - SHOWN))


def _as_json(outcome: Outcome, dry_run: bool, proposed: str) -> dict[str, object]:
    return {
        "rows": outcome.rows,
        "taken": outcome.taken,
        "unchanged": outcome.unchanged,
        "rejected": len(outcome.rejected),
        "customers_added": outcome.customers_added,
        "records_added": sum(outcome.added.values()),
        "reject_file": outcome.reject_file,
        "customers_changed": outcome.customers_changed,
        "customers_differing": outcome.differing,
        "records_changed": outcome.records_changed,
        "added": outcome.added,
        "rejects": [{"line": line, "reason": text(why)} for line, why in sorted(outcome.rejected.items())],
        "odd": [{"line": line, "reason": text(why)} for line, why in sorted(outcome.odd.items())],
        "put_right": [{"line": each.line, "text": each.text, "written": each.right} for each in outcome.put_right],
        "encoding": outcome.table.encoding,
        "dry_run": dry_run,
        **({"mapping": proposed} if proposed else {}),
    }


def _say(outcome: Outcome) -> None:
    output.say(m("{rows} {rows:row|rows}: {taken} taken, {unchanged} unchanged, {rejected} rejected",
                 rows=outcome.rows, taken=outcome.taken, unchanged=outcome.unchanged,
                 rejected=len(outcome.rejected)))  # fmt: skip
    if outcome.customers_added or outcome.added:
        output.say(m("added: {customers} {customers:customer|customers}, {records} {records:record|records}{kinds}",
                     customers=outcome.customers_added, records=sum(outcome.added.values()),
                     kinds=_kinds(each for _, plan in outcome.plans for each in plan.added)))  # fmt: skip
    if outcome.customers_changed or outcome.records_changed:
        output.say(m("changed: {customers} {customers:customer|customers}, {records} {records:record|records}",
                     customers=outcome.customers_changed, records=outcome.records_changed))  # fmt: skip


def _kinds(added: Iterable[Added]) -> Message | str:
    kinds = Counter(each.kind.KIND.label for each in added)
    counts = [m("{kind} {n}", kind=label, n=n) for label, n in kinds.items()]
    return m(" ({remarks})", remarks=counts) if counts else ""


def _examples(outcome: Outcome) -> None:
    """What would become of the first few customers."""
    for code, plan in outcome.plans[:SHOWN]:
        name = plan.identity.get("name", "") if plan.is_new else plan.file.name if plan.file else ""
        output.note(m("{code} {name}: {what}", code=code, name=name, what=_what(plan)))
    if len(outcome.plans) > SHOWN:
        output.note(m("and {n} more customers", n=len(outcome.plans) - SHOWN))


def _what(plan: CustomerPlan) -> list[Message]:
    said = [m("a new customer")] if plan.is_new else []
    if plan.added:
        said.append(m("new records{kinds}", kinds=_kinds(plan.added)))
    said += [m("{id} {field} = {value}", id=each.place.record.id, field=each.name, value=each.value)
             for each in plan.changes[:SHOWN]]  # fmt: skip
    return said + [m("{field} = {value}", field=name, value=text) for name, text in plan.identity.items()
                   if not plan.is_new]  # fmt: skip
