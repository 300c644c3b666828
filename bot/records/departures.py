"""Servers that have removed the bot: their rows are kept for a while, in case they come back, and then deleted.

What is deleted is everything that names the server: orders, watches, deliveries, and its entries in the audit. What was
decided there on people stays, for it is about the corpus; only the server's name goes.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from bot.records.engine import take_turns
from bot.records.part import Part, whole
from bot.records.tables import AUDIT, BRIEFINGS, DECISIONS, DELIVERIES, DEPARTURES, WATCHES


class Departures(Part):
    """Which servers have left, and when that was noticed."""

    async def servers(self) -> frozenset[int]:
        """Return every server that the records name."""
        async with self._reading() as connection:
            named: set[int] = set()
            for table in (BRIEFINGS, WATCHES, DELIVERIES, AUDIT, DECISIONS, DEPARTURES):
                found = await connection.execute(select(table.c.server).distinct().where(table.c.server.is_not(None)))
                named |= set(found.scalars())
        return frozenset(named)

    @whole
    async def note(self, gone: Collection[int], present: Collection[int], now: datetime) -> None:
        """Record that these servers are not there, unless that is known, and that those are."""
        async with self._writing() as connection:
            await take_turns(connection, DEPARTURES.name)
            known = set((await connection.execute(select(DEPARTURES.c.server))).scalars())
            for server in set(gone) - known:
                await connection.execute(insert(DEPARTURES).values(server=server, at=now))
            for server in set(present) & known:
                await connection.execute(delete(DEPARTURES).where(DEPARTURES.c.server == server))

    @whole
    async def forget(self, before: datetime) -> int:
        """Delete all rows of the servers that left before a moment; return how many servers those were."""
        async with self._writing() as connection:
            await take_turns(connection, DEPARTURES.name)  # with those who note that a server is back
            left = select(DEPARTURES.c.server).where(DEPARTURES.c.at < before)
            servers = list((await connection.execute(left)).scalars())
            # Deliveries before their orders, as everywhere: those who lock in one sequence never wait in a circle.
            for table in (DELIVERIES, BRIEFINGS, WATCHES, AUDIT, DEPARTURES):
                for server in servers:
                    await connection.execute(delete(table).where(table.c.server == server))
            for server in servers:
                await connection.execute(update(DECISIONS).where(DECISIONS.c.server == server).values(server=None))
        return len(servers)
