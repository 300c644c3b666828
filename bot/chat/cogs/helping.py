"""The commands that tell about the bot itself. What they say is in :mod:`bot.chat.cards_about`."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat import cards_about
from bot.chat.briefing.health import briefings_line
from bot.chat.cogs.corpus import summary

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

BotInteraction = discord.Interaction[Any]


class Helping(commands.Cog):
    """``/help``, ``/about`` and ``/status``, each shown to the asker alone."""

    @app_commands.command(description="What I can do, with examples")
    async def help(self, interaction: BotInteraction) -> None:
        """Answer ``/help``."""
        await interaction.response.send_message(embed=cards_about.help_card(), ephemeral=True)

    @app_commands.command(description="What the articles span, where they come from, what is stored")
    async def about(self, interaction: BotInteraction) -> None:
        """Answer ``/about``."""
        bot: BriefingBot = interaction.client
        embed = cards_about.about_card(await summary(bot))
        await interaction.response.send_message(embed=embed, ephemeral=True)

    @app_commands.command(description="How I am doing")
    async def status(self, interaction: BotInteraction) -> None:
        """Answer ``/status``."""
        bot: BriefingBot = interaction.client
        embed = cards_about.status_card(bot, await summary(bot), await briefings_line(bot, interaction.guild_id))
        await interaction.response.send_message(embed=embed, ephemeral=True)
