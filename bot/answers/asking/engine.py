"""From a question to a passage: sentences that have its words or its meaning, weighed, and the best one judged.

Everything about the corpus is asked of the shelf; how near meanings are is asked of a :class:`Meanings`, which may know
nothing. Weighing is arithmetic on some forty sentences.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from bot.answers.asking import contraries, short, verbs, verdicts
from bot.answers.asking.told import Also, Cited, NotSaid, Told
from bot.answers.asking.understanding import Asked, Kind, Sort, understand
from bot.answers.asking.weighing import Features, Passage, Scale, rarity
from bot.answers.wording import SURE
from bot.library import passages
from bot.library.names import look_up
from bot.library.passages import Line
from bot.library.shelf import Shelf
from bot.library.stems import Stemmer, words
from bot.library.words import Repair, wanted
from bot.names.fold import tokens
from bot.names.score import ANSWER

_BY_WORDS = 40
_WEIGHED = 6
"""Sentences that are weighed again together with a neighbour."""
_NEAREST = 3
_ALSO = 3
_MARGIN = 1.0
"""How much less, in logits, may speak for another article's passage that is shown beside the best."""
_COMPARED = frozenset({Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.NUMBER})
"""Kinds whose short answers can differ; two clauses in other words need not."""
_LONGEST_QUESTION = 400
_LEAST_LETTERS = (5, 6)
"""Letters of a word and of a name that are repaired: a shorter one is more probably another word than mistyped."""


class Near(Protocol):
    """How near a sentence is to a question."""

    @property
    def likeness(self) -> float:
        """Cosine of the two meanings."""

    @property
    def words(self) -> tuple[float, ...]:
        """The nearness of its nearest word to each word asked about."""


class Meanings(Protocol):
    """Who tells how near sentences are to a question in meaning."""

    async def near(
        self, shelf: str, question: str, words: Sequence[str], sentences: Sequence[int]
    ) -> Mapping[int, Near]:
        """Give what is near, by id; empty when nobody can tell in time."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A sentence, or two neighbours, weighed."""

    lines: tuple[Line, ...]
    passage: Passage
    features: Features

    @property
    def order(self) -> float:
        return verdicts.order(self.features)


@cache
def _stemmer() -> Stemmer:
    stemmer = Stemmer()
    stemmer.learn([*contraries.all_words(), *verbs.all_forms()])
    return stemmer


def _compared(word: str) -> str:
    """Give the stem under which words are compared: that of the verb for its past."""
    return _stemmer().stem(verbs.base(word.lower()))


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    return contraries.contraries(_compared)


async def ask(shelf: Shelf, text: str, meanings: Meanings | None = None) -> Told | NotSaid:
    """Answer a question by a passage of an article, or tell that no article answers it."""
    question = " ".join(text[:_LONGEST_QUESTION].split())
    named, respelled = await _respelled(shelf, understand(question))
    asked, mended = await _repaired(shelf, named)
    repairs = (*respelled, *mended)
    search = _Search(shelf, asked, meanings)
    best = await search.best()
    if not best:
        return NotSaid(question, (), repairs)
    first = best[0]
    score = search.verdict.score(first.features)
    if score < 0:
        return NotSaid(question, tuple(search.cited(one) for one in best[:_NEAREST]), repairs)
    cited = search.cited(first)
    return Told(question, cited, round(verdicts.probability(score), 2), search.also(first, cited, best[1:]), repairs)


async def _respelled(shelf: Shelf, asked: Asked) -> tuple[Asked, tuple[Repair, ...]]:
    """Put the articles' spelling in the place of a person's name that they spell otherwise."""
    text = asked.text
    repairs: list[Repair] = []
    for run in asked.names:
        found = await wanted(shelf, " ".join(run))
        if len(run) > 1 and (found.unknown or found.repairs):
            fits = await look_up(shelf, tokens(" ".join(run)))
            if fits and fits[0].score.whole and fits[0].score.value >= ANSWER:
                repairs.append(Repair(" ".join(run), fits[0].person.name))
                text = fits[0].person.name.join(re.split(r"\W+".join(map(re.escape, run)), text))
    return (understand(text), tuple(repairs)) if repairs else (asked, ())


async def _repaired(shelf: Shelf, asked: Asked) -> tuple[Asked, tuple[Repair, ...]]:
    """Repair typing errors in the words that no article has."""
    repairs: list[Repair] = []
    mended: dict[str, str] = {}
    for word in asked.words:
        least = _LEAST_LETTERS[word.sort is Sort.NAME]
        if word.sort is Sort.NUMBER or len(word.text) < least or any(map(str.isdigit, word.text)):
            continue
        for repair in (await wanted(shelf, word.text)).repairs:
            repairs.append(repair)
            mended[word.text] = repair.used
    if not mended:
        return asked, ()
    return (
        replace(
            asked,
            words=tuple(replace(word, text=mended.get(word.text, word.text)) for word in asked.words),
            names=tuple(tuple(mended.get(word, word) for word in run) for run in asked.names),
        ),
        tuple(repairs),
    )


