"""A briefing as the one message that is posted: what is most useful within a message's limits, and whether that is all.

What a briefing says is put together in :mod:`bot.answers.briefing`; when and where it is posted is decided elsewhere.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Self

import discord

from bot.answers import wording
from bot.answers.answer import EventLine, QuotationLine
from bot.answers.news import DUE, PEOPLE, SAID, THIS_DAY, Appearing, Briefing, Headed, NewsLine, Story
from bot.chat import limits, lines, text
from bot.findings import Source

_COLOUR, _QUIET = 0x7A5C99, 0x6B7280
_ROOM = 300
"""UTF-16 units of one sentence or quotation: longer ones are read in the article."""
_SOURCE_ROOM = 60
_ROLE_ROOM = 120
_ROLES = 2
_NAME_ROOM = 80
_REMARK_ROOM = 300
_NOTE_ROOM = 400
_FOOTER_ROOM = 300
_PUBLISHERS = 4
_ITEMS, _REASONS = 6, 30
_LOOKED_AT = 300
"""Characters of what is left out that are read: so much of it may be that escaping all would take long."""
NO_ROOM = "no room in one message"


@dataclass(frozen=True, slots=True)
class _Share:
    """How many lines of one kind a message has, how far behind the first story they begin, and how far apart."""

    most: int
    first: float
    step: float


_OF_STORIES = _Share(8, 0, 1)
_OF_PEOPLE = _Share(5, 1.1, 2)
_OF_QUOTATIONS = _Share(3, 1.2, 2)
_OF_DUE = _Share(4, 0.3, 2)
_OF_THIS_DAY = _Share(2, 2.4, 4)


def briefing_card(
    briefing: Briefing, *, name: str, day: date, remark: str | None, mark: str
) -> tuple[discord.Embed, bool]:
    """Show a briefing within every limit; the bool tells that there is more than the message shows.

    ``remark`` is a line of ours on top; ``mark`` ends the footer, whatever else is cut.
    """
    chosen = _chosen(briefing, remark)
    embed = discord.Embed(title=_title(name), description=_description(chosen, briefing, remark), colour=_COLOUR)
    embed.set_footer(text=_footer(name, day, wording.counted(briefing.total, "new article"), mark))
    return embed, len(chosen) < sum(1 for _ in briefing.lines())


def quiet_card(*, name: str, day: date, remark: str | None, mark: str) -> discord.Embed:
    """Say that there is nothing new."""
    said = "\n\n".join([*_remark(remark), "No new articles since the last briefing."])
    embed = discord.Embed(title=_title(name), description=said, colour=_QUIET)
    embed.set_footer(text=_footer(name, day, wording.counted(0, "new article"), mark))
    return embed


def preview_cards(briefing: Briefing, *, name: str, day: date) -> list[discord.Embed]:
    """Show what would be posted, and below it what would not and why: two embeds that fit into one message."""
    if briefing.quiet:
        posted = quiet_card(name=name, day=day, remark=None, mark="")
    else:
        posted, _ = briefing_card(briefing, name=name, day=day, remark=None, mark="")
    below = discord.Embed(title="Left out", colour=_QUIET)
    spare = limits.EMBED_TOTAL - limits.embed_length(posted) - limits.embed_length(below)
    below.description = left_out_text(briefing, min(spare, limits.EMBED_DESCRIPTION))
    return [posted, below]


def left_out_text(briefing: Briefing, limit: int = limits.EMBED_DESCRIPTION) -> str:
    """Say what the message does not show, by reason."""
    shown = {line.place for line in _chosen(briefing, None)}
    missing = [(_subject(told.line), NO_ROOM) for _, place, told in _ranked(briefing) if place not in shown]
    reasons: dict[str, list[str]] = {}
    for what, why in (*missing, *briefing.left_out):
        reasons.setdefault(why[:_LOOKED_AT], []).append(what[:_LOOKED_AT])
    told = list(reasons.items())[:_REASONS]

    def render(room: int) -> str:
        short = min(room, _NAME_ROOM)
        parts = [
            f"**{lines.clipped(why, min(room, 2 * _NAME_ROOM))}**: "
            + "; ".join(lines.clipped(what, short) for what in some[:_ITEMS])
            + (f"; and {len(some) - _ITEMS:,} more" if len(some) > _ITEMS else "")
            for why, some in told
        ]
        unsaid = sum(map(len, reasons.values())) - sum(len(some) for _, some in told)
        return "\n".join([*parts, *([f"and {unsaid:,} more"] if unsaid else [])])

    return limits.fit(render, limit) or "Nothing was left out."


def listed(page: Sequence[Headed], room: int) -> str:
    """Write lines under their headings, each with its source."""
    return _under_headings([_Written.of(0, place, told, room) for place, told in enumerate(page)])


def _title(name: str) -> str:
    return lines.clipped(name, limits.EMBED_TITLE // 2) or "Briefing"


def _footer(name: str, day: date, counts: str, mark: str) -> str:
    """Discord shows footers without Markdown, so nothing is escaped here."""
    told = " · ".join((limits.clip(text.tidy(name), _NAME_ROOM), f"{day:%A}, {day.day} {day:%B} {day.year}", counts))
    return " · ".join(part for part in (limits.clip(told, _FOOTER_ROOM), mark) if part)


def _remark(remark: str | None) -> list[str]:
    """Write our own line; it may hold a time that Discord shows in everybody's zone, so it is not escaped."""
    return [f"*{limits.clip(remark, _REMARK_ROOM)}*"] if remark else []


