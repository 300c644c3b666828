"""``/check`` and the two menus on a message, which anybody may use. Each hands the text on; nothing is decided here."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.question import Check, NamedIn, QuotedIn
from bot.chat import limits, reply
from bot.chat.cogs.asking import PERSON, Text

BotInteraction = discord.Interaction[Any]
LongText = app_commands.Range[str, None, limits.LONG_STRING_OPTION]

_PRIVATE = "Show the answer to me alone"


class Checking(commands.Cog):
    """``/check``; discord.py has no menus within cogs, so those stand below in :data:`MENUS`."""

    @app_commands.command(description="Compare a quotation that somebody posted with what was said")
    @app_commands.describe(
        text="The words as they were posted; of several between quotation marks, each is checked",
        speaker="Who is supposed to have said it; left out: whom the text names",
        private=_PRIVATE,
    )
    @app_commands.autocomplete(speaker=PERSON)
    async def check(
        self, interaction: BotInteraction, *, text: LongText, speaker: Text = "", private: bool = False
    ) -> None:
        """Answer ``/check``."""
        await reply.answer(interaction, Check(text, speaker), reply.mode(private=private))


@app_commands.context_menu(name="Who is mentioned?")
async def who_is_mentioned(interaction: BotInteraction, message: discord.Message) -> None:
    """Answer the menu on a message, to whoever opened it alone."""
    await reply.answer(interaction, NamedIn(text_of(message)), reply.Mode.PRIVATE)


@app_commands.context_menu(name="Check the quotations")
async def check_the_quotations(interaction: BotInteraction, message: discord.Message) -> None:
    """Answer the menu on a message, to whoever opened it alone."""
    await reply.answer(interaction, QuotedIn(text_of(message)), reply.Mode.PRIVATE)


MENUS = (who_is_mentioned, check_the_quotations)


def text_of(message: discord.Message) -> str:
    """Give all that a message says: its own words, those of a forwarded one, and those of its embeds."""
    return "\n\n".join(part for part in _texts(message) if part)


def _texts(message: discord.Message) -> Iterator[str]:
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    for part in parts:
        yield part.content
        for embed in part.embeds:
            yield from (embed.title or "", embed.description or "")
            for field in embed.fields:
                yield from (field.name or "", field.value or "")
