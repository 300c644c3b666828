"""From a question to a passage: sentences that have its words or its meaning, weighed, and the best one judged.

Everything about the corpus is asked of the shelf; how near meanings are is asked of a :class:`Meanings`, which may know
nothing. Weighing is arithmetic on some forty sentences.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.answers.asking import short, verdicts
from bot.answers.asking.passage import Features, Passage
from bot.answers.asking.repairing import repaired, surely_named
from bot.answers.asking.told import Also, Cited, NotSaid, Told
from bot.answers.asking.understanding import Asked, Kind, Sort, understand
from bot.answers.asking.vocabulary import vocabulary
from bot.answers.asking.weighing import Scale
from bot.answers.topics.thesaurus import ready
from bot.answers.wording import SURE
from bot.library import passages
from bot.library.passages import Line
from bot.library.shelf import Shelf
from bot.library.stems import bare_words, words
from bot.library.words import rarity
from bot.names.fold import tokens

_BY_WORDS = 40
_LOOKED_UP = 12
"""Sentences of which it is asked what their whole articles lack."""
_ROLES = 5
"""Sentences with somebody's roles that are looked at."""
_WEIGHED = 6
"""Sentences that are weighed again together with a neighbour."""
_NEAREST = 3
_ALSO = 3
_MARGIN = 1.0
"""How much less, in logits, may speak for another article's passage that is shown beside the best."""
_COMPARED = frozenset({Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.NUMBER})
"""Kinds whose short answers can differ; two clauses in other words need not."""
_TELLING = ("names", "strange", "broken", "numbers", "uncounted")
"""Features that tell of which thing a passage speaks."""
_LONGEST_QUESTION = 400


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
    """A sentence, or two neighbours, weighed; ``score`` is what speaks for it, in logits."""

    lines: tuple[Line, ...]
    passage: Passage
    features: Features
    score: float


async def ask(shelf: Shelf, text: str, meanings: Meanings | None = None) -> Told | NotSaid:
    """Answer a question by a passage of an article, or tell that no article answers it."""
    question = " ".join(text[:_LONGEST_QUESTION].split())
    await ready()
    asked, repairs = await repaired(shelf, understand(question))
    search = _Search(shelf, asked, meanings)
    best = await search.best()
    if not best:
        return NotSaid(question, (), repairs)
    first = best[0]
    if first.score < 0:
        return NotSaid(question, tuple(search.cited(one) for one in best[:_NEAREST]), repairs)
    cited = search.cited(first)
    return Told(
        question, cited, round(verdicts.probability(first.score), 2), search.also(first, cited, best[1:]), repairs
    )


