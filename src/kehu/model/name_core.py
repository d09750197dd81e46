"""What is left of a firm's name without where it sits and what legal form it has: by it two spellings are alike [Q4].

江苏东海化工有限公司 and 东海化工（江苏）有限责任公司 are probably one firm; one of 江苏 and one of 浙江 are not.
Towns are known by their 市 or 县, provinces by their names.
"""

import re
from dataclasses import dataclass

_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|"
    "广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|中国"
)
_PLACE = re.compile(
    rf"(?:(?P<name>{_PROVINCES})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
    r"|(?P<town>[\u4e00-\u9fff]{2,3}?)(?:市|县))"
)
_FORM = re.compile(r"(?:(?:有限责任|股份有限|集团有限|有限|集团|总|分)?公司|集团|总?厂)$")
_LATIN_FORM = re.compile(r"(?:[\s.,]+(?:co|company|corp|corporation|inc|llc|gmbh|ltd|limited|plc|group))+[\s.]*$")
_BRACKETS = re.compile(r"[（(]([^（()）]*)[）)]\s*$")
_BETWEEN = re.compile(r"[\s.,&'\"()-]+")
_ENOUGH, _ENOUGH_LATIN = 2, 4  # characters; fewer tell nothing
_OWN = 3  # that are left of a name without its place; 上海电气 is called so


@dataclass(frozen=True, slots=True)
class NameCore:
    """The core of a name, "" if there is too little of it, and the places that the name names."""

    core: str
    places: frozenset[str]

    def is_like(self, other: "NameCore") -> bool:
        """Whether both may be one firm: the same core, and no place that contradicts."""
        same = bool(self.core) and self.core == other.core
        return same and (self.places <= other.places or other.places <= self.places)


def name_core(name: str) -> NameCore:
    """The core of a firm's name: a part of it as it is written, but for blanks and signs between letters."""
    places: set[str] = set()
    rest = _without_end(_LATIN_FORM.sub("", name.casefold().strip()), places)
    rest = _BETWEEN.sub("", rest)
    while (found := _PLACE.match(rest)) and len(rest) - found.end() >= _OWN:
        places.add(found["name"] or found["town"])
        rest = rest[found.end() :]
    enough = _ENOUGH if _is_chinese(rest) else _ENOUGH_LATIN
    return NameCore(rest if len(rest) >= enough else "", frozenset(places))


def _without_end(name: str, places: set[str]) -> str:
    """The name without legal forms and places in brackets at its end; the places are noted."""
    while True:
        brackets = _BRACKETS.search(name)
        place = _PLACE.fullmatch(brackets[1].strip()) if brackets else None
        found = brackets if place else _FORM.search(name)
        if not found or not found.start():
            return name
        if place:
            places.add(place["name"] or place["town"])
        name = name[: found.start()].rstrip()


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= each <= "\u9fff" for each in text)
