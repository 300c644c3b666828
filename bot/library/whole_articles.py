"""One article of a shelf: its metadata, its text, its people, and what else was published on its day.

Its quotations and events are found as all others are, with the article as a filter.
"""

from dataclasses import dataclass

from bot.findings import Source
from bot.library.rows import Matches
from bot.library.shelf import SOURCE_COLUMNS, Shelf, ShelvedArticle, source
from bot.library.titles import sources

_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article with its text, whose paragraphs are divided by empty lines.

    ``days`` are the first and the last day (ISO) that its date may mean, None without a year.
    """

    shelved: ShelvedArticle
    body: str
    days: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person as one article has them: the name on the shelf, the name as written there, roles stated, mentions."""

    key: str
    name: str
    written: str
    roles: tuple[str, ...]
    mentions: int


async def whole_article(shelf: Shelf, key: str) -> WholeArticle | None:
    """Give an article by its key; None when the shelf has none."""
    rows = await shelf.rows(
        f"SELECT {SOURCE_COLUMNS}, title_from, publisher_from, body, first_day, last_day FROM articles"
        " JOIN bodies ON bodies.article_id = articles.id WHERE key = :key",
        {"key": key},
    )
    if not rows:
        return None
    row = rows[0]
    shelved = ShelvedArticle(source(row), row["title_from"], row["publisher_from"])
    return WholeArticle(shelved, row["body"], (row["first_day"], row["last_day"]) if row["first_day"] else None)


async def people_in(shelf: Shelf, key: str) -> tuple[NamedPerson, ...]:
    """Give the people whom an article names: most mentioned first, then in the order of their first mention."""
    rows = await shelf.rows(
        "SELECT person_key, coalesce(people.name, appearances.name) AS shelf_name, appearances.name AS written,"
        " (SELECT group_concat(title, :separator) FROM (SELECT title FROM roles WHERE appearance_id = appearances.id"
        " GROUP BY folded ORDER BY min(roles.rowid))) AS titles,"
        " (SELECT count(*) FROM mentions WHERE appearance_id = appearances.id) AS mentioned,"
        " (SELECT min(start) FROM mentions WHERE appearance_id = appearances.id) AS first"
        " FROM appearances JOIN articles ON articles.id = article_id LEFT JOIN people ON people.key = person_key"
        " WHERE articles.key = :key ORDER BY mentioned DESC, first",
        {"key": key, "separator": _SEPARATOR},
    )
    return tuple(
        NamedPerson(
            key=row["person_key"],
            name=row["shelf_name"],
            written=row["written"],
            roles=tuple(row["titles"].split(_SEPARATOR)) if row["titles"] else (),
            mentions=row["mentioned"],
        )
        for row in rows
    )


async def of_the_same_day(shelf: Shelf, article: WholeArticle, offset: int, limit: int) -> Matches[Source]:
    """Give the other articles whose date is the very same, as precisely given; -1 gives all. Without a date none."""
    return await sources(
        shelf,
        "articles.published = :published AND articles.key <> :key ORDER BY articles.key",
        offset,
        limit,
        published=article.shelved.source.published,
        key=article.shelved.source.key,
    )


async def nearest_in_time(shelf: Shelf, article: WholeArticle, limit: int) -> tuple[Source, ...]:
    """Give the other articles published nearest to this one, the nearest first; none when its year is not known."""
    if article.days is None:
        return ()
    rows = await shelf.rows(
        "WITH near AS (SELECT * FROM (SELECT id, first_day FROM articles WHERE first_day <= :day AND key <> :key"
        " ORDER BY first_day DESC LIMIT :limit) UNION ALL SELECT * FROM (SELECT id, first_day FROM articles"
        " WHERE first_day > :day AND key <> :key ORDER BY first_day LIMIT :limit))"
        f" SELECT {SOURCE_COLUMNS} FROM near JOIN articles USING (id)"
        " ORDER BY abs(julianday(near.first_day) - julianday(:day)), near.first_day, articles.key LIMIT :limit",
        {"day": article.days[0], "key": article.shelved.source.key, "limit": limit},
    )
    return tuple(source(row) for row in rows)
