"""What stands under `custom:` of a customer: values of the firm's own fields, and records of its own kinds [D6].

What is right there the declarations say (own.py); a customer without any of it needs only this.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import BeforeValidator

from kehu.lang import m
from kehu.model.entry import Record
from kehu.model.types import fault

if TYPE_CHECKING:
    from kehu.model.own import OwnRecord

CUSTOM = "custom"  # the key of a customer's file under which all of it stands


def read_own(value: Any) -> Any:
    """What stands under `custom:`: texts, and lists of records; which of them are right, the declarations say."""
    if not isinstance(value, dict):
        return value
    for name, own in value.items():
        if isinstance(own, dict):
            hint = m("write one value after the colon, or a list of records, each on a line of its own with “- ”")
            fault("type", m("one value or a list of records is expected here"), hint, at=name)
    return {name: own for name, own in value.items() if own not in ("", [])}


Own = Annotated[dict[str, Any], BeforeValidator(read_own)]


def own_lists(custom: Mapping[str, Any]) -> "dict[str, list[OwnRecord]]":
    """The records of the firm's own kinds among what stands under `custom:` of a customer that was checked."""
    found = {
        name: [cast("OwnRecord", each) for each in value if isinstance(each, Record)]
        for name, value in custom.items()
        if isinstance(value, list)
    }
    return {name: records for name, records in found.items() if records}


def own_values(custom: Mapping[str, Any]) -> dict[str, str]:
    """The values of the firm's own fields, as they stand in the file."""
    return {name: value for name, value in custom.items() if isinstance(value, str)}
