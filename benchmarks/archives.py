"""Archives to measure with: any number of customers, 95 records each, always the same bytes. No kehu in here."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

RECORDS = 95
START = datetime.date(2023, 1, 2)
AS_OF = "2025-12-31"


def make(root: Path, customers: int) -> None:
    """Write an archive; about half of the 95 records are sales, the others receipts."""
    root.mkdir(parents=True)
    (root / "kehu.yaml").write_text("company: 测试阀门有限公司\nlanguage: en\nutc_offset: +08:00\n", "utf-8")
    for n in range(1, customers + 1):
        code = f"C{n:05d}"
        folder = root / "customers" / code[:3]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{code}.yaml").write_text(_customer(code, n), "utf-8")


def _customer(code: str, n: int) -> str:
    source = random.Random(n)
    sales, receipts = [], []
    for k in range(RECORDS // 2):
        day = START + datetime.timedelta(days=k * 22 + source.randrange(20))
        due, amount = day + datetime.timedelta(days=30), source.randrange(10_000, 9_000_000)
        key = f"S{day:%y%m%d}-{k:04d}"
        goods = f"product: 衬氟球阀, quantity: 1, price: {_money(amount)}, amount: {_money(amount)}"
        sales.append(f"- {{id: {key}, date: {day}, {goods}, due: {due}}}")
        paid = due + datetime.timedelta(days=source.randrange(-20, 40 + n % 100))
        receipts.append(f"- {{id: R{paid:%y%m%d}-{k:04d}, date: {paid}, amount: {_money(amount)}, for: {key}}}")
    receipts.append(
        f"- {{id: R{START:%y%m%d}-zzzz, date: {START}, amount: {_money(source.randrange(10_000, 999_999))}}}"
    )
    head = f"code: {code}\nname: 客户{n}化工有限公司\nregion: 江苏\nowner: 王磊\nphone: 0510-55{n:06d}\n"
    return head + "sales:\n" + "\n".join(sales) + "\nreceipts:\n" + "\n".join(receipts) + "\n"


def _money(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"
