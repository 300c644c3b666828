"""Articles of a shelf by words or by person, each with the sentences that matched best.

Words are looked for in title and body of a whole article; the sentences shown are then found in it.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.findings import Source
from bot.library.rows import Matches
from bot.library.shelf import NEWEST_HITS, SOURCE_COLUMNS, Shelf, source
from bot.library.words import all_of, any_of

_WEIGHTS = "bm25(articles_text, 5.0, 1.0)"
_SENTENCES = 2
OPEN, CLOSE = "\x02", "\x03"
"""Marks round a match: control characters that no article's sentence has (corpus text with them loses only them)."""
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A sentence with the stretches of it that matched, as (start, end) pairs in order.

    ``start`` is its place in the article's text, None where that does not matter.
    """

    text: str
    matches: tuple[tuple[int, int], ...] = ()
    start: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that matches, with its best sentences."""

    source: Source
    sentences: tuple[Highlighted, ...]


async def highest(shelf: Shelf) -> int:
    """Give the highest id of an article, about as many as there are; 0 when there are none."""
    (row,) = await shelf.rows("SELECT coalesce(max(id), 0) AS id FROM articles")
    found: int = row["id"]
    return found


async def count(shelf: Shelf, match: str, most: int) -> int:
    """Tell how many articles fit a MATCH expression; of more than ``most``, that many."""
    (row,) = await shelf.rows(
        "SELECT count(*) AS articles FROM (SELECT 1 FROM articles_text WHERE articles_text MATCH :match LIMIT :most)",
        {"match": match, "most": most},
    )
    found: int = row["articles"]
    return found


async def ranked(
    shelf: Shelf, match: str, *, most: int = NEWEST_HITS, among: Sequence[str] | None = None
) -> tuple[tuple[int, float], ...]:
    """Give the ids of the newest ``most`` articles that fit a MATCH expression with how well (bm25), the best first.

    ``among`` are the keys of the only articles that count, None all.
    """
    only, keys = _only("rowid", among)
    rows = await shelf.ranked_rows(
        "SELECT id, score FROM (SELECT rowid AS hit, {rank} AS score FROM articles_text"
        f" WHERE articles_text MATCH :match{only} ORDER BY rowid DESC LIMIT :most) JOIN articles ON articles.id = hit"
        " ORDER BY score, articles.last_day DESC NULLS LAST, articles.id DESC",
        _WEIGHTS,
        {"match": match, "most": most} | keys,
    )
    return tuple((row["id"], -row["score"]) for row in rows)


async def newest(shelf: Shelf, match: str, most: int) -> tuple[int, ...]:
    """Give the ids of the newest ``most`` articles that fit a MATCH expression, unranked."""
    rows = await shelf.rows(
        "SELECT rowid AS id FROM articles_text WHERE articles_text MATCH :match ORDER BY rowid DESC LIMIT :most",
        {"match": match, "most": most},
    )
    return tuple(row["id"] for row in rows)


async def having(shelf: Shelf, match: str, ids: Sequence[int]) -> tuple[int, ...]:
    """Give those of the articles with these ids that fit a MATCH expression, the newest first."""
    rows = await shelf.rows(
        "SELECT rowid AS id FROM articles_text WHERE articles_text MATCH :match"
        " AND rowid IN (SELECT value FROM json_each(:ids)) ORDER BY rowid DESC",
        {"match": match, "ids": json.dumps(list(ids))},
    )
    return tuple(row["id"] for row in rows)


async def hits(shelf: Shelf, ids: Sequence[int], some: str) -> tuple[ArticleHit, ...]:
    """Give articles in the order of their ids, each with its sentences that fit a MATCH expression best."""
    rows = await shelf.rows(
        f"SELECT articles.id, {SOURCE_COLUMNS} FROM json_each(:ids) AS wanted"
        " JOIN articles ON articles.id = wanted.value ORDER BY wanted.key",
        {"ids": json.dumps(list(ids))},
    )
    return tuple([ArticleHit(source(row), await _sentences(shelf, row["id"], some)) for row in rows])


