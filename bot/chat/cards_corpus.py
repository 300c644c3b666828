"""What corpus admins read: the outcome of a reload, the shelf, the last loads and the rejects."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.answers.wording import counted
from bot.chat import limits, lines, reloads
from bot.findings import Reject
from bot.library.shelf import ShelfSummary
from bot.records.store import AuditEntry
from bot.reload import Outcome, Progress

_GREEN, _BLUE = 0x4C8C6A, 0x3B6EA5
_SHOWN_FILES, _SHOWN_REJECTS, _SHOWN_PUBLISHERS = 10, 10, 8
_FILE_ROOM = 100


def outcome_card(outcome: Outcome) -> discord.Embed:
    """Show what a reload changed."""
    embed = discord.Embed(title="The articles were read", description=reloads.summary(outcome), colour=_GREEN)
    for name, files in (("Added", outcome.added), ("Changed", outcome.changed), ("Removed", outcome.removed)):
        _add(embed, f"{name}: {len(files):,}", [_file(file) for file in files], _SHOWN_FILES)
    aside = [f"{_file(digest)} gave way to {_file(article)}" for digest, article in outcome.stood_aside]
    _add(embed, f"Stood aside: {len(aside):,}", aside, _SHOWN_FILES)
    _add_rejects(embed, outcome.rejects)
    return limits.bounded(embed)


def corpus_card(summary: ShelfSummary | None, loads: Sequence[AuditEntry], progress: Progress | None) -> discord.Embed:
    """Show the shelf, the last loads and the files that are no articles."""
    embed = discord.Embed(title="The corpus", description=shelf_line(summary), colour=_BLUE)
    if progress is not None:
        embed.add_field(name="Running now", value=f"{progress} articles", inline=False)
    if summary and summary.publishers:
        _add(embed, "Publishers", publishers(summary), _SHOWN_PUBLISHERS)
    _add(embed, "Last loads", [_load(entry) for entry in loads], len(loads))
    if summary:
        _add_rejects(embed, summary.rejects)
    return limits.bounded(embed)


def shelf_line(summary: ShelfSummary | None) -> str:
    """Say in one line what stands on the shelf."""
    if summary is None:
        return "No shelf stands yet."
    counts = ((summary.articles, "article"), (summary.people, "person"), (summary.quotations, "quotation"))
    told = ", ".join(counted(number, thing) for number, thing in counts)
    loaded = discord.utils.format_dt(summary.loaded_at, "R")
    return f"{told} and {counted(summary.events, 'dated event')}; {span(summary)}; loaded {loaded}."


def span(summary: ShelfSummary) -> str:
    """Say from when to when the articles were published."""
    if not summary.first_published or not summary.last_published:
        return "no article states when it was published"
    first, last = lines.dated(summary.first_published), lines.dated(summary.last_published)
    return f"published on {first}" if first == last else f"published from {first} to {last}"


def publishers(summary: ShelfSummary) -> list[str]:
    """List the publishers with their numbers of articles."""
    return [f"{lines.clipped(name, _FILE_ROOM)} ({number:,})" for name, number in summary.publishers]


def _load(entry: AuditEntry) -> str:
    by_itself = "by the clock" if entry.details.get("cause") == reloads.Cause.SCAN else "at the start"
    who = f"<@{entry.actor}>" if entry.actor else by_itself
    when = discord.utils.format_dt(entry.at, "R")
    return f"{when}, {who}: {_told(entry.outcome, entry.details)}"


def _told(outcome: str, details: dict[str, Any]) -> str:
    if outcome != reloads.DONE:
        return f"failed: {lines.clipped(str(details.get('reason', 'no reason recorded')), 2 * _FILE_ROOM)}"
    return ", ".join(f"{details.get(name, 0):,} {name}" for name in ("added", "changed", "removed", "rejected"))


def _file(name: str) -> str:
    return lines.clipped(name, _FILE_ROOM)


def _add_rejects(embed: discord.Embed, rejects: Sequence[Reject]) -> None:
    told = [f"{_file(reject.file)} {lines.clipped(reject.reason, _FILE_ROOM)}" for reject in rejects]
    _add(embed, f"Rejected: {len(told):,}", told, _SHOWN_REJECTS)


def _add(embed: discord.Embed, name: str, entries: Sequence[str], most: int) -> None:
    """Add a field with as many entries as fit, and say how many more there are."""
    shown = list(entries[:most])
    while shown:
        rest = [f"and {len(entries) - len(shown):,} more"] if len(entries) > len(shown) else []
        value = "\n".join(f"• {entry}" for entry in [*shown, *rest])
        if limits.length(value) <= limits.FIELD_VALUE:
            embed.add_field(name=name, value=value, inline=False)
            return
        shown.pop()
