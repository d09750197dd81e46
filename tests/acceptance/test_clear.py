"""`kehu clear`: may an order ship, as a credit manager types it; and reservations that several make at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.lang.width import cells
from typed import Answer, Kehu

SALES = """\
sales:
- {id: S1, date: 2025-03-01, amount: 150000, due: 2025-03-31}
- {id: S2, date: 2025-06-01, amount: 150000, due: 2025-06-30}
- {id: S3, date: 2025-09-01, amount: 150000, due: 2025-09-30}
- {id: S4, date: 2025-12-20, amount: 120000, due: 2026-01-31}
receipts:
- {id: R1, date: 2025-03-31, amount: 150000, for: S1}
- {id: R2, date: 2025-06-30, amount: 150000, for: S2}
- {id: R3, date: 2025-09-30, amount: 150000, for: S3}
"""
LIMIT = "limits:\n- {id: L1, from: 2025-07-01, until: 2026-06-30, amount: 200000, approved_by: 陈总}\n"
PROMISE = "promises:\n- {id: H1, date: 2026-01-01, amount: 50000, pay_by: 2026-03-31, by: 王经理}\n"
FAIR = SALES.replace("R3, date: 2025-09-30", "R3, date: 2025-10-08").replace(
    "receipts:\n", "- {id: S5, date: 2025-09-02, amount: 600000, due: 2025-10-01}\nreceipts:\n"
    "- {id: R5, date: 2025-10-01, amount: 600000, for: S5}\n"
)  # fmt: skip
SLOW = SALES.replace("R3, date: 2025-09-30", "R3, date: 2025-10-20").replace(
    "R2, date: 2025-06-30", "R2, date: 2025-07-20"
)
WORST = SALES.replace("R1, date: 2025-03-31", "R1, date: 2025-07-01")


@pytest.fixture
def firm(folder: Path) -> Path:
    (folder / "kehu.yaml").write_text("company: 南岭防腐阀门\n", "utf-8")
    return folder


def put(firm: Path, text: str, code: str = "C00001", name: str = "恒达化工") -> Path:
    file = firm / f"customers/C00/{code}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"code: {code}\nname: {name}\n{text}", "utf-8")
    return file


def clear(kehu: Kehu, *words: str) -> tuple[int, dict[str, object], list[str]]:
    """The exit code, the document and the rules that said no."""
    said = kehu("clear", "C00001", *words, "--format", "json")
    found = json.loads(said.out)
    assert (said.code, found["decision"]) in ((0, "yes"), (1, "no"))
    return said.code, found, [each["rule"] for each in found["reasons"] if not each["ok"]]


def helps(found: dict[str, object]) -> list[list[tuple[str, str | None]]]:
    ways = found["ways"]
    assert isinstance(ways, list)
    return [[(step["step"], step["amount"]) for step in way] for way in ways]


def test_a_good_large_customer_within_its_limit_and_beyond(firm: Path, kehu: Kehu) -> None:
    put(firm, SALES + LIMIT)
    code, found, no = clear(kehu, "--amount", "80000")
    assert (code, no, found["grades"], found["terms"]) == (0, [], {"volume": "A", "credit": "甲"}, "credit_sale")
    assert (found["exposure"], found["limit"], found["available"]) == ("120000.00", "200000.00", "80000.00")
    assert found["ways"] == []
    code, found, no = clear(kehu, "--amount", "80000.01")
    assert (code, no) == (1, ["limit"])
    assert helps(found) == [
        [("pay", "0.01")], [("prepay", "0.01")], [("limit", "200000.01")], [("less", "80000.00")],
    ]  # fmt: skip


def test_what_is_said_to_help_does_help_when_it_is_done(firm: Path, kehu: Kehu) -> None:
    put(firm, SALES + LIMIT)
    assert kehu("clear", "C00001", "--amount", "100000").code == 1
    assert kehu("clear", "C00001", "--amount", "100000", "--prepaid", "19999.99").code == 1
    assert kehu("clear", "C00001", "--amount", "100000", "--prepaid", "20000").code == 0
    assert kehu("add", "receipt", "C00001", "--amount", "20000").code == 0
    assert kehu("clear", "C00001", "--amount", "100000").code == 0
    assert kehu("clear", "C00001", "--amount", "100000.01").code == 1


def test_a_fair_payer_on_promise(firm: Path, kehu: Kehu) -> None:
    put(firm, FAIR + LIMIT)
    code, found, no = clear(kehu, "--amount", "50000")
    assert (code, no, found["terms"]) == (1, ["terms"], "on_promise")
    assert helps(found)[0] == [("promise", "50000.00")]
    put(firm, FAIR + LIMIT + PROMISE)
    assert clear(kehu, "--amount", "50000")[0] == 0
    assert clear(kehu, "--amount", "50000.01")[0] == 1


def test_a_slow_payer_without_prepayment(firm: Path, kehu: Kehu) -> None:
    put(firm, SLOW + LIMIT)
    code, found, no = clear(kehu, "--amount", "50000")
    assert (code, no, helps(found)) == (1, ["terms"], [[("prepay", "50000.00")]])
    assert clear(kehu, "--amount", "50000", "--prepaid", "50000")[0] == 0


def test_the_worst_payer(firm: Path, kehu: Kehu) -> None:
    put(firm, WORST + LIMIT)
    code, found, no = clear(kehu, "--amount", "50000")
    assert (code, no, found["terms"]) == (1, ["terms"], "prepay_and_recover")


@pytest.mark.parametrize(
    ("limit", "state", "shown", "text"),
    [
        ("", "none", None, "未设额度"),
        (LIMIT.replace("200000", "0"), "in_force", "0.00", "现款"),
        (LIMIT.replace("2026-06-30", "2026-01-01"), "expired", None, "已于 2026-01-01 到期"),
        (LIMIT.replace("amount", "suspended_on: 2025-12-31, amount"), "suspended", None, "暂停"),
    ],
)
def test_none_set_cash_only_expired_and_suspended_differ(
    firm: Path, kehu: Kehu, limit: str, state: str, shown: str | None, text: str
) -> None:
    put(firm, SALES + limit)
    code, found, no = clear(kehu, "--amount", "1")
    assert (code, no, found["limit"]) == (1, ["limit"], shown)
    headrooms = found["headrooms"]
    assert isinstance(headrooms, list) and headrooms[0]["state"] == state
    assert text in kehu("clear", "C00001", "--amount", "1", "--lang", "zh").out
    assert clear(kehu, "--amount", "1", "--prepaid", "1")[0] == 0


def test_the_last_day_of_a_limit_counts(firm: Path, kehu: Kehu) -> None:
    put(firm, SALES + LIMIT.replace("2026-06-30", "2026-01-02"))
    assert clear(kehu, "--amount", "1")[0] == 0


def test_a_suspended_customer(firm: Path, kehu: Kehu) -> None:
    suspended = "status: suspended\nstatuses:\n- {id: U1, date: 2025-12-30, status: suspended, reason: 拒收}\n"
    put(firm, suspended + SALES + LIMIT)
    code, found, no = clear(kehu, "--amount", "1")
    assert (code, no[0], helps(found)) == (1, "status", [[("status", None)]])
    assert "suspended: 拒收" in kehu("clear", "C00001", "--amount", "1", "--lang", "en").out


def test_a_group_limit(firm: Path, kehu: Kehu) -> None:
    put(firm, "parent: C00009\n" + SALES)
    put(firm, LIMIT, "C00009", "恒达集团")
    put(firm, "parent: C00009\nsales:\n- {id: S1, date: 2025-12-20, amount: 30000}\n", "C00002", "恒达贸易")
    assert clear(kehu, "--amount", "1")[2] == ["limit"]  # limits are separate, and it has none
    (firm / "policy.yaml").write_text("limits: {group: shared}\n", "utf-8")
    code, found, _ = clear(kehu, "--amount", "50000")
    assert (code, found["exposure"], found["limit"], found["available"]) == (0, "150000.00", "200000.00", "50000.00")
    code, found, no = clear(kehu, "--amount", "50000.01")
    assert (code, no) == (1, ["limit"])
    assert ("limit", "200000.01") in [step for way in helps(found) for step in way]
    put(firm, "parent: C00009\nnonsense: 1\n", "C00002", "恒达贸易")
    said = kehu("clear", "C00001", "--amount", "1")
    assert (said.code, said.out) == (1, "")
    assert "customers/C00/C00002.yaml:4:1" in said.err


def test_the_decision_is_what_a_review_of_the_same_day_says(firm: Path, kehu: Kehu) -> None:
    put(firm, SALES + LIMIT.replace("200000", "119999.99") + PROMISE.replace("2026-03-31", "2026-01-01"))
    flagged = json.loads(kehu("review", "--format", "json").out)["findings"]
    assert {"over-limit", "promise-broken"} <= {each["rule"] for each in flagged}
    assert clear(kehu, "--amount", "1")[2] == ["promises", "limit"]


def test_it_looks_back_with_as_of(firm: Path, kehu: Kehu) -> None:
    put(firm, SALES + LIMIT)
    assert clear(kehu, "--amount", "1", "--as-of", "2026-01-31")[2] == []
    assert clear(kehu, "--amount", "1", "--as-of", "2026-02-15")[2] == ["terms"]  # late, and so graded lower
    assert clear(kehu, "--amount", "1", "--as-of", "2026-02-16")[2][0] == "overdue"


def test_an_order_of_the_file_is_not_counted_twice(firm: Path, kehu: Kehu) -> None:
    put(firm, SALES + LIMIT + "orders:\n- {id: O1, date: 2025-12-31, amount: 80000}\n")
    assert clear(kehu, "--amount", "1")[0] == 1
    code, found, _ = clear(kehu, "--order", "O1")
    assert (code, found["amount"], found["exposure"]) == (0, "80000.00", "120000.00")
    said = kehu("clear", "C00001", "--order", "O2")
    assert (said.code, said.out) == (1, "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_fits_eighty_columns(firm: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    put(firm, WORST + LIMIT + PROMISE)
    out = kehu("clear", "C00001", "--amount", "500000", "--lang", language).out
    assert [line for line in out.splitlines() if cells(line) > 80] == []
    assert ("不可以放行" if language == "zh" else "NO: an order of 500,000.00 may not ship") in out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--amount", "1", "--by", "李娜"),
        ("--amount", "1", "--reserve"),
        ("--amount", "1", "--reserve", "--by", "李娜", "--prepaid", "1"),
        ("--amount", "1", "--reserve", "--by", "李娜", "--as-of", "2025-01-01"),
        ("--order", "O1", "--reserve", "--by", "李娜"),
        ("--amount", "x"),
        ("--amount", "-1"),
    ],
)
def test_what_cannot_be_meant_is_refused(firm: Path, kehu: Kehu, words: tuple[str, ...]) -> None:
    file = put(firm, SALES + LIMIT)
    before = file.read_bytes()
    said = kehu("clear", "C00001", *words)
    assert (said.code, said.out) == (2, "")
    assert file.read_bytes() == before


def test_a_reservation_holds_the_headroom(firm: Path, kehu: Kehu) -> None:
    file = put(firm, SALES + LIMIT)
    before = file.read_text("utf-8")
    assert kehu("clear", "C00001", "--amount", "80000.01", "--reserve", "--by", "李娜").code == 1
    assert file.read_text("utf-8") == before
    said = kehu("clear", "C00001", "--amount", "60000", "--reserve", "--by", "李娜", "--format", "json")
    held = json.loads(said.out)["reserved"]
    assert (said.code, held["until"]) == (0, "2026-01-16")
    assert (
        f"- {{id: {held['id']}, date: 2026-01-02, amount: 60000, reserved_until: 2026-01-16, reserved_by: 李娜}}\n"
        in file.read_text("utf-8")
    )
    assert clear(kehu, "--amount", "20000")[0] == 0
    assert clear(kehu, "--amount", "20000.01")[2] == ["limit"]
    assert clear(kehu, "--amount", "80000", "--as-of", "2026-01-17")[0] == 0  # lapsed
    assert kehu("check").code == 0


RESERVE = 'from kehu.main import main; main(["clear", "C00001", "--amount", "30000", "--reserve", "--by", "李娜"])'


def test_of_many_at_once_only_as_many_get_headroom_as_there_is(firm: Path, kehu: Kehu) -> None:
    put(firm, SALES + LIMIT)
    askers = [
        subprocess.Popen(
            [sys.executable, "-c", RESERVE],
            cwd=firm, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(6)
    ]  # fmt: skip
    assert sorted(asker.wait(timeout=120) for asker in askers) == [0, 0, 1, 1, 1, 1]  # 80,000 holds two
    file = Archive.open(firm).find("C00001")
    assert file is not None and file.customer is not None
    assert len(file.customer.orders) == 2
    assert kehu("check").code == 0


def test_headroom_given_away_on_two_branches_is_found_by_check(firm: Path, kehu: Kehu) -> None:
    orders = "orders:\n" + "".join(
        f"- {{id: O{n}, date: 2026-01-02, amount: 50000, reserved_until: 2026-01-16, reserved_by: 李娜}}\n"
        for n in (1, 2)
    )
    file = put(firm, SALES + LIMIT + orders)
    said = json.loads(kehu("check", "--format", "json", "--lang", "en").out)["problems"]
    found = [each for each in said if each["rule"] == "over-committed"]
    line = file.read_text("utf-8").splitlines().index(orders.splitlines()[1]) + 1
    assert [(each["line"], each["severity"]) for each in found] == [(line, "error"), (line + 1, "error")]
    assert "O1 holds 50,000.00, but exposure 220,000.00 is 20,000.00 over the limit 200,000.00" in found[0]["message"]
    assert "O2 of C00001 (50,000.00)" in found[0]["message"]
    put(firm, SALES + LIMIT + orders.replace("id: O2,", "id: O2, closed_on: 2026-01-02,"))
    assert kehu("check").code == 0


def test_limits_are_approved_by_those_who_may(firm: Path, kehu: Kehu) -> None:
    staff = "staff: [{name: 李娜, role: credit}, {name: 陈总, role: boss}, {name: 张伟, role: sales}]\n"
    (firm / "kehu.yaml").write_text(f"{staff}delegation: {{credit: 200000, boss: unlimited}}\n", "utf-8")
    file = put(firm, SALES)

    def add(*words: str) -> Answer:
        return kehu("add", "limit", "C00001", "--from", "2026-01-01", *words, "--lang", "en")

    before = file.read_bytes()
    refused = add("--amount", "200000.01", "--approved-by", "李娜")
    assert refused.code == 1
    assert "李娜 may not approve a limit of 200,000.01" in refused.err
    assert add("--amount", "1", "--approved-by", "张伟").code == 1
    assert add("--amount", "1").code == 1
    assert file.read_bytes() == before
    assert add("--amount", "200000", "--approved-by", "李娜").code == 0
    assert add("--amount", "900000", "--approved-by", "陈总").code == 0
    assert kehu("check").code == 0
    put(firm, SALES + LIMIT.replace("陈总", "张伟"))
    problems = json.loads(kehu("check", "--format", "json").out)["problems"]
    assert [each["rule"] for each in problems if each["severity"] == "error"] == ["limit-approval"]


def test_other_currencies_count_at_the_rate_of_the_day(firm: Path, kehu: Kehu) -> None:
    (firm / "rates.yaml").write_text("rates:\n  USD: {2025-12-20: 7, 2026-01-02: 6}\n", "utf-8")
    put(firm, SALES.replace("amount: 120000, due", "amount: 20000, currency: USD, due") + LIMIT)
    assert clear(kehu, "--amount", "80000")[0] == 0
    assert clear(kehu, "--amount", "80000.01")[0] == 1
    assert clear(kehu, "--amount", "60000", "--as-of", "2026-01-01")[0] == 0
    assert clear(kehu, "--amount", "60000.01", "--as-of", "2026-01-01")[0] == 1
    said = kehu("clear", "C00001", "--amount", "1", "--as-of", "2026-02-03")
    assert (said.code, said.out) == (1, "")
    assert "USD" in said.err and "2026-02-03" in said.err
