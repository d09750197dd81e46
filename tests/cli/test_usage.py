"""Wrong usage is said in our words, in the user's language, naming what is wrong and what is near."""

from __future__ import annotations

import json

import pytest
from pytest import CaptureFixture, MonkeyPatch

from kehu import registry
from kehu.cli import run
from kehu.lang import Label
from kehu.main import main

PROBE = registry.Command(registry.CARE, "probe", Label("Probe", "试验"), "fake_command")
WRONG = [
    (
        "probe --forma json",
        ["kehu: `kehu probe` has no option --forma", "Did you mean --format? `kehu probe --help` explains all options"],
    ),
    ("probe --xyzzy", ["kehu: `kehu probe` has no option --xyzzy", "`kehu probe --help` explains it"]),
    ("probe --as-of", ["kehu: The option --as-of needs a value", "`kehu probe --help` explains it"]),
    ("probe --help=1", ["kehu: The option --help takes no value", "`kehu probe --help` explains it"]),
    ("probe --format xml", ["kehu: --format: xml is none of its choices", "Choose one of: table, json, csv"]),
    ("probe --lines many", ["kehu: --lines: many is not a number that it takes", "`kehu probe --help` explains it"]),
    ("probe --as-of 2026-02-30", ["kehu: --as-of: 2026-02-30 is not a date", "Write it as year-month-day: 2026-01-31"]),
    ("probe --as-of 20260228", ["kehu: --as-of: 20260228 is not a date", "Write it as year-month-day: 2026-01-31"]),
    ("probe add", ["kehu: `kehu probe add` needs CUSTOMER", "`kehu probe add --help` explains it"]),
    ("probe add C1", ["kehu: `kehu probe add` needs the option --due", "`kehu probe add --help` explains it"]),
    (
        "probe add C1 C2 C3 --due x",
        ["kehu: `kehu probe add` does not know what to do with C2, C3", "`kehu probe add --help` explains it"],
    ),
    ("completion fisch", ["kehu: SHELL: fisch is none of its choices", "Choose one of: bash, zsh, fish, powershell"]),
    (
        "--lang zh probe --forma json",
        ["kehu: `kehu probe` 没有选项 --forma", "是不是要用 --format？全部选项见 `kehu probe --help`"],
    ),
    ("--lang zh probe add", ["kehu: `kehu probe add` 缺少参数：客户", "用法见 `kehu probe add --help`"]),
]


@pytest.fixture(autouse=True)
def _with_probe(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "COMMANDS", (*registry.COMMANDS, PROBE))
    for name in ("KEHU_LANG", "KEHU_ARCHIVE", "KEHU_TODAY", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def kehu(arguments: str, capsys: CaptureFixture[str]) -> tuple[int, str, list[str]]:
    with pytest.raises(SystemExit) as end:
        main(arguments.split())
    out, err = capsys.readouterr()
    return int(end.value.code or 0), out, err.splitlines()


@pytest.mark.parametrize(("arguments", "lines"), WRONG)
def test_wrong_usage_is_two_lines(arguments: str, lines: list[str], capsys: CaptureFixture[str]) -> None:
    assert kehu(arguments, capsys) == (2, "", lines)


def test_fields_arrive_by_their_names_and_only_those_given(capsys: CaptureFixture[str]) -> None:
    _, out, _ = kehu("probe add C1 --for S1=100 --for S2 --due 2026-01-02", capsys)
    assert json.loads(out) == {
        "kind": "sale",
        "customer": "C1",
        "fields": {"for": ["S1=100", "S2"], "due": "2026-01-02"},
    }
    _, out, _ = kehu("probe --lang en add --open-quantity= --due=x C1", capsys)
    assert json.loads(out)["fields"] == {"due": "x"}


def test_fields_are_made_for_the_subcommand_asked_for_only(
    monkeypatch: MonkeyPatch, capsys: CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NO_FIELDS", "1")
    assert kehu("probe", capsys)[0] == 0
    assert kehu("probe --help", capsys)[0] == 0


def test_common_options_may_stand_before_a_subcommand(capsys: CaptureFixture[str]) -> None:
    assert kehu("probe --lang zh add -h", capsys)[1].startswith("kehu probe add – 登记一笔")
    assert kehu("probe -h add", capsys)[1].startswith("kehu probe add – Add one")
    assert kehu("help probe add", capsys)[1].startswith("kehu probe add – Add one")


def test_a_command_that_only_has_subcommands(monkeypatch: MonkeyPatch, capsys: CaptureFixture[str]) -> None:
    import fake_command

    monkeypatch.delattr(fake_command, "command")
    assert kehu("probe", capsys) == (
        2, "", ["kehu: `kehu probe` needs to know what: add, other", "`kehu probe --help` explains it"],
    )  # fmt: skip
    assert kehu("probe ad C1", capsys) == (
        2, "", ["kehu: `kehu probe` does not know ad", "Did you mean `kehu probe add`? It knows: add, other"],
    )  # fmt: skip
    assert kehu("probe xyzzy", capsys)[2][1] == "It knows: add, other"
    assert kehu("probe --xyzzy", capsys)[2][0] == "kehu: `kehu probe` has no option --xyzzy"
    code, out, _ = kehu("probe --help", capsys)
    assert code == 0
    assert out.startswith("kehu probe – Probe\n\nUsage: kehu probe SUBCOMMAND …\n")


def test_the_exit_code_is_what_the_function_returns(capsys: CaptureFixture[str]) -> None:
    assert kehu("probe --lines 1", capsys)[0] == 1
    assert run.run(PROBE, ["--format", "json"]) == 0


@pytest.mark.parametrize(
    ("told", "option", "answer"),
    [("2026-01-02", "", "2026-01-02"), ("2026-01-02", "--as-of 2014-12-31", "2014-12-31")],
)
def test_the_date_answered_for(
    told: str, option: str, answer: str, monkeypatch: MonkeyPatch, capsys: CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEHU_TODAY", told)
    assert json.loads(kehu(f"probe --format json {option}", capsys)[1])["as_of"] == answer


def test_a_bad_kehu_today_is_wrong_usage(monkeypatch: MonkeyPatch, capsys: CaptureFixture[str]) -> None:
    monkeypatch.setenv("KEHU_TODAY", "tomorrow")
    assert kehu("probe --format json", capsys)[::2] == (
        2, ["kehu: KEHU_TODAY: tomorrow is not a date", "Write it as year-month-day: 2026-01-31"],
    )  # fmt: skip
