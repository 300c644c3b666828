"""Titles and offices that the article states for its people, in its own words.

Starts from every office noun ("chairman"), widens it to the whole phrase and looks whether a name stands right before,
behind or across a comma or copula. What is only implied is no role.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.findings import Role
from bot.names.fold import fold
from bot.reading.cast import Cast, Named
from bot.reading.lexicon import KINSHIP, NAMED_WITH_TITLE, OFFICES
from bot.reading.office_phrases import CHOSEN, Office, inside_name, is_office, singular, whole
from bot.reading.page import Page

_ACROSS = re.compile(
    r"(?:,\s+|\s+\()(?:aged\s+)?(?:\d{1,3},\s+)?(?:(?:also|now|currently|then|formerly|as)\s+)?"
    r"(?:(?:(?:the|a|an)\s+)?(?:[a-z-]+\s+){0,2}[a-z-]+['’]s?\s+|(?:the|a|an|its|his|her|their|our)\s+)?",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"(?:,\s+\d{1,3},)?(?:,?\s+who)?\s+(?:(?:has|had|later|also|then|now|currently|recently|once)\s+){0,2}"
    r"(?:(?:is|are|became|remains|remained|(?:was|were|been)"
    r"(?:\s+(?:re-?)?(?:elected|appointed|named|made|chosen|nominated|sworn\s+in|promoted\s+to|inaugurated)(?:\s+as)?)?)\s+"
    r"|(?:serves?|served|serving|works?|worked|working|acts?|acted|acting|took\s+over|takes\s+over|resigned|retired"
    r"|stepped\s+down|returned|continues)\s+as\s+)"
    r"(?:(?:also|now|currently|then|once|still|both)\s+)?(?:(?:the|a|an|its|his|her|their|our)\s+)?",
    re.IGNORECASE,
)
_CHOSEN_AS = re.compile(r",?\s+(?:as\s+|to\s+be\s+|to\s+)?(?:(?:the|a|an|its|his|her|their|our)\s+)?")
_FURTHER = re.compile(r",?\s+and\s+(?:also\s+)?(?:the|a|an|its|his|her|their)\s+")
"""Between two offices of one person, the second of which begins anew."""
_ONE_OF = re.compile(r"\b[Oo]ne\s+of\s+(?:[\w'’-]+\s+){0,4}$")
_INTRODUCED = re.compile(r",\s+(?:(?!and\b|or\b|but\b)\w+\s+)?")
_DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|an?|\w+['’]s?)\s+$", re.IGNORECASE)
_CLOSED = re.compile(r"\s+(?:and\s|(?:of|from)\s+[A-Z])")
"""Behind a name that is an apposition, or is followed by where its bearer comes from."""
_FRONTED = re.compile(r"\b(?:As|(?:[Ss]erving|[Ww]orking|[Aa]cting)\s+as)\s+(?:(?:the|an?)\s+)?\"?$")
"""Before an office that its holder's name follows: "As mayor of Sarrow, Anna Blythe ..."."""
_FRONTED_GAP = re.compile(r"(?:\"(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?)?)?,\s+")
_COORDINATED = re.compile(
    r"\s*(?:(?:,\s*[A-Z]\w+\s+)?of(?:\s+(?!and\b)[A-Z][\w.]+){1,3}|\([^()]{1,30}\)|,\s*[A-Z][\w.-]{0,9})?\s*(?:,|and|&|,\s*and)\s+"
)
"""Between two names of people who share a title: "Senators X of Northmark and Y"."""
_PAST = re.compile(r"\b(?:then|formerly)\s+(?:(?:the|a|an)\s+)?$")
_COUNTED = re.compile(r"(?:two|three|four|five|six|both|several)\s+", re.IGNORECASE)
_LONGEST = 200
_FAR = 80
"""Characters between a name and its title; no expression for that is longer."""


def find_roles(page: Page, cast: Cast) -> dict[int, tuple[Role, ...]]:
    """Roles of each person (an index into ``cast.people``), in order of the text, none twice."""
    found: defaultdict[int, dict[str, Role]] = defaultdict(dict)
    by_sentence: defaultdict[int, list[Named]] = defaultdict(list)
    for named in cast.named:
        by_sentence[page.sentence_at(named.start)].append(named)
    for number, mentions in by_sentence.items():
        sentence = page.sentences[number]
        tokens = [
            token
            for token in page.span(sentence.start, sentence.end)
            if is_office(token) and not inside_name(token, mentions)
        ]
        for named in mentions:
            title = _within(page, named)
            if title:
                found[named.person].setdefault(fold(title), Role(title, number))
        offices = [whole(page, token, mentions) for token in tokens]
        for named, office in _holders(page, offices, mentions):
            title = _title(page, office)
            if title:
                found[named.person].setdefault(fold(title), Role(title, number))
    return {person: tuple(_fullest(roles)) for person, roles in found.items()}


