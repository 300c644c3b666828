"""How briefings are doing, in a few words for ``/status``, and how long anything about them is kept.

Nothing is changed here; a manager's own view of one briefing is in ``bot.chat.cards_orders``.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.errors import RecordsError
from bot.records.briefings import OrderState
from bot.records.deliveries import DeliveryState

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

KEPT_AFTER_LEAVING = timedelta(days=30)
"""How long the rows of a server that removed the bot are kept, in case it comes back."""


async def briefings_line(bot: "BriefingBot", server: int | None) -> str:
    """Say when the loop looked last, what came last and comes next in a server, and what went wrong."""
    clockwork = bot.clockwork
    looked = discord.utils.format_dt(clockwork.looked_at, "R") if clockwork.looked_at else "not yet"
    told = [f"looked {looked}"]
    if clockwork.restarts:
        told.append(f"loop begun anew {clockwork.restarts} times")
    if clockwork.last_problem:
        told.append(f"last trouble {discord.utils.format_dt(clockwork.last_problem[0], 'R')}")
    try:
        told += await _of_server(bot, server) if server else []
    except RecordsError as error:
        told.append(str(error))
    return "; ".join(told)


async def _of_server(bot: "BriefingBot", server: int) -> list[str]:
    orders = await bot.records.briefings.of_server(server)
    if not orders:
        return ["none ordered here"]
    told = []
    sent = [
        one.ended
        for order in orders
        for one in await bot.records.deliveries.of(order.id, 3)
        if one.state is DeliveryState.SENT and one.ended
    ]
    due = [order.upcoming.due for order in orders if order.upcoming.due]
    told += [f"last posted {discord.utils.format_dt(max(sent), 'R')}"] if sent else []
    told += [f"next {discord.utils.format_dt(min(due), 'R')}"] if due else []
    stopped = sum(order.upcoming.state is OrderState.STOPPED for order in orders)
    told += [f"{stopped} paused because I may not post; /briefing list"] if stopped else []
    return told