async def with_all(shelf: Shelf, words: tuple[str, ...], among: Sequence[str], limit: int = -1) -> Matches[ArticleHit]:
    """Give those of some articles (by key) that have all of the words, the best first; -1 gives all."""
    found = await ranked(shelf, all_of(words), among=among)
    wanted = found if limit < 0 else found[:limit]
    return Matches(await hits(shelf, [number for number, _ in wanted], any_of(words)), len(found))


async def articles_with(
    shelf: Shelf, person: str, *, offset: int, limit: int, among: Sequence[str] | None = None
) -> Matches[ArticleHit]:
    """Give the articles that name a person, newest first, each with the first sentence that does.

    ``among`` are the keys of the only articles that count, None all.
    """
    only, keys = _only("articles.id", among)
    rows = await shelf.rows(
        "SELECT sentences.text, sentences.start, mentions.start - sentences.start AS first,"
        f' mentions."end" - sentences.start AS last, {SOURCE_COLUMNS}, count(*) OVER () AS total FROM appearances'
        " JOIN articles ON articles.id = appearances.article_id"
        " LEFT JOIN mentions ON mentions.rowid = (SELECT rowid FROM mentions WHERE appearance_id = appearances.id"
        " ORDER BY sentence_id LIMIT 1) LEFT JOIN sentences ON sentences.id = mentions.sentence_id"
        f" WHERE person_key = :person{only} ORDER BY articles.last_day DESC NULLS LAST, articles.id DESC"
        " LIMIT :limit OFFSET :offset",
        {"person": person, "offset": offset, "limit": limit} | keys,
    )
    if not rows and offset:
        return replace(await articles_with(shelf, person, offset=0, limit=1, among=among), lines=())
    hits = (ArticleHit(source(row), _first_mention(row)) for row in rows)
    return Matches(tuple(hits), rows[0]["total"] if rows else 0)


def _only(column: str, among: Sequence[str] | None) -> tuple[str, dict[str, str]]:
    """Give the condition that an article's id in ``column`` is one of those with these keys, and its parameter."""
    if among is None:
        return "", {}
    only = f" AND {column} IN (SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(:among)))"
    return only, {"among": json.dumps(among)}


def _first_mention(row: dict[str, Any]) -> tuple[Highlighted, ...]:
    return (Highlighted(row["text"], ((row["first"], row["last"]),), row["start"]),) if row["text"] else ()


async def _sentences(shelf: Shelf, article: int, match: str) -> tuple[Highlighted, ...]:
    """Give an article's sentences with most of the words, the first ones first."""
    rows = await shelf.rows(
        "SELECT highlight(sentences_text, 0, :open, :close) AS marked,"
        " (SELECT start FROM sentences WHERE id = sentences_text.rowid) AS start FROM sentences_text"
        " WHERE sentences_text MATCH :match AND rowid BETWEEN"
        " (SELECT min(id) FROM sentences WHERE article_id = :article) AND"
        " (SELECT max(id) FROM sentences WHERE article_id = :article) ORDER BY rowid",
        {"open": OPEN, "close": CLOSE, "match": match, "article": article},
    )
    found = [replace(highlighted(row["marked"]), start=row["start"]) for row in rows]
    return tuple(sorted(found, key=lambda sentence: -len(_words(sentence)))[:_SENTENCES])


def _words(sentence: Highlighted) -> set[str]:
    return {sentence.text[start:end].casefold() for start, end in sentence.matches}


def highlighted(marked: str) -> Highlighted:
    """Turn a text with marks round its matches into the text and the places of the matches."""
    pieces = _MARKS.split(marked)
    text, matches, at = "", [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            matches.append((at, at + len(piece)))
        text += piece
        at += len(piece)
    return Highlighted(text, tuple(matches))
