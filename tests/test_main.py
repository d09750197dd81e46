"""The door: exit codes, the error boundary, and output that never fails for want of a letter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kehu import __version__

TESTS = Path(__file__).parent


def kehu(
    arguments: str, folder: Path, *, stdout: int | None = subprocess.PIPE, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """kehu with one more command, `probe`, as a shell would start it."""
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "fake_command", *arguments.split()],
        cwd=folder,
        env=kept | environ,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


def said(run: subprocess.CompletedProcess[bytes]) -> list[str]:
    return run.stderr.decode().splitlines()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("", 0),
        ("--version", 0),
        ("probe", 0),
        ("probe --lines 1", 1),
        ("prob", 2),
        ("--wrong probe", 2),
        ("help help", 0),
        ("help probe add", 0),
        ("--help probe", 0),
        ("help --lang zh prob", 2),
        ("-C", 2),
        ("probe --wrong", 2),
        ("probe --fail root", 3),
        ("probe --fail refuse", 1),
        ("probe --fail exit", 4),
        ("probe --fail interrupt", 130),
        ("probe --fail abort", 130),
    ],
)
def test_exit_codes(arguments: str, code: int, tmp_path: Path) -> None:
    assert kehu(arguments, tmp_path).returncode == code


def test_version(tmp_path: Path) -> None:
    assert kehu("--version", tmp_path).stdout.decode() == f"kehu {__version__}\n"


def test_a_mistyped_command_names_the_nearest(tmp_path: Path) -> None:
    run = kehu("gread", tmp_path)
    assert said(run) == [
        "kehu: There is no command gread",
        "Did you mean `kehu grade`? `kehu --help` lists all commands",
    ]
    assert run.stdout == b""
    assert "是不是要用 `kehu list`" in kehu("--lang zh lsit", tmp_path).stderr.decode()
    assert said(kehu("xyzzy", tmp_path))[1] == "`kehu --help` lists all commands"


def test_an_error_is_a_sentence_and_a_hint_and_cannot_steer_the_terminal(tmp_path: Path) -> None:
    run = kehu("probe --fail refuse", tmp_path)
    assert said(run) == ["kehu: Refused: \\x1b[31mred", "Ask for 2026-01-02"]


def test_an_interruption_is_quiet(tmp_path: Path) -> None:
    assert kehu("probe --fail interrupt", tmp_path).stderr == b""


@pytest.mark.parametrize("how", ["bug", "deep"])
def test_a_mistake_of_ours_is_a_line_and_a_log(how: str, tmp_path: Path) -> None:
    (tmp_path / "kehu.yaml").write_text("company: x\n", "utf-8")
    (tmp_path / ".kehu").mkdir()
    run = kehu(f"probe --fail {how}", tmp_path)
    name = {"bug": "ZeroDivisionError", "deep": "RecursionError"}[how]
    [log] = (tmp_path / ".kehu").iterdir()
    assert run.returncode == 3
    assert said(run) == [
        f"kehu: This is a mistake in kehu itself: {name}",
        f"Please report it, with the log {log}",
    ]
    assert f"{name}" in log.read_text("utf-8").splitlines()[-1]


def test_without_an_archive_the_log_goes_to_the_temporary_folder(tmp_path: Path) -> None:
    run = kehu("probe --fail bug", tmp_path, TMPDIR=str(tmp_path))
    [log] = tmp_path.glob("kehu-*.log")
    assert str(log) in said(run)[1]


def test_kehu_debug_shows_the_traceback(tmp_path: Path) -> None:
    assert "Traceback" in kehu("probe --fail bug", tmp_path, KEHU_DEBUG="1", TMPDIR=str(tmp_path)).stderr.decode()
    assert "Traceback" not in kehu("probe --fail refuse", tmp_path).stderr.decode()


def test_the_system_s_errors_are_said_in_plain_words(tmp_path: Path) -> None:
    assert said(kehu("probe --fail file", tmp_path)) == ["kehu: customers/C1.yaml: permission denied"]
    assert said(kehu("--lang zh probe --fail file", tmp_path)) == ["kehu: customers/C1.yaml：没有权限"]
    assert said(kehu("probe --fail memory", tmp_path)) == ["kehu: The memory does not suffice for this"]


@pytest.mark.parametrize("lines", [3, 50_000])
def test_a_closed_pipe_is_no_error(lines: int, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        run = kehu(f"probe --format csv --lines {lines}", tmp_path, stdout=writer)
    finally:
        os.close(writer)
    assert run.returncode == 0
    assert said(run) in ([], ["note"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["--help", "--version", "probe --lines 3", "probe --format csv --lines 50000"])
def test_a_full_disk_is_one_line(arguments: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = kehu(arguments, tmp_path, stdout=full.fileno())
    assert run.returncode == 3
    assert [line for line in said(run) if line != "note"] == [
        "kehu: Cannot write the output: no space left on the disk"
    ]


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": ""},
    ],
    ids=str,
)
def test_chinese_comes_out_as_utf8_where_the_locale_knows_only_ascii(environ: dict[str, str], tmp_path: Path) -> None:
    run = kehu("--lang zh --help", tmp_path, **environ)
    assert run.returncode == 0
    assert "档案库" in run.stdout.decode()
    assert "没有" in kehu("--lang zh xyzzy", tmp_path, **environ).stderr.decode()


def test_gbk_output_stays_gbk_and_a_letter_that_it_lacks_is_escaped(tmp_path: Path) -> None:
    assert "档案库" in kehu("--lang zh --help", tmp_path, PYTHONIOENCODING="gbk").stdout.decode("gbk")
    run = subprocess.run(
        [sys.executable, "-c", "from kehu.main import main; main(['\\u2713'])"],
        env={"PYTHONIOENCODING": "gbk", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert b"There is no command \\u2713" in run.stderr


def test_closed_standard_streams_are_no_crash(tmp_path: Path) -> None:
    run = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m kehu --help >&- ; echo $?"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout, run.stderr) == ("0\n", "")


def test_the_language_comes_from_the_option_then_the_variable_then_the_archive(tmp_path: Path) -> None:
    (tmp_path / "kehu.yaml").write_text("language: zh\n", "utf-8")
    inside = tmp_path / "customers"
    inside.mkdir()
    assert "用法" in kehu("", inside).stdout.decode()
    assert "Usage" in kehu("", inside, KEHU_LANG="en_US").stdout.decode()
    assert "用法" in kehu("--lang zh", inside, KEHU_LANG="en_US").stdout.decode()
    assert "用法" in kehu(f"-C {tmp_path}", Path("/")).stdout.decode()
    assert "用法" in kehu("", Path("/"), KEHU_ARCHIVE=str(tmp_path)).stdout.decode()
    assert "用法" in kehu("probe --help --lang=zh", Path("/")).stdout.decode()


def test_a_language_we_do_not_speak_is_one_warning(tmp_path: Path) -> None:
    run = kehu("--version", tmp_path, KEHU_LANG="fr")
    assert (run.returncode, said(run)) == (0, ["kehu: the language fr is not spoken here; en and zh are"])


def test_the_archive_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "kehu.yaml").touch()
    for arguments in (
        "-C one probe --fail root",
        "-Cone probe --fail root",
        "probe -Cone --fail root",
        "probe --fail root -C one",
        "probe --archive=one --fail root",
    ):
        assert kehu(arguments, tmp_path).stdout.decode().splitlines()[0] == "one"
    assert kehu("probe --fail root", tmp_path, KEHU_ARCHIVE="one").stdout.decode().splitlines()[0] == "one"
    assert said(kehu("-C two probe --fail root", tmp_path))[0] == "kehu: two is not an archive: it has no kehu.yaml"
