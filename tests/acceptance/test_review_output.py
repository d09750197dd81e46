"""`kehu review` as a page, a calendar and mails; grouped, cut short, and only what is new; its rules explained."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from kehu.review.round import BUILT_IN
from typed import Answer, Kehu

LOOKED_AT = ("overdue", "not-reviewed", "no-owner", "grade-differs")  # other rules have tests of their own
DAY = "2014-12-31"
AS_OF = ("--as-of", DAY)
STAFF = """\
company: 南岭防腐阀门
staff:
- {name: 张伟, role: sales, email: zhang@example.com}
- {name: 李娜, role: sales}
- {name: 王总, role: boss, email: boss@example.com}
"""


@pytest.fixture
def four(folder: Path) -> Path:
    off = [f"  {name.replace('-', '_')}: {{enabled: no}}" for name in BUILT_IN if name not in LOOKED_AT]
    (folder / "policy.yaml").write_text("\n".join(["review:", *off, ""]), "utf-8")
    write(folder, HENGDA, DRAFT, QUIET, PAYS)
    (folder / "kehu.yaml").write_text(STAFF, "utf-8")
    return folder


def pairs(said: Answer) -> list[tuple[str, str]]:
    return [(each["customer"], each["rule"]) for each in json.loads(said.out)["findings"]]


def everything(kehu: Kehu, *words: str) -> list[tuple[str, str]]:
    return pairs(kehu("review", *AS_OF, "--format", "json", *words))


# ------------------------------------------------------------------ order, groups, cutting short


def test_within_a_severity_the_weight_that_is_shown_orders(four: Path, kehu: Kehu) -> None:
    found = json.loads(kehu("review", *AS_OF, "--format", "json").out)["findings"]
    of_warning = [float(each["weight"]) for each in found if each["severity"] == "warning"]
    assert of_warning == sorted(of_warning, reverse=True)
    assert len(set(of_warning)) > 1


def test_groups_come_in_the_order_of_their_first_findings(four: Path, kehu: Kehu) -> None:
    said = kehu("review", *AS_OF, "--by", "owner").out
    assert [line for line in said.splitlines() if line[:1] not in ("", " ") and ": " in line] == [
        "owner 张伟: 3", "owner 李娜: 2", "no owner: 3",
    ]  # fmt: skip
    assert "    [critical] overdue money: 50,000.00 overdue" in said
    by_customer = everything(kehu, "--by", "customer")
    assert [code for code, _ in by_customer] == sorted((code for code, _ in by_customer), key=by_first(by_customer))
    assert sorted(by_customer) == sorted(everything(kehu))
    rules = [rule for _, rule in everything(kehu, "--by", "rule")]
    assert rules[0] == "overdue"
    assert rules == sorted(rules, key=by_first([(rule, "") for rule in rules]))


def by_first(found: list[tuple[str, str]]) -> object:
    names = [name for name, _ in found]
    return names.index


def test_markdown_has_a_table_under_each_heading(four: Path, kehu: Kehu) -> None:
    said = kehu("review", *AS_OF, "--format", "md", "--by", "rule", "--lang", "zh").out
    assert [line for line in said.splitlines() if line.startswith("## ")] == [
        "## 逾期账款", "## 超期未复核", "## 无业务员", "## 评级记录与现行评级不符",
    ]  # fmt: skip


def test_top_cuts_the_end_off_and_says_so(four: Path, kehu: Kehu) -> None:
    all_of_them = everything(kehu)
    said = kehu("review", *AS_OF, "--format", "json", "--top", "3")
    assert (pairs(said), said.err) == (all_of_them[:3], f"{len(all_of_them) - 3} more findings not shown\n")
    assert everything(kehu, "--top", str(len(all_of_them))) == all_of_them
    assert kehu("review", "--top", "0").code == 2


# ------------------------------------------------------------------ only what is new


def test_the_first_run_shows_all_and_the_second_nothing(four: Path, kehu: Kehu) -> None:
    assert everything(kehu, "--since", "seen.json") == everything(kehu)
    again = kehu("review", *AS_OF, "--since", "seen.json")
    assert again == Answer(0, "No new findings\n", "")
    assert kehu("review", *AS_OF, "--since", "seen.json", "--quiet") == Answer(0, "", "")


def test_what_is_new_or_graver_is_shown(four: Path, kehu: Kehu) -> None:
    kehu("review", "--as-of", "2014-05-12", "--since", "seen.json")
    found = everything(kehu, "--since", "seen.json")
    assert ("C00001", "overdue") in found  # was a warning in May, and known
    assert ("C00001", "not-reviewed") not in found
    assert everything(kehu, "--since", "seen.json") == []


def test_what_top_left_out_comes_with_the_next_run(four: Path, kehu: Kehu) -> None:
    all_of_them = everything(kehu)
    shown = [everything(kehu, "--since", "seen.json", "--top", "5"), everything(kehu, "--since", "seen.json")]
    assert [*shown[0], *shown[1]] == all_of_them


def test_what_a_faulty_file_hides_for_a_while_is_not_new_again(four: Path, kehu: Kehu) -> None:
    kehu("review", *AS_OF, "--since", "seen.json")
    file = four / "customers/C00/C00001.yaml"
    sound = file.read_bytes()
    file.write_bytes(sound + b"regoin: x\n")
    assert kehu("review", *AS_OF, "--since", "seen.json").code == 1
    file.write_bytes(sound)
    assert everything(kehu, "--since", "seen.json") == []


@pytest.mark.parametrize(
    "written", ["", "{", "[]", "company: x\n", '{"of": "kehu review", "findings": {"x": "info"}}', '{"findings": {}}']
)
def test_a_damaged_file_is_one_clear_line_and_stays_as_it_is(four: Path, kehu: Kehu, written: str) -> None:
    (four / "seen.json").write_text(written, "utf-8")
    said = kehu("review", *AS_OF, "--since", "seen.json")
    assert (said.code, said.out) == (1, "")
    assert said.lines[0].startswith("kehu: seen.json is not a file that --since wrote: ")
    assert (four / "seen.json").read_text("utf-8") == written


def test_a_file_that_cannot_be_written_is_said(four: Path, kehu: Kehu) -> None:
    said = kehu("review", *AS_OF, "--since", "no-such-folder/seen.json")
    assert said.code == 1
    assert "Cannot write no-such-folder/seen.json: there is no such file or folder" in said.err


# ------------------------------------------------------------------ quiet, files


@pytest.mark.parametrize("format", ["table", "md", "html", "json", "csv", "ics"])
def test_quiet_prints_nothing_where_there_is_nothing(four: Path, kehu: Kehu, format: str) -> None:
    nothing = ("review", *AS_OF, "--owner", "王总", "--quiet", "--format", format)
    assert kehu(*nothing) == Answer(0, "", "")
    assert kehu("review", *AS_OF, "--quiet", "--format", format).out


@pytest.mark.parametrize(
    ("name", "begin"),
    [("r.html", b"<!doctype html>"), ("r.ics", b"BEGIN:VCALENDAR\r\n"), ("r.json", b"{\n"), ("r.csv", b"severity,"),
     ("r.md", b"| Severity |"), ("r.txt", b"critical: 1")],
)  # fmt: skip
def test_a_files_name_says_its_format(four: Path, kehu: Kehu, name: str, begin: bytes) -> None:
    said = kehu("review", *AS_OF, "-o", name)
    assert (said.code, said.out, said.err) == (0, "", f"Written: {name}\n")
    assert (four / name).read_bytes().startswith(begin)
    assert not list(four.glob(".r.*"))


def test_a_page_of_yesterday_does_not_stay_when_nothing_is_left(four: Path, kehu: Kehu) -> None:
    kehu("review", *AS_OF, "-o", "r.html")
    assert kehu("review", *AS_OF, "--owner", "王总", "-o", "r.html", "--quiet") == Answer(0, "", "")
    assert "No findings" in (four / "r.html").read_text("utf-8")


class Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_page_needs_nothing_else_and_obeys_no_name(four: Path, kehu: Kehu) -> None:
    file = four / "customers/C00/C00001.yaml"
    file.write_text(file.read_text("utf-8").replace("name: 广州", "name: <script>alert(1)</script>广州"), "utf-8")
    text = kehu("review", *AS_OF, "--format", "html", "--lang", "zh").out
    page = Page(text)
    assert page.links == []
    assert not {"script", "link", "img"} & set(page.tags)
    assert page.tags.count("tr") == 8 + 3 + (1 + 3)  # findings, headings of severities, the owners' table
    assert "&lt;script&gt;" in text


def test_a_firm_overrides_a_part_of_the_page(four: Path, kehu: Kehu) -> None:
    (four / "templates").mkdir()
    own = '{% extends "kehu/review.html.j2" %}{% block letterhead %}<p>南岭内网</p>{% endblock %}'
    (four / "templates/review.html.j2").write_text(own, "utf-8")
    text = kehu("review", *AS_OF, "--format", "html").out
    assert "<p>南岭内网</p>" in text
    assert "广州市恒达石油化工装备有限公司" in text


# ------------------------------------------------------------------ the calendar


def events(said: Answer) -> dict[str, icalendar.Event]:
    found = list(icalendar.Calendar.from_ical(said.out).walk("VEVENT"))
    assert len({str(each["UID"]) for each in found}) == len(found)
    return {str(each["UID"]): each for each in found}


def test_the_calendar_of_two_days_keeps_its_ids(four: Path, kehu: Kehu) -> None:
    today = events(kehu("review", *AS_OF, "--format", "ics"))
    tomorrow = events(kehu("review", "--as-of", "2015-01-01", "--format", "ics"))
    assert len(today) == 8
    assert set(today) == set(tomorrow)
    assert all(tomorrow[each]["SEQUENCE"] > today[each]["SEQUENCE"] for each in today)


def test_an_id_survives_a_new_name_of_the_customer(four: Path, kehu: Kehu) -> None:
    before = events(kehu("review", *AS_OF, "--format", "ics"))
    kehu("set", "C00001", "name=恒达装备集团有限公司")
    assert set(events(kehu("review", *AS_OF, "--format", "ics"))) == set(before)


# ------------------------------------------------------------------ mails


def mail(file: Path) -> EmailMessage:
    read = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_a_mail_for_each_colleague_with_findings(four: Path, kehu: Kehu) -> None:
    said = kehu("review", *AS_OF, "--mail-dir", "mails", "--mail-from", "kehu@example.com", "--lang", "zh")
    names = [f"{DAY}-张伟.eml", f"{DAY}-李娜.eml", f"{DAY}-无业务员.eml"]
    assert said.out.splitlines() == [f"mails/{name}" for name in names]
    assert sorted(each.name for each in (four / "mails").iterdir()) == sorted(names)
    assert f"{DAY}-李娜.eml：没有收件人" in said.err
    first, second, third = (mail(four / "mails" / name) for name in names)
    assert str(first["To"]) == "张伟 <zhang@example.com>"
    assert second["To"] is None
    assert str(third["To"]) == "王总 <boss@example.com>"
    assert str(first["Subject"]) == f"{DAY} 待办：共 3 条（严重 1 条、注意 1 条、提示 1 条），涉及 1 个客户"
    assert str(first["From"]) == "kehu@example.com"
    plain, html = first.get_body(("plain",)), first.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "C00001  广州市恒达石油化工装备有限公司" in plain.get_content()
    assert "锦江水务" not in plain.get_content()
    assert html.get_content().startswith("<!doctype html>")


def test_the_mails_of_the_same_day_are_the_same_bytes(four: Path, kehu: Kehu) -> None:
    kehu("review", *AS_OF, "--mail-dir", "one")
    kehu("review", *AS_OF, "--mail-dir", "two")
    first = {each.name: each.read_bytes() for each in (four / "one").iterdir()}
    assert first == {each.name: each.read_bytes() for each in (four / "two").iterdir()}


def test_what_somebody_who_left_had_goes_to_the_boss(four: Path, kehu: Kehu) -> None:
    (four / "kehu.yaml").write_text(STAFF.replace("role: sales, email", "left_on: 2014-12-31, email"), "utf-8")
    kehu("review", *AS_OF, "--rule", "overdue", "--mail-dir", "mails", "--lang", "zh")
    (file,) = (four / "mails").iterdir()
    assert str(mail(file)["To"]) == "王总 <boss@example.com>"


@pytest.mark.parametrize("address", ["nonsense", "a b@c", "a@b\\r\\nBcc: x@y"])
def test_what_is_no_address_is_no_recipient(four: Path, kehu: Kehu, address: str) -> None:
    (four / "kehu.yaml").write_text(STAFF.replace("zhang@example.com", f'"{address}"'), "utf-8")
    said = kehu("review", *AS_OF, "--owner", "张伟", "--mail-dir", "mails")
    assert (said.code, len(list((four / "mails").iterdir()))) == (0, 1)
    (file,) = (four / "mails").iterdir()
    assert mail(file)["To"] is None
    assert mail(file)["Bcc"] is None


def test_names_make_safe_files(four: Path, kehu: Kehu) -> None:
    (four / "kehu.yaml").write_text("company: x\n", "utf-8")
    for code, name in (("C00001", "../张/伟"), ("C00005", "..:张:伟")):
        kehu("set", code, f"owner={name}")
    kehu("review", *AS_OF, "--rule", "grade-differs", "--mail-dir", "mails")
    names = sorted(each.name for each in (four / "mails").iterdir())
    assert f"{DAY}-.._张_伟.eml" in names
    assert f"{DAY}-.._张_伟-2.eml" in names


# ------------------------------------------------------------------ rules


def test_a_rule_is_explained_above_its_findings(four: Path, kehu: Kehu) -> None:
    said = kehu("review", *AS_OF, "--rule", "overdue").out
    assert said.index("Money is overdue from the day after its due date") < said.index("critical: 1")
    assert "days past due: 1 (default)" in said
    (four / "policy.yaml").write_text("review:\n  overdue:\n    days: 5\n", "utf-8")
    said = kehu("review", *AS_OF, "--rule", "overdue").out
    assert "days past due: 5 (policy.yaml:3)" in said
    rules = json.loads(kehu("review", *AS_OF, "--rule", "overdue", "--format", "json").out)["rules"]
    assert rules[0]["id"] == "overdue"
    assert "rules" not in json.loads(kehu("review", *AS_OF, "--format", "json").out)


def test_all_rules_are_listed(four: Path, kehu: Kehu) -> None:
    own = '{id: far, label: 广东客户, severity: info, when: "region ~ 广东", message: 看看}'
    (four / "policy.yaml").write_text(f"review:\n  no_owner: {{enabled: no}}\n  own: [{own}]\n", "utf-8")
    rules = {each["id"]: each for each in json.loads(kehu("review", "rules", "--format", "json").out)["rules"]}
    assert list(rules) == [*BUILT_IN, "far"]
    assert all(each["explained"] and each["label"]["zh"] and each["label"]["en"] for each in rules.values())
    assert (rules["no-owner"]["enabled"], rules["far"]["own"], rules["far"]["severity"]) == (False, True, "info")
    set_at = {each["key"]: each["line"] for each in rules["no-owner"]["settings"]}
    assert set_at["review.no_owner.enabled"] == 2
    table = kehu("review", "rules", "--lang", "zh").out
    assert all(each in table for each in ("far", "广东客户", "overdue", "逾期账款"))
    assert "overdue money" in kehu("review", "rules", "--lang", "en").out
    assert "region ~ 广东" in kehu("review", "--rule", "far").out


# ------------------------------------------------------------------ csv


def test_csv_has_the_weight_last(four: Path, kehu: Kehu) -> None:
    rows = list(csv.DictReader(io.StringIO(kehu("review", *AS_OF, "--format", "csv").out)))
    assert list(rows[0])[-1] == "weight"
    assert rows[0]["weight"] == "412000.00"


def test_a_faulty_file_is_in_no_page_and_said_all_the_same(four: Path, kehu: Kehu) -> None:
    (four / "customers/C00/C00003.yaml").write_text(BROKEN, "utf-8")
    said = kehu("review", *AS_OF, "-o", "r.html", "--quiet")
    assert said.code == 1
    assert "error" in said.err
