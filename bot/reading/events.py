"""Dated sentences become events: the sentences whose date is known, with their people.

An event is the article's own sentence; nothing is reworded. A date with neither year nor publication to go by stays
without a year. Lengths of time, ages, repeated times, bare hours and vague references make no event.
"""

import re
from collections.abc import Iterator

from bot.edtf import PartialDate
from bot.findings import BlockKind, Event, Status
from bot.reading.cast import Cast
from bot.reading.dating import Dated, edtf_range
from bot.reading.page import Page

_EVENT_KINDS = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})
_BACKGROUND = re.compile(r"\b(?:since|than|until|before)\s+(?:the\s+)?(?:(?:early|late|mid)[- ])?$", re.IGNORECASE)
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def find_events(page: Page, dates: list[Dated], cast: Cast) -> tuple[Event, ...]:
    """Events of the standfirst and the body, in order of the text."""
    by_sentence: dict[int, list[Dated]] = {}
    closing = {one.ends for one in dates}
    for index, one in enumerate(dates):
        if index not in closing and one.calendar and edtf_range(one.value) is not None:
            by_sentence.setdefault(page.sentence_at(one.start), []).append(one)
    events: list[Event] = []
    for index, candidates in by_sentence.items():
        if page.sentences[index].kind in _EVENT_KINDS:
            told = [_event(page, index, one, dates, cast) for one in _main_dates(page, candidates)]
            events += {(event.date, event.end): event for event in told}.values()
    return tuple(events)


def _event(page: Page, sentence: int, one: Dated, dates: list[Dated], cast: Cast) -> Event:
    said = page.sentences[sentence]
    first = edtf_range(one.value)
    assert first is not None  # noqa: S101 - only such dates come here
    start, end, precision = first
    last = edtf_range(dates[one.ends].value) if one.ends is not None else None
    if last is not None and _in_order(start, last[0]):
        end = last[1] or last[0]
    people = dict.fromkeys(str(cast.people[named.person].name) for named in cast.in_range(said.start, said.end))
    return Event(said.text, start, end, precision, one.reference, one.status, tuple(people), sentence)


def _in_order(start: str, end: str) -> bool:
    first, last = PartialDate.parse(start).bounds, PartialDate.parse(end).bounds
    return (first is None) == (last is None) and (first is None or last is None or first[0] <= last[0])


def _main_dates(page: Page, candidates: list[Dated]) -> Iterator[Dated]:
    """One date for each clause, the finest; what only sets a background ("since 2017") counts only alone."""
    foreground = [one for one in candidates if not _is_background(page, one)]
    clause: list[Dated] = []
    for one in foreground or candidates[:1]:
        if clause and any(token.tag_ in _CLAUSE_TAGS for token in page.span(clause[-1].end, one.start)):
            yield _finest(clause)
            clause = []
        clause.append(one)
    yield _finest(clause)


def _is_background(page: Page, one: Dated) -> bool:
    before = _BACKGROUND.search(page.plain[max(0, one.start - 24) : one.start])
    return before is not None and not (before[0].lower().startswith("until") and one.status is Status.PLANNED)


def _finest(clause: list[Dated]) -> Dated:
    return max(clause, key=lambda one: (len((edtf_range(one.value) or ("",))[0]), -one.start))
