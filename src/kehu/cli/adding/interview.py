"""`kehu add customer --interactive`: asks for a customer, group by group in the order of the paper form.

An interview may be left at any question and gone on with later. What is asked, the model's forms say.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kehu.archive import interviews
from kehu.archive.interviews import Interview
from kehu.cli import add, output, session
from kehu.cli.adding import asking, given
from kehu.cli.adding.asking import Said
from kehu.cli.adding.from_form import wrong_within
from kehu.cli.adding.questions import Questions, shown
from kehu.cli.options import Fields
from kehu.cli.usage import WrongUsage
from kehu.errors import NOT_FOUND, SAID_NO, KehuError
from kehu.exchange.filled_form import completed
from kehu.exchange.form_layout import Blank, Form, form_of
from kehu.exchange.form_words import heading
from kehu.lang import m, text
from kehu.model.choices import CustomerKind, Role
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.load import load_customer
from kehu.model.types import Choice

if TYPE_CHECKING:
    from kehu.archive.directory import Archive

COMMAND = "kehu add customer"


class NoTerminal(WrongUsage):
    sentence = "`{command} --interactive` asks questions, and here is no terminal to ask on"
    hint = "Give the fields as options, or a filled form: --from FILE"


class NothingKept(KehuError):
    sentence = "There is no unfinished interview"
    hint = "Begin one: kehu add customer --interactive"
    exit_code = NOT_FOUND


def interview(archive: Archive, fields: Fields, *, resume: bool) -> int:
    """Ask, show a summary, and make the customer if the person agrees."""
    if not session.interactive():
        raise NoTerminal(command=COMMAND)
    said = given.data_of(Customer, fields)
    given.complain(COMMAND, _faults(archive, {"name": "-", **said}))
    kept = list(interviews.kept(archive.root))
    talk = _resumed(kept) if resume else interviews.begin(archive.root)
    if kept and not resume:
        output.note(m("{n} unfinished {n:interview is|interviews are} kept; --resume goes on with it", n=len(kept)))
    talk.data.update(said)
    try:
        return _talk(archive, talk)
    except KeyboardInterrupt:
        output.note("")
        _keep(talk)
        raise


def _talk(archive: Archive, talk: Interview) -> int:
    output.note(asking.HELP)
    if not talk.step:
        _ask_first(talk, "kind", tuple(CustomerKind))
        _ask_first(talk, "role", tuple(Role))
    kind, role = talk.data.get("kind"), talk.data.get("role")
    form = form_of(
        CustomerKind[kind.upper()] if kind else CustomerKind.ORGANIZATION,
        Role[role.upper()] if role else None,
        archive.settings,
    )
    questions = Questions(talk, form, archive.settings, known=["role"])
    while True:
        said = questions.ask() or _finish(archive, talk, questions, form)
        if said is None:
            continue
        if isinstance(said, int):
            return said
        if said is Said.DROP:
            talk.drop()
            output.note(m("Nothing was written, and nothing is kept"))
            return SAID_NO
        if said is Said.STOP:
            _keep(talk)
            return SAID_NO
        questions.back()


def _resumed(kept: list[Interview]) -> Interview:
    if not kept:
        raise NothingKept
    if len(kept) == 1:
        return kept[0]
    names = tuple(f"{each.data.get('name') or text(m('(no name yet)'))}" for each in kept)
    asking.show_choices(names)
    while True:
        number = asking.ask(text(m("Which one? ")))
        if isinstance(number, Said):
            raise KeyboardInterrupt
        if number.isascii() and number.isdigit() and 1 <= int(number) <= len(kept):
            return kept[int(number) - 1]


def _keep(talk: Interview) -> None:
    talk.keep()
    output.note(m("The answers are kept in {file}; `kehu add customer --resume` goes on with them", file=talk.shown))


def _ask_first(talk: Interview, name: str, choices: tuple[Choice, ...]) -> None:
    """What decides which questions there are. Enter: an organisation, either role."""
    label = keys(Customer)[name].label
    words = tuple(text(each.label) for each in choices)
    if name in talk.data:
        return
    output.note(heading(label))
    asking.show_choices(words)
    while True:
        said = asking.ask(text(m("{question}: ", question=heading(label))))
        if said in (Said.STOP, Said.DROP):
            raise KeyboardInterrupt
        if isinstance(said, Said) or not said:
            return
        member = choices[0].named(asking.chosen(words, said))
        if member is not None:
            talk.data[name] = member.value
            return
        output.note(m("“{value}” is none of the choices", value=said))


def _faults(archive: Archive, data: Mapping[str, Any]) -> list[given.Fault]:
    probe = {"code": "C", **data}
    found = list(given.faults(lambda source: load_customer(probe, archive.settings, source)[1]))
    return found or wrong_within(archive.settings, probe)


def _finish(archive: Archive, talk: Interview, questions: Questions, form: Form) -> int | Said | None:
    """Look at the whole, show it, ask, write it. Nothing is given back where the questions are to go on."""
    today = session.today(archive.settings.utc_offset or "")
    data = completed({"entered_on": today.isoformat(), **talk.data}, archive.settings, today, random.SystemRandom())
    found = _faults(archive, data)
    if found:
        return _mend(found, questions, form)
    output.note("")
    for line in _summary(form, talk.data):
        output.note(line)
    add.point_out(archive, data)
    while True:
        said = asking.ask(text(m("Write it? y: yes; n: keep the answers and stop; /back: go on answering: ")))
        if said is Said.END:
            continue
        if isinstance(said, Said):
            return Said.BACK if said is Said.SKIP else said
        if said.lower() in ("n", "no", "否"):
            return Said.STOP
        if said.lower() in ("y", "yes", "是"):
            code = add.register(archive, data, form.said)
            talk.drop()
            return code


def _mend(found: list[given.Fault], questions: Questions, form: Form) -> Said | None:
    """Say what is wrong with the answers together, and go back to the first that is."""
    for path, problem in found:
        output.note(m("{field}: {message}", field=form.said(path), message=problem.message))
        if problem.hint:
            output.note(m("  {message}", message=problem.hint))
    path, problem = found[0]
    whole = (*path, str(problem.message.values["key"])) if problem.rule == "missing" else path
    return None if questions.turn_to(whole) else Said.STOP


def _summary(form: Form, data: Mapping[str, Any]) -> Iterator[str]:
    for group in form.groups:
        lines = [f"  {heading(blank.label)}: {shown(value, blank)}" for blank in group.blanks
                 if (value := _at(data, blank.path))]  # fmt: skip
        for table in group.tables:
            lines += [f"  {heading(table.label)} {n}: {_row(table.columns, row)}"
                      for n, row in enumerate(_at(data, table.path) or (), start=1)]  # fmt: skip
        if lines:
            yield text(group.label)
            yield from lines


def _row(columns: tuple[Blank, ...], row: Mapping[str, Any]) -> str:
    return text([shown(row[column.name], column) for column in columns if row.get(column.name)])


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        data = data.get(step, {})
    return data
