"""The one place where an error becomes an answer: commands and buttons both end here.

The person gets a sentence, privately; an error that nobody expected also gets a short id that the log has too.
"""

import logging
import math
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat import reply
from bot.errors import BotError, NotAllowed, PostRefused, QuestionError, ReloadRunning, ShelfNotReady

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

    BotInteraction = discord.Interaction[BriefingBot]

_log = logging.getLogger(__name__)

# https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
UNKNOWN_INTERACTION = 10062
"""The first response came after 3 seconds."""
ALREADY_ACKNOWLEDGED = 40060
"""Somebody else has answered: two processes run for a moment while a new version is put up."""
INVALID_WEBHOOK_TOKEN = 50027
"""The interaction is older than 15 minutes."""
_TOO_LATE = frozenset({UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED, INVALID_WEBHOOK_TOKEN})

_EXPECTED = (NotAllowed, PostRefused, QuestionError, ReloadRunning, ShelfNotReady)
_ID_BYTES = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that was logged under an id."""

    id: str
    at: datetime


async def explain(interaction: "BotInteraction", error: Exception) -> None:
    """Tell the person what went wrong; never raises for an interaction that Discord no longer accepts."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in _TOO_LATE:
        _log.info("An answer came too late or twice (%s): %s", cause.code, _name(interaction))
        return
    try:
        await reply.tell(interaction, _sentence(interaction, cause))
    except (discord.HTTPException, discord.InteractionResponded) as unheard:
        _log.info("An error could not be told to the person: %s", unheard)


def _sentence(interaction: "BotInteraction", cause: Exception) -> str:
    if isinstance(cause, _EXPECTED):
        return str(cause)
    if isinstance(cause, app_commands.CommandOnCooldown):
        again = math.ceil(discord.utils.utcnow().timestamp() + cause.retry_after)
        return (
            f"That is more than {cause.cooldown.rate} questions in {cause.cooldown.per:.0f} seconds; "
            f"please ask again <t:{again}:R>."
        )
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return "This command has just changed; please try it again in a minute."
    failure = Failure(secrets.token_hex(_ID_BYTES), discord.utils.utcnow())
    interaction.client.last_failure = failure
    if isinstance(cause, BotError):
        _log.warning("Error %s in %s: %s", failure.id, _name(interaction), cause)
        return f"{cause} It is logged as {failure.id}."
    _log.error("Error %s in %s", failure.id, _name(interaction), exc_info=cause)
    return f"Something went wrong on my side. It is logged as {failure.id}."


def _name(interaction: "BotInteraction") -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return interaction.type.name
