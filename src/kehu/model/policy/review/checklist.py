"""What somebody who reviews a customer looks at, by the class of the customer [V4]."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.entry import Entry
from kehu.model.types import Text


class Checklist(Entry):
    """The points to look at, for whom the expression holds of; without one, for everybody."""

    name: Annotated[Text, Label("name", "名称")]
    when: Annotated[
        Text | None,
        Label("expression, as of `kehu list --where`; none: everybody", "条件（同 kehu list --where）；不填即所有客户"),
    ] = None
    points: Annotated[list[Text], Label("what to look at", "复核要点")] = []


CHECKLISTS = [Checklist(name="close", when="best_volume or quadrant = key"), Checklist(name="usual")]
