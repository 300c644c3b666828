"""When a standing order is due: a time of day in a time zone on wanted weekdays, as instants in UTC.

Pure arithmetic on the rules of zoneinfo. It knows no clock and nothing of what is to be done at that time.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EVERY_DAY = frozenset(range(1, 8))
"""ISO weekdays: 1 is Monday, 7 is Sunday."""
_DAY = dt.timedelta(days=1)
_SECOND = dt.timedelta(seconds=1)


@cache
def zone_rules(name: str) -> ZoneInfo:
    """Give the rules of an IANA time zone; they are read from disk once (about 0.05 ms) and kept (about 3 kB).

    Raises ValueError when there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder such as "Asia", or a long name
        message = f"no such time zone: {name!r}"
        raise ValueError(message) from error


@dataclass(frozen=True, slots=True)
class Schedule:
    """A wall time in whole minutes, an IANA time zone, and ISO weekdays (1 is Monday).

    Raises ValueError when the time is aware or has seconds, the zone is unknown, or the days are none or no weekdays.
    """

    time: dt.time
    zone: str
    days: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if self.time.tzinfo is not None or self.time.second or self.time.microsecond:
            message = f"not a plain time in whole minutes: {self.time!r}"
            raise ValueError(message)
        if not self.days or not self.days <= EVERY_DAY:
            message = f"not ISO weekdays: {sorted(self.days)}"
            raise ValueError(message)
        zone_rules(self.zone)


@dataclass(frozen=True, slots=True)
class Run:
    """One due moment: the local date that it is for, and the instant in UTC."""

    day: dt.date
    at: dt.datetime


def run_on(schedule: Schedule, day: dt.date) -> Run | None:
    """Give the run for a local date; None when its weekday is not wanted or the zone skipped the whole day.

    The instant is the first whose local time is the wanted one or later: of a time that occurs twice the first, of a
    time that clocks skip the end of the skip, even where that is on the next date. Exact for the years 1970 to 2100.
    """
    if day.isoweekday() not in schedule.days:
        return None
    zone = zone_rules(schedule.zone)
    at = _first_at_or_after(dt.datetime.combine(day, schedule.time.replace(fold=0)), zone)
    if _wall(at, zone).date() != day:
        dawn = _first_at_or_after(dt.datetime.combine(day, dt.time()), zone)
        if _wall(dawn, zone).date() != day:
            return None
    return Run(day, at)


def next_run(schedule: Schedule, after: dt.datetime) -> Run:
    """Give the first run later than an aware instant. Raises ValueError when the instant is naive."""
    return next(_runs_after(schedule, _aware(after)))


def runs_between(schedule: Schedule, after: dt.datetime, until: dt.datetime) -> Iterator[Run]:
    """Give the runs with ``after < at <= until`` in order. Raises ValueError at once when an instant is naive."""
    last = _aware(until)
    return takewhile(lambda run: run.at <= last, _runs_after(schedule, _aware(after)))


def _runs_after(schedule: Schedule, after: dt.datetime) -> Iterator[Run]:
    """Give all later runs. The local date of ``after`` is early enough: runs of earlier dates are in the past there."""
    day = _wall(after, zone_rules(schedule.zone)).date()
    while True:
        run = run_on(schedule, day)
        if run is not None and run.at > after:
            yield run
        day += _DAY


def _first_at_or_after(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Give the first instant whose local time is ``wall`` or later, by the fold rules of PEP 495.

    Fold 0 is the first of two occurrences. In a gap, fold 0 counts with the offset before the transition and lands at
    or after it, fold 1 with the offset after it and lands before: between them the transition is found by bisection.
    """
    instant = wall.replace(tzinfo=zone).astimezone(dt.UTC)
    if _wall(instant, zone) == wall:
        return instant
    before = wall.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    seconds = (instant - before) // _SECOND
    return before + _SECOND * bisect_left(range(seconds), wall, key=lambda late: _wall(before + _SECOND * late, zone))


def _wall(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Give the local time of an instant as a naive datetime without fold, which compares by its fields alone."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _aware(instant: dt.datetime) -> dt.datetime:
    if instant.utcoffset() is None:
        message = f"an instant needs a time zone: {instant!r}"
        raise ValueError(message)
    return instant.astimezone(dt.UTC)
