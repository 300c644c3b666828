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


async def find_articles(  # noqa: PLR0913 - what to look for, where, and which of it
    shelf: Shelf, *, match: str, some: str, offset: int, limit: int, among: Sequence[str] | None = None
) -> Matches[ArticleHit]:
    """Give articles that fit a MATCH expression, the best first; ``some`` finds the sentences to show of each.

    ``among`` are the keys of the only articles that count, None all.
    """
    parameters = {"match": match, "newest": NEWEST_HITS, "limit": limit, "offset": offset}
    only, keys = _only("rowid", among)
    parameters |= keys
    rows = await shelf.ranked_rows(
        "WITH hits AS (SELECT rowid AS hit, {rank} AS score FROM articles_text WHERE articles_text MATCH :match"
        f"{only} ORDER BY rowid DESC LIMIT :newest) SELECT articles.id, {SOURCE_COLUMNS}, count(*) OVER () AS total"
        " FROM hits JOIN articles ON articles.id = hit"
        " ORDER BY score, articles.last_day DESC NULLS LAST, articles.id DESC"
        " LIMIT :limit OFFSET :offset",
        _WEIGHTS,
        parameters,
    )
    if not rows and offset:
        first = await find_articles(shelf, match=match, some=some, offset=0, limit=1, among=among)
        return replace(first, lines=())
    hits = [ArticleHit(source(row), await _sentences(shelf, row["id"], some)) for row in rows]
    return Matches(tuple(hits), rows[0]["total"] if rows else 0, await shelf.has_more_hits("articles_text", match))


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
