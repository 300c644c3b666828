"""What the bot does by itself besides briefings: forget, look for new articles, notice servers that come and go.

It has no commands. Nothing here may raise: a failure is logged, and there will be a next time.
"""

import logging
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands, tasks

from bot.chat import reloads
from bot.chat.briefing.health import KEPT_AFTER_LEAVING
from bot.errors import BotError, RecordsError

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)


class Upkeep(commands.Cog):
    """Loops of the bot's own, and listeners that wake its clockwork."""

    def __init__(self, bot: "BriefingBot | None" = None) -> None:
        self._bot: Any = bot

    async def cog_load(self) -> None:
        """Start the loops."""
        self._forget.start()
        minutes = self._bot.settings.corpus_scan_minutes
        if minutes:
            self._scan.change_interval(minutes=minutes)
            self._scan.start()

    async def cog_unload(self) -> None:
        """End the loops."""
        self._forget.cancel()
        self._scan.cancel()

    @tasks.loop(hours=24)
    async def _forget(self) -> None:
        now = discord.utils.utcnow()
        try:
            await self._bot.records.forget_expired_buttons(now)
            await self._note_servers()
            await self._bot.records.departures.forget(now - KEPT_AFTER_LEAVING)
        except RecordsError as error:
            _log.warning("What is out of date could not be forgotten: %s", error)

    @_forget.before_loop
    async def _until_ready(self) -> None:
        await self._bot.wait_until_ready()

    async def _note_servers(self) -> None:
        """Record which servers left, or came back, while this process did not run."""
        named = await self._bot.records.departures.servers()
        ours = {server for server in named if self._is_ours(server)}
        present = {server.id for server in self._bot.guilds}
        await self._bot.records.departures.note(ours - present, ours & present, discord.utils.utcnow())

    def _is_ours(self, server: int) -> bool:
        """Whether Discord tells this process about a server.

        The rule is at https://docs.discord.com/developers/events/gateway#sharding.
        """
        return (server >> 22) % (self._bot.shard_count or 1) in self._bot.shards

    @tasks.loop(hours=1)
    async def _scan(self) -> None:
        if self._bot.reloader.running:
            return
        try:
            outcome = await self._bot.start_reload(reloads.Cause.SCAN)
        except BotError as error:
            _log.warning("The articles could not be looked through: %s", error)
        except Exception:  # noqa: BLE001 - there will be a next time
            _log.exception("The articles could not be looked through")
        else:
            _log.debug("Looked through the articles: %s", reloads.summary(outcome))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that a server has removed the bot."""
        await self._note(gone=[guild.id])

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that a server has the bot, perhaps again."""
        await self._note(present=[guild.id])

    async def _note(self, gone: Any = (), present: Any = ()) -> None:  # noqa: ANN401 - collections of ids
        try:
            await self._bot.records.departures.note(gone, present, discord.utils.utcnow())
        except RecordsError as error:
            _log.warning("A server that came or went could not be recorded: %s", error)
        self._bot.clockwork.hurry()

    @commands.Cog.listener("on_guild_available")
    @commands.Cog.listener("on_guild_channel_update")
    @commands.Cog.listener("on_guild_role_update")
    @commands.Cog.listener("on_member_update")
    @commands.Cog.listener("on_thread_update")
    async def _changed(self, *_: Any) -> None:  # noqa: ANN401 - whatever has changed
        """Look whether something is allowed now that was not."""
        self._bot.clockwork.wake()

    @commands.Cog.listener("on_shard_resumed")
    @commands.Cog.listener("on_shard_ready")
    async def _connected(self, _shard: int) -> None:
        """Try again what waited for Discord."""
        self._bot.clockwork.hurry()
