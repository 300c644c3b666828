"""The engine for PostgreSQL; imported only when the records are kept there.

The address is handed to asyncpg as it is, which reads it as PostgreSQL's own programs do: ``sslmode`` and the other TLS
options, several hosts, a socket's folder. Options that asyncpg does not know go to the server, which refuses them by
name if it does not know them either.
"""

from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import RecordsError

_CONNECT_SECONDS = 10.0
_COMMAND_SECONDS = 30.0


def postgres_engine(url: str) -> AsyncEngine:
    """Make the engine; connections are opened, and refused with RecordsError, at use."""

    async def connect() -> Any:  # noqa: ANN401 - asyncpg has no types
        try:
            return await asyncpg.connect(url, timeout=_CONNECT_SECONDS, command_timeout=_COMMAND_SECONDS)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, ValueError, OverflowError) as error:
            # Neither the sentence nor a traceback below it may show the address, as it holds the password.
            raise RecordsError(_refusal(error)) from None

    # Servers and proxies drop idle connections; a bot may have nothing to record for hours.
    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=2,
        max_overflow=3,
        pool_pre_ping=True,
        hide_parameters=True,  # an error that is logged shows nobody's words
    )


def _refusal(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"The PostgreSQL server of the records did not answer within {_CONNECT_SECONDS:.0f} s."
    if isinstance(error, asyncpg.ClientConfigurationError | asyncpg.PostgresError):
        reason = str(error).partition("\n")[0].strip().rstrip(".")
        return f"The records database cannot be opened: {reason}."
    if isinstance(error, FileNotFoundError):
        return "The PostgreSQL server of the records cannot be reached: its socket or a certificate file is not there."
    if isinstance(error, OSError):
        return f"The PostgreSQL server of the records cannot be reached: {error.strerror or error}."
    return (
        "The records' address is no PostgreSQL address: "
        "special characters in the user and password must be percent-encoded, and a port is at most 65535."
    )
