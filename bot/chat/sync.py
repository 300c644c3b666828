"""Telling Discord which commands there are, only when they have changed since it was last told.

Discord allows 200 command creates a day and server, so a restart tells it nothing
(https://docs.discord.com/developers/interactions/application-commands#registering-a-command).
"""

import hashlib
import json
import logging
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)


async def sync_commands(bot: "BriefingBot") -> None:
    """Sync the commands if their payload changed: to ``DEV_GUILD_ID`` if set, where they appear at once, else globally.

    A refusal by Discord is logged; the commands that it knows stay usable.
    """
    server = discord.Object(bot.settings.dev_guild_id) if bot.settings.dev_guild_id else None
    if server is not None:
        bot.tree.copy_global_to(guild=server)
    key = f"commands of {bot.application_id} in {server.id if server else 'every server'}"
    payload = payload_hash(bot, server)
    if await bot.records.recall(key) == payload:
        return
    try:
        synced = await bot.tree.sync(guild=server)
    except discord.HTTPException as error:
        _log.warning("Discord did not take the commands: %s", error)
        return
    await bot.records.remember(key, payload)
    _log.info("Told Discord %d commands", len(synced))


def payload_hash(bot: "BriefingBot", server: discord.Object | None) -> str:
    """Hash what Discord would be told."""
    payload = [command.to_dict(bot.tree) for command in bot.tree.get_commands(guild=server)]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
