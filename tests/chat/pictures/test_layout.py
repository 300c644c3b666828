"""Layouts of pictures, for any events: nothing leaves the canvas, nothing hides anything, time runs to the right."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import EventSpan, Spread
from bot.chat.pictures import columns
from bot.chat.pictures.axis import BREAK, Stretch, lay_out, ticks
from bot.chat.pictures.chart import LEFT, RIGHT, WIDTH, Box, Chart
from bot.chat.pictures.columns import Tally, tally
from bot.chat.pictures.draw import measure
from bot.chat.pictures.sketch import plain
from bot.chat.pictures.timeline import timeline
from bot.findings import Status

AROUND = st.dates(date(2015, 1, 1), date(2026, 12, 31))
DAYS = st.one_of(AROUND, AROUND, AROUND, st.dates(date(1890, 1, 1)), st.dates())


@st.composite
def spans(draw: st.DrawFn) -> EventSpan:
    """One day, a month, a year, a decade, or some days."""
    first = draw(DAYS)
    kind = draw(st.sampled_from(["day", "day", "month", "year", "decade", "range"]))
    last = first
    if kind == "month":
        first = first.replace(day=1)
        last = date.fromordinal(min(first.toordinal() + 31, date.max.toordinal())).replace(day=1) - timedelta(days=1)
    elif kind in {"year", "decade"}:
        first = date(first.year, 1, 1)
        last = date(min(first.year + (9 if kind == "decade" else 0), 9999), 12, 31)
    elif kind == "range":
        last = date.fromordinal(min(first.toordinal() + draw(st.integers(1, 9000)), date.max.toordinal()))
    return EventSpan(first, max(first, last), draw(st.sampled_from(Status)), draw(st.integers(1, 4)))


SPREADS = st.lists(spans(), min_size=1, max_size=40).map(
    lambda found: Spread(tuple(sorted(found, key=lambda span: (span.first, -span.last.toordinal()))))
)
MANY = st.lists(spans(), min_size=3, max_size=300).map(lambda found: Spread(tuple(found), older=7))
ABOUT = st.one_of(st.just(""), st.text(max_size=120))


def parts(chart: Chart) -> list[Box]:
    return [part.box for part in (*chart.labels, *chart.bars, *chart.dots)]


def outside(chart: Chart) -> list[Box]:
    """Name what leaves the canvas, with half a pixel for rounding."""
    return [
        box
        for box in parts(chart)
        if box.left < -0.5 or box.top < 0 or box.right > WIDTH + 0.5 or box.bottom > chart.height
    ]


def collisions(chart: Chart) -> list[tuple[object, object]]:
    """Name pairs of which one hides a part of the other; a text may stand inside a bar."""
    found: list[tuple[object, object]] = [
        (one, other) for one, other in combinations(chart.labels, 2) if one.box.meets(other.box)
    ]
    found += [(one, other) for one, other in combinations(chart.bars, 2) if one.box.meets(other.box)]
    found += [
        (one, other)
        for one, other in combinations(chart.dots, 2)
        if (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < (one.radius + other.radius) ** 2
    ]
    found += [(dot, part) for dot in chart.dots for part in (*chart.bars, *chart.labels) if dot.box.meets(part.box)]
    found += [
        (label, bar)
        for label in chart.labels
        for bar in chart.bars
        if label.box.meets(bar.box) and not (bar.box.left <= label.box.left and label.box.right <= bar.box.right)
    ]
    return found


@given(SPREADS, ABOUT)
def test_a_timeline_hides_nothing_and_stays_on_the_canvas(spread: Spread, about: str) -> None:
    chart = timeline(spread, about, measure)
    if chart is None:
        return
    assert outside(chart) == []
    assert collisions(chart) == []


@given(SPREADS)
def test_a_timeline_has_a_dot_for_each_event_of_a_day_and_a_bar_for_each_longer_time(spread: Spread) -> None:
    chart = timeline(spread, "", measure)
    if chart is None:
        return
    samples = len({(span.first == span.last, span.status) for span in spread.spans}) + 1
    days = sum(span.events for span in spread.spans if span.first == span.last)
    longer = sum(span.first != span.last for span in spread.spans)
    assert days <= len(chart.dots) <= days + samples
    assert longer <= len(chart.bars) <= longer + samples
    assert {dot.status for dot in chart.dots} >= {s.status for s in spread.spans if s.first == s.last}


@given(MANY, ABOUT)
def test_columns_hide_nothing_and_count_everything_once(spread: Spread, about: str) -> None:
    found = tally(spread.spans)
    if found is None:
        return
    assert sum(column.total for column in found.columns) + found.left_out == spread.dated
    chart = columns.events(found, spread, about, measure)
    assert outside(chart) == []
    assert collisions(chart) == []


@given(st.lists(st.tuples(DAYS, st.integers(1, 5000)), min_size=2, max_size=80))
def test_articles_by_month_hide_nothing(counts: list[tuple[date, int]]) -> None:
    months = {f"{day:%Y}".zfill(4) + f"-{day.month:02}": number for day, number in counts}
    found = tally(columns.spans_of(sorted(months.items())))
    assert found is not None
    chart = columns.articles(found, 3, "Mira Halvorsen", measure)
    assert outside(chart) == []
    assert collisions(chart) == []
    assert sum(column.total for column in found.columns) == sum(months.values())


@given(SPREADS, st.booleans())
def test_time_runs_to_the_right(spread: Spread, even: bool) -> None:  # noqa: FBT001 - hypothesis gives both
    stretches = [Stretch(s.first.toordinal(), s.last.toordinal() + 1, s.events) for s in spread.spans]
    axis = lay_out(stretches, LEFT, RIGHT, even=even)
    days = sorted({day for stretch in stretches for day in (stretch.first, stretch.end - 0.5)})
    places = [axis.x(day) for day in days]
    assert places == sorted(places)
    assert all(LEFT - 0.01 <= place <= RIGHT + 0.01 for place in places)
    assert all(after.left - before.right == pytest.approx(BREAK) for before, after in pairwise(axis.panels))
    assert all(before.end <= after.first for before, after in pairwise(axis.panels))
    for stretch in stretches:
        panel = axis.panel(stretch.first)
        assert panel.first <= stretch.first
        assert stretch.end <= panel.end


@given(SPREADS)
def test_every_panel_has_a_tick_and_ticks_are_in_order(spread: Spread) -> None:
    stretches = [Stretch(s.first.toordinal(), s.last.toordinal() + 1, s.events) for s in spread.spans]
    axis = lay_out(stretches, LEFT, RIGHT)
    found = ticks(axis, measure)
    assert [tick.x for tick in found] == sorted(tick.x for tick in found)
    for panel in axis.panels:
        assert any(panel.left <= tick.x <= panel.right for tick in found)


def event(first: str, last: str = "", events: int = 1, status: Status = Status.PAST) -> EventSpan:
    return EventSpan(date.fromisoformat(first), date.fromisoformat(last or first), status, events)


def said(chart: Chart | None) -> list[str]:
    assert chart is not None
    return [label.text for label in chart.labels]


def test_times_are_written_as_short_as_can_be() -> None:
    spread = Spread(
        (
            event("2018-01-01", "2018-12-31"),
            event("2019-03-01", "2019-03-31", 2),
            event("2020-05-30", "2020-06-24"),
            event("2021-01-01", "2022-12-31"),
            event("2023-03-13", "2023-03-20"),
            event("2024-11-05", "2025-02-01"),
        )
    )
    told = said(timeline(spread, "the harbour", measure))
    wanted = ["2018", "Mar 2019 (2)", "30 May - 24 Jun 2020", "2021-2022", "13-20 Mar 2023", "5 Nov 2024 - 1 Feb 2025"]
    assert set(wanted) <= set(told)
    assert "7 dated events: the harbour" in told


def test_a_long_empty_time_is_left_out_of_the_axis() -> None:
    spread = Spread((event("1953-07-27"), event("2022-01-05"), event("2022-03-26"), event("2022-11-27")))
    broken, whole = timeline(spread, "", measure), timeline(Spread(spread.spans[1:]), "", measure)
    assert broken is not None
    assert whole is not None
    assert (len(broken.breaks), len(whole.breaks)) == (1, 0)
    assert {"1953", "2022"} <= set(said(broken))


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [("2022-01-10", "2022-01-14", "12 Jan"), ("2021-02-10", "2021-11-20", "Jul"), ("1990-01-01", "2020-01-01", "2005")],
)
def test_days_months_or_years_are_on_the_axis_after_its_length(first: str, last: str, wanted: str) -> None:
    axis = lay_out([Stretch(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())], LEFT, RIGHT)
    assert wanted in [tick.label for tick in ticks(axis, measure)]


def test_days_that_lean_on_each_other_share_a_label() -> None:
    spread = Spread((event("2017-01-02"), event("2022-03-13"), event("2022-03-20", events=4), event("2025-01-01")))
    assert "13-20 Mar 2022 (5)" in said(timeline(spread, "", measure))


def test_too_many_events_for_dots_are_counted_by_month() -> None:
    found = tuple(event(f"20{year}-{month:02}-11", events=3) for year in range(18, 24) for month in range(1, 13))
    assert timeline(Spread(found), "", measure) is None
    counted = tally((*found, event("2021-01-01", "2021-12-31", 9)))
    assert counted is not None
    assert (counted.unit, len(counted.columns), counted.left_out) == ("month", 72, 9)
    assert "Left out: 9 dated to more than a month" in said(
        columns.events(counted, Spread((*found, event("2021-01-01", "2021-12-31", 9))), "", measure)
    )


def test_the_tallest_column_is_named_unless_there_are_two() -> None:
    def told(*months: tuple[str, int]) -> list[str]:
        found = tally(columns.spans_of(months))
        assert isinstance(found, Tally)
        return said(columns.articles(found, 3, "Mira Halvorsen", measure))

    assert "Mar 2021: 7" in told(("2021-01", 2), ("2021-03", 7))
    assert [text for text in told(("2021-01", 7), ("2021-03", 7)) if ": 7" in text] == []


def test_what_the_font_has_no_letters_for_is_folded_or_left_out() -> None:
    assert plain("Zoë “Łódź”") == ""
    assert plain("Zoë “Müller”") == 'Zoe "Muller"'
    assert plain("김정은") == ""
    assert said(timeline(Spread((event("2022-01-05", events=3),)), "김정은", measure))[0] == "3 dated events"
