"""A second opinion on every figure: the rules of SPEC sections 4 and 5, written naively from their sentences.

It imports nothing of kehu and shares no idea with it: money is a whole number of millionths, every obligation
is a pile, and the calendar is walked day by day. It is meant to be obviously right, not quick. Each rule
stands beside the sentence it comes from; where a sentence can be read in two ways, a comment "Reading:" says
which was taken.

It does not judge whether a file is valid: it expects records with ids, dates and positive amounts, as text.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

Plain = Mapping[str, Any]
UNIT = 10**6  # D5: amounts have at most six decimals
CENT = UNIT // 100
DAY = dt.timedelta(days=1)

DEFAULTS: dict[str, dict[str, Any]] = {
    "terms": {"days": "30"},
    "volume": {
        "window": "rolling",
        "months": "12",
        "grades": [
            {"name": "A", "at_least": "300000"},
            {"name": "B", "at_least": "200000"},
            {"name": "C", "at_least": "0"},
            {"name": "D"},
        ],
        "potential": {"grade": "D", "days": "90", "below": "B"},
    },
    "credit": {
        "months": "24",
        "grace_days": "0",
        "limit_months": "3",
        "ratio": "0.80",
        "reading": "on_time",
        "tolerance": "1.00",
        "disputed": "count",
        "thin_below": "3",
    },
    "ageing": {"buckets": ["30", "60", "90"], "basis": "due"},
}


# ------------------------------------------------------------------------------------ text to values


def rules(policy: Plain, section: str) -> dict[str, Any]:
    """The section's defaults with the firm's own numbers over them."""
    return {**DEFAULTS[section], **(policy.get(section) or {})}


def units(text: Any) -> int:
    """Money as a whole number of millionths."""
    exact = Fraction(str(text)) * UNIT
    assert exact.denominator == 1, text
    return int(exact)


def money(value: int) -> Decimal:
    return Decimal(value).scaleb(-6)


def day(text: Any) -> dt.date:
    return dt.date.fromisoformat(str(text))


def yes(text: Any) -> bool:
    return str(text or "").lower() in ("true", "yes", "是")


def add_months(start: dt.date, months: int) -> dt.date:
    # "Month arithmetic clamps to the end of a shorter month, in both directions (30 Nov + 3 months =
    # end of Feb)."
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def records(history: Plain, kind: str, as_of: dt.date) -> list[Plain]:
    # "Records dated after the as-of date do not exist for it." The order by date, then id, serves every
    # reader.
    known = [record for record in history.get(kind) or [] if day(record["date"]) <= as_of]
    return sorted(known, key=lambda record: (record["date"], record["id"]))


def sale_amount(sale: Plain) -> int:
    # R6: "amount = quantity × price − discount, rounded half up to cents, when given thus". A stated
    # amount stands.
    if sale.get("amount"):
        return units(sale["amount"])
    exact = Fraction(sale["quantity"]) * Fraction(sale["price"]) - Fraction(sale.get("discount") or "0")
    return int((exact * 100 + Fraction(1, 2)) // 1) * CENT


def terms_days(history: Plain, policy: Plain, sale: Plain) -> int:
    # "date + terms in days (of the sale, else the terms agreed with the customer at its date, else the
    # policy: 30)"
    if sale.get("terms"):
        return int(sale["terms"])
    agreed = [
        terms
        for terms in history.get("terms") or []
        if (not terms.get("from") or terms["from"] <= sale["date"])
        and (not terms.get("until") or sale["date"] <= terms["until"])
    ]
    if agreed:
        # Reading: of several periods that hold the date, both ends included, the one that began last.
        return int(max(agreed, key=lambda terms: terms.get("from") or "")["days"])
    return int(rules(policy, "terms")["days"])


def due_date(history: Plain, policy: Plain, sale: Plain, as_of: dt.date) -> dt.date:
    # "due on `due`, else on date + terms in days …, never before its own date."
    date = day(sale["date"])
    due = day(sale["due"]) if sale.get("due") else date + dt.timedelta(terms_days(history, policy, sale))
    due = max(due, date)
    # "An extension agreed no later than the due date that it moves, and no later than the as-of date,
    # moves it." Reading: one after the other by date agreed, then id; the due date in force at the
    # as-of date then holds for the whole replay (extensions are not among the replayed kinds). Section
    # 1: an extension is "a later due date".
    for extension in records(history, "extensions", as_of):
        if extension["sale"] == sale["id"] and day(extension["date"]) <= due:
            due = max(due, day(extension["due"]))
    return due


def named(receipt: Plain) -> list[tuple[str, int | None]]:
    """What the receipt names, in the order written, with the amount said or None."""
    wish = receipt.get("for")
    if not wish:
        return []
    if isinstance(wish, str):
        return [(wish, None)]
    if isinstance(wish, Mapping):
        return [(name, units(said) if said else None) for name, said in wish.items()]
    return [(name, None) for name in wish]


# --------------------------------------------------------------------------------------- the replay


class Obligation:
    """A pile of money to be paid: what is open, and what became of the rest, lot by lot."""

    def __init__(self, name: str, kind: str, date: dt.date, due: dt.date, amount: int, disputed: bool) -> None:
        self.name, self.kind, self.date, self.due = name, kind, date, due
        self.amount, self.disputed = amount, disputed
        self.open = amount
        self.settled: list[tuple[int, dt.date, str]] = []  # amount, settled on, how
        self.never_due: list[tuple[int, dt.date]] = []  # amount, returned on
        self.given_up: list[tuple[int, dt.date]] = []  # amount, written off on: still written off
        self.recovered: list[tuple[int, dt.date, dt.date]] = []  # amount, written off on, recovered on

    def settle(self, most: int, on: dt.date, how: str) -> int:
        amount = min(most, self.open)
        if amount:
            self.open -= amount
            self.settled.append((amount, on, how))
        return amount

    def recover(self, most: int, on: dt.date) -> int:
        left, still = most, []
        for amount, since in self.given_up:
            taken = min(amount, left)
            left -= taken
            if taken:
                self.recovered.append((taken, since, on))
            if amount > taken:
                still.append((amount - taken, since))
        self.given_up = still
        return most - left


class Replay:
    """One customer's money, walked from the first recorded day to the as-of date."""

    def __init__(self, history: Plain, policy: Plain, as_of: dt.date) -> None:
        self.history, self.policy, self.as_of = history, policy, as_of
        self.limit_months = int(rules(policy, "credit")["limit_months"])
        self.obligations: dict[str, Obligation] = {}
        self.free = 0
        self.reserved: dict[str, int] = {}
        self.totals = dict.fromkeys(("sales", "returns", "write_offs", "recoveries", "refunds", "receipts"), 0)
        self.walk()

    def walk(self) -> None:
        # "Replay by date; on one date sales, returns, write-offs, receipts, refunds; then by id."
        order = (
            ("sales", self.sale),
            ("returns", self.goods_return),
            ("write_offs", self.write_off),
            ("receipts", self.receipt),
            ("refunds", self.refund),
        )
        known = {kind: records(self.history, kind, self.as_of) for kind, _ in order}
        dates = {day(record["date"]) for kind in known for record in known[kind]}
        today = min(dates, default=self.as_of)
        while today <= self.as_of:
            for kind, event in order if today in dates else ():
                for record in known[kind]:
                    if day(record["date"]) == today:
                        event(record, today)
                        self.spend_free(today)
            today += DAY

    def in_order(self) -> list[Obligation]:
        # "undisputed ones first, then by due, date, id"
        return sorted(self.obligations.values(), key=lambda o: (o.disputed, o.due, o.date, o.name))

    def spend_free(self, today: dt.date) -> None:
        # "Free money pays open obligations at once … So free money never stands beside an open
        # obligation."
        for obligation in self.in_order():
            self.free -= obligation.settle(self.free, today, "free")
        assert not self.free or not any(obligation.open for obligation in self.obligations.values())

    def sale(self, sale: Plain, today: dt.date) -> None:
        # "Each sale opens one"
        due = due_date(self.history, self.policy, sale, self.as_of)
        amount = sale_amount(sale)
        name = sale["id"]
        self.obligations[name] = Obligation(name, "sale", today, due, amount, yes(sale.get("disputed")))
        self.totals["sales"] += amount
        # "A sale takes what is reserved for it (a surplus becomes free), then free money, settled on
        # its own date."
        kept = self.reserved.pop(name, 0)
        self.free += kept - self.obligations[name].settle(kept, today, "reserved")

    def goods_return(self, record: Plain, today: dt.date) -> None:
        # "A return reduces the open part of the sale it names or, naming none, open obligations in that
        # order; what is over is free." Reading: refunds that became obligations stand in that order
        # too.
        left = units(record["amount"])
        self.totals["returns"] += left
        if record.get("sale"):
            targets = [o for o in self.obligations.values() if o.name == record["sale"]]
        else:
            targets = self.in_order()
        for obligation in targets:
            # "What it takes no later than due + 3 months was never due; what it takes later counts in
            # G3 as settled that day." Reading: the 3 months are the policy's limit_months.
            if today <= add_months(obligation.due, self.limit_months):
                taken = min(left, obligation.open)
                obligation.open -= taken
                if taken:
                    obligation.never_due.append((taken, today))
            else:
                taken = obligation.settle(left, today, "return")
            left -= taken
        # "Goods returned after payment leave the amount due unchanged."
        self.free += left

    def write_off(self, record: Plain, today: dt.date) -> None:
        # "A write-off takes the open part of the sale it names."
        obligation = self.obligations.get(record["sale"])
        if obligation and obligation.open:
            self.totals["write_offs"] += obligation.open
            obligation.given_up.append((obligation.open, today))
            obligation.open = 0

    def receipt(self, record: Plain, today: dt.date) -> None:
        # "A receipt bounced on or before the as-of date does not exist."
        if record.get("bounced") and day(record["bounced"]) <= self.as_of:
            return
        left = units(record["amount"])
        self.totals["receipts"] += left
        # "A receipt pays what it names in the order written, each as much as it says, else as much as
        # is open; the rest is free."
        for name, said in named(record):
            wish = left if said is None else min(said, left)
            obligation = self.obligations.get(name)
            if obligation is None:
                # "What it names for a sale of a later date is reserved for it: the amount said, else
                # all that is left." Reading: also for a sale later than the as-of date, and left = left
                # when its turn comes.
                self.reserved[name] = self.reserved.get(name, 0) + wish
                left -= wish
                continue
            # "A receipt that names that sale later is a recovery: it reopens as much as it pays." (A
            # sale that was written off has no open part any more, so at most one of the two takes
            # anything.)
            paid = obligation.settle(wish, today, "receipt")
            back = obligation.recover(wish - paid, today)
            self.totals["recoveries"] += back
            left -= paid + back
        self.free += left

    def refund(self, record: Plain, today: dt.date) -> None:
        # "A refund takes free money, then reserved money (by sale id); what is over is an obligation
        # due that day, no purchase."
        left = units(record["amount"])
        self.totals["refunds"] += left
        taken = min(left, self.free)
        self.free -= taken
        left -= taken
        for name in sorted(self.reserved):
            taken = min(left, self.reserved[name])
            self.reserved[name] -= taken
            left -= taken
        if left:
            self.obligations[record["id"]] = Obligation(record["id"], "refund", today, today, left, False)

    @property
    def balance(self) -> int:
        # "balance = unallocated = free + reserved."
        return self.free + sum(self.reserved.values())

    @property
    def outstanding(self) -> int:
        # "… = Σ open − balance = outstanding"
        return sum(o.open for o in self.obligations.values()) - self.balance

    @property
    def overdue(self) -> int:
        # "Due today is not overdue; due yesterday is 1 day overdue."
        return sum(o.open for o in self.obligations.values() if o.due < self.as_of)


