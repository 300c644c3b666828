"""A reload that a corpus admin waits for: its progress is edited into the private answer to the command.

What a reload does and records is in :mod:`bot.chat.reloads`; who may begin one is asked by the command.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import tasks

from bot.chat import reloads
from bot.errors import ReloadRunning
from bot.reload import Outcome

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)

BotInteraction = discord.Interaction[Any]
_EDIT_SECONDS = 1.0
"""Progress is edited into the answer no oftener than this."""


def refuse_another(bot: "BriefingBot") -> None:
    """Raise ReloadRunning while a reload runs."""
    if bot.reloader.running:
        message = "A reload is already running; /corpus status tells how far it is."
        raise ReloadRunning(message)


async def run(interaction: BotInteraction) -> Outcome:
    """Reload for a corpus admin, and show how far it is; answer afterwards with :func:`edit`.

    Raises what :func:`bot.chat.reloads.reload` does.
    """
    bot: BriefingBot = interaction.client
    await interaction.response.defer(ephemeral=True, thinking=True)
    async with _progress_shown(interaction):
        return await bot.start_reload(reloads.Cause.ADMIN, actor=interaction.user.id, server=interaction.guild_id)


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
            await edit(interaction, content=now)

    show.start()
    try:
        yield
    finally:
        show.cancel()


async def edit(interaction: BotInteraction, **message: Any) -> None:  # noqa: ANN401 - handed on to discord.py
    """Edit the answer, if Discord still takes that."""
    try:
        await interaction.edit_original_response(**message)
    except discord.HTTPException as error:
        # A reload may outlive the 15 minutes of its interaction; /corpus status tells how it ended.
        _log.info("The progress of a reload could not be shown: %s", error)
