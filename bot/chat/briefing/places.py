"""Where a post goes: the channel or thread, and what keeps the bot from posting there, as a sentence.

Only looked up here; nothing is posted. Discord tells a bot with the intent ``guilds`` every change of the permissions.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import discord

from bot.errors import PostRefused

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

Place = discord.TextChannel | discord.Thread
"""Announcement channels are text channels to discord.py."""

GONE = "The channel is not there any more, or I may not see it."
REFUSED = "Discord refuses it"
"""How the reason begins when Discord refuses a post that the permissions seem to allow."""


async def find_place(bot: "BriefingBot", channel_id: int) -> Place:
    """Find a channel or thread of a server.

    Raises PostRefused when it is not there or the bot may not post in it, and what discord.py raises when Discord
    cannot be asked.
    """
    channel = bot.get_channel(channel_id)
    if channel is None:  # an archived thread is in no cache
        try:
            channel = await bot.fetch_channel(channel_id)
        except (discord.NotFound, discord.Forbidden) as error:
            raise PostRefused(GONE) from error
    if not isinstance(channel, Place):
        raise PostRefused(GONE)
    if problem := lacking(channel):
        raise PostRefused(problem)
    return channel


def seems_open(bot: "BriefingBot", channel_id: int) -> bool:
    """Whether the bot may post in a channel, as far as is known without asking Discord."""
    channel = bot.get_channel(channel_id)
    return isinstance(channel, Place) and not lacking(channel)


def lacking(channel: Place) -> str:
    """Say which permissions the bot lacks to post a briefing in a channel; empty when it may."""
    may = channel.permissions_for(channel.guild.me)
    missing = list(_missing(channel, may))
    if missing:
        return f"I need {', '.join(missing)} in #{channel.name}."
    if isinstance(channel, discord.Thread) and channel.locked and not may.manage_threads:
        return f"#{channel.name} is locked."
    return ""


def lacking_for_ping(channel: Place, role: discord.Role) -> str:
    """Say why a role cannot be pinged in a channel; empty when it can."""
    if role.is_default():
        return "Everybody cannot be pinged; name a role."
    if role.mentionable or channel.permissions_for(channel.guild.me).mention_everyone:
        return ""
    return f"I may not ping {role.mention}: make it mentionable, or give me Mention Everyone in #{channel.name}."


def _missing(channel: Place, may: discord.Permissions) -> Iterator[str]:
    if not may.view_channel:
        yield "View Channel"
    if isinstance(channel, discord.Thread):
        if not may.send_messages_in_threads:
            yield "Send Messages in Threads"
    elif not may.send_messages:
        yield "Send Messages"
    if not may.embed_links:
        yield "Embed Links"


def may_read_history(channel: discord.abc.Messageable) -> bool:
    """Whether the bot can look back at what it has posted there; a direct message it always can."""
    if not isinstance(channel, Place):
        return True
    may = channel.permissions_for(channel.guild.me)
    return may.view_channel and may.read_message_history
