"""Time laid out from left to right: which day stands where, where the axis is broken, and the ticks below it.

Pure arithmetic on days (proleptic Gregorian ordinals, as in :meth:`datetime.date.toordinal`) and pixels; nothing is
drawn. A long empty time between events is left out, because one event of long ago would squeeze all others into a line.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise

from bot.edtf import in_words

Measure = Callable[[str], float]
"""Gives the width of a text in pixels."""

LAST_DAY = date.max.toordinal()
BREAK = 70.0
"""Width of a break in the axis, in pixels; tick labels reach half of it, at most, beyond their panel."""
MOST_BREAKS = 2
_LONG_GAP, _SHORTEST_GAP = 0.5, 3652
"""An empty time is left out when it is at least this share of all that is shown, and ten years: months can be told
apart on an axis of less."""
_NARROWEST = 0.17
"""Share of the width that every panel gets."""
_BY_EVENTS = 0.6
"""How much a panel's width depends on its events, and not on its days."""
_BETWEEN = 22.0
"""Pixels between two tick labels."""
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.4, 365.2
_MOST_TICKS = 60
_A_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` up to, not including, ``end``, which hold some events."""

    first: int
    end: int
    events: int = 1


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of the axis without a break: days from ``first`` up to ``end`` between two places in pixels."""

    first: int
    end: int
    left: float
    right: float

    def x(self, day: float) -> float:
        """Give the place of a day's beginning; days outside are at the nearest end."""
        share = (day - self.first) / (self.end - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: its label, where that is centred, and a year for the line below it, where one is due."""

    x: float
    label: str
    centre: float
    year: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """Panels from left to right, each of a later time than the one before."""

    panels: tuple[Panel, ...]

    def panel(self, day: float) -> Panel:
        """Give the panel that holds a day, or the one before the break that it falls in."""
        return next((panel for panel in reversed(self.panels) if day >= panel.first), self.panels[0])

    def x(self, day: float) -> float:
        """Give the place of a day's beginning, in pixels."""
        return self.panel(day).x(day)


def lay_out(
    stretches: Sequence[Stretch], left: float, right: float, *, even: bool = False, breaks: int = MOST_BREAKS
) -> Axis:
    """Fit stretches of time, at least one, between two places, with no more than so many breaks.

    An ``even`` axis gives a day the same width everywhere; otherwise panels are wider the more events they hold.
    """
    groups = _without_long_gaps(sorted(stretches, key=lambda stretch: (stretch.first, stretch.end)), breaks)
    days = [group.end - group.first for group in groups]
    if even:
        shares = [number / sum(days) for number in days]
    else:
        events = sum(group.events for group in groups)
        shares = [
            _BY_EVENTS * group.events / events + (1 - _BY_EVENTS) * number / sum(days)
            for group, number in zip(groups, days, strict=True)
        ]
    raised = [max(share, _NARROWEST) for share in shares]
    room = right - left - BREAK * (len(groups) - 1)
    widths = [room * share / sum(raised) for share in raised]
    if even:
        pixels = min(width / number for width, number in zip(widths, days, strict=True))
        groups = [_widened(group, width / pixels) for group, width in zip(groups, widths, strict=True)]
    starts = [left, *accumulate((width + BREAK for width in widths), initial=left)][1:]
    return Axis(
        tuple(
            Panel(group.first, group.end, start, start + width)
            for group, start, width in zip(groups, starts, widths, strict=False)
        )
    )


def _without_long_gaps(stretches: Sequence[Stretch], breaks: int) -> list[Stretch]:
    """Divide stretches, in order, at the longest empty times; each group becomes one stretch."""
    islands = [stretches[0]]
    for stretch in stretches[1:]:
        last = islands[-1]
        if stretch.first <= last.end:
            islands[-1] = Stretch(last.first, max(last.end, stretch.end), last.events + stretch.events)
        else:
            islands.append(stretch)
    gaps = sorted(((after.first - before.end, place) for place, (before, after) in enumerate(pairwise(islands))))
    kept = islands[-1].end - islands[0].first
    cuts: list[int] = []
    while gaps and len(cuts) < breaks and gaps[-1][0] >= max(_LONG_GAP * kept, _SHORTEST_GAP):
        gap, place = gaps.pop()
        kept -= gap
        cuts.append(place + 1)
    ends = [0, *sorted(cuts), len(islands)]
    groups = [islands[start:stop] for start, stop in pairwise(ends)]
    return [Stretch(group[0].first, group[-1].end, sum(island.events for island in group)) for group in groups]


def _widened(stretch: Stretch, days: float) -> Stretch:
    """Add days on both sides of a stretch until it has as many."""
    more = max(round(days) - (stretch.end - stretch.first), 0)
    first = max(stretch.first - more // 2, 1)
    return Stretch(first, max(min(first + round(days), LAST_DAY + 1), stretch.end), stretch.events)


def ticks(axis: Axis, measure: Measure, column: float = 0.0) -> list[Tick]:
    """Give the ticks of all panels: the finest step whose labels do not touch, at least one in each panel.

    Below columns that are ``column`` days wide ticks stand in the middle of theirs, and are no finer than they are.
    """
    return [tick for panel in axis.panels for tick in _ticks(panel, measure, column)]


@dataclass(frozen=True, slots=True)
class _Step:
    """Ticks every ``count`` days, months or years; ``days`` is about how long that is."""

    unit: str
    count: int

    @property
    def days(self) -> float:
        return self.count * {"day": 1.0, "month": _DAYS_A_MONTH, "year": _DAYS_A_YEAR}[self.unit]


_STEPS = (
    *(_Step("day", count) for count in (1, 2, 7, 14)),
    *(_Step("month", count) for count in (1, 3, 6)),
    *(_Step("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)


def _ticks(panel: Panel, measure: Measure, column: float) -> list[Tick]:
    for step in _STEPS:
        if step.days < column or (panel.end - panel.first) / step.days > _MOST_TICKS:
            continue
        days = list(_days(panel, step))
        found = [_tick(panel, day, step.unit, measure, column) for day in days]
        if found and _apart(found, measure):
            return _with_years(found, days, step.unit)
    first = date.fromordinal(panel.first)
    return _with_years([_tick(panel, first, "day", measure, 0.0)], [first], "day")


def _days(panel: Panel, step: _Step) -> Iterator[date]:
    """Give the days on which a panel has ticks."""
    last = panel.end - 1
    if step.unit == "day":
        begin = panel.first + -panel.first % step.count if step.count > 1 else panel.first
        yield from (date.fromordinal(day) for day in range(begin, last + 1, step.count))
        return
    first, until = date.fromordinal(panel.first), date.fromordinal(last)
    for year in range(first.year - first.year % step.count if step.unit == "year" else first.year, until.year + 1):
        if step.unit == "year" and (year % step.count or year < 1):
            continue
        for month in range(1, 13, step.count) if step.unit == "month" else (1,):
            day = date(year, month, 1)
            if first <= day <= until:
                yield day


def _tick(panel: Panel, day: date, unit: str, measure: Measure, column: float) -> Tick:
    label = {"day": day_words(day), "month": month_word(day), "year": str(day.year)}[unit]
    x = panel.x(day.toordinal() + column / 2)
    return Tick(x, label, _inside(panel, x, max(measure(label), measure(_A_YEAR))))


def month_word(day: date) -> str:
    """Give the short name of a day's month: ``Jan``."""
    return in_words(f"2000-{day.month:02}")[:3]


def day_words(day: date) -> str:
    """Write a day without its year: ``27 Jan``."""
    return f"{day.day} {month_word(day)}"


def _inside(panel: Panel, x: float, width: float) -> float:
    """Give the centre for a label so that it does not reach a neighbouring panel's labels."""
    reach = BREAK / 2 - _BETWEEN / 2
    low, high = panel.left - reach + width / 2, panel.right + reach - width / 2
    return min(max(x, low), high) if low <= high else (panel.left + panel.right) / 2


def _apart(found: Sequence[Tick], measure: Measure) -> bool:
    """Whether no two labels touch; below each there must be room for a year."""
    widths = [max(measure(tick.label), measure(_A_YEAR)) for tick in found]
    return all(
        after.centre - before.centre >= (one + other) / 2 + _BETWEEN
        for (before, one), (after, other) in pairwise(zip(found, widths, strict=True))
    )


def _with_years(found: Sequence[Tick], days: Sequence[date], unit: str) -> list[Tick]:
    """Say the year below the first tick, and below each that begins another one; ticks of years say it themselves."""
    if unit == "year":
        return list(found)
    before = (None, *(day.year for day in days))
    return [
        replace(tick, year="" if day.year == last else str(day.year))
        for tick, day, last in zip(found, days, before, strict=False)
    ]
