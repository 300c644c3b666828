"""What a question asks for: its kind, the words that the answer's passage should have, and what it must not lack.

Grammar of English questions and nothing about any subject; no text is looked up here. Everything typed is a question,
also a few bare words.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.library.stems import words


class Kind(StrEnum):
    """What a short answer to the question would be."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    NUMBER = "number"
    WHY = "why"
    HOW = "how"
    WHETHER = "whether"
    WHAT = "what"


class Sort(StrEnum):
    """What a word of a question is: one that may be said otherwise, or one that may not."""

    PLAIN = "plain"
    NAME = "name"
    NUMBER = "number"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question that says something, as typed."""

    text: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Asked:
    """A question understood.

    ``focus`` are the words that name what is asked for ("missiles" of "how many missiles", "city" of "which city");
    they need not stand in the passage when they only name a class. ``names`` are runs of capitalised words.
    """

    text: str
    kind: Kind
    words: tuple[Word, ...]
    focus: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    measure: str = ""
    """The word behind "how": ``old``, ``long``, ``many``."""
    post: bool = False
    """Whether somebody's job or title is asked for."""
    negated: bool = False
    says: bool = False
    """Whether somebody's words are asked for ("what did the owners say")."""
    subject: bool = False
    """Whether who or what does it is asked for ("who blocked"), not whom it is done to ("who did they block")."""


STOP = frozenset(
    """
    a an and are as at be been being but by can could did do does doing done for from had has have having he
    her hers him his how i if in into is it its me my of on one or our ours shall she should so than that the
    their them then there these they this those to us was we were what when where which who whom whose why
    will with would you your about also any some such upon may might must not no nor just only ever s t re ve
    ll d m o please tell know say says said happen happened happens name named called call according articles
    article many much
    """.split()
)
_CLASSES = frozenset(
    """
    person people man woman country countries nation city cities town place places location state states
    county region area year years month months day days date time number amount percentage percent kind type
    sort organisation organization group company agency job role title position post age name word words term
    thing reason way
    """.split()
)
"""Heads that only name a class: "which country" is answered by a passage that never says "country"."""
_POSTS = frozenset("job role position post occupation profession".split())
"""What these ask for stands in the passage as itself: "minister", never "position"."""
_YEARS = frozenset("year years month day date century decade".split())
_PLACES = frozenset("country countries nation city town place location state county region area continent".split())
_PEOPLE = frozenset(
    """
    person man woman actor actress president minister chairman leader author director writer singer politician
    official general spokesman spokeswoman commander player composer king queen emperor
    """.split()
)
_QUANTITIES = frozenset("number amount percentage percent proportion share population age magnitude".split())
_MEASURES = frozenset("many much long old far high tall often large big deep fast wide heavy".split())
_AUXILIARIES = frozenset(
    """
    is are was were do does did has have had can could will would should may might must isn aren wasn weren
    don doesn didn hasn haven hadn
    """.split()
)
NEGATIONS = frozenset(
    """
    not never no nobody none neither without fail failed deny denied refuse refused isn aren wasn weren don
    doesn didn hasn haven hadn won cannot
    """.split()
)
_COPULAS = frozenset("is are was were".split())
_SIMPLE = {
    "who": Kind.WHO,
    "whom": Kind.WHO,
    "whose": Kind.WHO,
    "when": Kind.WHEN,
    "where": Kind.WHERE,
    "why": Kind.WHY,
}
_BY_NOUN = ((_YEARS, Kind.WHEN), (_PLACES, Kind.WHERE), (_PEOPLE, Kind.WHO), (_QUANTITIES, Kind.NUMBER))
_QUESTION_WORDS = frozenset("who whom whose when where what which why how".split())
_SAYING = frozenset(
    """
    say says said tell told call called claim claimed warn warned threaten threatened promise promised announce
    announced demand demanded describe described comment commented think thinks thought
    """.split()
)
_COUNTS = frozenset(
    """
    three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million
    billion second third fourth fifth sixth seventh eighth ninth tenth twice
    """.split()
)
_OFFICES = frozenset(
    """
    president chairman chairwoman chair chairperson vice deputy minister ministers premier secretary director
    governor mayor senator ambassador envoy commander chief marshal general admiral colonel spokesman
    spokeswoman spokesperson king queen emperor prince princess pope bishop judge justice attorney chancellor
    speaker treasurer founder owner ceo editor captain coach manager head successor predecessor wife husband
    son daughter sister brother mother father uncle aunt parent heir
    """.split()
)
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_HEAD_WORDS = 3


