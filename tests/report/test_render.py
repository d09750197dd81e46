"""Markdown and HTML of a report: both languages, foreign text harmless, one file that fetches nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from kehu import lang
from kehu.report.context import TITLES
from kehu.report.escape import css, markdown
from kehu.report.render import Format, numeral, render
from kehu.report.view import DEPTHS, Depth
from report import full_sample, samples

CUSTOMERS = ["rich", "poor", "busy", "nasty"]
VOID = {"meta", "br", "col", "hr", "img", "link", "input"}


def page(name: str, format: Format, language: str) -> str:
    lang.use(language)
    return render(samples.context(getattr(samples, name)()), format)


class Reader(HTMLParser):
    """Checks that elements nest, and gathers tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.said.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", CUSTOMERS)
def test_html_nests_fetches_nothing_and_has_every_heading(name: str, language: str) -> None:
    html = page(name, "html", language)
    reader = read(html)
    assert not reader.tags & {"script", "img", "link", "iframe", "object", "a"}
    assert not [
        each for each in reader.attributes if each[1] in ("src", "href", "srcset", "style") or each[1].startswith("on")
    ]
    assert "url(http" not in html
    assert "@import" not in html
    assert ("html", "lang", "zh-CN" if language == "zh" else "en") in reader.attributes
    said = "".join(reader.said)
    for title in TITLES.values():
        assert lang.text(title) in said
    ids = [value for _, attribute, value in reader.attributes if attribute == "id"]
    assert len(ids) == len(set(ids))
    for svg in re.findall(r"<svg.*?</svg>", html, flags=re.S):
        ElementTree.fromstring(svg)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["rich", "poor", "busy"])
def test_markdown_and_html_say_the_same(name: str, language: str) -> None:
    """Every cell of every table of the Markdown page stands in the HTML page."""
    html = page(name, "html", language).replace("<br>", " ")
    said = re.sub(r"\s+", " ", "".join(read(html).said))
    lines = [line for line in page(name, "md", language).splitlines() if line.startswith("| ") and "---" not in line]
    cells = {
        re.sub(r"\\(.)", r"\1", cell.strip().strip("*")) for line in lines[2:] for cell in line.strip("|").split(" | ")
    }
    chrome = {"Item", "Particulars", "项目", "内容"}
    bold = re.compile(r"\*\*")
    missing = [cell for cell in cells - chrome if not all(part.strip() in said for part in bold.split(cell))]
    assert not missing


@pytest.mark.parametrize("name", CUSTOMERS)
def test_a_chinese_report_has_no_english_of_ours_in_it(name: str) -> None:
    customer = getattr(samples, name)()
    lang.use("zh")
    said = "".join(read(render(samples.context(customer.model_copy(update={"name": "某公司"})), "html")).said)
    for english in ("Not investigated", "not recorded", "None found", " due ", " of ", "Total", "months", "days"):
        assert english not in said


@pytest.mark.parametrize("format", ["html", "md"])
@pytest.mark.parametrize("name", ["rich", "poor", "busy"])
def test_a_chinese_console_can_show_the_report(name: str, format: Format) -> None:
    page(name, format, "zh").encode("gbk")


def test_foreign_text_in_any_record_is_text() -> None:
    customer = full_sample.hostile(samples.NASTY)
    html = render(samples.context(customer, depth="deep", private=True), "html")
    assert "<script" not in html
    assert "".join(read(html).said).count(samples.NASTY) > 100
    page = render(samples.context(customer, depth="deep", private=True), "md")
    assert not re.search(r"(?<!\\)<script", page)
    for before, line in pairwise([line for line in page.splitlines() if line.startswith("|")]):
        if line.startswith("| ---"):
            assert len(re.findall(r"(?<!\\)\|", before)) == len(re.findall(r"(?<!\\)\|", line))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("depth", DEPTHS)
def test_a_full_report_nests_and_names_each_thing_once(depth: Depth, language: str) -> None:
    lang.use(language)
    html = render(samples.context(full_sample.full(), depth=depth, private=True), "html")
    ids = [value for _, attribute, value in read(html).attributes if attribute == "id"]
    assert len(ids) == len(set(ids))
    charts = re.findall(r"<svg.*?</svg>", html, flags=re.S)
    for svg in charts:
        ElementTree.fromstring(svg)
    drawn = {"trade-chart", "ageing-chart", "lateness-chart", "grades-chart", "exposure-chart"}
    found = {key for key in drawn for svg in charts if f'id="{key}-title"' in svg}
    assert found == (set() if depth == "basic" else drawn)


def test_longer_texts_stand_below_their_row_and_beside_it_in_markdown() -> None:
    lang.use("en")
    html = render(samples.context(full_sample.full()), "html")
    assert re.search(r'<tr class="below"><td colspan="\d">.*?装置满负荷', html, flags=re.S)
    page = render(samples.context(full_sample.full()), "md")
    row = next(line for line in page.splitlines() if "装置满负荷" in line)
    assert row.startswith("| 2014-03-06 | 陆文娟 | 2015-03-05 |")
    assert row.endswith("| On-site findings: 装置满负荷 Advice on credit: 额度十五万 |")


def test_html_of_foreign_text_is_text() -> None:
    html = page("nasty", "html", "en")
    assert "<script" not in html
    assert samples.NASTY in "".join(read(html).said)  # it reads as it was written


def test_markdown_of_foreign_text_is_text() -> None:
    text = page("nasty", "md", "en")
    assert not re.search(r"(?<!\\)<script", text)
    tables = [line for line in text.splitlines() if line.startswith("|")]
    for before, line in pairwise(tables):
        if before.startswith("| ---") or line.startswith("| ---"):
            assert len(re.findall(r"(?<!\\)\|", before)) == len(re.findall(r"(?<!\\)\|", line))
    assert "{{ 7\\*7 }}" in text  # no template runs what the data says


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("a_b snake_case", "a_b snake_case"),
        ("_em_", r"\_em\_"),
        ("1 < 2 & 3", r"1 \< 2 & 3"),
        ("&lt;", r"\&lt;"),
        ("a | b\nc", r"a \| b c"),
        ("`x` *y* [z](w) # ~", r"\`x\` \*y\* \[z\](w) \# \~"),
        ("tab\x07bell", "tabbell"),
    ],
)
def test_markdown_escapes_what_it_would_understand(written: str, escaped: str) -> None:
    assert markdown(written) == escaped


def test_css_strings_cannot_end_early() -> None:
    assert css('C1-a"; } </style>') == r"C1\00002d a\000022 \00003b  \00007d  \00003c \00002f style\00003e "


def test_sections_count_in_the_readers_numerals() -> None:
    lang.use("zh")
    assert [numeral(n) for n in (1, 9, 10, 11, 16, 20, 21)] == ["一", "九", "十", "十一", "十六", "二十", "二十一"]
    lang.use("en")
    assert numeral(16) == "16"


def test_the_deciding_payment_is_in_both_languages() -> None:
    for language in ("en", "zh"):
        for format in ("html", "md"):
            text = page("rich", format, language)  # type: ignore[arg-type]
            row = next(line for line in text.splitlines() if "S130312-0003" in line and "FP201300003" in line)
            for what in ("2013-04-11", "2013-04-22", "11", "73,440.00", "R130422-0003"):
                assert what in row
