"""What a section or a part of the policy is where the file does not name it."""

from typing import Any

from pydantic import Field

# A part that is missing is read from nothing, by the validator of the whole: an instance as default would make every
# part a validator of its own whenever this module is imported.
DEFAULTS: Any = Field(default_factory=dict, validate_default=True)
