"""Questions become answers: every option, every note, every page, and whatever somebody types."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.answers.answer import Articles, Choices, Context, Nothing, Page, PersonCard, Quotations, Timeline
from bot.answers.desk import answer
from bot.answers.question import ContextOf, Quote, Search, TimelineOf, Who
from bot.answers.resolve import One, resolve
from bot.answers.suggest import suggest

TODAY = date(2024, 3, 13)
ON_ONE_SHELF = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
"""The shelf is only read."""


async def ask(shelf: Any, question: Any, page: Page | None = None) -> Any:
    return await answer(shelf, question, page or Page(), today=TODAY)


async def test_a_card_holds_what_all_articles_say_of_a_person(shelf: Any) -> None:
    card = await ask(shelf, Who("han sol bi"))
    assert isinstance(card, PersonCard)
    assert (card.name, card.key, card.shown_for) == ("Han Sol-bi", "hansolbi", None)
    assert [(role.title, role.source.key) for role in card.roles] == [
        ("prime minister", "2024/war.md"),
        ("Trade minister", "2022/pact.md"),
    ]
    assert (card.first_seen.key, card.last_seen.key) == ("2022/pact.md", "2024/war.md")
    assert (card.articles, card.mentions, card.quotation_count, card.event_count) == (3, 4, 2, 2)
    assert [line.text for line in card.quotations] == [
        "We have ended a quarrel of forty years,",
        "There will be no war this winter,",
    ]
    assert card.seen_with == (("Lena Ortez", 1), ("Pedro Ortez", 1))


async def test_a_card_of_another_spelling_says_what_was_typed(shelf: Any) -> None:
    card = await ask(shelf, Who("  Choi   Rak-su "))
    assert (card.name, card.shown_for) == ("Ch'oe Rak-su", "Choi Rak-su")
    assert set(card.other_spellings) == {"Choe Rak-su", "Choe Rak Su"}
    assert [role.title for role in card.roles] == ["Engineer", "chief engineer of the port"]


async def test_a_role_is_told_once_with_its_newest_source_and_the_newest_role_first(
    tmp_path: Any, put_up: Any, story: Any
) -> None:
    from bot.library.library import Library  # noqa: PLC0415 - only this test has a library of its own

    roles = ("Pilot", "Mayor", "pilot", "Judge")
    put_up(
        tmp_path / "library.db",
        [
            story(
                f"{n}.md",
                f"{role} Ida Brandt",
                people={"Ida Brandt": ()},
                roles={"Ida Brandt": (role,)},
                published=f"20{n}",
            )
            for n, role in enumerate(roles, 10)
        ],
    )
    library = Library(tmp_path / "library.db")
    async with library.shelf() as own:
        card = await ask(own, Who("Ida Brandt"))
    await library.close()
    assert [(role.title, role.source.published) for role in card.roles] == [
        ("Judge", "2013"),
        ("pilot", "2012"),
        ("Mayor", "2011"),
    ]


async def test_who_without_a_name_gives_the_most_mentioned(shelf: Any) -> None:
    found = await ask(shelf, Who("  "))
    assert isinstance(found, Choices)
    assert (found.query, found.total) == ("", 7)
    assert found.choices[0].name == "Han Sol-bi"
    assert found.choices[0].role == "prime minister"


async def test_a_key_picks_one_and_a_vanished_one_is_told(shelf: Any) -> None:
    assert (await ask(shelf, Who(key="hansolmi"))).name == "Han Sol-mi"
    for question in (Who(key="nobody"), Search(person="nobody")):
        assert await ask(shelf, question) == Nothing("That person is not in the articles any more.")


async def test_a_near_stranger_is_offered_not_shown(shelf: Any) -> None:
    found = await ask(shelf, Who("Han Sol-gi"))
    assert isinstance(found, Nothing)
    assert [near.name for near in found.nearest] == ["Han Sol-bi", "Han Sol-mi"]


ALL_DATES = ["2017", "2018-05", "2019", "2022-01-27", "2022-03-03", "2024-03-02", "XXXX-09-23"]


@pytest.mark.parametrize(
    ("question", "dates", "about"),
    [
        (TimelineOf(), ALL_DATES, ""),
        (TimelineOf(who="Han Sol-bi"), ["2022-01-27", "2022-03-03"], "Han Sol-bi"),
        (TimelineOf(topic="harbour wall"), ["2019", "XXXX-09-23"], "“harbour wall”"),
        (TimelineOf(publisher="daily lantern"), ["2017", "2024-03-02"], "The Daily Lantern"),
        (
            TimelineOf(since="2019", until="January 2022"),
            ["2019", "2022-01-27"],
            "since 1 January 2019, until 31 January 2022",
        ),
        (
            TimelineOf(until="last year", publisher="gazette"),
            ALL_DATES[1:4],
            "Northern Gazette, until 31 December 2023",
        ),
        (
            TimelineOf("Lena Ortez", "works", "Northern Gazette", "2018", "2018"),
            ["2018-05"],
            "Lena Ortez, “works”, Northern Gazette, since 1 January 2018, until 31 December 2018",
        ),
    ],
)
async def test_a_timeline_takes_every_option(shelf: Any, question: TimelineOf, dates: list[str], about: str) -> None:
    found = await ask(shelf, question)
    assert isinstance(found, Timeline)
    assert ([line.date for line in found.events], found.total, found.about) == (dates, len(dates), about)
    without_year = "Events whose year is not stated are left out."
    assert (without_year in found.notes) == bool(question.since or question.until)


@pytest.mark.parametrize(
    ("question", "keys", "about"),
    [
        (Quote(topic="war"), ["2024/war.md", "2024/war.md"], "“war”"),
        (Quote(speaker="Han Sol-bi"), ["2024/war.md", "2022/pact.md"], "Han Sol-bi"),
        (Quote(speaker="pilots guild"), ["2022/strike.md"], "pilots guild"),
        (Quote(speaker="a source close to the pilots"), ["2024/war.md"], "a source close to the pilots"),
        (Quote(publisher="Harbour Post"), ["2022/strike.md"], "Harbour Post"),
        (Quote(topic="pact", until="2022-01"), ["2022/pact.md"], "“pact”, until 31 January 2022"),
        (Quote(since="2023"), ["2024/war.md", "2024/war.md"], "since 1 January 2023"),
        (
            Quote("stone", "Choe Rak-su", "gazette", "2018", "2018"),
            ["2018/works.md"],
            "Ch'oe Rak-su, “stone”, Northern Gazette, since 1 January 2018, until 31 December 2018",
        ),
    ],
)
async def test_quotations_take_every_option(shelf: Any, question: Quote, keys: list[str], about: str) -> None:
    found = await ask(shelf, question)
    assert isinstance(found, Quotations)
    assert ([line.source.key for line in found.quotations], found.about) == (keys, about)
    assert found.total == len(keys)


async def test_a_quotation_at_random_is_the_same_for_the_same_seed(shelf: Any) -> None:
    picked = {seed: await ask(shelf, Quote(seed=str(seed))) for seed in range(20)}
    assert all(found.total == 1 and found.about == "one at random" for found in picked.values())
    assert picked[0] == await ask(shelf, Quote(seed="0"))
    assert len({found.quotations for found in picked.values()}) == 3


async def test_notes_say_what_was_done_to_the_question(shelf: Any) -> None:
    assert (await ask(shelf, Quote("wra harbuor", "Choi Rak-su"))) == Nothing("No article has “wra”.")
    found = await ask(shelf, TimelineOf("Choi Rak-su", "harbuor"))
    shown_for, repaired = found.notes
    assert "“Choi Rak-su”" in shown_for
    assert repaired.startswith("No article has “harbuor”")
    assert "“harbour”" in repaired


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (TimelineOf(topic="zeppelin"), "No article has “zeppelin”."),
        (Quote(topic='"*()-:^'), 'No article has “"*()-:^”.'),
        (TimelineOf(topic="Surti"), "No dated event in the articles for “Surti”."),
        (Quote(topic="concert"), "No quotation in the articles for “concert”."),
        (TimelineOf(since="soon"), "“soon” is not a date I can read."),
        (Quote(publisher="Weekly"), "No publisher is clearly “Weekly”; the articles have Northern Gazette,"),
        (TimelineOf(who="the Pilots' Guild"), "No article names “the Pilots' Guild”."),
        (Quote(speaker="Zorro"), "No article names “Zorro”."),
        (Search("zeppelin"), "No article has “zeppelin”."),
        (Search("  "), "Type a word or a name to search the articles for."),
        (ContextOf("gone.md", 0), "That quotation is not in the articles any more."),
    ],
)
async def test_what_the_articles_do_not_have_is_said_in_a_sentence(shelf: Any, question: Any, message: str) -> None:
    found = await ask(shelf, question)
    assert isinstance(found, Nothing)
    assert found.message.startswith(message)


@pytest.mark.parametrize("question", [TimelineOf(who="Ortez"), Quote(speaker="Ortez")])
async def test_several_people_of_an_option_are_offered(shelf: Any, question: Any) -> None:
    found = await ask(shelf, question)
    assert {choice.name for choice in found.choices} == {"Lena Ortez", "Pedro Ortez"}


async def test_a_search_finds_articles_by_all_words_and_marks_them(shelf: Any) -> None:
    found = await ask(shelf, Search("Negotiatrs of the pact"))
    assert isinstance(found, Articles)
    assert found.hits[0].source.key == "2022/pact.md"
    assert found.notes == ("1 article has all of these words; the others, some.",)
    assert [(repair.typed, repair.used) for repair in found.repairs] == [("negotiatrs", "negotiators")]
    sentences = found.hits[0].sentences
    assert len(sentences) == 2
    for sentence in sentences:
        assert {sentence.text[start:end].lower() for start, end in sentence.matches} <= {"negotiators", "pact"} != set()


async def test_a_search_without_an_article_for_all_words_says_that_some_are_missing(shelf: Any) -> None:
    found = await ask(shelf, Search("concert warehouse zeppelin"))
    assert {hit.source.key for hit in found.hits} == {"2017/concert.txt", "2024/war.md"}
    assert found.notes == ("No article has all of these words; these have some of them.",)


async def test_a_search_by_a_persons_key_lists_the_articles(shelf: Any) -> None:
    found = await ask(shelf, Search(person="lenaortez"))
    assert (found.about, [hit.source.key for hit in found.hits]) == ("Lena Ortez", ["2022/pact.md", "2018/works.md"])


async def test_the_context_of_a_quotation_is_its_sentence_and_those_around(shelf: Any, harbour: Any) -> None:
    war = harbour[4]
    found = await ask(shelf, ContextOf(war.key, war.text.index("War would")))
    assert isinstance(found, Context)
    assert (*found.before, found.own, *found.after) == war.sentences


PAGED = [
    TimelineOf(),
    TimelineOf(topic="wall"),
    Quote(topic="pact"),
    Quote(publisher="gazette"),
    Search("pact"),
    Search("zeppelin pact"),
    Search(person="hansolbi"),
]


def lines(found: Any) -> tuple[Any, ...]:
    return next(tuple(getattr(found, name)) for name in ("events", "quotations", "hits") if hasattr(found, name))


@pytest.mark.parametrize("question", PAGED)
async def test_pages_together_are_the_whole_answer(shelf: Any, question: Any) -> None:
    whole = await ask(shelf, question)
    assert len(lines(whole)) == whole.total > 1
    some = [await ask(shelf, question, Page(number, 1)) for number in range(whole.total)]
    assert tuple(line for page in some for line in lines(page)) == lines(whole)
    assert {(page.total, page.about, page.notes) for page in some} == {(whole.total, whole.about, whole.notes)}
    beyond = await ask(shelf, question, Page(whole.total, 1))
    assert (lines(beyond), beyond.total, beyond.notes) == ((), whole.total, whole.notes)


ANY = st.text(st.characters(), max_size=80) | st.sampled_from(
    ['"*()-:^', "'; DROP TABLE people; --", "kim", "war", "2022"]
)
QUESTIONS = (
    st.builds(Who, name=ANY)
    | st.builds(TimelineOf, ANY, ANY, ANY, ANY, ANY)
    | st.builds(TimelineOf, who=ANY)
    | st.builds(TimelineOf, topic=ANY)
    | st.builds(Quote, ANY, ANY, ANY, ANY, ANY, ANY)
    | st.builds(Quote, topic=ANY)
    | st.builds(Quote, speaker=ANY)
    | st.builds(Quote, publisher=ANY, since=ANY)
    | st.builds(Search, query=ANY)
    | st.builds(Who, key=st.text())
    | st.builds(Search, person=st.text())
    | st.builds(ContextOf, st.text(), st.integers(0, 2**63 - 1))
)


@ON_ONE_SHELF
@given(QUESTIONS, st.integers(0, 3), st.none() | st.integers(1, 3))
@example(Who("kim " * 1500), 0, None)
@example(Search("﷽🙂ש" * 2000), 0, 5)
@example(Quote("\ud800\x00", "\ud800", "\ud800", "", ""), 0, 5)
async def test_any_text_gets_an_answer(shelf: Any, question: Any, number: int, size: int | None) -> None:
    found = await ask(shelf, question, Page(number, size))
    assert isinstance(found, PersonCard | Choices | Nothing | Timeline | Quotations | Articles | Context)
    if isinstance(found, Nothing):
        assert 0 < len(found.message) < 600


@pytest.mark.parametrize(
    ("typed", "publisher"),
    [
        ("Northern Gazette", "Northern Gazette"),
        ("the northern GAZETTE", "Northern Gazette"),
        ("daily lantern", "The Daily Lantern"),
        ("lantern", "The Daily Lantern"),
        ("Habour Post", "Harbour Post"),
    ],
)
async def test_a_publisher_is_known_by_a_part_of_its_name(shelf: Any, typed: str, publisher: str) -> None:
    assert (await ask(shelf, TimelineOf(publisher=typed))).about == publisher


@pytest.mark.parametrize("typed", ["Gazette Lantern", "Lantern Post", "!!!", "x" * 6000])
async def test_a_publisher_that_is_not_clear_gets_those_there_are(shelf: Any, typed: str) -> None:
    found = await ask(shelf, Quote(publisher=typed))
    assert "the articles have Northern Gazette, The Daily Lantern, Harbour Post." in found.message


@pytest.mark.parametrize(
    ("what", "typed", "values"),
    [
        ("person", "", ["Han Sol-bi", "Ch'oe Rak-su", "Lena Ortez"]),
        ("person", "sol", ["Han Sol-bi", "Han Sol-mi"]),
        ("person", "President Han So", ["Han Sol-bi", "Han Sol-mi"]),
        ("person", "lean ortez", ["Lena Ortez"]),
        ("person", "choi raksu", ["Ch'oe Rak-su"]),
        ("person", "Ortes", ["Lena Ortez", "Pedro Ortez"]),
        ("person", "Han Sol-gi", ["Han Sol-bi", "Han Sol-mi"]),
        ("person", "Qvarnström", []),
        ("topic", "", ["fisheries pact", "concert", "harbour wall"]),
        ("topic", "neg", ["negotiators"]),
        ("topic", "zeppelin", []),
        ("publisher", "", ["Northern Gazette", "The Daily Lantern", "Harbour Post"]),
        ("publisher", "GAZ", ["Northern Gazette"]),
        ("since", "", ["today", "7d", "30d"]),
        ("since", " Last", ["last week", "last month", "last year"]),
        ("until", "this", ["this year"]),
        ("until", "2022", []),
    ],
)
async def test_suggestions_begin_as_typed_or_are_what_may_be_meant(
    shelf: Any, what: Any, typed: str, values: list[str]
) -> None:
    offered = await suggest(shelf, what, typed, 3)
    assert [one.value for one in offered] == values
    assert all(one.value in one.label for one in offered)


async def test_a_suggested_person_is_told_by_the_role_and_means_that_person(shelf: Any) -> None:
    for one in await suggest(shelf, "person", ""):
        found = await resolve(shelf, one.value)
        assert isinstance(found, One)
        assert (found.person.name, found.exact) == (one.value, True)
    assert (await suggest(shelf, "person", "han sol bi"))[0].label == "Han Sol-bi – prime minister"


@ON_ONE_SHELF
@given(st.sampled_from(["person", "topic", "publisher", "since", "until"]), ANY, st.integers(1, 4))
async def test_any_text_gets_no_more_suggestions_than_wanted(shelf: Any, what: Any, typed: str, limit: int) -> None:
    assert len(await suggest(shelf, what, typed, limit)) <= limit
