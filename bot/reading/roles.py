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
from bot.reading.lexicon import ABBREVIATED_OFFICES, HONORIFICS, KINSHIP, NAMED_WITH_TITLE, OFFICES
from bot.reading.page import Page

_LEFT = frozenset({"JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "VBN", "AFX", "CD", "VBG"})
_RIGHT = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD", "VBG", "VBN", "DT", "PRP$"})
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "with", "on", "from", "under"})
_ACROSS = re.compile(
    r",\s+(?:aged\s+)?(?:\d{1,3},\s+)?(?:(?:also|now|currently|then|formerly)\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE
)
_COPULA = re.compile(
    r"(?:,\s+\d{1,3},)?,?\s+(?:who\s+)?(?:(?:has|had|later|also|then|now|currently|recently|once)\s+){0,2}"
    r"(?:(?:is|are|became|remains|remained|(?:was|were|been)"
    r"(?:\s+(?:re-?)?(?:elected|appointed|named|made|chosen|nominated|sworn\s+in|promoted\s+to|inaugurated)(?:\s+as)?)?)\s+"
    r"|(?:serves?|served|serving|works?|worked|working|acts?|acted|acting|took\s+over|takes\s+over|resigned|retired"
    r"|stepped\s+down|returned|continues)\s+as\s+)"
    r"(?:(?:also|now|currently|then|once|still|both)\s+)?(?:(?:the|a|an)\s+)?",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r",\s+(?:(?!and\b|or\b|but\b)\w+\s+)?")
_DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|an?|\w+['’]s?)\s+$", re.IGNORECASE)
_FRONTED = re.compile(r"\bAs\s+(?:the\s+)?$")
"""Before an office that its holder's name follows: "As mayor of Sarrow, Anna Blythe ..."."""
_COORDINATED = re.compile(
    r"\s*(?:(?:,\s*[A-Z]\w+\s+)?of(?:\s+(?!and\b)[A-Z][\w.]+){1,3}|\([^()]{1,30}\)|,\s*[A-Z][\w.-]{0,9})?\s*(?:,|and|&|,\s*and)\s+"
)
"""Between two names of people who share a title: "Senators X of Northmark and Y"."""
_PAST = re.compile(r"\b(?:then|formerly)\s+(?:(?:the|a|an)\s+)?$")
_MARKS_OF_TIME = frozenset({"former", "then", "ex", "late", "acting", "incoming", "outgoing", "onetime", "retired"})
"""Words that begin a title of their own: what stands before them belongs to another phrase."""
_COUNTED = re.compile(r"(?:two|three|four|five|six|both|several)\s+", re.IGNORECASE)
_SEVERAL = frozenset(f"{short}s" for short in ABBREVIATED_OFFICES) - {"press"}
"""Sens., Reps., Gens."""
_SERVANTS = frozenset({"aide", "adviser", "advisor", "assistant", "envoy", "counsel", "spokesman", "spokeswoman"})
"""Offices that are held "to" somebody."""
_LONGEST = 200
_FAR = 80
"""Characters between a name and its title; no expression for that is longer."""


@dataclass(frozen=True, slots=True)
class _Office:
    """A whole phrase around an office noun, which ends at ``head``, as offsets; people may share a ``plural`` one."""

    start: int
    end: int
    head: int
    plural: bool


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
            if is_office(token) and not _inside_name(token, mentions)
        ]
        for named in mentions:
            title = _within(page, named)
            if title:
                found[named.person].setdefault(fold(title), Role(title, number))
        offices = [_whole(page, token, mentions) for token in tokens]
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


def is_office(token: Token) -> bool:
    """Whether a token is the noun of an office, singular or plural, or the abbreviation of one."""
    word = token.lower_.rstrip(".")
    if word in ABBREVIATED_OFFICES | _SEVERAL:
        return token.text[0].isupper()
    if word not in OFFICES and not (word.endswith("s") and word[:-1] in OFFICES):
        return False
    # "a major piece" has no major in it; "general secretary" and "Major Hale" have an office.
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.tag_.startswith("NN") or (
        token.tag_.startswith("JJ") and (following is None or following.tag_ not in {"NN", "NNS"} or token.is_title)
    )


def _whole(page: Page, office: Token, mentions: list[Named]) -> _Office:
    doc = page.doc
    first = last = office.i
    sentence_start = office.sent.start
    while (
        first > sentence_start
        and (doc[first].lower_ not in _MARKS_OF_TIME or doc[first - 1].text == "-")
        and _extends_left(doc[first - 1], office, mentions)
    ):
        first -= 1
    while last + 1 < office.sent.end and (step := _extends_right(doc[last + 1], office, mentions)):
        last += step
    while doc[last].lower_ in _PREPOSITIONS | {"and", "the", "a", "'s"} and last > office.i:
        last -= 1
    for index in range(office.i - 1, first - 1, -1):
        if doc[index].tag_ == "POS" and not doc[index - 1].tag_.startswith("NNP"):
            first = index + 1
            break
    while first < office.i and not doc[first].text[0].isalnum():
        first += 1
    plural = office.tag_ in {"NNS", "NNPS"} or _singular(office.text) != office.text
    return _Office(doc[first].idx, doc[last].idx + len(doc[last]), office.idx + len(office), plural)


