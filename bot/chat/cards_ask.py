"""``/ask`` on Discord: the short answer in bold inside its passage, its source, and what other articles say.

Nothing is decided here. A question that the articles do not answer has a card of its own, with what comes near.
"""

import discord

from bot.answers import wording
from bot.answers.answer import Highlighted
from bot.answers.asking import phrases
from bot.answers.asking.told import Cited, NotSaid, Told
from bot.chat import limits, lines

_GREEN, _GREY = 0x4C8C6A, 0x6B7280
_TITLE_ROOM = 200
_ALSO_ROOM = 300


def told_card(answer: Told) -> discord.Embed:
    """Show the passage that answers a question."""

    def render(room: int) -> str:
        parts = [_notes(answer, room), cited(answer.cited, room)]
        parts += [
            f"*{phrases.also(other)} another article:*\n{cited(other.cited, min(room, _ALSO_ROOM))}"
            for other in answer.also
        ]
        return "\n\n".join(filter(None, parts))

    embed = discord.Embed(
        title=lines.clipped(answer.question, _TITLE_ROOM),
        description=limits.fit(render, limits.EMBED_DESCRIPTION),
        colour=_GREEN,
    )
    embed.set_footer(text=phrases.how_sure(answer.confidence).capitalize())
    return embed


def not_said_card(answer: NotSaid) -> discord.Embed:
    """Say that no article answers a question, and show what comes near."""

    def render(room: int) -> str:
        parts = [f"**{phrases.NOT_SAID}**", _notes(answer, room)]
        if answer.nearest:
            parts.append(f"*{phrases.NEAREST}*")
            parts += [f"{lines.clipped(near.text, room)}\n{lines.source(near.source, room)}" for near in answer.nearest]
        return "\n\n".join(filter(None, parts))

    return discord.Embed(
        title=lines.clipped(answer.question, _TITLE_ROOM) or None,
        description=limits.fit(render, limits.EMBED_DESCRIPTION),
        colour=_GREY,
    )


def cited(passage: Cited, room: int) -> str:
    """Write a passage with its short answer in bold, and where it stands."""
    shown = lines.highlighted(Highlighted(passage.text, ((passage.start, passage.end),)), room)
    return f"{shown}\n{lines.source(passage.source, room)}"


def _notes(answer: Told | NotSaid, room: int) -> str:
    return "\n".join(f"*{lines.clipped(wording.repaired(repair), room)}*" for repair in answer.repairs)
