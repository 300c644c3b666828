"""The year in which a paragraph tells its story, as in "In March 1923 the mill opened. On 4 June it burned down".

A year is carried on only within a paragraph, forward in time, from a main clause in the past to another past one. Where
the text may as well mean the year of the publication, the year stays open.
"""

from dataclasses import replace

from spacy.tokens import Span

from bot.edtf import bounds
from bot.findings import DateType
from bot.reading.clauses import in_main
from bot.reading.frames import is_cue
from bot.reading.page import Page
from bot.reading.resolving import resolve
from bot.reading.tense import governing, tells_of_past
from bot.reading.whens import SPRING, When

_MEMORY = 3
"""Sentences after which a story without a date may have moved on."""
_FRESH = 60
"""Days for which a date without a year is news, whatever story stands before it."""
_YEAR = 4
_OPENING = 2
"""Words before a year that opens its sentence ("In early 1923"); elsewhere a bare year may only describe something."""
_AROUND = frozenset("before since than until".split())


class Narrative:
    """Where the story of the paragraph stands, told date by date in the order of the text."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._reached: str | None = None
        self._block = self._sentence = -1

    def value(self, when: When, span: Span, told: str | None) -> str | None:
        """Give the value of a date without a year by the story, without one where it may be of the publication's year.

        None when the story says nothing of it; ``told`` is its value by the publication.
        """
        if self._reached is None or when.year or when.sense or when.month is None or when.month >= SPRING:
            return None
        page, at = self._page, span.start_char
        if page.block_at(at) != self._block or page.sentence_at(at) - self._sentence > _MEMORY:
            return None
        verb = governing(span)
        if verb is None or is_cue(verb) or not tells_of_past(span):
            return None
        value = resolve(replace(when, year=self._reached[:_YEAR]), None, planned=False)
        here, reached = bounds(value), bounds(self._reached)
        if here is None or reached is None or here[1] < reached[0]:
            return None
        return self._beside_news(when, told, value)

    def _beside_news(self, when: When, told: str | None, value: str | None) -> str | None:
        """Choose between the year of the story and that of the publication, which news need not state either."""
        day, published = bounds(told), bounds(self._page.article.published)
        if day is None or published is None or day[0].year != published[0].year:
            return value
        return None if (published[0] - day[1]).days < _FRESH else resolve(when, None, planned=False)

    def note(self, when: When, span: Span, value: str | None, *, carried: bool) -> None:
        """Take a date as the next step of the story; one that is no step of it ends it."""
        if not (when.states_day or value == "PRESENT_REF"):
            return
        page, at = self._page, span.start_char
        is_step = carried or (when.year is not None and when.type is DateType.DATE and self._leads(when, span))
        self._reached = value if is_step and bounds(value) is not None else None
        self._block, self._sentence = page.block_at(at), page.sentence_at(at)

    def _leads(self, when: When, span: Span) -> bool:
        verb = governing(span)
        if verb is None or is_cue(verb) or not tells_of_past(span) or not in_main(verb):
            return False
        opens = span.start - span.sent.start <= _OPENING
        before = span.doc[max(0, span.start - 1)].lower_
        return (when.month is not None or opens) and before not in _AROUND and before != "("
