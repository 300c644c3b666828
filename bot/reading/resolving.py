"""From what an expression states to its value: calendar arithmetic relative to the day of publication.

Never guesses: a value that is not the same for every day on which the article may have been published stays open, and a
missing year stays missing.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from bot.edtf import bounds
from bot.findings import DateType, Reference
from bot.reading.whens import When

_SPRING = 21
_LEAP_CYCLE = 8
"""Years after which every day of the calendar has come round, 29 February included (1896 to 1904)."""


def reference(when: When) -> Reference:
    """How the text gave the date."""
    if when.same_year or when.shift is not None or when.weekday is not None or when.sense:
        return Reference.RELATIVE
    return Reference.FULL if when.year else Reference.PARTIAL


def resolve(when: When, published: str | None, *, planned: bool) -> str | None:
    """Give the TIMEX3 value, None when open. ``planned`` looks forward from the publication, else back."""
    if when.type is not DateType.DATE:
        return when.value
    if when.year is not None:
        return _stated(when)
    around = bounds(published)
    found = _relative(when, planned=planned)
    if around is not None and found is not None:
        try:
            first, last = found(around[0]), found(around[1])
        except (OverflowError, ValueError):
            first, last = None, ""
        if first == last:
            return first
    return _yearless(when)


def _stated(when: When) -> str | None:
    year = (when.year or "").zfill(4)
    if year.isdigit() and int(year) == 0:
        return None
    if when.month is None:
        return year
    if when.day is None:
        return f"{year}-{when.month:02}"
    if not 1 <= when.day <= calendar.monthrange(int(year), when.month)[1]:
        return None
    return f"{year}-{when.month:02}-{when.day:02}"


def _yearless(when: When) -> str | None:
    if when.sense or when.month is None or when.month >= _SPRING:
        return None
    if when.day is None:
        return f"XXXX-{when.month:02}"
    possible = 1 <= when.day <= calendar.monthrange(2000, when.month)[1]
    return f"XXXX-{when.month:02}-{when.day:02}" if possible else None


def _relative(when: When, *, planned: bool) -> Callable[[date], str] | None:
    forward = when.sense == "next" or (planned and when.sense != "last")
    if when.weekday is not None:
        return lambda day: _nearest_weekday(when, day, forward=forward).isoformat()
    if when.day is not None and when.month is not None:
        return lambda day: _nearest_day(when.month or 1, when.day or 1, day, forward=forward)
    if when.month is not None:
        return _monthly(when, forward=forward)
    if when.unit == "weekend":
        return lambda day: _weekend(when, day, forward=forward)
    if when.shift is not None:
        return lambda day: _shifted(when.unit, when.shift or 0, day)
    return None


def _monthly(when: When, *, forward: bool) -> Callable[[date], str] | None:
    if when.month is not None and when.month < _SPRING:
        return lambda day: _nearest_month(when, day, forward=forward)
    return (lambda day: _nearest_season(when, day)) if when.sense else None


def _nearest_weekday(when: When, day: date, *, forward: bool) -> date:
    weekday = when.weekday or 0
    if forward:
        ahead = (weekday - day.weekday()) % 7
        return day + timedelta(days=ahead or 7 * (when.sense == "next"))
    behind = (day.weekday() - weekday) % 7
    return day - timedelta(days=behind or 7 * (when.sense == "last"))


def _nearest_day(month: int, number: int, day: date, *, forward: bool) -> str:
    step = 1 if forward else -1
    for year in range(day.year, day.year + step * (_LEAP_CYCLE + 1), step):
        if number <= calendar.monthrange(year, month)[1]:
            candidate = date(year, month, number)
            if (candidate >= day) if forward else (candidate <= day):
                return candidate.isoformat()
    message = f"no calendar has day {number} in month {month}"
    raise ValueError(message)


def _nearest_month(when: When, day: date, *, forward: bool) -> str:
    month = when.month or 1
    strict = when.sense in {"last", "next"}
    if when.sense == "this":
        year = day.year
    elif forward:
        year = day.year + (month <= day.month if strict else month < day.month)
    else:
        year = day.year - (month >= day.month if strict else month > day.month)
    return f"{year:04}-{month:02}"


def _nearest_season(when: When, day: date) -> str:
    year = day.year + {"last": -1, "next": 1}.get(when.sense, 0)
    first_month = 3 * ((when.month or _SPRING) - _SPRING) + 3
    if when.sense == "last" and first_month + 2 < day.month:
        year = day.year
    if when.sense == "next" and first_month > day.month:
        year = day.year
    return f"{year:04}-{when.month:02}"


def _weekend(when: When, day: date, *, forward: bool) -> str:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    if (forward and day.weekday() < 5) or when.sense == "next":  # noqa: PLR2004 - Saturday
        saturday += timedelta(days=7)
    if when.sense == "last" and day.weekday() >= 5:  # noqa: PLR2004 - Saturday
        saturday -= timedelta(days=7)
    year, week, _ = saturday.isocalendar()
    return f"{year:04}-W{week:02}-WE"


def _shifted(unit: str, shift: int, day: date) -> str:
    if unit == "day":
        return (day + timedelta(days=shift)).isoformat()
    if unit == "week":
        year, week, _ = (day + timedelta(weeks=shift)).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return f"{day.year + shift:04}"
