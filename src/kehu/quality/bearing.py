"""Which other files can clash with some customers at all: a look at their bytes spares most of them the parser.

Reads nothing: bytes in, yes or no out. A hit proves nothing, it only says that the file is worth reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehu.archive.attachments import FOLDER
from kehu.model.name_core import name_core
from kehu.model.reach import dialled
from kehu.quality.facts import Facts

_SEPARATORS = b" -()\t.,&'\""


class Bearing:
    """What files would have to hold to bear on some customers."""

    def __init__(self, customers: Iterable[Facts]) -> None:
        wanted = {_squeezed(word) for each in customers for word in _words(each) if word}
        self._wanted = tuple(word for word in wanted if word)

    def on(self, data: bytes) -> bool:
        """Whether a file's bytes hold one of the words; an escape could hide any."""
        if b"\\" in data:
            return True
        squeezed = data.translate(None, _SEPARATORS).decode("utf-8", "replace").casefold()
        return any(word in squeezed for word in self._wanted)


def _words(customer: Facts) -> Iterator[str]:
    yield customer.code
    yield customer.credit_code
    yield f"{FOLDER}/{customer.code}/"
    yield from customer.aliases
    yield from (id for _, id in customer.external_ids)
    yield from (name for _, name in customer.names)
    yield name_core(customer.name).core
    yield from (dialled(phone) for _, phone in customer.phones)


def _squeezed(word: str) -> str:
    return word.encode().translate(None, _SEPARATORS).decode().casefold()
