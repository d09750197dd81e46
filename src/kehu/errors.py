"""The errors that end a command: what a person reads is the class's sentence, filled with values at the edge.

Faults in data are not errors but `Problem`s (model/problem.py): they are collected, all of them, and shown together.
"""

from __future__ import annotations

from kehu.lang import Message

# Exit codes, SPEC [L5].
DONE, SAID_NO, WRONG_USAGE, NOT_FOUND, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 130


class KehuError(Exception):
    """Base of all errors a user can cause or mend.

    `sentence` says what and where, `hint` what to do; both are English templates filled with the values given
    when raising, and translated when shown.
    """

    sentence = "Something went wrong: {what}"
    hint = ""
    exit_code = SAID_NO

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    @property
    def message(self) -> Message:
        return Message(self.sentence, self.values)

    @property
    def advice(self) -> Message | None:
        return Message(self.hint, self.values) if self.hint else None

    def __str__(self) -> str:
        return str(self.message)


class NotAnArchive(KehuError):
    sentence = "{folder} is not an archive: it has no kehu.yaml"
    hint = "`kehu init {folder}` makes one there"
    exit_code = NOT_FOUND
