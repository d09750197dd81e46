"""What is imported and made only when a file needs it: classes that annotations name, and their validators.

Fifty classes of entries stand behind a customer and as many behind a policy; to make them all costs more than to show
a customer, and most files need few of them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, get_args, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, SchemaValidator, core_schema

if TYPE_CHECKING:
    from kehu.model.entry import Entry


class Later:
    """Stands for an entry's class in an annotation until it is asked for: to import every kind of record that there is
    costs more than to show a customer."""

    HOME: ClassVar[str]


def later(module: str, name: str) -> type:
    """A stand-in for the class `name` of `module`."""
    return type(name, (Later,), {"HOME": module})


@cache
def _class_of(named: Any) -> Any:
    """The class that a stand-in stands for; any other class is itself."""
    if isinstance(named, type) and issubclass(named, Later):
        return getattr(import_module(named.HOME), named.__name__)
    return named


def resolved(annotation: Any) -> Any:
    """An annotation with the classes themselves in place of stand-ins, `list[…]`, `dict[…]`, `… | None` included."""
    arguments = get_args(annotation)
    if not any(isinstance(each, type) and issubclass(each, Later) for each in arguments):
        return _class_of(annotation)
    real = tuple(_class_of(each) for each in arguments)
    if get_origin(annotation) is dict:
        return dict[real[0], real[1]]  # type: ignore[valid-type]
    return list[real[0]] if get_origin(annotation) is list else real[0] | None  # type: ignore[valid-type]


class _Lazily:
    """A list or a mapping whose validator is made when a file has it: most files have few of the many there are."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        arguments = get_args(source)
        model = arguments[1] if get_origin(source) is dict else arguments[0]
        read = {list: _validate_list, dict: _validate_dictionary}.get(get_origin(source), _validate_mapping)
        return core_schema.no_info_plain_validator_function(lambda value: read(model, value))


LAZILY = _Lazily()


def _validate_mapping(model: type[Entry], value: Any) -> Any:
    return None if value is None else _class_of(model).model_validate(value, by_alias=True, by_name=False)


def _validate_list(model: type[Entry], value: Any) -> Any:
    return _list_of(model).validate_python(value, by_alias=True, by_name=False)


def _validate_dictionary(model: type[Entry], value: Any) -> Any:
    return _dictionary_of(model).validate_python(value, by_alias=True, by_name=False) if value else {}


@cache
def _dictionary_of(model: type[Entry]) -> SchemaValidator:
    real: Any = _class_of(model)
    real.model_rebuild()
    return SchemaValidator(core_schema.dict_schema(core_schema.str_schema(), real.__pydantic_core_schema__))


@cache
def _list_of(model: type[Entry]) -> SchemaValidator:
    """The validator of a list; pydantic's TypeAdapter does the same after importing the making of JSON Schemas."""
    real: Any = _class_of(model)
    real.model_rebuild()
    return SchemaValidator(core_schema.list_schema(real.__pydantic_core_schema__))


class _WhenAsked:
    """A section of a `Sections` that is taken as it is, and read when it is first asked for."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.any_schema()


WHEN_ASKED = _WhenAsked()
