"""What managers read about their briefings: what was ordered, the list, how the last deliveries went.

What a briefing itself says is in ``cards_briefing``. Every foreign text is escaped, and every limit kept.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.answers.times import days_in_words, time_in_words
from bot.chat import limits, lines
from bot.chat.briefing import parcels, places
from bot.records.briefings import Order, OrderState, Quiet
from bot.records.deliveries import Delivery, DeliveryState

if TYPE_CHECKING:
    from bot.chat.briefing.clockwork import Again
    from bot.chat.briefing_bot import BriefingBot

SHOWN_DELIVERIES = 10
_BLUE = 0x3B6EA5
_NAME_ROOM = 80
_REASON_ROOM = 200
_STATES = {OrderState.PAUSED: "Paused by a manager.", OrderState.STOPPED: "Paused, because I may not post."}
_QUIET = {Quiet.SKIP: "nothing is posted", Quiet.SAY: "one line says so"}
_NO_HISTORY = (
    "I can't read the history there (Read Message History). Should I be stopped in the midst of a post, I would leave "
    "that briefing out rather than post it twice."
)


def scheduled_card(bot: "BriefingBot", order: Order) -> discord.Embed:
    """Show what was ordered, and when it comes next."""
    embed = discord.Embed(title=f"Briefing: {_name(order)}", description=_next(order), colour=_BLUE)
    _describe(embed, order)
    channel = bot.get_channel(order.channel)
    if isinstance(channel, places.Place) and not places.may_read_history(channel):
        embed.add_field(name="Please note", value=_NO_HISTORY, inline=False)
    embed.set_footer(text="/briefing preview shows what it would say now.")
    return limits.bounded(embed)


def list_card(orders: Sequence[Order]) -> discord.Embed:
    """Show a server's briefings."""
    embed = discord.Embed(title="Briefings of this server", colour=_BLUE)
    if not orders:
        embed.description = "There is none yet; /briefing schedule orders one."
    for order in orders:
        embed.add_field(name=_name(order), value=f"{_when(order)} in <#{order.channel}>\n{_next(order)}", inline=False)
    return limits.bounded(embed)


def status_card(order: Order, deliveries: Sequence[Delivery], again: "Again | None") -> discord.Embed:
    """Show how an order fares: next, last, what is in the way, and the last deliveries."""
    embed = discord.Embed(title=f"Briefing: {_name(order)}", description=_next(order), colour=_BLUE)
    _describe(embed, order)
    sent = next((one for one in deliveries if one.state is DeliveryState.SENT), None)
    embed.add_field(name="Last posted", value=_at(sent) if sent else "not yet")
    failed = next((one for one in deliveries if one.state is DeliveryState.FAILED), None)
    if again is not None and again.problem:
        when = discord.utils.format_dt(again.at, "R")
        value = f"{lines.clipped(again.problem, _REASON_ROOM)} Tried {again.failures} times; again {when}."
        embed.add_field(name="In the way now", value=value, inline=False)
    elif failed:
        value = f"{_at(failed)}: {lines.clipped(failed.reason, _REASON_ROOM)}"
        embed.add_field(name="Last error", value=value, inline=False)
    told = limits.fit(lambda room: "\n".join(_delivery(one, room) for one in deliveries), limits.FIELD_VALUE)
    embed.add_field(name="Last deliveries", value=told or "none yet", inline=False)
    return limits.bounded(embed)


def delivered(delivery: Delivery) -> str:
    """Say how a briefing that was asked for now ended."""
    if delivery.state is DeliveryState.SENT:
        return f"Posted: {_link(delivery)}"
    if delivery.state is DeliveryState.SKIPPED:
        return f"Nothing was posted. {delivery.reason}"
    return f"It could not be posted. {delivery.reason}"


def paused(order: Order) -> str:
    """Say that an order is paused."""
    return f"“{_name(order)}” is paused; /briefing resume lets it go on."


def taken_off(order: Order) -> str:
    """Say that an order is gone."""
    return f"“{_name(order)}” is taken off, and the record of its deliveries with it."


def _describe(embed: discord.Embed, order: Order) -> None:
    embed.add_field(name="When", value=_when(order))
    embed.add_field(name="Where", value=f"<#{order.channel}>" + (f", pings <@&{order.ping}>" if order.ping else ""))
    embed.add_field(name="On a day without new articles", value=_QUIET[order.quiet])
    interests = [lines.clipped(name, _NAME_ROOM) for _, name in order.people]
    interests += [f"“{lines.clipped(topic, _NAME_ROOM)}”" for topic in order.topics]
    if interests:
        embed.add_field(name="Of special interest", value=", ".join(interests), inline=False)


def _name(order: Order) -> str:
    return lines.clipped(order.name, _NAME_ROOM)


def _when(order: Order) -> str:
    schedule = order.schedule
    return f"{days_in_words(schedule.days)} at {time_in_words(schedule.time)}, {schedule.zone}"


def _next(order: Order) -> str:
    """Say when an order comes next, in each reader's own time, or why it does not."""
    upcoming = order.upcoming
    if upcoming.state is not OrderState.ACTIVE or upcoming.due is None:
        return f"{_STATES.get(upcoming.state, 'Not planned.')} {lines.clipped(upcoming.reason, _REASON_ROOM)}".strip()
    return f"Next: {discord.utils.format_dt(upcoming.due, 'F')} ({discord.utils.format_dt(upcoming.due, 'R')})"


def _delivery(delivery: Delivery, room: int) -> str:
    words = _BROKEN_OFF if _is_broken_off(delivery) else _STATE_WORDS[delivery.state]
    what = _link(delivery) if delivery.state is DeliveryState.SENT else f"**{words}**"
    why = f": {lines.clipped(delivery.reason, min(room, _REASON_ROOM))}" if delivery.reason else ""
    asked = ", asked for" if delivery.occasion.startswith(parcels.NOW) else ""
    return f"{_at(delivery)}{asked} {what}{why}"


_STATE_WORDS = {
    DeliveryState.CLAIMED: "under way",
    DeliveryState.SENT: "posted",
    DeliveryState.SKIPPED: "left out",
    DeliveryState.FAILED: "failed",
}


_BROKEN_OFF = "broken off; it may have been posted all the same"
_BRIEFLY = timedelta(hours=1)
"""A post that was asked for now is not under way longer than this."""


def _is_broken_off(delivery: Delivery) -> bool:
    """Whether the process ended in the midst of a post that was asked for now; nobody goes on with those."""
    asked = delivery.occasion.startswith(parcels.NOW) and delivery.state is DeliveryState.CLAIMED
    return asked and discord.utils.utcnow() - delivery.renewed > _BRIEFLY


def _at(delivery: Delivery) -> str:
    return discord.utils.format_dt(delivery.wanted, "f")


def _link(delivery: Delivery) -> str:
    return f"https://discord.com/channels/{delivery.server}/{delivery.channel}/{delivery.message}"
