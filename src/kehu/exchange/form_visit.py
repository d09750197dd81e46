"""The visit sheet (客户走访单): empty, or for one customer, whose head stands on it [W3]. It prints nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kehu.exchange.form_layout import Blank, Fact, Form, colleagues, group_of
from kehu.lang import m
from kehu.model import forms
from kehu.model.dossier import Visit
from kehu.model.settings import Settings

VISIT = "visit"
OURS = ("by", "plan_approved_by", "recorder", "approved_by", "sent_by")  # a colleague's name goes into these
THEIRS = ("with", "confirmed_by")
ROOMY = ("needs", "minutes")  # what is written by hand needs half the page
LONG = ("purpose", "plan", *ROOMY)
MADE = ("needs", "minutes", "minutes_on", "recorder")  # filled in only after the visit


def visit_form(
    settings: Settings,
    code: str = "",
    people: Sequence[str] = (),
    about: Sequence[Fact] = (),
    inside: Sequence[Fact] = (),
) -> Form:
    """The sheet; `people` are the customer's, `about` may be seen by it, `inside` is for us alone."""
    offered = {**dict.fromkeys(OURS, colleagues(settings)), **dict.fromkeys(THEIRS, tuple(people))}

    def ready(blank: Blank) -> Blank:
        long = blank.long or blank.name in LONG
        return replace(blank, offered=offered.get(blank.name, blank.offered), long=long)

    groups = [group_of(section, Visit, settings) for section in forms.VISIT]
    asked = tuple(replace(group, blanks=tuple(map(ready, group.blanks))) for group in groups)
    return Form(VISIT, m("Visit sheet"), asked, code, about=tuple(about), inside=tuple(inside))


def with_state(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a sheet says, and what follows from it: a visit that something is written about was made."""
    made = any(data.get(name) for name in MADE)
    return {**data, "state": "made"} if made and "state" not in data else {**data}
