"""How well a passage answers a question: which of its words it has, how near together, and what speaks against it.

Pure: passages come from the library, and the rarity of words with them. What is weighed is explained at each feature;
how much each counts is in ``verdicts``.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.answers.asking.kinds import DATES, MEASURED, NUMBER_WORDS, capitalised
from bot.answers.asking.understanding import NEGATIONS, Asked, Kind, Sort
from bot.library.stems import words

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*(?:\s?[–-]\s?\d+(?:[.,]\d+)*)*")
_RANGE = re.compile(r"[–-]")
_NEAR = 6
"""Words between two words of a question that still belong together."""
_NAME_GAP = 3
"""Words from one word of a name to the next: a middle name or "of the" may stand between."""
_ALIKE_LETTERS, _ALIKE_SHARE, _ALIKE = 5, 0.6, 0.8
"""Letters that two words must begin with in common, their share of the longer word, and what that counts."""
_RANKS = frozenset("vice deputi former act assist ex associ".split())
"""Stems that make another office of the word behind them."""
_MISSED = 0.6
"""A word that is missed by more than this share is not there in any other word either."""
_NOT_COUNTED = 0.5
"""What a number counts that is not said to be of what is counted."""
_NO_PERSON = 0.7
"""What another name counts where somebody is asked for."""
_ENDINGS = frozenset("ship er ers or ors ment ments ness ful less able hood ism ist ists ian ians al".split())
_AROUND = 0.4
"""What a word counts that only the neighbourhood has."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or two that may be shown, and what stands round them.

    ``around`` are the neighbouring sentences and the title; ``people`` are the people named in it, ``roles``
    names with what it calls them. ``likeness`` is how
    near in meaning the passage is to the question, from -1 to 1, and ``near`` how near its nearest word is to a word of
    the question; both are None and empty when nobody can tell.
    """

    text: str
    around: str = ""
    people: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    likeness: float | None = None
    near: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Features:
    """What is weighed; all from 0 to 1 but for ``likeness``."""

    covered: float
    """Share of the question's words, by rarity, that the passage has; words near in meaning count in part."""
    around: float
    """Share that only its neighbourhood has."""
    names: float
    """Share of the words of names that neither has; where an office is asked for, that the passage lacks."""
    broken: float
    """Share of neighbouring words of names that are apart: another name made of the same words. Where an office is
    asked for, two words that are apart are as bad as all."""
    numbers: float
    """Share of the numbers that the passage lacks; a year at the end of a range is another number."""
    offices: float
    """Whether the passage lacks a word for the office or relation asked for ("vice", "minister", "sister")."""
    contrary: float
    """Whether a word is missing and its opposite is there."""
    negated: float
    """Whether the question denies something and the passage denies nothing."""
    typed: float
    """Whether something of the kind that is asked for is in it, and is not from the question."""
    together: float
    """Share of neighbouring words of the question that are near each other in the passage, in the same order."""
    bare: float
    """Whether it has names and figures of the question but none of its other words, nor any near to them."""
    dense: float
    """How few other words stand between those that it has."""
    likeness: float


