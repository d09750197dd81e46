"""A large open sale that could not be proved before a court."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import Message, m
from kehu.ledger.due import terms_at
from kehu.ledger.obligation import Obligation
from kehu.model.choices import DocumentKind
from kehu.model.policy.review.money import PapersRule
from kehu.model.records import Sale
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A sale of which a least amount is open has a contract – a contract number on the sale or its order, a contract or "
    "agreement among the documents that names the sale, or terms at its date with their agreement document – and a "
    "delivery voucher: a delivery of the sale or its order that was signed for, or a delivery or acceptance voucher "
    "among the documents."
)
CONTRACTS = (DocumentKind.CONTRACT, DocumentKind.AGREEMENT)
VOUCHERS = (DocumentKind.DELIVERY, DocumentKind.ACCEPTANCE)


def flag(case: Case, rule: PapersRule) -> Iterator[Flag]:
    sales = {each.id: each for each in case.customer.sales}
    for each in case.assessment.ledger.obligations:
        sale = sales.get(each.id)
        missing = _missing(case, sale) if sale and each.open and each.open >= rule.least else []
        if missing:
            yield _flag(case, each, missing)


def _flag(case: Case, of: Obligation, missing: list[Message]) -> Flag:
    message = m(
        "{open} of {id} of {date} is open, without {missing}", open=of.open, id=of.id, date=of.date, missing=missing
    )
    action = m("Get it, and file it: kehu add document {code} --sales {id}", code=case.customer.code, id=of.id)
    return Flag(message, action, of.date, subject=of.id)


def _missing(case: Case, sale: Sale) -> list[Message]:
    papers = {each.kind for each in case.known(case.customer.documents) if sale.id in each.sales}
    ordered = [each for each in case.known(case.customer.orders) if each.id == sale.order]
    agreed = terms_at(case.customer.terms, sale.date)
    contract = (
        sale.contract
        or (agreed and agreed.document)
        or any(each.contract for each in ordered)
        or any(kind in papers for kind in CONTRACTS)
    )
    voucher = any(kind in papers for kind in VOUCHERS) or any(
        (each.sale == sale.id or (each.order and each.order == sale.order and not each.sale))
        and each.signed_on is not None
        and each.signed_on <= case.as_of
        for each in case.known(case.customer.deliveries)
    )
    return [*([] if contract else [m("contract")]), *([] if voucher else [m("delivery voucher")])]
