"""One shelf for the length of one answer: its key, what it holds in all, and the rows that other modules ask for.

The queries about people, events, quotations and articles are in the modules named so; they all read through
:meth:`Shelf.rows`, inside the lease's transaction.
"""

import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiosqlite

from bot.findings import Reject, Source
from bot.library.database import APPLICATION_ID, SCHEMA_VERSION

DEADLINE_S = 0.1
"""Time that ranking by relevance may take; then the newest hits are given in order of date."""
NEWEST_HITS = 2000
"""So many of the newest hits are ranked: bm25 reads every hit, and a common word has hundreds of thousands."""
_STEPS = 4000
"""SQLite instructions between two looks at the clock: fine enough for 1 ms, too seldom to be felt."""

SOURCE_COLUMNS = (
    "articles.key AS source_key, articles.title AS source_title, articles.publisher, articles.published,"
    " articles.published_from, articles.url"
)


@dataclass(frozen=True, slots=True)
class ShelfSummary:
    """What a shelf holds: counts, the span of publication dates (EDTF, None when unknown), publishers by articles."""

    articles: int
    people: int
    quotations: int
    events: int
    first_published: str | None
    last_published: str | None
    publishers: tuple[tuple[str, int], ...]
    loaded_at: datetime
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class ShelvedArticle:
    """An article's metadata as it stands on the shelf, with where each piece was found."""

    source: Source
    title_from: str
    publisher_from: str


class Shelf:
    """The library at one moment; valid inside ``async with library.shelf()`` only."""

    key: str
    """Changes whenever another shelf is put up; the same articles, read by the same version, give the same key."""
    loaded_at: datetime

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def stands(self) -> bool:
        """Tell whether the file holds a whole shelf of this program's schema, and learn which; ask this first."""
        (version,) = await self.rows(
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version"
        )
        if version != {"application_id": APPLICATION_ID, "user_version": SCHEMA_VERSION}:
            return False
        meta = {row["name"]: row["value"] for row in await self.rows("SELECT name, value FROM meta")}
        if "shelf" not in meta:
            return False
        self.key, self.loaded_at = meta["shelf"], datetime.fromisoformat(meta["loaded_at"])
        return True

    async def rows(self, sql: str, parameters: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one query and give its rows as dictionaries by column name."""
        return [dict(row) for row in await self._connection.execute_fetchall(sql, parameters or {})]

    async def ranked_rows(self, sql: str, rank: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """Run a query whose ``{rank}`` is its ranking by relevance; newest first when that exceeds the deadline.

        A query without one has no deadline.
        """
        if "{rank}" not in sql:
            return await self.rows(sql, parameters)
        end = time.monotonic() + DEADLINE_S
        await self._connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
        try:
            return await self.rows(sql.replace("{rank}", rank), parameters)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            await self._connection.set_progress_handler(lambda: 0, 0)
        return await self.rows(sql.replace("{rank}", "0"), parameters)

    async def has_more_hits(self, table: str, match: str) -> bool:
        """Tell whether more rows match in a full-text table than are ever ranked; never without an expression."""
        return bool(match) and bool(
            await self.rows(
                f"SELECT 1 FROM {table} WHERE {table} MATCH :match LIMIT 1 OFFSET :newest",
                {"match": match, "newest": NEWEST_HITS},
            )
        )

    async def summary(self) -> ShelfSummary:
        """Count what the shelf holds."""
        (counts,) = await self.rows(
            "SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM people) AS people,"
            " (SELECT count(*) FROM quotations) AS quotations, (SELECT count(*) FROM events) AS events"
        )
        ends = await self.rows(
            "SELECT * FROM (SELECT published FROM articles WHERE first_day IS NOT NULL ORDER BY first_day LIMIT 1)"
            " UNION ALL SELECT * FROM (SELECT published FROM articles WHERE first_day IS NOT NULL"
            " ORDER BY last_day DESC LIMIT 1)"
        )
        rejects = await self.rows("SELECT file, reason FROM rejects ORDER BY file")
        return ShelfSummary(
            **counts,
            first_published=ends[0]["published"] if ends else None,
            last_published=ends[-1]["published"] if ends else None,
            publishers=await self.publishers(),
            loaded_at=self.loaded_at,
            rejects=tuple(Reject(**row) for row in rejects),
        )

    async def publishers(self) -> tuple[tuple[str, int], ...]:
        """Give every publisher with its number of articles, the most frequent first."""
        rows = await self.rows(
            "SELECT publisher, count(*) AS articles FROM articles WHERE publisher IS NOT NULL"
            " GROUP BY publisher ORDER BY articles DESC, publisher"
        )
        return tuple((row["publisher"], row["articles"]) for row in rows)

    async def articles(self) -> tuple[ShelvedArticle, ...]:
        """Give the metadata of every article, in order of their keys."""
        rows = await self.rows(f"SELECT {SOURCE_COLUMNS}, title_from, publisher_from FROM articles ORDER BY key")
        return tuple(ShelvedArticle(source(row), row["title_from"], row["publisher_from"]) for row in rows)


def source(row: dict[str, Any]) -> Source:
    """Make the source of a row that has :data:`SOURCE_COLUMNS`."""
    return Source(
        key=row["source_key"],
        title=row["source_title"],
        publisher=row["publisher"],
        published=row["published"],
        published_from=row["published_from"],
        url=row["url"],
    )
