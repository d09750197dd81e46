"""Every test begins in English, whatever language the one before has left in force."""

from __future__ import annotations

import pytest

from kehu import lang


@pytest.fixture(autouse=True)
def english() -> None:
    lang.use("en")
