"""Every example of every help page, typed at a part of the example archive: it works, or says no for a reason."""

from __future__ import annotations

import io
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from kehu import lang, main
from kehu.cli.run import Target
from test_docs import TARGETS

VALVE = Path(__file__).parents[1] / "examples" / "valve"
SOME = ("C00001", "C00002", "C00004", "C00010", "C00012", "C00043", "C00059", "C00120", "C00122")
SALE = "- {id: S260102-7k3m, date: 2017-12-01, product: valve, amount: 36000.00, due: 2017-12-31}"
FILES = {
    "scan.pdf": "%PDF-1.4\n",
    "minutes.txt": "They ask for a quicker delivery.\n",
    "strict.yaml": "credit:\n  ratio: 0.90\n",
    "sales.csv": "customer,id,date,amount\nC00002,KP-1,2017-12-20,1200.00\n",
}
ASKS_FOR = {"kehu set C00001 custom.colour=blue custom.tenders.TD260102-7k3m.won=yes": "kehu.yaml"}  # own fields


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example archive with a few of its customers, and the files that the examples name."""
    folder = tmp_path / "valve"
    left_out = {each.name for each in (VALVE / "customers").rglob("*.yaml") if each.stem not in SOME}
    shutil.copytree(VALVE, folder, ignore=lambda _, names: left_out.intersection(names))
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    customer = folder / "customers/C00/C00001.yaml"
    customer.write_text(customer.read_text("utf-8").replace("\nsales:\n", f"\nsales:\n{SALE}\n", 1), "utf-8")
    draft = "code: C00230\nname: Blue Valve Ltd\nstatus: draft\nowner: 赵敏洁\n"
    (folder / "customers/C00/C00230.yaml").write_text(draft, "utf-8")
    monkeypatch.chdir(folder)
    for name, value in {"KEHU_TODAY": "2017-12-31", "EDITOR": "true", "VISUAL": "true", "KEHU_LANG": "en"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return folder


@pytest.mark.parametrize("target", [each for each in TARGETS if each.examples], ids=lambda target: target.path)
def test_the_examples_of_a_help_page_work(target: Target, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for example, _ in target.examples:
        words = shlex.split(example)
        words = words[words.index("kehu") + 1 :]
        end = next((index for index, word in enumerate(words) if word in (">", ">>", "|")), len(words))
        with pytest.raises(SystemExit) as ended:
            main.main(words[:end])
        said = capsys.readouterr()
        lang.use("en")
        assert "Traceback" not in said.err, example
        if example in ASKS_FOR:
            assert ASKS_FOR[example] in said.err
        else:
            assert ended.value.code in (0, 1, None), f"{example}\n{said.err}"