def _extends_left(token: Token, office: Token, mentions: list[Named]) -> bool:
    if _inside_name(token, mentions):
        # "Hale aide Tom Brook" is an aide of Hale's.
        following = token.nbor()
        same = any(named.start <= token.idx and following.idx < named.end for named in mentions)
        return same or _owns_what_follows(token, mentions) or (following.tag_ == "NN" and following.text.islower())
    if token.lower_ == "then":
        sequence = token.i and token.nbor(-1).lower_ in {"and", ",", "but", "who", "he", "she", "they"}
        return token.text == "then" and (token.nbor().text == "-" or not sequence)
    if token.tag_ in {"VBN", "VBG"} and token.dep_ != "amod" and not _describes(token):
        return False
    if office.lower_.rstrip(".") in ABBREVIATED_OFFICES and token.text.islower() and token.tag_.startswith("NN"):
        return token.nbor().i != office.i
    return token.tag_ in _LEFT and token.text not in {"%", "$"} and token.ent_type_ not in {"DATE", "TIME"}


def _describes(token: Token) -> bool:
    """Whether a participle belongs to the noun behind it ("an aspiring liberal candidate") and not to a verb."""
    before = token.nbor(-1) if token.i else token
    return (
        token.tag_ == "VBG" and before.tag_ in {"DT", "CC", "IN"} and (token.head.i > token.i or token.dep_ == "conj")
    )


def _extends_right(token: Token, office: Token, mentions: list[Named]) -> int:
    """How many tokens the phrase may go on by: a preposition or "and" only together with a noun phrase behind it."""
    before = token.nbor(-1)
    if _inside_name(token, mentions):
        return int(before.lower_ == "of" or _continues_name(token, mentions) or _title_within(before, office))
    if token.lower_ in _MARKS_OF_TIME and before.lower_ not in _PREPOSITIONS | {"the", "a", "an", "and", "'s"}:
        return 0
    if token.tag_ in {"VBG", "VBN"} and token.dep_ in {"acl", "advcl", "ROOT", "relcl"}:
        return 0
    if token.lower_ in _PREPOSITIONS or token.lower_ in {"and", "&"}:
        return _joins(token, office, mentions)
    owned = token.tag_ == "CD" and before.tag_ == "POS"
    owns = token.text in {"'", "’"} and token.tag_ in {"POS", "''"}
    return int(owned or owns or (token.tag_ in _RIGHT and token.ent_type_ not in {"DATE", "TIME"}))


def _joins(token: Token, office: Token, mentions: list[Named]) -> int:
    """How many tokens a preposition or "and" adds: itself, itself and a name, or nothing."""
    following = token.nbor() if token.i + 1 < token.sent.end else None
    if following is None:
        return 0
    if _inside_name(following, mentions) and token.lower_ != "of":
        return 2 * int(token.lower_ == "to" and office.lower_ in _SERVANTS)
    good = following.tag_ in _RIGHT - {"VBG"} and following.ent_type_ not in {"DATE", "TIME"}
    return int(good and not (token.lower_ == "and" and following.lower_ in {"a", "an"}))


def _title_within(token: Token, office: Token) -> bool:
    """Whether a token is the title of somebody named within the phrase: "adviser to President ..."."""
    titled = token.lower_.rstrip(".") in HONORIFICS | OFFICES and token.text[0].isupper()
    between = [word.lower_ for word in token.doc[office.i + 1 : token.i][-2:]]
    return titled and (between[-1:] == ["of"] or not {"to", "for", "under", "with", "from"}.isdisjoint(between))


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
    fixed = _fixed(text, offices, mentions)
    for position, named in enumerate(mentions):
        widest: dict[str, _Office] = {}
        for office in offices:
            place = _place(text, office, named) if fixed.get(office, named) is named else ""
            if place and (place not in widest or _breadth(office) < _breadth(widest[place])):
                widest[place] = office
        for office in widest.values():
            holders = [named, *_sharing(text, mentions[position:])] if office.plural else [named]
            of_many = office.plural and not text.startswith(" of ", office.head)
            if of_many and len(holders) == 1 and office.end <= named.start:
                continue  # "Lawmakers Praise Anna Blythe" makes her no lawmaker
            past = _PAST.search(text, named.end, office.start)
            for holder in holders:
                yield holder, replace(office, start=past.start() if past else office.start, plural=len(holders) > 1)


def _breadth(office: _Office) -> tuple[int, bool]:
    """Order offices that end alike: the longest first, then the plural one, so that "deputy directors" are several."""
    return office.start, not office.plural


def _fixed(text: str, offices: list[_Office], mentions: list[Named]) -> dict[_Office, Named]:
    """Whose each office is beyond doubt: it stands right before that name, else right behind it."""
    fixed: dict[_Office, Named] = {}
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


def _place(text: str, office: _Office, named: Named) -> str:
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
        behind = text[named.end : named.end + 6]
        closed = not behind.strip() or behind[0] in ",.;)" or behind.startswith(" and ")
        fronted = _FRONTED.search(text[max(0, office.start - 8) : office.start])
        return "introduced" if (fronted or (determined and closed)) and _INTRODUCED.fullmatch(gap) else ""
    gap = text[named.end : office.start]
    if _ACROSS.fullmatch(gap):
        return "behind"
    return "is" if _COPULA.fullmatch(gap) else ""


def _singular(word: str) -> str:
    """Give the singular of an office; anything else as it is."""
    stop = "." if word.endswith(".") else ""
    bare = word.removesuffix(stop)
    several = bare.lower() in _SEVERAL or (bare.endswith("s") and bare[:-1].lower() in OFFICES)
    return bare[:-1] + stop if several else word


def _title(page: Page, office: _Office) -> str:
    title = " ".join(page.text[office.start : office.end].split()).strip(" ,'’")[:_LONGEST]
    words = title.removeprefix(counted[0] if (counted := _COUNTED.match(title)) else "").split()
    if office.plural:
        words = [_singular(word) for word in words]
    if len(words) == 1 and words[0].lower() in KINSHIP:
        return ""
    return " ".join(words)
