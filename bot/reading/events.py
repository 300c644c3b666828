"""Dated sentences: values for every time expression, and events for the sentences whose date is known.

An event is the article's own sentence; nothing is reworded. A date with neither year nor publication to go by stays
without a year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.edtf import PartialDate
from bot.findings import BlockKind, DateExpression, DateType, Event, Precision, Reference, Status
from bot.reading.cast import Cast
from bot.reading.dates import Stated, stated_times
from bot.reading.page import Page
from bot.reading.resolving import reference, resolve
from bot.reading.tense import status_of
from bot.reading.whens import When

_EVENT_KINDS = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})
_BETWEEN = re.compile(r"\s*,?\s*(?:to|until|till|through|[-–—]|and)\s*(?:the\s)?\s*", re.IGNORECASE)
_FAR = 40
"""Characters between the ends of a range; no expression for one is longer."""
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_BACKGROUND = re.compile(r"\b(?:since|than|until|before)\s+(?:the\s+)?(?:(?:early|late|mid)[- ])?$", re.IGNORECASE)
_LOCAL_TIME = re.compile(r" \(\w+ local time")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression with its value; ``ends`` is the index of the expression that closes a range it opens."""

    start: int
    end: int
    type: DateType
    value: str | None
    reference: Reference
    status: Status
    ends: int | None = None


def find_dates(page: Page) -> list[Dated]:
    """Every time expression of the article with its value."""
    stated = stated_times(page.plain, lambda end: _counts_things(page, end))
    found: list[Dated] = []
    last_year: str | None = None
    for index, one in enumerate(stated):
        when = one.when
        closing = stated[index + 1] if index + 1 < len(stated) and _joined(page, one, stated[index + 1]) else None
        if closing is not None:
            when = _with_year_of(when, closing.when)
        if when.same_year and last_year is not None:
            when = When(year=last_year, unit="year", shift=0)
        status = status_of(page.span(one.start, one.end))
        value = resolve(when, page.article.published, planned=status is not Status.PAST)
        if found and when.weekday is not None and _LOCAL_TIME.fullmatch(page.plain[found[-1].end : one.end + 11]):
            value = _beside(found[-1].value, when.weekday)
        ends = index + 1 if closing is not None else None
        found.append(Dated(one.start, one.end, when.type, value, reference(when), _now(status, value, page), ends))
        if value is not None and when.type is DateType.DATE and re.match(r"[12]\d{3}", value):
            last_year = value[:4]
    return found


def date_expressions(page: Page, dates: list[Dated]) -> tuple[DateExpression, ...]:
    """Give the dates as findings."""
    return tuple(DateExpression(page.text[d.start : d.end], d.value, d.type, d.start, d.end) for d in dates)


def find_events(page: Page, dates: list[Dated], cast: Cast) -> tuple[Event, ...]:
    """Events of the standfirst and the body, in order of the text."""
    by_sentence: dict[int, list[Dated]] = {}
    closing = {one.ends for one in dates}
    for index, one in enumerate(dates):
        if index not in closing and one.type is DateType.DATE and edtf_range(one.value) is not None:
            by_sentence.setdefault(page.sentence_at(one.start), []).append(one)
    events: list[Event] = []
    for index, candidates in by_sentence.items():
        if page.sentences[index].kind in _EVENT_KINDS:
            events += [_event(page, index, one, dates, cast) for one in _main_dates(page, candidates)]
    return tuple(events)


def edtf_range(value: str | None) -> tuple[str, str | None, Precision] | None:
    """EDTF date, end and precision of a TIMEX3 calendar value; None when it is none (weeks become ranges)."""
    if value is None:
        return None
    if week := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return first.isoformat(), (first + timedelta(days=1 if week[3] else 6)).isoformat(), Precision.WEEK
    try:
        parsed = PartialDate.parse(value)
    except ValueError:
        return None
    return value, None, _precision(parsed)


def _precision(parsed: PartialDate) -> Precision:
    if parsed.day is not None:
        return Precision.DAY
    if parsed.month is not None:
        return Precision.MONTH if parsed.month <= 12 else Precision.SEASON  # noqa: PLR2004 - months; EDTF seasons lie above
    return Precision.DECADE if parsed.year.endswith("X") else Precision.YEAR


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
    foreground = [one for one in candidates if not _BACKGROUND.search(page.text[max(0, one.start - 24) : one.start])]
    clause: list[Dated] = []
    for one in foreground or candidates[:1]:
        if clause and any(token.tag_ in _CLAUSE_TAGS for token in page.span(clause[-1].end, one.start)):
            yield _finest(clause)
            clause = []
        clause.append(one)
    yield _finest(clause)


def _finest(clause: list[Dated]) -> Dated:
    return max(clause, key=lambda one: (len((edtf_range(one.value) or ("",))[0]), -one.start))


def _joined(page: Page, one: Stated, following: Stated) -> bool:
    """Whether two expressions are the ends of one range; "and" joins only behind "between"."""
    between = page.plain[one.end : min(following.start, one.end + _FAR)]
    if {one.when.type, following.when.type} != {DateType.DATE} or not _BETWEEN.fullmatch(between):
        return False
    opened = _FROM.search(page.plain[max(0, one.start - 16) : one.start])
    return between.strip().lower() != "and" or (opened is not None and "between" in opened[0].lower())


def _beside(value: str | None, weekday: int) -> str | None:
    """Give the day of that name next to another day: ``Thursday (Friday local time)``."""
    if value is None:
        return None
    day = date.fromisoformat(value)
    ahead = (weekday - day.weekday()) % 7
    return (day + timedelta(days=ahead if ahead <= 3 else ahead - 7)).isoformat()  # noqa: PLR2004 - half a week


def _with_year_of(when: When, closing: When) -> When:
    if (
        when.year is None
        and when.month is not None
        and closing.year is not None
        and closing.month is not None
        and closing.year.isdigit()
    ):
        earlier = closing.month < when.month
        return When(year=str(int(closing.year) - earlier), month=when.month, day=when.day)
    return when


def _now(status: Status, value: str | None, page: Page) -> Status:
    """Call a date behind the publication planned, whatever the verb says."""
    span = edtf_range(value)
    published = PartialDate.parse(page.article.published).bounds if page.article.published else None
    bounds = PartialDate.parse(span[0]).bounds if span else None
    if status is Status.PAST and bounds is not None and published is not None and bounds[0] > published[1]:
        return Status.PLANNED
    return status


def _counts_things(page: Page, end: int) -> bool:
    """Whether a four-digit number counts what follows it ("2000 people", "1,500"), by the tagger's word."""
    last = page.token_at(end - 1)
    if last is None or last.i + 1 >= len(page.doc):
        return False
    following = last.nbor()
    return following.tag_ == "NNS" and last.whitespace_ != "" and last.dep_ == "nummod"
