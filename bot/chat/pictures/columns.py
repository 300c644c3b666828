"""Numbers over time as columns: events a day, month, year or decade, and the articles a month that name a person.

The finest unit is taken whose columns can be told apart. What is dated less finely than that unit cannot be counted in
one of them: it is left out, and said. Pure: no picture is drawn here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.answer import EventSpan, Spread
from bot.answers.wording import counted
from bot.chat.pictures.axis import LAST_DAY, MOST_BREAKS, Axis, Stretch, day_words, lay_out, month_word
from bot.chat.pictures.chart import LEFT, LINE, RIGHT, TEXT_SIZE, Bar, Box, Chart, Measure, Rule
from bot.chat.pictures.sketch import STATUS_WORDS, Sketch, within
from bot.findings import Status

_ORDER = (Status.PAST, Status.PLANNED, Status.SUPPOSED)
"""From the bottom of a column to its top."""
_NARROWEST = 4.5
"""Pixels from one column to the next: nearly 2 when the picture is shown 400 pixels wide."""
_MOST = int((RIGHT - LEFT) / _NARROWEST)
"""More columns have no room."""
_WIDEST = 64.0
_TALL, _LOW = 260.0, 170.0
_GUTTER = 16.0
_LINES = 3
"""Steps of the scale."""
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_DAYS = {"day": 1.0, "month": 30.0, **{unit: 365.0 * years for unit, years in _YEARS.items()}}
"""The units, finest first, with about how many days they have."""


@dataclass(frozen=True, slots=True)
class Column:
    """One unit of time, from its day ``first`` up to the day ``end``, which is not in it, and its numbers."""

    first: date
    end: int
    counts: Mapping[Status, int]

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """Columns of one unit in order of time, and how many events are dated less finely than that."""

    unit: str
    columns: tuple[Column, ...]
    left_out: int
    breaks: int = 0
    """How many breaks the axis may have."""

    @property
    def highest(self) -> int:
        """The number of the tallest column."""
        return max(column.total for column in self.columns)

    @property
    def peaks(self) -> tuple[Column, ...]:
        """The tallest column, or several."""
        highest = self.highest
        return tuple(column for column in self.columns if column.total == highest)

    def name(self, column: Column) -> str:
        """Write what a column stands for: ``27 Jan 2022``, ``Jan 2022``, ``2022``, ``1990-1999``."""
        first = column.first
        match self.unit:
            case "day":
                return f"{day_words(first)} {first.year}"
            case "month":
                return f"{month_word(first)} {first.year}"
            case "year":
                return str(first.year)
            case _:
                return f"{first.year}-{first.year + _YEARS[self.unit] - 1}"


def tally(spans: Sequence[EventSpan]) -> Tally | None:
    """Count events by the finest unit that has room; the axis is broken only if that makes room.

    None when by every unit that has room most of them are left out.
    """
    whole = sum(span.events for span in spans)
    for unit in _DAYS:
        found = _counted(spans, unit)
        if found is None or not found.columns or 2 * found.left_out > whole:
            continue
        for breaks in (0, MOST_BREAKS):
            if _room(found, breaks) >= _NARROWEST:
                return replace(found, breaks=breaks)
    return None


def _room(found: Tally, breaks: int) -> float:
    """Give the pixels from one column to the next."""
    panel = _axis(found, LEFT + _GUTTER, breaks).panels[0]
    return _DAYS[found.unit] * (panel.right - panel.left) / (panel.end - panel.first)


def _counted(spans: Iterable[EventSpan], unit: str) -> Tally | None:
    """Count events by a unit; None when that makes too many columns."""
    number_of = _numbering(unit)
    counts: defaultdict[int, Counter[Status]] = defaultdict(Counter)
    left_out = 0
    for span in spans:
        number = number_of(span.first)
        if number == number_of(span.last):
            counts[number][span.status] += span.events
        else:
            left_out += span.events
        if len(counts) > _MOST:
            return None
    columns = (
        Column(date.fromordinal(_begin(number, unit)), _begin(number + 1, unit), counts[number])
        for number in sorted(counts)
    )
    return Tally(unit, tuple(columns), left_out)


def _numbering(unit: str) -> Callable[[date], int]:
    """Give a function that numbers days, months, years and so on without a gap."""
    if unit == "day":
        return date.toordinal
    if unit == "month":
        return lambda day: 12 * day.year + day.month - 1
    years = _YEARS[unit]
    return lambda day: day.year // years


def _begin(number: int, unit: str) -> int:
    """Give the first day of a numbered unit; behind the calendar's end, the day behind its last."""
    if unit == "day":
        return number
    year, month = divmod(number, 12) if unit == "month" else (number * _YEARS[unit], 0)
    return date(max(year, 1), month + 1, 1).toordinal() if year <= date.max.year else LAST_DAY + 1


