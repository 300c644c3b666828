"""The library as the bot sees it: a file that may not be there yet, a few read-only connections, and leases of a shelf.

It never writes. One lease is one read transaction, so an answer never mixes two shelves, and a reload in another
process neither waits for it nor disturbs it.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import aiosqlite

from bot.errors import LibraryError, ShelfNotReady
from bot.library.database import reader_uri
from bot.library.shelf import Shelf

_READERS = 2
"""A slow answer must not hold up an autocompletion; more threads than cores only contend (SQLite's allocator lock)."""
_CACHE_KIB = 4096
_LOCK_WAIT_S = 1.0
"""No writer of ours ever locks readers out; another program that does is not waited for."""
_NOT_READY = "No articles have been read yet."


class _Reader(NamedTuple):
    """An open connection, and device and inode of its file: one that was replaced is read by nobody any more."""

    connection: aiosqlite.Connection
    file: tuple[int, int]


class Library:
    """Leases shelves of the library file at ``path``; opens its connections when first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[_Reader] = []
        self._leases = asyncio.Semaphore(_READERS)
        self._closed = False

    @asynccontextmanager
    async def shelf(self) -> AsyncIterator[Shelf]:
        """Lease the shelf that stands now until the block ends.

        Raises ShelfNotReady when none stands, LibraryError when the file cannot be read.
        """
        async with self._leases:
            reader = await self._reader()
            healthy = False
            try:
                yield await self._begin(reader.connection)
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
                await self._give_back(reader, healthy=healthy)

    async def close(self) -> None:
        """Close the idle connections; leases still out close theirs when they end."""
        self._closed = True
        while self._idle:
            await self._idle.pop().connection.close()

    async def _reader(self) -> _Reader:
        try:
            status = await asyncio.to_thread(self._path.stat)
        except OSError as error:
            raise ShelfNotReady(_NOT_READY) from error
        file = status.st_dev, status.st_ino
        while self._idle:
            reader = self._idle.pop()
            if reader.file == file:
                return reader
            await reader.connection.close()
        try:
            connection = await aiosqlite.connect(
                reader_uri(self._path), uri=True, isolation_level=None, timeout=_LOCK_WAIT_S
            )
        except sqlite3.Error as error:
            raise ShelfNotReady(_NOT_READY) from error
        connection.row_factory = sqlite3.Row
        return _Reader(connection, file)

    async def _begin(self, connection: aiosqlite.Connection) -> Shelf:
        await connection.execute_fetchall(f"PRAGMA cache_size = -{_CACHE_KIB}")
        await connection.execute_fetchall("BEGIN")
        shelf = Shelf(connection)
        if not await shelf.stands():
            raise ShelfNotReady(_NOT_READY)
        return shelf

    async def _give_back(self, reader: _Reader, *, healthy: bool) -> None:
        """Keep a connection for the next lease, or close it when it may be bad or nobody leases any more."""
        if healthy and not self._closed:
            with suppress(sqlite3.Error):
                await reader.connection.execute_fetchall("ROLLBACK")
                self._idle.append(reader)
                return
        await reader.connection.close()
