"""How a report looks at a customer: as of which day, how deep [P4], and whether private data may be told [R13]."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, get_args

from kehu.lang import Label
from kehu.report.blocks import Block

Depth = Literal["basic", "standard", "deep"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)
DEPTH_LABELS: dict[Depth, Label] = {
    "basic": Label("basic", "简要"),
    "standard": Label("standard", "标准"),
    "deep": Label("deep", "深度"),
}
FEW = 3  # rows of a list in a basic report


@dataclass(frozen=True, slots=True)
class View:
    """A basic report has of each list the latest few, a deep one all; details stand in the deeper ones only."""

    as_of: datetime.date
    depth: Depth = "standard"
    private: bool = False

    def most(self, usual: int) -> int | None:
        """How many rows a list shows that usually shows so many; None is all."""
        return {"basic": min(usual, FEW), "standard": usual, "deep": None}[self.depth]

    def from_standard(self, *blocks: Block) -> tuple[Block, ...]:
        """Blocks that a basic report leaves out."""
        return () if self.depth == "basic" else blocks

    def only_deep(self, *blocks: Block) -> tuple[Block, ...]:
        """Blocks of a deep report."""
        return blocks if self.depth == "deep" else ()
