"""A timeline as a chart: a dot for what the articles date to a day, a bar for what they date to a longer time.

Bars lie in lanes and dots are piled up, so that nothing hides anything; labels stand only where there is room. Pure: no
picture is drawn here. With more events than can be told apart it gives None, and ``columns`` counts them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answers.answer import EventSpan, Spread
from bot.chat.pictures.axis import BREAK, Axis, Panel, Stretch, day_words, lay_out, month_word
from bot.chat.pictures.chart import LEFT, LINE, RIGHT, TEXT_SIZE, Bar, Box, Chart, Dot, Label, Measure
from bot.chat.pictures.sketch import STATUS_WORDS, Sketch, within
from bot.findings import Status

_RADIUS, _PITCH = 11, 26.0
_MOST_PILED, _MOST_LANES, _MOST_DOTS = 9, 7, 120
_LANE, _BAR = 43.0, 34.0
_NARROWEST_BAR = 18.0
_APART = 14.0
"""Pixels between two bars of a lane, or a bar and a text."""
_ABOVE = 4.0


def timeline(spread: Spread, about: str, measure: Measure) -> Chart | None:
    """Lay the events out, at least one; None when they are too many."""
    if spread.older or len(spread.spans) > _MOST_DOTS:
        return None
    days = [span for span in spread.spans if span.first == span.last]
    longer = [span for span in spread.spans if span.first != span.last]
    stretches = [Stretch(span.first.toordinal(), span.last.toordinal() + 1, span.events) for span in spread.spans]
    axis = lay_out(stretches, LEFT, RIGHT)
    piles = _piles(days, axis)
    lanes = _lanes(longer, axis, measure)
    if piles is None or lanes is None:
        return None
    sketch = Sketch(measure)
    sketch.heading(f"{spread.dated:,} dated events", about)
    sketch.legend(_legend(spread.spans))
    top = sketch.y
    for number, lane in enumerate(lanes):
        for laid in lane:
            laid.put(sketch, top + number * _LANE)
    sketch.y += len(lanes) * _LANE
    _pile_up(sketch, piles, axis)
    sketch.axis(axis, top)
    return sketch.chart()


def _legend(spans: Sequence[EventSpan]) -> Iterator[tuple[bool, Status, str]]:
    kinds = {(span.first == span.last, span.status) for span in spans}
    if {is_day for is_day, _ in kinds} == {True, False}:
        yield True, Status.PAST, "one day"
        yield False, Status.PAST, "a longer time"
    elif len(kinds) > 1 and any(status is Status.PAST for _, status in kinds):
        yield (True, Status.PAST) in kinds, Status.PAST, STATUS_WORDS[Status.PAST]
    for status in (Status.PLANNED, Status.SUPPOSED):
        if {(True, status), (False, status)} & kinds:
            yield (True, status) in kinds, status, STATUS_WORDS[status]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A bar with its text, from ``left`` to ``right`` together."""

    left: float
    right: float
    bar: tuple[float, float]
    text: str
    text_left: float
    status: Status
    inside: bool = False

    def put(self, sketch: Sketch, top: float) -> None:
        """Put both into the chart, in the lane that begins at ``top``."""
        middle = top + _LANE / 2
        sketch.bars.append(Bar(Box(self.bar[0], middle - _BAR / 2, self.bar[1], middle + _BAR / 2), self.status))
        if self.text:
            above = middle - TEXT_SIZE * LINE / 2
            label = sketch.label(self.text, self.text_left, above)
            dark = self.inside and self.status is Status.PAST
            sketch.labels.append(Label(label.text, label.box, label.size, dark=dark))


def _lanes(spans: Sequence[EventSpan], axis: Axis, measure: Measure) -> list[list[_Laid]] | None:
    """Lay bars into as few lanes as may be, each with its text; None when they are too many.

    When the texts alone make them too many, bars come first, and texts stand where there is room beside them.
    """
    ways = [list(_ways(span, axis, measure)) for span in spans]
    lanes = _laid_out(ways)
    if len(lanes) <= _MOST_LANES:
        return lanes
    lanes = _laid_out([told[-1:] for told in ways])
    if len(lanes) > _MOST_LANES:
        return None
    for told in ways:
        lane = next(lane for lane in lanes if told[-1] in lane)
        place = lane.index(told[-1])
        others = lane[:place] + lane[place + 1 :]
        lane[place] = next(way for way in told if way is told[-1] or _fits(way, others))
    return lanes


def _laid_out(ways: Sequence[Sequence[_Laid]]) -> list[list[_Laid]]:
    """Give each bar the first lane where one of its ways to lie fits."""
    lanes: list[list[_Laid]] = []
    for choices in ways:
        fitting = ((lane, way) for lane in lanes for way in choices[: max(len(choices) - 1, 1)] if _fits(way, lane))
        lane, way = next(fitting, ([], choices[0]))
        if not lane:
            lanes.append(lane)
        lane.append(way)
    return lanes


