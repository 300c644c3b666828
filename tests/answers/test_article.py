"""An article is found by its title however it is typed, and everything of it can be read on."""

import inspect
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answer import (
    ArticleCard,
    ArticlePeople,
    Articles,
    ArticleText,
    Nothing,
    Page,
    Quotations,
    Surroundings,
)
from bot.answers.desk import answer
from bot.answers.found_in import found_in
from bot.answers.one_article import PASSAGE_LETTERS, passages
from bot.answers.question import AroundOf, ArticleOf, Quote, Search, TimelineOf, parse
from bot.answers.suggest import suggest
from bot.corpus import article, metadata
from bot.library.library import Library

PLACES = (
    r'Found\([^()]*(?:\([^()]*\))?[^()]*, "([a-z ]+)"\)',
    r'\("([a-z ]+)", [(_f]',
    r'\(\w+\.fields, "([a-z ]+)"\)',
    r'\w\(\w+\), "([a-z ]+)"\)',
)
"""How the modules that find metadata write where they found it."""
TODAY = date(2024, 3, 13)
ON_ONE_SHELF = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
"""The shelf is only read."""
LONG = "Nine harbours of the northern coast ask for a second reading of the treaty on the lights, the buoys and"


async def ask(shelf: Any, question: Any, page: Page | None = None) -> Any:
    return await answer(shelf, question, page or Page(), today=TODAY)


@pytest.fixture
def on_shelf(tmp_path: Path, put_up: Any) -> Callable[..., Any]:
    """Answer a question from a shelf of these stories alone, put up anew."""

    async def answered(stories: Any, question: Any, page: Page | None = None) -> Any:
        put_up(tmp_path / "library.db", stories)
        library = Library(tmp_path / "library.db")
        try:
            async with library.shelf() as shelf:
                return await ask(shelf, question, page)
        finally:
            await library.close()

    return answered


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Talk of war returns to the strait", "2024/war.md"),
        ("TALK OF WAR RETURNS TO THE STRAIT", "2024/war.md"),
        ("two coasts", "2022/pact.md"),
        ("pact fish", "2022/pact.md"),
        ("works on the w", "2018/works.md"),
        ("Störm tears", "undated/storm.txt"),
        ("2022/strike.md", "2022/strike.md"),
    ],
)
async def test_an_article_is_found_by_its_title_its_words_or_its_key(shelf: Any, typed: str, key: str) -> None:
    card = await ask(shelf, ArticleOf(typed))
    assert isinstance(card, ArticleCard)
    assert (card.source.key, card.notes) == (key, ())


@pytest.mark.parametrize(
    ("typed", "used"), [("pilotts", "pilots"), ("fishreies", "fisheries"), ("fisehr", "fisheries")]
)
async def test_a_misspelled_title_is_repaired_and_said(shelf: Any, typed: str, used: str) -> None:
    card = await ask(shelf, ArticleOf(typed))
    assert used in card.source.title.lower()
    assert card.notes == (f"No title has “{typed}”; showing “{used}”.",)


async def test_a_word_that_stands_only_in_texts_repairs_no_title(shelf: Any) -> None:
    found = await ask(shelf, ArticleOf("warehuose"))
    assert isinstance(found, Nothing)
    assert found.message == "No title has “warehuose”; /search looks in the texts."


async def test_several_that_fit_are_listed_and_turned(shelf: Any) -> None:
    first, second = [await ask(shelf, ArticleOf("wall"), Page(number, 1)) for number in (0, 1)]
    assert [hit.source.key for hit in (*first.hits, *second.hits)] == ["2018/works.md", "undated/storm.txt"]
    assert (first.about, first.total) == ("“wall”", 2)


async def test_words_that_no_title_has_together_are_listed_singly(shelf: Any) -> None:
    found = await ask(shelf, ArticleOf("pilots concert storm"))
    assert {hit.source.key for hit in found.hits} == {"2022/strike.md", "undated/storm.txt"}
    assert found.notes == ("No title has all of these words; these have some of them.",)


async def test_without_a_title_the_newest_come_first_and_the_undated_last(shelf: Any) -> None:
    found = await ask(shelf, ArticleOf(), Page(0, 25))
    assert [hit.source.key for hit in found.hits][:2] == ["2024/war.md", "2022/strike.md"]
    assert found.hits[-1].source.key == "undated/storm.txt"


def test_every_place_of_metadata_has_plain_words() -> None:
    source = inspect.getsource(metadata) + inspect.getsource(article)
    places = {place for pattern in PLACES for place in re.findall(pattern, source)}
    assert {"title line", "byline", "file name", "sidecar", "page field", "dateline"} <= places
    assert [place for place in sorted(places) if "as the file says" in found_in(place)] == []
    assert found_in("none") == "not stated"


@ON_ONE_SHELF
@given(typed=st.text(st.characters(exclude_categories=()), max_size=120))
async def test_any_text_is_a_title_to_look_for(shelf: Any, typed: str) -> None:
    assert isinstance(await ask(shelf, ArticleOf(typed), Page(0, 5)), ArticleCard | Articles | Nothing)
    assert isinstance(await suggest(shelf, "title", typed), tuple)