def _within(page: Page, named: Named) -> str:
    """Give the title that is part of a mention: Pope, of "Pope Francis"."""
    first, _, rest = page.text[named.start : named.end].partition(" ")
    return first if rest and first.lower() in NAMED_WITH_TITLE & OFFICES else ""


def _fullest(roles: dict[str, Role]) -> Iterator[Role]:
    """Leave out a title that is only the beginning of another one: "professor" beside "professor of law"."""
    for key, role in roles.items():
        if not any(other.startswith(f"{key} ") for other in roles):
            yield role


def _holders(page: Page, offices: list[Office], mentions: list[Named]) -> Iterator[tuple[Named, Office]]:
    text = page.plain
    fixed = _fixed(text, offices, mentions)
    for position, named in enumerate(mentions):
        widest: dict[str, Office] = {}
        for office in offices:
            place = _place(text, office, named) if fixed.get(office, named) is named else ""
            if place and (place not in widest or _breadth(office) < _breadth(widest[place])):
                widest[place] = office
        for office in widest.values():
            holders = [named, *_sharing(text, mentions[position:])] if office.plural else [named]
            one_of = _ONE_OF.search(text[max(0, office.start - 40) : office.start])
            of_many = office.plural and not text.startswith(" of ", office.head) and not one_of
            if of_many and len(holders) == 1 and office.end <= named.start:
                continue  # "Lawmakers Praise Anna Blythe" makes her no lawmaker
            past = _PAST.search(text, named.end, office.start)
            for holder in holders:
                single = len(holders) > 1 or one_of is not None
                yield holder, replace(office, start=past.start() if past else office.start, plural=single)
            for further in offices:
                if office.start > named.end and _FURTHER.fullmatch(text[office.end : further.start]):
                    yield named, further


def _breadth(office: Office) -> tuple[int, bool]:
    """Order offices that end alike: the longest first, then the plural one, so that "deputy directors" are several."""
    return office.start, not office.plural


def _fixed(text: str, offices: list[Office], mentions: list[Named]) -> dict[Office, Named]:
    """Whose each office is beyond doubt: it stands right before that name, else right behind it."""
    fixed: dict[Office, Named] = {}
    for wanted in ("behind", "before"):
        for office in offices:
            holder = next((named for named in mentions if _place(text, office, named) == wanted), None)
            if holder is not None:
                fixed[office] = holder
    return fixed


def _sharing(text: str, mentions: list[Named]) -> Iterator[Named]:
    """Give the names coordinated with the first one: Vice Directors X, Y and Z."""
    for before, other in pairwise(mentions):
        if not _COORDINATED.fullmatch(text[before.end : other.start]):
            return
        yield other


def _place(text: str, office: Office, named: Named) -> str:
    if max(office.start, named.start) - min(office.end, named.end) > _FAR:
        return ""
    if office.end <= named.start:
        gap = text[office.end : named.start]
        if not gap.strip(" .\u00a0"):
            return "before"
        determined = (
            _COUNTED.match(text, office.start)
            or _DETERMINED.search(text[max(0, office.start - 20) : office.start])
            or "'s " in text[office.start : office.end]
        )
        behind = text[named.end : named.end + 8]
        closed = not behind.strip() or behind[0] in ",.;)" or _CLOSED.match(behind) is not None
        if _FRONTED.search(text[max(0, office.start - 16) : office.start]) and _FRONTED_GAP.fullmatch(gap):
            return "introduced"
        return "introduced" if determined and closed and _INTRODUCED.fullmatch(gap) else ""
    gap = text[named.end : office.start]
    if _ACROSS.fullmatch(gap):
        return "behind"
    if text.endswith(", ", 0, named.start):
        gap = gap.removeprefix(",")  # the name is an apposition: "His father, Anton, was a teacher"
    chosen = CHOSEN.search(text[max(0, named.start - 16) : named.start]) and _CHOSEN_AS.fullmatch(gap)
    return "is" if chosen or _COPULA.fullmatch(gap) else ""


def _title(page: Page, office: Office) -> str:
    title = " ".join(page.text[office.start : office.end].split()).strip(" ,'’")[:_LONGEST]
    words = title.removeprefix(counted[0] if (counted := _COUNTED.match(title)) else "").split()
    if office.plural:
        words = [singular(word) for word in words]
    if len(words) == 1 and words[0].lower() in KINSHIP:
        return ""
    return " ".join(words)
