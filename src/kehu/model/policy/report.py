"""What a credit report goes by [P2]."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.entry import Entry
from kehu.model.types import Whole


class ReportPolicy(Entry):
    valid_months: Annotated[Whole, Label("months a report is valid", "报告有效期（月）")] = 6
