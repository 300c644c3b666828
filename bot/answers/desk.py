"""The one place where questions become answers: :func:`answer` takes any question and looks it up on a shelf.

Each kind of question has one function here; how names, dates and words are understood is in the modules beside it. No
text is generated: answers hold lines of articles, and sentences about the question itself.
"""

import secrets
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from bot.answers import briefing, dates, reading_on
from bot.answers.answer import Answer, Articles, Nothing, Page, PersonCard, Quotations, Timeline
from bot.answers.asking.engine import Meanings, ask
from bot.answers.checking.check import check
from bot.answers.checking.mentioned import mentioned
from bot.answers.publishers import resolve_publisher
from bot.answers.question import (
    AroundOf,
    ArticleOf,
    Ask,
    Check,
    ContextOf,
    NamedIn,
    News,
    Question,
    Quote,
    QuotedIn,
    Search,
    TimelineOf,
    Who,
)
from bot.answers.resolve import One, choices, resolve, shown
from bot.answers.searching import ArticleMeanings, search, unknown
from bot.answers.topics.topic import Topic, literal, topic
from bot.answers.wording import BOUNDED, repaired
from bot.edtf import in_words
from bot.library import articles, events, people, quotations, spans
from bot.library.filters import Filter
from bot.library.merges import merges_of
from bot.library.rows import DatedRole, Matches, PersonRow
from bot.library.shelf import Shelf
from bot.library.words import wanted
from bot.names.fold import tokens
from bot.names.merge import other_spellings

_MOST_MENTIONED = 25
_BEST_QUOTATIONS = 3
_SEEN_WITH = 5


class AllMeanings(Meanings, ArticleMeanings, Protocol):
    """Who tells how near sentences and articles are to a question in meaning."""


_GONE = "That person is not in the articles any more."


async def answer(  # noqa: C901, PLR0911 - one branch a kind of question
    shelf: Shelf,
    question: Question,
    page: Page = Page(),  # noqa: B008 - frozen
    *,
    today: date,
    meanings: AllMeanings | None = None,
) -> Answer:
    """Answer any question from a shelf; every text in it is valid. ``today`` is what "last month" counts from.

    ``meanings`` help with questions in a person's own words; without them only words count.
    """
    match question:
        case Who():
            return await _who(shelf, question)
        case TimelineOf():
            return await _timeline(shelf, question, page, today)
        case Quote():
            return await _quote(shelf, question, page, today)
        case Search():
            return await _search(shelf, question, page, meanings)
        case ContextOf():
            return await quotations.neighbourhood(shelf, question.article, question.start) or Nothing(
                "That quotation is not in the articles any more."
            )
        case News():
            return await briefing.listed(shelf, question, page, today)
        case Ask():
            return await ask(shelf, question.question, meanings)
        case ArticleOf():
            return await reading_on.read(shelf, question, page)
        case AroundOf():
            return await reading_on.around(shelf, question)
        case Check():
            return await check(shelf, question.text, question.speaker)
        case QuotedIn():
            return await check(shelf, question.text, "", only_marked=True)
        case NamedIn():
            return await mentioned(shelf, question.text)


async def _who(shelf: Shelf, question: Who) -> Answer:
    if question.key:
        row = await people.person(shelf, question.key)
        return await _card(shelf, One(row, exact=True), "") if row else Nothing(_GONE)
    if not question.name.strip():
        rows = await people.most_mentioned(shelf, _MOST_MENTIONED)
        return choices("", rows, len(rows)) if rows else Nothing("No article names a person.")
    found = await resolve(shelf, question.name)
    return await _card(shelf, found, question.name) if isinstance(found, One) else found


async def _card(shelf: Shelf, found: One, typed: str) -> PersonCard:
    row = found.person
    first, last = await people.first_and_last_seen(shelf, row.key)
    roles: dict[str, DatedRole] = {}
    for role in await people.roles(shelf, row.key):
        roles.setdefault(role.title.casefold(), role)
    return PersonCard(
        key=row.key,
        name=row.name,
        shown_for=None if found.exact else shown(typed),
        other_spellings=other_spellings(row.name, await people.spellings(shelf, row.key)),
        roles=tuple(roles.values()),
        first_seen=first,
        last_seen=last,
        articles=row.articles,
        mentions=row.mentions,
        quotation_count=row.quotations,
        event_count=await people.count_events(shelf, row.key),
        quotations=await quotations.best_of(shelf, row.key, _BEST_QUOTATIONS),
        seen_with=await people.seen_with(shelf, row.key, _SEEN_WITH),
        merges=await merges_of(shelf, row.key),
        months=await spans.months_of(shelf, row.key),
    )


@dataclass(frozen=True, slots=True)
class _Understood:
    """A filter made of typed options, the words it was made of, and what to say about it."""

    filter: Filter
    about: str
    notes: tuple[str, ...]

    def notes_on(self, found: Matches[Any]) -> tuple[str, ...]:
        """Add to the notes that there were too many hits, if so."""
        return self.notes + ((BOUNDED,) if found.bounded else ())


