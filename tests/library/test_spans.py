"""What pictures are drawn from: days, status and numbers of all events of a timeline, and articles by month."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.findings import Status
from bot.library import spans
from bot.library.events import find_events
from bot.library.filters import Filter, Span
from bot.library.library import Library
from bot.library.spans import EventSpan, months_of, spread_of

HAN = "hansolbi"


async def spread(shelf: Any, wanted: Filter) -> spans.Spread:
    return await spread_of(shelf, wanted, (await find_events(shelf, wanted, 0, 1)).total)


async def test_a_spread_has_all_events_by_their_days(shelf: Any) -> None:
    found = await spread(shelf, Filter())
    assert found.spans == (
        EventSpan(date(2017, 1, 1), date(2017, 12, 31), Status.PAST),
        EventSpan(date(2018, 5, 1), date(2018, 5, 31), Status.PAST),
        EventSpan(date(2019, 1, 1), date(2019, 12, 31), Status.PLANNED),
        EventSpan(date(2022, 1, 27), date(2022, 1, 27), Status.PAST),
        EventSpan(date(2022, 3, 3), date(2022, 3, 3), Status.PAST),
        EventSpan(date(2024, 3, 2), date(2024, 3, 2), Status.PLANNED),
    )
    assert (found.dated, found.undated, found.older) == (6, 1, 0)


@pytest.mark.parametrize(
    ("wanted", "days", "undated"),
    [
        (Filter(person=HAN), ["2022-01-27", "2022-03-03"], 0),
        (Filter(span=Span(date(2018, 5, 20), date(2019, 6, 1))), ["2018-05-01", "2019-01-01"], 0),
        (Filter(publisher="Northern Gazette"), ["2018-05-01", "2019-01-01", "2022-01-27"], 0),
        (Filter(match='"wall"'), ["2019-01-01"], 1),
        (Filter(publisher="nobody"), [], 0),
    ],
)
async def test_a_spread_is_of_what_the_timeline_lists(
    shelf: Any, wanted: Filter, days: list[str], undated: int
) -> None:
    found = await spread(shelf, wanted)
    assert [str(span.first) for span in found.spans] == days
    assert found.undated == undated


async def test_events_of_the_same_days_are_counted_together(tmp_path: Path, put_up: Any, story: Any) -> None:
    dated = tuple({"sentence": 1, "date": day} for day in ("2022-01-05", "2022-01-05", "2022-01-06"))
    put_up(tmp_path / "library.db", [story("a.md", "A sluice", ("The sluice opened.",), dated=dated)])
    library = Library(tmp_path / "library.db")
    async with library.shelf() as shelf:
        found = await spread(shelf, Filter())
    await library.close()
    assert [span.events for span in found.spans] == [2, 1]


async def test_of_too_many_events_the_newest_are_counted(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "NEWEST_HITS", 2)
    found = await spread(shelf, Filter())
    assert [str(span.first) for span in found.spans] == ["2022-03-03", "2024-03-02"]
    assert (found.dated, found.undated, found.older) == (2, 1, 4)


async def test_articles_that_name_a_person_are_counted_by_month(shelf: Any) -> None:
    assert await months_of(shelf, HAN) == (("2022-01", 1), ("2022-03", 1), ("2024-01", 1))
    assert await months_of(shelf, "nobody") == ()


async def test_articles_without_a_month_are_left_out(tmp_path: Path, put_up: Any, story: Any) -> None:
    dates = (None, "2022", "202X", "XXXX-09-23", "2022-02", "2022-02-28", "2021-12-01")
    stories = [
        story(f"{place}.md", f"Sluice {place}", ("Ida Brandt spoke.",), people={"Ida Brandt": ()}, published=day)
        for place, day in enumerate(dates)
    ]
    put_up(tmp_path / "library.db", stories)
    library = Library(tmp_path / "library.db")
    async with library.shelf() as shelf:
        assert await months_of(shelf, "idabrandt") == (("2021-12", 1), ("2022-02", 2))
    await library.close()
