"""Articles of a shelf by their titles: by the beginnings of words, by the title as it stands, by their key.

Which of several articles is meant is decided in ``answers``; the words of their texts are the business of ``words``.
"""

from collections.abc import Sequence
from typing import Any

from rapidfuzz.distance import OSA

from bot.findings import Source
from bot.library.rows import Matches
from bot.library.shelf import SOURCE_COLUMNS, Shelf, source
from bot.library.words import any_of, prefixes, slips_allowed, threes

_NEWEST_FIRST = "articles.last_day DESC NULLS LAST, articles.id DESC"
_CANDIDATES = 200
"""Words of titles that share most trigrams with a misspelled one: so many are compared letter by letter."""


async def begin_with(shelf: Shelf, words: Sequence[str], offset: int, limit: int) -> Matches[Source]:
    """Give articles whose title has a word beginning with each of the folded words, newest first; -1 gives all.

    Without words these are all articles. Behind the last line there are none, but the total is right.
    """
    return await _titled(shelf, prefixes(tuple(words)), offset, limit)


async def with_some(shelf: Shelf, words: Sequence[str], offset: int, limit: int) -> Matches[Source]:
    """Give articles whose title has any of the folded words (at least one word), newest first."""
    return await _titled(shelf, any_of(tuple(words)), offset, limit)


async def called(shelf: Shelf, typed: str) -> tuple[Source, ...]:
    """Give the article with this key, or else those with this title, capital letters aside; newest first."""
    rows = await shelf.rows(
        f"SELECT {SOURCE_COLUMNS}, articles.key = :typed AS by_key FROM articles"
        f" WHERE articles.key = :typed OR articles.title = :typed COLLATE NOCASE ORDER BY {_NEWEST_FIRST}",
        {"typed": typed.encode("utf-8", "replace").decode()},
    )
    by_key = [row for row in rows if row["by_key"]]
    return tuple(source(row) for row in by_key or rows)


async def shared(shelf: Shelf, titles: Sequence[str]) -> frozenset[str]:
    """Give those of the titles that more than one article has."""
    rows = [
        await shelf.rows("SELECT title FROM articles WHERE title = :title COLLATE NOCASE LIMIT 2", {"title": title})
        for title in titles
    ]
    return frozenset(title for title, found in zip(titles, rows, strict=True) if len(found) > 1)


async def begins_a_word(shelf: Shelf, word: str) -> bool:
    """Tell whether a word of some title begins with this folded word."""
    sql = "SELECT 1 FROM titles_tokens WHERE titles_tokens MATCH :match LIMIT 1"
    return bool(await shelf.rows(sql, {"match": prefixes((word,))}))


async def nearest_word(shelf: Shelf, word: str) -> str | None:
    """Find the word of a title that a misspelled one, whole or only begun, is nearest to; None when none is near.

    Whole words come before begun ones, then those with fewer errors, then those that begin alike, then the most
    frequent in titles. Errors are counted as optimal string alignment does
    (https://rapidfuzz.github.io/RapidFuzz/Usage/distance/OSA.html).
    """
    allowed = slips_allowed(word)
    if not allowed:
        return None
    rows = await shelf.rows(
        "SELECT word, count FROM title_words JOIN (SELECT rowid AS id FROM title_trigrams"
        " WHERE title_trigrams MATCH :grams ORDER BY rank LIMIT :limit) USING (id)",
        {"grams": any_of(threes(f" {word}")), "limit": _CANDIDATES},
    )
    near = min(rows, key=lambda row: _distance(word, row), default=None)
    return str(near["word"]) if near and _errors(word, near["word"]) <= allowed else None


def _distance(word: str, row: dict[str, Any]) -> tuple[bool, int, bool, int]:
    near = row["word"]
    whole = OSA.distance(word, near) <= slips_allowed(word)
    return not whole, _errors(word, near), near[0] != word[0], -row["count"]


def _errors(word: str, near: str) -> int:
    """Count the errors in ``word`` if it is ``near`` or its beginning."""
    beginnings = {near, *(near[: len(word) + more] for more in (-1, 0, 1))}
    return min(OSA.distance(word, beginning) for beginning in beginnings)


async def _titled(shelf: Shelf, match: str, offset: int, limit: int) -> Matches[Source]:
    having = "articles.id IN (SELECT rowid FROM titles_tokens WHERE titles_tokens MATCH :match)" if match else "1"
    return await sources(shelf, f"{having} ORDER BY {_NEWEST_FIRST}", offset, limit, match=match)


async def sources(shelf: Shelf, condition: str, offset: int, limit: int, **values: str | None) -> Matches[Source]:
    """Give the articles that an SQL condition, with its order, is true of; -1 gives all."""
    (count,) = await shelf.rows(f"SELECT count(*) AS total FROM articles WHERE {condition}", values)
    rows = await shelf.rows(
        f"SELECT {SOURCE_COLUMNS} FROM articles WHERE {condition} LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    return Matches(tuple(source(row) for row in rows), count["total"])