def stories(story: Any) -> list[Any]:
    return [
        story("a.md", "Morning notes", ("Rain fell on the quay.",), published="2021-05-01"),
        story("b.md", "Morning notes", ("The tide was late.",), published="2021-05-02"),
        story("c.md", "Morning notes from the quay", ("Nothing moved.",), published="2021-05-03"),
        story("d.md", f"{LONG} the pilots", ("They asked twice.",), published="2021-05-04"),
        story("e.md", f"{LONG} the fog horns", ("They asked once.",), published="2021-05-04"),
        story("f.md", "Chŏng-su’s “last” boat: 1,000 nets", ("It sailed.",), published="2021-05"),
    ]


async def test_every_offered_title_leads_to_its_article_also_after_a_reload(
    tmp_path: Path, put_up: Any, story: Any
) -> None:
    path = tmp_path / "library.db"
    put_up(path, stories(story))
    library = Library(path)
    async with library.shelf() as shelf:
        offered = {typed: await suggest(shelf, "title", typed) for typed in ("morn not", "mroning", "chong", "")}
    put_up(path, [story("0.md", "Earlier", published="1999"), *stories(story)[1:], stories(story)[0]])
    async with library.shelf() as shelf:
        reached = {
            typed: [(await ask(shelf, ArticleOf(one.value))).source.key for one in ones]
            for typed, ones in offered.items()
        }
    await library.close()
    assert reached["morn not"] == reached["mroning"] == ["c.md", "b.md", "a.md"]
    assert reached["chong"] == ["f.md"]
    assert sorted(reached[""]) == ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md"]


async def test_a_title_cut_off_in_a_word_still_leads_to_its_article(on_shelf: Any, story: Any) -> None:
    cut = f"{LONG} the pilots"[: len(LONG) + 7]
    card = await on_shelf(stories(story), ArticleOf(cut))
    assert card.source.key == "d.md"


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("eastern quay side closes", ["a.md"]),
        ("eastern quay-side", ["b.md", "a.md"]),
        ("again the gate", ["c.md"]),
        ("again", ["c.md", "b.md"]),
        ("bats", ["d.md"]),
        ("quay 2013", ["b.md", "a.md"]),
    ],
)
async def test_the_whole_title_comes_before_its_beginning_and_this_before_its_words(
    on_shelf: Any, story: Any, typed: str, keys: list[str]
) -> None:
    told = [
        story("a.md", "Eastern quay-side closes", published="2021-01"),
        story("b.md", "Eastern quay-side closes the gate again, 2014", published="2021-02"),
        story("c.md", "Again: the gate floods", published="2021-03"),
        story("d.md", "Boats at rest", published="2021-04"),
        story("e.md", "Cats ashore", ("Cats came.", "Cats stayed."), published="2021-05"),
    ]
    found = await on_shelf(told, ArticleOf(typed))
    assert keys == ([found.source.key] if isinstance(found, ArticleCard) else [hit.source.key for hit in found.hits])


async def test_two_articles_of_one_title_are_both_listed(on_shelf: Any, story: Any) -> None:
    found = await on_shelf(stories(story), ArticleOf("morning NOTES"))
    assert [hit.source.key for hit in found.hits] == ["b.md", "a.md"]


async def test_a_card_holds_all_that_the_shelf_has_of_an_article(shelf: Any) -> None:
    card = await ask(shelf, ArticleOf(key="2022/pact.md"))
    assert (card.source.publisher, card.source.published) == ("Northern Gazette", "2022-01-27")
    assert [found_in(where) for where in (card.article.title_from, card.article.publisher_from)] == [
        "from “first line”, as the file says",
        "from the head of the file",
    ]
    assert [(person.name, person.roles, person.mentions) for person in card.people] == [
        ("Han Sol-bi", ("Trade minister",), 2),
        ("Lena Ortez", ("Harbour master",), 2),
    ]
    assert [line.speaker for line in card.quotations] == ["Han Sol-bi", "Lena Ortez", "Lena Ortez"]
    assert [line.date for line in card.events] == ["2022-01-27"]
    assert card.paragraphs[0].startswith("Trade minister Han Sol-bi signed")
    assert card.words == 58


async def test_a_person_of_another_spelling_is_shown_as_the_article_writes_it(shelf: Any) -> None:
    people = (await ask(shelf, ArticleOf(key="undated/storm.txt"))).people
    assert ("Ch'oe Rak-su", ("chief engineer of the port",)) in [(one.written, one.roles) for one in people]


async def test_what_else_that_day_has_the_very_same_date(on_shelf: Any, story: Any) -> None:
    told = [*stories(story), story("g.md", "Another of that day", published="2021-05-04")]
    card = await on_shelf(told, ArticleOf(key="d.md"))
    assert ([source.key for source in card.that_day], card.nearest) == (["e.md", "g.md"], False)
    day = await on_shelf(told, ArticleOf(key="d.md", part="day"), Page(1, 1))
    assert ([hit.source.key for hit in day.hits], day.total, day.about) == (["g.md"], 2, "published 4 May 2021")


