"""Which customers belong together: those with one head above them, by their `parent` [C1]."""

from __future__ import annotations

from collections.abc import Mapping


def groups(parents: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """Everybody's group by code, the head first, then by code; `parents` has everybody's parent.

    Where parents go round in a circle, which `kehu check` reports, the first code of the circle is the head.
    """
    by_head: dict[str, list[str]] = {}
    for code in sorted(parents):
        by_head.setdefault(_head(code, parents), []).append(code)
    ordered = {head: (head, *(each for each in codes if each != head)) for head, codes in by_head.items()}
    return {code: codes for codes in ordered.values() for code in codes}


def _head(code: str, parents: Mapping[str, str | None]) -> str:
    chain = [code]
    above = parents.get(code)
    while above and above in parents:
        if above in chain:
            return min(chain[chain.index(above) :])
        chain.append(above)
        above = parents.get(above)
    return chain[-1]
