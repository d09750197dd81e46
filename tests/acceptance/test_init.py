"""`kehu init`: a whole archive, nothing overwritten, git left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kehu import resources
from kehu.archive import starter
from kehu.archive.directory import Archive
from kehu.lang import text
from kehu.model.policy import Policy
from kehu.model.policy.classes import ClassScheme
from kehu.model.policy.occasions import FESTIVALS
from kehu.model.policy.texts import (
    CHECKLIST_POINTS,
    CREDIT_LABELS,
    CREDIT_STRATEGIES,
    QUADRANT_STRATEGIES,
    VOLUME_LABELS,
    VOLUME_STRATEGIES,
    class_label,
    scheme_label,
)
from typed import Answer, Kehu, git

FILES = {
    ".gitattributes",
    ".gitignore",
    "kehu.yaml",
    "policy.yaml",
    "schemas/customer.schema.json",
    "schemas/holidays.schema.json",
    "schemas/kehu.schema.json",
    "schemas/policy.schema.json",
    "schemas/rates.schema.json",
    "schemas/volume.schema.json",
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but kehu's and git's own."""
    files = {file.relative_to(folder): file for file in folder.rglob("*") if file.is_file()}
    return {
        name.as_posix(): file.read_bytes() for name, file in files.items() if name.parts[0] not in (".kehu", ".git")
    }


def test_a_new_archive(folder: Path, kehu: Kehu) -> None:
    answer = kehu("init", "a/b", "--company", "Blue: Valve", "--language", "zh")
    assert answer.code == 0
    assert answer.out == f"Made an archive in {folder / 'a/b'}\n"
    assert "kehu add customer NAME" in answer.lines[-1]
    assert set(contents(folder / "a/b")) == FILES
    for name in ("customers", "imports"):
        assert (folder / "a/b" / name).is_dir()
    settings = Archive.open(folder / "a/b").settings
    assert (settings.company, str(settings.language)) == ("Blue: Valve", "zh")
    for schema in ("customer", "kehu", "policy"):
        name = f"{schema}.schema.json"
        assert (folder / "a/b/schemas" / name).read_bytes() == (resources.folder("schemas") / name).read_bytes()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_policy_that_is_written_is_the_whole_default_policy(language: str, folder: Path, kehu: Kehu) -> None:
    kehu("init", "--language", language)
    written, default = Archive.open(folder).policy, Policy()
    for grade in written.volume.grades:
        assert grade.label == text(VOLUME_LABELS[grade.name], language)
        assert grade.strategy == text(VOLUME_STRATEGIES[grade.name], language)
    assert list(written.credit.grades) == list(CREDIT_LABELS)
    for name, credit in written.credit.grades.items():
        assert credit.label == text(CREDIT_LABELS[name], language)
        assert credit.strategy == text(CREDIT_STRATEGIES[name], language)
    for name, label in QUADRANT_STRATEGIES.items():
        assert getattr(written.quadrant.strategies, name) == text(label, language)
    for name, scheme in written.classes.items():
        assert scheme.label == text(scheme_label(name, None), language)
        for rule in scheme.rules:
            assert rule.label == text(class_label(name, rule.name, None), language)
    bare = [grade.model_copy(update={"label": None, "strategy": None}) for grade in written.volume.grades]
    for checklist in written.review.checklists:
        assert checklist.points == [text(each, language) for each in CHECKLIST_POINTS[checklist.name]]
    for festival in written.occasions.festivals:
        assert festival.label == text(FESTIVALS[festival.name], language)
    unnamed = [each.model_copy(update={"label": None}) for each in written.occasions.festivals]
    without_texts = written.model_copy(
        update={
            "volume": written.volume.model_copy(update={"grades": bare}),
            "credit": written.credit.model_copy(update={"grades": {}}),
            "quadrant": written.quadrant.model_copy(update={"strategies": default.quadrant.strategies}),
            "classes": {name: _without_labels(scheme) for name, scheme in written.classes.items()},
            "review": written.review.model_copy(update={"checklists": default.review.checklists}),
            "occasions": written.occasions.model_copy(update={"festivals": unnamed}),
        }
    )
    assert without_texts == default


