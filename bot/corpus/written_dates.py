"""Dates as publishers write them beside an article, to EDTF. Not for dates within sentences: those are reading's."""

import re
from collections.abc import Iterator

from bot.edtf import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>\d{{4}})"
_ISO = r"(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
_NUMBERS = r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4})|(?P<y2>\d{4})[/.](?P<a2>\d{1,2})[/.](?P<b2>\d{1,2})"
_ZONE = r"(?:\s?\(?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|[+-]\d\d:?\d\d|local time)\)?)?"
_CLOCK = rf"\d{{1,2}}(?:[:.]\d\d){{1,2}}(?:\.\d+)?\s?(?:[ap]\.?m\.?)?{_ZONE}|\d{{1,2}}\s?[ap]\.?m\.?{_ZONE}"
_DATE = "|".join(
    (
        f"{_MONTH}\\s+{_DAY}(?:,?\\s+{_YEAR})?(?!\\d)".format(n=1),
        f"{_DAY}(?:\\s+of)?[\\s-]+{_MONTH}(?:,?[\\s-]+{_YEAR})?(?!\\d)".format(n=2),
        f"{_MONTH},?\\s+{_YEAR}(?!\\d)".format(n=3),
        _ISO,
        _NUMBERS,
    )
)
_DATED = re.compile(
    rf"(?:(?P<early>{_CLOCK}),?\s+(?:on\s+)?)?{_WEEKDAY}(?:{_DATE})"
    rf"(?:\s*(?:,|T|\||\-|–|at)?\s*(?:at\s+)?(?:{_CLOCK}|Z)*)?",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(rf"(?<![\w-])(?:{_DATE})", re.IGNORECASE)
_EDTF = re.compile(r"(?:\d{4}|\d{3}X|XXXX)(?:-\d\d){0,2}")
_LONGEST = 80


def written_date(text: str) -> str | None:
    """Read a text that is a date and nothing else (``Mon, 3 March 2021, 12:21 PM EST``) as EDTF; None if it is none.

    A day whose year is not written stays without one (``XXXX-09-23``); numbers that could be day or month are none.
    """
    text = text.strip().rstrip(".")
    if len(text) > _LONGEST:
        return None
    if _EDTF.fullmatch(text):
        return _valid(text)
    match = _DATED.fullmatch(text)
    return _value(match) if match else None


def dates_in(text: str) -> Iterator[str]:
    """Give the dates with a year that stand in a text, in their order, as EDTF."""
    for match in _FULL_DATE.finditer(text):
        value = _value(match)
        if value and not value.startswith("XXXX"):
            yield value


def _value(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _valid(match["iso"])
    if match["a"] or match["a2"]:
        return _from_numbers(match)
    for n in "123":
        if month := match[f"month{n}"]:
            year = match[f"year{n}"] or "XXXX"
            day = "" if n == "3" else f"-{int(match[f'day{n}']):02}"
            return _valid(f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02}{day}")
    return None


def _from_numbers(match: re.Match[str]) -> str | None:
    if match["a2"]:
        return _valid(f"{match['y2']}-{int(match['a2']):02}-{int(match['b2']):02}")
    first, second = int(match["a"]), int(match["b"])
    readings = {_valid(f"{match['y']}-{month:02}-{day:02}") for day, month in ((first, second), (second, first))}
    readings.discard(None)
    return readings.pop() if len(readings) == 1 else None


def _valid(value: str) -> str | None:
    try:
        return str(PartialDate.parse(value))
    except ValueError:
        return None
