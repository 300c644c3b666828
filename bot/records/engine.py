"""A database address turned into an engine, and the errors of both databases turned into one sentence each.

It knows the two databases and their drivers, but no table.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import RecordsError

_SQLITE = "sqlite:///"
_POSTGRES = ("postgres://", "postgresql://")
_LOCK_WAIT_SECONDS = 10.0


async def open_engine(url: str) -> AsyncEngine:
    """Make the engine for ``sqlite:///PATH``, ``postgres://...`` or ``postgresql://...``.

    A SQLite file's folder is made if need be; nothing is connected yet, so most errors show only at first use. Raises
    RecordsError for an address that cannot be meant.
    """
    path = sqlite_path(url)
    if path is None:
        # asyncpg takes memory and time to import, and only those who keep their records in PostgreSQL need it.
        from bot.records.postgres import postgres_engine  # noqa: PLC0415

        return postgres_engine(url)
    return await asyncio.to_thread(_sqlite_engine, path)


def sqlite_path(url: str) -> Path | None:
    """Give the file of records in SQLite; None for another database.

    Raises RecordsError for an address that cannot be meant.
    """
    if url.startswith(_POSTGRES):
        return None
    if not url.startswith(_SQLITE):
        message = "The records' address must begin with sqlite:///, postgres:// or postgresql://."
        raise RecordsError(message)
    name = url.removeprefix(_SQLITE)
    if name in {"", ":memory:"} or "?" in name:
        message = "The records' address must name a file, as in sqlite:///data/records.db, and has no options after it."
        raise RecordsError(message)
    return Path(name).expanduser().absolute()


def _sqlite_engine(path: Path) -> AsyncEngine:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder of the records, {path.parent}, cannot be made: {error.strerror}."
        raise RecordsError(message) from error
    return create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        # One connection is one thread. More would only queue at SQLite's write lock, without its fairness.
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": _LOCK_WAIT_SECONDS},
        hide_parameters=True,  # an error that is logged shows nobody's words
    )


async def take_turns(connection: AsyncConnection, table: str) -> None:
    """Wait until no other process writes to ``table``, and keep others from it until the transaction ends.

    To be called first in a transaction: SQLite's driver would otherwise begin one only at the first change.
    """
    if connection.dialect.name == "sqlite":
        await connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        await connection.exec_driver_sql(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


@contextmanager
def clear_errors() -> Iterator[None]:
    """Raise RecordsError, with one sentence, for what the database or the way to it did wrong.

    A value that cannot be recorded at all is the caller's mistake and stays a ValueError or TypeError.
    """
    try:
        yield
    except DBAPIError as error:
        raise RecordsError(_sentence(error)) from error
    except (PoolTimeoutError, TimeoutError) as error:
        message = "The records database did not answer in time."
        raise RecordsError(message) from error
    except OSError as error:
        message = "The connection to the records database broke."
        raise RecordsError(message) from error
    except StatementError as error:
        if error.orig is None:
            raise
        raise error.orig from None


def _sentence(error: DBAPIError) -> str:
    # SQLAlchemy wraps asyncpg's errors twice; the innermost one has the database's own words, reason first.
    reason = error.orig.__cause__ or error.orig if error.orig else error
    words = str(reason).partition("\n")[0].strip().rstrip(".")
    if "database is locked" in words:
        return "The records database is locked by another program; try again."
    return f"The records database cannot be used: {words}."
