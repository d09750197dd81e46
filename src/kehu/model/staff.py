"""Who of us works with the archive, and how much each may approve [W4] [C1]."""

import datetime
from typing import Annotated

from pydantic import BeforeValidator

from kehu.lang import Label
from kehu.model.choices import StaffRole
from kehu.model.entry import Entry
from kehu.model.lazily import LAZILY
from kehu.model.types import Day, Text, Whole, choice, read_amount, read_text

UNLIMITED = "unlimited"


class Training(Entry):
    """A training that somebody of us took part in."""

    date: Annotated[Day, Label("date", "日期")]
    subject: Annotated[Text | None, Label("subject", "内容")] = None
    by: Annotated[Text | None, Label("given by", "培训人")] = None


class Staff(Entry):
    name: Annotated[Text, Label("name", "姓名")]
    role: Annotated[Annotated[StaffRole, choice(StaffRole)] | None, Label("role", "岗位")] = None
    unit: Annotated[Text | None, Label("unit", "部门")] = None
    email: Annotated[Text | None, Label("email", "电子邮箱")] = None
    regions: Annotated[list[Text], Label("regions", "负责地区")] = []
    capacity: Annotated[Whole | None, Label("customers that they can look after", "可负责的客户数")] = None
    joined_on: Annotated[Day | None, Label("joined on", "入职日期")] = None
    left_on: Annotated[Day | None, Label("left on", "离职日期")] = None
    confidentiality_on: Annotated[Day | None, Label("confidentiality agreement signed on", "保密协议签订日期")] = None
    trainings: Annotated[list[Training], LAZILY, Label("trainings", "培训记录")] = []

    def is_here(self, day: datetime.date) -> bool:
        """Whether they work for us on a day; the day on which somebody leaves is the first without them."""
        return (self.joined_on is None or self.joined_on <= day) and (self.left_on is None or day < self.left_on)


def read_power(value: object) -> str:
    """How large a limit somebody may approve: an amount, or unlimited."""
    text = read_text(value).strip()
    return UNLIMITED if text in (UNLIMITED, "不限") else str(read_amount(text))


Power = Annotated[str, BeforeValidator(read_power)] | None


class Delegation(Entry):
    """The largest credit limit that each role may approve; a role that is not named approves none."""

    sales: Annotated[Power, Label("salesperson", "业务员")] = None
    sales_manager: Annotated[Power, Label("sales manager", "销售经理")] = None
    credit: Annotated[Power, Label("credit manager", "信用经理")] = None
    keeper: Annotated[Power, Label("archive keeper", "档案管理员")] = None
    boss: Annotated[Power, Label("boss", "总经理")] = None