def _fits(laid: _Laid, lane: Sequence[_Laid]) -> bool:
    return all(laid.left >= other.right + _APART or laid.right <= other.left - _APART for other in lane)


def _ways(span: EventSpan, axis: Axis, measure: Measure) -> Iterator[_Laid]:
    """Give the ways to lay a bar: its text inside it, behind it, before it; the last is without."""
    panel = axis.panel(span.first.toordinal())
    left, right = panel.x(span.first.toordinal()), panel.x(span.last.toordinal() + 1)
    more = max(_NARROWEST_BAR - (right - left), 0) / 2
    bar = left, right = left - more, right + more
    text = _words(span) + (f" ({span.events})" if span.events > 1 else "")
    width = measure(text, TEXT_SIZE)
    low, high = panel.left - BREAK / 2 + _ABOVE, panel.right + BREAK / 2 - _ABOVE
    behind, before = right + _APART / 2, left - _APART / 2 - width
    if width + _APART <= right - left and span.status is not Status.SUPPOSED:
        yield _Laid(left, right, bar, text, (left + right - width) / 2, span.status, inside=True)
    elif behind + width <= high:
        yield _Laid(left, behind + width, bar, text, behind, span.status)
    if before >= low:
        yield _Laid(before, right, bar, text, before, span.status)
    yield _Laid(left, right, bar, "", 0, span.status)


def _words(span: EventSpan) -> str:
    """Write a time as short as can be: ``2018``, ``1910-1945``, ``Jan 2022``, ``17-23 Jan 2022``."""
    first, last, year = span.first, span.last, span.last.year
    whole_months = first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)
    if whole_months and (first.month, last.month) == (1, 12):
        return str(year) if first.year == year else f"{first.year}-{year}"
    if first == last:
        return f"{day_words(first)} {year}"
    begin, end = (month_word(first), month_word(last)) if whole_months else (day_words(first), day_words(last))
    if first.year != year:
        return f"{begin} {first.year} - {end} {year}"
    if begin == end:
        return f"{begin} {year}"
    if not whole_months and first.month == last.month:
        return f"{first.day}-{end} {year}"
    return f"{begin} - {end} {year}"


@dataclass(frozen=True, slots=True)
class _Piled:
    """One dot: its day and status, where it stands, and how high in the pile."""

    day: date
    status: Status
    x: float
    height: int


def _piles(spans: Sequence[EventSpan], axis: Axis) -> list[_Piled] | None:
    """Give every event of a day its place, each as low as it can lie; None when they are too many."""
    if sum(span.events for span in spans) > _MOST_DOTS:
        return None
    piled: list[_Piled] = []
    ends: list[float] = []
    for span in spans:
        x = axis.panel(span.first.toordinal()).x(span.first.toordinal() + 0.5)
        for _ in range(span.events):
            free = (height for height, end in enumerate(ends) if x - end >= _PITCH)
            height = next(free, len(ends))
            if height == _MOST_PILED:
                return None
            ends[height : height + 1] = [x]
            piled.append(_Piled(span.first, span.status, x, height))
    return piled


def _pile_up(sketch: Sketch, piled: Sequence[_Piled], axis: Axis) -> None:
    """Put dots into the chart with room for texts above, and move ``y`` to the axis below."""
    height = max((dot.height + 1 for dot in piled), default=0)
    sketch.y += (TEXT_SIZE * LINE + 2 * _ABOVE if piled else 0) + height * _PITCH + 2 * _ABOVE
    floor = sketch.y - _ABOVE
    sketch.dots += (Dot(dot.x, floor - (dot.height + 0.5) * _PITCH, _RADIUS, dot.status) for dot in piled)
    heaps: list[list[_Piled]] = []
    for dot in piled:
        if heaps and dot.x - heaps[-1][-1].x < _PITCH:
            heaps[-1].append(dot)
        else:
            heaps.append([dot])
    taken = [dot.box for dot in sketch.dots]
    for heap in sorted(heaps, key=len, reverse=True):
        label = _heap_label(sketch, axis.panel(heap[0].day.toordinal()), heap, floor)
        if label is not None and not any(label.box.meets(box) for box in taken):
            sketch.labels.append(label)
            taken.append(Box(label.box.left - _APART, label.box.top, label.box.right + _APART, label.box.bottom))


def _heap_label(sketch: Sketch, panel: Panel, heap: Sequence[_Piled], floor: float) -> Label | None:
    """Say above dots that lean on each other of which days they are, and how many; None when that is too long."""
    words = _words(EventSpan(heap[0].day, heap[-1].day, Status.PAST)) + (f" ({len(heap)})" if len(heap) > 1 else "")
    width = sketch.measure(words, TEXT_SIZE)
    low, high = panel.left - BREAK / 2 + _ABOVE, panel.right + BREAK / 2 - _ABOVE
    if width > high - low:
        return None
    left = within((heap[0].x + heap[-1].x - width) / 2, width, low, high)
    top = floor - max(dot.height + 1 for dot in heap) * _PITCH
    return sketch.label(words, left, top - TEXT_SIZE * LINE)
