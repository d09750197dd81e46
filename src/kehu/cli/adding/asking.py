"""Questions on a terminal: one line asked, one answered, or a command such as /back. Knows nothing of customers."""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import Enum

from kehu.cli import output, session
from kehu.lang import Message, m


class Said(Enum):
    """What a person may say instead of an answer."""

    SKIP = "/skip"
    BACK = "/back"
    END = "/end"
    STOP = "/stop"
    DROP = "/drop"
    HELP = "/help"


HELP = m(
    "Enter leaves a question open, or keeps the answer in [brackets]; - deletes it. /skip goes on to the next group, "
    "/back to the question before, /end to the summary; /stop leaves and keeps the answers, /drop throws them away."
)


def ask(prompt: str, help: Message = HELP) -> str | Said:
    """The answer without spaces around it, or what was said instead; the end of the input is a stop."""
    while True:
        try:
            answer = _read(prompt).strip()
        except EOFError:
            return Said.STOP
        except UnicodeDecodeError:
            output.note(m("that was not text in the encoding of this terminal; say it again"))
            continue
        if not answer.startswith("/"):
            return answer
        word = next((word for word in Said if word.value == answer.lower()), None)
        if word is not None and word is not Said.HELP:
            return word
        if word is None:
            output.note(m("there is no {command}", command=answer))
        output.note(help)


def _read(prompt: str) -> str:
    """With the line editing of the terminal where the screen is one; the prompt never goes into a result [L4]."""
    if session.to_terminal():
        with suppress(ImportError):  # not on Windows, whose console edits lines by itself
            import readline  # noqa: F401 to import it is to use it
        return input(prompt)
    print(prompt, end="", file=sys.stderr, flush=True)  # noqa: T201 a prompt
    return input()


def show_choices(words: tuple[str, ...]) -> None:
    """The choices with their numbers, on as few lines as they take."""
    from kehu.lang.width import wrap

    line = "  ".join(f"{n} {word.replace(' ', chr(0xA0))}" for n, word in enumerate(words, start=1))
    for each in wrap(line, max(session.width() - 2, 20)):
        output.note(f"  {each.replace(chr(0xA0), ' ')}")


def chosen(words: tuple[str, ...], answer: str) -> str:
    """The word whose number was said, else what was said."""
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(words):
        return words[int(answer) - 1]
    return answer
