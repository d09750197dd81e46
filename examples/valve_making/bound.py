"""C00120, a regular whose years 2013 and 2014 are bound: what is settled of them lies in volumes/, by `kehu bind`.

The volumes are made by kehu itself, so that they are what a user of it gets; no other file of the example needs it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from valve_making.dossier import BOSS, CABINET, CREDIT, KEEPER, MANAGER, NORTH, Dossier, found
from valve_making.papers import pdf, text_file

CODE, YEARS, BOUND_ON = "C00120", (2013, 2014), "2017-12-31"
SOURCES = Path(__file__).parents[2] / "src"


def bind(folder: Path) -> None:
    """Move the settled records of both years to their volumes; the customer's file has just been written anew."""
    for year in YEARS:
        (folder / "volumes" / str(year) / CODE[:3] / f"{CODE}.yaml").unlink(missing_ok=True)
    environment = {**os.environ, "PYTHONPATH": f"{SOURCES}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    environment.pop("KEHU_TODAY", None)
    command = [sys.executable, "-m", "kehu", "-C", str(folder), "bind"]
    for year in YEARS:
        words = [*command, str(year), CODE, "--as-of", BOUND_ON, "--format", "json"]
        subprocess.run(words, check=True, env=environment, stdout=subprocess.DEVNULL)


def regular(it: Dossier) -> None:
    it.put(
        industry_state="环保督查停了小厂，订单向大厂集中",
        plans="2015年谈常用规格寄售",
        decision_process="设备部报计划，供应部每季招一次标，十万元以下供应部定",
        characteristics={"service_area": "辽南", "direction": "由橡胶助剂转向水处理药剂", "sells_to": "轮胎厂"},
        business={"relation": "老客户，2009年起", "standing": "市内同行第一", "motives": "交货准", "image": "付款守时"},
        preferences={"products": "球阀、截止阀", "during_sale": "每批附检测报告", "reached_by": "电话"},
    )
    it.add("wallets", "2013-12-05", amount="1500000.00", **found(NORTH, "salesperson"))
    it.add("wallets", "2014-12-05", amount="1700000.00", **found(NORTH, "salesperson"), note="新装置投用")
    _credit(it)
    _service(it)


def _credit(it: Dossier) -> None:
    for year, scale in ((2012, 100), (2013, 112)):
        figures = {
            "cash": 82_000, "receivables": 164_000, "inventory": 121_000, "current_assets": 410_000,
            "total_assets": 930_000, "current_liabilities": 280_000, "total_liabilities": 390_000,
            "equity": 540_000, "revenue": 1_260_000, "cost_of_sales": 1_030_000, "gross_profit": 230_000,
            "net_profit": 61_000,
        }  # fmt: skip
        sums = {name: f"{each * scale}.00" for name, each in figures.items()}
        it.add("statements", f"{year}-12-31", **sums, **found(CREDIT, "agency"))
    for year, amount in ((2013, "150000.00"), (2014, "200000.00")):
        it.add(
            "investigations", f"{year}-03-18", by=CREDIT, valid_until=f"{year + 1}-03-17", source="agency",
            verified_by=MANAGER, findings="开工正常，仓库整齐，工资按月发", advice="维持账期",
        )  # fmt: skip
        agreement = it.paper(
            f"{year}-03-20", "agreement", f"{year}年度供货与授信协议",
            (f"xieyi-{year}.pdf", pdf(f"{year}年度供货与授信协议（示例）", f"授信额度{amount}元")), no=f"{year}-120",
            form="original", place=f"{CABINET}第2层", holder=KEEPER, part="credit",
        )  # fmt: skip
        it.add(
            "limits", f"{year}-03-20", until=f"{year + 1}-03-19", amount=amount, approved_by=BOSS,
            reason="付款守时", document=agreement,
        )  # fmt: skip
        it.add(
            "evaluations", f"{year}-03-19", by=CREDIT, project=8, funds=8, person=8, record=9, fit=8, delivery=8,
            price=7, steady=9,
        )  # fmt: skip


def _service(it: Dossier) -> None:
    buyer = it.data["contacts"][0]["name"]
    for day, wish in (("2013-05-15", "加一档DN65"), ("2014-06-11", "检测报告随货走")):
        it.add(
            "visits", day, state="made", by=NORTH, with_=buyer, purpose="季度走访", needs=wish,
            minutes=f"看了库存与在用阀门，无渗漏；对方要求{wish}。", minutes_on=day, approved_by=MANAGER,
            approved_on=day,
        )  # fmt: skip
    sale = it.sale(9, contract="LY-2013-120-03", measure="台", channel="直销", place="送货到厂")
    it.paper(
        "2013-06-20", "acceptance", "到货验收单",
        ("yanshou-2013.txt", text_file("到货验收单（示例，虚构）", "验收合格。")),
        sales=[sale], form="copy", place=f"{CABINET}第3层", holder=KEEPER, part="trade",
    )  # fmt: skip
    it.add(
        "deliveries", str(it.data["sales"][9]["date"]), sale=sale, product="衬氟阀门一批", carrier="辽盐快运（虚构）",
        signed_by=buyer,
    )  # fmt: skip
    it.add(
        "feedback", "2013-09-12", kind="complaint", channel="phone", with_=buyer, content="一箱包装破损",
        severity="low", handled_by=NORTH, solved_on="2013-09-13", result="补寄木箱，货物无损",
    )  # fmt: skip
    it.add(
        "services", "2014-07-07", subject="大修服务", content="检修截止阀二十二台", by=NORTH, done_on="2014-07-09",
        result="更换密封圈六件",
    )  # fmt: skip
    it.add(
        "feedback", "2014-11-04", kind="suggestion", channel="phone", with_=buyer, content="包装箱上印规格",
        handled_by=NORTH, solved_on="2014-11-10", result="已改",
    )  # fmt: skip
