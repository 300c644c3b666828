"""The standing orders of servers for a briefing: what, where, when, and up to which arrivals it has told.

An order knows when it is due next; what happens then is recorded in :mod:`bot.records.deliveries`.
"""

import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import Update, delete, func, insert, select, update

from bot.records.engine import take_turns
from bot.records.part import Part, whole
from bot.records.tables import BRIEFINGS, DELIVERIES, DEPARTURES, digest
from bot.schedule import Schedule, zone_rules

_ID_BYTES = 9
_ZONE_GONE = "The time zone {} is not known any more; schedule the briefing again."


class OrderState(StrEnum):
    """Whether an order is carried out: yes, not until a manager resumes it, not until Discord allows it again."""

    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


class Quiet(StrEnum):
    """What happens on a day without new articles: nothing, or one line that says so."""

    SKIP = "skip"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """When an order is due next (None: it is not) and for which local date, and whether it is carried out."""

    due: datetime | None
    day: date | None
    state: OrderState = OrderState.ACTIVE
    reason: str = ""

    def change(self, order_id: str) -> Update:
        """Give the statement that makes it so."""
        day = self.day.isoformat() if self.day else None
        values = {"due": self.due, "day": day, "state": str(self.state), "reason": self.reason}
        return update(BRIEFINGS).where(BRIEFINGS.c.id == order_id).values(values)


@dataclass(frozen=True, slots=True)
class Order:
    """One briefing of a server.

    ``people`` pairs keys with names as they were when it was ordered; ``ping`` is the role that a manager named,
    ``set_by`` the manager who ordered it last. ``through`` is the newest batch of arrivals that it has told, None
    before its first delivery; ``missing`` are articles of those batches that it owes.

    An order in a time zone that has been abolished since comes back as stopped, in UTC, with the reason.
    """

    server: int
    name: str
    channel: int
    schedule: Schedule
    set_by: int
    people: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()
    quiet: Quiet = Quiet.SKIP
    ping: int | None = None
    upcoming: Upcoming = Upcoming(None, None)
    through: int | None = None
    missing: tuple[str, ...] = ()
    id: str = ""


class Briefings(Part):
    """The orders, each with a name of its own in its server, whatever its case."""

    @whole
    async def put(self, order: Order, most: int) -> Order | None:
        """Record an order, or change the server's order of that name, which keeps its id and what it has told.

        None, and nothing is changed, when the server would have more than ``most``.
        """
        async with self._writing() as connection:
            await take_turns(connection, BRIEFINGS.name)
            own = select(func.count()).select_from(BRIEFINGS).where(BRIEFINGS.c.server == order.server)
            known = (await connection.execute(_named(order.server, order.name))).mappings().one_or_none()
            if known:
                kept = _order(dict(known))
                changed = replace(order, id=kept.id, through=kept.through, missing=kept.missing)
                await connection.execute(update(BRIEFINGS).where(BRIEFINGS.c.id == kept.id).values(_row(changed)))
                return changed
            if (await connection.execute(own)).scalar_one() >= most:
                return None
            new = replace(order, id=secrets.token_urlsafe(_ID_BYTES))
            await connection.execute(insert(BRIEFINGS).values(_row(new)))
            return new

    async def named(self, server: int, name: str) -> Order | None:
        """Return a server's order by its name, in any case."""
        async with self._reading() as connection:
            row = (await connection.execute(_named(server, name))).mappings().one_or_none()
        return _order(dict(row)) if row else None

    async def order(self, order_id: str) -> Order | None:
        """Return an order by its id."""
        async with self._reading() as connection:
            wanted = select(BRIEFINGS).where(BRIEFINGS.c.id == order_id)
            row = (await connection.execute(wanted)).mappings().one_or_none()
        return _order(dict(row)) if row else None

    async def of_server(self, server: int) -> tuple[Order, ...]:
        """Return a server's orders in the order of their names."""
        async with self._reading() as connection:
            wanted = select(BRIEFINGS).where(BRIEFINGS.c.server == server)
            orders = [_order(dict(row)) for row in (await connection.execute(wanted)).mappings()]
        # The databases would not agree on the order of texts.
        return tuple(sorted(orders, key=lambda order: _folded(order.name)))

    async def due(self, now: datetime) -> tuple[tuple[str, int], ...]:
        """Return id and server of every active order that is due by ``now``, the longest due first."""
        wanted = (
            select(BRIEFINGS.c.id, BRIEFINGS.c.server, BRIEFINGS.c.zone)
            .where(BRIEFINGS.c.state == OrderState.ACTIVE, BRIEFINGS.c.due <= now, _stays)
            .order_by(BRIEFINGS.c.due, BRIEFINGS.c.id)
        )
        async with self._reading() as connection:
            return tuple((row.id, row.server) for row in await connection.execute(wanted) if _is_zone(row.zone))

    async def next_due(self, after: datetime) -> datetime | None:
        """Return the earliest moment behind ``after`` at which an active order is due."""
        wanted = select(func.min(BRIEFINGS.c.due)).where(
            BRIEFINGS.c.state == OrderState.ACTIVE, BRIEFINGS.c.due > after, _stays
        )
        async with self._reading() as connection:
            at: datetime | None = (await connection.execute(wanted)).scalar()
        return at

    async def stopped(self) -> tuple[Order, ...]:
        """Return the orders that Discord has stopped, and nothing else keeps from going on."""
        wanted = select(BRIEFINGS).where(BRIEFINGS.c.state == OrderState.STOPPED, _stays).order_by(BRIEFINGS.c.id)
        async with self._reading() as connection:
            rows = (await connection.execute(wanted)).mappings()
            return tuple(_order(dict(row)) for row in rows if _is_zone(row["zone"]))

    @whole
    async def plan(self, order_id: str, upcoming: Upcoming, *, was: Upcoming | None = None) -> bool:
        """Set when an order is due next; False when it is gone, or is not planned as it ``was``."""
        change = upcoming.change(order_id)
        if was is not None:
            change = change.where(
                BRIEFINGS.c.state == was.state, BRIEFINGS.c.due == was.due if was.due else BRIEFINGS.c.due.is_(None)
            )
        async with self._writing() as connection:
            return (await connection.execute(change)).rowcount == 1

    @whole
    async def remove(self, order_id: str) -> None:
        """Delete an order and its deliveries."""
        async with self._writing() as connection:
            await connection.execute(delete(DELIVERIES).where(DELIVERIES.c.order_id == order_id))
            await connection.execute(delete(BRIEFINGS).where(BRIEFINGS.c.id == order_id))


