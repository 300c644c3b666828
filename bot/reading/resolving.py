"""From what an expression states to its value: calendar arithmetic relative to a day.

Never guesses: a value that is not the same for every day on which the article may have been published stays open, and a
missing year stays missing. Values are TIMEX3: ``1998-Q3``, ``1998-SU``, ``1998-W09-WE``, ``198`` for a decade.
"""

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.edtf import bounds
from bot.findings import DateType, Reference
from bot.reading.holidays import EVEN_YEARS, holiday
from bot.reading.whens import FIRST_HALF, FIRST_QUARTER, SPRING, Origin, When

_LEAP_CYCLE = 8
"""Years after which every day of the calendar has come round, 29 February included (1896 to 1904)."""
_NEAR = 60
"""Days around a holiday of even years within which one of an odd year may be meant all the same."""
_PARTS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}
_WINTER = 24
_SATURDAY = 5


def reference(when: When) -> Reference:
    """How the text gave the date."""
    counted = when.shift is not None or when.weekday is not None or bool(when.sense) or when.origin is Origin.NAMED
    if counted or when.decade is not None or when.short_year is not None:
        return Reference.RELATIVE
    return Reference.FULL if when.year else Reference.PARTIAL


def resolve(when: When, published: str | None, named: str | None = None, *, planned: bool) -> str | None:
    """Give the TIMEX3 value, None when open.

    ``published`` and ``named`` are EDTF: the publication, and the date that the text named last. ``planned`` looks
    forward from the publication, else back. A part of the day without a day is given as it is (``T21:30``).
    """
    if when.value is not None or when.type in {DateType.DURATION, DateType.SET}:
        return when.value
    if when.is_end:
        return _counted(when, published, named, planned=planned)
    if not when.states_day:
        return f"T{when.part}" if when.part else None
    day = _stated(when) if when.year is not None else _counted(when, published, named, planned=planned)
    return f"{day}T{when.part}" if when.part and day else day


def _counted(when: When, published: str | None, named: str | None, *, planned: bool) -> str | None:
    backwards = when.shift is not None and when.shift < 0
    from_named = when.origin is Origin.NAMED and (named is not None or not backwards)
    around = bounds(named if from_named else published)
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
    year = when.year or ""
    if year.isdigit() and int(year) == 0 and len(year) == 4:  # noqa: PLR2004 - digits of a year
        return None
    if when.holiday:
        return _written(holiday(when.holiday, int(year)))
    if when.month is None:
        return year
    if when.day is None:
        return _in_year(int(year), when.month)
    if not 1 <= when.day <= calendar.monthrange(int(year), when.month)[1]:
        return None
    return f"{year}-{when.month:02}-{when.day:02}"


def _in_year(year: int, month: int) -> str:
    if not date.min.year <= year <= date.max.year:
        message = f"no calendar has the year {year}"
        raise ValueError(message)
    return f"{year:04}-{_PARTS.get(month) or f'{month:02}'}"


def _written(day: date) -> str:
    return day.isoformat()


def _yearless(when: When) -> str | None:
    if when.month is None or when.month >= SPRING or when.short_year is not None:
        return None
    if when.sense and when.day is None:
        return None
    if when.day is None:
        return f"XXXX-{when.month:02}"
    possible = 1 <= when.day <= calendar.monthrange(2000, when.month)[1]
    return f"XXXX-{when.month:02}-{when.day:02}" if possible else None


def _relative(when: When, *, planned: bool) -> Callable[[date], str | None] | None:
    forward = when.sense == "next" or (planned and when.sense != "last")
    if when.shift is not None or when.is_end or when.weekday is not None:
        return _counting(when, forward=forward)
    if when.short_year is not None or (when.origin is Origin.NAMED and when.month is not None):
        return lambda day: _stated(replace(when, year=f"{_year_meant(when, day, forward=forward):04}"))
    if when.holiday or (when.day is not None and when.month is not None):
        return lambda day: _nearest_day(when, day, forward=forward)
    if when.month is not None:
        return lambda day: _nearest_month(when, when.month or 1, day, forward=forward)
    if when.decade is not None:
        return lambda day: _nearest_decade(when.decade or 0, day)
    return None


def _counting(when: When, *, forward: bool) -> Callable[[date], str]:
    if when.weekday is not None:
        return lambda day: _written(_nearest_weekday(when, day, forward=forward))
    if when.unit == "weekend":
        return lambda day: _weekend(when, day, forward=forward)
    if when.unit == "night":
        return lambda day: _written(day if forward else day - timedelta(days=1))
    if when.is_end:
        return lambda day: _end(when.unit, day, forward=forward)
    return lambda day: _shifted(when.unit, when.shift or 0, day)


