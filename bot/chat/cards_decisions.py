"""What corpus admins read of their decisions on people: the list, and the names of one.

Every name is escaped, for it comes from articles; in a list of choices Discord shows texts as they are.
"""

from collections.abc import Sequence

import discord

from bot.chat import limits, lines
from bot.records.decisions import Decision, Verdict

_BLUE = 0x3B6EA5
_NAME_ROOM = 80
_SHOWN = 25
_WORDS = {Verdict.SAME: "one person", Verdict.DIFFERENT: "two people"}


def decisions_card(decisions: Sequence[Decision]) -> discord.Embed:
    """Show decisions, the newest first, with who decided them and when."""
    newest = numbered(decisions)[:_SHOWN]
    more = [f"and {len(decisions) - _SHOWN:,} older"] if len(decisions) > _SHOWN else []
    text = limits.fit(
        lambda room: "\n".join([_line(number, one, room) for number, one in newest] + more), limits.EMBED_DESCRIPTION
    )
    nothing = "Nothing was decided; the articles alone tell who is one person. /corpus same begins."
    return limits.bounded(discord.Embed(title="Decisions on people", description=text or nothing, colour=_BLUE))


def numbered(decisions: Sequence[Decision]) -> list[tuple[int, Decision]]:
    """Give decisions, the newest first, their numbers, counted from the oldest on: a new one changes none."""
    return [(len(decisions) - at, decision) for at, decision in enumerate(decisions)]


def both(decision: Decision) -> str:
    """Name the two spellings, escaped."""
    first, second = (lines.clipped(name, _NAME_ROOM) for name in (decision.first_name, decision.second_name))
    return f"**{first}** and **{second}**"


def plain(decision: Decision) -> str:
    """Tell a decision as plain text."""
    return f"{decision.first_name} and {decision.second_name}: {_WORDS[decision.verdict]}"


def _line(number: int, decision: Decision, room: int) -> str:
    first, second = (lines.clipped(name, min(room, _NAME_ROOM)) for name in (decision.first_name, decision.second_name))
    who = f"<@{decision.set_by}>" if decision.set_by else "a corpus admin"
    when = discord.utils.format_dt(decision.at, "D")
    return f"**{number}.** {first} and {second}: {_WORDS[decision.verdict]} ({who}, {when})"