async def test_without_another_that_day_the_nearest_are_told_as_such(on_shelf: Any, story: Any) -> None:
    card = await on_shelf(stories(story), ArticleOf(key="c.md"))
    assert ([source.key for source in card.that_day], card.nearest) == (["b.md", "d.md", "e.md"], True)
    day = await on_shelf(stories(story), ArticleOf(key="c.md", part="day"))
    assert day.notes == ("No other article has this date; these were published nearest to it.",)


async def test_an_article_without_a_year_has_no_neighbours_in_time(shelf: Any) -> None:
    assert (await ask(shelf, ArticleOf(key="undated/storm.txt"))).that_day == ()
    assert (await ask(shelf, ArticleOf(key="undated/storm.txt", part="day"))) == Nothing("Its year is not stated.")


async def test_the_parts_are_those_of_the_article_alone(shelf: Any) -> None:
    parts = {part: await ask(shelf, ArticleOf(key="2022/pact.md", part=part), Page(0, 2)) for part in PARTS}
    assert isinstance(parts["text"], ArticleText)
    assert isinstance(parts["people"], ArticlePeople)
    assert isinstance(parts["quotes"], Quotations)
    assert {line.source.key for line in parts["quotes"].quotations} == {"2022/pact.md"}
    assert (len(parts["quotes"].quotations), parts["quotes"].total) == (2, 3)
    assert {line.source.key for line in parts["timeline"].events} == {"2022/pact.md"}


PARTS = ("text", "people", "quotes", "timeline")


def test_a_part_can_be_typed() -> None:
    assert parse("/article two coasts part:text") == ArticleOf("two coasts", part="text")


async def test_an_article_that_is_gone_is_said(shelf: Any) -> None:
    gone = Nothing("That article is not among the articles any more.")
    assert [await ask(shelf, ArticleOf(key="gone.md", part=part)) for part in ("", *PARTS, "day")] == [gone] * 6
    assert await ask(shelf, AroundOf("2022/pact.md", 1)) == gone


@given(st.lists(st.text("ab. \n🙂", max_size=60).map(lambda text: text * 90) | st.text(max_size=80), max_size=6))
def test_passages_are_the_whole_text_and_none_is_too_long(paragraphs: list[str]) -> None:
    body = "\n\n".join(paragraphs)
    divided = passages(body)
    assert "".join("".join(passage) for passage in divided).replace(" ", "") == "".join(body.split())
    assert all(sum(len(paragraph) + 2 for paragraph in passage) <= PASSAGE_LETTERS for passage in divided)
    assert all(passage and all(passage) for passage in divided)


def test_short_paragraphs_stay_whole_and_a_long_one_is_divided_behind_a_sentence() -> None:
    short = "Short words. " * 60
    long = "The gate stood open. " * 200
    divided = passages(f"{short}\n\n{short}\n\n{short}\n\n{long}")
    assert [len(passage) for passage in divided[:2]] == [2, 1]
    assert all(paragraph.endswith(".") for passage in divided for paragraph in passage)


async def test_a_searched_sentence_is_shown_with_those_around_it(shelf: Any) -> None:
    found = await ask(shelf, Search("negotiator"))
    (sentence,) = [one for hit in found.hits for one in hit.sentences if "negotiators" in one.text]
    around = await ask(shelf, AroundOf("2022/pact.md", sentence.start, "negotiators"))
    assert isinstance(around, Surroundings)
    assert around.own.text == "Harbour master Lena Ortez watched the negotiators from the quay."
    assert [around.own.text[start:end] for start, end in around.own.matches] == ["negotiators"]
    assert [len(around.before), len(around.after)] == [2, 2]
    assert around.before[-1] == "“We have ended a quarrel of forty years,” said Han."


async def test_a_title_has_no_sentences_before_it(shelf: Any) -> None:
    around = await ask(shelf, AroundOf("2022/pact.md", 0))
    assert (around.before, around.own.matches, len(around.after)) == ((), (), 2)
    first = await ask(shelf, AroundOf("2022/pact.md", len("Two coasts sign the fisheries pact ")))
    assert (first.before, first.own.text[:14]) == ((), "Trade minister")


@pytest.mark.parametrize(("topic", "matched"), [("wars", "war"), ("WINTERS", "winter"), ("harbours", "harbour")])
async def test_a_quotation_marks_what_was_looked_for_in_any_inflection(shelf: Any, topic: str, matched: str) -> None:
    lines = (await ask(shelf, Quote(topic))).quotations
    marked = {line.text[start:end].lower() for line in lines for start, end in line.matches}
    assert marked == {matched}


async def test_a_quotation_whose_sentence_alone_has_the_words_marks_nothing(shelf: Any) -> None:
    (line,) = (await ask(shelf, Quote("reporters"))).quotations
    assert line.matches == ()


async def test_a_timeline_of_everything_is_not_narrowed_by_an_article(shelf: Any) -> None:
    assert len({line.source.key for line in (await ask(shelf, TimelineOf())).events}) > 1
