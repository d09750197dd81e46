"""What an import makes of an archive: rows taken once, known ones compared, the others rejected with their reasons."""

from __future__ import annotations

import csv
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from kehu.archive import guards, write
from kehu.archive.directory import Archive
from kehu.archive.disk import CannotWrite
from kehu.exchange.intake import Outcome
from kehu.exchange.rejects import RejectFileTaken

Import = Callable[..., Outcome]

HEADER = "customer,name,phone,invoice,date,due,amount,paid\n"
ONE = "A-1,东海阀门厂,0755-83765566,I1,2024-01-02,2024-02-01,100.00,2024-01-20\n"
TWO = 'A-1,东海阀门厂,0755-83765566,I2,2024-03-01,,"1,200.50",\n'


def text_of(archive: Archive, code: str = "A-1") -> str:
    file = archive.find(code)
    assert file is not None and not file.problems, file and file.problems
    return file.text


def add(archive: Archive, code: str, text: str) -> Path:
    path = archive.root / archive.usual_path(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def bytes_of(root: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*.yaml")}


def test_a_new_customer_with_its_records(archive: Archive, run: Import) -> None:
    outcome = run(HEADER + TWO + ONE)
    assert (outcome.rows, outcome.taken, outcome.customers_added, outcome.added) == (
        2, 2, 1, {"sales": 2, "receipts": 1},
    )  # fmt: skip
    lines = text_of(archive).splitlines()
    assert lines[:4] == [
        "# yaml-language-server: $schema=../../schemas/customer.schema.json",
        "code: A-1",
        "name: 东海阀门厂",
        "phone: 0755-83765566",
    ]
    file = archive.find("A-1")
    assert file and file.customer
    first, second = file.customer.sales
    assert (first.no, first.import_id, str(first.due)) == ("I1", "I1", "2024-02-01")
    assert (str(second.amount), str(second.due)) == ("1200.50", "2024-03-31")  # the policy's 30 days, written out
    assert file.customer.receipts[0].for_[0].sale == first.id


def test_the_same_again_changes_nothing_and_more_rows_only_insert_lines(archive: Archive, run: Import) -> None:
    run(HEADER + ONE)
    before = bytes_of(archive.root)
    outcome = run(HEADER + ONE)
    assert (outcome.taken, outcome.unchanged) == (0, 1)
    assert bytes_of(archive.root) == before
    outcome = run(HEADER + ONE + TWO)
    assert (outcome.taken, outcome.unchanged, outcome.added) == (1, 1, {"sales": 1})
    old = next(data for path, (data, _) in before.items() if "customers" in path).decode().splitlines()
    assert [line for line in text_of(archive).splitlines() if "I2" not in line] == old


def test_terms_agreed_with_a_customer_make_the_due_date(archive: Archive, run: Import) -> None:
    add(archive, "A-1", "code: A-1\nname: x\nterms:\n- {id: A1, from: 2024-01-01, days: 90}\n")
    run(HEADER + TWO)
    assert "due: 2024-05-30" in text_of(archive)


def test_customers_are_found_by_code_whatever_its_case_by_alias_and_by_external_id(
    archive: Archive, run: Import
) -> None:
    add(archive, "a-1", "code: a-1\nname: x\n")
    add(archive, "C00002", "code: C00002\nname: y\naliases: [OLD2]\n")
    add(archive, "C00003", 'code: C00003\nname: z\nexternal_ids:\n  # ours\n  erp: "客户3"\n  crm: 77\n')
    row = ",,,I{n},2024-01-02,,5,\n"
    outcome = run(HEADER + "".join(id + row.format(n=n) for n, id in enumerate(["A-1", "old2", "客户3", "77"])))
    assert (outcome.taken, outcome.customers_added) == (4, 0)
    assert "I0" in text_of(archive, "a-1") and "I1" in text_of(archive, "C00002")
    assert "I2" in text_of(archive, "C00003") and "I3" in text_of(archive, "C00003")


def test_an_id_that_is_no_code_is_kept_as_external_id_of_a_generated_code(archive: Archive, run: Import) -> None:
    add(archive, "C00041", "code: C00041\nname: x\n")
    table = HEADER + "深圳/7,甲,,I1,2024-01-02,,5,\nC00042,乙,,I2,2024-01-02,,5,\nCON,丙,,I3,2024-01-02,,5,\n"
    outcome = run(table)
    assert outcome.customers_added == 3
    assert "external_ids: {erp: 深圳/7}" in text_of(archive, "C00043")
    assert "name: 乙" in text_of(archive, "C00042")
    assert "external_ids: {erp: CON}" in text_of(archive, "C00044")
    assert run(table).unchanged == 3


def test_a_name_that_can_be_no_code_finds_the_customer_of_that_name(archive: Archive, run: Import) -> None:
    add(archive, "C00001", "code: C00001\nname: 东海阀门厂\n")
    add(archive, "C00002", "code: C00002\nname: 同名公司\n")
    add(archive, "C00003", "code: C00003\nname: 同名公司\n")
    outcome = run(HEADER + "东海阀门厂,,,I1,2024-01-02,,5,\n同名公司,,,I2,2024-01-02,,5,\n")
    assert (outcome.taken, outcome.customers_added) == (1, 0)
    assert "C00002" in str(outcome.rejected[3])


def test_rows_that_fail_go_to_the_reject_file_with_line_and_reason(
    tmp_path: Path, archive: Archive, run: Import
) -> None:
    bad = [
        "A-1,x,,I3,2024-02-30,,5,", "A-1,x,,I4,2024-01-02,,-5,", "A-1,x,,I5,2024-01-02,,,", "A-1,x,,,2024-01-02,,5,",
        ",x,,I6,2024-01-02,,5,", "A-1,x,I7,2024-01-02,5", "=cmd|' /C calc'!A0,x,,I8,2024-01-02,,1e5,",
    ]  # fmt: skip
    outcome = run("\ufeff" + HEADER + ONE + "\n".join(bad) + "\n")
    assert (outcome.rows, outcome.taken, len(outcome.rejected)) == (8, 1, 7)
    assert outcome.reject_file is not None and outcome.reject_file.read_bytes().startswith(b"\xef\xbb\xbf")
    with outcome.reject_file.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [*HEADER.strip().split(","), "line", "reason"]
    assert [row[-2] for row in rows[1:]] == ["3", "4", "5", "6", "7", "8", "9"]
    reasons = "\n".join(row[-1] for row in rows[1:])
    for said in ("date: 2024-02-30 is not a day", "return", "“amount” (amount) is missing", "invoice is empty",
                 "customer is empty", "5 cells, the header 8", "amount: “1e5” is not a number"):  # fmt: skip
        assert said in reasons
    assert rows[-1][0] == "=cmd|' /C calc'!A0"


def test_mended_rejects_are_imported_and_the_reject_file_goes(tmp_path: Path, run: Import) -> None:
    outcome = run(HEADER + ONE + TWO.replace("2024-03-01", "soon"))
    assert outcome.reject_file
    mended = run(outcome.reject_file.read_text().replace("soon", "2024-03-01"))
    assert (mended.taken, mended.reject_file, (tmp_path / "table.rejects.csv").exists()) == (1, None, False)


def test_a_file_of_somebody_elses_is_not_overwritten_by_rejects(tmp_path: Path, archive: Archive, run: Import) -> None:
    (tmp_path / "table.rejects.csv").write_text("my notes\n")
    with pytest.raises(RejectFileTaken):
        run(HEADER + ONE)
    assert not archive.paths()


def test_a_known_row_that_differs_is_rejected_and_taken_over_with_update(archive: Archive, run: Import) -> None:
    run(HEADER + ONE)
    before = text_of(archive)
    changed = HEADER + ONE.replace("100.00", "110.00")
    outcome = run(changed)
    assert "amount 100.00, here 110.00" in str(outcome.rejected[2])
    assert text_of(archive) == before
    outcome = run(changed, update=True)
    assert (outcome.taken, outcome.records_changed) == (1, 2)  # sale and receipt
    assert text_of(archive) == before.replace("100.00", "110.00")
    assert run(changed, update=True).unchanged == 1


def test_amounts_that_are_equal_do_not_differ(run: Import) -> None:
    run(HEADER + ONE)
    assert run(HEADER + ONE.replace("100.00", '"¥100.0"')).unchanged == 1


def test_an_empty_cell_says_nothing_about_a_known_record(run: Import) -> None:
    run(HEADER + ONE)
    assert run(HEADER + ONE.replace("2024-02-01", "").replace("0755-83765566", "")).unchanged == 1


def test_update_moves_a_due_date_that_followed_from_the_date(archive: Archive, run: Import) -> None:
    run(HEADER + TWO)
    run(HEADER + TWO.replace("2024-03-01", "2024-03-11"), update=True)
    assert "date: 2024-03-11" in text_of(archive) and "due: 2024-04-10" in text_of(archive)


def test_fields_of_a_known_customer_change_only_with_update(archive: Archive, run: Import) -> None:
    run(HEADER + ONE)
    other = HEADER + ONE.replace("0755-83765566", "010-1")
    outcome = run(other)
    assert (outcome.unchanged, outcome.differing) == (1, 1)
    assert "phone: 0755-83765566" in text_of(archive)
    assert (run(other, update=True).customers_changed, run(other, update=True).unchanged) == (1, 1)
    assert "phone: 010-1" in text_of(archive)


def test_rows_that_repeat_each_other_count_once_and_those_that_contradict_are_rejected(run: Import) -> None:
    outcome = run(HEADER + ONE + ONE + ONE.replace("100.00", "99.00"))
    assert (outcome.taken, outcome.unchanged, outcome.added) == (1, 1, {"sales": 1, "receipts": 1})
    assert "line 2" in str(outcome.rejected[4])


RECEIPTS = """customer: {id: customer, set: {name: name}}
records:
- {add: sale, when: date, id: invoice, set: {no: invoice, date: date, amount: amount}}
- {add: receipt, when: paid, id: [invoice, paid], set: {date: paid, amount: amount, for: invoice}}
"""


def test_a_receipt_may_stand_before_its_sale_and_falls_with_it(run: Import) -> None:
    paid = "A-1,x,,I1,,,5,2024-01-20\n"
    sold = "A-1,x,,I1,2024-01-02,,5,\n"
    assert run(HEADER + paid + sold, RECEIPTS).taken == 2
    outcome = run(HEADER + paid.replace("I1", "I9") + sold.replace("I1", "I9").replace(",5,", ",-5,"), RECEIPTS)
    assert "“I9” is no record of this customer" in str(outcome.rejected[2])
    assert "negative" in str(outcome.rejected[3])


def test_one_receipt_may_pay_several_sales(archive: Archive, run: Import) -> None:
    run(HEADER + "A-1,x,,I1,2024-01-02,,5,\nA-1,x,,I2,2024-01-02,,5,\nA-1,x,,I1；I2,,,10,2024-01-20\n", RECEIPTS)
    file = archive.find("A-1")
    assert file and file.customer and len(file.customer.receipts[0].for_) == 2


def test_a_receipt_finds_a_sale_that_was_entered_by_hand(archive: Archive, run: Import) -> None:
    add(archive, "A-1", "code: A-1\nname: x\nsales:\n- {id: S1, date: 2024-01-01, amount: 5, no: I1}\n")
    assert run(HEADER + "A-1,,,I1,,,5,2024-01-20\nA-1,,,S1,,,5,2024-01-21\n", RECEIPTS).taken == 2
    assert text_of(archive).count("for: S1") == 2


def test_a_customer_whose_file_has_errors_loses_only_its_own_rows(archive: Archive, run: Import) -> None:
    path = add(archive, "A-1", "code: A-1\nname: x\nphonee: 1\n")
    outcome = run(HEADER + ONE + ONE.replace("A-1", "A-2"))
    assert outcome.taken == 1 and "A-1.yaml:3:1" in str(outcome.rejected[2])
    assert path.read_text() == "code: A-1\nname: x\nphonee: 1\n"


def test_a_hand_written_file_keeps_every_byte_but_what_is_inserted(archive: Archive, run: Import) -> None:
    old = "code: A-1  # ours\r\nname: 东海\r\nsales:\r\n- id: S1\r\n  date: 2023-01-01\r\n  amount: 5\r\n\r\n# end"
    path = add(archive, "A-1", "")
    path.write_bytes(old.encode())
    run(HEADER + ONE)
    new = path.read_bytes().decode()
    kept = [line for line in new.splitlines(keepends=True) if "I1" not in line and line != "receipts:\r\n"]
    assert "".join(kept) == old


def test_a_dry_run_says_what_would_change_and_writes_nothing(tmp_path: Path, archive: Archive, run: Import) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    outcome = run(HEADER + ONE + TWO.replace("2024-03-01", "soon"), dry_run=True)
    assert (outcome.taken, outcome.customers_added, len(outcome.rejected), outcome.reject_file) == (1, 1, 1, None)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_an_import_that_broke_off_is_completed_by_the_same_again(
    archive: Archive, run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = HEADER + "".join(ONE.replace("A-1", f"A-{n}") for n in range(5))

    def full_disk(path: Path, *args: object, **more: object) -> None:
        if path.stem == "A-2":
            raise OSError(errno.ENOSPC, "full", str(path))
        replace(path, *args, **more)  # type: ignore[arg-type]

    replace = write.replace
    monkeypatch.setattr(write, "replace", full_disk)
    with pytest.raises(OSError, match="full"):
        run(table)
    monkeypatch.undo()
    assert len(archive.paths()) == 2
    outcome = run(table)
    assert (outcome.unchanged, outcome.taken, outcome.customers_added) == (2, 3, 3)


def test_a_gb18030_table_of_customers_with_constants_values_and_custom_fields(archive: Archive, run: Import) -> None:
    (archive.root / "kehu.yaml").write_text("custom:\n  colour: {type: choice, choices: [红, 蓝]}\n", encoding="utf-8")
    mapping = (
        "customer:\n  id: 编号\n  set: {name: 名称, address: [省, 市], source: = exhibition, nature: 性质,"
        " founded: 成立, custom.colour: 颜色}\nvalues: {性质: {国企: special}}\n"
    )
    table = "编号;名称;省;市;性质;成立;颜色\n1;甲厂;广东省;深圳市;国企;2001年2月3日;红\n2;乙厂;;北京;普通公司;;绿\n"
    outcome = run(table.encode("gb18030"), mapping)
    assert (outcome.taken, outcome.table.encoding) == (1, "gb18030")
    assert text_of(archive, "1").splitlines()[2:] == [
        "name: 甲厂", "nature: special", "founded: 2001-02-03", "address: 广东省深圳市", "source: exhibition",
        "custom:",
        "  colour: 红",
    ]  # fmt: skip
    assert "绿" in str(outcome.rejected[3])


def test_kinds_that_keep_no_key_are_known_by_an_id_made_from_it(archive: Archive, run: Import) -> None:
    mapping = "customer: {id: c, set: {name: c}}\nrecords:\n- {add: contact, id: who, set: {name: who, phone: tel}}\n"
    assert run("c,who,tel\nA,王芳,1\nA,李明,2\n", mapping).added == {"contacts": 2}
    assert run("c,who,tel\nA,王芳,1\nA,李明,2\n", mapping).unchanged == 2
    assert "phone 1, here 3" in str(run("c,who,tel\nA,王芳,3\n", mapping).rejected[2])


def test_a_broken_rule_between_records_rejects_the_row_that_breaks_it(run: Import) -> None:
    mapping = (
        "customer: {id: c, set: {name: c}}\nrecords:\n- {add: receipt, id: n, set: {date: d, amount: a, bounced: b}}\n"
    )
    outcome = run("c,n,d,a,b\nA,1,2024-01-02,5,2024-01-09\nA,2,2024-01-02,5,2024-01-01\n", mapping)
    assert outcome.taken == 1 and "bounced before it came" in str(outcome.rejected[3])


def test_a_reject_file_that_cannot_be_written_leaves_the_old_one_and_imports_nothing(
    archive: Archive, run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = "A-1,东海,,I9,2024-01-02,,x,\n"
    old = run(HEADER + bad).reject_file
    assert old
    before = old.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotWrite):
        run(HEADER + ONE + bad)
    monkeypatch.undo()
    assert old.read_bytes() == before
    assert archive.paths() == []
    assert not [path for path in old.parent.iterdir() if path.name.endswith("~")]


def test_an_id_is_kept_also_where_the_mapping_fills_its_system_with_another_number(
    archive: Archive, run: Import
) -> None:
    mapping = "customer: {id: customer, set: {name: name, external_ids.erp: phone}}\n"
    row = "甲 一,东海阀门厂,99,I1,2024-01-02,,5,\n"
    assert run(HEADER + row, mapping=mapping).customers_added == 1
    again = run(HEADER + row, mapping=mapping)
    assert (again.customers_added, again.unchanged) == (0, 1)


def test_a_customer_too_large_for_one_file_keeps_no_other_from_being_taken(
    archive: Archive, run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "LIMIT", 1000)
    many = "".join(f"B-1,大,,B{n},2024-01-02,,5,\n" for n in range(30))
    outcome = run(HEADER + many + ONE)
    assert (outcome.taken, len(outcome.rejected)) == (1, 30)
    assert "limit" in str(outcome.rejected[2])
    assert archive.find("A-1") and not archive.find("B-1")
    assert len(run(HEADER + many.replace("B-1", "A-1")).rejected) == 30
