"""What is done with an order that is due, or that Discord has stopped: the run for its day, one after another.

The loop calls it; nothing here waits or tries again.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import discord

from bot.chat.briefing import parcels, places
from bot.chat.briefing.arrived import note_arrivals
from bot.records.briefings import OrderState, Upcoming
from bot.records.deliveries import DeliveryState
from bot.schedule import next_run

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot
    from bot.records.briefings import Order

_LONGEST_GAP = timedelta(days=14)
"""Runs that were missed longer ago are not recorded one by one."""
_LOOKED_BACK = 10


async def deliver(bot: "BriefingBot", order_id: str, problem: str) -> bool:
    """Carry out the run that an order is due for; False when another process is at it.

    Raises whatever keeps it from being done now.
    """
    order = await bot.records.briefings.order(order_id)
    now = discord.utils.utcnow()
    if order is None or order.upcoming.state is not OrderState.ACTIVE or not order.upcoming.due:
        return True
    if order.upcoming.due < now - _LONGEST_GAP:
        run = next_run(order.schedule, now - _LONGEST_GAP)
        await bot.records.briefings.plan(order.id, Upcoming(run.at, run.day), was=order.upcoming)
        return True
    if order.upcoming.due > now:
        return True
    batch = await note_arrivals(bot)
    parcel = parcels.scheduled(bot, order, newest_batch=batch, problem=problem)
    if parcel is None:
        return True
    row = await bot.courier.carry(parcel)
    if row.state is DeliveryState.CLAIMED:
        return False
    run = next_run(order.schedule, order.upcoming.due)
    # Only if the delivery was over before, and the order had not been planned on: else this changes nothing.
    await bot.records.briefings.plan(order.id, Upcoming(run.at, run.day), was=order.upcoming)
    return True


async def revive(bot: "BriefingBot") -> None:
    """Let orders go on that Discord had stopped and does not stop any more."""
    for order in await bot.records.briefings.stopped():
        guild = bot.get_guild(order.server)
        if guild is not None and not guild.unavailable and _may_go_on(bot, order):
            await _go_on(bot, order)


def _may_go_on(bot: "BriefingBot", order: "Order") -> bool:
    if not places.seems_open(bot, order.channel):
        return False
    if order.upcoming.reason.startswith(places.REFUSED):
        # It seemed allowed and was refused all the same, so only a new attempt at its time can tell.
        return order.upcoming.due is not None and order.upcoming.due <= discord.utils.utcnow()
    return True


async def _go_on(bot: "BriefingBot", order: "Order") -> None:
    """Make an order active; the run that was refused is made up for if there still is time."""
    upcoming = order.upcoming
    window = timedelta(hours=bot.settings.briefing_catch_up_hours)
    begin = discord.utils.utcnow() - window
    run = next_run(order.schedule, max(begin, upcoming.due or begin) - timedelta(seconds=1))
    due, day = run.at, run.day
    for delivery in await bot.records.deliveries.of(order.id, _LOOKED_BACK):
        if delivery.occasion.startswith(parcels.NOW):
            continue
        if delivery.state is DeliveryState.FAILED and delivery.wanted > begin:
            due, day = delivery.wanted, date.fromisoformat(delivery.occasion)
        break
    await bot.records.briefings.plan(order.id, Upcoming(due, day, reason=upcoming.reason), was=upcoming)
