"""Which language is spoken: the first source that names one [L1]."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehu.lang import locale

SOURCES = [
    # option, KEHU_LANG, archive, LANG → language, unknown values
    (None, None, None, None, "en", []),
    (None, None, None, "zh_CN.UTF-8", "zh", []),
    (None, None, None, "C", "en", []),
    (None, None, None, "POSIX", "en", []),
    (None, None, None, "de_DE.UTF-8", "en", []),
    (None, None, "zh", "en_US.UTF-8", "zh", []),
    (None, None, "en", "zh_CN.UTF-8", "en", []),
    (None, "en_GB", "zh", None, "en", []),
    (None, "zh-Hans", "en", None, "zh", []),
    ("zh", "en", "en", "en_US", "zh", []),
    ("EN", "zh", "zh", "zh_CN", "en", []),
    ("fr", "zh", None, None, "zh", ["fr"]),
    ("fr", "klingon", None, "zh_CN", "zh", ["fr", "klingon"]),
    (None, "", "zh", None, "zh", []),
]


@pytest.mark.parametrize(("option", "variable", "archive", "machine", "language", "unknown"), SOURCES)
def test_the_first_source_that_names_a_language_wins(
    tmp_path: Path,
    option: str | None,
    variable: str | None,
    archive: str | None,
    machine: str | None,
    language: str,
    unknown: list[str],
) -> None:
    settings = tmp_path / "kehu.yaml"
    settings.write_text(f"company: x\nlanguage: {archive}\n" if archive else "company: x\n", "utf-8")
    environ = {"KEHU_LANG": variable, "LANG": machine}
    given = {name: value for name, value in environ.items() if value is not None}
    assert locale.choose(option, given, str(settings)) == (language, unknown)


def test_lc_all_is_stronger_than_lc_messages_and_lang() -> None:
    assert locale.of_machine({"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_US", "LANG": "en_US"}) == "zh"
    assert locale.of_machine({"LC_ALL": "C", "LC_MESSAGES": "zh_CN"}) == "en"
    assert locale.of_machine({"LC_ALL": "", "LC_MESSAGES": "zh_CN"}) == "zh"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("language: zh\n", "zh"),
        ("\ufefflanguage: zh\r\ncompany: 甲\r\n", "zh"),
        ('language: "en"  # for the export department\n', "en"),
        ("  language: zh\n", None),
        ("# language: zh\n", None),
        ("company:\n  language: zh\n", None),
        ("language:\n", None),
        ("", None),
    ],
)
def test_the_archive_is_asked_by_its_text(tmp_path: Path, text: str, language: str | None) -> None:
    settings = tmp_path / "kehu.yaml"
    settings.write_bytes(text.encode())
    assert locale.of_archive(str(settings)) == language


def test_settings_that_cannot_be_read_name_no_language(tmp_path: Path) -> None:
    assert locale.of_archive(str(tmp_path / "kehu.yaml")) is None
    (tmp_path / "kehu.yaml").write_bytes(b"\xff\xfe\x00\nlanguage: zh\n")
    assert locale.of_archive(str(tmp_path / "kehu.yaml")) == "zh"
