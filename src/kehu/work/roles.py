"""Who of us may approve, file and assign: by the roles of the staff in kehu.yaml [W4].

Where kehu.yaml lists no staff, a name is only a name. Of limits a `delegation:` decides, where there is one.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kehu.lang import Message, m
from kehu.model.choices import StaffRole
from kehu.model.staff import Staff
from kehu.model.types import Choice


class Act(Choice):
    """What not everybody may do."""

    APPROVE = "approve", "approve a new customer", "审批新客户"
    FORWARD = "forward", "forward a file to the keeper", "移交档案"
    FILE = "file", "file a customer", "归档"
    ASSIGN = "assign", "assign a customer", "分派客户"
    STATUS = "status", "change a customer's status", "变更客户状态"
    WATCH = "watch", "put a customer under watch", "设置关注"
    VISIT = "visit", "approve a visit", "批准走访"
    LIMIT = "limit", "approve a credit limit", "批准授信额度"
    TERMS = "terms", "approve terms of payment", "批准账期"
    EXTENSION = "extension", "approve an extension", "批准展期"
    WRITE_OFF = "write_off", "approve a write-off", "批准坏账核销"
    OWN = "own", "look after a customer", "负责客户"


_MANAGERS = (StaffRole.SALES_MANAGER, StaffRole.BOSS)
_CREDIT = (StaffRole.CREDIT, StaffRole.BOSS)
_EITHER = (StaffRole.SALES_MANAGER, StaffRole.CREDIT, StaffRole.BOSS)
_ANYBODY = tuple(StaffRole)
MAY: dict[Act, tuple[StaffRole, ...]] = {
    Act.APPROVE: _EITHER,
    Act.FORWARD: _ANYBODY,
    Act.FILE: (StaffRole.KEEPER,),
    Act.ASSIGN: _MANAGERS,
    Act.STATUS: _EITHER,
    Act.WATCH: _ANYBODY,
    Act.VISIT: _MANAGERS,
    Act.LIMIT: _CREDIT,
    Act.TERMS: _EITHER,
    Act.EXTENSION: _EITHER,
    Act.WRITE_OFF: _CREDIT,
    Act.OWN: (StaffRole.SALES, *_EITHER),
}


def objection(staff: Sequence[Staff], name: str, act: Act, day: datetime.date) -> Message | None:
    """Why somebody may not do it on a day; None if they may."""
    if not staff:
        return None
    meant = [each for each in staff if each.name == name]
    if not meant:
        return m("{name} is not among the staff", name=name)
    here = [each for each in meant if each.left_on is None or day < each.left_on]
    if not here:
        return m("{name} left on {day}", name=name, day=max(each.left_on for each in meant if each.left_on))
    if any(_may(each, act) for each in here):
        return None
    roles = [each.role for each in here if each.role]
    if not roles:
        return m("kehu.yaml does not say which role {name} has", name=name)
    return m("{name} ({role}) may not {act}: that is for {roles}", name=name, role=roles, act=act, roles=list(MAY[act]))


def _may(one: Staff, act: Act) -> bool:
    return MAY[act] == _ANYBODY or one.role in MAY[act]
