"""The index of people, kept up article by article: it is the one that is made at once, and forgets who is gone."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library import people
from bot.library.library import Library
from bot.library.names import look_up
from bot.names.fold import typed_name

NAMES = (
    "Han Sol-bi",
    "Han Sol-mi",
    "Hahn Solbi",
    "Lena Ortez",
    "Lena M. Ortez",
    "Pedro Ortez",
    "Ri Chun-il",
    "Lee Chun-il",
    "Vasily Orlovsky",
    "Vasiliy Orlovskiy",
    "Surti",
    "한솔비",
)

TABLES = {
    "people": "SELECT key, name, role, articles, mentions, quotations, id >> 32 FROM people",
    "forms": "SELECT key, form, count, sorted FROM name_forms JOIN people ON id = person_id",
    "whole names": "SELECT hash, key FROM name_keys JOIN people ON id = person_id",
    "words": "SELECT word, people, keyed FROM name_words",
    "keys of words": "SELECT key, word FROM word_keys JOIN name_words ON id = word_id",
    "tokens": "SELECT term, doc, cnt FROM temp.people_tokens_terms",
    "trigrams": "SELECT term, doc, cnt FROM temp.name_trigrams_terms",
}


def contents(path: Path) -> dict[str, list[Any]]:
    """Everything in the index but for the numbers, which tell only who came first."""
    with closing(sqlite3.connect(path)) as db:
        for table in ("people_tokens", "name_trigrams"):
            db.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab (main, {table}, 'row')")
        return {name: sorted(db.execute(sql).fetchall(), key=repr) for name, sql in TABLES.items()}


@pytest.fixture(scope="module")
def written(story: Any) -> Any:
    def write(number: int, names: Sequence[str]) -> Any:
        sentences = tuple(f"{name} came to the harbour on day {number}." for name in names)
        return story(f"{number}.md", f"Day {number}", sentences, people=dict.fromkeys(names, ()))

    return write


casts = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(casts, casts)
def test_an_index_kept_up_is_the_one_made_at_once(
    tmp_path_factory: pytest.TempPathFactory, put_up: Any, written: Any, before: Any, after: Any
) -> None:
    folder = tmp_path_factory.mktemp("index")
    kept, made = folder / "kept.db", folder / "made.db"
    put_up(kept, [written(number, names) for number, names in enumerate(before)])
    put_up(kept, [written(number + 2, names) for number, names in enumerate(after)])
    put_up(made, [written(number + 2, names) for number, names in enumerate(after)])
    assert contents(kept) == contents(made)


async def test_a_reload_renumbers_only_those_whose_mentions_doubled_or_halved(
    tmp_path: Path, put_up: Any, written: Any
) -> None:
    path = tmp_path / "library.db"
    articles = [written(number, ["Lena Ortez", "Han Sol-bi", *NAMES[8:9] * (number % 2)]) for number in range(5)]

    def numbers() -> dict[str, int]:
        with closing(sqlite3.connect(path)) as db:
            return dict(db.execute("SELECT name, id FROM people"))

    put_up(path, articles)
    before = numbers()
    put_up(path, [*articles, written(9, ["Vasily Orlovsky"] * 3 + ["Lena Ortez"])])
    after = numbers()
    assert {name for name in before if after[name] != before[name]} == {"Vasily Orlovsky"}
    assert after["Vasily Orlovsky"] % 2**32 == before["Vasily Orlovsky"] % 2**32


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("han sol bi", "Han Sol-bi"),
        ("solbi han", "Han Sol-bi"),
        ("hansolbi", "Han Sol-bi"),
        ("lena ortes", "Lena Ortez"),
        ("ortze lena", "Lena Ortez"),
        ("rhee chunil", "Ri Chun-il"),
        ("vasilij orlovskij", "Vasily Orlovsky"),
        ("orlovksy vasily", "Vasily Orlovsky"),
        ("v orlovsky", "Vasily Orlovsky"),
        ("surti", "Surti"),
    ],
)
async def test_each_way_of_typing_a_name_leads_to_it(
    tmp_path: Path, put_up: Any, written: Any, typed: str, name: str
) -> None:
    path = tmp_path / "library.db"
    put_up(path, [written(1, ["Han Sol-bi", "Lena Ortez", "Ri Chun-il", "Vasily Orlovsky", "Surti"])])
    library = Library(path)
    async with library.shelf() as shelf:
        fits = await look_up(shelf, typed_name(typed))
        assert fits[0].person.name == name
    await library.close()


async def test_the_most_mentioned_come_first_in_lists_and_among_equals(
    tmp_path: Path, put_up: Any, written: Any
) -> None:
    path = tmp_path / "library.db"
    cast = ["Ana Vale", *["Bela Vale"] * 2, *["Cleo Vale"] * 3, *["Dora Vale"] * 9]
    put_up(path, [written(1, cast)])
    library = Library(path)
    async with library.shelf() as shelf:
        listed = await people.begin_with(shelf, ["val"], 3)
        assert [row.name for row in listed] == ["Dora Vale", "Cleo Vale", "Bela Vale"]
        fits = await look_up(shelf, ("vale",))
        assert [fit.person.name for fit in fits] == ["Dora Vale", "Cleo Vale", "Bela Vale", "Ana Vale"]
    await library.close()


async def test_of_those_who_fit_equally_badly_the_nearest_in_letters_comes_first(
    tmp_path: Path, put_up: Any, written: Any
) -> None:
    path = tmp_path / "library.db"
    put_up(path, [written(1, ["Lena Ortez", *["Lena Quill"] * 9])])
    library = Library(path)
    async with library.shelf() as shelf:
        fits = await look_up(shelf, ("lena", "ortezinho"))
        assert [fit.person.name for fit in fits] == ["Lena Ortez", "Lena Quill"]
        assert fits[0].score.value == fits[1].score.value
    await library.close()
