"""A briefing's delivery for one local date, or one that a manager asks for now: what is posted, and what follows.

How it is posted once is the courier's business; what the briefing says is in ``bot.answers.briefing``.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.answers.briefing import Briefing, Interests, compose, newest
from bot.chat import buttons, cards_briefing
from bot.chat.briefing import marks, places
from bot.chat.briefing.arrived import arrived
from bot.chat.briefing.courier import UNTOLD, Composed, Parcel, Post, new_claim
from bot.chat.briefing.managers import tell_manager
from bot.library import news
from bot.records.arrivals import Period
from bot.records.briefings import Order, OrderState, Quiet, Upcoming
from bot.records.deliveries import Delivery, DeliveryState
from bot.schedule import next_run, zone_rules

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

LATE = timedelta(minutes=10)
"""A post that comes later than this after its time says for when it was."""
NOW = "now "
"""How the occasion begins of a briefing that a manager asks for now; the interaction's id follows."""
_NEVER_RAN = "I was not running at that time, nor in the {hours} hours after it."
_NOT_YET = "It could not be delivered within {hours} hours: {problem}"


class BriefingParcel(Parcel):
    """One delivery of an order. ``problem`` is what an earlier attempt of this process met."""

    def __init__(self, bot: "BriefingBot", order: Order, claim: Delivery, *, day: date, problem: str = "") -> None:
        self._bot = bot
        self._order = order
        self._day = day
        self._scheduled = claim.occasion == str(order.upcoming.day)
        hours = bot.settings.briefing_catch_up_hours
        self.claim = claim
        self.until = claim.wanted + timedelta(hours=hours)
        self.excuse = (_NOT_YET if problem else _NEVER_RAN).format(hours=hours, problem=problem)

    async def channel(self) -> discord.abc.Messageable:
        """Find the order's channel."""
        return await places.find_place(self._bot, self._order.channel)

    async def compose(self, period: Period) -> Composed:
        """Say what came in the period, or that nothing did, if the order wants that said."""
        briefing, owed, shelf = await compose_for(self._bot, self._order, period, self._day)
        name, remark = self._order.name, self._remark()
        mark = marks.mark(self.claim.order_id, self.claim.occasion)
        if briefing.quiet:
            if self._order.quiet is Quiet.SKIP:
                return Composed(None, owed)
            return Composed(Post(cards_briefing.quiet_card(name=name, day=self._day, remark=remark, mark=mark)), owed)
        embed, more = cards_briefing.briefing_card(briefing, name=name, day=self._day, remark=remark, mark=mark)
        now = discord.utils.utcnow()
        view = await buttons.rest_view(self._bot.records, briefing.asked, shelf, now) if more else None
        ping = self._order.ping
        mentions = discord.AllowedMentions.none()
        if ping:
            mentions = discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(ping)])
        return Composed(Post(embed, f"<@&{ping}>" if ping else None, view, mentions), owed)

    def _remark(self) -> str | None:
        if discord.utils.utcnow() - self.claim.wanted < LATE:
            return None
        return f"For {discord.utils.format_dt(self.claim.wanted, 'F')}; it comes late."

    def upcoming(self, ended: Delivery, *, refused: bool) -> Upcoming | None:
        """Plan the next run; an order that Discord refuses stands still until that has changed."""
        if not self._scheduled:
            return None
        run = next_run(self._order.schedule, self.claim.wanted)
        if refused:
            return Upcoming(run.at, run.day, OrderState.STOPPED, ended.reason)
        return Upcoming(run.at, run.day)

    async def after(self, ended: Delivery, *, refused: bool) -> None:
        """Tell the manager what only a manager can mend, once."""
        if not self._scheduled:
            return
        name = self._order.name
        if refused and ended.reason != self._order.upcoming.reason:
            again = "It goes on by itself as soon as I may."
            await tell_manager(self._bot, self._order, f"The briefing “{name}” is paused. {ended.reason} {again}")
        elif ended.state is DeliveryState.SKIPPED and ended.reason == UNTOLD:
            await tell_manager(self._bot, self._order, f"The briefing “{name}” was left out once. {UNTOLD}")


def scheduled(bot: "BriefingBot", order: Order, *, newest_batch: int, problem: str) -> BriefingParcel | None:
    """Make the parcel for the run that an order is due for; None if it is due for none."""
    day, due = order.upcoming.day, order.upcoming.due
    if day is None or due is None:
        return None
    claim = claim_of(bot, order, occasion=str(day), wanted=due, newest_batch=newest_batch)
    return BriefingParcel(bot, order, claim, day=day, problem=problem)


def claim_of(bot: "BriefingBot", order: Order, *, occasion: str, wanted: datetime, newest_batch: int) -> Delivery:
    """Make the claim of one occasion, for what came since the order told last."""
    return new_claim(
        bot,
        order_id=order.id,
        occasion=occasion,
        server=order.server,
        channel=order.channel,
        wanted=wanted,
        period=period_of(order, newest_batch),
    )


def period_of(order: Order, newest_batch: int) -> Period:
    """Give the period that an order's next briefing tells of."""
    return Period(order.through, newest_batch, order.missing)


async def compose_for(
    bot: "BriefingBot", order: Order, period: Period, day: date
) -> tuple[Briefing, tuple[str, ...], str]:
    """Compose an order's briefing; give also the articles that it owes, and the shelf's key."""
    interests = Interests(tuple(key for key, _ in order.people), order.topics)
    came = await arrived(bot, period)
    async with bot.library.shelf() as shelf:
        # The first time it is the newest ten, whenever those came.
        first = period.since is None
        fresh, owed = (await newest(shelf), ()) if first else await news.on_shelf(shelf, came)
        return await compose(shelf, fresh, interests, day), owed, shelf.key


def local_day(order: Order, now: datetime) -> date:
    """Give the date that it is now where an order is at home."""
    return now.astimezone(zone_rules(order.schedule.zone)).date()
