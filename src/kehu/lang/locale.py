"""Which language to speak: what was asked for, what the archive says, what the machine is set to [L1].

A fast answer needs it, so the archive's `language:` is found by looking at the text, without a YAML reader.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # typing costs a fast answer more than all else that it does
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def choose(option: str | None, environ: Mapping[str, str], settings_file: str | None) -> tuple[str, list[str]]:
    """The language ("en" or "zh"), and the values on the way that name none we speak."""
    unknown: list[str] = []
    for value in _asked(option, environ, settings_file):
        language = spoken(value)
        if language:
            return language, unknown
        unknown.append(value)
    return of_machine(environ), unknown


def _asked(option: str | None, environ: Mapping[str, str], settings_file: str | None) -> Iterator[str]:
    yield from (value for value in (option, environ.get("KEHU_LANG")) if value)
    if settings_file and (language := of_archive(settings_file)):
        yield language


def spoken(value: str) -> str | None:
    """ "zh" for zh, zh_CN.UTF-8, zh-Hans; "en" likewise; None for what we do not speak."""
    prefix = value[:2].lower()
    return prefix if prefix in ("en", "zh") else None


def of_archive(settings_file: str) -> str | None:
    """The value of `language:` at the start of a line of kehu.yaml; None if the file has none or cannot be read."""
    try:
        with open(settings_file, encoding="utf-8-sig", errors="replace") as lines:  # noqa: PTH123 pathlib costs 3 ms
            for line in lines:
                if line.startswith("language:"):
                    return line[9:].partition(" #")[0].strip().strip("'\"") or None
    except OSError:
        pass  # whoever needs the settings will say what is wrong with the file
    return None


def of_machine(environ: Mapping[str, str]) -> str:
    """By LC_ALL, LC_MESSAGES, LANG, the first that is set; English for C, POSIX and every other language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return spoken(environ[name]) or "en"
    return _of_windows() if sys.platform == "win32" else "en"


def _of_windows() -> str:
    import _locale  # the module `locale` would import `re`

    return spoken(str(getattr(_locale, "_getdefaultlocale")()[0])) or "en"  # noqa: B009 it is there on Windows only
