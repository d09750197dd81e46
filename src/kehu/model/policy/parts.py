"""What several sections of the policy are made of."""

from typing import Annotated, Any

from pydantic import Field

from kehu.lang import Label
from kehu.model.entry import Entry
from kehu.model.types import Choice, YesNo

# A part that is missing is read from nothing, by the validator of the whole: an instance as default would make every
# part a validator of its own whenever this module is imported.
DEFAULTS: Any = Field(default_factory=dict, validate_default=True)


class Severity(Choice):
    INFO = "info", "info", "提示"
    WARNING = "warning", "warning", "注意"
    CRITICAL = "critical", "critical", "严重"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class Rule(Entry):
    enabled: Annotated[YesNo, Label("on or off", "启用")] = True
