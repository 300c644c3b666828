"""``/quote`` by topic: own words first, then related ones, capitals and names inside longer names; the word lists."""

import re
from collections.abc import AsyncIterator, Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answer import Nothing, Page, Quotations
from bot.answers.desk import answer
from bot.answers.question import Quote
from bot.answers.topics.thesaurus import Phrase, Thesaurus
from bot.findings import SpeakerKind
from bot.library.library import Library
from bot.library.shelf import Shelf
from tests.answers.test_desk import TODAY

NOTE = "{} only words related to the topic; write it in quotation marks to leave such out."
LINES = [
    "ship, vessel, boat > ferry, trawler, rowing boat",
    "# a comment",
    "",
    "strike, walk out > picket",
    "war game, war games",
    "lorn union, LU",
]
NAMES = ["republic of orr, orr", "democratic republic of orr, dro", "free democratic republic of orr, fdro"]


def _related(words: str) -> tuple[set[str], tuple[str, ...]] | None:
    found = Thesaurus(LINES, NAMES).related(tuple(words.split()))
    return found and ({phrase.text for phrase in found.phrases}, found.capitals)


@pytest.mark.parametrize("typed", ["ship", "ships", "vessel", "boats"])
def test_words_of_one_meaning_stand_for_each_other_and_take_in_kinds(typed: str) -> None:
    own = typed.removesuffix("s")
    assert _related(typed) == ({"ship", "vessel", "boat", "ferry", "trawler", "rowing boat"} - {own}, ())


@pytest.mark.parametrize("typed", ["ferry", "rowing boat", "submarine", "a comment"])
def test_a_kind_does_not_stand_for_the_whole(typed: str) -> None:
    assert _related(typed) is None


@pytest.mark.parametrize("typed", ["strikes", "striking", "strike"])
def test_a_topic_is_known_in_any_number_and_tense(typed: str) -> None:
    assert _related(typed) == ({"walk out", "picket"}, ())


@pytest.mark.parametrize("typed", ["walking out", "walked out", "walks out"])
def test_a_phrase_is_known_by_its_first_word_in_any_tense(typed: str) -> None:
    assert _related(typed) == ({"strike", "picket"}, ())


def test_a_topic_is_divided_into_the_longest_known_phrases() -> None:
    divided = Thesaurus(LINES, NAMES).divided(("ships", "war", "games", "near", "republic", "orr"))
    assert [words for words, _ in divided] == [("ships",), ("war", "games"), ("near",), ("republic", "orr")]


def test_a_word_in_capitals_is_kept_apart() -> None:
    assert _related("lu") == ({"lorn union"}, ("LU",))


def test_a_name_inside_longer_names_of_others_knows_them() -> None:
    found = Thesaurus(LINES, NAMES).related(("orr",))
    assert found is not None
    longer = ("democratic republic of orr", "free democratic republic of orr")
    assert Phrase("republic of orr", longer) in found.phrases


def test_a_name_inside_a_longer_one_of_its_own_is_as_good() -> None:
    found = Thesaurus([], ["orr, republic of orr, old republic of orr"]).related(("orr",))
    assert found is not None
    assert all(not phrase.longer for phrase in found.phrases)


@pytest.mark.parametrize("name", ["conflict.txt", "state.txt", "society.txt", "countries.txt"])
def test_every_line_of_the_lists_is_a_group_of_words(name: str) -> None:
    lines = files("bot.answers.topics").joinpath(name).read_text("utf-8").splitlines()
    groups = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(groups) > 400
    for line in groups:
        assert re.fullmatch(r"[a-zA-Z0-9 ,|>]+", line), line
        left, _, right = line.replace("| |", "|").replace("|", ",").partition(">")
        words = [word.strip() for word in (*left.split(","), *(right.split(",") if right else ()))]
        assert len(words) > 1, line
        assert all(words), line
        assert len(words) == len(set(words)), line
        assert all(word == word.lower() or word.isupper() for word in words), line


def _said(text: str, speaker: str = "Ada Lind") -> dict[str, Any]:
    return {"text": text, "speaker": speaker, "speaker_kind": SpeakerKind.DESCRIBED}


