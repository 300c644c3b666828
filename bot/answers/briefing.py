"""A briefing put together: what new articles say, for somebody's interests, as of a day.

It chooses and orders; every sentence is an article's. Nothing here knows a clock, a screen or when a briefing is due.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answers import wording
from bot.answers.grouping import by_topic, spelled, topics
from bot.answers.newcomers import people_of
from bot.answers.news import ALSO_NEW, NEW, Briefing, Group, NewsList, Story
from bot.answers.page import Page
from bot.answers.question import News
from bot.answers.repeats import Sorted, sort_out
from bot.answers.resolve import shown
from bot.answers.sayings import Told, sayings
from bot.library import articles, events, news, people
from bot.library.articles import ArticleHit
from bot.library.filters import Interest
from bot.library.news import Sheet
from bot.library.rows import EventLine
from bot.library.shelf import Shelf
from bot.library.words import all_of, wanted

__all__ = ["Briefing", "Interests", "compose", "listed", "newest"]

_FIRST_BRIEFING = 10
_MOST_STORIES = 200
"""So many of the newest articles are looked at; a briefing of more is no briefing."""
_AHEAD = timedelta(days=7)
_EVENTS = 20
_DAYS_RECALLED = 5
NOT_WANTED = "not on the briefing's interests"


@dataclass(frozen=True, slots=True)
class Interests:
    """What a briefing is about: people (keys) and topics (as they were typed); empty: everything."""

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


async def newest(shelf: Shelf, count: int = _FIRST_BRIEFING) -> tuple[str, ...]:
    """Give the keys of the newest articles, which a first briefing is made of."""
    return await news.newest_keys(shelf, count)


async def compose(shelf: Shelf, fresh: tuple[str, ...], interests: Interests, today: date) -> Briefing:
    """Put the briefing together; ``fresh`` are the keys of the new articles, those not on the shelf are ignored."""
    inside, outside = await news.count(shelf, fresh)
    sheets = await news.sheets(shelf, fresh, _MOST_STORIES)
    found = await sort_out(shelf, fresh, sheets)
    wishes = await _wishes(shelf, interests, found.leads)
    chosen = [sheet for sheet in found.leads if wishes.wants(sheet)]
    groups = await _groups(shelf, chosen, wishes, found, inside + outside)
    newcomers = await people_of(shelf, fresh, chosen, inside, outside)
    until = min(today, date.max - _AHEAD) + _AHEAD
    coming = await events.coming(shelf, today, until, wishes.interest, _EVENTS)
    recalled = await events.on_this_day(shelf, today, wishes.interest, _EVENTS)
    stories = [story for group in groups for story in group.stories]
    told = Told(text for story in stories for text in (story.sentence, story.source.title))
    due = [event for event in wishes.keep(coming) if told.add(event.text)]
    this_day = _one_a_day(event for event in wishes.keep(recalled) if told.add(event.text))
    quotations, unsaid = await sayings(shelf, [sheet.source.key for sheet in chosen], wishes.interest, told)
    beyond = wording.counted(inside - len(sheets), "older article")
    others = tuple(_story(sheet, found) for sheet in found.leads if not wishes.wants(sheet))
    return Briefing(
        asked=News(tuple(sheet.source.key for sheet in sheets), interests.people, interests.topics, today.isoformat()),
        interests=wishes.names,
        groups=groups,
        people=newcomers.told,
        quotations=quotations,
        due=tuple(due),
        on_this_day=this_day,
        others=others,
        left_out=(
            *_repeated(found),
            *((story.source.title, NOT_WANTED) for story in others),
            *newcomers.left_out,
            *unsaid,
            *((event.text, NOT_WANTED) for event, on in (*coming, *recalled) if wishes.names and not on),
            *([(beyond, "too many at once")] if inside > len(sheets) else []),
        ),
    )


async def listed(shelf: Shelf, question: News, page: Page, today: date) -> NewsList:
    """Give one page of all lines of a briefing."""
    try:
        day = date.fromisoformat(question.day)
    except ValueError:
        day = today
    whole = await compose(shelf, question.articles, Interests(question.people, question.topics), day)
    lines = tuple(whole.lines())
    end = len(lines) if page.size is None else page.offset + page.size
    return NewsList(wording.dated(day.isoformat()), lines[page.offset : end], len(lines), page)


@dataclass(frozen=True, slots=True)
class _Wish:
    """One interest found on a shelf: its name, and for each new article that is on it a sentence that is."""

    name: str
    found: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Wishes:
    """All interests found on a shelf."""

    matches: tuple[_Wish, ...]
    interest: Interest

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(wish.name for wish in self.matches)

    def wants(self, sheet: Sheet) -> bool:
        return not self.matches or any(sheet.source.key in wish.found for wish in self.matches)

    def nearest(self, sheet: Sheet) -> _Wish:
        """Give the interest that tells most of an article which is wanted: the one that fewest articles are on."""
        return min((wish for wish in self.matches if sheet.source.key in wish.found), key=lambda wish: len(wish.found))

    def keep(self, lines: Iterable[tuple[EventLine, bool]]) -> list[EventLine]:
        return [line for line, on in lines if on or not self.matches]


async def _wishes(shelf: Shelf, interests: Interests, sheets: Sequence[Sheet]) -> _Wishes:
    matches: list[_Wish] = []
    keys = [sheet.source.key for sheet in sheets]
    found = [await people.person(shelf, key) for key in interests.people]
    wanted_people = {row.key: row for row in found if row is not None}
    for row in wanted_people.values():
        named = await articles.articles_with(shelf, row.key, offset=0, limit=-1, among=keys)
        matches.append(_Wish(row.name, _sentences(named.lines)))
    expressions: list[str] = []
    for topic in dict.fromkeys(interests.topics):
        words = (await wanted(shelf, topic)).words
        if words:
            expressions.append(f"({all_of(words)})")
            having = await articles.with_all(shelf, words, keys)
            matches.append(_Wish(shown(topic), _sentences(having.lines)))
    return _Wishes(tuple(matches), Interest(tuple(wanted_people), " OR ".join(expressions)))


def _sentences(hits: Iterable[ArticleHit]) -> dict[str, str]:
    """Give for each article the first of its sentences that is no title; an empty text when there is none."""
    return {
        hit.source.key: next((one.text for one in hit.sentences if one.text != hit.source.title), "") for hit in hits
    }


async def _groups(
    shelf: Shelf, sheets: Sequence[Sheet], wishes: _Wishes, found: Sorted, shelved: int
) -> tuple[Group, ...]:
    """Put the stories under the interest that tells most of them; without interests, under the topics they share."""
    if wishes.matches:
        under = [(wishes.nearest(sheet), sheet) for sheet in sheets]
        groups = [
            Group(
                wish.name,
                tuple(_story(sheet, found, wish.found[sheet.source.key]) for near, sheet in under if near is wish),
            )
            for wish in wishes.matches
        ]
        return tuple(group for group in groups if group.stories)
    quoted = await news.speakers(shelf, [sheet.source.key for sheet in sheets])
    speakers = {key: frozenset(map(spelled, names)) for key, names in quoted.items()}
    shared, single = by_topic(sheets, await news.spread(shelf, topics(sheets)), shelved, speakers)
    named = [_group(group.topic[:1].upper() + group.topic[1:], group.sheets, found) for group in shared]
    return (*named, *([_group(ALSO_NEW if named else NEW, single, found)] if single else []))


def _group(heading: str, sheets: Sequence[Sheet], found: Sorted) -> Group:
    return Group(heading, tuple(_story(sheet, found) for sheet in sheets))


def _story(sheet: Sheet, found: Sorted, telling: str = "") -> Story:
    """Make a story with a sentence that tells why it is wanted, if there is one, else its first."""
    sentence = telling or sheet.sentence
    return Story(sheet.source, sentence, tuple(other.source for other in found.also.get(sheet.source.key, ())))


def _one_a_day(lines: Iterable[EventLine]) -> tuple[EventLine, ...]:
    """Keep the first line of each date: a day that many articles tell of is recalled once."""
    by_date: dict[str, EventLine] = {}
    for line in lines:
        by_date.setdefault(line.date, line)
    return tuple(by_date.values())[:_DAYS_RECALLED]


def _repeated(found: Sorted) -> Iterable[tuple[str, str]]:
    for lead in found.leads:
        for other in found.also.get(lead.source.key, ()):
            yield other.source.title, f"same text as {wording.source_words(lead.source)}"
    for sheet, older in found.known:
        yield sheet.source.title, f"same text as {wording.source_words(older)}, which came before"
