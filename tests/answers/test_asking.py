"""``/ask`` on a shelf of invented articles: what is answered and in which words, and what is not said by anybody."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.asking.engine import ask
from bot.answers.asking.told import NotSaid, Told
from bot.library.library import Library
from bot.library.shelf import Shelf


def _stories(story: Callable[..., Any]) -> list[Any]:
    return [
        story(
            key="ferry.md",
            title="Ferry strands off Cape Lorn",
            sentences=(
                "The ferry Halcyon ran aground off Cape Lorn on 4 May 2021 with 212 passengers on board.",
                "Nadia Brukner, chairwoman of the Lorn Harbour Committee, said the crew had ignored a warning.",
                "Piet Osk, vice-chairman of the Lorn Fisheries Committee, blamed the tide.",
                "The captain turned back because the pumps had failed.",
                "Coastguards lost two boats during the rescue, which lasted 9 hours.",
                "Nobody was hurt.",
            ),
            people={"Nadia Brukner": (), "Piet Osk": ()},
            roles={
                "Nadia Brukner": ("chairwoman of the Lorn Harbour Committee",),
                "Piet Osk": ("vice-chairman of the Lorn Fisheries Committee",),
            },
            publisher="Lorn Courier",
            published="2021-05-05",
        ),
        story(
            key="inquiry.md",
            title="Inquiry into the Halcyon begins",
            sentences=(
                "An inquiry into the stranding of the ferry Halcyon opened in Vessen on Monday.",
                "The ferry had 197 passengers on board, the owners told the inquiry.",
                "Judge Odile Marn asked why the siren had stayed silent.",
                "The owners called the report “a tissue of guesses” and appealed.",
                "Trade minister Ruben Aske met the owners and opposed a fine.",
            ),
            people={"Odile Marn": (), "Ruben Aske": ()},
            roles={"Odile Marn": ("Judge",), "Ruben Aske": ("Trade minister",)},
            publisher="Vessen Post",
            published="2021-06-14",
        ),
        story(
            key="quay.md",
            title="Quarrel over the old quay",
            sentences=(
                "Ruben Aske and Odile Marn were both asked about the old quay of Vessen.",
                "It was built by hand.",
                "Rain fell all morning.",
                "“The quay is beyond repair,” the judge told reporters.",
                "Gulls cried.",
                "A band played.",
                "The minister waited for his turn.",
                "“The quay will be sound again by spring,” he said.",
                "Nobody clapped.",
            ),
            people={"Ruben Aske": (), "Odile Marn": ()},
            said=(
                {"text": "The quay is beyond repair,", "speaker": "Odile Marn"},
                {"text": "The quay will be sound again by spring,", "speaker": "Ruben Aske"},
            ),
            publisher="Vessen Post",
            published="2021-09-02",
        ),
        story(
            key="orchard.md",
            title="A good year for pears",
            sentences=(
                "The orchards of Tarn gathered 3,400 tonnes of pears in the decade 2010–2019.",
                "The growers now export most of the harvest to Vessen.",
                "Rainfall has risen every spring.",
            ),
            publisher="Tarn Weekly",
            published="2020-10-01",
        ),
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, put_up: Callable[..., None], story: Callable[..., Any]) -> Path:
    path = tmp_path_factory.mktemp("asking") / "library.db"
    put_up(path, _stories(story))
    return path


@pytest.fixture
async def coast(path: Path) -> AsyncIterator[Shelf]:
    library = Library(path)
    async with library.shelf() as leased:
        yield leased
    await library.close()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the chairwoman of the Lorn Harbour Committee?", "Nadia Brukner"),
        ("who is piet osk", "vice-chairman of the Lorn Fisheries Committee"),
        ("What is Nadia Brukner's job?", "chairwoman of the Lorn Harbour Committee"),
        ("When did the ferry Halcyon run aground?", "4 May 2021"),
        ("Where did the inquiry into the Halcyon open?", "Vessen"),
        ("How long did the rescue last?", "9 hours"),
        ("Why did the captain turn back?", "because the pumps had failed"),
        ("What did the owners call the report?", "“a tissue of guesses”"),
        ("How many tonnes of pears did the orchards of Tarn gather?", "3,400 tonnes"),
        ("Who opposed a fine?", "Ruben Aske"),
    ],
)
async def test_the_short_answer_is_what_was_asked_for(coast: Shelf, question: str, answer: str) -> None:
    told = await ask(coast, question)
    assert isinstance(told, Told)
    assert answer in told.cited.answer
    assert told.cited.answer in told.cited.text
    assert len(told.cited.answer) < len(told.cited.text)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the vice-chairman of the Lorn Harbour Committee?",  # of another committee
        "Who is the chairwoman of the Vessen Harbour Committee?",  # of another town
        "Who is the prime minister?",  # another minister
        "How many passengers were on board the ferry Meridian?",  # another ship
        "How many pears did the orchards of Tarn gather in 2019?",  # the end of a range
        "Who supported a fine?",  # the opposite
        "What do the growers import from Vessen?",
        "What did the owners not call a tissue of guesses?",
        "What is Nadia Brukner's age?",
        "When did Odile Marn visit Cairnmouth?",
        "How many submarines does Tarn have?",
    ],
)
async def test_a_near_miss_is_not_said(coast: Shelf, question: str) -> None:
    assert isinstance(await ask(coast, question), NotSaid)


async def test_a_passage_is_one_or_two_neighbouring_sentences_of_one_article(coast: Shelf) -> None:
    told = await ask(coast, "Why did the captain turn back?")
    assert isinstance(told, Told)
    (row,) = await coast.rows("SELECT body FROM bodies JOIN articles ON id = article_id WHERE key = 'ferry.md'")
    assert told.cited.source.key == "ferry.md"
    assert told.cited.text in row["body"]
    assert 1 <= told.cited.text.count(". ") + 1 <= 2


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Ruben Aske say about the quay?", "sound again by spring"),
        ("What did Odile Marn say about the quay?", "beyond repair"),
    ],
)
async def test_what_somebody_said_is_found_where_only_a_pronoun_names_the_speaker(
    coast: Shelf, question: str, words: str
) -> None:
    told = await ask(coast, question)
    assert isinstance(told, Told)
    assert words in told.cited.text


async def test_two_articles_that_differ_are_both_shown(coast: Shelf) -> None:
    told = await ask(coast, "How many passengers did the ferry Halcyon have on board?")
    assert isinstance(told, Told)
    (other,) = told.also
    assert not other.agrees
    assert {told.cited.source.key, other.cited.source.key} == {"ferry.md", "inquiry.md"}
    assert {told.cited.answer, other.cited.answer} == {"212 passengers", "197 passengers"}


async def test_a_typing_error_is_repaired_and_told(coast: Shelf) -> None:
    told = await ask(coast, "Why did the captian turn back?")
    assert isinstance(told, Told)
    assert "pumps" in told.cited.answer
    assert [(repair.typed, repair.used) for repair in told.repairs] == [("captian", "captain")]


async def test_a_person_is_found_by_another_spelling_of_the_name(coast: Shelf) -> None:
    told = await ask(coast, "What is Nadja Bruckner's job?")
    assert isinstance(told, Told)
    assert told.cited.answer == "chairwoman of the Lorn Harbour Committee"
    assert [(repair.typed, repair.used) for repair in told.repairs] == [("Nadja Bruckner", "Nadia Brukner")]


@pytest.mark.parametrize("question", ["Who opposed a fire?", "Who met in Cairn 197?", "What did Marns say?"])
async def test_a_short_word_a_name_and_a_number_are_not_taken_for_typing_errors(coast: Shelf, question: str) -> None:
    assert (await ask(coast, question)).repairs == ()


async def test_what_comes_near_is_shown_as_no_answer(coast: Shelf) -> None:
    missing = await ask(coast, "Who is the vice-chairman of the Lorn Harbour Committee?")
    assert isinstance(missing, NotSaid)
    assert 1 <= len(missing.nearest) <= 3
    assert any("Committee" in near.text for near in missing.nearest)


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
async def test_every_text_is_a_question(coast: Shelf, text: str) -> None:
    answer = await ask(coast, text)
    cited = [answer.cited] if isinstance(answer, Told) else answer.nearest
    assert all(0 <= one.start <= one.end <= len(one.text) for one in cited)


async def test_an_empty_shelf_says_nothing(tmp_path: Path, put_up: Callable[..., None]) -> None:
    put_up(tmp_path / "library.db", [])
    library = Library(tmp_path / "library.db")
    async with library.shelf() as shelf:
        answer = await ask(shelf, "Who is the chairwoman?")
    await library.close()
    assert answer == NotSaid("Who is the chairwoman?")
