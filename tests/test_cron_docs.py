"""The lines of docs/cron.md for cron, systemd and CI work: run as these would run them, as far as that can be done.

What differs here are folders (/srv and /usr/local are not ours), and a sendmail that keeps what it is given.
"""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples/valve"
PAGES = ["docs/cron.md", "docs/cron.zh-CN.md"]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SCHEDULE = re.compile(r"(?:[\d*,/-]+\s+){5}")
DAY = "2014-12-31"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="cron, systemd and sh are not Windows'")


def blocks(page: str, kind: str) -> list[str]:
    return [text for name, text in FENCE.findall((ROOT / page).read_text("utf-8")) if name == kind]


@dataclass
class Server:
    """A machine with the example archive in its /srv and kehu in its /usr/local/bin."""

    root: Path

    def here(self, text: str) -> str:
        return text.replace("/srv/", f"{self.root}/srv/").replace("/usr/local/", f"{self.root}/local/")

    def run(self, command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
        """As cron does: /bin/sh -c, and nothing in the environment but what the crontab says."""
        given = {"KEHU_TODAY": DAY, **environment}
        words = ["env", "-i", *(f"{name}={value}" for name, value in given.items()), "/bin/sh", "-c", command]
        return subprocess.run(words, cwd="/", capture_output=True, check=False)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    shutil.copytree(EXAMPLE, tmp_path / "srv/archive", ignore=shutil.ignore_patterns(".kehu"))
    settings = tmp_path / "srv/archive/kehu.yaml"
    told = settings.read_text("utf-8").replace("{name: 蒋军, ", "{name: 蒋军, email: jiang@example.com, ")
    settings.write_text(told, "utf-8")
    for folder in ("srv/kehu", "srv/www", "local/bin"):
        (tmp_path / folder).mkdir(parents=True)
    path = f"export PYTHONPATH='{ROOT / 'src'}'\n"
    programs = {
        "kehu": f'#!/bin/sh\n{path}exec "{sys.executable}" -m kehu "$@"\n',
        "sendmail": f'#!/bin/sh\n[ "$1" = -t ] && cat >> "{tmp_path}/sent"\n',
    }
    for name, text in programs.items():
        (tmp_path / "local/bin" / name).write_text(text, "utf-8")
        (tmp_path / "local/bin" / name).chmod(0o755)
    return Server(tmp_path)


def crontab(page: str) -> tuple[dict[str, str], list[str]]:
    """The variables that a crontab sets, and its commands in their order."""
    (text,) = blocks(page, "crontab")
    variables, commands = {}, []
    for line in text.splitlines():
        if schedule := SCHEDULE.match(line):
            commands.append(line[schedule.end() :])
        elif not line.startswith("#"):
            name, _, value = line.partition("=")
            variables[name] = value.strip('"')
    assert not any("%" in command for command in commands)  # which cron would take for a line break
    return variables, commands


@pytest.mark.skipif(not shutil.which("flock"), reason="the lines use flock")
@pytest.mark.parametrize("page", PAGES)
def test_the_lines_of_the_crontab_work(page: str, server: Server) -> None:
    variables, commands = crontab(page)
    environment = {name: server.here(value) for name, value in variables.items()}
    assert "LANG" not in environment
    new, web, calendar, mails, send, check, grade = (server.here(command) for command in commands)
    first = server.run(new, environment)
    said = first.stdout.decode("utf-8")
    assert (first.returncode, first.stderr) == (0, b"")
    assert ("逾期账款" if "zh" in page else "overdue money") in said
    assert "C00118  河南竣宏酸业有限公司" in said
    again = server.run(new, environment)
    assert (again.returncode, again.stdout, again.stderr) == (0, b"", b"")
    for command in (web, calendar):
        done = server.run(command, environment)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "河南竣宏酸业有限公司" in (server.root / "srv/www/review.html").read_text("utf-8")
    assert (server.root / "srv/www/review.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert server.run(mails, environment).stdout == b""
    written = set((server.root / "srv/kehu/mails").iterdir())
    server.run(send, environment)
    (gone,) = written - set((server.root / "srv/kehu/mails").iterdir())
    assert gone.name == f"{DAY}-蒋军.eml"
    assert b"jiang@example.com" in (server.root / "sent").read_bytes()
    assert server.run(check, environment).stdout == b""
    assert server.run(grade, environment).stdout == b""
    file = server.root / "srv/archive/customers/C00/C00001.yaml"
    graded = [each for each in file.parent.iterdir() if f"date: {DAY}, volume: " in each.read_text("utf-8")]
    assert graded
    file.write_bytes(file.read_bytes() + b"regoin: x\n")
    assert b"customers/C00/C00001.yaml" in server.run(check, environment).stdout


def test_the_chinese_report_comes_out_right_in_an_empty_environment(server: Server) -> None:
    done = server.run(f"{server.root}/local/bin/kehu review -C {server.root}/srv/archive --top 1", {})
    assert done.stdout.decode("utf-8").startswith(
        "严重：1 条\n\nC00118  河南竣宏酸业有限公司  业务员 赵敏洁  涉及金额 "
    )
    assert done.returncode == 0


@pytest.mark.parametrize("page", PAGES)
def test_the_units_of_systemd_work(page: str, server: Server) -> None:
    service, timer = blocks(page, "ini")
    units = {"kehu-review.service": server.here(service), "kehu-review.timer": timer}
    for name, text in units.items():
        (server.root / name).write_text(text, "utf-8")
    if verify := shutil.which("systemd-analyze"):
        command: Sequence[str] = [verify, "verify", "--man=no", *(str(server.root / name) for name in units)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert not [line for line in done.stderr.splitlines() if "kehu-review" in line], done.stderr
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(units["kehu-review.service"])
    environment = dict(each.split("=", 1) for each in shlex.split(parsed["Service"]["Environment"]))
    done_bytes = server.run(parsed["Service"]["ExecStart"], environment)
    assert (done_bytes.returncode, done_bytes.stdout, done_bytes.stderr) == (0, b"", b"")
    assert "河南竣宏酸业有限公司" in (server.root / "srv/www/review.html").read_text("utf-8")


def scripts(text: str) -> tuple[list[str], dict[str, str]]:
    """The lines that a CI job runs, and its variables."""
    job: dict[str, Any] = yaml.safe_load(text)
    if "jobs" in job:
        steps = job["jobs"]["kehu"]["steps"]
        return [step["run"] for step in steps if "run" in step], job["env"]
    (only,) = job.values()
    return only["script"], only["variables"]


@pytest.mark.skipif(not shutil.which("git"), reason="CI works in a clone")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("number", [0, 1])
def test_the_lines_of_ci_work_in_a_clone(page: str, number: int, server: Server) -> None:
    lines, variables = scripts(blocks(page, "yaml")[number])
    install, check, web, fail = lines
    assert install.startswith("pip install ")
    origin, clone = server.root / "srv/archive", server.root / "clone"
    who = ["-c", "user.name=Li Lei", "-c", "user.email=li@example.com", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "start"]):
        subprocess.run(["git", *words], cwd=origin, check=True)
    subprocess.run(["git", "clone", "-q", str(origin), str(clone)], check=True)
    path = f"{server.root}/local/bin{os.pathsep}/usr/bin{os.pathsep}/bin"
    environment = {**variables, "PATH": path, "CI": "true"}
    codes = [server.run(f"cd '{clone}' && {line}", environment).returncode for line in (check, web, fail)]
    assert codes == [0, 0, 1]  # something is critical in the example
    assert "河南竣宏酸业有限公司" in (clone / "review.html").read_text("utf-8")
