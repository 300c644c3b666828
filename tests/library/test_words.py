"""Typed words: quoted for full text, repaired against the corpus, found by their beginnings and marked."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.library import suggestions
from bot.library.articles import having, highlighted, hits, ranked
from bot.library.library import Library
from bot.library.people import begin_with
from bot.library.words import Repair, all_of, any_of, prefixes, trigrams, typed_words, wanted

ANY_TEXT = st.text(st.characters(), max_size=300)
ON_ONE_SHELF = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
"""The shelf is only read."""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The War of the Strait", ("war", "strait")),
        ("to be or", ("to", "be", "or")),
        ("war WAR war", ("war",)),
        ('"*()-:^', ()),
        ("NEAR(war) AND col:pact*", ("near", "war", "col", "pact")),
        ("", ()),
        ("x" * 90, ("x" * 40,)),
        (" ".join(f"word{n}" for n in range(50)), tuple(f"word{n}" for n in range(32))),
    ],
)
def test_typed_text_is_a_few_plain_words(typed: str, words: tuple[str, ...]) -> None:
    assert typed_words(typed) == words


def test_expressions_quote_every_word() -> None:
    assert all_of(("war", 'a"b')) == '"war" AND "a""b"'
    assert any_of(("war", "or")) == '"war" OR "or"'
    assert prefixes(("wa", "p")) == '"wa"* AND "p"*'
    assert trigrams("abcabc") == '"abc" OR "bca" OR "cab"'


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("negotiatrs", "negotiators"),
        ("negociatosr", "negotiators"),
        ("harbuor", "harbour"),
        ("warehuose", "warehouse"),
        ("storn", "storm"),
        ("negotiator", None),
        ("wars", None),
        ("wra", None),
        ("nevermentioned", None),
    ],
)
async def test_a_typing_error_is_repaired_and_a_known_word_never_is(shelf: Any, typed: str, used: str | None) -> None:
    found = await wanted(shelf, typed)
    assert found.repairs == ((Repair(typed, used),) if used else ())
    assert found.words == (used or typed,)


async def test_a_word_that_nothing_is_near_is_unknown(shelf: Any) -> None:
    found = await wanted(shelf, "zeppelin pact wra")
    assert found.words == ("zeppelin", "pact", "wra")
    assert found.unknown == ("zeppelin", "wra")


async def test_repairs_prefer_the_same_beginning_then_more_letters_then_frequency(
    tmp_path: Any, put_up: Any, story: Any
) -> None:
    sentences = (
        "Sign boat goats goat coats.",
        "Stoned.",
        "Stones.",
        "Stones.",
        "Boat.",
        "Coat.",
        "Coat.",
        "Coat.",
        "Soap.",
    )
    put_up(tmp_path / "library.db", [story("a", "A title", sentences)])
    library = Library(tmp_path / "library.db")
    async with library.shelf() as own:
        repairs = {typed: (await wanted(own, typed)).words[0] for typed in ("coatz", "stonez", "soat", "goatz")}
    await library.close()
    assert repairs == {"coatz": "coats", "stonez": "stones", "soat": "soap", "goatz": "goats"}


@ON_ONE_SHELF
@given(ANY_TEXT)
@example('"*()-:^')
@example("'; DROP TABLE articles; --")
@example("a AND OR NOT NEAR(")
@example("﷽🙂" * 3000)
@example("\ud800\x00")
async def test_any_text_can_be_looked_for(shelf: Any, text: str) -> None:
    found = await wanted(shelf, text)
    assert set(found.unknown) <= set(found.words)
    if found.words:
        scored = await ranked(shelf, all_of(found.words))
        ids = [number for number, _ in scored]
        assert len(await hits(shelf, ids, any_of(found.words))) == len(ids)
        assert set(await having(shelf, all_of(found.words), ids)) == set(ids)
        await begin_with(shelf, found.words, 5)
    await suggestions.topics(shelf, found.words, 5)


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        (("pac",), ["fisheries pact"]),
        (("p", "fish"), ["fisheries pact"]),
        (("isheries",), []),
        ((), ["fisheries pact", "concert", "harbour wall"]),
    ],
)
async def test_topics_are_found_by_the_beginnings_of_their_words(
    shelf: Any, typed: tuple[str, ...], topics: list[str]
) -> None:
    found = await suggestions.topics(shelf, typed, 3)
    assert [topic for topic, _ in found] == topics
    assert dict(found).get("fisheries pact", 3) == 3


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (("han",), ["Han Sol-bi", "Han Sol-mi"]),
        (("so", "ha"), ["Han Sol-bi", "Han Sol-mi"]),
        (("ort",), ["Lena Ortez", "Pedro Ortez"]),
        (("cho", "rak"), ["Ch'oe Rak-su"]),
        (("rtez",), []),
    ],
)
async def test_people_are_found_by_the_beginnings_of_their_names(
    shelf: Any, typed: tuple[str, ...], names: list[str]
) -> None:
    assert [row.name for row in await begin_with(shelf, typed, 10)] == names
    assert len(await begin_with(shelf, typed, 1)) == min(len(names), 1)


@given(st.lists(st.tuples(st.text("ab ,", min_size=0), st.text("xyz", min_size=1))))
def test_marks_become_places(pieces: list[tuple[str, str]]) -> None:
    found = highlighted("".join(f"{before}\x02{hit}\x03" for before, hit in pieces))
    assert found.text == "".join(before + hit for before, hit in pieces)
    assert [found.text[start:end] for start, end in found.matches] == [hit for _, hit in pieces]


def test_a_text_without_marks_has_no_matches() -> None:
    assert highlighted("plain").matches == ()
    assert highlighted("") == highlighted("\x02\x03"[:0])
