"""One delivery, from the claim to the record: posted exactly once, whatever ends the process in between.

The order of the steps is what makes it so. A row is claimed before anything is posted; the nonce is fixed; a claim
whose holder has died is taken over only after looking for its post in the channel; and what was posted is recorded with
the order's progress in one transaction. What is posted, where and when is the parcel's business.
"""

import asyncio
import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import discord

from bot.chat.briefing import marks, places
from bot.chat.briefing.arrived import owed
from bot.errors import PostRefused
from bot.records.arrivals import Period
from bot.records.briefings import Upcoming
from bot.records.deliveries import Delivery, DeliveryState

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)

# https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
_ARCHIVED, _LOCKED = 50083, 160005
_NO_ENTRY = frozenset({_ARCHIVED, _LOCKED})
"""What Discord says of threads that are closed to the bot, with another status than 403."""
LEASE = timedelta(seconds=90)
"""A claim that was not renewed for so long is taken over: longer than :data:`_POST_SECONDS`."""
_POST_SECONDS = 60.0
"""How long one attempt to post may take, with discord.py's own waits and retries."""
_PUBLISH_SECONDS = 20.0
"""Discord publishes about ten posts of a channel an hour, and discord.py would wait for that."""
_EARLIER, _LATER = timedelta(minutes=5), timedelta(minutes=15)
"""How far around a claim its post is looked for: this machine's clock and Discord's differ a little."""
_MOST_LOOKED_AT = 2000
"""Messages looked at; a channel with more of them in that time cannot be told to lack the post."""

UNTOLD = (
    "The process that posted this ended in the midst of it, and I can't tell whether it is in the channel: I may not "
    "read the history there, or too much was written since. What is new comes with the next one."
)


@dataclass(frozen=True, slots=True)
class Post:
    """What is to be posted."""

    embed: discord.Embed
    content: str | None = None
    view: discord.ui.View | None = None
    mentions: discord.AllowedMentions = discord.AllowedMentions.none()  # noqa: RUF009 - nobody changes it


@dataclass(frozen=True, slots=True)
class Composed:
    """A post, or None when there is nothing to say, and the articles that the order still owes."""

    post: Post | None
    owed: tuple[str, ...] = ()


class Parcel(ABC):
    """One occasion of an order: the claim to make, and how to carry it out."""

    claim: Delivery
    until: datetime
    """After this moment nothing is posted any more."""
    excuse: str
    """Why it was not posted until then."""

    @abstractmethod
    async def channel(self) -> discord.abc.Messageable:
        """Find where it goes. Raises PostRefused when it cannot go there."""

    @abstractmethod
    async def compose(self, period: Period) -> Composed:
        """Make the post that tells of a period."""

    @abstractmethod
    def upcoming(self, ended: Delivery, *, refused: bool) -> Upcoming | None:
        """Tell when the order is due next, once this has ended so; None changes nothing."""

    @abstractmethod
    async def after(self, ended: Delivery, *, refused: bool) -> None:
        """Do what is to be done once the end is recorded, such as telling somebody."""


def new_claim(  # noqa: PLR0913 - what a claim says
    bot: "BriefingBot",
    *,
    order_id: str,
    occasion: str,
    server: int | None,
    channel: int | None,
    wanted: datetime,
    period: Period,
) -> Delivery:
    """Make this process's claim of one occasion of an order."""
    now = discord.utils.utcnow()
    return Delivery(order_id, occasion, server, wanted, bot.holder, now, now, period, channel=channel)


