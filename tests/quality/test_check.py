"""The whole archive checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.quality.check import check


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    write(tmp_path, "kehu.yaml", "company: 泵阀\n")
    write(tmp_path, "customers/C00/C00001.yaml", "code: C00001\nname: 恒达\nowner: 张伟\n")
    write(tmp_path, "customers/C00/C00002.yaml", "code: C00002\nname: 华洋\nparent: C00001\n")
    return Archive.open(tmp_path)


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def said(archive: Archive, *paths: str) -> list[tuple[str, str]]:
    return [(problem.where, problem.rule) for problem in check(archive, paths or None).problems]


def test_a_sound_archive(archive: Archive) -> None:
    checked = check(archive)
    assert (checked.files, checked.problems, checked.errors) == (3, [], 0)


def test_settings_and_policy_are_checked(archive: Archive) -> None:
    write(archive.root, "kehu.yaml", "compnay: 泵阀\n")
    write(archive.root, "policy.yaml", "credit:\n  ratio: 80\n")
    assert said(archive) == [("kehu.yaml:1:1", "unknown-key"), ("policy.yaml:2:10", "ratio")]
    assert check(archive).files == 4


def test_faulty_settings_make_no_fault_of_custom_fields(archive: Archive) -> None:
    write(archive.root, "kehu.yaml", "compnay: 泵阀\ncustom:\n  risk: {type: text}\n")
    write(archive.root, "customers/C3.yaml", "code: C3\nname: 锦江\ncustom: {risk: 高, other: 1}\n")
    assert said(archive) == [("customers/C3.yaml:3:19", "unknown-key"), ("kehu.yaml:1:1", "unknown-key")]


def test_files_that_are_not_read_are_pointed_out(archive: Archive) -> None:
    write(archive.root, "customers/C00/C00003.yml", "code: C00003\n")
    write(archive.root, "customers/C00/.C00004.yaml", "not: looked at\n")
    write(archive.root, "customers/C00/C00005.yaml~", "not: looked at\n")
    assert said(archive) == [("customers/C00/C00003.yml:1:1", "stray")]


def test_places_of_faults_between_files(archive: Archive) -> None:
    write(archive.root, "customers/c00002.yaml", "# first\nname: 锦江\ncode: c00002\n")
    assert said(archive) == [
        ("customers/C00/C00002.yaml:1:7", "code-taken"),
        ("customers/c00002.yaml:3:7", "code-taken"),
    ]


def test_some_customers_and_what_clashes_with_them(archive: Archive) -> None:
    write(archive.root, "kehu.yaml", "company: 泵阀\nstaff: [{name: 李娜}]\n")
    write(archive.root, "customers/C3.yaml", "code: C3\nname: 恒达\nsales: none\n")
    both = "customers/C00/C00001.yaml", "customers/C00/C00002.yaml"
    assert said(archive, *both) == [(f"{both[0]}:2:7", "probable-duplicate"), (f"{both[0]}:3:8", "staff")]
    assert check(archive, both).files == 2


def test_a_broken_file_still_holds_its_code_and_hides_no_other(archive: Archive) -> None:
    write(archive.root, "customers/c00001.yaml", "code: c00001\nname: [\n")
    rules = [rule for _, rule in said(archive)]
    assert rules.count("code-taken") == 2
    assert len(rules) == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not stop this user")
def test_a_file_that_cannot_be_read_hides_no_other(archive: Archive) -> None:
    (archive.root / "customers/C00/C00001.yaml").chmod(0)
    assert said(archive)[0] == ("customers/C00/C00001.yaml:1:1", "unreadable")


def test_a_link_out_of_the_archive_is_a_problem(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "C9.yaml"
    outside.write_text("code: C9\nname: 外\n", "utf-8")
    (archive.root / "customers/C9.yaml").symlink_to(outside)
    assert said(archive) == [("customers/C9.yaml:1:1", "unreadable")]
