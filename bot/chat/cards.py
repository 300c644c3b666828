"""Answers as Discord embeds: what a person reads. No Discord call is made here and nothing is looked up.

Every card keeps every limit whatever its texts are, because it is built through :mod:`bot.chat.limits`; every foreign
text is escaped in :mod:`bot.chat.lines`. Footers hold only words of ours, since Discord shows them without Markdown.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import discord

from bot.answers import wording
from bot.answers.answer import (
    Answer,
    ArticleCard,
    ArticleHit,
    ArticlePeople,
    Articles,
    ArticleText,
    Checks,
    Choices,
    Context,
    EventLine,
    Mentioned,
    NewsList,
    Nothing,
    NotSaid,
    Page,
    PersonCard,
    Quotations,
    Surroundings,
    Timeline,
    Told,
)
from bot.chat import cards_briefing, limits, lines
from bot.chat.cards_article import article_card, people_card, surroundings_card, text_card
from bot.chat.cards_ask import not_said_card, told_card
from bot.chat.cards_check import checks_card, mentioned_card
from bot.chat.cards_who import person_card

_BLUE, _GOLD, _GREEN, _GREY, _VIOLET = 0x3B6EA5, 0xB08D3C, 0x4C8C6A, 0x6B7280, 0x7A5C99
_NAME_ROOM = 100
_TITLE_ROOM = 120
_BRIEF_NOTES = 3
Listed = Timeline | Quotations | Articles | NewsList
Paged = Listed | ArticleText | ArticlePeople


def card(answer: Answer) -> discord.Embed:
    """Show an answer as an embed within every limit."""
    match answer:
        case PersonCard():
            embed = person_card(answer)
        case Choices():
            embed = _choices(answer)
        case Nothing():
            embed = _nothing(answer)
        case Context():
            embed = _context(answer)
        case Told():
            embed = told_card(answer)
        case NotSaid():
            embed = not_said_card(answer)
        case Checks():
            embed = checks_card(answer)
        case Mentioned():
            embed = mentioned_card(answer)
        case Surroundings() | ArticleCard() | ArticleText() | ArticlePeople():
            embed = _read(answer)
        case _:
            embed = _listing(answer)
    return limits.bounded(embed)


def _read(answer: Surroundings | ArticleCard | ArticleText | ArticlePeople) -> discord.Embed:
    match answer:
        case Surroundings():
            return surroundings_card(answer)
        case ArticleCard():
            return article_card(answer)
        case ArticleText():
            return text_card(answer, pages(answer))
        case ArticlePeople():
            return people_card(answer, position(answer.page, len(answer.people), answer.total, pages(answer)))


def pages(answer: Paged) -> int:
    """Count the pages of the answer, at least one."""
    return max(1, -(-answer.total // answer.page.size)) if answer.page.size else 1


def _listing(answer: Listed) -> discord.Embed:
    match answer:
        case Timeline():
            heading, colour, shown = "Timeline", _BLUE, len(answer.events)
        case Quotations():
            heading, colour, shown = "Quotations", _GOLD, len(answer.quotations)
        case Articles():
            heading, colour, shown = "Articles", _GREEN, len(answer.hits)
        case NewsList():
            heading, colour, shown = "Briefing", _VIOLET, len(answer.lines)
    about = lines.clipped(answer.about, _TITLE_ROOM)
    description = limits.fit(lambda room: _listed(answer, room), limits.EMBED_DESCRIPTION)
    embed = discord.Embed(title=f"{heading}: {about}" if about else heading, description=description, colour=colour)
    embed.set_footer(text=position(answer.page, shown, answer.total, pages(answer)))
    return embed


def _listed(answer: Listed, room: int) -> str:
    match answer:
        case Timeline():
            body = _timeline(answer.events, room)
        case Quotations():
            body = _quotations(answer, room)
        case Articles():
            body = hits(answer.hits, room)
        case NewsList():
            body = cards_briefing.listed(answer.lines, room)
    return "\n\n".join(part for part in (_notes(answer), body) if part)


def position(page: Page, shown: int, total: int, count: int) -> str:
    """Say which of how many lines a page shows."""
    if shown == total:
        return f"All {total}" if total > 1 else "The only one"
    first = page.offset + 1
    span = f"{first}–{first + shown - 1}" if shown > 1 else str(first)
    return f"{span} of {total} · page {page.number + 1} of {count}"


def _notes(answer: Listed) -> str:
    repairs = answer.repairs if isinstance(answer, Articles) else ()
    said = [wording.repaired(repair) for repair in repairs[:_BRIEF_NOTES]] + list(answer.notes[:_BRIEF_NOTES])
    return "\n".join(f"*{lines.clipped(note, 2 * _NAME_ROOM)}*" for note in said)


def _timeline(events: Sequence[EventLine], room: int) -> str:
    blocks: list[str] = []
    for month, members in groupby(events, key=wording.heading):
        blocks.append(
            f"__**{lines.clipped(month, _NAME_ROOM)}**__\n" + "\n".join(lines.event(event, room) for event in members)
        )
    return "\n\n".join(blocks)


def _quotations(answer: Quotations, room: int) -> str:
    first = answer.page.offset + 1
    numbered = answer.total > 1
    return "\n\n".join(
        (f"**{number}.** " if numbered else "") + lines.quotation(line, room)
        for number, line in enumerate(answer.quotations, start=first)
    )


def hits(found: Iterable[ArticleHit], room: int) -> str:
    """List articles with their sentences."""
    return "\n\n".join("\n".join(_hit(hit, room)) for hit in found)


def _hit(hit: ArticleHit, room: int) -> Iterator[str]:
    yield f"**{lines.article(hit.source, room)}**"
    for sentence in hit.sentences:
        yield f"> {lines.highlighted(sentence, room)}"


def _choices(answer: Choices) -> discord.Embed:
    query = lines.clipped(answer.query, _NAME_ROOM)

    def render(room: int) -> str:
        return "\n".join(
            f"**{lines.clipped(choice.name, min(room, _NAME_ROOM))}**"
            + (f", {lines.clipped(choice.role, min(room, _NAME_ROOM))}" if choice.role else "")
            + f" · {wording.counted(choice.articles, 'article')}"
            for choice in answer.choices
        )

    title = f"Who is meant by “{query}”?" if query else "The most mentioned people"
    embed = discord.Embed(title=title, description=limits.fit(render, limits.EMBED_DESCRIPTION), colour=_BLUE)
    if answer.total > len(answer.choices):
        embed.set_footer(text=f"{len(answer.choices)} of {answer.total}; a fuller name narrows it down.")
    return embed


def _nothing(answer: Nothing) -> discord.Embed:
    def render(room: int) -> str:
        nearest = "\n".join(
            f"**{lines.clipped(near.name, min(room, _NAME_ROOM))}**: {lines.clipped(near.why, room)}"
            for near in answer.nearest
        )
        return "\n\n".join(part for part in (lines.clipped(answer.message, room), nearest) if part)

    return discord.Embed(description=limits.fit(render, limits.EMBED_DESCRIPTION), colour=_GREY)


def _context(answer: Context) -> discord.Embed:
    def render(room: int) -> str:
        before = [lines.clipped(sentence, room) for sentence in answer.before]
        after = [lines.clipped(sentence, room) for sentence in answer.after]
        told = " ".join([*before, f"**{lines.clipped(answer.own, room)}**", *after])
        return f"{told}\n\n— {lines.speaker(answer.quotation, room)}\n{lines.source(answer.quotation.source, room)}"

    description = limits.fit(render, limits.EMBED_DESCRIPTION)
    return discord.Embed(title="In context", description=description, colour=_GOLD)
