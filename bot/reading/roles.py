"""Titles and offices that the article states for its people, in its own words.

Starts from every office noun ("chairman"), widens it to the whole phrase and looks whether a name stands right before,
behind or across a comma or copula. What is only implied is no role.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from bot.findings import Role
from bot.names.fold import fold
from bot.reading.cast import Cast, Named
from bot.reading.lexicon import ABBREVIATED_OFFICES, KINSHIP, OFFICES
from bot.reading.page import Page

_LEFT = frozenset({"JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "VBN", "AFX", "CD", "VBG"})
_RIGHT = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD", "VBG", "VBN", "DT", "PRP$"})
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "with", "on", "from", "under"})
_ACROSS = re.compile(
    r",\s+(?:aged\s+)?(?:\d{1,3},\s+)?(?:(?:also|now|currently|then|formerly)\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE
)
_COPULA = re.compile(
    r"(?:,\s+\d{1,3},)?,?\s+(?:who\s+)?(?:is|was|are|were|became|remains|serves\s+as|served\s+as|has\s+been|had\s+been)\s+"
    r"(?:(?:also|now|currently|then|once|still|both)\s+)?(?:(?:the|a|an)\s+)?",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r",\s+(?:\w+\s+)?")
_COORDINATED = re.compile(r"\s*(?:,|and|,\s*and)\s+")
_COUNTED = re.compile(r"(?:two|three|four|five|six|both|several)\s+", re.IGNORECASE)
_LONGEST = 200
_FAR = 80
"""Characters between a name and its title; no expression for that is longer."""


@dataclass(frozen=True, slots=True)
class _Office:
    """A whole phrase around an office noun, as offsets; a ``plural`` one may be shared by several people."""

    start: int
    end: int
    plural: bool


def find_roles(page: Page, cast: Cast) -> dict[int, tuple[Role, ...]]:
    """Roles of each person (an index into ``cast.people``), in order of the text, none twice."""
    found: defaultdict[int, dict[str, Role]] = defaultdict(dict)
    by_sentence: defaultdict[int, list[Named]] = defaultdict(list)
    for named in cast.named:
        by_sentence[page.sentence_at(named.start)].append(named)
    for number, mentions in by_sentence.items():
        sentence = page.sentences[number]
        tokens = [token for token in page.span(sentence.start, sentence.end) if is_office(token)]
        offices = [_whole(page, token, mentions) for token in tokens]
        for named, office in _holders(page, offices, mentions):
            title = _title(page, office)
            if title:
                found[named.person].setdefault(fold(title), Role(title, number))
    return {person: tuple(roles.values()) for person, roles in found.items()}


def is_office(token: Token) -> bool:
    """Whether a token is the noun of an office, singular or plural, or the abbreviation of one."""
    word = token.lower_.rstrip(".")
    if word in ABBREVIATED_OFFICES:
        return token.text[0].isupper()
    return (word in OFFICES or (word.endswith("s") and word[:-1] in OFFICES)) and token.tag_.startswith(("NN", "JJ"))


def _whole(page: Page, office: Token, mentions: list[Named]) -> _Office:
    doc = page.doc
    first = last = office.i
    sentence_start = office.sent.start
    while first > sentence_start and _extends_left(doc[first - 1], mentions):
        first -= 1
    while last + 1 < office.sent.end and (step := _extends_right(doc[last + 1], mentions)):
        last += step
    while doc[last].lower_ in _PREPOSITIONS | {"and", "the", "a", "'s"} and last > office.i:
        last -= 1
    for index in range(office.i - 1, first - 1, -1):
        if doc[index].tag_ == "POS" and not doc[index - 1].tag_.startswith("NNP"):
            first = index + 1
            break
    while first < office.i and not doc[first].text[0].isalnum():
        first += 1
    return _Office(
        doc[first].idx, doc[last].idx + len(doc[last]), office.tag_ in {"NNS", "NNPS"} or office.lower_ == "vice"
    )


def _extends_left(token: Token, mentions: list[Named]) -> bool:
    if _inside_name(token, mentions):
        return _owns_what_follows(token, mentions)
    if token.lower_ == "then":
        return token.i + 1 < len(token.doc) and token.nbor().text == "-"
    if token.tag_ in {"VBN", "VBG"} and token.dep_ != "amod":
        return False
    return token.tag_ in _LEFT and token.text not in {"%", "$"} and token.ent_type_ not in {"DATE", "TIME"}


def _extends_right(token: Token, mentions: list[Named]) -> int:
    """How many tokens the phrase may go on by: a preposition or "and" only together with a noun phrase behind it."""
    if _inside_name(token, mentions):
        return int(token.i > 0 and token.nbor(-1).lower_ == "of") or int(_continues_name(token, mentions))
    if token.lower_ in _PREPOSITIONS or token.lower_ in {"and", "&"}:
        following = token.nbor() if token.i + 1 < token.sent.end else None
        good = following is not None and following.tag_ in _RIGHT and following.ent_type_ not in {"DATE", "TIME"}
        named = following is not None and _inside_name(following, mentions) and token.lower_ != "of"
        return int(good and not named and following is not None and following.tag_ != "VBG")
    if token.text in {"'", "’"} and token.tag_ in {"POS", "''"}:
        return 1
    return int(token.tag_ in _RIGHT and token.ent_type_ not in {"DATE", "TIME"})


def _inside_name(token: Token, mentions: list[Named]) -> bool:
    return any(named.start <= token.idx < named.end for named in mentions)


def _owns_what_follows(token: Token, mentions: list[Named]) -> bool:
    """Whether the name around a token stands in the possessive: the whole name belongs to "Ada Brown's sister"."""
    end = max(named.end for named in mentions if named.start <= token.idx < named.end)
    last = next((other for other in token.doc[token.i :] if other.idx + len(other) >= end), token)
    return last.i + 1 < len(token.doc) and last.nbor().tag_ == "POS"


def _continues_name(token: Token, mentions: list[Named]) -> bool:
    before = token.nbor(-1)
    return (
        any(named.start <= before.idx and token.idx < named.end for named in mentions) and before.lower_ not in OFFICES
    )


def _holders(page: Page, offices: list[_Office], mentions: list[Named]) -> Iterator[tuple[Named, _Office]]:
    text = page.plain
    for position, named in enumerate(mentions):
        widest: dict[str, _Office] = {}
        for office in offices:
            place = _place(text, office, named)
            if place and (place not in widest or office.start < widest[place].start):
                widest[place] = office
        for office in widest.values():
            holders = [named, *_sharing(text, mentions[position:])] if office.plural else [named]
            for holder in holders:
                yield holder, replace(office, plural=len(holders) > 1)


def _sharing(text: str, mentions: list[Named]) -> Iterator[Named]:
    """Give the names coordinated with the first one: Vice Directors X, Y and Z."""
    for before, other in pairwise(mentions):
        if not _COORDINATED.fullmatch(text[before.end : other.start]):
            return
        yield other


def _place(text: str, office: _Office, named: Named) -> str:
    if max(office.start, named.start) - min(office.end, named.end) > _FAR:
        return ""
    if office.end <= named.start:
        gap = text[office.end : named.start]
        if not gap.strip(" .\u00a0"):
            return "before"
        determined = _COUNTED.match(text, office.start) or re.search(
            r"\b(?:the|its|their|a|an)\s+$", text[max(0, office.start - 8) : office.start], re.IGNORECASE
        )
        behind = text[named.end : named.end + 6]
        closed = not behind.strip() or behind[0] in ",.;)" or behind.startswith(" and ")
        return "introduced" if determined and closed and _INTRODUCED.fullmatch(gap) else ""
    gap = text[named.end : office.start]
    if _ACROSS.fullmatch(gap):
        return "behind"
    return "is" if _COPULA.fullmatch(gap) else ""


def _title(page: Page, office: _Office) -> str:
    title = " ".join(page.text[office.start : office.end].split()).strip(" ,'’")[:_LONGEST]
    words = title.removeprefix(counted[0] if (counted := _COUNTED.match(title)) else "").split()
    if office.plural:
        words = [word[:-1] if word.endswith("s") and word[:-1].lower() in OFFICES else word for word in words]
    if len(words) == 1 and words[0].lower() in KINSHIP:
        return ""
    return " ".join(words)