def _gathered(lots: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Lots alike but for their amount, added up and sorted: how a day's money was split does not matter."""
    sums: dict[tuple[Any, ...], int] = {}
    for amount, *rest in lots:
        sums[tuple(rest)] = sums.get(tuple(rest), 0) + amount
    return [(money(sums[key]), *key) for key in sorted(sums)]


def _shown(obligation: Obligation) -> dict[str, Any]:
    back = [(amount, on, "recovery") for amount, _, on in obligation.recovered]
    gone = [(amount, on, "never_due") for amount, on in obligation.never_due]
    return {
        "kind": obligation.kind,
        "date": obligation.date,
        "due": obligation.due,
        "amount": money(obligation.amount),
        "disputed": obligation.disputed,
        "parts": _gathered(obligation.settled + back + gone),
        "open": money(obligation.open),
        "written_off": money(sum(amount for amount, _ in obligation.given_up)),
        "written_off_parts": _gathered(list(obligation.given_up)),
        "recovered": _gathered(list(obligation.recovered)),
    }


def ledger(history: Plain, policy: Plain, as_of: dt.date) -> dict[str, Any]:
    """Every obligation with what became of its parts, and the customer's sums, at the end of the day."""
    replay = Replay(history, policy, as_of)
    return {
        "obligations": {name: _shown(replay.obligations[name]) for name in sorted(replay.obligations)},
        "free": money(replay.free),
        "reserved": {name: money(kept) for name, kept in sorted(replay.reserved.items()) if kept},
        "balance": money(replay.balance),
        "outstanding": money(replay.outstanding),
        "overdue": money(replay.overdue),
        "totals": {kind: money(total) for kind, total in replay.totals.items()},
    }


# -------------------------------------------------------------------------------------- credit grade

OPEN = None  # a piece that nobody settled


def pieces(obligation: Obligation) -> list[tuple[int, dt.date | None]]:
    """The parts that G3 looks at: amount and settlement, or OPEN.

    "was never due": such a part is left out altogether, as though the sale had been smaller from the start.
    "A part written off counts as open for ever, in the obligations judged."
    """
    found: list[tuple[int, dt.date | None]] = [(amount, on) for amount, on, _ in obligation.settled]
    found += [(amount, on) for amount, _, on in obligation.recovered]
    found += [(amount, OPEN) for amount, _ in obligation.given_up]
    if obligation.open:
        found.append((obligation.open, OPEN))
    return found


def last_open_day(obligation: Obligation, as_of: dt.date) -> dt.date:
    """The last day at whose end some of it was open (the day before its own date, if it never was).

    Reading: a day's state is the state at its end, as with every as-of date; what was written off was open
    until it was, and a recovery reopens and pays at once, so that no day ends with that part open.
    """
    ends = [on - DAY for _, on, _ in obligation.settled]
    ends += [since - DAY for _, since in obligation.given_up]
    ends += [since - DAY for _, since, _ in obligation.recovered]
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


def credit(history: Plain, policy: Plain, as_of: dt.date) -> dict[str, Any]:
    """The credit grade with the figures of SPEC section 12."""
    credit_rules = rules(policy, "credit")
    replay = Replay(history, policy, as_of)
    judged = [o for o in replay.obligations.values() if is_judged(o, credit_rules, as_of)]
    grace = dt.timedelta(int(credit_rules["grace_days"]))
    due = on_time = paid = late = worst = 0
    beyond = False
    for obligation in judged:
        late_here = paid_late = worst_here = beyond_here = blamed = 0
        limit = add_months(obligation.due, int(credit_rules["limit_months"]))
        for amount, settled_on in pieces(obligation):
            reached = as_of if settled_on is OPEN else settled_on
            is_late, is_beyond = reached > obligation.due + grace, reached > limit
            # "A part is on time if settled no later than due + grace (0 days); an open part is left out
            # of both sums while as_of <= due + grace."
            if settled_on is not OPEN or is_late:
                due += amount
            if settled_on is not OPEN and not is_late:
                on_time, paid = on_time + amount, paid + amount
            if is_late:
                late_here += amount
                paid_late += amount if settled_on is not OPEN else 0
                # "Lateness in days = settlement − due, or as_of − due if open; worst_late_days looks at
                # late parts"
                worst_here = max(worst_here, (reached - obligation.due).days)
            # "丁: some part was settled, or is open, later than due + 3 calendar months (no grace
            # here)."
            beyond_here += amount if is_beyond else 0
            blamed += amount if is_late or is_beyond else 0
        # "Late parts of one obligation that total at most the tolerance (1.00) count as on time."
        # Reading: for 丁 and for worst_late_days too.
        if blamed <= units(credit_rules["tolerance"]):
            on_time += late_here
            paid += late_here
        else:
            late, paid = late + late_here, paid + paid_late
            worst, beyond = max(worst, worst_here), beyond or beyond_here > 0
    # "on_time_ratio = settled by due + grace ÷ (settled + open + written off), compared exactly,
    # printed truncated." "The policy may read the 80 % as "paid at all by the as-of date" instead".
    # Reading: then only what is compared with the 80 % changes; on_time and on_time_ratio keep their
    # meaning.
    good = paid if credit_rules["reading"] == "paid" else on_time
    if due == 0:
        grade = "none"  # "none (未评): nothing judged, or the amount due is 0."
    elif beyond:
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
        "worst_late_days": worst,
        "outstanding": money(replay.outstanding),
        "overdue": money(replay.overdue),
        "flags": ["thin"] if len(on_credit) < int(credit_rules["thin_below"]) else [],
        "judged": sorted(o.name for o in judged),
        "paid": money(paid),
        "late": money(late),
    }


