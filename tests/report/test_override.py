"""A firm's own templates: they replace or extend the built-in ones; a fault is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehu.report.render import BrokenTemplate, render
from report import samples


def override(archive: Path, source: str | bytes, name: str = "report.html.j2") -> Path:
    file = archive / "templates" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(source if isinstance(source, bytes) else source.encode())
    return archive


def test_a_template_of_the_archive_comes_first(tmp_path: Path) -> None:
    override(tmp_path, "{{ report.head.name }}: {{ report.conclusion.grades[1].name }}\n", "report.md.j2")
    assert render(samples.context(samples.rich()), "md", tmp_path) == "华东化工设备安装工程股份有限公司: 乙\n"


def test_a_template_may_extend_the_built_in_one(tmp_path: Path) -> None:
    override(tmp_path, '{% extends "kehu/report.html.j2" %}{% block letterhead %}<p>OUR <b>HEAD</b></p>{% endblock %}')
    html = render(samples.context(samples.rich()), "html", tmp_path)
    assert "<p>OUR <b>HEAD</b></p>" in html
    assert 'class="letterhead"' not in html
    assert 'id="evidence"' in html


def test_only_the_look_can_be_replaced(tmp_path: Path) -> None:
    override(tmp_path, "body { color: black }", "report.css.j2")
    html = render(samples.context(samples.rich()), "html", tmp_path)
    assert "<style>\nbody { color: black }" in html


def test_data_is_escaped_in_a_firms_own_template_too(tmp_path: Path) -> None:
    override(tmp_path, "<h1>{{ report.head.name }}</h1>")
    assert "<script" not in render(samples.context(samples.nasty()), "html", tmp_path)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<p>\n{% if %}\n</p>", 2),
        ("<p>\n\n{{ report.nonsense }}\n</p>", 3),
        ("{{ nonsense }}", 1),
        ("\n{{ 1 / 0 }}", 2),
        ("\n{{ 'x' + 1 }}", 2),
        ("\n\n{{ report.head.name|nonsense }}", 3),
        ("\n{{ report.__class__.__mro__ }}", 2),
        ('{% extends "kehu/report.html.j2" %}\n{% block letterhead %}\n{{ oops }}{% endblock %}', 3),
        ("\n{% include 'nowhere.j2' %}", 2),
        ("\n{% include '../../kehu.yaml' %}", 2),
        ("\n{% for i in range(10000000) %}{% endfor %}", 2),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, source: str, line: int) -> None:
    override(tmp_path, source)
    with pytest.raises(BrokenTemplate) as caught:
        render(samples.context(samples.rich()), "html", tmp_path)
    assert str(caught.value).startswith(f"templates/report.html.j2:{line}: ")
    assert str(tmp_path) not in str(caught.value)


def test_a_template_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    override(tmp_path, b"<p>\n\xbf\xcd\xbb\xa7</p>")
    with pytest.raises(BrokenTemplate, match=r"templates/report\.html\.j2:2: .*UTF-8"):
        render(samples.context(samples.rich()), "html", tmp_path)


def test_a_link_out_of_the_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    archive = tmp_path / "archive"
    (archive / "templates").mkdir(parents=True)
    (archive / "templates" / "report.html.j2").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BrokenTemplate, match="outside"):
        render(samples.context(samples.rich()), "html", archive)
