"""Telling the manager who ordered a briefing that it cannot be delivered: by direct message, else in the server.

It is told once, when it happens; what is so now is shown by ``/briefing status``.
"""

import logging
from typing import TYPE_CHECKING

import discord

from bot.chat import limits
from bot.records.briefings import Order

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)


async def tell_manager(bot: "BriefingBot", order: Order, sentence: str) -> None:
    """Say a sentence to the manager of an order, or in the server's system channel; never raises for Discord's sake."""
    words = limits.clip(sentence, limits.CONTENT)
    try:
        manager = bot.get_user(order.set_by) or await bot.fetch_user(order.set_by)
        await manager.send(words)
    except discord.HTTPException as error:
        _log.info("The manager of a briefing takes no direct message: %s", error)
    else:
        return
    server = bot.get_guild(order.server)
    channel = server.system_channel if server else None
    if channel is None or not channel.permissions_for(channel.guild.me).send_messages:
        return
    try:
        await channel.send(words)
    except discord.HTTPException as error:
        _log.info("Nor could it be said in the server: %s", error)