def _without_labels(scheme: ClassScheme) -> ClassScheme:
    return ClassScheme(rules=[rule.model_copy(update={"label": None}) for rule in scheme.rules])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_value_of_the_policy_has_a_comment(language: str) -> None:
    for line in starter.policy_text(language).splitlines():
        commented = line.startswith(("#", "  #", "    #")) or "  # " in line
        assert (
            commented
            or not line
            or line.endswith(":")
            or line.lstrip().startswith(("- ", "甲", "乙", "丙", "丁", "none"))
            or line.startswith("      ")  # within an item of a list
        )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_examples_in_the_settings_are_right(language: str, folder: Path, kehu: Kehu) -> None:
    kehu("init", "--language", language)
    file = folder / "kehu.yaml"
    names = "|".join(starter.EXAMPLES)
    file.write_text(re.sub(rf"(?m)^# (({names}): )", r"\1", file.read_text("utf-8")), "utf-8")
    settings = Archive.open(folder).settings
    assert settings.company
    assert settings.staff[0].unit in settings.units
    assert settings.custom["delivery"].choices
    assert settings.utc_offset == "+08:00"


def test_the_language_is_the_one_in_force_unless_said(folder: Path, kehu: Kehu) -> None:
    kehu("init", "zh", "--lang", "zh")
    kehu("init", "en")
    assert str(Archive.open(folder / "zh").settings.language) == "zh"
    assert str(Archive.open(folder / "en").settings.language) == "en"


def test_a_second_init_changes_nothing(archive: Path, kehu: Kehu) -> None:
    before = contents(archive)
    assert kehu("init") == Answer(0, "", f"{archive} is an archive already, and nothing is missing\n")
    assert contents(archive) == before


def test_what_is_missing_is_added_and_old_schemas_are_renewed(archive: Path, kehu: Kehu) -> None:
    (archive / "kehu.yaml").write_text("language: zh\n", "utf-8")
    (archive / "policy.yaml").unlink()
    (archive / "imports").rmdir()
    (archive / "schemas/kehu.schema.json").write_text("{}", "utf-8")
    answer = kehu("init", "--lang", "en")
    assert answer.lines == [
        "New: policy.yaml, imports/",
        "Renewed, for this version of kehu and kehu.yaml: schemas/kehu.schema.json",
    ]
    assert (archive / "kehu.yaml").read_text("utf-8") == "language: zh\n"
    assert "# 业务分级" in (archive / "policy.yaml").read_text("utf-8")
    assert len((archive / "schemas/kehu.schema.json").read_bytes()) > 100


def test_files_from_before_are_never_overwritten(folder: Path, kehu: Kehu) -> None:
    git("init", "-q", cwd=folder)
    mine = {
        "README.md": b"hi\n",
        ".gitignore": b"*.pyc\n",
        "policy.yaml": b"terms: {days: 7}\n",
        "customers/x.txt": b"",
    }
    (folder / "customers").mkdir()
    for name, data in mine.items():
        (folder / name).write_bytes(data)
    answer = kehu("init")
    assert answer.code == 0
    assert "\n.gitignore is left as it was; add to it: .kehu/  .*.kehu~\n" in answer.err
    assert {name: (folder / name).read_bytes() for name in mine} == mine
    assert git("log", "--all", "--oneline", cwd=folder) == ""
    assert ".kehu" not in git("status", "--short", cwd=folder)


def test_settings_are_not_changed_by_init(archive: Path, kehu: Kehu) -> None:
    answer = kehu("init", "--company", "Red")
    assert answer.code == 1
    assert answer.lines[1] == "`kehu edit kehu.yaml` changes them"


def test_a_file_is_no_place_for_an_archive(folder: Path, kehu: Kehu) -> None:
    (folder / "x").write_text("", "utf-8")
    assert kehu("init", "x") == Answer(
        1, "", "kehu: x is not a folder\nName a folder, or one that is still to be made\n"
    )
    assert kehu("--lang", "zh", "init", "x").lines[0] == "kehu: x 不是目录"


def test_dash_c_names_the_folder_too(folder: Path, kehu: Kehu) -> None:
    (folder / "there").mkdir()
    assert kehu("-C", "there", "init").code == 0
    assert (folder / "there/kehu.yaml").is_file()


def test_no_git_repository_is_made(archive: Path) -> None:
    assert not (archive / ".git").exists()
