"""What every part of the records shares: one engine, and transactions whose errors are one sentence.

Each part holds the queries about its own tables and lives as an attribute of :class:`bot.records.store.Records`.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.records.engine import clear_errors

_P = ParamSpec("_P")
_T = TypeVar("_T")


def whole(change: Callable[_P, Awaitable[_T]]) -> Callable[_P, Coroutine[Any, Any, _T]]:
    """Let a change that has begun come to its end, even if the caller is cancelled meanwhile.

    What was posted is then recorded by a process that is being stopped, too. And a statement of SQLite that is dropped
    half-way keeps the write lock until Python has collected all that remembers it.
    """

    @wraps(change)
    async def carry_out(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        task = asyncio.ensure_future(change(*args, **kwargs))
        try:
            return await asyncio.shield(task)
        finally:
            if not task.done():
                await asyncio.wait([task])

    return carry_out


class Part:
    """Some tables of the records. Every method raises RecordsError if the database cannot be used."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection to read with."""
        with clear_errors():
            async with self._engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection with a transaction, which is kept if the block ends well; for methods that are `whole`."""
        with clear_errors():
            async with self._engine.begin() as connection:
                yield connection