async def _timeline(shelf: Shelf, question: TimelineOf, page: Page, today: date) -> Answer:
    understood = await _understand(shelf, question, question.who, today)
    if not isinstance(understood, _Understood):
        return understood
    found = await events.find_events(shelf, understood.filter, page.offset, page.limit)
    if not found.total:
        return Nothing(_none("dated event", understood.about))
    spread = await spans.spread_of(shelf, understood.filter, found.total)
    return Timeline(understood.about, found.lines, found.total, page, understood.notes_on(found), spread)


async def _quote(shelf: Shelf, question: Quote, page: Page, today: date) -> Answer:
    if question == Quote(seed=question.seed):
        number = zlib.crc32(question.seed.encode()) if question.seed else secrets.randbits(32)
        one = await quotations.one_at_random(shelf, number)
        return Quotations("one at random", (one,), 1) if one else Nothing("No article quotes anybody by name.")
    understood = await _understand(shelf, question, question.speaker, today)
    if not isinstance(understood, _Understood):
        return understood
    found = await quotations.find_quotations(shelf, understood.filter, page.offset, page.limit)
    if not found.total:
        return Nothing(_none("quotation", understood.about))
    notes = understood.notes_on(found) + _related(found.related, found.total)
    return Quotations(understood.about, found.lines, found.total, page, notes)


async def _understand(shelf: Shelf, question: TimelineOf | Quote, who: str, today: date) -> _Understood | Answer:
    """Read the options that timelines and quotations share; an answer means that one of them was not understood."""
    about: list[str] = []
    notes: list[str] = []
    person = ""
    speaker: tuple[str, ...] = ()
    if question.person or who.strip():
        found = await _meant(shelf, question, who)
        if isinstance(found, PersonRow):
            person = found.key
            about.append(found.name)
            if who.strip() and tokens(found.name) != tokens(who):
                notes.append(f"Shown for “{shown(who)}”.")
        elif isinstance(found, tuple):
            speaker = found
            about.append(shown(who))
        else:
            return found
    on = await _topic(shelf, question)
    if question.topic.strip():
        about.append(f"“{shown(question.topic)}”")
        notes += [repaired(repair) for repair in on.words.repairs]
        if not on.match:
            return Nothing(unknown(on.words, question.topic))
    publisher = await resolve_publisher(shelf, question.publisher)
    if isinstance(publisher, Nothing):
        return publisher
    span = dates.span(question.since, question.until, today)
    if isinstance(span, str):
        return Nothing(span)
    about += [publisher] if publisher else []
    about += [f"since {in_words(span.since.isoformat())}"] if span.since else []
    about += [f"until {in_words(span.until.isoformat())}"] if span.until else []
    if span and isinstance(question, TimelineOf):
        notes.append("Events whose year is not stated are left out.")
    looked_for = Filter(person, on.match, publisher, span, speaker, related=on.related)
    return _Understood(looked_for, ", ".join(about), tuple(notes))


async def _topic(shelf: Shelf, question: TimelineOf | Quote) -> Topic:
    """Read what is asked about; only quotations are looked for by related words, too."""
    if isinstance(question, Quote) or not question.topic.strip():
        return await topic(shelf, question.topic)
    return literal(await wanted(shelf, question.topic))


def _related(count: int, total: int) -> tuple[str, ...]:
    """Say that words related to a topic were looked for, where that found something."""
    if not count:
        return ()
    whose = "All of them have" if count == total else "The last one has" if count == 1 else f"The last {count:,} have"
    return (f"{whose} only words related to the topic; write it in quotation marks to leave such out.",)


async def _meant(shelf: Shelf, question: TimelineOf | Quote, who: str) -> PersonRow | tuple[str, ...] | Answer:
    """Find the person who is meant, or the folded words of a speaker who is no person."""
    if question.person:
        return await people.person(shelf, question.person) or Nothing(_GONE)
    found = await resolve(shelf, who)
    if isinstance(found, One):
        return found.person
    words = tokens(who)
    if isinstance(question, Quote) and words and isinstance(found, Nothing):
        spoken = await quotations.find_quotations(shelf, Filter(speaker=words), 0, 1)
        return words if spoken.total else found
    return found


async def _search(shelf: Shelf, question: Search, page: Page, meanings: ArticleMeanings | None) -> Answer:
    if question.person:
        return await _articles_with(shelf, question.person, page)
    return await search(shelf, question.query, page, meanings)


async def _articles_with(shelf: Shelf, key: str, page: Page) -> Answer:
    row = await people.person(shelf, key)
    if row is None:
        return Nothing(_GONE)
    found = await articles.articles_with(shelf, row.key, offset=page.offset, limit=page.limit)
    return Articles(row.name, found.lines, found.total, page)


def _none(what: str, about: str) -> str:
    return f"No {what} in the articles for {about}." if about else f"The articles have no {what}."
