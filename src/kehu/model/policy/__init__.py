"""One firm's numbers: what grades, terms, ageing, review and reports go by. Data, so that it can be tried out [G9].

A key that is missing takes its default; the labels here are also the comments of the policy.yaml that `init` writes.
"""

import datetime
import hashlib
import json
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

from kehu.lang import Label
from kehu.model.entry import Entry
from kehu.model.lazily import WHEN_ASKED, later
from kehu.model.policy.ageing import AgeingPolicy
from kehu.model.policy.credit import CreditPolicy, TermsPolicy
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.policy.volume import VolumePolicy
from kehu.model.sections import Sections, read_plainly
from kehu.model.types import Choice

if TYPE_CHECKING:
    from kehu.model.policy.classes import ClassSchemes
    from kehu.model.policy.completeness import CompletenessPolicy
    from kehu.model.policy.dunning import DunningPolicy
    from kehu.model.policy.factors import FactorsPolicy
    from kehu.model.policy.legal_terms import LegalTermsPolicy
    from kehu.model.policy.limits import LimitsPolicy
    from kehu.model.policy.occasions import OccasionsPolicy
    from kehu.model.policy.plausibility import PlausibilityPolicy
    from kehu.model.policy.provisions import ProvisionsPolicy
    from kehu.model.policy.quadrant import QuadrantPolicy
    from kehu.model.policy.release import ReleasePolicy
    from kehu.model.policy.report import ReportPolicy
    from kehu.model.policy.review import ReviewPolicy
else:  # named, not imported: a command goes by few of them
    ClassSchemes = later("kehu.model.policy.classes", "ClassSchemes")
    CompletenessPolicy = later("kehu.model.policy.completeness", "CompletenessPolicy")
    FactorsPolicy = later("kehu.model.policy.factors", "FactorsPolicy")
    DunningPolicy = later("kehu.model.policy.dunning", "DunningPolicy")
    LegalTermsPolicy = later("kehu.model.policy.legal_terms", "LegalTermsPolicy")
    LimitsPolicy = later("kehu.model.policy.limits", "LimitsPolicy")
    OccasionsPolicy = later("kehu.model.policy.occasions", "OccasionsPolicy")
    PlausibilityPolicy = later("kehu.model.policy.plausibility", "PlausibilityPolicy")
    ProvisionsPolicy = later("kehu.model.policy.provisions", "ProvisionsPolicy")
    QuadrantPolicy = later("kehu.model.policy.quadrant", "QuadrantPolicy")
    ReleasePolicy = later("kehu.model.policy.release", "ReleasePolicy")
    ReportPolicy = later("kehu.model.policy.report", "ReportPolicy")
    ReviewPolicy = later("kehu.model.policy.review", "ReviewPolicy")


class Policy(Sections):
    terms: Annotated[TermsPolicy, Label("terms of payment", "付款条件")] = DEFAULTS
    volume: Annotated[VolumePolicy, Label("grades by volume", "业务分级")] = DEFAULTS
    credit: Annotated[CreditPolicy, Label("grades by payment behaviour", "信用分级")] = DEFAULTS
    factors: Annotated[FactorsPolicy, WHEN_ASKED, Label("the eight factors", "八要素信用评估")] = DEFAULTS
    quadrant: Annotated[QuadrantPolicy, WHEN_ASKED, Label("relation and potential", "关系与潜力")] = DEFAULTS
    classes: Annotated[ClassSchemes, WHEN_ASKED, Label("classes of customers by rules of your own", "按规则分类")] = (
        DEFAULTS
    )
    limits: Annotated[LimitsPolicy, WHEN_ASKED, Label("credit limits and exposure", "授信额度与敞口")] = DEFAULTS
    release: Annotated[ReleasePolicy, WHEN_ASKED, Label("when an order may ship", "放行条件")] = DEFAULTS
    ageing: Annotated[AgeingPolicy, Label("ageing of receivables", "账龄")] = DEFAULTS
    dunning: Annotated[DunningPolicy, WHEN_ASKED, Label("dunning letters and late interest", "催款函与逾期利息")] = (
        DEFAULTS
    )
    plausibility: Annotated[
        PlausibilityPolicy,
        WHEN_ASKED,
        Label("whether customers' statements can be believed", "客户报表的合理性（挤水分）"),
    ] = DEFAULTS
    provisions: Annotated[ProvisionsPolicy, WHEN_ASKED, Label("provision for bad debts", "坏账准备")] = DEFAULTS
    legal_terms: Annotated[LegalTermsPolicy, WHEN_ASKED, Label("legal terms of payment", "法定付款期限")] = DEFAULTS
    review: Annotated[ReviewPolicy, WHEN_ASKED, Label("review rules", "复核规则")] = DEFAULTS
    occasions: Annotated[
        OccasionsPolicy, WHEN_ASKED, Label("birthdays, festivals, records", "生日、节日与成交新高")
    ] = DEFAULTS
    completeness: Annotated[CompletenessPolicy, WHEN_ASKED, Label("completeness of customers' files", "档案完整度")] = (
        DEFAULTS
    )
    report: Annotated[ReportPolicy, WHEN_ASKED, Label("credit report", "资信报告")] = DEFAULTS

    @cached_property
    def hash(self) -> str:
        """`sha256:` and the hash of the effective values as canonical JSON [P5]."""
        canonical = json.dumps(_canonical(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def default_policy() -> Policy:
    """The defaults, each section made when it is asked for."""
    return Policy.model_validate({}, context=read_plainly)


def _canonical(value: Any) -> Any:
    """Effective values in one spelling: 0.80 and 0.8 are the same policy."""
    match value:
        case Entry():
            return {name: _canonical(getattr(value, name)) for name in type(value).model_fields}
        case Choice():
            return value.value
        case bool() | int() | str() | None:
            return value
        case Decimal():
            return f"{value.normalize():f}"
        case datetime.date():
            return value.isoformat()
        case dict():
            return {key: _canonical(each) for key, each in value.items()}
        case _:
            return [_canonical(each) for each in value]
