"""How an answer reaches the person who asked: at once when it is ready in time, deferred otherwise, misses privately.

Discord fixes at the first response whether an answer is private, and a miss must be. So the bot waits a little for the
answer before it defers; a miss that comes later removes the public placeholder and follows up privately.
"""

import asyncio
import contextlib
import io
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import discord

from bot.answers.answer import Nothing, NotSaid
from bot.answers.question import Question
from bot.chat.buttons import view_for
from bot.chat.cards import card
from bot.chat.components import Asked
from bot.chat.pictures.picture import picture

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

    BotInteraction = discord.Interaction[BriefingBot]

PATIENCE_SECONDS = 1.5
"""How long an answer may take before the bot defers; Discord gives 3 seconds for the first response
(https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction)."""

_RELOADED = "The articles were read anew since this was asked."


class Mode(Enum):
    """Where an answer goes: to the channel, to the asker alone, or into the message whose button was pressed."""

    PUBLIC = auto()
    PRIVATE = auto()
    EDIT = auto()


def mode(*, private: bool) -> Mode:
    """Tell the mode that a command's ``private`` option asks for."""
    return Mode.PRIVATE if private else Mode.PUBLIC


async def answer(  # noqa: PLR0913 - what a command needs, what a press adds
    interaction: "BotInteraction",
    question: Question,
    where: Mode,
    *,
    page: int = 0,
    remark: str | None = None,
    seen: str | None = None,
    turned: bool = False,
) -> None:
    """Answer a question; ``remark`` is a line of ours above the card. Errors are the caller's to explain.

    ``seen`` is the key of the shelf that the person looked at before; when another one stands now, the answer says so.
    ``turned`` tells that another page of the same answer is wanted: as long as the shelf stands, its picture stays.
    """
    asked = await _in_time(interaction, question, page, where)
    if seen not in {None, asked.shelf}:
        remark = _RELOADED
    if isinstance(asked.answer, Nothing | NotSaid):
        await tell(interaction, embed=card(asked.answer))
        return
    view = await view_for(
        interaction.client.records,
        asked,
        asker=interaction.user.id,
        private=_private(interaction, where),
        now=discord.utils.utcnow(),
    )
    stays = turned and where is Mode.EDIT and seen == asked.shelf
    files = None if stays else await _files(interaction, asked, where)
    await _deliver(interaction, where, files, content=remark, embed=card(asked.answer), view=view)


async def _files(interaction: "BotInteraction", asked: Asked, where: Mode) -> list[discord.File] | None:
    """Give the answer's picture to attach; None leaves the message as it is.

    It is attached beside the card: inside of one Discord would show it twice after an edit
    (https://github.com/discord/discord-api-docs/issues/5675).
    """
    allowed = interaction.guild_id is None or interaction.app_permissions.attach_files
    drawn = await picture(asked.answer) if allowed else None
    if drawn is not None:
        return [discord.File(io.BytesIO(drawn.png), drawn.name, description=drawn.words)]
    has_one = where is Mode.EDIT and interaction.message is not None and bool(interaction.message.attachments)
    return [] if has_one else None


async def _in_time(interaction: "BotInteraction", question: Question, page: int, where: Mode) -> Asked:
    pending = asyncio.create_task(interaction.client.ask(question, page))
    try:
        ready, _ = await asyncio.wait({pending}, timeout=PATIENCE_SECONDS)
        if not ready and where is Mode.EDIT:
            await interaction.response.defer()
        elif not ready:
            await interaction.response.defer(ephemeral=where is Mode.PRIVATE, thinking=True)
        return await pending
    finally:
        pending.cancel()


def _private(interaction: "BotInteraction", where: Mode) -> bool:
    if where is Mode.EDIT:
        return interaction.message is not None and interaction.message.flags.ephemeral
    return where is Mode.PRIVATE


async def _deliver(  # noqa: PLR0913 - the parts of a message
    interaction: "BotInteraction",
    where: Mode,
    files: list[discord.File] | None,
    *,
    content: str | None,
    embed: discord.Embed,
    view: discord.ui.View | None,
) -> None:
    response = interaction.response
    attached: list[discord.File] = discord.utils.MISSING if files is None else files
    if response.is_done():
        await interaction.edit_original_response(content=content, embed=embed, view=view, attachments=attached)
    elif where is Mode.EDIT:
        await response.edit_message(content=content, embed=embed, view=view, attachments=attached)
    else:
        shown = discord.utils.MISSING if view is None else view
        ephemeral = where is Mode.PRIVATE
        await response.send_message(content, embed=embed, ephemeral=ephemeral, view=shown, files=attached)


async def tell(interaction: discord.Interaction[Any], content: str | None = None, **message: Any) -> None:  # noqa: ANN401 - handed on to discord.py
    """Say something to this person alone, whatever was answered before; a placeholder is taken away first."""
    response = interaction.response
    if not response.is_done():
        await response.send_message(content, ephemeral=True, **message)
        return
    if response.type is discord.InteractionResponseType.deferred_channel_message:
        # Discord puts the first follow-up into a placeholder that nothing has filled, and so would make it public.
        with contextlib.suppress(discord.NotFound):
            await interaction.edit_original_response(content="…")
            await interaction.delete_original_response()
    await interaction.followup.send(content or "", ephemeral=True, **message)
