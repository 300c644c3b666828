"""A reload as the bot sees it: begun at its start, by a corpus admin or by the clock, and recorded however it ends."""

import logging
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import discord

from bot.errors import BotError, ReloadRunning
from bot.records.store import AuditEntry
from bot.reload import Outcome

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)

ACTION = "reload"
DONE, FAILED = "done", "failed"


class Cause(StrEnum):
    """What a reload was begun by."""

    START = "start"
    ADMIN = "admin"
    SCAN = "scan"


async def reload(bot: "BriefingBot", cause: Cause, *, actor: int | None, server: int | None) -> Outcome:
    """Reload the corpus and record what began it and how it ended.

    Raises ReloadRunning, of which nothing is recorded, ReloadFailed and CorpusError, which are. A scan that found
    nothing new, or fails as the last one did, is not recorded again.
    """
    began = {"cause": cause.value}
    try:
        outcome = await bot.reloader.reload()
    except ReloadRunning:
        raise
    except BotError as error:
        _log.warning("Reload failed: %s", error)
        if cause is not Cause.SCAN or await _last_failure(bot) != str(error):
            await _record(bot, actor, server, FAILED, began | {"reason": str(error)})
        raise
    bot.clockwork.hurry()
    if cause is not Cause.SCAN or outcome.added or outcome.changed or outcome.removed:
        await _record(bot, actor, server, DONE, began | _details(outcome))
    return outcome


async def _last_failure(bot: "BriefingBot") -> str | None:
    """Give the reason of the newest recorded reload, if it failed."""
    for entry in await bot.records.audit(1):
        return entry.details.get("reason") if entry.action == ACTION else None
    return None


def _details(outcome: Outcome) -> dict[str, Any]:
    return {
        "added": len(outcome.added),
        "changed": len(outcome.changed),
        "removed": len(outcome.removed),
        "unchanged": outcome.unchanged,
        "stood_aside": len(outcome.stood_aside),
        "rejected": len(outcome.rejects),
        "seconds": round(outcome.seconds, 1),
    }


async def _record(
    bot: "BriefingBot", actor: int | None, server: int | None, outcome: str, details: dict[str, Any]
) -> None:
    now = discord.utils.utcnow()
    await bot.records.add_audit(AuditEntry(now, actor, server, ACTION, outcome, details))


def summary(outcome: Outcome) -> str:
    """Say in one line what a reload changed."""
    counts = ((outcome.added, "added"), (outcome.changed, "changed"), (outcome.removed, "removed"))
    told = ", ".join(f"{len(files):,} {name}" for files, name in counts)
    return f"{told}, {outcome.unchanged:,} unchanged, {len(outcome.rejects):,} rejected; took {outcome.seconds:.1f} s."