class Courier:
    """Carries parcels for one process."""

    def __init__(self, bot: "BriefingBot") -> None:
        self._bot = bot
        self._posted: dict[tuple[str, str], int] = {}
        """Posts that could not be recorded yet."""

    async def carry(self, parcel: Parcel) -> Delivery:
        """Bring one delivery to its end; return its row, which may be another process's.

        Whatever else it raises, it may be called again for the same parcel and will not post twice.
        """
        row = await self._claim(parcel)
        if row.state is not DeliveryState.CLAIMED or row.holder != self._bot.holder:
            return row
        try:
            return await self._carry(parcel, row)
        except PostRefused as error:
            return await self._end(parcel, replace(row, state=DeliveryState.FAILED, reason=str(error)), refused=True)
        except _Malformed as error:
            return await self._end(parcel, replace(row, state=DeliveryState.FAILED, reason=str(error)))
        except _HistoryClosed:
            return await self._end(parcel, replace(row, state=DeliveryState.SKIPPED, reason=UNTOLD))

    async def _claim(self, parcel: Parcel) -> Delivery:
        deliveries = self._bot.records.deliveries
        row = await deliveries.claim(parcel.claim, dead_before=self._dead_before())
        if row.state is DeliveryState.FAILED and parcel.until >= discord.utils.utcnow():
            # A failed delivery is due again only when what it failed of is gone.
            anew = row if row.posting else replace(row, period=parcel.claim.period)
            return await deliveries.reopen(anew, holder=self._bot.holder, now=discord.utils.utcnow())
        return row

    def _dead_before(self) -> datetime:
        """Only one process at a time uses records in SQLite, so every other claim there is a dead one's."""
        if self._bot.settings.shares_records:
            return discord.utils.utcnow() - LEASE
        return datetime.max.replace(tzinfo=UTC)

    async def _carry(self, parcel: Parcel, row: Delivery) -> Delivery:
        key = row.order_id, row.occasion
        message = self._posted.get(key)
        if message is None and row.posting:
            message = await _look_back(await self._place_of(parcel, row), row, self._bot.user)
        if message is not None:
            self._posted[key] = message
            ended = await self._sent(parcel, row, message, await owed(self._bot, row.period))
        elif discord.utils.utcnow() > parcel.until:
            return await self._end(parcel, replace(row, state=DeliveryState.SKIPPED, reason=parcel.excuse))
        else:
            ended = await self._post(parcel, row)
        self._posted.pop(key, None)
        return ended

    async def _place_of(self, parcel: Parcel, row: Delivery) -> discord.abc.Messageable:
        """Find where a claim may have posted: its order may name another channel by now."""
        if row.channel in {None, parcel.claim.channel}:
            return await parcel.channel()
        try:
            return await places.find_place(self._bot, row.channel)
        except PostRefused as error:
            raise _HistoryClosed from error

    async def _post(self, parcel: Parcel, row: Delivery) -> Delivery:
        channel = await parcel.channel()
        composed = await parcel.compose(row.period)
        if composed.post is None:
            quiet = replace(row, state=DeliveryState.SKIPPED, reason="Nothing new.")
            return await self._end(parcel, quiet, told=replace(row.period, missing=composed.owed))
        here = replace(row, channel=parcel.claim.channel)
        held = await self._bot.records.deliveries.hold(here, discord.utils.utcnow(), posting=True)
        if held is None:
            return replace(row, holder="another process")
        message = await _send(channel, composed.post, marks.nonce(row.order_id, row.occasion))
        self._posted[row.order_id, row.occasion] = message.id
        ended = await self._sent(parcel, held, message.id, composed.owed)
        await _publish(message)
        return ended

    async def _sent(self, parcel: Parcel, row: Delivery, message: int, missing: tuple[str, ...]) -> Delivery:
        sent = replace(row, state=DeliveryState.SENT, message=message, reason="")
        return await self._end(parcel, sent, told=replace(row.period, missing=missing))

    async def _end(
        self, parcel: Parcel, row: Delivery, *, told: Period | None = None, refused: bool = False
    ) -> Delivery:
        ended = replace(row, ended=discord.utils.utcnow())
        upcoming = parcel.upcoming(ended, refused=refused)
        if await self._bot.records.deliveries.end(ended, told=told, upcoming=upcoming):
            _log.info("Delivery %s of %s: %s %s", ended.occasion, ended.order_id, ended.state, ended.reason)
            await parcel.after(ended, refused=refused)
        return ended


class _Malformed(Exception):
    """Discord finds fault with the post itself, and would again."""


class _HistoryClosed(Exception):
    """It cannot be told whether a post is in the channel."""


async def _look_back(channel: discord.abc.Messageable, row: Delivery, author: discord.ClientUser | None) -> int | None:
    """Look for the post of a claim in its channel; return the message's id."""
    if not places.may_read_history(channel):
        raise _HistoryClosed
    wanted = marks.mark(row.order_id, row.occasion)
    looked_at = 0
    try:
        async for message in channel.history(
            limit=_MOST_LOOKED_AT, after=row.claimed - _EARLIER, before=row.renewed + _LATER, oldest_first=True
        ):
            looked_at += 1
            if message.author == author and marks.bears(message, wanted):
                return message.id
    except discord.Forbidden as error:
        raise _HistoryClosed from error
    if looked_at == _MOST_LOOKED_AT:
        raise _HistoryClosed
    return None


async def _send(channel: discord.abc.Messageable, post: Post, nonce: str) -> discord.Message:
    more: dict[str, Any] = {"view": post.view} if post.view else {}
    try:
        async with asyncio.timeout(_POST_SECONDS):
            return await channel.send(
                post.content, embed=post.embed, nonce=nonce, allowed_mentions=post.mentions, **more
            )
    except discord.HTTPException as error:
        if isinstance(error, discord.Forbidden | discord.NotFound) or error.code in _NO_ENTRY:
            message = f"{places.REFUSED}: {error.text or error.status} ({error.code})."
            raise PostRefused(message) from error
        if error.status != HTTPStatus.BAD_REQUEST:
            raise
        _log.exception("Discord finds fault with a post")
        message = f"Discord finds fault with the post: {error.text}"
        raise _Malformed(message) from error


async def _publish(message: discord.Message) -> None:
    """Publish a post of an announcement channel to its followers; that it is posted is enough when this fails."""
    if not (isinstance(message.channel, discord.TextChannel) and message.channel.is_news()):
        return
    try:
        async with asyncio.timeout(_PUBLISH_SECONDS):
            await message.publish()
    except (discord.HTTPException, TimeoutError) as error:
        _log.info("A post could not be published to followers: %s", error)