# -------------------------------------------------------------------------------------- volume grade


def volume(history: Plain, policy: Plain, as_of: dt.date) -> dict[str, Any]:
    """The volume grade (G1)."""
    volume_rules = rules(policy, "volume")
    # "the 12 months that end on the as-of date: as_of − 12 months < date <= as_of; a policy may take
    # the calendar year to date"
    if volume_rules["window"] == "calendar_year":
        before = dt.date(as_of.year, 1, 1) - DAY
    else:
        before = add_months(as_of, -int(volume_rules["months"]))
    sales, returns = records(history, "sales", as_of), records(history, "returns", as_of)
    # "Purchases = sales (without opening ones) − returns dated in the window". Reading: returns of
    # every kind, whatever they name, by their own date.
    purchases = sum(
        sale_amount(sale) for sale in sales if day(sale["date"]) > before and not yes(sale.get("opening"))
    ) - sum(units(record["amount"]) for record in returns if day(record["date"]) > before)
    lines = {grade["name"]: units(grade["at_least"]) for grade in volume_rules["grades"] if grade.get("at_least")}
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


# -------------------------------------------------------------------------------------------- ageing


def ageing(history: Plain, policy: Plain, as_of: dt.date, basis: str | None = None) -> dict[str, Any]:
    """Open parts by days past due (C4); `basis` None takes the policy's."""
    ageing_rules = rules(policy, "ageing")
    basis = basis or ageing_rules["basis"]
    limits = [int(limit) for limit in ageing_rules["buckets"]]
    names = [f"{low + 1}-{high}" for low, high in zip([0, *limits], limits, strict=False)] + [f"{limits[-1]}+"]
    replay = Replay(history, policy, as_of)
    not_due, buckets = 0, dict.fromkeys(names, 0)
    for obligation in replay.obligations.values():
        # "Basis due date; by option the sale's date stands for it."
        since = obligation.date if basis == "date" else obligation.due
        age = (as_of - since).days
        if age <= 0:
            not_due += obligation.open
        else:
            position = sum(age > limit for limit in limits)
            buckets[names[position]] += obligation.open
    return {
        "outstanding": money(replay.outstanding),
        "not_due": money(not_due),
        "buckets": {name: money(amount) for name, amount in buckets.items()},
        "unallocated": money(replay.balance),
    }
