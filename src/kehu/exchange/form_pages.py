"""An empty form on paper: Markdown, and HTML that prints on A4, through the built-in templates. It writes no file."""

from __future__ import annotations

import re
from typing import Any, Literal

import jinja2

from kehu import resources
from kehu.exchange.form_layout import Blank, Form, Group, Table
from kehu.exchange.form_visit import ROOMY, VISIT
from kehu.exchange.form_words import heading, label_of, offered
from kehu.lang import LANGUAGES, Message, current, text

Format = Literal["md", "html"]
BROADEST = 6  # columns of a table across the page; one with more is turned, its records standing side by side
ROWS, SIDE_BY_SIDE = 4, 3  # empty records of a table
TICKED = 8  # so many choices are printed as boxes to tick
DIGITS = "一二三四五六七八九"
_SPECIAL = re.compile(r"[\\`*_\[\]<>~#$]|&(?=#?\w+;)")  # a bar is left to the cell
_BLANK_LINES = re.compile(r"\n{3,}")


def page(form: Form, format: Format, company: str) -> str:
    """The form as text that ends in one line break, in the language in force."""
    template = f"{'visit' if form.name == VISIT else 'form'}.{format}.j2"
    written = _environment(format).get_template(template).render(form=form, company=company)
    return (_BLANK_LINES.sub("\n\n", written) if format == "md" else written).strip() + "\n"


def _environment(format: Format) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=format == "html",
        finalize=text if format == "md" else _shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        {
            "_": lambda template, **values: text(Message(template, values)),
            "language": current(),
            "numeral": numeral,
            "rows": range(ROWS),
            "side_by_side": range(1, SIDE_BY_SIDE + 1),
            "roomy": ROOMY,
        }
    )
    environment.filters.update(
        {"label": label_of, "boxes": boxes, "turned": turned, "cell": _cell, "heading": heading, "plain": plain}
    )
    environment.tests.update({"alone": stands_alone, "said": is_said})
    return environment


def _shown(value: Any) -> Any:
    return value if hasattr(value, "__html__") else text(value)


def boxes(blank: Blank) -> tuple[str, ...]:
    """The choices of a blank, if they are few enough to be ticked on paper."""
    words = offered(blank)
    return words if len(words) <= TICKED and (blank.choices or blank.only_offered or not blank.offered) else ()


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def plain(words: str) -> str:
    """What people wrote, with what Markdown or HTML would understand written literally."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], " ".join(words.split()))


def numeral(number: int) -> str:
    """The number of a group, below 20, as a form has it in the language in force."""
    if current() != "zh":
        return str(number)
    tens, ones = divmod(number, 10)
    return "十" * tens + DIGITS[ones - 1 : ones]


def stands_alone(group: Group) -> bool:
    """Whether a group is one table of the same name, which then needs no heading of its own."""
    if group.blanks or len(group.tables) != 1:
        return False
    (table,) = group.tables
    return any(text(table.label, each).lower() == text(group.label, each).lower() for each in LANGUAGES)


def is_said(blank: Blank, form: Form, word: str) -> bool:
    """Whether the form itself says that this word is chosen: it is one for a certain role."""
    return blank.name in form.answers and text(form.answers[blank.name]) == word


def turned(table: Table) -> bool:
    return len(table.columns) > BROADEST
