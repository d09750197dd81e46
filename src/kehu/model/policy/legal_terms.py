"""Which customers the law gives a last day to pay a smaller firm, and how many days [C8].

The days are those of 《保障中小企业款项支付条例》 (State Council decree 802 of 2025):
credit/legal_terms.py tells the facts.
"""

from typing import Annotated

from kehu.lang import Label
from kehu.model.choices import Nature, Size
from kehu.model.entry import Entry
from kehu.model.types import Whole, choice

NatureField = Annotated[Nature, choice(Nature)]
SizeField = Annotated[Size, choice(Size)]


class LegalTermsPolicy(Entry):
    natures: Annotated[
        list[NatureField], Label("customers that count as public bodies", "视为机关、事业单位的客户性质")
    ] = [Nature.GOVERNMENT]
    sizes: Annotated[list[SizeField], Label("customers that count as large firms", "视为大型企业的企业规模")] = [
        Size.LARGE
    ]
    public_days: Annotated[Whole, Label("public bodies: days from delivery", "机关、事业单位：交付后几天")] = 30
    public_most: Annotated[
        Whole, Label("public bodies: days at most, where a contract says so", "机关、事业单位：合同另有约定时最长几天")
    ] = 60
    large_days: Annotated[Whole, Label("large firms: days from delivery", "大型企业：交付后几天")] = 60