class Scale:
    """A question made ready to weigh many passages.

    ``rarity`` gives a stem's weight (inverse document frequency), ``opposites`` are stems by stem.
    """

    def __init__(
        self,
        asked: Asked,
        rarity: Callable[[str], float],
        stem: Callable[[str], str],
        opposites: Mapping[str, frozenset[str]],
    ) -> None:
        self.asked = asked
        self._stem = stem
        self._opposites = opposites
        self._typed_words = {self._key(word.text, word.sort): word.text.lower() for word in asked.words}
        self._sorts = {self._key(word.text, word.sort): word.sort for word in asked.words}
        self.weights = {key: rarity(key) for key in self._sorts}
        self._own = {stem(word) for word, _, _ in words(asked.text)}
        self._focus = {stem(word) for word in asked.focus}
        self._peoples = {
            stem(form): key for key, sort in self._sorts.items() if sort is Sort.NAME for form in _peoples(key)
        }
        self._pairs = [(stem(one), stem(other)) for run in asked.names for one, other in pairwise(run)]

    def features(self, passage: Passage) -> Features:
        """Weigh one passage."""
        stems = self.stems(passage.text)
        there, around = set(stems) - self._of_others(stems), self.stems(passage.around)
        beside = set(around) - there
        total = sum(self.weights.values()) or 1.0
        absent = [word for word in self.weights if word not in there]
        strict = Sort.OFFICE in self._sorts.values()  # whose office it is stands beside it, or it is another's
        gone = absent if strict else [word for word in absent if word not in beside]
        shares = {word: 1.0 - self._share(word, passage, beside) for word in absent}
        lacking = sum(self.weights[word] * share for word, share in shares.items())
        return Features(
            covered=1.0 - lacking / total,
            around=sum(self.weights[word] for word in absent if word in beside) / total,
            names=self._missing(gone, Sort.NAME),
            broken=math.ceil(self._broken(stems)) if strict else self._broken([*stems, "", *around]),
            numbers=self._missing(absent, Sort.NUMBER),
            offices=float(self._missing(absent, Sort.OFFICE) > 0),
            contrary=float(any(self._opposites.get(word, frozenset()) & there - self._own for word in absent)),
            negated=float(self.asked.negated and not _denies(passage.text)),
            typed=self._typed(passage, stems),
            together=self._together(stems),
            bare=self._bare(shares),
            dense=self._dense(stems),
            likeness=passage.likeness or 0.0,
        )

    def stems(self, text: str) -> list[str]:
        """Give the stems of a text in order; a number with its points and commas is one, and so is a range."""
        found: list[str] = []
        numerals = {match.start(): match for match in _NUMERAL.finditer(text)}
        skip = -1
        for word, start, end in words(text):
            if start < skip:
                continue
            numeral = numerals.get(start)
            if numeral and numeral.end() >= end:
                skip = numeral.end()
                found.append(numeral[0].replace(",", ""))
            else:
                stem = self._stem(word)
                found.append(self._peoples.get(stem, stem))
        return found

    def from_question(self, text: str) -> bool:
        """Whether all words of a text are words of the question."""
        return all(self._stem(word) in self._own for word, _, _ in words(text))

    def names(self, text: str) -> bool:
        """Whether the question names whom a text names: the last word of one of its names is in it."""
        stems = {self._stem(word) for word, _, _ in words(text)}
        return any(self._stem(run[-1]) in stems for run in self.asked.names if run)

    def _key(self, text: str, sort: Sort) -> str:
        return text if sort is Sort.NUMBER and _NUMERAL.fullmatch(text) else self._stem(text)

    def _share(self, word: str, passage: Passage, beside: set[str]) -> float:
        """Tell how much of a word that the passage lacks it has all the same."""
        share = _AROUND if word in beside else 0.0
        if self._sorts[word] is Sort.PLAIN:
            typed = self._typed_words[word]
            share = max(share, passage.near.get(typed, 0.0))
            if len(typed) >= _ALIKE_LETTERS - 1 and any(
                _alike(typed, other.lower()) for other, _, _ in words(passage.text)
            ):
                share = max(share, _ALIKE)
        return share

    def _missing(self, missing: Sequence[str], sort: Sort) -> float:
        some = [word for word in self._sorts if self._sorts[word] is sort]
        return sum(word in missing for word in some) / len(some) if some else 0.0

    def _bare(self, shares: Mapping[str, float]) -> float:
        """``shares`` are what each word that the passage lacks is missed by."""
        plain = [word for word, sort in self._sorts.items() if sort is Sort.PLAIN]
        return float(bool(plain) and all(shares.get(word, 0.0) > _MISSED for word in plain))

    def _of_others(self, stems: Sequence[str]) -> set[str]:
        """Give the offices of the question that the passage has only below another rank: chairman, of vice-chairman."""
        asked = {word for word, sort in self._sorts.items() if sort is Sort.OFFICE}
        ranks = _RANKS - self._own
        return {
            word
            for word in asked
            if (places := [place for place, stem in enumerate(stems) if stem == word])
            and all(place and stems[place - 1] in ranks for place in places)
        }

    def _broken(self, stems: Sequence[str]) -> float:
        if not self._pairs:
            return 0.0
        whole = 0
        for one, other in self._pairs:
            places = (place for place, word in enumerate(stems) if word == one)
            whole += any(other in stems[place + 1 : place + 1 + _NAME_GAP] for place in places)
        return 1.0 - whole / len(self._pairs)

    def _together(self, stems: Sequence[str]) -> float:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(stems):
            if word in self.weights:
                places.setdefault(word, []).append(place)
        order = tuple(self.weights)
        pairs = list(pairwise(order))
        if not pairs:
            return float(bool(places))
        near = (any(0 < b - a <= _NEAR for a in places.get(x, ()) for b in places.get(y, ())) for x, y in pairs)
        return sum(near) / len(pairs)

    def _dense(self, stems: Sequence[str]) -> float:
        """Give how much of the shortest stretch with all the question's words that there are is made of them."""
        places = [place for place, word in enumerate(stems) if word in self.weights]
        kinds = {stems[place] for place in places}
        if not kinds:
            return 0.0
        best, left, counts = len(stems), 0, dict.fromkeys(kinds, 0)
        for place in places:
            counts[stems[place]] += 1
            while counts[stems[places[left]]] > 1:
                counts[stems[places[left]]] -= 1
                left += 1
            if all(counts.values()):
                best = min(best, place - places[left] + 1)
        return len(kinds) / best

    def _typed(self, passage: Passage, stems: Sequence[str]) -> float:  # noqa: PLR0911 - one branch a kind
        match self.asked.kind:
            case _ if self.asked.post and self.asked.names:
                return float(any(self.from_question(name) for name, _ in passage.roles))
            case Kind.WHEN:
                return float(any(not self.from_question(match[0]) for match in DATES.finditer(passage.text)))
            case Kind.NUMBER if self.asked.measure in MEASURED:
                return float(bool(MEASURED[self.asked.measure].search(passage.text)))
            case Kind.NUMBER:
                return self._number(stems)
            case Kind.WHO if any(not self.from_question(name) for name in passage.people):
                return 1.0
            case Kind.WHO | Kind.WHERE:
                named = any(not self.from_question(name) for name in capitalised(passage.text))
                return named * (_NO_PERSON if self.asked.kind is Kind.WHO else 1.0)
            case _:
                return 1.0

    def _number(self, stems: Sequence[str]) -> float:
        places = [
            place
            for place, word in enumerate(stems)
            if (word[:1].isdigit() or word in NUMBER_WORDS) and word not in self.weights
        ]
        if not places or not self._focus:
            return float(bool(places))
        near = any(self._focus.intersection(stems[place : place + _NEAR]) for place in places)
        return 1.0 if near else _NOT_COUNTED