def _heading(words: str) -> str:
    return f"__**{lines.clipped(words, _NAME_ROOM)}**__"


@dataclass(frozen=True, slots=True)
class _Written:
    """A line with its rank (the lowest are the most useful), its place in the message, its words and its source."""

    rank: float
    place: int
    told: Headed
    words: str
    where: str

    @classmethod
    def of(cls, rank: float, place: int, told: Headed, room: int = _ROOM) -> Self:
        return cls(rank, place, told, _words(told.line, room), _where(told.line, room))


def _ranked(briefing: Briefing) -> Iterator[tuple[float, int, Headed]]:
    """Give what may be posted, in order, each line with its rank and place: all but stories on other matters.

    What is beyond the share of its kind has an endless rank.
    """
    sections: tuple[tuple[_Share, Sequence[Headed]], ...] = (
        (_OF_STORIES, [Headed(group.heading, story) for group in briefing.groups for story in group.stories]),
        (_OF_PEOPLE, [Headed(PEOPLE, person) for person in briefing.people]),
        (_OF_QUOTATIONS, [Headed(SAID, quotation) for quotation in briefing.quotations]),
        (_OF_DUE, [Headed(DUE, event) for event in briefing.due]),
        (_OF_THIS_DAY, [Headed(THIS_DAY, event) for event in briefing.on_this_day]),
    )
    place = 0
    for share, some in sections:
        turns = _turns([told.line for told in some])
        for turn, told in zip(turns, some, strict=True):
            yield share.first + share.step * turn if turn < share.most else math.inf, place, told
            place += 1


def _turns(some: Sequence[NewsLine]) -> list[int]:
    """Say when each line has its turn: people who are new, back or in a new role take turns, others come in order."""
    counts: dict[object, int] = {}
    within = []
    for line in some:
        kind = line.why if isinstance(line, Appearing) else None
        within.append(counts.setdefault(kind, 0))
        counts[kind] += 1
    order = sorted(range(len(some)), key=lambda at: (within[at], at))
    return [order.index(at) for at in range(len(some))]


def _chosen(briefing: Briefing, remark: str | None) -> list[_Written]:
    """Choose the lines of the message by their rank, as long as there is room."""
    written = [_Written.of(*one) for one in _ranked(briefing) if one[0] < math.inf]
    chosen: list[_Written] = []
    for line in sorted(written, key=lambda line: line.rank):
        more = sorted([*chosen, line], key=lambda line: line.place)
        if limits.length(_description(more, briefing, remark)) <= limits.EMBED_DESCRIPTION:
            chosen = more
    return chosen


