"""The records that cannot be rebuilt, read and written as plain dataclasses.

Nothing is kept in memory: what is recorded outlives the process, and several processes may share one database. No SQL
and no row leaves this module, and nothing here knows Discord.
"""

import re
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import bindparam, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.records.arrivals import Arrivals
from bot.records.briefings import Briefings
from bot.records.decisions import Decisions
from bot.records.deliveries import Deliveries
from bot.records.departures import Departures
from bot.records.engine import clear_errors, open_engine
from bot.records.migrations import migrate
from bot.records.part import Part, whole
from bot.records.tables import AUDIT, BUTTONS, FACTS, JsonText
from bot.records.watches import Watches

_TOKEN_BYTES = 16
_TOKEN_SHAPE = re.compile(r"[A-Za-z0-9_-]{22}")

# SQLAlchemy has this statement only per database, though both understand the same words.
_REMEMBER = text(
    "INSERT INTO facts (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
).bindparams(bindparam("value", type_=JsonText))


@dataclass(frozen=True, slots=True)
class Button:
    """What a press of a button asks for: ``kind`` with ``arguments`` (JSON), first asked by ``asker`` (a user's id).

    ``shelf`` is the key of the shelf that stood then; from ``expires`` on the button is forgotten.
    """

    asker: int
    kind: str
    arguments: dict[str, Any]
    shelf: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One administrative deed: who (a user's id, None: the bot itself), in which server (None: none), how it ended.

    ``details`` is JSON.
    """

    at: datetime
    actor: int | None
    server: int | None
    action: str
    outcome: str
    details: dict[str, Any]


class Records(Part):
    """The open records database.

    All datetimes are aware; they come back in UTC. Ids are Discord's, below 2**63. Every method raises RecordsError if
    the database cannot be used, and ValueError or TypeError for a naive datetime or a value that is no JSON.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self.arrivals = Arrivals(engine)
        self.briefings = Briefings(engine)
        self.deliveries = Deliveries(engine)
        self.watches = Watches(engine)
        self.departures = Departures(engine)
        self.decisions = Decisions(engine)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database at ``sqlite:///PATH``, ``postgres://...`` or ``postgresql://...`` and bring it up to date.

        Raises RecordsError, whose sentence never holds the password, if it cannot be opened or is newer than this
        program.
        """
        engine = await open_engine(url)
        try:
            with clear_errors():
                await migrate(engine)
        except BaseException:
            await engine.dispose()
            raise
        return cls(engine)

    async def close(self) -> None:
        """Close every connection; the records are not to be used afterwards."""
        await self._engine.dispose()

    @whole
    async def add_button(self, button: Button) -> str:
        """Record a button and return its token: 22 characters of A-Z, a-z, 0-9, - and _, impossible to guess."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        async with self._writing() as connection:
            await connection.execute(insert(BUTTONS).values(token=token, **asdict(button)))
        return token

    async def button(self, token: str, now: datetime) -> Button | None:
        """Return the button with this token (any text), or None if there is none or it has expired by ``now``."""
        if not _TOKEN_SHAPE.fullmatch(token):
            return None
        columns = (column for column in BUTTONS.c if column is not BUTTONS.c.token)
        wanted = select(*columns).where(BUTTONS.c.token == token, BUTTONS.c.expires > now)
        async with self._reading() as connection:
            row = (await connection.execute(wanted)).mappings().one_or_none()
        return None if row is None else Button(**row)

    @whole
    async def forget_expired_buttons(self, now: datetime) -> int:
        """Delete the buttons that have expired by ``now``; return how many those were."""
        async with self._writing() as connection:
            return (await connection.execute(delete(BUTTONS).where(BUTTONS.c.expires <= now))).rowcount

    @whole
    async def add_audit(self, entry: AuditEntry) -> None:
        """Record an administrative deed."""
        async with self._writing() as connection:
            await connection.execute(insert(AUDIT).values(**asdict(entry)))

    async def audit(self, limit: int) -> tuple[AuditEntry, ...]:
        """Return the ``limit`` newest entries, newest first; of the same moment, the last recorded first."""
        columns = (column for column in AUDIT.c if column is not AUDIT.c.id)
        newest = select(*columns).order_by(AUDIT.c.at.desc(), AUDIT.c.id.desc()).limit(limit)
        async with self._reading() as connection:
            return tuple(AuditEntry(**row) for row in (await connection.execute(newest)).mappings())

    @whole
    async def remember(self, key: str, value: str) -> None:
        """Keep a small fact under a key of ours, instead of what the key held before."""
        async with self._writing() as connection:
            await connection.execute(_REMEMBER, {"key": key, "value": value})

    async def recall(self, key: str) -> str | None:
        """Return the fact kept under a key, or None."""
        async with self._reading() as connection:
            return (await connection.execute(select(FACTS.c.value).where(FACTS.c.key == key))).scalar()
