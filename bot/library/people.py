"""People on a shelf: lists of them, and what the articles say of one person.

Who is meant by a typed name is not decided here: ``names`` finds those who may be.
"""

from collections.abc import Sequence
from typing import Any

from bot.findings import Source
from bot.library.names import PERSON_COLUMNS
from bot.library.rows import DatedRole, PersonRow
from bot.library.shelf import SOURCE_COLUMNS, Shelf, source
from bot.library.words import all_of, prefixes

_NEWEST_APPEARANCES = 500
_NEWEST_ROLES = 2000


async def person(shelf: Shelf, key: str) -> PersonRow | None:
    """Give the person with a key, which may be that of a name that was merged; None when the shelf has none."""
    rows = await shelf.rows(
        f"SELECT {PERSON_COLUMNS} FROM people"
        " WHERE key = coalesce((SELECT person_key FROM merged WHERE name_key = :key), :key)",
        {"key": key},
    )
    return PersonRow(**rows[0]) if rows else None


async def most_mentioned(shelf: Shelf, limit: int) -> tuple[PersonRow, ...]:
    """Give the people with most mentions."""
    rows = await shelf.rows(
        f"SELECT {PERSON_COLUMNS} FROM people ORDER BY mentions DESC, articles DESC, id LIMIT :limit", {"limit": limit}
    )
    return tuple(PersonRow(**row) for row in rows)


async def begin_with(shelf: Shelf, words: Sequence[str], limit: int) -> tuple[PersonRow, ...]:
    """Give people whose name has a token beginning with each word, most mentioned first.

    Ids are in order of mentions but for people of nearly as many: some more are read, and put in order.
    """
    rows = await shelf.rows(
        f"SELECT {PERSON_COLUMNS} FROM people WHERE id IN (SELECT rowid FROM people_tokens"
        " WHERE people_tokens MATCH :words ORDER BY rowid LIMIT :read)"
        " ORDER BY mentions DESC, articles DESC, id LIMIT :limit",
        {"words": prefixes(tuple(words)), "read": 2 * limit, "limit": limit},
    )
    return tuple(PersonRow(**row) for row in rows)


async def count_with(shelf: Shelf, words: Sequence[str]) -> int:
    """Count the people whose name has each of the folded words."""
    rows = await shelf.rows(
        "SELECT count(*) AS people FROM people_tokens WHERE people_tokens MATCH :words", {"words": all_of(tuple(words))}
    )
    return int(rows[0]["people"])


async def roles(shelf: Shelf, key: str) -> tuple[DatedRole, ...]:
    """Give the roles that articles state for a person, newest first."""
    rows = await shelf.rows(
        f"SELECT roles.title AS role, {SOURCE_COLUMNS} FROM roles"
        " JOIN articles ON articles.id = roles.article_id WHERE person_key = :key"
        " ORDER BY articles.last_day DESC NULLS LAST, articles.id DESC, roles.rowid LIMIT :limit",
        {"key": key, "limit": _NEWEST_ROLES},
    )
    return tuple(DatedRole(row["role"], source(row)) for row in rows)


async def spellings(shelf: Shelf, key: str) -> tuple[str, ...]:
    """Give the full forms of a person's name, most frequent first."""
    rows = await shelf.rows(
        "SELECT form FROM name_forms JOIN people ON people.id = person_id WHERE key = :key ORDER BY count DESC, form",
        {"key": key},
    )
    return tuple(row["form"] for row in rows)


async def first_and_last_seen(shelf: Shelf, key: str) -> tuple[Source, Source]:
    """Give the oldest and the newest article that name a person; those without a date come after the others."""
    base = (
        f"SELECT {SOURCE_COLUMNS} FROM appearances JOIN articles ON articles.id = article_id"
        " WHERE person_key = :key ORDER BY "
    )
    (first,) = await shelf.rows(f"{base} first_day NULLS LAST, articles.id LIMIT 1", {"key": key})
    (last,) = await shelf.rows(f"{base} articles.last_day DESC NULLS LAST, articles.id DESC LIMIT 1", {"key": key})
    return source(first), source(last)


async def count_events(shelf: Shelf, key: str) -> int:
    """Count the events that name a person."""
    rows: list[dict[str, Any]] = await shelf.rows(
        "SELECT count(*) AS events FROM event_people JOIN appearances ON appearances.id = appearance_id"
        " WHERE person_key = :key",
        {"key": key},
    )
    return int(rows[0]["events"])


async def seen_with(shelf: Shelf, key: str, limit: int) -> tuple[tuple[str, int], ...]:
    """Give the people who share most articles with a person, with the number of those; the newest 500 are counted."""
    rows = await shelf.rows(
        "WITH own AS (SELECT DISTINCT article_id FROM appearances WHERE person_key = :key"
        " ORDER BY article_id DESC LIMIT :newest)"
        " SELECT people.name, count(DISTINCT article_id) AS together FROM own JOIN appearances USING (article_id)"
        " JOIN people ON people.key = person_key WHERE person_key <> :key"
        " GROUP BY person_key ORDER BY together DESC, people.id LIMIT :limit",
        {"key": key, "newest": _NEWEST_APPEARANCES, "limit": limit},
    )
    return tuple((row["name"], row["together"]) for row in rows)