def _description(chosen: Sequence[_Written], briefing: Briefing, remark: str | None) -> str:
    stories = [line for line in chosen if isinstance(line.told.line, Story)]
    others = chosen[len(stories) :]
    parts = (*_remark(remark), _under_headings(stories), _note(briefing, len(stories)), _under_headings(others))
    return "\n\n".join(part for part in parts if part)


def _note(briefing: Briefing, shown: int) -> str:
    """Say which new stories are not shown."""
    names = lines.clipped(", ".join(briefing.interests), _NOTE_ROOM)
    none = f"Nothing new on {names}." if briefing.interests and not briefing.groups else ""
    unshown = briefing.total - len(briefing.others) - shown
    counts = [f"{unshown:,} more" if unshown else "", f"{len(briefing.others):,} on other matters"]
    more = ", ".join(count for count in counts[: 2 if briefing.others else 1] if count)
    said = " ".join(part for part in (none, f"New as well: {more}." if more else "") if part)
    return f"*{said}*" if said else ""


def _under_headings(written: Sequence[_Written]) -> str:
    """Write lines under their headings; those that follow each other from one source share it."""
    blocks: list[str] = []
    for heading, some in groupby(_together(written), key=lambda line: line.told.heading):
        block = [_heading(heading)]
        for where, members in groupby(some, key=lambda line: line.where):
            block += [*(line.words for line in members if line.words), where]
        blocks.append("\n".join(block))
    return "\n\n".join(blocks)


def _together(written: Sequence[_Written]) -> list[_Written]:
    """Bring people, and quotations, of one source together; events keep their order."""
    first: dict[tuple[str, str], int] = {}
    for line in written:
        first.setdefault((line.told.heading, line.where), line.place)
    movable = (Appearing, QuotationLine)
    return sorted(
        written,
        key=lambda line: first[line.told.heading, line.where] if isinstance(line.told.line, movable) else line.place,
    )


def _words(line: NewsLine, room: int) -> str:
    match line:
        case Story():
            return f"• {lines.clipped(line.sentence, room)}" if line.sentence else ""
        case Appearing():
            return f"• {_appearing(line, room)}"
        case QuotationLine():
            return (
                f"• “{lines.clipped(wording.spoken(line.text), room)}” — {lines.speaker(line, min(room, _ROLE_ROOM))}"
            )
        case EventLine():
            return f"• {lines.dated_sentence(line, room)}"


def _appearing(person: Appearing, room: int) -> str:
    roles = "; ".join(lines.clipped(role, min(room, _ROLE_ROOM)) for role in person.roles[:_ROLES])
    name = f"**{lines.clipped(person.name, min(room, _NAME_ROOM))}**"
    last = f" (last in {_place(person.last, room)})" if person.last else ""
    return f"{wording.told_because(person)}: {name}{f', {roles}' if roles else ''}{last}"


def _place(where: Source, room: int) -> str:
    """Write publisher and date of an article, or title and date, as one link."""
    named = limits.clip(text.tidy(where.publisher or where.title), min(room, _SOURCE_ROOM))
    when = limits.clip(text.tidy(wording.dated(where.published)), _NAME_ROOM)
    return text.link(f"{named}, {when}", where.url if room >= _SOURCE_ROOM else None)


def _where(line: NewsLine, room: int) -> str:
    if not isinstance(line, Story):
        return lines.source(line.source, min(room, _SOURCE_ROOM))
    # A title that is but the beginning of the sentence would only repeat it.
    titled = line.titled or not line.sentence or not line.source.publisher
    where = lines.source(line.source, room) if titled else f"↳ {_place(line.source, room)}"
    named = [lines.clipped(name, min(room, _NAME_ROOM)) for name in line.publishers[:_PUBLISHERS]]
    more = len(line.publishers) - _PUBLISHERS
    also = ", ".join([*named, *([f"{more} more"] if more > 0 else [])])
    return f"{where} · also in {also}" if also else where


def _subject(line: NewsLine) -> str:
    match line:
        case Story():
            return line.source.title
        case Appearing():
            return line.name
        case QuotationLine():
            return f"“{wording.spoken(line.text)}”"
        case EventLine():
            return line.text