@pytest.fixture
async def own(tmp_path: Path, put_up: Callable[..., None], story: Callable[..., Any]) -> AsyncIterator[Shelf]:
    sentences = (
        "“This earthquake has cost us the harvest,” said Ada Lind.",
        "“The quake took the bridge,” said Ada Lind.",
        "“Our missiles are silent, not our singers,” said Ada Lind of the American envoy.",
        "“Nobody told us anything,” said Ada Lind.",
        "“The US will pay for the dam,” said Ada Lind.",
        "“Three apples and a pear,” said Ada Lind of the Democratic Republic of the Congo.",
        "“Four pears,” said Ada Lind of the Republic of the Congo.",
    )
    said = tuple(_said(text.split("”")[0][1:]) for text in sentences)
    put_up(tmp_path / "library.db", [story(key="a.md", title="Notes of a day", sentences=sentences, said=said)])
    library = Library(tmp_path / "library.db")
    async with library.shelf() as shelf:
        yield shelf
    await library.close()


async def _quoted(shelf: Shelf, topic: str, page: Page | None = None) -> tuple[list[str], tuple[str, ...]]:
    found = await answer(shelf, Quote(topic=topic), page or Page(), today=TODAY)
    if isinstance(found, Nothing):
        return [], (found.message,)
    assert isinstance(found, Quotations)
    return [line.text.split()[0] for line in found.quotations], found.notes


async def test_a_topics_own_words_come_before_related_ones(own: Shelf) -> None:
    lines, notes = await _quoted(own, "earthquake")
    assert (lines, notes) == (["This", "The"], (NOTE.format("The last one has"),))
    lines, notes = await _quoted(own, "quake")
    assert (lines, notes) == (["The", "This"], (NOTE.format("The last one has"),))


async def test_pages_together_are_the_whole_answer(own: Shelf) -> None:
    pages = [await _quoted(own, "earthquake", Page(number, 1)) for number in range(2)]
    assert [lines for lines, _ in pages] == [["This"], ["The"]]
    assert {notes for _, notes in pages} == {(NOTE.format("The last one has"),)}


@pytest.mark.parametrize("typed", ['"earthquake"', "“earthquake”"])
async def test_a_topic_in_quotation_marks_is_not_widened(own: Shelf, typed: str) -> None:
    assert await _quoted(own, typed) == (["This"], ())


async def test_a_word_that_no_article_has_is_found_by_its_relatives_and_not_repaired(own: Shelf) -> None:
    assert await _quoted(own, "seismic") == (["This", "The"], (NOTE.format("All of them have"),))


async def test_related_words_stand_in_the_marked_text(own: Shelf) -> None:
    found = await answer(own, Quote(topic="earthquake"), Page(), today=TODAY)
    assert [[line.text[start:end] for start, end in line.matches] for line in found.quotations] == [
        ["earthquake"],
        ["quake"],
    ]


@pytest.mark.parametrize("typed", ["US", "us", "U.S.", "united states", "America"])
async def test_a_country_is_found_by_its_other_names_and_never_by_a_pronoun(own: Shelf, typed: str) -> None:
    lines, _ = await _quoted(own, typed)
    assert sorted(lines) == ["Our", "The"]


async def test_a_pronoun_beside_other_words_stays_one(own: Shelf) -> None:
    assert (await _quoted(own, "told us anything zebra"))[0] == []
    assert (await _quoted(own, "nobody told us"))[0] == ["Nobody"]


async def test_a_country_is_not_taken_for_its_longer_namesake(own: Shelf) -> None:
    assert (await _quoted(own, "democratic republic of the congo"))[0] == ["Three"]
    assert "Three" not in (await _quoted(own, "congo brazzaville"))[0]


async def test_words_are_looked_for_together(own: Shelf) -> None:
    assert (await _quoted(own, "earthquake dam"))[0] == []
    assert (await _quoted(own, "American weapons"))[0] == ["Our"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from("war US us UN kim talks with “ ” \" ' AND OR ( ) * : ^ republic of korea u s".split())
    ).map(" ".join)
)
async def test_any_topic_is_answered(own: Shelf, text: str) -> None:
    await _quoted(own, f"x{text}")
    await _quoted(own, text or "earthquake")
