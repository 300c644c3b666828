"""The days that ``since`` and ``until`` mean: ``2022``, ``2022-01``, ``January 2022``, ``30d``, ``last month``.

Only what a person types as an option is read here; dates in articles are the business of ``reading``.
"""

import re
from datetime import date, timedelta

from bot.edtf import PartialDate
from bot.library.filters import Span

HELP = "Use 2022, 2022-01, 2022-01-27, “January 2022”, “last month” or 30d."
_AGO = re.compile(r"(?P<count>\d{1,5}) ?(?P<unit>d|days?|w|weeks?|m|months?|y|years?)(?: ago)?", re.ASCII)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
_DAYS_A_MONTH = 30.436875
_DAYS = {"d": 1.0, "w": 7.0, "m": _DAYS_A_MONTH, "y": 365.2425}
"""Mean lengths in the Gregorian calendar."""


def span(since: str, until: str, today: date) -> Span | str:
    """Read both options; a text means that one could not be read, as a sentence."""
    first, last = _read(since, today), _read(until, today)
    for typed, read in ((since, first), (until, last)):
        if typed.strip() and read is None:
            return f"“{' '.join(typed.split())[:40]}” is not a date I can read. {HELP}"
    return Span(first[0] if first else None, last[1] if last else None)


def _read(typed: str, today: date) -> tuple[date, date] | None:
    """Give the first and last day that a typed text means; None when it means none."""
    text = " ".join(typed.casefold().split())
    try:
        return _named(text, today) or _ago(text, today) or PartialDate.parse(_as_edtf(text)).bounds
    except (ValueError, OverflowError):
        return None


def _named(text: str, today: date) -> tuple[date, date] | None:
    monday = today - timedelta(days=today.weekday())
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    day = timedelta(days=1)
    before = month - day
    spans = {
        "today": (today, today),
        "now": (today, today),
        "yesterday": (today - day, today - day),
        "this week": (monday, today),
        "last week": (monday - 7 * day, monday - day),
        "this month": (month, today),
        "last month": (before.replace(day=1), before),
        "this year": (year, today),
        "last year": (date(today.year - 1, 1, 1), year - day),
    }
    return spans.get(text)


def _ago(text: str, today: date) -> tuple[date, date] | None:
    match = _AGO.fullmatch(text)
    if match is None:
        return None
    then = today - timedelta(days=round(int(match["count"]) * _DAYS[match["unit"][0]]))
    return then, then


def _as_edtf(text: str) -> str:
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return "-".join(part.zfill(2) for part in slashed.groups() if part)
    written = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    months = [number for number, name in enumerate(_MONTHS, 1) if written and name.startswith(written["month"])]
    if written and months:
        month = f"{written['year']}-{months[0]:02}"
        return f"{month}-{int(written['day']):02}" if written["day"] else month
    decade = re.fullmatch(r"(\d{3})0s", text, re.ASCII)
    return f"{decade[1]}X" if decade else text
