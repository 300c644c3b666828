"""What new articles bring: their first sentences, who is named, what is due, all from one set of keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.findings import SpeakerKind, Status
from bot.library import events, news, quotations
from bot.library.filters import Interest
from bot.library.library import Library

Lease = Callable[..., Any]
NO_ONE = Interest()


@pytest.fixture
def lease(tmp_path: Path, put_up: Any) -> Lease:
    """Lease a shelf that holds some stories."""

    @asynccontextmanager
    async def leased(*stories: Any) -> AsyncIterator[Any]:
        put_up(tmp_path / "library.db", stories)
        library = Library(tmp_path / "library.db")
        async with library.shelf() as shelf:
            yield shelf
        await library.close()

    return leased


async def test_the_newest_come_first_and_the_undated_last(shelf: Any) -> None:
    assert await news.newest_keys(shelf, 3) == ("2024/war.md", "2022/strike.md", "2022/pact.md")
    assert (await news.newest_keys(shelf, 10))[-1] == "undated/storm.txt"
    assert set(await news.newest_keys(shelf, 10)) == set(await news.all_keys(shelf))


async def test_keys_are_divided_into_those_on_the_shelf_and_the_others(shelf: Any) -> None:
    asked = ("2024/war.md", "gone.md", "2022/pact.md", "2024/war.md", "' OR 1=1 --")
    assert await news.on_shelf(shelf, asked) == (("2024/war.md", "2022/pact.md"), ("gone.md", "' OR 1=1 --"))
    assert await news.count(shelf, asked) == (2, 4)


async def test_a_sheet_has_the_first_telling_sentence_the_topics_in_order_and_the_people(shelf: Any) -> None:
    war, pact = await news.sheets(shelf, ("2022/pact.md", "gone.md", "2024/war.md"), 10)
    assert (war.source.key, war.first_day, war.last_day) == ("2024/war.md", "2024-01-18", "2024-01-18")
    assert war.topics == ("war", "fisheries pact")
    assert pact.sentence == "Trade minister Han Sol-bi signed the fisheries pact in Aldmoor on 27 January 2022."
    assert pact.people == {"hansolbi", "lenaortez"}
    assert [sheet.source.key for sheet in await news.sheets(shelf, ("2022/pact.md", "2024/war.md"), 1)] == [
        "2024/war.md"
    ]


@pytest.mark.parametrize(
    ("sentences", "first"),
    [
        (("Yes.", "The ferry to the outer islands sails again from Monday on."), 1),
        (("A ferry sails again", "The ferry to the outer islands sails again from Monday on."), 1),
        (("No.", "Not yet."), 0),
        ((), None),
    ],
)
async def test_a_short_sentence_and_the_title_again_are_passed_over(
    lease: Lease, story: Any, sentences: tuple[str, ...], first: int | None
) -> None:
    async with lease(story("a.md", "A ferry sails again", sentences)) as shelf:
        (sheet,) = await news.sheets(shelf, ("a.md",), 5)
    assert sheet.sentence == ("" if first is None else sentences[first])


async def test_people_come_with_the_newest_article_outside_the_set(shelf: Any) -> None:
    fresh = ("2024/war.md", "2018/works.md")
    seen = {one.key: one for one in await news.people(shelf, fresh, fresh)}
    han, choe, ortez = seen["hansolbi"], seen["choeraksu"], seen["lenaortez"]
    assert (han.article, han.name, han.mentions, han.quoted) == ("2024/war.md", "Han Sol-bi", 1, True)
    assert han.before is not None
    assert (han.before.key, han.undated) == ("2022/strike.md", False)
    assert choe.undated
    assert ortez.before is not None
    assert ortez.before.key == "2022/pact.md"
    everything = await news.all_keys(shelf)
    assert {one.before for one in await news.people(shelf, everything, fresh)} == {None}


async def test_roles_of_the_set_and_those_known_outside_it(shelf: Any) -> None:
    stated = await news.roles(shelf, ("2024/war.md", "2022/pact.md"))
    assert [(role.person, role.title) for role in stated] == [
        ("hansolbi", "prime minister"),
        ("hansolbi", "Trade minister"),
        ("lenaortez", "Harbour master"),
    ]
    known = await news.known_roles(shelf, ("2024/war.md",), ("hansolbi", "lenaortez", "nobody"))
    assert known == {"hansolbi": ("trade minister",), "lenaortez": ("harbour master",)}


async def test_quoted_sources_and_the_spread_of_topics_are_counted(shelf: Any) -> None:
    assert await news.speakers(shelf, await news.all_keys(shelf)) == {
        "2022/strike.md": {"the Pilots' Guild"},
        "2024/war.md": {"a source close to the pilots"},
    }
    assert await news.spread(shelf, ("fisheries pact", "war", "nothing")) == {"fisheries pact": 3, "war": 1}


async def test_fingerprints_come_in_pages_and_without_the_set(shelf: Any, harbour: Any) -> None:
    fresh = ("2024/war.md", "2018/works.md")
    pages, after = [], 0
    while page := await news.fingerprints(shelf, fresh, after, 3):
        pages.append(page)
        after = page[-1][0]
    assert [len(page) for page in pages] == [3, 1]
    sources = await news.sources(shelf, [number for page in pages for number, _ in page])
    marks = {one.key: one.article().fingerprint for one in harbour if one.key not in fresh}
    assert {sources[number].key: mark for page in pages for number, mark in page} == marks


def planned(story: Any, key: str, **dated: Any) -> Any:
    """Make an article whose one sentence is an event."""
    usual = {"sentence": 1, "status": Status.PLANNED}
    return story(key, f"Title {key}", (f"The sluice {key} is to open, Ida Brandt wrote.",), dated=(usual | dated,))


@pytest.mark.parametrize(
    ("dated", "comes"),
    [
        ({"date": "2024-02-29"}, False),
        ({"date": "2024-03-01"}, True),
        ({"date": "2024-03-08"}, True),
        ({"date": "2024-03-09"}, False),
        ({"date": "2024-03-04", "status": Status.SUPPOSED}, True),
        ({"date": "2024-03-04", "status": Status.PAST}, False),
        ({"date": "2024-02-20", "end": "2024-03-01"}, True),
        ({"date": "2024-02-20", "end": "2024-02-28"}, False),
        ({"date": "2024-03"}, True),
        ({"date": "2024-02"}, False),
        ({"date": "2024"}, False),
        ({"date": "XXXX-03-04"}, False),
    ],
)
async def test_what_comes_due_within_the_days(lease: Lease, story: Any, dated: Any, *, comes: bool) -> None:
    async with lease(planned(story, "a.md", **dated)) as shelf:
        found = await events.coming(shelf, date(2024, 3, 1), date(2024, 3, 8), NO_ONE, 5)
    assert len(found) == comes


async def test_a_whole_month_comes_due_on_its_first_day_only(lease: Lease, story: Any) -> None:
    async with lease(planned(story, "a.md", date="2024-03")) as shelf:
        assert await events.coming(shelf, date(2024, 2, 27), date(2024, 3, 5), NO_ONE, 5) == ()
        assert await events.coming(shelf, date(2024, 3, 2), date(2024, 3, 9), NO_ONE, 5) == ()


async def test_what_comes_due_is_given_soonest_first_and_what_has_begun_last(lease: Lease, story: Any) -> None:
    dates = {"a.md": "2024-03-05", "b.md": "2024-03-02"}
    stories = [planned(story, key, date=day) for key, day in dates.items()]
    stories.append(planned(story, "c.md", date="2024-01-01", end="2024-12-31"))
    async with lease(*stories) as shelf:
        found = await events.coming(shelf, date(2024, 3, 1), date(2024, 3, 8), Interest((), '"c"'), 5)
        first = await events.coming(shelf, date(2024, 3, 1), date(2024, 3, 8), Interest((), '"c"'), 1)
    assert [(line.source.key, on) for line, on in found] == [("b.md", False), ("a.md", False), ("c.md", True)]
    assert [line.source.key for line, _ in first] == ["c.md"]


@pytest.mark.parametrize(
    ("dated", "recalled"),
    [
        ({"date": "2022-03-04"}, True),
        ({"date": "1951-03-04"}, True),
        ({"date": "2022-03-05"}, False),
        ({"date": "2024-03-04"}, False),
        ({"date": "2022-03"}, False),
        ({"date": "2022-03-04", "status": Status.PLANNED}, False),
        ({"date": "XXXX-03-04"}, False),
    ],
)
async def test_what_happened_on_this_day(lease: Lease, story: Any, dated: Any, *, recalled: bool) -> None:
    async with lease(planned(story, "a.md", **({"status": Status.PAST} | dated))) as shelf:
        assert len(await events.on_this_day(shelf, date(2024, 3, 4), NO_ONE, 5)) == recalled


async def test_what_a_day_recalls_is_wanted_for_its_people(shelf: Any) -> None:
    for key, wanted in (("pedroortez", True), ("lenaortez", False)):
        found = await events.on_this_day(shelf, date(2024, 3, 3), Interest((key,)), 5)
        assert [(line.source.key, on) for line, on in found] == [("2022/strike.md", wanted)]


def speech(story: Any, key: str, *said: tuple[str, str, dict[str, Any]], **more: Any) -> Any:
    """Make an article of quotations by text and speaker."""
    people: dict[str, Any] = {speaker: () for _, speaker, other in said if "speaker_kind" not in other}
    return story(
        key,
        f"Title {key}",
        tuple(f"“{text},” said {speaker}, a pilot." for text, speaker, _ in said),
        people=people,
        said=tuple({"text": f"{text},", "speaker": speaker, **other} for text, speaker, other in said),
        **more,
    )


async def test_the_strongest_quotations_come_first(lease: Lease, story: Any) -> None:
    scrap, full = (
        "We shall see what the tide brings",
        "Nobody has asked the crews whether they want a second lighthouse",
    )
    guild = {"speaker_kind": SpeakerKind.ORGANISATION}
    stories = (
        speech(story, "old.md", (f"{full} at all", "Ida Brandt", {}), published="2020-01-01"),
        speech(story, "new.md", (full, "Moritz Vale", {}), (scrap, "Moritz Vale", {}), published="2021-01-01"),
        speech(story, "unsure.md", (f"{full} or not", "Ida Brandt", {"confidence": 0.4}), published="2022-01-01"),
        speech(story, "guild.md", (f"{full} soon", "the guild", guild), ("Hardly", "the guild", guild)),
        speech(story, "role.md", (scrap + " us", "Lena Ortez", {}), roles={"Lena Ortez": ("pilot",)}, published="2019"),
    )
    keys = [one.key for one in stories]
    async with lease(*stories) as shelf:
        found = await quotations.strongest(shelf, keys, NO_ONE, 10)
        wanted = await quotations.strongest(shelf, keys, Interest(("idabrandt",), '"soon"'), 10)
        few = await quotations.strongest(shelf, ("new.md", "gone.md"), NO_ONE, 1)
    assert [line.source.key for line, _ in found] == [
        "role.md", "new.md", "old.md", "new.md", "guild.md", "unsure.md",
    ]  # fmt: skip
    assert [line.source.key for line, on in wanted if on] == ["old.md", "guild.md", "unsure.md"]
    assert wanted[0][0].source.key == "old.md"
    assert [line.text for line, _ in few] == [f"{full},"]
