"""The process that compares meanings, as the engine uses it: what it finds, when it is not waited for, how it ends."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.answers.asking.engine import ask
from bot.answers.asking.told import NotSaid
from bot.library.library import Library
from bot.library.writer import Writer
from bot.meaning import Meaning
from bot.reading.meaning import Encoder

PATIENT = 60.0
PASTRY, GLACIER = "The bakery sells warm bread and cakes.", "The glacier lost a third of its ice."


@pytest.fixture
def put_up_with_codes(put_up: Callable[..., None], story: Callable[..., Any]) -> Callable[..., None]:
    def all_of(path: Path, sentences: tuple[str, ...]) -> None:
        put_up(path, [story(key="a.md", title="Notes", sentences=sentences)], encoder=Encoder())

    return all_of


@pytest.fixture
async def path(tmp_path: Path, put_up_with_codes: Callable[..., None]) -> Path:
    path = tmp_path / "library.db"
    put_up_with_codes(path, (PASTRY, GLACIER, "Rain fell on the road."))
    return path


@pytest.fixture
async def meaning(path: Path) -> AsyncIterator[Meaning]:
    meaning = Meaning(path, share_s=PATIENT)
    yield meaning
    await meaning.close()


async def _texts(path: Path) -> tuple[str, dict[str, int]]:
    library = Library(path)
    async with library.shelf() as shelf:
        rows = await shelf.rows("SELECT id, text FROM sentences")
        key = shelf.key
    await library.close()
    return key, {row["text"]: row["id"] for row in rows}


async def test_sentences_are_found_by_meaning_where_no_word_is_shared(path: Path, meaning: Meaning) -> None:
    shelf, ids = await _texts(path)
    found = await meaning.near(shelf, "a pastry baker and flour", ["pastry"], [])
    nearest = max(found, key=lambda number: found[number].likeness)
    assert nearest == ids[PASTRY]
    assert found[ids[PASTRY]].words[0] > found[ids[GLACIER]].words[0]


async def test_the_nearest_passage_comes_from_meaning_where_words_find_none(path: Path, meaning: Meaning) -> None:
    library = Library(path)
    async with library.shelf() as shelf:
        alone = await ask(shelf, "Who needs pastry flour?")
        helped = await ask(shelf, "Who needs pastry flour?", meaning)
    await library.close()
    assert isinstance(alone, NotSaid)
    assert isinstance(helped, NotSaid)
    assert alone.nearest == ()
    assert helped.nearest[0].text.startswith(PASTRY)


async def test_another_shelf_than_the_one_asked_about_tells_nothing(meaning: Meaning) -> None:
    assert await meaning.near("another", "pastries", [], []) == {}


async def test_half_a_character_does_not_end_it(path: Path, meaning: Meaning) -> None:
    shelf, _ = await _texts(path)
    assert await meaning.near(shelf, "pastries \ud800", ["\ud800"], [])
    first = meaning.child
    assert await meaning.near(shelf, "pastries", [], [])
    assert meaning.child is first


async def test_a_new_shelf_is_read_when_it_is_asked_about(
    path: Path, meaning: Meaning, put_up_with_codes: Callable[..., None]
) -> None:
    first, _ = await _texts(path)
    assert await meaning.near(first, "pastries", [], [])
    put_up_with_codes(path, ("A comet crossed the sky.",))
    second, ids = await _texts(path)
    found = await meaning.near(second, "What crossed the sky?", [], [])
    assert second != first
    assert set(found) == set(ids.values())


async def test_an_answer_does_not_wait_for_its_start(path: Path) -> None:
    hurried = Meaning(path, share_s=0.0, start_s=0.0)
    shelf, _ = await _texts(path)
    assert await hurried.near(shelf, "pastries", [], []) == {}
    await hurried.close()


async def test_the_first_question_waits_for_the_start_and_the_next_only_for_its_share(path: Path) -> None:
    meaning = Meaning(path, share_s=0.0, start_s=PATIENT)
    shelf, _ = await _texts(path)
    assert await meaning.near(shelf, "pastries", [], [])
    assert await meaning.near(shelf, "pastries", [], []) == {}
    await meaning.close()


async def test_it_ends_when_idle_and_starts_again_when_asked(path: Path) -> None:
    meaning = Meaning(path, share_s=PATIENT, idle_s=0.5)
    shelf, _ = await _texts(path)
    assert await meaning.near(shelf, "pastries", [], [])
    first = meaning.child
    assert first is not None
    assert await asyncio.to_thread(first.wait, PATIENT) == 0
    assert await meaning.near(shelf, "pastries", [], [])
    await meaning.close()


async def test_sent_to_rest_it_comes_back_with_the_next_question(path: Path, meaning: Meaning) -> None:
    shelf, _ = await _texts(path)
    await meaning.near(shelf, "pastries", [], [])
    first = meaning.child
    assert first is not None
    meaning.rest()
    await asyncio.to_thread(first.wait, PATIENT)
    assert await meaning.near(shelf, "pastries", [], [])
    assert meaning.child is not first


async def test_when_it_dies_there_is_nothing_to_tell(path: Path, meaning: Meaning) -> None:
    shelf, _ = await _texts(path)
    await meaning.near(shelf, "pastries", [], [])
    assert meaning.child is not None
    meaning.child.kill()
    await asyncio.to_thread(meaning.child.wait, PATIENT)
    assert await meaning.near(shelf, "pastries", [], []) == {}


async def test_codes_of_an_article_go_with_it(path: Path) -> None:
    with Writer(path, "by hand") as writer:
        writer.remove("a.md")
        assert not writer.lacks_codes()
        writer.finish([])
    library = Library(path)
    async with library.shelf() as shelf:
        rows = await shelf.rows(
            "SELECT (SELECT count(*) FROM vectors) + (SELECT count(*) FROM article_vectors) AS codes"
        )
    await library.close()
    assert rows == [{"codes": 0}]
