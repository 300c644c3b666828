"""Partial dates in EDTF (ISO 8601-2): a year, a month, a day, a season, a decade, or a day whose year nobody stated.

Pure arithmetic on the written form; nothing here looks at text or at the clock, and a missing year is never filled in.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Self

_FORM = re.compile(r"(?P<year>\d{4}|\d{3}X|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_MONTHS = 12
_SPRING, _WINTER = 21, 24
"""Season codes of EDTF level 1, section "Season": 21 spring, 22 summer, 23 autumn, 24 winter (northern hemisphere)."""
_SEASON_NAMES = ("spring", "summer", "autumn", "winter")
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class PartialDate:
    """A date as precise as it was given. Build it with :meth:`parse`."""

    year: str
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: str) -> Self:
        """Read ``2022-01-27``, ``2022-01``, ``2022``, ``202X``, ``2022-21`` or ``XXXX-09-23``.

        Raises ValueError when the text has another form or names a day that no calendar has.
        """
        match = _FORM.fullmatch(value)
        if match is None:
            message = f"not a date in EDTF: {value!r}"
            raise ValueError(message)
        year, month, day = match["year"], match["month"], match["day"]
        parsed = cls(year, int(month) if month else None, int(day) if day else None)
        parsed._check(value)
        return parsed

    def _check(self, value: str) -> None:
        whole_year = self.year.isdigit()
        message = f"no such date: {value!r}"
        if self.year == "0000" or (self.year == "XXXX" and self.month is None):
            raise ValueError(message)
        if self.year[3] == "X" and self.year != "XXXX" and self.month is not None:
            raise ValueError(message)
        if self.month is None:
            return
        if self.day is None:
            if not (1 <= self.month <= _MONTHS or (whole_year and _SPRING <= self.month <= _WINTER)):
                raise ValueError(message)
            return
        leap_or_own = int(self.year) if whole_year else 2000
        if not 1 <= self.month <= _MONTHS or not 1 <= self.day <= calendar.monthrange(leap_or_own, self.month)[1]:
            raise ValueError(message)

    def __str__(self) -> str:
        """Give the EDTF form back."""
        parts = [self.year]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def has_year(self) -> bool:
        """Whether the year (or its decade) is known."""
        return self.year != "XXXX"

    @cached_property
    def bounds(self) -> tuple[date, date] | None:
        """First and last day that it may mean; None without a year. A season is three whole months."""
        if not self.has_year:
            return None
        if self.year.endswith("X"):
            decade = int(self.year[:3]) * 10
            return date(max(decade, 1), 1, 1), date(decade + 9, 12, 31)
        year = int(self.year)
        if self.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if self.day is not None:
            return date(year, self.month, self.day), date(year, self.month, self.day)
        if self.month > _MONTHS:
            return _season(year, self.month)
        return date(year, self.month, 1), date(year, self.month, calendar.monthrange(year, self.month)[1])


def _season(year: int, code: int) -> tuple[date, date]:
    first_month = 3 * (code - _SPRING) + 3
    first = date(year, first_month, 1)
    if code == _WINTER:
        return first, date(year + 1, 3, 1) - timedelta(days=1) if year < date.max.year else date.max
    return first, date(year, first_month + 3, 1) - timedelta(days=1)


def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF text; None for None, without a year, or when it is no date."""
    if value is None:
        return None
    try:
        return PartialDate.parse(value).bounds
    except ValueError:
        return None


def in_words(value: str) -> str:
    """Write an EDTF date as a person does: ``23 September 2017``, ``1950s``, ``23 September, year not stated``.

    A text that is no such date comes back as it is.
    """
    try:
        parsed = PartialDate.parse(value)
    except ValueError:
        return value
    if parsed.year.endswith("X") and parsed.has_year:
        return f"{parsed.year[:3]}0s"
    parts = [str(parsed.day)] if parsed.day is not None else []
    if parsed.month is not None:
        is_season = parsed.month > _MONTHS
        parts.append(_SEASON_NAMES[parsed.month - _SPRING] if is_season else _MONTH_NAMES[parsed.month - 1])
    if not parsed.has_year:
        return f"{' '.join(parts)}, year not stated"
    return " ".join([*parts, str(int(parsed.year))])
