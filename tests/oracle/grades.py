"""The credit grade [G3] and the volume grade [G1]."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from oracle.rates import Rates
from oracle.replay import Obligation, Replay
from oracle.values import DAY, DEFAULTS, GRAIN, UNIT, Plain, add_months, day, money, records, rules, sale_amount, units
from oracle.values import yes as is_yes

OPEN = None  # a piece that nobody settled


def pieces(obligation: Obligation) -> list[tuple[int, dt.date | None]]:
    """The parts that G3 looks at: amount and settlement, or OPEN.

    "was never due": such a part is left out altogether, as though the sale had been smaller from the start.
    "A part written off counts as open for ever, in the obligations judged."
    """
    found: list[tuple[int, dt.date | None]] = []
    for part in obligation.parts:
        if part.how != "never_due":
            found.append((part.amount, OPEN if part.how == "write_off" else part.on))
    if obligation.open:
        found.append((obligation.open, OPEN))
    return found


def last_open_day(obligation: Obligation, as_of: dt.date) -> dt.date:
    """The last day at whose end some of it was open (the day before its own date, if it never was).

    Reading: a day's state is the state at its end, as with every as-of date; what was written off was open
    until it was, and a recovery reopens and pays at once, so that no day ends with that part open.
    """
    ends = [(part.since or part.on) - DAY for part in obligation.parts if part.how != "never_due"]
    if obligation.open:
        ends.append(as_of)
    return max(ends, default=obligation.date - DAY)


def is_judged(obligation: Obligation, credit_rules: Plain, as_of: dt.date) -> bool:
    # "Disputed sales count unless the policy leaves them out."
    if obligation.disputed and credit_rules["disputed"] == "leave_out":
        return False
    # "Judged, whole, are the obligations with due < as_of that fell due in the credit window (the 24
    # months that end on the as-of date) or were open on a day of it."
    before = add_months(as_of, -int(credit_rules["months"]))  # window: before < date <= as_of, as in G1
    return obligation.due < as_of and (obligation.due > before or last_open_day(obligation, as_of) > before)


class Judged:
    """How one obligation was paid: what of it was due, on time, paid at all, late, and how late."""

    def __init__(self, obligation: Obligation, credit_rules: Plain, as_of: dt.date) -> None:
        self.due = self.on_time = self.paid = self.late = self.worst = 0
        self.beyond = False
        grace = dt.timedelta(int(credit_rules["grace_days"]))
        limit = add_months(obligation.due, int(credit_rules["limit_months"]))
        late = paid_late = worst = beyond = blamed = 0
        for amount, settled_on in pieces(obligation):
            reached = as_of if settled_on is OPEN else settled_on
            is_late, is_beyond = reached > obligation.due + grace, reached > limit
            # "A part is on time if settled no later than due + grace (0 days); an open part is left out
            # of both sums while as_of <= due + grace."
            if settled_on is not OPEN or is_late:
                self.due += amount
            if settled_on is not OPEN and not is_late:
                self.on_time, self.paid = self.on_time + amount, self.paid + amount
            if is_late:
                late += amount
                paid_late += amount if settled_on is not OPEN else 0
                # "Lateness in days = settlement − due, or as_of − due if open; worst_late_days looks at
                # late parts"
                worst = max(worst, (reached - obligation.due).days)
            # "丁: some part was settled, or is open, later than due + 3 calendar months (no grace
            # here)."
            beyond += amount if is_beyond else 0
            blamed += amount if is_late or is_beyond else 0
        # "Late parts of one obligation that total at most the tolerance (1.00) count as on time."
        # Reading: for 丁 and for worst_late_days too.
        if blamed <= units(credit_rules["tolerance"]) * UNIT:
            self.on_time += late
            self.paid += late
        else:
            self.late, self.worst, self.beyond = late, worst, beyond > 0
            self.paid += paid_late


def credit(history: Plain, policy: Plain, as_of: dt.date, rates: Rates | None = None) -> dict[str, Any]:
    """The credit grade with the figures of SPEC section 12."""
    credit_rules = rules(policy, "credit")
    replay = Replay(history, policy, as_of, rates)
    judged = [o for o in replay.obligations.values() if is_judged(o, credit_rules, as_of)]
    found = [Judged(o, credit_rules, as_of) for o in judged]
    due, on_time = sum(each.due for each in found), sum(each.on_time for each in found)
    paid, late = sum(each.paid for each in found), sum(each.late for each in found)
    # "on_time_ratio = settled by due + grace ÷ (settled + open + written off), compared exactly,
    # printed truncated." "The policy may read the 80 % as "paid at all by the as-of date" instead".
    # Reading: then only what is compared with the 80 % changes; on_time and on_time_ratio keep their
    # meaning.
    good = paid if credit_rules["reading"] == "paid" else on_time
    if due == 0:
        grade = "none"  # "none (未评): nothing judged, or the amount due is 0."
    elif any(each.beyond for each in found):
        grade = "丁"
    elif late == 0:
        grade = "甲"  # "甲: nothing was late."
    else:
        # "乙: none is, something was late, and on_time_ratio >= 80 %. 丙: …, and on_time_ratio < 80 %."
        grade = "乙" if Fraction(good, due) >= Fraction(str(credit_rules["ratio"])) else "丙"
    # "Fewer than 3 judged obligations that were still open after their sale's date: the flag `thin`."
    on_credit = [o for o in judged if any(on is OPEN or on > o.date for _, on in pieces(o))]
    ten_thousandths = on_time * 10_000 // due if due else 0
    return {
        "grade": grade,
        "due": money(due),
        "on_time": money(on_time),
        "on_time_ratio": f"{ten_thousandths // 10_000}.{ten_thousandths % 10_000:04d}" if due else None,
        "worst_late_days": max((each.worst for each in found), default=0),
        "outstanding": money(replay.outstanding),
        "overdue": money(replay.overdue),
        "flags": ["thin"] if len(on_credit) < int(credit_rules["thin_below"]) else [],
        "judged": sorted(o.name for o in judged),
        "paid": money(paid),
        "late": money(late),
    }


def bought(history: Plain, rates: Rates, after: dt.date, until: dt.date) -> int:
    """Purchases of the days after one date up to another, in grains."""
    # "Purchases = sales (without opening ones) − returns dated in the window". Reading: returns of
    # every kind, whatever they name, by their own date. Each at the rate of its own date.
    total = 0
    for sale in records(history, "sales", until):
        if day(sale["date"]) > after and not is_yes(sale.get("opening")):
            total += sale_amount(sale) * rates.rate(rates.currency(sale), day(sale["date"]))
    for back in records(history, "returns", until):
        if day(back["date"]) > after:
            total -= units(back["amount"]) * rates.rate(rates.currency(back), day(back["date"]))
    return total


def volume(history: Plain, policy: Plain, as_of: dt.date, rates: Rates | None = None) -> dict[str, Any]:
    """The volume grade (G1)."""
    volume_rules = rules(policy, "volume")
    # "the 12 months that end on the as-of date: as_of − 12 months < date <= as_of; a policy may take
    # the calendar year to date"
    if volume_rules["window"] == "calendar_year":
        before = dt.date(as_of.year, 1, 1) - DAY
    else:
        before = add_months(as_of, -int(volume_rules["months"]))
    sales = records(history, "sales", as_of)
    purchases = bought(history, rates or Rates(), before, as_of)
    lines = {
        grade["name"]: int(Fraction(grade["at_least"]) * GRAIN)
        for grade in volume_rules["grades"]
        if grade.get("at_least")
    }
    potential = {**DEFAULTS["volume"]["potential"], **volume_rules["potential"]}
    # "D (potential): no sale yet, or the first sale is at most 90 days old and purchases are below the
    # B line." Reading: an opening sale is a sale (the bracket about opening ones belongs to purchases).
    young = not sales or (
        (as_of - day(sales[0]["date"])).days <= int(potential["days"]) and purchases < lines[potential["below"]]
    )
    if young:
        return {"grade": potential["grade"], "purchases": money(purchases), "flags": []}
    # "A: purchases >= 300,000. B: >= 200,000. … C: any other customer; with the flag `lapsed` if no
    # sale is dated in the window; it is never dropped."
    others = [grade for grade in lines if grade != potential["grade"]]
    grade = next((name for name in others[:-1] if purchases >= lines[name]), others[-1])
    lapsed = grade == others[-1] and not any(day(sale["date"]) > before for sale in sales)
    return {"grade": grade, "purchases": money(purchases), "flags": ["lapsed"] if lapsed else []}
