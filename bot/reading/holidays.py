"""The day of a holiday that has another date each year: pure arithmetic of the Gregorian calendar.

Only holidays that news English names like a date; those with a fixed day need no arithmetic.
"""

from collections.abc import Callable
from datetime import date, timedelta

_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6


def holiday(name: str, year: int) -> date:
    """Give a movable holiday's day in a year. Raises ValueError for a year that the calendar has not."""
    return _DAYS[name](year)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int, days: int = 0) -> date:
    """Give Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8), or days from it."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1) + timedelta(days=days)


_DAYS: dict[str, Callable[[int], date]] = {
    "easter": _easter,
    "easter sunday": _easter,
    "easter monday": lambda year: _easter(year, 1),
    "good friday": lambda year: _easter(year, -2),
    "maundy thursday": lambda year: _easter(year, -3),
    "palm sunday": lambda year: _easter(year, -7),
    "ash wednesday": lambda year: _easter(year, -46),
    "shrove tuesday": lambda year: _easter(year, -47),
    "ascension day": lambda year: _easter(year, 39),
    "pentecost": lambda year: _easter(year, 49),
    "thanksgiving": lambda year: _nth(year, 11, _THURSDAY, 4),
    "thanksgiving day": lambda year: _nth(year, 11, _THURSDAY, 4),
    "labor day": lambda year: _nth(year, 9, _MONDAY, 1),
    "election day": lambda year: _nth(year, 11, _MONDAY, 1) + timedelta(days=1),
    "columbus day": lambda year: _nth(year, 10, _MONDAY, 2),
    "presidents day": lambda year: _nth(year, 2, _MONDAY, 3),
    "presidents' day": lambda year: _nth(year, 2, _MONDAY, 3),
    "father's day": lambda year: _nth(year, 6, _SUNDAY, 3),
    "memorial day": lambda year: _nth(year, 6, _MONDAY, 1) - timedelta(days=7),
    "martin luther king day": lambda year: _nth(year, 1, _MONDAY, 3),
    "martin luther king jr. day": lambda year: _nth(year, 1, _MONDAY, 3),
}

MOVABLE_DAYS = tuple(_DAYS)
"""Names of the holidays that :func:`holiday` knows, in small letters."""
EVEN_YEARS = frozenset({"election day"})
"""Those that most people know of even years only: federal elections of the United States (2 U.S.C. 1 and 7)."""
