"""The library as the bot sees it: a file that may not be there yet, a few read-only connections, and leases of a shelf.

It never writes. One lease is one read transaction, so an answer never mixes two shelves, and a reload in another
process neither waits for it nor disturbs it.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiosqlite

from bot.errors import LibraryError, ShelfNotReady
from bot.library.database import reader_uri
from bot.library.shelf import Shelf, as_dict

_READERS = 2
"""A slow answer must not hold up an autocompletion; more threads than cores only contend (SQLite's allocator lock)."""
_CACHE_KIB = 4096
_NOT_READY = "No articles have been read yet."


class Library:
    """Leases shelves of the library file at ``path``; opens its connections when first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[aiosqlite.Connection] = []
        self._leases = asyncio.Semaphore(_READERS)

    @asynccontextmanager
    async def shelf(self) -> AsyncIterator[Shelf]:
        """Lease the shelf that stands now until the block ends.

        Raises ShelfNotReady when none stands, LibraryError when the file cannot be read.
        """
        async with self._leases:
            connection = await self._connection()
            healthy = False
            try:
                yield await self._begin(connection)
                healthy = True
            except sqlite3.Error as error:
                message = f"The library cannot be read: {error}."
                raise LibraryError(message) from error
            except LibraryError:
                raise
            except Exception:
                healthy = True
                raise
            finally:
                await self._give_back(connection, healthy=healthy)

    async def close(self) -> None:
        """Close the idle connections; leases still out close theirs when they end."""
        while self._idle:
            await self._idle.pop().close()

    async def _connection(self) -> aiosqlite.Connection:
        if self._idle:
            return self._idle.pop()
        if not self._path.is_file():
            raise ShelfNotReady(_NOT_READY)
        try:
            connection = await aiosqlite.connect(reader_uri(self._path), uri=True, isolation_level=None)
        except sqlite3.Error as error:
            raise ShelfNotReady(_NOT_READY) from error
        connection.row_factory = as_dict  # type: ignore[assignment] # aiosqlite declares sqlite3.Row only
        await connection.execute_fetchall(f"PRAGMA cache_size = -{_CACHE_KIB}")
        return connection

    async def _begin(self, connection: aiosqlite.Connection) -> Shelf:
        await connection.execute_fetchall("BEGIN")
        shelf = Shelf(connection)
        if not await shelf.stands():
            raise ShelfNotReady(_NOT_READY)
        return shelf

    async def _give_back(self, connection: aiosqlite.Connection, *, healthy: bool) -> None:
        """Keep a connection for the next lease, or close it when it may be bad or points at a replaced file."""
        if healthy:
            with suppress(sqlite3.Error):
                await connection.execute_fetchall("ROLLBACK")
                self._idle.append(connection)
                return
        await connection.close()
