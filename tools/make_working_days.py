"""Write mainland China's working days anew from chinesecalendar: python tools/make_working_days.py

Run it when the State Council has published the next year's holidays and the library has them.
"""

import datetime
from itertools import groupby
from pathlib import Path

from chinese_calendar.constants import holidays, workdays

FILE = Path(__file__).parent.parent / "src/kehu/model/china_days.py"
SATURDAY, WIDTH = 5, 108
HEAD = '''"""Mainland China's working days, written by tools/make_working_days.py: by year, as month and day in four
digits, the days from Monday to Friday on which nobody works, and the Saturdays and Sundays that are worked (调休).
"""

YEARS = {
'''


def listed(days: list[datetime.date]) -> str:
    """Days as the lines of a text in Python."""
    text, lines = "", []
    for each in (f"{day:%m%d}" for day in sorted(days)):
        if len(text) + 5 > WIDTH:
            lines.append(text)
            text = ""
        text += f" {each}" if text else each
    if not lines:
        return f'        "{text}",'
    told = "\n".join(f'            "{line}"' for line in (*(f"{each} " for each in lines), text))
    return f"        (\n{told}\n        ),"


days = sorted([(day.year, 0, day) for day in holidays if day.weekday() < SATURDAY]
              + [(day.year, 1, day) for day in workdays if day.weekday() >= SATURDAY])  # fmt: skip
text = HEAD
for year, of_year in groupby(days, key=lambda each: each[0]):
    found = list(of_year)
    off, on = ([day for _, kind, day in found if kind == wanted] for wanted in (0, 1))
    text += f"    {year}: (\n{listed(off)}\n{listed(on)}\n    ),\n"
FILE.write_text(text + "}\n", encoding="utf-8", newline="\n")
