"""From plans to texts: new customers' files written whole, known ones spliced. Nothing reaches the disk here."""

from __future__ import annotations

from collections.abc import Sequence

from kehu.archive import splice
from kehu.archive.new_file import new_customer_text
from kehu.exchange.identity import nested
from kehu.exchange.known import NewCodes, is_code
from kehu.exchange.plan import Added, CustomerPlan
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.kinds import BY_LIST


def code_of(plan: CustomerPlan, codes: NewCodes) -> str:
    """The code of a new customer: the table's id if it may be one [D8], else the archive's next."""
    return plan.id if is_code(plan.id) else codes.next()


def new_text(plan: CustomerPlan, code: str, path: str, system: str) -> str:
    """The file of a new customer. An id that is not the code is kept among those of other systems, to know it by."""
    identity = dict(plan.identity)
    if code != plan.id:
        key = f"external_ids.{system}"
        taken = identity.get(key, plan.id) != plan.id  # the mapping keeps another number of that system there
        identity[f"{key}_id" if taken else key] = plan.id
    data = nested({"code": code}, identity)
    for each in _by_day(plan.added):
        holder = data if len(each.list) == 1 else data.setdefault(CUSTOM, {})
        holder.setdefault(each.list[-1], []).append(each.data)
    return new_customer_text(data, path)


def changed_text(plan: CustomerPlan) -> str:
    """The text of a known customer's file with what the plan changes and adds. Raises splice.CannotSplice."""
    assert plan.file is not None
    text, file = plan.file.text, plan.file.file
    changes = [
        (plan.file.merged.locate((*each.place.list, each.place.index, each.name))[1], each.value)
        for each in plan.changes
    ]
    identity = [(tuple(name.split(".", 1)), value) for name, value in plan.identity.items()]
    if changes or identity:
        text = splice.set_all(text, [*identity, *changes], order=_order, file=file)
    for name in dict.fromkeys(each.list for each in plan.added):
        records = [each.data for each in _by_day(plan.added) if each.list == name]
        text = splice.append_all(text, name, records, order=list(keys(Customer)), file=file)
    return text


def _order(path: Sequence[str | int]) -> list[str]:
    """The order of the keys of the mapping that a path's last step is in."""
    if path[0] == CUSTOM:
        return []
    return list(keys(BY_LIST[str(path[0])] if len(path) > 2 else Customer))


def _by_day(added: list[Added]) -> list[Added]:
    """In the order of their days; those of one day as in the table."""
    return sorted(added, key=lambda each: str(each.data.get(each.kind.KIND.date, "")))
