"""What sentences mean, as numbers: a short code and a fine one for each, kept beside the sentences.

How a text becomes numbers is not known here: whoever fills the table brings a function for it. The short code (a bit a
dimension) finds, the fine one (a byte a dimension) orders; both are bytes that only that function's maker understands.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from bot.library.database import reader_uri

Codes = tuple[bytes, bytes]
"""The short code and the fine one of a text."""
Encode = Callable[[Sequence[str]], Sequence[Codes]]

_BATCH = 2000


def fill(db: sqlite3.Connection, encode: Encode) -> int:
    """Give codes to the sentences that have none, inside the writer's transaction; returns how many those were.

    New sentences have the highest ids, because :func:`forget` was told of those that went.
    """
    filled = 0
    while True:
        rows = db.execute(
            "SELECT id, text FROM sentences WHERE id > coalesce((SELECT max(sentence_id) FROM vectors), 0)"
            " ORDER BY id LIMIT ?",
            (_BATCH,),
        ).fetchall()
        if not rows:
            return filled
        codes = encode([text for _, text in rows])
        db.executemany(
            "INSERT INTO vectors (sentence_id, code, fine) VALUES (?, ?, ?)",
            ((number, code, fine) for (number, _), (code, fine) in zip(rows, codes, strict=True)),
        )
        filled += len(rows)


def lacking(db: sqlite3.Connection) -> bool:
    """Tell whether a sentence has no codes yet."""
    row = db.execute(
        "SELECT coalesce((SELECT max(id) FROM sentences), 0) > coalesce((SELECT max(sentence_id) FROM vectors), 0)"
    ).fetchone()
    return bool(row[0])


def forget(db: sqlite3.Connection, article_id: int) -> None:
    """Take away the codes of an article's sentences; before the sentences themselves go."""
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
        """Give the ids of all sentences, and their short codes one after the other."""
        rows = self._rows("SELECT sentence_id, code FROM vectors ORDER BY sentence_id")
        return [number for number, _ in rows], b"".join(code for _, code in rows)

    def sentences(self, ids: Sequence[int]) -> dict[int, tuple[bytes, str]]:
        """Give the fine code and the text of some sentences."""
        rows = self._rows(
            "SELECT sentence_id, fine, text FROM json_each(?) JOIN vectors ON sentence_id = value"
            " JOIN sentences ON sentences.id = sentence_id",
            json.dumps(list(ids)),
        )
        return {number: (fine, text) for number, fine, text in rows}

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
