"""Names that were taken for one person's, as readers see them: into whom, which others, and why.

How a reload comes to merge is in ``merging``; a key of a name that was merged away leads to its person from here.
"""

from dataclasses import dataclass

from bot.library.shelf import Shelf


@dataclass(frozen=True, slots=True)
class MergeNote:
    """Another name that was taken for a person's, and why, as a part of a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is spelled in articles, by its key, and the person who has it, by key and shown name."""

    key: str
    name: str
    person: str
    person_name: str


async def merged_into(shelf: Shelf, key: str) -> str | None:
    """Give the key of the person for whom a name was taken; None when it was not merged into another one."""
    rows = await shelf.rows("SELECT person_key FROM merged WHERE name_key = :key", {"key": key})
    return rows[0]["person_key"] if rows else None


async def merges_of(shelf: Shelf, key: str) -> tuple[MergeNote, ...]:
    """Give the names that were taken for a person's own besides the one that gives the person's key."""
    rows = await shelf.rows("SELECT name, reason FROM merged WHERE person_key = :key ORDER BY name", {"key": key})
    return tuple(MergeNote(row["name"], row["reason"]) for row in rows)


async def spelling(shelf: Shelf, key: str) -> Spelling | None:
    """Give the name with just this key, None when no article has it."""
    rows = await shelf.rows(
        "SELECT appearances.name, people.key AS person, people.name AS person_name FROM appearances"
        " JOIN people ON people.key = person_key WHERE name_key = :key"
        " GROUP BY appearances.name ORDER BY count(*) DESC, appearances.name LIMIT 1",
        {"key": key},
    )
    return Spelling(key, rows[0]["name"], rows[0]["person"], rows[0]["person_name"]) if rows else None


async def spellings_of(shelf: Shelf, person: str | None, limit: int) -> tuple[Spelling, ...]:
    """Give the names that were taken for a person's (by key), or for anybody's when None, in the alphabet's order."""
    rows = await shelf.rows(
        "SELECT name_key, merged.name, people.key AS person, people.name AS person_name FROM merged"
        " JOIN people ON people.key = person_key WHERE :person IS NULL OR person_key = :person"
        " ORDER BY merged.name LIMIT :limit",
        {"person": person, "limit": limit},
    )
    return tuple(Spelling(row["name_key"], row["name"], row["person"], row["person_name"]) for row in rows)
