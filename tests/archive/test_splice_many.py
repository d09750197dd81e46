"""Many edits at once give the very text that the same edits give one by one."""

from __future__ import annotations

import pytest

from kehu.archive.splice import append, append_all, set_all, set_value

RECORDS = [
    {"id": "S1", "date": "2024-01-02", "amount": "5"},
    {"id": "S2", "date": "2024-01-03", "amount": "6", "note": "line\nline"},
    {"id": "S3", "date": "2024-01-04", "amount": "7", "product": "阀: 门"},
]
TEXTS = [
    "code: A\nname: x\n",
    "code: A\nsales: []\n# end",
    "code: A\nsales:\n- {id: S0, date: 2024-01-01, amount: 1}  # first\n\n# end\nreviews:\n- id: V1\n",
    "code: A\r\nsales:\r\n    - id: S0\r\n      date: 2024-01-01\r\n\r\n",
    "code: A\nsales: [{id: S0, date: 2024-01-01}]\n",
    "{code: A, sales: []}\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_appending_many_is_appending_each(text: str) -> None:
    one_by_one = text
    for record in RECORDS:
        one_by_one = append(one_by_one, "sales", record, order=("code", "name", "sales"))
    assert append_all(text, "sales", RECORDS, order=("code", "name", "sales")) == one_by_one
    assert append_all(text, "sales", []) == text


def test_setting_many_is_setting_each() -> None:
    text = 'code: A\nname: x  # ours\nsales:\n- {id: S1, amount: "5", note: old}\n- id: S2\n  amount: 6\n  note:\n'
    values = [
        (("name",), "y"),
        (("phone",), "1"),
        (("sales", 0, "amount"), "50"),
        (("sales", 0, "note"), "one, two"),
        (("sales", 1, "amount"), "6"),
        (("sales", 1, "note"), "new"),
        (("sales", 1, "due"), "2024-01-01"),
    ]
    one_by_one = text
    for path, value in values:
        one_by_one = set_value(one_by_one, path, value, order=("name", "phone", "amount", "due"))
    assert set_all(text, values, order=lambda path: ("name", "phone", "amount", "due")) == one_by_one
