"""The commands of corpus admins: reading the articles anew, and how that went before."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.chat import cards_corpus, reloads
from bot.chat.access import require_corpus_admin
from bot.errors import ReloadRunning, ShelfNotReady

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot
    from bot.library.shelf import ShelfSummary

_log = logging.getLogger(__name__)

BotInteraction = discord.Interaction[Any]
_EDIT_SECONDS = 1.0
"""Progress is edited into the answer no oftener than this."""
_SHOWN_LOADS = 5


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Corpus(commands.GroupCog, group_name="corpus", group_description="For the managers of the articles"):
    """``/corpus reload`` and ``/corpus status``; contexts and permissions stand on the group, where they count."""

    @app_commands.command(description="Read the articles anew")
    async def reload(self, interaction: BotInteraction) -> None:
        """Answer ``/corpus reload``."""
        bot: BriefingBot = interaction.client
        await require_corpus_admin(interaction)
        if bot.reloader.running:
            message = "A reload is already running; /corpus status tells how far it is."
            raise ReloadRunning(message)
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with _progress_shown(interaction):
            outcome = await bot.start_reload(
                reloads.Cause.ADMIN, actor=interaction.user.id, server=interaction.guild_id
            )
        await _edit(interaction, content=None, embed=cards_corpus.outcome_card(outcome))

    @app_commands.command(description="What is on the shelf, how the last loads went, what was rejected")
    async def status(self, interaction: BotInteraction) -> None:
        """Answer ``/corpus status``."""
        bot: BriefingBot = interaction.client
        await require_corpus_admin(interaction)
        loads = [entry for entry in await bot.records.audit(_SHOWN_LOADS) if entry.action == reloads.ACTION]
        embed = cards_corpus.corpus_card(
            await summary(bot), loads, bot.reloader.progress if bot.reloader.running else None
        )
        await interaction.response.send_message(embed=embed, ephemeral=True)


async def summary(bot: "BriefingBot") -> "ShelfSummary | None":
    """Summarise what stands on the shelf; None when no shelf stands yet."""
    try:
        async with bot.library.shelf() as shelf:
            return await shelf.summary()
    except ShelfNotReady:
        return None


@asynccontextmanager
async def _progress_shown(interaction: BotInteraction) -> AsyncIterator[None]:
    """Edit the progress of the reload into the answer while the block runs."""
    bot: BriefingBot = interaction.client
    shown = ""

    @tasks.loop(seconds=_EDIT_SECONDS)
    async def show() -> None:
        nonlocal shown
        now = f"{bot.reloader.progress} articles…" if bot.reloader.progress else ""
        if now not in {"", shown}:
            shown = now
            await _edit(interaction, content=now)

    show.start()
    try:
        yield
    finally:
        show.cancel()


async def _edit(interaction: BotInteraction, **message: Any) -> None:  # noqa: ANN401 - handed on to discord.py
    try:
        await interaction.edit_original_response(**message)
    except discord.HTTPException as error:
        # A reload may outlive the 15 minutes of its interaction; /corpus status tells how it ended.
        _log.info("The progress of a reload could not be shown: %s", error)