def _end(unit: str, day: date, *, forward: bool) -> str:
    """Give the period whose end is meant: what has been said in January of a year-end was in the year before."""
    has_been = unit == "year" and not forward and day.month <= 6  # noqa: PLR2004 - half a year
    return _shifted(unit, -has_been, day)


def _nearest_weekday(when: When, day: date, *, forward: bool) -> date:
    weekday = when.weekday or 0
    if forward:
        ahead = (weekday - day.weekday()) % 7
        return day + timedelta(days=ahead or 7 * (when.sense == "next"))
    behind = (day.weekday() - weekday) % 7
    return day - timedelta(days=behind or 7 * (when.sense == "last"))


def _nearest_day(when: When, day: date, *, forward: bool) -> str | None:
    if when.unit == "part":
        return _stated(replace(when, year=f"{day.year + _YEARS_AWAY[when.sense]:04}"))
    step = 1 if forward else -1
    for year in range(day.year, day.year + step * (_LEAP_CYCLE + 1), step):
        if when.holiday:
            candidate = holiday(when.holiday, year)
            if when.holiday in EVEN_YEARS and year % 2 and abs((candidate - day).days) > _NEAR:
                continue
        elif (when.day or 1) <= calendar.monthrange(year, when.month or 1)[1]:
            candidate = date(year, when.month or 1, when.day or 1)
        else:
            continue
        if (candidate >= day) if forward else (candidate <= day):
            return _written(candidate)
    message = f"no calendar has day {when.day} in month {when.month}"
    raise ValueError(message)


def _nearest_month(when: When, code: int, day: date, *, forward: bool) -> str:
    """Give a month or a part of a year: the one running or next to it, or that of the year meant."""
    first, length = _extent(code)
    if when.unit == "part" and when.sense:
        return _in_year(day.year + _YEARS_AWAY[when.sense], code)
    strict = when.sense in {"last", "next"}
    # A winter that began in the year before is still running.
    month, this_year = (
        (day.month + 12, day.year - 1) if code == _WINTER and day.month <= length - 1 else (day.month, day.year)
    )
    running = first <= month < first + length
    if when.sense == "this" or (running and not strict):
        year = this_year
    elif forward:
        year = this_year + (first <= month)
    else:
        year = this_year - (first + length > month)
    return _in_year(year, code)


def _extent(code: int) -> tuple[int, int]:
    """First month and number of months of a month or a part of a year."""
    if code >= FIRST_HALF:
        return 6 * (code - FIRST_HALF) + 1, 6
    if code >= FIRST_QUARTER:
        return 3 * (code - FIRST_QUARTER) + 1, 3
    return (3 * (code - SPRING) + 3, 3) if code >= SPRING else (code, 1)


def _nearest_decade(tens: int, day: date) -> str:
    century = day.year // 100
    return f"{century if 10 * tens <= day.year % 100 else century - 1:02}{tens}"


def _year_meant(when: When, day: date, *, forward: bool) -> int:
    """Give the year named last, or the nearest that ends so: '92 is behind the publication unless it is planned."""
    if when.short_year is None:
        return day.year
    away = (when.short_year - day.year) % 100
    return day.year + (away if forward or away == 0 else away - 100)


def _weekend(when: When, day: date, *, forward: bool) -> str:
    saturday = day - timedelta(days=(day.weekday() - _SATURDAY) % 7)
    if (forward and day.weekday() < _SATURDAY) or when.sense == "next":
        saturday += timedelta(days=7)
    if when.sense == "last" and day.weekday() >= _SATURDAY:
        saturday -= timedelta(days=7)
    year, week, _ = saturday.isocalendar()
    return f"{year:04}-W{week:02}-WE"


def _shifted(unit: str, shift: int, day: date) -> str:
    if unit == "day":
        return _written(day + timedelta(days=shift))
    if unit == "week":
        year, week, _ = (day + timedelta(weeks=shift)).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit in {"month", "quarter"}:
        length = 1 if unit == "month" else 3
        counted = (day.year * 12 + day.month - 1) // length + shift
        year, part = divmod(counted, 12 // length)
        return _in_year(year, part + (1 if unit == "month" else FIRST_QUARTER))
    years, digits = {"decade": (10, 3), "century": (100, 2)}.get(unit, (1, 4))
    shifted = day.year // years + shift
    if shifted < 1:
        message = f"no year is {shift} {unit} away from {day}"
        raise ValueError(message)
    return f"{shifted:0{digits}}"
