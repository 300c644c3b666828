"""What sentences and articles mean, as numbers: a short code and a fine one for each, kept beside them.

How a text becomes numbers is not known here: whoever fills the tables brings an :class:`Encoder`. The short code (a bit
a dimension) finds, the fine one (a byte a dimension) orders; both are bytes that only the encoder's maker understands.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol

from bot.library.database import reader_uri

Codes = tuple[bytes, bytes]
"""The short code and the fine one of a text."""

_BATCH = 2000
_MOST_SENTENCES = 1_000_000
"""The newest sentences that are compared: their short codes take 40 MB of the comparing process."""


class Encoder(Protocol):
    """Makes codes."""

    def sentences(self, texts: Sequence[str]) -> Sequence[Codes]:
        """Encode texts one by one."""

    def whole(self, fine: Sequence[bytes]) -> Codes:
        """Encode an article from the fine codes of its sentences, of which there is at least one."""


def fill(db: sqlite3.Connection, encoder: Encoder) -> None:
    """Give codes to the sentences that have none and to their articles, inside the writer's transaction.

    New sentences have the highest ids, because :func:`forget` was told of those that went.
    """
    while True:
        rows = db.execute(
            "SELECT id, text FROM sentences WHERE id > coalesce((SELECT max(sentence_id) FROM vectors), 0)"
            " ORDER BY id LIMIT ?",
            (_BATCH,),
        ).fetchall()
        if not rows:
            break
        codes = encoder.sentences([text for _, text in rows])
        db.executemany(
            "INSERT INTO vectors (sentence_id, code, fine) VALUES (?, ?, ?)",
            ((number, code, fine) for (number, _), (code, fine) in zip(rows, codes, strict=True)),
        )
    articles = db.execute(
        "SELECT DISTINCT article_id FROM sentences WHERE article_id NOT IN (SELECT article_id FROM article_vectors)"
    ).fetchall()
    for (article_id,) in articles:
        fine = db.execute(
            "SELECT fine FROM sentences JOIN vectors ON sentence_id = sentences.id WHERE article_id = ?", (article_id,)
        ).fetchall()
        code = encoder.whole([own for (own,) in fine])
        db.execute("INSERT INTO article_vectors (article_id, code, fine) VALUES (?, ?, ?)", (article_id, *code))


def lacking(db: sqlite3.Connection) -> bool:
    """Tell whether a sentence has no codes yet."""
    row = db.execute(
        "SELECT coalesce((SELECT max(id) FROM sentences), 0) > coalesce((SELECT max(sentence_id) FROM vectors), 0)"
    ).fetchone()
    return bool(row[0])


def forget(db: sqlite3.Connection, article_id: int) -> None:
    """Take away the codes of an article and its sentences; before the sentences themselves go."""
    db.execute("DELETE FROM article_vectors WHERE article_id = ?", (article_id,))
    db.execute(
        "DELETE FROM vectors WHERE sentence_id IN (SELECT id FROM sentences WHERE article_id = ?)", (article_id,)
    )


class Codebook:
    """Reads the codes of a library in a process of its own, without asyncio; opens the file when first asked.

    What cannot be read is taken for empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None

    def shelf(self) -> str | None:
        """Give the key of the shelf that stands now, None when none does; the file may have been replaced meanwhile."""
        self.close()
        with suppress(sqlite3.Error):
            self._db = sqlite3.connect(reader_uri(self._path), uri=True, isolation_level=None)
        rows = self._rows("SELECT value FROM meta WHERE name = 'shelf'")
        return rows[0][0] if rows else None

    def codes(self) -> tuple[list[int], bytes]:
        """Give the ids of the newest sentences, and their short codes one after the other."""
        return self._codes(f"SELECT sentence_id, code FROM vectors ORDER BY sentence_id DESC LIMIT {_MOST_SENTENCES}")

    def article_codes(self) -> tuple[list[int], bytes]:
        """Give the ids of all articles, and their short codes one after the other."""
        return self._codes("SELECT article_id, code FROM article_vectors")

    def articles(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Give the fine code of some articles."""
        rows = self._rows(
            "SELECT article_id, fine FROM json_each(?) JOIN article_vectors ON article_id = value",
            json.dumps(list(ids)),
        )
        return dict(rows)

    def sentences(self, ids: Sequence[int]) -> dict[int, tuple[bytes, str]]:
        """Give the fine code and the text of some sentences."""
        rows = self._rows(
            "SELECT sentence_id, fine, text FROM json_each(?) JOIN vectors ON sentence_id = value"
            " JOIN sentences ON sentences.id = sentence_id",
            json.dumps(list(ids)),
        )
        return {number: (fine, text) for number, fine, text in rows}

    def _codes(self, sql: str) -> tuple[list[int], bytes]:
        rows = self._rows(sql)
        return [number for number, _ in rows], b"".join(code for _, code in rows)

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        with suppress(sqlite3.Error):
            if self._db:
                return self._db.execute(sql, values).fetchall()
        return []

    def close(self) -> None:
        """Close the file."""
        if self._db:
            with closing(self._db), suppress(sqlite3.Error):
                self._db.rollback()
            self._db = None
