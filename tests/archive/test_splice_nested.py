"""Laws of appending to a list within a mapping of the file, such as a firm's own records under `custom:`."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_splice_laws import FIELDS, KEYS, files, oracle, records

from kehu.archive.read import parse
from kehu.archive.splice import CannotSplice, append

PATH = ("custom", "tenders")
NEW = {"id": "N1", "date": "2026-01-02", "project": "二期"}
LINE = "{id: N1, date: 2026-01-02, project: 二期}"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(files(), st.sampled_from(KEYS), st.sampled_from(FIELDS), records)
def test_it_means_what_it_says_and_only_inserts_into_a_block_list(text: str, key: str, field: str, record: Any) -> None:
    if parse(text, "").problems:
        return
    old = oracle(text)
    try:
        new = append(text, (key, field), record)
    except CannotSplice:
        return  # the text is as it was; where it must not be refused, the cases below say
    holder = old.get(key) or {}
    there = holder.get(field) or []
    assert oracle(new) == {**old, key: {**holder, field: [*there, record]}}
    if there and parse(text, "").node((key, field)).flow_style is False:
        at = next((i for i, (one, other) in enumerate(zip(text, new, strict=False)) if one != other), len(text))
        grown = len(new) - len(text)
        assert any(new[:i] + new[i + grown :] == text for i in range(max(0, at - grown), at + 1))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("code: C1\n", f"code: C1\ncustom:\n  tenders:\n  - {LINE}\n"),
        ("code: C1\ncustom:\n", f"code: C1\ncustom:\n  tenders:\n  - {LINE}\n"),
        ("custom: {}  # ours\n", f"custom:  # ours\n  tenders:\n  - {LINE}\n"),
        ("custom:\n    gate: 3号门  # the third\n\n# end\n",
         f"custom:\n    gate: 3号门  # the third\n    tenders:\n    - {LINE}\n\n# end\n"),
        ("custom: {gate: 'n', no: 012} # ours\nsales: []\n",
         f"custom: # ours\n  gate: 'n'\n  no: 012\n  tenders:\n  - {LINE}\nsales: []\n"),
        ("custom: {gate: n, tenders: [{id: N0}]}\n", f"custom: {{gate: n, tenders: [{{id: N0}}, {LINE}]}}\n"),
        ("custom: {gate: n,\n  no: 1}\n", f"custom: {{gate: n,\n  no: 1, tenders: [{LINE}]}}\n"),
        ("custom:\n  tenders:\n    - {id: N0}\n    # the last\nnote: x\n",
         f"custom:\n  tenders:\n    - {{id: N0}}\n    - {LINE}\n    # the last\nnote: x\n"),
        ("custom:\n  tenders: []\n  gate: n\n", f"custom:\n  tenders:\n  - {LINE}\n  gate: n\n"),
        ("custom:\n  tenders:\n  gate: n\n", f"custom:\n  tenders:\n  - {LINE}\n  gate: n\n"),
        ("custom:\r\n  tenders:\r\n  - {id: N0}", f"custom:\r\n  tenders:\r\n  - {{id: N0}}\r\n  - {LINE}"),
        ("{code: C1, custom: {gate: n}}\n", f"{{code: C1, custom: {{gate: n, tenders: [{LINE}]}}}}\n"),
        ("{code: C1}\n", f"{{code: C1, custom: {{tenders: [{LINE}]}}}}\n"),
    ],
)  # fmt: skip
def test_where_the_record_stands(before: str, after: str) -> None:
    assert append(before, PATH, NEW) == after


@pytest.mark.parametrize("text", ["custom: x\n", "custom:\n  tenders: x\n", "custom:\n- tenders\n"])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(CannotSplice):
        append(text, PATH, NEW)