_stays = BRIEFINGS.c.server.not_in(select(DEPARTURES.c.server))
"""Servers that removed the bot are not served, though their orders are kept for a while."""


def _named(server: int, name: str) -> Any:  # noqa: ANN401 - SQLAlchemy's types name every column
    return select(BRIEFINGS).where(BRIEFINGS.c.server == server, BRIEFINGS.c.folded == digest(_folded(name)))


def _folded(name: str) -> str:
    """Fold what differs only in case, in spaces, or in how a keyboard composes letters (Hangul, accents)."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def _is_zone(name: str) -> bool:
    try:
        zone_rules(name)
    except ValueError:
        return False
    return True


def _row(order: Order) -> dict[str, Any]:
    schedule, upcoming = order.schedule, order.upcoming
    names = ("id", "server", "name", "channel", "set_by", "ping", "through")
    return {name: getattr(order, name) for name in names} | {
        "folded": digest(_folded(order.name)),
        "time": schedule.time.isoformat("minutes"),
        "zone": schedule.zone,
        "days": "".join(str(day) for day in sorted(schedule.days)),
        "people": [list(pair) for pair in order.people],
        "topics": list(order.topics),
        "quiet": str(order.quiet),
        "state": str(upcoming.state),
        "reason": upcoming.reason,
        "due": upcoming.due,
        "day": upcoming.day.isoformat() if upcoming.day else None,
        "missing": list(order.missing),
    }


def _order(row: dict[str, Any]) -> Order:
    names = ("id", "server", "name", "channel", "set_by", "ping", "through")
    day = date.fromisoformat(row["day"]) if row["day"] else None
    zone, upcoming = row["zone"], Upcoming(row["due"], day, OrderState(row["state"]), row["reason"])
    if not _is_zone(zone):
        zone, upcoming = "UTC", Upcoming(None, None, OrderState.STOPPED, _ZONE_GONE.format(zone))
    return Order(
        **{name: row[name] for name in names},
        schedule=Schedule(time.fromisoformat(row["time"]), zone, frozenset(map(int, row["days"]))),
        people=tuple((key, name) for key, name in row["people"]),
        topics=tuple(row["topics"]),
        quiet=Quiet(row["quiet"]),
        upcoming=upcoming,
        missing=tuple(row["missing"]),
    )
