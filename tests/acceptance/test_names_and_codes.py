"""Who is meant and which codes are taken, however a file spells names: quotes, folded lines, braces, old line ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from typed import Kehu

WITH_ALIAS = [
    "{code: C00001, name: Blue, aliases: [C00007]}\n",
    "  code: C00001\n  name: Blue\n  aliases:\n    - C00007\n",
    "code: C00001\rname: Blue\raliases: [C00007]\r",
    "? code\n: C00001\n? name\n: Blue\n? aliases\n: [C00007]\n",
    "\ufeffaliases: C00007\ncode: C00001\nname: Blue\n",
    'code: C00001\nname: Blue\n"aliases": ["C\\x300007"]\n',
]


@pytest.mark.parametrize("words", ["O'Neill", "o'neill & sons", "Blue Valve", "ue va", 'the "Elder"', "Elder"])
def test_a_name_is_found_however_it_is_spelled_in_the_file(words: str, archive: Path, kehu: Kehu) -> None:
    file = archive / "customers/C00/C00001.yaml"
    file.write_text(
        "code: C00001\nname: 'O''Neill & Sons'\nshort_name: Blue\n  Valve\nformer_names: ['the \"Elder\"']\n", "utf-8"
    )
    assert kehu("show", words).code == 0


@pytest.mark.parametrize("text", WITH_ALIAS)
def test_an_alias_holds_its_code_in_a_file_of_any_shape(text: str, archive: Path, kehu: Kehu) -> None:
    (archive / "customers/C00/C00001.yaml").write_bytes(text.encode())
    taken = kehu("add", "customer", "Red", "--code", "c00007")
    assert taken.code == 1
    assert "customers/C00/C00001.yaml" in taken.err
    assert kehu("add", "customer", "Red").out == "C00008\n"


@pytest.mark.parametrize("text", WITH_ALIAS)
def test_an_import_knows_an_alias_in_a_file_of_any_shape(text: str, archive: Path, kehu: Kehu) -> None:
    file = archive / "customers/C00/C00001.yaml"
    file.write_bytes(text.encode())
    (archive / "map.yaml").write_text("customer: {id: id, set: {phone: phone}}\n", "utf-8")
    (archive / "table.csv").write_text("id,phone\nC00007,1\n", "utf-8")
    kehu("import", "table.csv", "--map", "map.yaml", "--update")
    assert list(archive.glob("customers/**/*.yaml")) == [file]


@pytest.mark.parametrize("pattern", ["K0-{seq:05d}", "2024C{seq:04d}", "{seq}", "10{seq:02}", "C{seq:03d}X0"])
def test_codes_are_numbered_on_whatever_the_pattern_has_around_the_number(
    pattern: str, archive: Path, kehu: Kehu
) -> None:
    (archive / "kehu.yaml").write_text(f'code_pattern: "{pattern}"\n', "utf-8")
    made = [kehu("add", "customer", f"N{n}").out.strip() for n in range(3)]
    assert made == [pattern.format(seq=n) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "pattern", ["C{seq:x}", "C{seq}-{seq}", "C{seq:099999999d}", "C{seq:+d}", "C{seq.real}", "C{seq"]
)
def test_a_pattern_whose_number_cannot_be_read_off_is_refused(pattern: str, archive: Path, kehu: Kehu) -> None:
    (archive / "kehu.yaml").write_text(f'code_pattern: "{pattern}"\n', "utf-8")
    answer = kehu("add", "customer", "N")
    assert answer.code == 1
    assert "kehu.yaml:1:15" in answer.err


def test_a_name_longer_than_yaml_can_hold_as_a_key_is_refused(archive: Path, kehu: Kehu) -> None:
    answer = kehu("add", "customer", "N", "--external-ids", "x" * 1100 + "=1")
    assert answer.code == 1
    assert "was not written" in answer.err
    assert len(list(archive.glob("customers/**/*.yaml"))) == 1


@pytest.mark.parametrize("odd", ["link to nowhere", "link out", "pipe"])
def test_a_file_that_the_disk_does_not_give_stops_no_work_on_the_others(odd: str, archive: Path, kehu: Kehu) -> None:
    file = archive / "customers/C00/C00009.yaml"
    if odd == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("nowhere" if odd == "link to nowhere" else "/")
    (archive / "map.yaml").write_text("customer: {id: id, set: {name: name}}\n", "utf-8")
    (archive / "table.csv").write_text("id,name\nC00001,Blue Valve Ltd\nX7,Green\nC00009,Odd\n", "utf-8")
    assert kehu("show", "blue").code == 0
    assert kehu("set", "blue", "note=x").code == 0
    assert kehu("add", "customer", "Red").out == "C00010\n"
    answer = kehu("import", "table.csv", "--map", "map.yaml")
    assert answer.out.startswith("3 rows: 1 taken, 1 unchanged, 1 rejected")
    assert "C00009.yaml" in answer.err
