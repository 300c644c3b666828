"""What a question asks for: its kind, the words that the answer's passage should have, and what it must not lack.

Grammar of English questions and nothing about any subject; no text is looked up here. Everything typed is a question,
also a few bare words.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.answers.asking.initials import undotted
from bot.answers.asking.question_words import (
    CALLED,
    CLASSES,
    COUNTS,
    CREDITS,
    DATE_WORDS,
    LIGHT,
    LIVING,
    MEASURES,
    MONEY,
    OFFICES,
    PEOPLE,
    PLACES,
    PLURALS,
    POSTS,
    QUANTITIES,
    RESULTS,
    SAYING,
    YEARS,
)
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
    """A word for an office or a relation, or for what was done to an article: no other word will do."""
    LIGHT = "light"


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
    sum: bool = False
    """Whether it is asked how much money."""
    negated: bool = False
    credit: bool = False
    """Whether it is asked who wrote, edited or translated an article."""
    says: bool = False
    """Whether somebody's words are asked for ("what did the owners say")."""
    called: bool = False
    """Whether a name is asked for ("what is it called")."""
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
_DENIALS = NEGATIONS - frozenset("without fail failed deny denied refuse refused".split())
"""Those of them that make a question ask for what is not so; the others are things that are done."""
_ARTICLES = frozenset("article piece".split())
_DOING = frozenset("did do does has have had would will".split())
_COPULAS = frozenset("is are was were".split())
_SIMPLE = {
    "who": Kind.WHO,
    "whom": Kind.WHO,
    "whose": Kind.WHO,
    "when": Kind.WHEN,
    "where": Kind.WHERE,
    "why": Kind.WHY,
}
_BY_NOUN = ((YEARS, Kind.WHEN), (PLACES, Kind.WHERE), (PEOPLE | OFFICES, Kind.WHO), (QUANTITIES, Kind.NUMBER))
_QUESTION_WORDS = frozenset("who whom whose when where what which why how".split())
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_HEAD_WORDS = 3


def understand(text: str) -> Asked:
    """Read a question."""
    text = undotted(text)
    found = words(text)
    typed = tuple(word for word, _, _ in found)
    lower = tuple(word.lower() for word in typed)
    at = next((index for index, word in enumerate(lower) if word in _QUESTION_WORDS), None)
    kind, focus, used = _kind(lower, at)
    names = _names(typed, lower, _joined(text, found))
    named = {index for run in names for index in run}
    numerals = {match.start(): match[0] for match in _NUMERAL.finditer(text)}
    soft = LIGHT | set(_class(lower, at, kind, focus))
    credit = kind is Kind.WHO and not (_ARTICLES.isdisjoint(lower) or CREDITS.isdisjoint(lower))
    for_living = any(lower[index : index + len(LIVING)] == LIVING for index in range(len(lower)))
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
        short = index in named and word.isupper() and len(word) > 1
        says_nothing = lower[index] in POSTS or (lower[index] in STOP and not short)
        if (
            index in used
            or says_nothing
            or (for_living and lower[index] in LIVING)
            or (len(word) == 1 and index not in named)
        ):
            continue
        if credit and lower[index] in CREDITS:
            sort = Sort.OFFICE
        else:
            sort = _sort(lower[index], lower[index + 1 : index + 2], named=index in named, who=kind is Kind.WHO)
        if sort is Sort.PLAIN and lower[index] in soft:
            sort = Sort.LIGHT
        telling.setdefault(lower[index], Word(word, sort))
    who_is = kind is Kind.WHO and bool(telling) and all(word.sort is Sort.NAME for word in telling.values())
    return Asked(
        text=text,
        kind=kind,
        words=tuple(telling.values()),
        focus=focus,
        names=tuple(tuple(typed[index] for index in run) for run in names),
        subject=at is not None and at + 1 < len(lower) and lower[at + 1] not in STOP | _AUXILIARIES,
        measure=lower[at + 1] if at is not None and kind is Kind.NUMBER and lower[at] == "how" else "",
        post=not POSTS.isdisjoint(lower) or for_living or who_is,
        called=kind is Kind.WHAT and not CALLED.isdisjoint(lower),
        sum=kind is Kind.NUMBER and "much" in lower and not MONEY.isdisjoint(lower),
        negated=not _DENIALS.isdisjoint(lower),
        credit=credit,
        says=_says(lower, at),
    )


def _joined(text: str, found: tuple[tuple[str, int, int], ...]) -> frozenset[int]:
    """Give the places of the words that a hyphen joins to the one before."""
    ends = ((index, found[index - 1][2]) for index in range(1, len(found)))
    return frozenset(index for index, end in ends if end + 1 == found[index][1] and text[end] == "-")


def _says(lower: tuple[str, ...], at: int | None) -> bool:
    """Tell whether somebody's words are asked for; "what is it called" asks for none."""
    if at is None or lower[at] not in {"what", "how"} or not _DOING.intersection(lower[at + 1 : at + 2]):
        return False
    return not SAYING.isdisjoint(lower[at + 2 :])


def _class(lower: tuple[str, ...], at: int | None, kind: Kind, focus: tuple[str, ...]) -> tuple[str, ...]:
    """Give the word behind "what" or "which" that names a class: the passage may have one of that class instead."""
    if at is None or kind is Kind.NUMBER or lower[at] not in {"what", "which"}:
        return ()
    return focus[:1] if lower[at + 1 : at + 2] == focus[:1] else ()


def _sort(word: str, following: tuple[str, ...], *, named: bool, who: bool) -> Sort:
    """Tell what a word is; what stands before an office ("prime", "foreign") is a part of it."""
    if word in DATE_WORDS:
        return Sort.NAME
    if word in COUNTS:
        return Sort.NUMBER
    if who and (word in OFFICES or (not named and OFFICES.intersection(following))):
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
        if measure not in MEASURES:
            return Kind.HOW, *nothing
        head = _counted(lower, at + 2) if measure in {"many", "much"} else ()
        return Kind.NUMBER, tuple(lower[index] for index in head), frozenset({at + 1})
    return _of_what(lower, at)


def _counted(lower: tuple[str, ...], start: int) -> tuple[int, ...]:
    """Give the places of what is counted: as far as the first plural, else one word."""
    head = _head(lower, start)
    for length, index in enumerate(head, 1):
        if lower[index] in PLURALS or (lower[index].endswith("s") and not lower[index].endswith("ss")):
            return head[:length]
    return head[:1]


def _of_what(lower: tuple[str, ...], at: int) -> tuple[Kind, tuple[str, ...], frozenset[int]]:
    """Read "what" and "which" by the noun that follows: "which city", "what was the number of"."""
    head = _head(lower, at + 1)
    rest = lower[at + 1 :]
    if not head and rest and rest[0] in _COPULAS:
        if QUANTITIES & set(rest):
            return Kind.NUMBER, (), frozenset()
        head = _head(lower, at + 3 if rest[1:2] and rest[1] in {"the", "a", "an"} else at + 2)[:1]
    focus = tuple(lower[index] for index in head)
    if at and lower[at - 1] == "by" and not RESULTS.isdisjoint(focus[:1]):
        return Kind.NUMBER, focus, frozenset()
    found = (kind for some, kind in _BY_NOUN if not some.isdisjoint(focus))
    return next(found, Kind.WHAT), focus, frozenset(index for index in head if lower[index] in CLASSES)


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
