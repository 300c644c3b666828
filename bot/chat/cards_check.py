"""What was checked in a message, on Discord: verdicts with the differences word by word, and the people it names.

Posted words are as foreign as an article's: everything is escaped and clipped, and nothing is looked up here.
"""

import discord

from bot.answers.checking.found import Checked, Checks, Mark, Mentioned, Named, Piece, Unclear
from bot.answers.checking.telling import TITLES, explained, repeated
from bot.answers.wording import counted
from bot.chat import limits, lines, text
from bot.library.wordings import Wording

_GOLD, _BLUE = 0xB08D3C, 0x3B6EA5
_NAME_ROOM = 80
_EDGE = 40
"""Units of a stretch without a difference that are shown beside each difference."""
_NOTES = 5
_EXPLAINED_ROOM = 400


def checks_card(answer: Checks) -> discord.Embed:
    """Show the verdict on each quotation of a message."""
    count = len(answer.checked)

    def render(room: int) -> str:
        blocks = [
            "\n".join(_checked(one, f"{number}. " if count > 1 else "", room))
            for number, one in enumerate(answer.checked, 1)
        ]
        notes = "\n".join(f"*{lines.clipped(note, 2 * _NAME_ROOM)}*" for note in answer.notes[:_NOTES])
        return "\n\n".join([*blocks, notes] if notes else blocks)

    title = "Is that what was said?" if count == 1 else f"Is that what was said? {count} quotations"
    embed = discord.Embed(title=title, description=limits.fit(render, limits.EMBED_DESCRIPTION), colour=_GOLD)
    if any(one.pieces for one in answer.checked):
        embed.set_footer(text="Struck out: words of the article. Bold: words of the message in their place.")
    return embed


def _checked(one: Checked, number: str, room: int) -> list[str]:
    shown = _difference(one.pieces, room) if one.pieces else lines.clipped(one.posted, room)
    told = [f"**{number}{TITLES[one.verdict]}**", f"> {shown}", lines.clipped(explained(one), _EXPLAINED_ROOM)]
    for wording in one.found:
        told += _wording(wording, room, words=repeated(one))
    return told + [lines.source(source, room) for source in one.also]


def _wording(wording: Wording, room: int, *, words: bool) -> list[str]:
    if wording.quotation:
        said = [f"“{lines.said(wording.quotation, room)}”"] if words else []
        return [*said, f"— {lines.speaker(wording.quotation, room)}", lines.source(wording.source, room)]
    return [*([lines.clipped(wording.text, room)] if words else []), lines.source(wording.source, room)]


def _difference(pieces: tuple[Piece, ...], room: int) -> str:
    """Write the comparison, long stretches without a difference shortened."""
    last = len(pieces) - 1
    shown = []
    for place, piece in enumerate(pieces):
        match piece.mark:
            case Mark.GONE:
                shown.append(f"~~{lines.clipped(piece.text, room)}~~")
            case Mark.NEW:
                shown.append(f"**{lines.clipped(piece.text, room)}**")
            case Mark.SAME:
                shown.append(_shortened(piece.text, room, first=place == 0, last=place == last))
    return " ".join(shown)


def _shortened(words: str, room: int, *, first: bool, last: bool) -> str:
    plain = text.tidy(words)
    if limits.length(plain) <= max(room // 4, 2 * _EDGE):
        return text.escape(plain)
    head = "" if first else limits.clip(plain, _EDGE).removesuffix(limits.ELLIPSIS)
    tail = "" if last else plain[-_EDGE:].partition(" ")[2]
    return f"{text.escape(head)}{limits.ELLIPSIS}{text.escape(tail)}"


def mentioned_card(answer: Mentioned) -> discord.Embed:
    """Show who is named in a message."""

    def render(room: int) -> str:
        told = [_named(person, room) for person in answer.people]
        return "\n".join([*told, *(_unclear(one, room) for one in answer.unclear)])

    embed = discord.Embed(
        title="Who is mentioned?", description=limits.fit(render, limits.EMBED_DESCRIPTION), colour=_BLUE
    )
    if answer.more:
        embed.set_footer(text=f"{answer.more} more are named; these are the first.")
    return embed


def _named(person: Named, room: int) -> str:
    short = min(room, _NAME_ROOM)
    written = f" (“{lines.clipped(person.written, short)}”)" if person.written != person.name else ""
    role = lines.clipped(person.role, room) if person.role else "no article states a role"
    articles = counted(person.articles, "article")
    return f"**{lines.clipped(person.name, short)}**{written}, {role} · {articles}\n{lines.source(person.source, room)}"


def _unclear(one: Unclear, room: int) -> str:
    short = min(room, _NAME_ROOM)
    names = ", ".join(lines.clipped(name, short) for name in one.people)
    more = f" and {one.total - len(one.people)} more" if one.total > len(one.people) else ""
    return f"“{lines.clipped(one.written, short)}” may be {counted(one.total, 'person')}: {names}{more}"
