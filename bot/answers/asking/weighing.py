"""How well a passage answers a question: which of its words it has, how near together, and what speaks against it.

Pure: passages come from the library, and the rarity of words with them. What each feature means is told in
``passage``; how much each counts is in ``verdicts``.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from bot.answers.asking.initials import Initials
from bot.answers.asking.passage import Features, Passage
from bot.answers.asking.question_words import SAYING
from bot.answers.asking.typed import Typed
from bot.answers.asking.understanding import NEGATIONS, Asked, Kind, Sort
from bot.answers.asking.vocabulary import Vocabulary
from bot.answers.topics.thesaurus import thesaurus
from bot.library.stems import bare_words, words

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*(?:\s?[–-]\s?\d+(?:[.,]\d+)*)*")
_NAME_GAP = 3
"""Words from one word of a name to the next: a middle name or "of the" may stand between."""
_ALIKE_LETTERS, _ALIKE_SHARE, _ALIKE = 5, 0.6, 0.8
"""Letters that two words must begin with in common, their share of the longer word, and what that counts."""
_KINDRED, _BY_NAME = 0.7, 0.9
"""What a word counts that says nearly the same, and a name of somebody whom the passage names otherwise."""
_SHORT_ARTICLE = 30
"""Sentences of an article that is not long; one of ten times as many is as long as can be."""
_LIGHT = 0.15
"""What a word that says little weighs."""
_NEAR = 0.5
"""How near in meaning another word must be to count."""
_MISSED = 0.6
"""A word that is missed by more than this share is not there in any other word either."""
_TOLD = 0.3
"""What it counts that nobody knows whose the words are, where a saying word and the name stand together."""
_RANKS = frozenset("vice deputi former act assist ex associ".split())
"""Stems that make another office of the word behind them."""
_BELOW = frozenset("vice deputy former acting assistant ex associate".split())
_DENIALS, _DENIED = frozenset("no not never nobodi none neither without".split()), 2
"""Stems that deny one of so many words behind them."""
_EITHER_WAY = frozenset({Kind.WHETHER, Kind.WHY, Kind.HOW})
"""Kinds that what is not so may answer."""
_HEAD = "head"
_TOPS = frozenset("president chairman chairwoman chair director secretary chief governor premier king ceo".split())
"""A head may be called any of these."""
_ENDINGS = frozenset("ship er ers or ors ment ments ness ful less able hood ism ist ists ian ians al".split())


class Scale:
    """A question made ready to weigh many passages; ``rarity`` gives a stem's weight (inverse document frequency)."""

    def __init__(self, asked: Asked, rarity: Callable[[str], float], vocabulary: Vocabulary) -> None:
        self.asked = asked
        self._vocabulary = vocabulary
        self._stem = vocabulary.compared
        self._read: dict[str, list[str]] = {}
        self._initials = Initials(asked.text)
        self._typed_words = {self._key(word.text, word.sort): word.text.lower() for word in asked.words}
        self.sorts = {self._key(word.text, word.sort): word.sort for word in asked.words}
        self.weights = _weights(self.sorts, rarity)
        self._named = {key for key, sort in self.sorts.items() if sort is Sort.NAME}
        self._own = {self._stem(word) for word, _, _ in words(asked.text)}
        self._peoples = {
            self._stem(form): key
            for key, sort in self.sorts.items()
            if sort is Sort.NAME
            for form in _peoples(self._typed_words[key])
        }
        self._pairs = [
            (self._stem(one), self._stem(other))
            for run in asked.names
            for one, other in pairwise(run)
            if not (other[:1].isupper() and f"{one}-{other}" in asked.text)
        ]
        counted = {self._stem(word) for word in asked.focus}
        kin = {other for word in counted for other in vocabulary.kindred.get(word, ())}
        self._typed = Typed(
            asked, lambda text: not self.from_question(text), frozenset(counted | kin), thesaurus().lands
        )
        self._saying = {self._stem(word) for word in SAYING}

    def features(self, passage: Passage) -> Features:
        """Weigh one passage."""
        stems = self._both(passage.text)
        there = set(stems) - self._of_others(stems)
        around = [stem for text in passage.around for stem in self._both(text)]
        named = {stem for name in (*passage.people, *passage.speakers) for stem in self.stems(name)}
        absent = [word for word in self.weights if word not in there]
        near = set(around)
        beside = [word for word in absent if word in near and self.sorts[word] is not Sort.NAME]
        nowhere = [word for word in absent if word in passage.lacking and word not in named]
        strict = Sort.OFFICE in self.sorts.values()  # whose office it is stands beside it, or it is another's
        gone = absent if strict else [word for word in absent if word not in named | near]
        missed = {word: 1.0 - self._share(word, passage, there, named) for word in absent}
        offices = [word for word in absent if not self._is_head(word, passage)]
        broken = math.ceil(self._broken(stems)) if strict else self._broken([*stems, "", *around])
        typed = self._typed.typed(passage, stems)
        return Features(
            covered=1.0 - self._part(missed),
            around=self._part(dict.fromkeys(beside, 1.0)),
            nowhere=self._part(dict.fromkeys(nowhere, 1.0)),
            names=self._missing(gone, Sort.NAME),
            strange=self._missing(nowhere, Sort.NAME),
            broken=broken,
            numbers=self._missing(absent, Sort.NUMBER),
            offices=float(self._missing(offices, Sort.OFFICE) > 0),
            contrary=float(any(self._opposites(word) & there - self._own for word in absent)),
            negated=float(self.asked.negated and not _denies(passage.text)),
            denied=float(self._denied(stems)),
            typed=typed,
            untyped=float(typed == 0.0),
            another=float(strict and (broken > 0 or not set(gone).isdisjoint(self._named))),
            uncounted=self._typed.uncounted(passage, stems),
            absent=self._missing([word for word, share in missed.items() if share > _MISSED], Sort.PLAIN),
            unsaid=self._unsaid(passage, there),
            title=float(passage.title),
            long=min(max(math.log10(max(passage.length, 1) / _SHORT_ARTICLE), 0.0), 1.0),
            likeness=passage.likeness or 0.0,
        )

    def plain(self, passage: Passage) -> frozenset[str]:
        """Give those words of the question that stand in a passage as they are, without names and what says little."""
        plain = {word for word, sort in self.sorts.items() if sort not in {Sort.NAME, Sort.LIGHT}}
        return frozenset(plain.intersection(self.stems(passage.text)))

    def _both(self, text: str) -> list[str]:
        """Give the stems of a text with what the question calls its abbreviations; texts stand beside many others."""
        if text not in self._read:
            self._read[text] = self.stems(self._initials.with_both(text))
        return self._read[text]

    def stems(self, text: str) -> list[str]:
        """Give the stems of a text in order; a number with its points and commas is one, and so is a range."""
        numerals = {match.start(): match for match in _NUMERAL.finditer(text)}
        if not numerals:
            plain = map(self._stem, bare_words(text))
            return [self._peoples.get(stem, stem) for stem in plain]
        found: list[str] = []
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

    def indexed(self) -> dict[str, frozenset[str]]:
        """Give for each word of the question that has letters the stems under which the full text may have it."""
        found: dict[str, frozenset[str]] = {}
        for key, sort in self.sorts.items():
            if sort is Sort.NUMBER or self._typed_words[key] in self._initials.shorts:
                continue
            forms = set(self._vocabulary.indexed(self._typed_words[key]))
            if sort is Sort.NAME:
                forms |= {stem for form in _peoples(self._typed_words[key]) for stem in self._vocabulary.indexed(form)}
            else:
                forms |= self._vocabulary.indexed_kindred(key)
            found[key] = frozenset(forms)
        return found

    def _key(self, text: str, sort: Sort) -> str:
        return text if sort is Sort.NUMBER and _NUMERAL.fullmatch(text) else self._stem(text)

    def _opposites(self, word: str) -> frozenset[str]:
        return self._vocabulary.opposites.get(word, frozenset())

    def _part(self, shares: Mapping[str, float]) -> float:
        """Give the part that words are of the question's weight, each by its share."""
        total = sum(self.weights.values()) or 1.0
        return sum(self.weights[word] * share for word, share in shares.items()) / total

    def _share(self, word: str, passage: Passage, there: set[str], named: set[str]) -> float:
        """Tell how much of a word that the passage lacks it has all the same."""
        if self.sorts[word] is Sort.NAME:
            return _BY_NAME if word in named else 0.0
        if self.sorts[word] is not Sort.PLAIN:
            return 0.0
        typed = self._typed_words[word]
        near = passage.near.get(typed, 0.0)
        share = max(near if near >= _NEAR else 0.0, _KINDRED * self._is_kin(word, there))
        if len(typed) >= _ALIKE_LETTERS - 1 and any(_alike(typed, other.lower()) for other in bare_words(passage.text)):
            share = max(share, _ALIKE)
        return share

    def _is_kin(self, word: str, there: set[str]) -> bool:
        return not self._vocabulary.kindred.get(word, frozenset()).isdisjoint(there)

    def _missing(self, missing: Sequence[str], sort: Sort) -> float:
        some = [word for word in self.sorts if self.sorts[word] is sort]
        return sum(word in missing for word in some) / len(some) if some else 0.0

    def _of_others(self, stems: Sequence[str]) -> set[str]:
        """Give the offices of the question that the passage has only below another rank: chairman, of vice-chairman."""
        asked = {word for word, sort in self.sorts.items() if sort is Sort.OFFICE}
        ranks = _RANKS - self._own
        return {
            word
            for word in asked
            if (places := [place for place, stem in enumerate(stems) if stem == word])
            and all(place and stems[place - 1] in ranks for place in places)
        }

    def _is_head(self, word: str, passage: Passage) -> bool:
        """Whether a head is asked for, and the passage states the role of one; a deputy is none."""
        if word != _HEAD:
            return False
        titles = ({part.lower() for part, _, _ in words(title)} for _, title in passage.roles)
        return any(not title.isdisjoint(_TOPS) and title.isdisjoint(_BELOW) for title in titles)

    def _denied(self, stems: Sequence[str]) -> bool:
        """Tell whether a passage says of a word of the question that it is not so: "no treaty", "was never signed"."""
        if self.asked.negated or self.asked.kind in _EITHER_WAY:
            return False
        plain = {word for word, sort in self.sorts.items() if sort is Sort.PLAIN}
        return any(
            word in _DENIALS and not plain.isdisjoint(stems[place + 1 : place + 1 + _DENIED])
            for place, word in enumerate(stems)
        )

    def _unsaid(self, passage: Passage, there: set[str]) -> float:
        if not self.asked.says or any(map(self.names, passage.speakers)):
            return 0.0
        speaker = next((self._stem(run[-1]) for run in self.asked.names if run), None)
        told = (speaker is None or speaker in there) and not self._saying.isdisjoint(there)
        return _TOLD if told else 1.0

    def _broken(self, stems: Sequence[str]) -> float:
        if not self._pairs:
            return 0.0
        whole = 0
        for one, other in self._pairs:
            places = (place for place, word in enumerate(stems) if word == one)
            whole += any(other in stems[place + 1 : place + 1 + _NAME_GAP] for place in places)
        return 1.0 - whole / len(self._pairs)


def _weights(sorts: Mapping[str, Sort], rarity: Callable[[str], float]) -> dict[str, float]:
    """Weigh words by rarity; one that says little weighs little, also where all the others are common."""
    rare = {key: rarity(key) for key in sorts}
    most = max((rare[key] for key, sort in sorts.items() if sort is not Sort.LIGHT), default=math.inf)
    return {key: _LIGHT * min(rare[key], most) if sort is Sort.LIGHT else rare[key] for key, sort in sorts.items()}


def _peoples(name: str) -> set[str]:
    """Give what the people of a country may be called, and the country of a people; most of it is no word at all."""
    if len(name) < _ALIKE_LETTERS:
        return set()
    roots = {name, name[:-1]}
    forms = {root + ending for root in roots for ending in ("n", "an", "ian", "ese", "ish", "i")}
    for ending in ("n", "an", "ian", "ese", "ish", "i"):
        if name.endswith(ending):
            root = name.removesuffix(ending)
            forms |= {root, root + "a", root + "y"}
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
    return any(word.lower() in NEGATIONS or word == "t" for word in bare_words(text))
