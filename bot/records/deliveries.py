"""Deliveries: one row for each standing order and occasion, claimed before anything is posted, so that none is twice.

The occasion of a briefing is the local date that it is for, that of a watch's note the arrivals that it tells of. Who
claims, posts and looks back is the business of ``bot.chat.briefing``; here only one process at a time gets a claim.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Update, bindparam, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.records.arrivals import Period
from bot.records.briefings import OrderState, Upcoming
from bot.records.part import Part, whole
from bot.records.tables import BRIEFINGS, DELIVERIES, WATCHES, JsonText, UtcDateTime


class DeliveryState(StrEnum):
    """How far a delivery is; the last three are final, but a failed one may be opened again."""

    CLAIMED = "claimed"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One occasion of a standing order.

    ``wanted`` is when it was due; ``holder`` names the process that has claimed it, which ``renewed`` the claim last.
    ``posting`` tells that a post may have reached Discord; ``reason`` says why there was none. ``channel`` and
    ``message`` are where it stands.
    """

    order_id: str
    occasion: str
    server: int | None
    wanted: datetime
    holder: str
    claimed: datetime
    renewed: datetime
    period: Period
    state: DeliveryState = DeliveryState.CLAIMED
    posting: bool = False
    channel: int | None = None
    message: int | None = None
    reason: str = ""
    ended: datetime | None = None


_COLUMNS = tuple(DELIVERIES.c.keys())
_OUTCOME = ("state", "posting", "channel", "message", "reason", "ended")
# SQLAlchemy has this statement only per database, though both understand the same words.
_CLAIM = text(
    f"INSERT INTO deliveries ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"  # noqa: S608 - names of our own columns
    " ON CONFLICT (order_id, occasion) DO NOTHING"
).bindparams(
    *(bindparam(name, type_=UtcDateTime) for name in ("wanted", "claimed", "renewed", "ended")),
    *(bindparam(name, type_=JsonText) for name in ("missing", "reason")),
)


class Deliveries(Part):
    """Claims and what became of them."""

    @whole
    async def claim(self, wanted: Delivery, *, dead_before: datetime) -> Delivery:
        """Claim an occasion for ``wanted.holder``; return the row as it stands then.

        The claim is the caller's if the row says so: it was free, was the holder's already, or was another's who has
        not renewed it since ``dead_before`` (period and ``posting`` are then the other's).
        """
        async with self._writing() as connection:
            if (await connection.execute(_CLAIM, _row(wanted))).rowcount == 1:
                return wanted
            abandoned = _row_of(wanted).where(
                DELIVERIES.c.state == DeliveryState.CLAIMED,
                DELIVERIES.c.holder != wanted.holder,
                DELIVERIES.c.renewed < dead_before,
            )
            await connection.execute(abandoned.values(holder=wanted.holder, renewed=wanted.renewed))
            return await _now(connection, wanted)

    @whole
    async def reopen(self, failed: Delivery, *, holder: str, now: datetime) -> Delivery:
        """Claim a failed delivery anew, for the period that ``failed`` has; return the row as it stands then.

        Whether a post may be out all the same (``posting``) is as it was recorded at its end.
        """
        period = {name: value for name, value in _row(failed).items() if name in {"since", "through", "missing"}}
        claim = {"state": DeliveryState.CLAIMED, "holder": holder, "renewed": now, "ended": None}
        anew = _row_of(failed).where(DELIVERIES.c.state == DeliveryState.FAILED).values(period | claim)
        async with self._writing() as connection:
            await connection.execute(anew)
            return await _now(connection, failed)

    @whole
    async def hold(self, mine: Delivery, now: datetime, *, posting: bool) -> Delivery | None:
        """Renew a claim, and note whether a post may be out, and where; None when the claim is another's now."""
        held = _claim_of(mine).values(renewed=now, posting=int(posting), channel=mine.channel)
        async with self._writing() as connection:
            if (await connection.execute(held)).rowcount != 1:
                return None
        return replace(mine, renewed=now, posting=posting)

    @whole
    async def end(self, mine: Delivery, *, told: Period | None, upcoming: Upcoming | None) -> bool:
        """Record how a claimed delivery ended, and in the same transaction what that means for its order.

        ``told`` is what the order has told now, ``upcoming`` when it is due next; None changes nothing. What an order
        has told never goes back, and one that was planned otherwise meanwhile (paused, say) stays so. False when the
        claim is another's now; then nothing at all was changed.
        """
        outcome = {name: value for name, value in _row(mine).items() if name in _OUTCOME}
        async with self._writing() as connection:
            if (await connection.execute(_claim_of(mine).values(outcome))).rowcount != 1:
                return False
            if told:
                for table in (BRIEFINGS, WATCHES):  # an id is one of either, never of both
                    ahead = table.c.through.is_(None) | (table.c.through <= told.through)
                    progress = update(table).where(table.c.id == mine.order_id, ahead)
                    await connection.execute(progress.values(through=told.through, missing=list(told.missing)))
            if upcoming:
                as_it_was = BRIEFINGS.c.due == mine.wanted, BRIEFINGS.c.state == OrderState.ACTIVE
                await connection.execute(upcoming.change(mine.order_id).where(*as_it_was))
        return True

    async def of(self, order_id: str, limit: int) -> tuple[Delivery, ...]:
        """Return the ``limit`` newest deliveries of an order, newest first."""
        newest = (
            select(DELIVERIES)
            .where(DELIVERIES.c.order_id == order_id)
            .order_by(DELIVERIES.c.wanted.desc(), DELIVERIES.c.claimed.desc(), DELIVERIES.c.occasion)
            .limit(limit)
        )
        async with self._reading() as connection:
            return tuple(_delivery(dict(row)) for row in (await connection.execute(newest)).mappings())


async def _now(connection: AsyncConnection, wanted: Delivery) -> Delivery:
    one = select(DELIVERIES).where(DELIVERIES.c.order_id == wanted.order_id, DELIVERIES.c.occasion == wanted.occasion)
    row = (await connection.execute(one)).mappings().one_or_none()
    # The order may have been taken off meanwhile, and its deliveries with it.
    return _delivery(dict(row)) if row else replace(wanted, state=DeliveryState.SKIPPED, ended=wanted.renewed)


def _row_of(delivery: Delivery) -> Update:
    return update(DELIVERIES).where(
        DELIVERIES.c.order_id == delivery.order_id, DELIVERIES.c.occasion == delivery.occasion
    )


def _claim_of(mine: Delivery) -> Update:
    return _row_of(mine).where(DELIVERIES.c.state == DeliveryState.CLAIMED, DELIVERIES.c.holder == mine.holder)


def _row(delivery: Delivery) -> dict[str, Any]:
    period = delivery.period
    own = {name: getattr(delivery, name) for name in _COLUMNS if hasattr(delivery, name)}
    own |= {"since": period.since, "through": period.through, "missing": list(period.missing)}
    return own | {"state": str(delivery.state), "posting": int(delivery.posting)}


def _delivery(row: dict[str, Any]) -> Delivery:
    period = Period(row.pop("since"), row.pop("through"), tuple(row.pop("missing")))
    state, posting = DeliveryState(row.pop("state")), bool(row.pop("posting"))
    return Delivery(**row, state=state, posting=posting, period=period)
