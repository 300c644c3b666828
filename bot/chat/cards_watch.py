"""What a watch's owner reads: a note with new articles, and the list of the watches.

Every foreign text is escaped, and every limit kept, as on the other cards.
"""

from collections.abc import Sequence

import discord

from bot.answers.answer import ArticleHit
from bot.answers.wording import counted
from bot.chat import limits, lines
from bot.chat.cards import hits
from bot.library.rows import Matches
from bot.records.watches import Watch

_GREEN, _BLUE = 0x4C8C6A, 0x3B6EA5
_NAME_ROOM = 80


def note_card(watch: Watch, found: Matches[ArticleHit], mark: str) -> discord.Embed:
    """Show the new articles of a watch; the footer ends with the mark."""
    text = limits.fit(lambda room: hits(found.lines, room), limits.EMBED_DESCRIPTION)
    embed = discord.Embed(title=f"New for your watch: {subject(watch)}", description=text, colour=_GREEN)
    more = found.total - len(found.lines)
    counts = counted(found.total, "new article") + (f", {more:,} of them not shown" if more else "")
    embed.set_footer(text=f"{counts} · /watch list · {mark}")
    return limits.bounded(embed)


def list_card(watches: Sequence[Watch], reader: int) -> discord.Embed:
    """Show watches, numbered, with what keeps them from working, and whose they are if not the reader's."""

    def render(room: int) -> str:
        return "\n".join(_line(number, watch, reader, room) for number, watch in enumerate(watches, 1))

    text = limits.fit(render, limits.EMBED_DESCRIPTION) or "You watch nothing. /watch add begins."
    return limits.bounded(discord.Embed(title="Your watches", description=text, colour=_BLUE))


def subject(watch: Watch) -> str:
    """Say what a watch asks for, escaped."""
    asked = [lines.clipped(watch.name, _NAME_ROOM)] if watch.person else []
    asked += [f"“{lines.clipped(watch.query, _NAME_ROOM)}”"] if watch.query else []
    return " with ".join(asked)


def _line(number: int, watch: Watch, reader: int, room: int) -> str:
    where = f"<#{watch.channel}>" if watch.channel else "direct message"
    since = discord.utils.format_dt(watch.created, "D")
    stopped = f"\n  paused: {lines.clipped(watch.stopped, room)}" if watch.stopped else ""
    whose = f" by <@{watch.owner}>" if watch.owner != reader else ""
    return f"**{number}.** {subject(watch)} → {where}, since {since}{whose}{stopped}"
