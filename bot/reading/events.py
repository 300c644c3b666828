"""Dated sentences become events: the sentences whose date is known, with their people.

An event is the article's own sentence; nothing is reworded. A date with neither year nor publication to go by stays
without a year. Lengths of time, ages, repeated times, bare hours and vague references make no event.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from bot.edtf import PartialDate
from bot.findings import BlockKind, Event, Precision, Reference, Status
from bot.reading.cast import Cast
from bot.reading.clauses import Clause, clause_of, words_of
from bot.reading.dating import Dated, edtf_range
from bot.reading.frames import is_cue
from bot.reading.page import Page

_EVENT_KINDS = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})
_BACKGROUND = re.compile(r"\b(?:since|than|until|before)\s+(?:the\s+)?(?:(?:early|late|mid)[- ])?$", re.IGNORECASE)
_ASIDE = frozenset({"acl", "advcl", "relcl"})
_AROUND = frozenset("after before following since".split())
"""Prepositions that name something else to tell when it was: "after the fall of the mill in 1846"."""
_PERSONAL = frozenset("he him his she her hers they them their theirs".split())


def find_events(page: Page, dates: list[Dated], cast: Cast) -> tuple[Event, ...]:
    """Events of the standfirst and the body, in order of the text."""
    by_sentence: dict[int, list[Dated]] = {}
    closing = {one.ends for one in dates}
    for index, one in enumerate(dates):
        if index not in closing and one.calendar and edtf_range(one.value) is not None:
            by_sentence.setdefault(page.sentence_at(one.start), []).append(one)
    events: list[Event] = []
    for sentence, candidates in by_sentence.items():
        if page.sentences[sentence].kind in _EVENT_KINDS:
            for one, words in _told(page, sentence, candidates):
                start, end, precision = _days(one, dates)
                people = _people(page, sentence, words, cast)
                events.append(Event(words, start, end, precision, one.reference, one.status, people, sentence))
    return tuple(events)


def _days(one: Dated, dates: list[Dated]) -> tuple[str, str | None, Precision]:
    first = edtf_range(one.value)
    assert first is not None  # noqa: S101 - only such dates come here
    start, end, precision = first
    last = edtf_range(dates[one.ends].value) if one.ends is not None else None
    if last is not None and _in_order(start, last[0]):
        end = last[1] or last[0]
    return start, end, precision


def _in_order(start: str, end: str) -> bool:
    first, last = PartialDate.parse(start).bounds, PartialDate.parse(end).bounds
    return (first is None) == (last is None) and (first is None or last is None or first[0] <= last[0])


def _people(page: Page, sentence: int, words: str, cast: Cast) -> tuple[str, ...]:
    """Give the people named in a clause, and those of its whole sentence where a pronoun may mean one of them."""
    said = page.sentences[sentence]
    start, end = said.start, said.end
    if not _PERSONAL & set(re.findall(r"\w+", words.lower())):
        start += said.text.index(words)
        end = start + len(words)
    return tuple(dict.fromkeys(str(cast.people[named.person].name) for named in cast.in_range(start, end)))


def _told(page: Page, sentence: int, candidates: list[Dated]) -> Iterator[tuple[Dated, str]]:
    """Give one date for each clause that can stand for itself, with its words; else one for the whole sentence."""
    whole = page.sentences[sentence].text
    foreground = _foreground(page, candidates)
    clauses: dict[Clause | None, list[Dated]] = {}
    for one in foreground:
        clauses.setdefault(clause_of(page.span(one.start, one.end).root), []).append(one)
    if len(clauses) > 1:
        last_of_main = max((page.span(one.start, one.end).end for one in clauses.get(None, ())), default=0)
        words = words_of(page, sentence, clauses, last_of_main)
        told = [(_governing(page, dates), clause) for clause, dates in clauses.items()]
        if words is not None and len({one.value for one, _ in told}) > 1:
            yield from ((one, words[clause]) for one, clause in told)
            return
    yield _governing(page, foreground), whole


def _foreground(page: Page, candidates: list[Dated]) -> list[Dated]:
    """Leave out what sets a background ("since 2017") or dates a report of something dated, unless it stands alone."""
    kept = [one for one in candidates if not _is_background(page, one)] or candidates[:1]
    return [one for one in kept if not _dates_report(page, one, kept)] or kept


def _is_background(page: Page, one: Dated) -> bool:
    before = _BACKGROUND.search(page.plain[max(0, one.start - 24) : one.start])
    return before is not None and not (before[0].lower().startswith("until") and one.status is Status.PLANNED)


def _dates_report(page: Page, one: Dated, others: list[Dated]) -> bool:
    """Whether a date is that of a report whose content has a date: "reported Monday that ... on 4 March"."""
    above = list(page.span(one.start, one.end).root.ancestors)
    if any(token.lower_ == "according" for token in above):
        return len(others) > 1
    verb = next((token for token in above if token.tag_.startswith("VB")), None)
    if verb is None or not is_cue(verb):
        return False
    told = [child for child in verb.children if child.dep_ == "ccomp"]
    spans = [(child.left_edge.idx, child.right_edge.idx) for child in told]
    return any(start <= other.start <= end for other in others for start, end in spans)


def _governing(page: Page, dates: list[Dated]) -> Dated:
    """Give the date that the clause is about: not in an aside, the finest, a range, one given in full, the first."""
    return max(
        dates,
        key=lambda one: (
            not any(_is_aside(token) for token in page.span(one.start, one.end).root.ancestors),
            len((edtf_range(one.value) or ("",))[0]),
            one.ends is not None or (edtf_range(one.value) or ("", None))[1] is not None,
            one.reference is Reference.FULL,
            -one.start,
        ),
    )


def _is_aside(token: Token) -> bool:
    return token.dep_ in _ASIDE or token.lower_ in _AROUND
