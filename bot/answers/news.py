"""What a briefing holds, as frozen values: new stories by topic, people, quotations, what is due, what a day recalls.

How it is put together is in :mod:`bot.answers.briefing`. Every line carries its source; headings and the words about
people are ours, every sentence is an article's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.answers.page import Page
from bot.answers.question import News
from bot.edtf import bounds
from bot.findings import Source
from bot.library.rows import EventLine, QuotationLine

PEOPLE, SAID, DUE, THIS_DAY = "People", "Said", "Coming up", "On this day"
NEW, ALSO_NEW, OTHER = "New", "Also new", "On other matters"
"""Headings of ours."""
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.436875, 365.2425
_YEARS_FROM_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Story:
    """A new article: its source, one sentence of it, and the sources of other articles that have the same text.

    ``sentence`` is empty when the article has nothing but its title.
    """

    source: Source
    sentence: str
    also: tuple[Source, ...] = ()

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who else published the text, each once."""
        names = [other.publisher for other in self.also if other.publisher]
        return tuple(dict.fromkeys(name for name in names if name != self.source.publisher))

    @property
    def titled(self) -> bool:
        """Whether the title says more than the beginning of the sentence."""
        title = self.source.title.rstrip("… .")
        return not self.sentence.startswith(title)


@dataclass(frozen=True, slots=True)
class Group:
    """Stories under one heading: a topic, an interest, or words of ours."""

    heading: str
    stories: tuple[Story, ...]


class Why(StrEnum):
    """Why a person is told of."""

    FIRST = "first"
    BACK = "back"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Appearing:
    """A person who is new, is back or has a new role, and the new article that says so.

    ``roles`` are what that article calls them, of ``Why.ROLE`` only the new ones. Of ``Why.BACK`` alone, ``last`` is
    the newest article before and ``days`` how long before it was.
    """

    key: str
    name: str
    why: Why
    roles: tuple[str, ...]
    source: Source
    last: Source | None = None
    days: int = 0

    @property
    def absence(self) -> str:
        """Say how long the person was absent: ``4 months``, ``2 years``; never rounded up."""
        months, years = int(self.days / _DAYS_A_MONTH), int(self.days / _DAYS_A_YEAR)
        return f"{months} months" if months < _YEARS_FROM_MONTHS else f"{years} years"


NewsLine = Story | Appearing | QuotationLine | EventLine


class Headed(NamedTuple):
    """A line under its heading."""

    heading: str
    line: NewsLine


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that a briefing has to say, the most useful first.

    ``asked`` gives all its lines again, page by page. ``interests`` are in words. ``others`` are stories on none of
    them: told to those who ask for the rest. ``left_out`` pairs what is not told at all with the reason in plain words.
    """

    asked: News
    interests: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    people: tuple[Appearing, ...] = ()
    quotations: tuple[QuotationLine, ...] = ()
    due: tuple[EventLine, ...] = ()
    on_this_day: tuple[EventLine, ...] = ()
    others: tuple[Story, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> int:
        """How many new stories there are."""
        return sum(len(group.stories) for group in self.groups) + len(self.others)

    @property
    def quiet(self) -> bool:
        """Whether there is no new story."""
        return not self.total

    def lines(self) -> Iterator[Headed]:
        """Give every line under its heading, the stories on other matters last."""
        for group in self.groups:
            yield from (Headed(group.heading, story) for story in group.stories)
        yield from (Headed(PEOPLE, person) for person in self.people)
        yield from (Headed(SAID, quotation) for quotation in self.quotations)
        yield from (Headed(DUE, event) for event in self.due)
        yield from (Headed(THIS_DAY, event) for event in self.on_this_day)
        yield from (Headed(OTHER, story) for story in self.others)


@dataclass(frozen=True, slots=True)
class NewsList:
    """A page of a briefing's lines, for somebody who wants to see all of them."""

    about: str
    lines: tuple[Headed, ...]
    total: int
    page: Page = field(default_factory=Page)
    notes: tuple[str, ...] = ()


def exact_day(published: str | None) -> date | None:
    """Give the day of an EDTF date that is one, else None."""
    days = bounds(published)
    return days[0] if days and days[0] == days[1] else None
