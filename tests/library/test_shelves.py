"""Putting up shelves and leasing them: one answer sees one shelf, and what goes wrong leaves the old one standing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.errors import LibraryDamaged, LibraryError, ReloadRunning, ShelfNotReady
from bot.findings import Reject
from bot.library.database import SCHEMA_VERSION
from bot.library.library import Library
from bot.library.writer import Writer
from bot.reading.meaning import Encoder

PutUp = Callable[..., None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
async def library(path: Path) -> AsyncIterator[Library]:
    library = Library(path)
    yield library
    await library.close()


async def keys_of(library: Library) -> list[str]:
    async with library.shelf() as shelf:
        return [article.source.key for article in await shelf.articles()]


async def key_of(path: Path) -> str:
    library = Library(path)
    async with library.shelf() as shelf:
        key = shelf.key
    await library.close()
    return key


def rows_of(db: sqlite3.Connection, table: str) -> list[Any]:
    return db.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - names of tables come from the schema


def dump(path: Path) -> dict[str, list[Any]]:
    """Every row of every table; of a full-text table its terms, with the numbers of rows and places that have them."""
    with closing(sqlite3.connect(path)) as db:
        tables = dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
        virtual = {name for name, sql in tables.items() if "USING fts5 " in sql}
        for name in virtual:
            db.execute(f"CREATE VIRTUAL TABLE temp.terms_{name} USING fts5vocab (main, {name}, 'row')")
        inner = {name for name in tables for whole in virtual if name.startswith(f"{whole}_")}
        return {
            name: rows_of(db, f"terms_{name}" if name in virtual else name) for name in sorted(tables.keys() - inner)
        }


async def test_an_answer_sees_one_shelf_however_many_are_put_up_meanwhile(
    path: Path, library: Library, put_up: PutUp, harbour: Any
) -> None:
    put_up(path, harbour[:2])
    async with library.shelf() as shelf:
        before = await shelf.summary()
        put_up(path, harbour[2:])
        assert await shelf.summary() == before
        assert before.articles == 2
        async with library.shelf() as newer:
            assert (await newer.summary()).articles == len(harbour) - 2
            assert newer.key != shelf.key
        assert len(await shelf.articles()) == 2
    assert await keys_of(library) == [story.key for story in harbour[2:]]


async def test_a_lease_sees_the_old_shelf_until_the_new_one_is_whole(
    path: Path, library: Library, put_up: PutUp, harbour: Any
) -> None:
    put_up(path, harbour[:1])
    with Writer(path, "by hand") as writer:
        writer.remove(harbour[0].key)
        writer.add(harbour[1].article(), harbour[1].findings())
        assert await keys_of(library) == [harbour[0].key]
        writer.finish([])
    assert await keys_of(library) == [harbour[1].key]


async def test_where_nothing_stands_yet_the_shelf_is_not_ready(
    path: Path, library: Library, put_up: PutUp, harbour: Any
) -> None:
    with pytest.raises(ShelfNotReady, match="No articles have been read yet"):
        await keys_of(library)
    with Writer(path, "by hand"), pytest.raises(ShelfNotReady):
        await keys_of(library)
    put_up(path, harbour)
    assert await keys_of(library) == [story.key for story in harbour]


async def test_an_empty_corpus_is_a_shelf_too(path: Path, library: Library, put_up: PutUp) -> None:
    put_up(path, [], [Reject("a.txt", "is empty")])
    async with library.shelf() as shelf:
        summary = await shelf.summary()
    assert (summary.articles, summary.first_published, summary.publishers) == (0, None, ())
    assert summary.rejects == (Reject("a.txt", "is empty"),)


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="another program's database"):
        Writer(path, "by hand")
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


async def test_another_programs_database_is_no_shelf(path: Path, library: Library) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE meta (name, value)")
    with pytest.raises(ShelfNotReady):
        await keys_of(library)


def spoil(path: Path, table: str) -> None:
    """Overwrite the first page of a table, which nothing reads that only opens the file."""
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("content", [b"no database at all" * 500, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_file_that_is_no_database_is_no_shelf_and_built_anew(
    path: Path, put_up: PutUp, harbour: Any, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LibraryError):
        asyncio.run(key_of(path))
    put_up(path, harbour)
    assert asyncio.run(key_of(path))


async def test_damage_that_shows_only_while_writing_takes_the_file_away(
    path: Path, library: Library, put_up: PutUp, harbour: Any
) -> None:
    put_up(path, harbour)
    spoil(path, "sentences")
    with pytest.raises(LibraryDamaged, match="was damaged"):
        put_up(path, harbour[:2])
    put_up(path, harbour[:2])
    assert await keys_of(library) == [story.key for story in harbour[:2]]


async def test_a_file_put_in_the_librarys_place_is_read_at_the_next_lease(
    path: Path, library: Library, put_up: PutUp, harbour: Any
) -> None:
    put_up(path, harbour[:1])
    assert await keys_of(library) == [harbour[0].key]
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    with pytest.raises(ShelfNotReady):
        await keys_of(library)
    put_up(path, harbour[1:])
    assert await keys_of(library) == [story.key for story in harbour[1:]]


async def test_another_schema_is_built_anew_beside_a_reader_of_the_old_one(
    path: Path, library: Library, put_up: PutUp, harbour: Any
) -> None:
    put_up(path, harbour[:3])
    async with library.shelf() as shelf:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("CREATE TABLE of_an_older_schema (x)")
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        with pytest.raises(ShelfNotReady):
            await keys_of(library)
        put_up(path, harbour[3:])
        assert len(await shelf.articles()) == 3
    assert await keys_of(library) == [story.key for story in harbour[3:]]
    assert "of_an_older_schema" not in dump(path)


def test_two_reloads_at_once_are_refused(path: Path, put_up: PutUp, harbour: Any) -> None:
    with Writer(path, "by hand") as first:
        with pytest.raises(ReloadRunning, match="Another reload is running"):
            Writer(path, "by hand")
        first.add(harbour[0].article(), harbour[0].findings())
        first.finish([])
    put_up(path, harbour)


def test_a_folder_that_cannot_be_written_is_a_library_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be written"):
        Writer(tmp_path / "file" / "library.db", "by hand")


def test_what_is_not_finished_never_happened(path: Path, put_up: PutUp, harbour: Any) -> None:
    put_up(path, harbour)
    before = dump(path)
    with Writer(path, "by hand") as writer:
        writer.remove(harbour[0].key)
    with pytest.raises(TypeError), Writer(path, "by hand") as writer:
        writer.remove("no such article")
    assert dump(path) == before


def test_what_was_removed_leaves_no_row_behind(path: Path, put_up: PutUp, story: Any, harbour: Any) -> None:
    spelled = story(
        "again.md", "A wall", ("Engineer Choi Rak-soo left.",), {"Choi Rak-soo": ()}, {"Choi Rak-soo": ("Engineer",)}
    )
    put_up(path, [*harbour, spelled], [Reject("x", "is empty")], encoder=Encoder())
    assert all(dump(path).values()), "the stories fill every table, or this test sees nothing"
    put_up(path, [])
    assert {table for table, rows in dump(path).items() if rows} == {"meta"}


def test_one_of_several_articles_is_removed_wholly(path: Path, tmp_path: Path, put_up: PutUp, harbour: Any) -> None:
    put_up(path, harbour)
    put_up(path, harbour[1:])
    put_up(tmp_path / "fresh.db", harbour[1:])
    left, fresh = dump(path), dump(tmp_path / "fresh.db")
    assert {table: len(rows) for table, rows in left.items()} == {table: len(rows) for table, rows in fresh.items()}
    for table in ("articles_text", "sentences_text", "sentences_words", "quotations_text", "words_trigrams"):
        assert left[table] == fresh[table]
    with closing(sqlite3.connect(path)) as db:
        for table in ("articles_text", "sentences_text", "sentences_words", "quotations_text"):
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - as above


async def test_the_same_articles_give_the_same_shelf_key_and_others_another(
    tmp_path: Path, put_up: PutUp, story: Any, harbour: Any
) -> None:
    changed = (*harbour[:-1], story(harbour[-1].key, "Another title"))
    versions = {
        "same": harbour,
        "again": harbour[::-1],
        "fewer": harbour[1:],
        "changed": changed,
    }
    keys = {}
    for name, stories in versions.items():
        put_up(tmp_path / name, stories)
        keys[name] = await key_of(tmp_path / name)
    put_up(tmp_path / "reader", harbour, made_by="another reader")
    keys["reader"] = await key_of(tmp_path / "reader")
    assert keys["same"] == keys.pop("again")
    assert len(set(keys.values())) == len(keys)


def test_without_a_change_nothing_is_built_anew(path: Path, put_up: PutUp, harbour: Any) -> None:
    put_up(path, harbour)
    before = dump(path)
    put_up(path, harbour, [Reject("new.txt", "is empty")])
    after = dump(path)
    assert after.pop("rejects") == [("new.txt", "is empty")]
    before.pop("rejects")
    assert after == before


def test_articles_read_by_another_version_count_as_unknown(path: Path, put_up: PutUp, harbour: Any) -> None:
    put_up(path, harbour)
    with Writer(path, "by hand") as writer:
        assert {known.content_hash for known in writer.known().values()} == {s.article().content_hash for s in harbour}
        assert {known.fingerprint for known in writer.known().values()} == {s.article().fingerprint for s in harbour}
    with Writer(path, "another reader") as writer:
        assert {known.content_hash for known in writer.known().values()} == {""}


async def test_two_names_with_one_key_are_one_person_of_an_article(
    path: Path, library: Library, put_up: PutUp, story: Any
) -> None:
    put_up(
        path,
        [story("a.md", "HAN SOL BI speaks", ("Han Sol-bi spoke.",), people={"Han Sol-bi": (), "HAN SOL BI": ()})],
    )
    async with library.shelf() as shelf:
        assert (await shelf.summary()).people == 1
        (row,) = await shelf.rows("SELECT name, articles, mentions FROM people")
        assert row == {"name": "Han Sol-bi", "articles": 1, "mentions": 2}


async def test_leases_wait_for_each_other_and_none_is_lost(harbour_path: Path, harbour: Any) -> None:
    library = Library(harbour_path)
    found = await asyncio.gather(*(keys_of(library) for _ in range(20)))
    assert found == [[story.key for story in harbour]] * 20
    await library.close()


async def test_a_lease_that_outlives_the_library_leaves_nothing_open(harbour_path: Path) -> None:
    library = Library(harbour_path)
    async with library.shelf() as shelf:
        await library.close()
        assert (await shelf.summary()).articles
    with pytest.raises(ValueError, match="closed"):
        await shelf.summary()
