"""Help pages: every command has one, in both languages, that fits the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from kehu import lang, registry
from kehu.cli.help import page
from kehu.cli.overview import overview
from kehu.cli.run import Target, resolve, sub_target
from kehu.lang import Label
from kehu.lang.width import NOT_FIRST, cells

PROBE = registry.Command(registry.CARE, "probe", Label("Probe", "试验"), "fake_command")
PAGES = [(entry.name, None) for entry in registry.COMMANDS] + [("probe", None), ("probe", "add")]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    lang.use("en")


def target_of(name: str, subcommand: str | None = None) -> Target:
    entry = PROBE if name == "probe" else registry.find(name)
    assert entry is not None
    return resolve(entry, [subcommand] if subcommand else [])[0]


def test_every_command_has_a_module() -> None:
    missing = [entry.module for entry in registry.COMMANDS if find_spec(entry.module) is None]
    assert not missing


def test_every_command_has_a_summary_in_both_languages_and_a_name_of_its_own() -> None:
    assert all(entry.summary.en and entry.summary.zh for entry in registry.COMMANDS)
    assert len({entry.name for entry in registry.COMMANDS}) == len(registry.COMMANDS)


@pytest.mark.parametrize("language", lang.LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize(("name", "subcommand"), PAGES)
def test_pages_fit_the_terminal(name: str, subcommand: str | None, width: int, language: str) -> None:
    lang.use(language)
    target = target_of(name, subcommand)
    calls = {"  " + call for call, _ in target.examples}
    lines = page(target, width).split("\n")
    assert [line for line in lines if cells(line) > width and line not in calls] == []
    assert [line for line in lines if line.strip()[:1] in NOT_FIRST - set("…") and line.strip()] == []


@pytest.mark.parametrize("name", [entry.name for entry in registry.COMMANDS])
def test_pages_teach(name: str) -> None:
    """Every command says what it is for and gives an example that starts with its own name."""
    target = target_of(name)
    assert target.description is not None
    assert target.examples
    assert all(call.split("|")[-1].strip().startswith("kehu ") for call, _ in target.examples)


@pytest.mark.parametrize("name", [entry.name for entry in registry.COMMANDS])
def test_pages_of_subcommands_fit_the_terminal(name: str) -> None:
    target = target_of(name)
    for language in lang.LANGUAGES:
        lang.use(language)
        for word, one in target.subcommands.items():
            sub = sub_target(target.path, word, one)
            calls = {"  " + call for call, _ in sub.examples}
            assert [line for line in page(sub, 80).split("\n") if cells(line) > 80 and line not in calls] == []


@pytest.mark.parametrize("language", lang.LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_overview_fits_and_names_every_command_under_its_group(width: int, language: str) -> None:
    lang.use(language)
    lines = overview(width).split("\n")
    assert max(map(cells, lines)) <= min(width, 100)
    for entry in registry.COMMANDS:
        group = lines.index(lang.text(entry.group))
        own = next(i for i, line in enumerate(lines) if line.startswith(f"  {entry.name} "))
        assert group < own
        assert "" not in lines[group:own]


def test_a_page_in_english() -> None:
    assert page(target_of("probe", "add"), 80).split("\n") == [
        "kehu probe add – Add one",
        "",
        "Usage: kehu probe add [OPTIONS] CUSTOMER",
        "",
        *[" ".join(["Long."] * 13)] * 2,
        " ".join(["Long."] * 4),
        "",
        "Arguments",
        "  CUSTOMER  Code, name or a part of it, pinyin, alias, phone, person",
        "",
        "Options",
        "  --for VALUE            What it pays (may be given several times)",
        "  --due DATE             Due date (required)",
        "  --open-quantity VALUE  Open quantity",
        "",
        "Common options",
        "  -C, --archive DIR  Work on the archive in this folder",
        "  --lang LANGUAGE    Speak en or zh",
        "  -h, --help         Show this page",
        "",
        "Examples",
        "  kehu probe add",
        "      An example",
    ]


def test_a_page_in_chinese() -> None:
    lang.use("zh")
    lines = page(target_of("probe"), 80).split("\n")
    assert lines[:6] == [
        "kehu probe – 试验",
        "",
        "用法：kehu probe [选项] [客户 …]",
        "用法：kehu probe 子命令 …",
        "",
        "子命令",
    ]
    assert "  --format 格式  结果的输出格式（可选：table、json、csv；默认：table）" in lines


def test_long_names_push_what_they_mean_to_the_next_line() -> None:
    from kehu.cli.overview import entry

    assert entry("--a-very-long-option VALUE", "says", 12, 40) == ["  --a-very-long-option VALUE", "            says"]
