"""``/search``: articles with any of the words, in an order that words and meanings make; common words; capitals."""

from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.answers import searching
from bot.answers.answer import Articles, Nothing, Page
from bot.answers.desk import answer
from bot.answers.question import Search
from bot.answers.wording import BOUNDED
from bot.library import articles
from bot.library.library import Library
from bot.library.shelf import Shelf
from bot.meaning import Meaning
from bot.reading.meaning import Encoder
from tests.answers.test_desk import TODAY

PATIENT = 60.0
BAKER = ("Bread from the old oven", "The bakery sells warm bread, rolls and cakes to the whole street.")
GLACIER = ("Ice on the wane", "The glacier lost a third of its ice within a street of summers.")
MILLER = ("Flour runs short", "The miller has no wheat for the ovens of the town, and bakers close their shops.")
PARADE = ("Drums and flags", "The parade passed the whole street of the town, and the street danced.")
STORIES = {"baker": BAKER, "glacier": GLACIER, "miller": MILLER, "parade": PARADE}


@pytest.fixture
def path(tmp_path: Path, put_up: Callable[..., None], story: Callable[..., Any]) -> Path:
    path = tmp_path / "library.db"
    stories = [story(key=key, title=title, sentences=(text,)) for key, (title, text) in STORIES.items()]
    put_up(path, stories, encoder=Encoder())
    return path


@pytest.fixture
async def shelf(path: Path) -> AsyncIterator[Shelf]:
    library = Library(path)
    async with library.shelf() as shelf:
        yield shelf
    await library.close()


@pytest.fixture
async def meaning(path: Path) -> AsyncIterator[Meaning]:
    meaning = Meaning(path, share_s=PATIENT)
    yield meaning
    await meaning.close()


async def _found(shelf: Shelf, query: str, page: Page | None = None, meanings: Any = None) -> Articles:
    found = await answer(shelf, Search(query), page or Page(), today=TODAY, meanings=meanings)
    assert isinstance(found, Articles)
    return found


def _keys(found: Articles) -> list[str]:
    return [hit.source.key for hit in found.hits]


async def test_meaning_puts_an_article_on_the_subject_before_one_that_has_a_word_more_often(
    shelf: Shelf, meaning: Meaning
) -> None:
    query = '"baked food, dough and pastry in the street"'
    by_words, helped = await _found(shelf, query), await _found(shelf, query, meanings=meaning)
    assert _keys(by_words)[0] == "parade"
    assert _keys(helped)[0] == "baker"
    assert sorted(_keys(helped)) == sorted(_keys(by_words)) == ["baker", "glacier", "parade"]


async def test_an_article_without_any_of_the_words_is_not_listed(shelf: Shelf, meaning: Meaning) -> None:
    found = await _found(shelf, "pastry in a street", meanings=meaning)
    assert "miller" not in _keys(found)
    nothing = await answer(shelf, Search("pastry"), Page(), today=TODAY, meanings=meaning)
    assert isinstance(nothing, Nothing)


async def test_pages_with_meanings_are_the_whole_answer(shelf: Shelf, meaning: Meaning) -> None:
    whole = await _found(shelf, "street of the town", meanings=meaning)
    pages = [await _found(shelf, "street of the town", Page(number, 1), meaning) for number in range(4)]
    assert [_keys(page)[0] for page in pages] == _keys(whole)
    assert {page.total for page in pages} == {whole.total} == {4}


async def test_where_every_article_has_all_words_nothing_is_said_of_it(shelf: Shelf) -> None:
    assert (await _found(shelf, "street")).notes == ()


async def test_how_many_have_all_of_the_words_is_said(shelf: Shelf) -> None:
    assert (await _found(shelf, "street town")).notes == ("1 article has all of these words; the others, some.",)
    assert (await _found(shelf, "drums wheat")).notes == (
        "No article has all of these words; these have some of them.",
    )


async def test_a_long_sentence_is_looked_for_as_a_whole(shelf: Shelf) -> None:
    query = f"{'what the whole town said about the bakers and the shortage of ' * 3} wheat that closes all their shops"
    assert _keys(await _found(shelf, query))[0] == "miller"


async def test_articles_in_capitals_mean_the_same(
    tmp_path: Path, put_up: Callable[..., None], story: Callable[..., Any]
) -> None:
    path = tmp_path / "loud.db"
    stories = [story(key=key, title=title.upper(), sentences=(text.upper(),)) for key, (title, text) in STORIES.items()]
    put_up(path, stories, encoder=Encoder())
    library, meaning = Library(path), Meaning(path, share_s=PATIENT)
    async with library.shelf() as shelf:
        found = await _found(shelf, '"baked food, dough and pastry in the street"', meanings=meaning)
    await meaning.close()
    await library.close()
    assert _keys(found)[0] == "baker"


class _Silent:
    """Somebody who can tell nothing in time."""

    async def near(self, *_: Any) -> Mapping[int, Any]:
        return {}

    async def near_articles(self, *_: Any) -> Mapping[int, float]:
        return {}


async def test_without_anybody_who_knows_meanings_words_decide(shelf: Shelf) -> None:
    alone = await _found(shelf, "street town")
    assert _keys(await _found(shelf, "street town", meanings=_Silent())) == _keys(alone)


async def test_common_words_are_left_out_where_rarer_ones_are_to_be_ranked(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_MOST_HITS", 2)
    found = await _found(shelf, "glacier street")
    assert _keys(found) == ["glacier"]
    assert {found.hits[0].sentences[0].text[a:b] for a, b in found.hits[0].sentences[0].matches} <= {
        "glacier",
        "street",
    }


async def test_common_words_alone_are_looked_for_together(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_MOST_HITS", 2)
    assert await articles.count(shelf, '"whole"', 9) == 2
    monkeypatch.setattr(searching, "_MOST_HITS", 1)
    assert sorted(_keys(await _found(shelf, "whole street"))) == ["baker", "parade"]
    assert sorted(_keys(await _found(shelf, "town whole street"))) == ["parade"]


async def test_more_hits_than_are_ranked_are_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_MOST_HITS", 1)
    monkeypatch.setattr(searching, "NEWEST_HITS", 2)
    monkeypatch.setattr("bot.library.shelf.NEWEST_HITS", 2)
    found = await _found(shelf, "street")
    assert (found.total, found.notes) == (2, (BOUNDED,))


async def test_articles_with_related_words_alone_are_listed_and_that_is_said(shelf: Shelf) -> None:
    found = await _found(shelf, "glacier maize")
    assert _keys(found) == ["glacier", "miller"]
    assert found.notes == ("No article has all of these words; these have some of them or related ones.",)
    assert [hit.sentences[0].text for hit in found.hits][1] == MILLER[1]
    alone = await _found(shelf, "maize")
    assert (_keys(alone), alone.notes) == (
        ["miller"],
        ("No article has any of these words; these have words related to them.",),
    )


async def test_a_query_in_quotation_marks_is_not_widened(shelf: Shelf) -> None:
    assert _keys(await _found(shelf, '"glacier maize"')) == ["glacier"]
    assert isinstance(await answer(shelf, Search('"maize"'), Page(), today=TODAY), Nothing)


async def test_a_word_counts_more_than_a_related_one(shelf: Shelf) -> None:
    assert _keys(await _found(shelf, "maize glacier"))[0] == "glacier"
