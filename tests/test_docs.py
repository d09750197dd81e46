"""The documentation cannot go stale: every command is in the registry, has help and stands in the reference.

Generated pages are what the program says now, and every link leads somewhere.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import shlex
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import kehu.cli
from kehu import registry
from kehu.cli.run import Target, build, resolve, sub_target

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
NAMED = re.compile(r"`kehu (?:--?\S+ \S+ )*([a-z]+)")


def targets() -> Iterator[Target]:
    """Every command and subcommand that does something."""
    for command in registry.COMMANDS:
        target, _ = resolve(command, [])
        if target.function:
            yield target
        for name, one in target.subcommands.items():
            yield sub_target(target.path, name, one)


TARGETS = list(targets())


def reference() -> dict[str, str]:
    spec = spec_from_file_location("make_reference", ROOT / "tools" / "make_reference.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


def _runs(module: ModuleType) -> bool:
    return bool({"command", "subcommands"} & set(vars(module)))


def test_every_command_is_in_the_registry() -> None:
    modules = (importlib.import_module(f"kehu.cli.{each.name}") for each in pkgutil.iter_modules(kehu.cli.__path__))
    commands = {each.__name__ for each in modules if "EXAMPLES" in vars(each) and _runs(each)}
    assert commands == {command.module for command in registry.COMMANDS}


GENERATED = ("commands", "fields", "measures", "review")
OPTION = re.compile(r"--|-[a-zA-Z]$")  # and no value that begins with a minus


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.path)
def test_a_command_says_what_it_is_for_and_what_each_option_means(target: Target) -> None:
    assert target.summary.en and target.summary.zh
    assert target.description
    assert target.examples or target.fields  # what is made from a model may do with the examples of `kehu add`
    labelled = {field.parameter for field in target.fields}
    assert all(one.name in labelled or getattr(one, "help", None) for one in build(target).params)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.path)
def test_the_examples_of_a_command_use_options_that_it_has(target: Target) -> None:
    for example, _ in target.examples:
        words = shlex.split(example)
        words = words[: words.index(">")] if ">" in words else words
        _, name, *rest = words[words.index("kehu") :]
        meant, rest = resolve(registry.find(name) or pytest.fail(example), rest)
        assert meant.path.startswith(target.path)
        known = {option for one in build(meant).params for option in (*one.opts, *one.secondary_opts)}
        assert {word.partition("=")[0] for word in rest if OPTION.match(word)} <= known, example


@pytest.mark.parametrize("page", [f"{name}{end}" for name in GENERATED for end in (".md", ".zh-CN.md")])
def test_a_generated_page_is_what_the_program_says(page: str) -> None:
    assert (ROOT / "docs" / page).read_text("utf-8") == reference()[page], "make generated writes it anew"


@pytest.mark.parametrize("language", ["", ".zh-CN"])
def test_every_command_has_its_page(language: str) -> None:
    page = (ROOT / "docs" / f"commands{language}.md").read_text("utf-8")
    assert not [target.path for target in TARGETS if not re.search(rf"^##+ {target.path}$", page, re.MULTILINE)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_and_commands_exist(page: Path) -> None:
    said = page.read_text("utf-8")
    assert not [link for link in LINK.findall(said) if not (page.parent / link).exists()]
    assert not [name for name in NAMED.findall(said) if not registry.find(name)]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_a_page_is_there_in_both_languages_and_linked_from_the_readme(page: Path) -> None:
    name = page.name.removesuffix(".md").removesuffix(".zh-CN")
    for ending in (".md", ".zh-CN.md"):
        assert (page.parent / f"{name}{ending}").exists()
        assert f"docs/{name}{ending}" in (ROOT / f"README{ending}").read_text("utf-8")
