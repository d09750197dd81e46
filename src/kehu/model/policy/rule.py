"""What rules of review have in common: a switch, a severity, changes for some customers."""

from typing import Annotated, Self

from pydantic import ValidationError, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.types import Choice, Text, YesNo, choice, fault


class Severity(Choice):
    INFO = "info", "info", "提示"
    WARNING = "warning", "warning", "注意"
    CRITICAL = "critical", "critical", "严重"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class ClassChange(Entry):
    """What is different in a rule for some customers: a severity, a number, off."""

    when: Annotated[Text, Label("expression, as of `kehu list --where`", "条件（同 kehu list --where）")]
    change: Annotated[
        dict[str, Text], Label("what is different: severity, numbers, enabled", "改动的项目：级别、数字、是否启用")
    ]


BY_CLASS = Label("other numbers for some customers, the first that matches", "部分客户另行规定，以首个符合者为准")


class Rule(Entry):
    """A rule of review: on or off, its severity, and what is different for some customers; subclasses add numbers."""

    enabled: Annotated[YesNo, Label("on or off", "启用")] = True
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    by_class: Annotated[list[ClassChange], BY_CLASS] = []

    @model_validator(mode="after")
    def _changes_fit(self) -> Self:
        for number, each in enumerate(self.by_class):
            try:
                self.changed(each)
            except ValidationError as error:
                first = error.errors()[0]
                told = (first.get("ctx") or {}).get("message") or m("the key {key} is not known", key=first["loc"][-1])
                message = m("change {number}: {why}", number=number + 1, why=told)
                fault("by_class", message, m("write what `kehu config` lists of this rule"), at="by_class")
        return self

    def changed(self, change: ClassChange) -> Self:
        """The rule as it is for those customers."""
        own = {name: value for name, value in self.data().items() if name != "by_class"}
        return type(self).model_validate({"by_class": [], **own, **change.change}, by_alias=True, by_name=False)


class InfoRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.INFO


class CriticalRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.CRITICAL