def _axis(found: Tally, left: float, breaks: int) -> Axis:
    stretches = [Stretch(column.first.toordinal(), column.end, column.total) for column in found.columns]
    return lay_out(stretches, left, RIGHT, even=True, breaks=breaks)


def events(found: Tally, spread: Spread, about: str, measure: Measure) -> Chart:
    """Lay out how many events there are in each unit of time."""
    sketch = Sketch(measure)
    sketch.heading(f"Events a {found.unit}", about)
    kinds = {status for column in found.columns for status in column.counts}
    if len(kinds) > 1:
        sketch.legend((False, status, STATUS_WORDS[status]) for status in _ORDER if status in kinds)
    _plot(sketch, found, _TALL)
    for remark in remarks(spread, found):
        sketch.remark(remark)
    return sketch.chart()


def remarks(spread: Spread, found: Tally) -> list[str]:
    """Say what the columns do not count."""
    said = []
    if found.left_out:
        said.append(f"Left out: {found.left_out:,} dated to more than a {found.unit}")
    if spread.older:
        said.append(f"The newest {spread.dated:,} of {spread.dated + spread.older:,} dated events")
    return said


def articles(found: Tally, left_out: int, about: str, measure: Measure) -> Chart:
    """Lay out in how many articles of each unit of time a person is named; ``left_out`` are not among them."""
    sketch = Sketch(measure)
    sketch.heading(f"Articles a {found.unit}", about)
    _plot(sketch, found, _LOW)
    if left_out:
        sketch.remark(not_counted(left_out))
    return sketch.chart()


def not_counted(articles: int) -> str:
    """Say that some articles are not in any column."""
    return f"Left out: {counted(articles, 'article')}, older or not dated to a month"


def spans_of(months: Iterable[tuple[str, int]]) -> list[EventSpan]:
    """Take the articles of each month (``2022-01``) for events of that month."""
    spans = []
    for month, number in months:
        first = date.fromisoformat(f"{month}-01")
        end = _begin(_numbering("month")(first) + 1, "month")
        spans.append(EventSpan(first, date.fromordinal(end - 1), Status.PAST, number))
    return spans


def _plot(sketch: Sketch, found: Tally, height: float) -> None:
    step = _step(found.highest)
    ceiling = -(-found.highest // step) * step
    line = TEXT_SIZE * LINE
    floor = sketch.y + line + height
    left = LEFT + sketch.measure(f"{ceiling:,}", TEXT_SIZE) + _GUTTER
    for number in range(0, ceiling + 1, step):
        y = floor - height * number / ceiling
        if number:
            sketch.rules.append(Rule(left, y, RIGHT, y, faint=True))
        beside = left - _GUTTER - sketch.measure(f"{number:,}", TEXT_SIZE)
        sketch.labels.append(sketch.label(f"{number:,}", beside, y - line / 2, quiet=True))
    axis = _axis(found, left + _GUTTER, found.breaks)
    for column in found.columns:
        _stack(sketch, column, axis, (floor, height / ceiling))
    if len(found.peaks) == 1:
        (peak,) = found.peaks
        said = f"{found.name(peak)}: {peak.total:,}"
        width = sketch.measure(said, TEXT_SIZE)
        middle = axis.panel(peak.first.toordinal()).x((peak.first.toordinal() + peak.end) / 2)
        top = floor - height * peak.total / ceiling - line
        sketch.labels.append(sketch.label(said, within(middle - width / 2, width, left, RIGHT), top))
    sketch.y = floor
    sketch.axis(axis, floor, _DAYS[found.unit])


def _step(peak: int) -> int:
    """Give the distance of the scale's lines: 1, 2 or 5 with noughts."""
    step = 1
    for factor in (2, 2.5, 2) * len(str(peak)):
        if peak <= step * _LINES:
            break
        step = int(step * factor)
    return step


def _stack(sketch: Sketch, column: Column, axis: Axis, scale: tuple[float, float]) -> None:
    """Put a column on the floor, one part a status."""
    (bottom, pixels), panel = scale, axis.panel(column.first.toordinal())
    left, right = panel.x(column.first.toordinal()), panel.x(column.end)
    slim = max((right - left - _WIDEST) / 2, min((right - left) * 0.1, 4))
    for status in _ORDER:
        number = column.counts.get(status, 0)
        if number:
            top = bottom - number * pixels
            sketch.bars.append(Bar(Box(left + slim, top, right - slim, bottom), status))
            bottom = top
