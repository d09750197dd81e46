"""The command that fills a gap in a customer's file, as one would type it; `…` stands for what only a person knows."""

from __future__ import annotations

from kehu.cli.adding import kinds
from kehu.grading.figures import Subject
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Record, keys
from kehu.model.kinds import BY_LIST
from kehu.model.own import OwnRecord
from kehu.model.wanted import Wanted, entries

OTHERWISE = {"review": "kehu review done {code} --by …", "grade": "kehu grade {code} --write"}
UNKNOWN = "…"


def filling(wanted: Wanted, subject: Subject) -> str:
    """What to type so that the customer's file has it."""
    code = subject.customer.code
    if not wanted.list:
        return f"kehu set {code} {wanted.name}={UNKNOWN}"
    own = subject.settings.own_lists.get(wanted.list.removeprefix(f"{CUSTOM}."))
    there = entries(subject.customer, wanted.list, subject.as_of)
    if there and wanted.key and not wanted.value:
        first = there[0]
        item = first.id if isinstance(first, Record) else "1"
        return f"kehu set {code} {wanted.list}.{item}.{wanted.key}={UNKNOWN}"
    if own or wanted.list in BY_LIST:
        return _add(wanted, code, own or BY_LIST[wanted.list])
    required = [key for key, info in keys(_item(wanted.list)).items() if info.required]
    asked = dict.fromkeys([*required, *([wanted.key] if wanted.key else [])])
    number = len(there) + 1
    parts = [
        f"{wanted.list}.{number}.{key}={wanted.value if key == wanted.key and wanted.value else UNKNOWN}"
        for key in asked
    ]
    return " ".join(["kehu set", code, *parts])


def _add(wanted: Wanted, code: str, model: type[Record]) -> str:
    kind = model.KIND.name
    if kind not in kinds.KINDS and not issubclass(model, OwnRecord):
        return OTHERWISE.get(kind, "kehu edit {code}").format(code=code)
    today = () if kind in kinds.NOT_TODAY else (model.KIND.date,)
    asked = {key: UNKNOWN for key, info in keys(model).items() if info.required and key not in ("id", *today)}
    first, _, rest = wanted.key.partition(".")
    if rest:
        asked[first] = f"{rest}={wanted.value or UNKNOWN}"
    elif first:
        asked[first] = wanted.value or UNKNOWN
    options = [f"--{key.replace('_', '-')} {value}" for key, value in asked.items()]
    return " ".join(["kehu add", kind, code, *options])


def _item(name: str) -> type[Record]:
    from typing import get_args

    found: type[Record] = get_args(keys(Customer)[name].annotation)[0]
    return found
