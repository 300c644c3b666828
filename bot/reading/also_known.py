"""What an article says about names themselves: two names of one person, and two people who share a family name.

"Anna Blythe, better known as Annie Farrow" is one person; "Anna and Carl Blythe" are two Blythes. Only what the text
says outright; nobody is put together here because of a likeness.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.names.fold import fold
from bot.reading.forms import Name
from bot.reading.lexicon import HONORIFICS, OFFICES
from bot.reading.name_ranges import CAPITAL, NICKNAME, PLACES_TOO, is_given
from bot.reading.name_spans import NameSpan
from bot.reading.page import Page

_S = r"[ \u00a0]"
_BESIDE = rf"(?:{_S}\([^()]{{0,90}}\))?"
"""Life dates, a pronunciation or another spelling in brackets."""
_SAME = re.compile(
    rf"(?:{_BESIDE}|[^()]{{0,60}}\)),?{_S}\(?(?:"
    rf"(?:who{_S}(?:is|was){_S})?(?:(?:also|better|best|commonly|generally|widely|formerly|previously|otherwise|popularly|"
    rf"professionally|simply|publicly){_S})?(?:known|called){_S}(?:\w+{_S})?"
    rf"(?:as|by{_S}(?:his|her|their|the)(?:{_S}[a-z]+){{1,3}})"
    rf"|(?:his|her|whose)?{_S}?(?:real|birth|full|legal|given){_S}name:?(?:{_S}(?:is|was))?"
    rf"|a\.?k\.?a\.?|alias|n[ée]e?|born(?:{_S}as)?"
    rf"|(?:is|was){_S}(?:the|an?){_S}(?:pen|stage|ring|screen|assumed){_S}?name{_S}of(?:{_S}[\w-]+){{0,3}}"
    rf"),?{_S}[\"']?"
)
"""What stands between two names of one person."""
_STATED = re.compile(
    rf"{_BESIDE},?{_S}\(?(?:(?:also|better|best){_S}known{_S}as|a\.?k\.?a\.?|n[ée]e)"
    rf"{_S}[\"']?(?P<name>{CAPITAL}(?:{_S}{CAPITAL})*)"
)
"""Another name right behind a name, whether or not the model sees one there."""
_FAR = 200
"""Characters between two names of one person; with a pronunciation and life dates it may be a whole line."""
_GIVEN = rf"{CAPITAL}(?:{_S}[A-Z]\.)?"
_GIVEN_NAMES = re.compile(rf"(?P<all>(?:{_GIVEN},{_S}){{0,4}}{_GIVEN}),?{_S}(?:and|&){_S}$")
_BEFORE = re.compile(rf"([\w.-]+){_S}+$")
_LONGEST_LIST = 60
"""Characters of the given names before the last one."""
_GIVEN_NAME = re.compile(_GIVEN)
_RELATIVE = r"(?:son|father|grandson|grandfather|namesake|nephew|uncle|elder|younger)"
_RELATIVE_BEFORE = re.compile(rf"\b{_RELATIVE},?{_S}$")
_RELATIVE_BEHIND = re.compile(rf",?{_S}(?:his|her|their|(?:the{_S})?\w+['’]s){_S}(?:[a-z-]+{_S}){{0,2}}{_RELATIVE}\b")


def names_of_one(page: Page, spans: list[NameSpan]) -> Iterator[tuple[Name, Name]]:
    """Give pairs of names that the text says one person has."""
    for first, second in pairwise(spans):
        gap = page.plain[first.end : second.start]
        if len(gap) <= _FAR and _SAME.fullmatch(gap):
            yield first.name, second.name
    for span in spans:
        stated = _STATED.match(page.plain, span.end)
        if stated:
            yield span.name, Name(tuple(stated["name"].split()))
        nickname = NICKNAME.search(page.plain, span.start, span.end)
        if nickname and len(span.name.words) > 1:
            yield span.name, Name((nickname[0].strip(" \u00a0\"'“”‘’(),"), *_without_suffix(span.name)))


def told_apart(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Mark the names with Jr., Sr. or a number whose bearer the text shows beside another one without it."""
    plain = {span.name.joined for span in spans if not span.name.alone and not span.name.suffix}
    apart = {
        (span.name.joined, span.name.suffix)
        for span in spans
        if span.name.suffix and span.name.joined in plain and _beside_namesake(page.plain, span)
    }
    return [
        replace(span, name=replace(span.name, apart=True)) if (span.name.joined, span.name.suffix) in apart else span
        for span in spans
    ]


def _beside_namesake(text: str, span: NameSpan) -> bool:
    before = text[max(0, span.start - _FAR) : span.start]
    return (
        before.endswith(f"{' '.join(span.name.words[:-1])} and ")
        or _RELATIVE_BEFORE.search(before) is not None
        or _RELATIVE_BEHIND.match(text, span.end) is not None
    )


def _without_suffix(name: Name) -> tuple[str, ...]:
    return name.words[-1 - bool(name.suffix) : -1 if name.suffix else None]


def first_of_two(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Give all but the last of people whose family name stands once, each as its given name with that family name."""
    full = [span.name for span in spans if len(span.name.words) > 1 and len(span.name.family[0]) > 1]
    families: dict[str, set[tuple[str, ...]]] = {}
    for name in full:
        if name.given:
            families.setdefault(name.given[0], set()).add(name.family)
    everyone = {"".join(name.family) for name in full}
    return [
        shared
        for span in spans
        for shared in _sharing(page.plain, span)
        if shared.name.folded[0] not in everyone
        and span.name.family in families.get(shared.name.folded[0], {span.name.family})
    ]


def _sharing(text: str, span: NameSpan) -> Iterator[NameSpan]:
    if len(span.name.words) < 2 or span.name.family_first:  # noqa: PLR2004 - a family name is needed
        return
    match = _GIVEN_NAMES.search(text, max(0, span.start - _LONGEST_LIST), span.start)
    if match is None:
        return
    family = span.name.words[len(span.name.words) - len(span.name.family) - bool(span.name.suffix) :]
    for given in reversed(list(_GIVEN_NAME.finditer(text, *match.span("all")))):
        words = tuple(given[0].split())
        before = _BEFORE.search(text, max(0, given.start() - 24), given.start())
        initials = len(words) == 1 and len(words[0]) <= 2  # noqa: PLR2004 - J. is no given name
        if not is_given(words[0]) or words[0].lower() in PLACES_TOO or initials or (before and _names(before[1])):
            return
        yield NameSpan(Name((*words, *family[: len(span.name.family)])), *given.span(), titled=False)


def _names(before: str) -> bool:
    """Whether a given name behind this word belongs to it: to a first name, or to a title."""
    return (before[0].isupper() and not before.endswith(".")) or fold(before) in HONORIFICS | OFFICES
