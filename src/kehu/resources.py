"""Where the files stand that kehu ships beside its code: JSON Schemas and templates. It reads none of them.

In an installed wheel they lie in the package, in a checkout in the repository's top-level folders.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The shipped folder `schemas` or `templates`."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