class _Search:
    """One question on one shelf."""

    def __init__(self, shelf: Shelf, asked: Asked, meanings: Meanings | None) -> None:
        self._shelf, self._asked, self._meanings = shelf, asked, meanings
        self._plain = [word.text.lower() for word in asked.words if word.sort is Sort.PLAIN]
        self._near: Mapping[int, Near] = {}
        self._lacking: Mapping[int, frozenset[str]] = {}
        self.verdict = verdicts.WITH_WORDS

    async def best(self) -> list[_Weighed]:
        """Give the passages that come nearest to an answer, the best first, none twice."""
        by_words = tuple(dict.fromkeys((*await self._with_roles(), *await self._with_words())))
        if self._meanings:
            self._near = await self._meanings.near(self._shelf.key, self._asked.text, self._plain, by_words)
        if self._near:
            self.verdict = verdicts.WITH_MEANING
        lines = await passages.lines(self._shelf, list(dict.fromkeys([*by_words, *self._near])), SURE)
        texts = {text for line in lines.values() for text in (line.text, *line.before, *line.after, line.source.title)}
        vocabulary().learn(word for text in texts for word in bare_words(text))
        some = [line for line in lines.values() if line.kind != "title" or self._asked.kind is not Kind.WHY]
        first = sorted((self._weigh((line,)) for line in some), key=self._place, reverse=True)[:_LOOKED_UP]
        self._lacking = await self._lacking_words([one.lines[0] for one in first])
        single = sorted((self._weigh(one.lines) for one in first), key=self._place, reverse=True)
        return await self._with_neighbours(single[:_WEIGHED], lines)

    async def _with_roles(self) -> tuple[int, ...]:
        """Find the sentences that state the roles of whom a question about somebody's post names."""
        found: list[int] = []
        for run in self._asked.names if self._asked.post else ():
            person = await surely_named(self._shelf, run)
            found += await passages.stating_roles(self._shelf, person.key, _ROLES) if person else ()
        return tuple(found)

    async def _with_words(self) -> tuple[int, ...]:
        """Find sentences by the question's words and by those that say nearly the same; makes the scale."""
        known = vocabulary()
        typed = {part.lower() for word in self._asked.words for part, _, _ in words(word.text)}
        stems = {form: known.compared(part) for part in typed for form in known.indexed(part)}
        kin = {stem for word in self._plain for stem in known.indexed_kindred(known.compared(word))}
        counts, total = await passages.counts(self._shelf, stems.keys() | kin)
        common: Counter[str] = Counter()
        for stem, compared in stems.items():
            common[compared] += counts.get(stem, 0)
        self.scale = Scale(self._asked, lambda word: rarity(common[word], total), known)
        own = {stem: count for stem, count in counts.items() if stem in stems}
        other = {stem: count for stem, count in counts.items() if stem not in stems}
        return await passages.with_words(self._shelf, own, other, _BY_WORDS)

    async def _lacking_words(self, some: Sequence[Line]) -> Mapping[int, frozenset[str]]:
        """Tell which words of the question the articles of some sentences lack, by article."""
        forms = self.scale.indexed()
        have = await passages.having(self._shelf, {line.article for line in some}, forms)
        return {line.article: frozenset(forms.keys() - have.get(line.article, ())) for line in some}

    def _place(self, one: _Weighed) -> tuple[int, float]:
        """Put passages in order; of what somebody said, their own words come first, if they answer at all.

        Of somebody's posts the one that is told most fully comes first.
        """
        if one.score < 0:
            return 0, one.score
        if self._asked.post:
            told = (len(bare_words(title)) for name, title in one.passage.roles if self.scale.from_question(name))
            return max(told, default=0), one.score
        speakers = one.passage.speakers if self._asked.says else ()
        return int(any(map(self.scale.names, speakers))), one.score

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
            both = max((self._weigh(pair) for pair in pairs), key=lambda pair: pair.score, default=one)
            shown |= {part.id for part in both.lines}
            found.append(replace(both, features=one.features, score=one.score))
        return found

    def _weigh(self, lines: tuple[Line, ...]) -> _Weighed:
        near = [self._near[line.id] for line in lines if line.id in self._near]
        best = tuple(max(some) for some in zip(*(one.words for one in near), strict=True)) if near else ()
        passage = Passage(
            text=" ".join(line.text for line in lines),
            around=(*lines[0].before, *lines[-1].after, lines[0].source.title, *_speakers(lines)),
            people=tuple(dict.fromkeys(name for line in lines for name in line.people)),
            speakers=_speakers(lines),
            roles=tuple(dict.fromkeys(role for line in lines for role in line.roles)),
            title=lines[0].kind == "title",
            length=lines[0].siblings,
            lacking=self._lacking.get(lines[0].article, frozenset()),
            likeness=max((one.likeness for one in near), default=None),
            near=dict(zip(self._plain, best, strict=False)),
        )
        features = self.scale.features(passage)
        return _Weighed(lines, passage, features, self.verdict.score(features))

    def cited(self, weighed: _Weighed) -> Cited:
        """Give a passage with its short answer."""
        stretch = short.short_answer(self.scale, weighed.passage)
        return Cited(weighed.passage.text, stretch.start, stretch.end, weighed.lines[0].source)

    def also(self, first: _Weighed, cited: Cited, others: Iterable[_Weighed]) -> tuple[Also, ...]:
        """Give what other articles answer, one passage each."""
        seen = {first.lines[0].source.key}
        least = max(0.0, first.score - _MARGIN)
        found: list[Also] = []
        for other in others:
            key = other.lines[0].source.key
            if key in seen or other.score < least:
                continue
            theirs = self.cited(other)
            agrees = _agree(cited.answer, theirs.answer)
            if agrees or (self._asked.kind in _COMPARED and self._of_the_same(first, other)):
                seen.add(key)
                found.append(Also(theirs, agrees))
        return tuple(found[:_ALSO])

    def _of_the_same(self, one: _Weighed, other: _Weighed) -> bool:
        """Whether another passage tells of the same thing: of the question it has what the first one has."""
        same = (getattr(other.features, name) <= getattr(one.features, name) for name in _TELLING)
        return self.scale.plain(one.passage) <= self.scale.plain(other.passage) and all(same)


def _speakers(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(speaker for line in lines for speaker in line.speakers)


def _agree(one: str, other: str) -> bool:
    first, second = set(tokens(one)), set(tokens(other))
    return first <= second or second <= first
