"""People on a shelf: candidates for a typed name, and what the articles say of one person.

Candidates are only found here; whether one of them is meant is decided by ``bot.names`` and the answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from bot.findings import Source
from bot.library.rows import DatedRole, PersonRow
from bot.library.shelf import SOURCE_COLUMNS, Shelf, source
from bot.library.words import all_of, any_of, prefixes, threes
from bot.names.spelling import spelling_key

_BY_TOKENS = 100
_BY_TRIGRAMS = 200
_MOST_HITS = 3000
"""Rows that the trigrams looked for may have together, the rarest first: bm25 takes a microsecond or two for each.

Measured with 20,000 names and 300 misspellings: as many were found with 2,000 as without a limit.
"""
_SCORED = 40
"""Candidates kept for exact scoring, which costs a tenth of a millisecond each."""
_NEWEST_APPEARANCES = 500
_NEWEST_ROLES = 2000
_PERSON_COLUMNS = "people.key, people.name, people.role, people.articles, people.mentions, people.quotations"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be meant, with every full form of the name."""

    person: PersonRow
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a name as an article writes it, and its folded words in the order of the alphabet."""

    written: str
    folded: str


async def person(shelf: Shelf, key: str) -> PersonRow | None:
    """Give the person with a key, None when the shelf has none."""
    rows = await shelf.rows(f"SELECT {_PERSON_COLUMNS} FROM people WHERE key = :key", {"key": key})
    return PersonRow(**rows[0]) if rows else None


async def most_mentioned(shelf: Shelf, limit: int) -> tuple[PersonRow, ...]:
    """Give the people with most mentions."""
    rows = await shelf.rows(f"SELECT {_PERSON_COLUMNS} FROM people ORDER BY id LIMIT :limit", {"limit": limit})
    return tuple(PersonRow(**row) for row in rows)


async def begin_with(shelf: Shelf, words: Sequence[str], limit: int) -> tuple[PersonRow, ...]:
    """Give people whose name has a token beginning with each word, most mentioned first."""
    rows = await shelf.rows(
        f"SELECT {_PERSON_COLUMNS} FROM people_tokens JOIN people ON people.id = people_tokens.rowid"
        " WHERE people_tokens MATCH :words ORDER BY people_tokens.rowid LIMIT :limit",
        {"words": prefixes(tuple(words)), "limit": limit},
    )
    return tuple(PersonRow(**row) for row in rows)


async def count_with(shelf: Shelf, words: Sequence[str]) -> int:
    """Count the people whose name has each of the folded words."""
    rows = await shelf.rows(
        "SELECT count(*) AS people FROM people_tokens WHERE people_tokens MATCH :words", {"words": all_of(tuple(words))}
    )
    return int(rows[0]["people"])


async def called(shelf: Shelf, words: Sequence[str]) -> tuple[Candidate, ...]:
    """Give the people who have a form of exactly these folded words, in any order or joined."""
    ids = await shelf.rows(
        "SELECT person_id AS id FROM name_forms WHERE sorted = :sorted"
        " UNION SELECT person_id FROM name_forms WHERE joined = :joined LIMIT :limit",
        {"sorted": " ".join(sorted(words)), "joined": "".join(words), "limit": _BY_TRIGRAMS},
    )
    forms = await _forms(shelf, [row["id"] for row in ids])
    return await _candidates(shelf, forms, [row["id"] for row in ids])


async def candidates(shelf: Shelf, words: Sequence[str]) -> tuple[Candidate, ...]:
    """Give the people who may be meant by folded words: by exact form, by tokens, by trigrams of letters and sounds."""
    typed = " ".join(words)
    sounds = " ".join(spelling_key(word) for word in words)
    joined = "".join(words)
    spelled = f" {typed}  {joined}  {sounds}  {spelling_key(joined)} "
    ids = await shelf.rows(
        "SELECT person_id AS id FROM name_forms WHERE sorted = :sorted"
        " UNION SELECT person_id FROM name_forms WHERE joined = :joined"
        " UNION SELECT * FROM (SELECT rowid FROM people_tokens WHERE people_tokens MATCH :tokens"
        " ORDER BY rowid LIMIT :some)"
        " UNION SELECT * FROM (SELECT rowid FROM people_trigrams WHERE people_trigrams MATCH :grams"
        " ORDER BY rank LIMIT :many)",
        {
            "sorted": " ".join(sorted(words)),
            "joined": joined,
            "tokens": all_of(tuple(words)),
            "grams": await _telling_trigrams(shelf, spelled),
            "some": _BY_TOKENS,
            "many": _BY_TRIGRAMS,
        },
    )
    forms = await _forms(shelf, [row["id"] for row in ids])
    return await _candidates(shelf, forms, _likeliest(typed, sounds, forms))


async def _telling_trigrams(shelf: Shelf, text: str) -> str:
    """Give the MATCH expression for the trigrams of ``text``, without the commonest when there are too many hits."""
    grams = {f"gram{number}": gram for number, gram in enumerate(threes(text))}
    rows = await shelf.rows(
        "SELECT term FROM (SELECT term, sum(doc) OVER (ORDER BY doc, term) - doc AS before FROM people_vocabulary"
        f" WHERE term IN ({', '.join(f':{name}' for name in grams)})) WHERE before < :most",
        {**grams, "most": _MOST_HITS},
    )
    return any_of(tuple(row["term"] for row in rows) or tuple(grams.values()))


async def _candidates(shelf: Shelf, forms: dict[int, list[_Form]], chosen: Sequence[int]) -> tuple[Candidate, ...]:
    """Give the chosen ones with their forms, most mentioned first."""
    if not chosen:
        return ()
    rows = await shelf.rows(f"SELECT id, {_PERSON_COLUMNS} FROM people WHERE id IN ({_marks(chosen)}) ORDER BY id")
    return tuple(
        Candidate(PersonRow(**row), tuple(form.written for form in forms[number]))
        for row in rows
        for number in [row.pop("id")]
    )


async def _forms(shelf: Shelf, ids: Sequence[int]) -> dict[int, list[_Form]]:
    if not ids:  # SQLite reads the whole table to find nobody
        return {}
    rows = await shelf.rows(
        f"SELECT person_id, form, sorted FROM name_forms WHERE person_id IN ({_marks(ids)})"
        " ORDER BY person_id, count DESC, form"
    )
    forms: dict[int, list[_Form]] = {}
    for row in rows:
        forms.setdefault(row["person_id"], []).append(_Form(row["form"], row["sorted"]))
    return forms


def _marks(ids: Sequence[int]) -> str:
    return ", ".join(str(int(number)) for number in ids)


def _likeliest(typed: str, sounds: str, forms: dict[int, list[_Form]]) -> list[int]:
    """Cut the candidates to those whose letters or sounds are nearest, order of words aside."""
    owners = [number for number, some in forms.items() for _ in some]
    written = [form.folded for some in forms.values() for form in some]
    spoken = [" ".join(spelling_key(word) for word in text.split()) for text in written]
    scores: dict[int, float] = {}
    for query, texts in ((typed, written), (sounds, spoken)):
        for _, near, at in process.extract(query, texts, scorer=fuzz.token_ratio, limit=None):
            scores[owners[at]] = max(scores.get(owners[at], 0.0), near)
    return sorted(scores, key=lambda number: (-scores[number], number))[:_SCORED]


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
        "WITH own AS (SELECT article_id FROM appearances WHERE person_key = :key"
        " ORDER BY article_id DESC LIMIT :newest)"
        " SELECT people.name, count(*) AS together FROM own JOIN appearances USING (article_id)"
        " JOIN people ON people.key = person_key WHERE person_key <> :key"
        " GROUP BY person_key ORDER BY together DESC, people.id LIMIT :limit",
        {"key": key, "newest": _NEWEST_APPEARANCES, "limit": limit},
    )
    return tuple((row["name"], row["together"]) for row in rows)
