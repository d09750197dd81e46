"""What the firm had granted by the end of 2014: limits and a promise, so that each answer of `kehu clear` can be seen.

A limit shared with a subsidiary, one that has ended, and a promise of a customer who pays a little late.
"""

from __future__ import annotations

from valve_making.dossier import BOSS, CREDIT, Dossier

ON_PROMISE, ENDED = "C00059", "C00083"


def tell(dossier: Dossier) -> None:
    """Told last of all, so that no other record gets another id."""
    code = dossier.data["code"]
    if code == ON_PROMISE:
        dossier.add(
            "limits", "2014-07-01", until="2015-06-30", amount="190000.00", approved_by=BOSS,
            reason="一个半月用量", document="授信协议 2014-059",
        )  # fmt: skip
        dossier.add(
            "promises", "2014-12-29", amount="15000.00", pay_by="2015-01-31",
            by=dossier.data["contacts"][0]["name"], note="一月底前付下一批货款",
        )  # fmt: skip
    if code == ENDED:
        dossier.add(
            "limits", "2013-11-01", until="2014-10-31", amount="90000.00", approved_by=CREDIT,
            reason="两个月用量", document="授信协议 2013-083",
        )  # fmt: skip
