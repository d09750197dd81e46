"""Rules of review that a firm writes itself."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.entry import Entry
from kehu.model.policy.rule import Severity
from kehu.model.types import Text, YesNo, choice


class OwnRule(Entry):
    """A rule of the firm's own: whoever the expression holds of is flagged."""

    id: Annotated[Text, Label("id", "编号")]
    label: Annotated[Text | None, Label("what it is called", "名称")] = None
    enabled: Annotated[YesNo, Label("on or off", "启用")] = True
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    when: Annotated[Text, Label("expression, as of `kehu list --where`", "条件（同 kehu list --where）")]
    message: Annotated[Text, Label("what to say", "提示内容")]
    action: Annotated[Text | None, Label("what to do", "处理办法")] = None
