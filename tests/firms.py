"""A few customers of every sort, written as an archive for the tests that type reading commands."""

from __future__ import annotations

from pathlib import Path

HENGDA = """\
# keep: the boss knows them
code: C00001
name: 广州市恒达石油化工装备有限公司
short_name: 恒达
aliases: [K77]
region: 广东广州
phone: 020-83765566
owner: 张伟
entered_on: 2012-01-06
contacts:
- {id: P3k2m7x, name: 王建国, position: 采购部长, phone: 020-83765567, part: decider}
sales:
- {id: S131210-aaaa, date: 2013-12-10, product: 衬氟阀, amount: 36000.00, due: 2014-01-09}
- {id: S140210-aaaa, date: 2014-02-10, product: 衬氟阀, amount: 360000.00, due: 2014-03-12}
- {id: S141210-aaaa, date: 2014-12-10, product: 隔膜阀, amount: 52000.00, due: 2015-01-09}   # the new plant
- {id: S150110-aaaa, date: 2015-01-10, product: 隔膜阀, amount: 99000.00, due: 2015-02-09}
receipts:
- {id: R140105-aaaa, date: 2014-01-05, amount: 36000, for: S131210-aaaa}
- {id: R140305-aaaa, date: 2014-03-05, amount: 310000, for: S140210-aaaa}
communications:
- {id: C141105-aaaa, date: 2014-11-05, channel: visit, with: 王建国, subject: 催款, content: 承诺十二月底前付清。}
grades:
- {id: G140630-aaaa, date: 2014-06-30, volume: B, credit: 乙}
"""
DRAFT = "code: C00002\nname: 深圳华洋化工\nstatus: draft\nowner: 李娜\nregion: 广东\n"
BROKEN = "code: C00003\nname: 破损的客户\nownr: 张伟\n"
QUIET = "code: C00004\nname: 锦江水务\nkind: organization\n"
PAYS = """\
code: C00005
name: 扬子江泵阀
owner: 李娜
entered_on: 2014-12-20
sales:
- {id: S140901-aaaa, date: 2014-09-01, amount: 210000.50, due: 2014-10-01}
receipts:
- {id: R141001-aaaa, date: 2014-10-01, amount: 220000.50}
"""
SETTINGS = "company: 南岭防腐阀门\nstaff: [{name: 张伟, role: sales}, {name: 李娜, role: credit}]\n"


def write(root: Path, *customers: str) -> Path:
    """Make an archive of these customers' files in a folder."""
    (root / "kehu.yaml").write_text(SETTINGS, "utf-8")
    (root / "customers/C00").mkdir(parents=True)
    for text in customers:
        code = next(line for line in text.splitlines() if line.startswith("code: "))[6:]
        (root / f"customers/C00/{code}.yaml").write_text(text, "utf-8")
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Every file of an archive but the lock."""
    files = (file for file in root.rglob("*") if file.is_file() and ".kehu" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}
