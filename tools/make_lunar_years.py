"""Write the table of lunar years anew: python tools/make_lunar_years.py (needs sxtwl, which kehu itself does not).

sxtwl computes new moons and solar terms as GB/T 33661-2017 defines the months by them. Of the libraries compared it is
the one with which at least one other agrees on every month of 1900 to 2100: tests/model/test_lunar.py.
"""

from pathlib import Path

import sxtwl

FILE = Path(__file__).parent.parent / "src/kehu/model/lunar_years.py"
FIRST, LAST = 1900, 2100
IN_A_LINE = 10
HEAD = '''"""The lunar years, written by tools/make_lunar_years.py: of each a number.

Its lowest 13 bits say of the months in their order, a leap month among them, whether they have 30 days; the next four
which month is followed by a leap month; the rest how many days after 1 January of the solar year its first day lies.
"""

FIRST = {first}
# fmt: off
YEARS = (
{lines})
# fmt: on
'''


def number(year: int) -> int:
    """What there is to know of a lunar year."""
    leap = sxtwl.getRunMonth(year)
    months = [(month, again) for month in range(1, 13) for again in (False, True) if not again or month == leap]
    long = sum(
        (sxtwl.getLunarMonthNum(year, month, again) == 30) << place for place, (month, again) in enumerate(months)
    )
    begins = sxtwl.fromLunar(year, 1, 1, False)
    return (begins.getSolarMonth() - 1) * 31 + begins.getSolarDay() - 1 << 17 | leap << 13 | long


numbers = [f"0x{number(year):06x}," for year in range(FIRST, LAST + 1)]
lines = [" ".join(numbers[n : n + IN_A_LINE]) for n in range(0, len(numbers), IN_A_LINE)]
text = HEAD.format(first=FIRST, lines="".join(f"    {line}\n" for line in lines))
FILE.write_text(text, encoding="utf-8", newline="\n")
