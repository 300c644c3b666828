"""Opening the library's SQLite file, for its one writer and for its readers, and knowing whether it is ours.

No queries about the corpus here. The file is derived: one with another schema version, or a damaged one, is emptied by
the writer; a SQLite file that belongs to another program is never touched.
"""

import sqlite3
import zlib
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from bot.errors import LibraryError, ReloadRunning

APPLICATION_ID = 0x42524642
"""``BRFB``: marks the file as ours (PRAGMA application_id)."""
SCHEMA = files("bot.library").joinpath("schema.sql").read_text(encoding="utf-8")
SCHEMA_VERSION = zlib.crc32(SCHEMA.encode()) >> 1
"""Follows from the schema's text, so that no change of it can be forgotten; PRAGMA user_version has 31 bits for it."""
OLDEST_SQLITE = (3, 34)
"""The trigram tokenizer came with it (https://sqlite.org/releaselog/3_34_0.html)."""
_LOCK_WAIT_S = 0.5
_CACHE_KIB = 32 * 1024
"""Pages that the writer keeps in memory; with SQLite's own 2 MiB, filling large indexes mostly waits for the disk."""


def sqlite_features() -> tuple[str, bool]:
    """Give SQLite's version and whether it has full-text search."""
    with closing(sqlite3.connect(":memory:")) as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    return sqlite3.sqlite_version, "ENABLE_FTS5" in options


def reader_uri(path: Path) -> str:
    """Give the URI under which readers open the file: read-only, and never created by them."""
    return f"{path.resolve().as_uri()}?mode=ro"


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open (or create) the library and take its write lock; the caller owns the transaction that has begun.

    Raises ReloadRunning when another process holds the lock, LibraryError when the file is another program's or cannot
    be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _begin(path)
        except sqlite3.DatabaseError as error:
            if not is_damaged(error):
                raise
            discard(path)
            return _begin(path)
    except (OSError, sqlite3.Error) as error:
        raise not_written(path, error) from error


def discard(path: Path) -> None:
    """Take a damaged library away; leases that are out read on in what they have open."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def not_written(path: Path, error: Exception) -> LibraryError:
    """Say that the library cannot be written, and why."""
    return LibraryError(f"The library {path} cannot be written: {error}.")


def is_damaged(error: sqlite3.Error) -> bool:
    """Whether the file's content is at fault, so that only another file helps."""
    return _kind(error) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def _kind(error: sqlite3.Error) -> int:
    """Give an error's primary code (https://sqlite.org/rescode.html#extrc); 0 when the sqlite3 module raised it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _begin(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_LOCK_WAIT_S, isolation_level=None)
    try:
        _refuse_foreign(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            _build(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        if _kind(error) == sqlite3.SQLITE_BUSY:
            message = "Another reload is running."
            raise ReloadRunning(message) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner != APPLICATION_ID and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        message = f"{path} is another program's database; point DATA_DIR somewhere else."
        raise LibraryError(message)


def _build(connection: sqlite3.Connection) -> None:
    """Drop whatever an earlier schema left and create this one, inside the running transaction."""
    for kind in ("VIRTUAL", "TABLE"):
        rows = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql LIKE ?",
            (f"CREATE {kind} %",),
        ).fetchall()
        for (name,) in rows:
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
    for statement in _statements(SCHEMA):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> list[str]:
    """Split the schema into statements; ``executescript`` would commit the transaction around it."""
    statements, lines = [], []
    for line in script.splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            statements.append("\n".join(lines))
            lines.clear()
    return statements
