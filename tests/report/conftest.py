"""The language in force is put back after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kehu import lang


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = lang.current()
    yield
    lang.use(before)
