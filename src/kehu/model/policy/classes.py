"""Classes of customers [G6]: schemes of rules, the first that matches wins. The expressions are the language of
`kehu list --where`; what they mean is known where figures are, so that reading a policy loads no parser.
"""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.types import Text, fault


class ClassRule(Entry):
    """A class, and who belongs to it; without `when` everybody whom no rule before has taken."""

    name: Annotated[Text, Label("name", "名称")]
    label: Annotated[Text | None, Label("what it is called", "称谓")] = None
    when: Annotated[Text | None, Label("expression, as of `kehu list --where`", "条件（同 kehu list --where）")] = None


class ClassScheme(Entry):
    label: Annotated[Text | None, Label("what the scheme is called", "分类名称")] = None
    rules: Annotated[
        list[ClassRule], Label("the first that matches wins; [] switches it off", "逐条判断，先符合者为准；[] 表示停用")
    ] = []

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [each.name for each in self.rules]
        if len(set(names)) < len(names):
            fault("classes", m("two rules have the same name"), m("give every class a name of its own"), at="rules")
        if any(each.when is None for each in self.rules[:-1]):
            fault(
                "classes",
                m("a rule without `when` takes everybody: it can only be the last"),
                m("give it a `when:`, or move it to the end"),
                at="rules",
            )
        return self


SHIPPED: dict[str, list[dict[str, str]]] = {
    "time": [
        {"name": "future", "when": "first_sale is empty"},
        {"name": "new", "when": "first_sale > today - 12 months"},
        {"name": "old"},
    ],
    "process": [
        {"name": "current", "when": "last_sale > today - 12 months or last_open_order > today - 12 months"},
        {"name": "former", "when": "last_sale is not empty"},
        {"name": "upcoming", "when": "open_projects > 0 or open_orders > 0"},
    ],
    "size": [
        {"name": "main", "when": "larger_share < 80% and first_sale <= today - 24 months"},
        {"name": "general", "when": "larger_share < 95%"},
        {"name": "sporadic"},
    ],
    "core": [
        {"name": "core", "when": "relation_value > 900000"},
        {"name": "ordinary"},
    ],
    "importance": [
        {"name": "special", "when": "credit in [丙, 丁] or open_risks > 0"},
        {"name": "important", "when": "best_volume or quadrant = key"},
        {"name": "general"},
    ],
    "profit": [
        {"name": "good", "when": "profit_ratio >= 10%"},
        {"name": "fair", "when": "profit_ratio >= 0"},
        {"name": "bad", "when": "profit_ratio < 0"},
    ],
}


def with_shipped(data: Any) -> Any:
    """A scheme that a policy does not name is the shipped one, like any missing key."""
    if isinstance(data, dict):
        return {**{name: {"rules": rules} for name, rules in SHIPPED.items() if name not in data}, **data}
    return data


ClassSchemes = Annotated[dict[str, ClassScheme], BeforeValidator(with_shipped)]
