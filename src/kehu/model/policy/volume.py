"""Grades by volume [G1]."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.types import Amount, Choice, Text, Whole, choice, fault


class Window(Choice):
    ROLLING = "rolling", "the months that end on the as-of date", "截至基准日的若干个月"
    CALENDAR_YEAR = "calendar_year", "the calendar year to date", "本年初至基准日"


class VolumeGrade(Entry):
    """One grade by volume; a grade without `at_least` is given by the potential rule alone."""

    name: Annotated[Text, Label("name", "名称")]
    at_least: Annotated[Amount | None, Label("purchases in the window, at least", "期内采购额下限")] = None
    label: Annotated[Text | None, Label("what it is called", "称谓")] = None
    strategy: Annotated[Text | None, Label("sales strategy", "销售策略")] = None


class Potential(Entry):
    """Who is new: no sale yet, or a first sale at most `days` old and purchases below the line of grade `below`."""

    grade: Annotated[Text, Label("grade of a potential customer", "潜在客户的等级")] = "D"
    days: Annotated[Whole, Label("days since the first sale, at most", "距首笔交易不超过（天）")] = 90
    below: Annotated[Text, Label("and purchases below the line of this grade", "且采购额低于该等级下限")] = "B"


ABCD = (
    {"name": "A", "at_least": Decimal(300000)},
    {"name": "B", "at_least": Decimal(200000)},
    {"name": "C", "at_least": Decimal(0)},
    {"name": "D"},
)


class VolumePolicy(Entry):
    window: Annotated[
        Annotated[Window, choice(Window)],
        Label(
            "rolling: the months that end on the as-of date; calendar_year: the year to date",
            "rolling：截至基准日的若干个月；calendar_year：本年初至基准日",
        ),
    ] = Window.ROLLING
    months: Annotated[Whole, Label("months of a rolling window", "滚动期月数")] = 12
    grades: Annotated[
        list[VolumeGrade],
        Label("from the best down, each with the purchases it asks for", "由高到低，各等级所需的采购额"),
    ] = Field(default_factory=lambda: list(ABCD), validate_default=True)
    potential: Annotated[Potential, Label("potential customers", "潜在客户")] = DEFAULTS

    @model_validator(mode="after")
    def _grades_in_order(self) -> Self:
        names = [grade.name for grade in self.grades]
        lines = [grade.at_least for grade in self.grades if grade.at_least is not None]
        if not 2 <= len(names) <= 9 or len(set(names)) < len(names):
            fault("grades", m("between 2 and 9 grades with different names are expected"), at="grades")
        if lines != sorted(set(lines), reverse=True) or not lines or lines[-1] != 0:
            fault(
                "grades",
                m("the lines of the grades must fall from the best down, and the last of them be 0"),
                m("give the grade of any other customer at_least: 0"),
                at="grades",
            )
        by_name = {grade.name: grade for grade in self.grades}
        if self.potential.grade not in by_name or by_name.get(self.potential.below) is None:
            fault("grades", m("potential names a grade that is not in the list"), at="potential")
        if by_name[self.potential.below].at_least is None:
            fault(
                "grades",
                m("the grade {name} has no line to be below of", name=self.potential.below),
                at="potential",
            )
        return self
