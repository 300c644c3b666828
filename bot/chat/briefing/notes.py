"""Notes for watches: after new articles have come, one message a watch with those that it asked for.

A note is a delivery like a briefing's, so it is posted once; articles that it told of are never told again.
"""

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord

from bot.chat import cards_watch
from bot.chat.briefing import marks, places
from bot.chat.briefing.arrived import arrived, note_arrivals
from bot.chat.briefing.courier import Composed, Parcel, Post, new_claim
from bot.errors import PostRefused, ShelfNotReady
from bot.library import news
from bot.library.articles import ArticleHit, articles_with, with_all
from bot.library.merges import merged_into
from bot.library.rows import Matches
from bot.library.words import typed_words
from bot.records.arrivals import Period
from bot.records.deliveries import Delivery, DeliveryState

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot
    from bot.library.shelf import Shelf
    from bot.records.briefings import Upcoming
    from bot.records.watches import Watch

_SHOWN = 8
_AT_ONCE = 50
"""Watches looked up in one lease of the shelf, so that a question need not wait for all of them."""
CLOSED = "I may not write to you; open your direct messages to me, then add the watch again."


async def waiting(bot: "BriefingBot") -> tuple["Watch", ...]:
    """Give the watches that have something to tell; the others are passed over."""
    try:
        batch = await note_arrivals(bot)
    except ShelfNotReady:
        return ()
    groups: defaultdict[tuple[int, tuple[str, ...]], list[Watch]] = defaultdict(list)
    for watch in await bot.records.watches.behind(batch):
        if watch.channel is None or bot.get_guild(watch.server or 0) is not None:
            groups[watch.through, watch.missing].append(watch)
    found: list[Watch] = []
    for (through, missing), watches in groups.items():
        found += await _with_hits(bot, Period(through, batch, missing), watches)
    return tuple(found)


async def _with_hits(bot: "BriefingBot", period: Period, watches: list["Watch"]) -> list["Watch"]:
    came = await arrived(bot, period)
    found: list[Watch] = []
    nothing: list[Watch] = []
    owed: tuple[str, ...] = ()
    for at in range(0, len(watches), _AT_ONCE):
        async with bot.library.shelf() as shelf:
            present, owed = await news.on_shelf(shelf, came)
            for watch in watches[at : at + _AT_ONCE]:
                told = await _hits(shelf, watch, present, 1) if present else None
                (found if told and told.total else nothing).append(watch)
    await bot.records.watches.pass_over(nothing, period.through, owed)
    return found


async def deliver(bot: "BriefingBot", watch: "Watch") -> bool:
    """Post a watch's note; False when another process is at it. Raises whatever keeps it from being done now."""
    batch = await note_arrivals(bot)
    claim = new_claim(
        bot,
        order_id=watch.id,
        occasion=f"after {watch.through}",
        server=watch.server,
        channel=watch.channel,
        wanted=discord.utils.utcnow(),
        period=Period(watch.through, batch, watch.missing),
    )
    row = await bot.courier.carry(NoteParcel(bot, watch, claim))
    return row.state is not DeliveryState.CLAIMED


class NoteParcel(Parcel):
    """One note of a watch; it has no time after which it would be too late."""

    until = datetime.max.replace(tzinfo=UTC)
    excuse = ""

    def __init__(self, bot: "BriefingBot", watch: "Watch", claim: Delivery) -> None:
        self._bot = bot
        self._watch = watch
        self.claim = claim

    async def channel(self) -> discord.abc.Messageable:
        """Find the channel, or the way to the owner's direct messages."""
        if self._watch.channel is not None:
            return await places.find_place(self._bot, self._watch.channel)
        try:
            owner = self._bot.get_user(self._watch.owner) or await self._bot.fetch_user(self._watch.owner)
            return owner.dm_channel or await owner.create_dm()
        except (discord.NotFound, discord.Forbidden) as error:
            raise PostRefused(CLOSED) from error

    async def compose(self, period: Period) -> Composed:
        """List what the period has for the watch."""
        came = await arrived(self._bot, period)
        async with self._bot.library.shelf() as shelf:
            present, owed = await news.on_shelf(shelf, came)
            told = await _hits(shelf, self._watch, present, _SHOWN)
        if not told.total:
            return Composed(None, owed)
        mark = marks.mark(self.claim.order_id, self.claim.occasion)
        return Composed(Post(cards_watch.note_card(self._watch, told, mark)), owed)

    def upcoming(self, ended: Delivery, *, refused: bool) -> "Upcoming | None":  # noqa: ARG002 - a watch has no times
        """Change nothing: a watch waits for articles, not for a time."""
        return None

    async def after(self, ended: Delivery, *, refused: bool) -> None:
        """Stop a watch whose notes reach nobody."""
        if refused:
            reason = ended.reason if self._watch.channel else CLOSED
            await self._bot.records.watches.stop(self._watch.id, reason)


async def _hits(shelf: "Shelf", watch: "Watch", among: tuple[str, ...], limit: int) -> Matches[ArticleHit]:
    """Find those of the articles that a watch asks for, newest first or best first."""
    if watch.person:
        person = await merged_into(shelf, watch.person) or watch.person
        named = await articles_with(shelf, person, offset=0, limit=limit if not watch.query else -1, among=among)
        if not watch.query:
            return named
        among = tuple(hit.source.key for hit in named.lines)
    words = typed_words(watch.query)
    if not words or not among:
        return Matches((), 0)
    return await with_all(shelf, words, among, limit)
