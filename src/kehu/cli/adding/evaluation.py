"""`kehu add evaluation CUSTOMER` at a terminal: asks for the eight factors one by one, and says what to look at [G4].

Every answer has an option of its own; nothing is written here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from kehu.cli import output, session
from kehu.cli.adding import asking
from kehu.cli.adding.asking import Said
from kehu.grading.factors import factor_label, single_total
from kehu.lang import Label, m, text
from kehu.model.credit_file import read_score
from kehu.model.policy.factors import FACTORS

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.cli.options import Fields
    from kehu.model.policy import Policy

HELP = m(
    "Enter leaves a factor out, or keeps the answer in [brackets]; - takes it away. /back goes to the factor before, "
    "/skip to the next, /end to the total; /stop leaves, and nothing is written."
)
LOOK_AT = {
    "project": Label(
        "which department stands behind it, whether the technology is proven, what the prospects are",
        "主管部门是否可靠，技术是否成熟，前景如何",
    ),
    "funds": Label(
        "whether they are its own, of a joint venture, from outside or of the state; how much has arrived",
        "自有、合资、引进还是国拨，已到位多少",
    ),
    "person": Label(
        "whether a technician or a merchant leads it, appointed by government or recommended by the trade",
        "懂技术还是懂经营，由政府任命还是业内推荐",
    ),
    "record": Label(
        "how it has paid us and others; courts, taxes, banks",
        "对我方和他人的付款记录，涉诉、纳税和银行信用",
    ),
    "fit": Label(
        "how far our products, quality and service meet what it asks for",
        "我方产品、质量和服务满足其要求的程度",
    ),
    "delivery": Label("our lead time against the date it needs", "我方交货期与其需要日期是否相符"),
    "price": Label("the price it accepts, and what is left for us", "对方接受的价格，我方还有多少利润"),
    "steady": Label(
        "whether it needs more year by year, and wants to go on with us",
        "是否年年有需求，是否愿意长期合作",
    ),
}


def wants_asking(fields: Fields) -> bool:
    """Whether somebody sits there, and has given none of the factors."""
    return session.interactive() and not any(name in fields for name in FACTORS)


def ask_factors(file: CustomerFile, policy: Policy, fields: Fields) -> Fields | None:
    """The fields with the answers; None if nothing is to be written."""
    output.note(m("The eight factors of {code} {name}, each from 0 to 10", code=file.code, name=file.name))
    output.note(HELP)
    answers: dict[str, str] = {name: str(value) for name, value in fields.items()}
    steps = [*([] if "by" in fields else ["by"]), *FACTORS]
    place, said = 0, None
    while place < len(steps):
        said = _ask_by(answers) if steps[place] == "by" else _ask_factor(steps[place], answers)
        if said in (Said.STOP, Said.DROP) or (said is Said.END and "by" in answers):
            break
        if said is Said.BACK:
            place = max(place - 1, 0)
        elif steps[place] != "by" or "by" in answers:  # who evaluates must be said
            place += 1
    if said not in (Said.STOP, Said.DROP) and _agreed(answers, policy):
        return {**fields, **answers}
    output.note(m("Nothing was written"))
    return None


def _ask_by(answers: dict[str, str]) -> Said | None:
    said = asking.ask(_prompt(m("Evaluated by"), answers.get("by")), HELP)
    if isinstance(said, Said):
        return said
    if said:
        answers["by"] = said
    return None


def _ask_factor(factor: str, answers: dict[str, str]) -> Said | None:
    """A score, and then a note to it."""
    output.note("")
    output.note(m("{factor}: {look_at}", factor=factor_label(factor), look_at=LOOK_AT[factor]))
    while True:
        said = asking.ask(_prompt(m("  0 to 10"), answers.get(factor)), HELP)
        if isinstance(said, Said):
            return said
        if not said and factor not in answers:
            return None
        if said == "-":
            answers.pop(factor, None)
            answers.pop(f"{factor}_note", None)
            return None
        if not said or _is_score(said):
            answers[factor] = said or answers[factor]
            return _ask_note(f"{factor}_note", answers)


def _ask_note(name: str, answers: dict[str, str]) -> Said | None:
    said = asking.ask(_prompt(m("  note"), answers.get(name)), HELP)
    if isinstance(said, Said):
        return said
    if said == "-":
        answers.pop(name, None)
    elif said:
        answers[name] = said
    return None


def _prompt(question: object, known: str | None) -> str:
    if known:
        return text(m("{question} [{known}]: ", question=question, known=known))
    return text(m("{question}: ", question=question))


def _is_score(said: str) -> bool:
    try:
        read_score(said)
    except PydanticCustomError as error:
        context = error.context or {}
        output.note(m("  {message}", message=context["message"]))
        return False
    return True


def _agreed(answers: dict[str, str], policy: Policy) -> bool:
    """Say what it comes to, and ask."""
    scores = {name: Decimal(answers[name]) for name in FACTORS if name in answers}
    if not scores:
        return False
    output.note("")
    total = single_total(scores, policy.factors)
    count = len(scores)
    if total is not None:
        output.note(m("{total} of 100, {count} of 8 judged", total=f"{total}", count=count))
    while True:
        said = asking.ask(text(m("Write it? y: yes; n: no: ")), HELP)
        if said in (Said.STOP, Said.DROP) or (isinstance(said, str) and said.lower() in ("n", "no", "否")):
            return False
        if isinstance(said, str) and said.lower() in ("y", "yes", "是"):
            return True
