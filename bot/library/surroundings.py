"""A sentence of an article with the sentences around it, found by its place so that it survives a reload.

Quotations have the same neighbours; how a sentence came to be asked for is not known here.
"""

from dataclasses import dataclass
from typing import Any

from bot.findings import Source
from bot.library.articles import CLOSE, OPEN, Highlighted, highlighted
from bot.library.shelf import SOURCE_COLUMNS, Shelf, source

_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence with its matches, up to two sentences on each side, and the article."""

    source: Source
    before: tuple[str, ...]
    own: Highlighted
    after: tuple[str, ...]


async def surroundings(shelf: Shelf, article: str, start: int, match: str) -> Surroundings | None:
    """Give the sentence at a place of an article with its neighbours; None when it is not there any more.

    ``match`` is a MATCH expression for the words to mark in it; empty marks nothing.
    """
    marked = (
        "(SELECT highlight(sentences_text, 0, :open, :close) FROM sentences_text"
        " WHERE sentences_text MATCH :match AND rowid = sentences.id)"
    )
    rows = await shelf.rows(
        f"SELECT sentences.id, article_id, {f'coalesce({marked}, text)' if match else 'text'} AS marked,"
        f" {SOURCE_COLUMNS} FROM sentences JOIN articles ON articles.id = article_id"
        " WHERE articles.key = :article AND start = :start",
        {"open": OPEN, "close": CLOSE, "match": match, "article": article, "start": start},
    )
    if not rows:
        return None
    before, after = await neighbours(shelf, rows[0]["article_id"], rows[0]["id"])
    return Surroundings(source(rows[0]), before, highlighted(rows[0]["marked"]), after)


async def neighbours(shelf: Shelf, article: int, sentence: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the sentences before and after one (rows of both); titles and captions are nobody's neighbours."""
    rows: list[dict[str, Any]] = await shelf.rows(
        "SELECT id, text FROM sentences WHERE article_id = :article AND kind IN ('standfirst', 'body')"
        " AND id BETWEEN :own - :some AND :own + :some ORDER BY id",
        {"article": article, "own": sentence, "some": _NEIGHBOURS},
    )
    before = tuple(row["text"] for row in rows if row["id"] < sentence)
    return before, tuple(row["text"] for row in rows if row["id"] > sentence)
