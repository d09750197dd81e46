"""Promises of payment [R6]: open, kept, broken or withdrawn, by what receipts say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from oracle.rates import Rates
from oracle.replay import Replay
from oracle.values import Plain, day, has_bounced, original, records, units


@dataclass
class Piece:
    """A piece of a receipt: what it paid of one obligation (none: the rest of it), in the receipt's currency."""

    amount: int
    receipt: Plain
    pays: str | None


def pieces(replay: Replay) -> list[Piece]:
    # "every existing receipt is cut into pieces: one for each part that the ledger settled with it, and
    # the rest. Ordered by (receipt date, receipt id), within a receipt in ledger order (due, date, id) of
    # the obligations, the rest last."
    found = []
    obligations = sorted(replay.obligations.values(), key=lambda o: (o.due, o.date, o.name))
    for receipt in records(replay.history, "receipts", replay.as_of):
        if has_bounced(receipt, replay.as_of):
            continue
        rest = units(receipt["amount"])
        currency = replay.rates.currency(receipt)
        for each in obligations:
            for part in each.parts:
                if part.by == receipt["id"] and part.how not in ("write_off", "return", "never_due"):
                    # Reading: a part in another currency is worth what it is at the rates of the receipt's date, to the
                    # cent; and a receipt counts for no more than it was.
                    amount = part.amount // replay.rates.rate(each.currency, each.date)
                    if currency != each.currency:
                        amount = min(rest, replay.rates.cross(amount, each.currency, currency, day(receipt["date"])))
                    found.append(Piece(amount, receipt, each.name))
                    rest -= found[-1].amount
        if rest > 0:
            found.append(Piece(rest, receipt, None))
    return found


class Told:
    """One promise at the replay's date."""

    def __init__(self, promise: Plain, replay: Replay) -> None:
        self.promise, self.replay = promise, replay
        self.amount, self.pay_by = units(promise["amount"]), day(promise["pay_by"])
        self.currency = replay.rates.currency(promise)
        self.paid = self.came = 0
        self.receipts: list[str] = []
        self.sales = set(promise.get("sales") or [])
        self.orders = {promise["order"]} if promise.get("order") else set()
        sales = records(replay.history, "sales", replay.as_of)
        # What it names: its sales, and the sales of its order.
        self.named = self.sales | {sale["id"] for sale in sales if sale.get("order") in self.orders}

    @property
    def names_something(self) -> bool:
        return bool(self.sales or self.orders)

    def fits(self, piece: Piece, until: dt.date) -> bool:
        # "promise.date < receipt.date ≤ min(D, until) … names neither → always; names sales → the piece
        # pays one of them; names an order → the receipt's own `order` is it, or the piece pays a sale
        # whose `order` is it."
        if not day(self.promise["date"]) < day(piece.receipt["date"]) <= min(self.replay.as_of, until):
            return False
        return not self.names_something or piece.pays in self.named or piece.receipt.get("order") in self.orders

    def take(self, found: list[Piece], until: dt.date, need: int) -> int:
        """Money from the pieces until the need is met; in the promise's currency."""
        # "changed into the promise's currency at the rates of the receipt's date (rounded half up to
        # cents) if they differ"
        taken = 0
        rates = self.replay.rates
        for piece in found:
            if taken >= need or not piece.amount or not self.fits(piece, until):
                continue
            other, on = rates.currency(piece.receipt), day(piece.receipt["date"])
            worth = piece.amount if other == self.currency else rates.cross(piece.amount, other, self.currency, on)
            if not worth:
                continue
            takes = min(worth, need - taken)
            taken += takes
            if takes == worth:
                piece.amount = 0
            else:
                # Reading: what is left of a piece in another currency is what is left of its worth, changed back.
                costs = takes if other == self.currency else rates.cross(takes, self.currency, other, on)
                piece.amount -= min(piece.amount, costs)
            if piece.receipt["id"] not in self.receipts:
                self.receipts.append(piece.receipt["id"])
        return taken

    @property
    def state(self) -> str:
        as_of, obligations = self.replay.as_of, self.replay.obligations
        # "Withdrawn: `withdrawn_on` ≤ min(D, pay_by)."
        withdrawn = self.promise.get("withdrawn_on")
        if withdrawn and day(withdrawn) <= min(as_of, self.pay_by):
            return "withdrawn"
        # "Kept: paid ≥ amount, or: it names sales, all of them exist as obligations at D, none has anything
        # open, and every part of them was settled on or before pay_by and none is a write-off."
        if self.paid >= self.amount:
            return "kept"
        if self.sales and all(name in obligations for name in self.sales):
            meant = [obligations[name] for name in self.sales]
            parts = [part for each in meant for part in each.parts]
            if not any(each.open for each in meant) and all(
                part.how != "write_off" and part.on <= self.pay_by for part in parts
            ):
                return "kept"
        return "open" if as_of <= self.pay_by else "broken"

    @property
    def made_good(self) -> bool:
        """Of a broken promise: it no longer counts against the customer."""
        withdrawn = self.promise.get("withdrawn_on")
        if (withdrawn and day(withdrawn) <= self.replay.as_of) or self.came >= self.amount:
            return True
        # "nothing is owed of what it names: … at least one is there, none has anything open, and (only if
        # it names something) none of them was written off in part."
        every = self.replay.obligations.values()
        meant = [each for each in every if not self.names_something or each.name in self.named]
        given_up = any(part.how == "write_off" for each in meant for part in each.parts)
        return bool(meant) and not any(each.open for each in meant) and not (self.names_something and given_up)

    @property
    def short(self) -> int:
        return self.amount - self.paid if self.state in ("open", "broken") else 0


def looked_at(replay: Replay) -> list[Told]:
    found = [Told(promise, replay) for promise in records(replay.history, "promises", replay.as_of)]
    # "Oldest promise first, each takes from fitting pieces in order until its amount is reached; what it
    # takes is gone for later promises."
    money = pieces(replay)
    for each in found:
        if each.state != "withdrawn":
            each.paid = each.take(money, each.pay_by, each.amount)
    # "in a second, fresh set of pieces, from which only broken promises take, oldest first, with the same
    # fit but up to D instead of pay_by"
    again = pieces(replay)
    for each in found:
        if each.state == "broken":
            receipts = list(each.receipts)
            each.came = each.take(again, replay.as_of, each.amount)
            each.receipts = receipts
    return found


def promises(history: Plain, policy: Plain, as_of: dt.date, rates: Rates | None = None) -> list[dict[str, Any]]:
    """Every promise given by the date, in its own currency."""
    return [
        {
            "id": each.promise["id"],
            "state": each.state,
            "paid": original(each.paid),
            "short": original(each.short),
            "missing": original(each.amount - each.came if each.state == "broken" else 0),
            "is_broken": each.state == "broken" and not each.made_good,
        }
        for each in looked_at(Replay(history, policy, as_of, rates))
    ]
