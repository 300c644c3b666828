"""What autocompletion offers while somebody types: people, topics, titles, publishers and dates.

A suggestion's value is what the person might have typed in full, never a row number, so that it means the same after a
reload. Lengths and the number that a screen can show are the screen's business.
"""

from dataclasses import dataclass
from typing import Literal

from bot.answers.answer import Choices
from bot.answers.resolve import One, resolve
from bot.answers.title_words import title_words
from bot.library import merges, people, suggestions, titles
from bot.library.merges import Spelling
from bot.library.rows import PersonRow
from bot.library.shelf import Shelf
from bot.names.fold import fold, tokens, typed_name

What = Literal["person", "spelling", "topic", "title", "publisher", "since", "until"]
_DATES = ("today", "7d", "30d", "last week", "last month", "this year", "last year")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line of a list of suggestions, and the text that choosing it types."""

    label: str
    value: str


async def suggest(shelf: Shelf, what: What, typed: str, limit: int = 25) -> tuple[Suggestion, ...]:
    """Give at most ``limit`` suggestions for what has been typed so far, the likeliest first."""
    match what:
        case "person":
            return tuple(_person(row) for row in await _people(shelf, typed, limit))
        case "spelling":
            return await _spellings(shelf, typed, limit)
        case "topic":
            topics = await suggestions.topics(shelf, tokens(typed), limit)
            return tuple(Suggestion(f"{topic} ({articles:,})", topic) for topic, articles in topics)
        case "title":
            return await _titles(shelf, typed, limit)
        case "publisher":
            rows = [(name, count) for name, count in await shelf.publishers() if fold(typed) in fold(name)]
            return tuple(Suggestion(f"{name} ({count:,})", name) for name, count in rows[:limit])
        case "since" | "until":
            start = typed.strip().casefold()
            return tuple(Suggestion(text, text) for text in _DATES if text.startswith(start))[:limit]


async def _people(shelf: Shelf, typed: str, limit: int) -> tuple[PersonRow, ...]:
    """People whose names begin so; if nobody's does, those whom the whole text may mean in another spelling."""
    if not tokens(typed):
        return await people.most_mentioned(shelf, limit)
    rows = await people.begin_with(shelf, typed_name(typed), limit)
    if rows:
        return rows
    found = await resolve(shelf, typed)
    if isinstance(found, One):
        return (found.person,)
    keys = [choice.key for choice in found.choices] if isinstance(found, Choices) else [n.key for n in found.nearest]
    near = [await people.person(shelf, key) for key in keys[:limit]]
    return tuple(row for row in near if row)


async def _spellings(shelf: Shelf, typed: str, limit: int) -> tuple[Suggestion, ...]:
    """People as :func:`_people` gives them, each who has several spellings under every one; at first only those."""
    if not tokens(typed):
        return tuple(_spelling(one) for one in await merges.spellings_of(shelf, None, limit))
    found: list[Suggestion] = []
    for row in await _people(shelf, typed, limit):
        others = await merges.spellings_of(shelf, row.key, limit)
        own = await merges.spelling(shelf, row.key) if others else None
        found += [_spelling(one) for one in (own, *others) if one] if own else [_person(row)]
    return tuple(found[:limit])


def _spelling(one: Spelling) -> Suggestion:
    return Suggestion(one.name if one.name == one.person_name else f"{one.name}, now {one.person_name}", one.name)


async def _titles(shelf: Shelf, typed: str, limit: int) -> tuple[Suggestion, ...]:
    """Articles whose titles have words that begin so, errors repaired, newest first.

    A title that several articles have would not tell which is meant: those are typed by their keys.
    """
    words, _ = await title_words(shelf, typed)
    found = (await titles.begin_with(shelf, words, 0, limit)).lines
    shared = await titles.shared(shelf, [source.title for source in found])
    return tuple(
        Suggestion(f"{source.title} ({source.key})", source.key)
        if source.title in shared
        else Suggestion(source.title, source.title)
        for source in found
    )


def _person(row: PersonRow) -> Suggestion:
    return Suggestion(f"{row.name} – {row.role}" if row.role else row.name, row.name)
