"""What PyYAML's parser says, in our own words and both languages, at the place a person must look at."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from kehu.lang import Message, m
from kehu.model.problem import Problem

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_Explained = tuple[str, Message, Message, yaml.Mark | None]


def explain(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """One problem for the one error at which the parser stopped."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem("syntax", m("This is not valid YAML: {detail}", detail=str(error)), file)
    for sees in (_tab, *_BY_PROBLEM.get(error.problem or "", ()), _otherwise):
        explained = sees(error, text)
        if explained is not None:
            rule, message, hint, mark = explained
            mark = mark or error.problem_mark
            return Problem(rule, message, file, mark.line + 1, mark.column + 1, hint=hint)
    raise AssertionError("_otherwise explains everything")


def _tab(error: yaml.MarkedYAMLError, text: str) -> _Explained | None:
    mark = error.problem_mark
    if mark is None:
        return None
    line = _LINE_BREAK.split(text)[mark.line]
    white = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in white:
        return None
    at = yaml.Mark(mark.name, 0, mark.line, white.index("\t"), None, 0)
    return "tab", m("The line is indented with a tab"), m("Indent with spaces: YAML takes no tabs here"), at


def _reserved(error: yaml.MarkedYAMLError, text: str) -> _Explained | None:
    in_name = error.context in ("while scanning an alias", "while scanning an anchor")
    mark = error.context_mark if in_name else error.problem_mark
    if mark is None or mark.index >= len(text):
        return None
    return (
        "syntax",
        m("A value cannot begin with {character}", character=text[mark.index]),
        m("Put the value in double quotes"),
        mark,
    )


def _end_of_file(error: yaml.MarkedYAMLError, text: str) -> _Explained | None:
    if error.context not in ("while scanning a quoted scalar", "while parsing a quoted scalar"):
        return None
    return "syntax", m("A quotation mark opens here and is not closed"), m("Close it"), error.context_mark


def _flow(error: yaml.MarkedYAMLError, text: str) -> _Explained:
    bracket = text[error.context_mark.index] if error.context_mark else ""
    mark = error.problem_mark
    if mark and "，" in _LINE_BREAK.split(text)[mark.line][: mark.column]:
        return (
            "syntax",
            m("A full-width comma ， separates nothing inside brackets"),
            m("Write a half-width comma and a space between fields; put a value with commas in double quotes"),
            None,
        )
    return (
        "syntax",
        m("The bracket {bracket} that opens here is not closed, or a comma is missing", bracket=bracket),
        m(
            "Look at line {line}, column {column}; a value with a comma or bracket goes in double quotes",
            line=mark.line + 1 if mark else 0,
            column=mark.column + 1 if mark else 0,
        ),
        error.context_mark,
    )


def _no_colon(error: yaml.MarkedYAMLError, text: str) -> _Explained:
    mark = error.context_mark
    if mark and "：" in _LINE_BREAK.split(text)[mark.line]:
        return (
            "syntax",
            m("This line has a full-width colon ： where YAML needs a half-width one"),
            m("Write `key: value`, with a half-width colon and a space"),
            mark,
        )
    return (
        "syntax",
        m("This line has no colon after its key"),
        m("Write `key: value`, with a space after the colon; indent it if it belongs to the line above"),
        mark,
    )


def _tight_colon(error: yaml.MarkedYAMLError, text: str) -> _Explained:
    return (
        "syntax",
        m("Inside brackets a space must stand after this colon"),
        m("Write `key: value`, or put the value in double quotes if the colon belongs to it"),
        None,
    )


def _second_colon(error: yaml.MarkedYAMLError, text: str) -> _Explained:
    return (
        "syntax",
        m("A colon is not expected here"),
        m(
            "Put a value that holds a colon and a space in double quotes; check the indentation, "
            "and the space after the colon of the line above"
        ),
        None,
    )


def _key_expected(error: yaml.MarkedYAMLError, text: str) -> _Explained | None:
    mark = error.problem_mark
    if mark is None:
        return None
    before = _LINE_BREAK.split(text)[mark.line][: mark.column]
    if not before.strip():
        return (
            "syntax",
            m("This line's indentation fits nothing above it"),
            m("Indent it like the lines it belongs to"),
            None,
        )
    if text[mark.index : mark.index + 1] in ("]", "}"):
        return (
            "syntax",
            m("The bracket {bracket} closes nothing here", bracket=text[mark.index]),
            m("Delete it, or put the value in double quotes if the bracket belongs to it"),
            None,
        )
    return (
        "syntax",
        m("After the value there is more text that does not belong to it"),
        m('Put the whole value in double quotes, each quotation mark inside as \\" ; or delete what is too much'),
        None,
    )


def _escape(error: yaml.MarkedYAMLError, text: str) -> _Explained:
    return (
        "syntax",
        m("A backslash in double quotes has a special meaning, and this one is none that YAML knows"),
        m("Write it twice, or use single quotes"),
        None,
    )


def _otherwise(error: yaml.MarkedYAMLError, text: str) -> _Explained:
    detail = " ".join(part for part in (error.context, error.problem) if part)
    return (
        "syntax",
        m("This is not valid YAML: {detail}", detail=detail),
        m("Compare the line with those around it"),
        None,
    )


_Sees = Callable[[yaml.MarkedYAMLError, str], "_Explained | None"]
_BY_PROBLEM: dict[str, tuple[_Sees, ...]] = {
    "found character that cannot start any token": (_reserved,),
    "did not find expected alphabetic or numeric character": (_reserved,),
    "found unexpected end of stream": (_end_of_file,),
    "found unexpected document indicator": (_end_of_file,),
    "did not find expected ',' or ']'": (_flow,),
    "did not find expected ',' or '}'": (_flow,),
    "could not find expected ':'": (_no_colon,),
    "found unexpected ':'": (_tight_colon,),
    "mapping values are not allowed in this context": (_second_colon,),
    "did not find expected key": (_key_expected,),
    "did not find expected '-' indicator": (_key_expected,),
    "found unknown escape character": (_escape,),
}
