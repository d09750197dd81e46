"""Money in other currencies as a person meets it: recorded, converted, shown, imported, bound; and rates that lack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from typed import Kehu

FILE = "customers/C00/C00001.yaml"
RATES = """\
rates:
  USD:
    2025-10-01: 7.1055
    2025-11-03: 7.0867
    2025-12-01: 7.0759
"""
TRADE = """\
code: C00001
name: Gulf Valves
sales:
- {id: S1, date: 2025-10-10, amount: 1000.00, currency: USD, due: 2025-11-09, product: ball valve}
- {id: S2, date: 2025-11-10, amount: 500.00, due: 2025-12-10}
receipts:
- {id: R1, date: 2025-11-05, amount: 400.00, currency: USD}
returns:
- {id: T1, date: 2025-12-02, amount: 50.00, currency: USD, sale: S1}
"""


@pytest.fixture
def abroad(archive: Path) -> Path:
    """An archive with a customer who owes dollars and yuan, and one who owes yuan alone."""
    (archive / "rates.yaml").write_text(RATES, "utf-8")
    (archive / FILE).write_text(TRADE, "utf-8")
    (archive / "customers/C00/C00002.yaml").write_text(
        "code: C00002\nname: Home Valves\nsales:\n- {id: S1, date: 2025-10-10, amount: 7.00, due: 2025-11-09}\n",
        "utf-8",
    )
    return archive


def aged(kehu: Kehu, *words: str) -> dict[str, str]:
    """Outstanding of each customer."""
    found = json.loads(kehu("ageing", "--format", "json", *words).out)
    return {each["code"]: each["outstanding"] for each in found["customers"]}


def test_figures_are_in_the_base_currency_at_the_rate_of_the_records_date(abroad: Path, kehu: Kehu) -> None:
    answer = kehu("grade", "--format", "json", "--as-of", "2025-12-31")
    first, second = json.loads(answer.out)["customers"]
    # 1000 at 7.1055 and 500, less 50 at 7.0759 (7105.50 + 500 - 353.795): printed rounded half up
    assert first["volume"]["purchases"] == "7251.71"
    # 550 dollars at the rate of the sale, and 500 yuan
    assert first["credit"]["outstanding"] == "4408.03"
    assert second["credit"]["outstanding"] == "7.00"
    assert aged(kehu, "--as-of", "2025-12-31") == {"C00001": "4408.03", "C00002": "7.00"}
    total = json.loads(kehu("ageing", "--format", "json", "--as-of", "2025-12-31").out)["total"]
    assert total["outstanding"] == "4415.03"  # rounded at the end: 4408.025 and 7


def test_show_has_the_original_currency_beside(abroad: Path, kehu: Kehu) -> None:
    shown = kehu("show", "C00001", "--as-of", "2025-12-31").out
    assert "date          amount  currency  due date      in CNY    open  id" not in shown  # there is a product, too
    line = next(each for each in shown.splitlines() if each.endswith("S1") and "ball valve" in each)
    assert line.split() == ["2025-10-10", "ball", "valve", "1,000.00", "USD", "2025-11-09", "7,105.50", "550.00", "S1"]
    line = next(each for each in shown.splitlines() if each.endswith("R1"))
    assert line.split() == ["2025-11-05", "400.00", "USD", "2,834.68", "R1"]


@pytest.mark.parametrize("command", [("report", "C00001", "-o", "report.html"), ("brief", "C00001")])
def test_other_pages_take_such_a_customer(command: tuple[str, ...], abroad: Path, kehu: Kehu) -> None:
    answer = kehu(*command, "--as-of", "2025-12-31")
    assert answer.code == 0, answer.err
    text = (abroad / "report.html").read_text("utf-8") if "report" in command else answer.out
    assert "4,408.03" in text
    assert "4,408.025" not in text
    if "report" in command:
        assert "550.00 USD" in text  # beside what is open of S1, and what is late of it


def test_add_says_what_it_understood(abroad: Path, kehu: Kehu) -> None:
    answer = kehu("add", "sale", "C00001", "--date", "2025-12-05", "--amount", "10", "--currency", "usd")
    assert answer.code == 0, answer.err
    assert "10.00 USD = 70.76 CNY, at the rate 7.0759" in answer.lines
    id = answer.out.strip()
    assert f"{{id: {id}, date: 2025-12-05, amount: 10, currency: USD, due: 2026-01-04}}" in (abroad / FILE).read_text()
    answer = kehu("add", "return", "C00001", "--date", "2025-12-06", "--amount", "1", "--sale", id)
    assert "in USD, as its sale is" in answer.lines
    plain = kehu("add", "receipt", "C00002", "--amount", "1", "--for", "S1")
    assert not any("rate" in line for line in plain.lines)


def test_a_missing_rate_names_the_day_and_hides_nobody_else(abroad: Path, kehu: Kehu) -> None:
    (abroad / "rates.yaml").write_text(RATES.replace("    2025-12-01: 7.0759\n", ""), "utf-8")
    assert kehu("grade").code == 0  # 2025-12-02 is 29 days after the third of November
    (abroad / "rates.yaml").write_text("valid_days: 28\n" + RATES.replace("    2025-12-01: 7.0759\n", ""), "utf-8")
    answer = kehu("grade", "--format", "json")
    assert answer.code == 1
    found = json.loads(answer.out)
    assert [each["code"] for each in found["customers"]] == ["C00002"]
    (problem,) = found["problems"]
    assert problem["message"] == "there is no rate of USD for 2025-12-02"
    assert (problem["file"], problem["line"], problem["column"]) == (FILE, 9, 55)
    assert "2025-12-02: 6.9498" in problem["hint"]
    assert f"{FILE}:9:55: error: there is no rate of USD for 2025-12-02" in kehu("check").out
    assert "没有 USD 在 2025-12-02 的汇率" in kehu("check", "--lang", "zh").out
    # nor can one be brought in that has no rate
    refused = kehu("add", "receipt", "C00001", "--amount", "1", "--currency", "EUR")
    assert refused.code == 1
    assert "there is no rate of EUR for 2026-01-02" in refused.err


def test_a_receipt_for_a_sale_in_another_currency_needs_the_rate_of_its_own_date(abroad: Path, kehu: Kehu) -> None:
    (abroad / FILE).write_text(TRADE.replace("amount: 400.00, currency: USD", "amount: 400.00, for: S1"), "utf-8")
    assert kehu("check").code == 0
    assert aged(kehu) == {
        "C00001": "6849.19",
        "C00002": "7.00",
    }  # 400 yuan pay 56.44 dollars; 893.56 are open, at 7.1055; and 500
    late = TRADE.replace("2025-11-05, amount: 400.00, currency: USD", "2026-02-05, amount: 400.00, for: S1")
    (abroad / FILE).write_text(late, "utf-8")
    assert f"{FILE}:7:51: error: there is no rate of USD for 2026-02-05" in kehu("check").out


def test_a_sale_of_an_order_in_another_currency_needs_the_rate_of_its_own_date(abroad: Path, kehu: Kehu) -> None:
    order = "orders:\n- {id: O1, date: 2025-10-02, amount: 80.00, currency: USD}\n"
    for day, expected in (("2025-10-20", 0), ("2026-02-20", 1)):
        sale = f"- {{id: S3, date: {day}, order: O1, amount: 500.00, due: {day}}}\nreceipts:"
        (abroad / FILE).write_text(TRADE.replace("receipts:", sale) + order, "utf-8")
        answer = kehu("check")
        assert answer.code == expected, answer.out
    assert f"{FILE}:6:37: error: there is no rate of USD for 2026-02-20" in answer.out


def test_a_return_is_in_the_currency_of_its_sale(abroad: Path, kehu: Kehu) -> None:
    (abroad / FILE).write_text(TRADE.replace("50.00, currency: USD,", "50.00,"), "utf-8")
    answer = kehu("check")
    assert answer.code == 1
    assert "the return is in CNY, and its sale S1 in USD" in answer.out
    assert "write currency: USD" in answer.out


def test_rates_are_not_read_for_those_who_need_none(abroad: Path, kehu: Kehu) -> None:
    (abroad / "rates.yaml").write_text("rates: {USD: nonsense\n", "utf-8")
    (abroad / "customers/C00/C00003.yaml").write_text(
        "code: C00003\nname: Other Valves\nsales:\n- {id: S1, date: 1999-01-01, amount: 5, currency: CNY}\n", "utf-8"
    )
    for code in ("C00002", "C00003"):
        assert kehu("grade", code).code == 0
        assert kehu("show", code).code == 0
    answer = kehu("grade", "--format", "json")
    found = json.loads(answer.out)
    assert [each["code"] for each in found["customers"]] == ["C00002", "C00003"]
    assert [each["file"] for each in found["problems"]] == [FILE]
    assert "rates.yaml:" in found["problems"][0]["message"]


def test_check_looks_at_the_rates_themselves(abroad: Path, kehu: Kehu) -> None:
    (abroad / "rates.yaml").write_text(RATES.replace("2025-11-03: 7.0867", "2024-11-03: -1"), "utf-8")
    answer = kehu("check", "--format", "json")
    found = json.loads(answer.out)["problems"]
    assert {(each["file"], each["line"], each["rule"]) for each in found} == {
        ("rates.yaml", 4, "dates"),
    }
    (abroad / "rates.yaml").write_text(RATES.replace("7.0867", "-1"), "utf-8")
    assert "rates.yaml:4:17: error: the rate -1 is not positive" in kehu("check").out
    assert answer.code == 1


def test_a_receipt_over_the_border_reads_alike_after_binding(abroad: Path, kehu: Kehu) -> None:
    moved = TRADE.replace("2025", "2013") + "- {id: T2, date: 2013-12-03, amount: 560, currency: USD, sale: S1}\n"
    (abroad / "rates.yaml").write_text(RATES.replace("2025", "2013"), "utf-8")
    (abroad / FILE).write_text(moved + "refunds:\n- {id: F1, date: 2013-12-04, amount: 10, currency: USD}\n", "utf-8")
    days = [f"2013-{month}-28" for month in ("10", "11", "12")]
    before = [aged(kehu, "--as-of", day) for day in days], kehu("grade", "C00001", "--as-of", "2013-12-31").out
    answer = kehu("bind", "2013")
    assert answer.code == 0, answer.err
    assert (abroad / "volumes/2013/C00/C00001.yaml").exists()
    assert "currency: USD" in (abroad / "volumes/2013/C00/C00001.yaml").read_text("utf-8")
    assert [aged(kehu, "--as-of", day) for day in days] == before[0]
    assert kehu("unbind", "2013").code == 0
    after = [aged(kehu, "--as-of", day) for day in days], kehu("grade", "C00001", "--as-of", "2013-12-31").out
    assert after == before


def test_a_column_of_currencies_is_imported_and_a_row_without_a_rate_rejected(abroad: Path, kehu: Kehu) -> None:
    (abroad / "table.csv").write_text(
        "Customer ID,Invoice No,Invoice Date,Amount,Currency,Paid Date\n"
        "C00002,A1,2025-11-15,100,USD,2025-12-20\n"
        "C00002,A2,2025-11-16,50,,\n"
        "C00002,A3,2025-11-17,20,GBP,\n",
        "utf-8",
    )
    proposed = kehu("import", "table.csv", "--save-map", "imports/table.yaml")
    mapping = yaml.safe_load((abroad / "imports/table.yaml").read_text("utf-8")) if proposed.code == 0 else None
    assert mapping is not None, proposed.err
    assert [each["set"].get("currency") for each in mapping["records"]] == ["Currency", "Currency"]
    answer = kehu("import", "table.csv", "--map", "imports/table.yaml")
    assert answer.code == 1
    assert "there is no rate of GBP for 2025-11-17" in (abroad / "table.rejects.csv").read_text("utf-8-sig")
    text = (abroad / "customers/C00/C00002.yaml").read_text("utf-8")
    assert text.count("currency: USD") == 2
    assert aged(kehu)["C00002"] == "57.00"


def test_the_base_currency_must_be_one(archive: Path, kehu: Kehu) -> None:
    settings = archive / "kehu.yaml"
    settings.write_text(settings.read_text("utf-8").replace("base_currency: CNY", "base_currency: RMB"), "utf-8")
    answer = kehu("grade")
    assert answer.code == 1
    assert "“RMB” is no currency's code" in answer.err
    assert "write CNY" in answer.err