def rarity(count: int, total: int) -> float:
    """Give a word's weight from the number of sentences that have it: BM25's inverse document frequency."""
    return math.log(1 + (max(total, count) - count + 0.5) / (count + 0.5))


def _peoples(name: str) -> set[str]:
    """Give what the people of a country may be called, and the country of a people; most of it is no word at all."""
    if len(name) < _ALIKE_LETTERS:
        return set()
    roots = {name, name[:-1]}
    forms = {root + ending for root in roots for ending in ("n", "an", "ian", "ese", "ish", "i")}
    for ending in ("n", "an", "ese", "ish", "i"):
        if name.endswith(ending):
            root = name.removesuffix(ending)
            forms |= {root, root + "a"}
    return {form for form in forms if len(form) >= _ALIKE_LETTERS - 1} - {name}


def _alike(one: str, other: str) -> bool:
    """Tell whether two words begin alike as words of one family do ("realistic", "realism")."""
    short, long = sorted((one, other), key=len)
    if len(short) >= _ALIKE_LETTERS - 1 and long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    if one[:_ALIKE_LETTERS] != other[:_ALIKE_LETTERS]:
        return False
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= _ALIKE_SHARE * max(len(one), len(other))


def _denies(text: str) -> bool:
    return any(word.lower() in NEGATIONS or word == "t" for word, _, _ in words(text))
