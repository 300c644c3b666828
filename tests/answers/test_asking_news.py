"""``/ask`` on invented news: questions in other words than the article's, and those that only seem to be answered."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.answers.asking.engine import ask
from bot.answers.asking.repairing import repaired
from bot.answers.asking.told import NotSaid, Told
from bot.answers.asking.understanding import understand
from bot.library.library import Library
from bot.library.shelf import Shelf


def _stories(story: Callable[..., Any]) -> list[Any]:
    return [
        story(
            key="strike.md",
            title="Why the dockers of Marrow leave their cranes",
            sentences=(
                "More than 4,000 dockers protested in Lantern Square in Marrow on 3 March 2022.",
                "Their wages were cut because trade with Orlund had collapsed.",
                "Sefa Lind, director of the Eastern Harbour Board, said the cranes would run again by Easter.",
                "Tomas Brey, deputy director of the Marrow Pilots' Guild, called the strikers “lazy boys”.",
                "Police detained nine people, according to an English translation by the Orlund Wire.",
                "A rally against the board was held in Cobble Lane.",
                "The guild's chief engineer quit after the cranes failed.",
            ),
            people={"Sefa Lind": (), "Tomas Brey": ()},
            roles={
                "Sefa Lind": ("director of the Eastern Harbour Board",),
                "Tomas Brey": ("deputy director of the Marrow Pilots' Guild",),
            },
            said=({"text": "lazy boys", "speaker": "Tomas Brey"},),
            publisher="Marrow Gazette",
            published="2022-03-04",
        ),
        story(
            key="cars.md",
            title="Old cars, new roads",
            sentences=(
                "A march of vintage cars was held in Pell.",
                "It was a major event for the whole valley.",
                "The jury presented the winner with a cup.",
            ),
            publisher="Pell Journal",
            published="2022-06-10",
        ),
        story(
            key="barge.md",
            title="Storm sinks the barge Petrel",
            sentences=("Storm sinks the barge Petrel", "Its bell was found by children."),
            published="2022-07-10",
        ),
        *(
            story(
                key=f"{town}.md",
                title="A new hall",
                sentences=(
                    "The hall opened at noon on 4 May.",
                    *("Singers, bakers and children crowded its stairs." for _ in range(length)),
                    f"All of {town} came.",
                ),
                published="2021-05-05",
            )
            for town, length in (("Arnsk", 90), ("Dovrel", 4), ("Ilmen", 4))
        ),
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, put_up: Callable[..., None], story: Callable[..., Any]) -> Path:
    path = tmp_path_factory.mktemp("news") / "library.db"
    put_up(path, _stories(story))
    return path


@pytest.fixture
async def harbour(path: Path) -> AsyncIterator[Shelf]:
    library = Library(path)
    async with library.shelf() as leased:
        yield leased
    await library.close()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many dockers demonstrated in Lantern Square?", "4,000 dockers"),
        ("why were the salaries reduced?", "because trade with Orlund had collapsed"),
        ("who is the head of the Eastern Harbour Board?", "Sefa Lind"),
        ("who is the director of the EHB?", "Sefa Lind"),
        ("who is the director of the E.H.B.?", "Sefa Lind"),
        ("why did the engineer resign?", "after the cranes failed"),
        ("how many people were arrested by the police?", "nine people"),
        ("which body does Sefa Lind lead?", "Eastern Harbour Board"),
    ],
)
async def test_an_answer_in_other_words_is_found(harbour: Shelf, question: str, answer: str) -> None:
    told = await ask(harbour, question)
    assert isinstance(told, Told)
    assert answer in told.cited.text


@pytest.mark.parametrize(
    "question",
    [
        "How many women protested in Lantern Square?",  # dockers were counted, not women
        "How old is Sefa Lind?",
        "When did Sefa Lind become director of the Eastern Harbour Board?",
        "Who is the head of the Marrow Pilots' Guild?",  # only its deputy is told
        "What did Sefa Lind say about the boys?",  # another's words
        "Who translated the article about the police?",
        "Who is the head of the Orlund Wire?",
        "When did the dockers of Pell protest?",  # of another town
    ],
)
async def test_what_only_seems_to_be_answered_is_not_said(harbour: Shelf, question: str) -> None:
    assert isinstance(await ask(harbour, question), NotSaid)


async def test_a_title_gives_no_reason(harbour: Shelf) -> None:
    told = await ask(harbour, "Why did the dockers of Marrow leave their cranes?")
    cited = [told.cited] if isinstance(told, Told) else told.nearest
    assert cited
    assert all("Why the dockers" not in one.text for one in cited)


async def test_another_event_of_the_same_kind_is_not_shown_as_differing(harbour: Shelf) -> None:
    told = await ask(harbour, "Where was the rally held?")
    assert isinstance(told, Told)
    assert told.cited.answer == "Cobble Lane"
    assert told.also == ()


@pytest.mark.parametrize("question", ["Who represented the valley?", "Who is the mayor of the valley?"])
async def test_a_common_word_that_no_article_has_is_not_taken_for_another(harbour: Shelf, question: str) -> None:
    assert (await ask(harbour, question)).repairs == ()


@pytest.mark.parametrize("town", ["Dovrel", "Ilmen"])
async def test_of_equal_sentences_the_one_of_the_article_about_the_same_thing_answers(
    harbour: Shelf, town: str
) -> None:
    told = await ask(harbour, f"When did the hall in {town} open?")
    cited = told.cited if isinstance(told, Told) else told.nearest[0]
    assert cited.source.key == f"{town}.md"


async def test_of_equal_sentences_the_one_of_a_short_article_answers(harbour: Shelf) -> None:
    told = await ask(harbour, "When did the hall open?")
    assert isinstance(told, Told)
    assert told.cited.source.key != "Arnsk.md"


async def test_a_sentence_says_more_than_a_title_with_the_same_words(harbour: Shelf) -> None:
    told = await ask(harbour, "What sank the barge Petrel?")
    assert isinstance(told, Told)
    assert "bell" in told.cited.text


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("who is sefa lind?", (("Sefa", "Lind"),)),
        ("did tomas brey visit south korea?", (("Tomas", "Brey"), ("South", "Korea"))),
        ("did tomas brey meet the french?", (("Tomas", "Brey"), ("French",))),
        ("who was angry with him?", ()),
        ("Who is sefa lind?", ()),  # somebody who types capital letters does so for names
    ],
)
async def test_names_are_known_in_a_question_without_capital_letters(
    harbour: Shelf, typed: str, names: tuple[tuple[str, ...], ...]
) -> None:
    asked, repairs = await repaired(harbour, understand(typed))
    assert (asked.names, repairs) == (names, ())


@pytest.mark.parametrize(
    "question", ["What does Tomas Brey do for a living?", "What is Tomas Brey's job?", "Who is Tomas Brey?"]
)
async def test_somebodys_post_is_told_in_the_articles_words(harbour: Shelf, question: str) -> None:
    told = await ask(harbour, question)
    assert isinstance(told, Told)
    assert told.cited.answer == "deputy director of the Marrow Pilots' Guild"


def _minutes(story: Callable[..., Any]) -> list[Any]:
    sentences = (
        "Ivo Harn, a clerk, met Mayor Rada Oll in Sweden on 5 May 2019 about the toll.",
        "As the council's longest-serving treasurer and keeper of its keys, Ivo Harn signed the toll agreement.",
        "The fighting over the toll ended in 1953, although no treaty was ever signed.",
        "The toll hall was opened by Rada Oll in Lund at 8.30 p.m. and weighs 40 tonnes.",
        "The council adopted the budget by 31 votes to 12.",
        "On 12 May councillors welcomed Rada Oll.",
    )
    roles = {"Ivo Harn": ("clerk", "longest-serving treasurer and keeper of its keys"), "Rada Oll": ("Mayor",)}
    return [story("minutes.md", "Minutes of a council", sentences, {"Ivo Harn": (), "Rada Oll": ()}, roles)]


@pytest.fixture
async def council(tmp_path: Path, put_up: Callable[..., None], story: Callable[..., Any]) -> AsyncIterator[Shelf]:
    put_up(tmp_path / "library.db", _minutes(story))
    library = Library(tmp_path / "library.db")
    async with library.shelf() as leased:
        yield leased
    await library.close()


async def test_a_post_is_found_among_many_sentences_that_only_name_somebody(
    tmp_path: Path, put_up: Callable[..., None], story: Callable[..., Any]
) -> None:
    role = "longest-serving treasurer and keeper of the keys of the old salt office"
    sentences = (
        "Ivo Harn, a clerk, held a position.",
        *(f"Ivo Harn spoke on day {number}." for number in range(60)),
        f"Nobody on the quay that morning, wet and cold as it was, could remember anybody but Ivo Harn as the {role}.",
    )
    stories = [story("salt.md", "The salt office", sentences, {"Ivo Harn": ()}, {"Ivo Harn": ("clerk", role)})]
    put_up(tmp_path / "library.db", stories)
    library = Library(tmp_path / "library.db")
    async with library.shelf() as shelf:
        told = await ask(shelf, "What position does Ivo Harn hold?")
    await library.close()
    assert isinstance(told, Told)
    assert told.cited.answer == role


async def test_of_several_posts_the_one_that_is_told_most_fully_comes_first(council: Shelf) -> None:
    told = await ask(council, "What position does Ivo Harn hold?")
    assert isinstance(told, Told)
    assert "treasurer" in told.cited.answer


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("In what city was the toll hall opened by Rada Oll?", True),
        ("In what city did Ivo Harn meet Mayor Rada Oll about the toll?", False),  # a country, people and a date
        ("What time was the toll hall opened by Rada Oll?", True),
        ("What time did Ivo Harn meet Mayor Rada Oll about the toll?", False),
        ("How heavy is the toll hall?", True),
        ("By what vote did the council adopt the budget?", True),
        ("How many councillors welcomed Rada Oll?", False),  # 12 is a day
        ("In what year did the fighting over the toll end?", True),
        ("In what year was a written treaty on the toll signed?", False),  # it never was
    ],
)
async def test_an_answer_has_the_shape_that_is_asked_for(
    council: Shelf,
    question: str,
    answered: bool,  # noqa: FBT001 - a case of the table
) -> None:
    assert isinstance(await ask(council, question), Told) is answered
