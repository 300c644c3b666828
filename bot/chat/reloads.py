"""A reload as the bot sees it: started at start-up or by a corpus admin, and written down however it ends."""

import logging
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


async def reload(bot: "BriefingBot", *, actor: int | None, server: int | None) -> Outcome:
    """Reload the corpus and record who did so and how it ended.

    Raises ReloadRunning, of which nothing is recorded, ReloadFailed and CorpusError, which are.
    """
    try:
        outcome = await bot.reloader.reload()
    except ReloadRunning:
        raise
    except BotError as error:
        _log.warning("Reload failed: %s", error)
        await _record(bot, actor, server, FAILED, {"reason": str(error)})
        raise
    await _record(bot, actor, server, DONE, _details(outcome))
    return outcome


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
