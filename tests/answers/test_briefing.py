"""A briefing says what is new, to whom it matters, once, and in the articles' own words."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.answers.answer import NewsList, Page
from bot.answers.briefing import Interests, compose, newest
from bot.answers.desk import answer
from bot.answers.news import ALSO_NEW, NEW, OTHER, Appearing, Story, Why
from bot.answers.question import News
from bot.findings import SpeakerKind, Status
from bot.library.library import Library
from bot.library.rows import EventLine, QuotationLine

TODAY = date(2024, 3, 4)
ALL = Interests()
Lease = Callable[..., Any]
ON_ONE_SHELF = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
"""The shelf is only read."""
PARAGRAPH = (
    "The sluice at the mouth of the Aldmoor canal opened on Monday after eleven years of work.",
    "Two hundred barges waited in the outer basin, and their crews had hung lamps along the quay.",
    "Nobody at the port would say what the gates had cost, which the council means to ask about in spring.",
    "The engineers who drew the first plans were not invited and watched from the roof of the customs house.",
    "By nightfall the water stood level on both sides for the first time since the flood.",
)


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


@pytest.fixture
def tale(story: Any) -> Callable[..., Any]:
    """Make an article of its own words, which no other has."""

    def make(number: int, *topics: str, **more: Any) -> Any:
        first = f"Keeper number {number} counted {number * 7} gulls above pier {number} before the morning tide."
        usual = {"topics": topics, "published": f"2024-02-{number:02}"}
        return story(f"{number:02}.md", f"Tale {number}", (first, *more.pop("sentences", ())), **usual | more)

    return make


def older(tale: Any, count: int = 8) -> list[Any]:
    return [tale(number, published=f"2023-02-{number:02}") for number in range(20, 20 + count)]


def keys(*stories: Any) -> tuple[str, ...]:
    return tuple(one.key for one in stories)


def told(briefing: Any) -> list[tuple[str, list[str]]]:
    return [(group.heading, [one.source.key for one in group.stories]) for group in briefing.groups]


async def test_the_first_briefing_takes_the_newest(lease: Lease, tale: Any) -> None:
    async with lease(*(tale(number) for number in range(1, 13))) as shelf:
        assert await newest(shelf) == tuple(f"{number:02}.md" for number in range(12, 2, -1))


async def test_a_story_is_a_source_and_a_sentence_of_its_article(lease: Lease, tale: Any) -> None:
    async with lease(tale(3, publisher="Harbour Post"), *older(tale)) as shelf:
        briefing = await compose(shelf, ("03.md", "gone.md"), ALL, TODAY)
    ((heading, stories),) = [(group.heading, group.stories) for group in briefing.groups]
    assert (heading, len(stories), briefing.total, briefing.quiet) == (NEW, 1, 1, False)
    assert stories[0].sentence == "Keeper number 3 counted 21 gulls above pier 3 before the morning tide."
    assert (stories[0].source.publisher, stories[0].source.published) == ("Harbour Post", "2024-02-03")


async def test_nothing_new_is_a_quiet_day(lease: Lease, tale: Any) -> None:
    async with lease(*older(tale)) as shelf:
        assert (await compose(shelf, (), ALL, TODAY)).quiet
        assert (await compose(shelf, ("gone.md",), ALL, TODAY)).quiet


async def test_stories_stand_under_the_topics_that_they_share(lease: Lease, tale: Any) -> None:
    fresh = (
        tale(1, "coast", "pilot strike"),
        tale(2, "oysters", "pilot strike"),
        tale(3, "Oysters"),
        tale(4, "coast", "lamps"),
        tale(5, "pilot strike"),
    )
    common = [tale(number, "coast", published="2023") for number in range(20, 30)]
    async with lease(*fresh, *common) as shelf:
        briefing = await compose(shelf, keys(*fresh), ALL, TODAY)
    assert told(briefing) == [("Pilot strike", ["05.md", "02.md", "01.md"]), (ALSO_NEW, ["04.md", "03.md"])]


async def test_an_agency_that_is_only_quoted_is_no_topic(lease: Lease, tale: Any) -> None:
    def quoting(number: int, speaker: str) -> Any:
        said = {"text": f"Pier {number} will be mended in summer,", "speaker": speaker}
        sentence = f"“{said['text']}” the {speaker} said."
        return tale(
            number,
            "Coast Wire",
            sentences=(sentence,),
            said=({**said, "speaker_kind": SpeakerKind.ORGANISATION},),
        )

    for speaker, heading in (("Coast Wire", NEW), ("council", "Coast Wire")):
        fresh = quoting(1, speaker), quoting(2, speaker)
        async with lease(*fresh, *older(tale)) as shelf:
            assert [group for group, _ in told(await compose(shelf, keys(*fresh), ALL, TODAY))] == [heading]


async def test_a_story_stands_under_the_interest_that_fewest_are_on_with_a_sentence_that_is_on_it(
    lease: Lease, tale: Any
) -> None:
    everywhere = [
        tale(number, sentences=(f"Ida Brandt was seen at pier {number}.",), people={"Ida Brandt": ()})
        for number in (1, 2)
    ]
    both = ("Ida Brandt was seen at pier 3.", "An oyster as large as a hat was landed there.")
    oyster = tale(3, sentences=both, people={"Ida Brandt": ()})
    async with lease(*everywhere, oyster) as shelf:
        briefing = await compose(shelf, keys(*everywhere, oyster), Interests(("idabrandt",), ("oyster",)), TODAY)
    shown = {group.heading: [story.sentence for story in group.stories] for group in briefing.groups}
    assert shown == {
        "Ida Brandt": ["Ida Brandt was seen at pier 2.", "Ida Brandt was seen at pier 1."],
        "oyster": ["An oyster as large as a hat was landed there."],
    }


async def test_interests_come_first_and_the_rest_is_only_counted(lease: Lease, tale: Any) -> None:
    ida = {"people": {"Ida Brandt": ()}, "sentences": ("Ida Brandt was there.",)}
    fresh = (
        tale(1, **ida),
        tale(2, sentences=("The oysters are back.",)),
        tale(3, sentences=("Oysters again, said Ida Brandt.",), people={"Ida Brandt": ()}),
        tale(4, dated=({"sentence": 1, "date": "2023-03-04"},)),
    )
    wishes = Interests(("idabrandt", "nobody"), ("oyster", "  ", "zeppelins"))
    async with lease(*fresh, *older(tale)) as shelf:
        briefing = await compose(shelf, keys(*fresh), wishes, TODAY)
        nothing = await compose(shelf, keys(*fresh), Interests((), ("zeppelins",)), TODAY)
    assert briefing.interests == ("Ida Brandt", "oyster", "zeppelins")
    assert told(briefing) == [("Ida Brandt", ["03.md", "01.md"]), ("oyster", ["02.md"])]
    assert ([one.source.key for one in briefing.others], briefing.total) == (["04.md"], 4)
    assert briefing.on_this_day == ()
    assert ("Tale 4", "not on the briefing's interests") in briefing.left_out
    assert [told_line.heading for told_line in briefing.lines()][-1] == OTHER
    assert (nothing.groups, len(nothing.others), nothing.quiet) == ((), 4, False)


async def test_one_text_in_several_papers_is_told_once_with_all_of_them(lease: Lease, story: Any, tale: Any) -> None:
    papers = {"b.md": ("Harbour Post", 3), "a.md": ("Coast Wire", 2), "c.md": ("Harbour Post", 4), "d.md": (None, 5)}
    fresh = [
        story(key, "Sluice opens", PARAGRAPH, publisher=publisher, published=f"2024-02-0{day}")
        for key, (publisher, day) in papers.items()
    ]
    async with lease(*fresh, tale(9), *older(tale)) as shelf:
        briefing = await compose(shelf, (*keys(*fresh), "09.md"), ALL, TODAY)
    assert told(briefing) == [(NEW, ["09.md", "a.md"])]
    sluice = briefing.groups[0].stories[1]
    assert (sluice.publishers, len(sluice.also)) == (("Harbour Post",), 3)
    reason = "same text as Coast Wire, 2 February 2024: Sluice opens"
    assert briefing.left_out.count(("Sluice opens", reason)) == 3


async def test_a_text_that_was_on_the_shelf_before_is_no_news(lease: Lease, story: Any, tale: Any) -> None:
    before = story("old.md", "Sluice opens", PARAGRAPH, publisher="Coast Wire", published="2024-02-01")
    again = story("new.md", "Sluice opens", (*PARAGRAPH[:4], "By dawn all was quiet."), published="2024-02-09")
    other = story("empty.md", "?!", published="2024-02-09")
    async with lease(before, again, other, story("void.md", "…"), *older(tale)) as shelf:
        briefing = await compose(shelf, ("new.md", "empty.md"), ALL, TODAY)
    assert told(briefing) == [(NEW, ["empty.md"])]
    why = "same text as Coast Wire, 1 February 2024: Sluice opens, which came before"
    assert ("Sluice opens", why) in briefing.left_out


def person(tale: Any, number: int, name: str, *roles: str, **more: Any) -> Any:
    """Make an article that names somebody with some roles."""
    sentence = f"{name} came, " + " and ".join(roles) + "."
    return tale(number, people={name: ()}, roles={name: roles}, sentences=(sentence,), **more)


async def people_of(lease: Lease, fresh: Any, *others: Any) -> list[tuple[str, Why, tuple[str, ...]]]:
    async with lease(fresh, *others) as shelf:
        briefing = await compose(shelf, (fresh.key,), ALL, TODAY)
    return [(one.name, one.why, one.roles) for one in briefing.people]


async def test_who_is_named_for_the_first_time_is_told(lease: Lease, tale: Any) -> None:
    new = person(tale, 1, "Ida Brandt", "harbour master", "master")
    assert await people_of(lease, new, *older(tale)) == [("Ida Brandt", Why.FIRST, ("harbour master",))]
    assert await people_of(lease, new, person(tale, 2, "Ida Brandt", "harbour master"), *older(tale)) == []


async def test_nobody_is_new_on_a_shelf_that_is_new_itself(lease: Lease, tale: Any) -> None:
    stories = [person(tale, 1, "Ida Brandt", "pilot"), tale(2), tale(3), tale(4)]
    for known, named in ((stories[2:3], []), (stories[2:], ["Ida Brandt"])):
        async with lease(*stories[:2], tale(5), *known) as shelf:
            briefing = await compose(shelf, ("01.md", "02.md", "05.md"), ALL, TODAY)
        assert [one.name for one in briefing.people] == named


async def test_a_passer_by_and_another_spelling_are_nobody_new(lease: Lease, tale: Any) -> None:
    passing = tale(1, people={"Ida Brandt": ()}, sentences=("Ida Brandt waved.",))
    async with lease(passing, *older(tale)) as shelf:
        briefing = await compose(shelf, ("01.md",), ALL, TODAY)
    assert briefing.people == ()
    assert ("Ida Brandt", "named in passing, without a role") in briefing.left_out
    known = person(tale, 2, "Ida B. Brandt", "harbour master")
    async with lease(person(tale, 1, "Ida Brandt", "pilot"), known, *older(tale)) as shelf:
        briefing = await compose(shelf, ("01.md",), ALL, TODAY)
    assert briefing.people == ()
    assert ("Ida Brandt", "may be Ida B. Brandt, who was named before") in briefing.left_out
    namesake = person(tale, 2, "Ada Brandt", "harbour master")
    assert await people_of(lease, person(tale, 1, "Ida Brandt", "pilot"), namesake, *older(tale)) == [
        ("Ida Brandt", Why.FIRST, ("pilot",))
    ]


@pytest.mark.parametrize(
    ("before", "now", "absence"),
    [
        ("2023-01-31", "2024-02-01", "12 months"),
        ("2020-02-01", "2024-01-31", "3 years"),
        ("2023-11-03", "2024-02-01", "2 months"),
        ("2023-11-04", "2024-02-01", None),
        ("2023-01", "2024-02-01", None),
        ("2023-01-31", "2024-02", None),
        ("2023-01-31", None, None),
        ("2024-02-02", "2023-01-31", None),
    ],
)
async def test_who_is_back_after_an_absence_is_told_when_both_days_are_known(
    lease: Lease, tale: Any, before: str, now: str | None, absence: str | None
) -> None:
    last = person(tale, 2, "Ida Brandt", "pilot", published=before, publisher="Coast Wire")
    fresh = person(tale, 1, "Ida Brandt", "pilot", published=now)
    async with lease(fresh, last, *older(tale)) as shelf:
        briefing = await compose(shelf, ("01.md",), ALL, TODAY)
    assert [(one.why, one.absence, one.last and one.last.key) for one in briefing.people] == (
        [(Why.BACK, absence, "02.md")] if absence else []
    )


async def test_an_article_without_a_day_may_have_come_between(lease: Lease, tale: Any) -> None:
    fresh = person(tale, 1, "Ida Brandt", "mayor")
    last = person(tale, 2, "Ida Brandt", "pilot", published="2023-01-01")
    between = person(tale, 3, "Ida Brandt", "pilot", published=None)
    assert await people_of(lease, fresh, last, *older(tale)) == [("Ida Brandt", Why.BACK, ("mayor",))]
    assert await people_of(lease, fresh, last, between, *older(tale)) == []


@pytest.mark.parametrize(
    ("before", "now", "new"),
    [
        (("pilot",), ("Mayor of Aldmoor", "mayor"), ("Mayor of Aldmoor",)),
        (("Pilot",), ("the pilot",), ()),
        (("chief pilot of the port",), ("Chief pilot",), ()),
        (("mayor",), ("former pilot",), ()),
        (("mayor",), ("then-pilot",), ()),
    ],
)
async def test_a_new_role_is_told_and_a_role_in_fewer_words_is_none(
    lease: Lease, tale: Any, before: tuple[str, ...], now: tuple[str, ...], new: tuple[str, ...]
) -> None:
    known = person(tale, 2, "Ida Brandt", *before, published="2024-01-02")
    found = await people_of(lease, person(tale, 3, "Ida Brandt", *now), known, *older(tale))
    assert found == ([("Ida Brandt", Why.ROLE, new)] if new else [])


async def test_an_old_article_gives_nobody_a_new_role(lease: Lease, tale: Any) -> None:
    known = person(tale, 2, "Ida Brandt", "mayor", published="2024-01-02")
    assert await people_of(lease, person(tale, 3, "Ida Brandt", "pilot", published="2023"), known, *older(tale)) == []


def quoting(tale: Any, number: int, *said: tuple[str, str], **more: Any) -> Any:
    sentences = tuple(f"“{text},” said {speaker}." for text, speaker in said)
    lines = tuple({"text": f"{text},", "speaker": speaker} | more for text, speaker in said)
    return tale(number, people={speaker: () for _, speaker in said}, sentences=sentences, said=lines)


async def test_everybody_gets_a_first_word_before_a_second(lease: Lease, tale: Any) -> None:
    words = "Nobody has asked the crews whether they want lighthouse number"
    ida = quoting(tale, 2, *((f"{words} {number}", "Ida Brandt") for number in ("two", "three", "four")))
    moritz = quoting(tale, 1, ("We hear of no second lighthouse in the whole of Aldmoor", "Moritz Vale"))
    async with lease(ida, moritz, *older(tale)) as shelf:
        briefing = await compose(shelf, ("01.md", "02.md"), ALL, TODAY)
    assert [line.speaker for line in briefing.quotations] == ["Ida Brandt", "Moritz Vale", "Ida Brandt"]
    assert (f"“{words} two”", "said by somebody quoted already") in briefing.left_out


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"speaker_kind": SpeakerKind.UNKNOWN, "speaker": None}, "speaker not named"),
        ({"speaker_kind": SpeakerKind.DESCRIBED}, "not said by a named person"),
        ({"confidence": 0.4}, "speaker unsure"),
    ],
)
async def test_who_did_not_surely_say_it_is_not_quoted(lease: Lease, tale: Any, more: Any, reason: str) -> None:
    doubtful = quoting(tale, 1, ("Nobody has asked the crews whether they want it", "Ida Brandt"), **more)
    async with lease(doubtful, *older(tale)) as shelf:
        briefing = await compose(shelf, ("01.md",), ALL, TODAY)
    assert briefing.quotations == ()
    assert ("“Nobody has asked the crews whether they want it”", reason) in briefing.left_out


async def test_no_sentence_is_told_twice(lease: Lease, story: Any, tale: Any) -> None:
    said = "The gates will be shut again on the sixth of March"
    first = f"“{said},” Ida Brandt told the council."
    dated = ({"sentence": 1, "date": "2024-03-06", "status": Status.PLANNED}, {"sentence": 1, "date": "2023-03-04"})
    fresh = story(
        "a.md",
        "Gates",
        (first,),
        people={"Ida Brandt": ()},
        said=({"text": f"{said},", "speaker": "Ida Brandt"},),
        dated=dated,
        published="2024-03-03",
    )
    repeated = quoting(tale, 1, ("Not one of us was asked about the gates of Aldmoor", "Ida Brandt"))
    again = quoting(tale, 2, ("not one of us was asked, about the gates of Aldmoor", "Ida Brandt"))
    async with lease(fresh, repeated, again, *older(tale)) as shelf:
        briefing = await compose(shelf, keys(fresh, repeated, again), ALL, TODAY)
        alone = await compose(shelf, ("02.md",), ALL, TODAY)
    assert (briefing.due, briefing.on_this_day) == ((), ())
    assert len(briefing.quotations) == 1
    assert (f"“{said}”", "told already") in briefing.left_out
    assert [line.text for line in alone.due] == [first]


async def test_what_is_due_and_what_a_day_recalls_come_from_the_whole_shelf(lease: Lease, tale: Any) -> None:
    expected = "On 6 March the council is expected to vote."
    dated = ({"sentence": 2, "date": "2024-03-06", "status": Status.PLANNED},)
    years = [
        tale(number, sentences=(f"In year {number} the dam broke.",), dated=({"sentence": 2, "date": day},))
        for number, day in ((2, "2011-03-04"), (3, "2011-03-04"), (4, "1999-03-04"))
    ]
    async with lease(tale(1), tale(5, sentences=(expected,), dated=dated), *years, *older(tale)) as shelf:
        briefing = await compose(shelf, ("01.md",), ALL, TODAY)
        later = await compose(shelf, ("01.md",), ALL, TODAY + timedelta(days=3))
    assert [(line.text, line.status) for line in briefing.due] == [(expected, Status.PLANNED)]
    assert [line.date for line in briefing.on_this_day] == ["2011-03-04", "1999-03-04"]
    assert (later.due, later.on_this_day) == ((), ())


async def test_the_whole_briefing_is_an_answer_page_by_page(shelf: Any) -> None:
    whole = await compose(shelf, await newest(shelf), Interests(("hansolbi",), ("storm",)), date(2023, 1, 27))
    lines = tuple(whole.lines())
    found = await answer(shelf, whole.asked, today=TODAY)
    assert isinstance(found, NewsList)
    assert (found.lines, found.total, found.about) == (lines, len(lines), "27 January 2023")
    pages = [await answer(shelf, whole.asked, Page(number, 4), today=TODAY) for number in range(4)]
    assert all(isinstance(page, NewsList) and page.total == len(lines) for page in pages)
    assert tuple(line for page in pages for line in page.lines) == lines[:16]
    undated = await answer(shelf, News(whole.asked.articles, day="soon"), today=TODAY)
    assert isinstance(undated, NewsList)
    assert undated.about == "4 March 2024"


FRESH = st.lists(st.sampled_from(["2022/pact.md", "2024/war.md", "undated/storm.txt", "gone.md"]) | st.text())
PEOPLE = st.lists(st.sampled_from(["hansolbi", "lenaortez"]) | st.text(), max_size=3).map(tuple)
TOPICS = st.lists(st.sampled_from(["pact", "war OR NEAR(", '"', "storm*"]) | st.text(), max_size=3).map(tuple)


@ON_ONE_SHELF
@given(FRESH, st.builds(Interests, PEOPLE, TOPICS), st.dates())
@example(["2022/pact.md"], ALL, date.max)
@example(["2022/pact.md"], Interests(("hansolbi",), ("\x00 ' --",)), date.min)
async def test_whatever_is_wished_for_every_word_is_an_articles(
    shelf: Any, harbour: Any, fresh: list[str], wishes: Interests, today: date
) -> None:
    texts = {one.key: one.text for one in harbour}
    briefing = await compose(shelf, tuple(fresh), wishes, today)
    for _, line in briefing.lines():
        text = texts[line.source.key]
        match line:
            case Story():
                assert line.sentence in text
                assert line.source.key in fresh
            case Appearing():
                assert all(role in text for role in line.roles)
            case QuotationLine() | EventLine():
                assert line.text in text
    assert {one.source.key for group in briefing.groups for one in group.stories} <= set(fresh)
