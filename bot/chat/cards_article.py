"""One article on Discord: its card, its text in pages, its people, and a sentence of it in context.

Texts of the article are escaped and never cut on the pages of the text itself; on the card they are a beginning.
"""

from collections.abc import Callable

import discord

from bot.answers.answer import ArticleCard, ArticlePeople, ArticleText, Surroundings
from bot.answers.found_in import found_in
from bot.answers.wording import counted, spoken
from bot.chat import limits, lines, text
from bot.findings import Source
from bot.library.whole_articles import NamedPerson

_COLOUR = 0x4C8C6A
_NAME_ROOM = 80
_TITLE_ROOM = 120
_OPENING = 400
_PEOPLE, _QUOTATIONS, _EVENTS, _THAT_DAY = 8, 3, 4, 4
_FIELD = 900
_SMALL_FIELD = 500


def article_card(card: ArticleCard) -> discord.Embed:
    """Show one article: what is known of it and from where, and the beginnings of its parts."""
    embed = discord.Embed(
        title=lines.clipped(card.source.title, _TITLE_ROOM),
        url=text.safe_url(card.source.url),
        description=limits.fit(lambda room: _opening(card, room), limits.EMBED_DESCRIPTION // 2),
        colour=_COLOUR,
    )
    _add(embed, "People", lambda room: _people(card, room), _FIELD)
    _add(embed, "Said", lambda room: _said(card, room), _FIELD)
    _add(embed, "Dates", lambda room: _dates(card, room), _FIELD)
    heading = "Published nearest to it" if card.nearest else "What else that day"
    _add(embed, heading, lambda room: _that_day(card, room), _SMALL_FIELD)
    embed.set_footer(text=_counts(card))
    return embed


def text_card(page: ArticleText, pages: int) -> discord.Embed:
    """Show one page of an article's text, whole; ``pages`` is how many there are."""
    paragraphs = [text.escape(paragraph) for passage in page.passages for paragraph in passage]
    embed = _headed(page.source, "\n\n".join(filter(None, paragraphs)))
    embed.set_footer(text=f"Text · page {page.page.number + 1} of {pages}")
    return embed


def people_card(page: ArticlePeople, position: str) -> discord.Embed:
    """Show the people whom an article names."""

    def render(room: int) -> str:
        return "\n".join(_person(person, room) for person in page.people)

    embed = _headed(page.source, limits.fit(render, limits.EMBED_DESCRIPTION))
    embed.set_footer(text=f"People · {position}")
    return embed


def surroundings_card(found: Surroundings) -> discord.Embed:
    """Show a sentence with what was looked for in bold, between the sentences around it."""

    def render(room: int) -> str:
        before, after = (" ".join(lines.clipped(one, room) for one in some) for some in (found.before, found.after))
        told = (before, f"> {lines.highlighted(found.own, room)}", after)
        return "\n".join([*filter(None, told), "", lines.source(found.source, room)])

    description = limits.fit(render, limits.EMBED_DESCRIPTION)
    return discord.Embed(title="In context", description=description, colour=_COLOUR)


def _headed(source: Source, description: str) -> discord.Embed:
    embed = discord.Embed(
        title=lines.clipped(source.title, _TITLE_ROOM),
        url=text.safe_url(source.url),
        description=description,
        colour=_COLOUR,
    )
    embed.add_field(name="Source", value=_origin(source), inline=False)
    return embed


def _origin(source: Source) -> str:
    publisher = lines.clipped(source.publisher, _NAME_ROOM) if source.publisher else "publisher not stated"
    return f"{publisher}, {lines.dated(source.published)}"


def _opening(card: ArticleCard, room: int) -> str:
    """Write what is known of the article and where it was found, its link, and its first paragraph."""
    source, article = card.source, card.article
    notes = [f"*{lines.clipped(note, room)}*" for note in card.notes]
    address = text.safe_url(source.url)
    known = [
        f"**{lines.clipped(source.publisher, _NAME_ROOM)}**, {_found(article.publisher_from)}"
        if source.publisher
        else "publisher not stated",
        f"**{lines.dated(source.published)}**, {_found(source.published_from)}"
        if source.published
        else "date not stated",
        f"title {_found(article.title_from)}",
        f"[the original]({address})" if address else "no link to the original is known",
    ]
    first = f"> {lines.clipped(card.paragraphs[0], min(room, _OPENING))}" if card.paragraphs else ""
    return "\n".join([*notes, *known, *filter(None, [first])])


def _found(where: str) -> str:
    return lines.clipped(found_in(where), _NAME_ROOM)


def _add(embed: discord.Embed, name: str, render: Callable[[int], str], limit: int) -> None:
    value = limits.fit(render, limit)
    if value:
        embed.add_field(name=name, value=value, inline=False)


def _people(card: ArticleCard, room: int) -> str:
    told = [_person(person, room) for person in card.people[:_PEOPLE]]
    return "\n".join(told + _more(len(card.people) - _PEOPLE))


def _person(person: NamedPerson, room: int) -> str:
    short = min(room, _NAME_ROOM)
    written = f" (here {lines.clipped(person.written, short)})" if person.written != person.name else ""
    roles = "".join(f", {lines.clipped(role, room)}" for role in person.roles)
    return f"**{lines.clipped(person.name, short)}**{written}{roles}"


def _said(card: ArticleCard, room: int) -> str:
    told = [
        f"“{lines.clipped(spoken(line.text), room)}” — {lines.speaker(line, room)}"
        for line in card.quotations[:_QUOTATIONS]
    ]
    return "\n".join(told + _more(len(card.quotations) - _QUOTATIONS))


def _dates(card: ArticleCard, room: int) -> str:
    told = [lines.dated_sentence(line, room) for line in card.events[:_EVENTS]]
    return "\n".join(told + _more(len(card.events) - _EVENTS))


def _that_day(card: ArticleCard, room: int) -> str:
    told = [lines.article(source, min(room, _TITLE_ROOM)) for source in card.that_day[:_THAT_DAY]]
    return "\n".join(told + _more(len(card.that_day) - _THAT_DAY))


def _more(number: int) -> list[str]:
    return [f"and {number:,} more"] if number > 0 else []


def _counts(card: ArticleCard) -> str:
    numbers = (
        (card.words, "word"),
        (len(card.people), "person"),
        (len(card.quotations), "quotation"),
        (len(card.events), "dated event"),
    )
    return " · ".join(counted(number, thing) for number, thing in numbers if number)
