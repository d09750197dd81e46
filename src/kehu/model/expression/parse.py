"""From text to tree: `or` binds weakest, then `and`, then `not`. By recursive descent; the depth is limited."""

from __future__ import annotations

from kehu.lang import Message, m
from kehu.model.expression.fault import BadExpression, fault
from kehu.model.expression.tokens import Token, tokens
from kehu.model.expression.tree import (
    OPERATORS,
    And,
    Compare,
    Empty,
    Holds,
    Name,
    Not,
    OneOf,
    Or,
    Tree,
    Value,
)

LONGEST = 2000  # characters
DEEPEST = 50  # parentheses and nots within each other
WORDS = {
    "and": "and", "且": "and", "并且": "and",
    "or": "or", "或": "or", "或者": "or",
    "not": "not", "非": "not", "不": "not",
    "in": "in", "属于": "in",
    "is": "is", "为": "is",
    "empty": "empty", "空": "empty",
    "为空": "is empty", "不为空": "is not empty",
    "包含": "~",
}  # fmt: skip


def parse(text: str) -> Tree:
    """The tree of an expression. Raises BadExpression, which says where and why."""
    if len(text) > LONGEST:
        raise fault(text, LONGEST, m("the expression is longer than {limit} characters", limit=LONGEST))
    reading = _Reading(text)
    tree = reading.alternatives(0)
    reading.must_end()
    return tree


def keyword(token: Token) -> str:
    """What a bare word means to the language; "" if it is a name or a value."""
    return WORDS.get(token.text.casefold(), "") if token.sort == "word" else ""


class _Reading:
    """Walks along the tokens; `depth` counts what is open around."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = list(tokens(text))
        self._place = 0

    @property
    def here(self) -> Token:
        return self._tokens[self._place]

    def next(self) -> Token:
        token = self.here
        self._place += 1
        return token

    def take(self, *wanted: str) -> bool:
        """Whether one of these keywords or signs comes next; then it is passed."""
        here = self.here
        if (here.text if here.sort == "sign" else keyword(here)) in wanted:
            self._place += 1
            return True
        return False

    def must_end(self) -> None:
        here = self.here
        if here.sort == "end":
            return
        if here.sort in ("word", "quoted") and not keyword(here):
            raise fault(
                self.text,
                here.at,
                m("“{word}” follows without `and` or `or`", word=here.text),
                m('put a text of several words into quotation marks: name ~ "Blue Valve"'),
            )
        advice = m("write digits without commas: 300000, 30万, 80%") if here.text == "," else None
        raise fault(self.text, here.at, m("“{word}” is not expected here", word=here.text), advice)

    def alternatives(self, depth: int) -> Tree:
        found = [self._all(depth)]
        while self.take("or"):
            found.append(self._all(depth))
        return found[0] if len(found) == 1 else Or(tuple(found))

    def _all(self, depth: int) -> Tree:
        found = [self._one(depth)]
        while self.take("and"):
            found.append(self._one(depth))
        return found[0] if len(found) == 1 else And(tuple(found))

    def _one(self, depth: int) -> Tree:
        if depth > DEEPEST:
            raise fault(
                self.text, self.here.at, m("the expression is nested deeper than {limit} levels", limit=DEEPEST)
            )
        if self.take("not"):
            return Not(self._one(depth + 1))
        opened = self.here
        if self.take("("):
            inside = self.alternatives(depth + 1)
            if not self.take(")"):
                if self.here.sort == "end":
                    raise fault(self.text, opened.at, m("the parenthesis is not closed"))
                self.must_end()
            return inside
        return self._condition()

    def _condition(self) -> Tree:
        token = self.here
        if token.sort != "word" or keyword(token):
            raise self._wanted(m("the name of a field is expected here"))
        name = Name(self.next().text, token.at)
        if self.take("is empty"):
            return Empty(name)
        if self.take("is not empty"):
            return Not(Empty(name))
        if self.take("is"):
            return self._is(name)
        if self.take("in"):
            return OneOf(name, self._list())
        if keyword(self.here) == "not" and keyword(self._tokens[self._place + 1]) == "in":
            self._place += 2
            return Not(OneOf(name, self._list()))
        return self._comparison(name)

    def _is(self, name: Name) -> Tree:
        denied = self.take("not")
        if not self.take("empty"):
            raise self._wanted(
                m("`empty` is expected here"), m("write `is empty` or `is not empty`; to compare, write =")
            )
        return Not(Empty(name)) if denied else Empty(name)

    def _comparison(self, name: Name) -> Tree:
        here = self.here
        sign = here.text if here.sort == "sign" else keyword(here)
        if sign not in OPERATORS:
            if here.sort in ("word", "quoted") and not keyword(here):
                raise self._wanted(m("a comparison is expected here, one of = != < <= > >= ~ in"))
            return Holds(name)
        self.next()
        if sign in ("=", "!=") and keyword(self.here) == "empty":
            self.next()
            return Empty(name) if sign == "=" else Not(Empty(name))
        return Compare(name, sign, self._value())

    def _list(self) -> tuple[Value, ...]:
        opened = self.here
        if not self.take("[", "("):
            raise self._wanted(m("a list is expected here"), m("like [A, B]"))
        closing = "]" if opened.text == "[" else ")"
        found = [self._value()]
        while self.take(","):
            found.append(self._value())
        if not self.take(closing):
            if self.here.sort == "end":
                raise fault(self.text, opened.at, m("the list is not closed"), m("like [A, B]"))
            raise self._wanted(m("a comma or {sign} is expected here", sign=closing), m("like [A, B]"))
        return tuple(found)

    def _value(self) -> Value:
        token = self.here
        if token.sort not in ("word", "quoted"):
            raise self._wanted(m("a value is expected here"))
        if keyword(token):
            raise self._wanted(
                m("a value is expected here, and “{word}” is a word of the language", word=token.text),
                m("put it into quotation marks if it is meant as a text"),
            )
        self.next()
        return Value(token.text, token.sort == "quoted", token.at)

    def _wanted(self, why: Message, advice: Message | None = None) -> BadExpression:
        return fault(self.text, self.here.at, why, advice)
