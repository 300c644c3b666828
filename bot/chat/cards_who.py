"""A person's card: who it is, in which office, where seen, what said, with whom; each line with its source."""

from collections.abc import Callable
from itertools import groupby

import discord

from bot.answers.answer import PersonCard
from bot.answers.wording import counts, spoken
from bot.chat import limits, lines

_COLOUR = 0x3B6EA5
_NAME_ROOM = 80
_SMALL_FIELD = 400
_ROLES, _QUOTATIONS, _SPELLINGS, _COMPANY, _MERGES = 4, 3, 12, 10, 4


def person_card(person: PersonCard) -> discord.Embed:
    """Show one person as an embed within every limit."""
    embed = discord.Embed(
        title=lines.clipped(person.name, limits.EMBED_TITLE // 2), description=_opening(person), colour=_COLOUR
    )
    _add(embed, "Roles, newest first", lambda room: _roles(person, room), limits.FIELD_VALUE)
    _add(embed, "Said", lambda room: _said(person, room), limits.FIELD_VALUE)
    once = person.last_seen == person.first_seen
    _add(
        embed,
        "Seen" if once else "First seen",
        lambda room: lines.article(person.first_seen, room),
        _SMALL_FIELD,
        inline=not once,
    )
    if not once:
        _add(embed, "Last seen", lambda room: lines.article(person.last_seen, room), _SMALL_FIELD, inline=True)
    _add(embed, "Named together with", lambda room: _company(person, room), _SMALL_FIELD)
    _add(embed, "Also written", lambda room: _spellings(person, room), _SMALL_FIELD)
    _add(embed, "Taken for one person", lambda room: _merges(person, room), _SMALL_FIELD)
    embed.set_footer(text=counts(person))
    return limits.bounded(embed)


def _opening(person: PersonCard) -> str:
    shown_for = f"*Shown for “{lines.clipped(person.shown_for, _NAME_ROOM)}”.*" if person.shown_for is not None else ""
    unknown = "" if person.roles else "No article states a role."
    return "\n".join(part for part in (shown_for, unknown) if part)


def _add(embed: discord.Embed, name: str, render: Callable[[int], str], limit: int, *, inline: bool = False) -> None:
    value = limits.fit(render, limit)
    if value:
        embed.add_field(name=name, value=value, inline=inline)


def _roles(person: PersonCard, room: int) -> str:
    told = [
        f"**{lines.clipped(role.title, room)}**\n{lines.source(role.source, room)}" for role in person.roles[:_ROLES]
    ]
    return "\n".join(told + _more(len(person.roles) - _ROLES))


def _said(person: PersonCard, room: int) -> str:
    """Write the quotations; those that follow each other from one article share its line."""
    blocks = []
    for _, group in groupby(person.quotations[:_QUOTATIONS], key=lambda line: line.source.key):
        members = list(group)
        said = [f"“{lines.clipped(spoken(line.text), room)}”" for line in members]
        blocks.append("\n".join([*said, lines.source(members[0].source, room)]))
    return "\n".join(blocks)


def _company(person: PersonCard, room: int) -> str:
    together = person.seen_with[:_COMPANY]
    return ", ".join(f"{lines.clipped(name, min(room, _NAME_ROOM))} ({articles})" for name, articles in together)


def _spellings(person: PersonCard, room: int) -> str:
    shown = [lines.clipped(name, min(room, _NAME_ROOM)) for name in person.other_spellings[:_SPELLINGS]]
    return ", ".join(shown + _more(len(person.other_spellings) - _SPELLINGS))


def _merges(person: PersonCard, room: int) -> str:
    short = min(room, _NAME_ROOM)
    shown = person.merges[:_MERGES]
    told = [f"{lines.clipped(note.name, short)}: {lines.clipped(note.reason, room)}" for note in shown]
    return "\n".join(told + _more(len(person.merges) - _MERGES))


def _more(number: int) -> list[str]:
    return [f"and {number:,} more"] if number > 0 else []
