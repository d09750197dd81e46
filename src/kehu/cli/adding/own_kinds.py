"""Which kinds of records the archive at hand declares, read from kehu.yaml without its model: `kehu add --help` lists
them, and must not wait for what only checks them. A declaration that cannot be read is left to those who use it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kehu.cli import session
from kehu.lang import Label

OWN = Label("Records of our own", "自定义记录")
_DECLARES = re.compile(r"^[\"']?records[\"']?[ \t]*:", re.MULTILINE)


def own_kinds() -> dict[str, Label]:
    """What `kehu add` says of each declared kind, by name."""
    root = session.likely_root()
    if root is None:
        return {}
    try:
        text = Path(root, session.SETTINGS).read_text("utf-8-sig")
    except (OSError, ValueError):
        return {}
    return _declared(text) if _DECLARES.search(text) else {}


def _declared(text: str) -> dict[str, Label]:
    from kehu.archive.read import parse

    records = parse(text, session.SETTINGS).data.get("records")
    return {name: _summary(name, told) for name, told in (records.items() if isinstance(records, dict) else ())}


def _summary(name: str, told: Any) -> Label:
    labels: Mapping[str, Any] = told if isinstance(told, dict) else {}
    en, zh = (labels.get(language) for language in ("en", "zh"))
    english = en if isinstance(en, str) and en else name
    return Label(english[:1].upper() + english[1:], f"登记{zh if isinstance(zh, str) and zh else name}")