def understand(text: str) -> Asked:
    """Read a question."""
    found = words(text)
    typed = tuple(word for word, _, _ in found)
    lower = tuple(word.lower() for word in typed)
    at = next((index for index, word in enumerate(lower) if word in _QUESTION_WORDS), None)
    kind, focus, used = _kind(lower, at)
    joined = frozenset(
        index
        for index in range(1, len(found))
        if found[index - 1][2] + 1 == found[index][1] and text[found[index - 1][2]] == "-"
    )
    names = _names(typed, lower, joined)
    named = {index for run in names for index in run}
    numerals = {match.start(): match[0] for match in _NUMERAL.finditer(text)}
    telling: dict[str, Word] = {}
    skip = -1
    for index, (word, start, end) in enumerate(found):
        if start < skip:
            continue
        if start in numerals:
            skip = start + len(numerals[start])
            numeral = numerals[start].replace(",", "") if skip >= end else word.lower()
            telling.setdefault(numeral, Word(numeral, Sort.NUMBER))
            continue
        if index in used or lower[index] in STOP | _POSTS or (len(word) == 1 and index not in named):
            continue
        sort = _sort(lower[index], lower[index + 1 : index + 2], named=index in named, who=kind is Kind.WHO)
        telling.setdefault(lower[index], Word(word, sort))
    return Asked(
        text=text,
        kind=kind,
        words=tuple(telling.values()),
        focus=focus,
        names=tuple(tuple(typed[index] for index in run) for run in names),
        subject=at is not None and at + 1 < len(lower) and lower[at + 1] not in STOP | _AUXILIARIES,
        measure=lower[at + 1] if at is not None and kind is Kind.NUMBER and lower[at] == "how" else "",
        post=not _POSTS.isdisjoint(lower),
        negated=any(word in NEGATIONS for word in lower),
        says=at is not None and lower[at] in {"what", "how"} and not _SAYING.isdisjoint(lower[at + 1 :]),
    )


def _sort(word: str, following: tuple[str, ...], *, named: bool, who: bool) -> Sort:
    """Tell what a word is; what stands before an office ("prime", "foreign") is a part of it."""
    if word in _COUNTS:
        return Sort.NUMBER
    if who and (word in _OFFICES or (not named and _OFFICES.intersection(following))):
        return Sort.OFFICE
    return Sort.NAME if named else Sort.PLAIN


def _kind(lower: tuple[str, ...], at: int | None) -> tuple[Kind, tuple[str, ...], frozenset[int]]:
    """Give the kind, the words that name what is asked for, and the places of those that only name a class."""
    nothing = (), frozenset[int]()
    if lower and lower[0] in _AUXILIARIES:
        return Kind.WHETHER, *nothing
    if at is None:
        return Kind.WHAT, *nothing
    if lower[at] in _SIMPLE:
        return _SIMPLE[lower[at]], *nothing
    if lower[at] == "how":
        measure = lower[at + 1] if at + 1 < len(lower) else ""
        if measure not in _MEASURES:
            return Kind.HOW, *nothing
        head = _head(lower, at + 2) if measure in {"many", "much"} else ()
        return Kind.NUMBER, tuple(lower[index] for index in head), frozenset({at + 1})
    return _of_what(lower, at)


def _of_what(lower: tuple[str, ...], at: int) -> tuple[Kind, tuple[str, ...], frozenset[int]]:
    """Read "what" and "which" by the noun that follows: "which city", "what was the number of"."""
    head = _head(lower, at + 1)
    rest = lower[at + 1 :]
    if not head and rest and rest[0] in _COPULAS:
        if _QUANTITIES & set(rest):
            return Kind.NUMBER, (), frozenset()
        head = _head(lower, at + 3 if rest[1:2] and rest[1] in {"the", "a", "an"} else at + 2)[:1]
    focus = tuple(lower[index] for index in head)
    found = (kind for some, kind in _BY_NOUN if not some.isdisjoint(focus))
    return next(found, Kind.WHAT), focus, frozenset(index for index in head if lower[index] in _CLASSES)


def _head(lower: tuple[str, ...], start: int) -> tuple[int, ...]:
    """Give the places of the noun phrase that follows the question word, as far as a stop word or an auxiliary."""
    found = []
    for index in range(start, min(start + _HEAD_WORDS, len(lower))):
        if lower[index] in STOP or lower[index] in _AUXILIARIES:
            break
        found.append(index)
    return tuple(found)


def _names(typed: tuple[str, ...], lower: tuple[str, ...], joined: frozenset[int]) -> list[tuple[int, ...]]:
    """Give runs of capitalised words, with what a hyphen joins to them; the first word only with a second one."""
    runs: list[list[int]] = []
    for index, word in enumerate(typed):
        follows = bool(runs) and runs[-1][-1] == index - 1
        capital = word[:1].isupper() and (lower[index] not in STOP or (word.isupper() and len(word) > 1))
        if follows and (capital or index in joined):
            runs[-1].append(index)
        elif capital:
            runs.append([index])
    return [tuple(run) for run in runs if run != [0]]
