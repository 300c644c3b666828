"""Values for the time expressions of a page, by the publication, the tense and what the text named before.

The grammar found them; here each is put into its sentence. What becomes an event of it is decided in ``events``.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Span

from bot.edtf import PartialDate, bounds
from bot.findings import DateExpression, DateType, Precision, Reference, Status
from bot.reading.dates import Stated, stated_times
from bot.reading.narrative import Narrative
from bot.reading.page import Page
from bot.reading.resolving import reference, resolve
from bot.reading.tense import is_intended, looks_ahead, status_of, tells_of_past
from bot.reading.whens import When

_BETWEEN = re.compile(r"\s*,?\s*(?:to|until|till|through|[-–—]|and)\s*(?:the\s)?\s*", re.IGNORECASE)
_FAR = 40
"""Characters between the ends of a range; no expression for one is longer."""
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:ended|since|as of|dated|after)(?: on)? (?:the )?$", re.IGNORECASE)
"""Words before a date that is past whatever the verb says ("the quarter ended March 31")."""
_LOCAL_TIME = re.compile(r" \(\w+ local time")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|[QH]\d)")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_YEARLY = frozenset("levels elections primaries olympics games playoffs midterms".split())
"""Things in the plural that have a year in front of them ("2005 levels"), where others are counted."""
_LONG_PAST, _SOON = 300, 65
"""Days behind and ahead of the publication: news says the year of what happened nearly a year before."""
_MEMORY = 3
"""Sentences for which the date named last is what "the next day" counts from."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression with its value; ``ends`` is the index of the expression that closes a range it opens.

    ``calendar`` tells whether it states a day, month, year or the like: only that can date an event.
    """

    start: int
    end: int
    type: DateType
    value: str | None
    reference: Reference
    status: Status
    calendar: bool
    ends: int | None = None


class _Named:
    """The calendar dates named so far, for what counts from them."""

    def __init__(self) -> None:
        self._value: str | None = None
        self._sentence = -1

    def note(self, value: str | None, sentence: int) -> None:
        span = edtf_range(value)
        if span is not None and not span[0].startswith("XXXX"):
            self._value, self._sentence = span[0], sentence

    def near(self, sentence: int) -> str | None:
        return self._value if sentence - self._sentence <= _MEMORY else None


def find_dates(page: Page) -> list[Dated]:
    """Every time expression of the article with its value."""
    stated = stated_times(page.plain, lambda end: _counts_things(page, end))
    found: list[Dated] = []
    named, narrative = _Named(), Narrative(page)
    for index, one in enumerate(stated):
        when, sentence = one.when, page.sentence_at(one.start)
        closing = stated[index + 1] if index + 1 < len(stated) and _joined(page, one, stated[index + 1]) else None
        if closing is not None:
            when = _with_year_of(when, closing.when)
        span = page.span(one.start, one.end)
        status = status_of(span)
        before = page.plain[max(0, one.start - 40) : one.start]
        intended = is_intended(span)
        ahead = (
            status is not Status.PAST
            or looks_ahead(span, before)
            or (intended and when.weekday is not None)
            or _much_nearer_ahead(when, span, page)
        )
        value = resolve(when, page.article.published, named.near(sentence), planned=ahead)
        if found and when.weekday is not None and _LOCAL_TIME.fullmatch(page.plain[found[-1].end : one.end + 11]):
            value = _beside(found[-1].value, when.weekday)
        carried = narrative.value(when, span, value)
        value = carried or value
        narrative.note(when, span, value, carried=carried is not None)
        given = Reference.RELATIVE if bounds(carried) is not None else reference(when)
        ends = index + 1 if closing is not None else None
        status = _now(status, value, page, intended=intended)
        found.append(Dated(one.start, one.end, when.type, value, given, status, when.states_day, ends))
        if when.states_day:
            named.note(value, sentence)
    return _with_days(page, found)


def date_expressions(page: Page, dates: list[Dated]) -> tuple[DateExpression, ...]:
    """Give the dates as findings."""
    return tuple(DateExpression(page.text[d.start : d.end], d.value, d.type, d.start, d.end) for d in dates)


def edtf_range(value: str | None) -> tuple[str, str | None, Precision] | None:
    """EDTF date, end and precision of a TIMEX3 calendar value; None when it is none (weeks and quarters are ranges)."""
    if value is None or value.endswith("_REF"):
        return None
    value = value.partition("T")[0]
    if week := _WEEK.fullmatch(value):
        return _days_of_week(int(week[1]), int(week[2]), weekend=week[3] is not None)
    if part := _PART.fullmatch(value):
        if part[2] in _SEASONS:
            return f"{part[1]}-{_SEASONS[part[2]]}", None, Precision.SEASON
        length = 3 if part[2][0] == "Q" else 6
        last = length * int(part[2][1])
        return f"{part[1]}-{last - length + 1:02}", f"{part[1]}-{last:02}", Precision.MONTH
    if re.fullmatch(r"\d{3}", value):
        value += "X"
    try:
        parsed = PartialDate.parse(value)
    except ValueError:
        return None
    return value, None, _precision(parsed)


def _days_of_week(year: int, week: int, *, weekend: bool) -> tuple[str, str, Precision] | None:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        last = first + timedelta(days=1 if weekend else 6)
    except (OverflowError, ValueError):  # the calendar's first and last weeks are not whole
        return None
    return first.isoformat(), last.isoformat(), Precision.WEEK


def _precision(parsed: PartialDate) -> Precision:
    if parsed.day is not None:
        return Precision.DAY
    if parsed.month is not None:
        return Precision.MONTH
    return Precision.DECADE if parsed.year.endswith("X") else Precision.YEAR


def _with_days(page: Page, dates: list[Dated]) -> list[Dated]:
    """Put the day of their sentence, else that of the publication, to hours that name none."""
    days: dict[int, str] = {}
    for one in dates:
        if one.calendar and one.value is not None and _DAY.match(one.value):
            days.setdefault(page.sentence_at(one.start), one.value[:10])
    published = page.article.published
    around = bounds(published)
    whole = published if around is not None and around[0] == around[1] else None
    return [
        replace(one, value=f"{day}{one.value}")
        if one.value is not None
        and one.value.startswith("T")
        and (day := days.get(page.sentence_at(one.start), whole)) is not None
        else one
        for one in dates
    ]


def _much_nearer_ahead(when: When, span: Span, page: Page) -> bool:
    """Whether a day without a year is soon to come, or else nearly a year past, and no verb says that it is past."""
    if when.year is not None or when.month is None or when.day is None or when.sense or tells_of_past(span):
        return False
    if _OVER.search(page.plain[max(0, span.start_char - 16) : span.start_char]):
        return False
    past = edtf_range(resolve(when, page.article.published, planned=False))
    ahead = edtf_range(resolve(when, page.article.published, planned=True))
    published = bounds(page.article.published)
    if past is None or ahead is None or published is None:
        return False
    behind, coming = bounds(past[0]), bounds(ahead[0])
    if behind is None or coming is None:
        return False
    return (published[0] - behind[0]).days > _LONG_PAST and (coming[0] - published[1]).days < _SOON


def _joined(page: Page, one: Stated, following: Stated) -> bool:
    """Whether two expressions are the ends of one range; "and" joins only behind "between"."""
    between = page.plain[one.end : min(following.start, one.end + _FAR)]
    if not (one.when.states_day and following.when.states_day and _BETWEEN.fullmatch(between)):
        return False
    if {one.when.type, following.when.type} != {DateType.DATE}:
        return False
    opened = _FROM.search(page.plain[max(0, one.start - 16) : one.start])
    return between.strip().lower() != "and" or (opened is not None and "between" in opened[0].lower())


def _beside(value: str | None, weekday: int) -> str | None:
    """Give the day of that name next to another day: ``Thursday (Friday local time)``."""
    if value is None or not _DAY.match(value):
        return None
    day = date.fromisoformat(value[:10])
    ahead = (weekday - day.weekday()) % 7
    try:
        return (day + timedelta(days=ahead if ahead <= 3 else ahead - 7)).isoformat()  # noqa: PLR2004 - half a week
    except OverflowError:  # beside the calendar's first or last day
        return None


def _with_year_of(when: When, closing: When) -> When:
    if (
        when.year is None
        and when.month is not None
        and not when.sense
        and closing.year is not None
        and closing.month is not None
        and len(closing.year) == 4  # noqa: PLR2004 - digits of a year
    ):
        earlier = closing.month < when.month
        return When(year=f"{int(closing.year) - earlier:04}", month=when.month, day=when.day)
    return when


def _now(status: Status, value: str | None, page: Page, *, intended: bool) -> Status:
    """Call a date behind the publication planned, whatever the verb says; one of that day if it is intended."""
    span = edtf_range(value)
    published = PartialDate.parse(page.article.published).bounds if page.article.published else None
    there = PartialDate.parse(span[0]).bounds if span else None
    if status is not Status.PAST or there is None or published is None:
        return status
    return Status.PLANNED if there[0] > published[1] or (intended and there[0] == published[1]) else status


def _counts_things(page: Page, end: int) -> bool:
    """Whether a four-digit number counts what follows it ("2000 people", "1,500"), by the tagger's word."""
    last = page.token_at(end - 1)
    if last is None or last.i + 1 >= len(page.doc):
        return False
    following = last.nbor()
    if following.tag_ != "NNS" or last.whitespace_ == "" or last.dep_ != "nummod":
        return False
    named = last.i > 0 and last.nbor(-1).tag_ in {"DT", "PRP$", "POS"} and not last.text.endswith("00")
    return not named and following.lower_ not in _YEARLY
