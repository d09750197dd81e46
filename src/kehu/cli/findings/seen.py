"""What `kehu review --since FILE` has shown already: kept in the file that the user names, and nowhere else.

A finding is new if it was not shown before, or if it has become more severe. What a faulty file hides for a while is
not forgotten; what has gone and comes again is new.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kehu.archive.disk import reading
from kehu.errors import SAID_NO, KehuError
from kehu.lang import Message, m
from kehu.model.policy.rule import Severity
from kehu.review.finding import Finding

OF = "kehu review"


class NotOurs(KehuError):
    sentence = "{file} is not a file that --since wrote: {why}"
    hint = "Name another, or delete it: then everything is shown as new"
    exit_code = SAID_NO


@dataclass(frozen=True)
class Seen:
    """The findings shown up to now, by key, each with its severity then."""

    severities: Mapping[str, Severity] = field(default_factory=dict)

    def is_new(self, finding: Finding) -> bool:
        before = self.severities.get(finding.key)
        return before is None or finding.severity.rank > before.rank

    def after(self, found: Sequence[Finding], shown: Sequence[Finding], hidden: Collection[str]) -> Seen:
        """What has been shown when `shown` of all that was `found` has been; `hidden` are customers that could not
        be read."""
        kept = {key: severity for key, severity in self.severities.items() if key.split("/")[2] in hidden}
        still = {
            each.key: min(self.severities[each.key], each.severity, key=lambda severity: severity.rank)
            for each in found
            if each.key in self.severities
        }
        return Seen({**kept, **still, **{each.key: each.severity for each in shown}})

    def written(self, as_of: datetime.date) -> bytes:
        findings = {key: self.severities[key].value for key in sorted(self.severities)}
        document = {"of": OF, "as_of": as_of.isoformat(), "findings": findings}
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def seen_in(path: Path) -> Seen:
    """What the file says; nothing has been shown if there is none. Raises NotOurs."""
    if not path.exists():
        return Seen()
    with reading(path):
        data = path.read_bytes()
    try:
        document = json.loads(data)
    except ValueError:
        raise _not_ours(path, m("it is not JSON")) from None
    findings = document.get("findings") if isinstance(document, dict) and document.get("of") == OF else None
    if not isinstance(findings, dict):
        raise _not_ours(path, m("it holds something else"))
    known = {each.value: each for each in Severity}
    if not all(key.count("/") >= 3 and str(severity) in known for key, severity in findings.items()):
        raise _not_ours(path, m("a finding in it is damaged"))
    return Seen({key: known[severity] for key, severity in findings.items()})


def _not_ours(path: Path, why: Message) -> NotOurs:
    return NotOurs(file=str(path), why=why)
