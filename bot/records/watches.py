"""What single people asked to be told of when it comes: a person, words, or both, by direct message or in a channel.

A watch knows up to which arrivals it has been looked through; its notes are deliveries like a briefing's.
"""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum, auto
from itertools import groupby
from typing import Any

from sqlalchemy import delete, exists, func, insert, select, update

from bot.records.engine import take_turns
from bot.records.part import Part, whole
from bot.records.tables import DELIVERIES, DEPARTURES, WATCHES

_ID_BYTES = 9
_AT_ONCE = 500
"""Watches of one statement; both databases limit how many values it may have."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One watch of a user.

    ``person`` is a person's key with the ``name`` it had, ``query`` the words as typed; an empty text asks for nothing.
    Without a ``channel`` its notes are direct messages. ``through`` is the newest batch of arrivals that was looked
    through, ``missing`` are articles of those that were not there; ``stopped`` says why no notes come, if so.
    """

    owner: int
    server: int | None
    channel: int | None
    person: str
    name: str
    query: str
    created: datetime
    through: int
    missing: tuple[str, ...] = ()
    stopped: str = ""
    id: str = ""

    def asks_the_same_as(self, other: "Watch") -> bool:
        """Whether two watches ask for the same things in the same place."""
        return _subject(self) == _subject(other)


class Refusal(Enum):
    """Why a watch was not recorded."""

    KNOWN = auto()
    USER_FULL = auto()
    SERVER_FULL = auto()


class Watches(Part):
    """The watches of all users."""

    @whole
    async def add(self, watch: Watch, *, most_of_user: int, most_of_server: int) -> Watch | Refusal:
        """Record a watch, unless the user has the same already or it would be one too many."""
        async with self._writing() as connection:
            await take_turns(connection, WATCHES.name)
            for row in (await connection.execute(select(WATCHES).where(WATCHES.c.owner == watch.owner))).mappings():
                if _watch(dict(row)).asks_the_same_as(watch):
                    return Refusal.KNOWN
            for refusal, column, value, most in (
                (Refusal.USER_FULL, WATCHES.c.owner, watch.owner, most_of_user),
                (Refusal.SERVER_FULL, WATCHES.c.server, watch.server, most_of_server),
            ):
                counted = select(func.count()).select_from(WATCHES).where(column == value)
                if value is not None and (await connection.execute(counted)).scalar_one() >= most:
                    return refusal
            new = replace(watch, id=secrets.token_urlsafe(_ID_BYTES))
            await connection.execute(insert(WATCHES).values(_row(new)))
            return new

    async def of_user(self, owner: int) -> tuple[Watch, ...]:
        """Return a user's watches, the oldest first."""
        async with self._reading() as connection:
            wanted = select(WATCHES).where(WATCHES.c.owner == owner).order_by(WATCHES.c.created, WATCHES.c.id)
            return tuple(_watch(dict(row)) for row in (await connection.execute(wanted)).mappings())

    async def in_channels(self, server: int) -> tuple[Watch, ...]:
        """Return the watches whose notes go to channels of a server, whosever they are, the oldest first."""
        async with self._reading() as connection:
            noted = select(WATCHES).where(WATCHES.c.server == server, WATCHES.c.channel.is_not(None))
            rows = (await connection.execute(noted.order_by(WATCHES.c.created, WATCHES.c.id))).mappings()
            return tuple(_watch(dict(row)) for row in rows)

    async def behind(self, batch: int) -> tuple[Watch, ...]:
        """Return the watches that have not been looked through up to a batch of arrivals, and are not stopped."""
        stays = WATCHES.c.server.is_(None) | WATCHES.c.server.not_in(select(DEPARTURES.c.server))
        wanted = select(WATCHES).where(WATCHES.c.through < batch, WATCHES.c.state == "active", stays)
        async with self._reading() as connection:
            rows = (await connection.execute(wanted.order_by(WATCHES.c.id))).mappings()
            return tuple(_watch(dict(row)) for row in rows)

    @whole
    async def pass_over(self, watches: Iterable[Watch], through: int, missing: tuple[str, ...]) -> None:
        """Note that the arrivals up to a batch hold nothing for these watches, each as it stands.

        One whose note is on its way stays as it is: an occasion must end as it was claimed, lest it be told twice.
        """
        on_its_way = exists().where(DELIVERIES.c.order_id == WATCHES.c.id, DELIVERIES.c.state == "claimed")
        by_progress = groupby(sorted(watches, key=lambda watch: watch.through), key=lambda watch: watch.through)
        async with self._writing() as connection:
            await take_turns(connection, WATCHES.name)
            for seen, group in by_progress:
                ids = [watch.id for watch in group]
                for at in range(0, len(ids), _AT_ONCE):
                    these = update(WATCHES).where(WATCHES.c.id.in_(ids[at : at + _AT_ONCE]), WATCHES.c.through == seen)
                    await connection.execute(these.where(~on_its_way).values(through=through, missing=list(missing)))

    async def stop(self, watch_id: str, reason: str) -> None:
        """Stop a watch; its notes would not reach anybody."""
        await self._set(watch_id, state="stopped", reason=reason)

    async def resume(self, watch_id: str) -> None:
        """Let a stopped watch go on where it stopped."""
        await self._set(watch_id, state="active", reason="")

    @whole
    async def _set(self, watch_id: str, **values: Any) -> None:  # noqa: ANN401 - columns
        async with self._writing() as connection:
            await connection.execute(update(WATCHES).where(WATCHES.c.id == watch_id).values(values))

    @whole
    async def remove(self, watch_id: str) -> bool:
        """Delete a watch and its notes; False when it is not there."""
        async with self._writing() as connection:
            # In the order in which the end of a delivery takes its locks.
            await connection.execute(delete(DELIVERIES).where(DELIVERIES.c.order_id == watch_id))
            return (await connection.execute(delete(WATCHES).where(WATCHES.c.id == watch_id))).rowcount == 1


def _subject(watch: Watch) -> tuple[object, ...]:
    return watch.person, " ".join(watch.query.casefold().split()), watch.channel


def _row(watch: Watch) -> dict[str, Any]:
    values = asdict(watch)
    reason = values.pop("stopped")
    return values | {"state": "stopped" if reason else "active", "reason": reason, "missing": list(watch.missing)}


def _watch(row: dict[str, Any]) -> Watch:
    del row["state"]
    stopped = row.pop("reason")
    return Watch(**row | {"missing": tuple(row["missing"]), "stopped": stopped})
