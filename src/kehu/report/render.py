"""A page's context through templates to Markdown or HTML, in the language in force. It writes no file.

Templates are looked for in the archive's `templates/` first, then among the built-in ones; an override may start with
`{% extends "kehu/report.html.j2" %}` and replace blocks. All run in a sandbox: an archive is data from others.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from kehu import resources
from kehu.errors import KehuError
from kehu.lang import Message, current, m, money, text
from kehu.report import charts, escape, grade_chart
from kehu.report.blocks import Chart, Steps
from kehu.report.context import ReportContext
from kehu.report.letters import long_date, payable

Format = Literal["html", "md"]
OWN = "templates"  # the archive's folder, and how errors name a template in it
_BLANK_LINES = re.compile(r"\n{3,}")
NUMERALS = "一二三四五六七八九十"


class BrokenTemplate(KehuError):
    sentence = "{file}:{line}: this template does not work: {why}"
    hint = "Mend it; without it the built-in template is used"


def render(report: ReportContext, format: Format, archive: Path | None = None) -> str:
    """The report as text ending in one newline; `archive` is the folder whose `templates/` may override."""
    return render_page("report", format, archive, report=report)


def render_page(name: str, format: Format, archive: Path | None, **values: object) -> str:
    """The page of that name with the values that its template speaks of."""
    environment = _environment(format, archive, current())
    try:
        page = environment.get_template(f"{name}.{format}.j2").render(**values)
    except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        broken = _broken(error)
        if broken is None:
            raise  # a fault of the built-in templates is ours, not the user's
        raise broken from error
    if format == "md":
        page = _BLANK_LINES.sub("\n\n", page)
    return page.strip() + "\n"


@lru_cache(maxsize=4)  # compiling the templates costs more than many a report
def _environment(format: Format, archive: Path | None, language: str) -> jinja2.Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader(
            [
                jinja2.FunctionLoader(_from_archive(archive)),
                jinja2.PrefixLoader({"kehu": _built_in()}),
                _built_in(),
            ]
        ),
        undefined=jinja2.StrictUndefined,
        autoescape=True,  # in Markdown too: `_plain` has escaped by then, and what macros give back stays as it is
        finalize=text_of if format == "html" else _plain,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update({"_": say, "language": language, "numeral": numeral})
    environment.filters.update(
        {
            "money": money,
            "css": _css,
            "chart": _chart,
            "cell": cell,
            "heading": heading,
            "paragraphs": paragraphs,
            "long_date": long_date,
            "payable": payable,
        }
    )
    return environment


def _built_in() -> jinja2.BaseLoader:
    return jinja2.FileSystemLoader(resources.folder("templates"))


def _from_archive(archive: Path | None) -> Callable[[str], tuple[str, str, None] | None]:
    """A loader of the archive's templates that leaves the archive by no link."""

    def load(name: str) -> tuple[str, str, None] | None:
        if archive is None or any(part in ("", ".", "..") for part in name.split("/")) or "\\" in name:
            return None
        path = archive / OWN / name
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(archive.resolve()):
            raise BrokenTemplate(file=f"{OWN}/{name}", line=1, why=m("it is a link to a file outside the archive"))
        data = path.read_bytes()
        try:
            return data.decode("utf-8-sig"), f"{OWN}/{name}", None
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise BrokenTemplate(file=f"{OWN}/{name}", line=line, why=m("it is not UTF-8 text")) from None

    return load


def _broken(error: Exception) -> BrokenTemplate | None:
    """The fault as the user's, if it arose in one of the archive's templates; else None."""
    why = str(error) or type(error).__name__
    if isinstance(error, jinja2.TemplateSyntaxError):
        file = error.filename or ""
        return BrokenTemplate(file=file, line=error.lineno, why=error.message or why) if _is_own(file) else None
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    own = [frame for frame in frames if _is_own(frame.filename)]
    if not own:
        return None
    return BrokenTemplate(file=own[-1].filename, line=own[-1].lineno, why=why)


def _is_own(file: str) -> bool:
    return file.startswith(OWN + "/")


# ---------------------------------------------------------------------------------- what templates may call


def say(template: str, /, **values: object) -> str:
    """`_("English {x}", x=…)`: the template's own words in the language in force."""
    return text(Message(template, values))


def text_of(value: Any) -> Any:
    """How a value of the context is written: dates ISO, decimals as money, labels and messages translated."""
    return value if hasattr(value, "__html__") else escape.visible(text(value))


def _plain(value: Any) -> Any:
    if hasattr(value, "__html__"):
        return value
    return Markup(escape.markdown(text(value)))


def cell(value: Any, kind: str) -> str:
    """A cell of a table or a fact, by the kind of its column; nothing is a dash."""
    if value is None or value == "":
        return "–"
    if kind == "number" and isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return text(value)


def heading(value: Any) -> str:
    """A label or a statement where it stands at the head of a cell or a line: a sentence's first letter is large.

    What people wrote themselves stays as they wrote it.
    """
    written = text(value)
    return written if isinstance(value, str) else written[:1].upper() + written[1:]


def paragraphs(value: Any) -> list[str]:
    """The lines of a longer text that are not empty."""
    return [line.strip() for line in text(value).splitlines() if line.strip()]


def numeral(number: int) -> str:
    """The number of a section: 1, 2, … or 一、二、…、十六."""
    if current() != "zh":
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十") + (
        NUMERALS[ones - 1] if ones else ""
    )


def _css(value: Any) -> Markup:
    return Markup(escape.css(text(value)))


def _chart(chart: Chart | Steps) -> Markup:
    return Markup(grade_chart.draw(chart) if isinstance(chart, Steps) else charts.draw(chart))
