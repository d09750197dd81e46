"""A model of many sections of which a command needs few: a section marked WHEN_ASKED can wait until it is asked for.

What is wrong in a section that waits comes out when it is read: `kehu check` reads all, a command those it goes by.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

from pydantic import PrivateAttr, create_model

from kehu.model.entry import Entry, keys
from kehu.model.lazily import WHEN_ASKED

Reader = Callable[[type[Entry], dict[str, Any]], Entry]


def read_plainly(model: type[Entry], data: dict[str, Any]) -> Entry:
    """A section as pydantic reads it; raises its ValidationError."""
    return model.model_validate(data, by_alias=True, by_name=False)


class Sections(Entry):
    """An entry with sections; its attributes are typed values, whether read already or not.

    Validated with a `Reader` as pydantic's context, its sections wait until they are asked for, and that reader reads
    them and may say in its own way what is wrong. Without one they are read at once.
    """

    _waiting: dict[str, Any] = PrivateAttr(default_factory=dict)
    _read: Reader | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:
        for name in when_asked(type(self)):
            self._waiting[name] = self.__dict__.pop(name)
        self._read = context
        if context is None:
            self.read_all()

    def read_all(self) -> None:
        """Read every section that is still waiting."""
        for name in when_asked(type(self)):
            getattr(self, name)

    def __getattr__(self, name: str) -> Any:
        if name not in when_asked(type(self)):
            return super().__getattr__(name)  # type: ignore[misc]  # pydantic hides it from type checkers
        read = self._read or read_plainly
        value = self.__dict__[name] = getattr(read(section(type(self), name), {name: self._waiting[name]}), name)
        return value

    def __eq__(self, other: object) -> bool:
        same_type = isinstance(other, type(self))
        return same_type and all(getattr(self, each) == getattr(other, each) for each in type(self).model_fields)

    __hash__ = None  # type: ignore[assignment]  # values are compared, not looked up


@cache
def when_asked(model: type[Sections]) -> frozenset[str]:
    """The names of the sections that are read when asked for."""
    return frozenset(name for name, info in model.model_fields.items() if WHEN_ASKED in info.metadata)


@cache
def section(model: type[Sections], name: str) -> type[Entry]:
    """A model of that section alone, under its name: so a fault in it has the path that it has in the whole."""
    key = keys(model)[name]
    field: Any = {name: (Annotated[key.annotation, key.label], ...)}
    made: type[Entry] = create_model(f"{model.__name__}.{name}", __base__=Entry, **field)
    return made
