"""What a time expression states: the words of news English for months, days, numbers and units as a :class:`When`.

Each function reads a match of the grammar in ``dates``. No calendar arithmetic: ``resolving`` turns a When into a
value. Types follow TIMEX3 (TimeML 1.2.1).
"""

import re
from dataclasses import dataclass

from bot.findings import DateType

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
FIXED_DAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a couple of": 2, "half a": 0}
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
}


@dataclass(frozen=True, slots=True)
class When:
    """What an expression states. ``shift`` counts units from the publication; ``sense`` is last, this or next.

    ``value`` is set when the expression needs no calendar (durations, sets, times). ``same_year`` repeats the year
    named before it.
    """

    type: DateType = DateType.DATE
    value: str | None = None
    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    shift: int | None = None
    sense: str = ""
    same_year: bool = False


def of_day(match: re.Match[str]) -> When:
    """``4 March 1987``, ``March 4``, ``March 1987``."""
    groups = match.groupdict()
    return When(
        year=groups.get("year"),
        month=month_number(groups.get("month")),
        day=int(groups["day"]) if groups.get("day") else None,
    )


def month_number(text: str | None) -> int | None:
    """Give 1 to 12 for a month's name, abbreviation or number; None for None."""
    if text is None:
        return None
    return (
        int(text)
        if text.isdigit()
        else next(i for i, name in enumerate(MONTHS, 1) if name.startswith(text.lower().rstrip(".")[:3]))
    )


def of_slashed(match: re.Match[str]) -> When:
    """``17/5/2021``; open when day and month could be either."""
    first, second = int(match["first"]), int(match["second"])
    if first > 12 >= second or first == second:  # noqa: PLR2004 - months
        return When(year=match["year"], month=second, day=first)
    if second > 12 >= first:  # noqa: PLR2004 - months
        return When(year=match["year"], month=first, day=second)
    return When()


def of_season(match: re.Match[str]) -> When:
    """``spring of 2021``."""
    return When(year=match["year"], month=SEASONS[match["season"].lower()])


def of_decade(match: re.Match[str]) -> When:
    """Read ``the 1980s``; ``the 1800s`` is a century."""
    year = match["year"]
    return When(year=year[:2] + "XX") if year.endswith("00") and year < "2000" else When(year=year[:3] + "X")


def of_century(match: re.Match[str]) -> When:
    """Read ``the 19th century``."""
    number = int(match["number"])
    return When(year=f"{number - 1:02}XX") if 0 < number < 22 else When()  # noqa: PLR2004 - the centuries so far


def of_weekday(match: re.Match[str]) -> When:
    """``Monday``, ``last Monday``."""
    sense = (match.groupdict().get("sense") or "").lower()
    return When(weekday=WEEKDAYS.index(match["weekday"].lower()), unit="day", sense=_sense(sense))


def _sense(word: str) -> str:
    return {"past": "last", "previous": "last", "coming": "next", "upcoming": "next", "earlier": "this"}.get(word, word)


def of_period(match: re.Match[str]) -> When:
    """``last week``, ``this spring``, ``next March``."""
    sense = _sense(match["sense"].lower())
    unit = match["unit"].lower()
    if unit in SEASONS:
        return When(month=SEASONS[unit], unit="season", sense=sense)
    month = next((i for i, name in enumerate(MONTHS, 1) if name == unit), None)
    if month:
        return When(month=month, unit="month", sense=sense)
    return When(unit=unit, shift={"last": -1, "this": 0, "next": 1}[sense], sense=sense)


def of_named_shift(match: re.Match[str]) -> When:
    """``yesterday``, ``tonight``."""
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match[0].lower(), 0)
    return When(unit="day", shift=shift)


def of_weekend(match: re.Match[str]) -> When:
    """Read ``the weekend``, ``last weekend``."""
    sense = match.groupdict().get("sense")
    return When(unit="weekend", shift=0, sense=_sense(sense.lower()) if sense else "")


def of_ago(match: re.Match[str]) -> When:
    """``two weeks ago``; open when nobody counted."""
    number = _number(match["number"])
    unit = match["unit"].lower()
    if number is None or unit not in {"day", "week", "month", "year"}:
        return When()
    return When(unit=unit, shift=-number)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else NUMBERS.get(text.lower())


def of_duration(match: re.Match[str]) -> When:
    """``three days``, ``several months``."""
    number = _number(match["number"])
    unit = UNITS[match["unit"].lower().replace("centurie", "century")]
    count = "X" if number is None else str(number * {"E": 10, "C": 100}.get(unit, 1))
    letter = {"E": "Y", "C": "Y"}.get(unit, unit[-1])
    return When(type=DateType.DURATION, value=f"P{'T' if unit.startswith('T') else ''}{count}{letter}")


def of_set(match: re.Match[str]) -> When:
    """``every Monday``, ``each year``."""
    word = match["unit"].lower()
    if word in WEEKDAYS:
        return When(type=DateType.SET, value=f"XXXX-WXX-{WEEKDAYS.index(word) + 1}")
    return When(type=DateType.SET, value=f"P1{UNITS[word][-1]}")


def of_clock(match: re.Match[str]) -> When:
    """Read ``9:30 a.m.`` as a time of day."""
    hour = int(match["hour"]) % 12 + 12 * (match["half"].lower() == "p")
    return When(type=DateType.TIME, value=f"T{hour:02}:{match['minute'] or '00'}")


def of_short_year_after(match: re.Match[str]) -> When:
    """Give the second year of ``1987-88``."""
    before = match.string[match.start() - 5 : match.start() - 1]
    return (
        When(year=before[:2] + match["short"]) if before[2:] < match["short"] and "1000" <= before < "2100" else When()
    )


def of_fixed(match: re.Match[str]) -> When:
    """``Christmas Day``, ``New Year's Eve 2020``."""
    month, day = FIXED_DAYS[match["fixed"].lower()]
    return When(year=match["year"], month=month, day=day)