class _Search:
    """One question on one shelf."""

    def __init__(self, shelf: Shelf, asked: Asked, meanings: Meanings | None) -> None:
        self._shelf, self._asked, self._meanings = shelf, asked, meanings
        self._plain = [word.text.lower() for word in asked.words if word.sort is Sort.PLAIN]
        self._near: Mapping[int, Near] = {}
        self.verdict = verdicts.WITH_WORDS

    async def best(self) -> list[_Weighed]:
        """Give the passages that come nearest to an answer, the best first, none twice."""
        stem = _stemmer().stem
        typed = {part.lower() for word in self._asked.words for part, _, _ in words(word.text)}
        stems = {stem(form): _compared(part) for part in typed for form in verbs.forms(part)}
        counts, total = await passages.counts(self._shelf, stems)
        common: Counter[str] = Counter()
        for word, count in counts.items():
            common[stems[word]] += count
        self.scale = Scale(self._asked, lambda word: rarity(common[word], total), _compared, _opposites())
        by_words = await passages.with_words(self._shelf, counts, _BY_WORDS)
        if self._meanings:
            self._near = await self._meanings.near(self._shelf.key, self._asked.text, self._plain, by_words)
        if self._near:
            self.verdict = verdicts.WITH_MEANING
        lines = await passages.lines(self._shelf, list(dict.fromkeys([*by_words, *self._near])), SURE)
        _stemmer().learn(
            word
            for line in lines.values()
            for text in (line.text, *line.before, *line.after, line.source.title)
            for word, _, _ in words(text)
        )
        single = sorted((self._weigh((line,)) for line in lines.values()), key=self._place, reverse=True)
        return await self._with_neighbours(single[:_WEIGHED], lines)

    def _place(self, one: _Weighed) -> tuple[bool, float]:
        """Put passages in order; of what somebody said, their own words come first if they answer at all."""
        speakers = _speakers(one.lines) if self._asked.says else ()
        own = any(self.scale.names(speaker) for speaker in speakers)
        return own and self.verdict.score(one.features) >= 0, one.order

    async def _with_neighbours(self, single: list[_Weighed], lines: dict[int, Line]) -> list[_Weighed]:
        """Join to each sentence the neighbour that helps it most; of passages that overlap the first one stays."""
        sides = {side for one in single for side in (one.lines[0].previous, one.lines[0].next) if side is not None}
        lines |= await passages.lines(self._shelf, [side for side in sides if side not in lines], SURE)
        found: list[_Weighed] = []
        shown: set[int] = set()
        for one in single:
            (line,) = one.lines
            if line.id in shown:
                continue
            before, after = lines.get(line.previous or 0), lines.get(line.next or 0)
            pairs = [(line, after)] if after and after.kind == line.kind else []
            pairs += [(before, line)] if before and before.kind == line.kind else []
            both = max((self._weigh(pair) for pair in pairs), key=lambda pair: pair.order, default=one)
            shown |= {part.id for part in both.lines}
            found.append(replace(both, features=one.features))
        return found

    def _weigh(self, lines: tuple[Line, ...]) -> _Weighed:
        near = [self._near[line.id] for line in lines if line.id in self._near]
        best = tuple(max(some) for some in zip(*(one.words for one in near), strict=True)) if near else ()
        passage = Passage(
            text=" ".join(line.text for line in lines),
            around=" ".join((*_before(lines), *_after(lines), lines[0].source.title, *_speakers(lines))),
            people=tuple(dict.fromkeys(name for line in lines for name in line.people)),
            roles=tuple(dict.fromkeys(role for line in lines for role in line.roles)),
            likeness=max((one.likeness for one in near), default=None),
            near=dict(zip(self._plain, best, strict=False)),
        )
        return _Weighed(lines, passage, self.scale.features(passage))

    def cited(self, weighed: _Weighed) -> Cited:
        """Give a passage with its short answer."""
        stretch = short.short_answer(self.scale, weighed.passage)
        return Cited(weighed.passage.text, stretch.start, stretch.end, weighed.lines[0].source)

    def also(self, first: _Weighed, cited: Cited, others: Iterable[_Weighed]) -> tuple[Also, ...]:
        """Give what other articles answer, one passage each."""
        seen = {first.lines[0].source.key}
        least = max(0.0, self.verdict.score(first.features) - _MARGIN)
        found: list[Also] = []
        for other in others:
            key = other.lines[0].source.key
            if key in seen or self.verdict.score(other.features) < least:
                continue
            theirs = self.cited(other)
            agrees = _agree(cited.answer, theirs.answer)
            if agrees or self._asked.kind in _COMPARED:
                seen.add(key)
                found.append(Also(theirs, agrees))
        return tuple(found[:_ALSO])


def _before(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return lines[0].before


def _speakers(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(speaker for line in lines for speaker in line.speakers)


def _after(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return lines[-1].after


def _agree(one: str, other: str) -> bool:
    first, second = set(tokens(one)), set(tokens(other))
    return first <= second or second <= first
