"""Which text fields hold numbers that can be checked, and how each is spelled: by the field's name, in any model."""

from __future__ import annotations

from collections.abc import Callable

from kehu.model.credit_code import credit_code_verdict
from kehu.model.identity import identity_verdict
from kehu.model.reach import email_verdict, phone_verdict, postcode_verdict, website_verdict
from kehu.model.verdict import Verdict

CHECKED: dict[str, Callable[[str], Verdict | None]] = {
    "credit_code": credit_code_verdict,
    "identity_number": identity_verdict,
    "phone": phone_verdict,
    "mobile": phone_verdict,
    "fax": phone_verdict,
    "email": email_verdict,
    "postcode": postcode_verdict,
    "website": website_verdict,
}
CODES = ("credit_code", "identity_number")  # no blanks or dashes belong into these, and letters are capitals


def number_verdict(field: str, text: str) -> Verdict | None:
    """What is wrong with the text of a field, if the field holds a number and the text is a bad one."""
    judge = CHECKED.get(field)
    return judge(text) if judge else None
