"""When each article first came onto a shelf, in numbered batches: what a briefing or a watch has not told yet.

A library may be rebuilt at every start, and several processes may have one each; so this is recorded once for all of
them. What an article says is the library's matter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, text

from bot.records.engine import take_turns
from bot.records.part import Part, whole
from bot.records.tables import ARRIVALS, JsonText, UtcDateTime, digest

_KEYS_AT_ONCE = 250
"""Keys of one statement: few enough that writing them as JSON does not hold up the event loop."""

_NEWEST = select(func.coalesce(func.max(ARRIVALS.c.batch), 0))
# SQLAlchemy has this statement only per database, though both understand the same words.
_NOTE = text(
    "INSERT INTO arrivals (digest, article, batch, at) VALUES (:digest, :article, :batch, :at)"
    " ON CONFLICT (digest) DO NOTHING"
).bindparams(bindparam("article", type_=JsonText), bindparam("at", type_=UtcDateTime))


@dataclass(frozen=True, slots=True)
class Period:
    """Which arrivals something tells of: the batches behind ``since`` up to ``through``, both numbers of batches.

    ``since`` None stands for a first time. ``missing`` are articles of those batches that were not on the shelf of the
    process that told of them; they are told of the next time.
    """

    since: int | None
    through: int
    missing: tuple[str, ...] = ()


class Arrivals(Part):
    """Articles in the order in which they came. An article's key may be any text."""

    @whole
    async def note(self, articles: Iterable[str], now: datetime) -> int:
        """Record the articles that were not known as one batch; return the number of the newest batch, 0 if none.

        Processes take turns, so that whoever has read up to a number has missed nothing below it.
        """
        keys = list(dict.fromkeys(articles))
        async with self._writing() as connection:
            await take_turns(connection, ARRIVALS.name)
            batch = (await connection.execute(_NEWEST)).scalar_one() + 1
            for at in range(0, len(keys), _KEYS_AT_ONCE):
                some = keys[at : at + _KEYS_AT_ONCE]
                rows = [{"digest": digest(key), "article": key, "batch": batch, "at": now} for key in some]
                await connection.execute(_NOTE, rows)
            return int((await connection.execute(_NEWEST)).scalar_one())

    async def newest(self) -> int:
        """Return the number of the newest batch, 0 if there is none."""
        async with self._reading() as connection:
            return int((await connection.execute(_NEWEST)).scalar_one())

    async def within(self, since: int, through: int) -> tuple[str, ...]:
        """Return the articles of the batches behind ``since`` up to ``through``, batch by batch."""
        these = select(ARRIVALS.c.article).where(ARRIVALS.c.batch > since, ARRIVALS.c.batch <= through)
        found: list[str] = []
        async with self._reading() as connection:
            async for rows in (
                (await connection.stream(these.order_by(ARRIVALS.c.batch))).scalars().partitions(_KEYS_AT_ONCE)
            ):
                found += rows
        return tuple(found)
