"""The commands of corpus admins: reading the articles anew, how that went before, and who is one person."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat import cards_corpus, cards_decisions, deciding, reloads, shown_reload
from bot.chat.access import require_corpus_admin
from bot.chat.cogs.asking import PERSON, SPELLING, Text
from bot.errors import ShelfNotReady
from bot.records.decisions import Verdict

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot
    from bot.library.shelf import ShelfSummary

BotInteraction = discord.Interaction[Any]
_SHOWN_LOADS = 5
_LOOKED_THROUGH = 50
"""Newest deeds of all kinds among which the last loads are looked for."""


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Corpus(commands.GroupCog, group_name="corpus", group_description="For the managers of the articles"):
    """``/corpus`` and its subcommands; contexts and permissions stand on the group, where they count."""

    @app_commands.command(description="Read the articles anew")
    async def reload(self, interaction: BotInteraction) -> None:
        """Answer ``/corpus reload``."""
        await require_corpus_admin(interaction)
        shown_reload.refuse_another(interaction.client)
        outcome = await shown_reload.run(interaction)
        await shown_reload.edit(interaction, content=None, embed=cards_corpus.outcome_card(outcome))

    @app_commands.command(description="What is on the shelf, how the last loads went, what was rejected")
    async def status(self, interaction: BotInteraction) -> None:
        """Answer ``/corpus status``."""
        bot: BriefingBot = interaction.client
        await require_corpus_admin(interaction)
        loads = [entry for entry in await bot.records.audit(_LOOKED_THROUGH) if entry.action == reloads.ACTION]
        embed = cards_corpus.corpus_card(
            await summary(bot), loads[:_SHOWN_LOADS], bot.reloader.progress if bot.reloader.running else None
        )
        await interaction.response.send_message(embed=embed, ephemeral=True)

    @app_commands.command(description="Two names are one person's: merge them")
    @app_commands.describe(first="A person", second="The same person under another name")
    @app_commands.autocomplete(first=PERSON, second=PERSON)
    async def same(self, interaction: BotInteraction, *, first: Text, second: Text) -> None:
        """Answer ``/corpus same``."""
        await require_corpus_admin(interaction)
        await deciding.decide(interaction, Verdict.SAME, first, second)

    @app_commands.command(description="Two spellings are two people's: keep them apart")
    @app_commands.describe(
        first="A name as articles spell it", second="The name of somebody else, as articles spell it"
    )
    @app_commands.autocomplete(first=SPELLING, second=SPELLING)
    async def different(self, interaction: BotInteraction, *, first: Text, second: Text) -> None:
        """Answer ``/corpus different``."""
        await require_corpus_admin(interaction)
        await deciding.decide(interaction, Verdict.DIFFERENT, first, second)

    @app_commands.command(description="What was decided on people, by whom and when")
    async def decisions(self, interaction: BotInteraction) -> None:
        """Answer ``/corpus decisions``."""
        await require_corpus_admin(interaction)
        embed = cards_decisions.decisions_card(await interaction.client.records.decisions.every())
        await interaction.response.send_message(embed=embed, ephemeral=True)

    @app_commands.command(description="Take a decision back: the articles tell again who is one person")
    @app_commands.describe(decision="Which one: its number in /corpus decisions, or a part of a name")
    async def undecide(self, interaction: BotInteraction, *, decision: Text) -> None:
        """Answer ``/corpus undecide``."""
        await require_corpus_admin(interaction)
        await deciding.take_back(interaction, decision)

    @undecide.autocomplete("decision")
    async def offer_decisions(self, interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the decisions."""
        bot: BriefingBot = interaction.client
        return await bot.quietly("a decision", deciding.offers(bot, typed))


async def summary(bot: "BriefingBot") -> "ShelfSummary | None":
    """Summarise what stands on the shelf; None when no shelf stands yet."""
    try:
        async with bot.library.shelf() as shelf:
            return await shelf.summary()
    except ShelfNotReady:
        return None
