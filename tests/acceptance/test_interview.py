"""`kehu add customer --interactive`, typed by a person at a real terminal (a pseudo-terminal)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehu.archive.directory import Archive
from kehu.model.customer import Customer
from typed import Kehu

if TYPE_CHECKING:
    from terminal import Terminal

pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX")


def customer(folder: Path, code: str = "C00001") -> Customer:
    file = Archive.open(folder).find(code)
    assert file is not None
    assert file.customer is not None, file.errors
    return file.customer


def drafts(folder: Path) -> list[Path]:
    return sorted((folder / ".kehu/drafts").glob("*.json"))


def test_an_organisation_is_asked_for_group_by_group_and_written(at_terminal: type[Terminal], folder: Path) -> None:
    terminal = at_terminal("add", "customer", "--interactive")
    terminal.answer("Kind: ", "1")
    terminal.answer("Role: ", "end user")
    terminal.answer("== Base data (1 of 12) ==")
    terminal.answer("Name *: ", "")
    terminal.answer("name is required")
    terminal.answer("Name *: ", "蓝阀有限公司")
    terminal.answer("Short name: ", "蓝阀")
    terminal.answer("Former names (several: with ；between them): ", "红阀；绿阀")
    terminal.answer("1 government")
    terminal.answer("Nature: ", "7")
    terminal.answer("is none of the choices")
    terminal.answer("Nature: ", "3")
    terminal.answer("Size: ", "/skip")
    terminal.answer("== Address and numbers (2 of 12) ==")
    terminal.answer("Address: ", "/back")
    terminal.answer("Product structure: ", "阀门")
    terminal.answer("Address: ", "深圳", "518000", "０７５５－８３７６５５６６", "/skip")
    terminal.answer("bank accounts 1 (Enter: no more)")
    terminal.answer("Bank: ", "工行")
    terminal.answer("Account no *: ", "6222 0212 3456 7890 123")
    terminal.answer("Account name: ", "")
    terminal.answer("bank accounts 2 (Enter: no more)")
    terminal.answer("Bank: ", "")
    terminal.answer("Owner: ", "/skip")
    terminal.answer("contact 1 (Enter: no more)", "韩梅", "女", "/back")
    terminal.answer("Sex [female]: ", "")
    terminal.answer("Department: ", "/end")
    summary = terminal.until("Write it?")
    assert "Name: 蓝阀有限公司" in summary
    assert "Bank accounts 1: 工行, 6222021234567890123" in summary
    assert "Contacts 1: 韩梅, female" in summary
    terminal.type("y\n")
    assert terminal.end() == 0
    assert "C00001" in terminal.said
    made = customer(folder)
    assert (made.short_name, made.former_names, made.nature, made.role) == (
        "蓝阀",
        ["红阀", "绿阀"],
        "ordinary",
        "end_user",
    )
    assert (made.products, made.phone, made.postcode) == ("阀门", "0755-83765566", "518000")
    assert [(each.bank, each.account) for each in made.bank_accounts] == [("工行", "6222021234567890123")]
    assert [(each.name, each.sex) for each in made.contacts] == [("韩梅", "female")]
    assert str(made.entered_on) == "2026-01-02"
    assert drafts(folder) == []


def test_an_individual_is_asked_for_other_things_in_chinese(at_terminal: type[Terminal], folder: Path) -> None:
    terminal = at_terminal("add", "customer", "王五", "--interactive", "--kind", "individual", lang="zh")
    terminal.answer("客户角色：", "")
    terminal.answer("== 基本资料（1/")
    terminal.answer("客户名称 * [王五]：", "")
    terminal.answer("简称：", "/skip", "/skip", "/skip", "/skip")
    terminal.answer("== 个人情况（")
    terminal.answer("身份证号：", "")
    terminal.answer("生日", "12月31日前", "/end")
    terminal.until("12月31日前")
    terminal.until("是否写入")
    terminal.type("y\n")
    assert terminal.end() == 0
    assert (customer(folder).name, customer(folder).kind) == ("王五", "individual")


def test_a_stopped_interview_goes_on_where_it_was(at_terminal: type[Terminal], folder: Path) -> None:
    terminal = at_terminal("add", "customer", "--interactive", "--kind", "organization", "--role", "end_user")
    terminal.answer("Name *: ", "Blue Valve", "BV", "/stop")
    assert terminal.end() == 1
    assert "--resume` goes on with them" in " ".join(terminal.said.split())  # notes are folded at the screen's edge
    assert len(drafts(folder)) == 1
    assert not list((folder / "customers").rglob("*.yaml"))
    again = at_terminal("add", "customer", "--interactive", "--resume")
    again.answer("Former names", "/back")
    again.answer("Short name [BV]: ", "-")
    again.answer("Former names", "/end")
    assert "BV" not in again.until("Write it?")
    again.type("n\n")
    assert again.end() == 1
    last = at_terminal("add", "customer", "--resume")
    last.answer("Write it?", "y")
    assert last.end() == 0
    assert (customer(folder).name, customer(folder).short_name) == ("Blue Valve", None)
    assert drafts(folder) == []


def test_ctrl_c_keeps_the_answers(at_terminal: type[Terminal], folder: Path) -> None:
    terminal = at_terminal("add", "customer", "--interactive", "--kind", "organization", "--role", "end_user")
    terminal.answer("Name *: ", "Blue Valve")
    terminal.until("Short name: ")
    assert terminal.interrupt() == 130
    assert "The answers are kept" in terminal.said
    again = at_terminal("add", "customer", "--resume")
    again.answer("Short name: ", "/drop")
    assert again.end() == 1
    assert drafts(folder) == []


def test_the_end_of_the_input_stops(at_terminal: type[Terminal], folder: Path) -> None:
    terminal = at_terminal("add", "customer", "--interactive", "--kind", "organization", "--role", "end_user")
    terminal.answer("Name *: ", "Blue Valve")
    terminal.until("Short name: ")
    terminal.type("\x04")
    assert terminal.end() == 1
    assert len(drafts(folder)) == 1


def test_what_is_wrong_together_is_said_at_the_end_and_asked_again(at_terminal: type[Terminal], folder: Path) -> None:
    """A consent without a basis: each answer is right alone."""
    terminal = at_terminal("add", "customer", "王五", "--interactive", "--kind", "individual", "--role", "end_user")
    terminal.answer("Name * [王五]: ", "/skip", "/skip", "/skip", "/skip", "/skip", "/skip", "/skip", "/skip", "/skip")
    terminal.answer("Basis: ", "")
    terminal.answer("Consent given on", "2026-01-01", "/end")
    terminal.until("“basis” (basis) is missing")
    terminal.answer("Basis: ", "1", "/end")
    terminal.answer("Write it?", "y")
    assert terminal.end() == 0
    privacy = customer(folder).privacy
    assert privacy is not None
    assert privacy.basis == "consent"


def test_a_customer_of_the_same_name_is_pointed_out_before_it_is_written(
    at_terminal: type[Terminal], kehu: Kehu, folder: Path
) -> None:
    assert kehu("add", "customer", "Blue Valve").code == 0
    terminal = at_terminal(
        "add", "customer", "Blue Valve", "--interactive", "--kind", "organization", "--role", "end_user"
    )
    terminal.answer("Name * [Blue Valve]: ", "/end")
    assert "C00001 Blue Valve has the same name" in terminal.until("Write it?")


def test_without_a_terminal_it_is_refused(kehu: Kehu, archive: Path) -> None:
    answer = kehu("add", "customer", "--interactive")
    assert answer.code == 2
    assert "no terminal to ask on" in answer.err
    assert "--from FILE" in answer.err
    assert drafts(archive) == []


def test_there_must_be_something_to_go_on_with(at_terminal: type[Terminal]) -> None:
    terminal = at_terminal("add", "customer", "--resume")
    assert terminal.end() == 3
    assert "There is no unfinished interview" in terminal.said
