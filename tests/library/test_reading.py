"""What is read from a shelf: in which order, how much of it, how soon, and how a file that fails is told."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.errors import LibraryError, ShelfNotReady
from bot.library import articles, events, library, names, people, quotations, shelf, suggestions, words
from bot.library.filters import Filter, Span
from bot.library.library import Library
from bot.library.shelf import Shelf

PACT = Filter(match='"pact"')

READERS: dict[str, Callable[[Shelf], Awaitable[Any]]] = {
    "summary": lambda shelf: shelf.summary(),
    "publishers": lambda shelf: shelf.publishers(),
    "articles": lambda shelf: shelf.articles(),
    "has_more_hits": lambda shelf: shelf.has_more_hits("articles_text", '"pact"'),
    "count": lambda shelf: articles.count(shelf, '"pact"', 5),
    "ranked": lambda shelf: articles.ranked(shelf, '"pact"'),
    "having": lambda shelf: articles.having(shelf, '"pact"', [1, 2]),
    "hits": lambda shelf: articles.hits(shelf, [1, 2], '"pact"'),
    "articles_with": lambda shelf: articles.articles_with(shelf, "hansolbi", offset=0, limit=5),
    "find_events": lambda shelf: events.find_events(shelf, PACT, 0, 5),
    "find_quotations": lambda shelf: quotations.find_quotations(shelf, PACT, 0, 5),
    "newest_quotations": lambda shelf: quotations.find_quotations(shelf, Filter(), 0, 5),
    "best_of": lambda shelf: quotations.best_of(shelf, "hansolbi", 3),
    "one_at_random": lambda shelf: quotations.one_at_random(shelf, 1),
    "neighbourhood": lambda shelf: quotations.neighbourhood(shelf, "2018/works.md", 144),
    "person": lambda shelf: people.person(shelf, "hansolbi"),
    "most_mentioned": lambda shelf: people.most_mentioned(shelf, 5),
    "begin_with": lambda shelf: people.begin_with(shelf, ["han"], 5),
    "look_up": lambda shelf: names.look_up(shelf, ["han", "sol", "bi"]),
    "roles": lambda shelf: people.roles(shelf, "hansolbi"),
    "spellings": lambda shelf: people.spellings(shelf, "hansolbi"),
    "first_and_last_seen": lambda shelf: people.first_and_last_seen(shelf, "hansolbi"),
    "count_events": lambda shelf: people.count_events(shelf, "hansolbi"),
    "seen_with": lambda shelf: people.seen_with(shelf, "hansolbi", 5),
    "topics": lambda shelf: suggestions.topics(shelf, ["pact"], 5),
    "wanted": lambda shelf: words.wanted(shelf, "pcat"),
}

reading = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


@pytest.fixture
def path(tmp_path: Path, put_up: Any, harbour: Any) -> Path:
    path = tmp_path / "library.db"
    put_up(path, harbour)
    return path


async def ask(path: Path, read: Callable[[Shelf], Awaitable[Any]]) -> Any:
    library = Library(path)
    try:
        async with library.shelf() as shelf:
            return await read(shelf)
    finally:
        await library.close()


def spoil(path: Path) -> None:
    """Overwrite every page that belongs to a table or an index, but for those that tell whose file it is."""
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        schema = (
            "SELECT rootpage FROM sqlite_schema WHERE rootpage AND name NOT IN ('meta') AND name NOT LIKE '%_config'"
        )
        pages = [page for (page,) in db.execute(schema)]
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)


@reading
async def test_every_reader_answers_from_a_whole_file(path: Path, read: Callable[[Shelf], Awaitable[Any]]) -> None:
    assert await ask(path, read) is not None


@reading
async def test_a_damaged_file_is_a_library_error(path: Path, read: Callable[[Shelf], Awaitable[Any]]) -> None:
    spoil(path)
    with pytest.raises(LibraryError, match="cannot be read"):
        await ask(path, read)


@reading
async def test_a_file_without_tables_is_a_library_error(path: Path, read: Callable[[Shelf], Awaitable[Any]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name != 'meta'"
        names = sorted((name for (name,) in db.execute(tables)), key=lambda name: name.count("_"))
        for name in names:
            with closing(sqlite3.connect(path, isolation_level=None)) as own:
                own.execute(f"DROP TABLE IF EXISTS {name}")
    with pytest.raises(LibraryError, match="cannot be read"):
        await ask(path, read)


@reading
def test_a_vanished_file_is_no_shelf(path: Path, read: Callable[[Shelf], Awaitable[Any]]) -> None:
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(ShelfNotReady):
        asyncio.run(ask(path, read))


async def test_a_file_that_another_program_locks_is_a_library_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_LOCK_WAIT_S", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        db.execute("DELETE FROM rejects")
        with pytest.raises(LibraryError, match="locked"):
            await ask(path, READERS["summary"])
    assert (await ask(path, READERS["summary"])).articles == 6


async def test_a_failed_lease_does_not_spoil_the_next_one(path: Path) -> None:
    library = Library(path)
    with pytest.raises(LibraryError):
        async with library.shelf() as shelf:
            await shelf.rows("SELECT * FROM no_such_table")
    with pytest.raises(KeyError):
        async with library.shelf() as shelf:
            raise KeyError
    async with library.shelf() as shelf:
        assert await shelf.publishers()
    await library.close()


async def test_the_summary_counts_and_tells_the_span(shelf: Shelf) -> None:
    summary = await shelf.summary()
    assert (summary.articles, summary.people, summary.quotations, summary.events) == (6, 7, 7, 7)
    assert (summary.first_published, summary.last_published) == ("2017-09-25", "2024-01-18")
    assert summary.publishers == (("Northern Gazette", 2), ("The Daily Lantern", 2), ("Harbour Post", 1))
    assert summary.loaded_at.tzinfo is not None


async def test_articles_tell_where_their_metadata_was_found(shelf: Shelf) -> None:
    first, *_, last = await shelf.articles()
    assert (first.source.key, first.title_from, first.publisher_from) == (
        "2017/concert.txt",
        "first line",
        "front matter",
    )
    assert (last.source.published, last.source.published_from, last.publisher_from) == (
        "XXXX-09-23",
        "date line",
        "none",
    )


async def test_more_hits_than_are_ranked_are_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = await quotations.find_quotations(shelf, PACT, 0, -1)
    assert not whole.bounded
    for module in (quotations, events, articles):
        monkeypatch.setattr(module, "NEWEST_HITS", 1)
    monkeypatch.setattr("bot.library.shelf.NEWEST_HITS", 1)
    bounded = await quotations.find_quotations(shelf, PACT, 0, -1)
    assert (bounded.total, bounded.bounded) == (1, True)
    assert whole.total == 2
    assert (await events.find_events(shelf, PACT, 0, -1)).bounded
    only = await quotations.find_quotations(shelf, Filter(match='"stone"'), 0, -1)
    assert (only.total, only.bounded) == (1, False)


async def test_ranking_that_takes_too_long_gives_the_newest_first(
    tmp_path: Path, put_up: Any, story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    best = story("best.md", "Herring, herring, herring", ("Herring.",), published="2001")
    others = [
        story(
            f"{n}.md",
            f"Article {n}",
            (f"Boats {n} land a herring among many other fish of this sea.",),
            published=f"20{n:02}",
        )
        for n in range(10, 60)
    ]
    put_up(tmp_path / "library.db", [best, *others])

    async def keys(own: Shelf) -> list[str]:
        ids = [number for number, _ in await articles.ranked(own, '"herring"')]
        assert len(ids) == 51
        return [hit.source.key for hit in await articles.hits(own, ids, '"herring"')]

    assert (await ask(tmp_path / "library.db", keys))[0] == "best.md"
    monkeypatch.setattr(shelf, "DEADLINE_S", -1.0)
    monkeypatch.setattr(shelf, "_STEPS", 10)
    newest_first = [f"{n}.md" for n in range(59, 9, -1)] + ["best.md"]
    assert await ask(tmp_path / "library.db", keys) == newest_first


async def test_after_a_deadline_the_same_lease_reads_on_without_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "DEADLINE_S", -1.0)
    monkeypatch.setattr(shelf, "_STEPS", 1)

    async def read(own: Shelf) -> Any:
        await quotations.find_quotations(own, PACT, 0, 5)
        return await own.summary()

    assert (await ask(path, read)).articles == 6


@pytest.mark.parametrize("find", [quotations.find_quotations, events.find_events])
async def test_behind_the_last_line_the_total_is_still_right(shelf: Shelf, find: Any) -> None:
    for filter_ in (Filter(), PACT):
        total = (await find(shelf, filter_, 0, -1)).total
        beyond = await find(shelf, filter_, 100, 5)
        assert (beyond.lines, beyond.total) == ((), total)
        assert total > 0
    of_han = await articles.articles_with(shelf, "hansolbi", offset=9, limit=2)
    assert (of_han.lines, of_han.total) == ((), 3)


@pytest.mark.parametrize(
    ("span", "dates"),
    [
        (Span(), ["2017", "2018-05", "2019", "2022-01-27", "2022-03-03", "2024-03-02", "XXXX-09-23"]),
        (Span(date(2018, 5, 31), date(2019, 1, 1)), ["2018-05", "2019"]),
        (Span(since=date(2022, 1, 28)), ["2022-03-03", "2024-03-02"]),
        (Span(until=date(2017, 1, 1)), ["2017"]),
    ],
)
async def test_events_come_oldest_first_and_a_span_keeps_what_overlaps_it(
    shelf: Shelf, span: Span, dates: list[str]
) -> None:
    found = await events.find_events(shelf, Filter(span=span), 0, -1)
    assert [line.date for line in found.lines] == dates


async def test_a_quotation_tells_the_role_its_article_gives_the_speaker(shelf: Shelf) -> None:
    found = await quotations.find_quotations(shelf, Filter(person="hansolbi"), 0, -1)
    assert [(line.speaker, line.role, line.source.key) for line in found.lines] == [
        ("Han Sol-bi", "prime minister", "2024/war.md"),
        ("Han Sol-bi", "Trade minister", "2022/pact.md"),
    ]


async def test_a_quotation_tells_through_whom_it_has_come(shelf: Shelf) -> None:
    found = await quotations.find_quotations(shelf, Filter(publisher="Northern Gazette"), 0, -1)
    channels = {line.text: line.channel for line in found.lines}
    assert channels["Nobody asked the crews whether they wanted this pact,"] == "the Gazette"
    assert channels["We have ended a quarrel of forty years,"] is None


async def test_a_quotation_stands_among_its_neighbours(shelf: Shelf, harbour: Any) -> None:
    pact = harbour[2]
    start = pact.text.index("Nobody asked")
    found = await quotations.neighbourhood(shelf, pact.key, start)
    assert found is not None
    assert (found.before, found.own, found.after) == (pact.sentences[1:3], pact.sentences[3], pact.sentences[4:])
    assert pact.text[found.quotation.start : found.quotation.end] == found.quotation.text
    assert await quotations.neighbourhood(shelf, pact.key, start + 1) is None
    assert await quotations.neighbourhood(shelf, "gone.md", start) is None


async def test_any_number_picks_a_sure_and_telling_quotation(shelf: Shelf) -> None:
    picked = {(await quotations.one_at_random(shelf, number)).text for number in range(-5, 20)}  # type: ignore[union-attr]
    assert picked == {
        "We have ended a quarrel of forty years,",
        "Nobody asked the crews whether they wanted this pact,",
        "There will be no war this winter,",
    }


async def test_a_persons_articles_show_where_the_name_stands(shelf: Shelf) -> None:
    found = await articles.articles_with(shelf, "hansolbi", offset=0, limit=-1)
    assert [hit.source.key for hit in found.lines] == ["2024/war.md", "2022/strike.md", "2022/pact.md"]
    for hit in found.lines:
        ((start, end),) = hit.sentences[0].matches
        assert hit.sentences[0].text[start:end] == "Han Sol-bi"
