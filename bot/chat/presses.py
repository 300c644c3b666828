"""What a press of a button or a pick from a menu does.

The asker's press changes the message; anybody else's gives a private copy, and a file is always private. A token that
leads nowhere any more is answered with a sentence.
"""

from typing import TYPE_CHECKING

import discord

from bot.answers.exports import Format
from bot.chat import exporting, limits, reply, text
from bot.chat.access import may_write
from bot.chat.buttons import KEPT_DAYS, Press, Remembered, recall
from bot.chat.components import Kind
from bot.errors import NotAllowed

if TYPE_CHECKING:
    from bot.answers.question import Question
    from bot.chat.briefing_bot import BriefingBot

    BotInteraction = discord.Interaction[BriefingBot]

EXPIRED = f"These buttons are older than {KEPT_DAYS} days or were made by another version; please ask again."
_NAME_ROOM = 80
_FILES = {Kind.CSV: Format.CSV, Kind.JSON: Format.JSON}


async def handle(interaction: "BotInteraction", press: Press) -> None:
    """Answer one press. Errors are the caller's to explain."""
    row = await recall(interaction.client.records, press.token, discord.utils.utcnow())
    question = _question(row, press) if row else None
    if row is None or question is None:
        await reply.tell(interaction, EXPIRED)
        return
    if press.kind in _FILES:
        await exporting.send(interaction, question, _FILES[press.kind])
        return
    page = press.number if press.kind in {Kind.PAGE, Kind.SHARE} else 0
    if press.kind is Kind.SHARE:
        _require_voice(interaction)
        remark = f"Shared by {text.escape(limits.clip(interaction.user.display_name, _NAME_ROOM))}"
        await reply.answer(interaction, question, reply.Mode.PUBLIC, page=page, remark=remark)
        return
    own = interaction.user.id == row.asker and press.kind is not Kind.CONTEXT
    where = reply.Mode.EDIT if own else reply.Mode.PRIVATE
    turned = press.kind is Kind.PAGE
    await reply.answer(interaction, question, where, page=page, seen=row.shelf, turned=turned)


def _question(row: Remembered, press: Press) -> "Question | None":
    if press.kind in {Kind.PAGE, Kind.SHARE, *_FILES}:
        return row.question
    return row.links[press.number] if press.number < len(row.links) else None


def _require_voice(interaction: "BotInteraction") -> None:
    """Refuse to post for somebody who may not speak in the channel."""
    if interaction.guild_id is not None and not may_write(interaction):
        message = "You may not write in this channel, so I can't share this here."
        raise NotAllowed(message)
