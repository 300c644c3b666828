"""The few words of a passage that answer a question: a name, a role, a date, a number with its noun, or a clause.

The words are always a stretch of the passage; when nothing of the kind asked for stands out, that is a whole sentence.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.answers.asking.kinds import DATES, MEASURED, NUMBERS, runs
from bot.answers.asking.passage import Passage
from bot.answers.asking.understanding import STOP, Kind
from bot.answers.asking.weighing import Scale
from bot.library.stems import words
from bot.names.fold import tokens

_REASON = re.compile(
    r"\b(?:because(?: of)?|due to|in response to|in protest|in order to|so that|on the grounds? that|as a result of"
    r"|owing to|thanks to|after|since|without|to (?=[a-z]+\b))",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|at|near|to|from|on|outside|inside|around|of)(?: the)? $", re.IGNORECASE)
_DEMONYM = re.compile(r"(?:[aeio]an|ese|ish)$")
_POSSESSIVE = re.compile(r"[’']s?$")
_QUOTED = re.compile(r"[“\"][^“”\"]{2,200}[”\"]")
_CALLS = frozenset(
    """
    call called dub dubbed describe described say said name named claim claimed tell told assert asserted warn warned
    announce announced promise promised pledge pledged threaten threatened
    """.split()
)
_CLAUSE_END = re.compile(r"[,;:—]|(?<=\w\w)[.!?](?=[\s”\"]|$)| [–(]|[)”]")
_SENTENCE_END = re.compile(r"(?<=[.!?][”\"’)\]])\s+|(?<=[.!?])\s+(?=[“\"‘(A-Z])")
_EDGES = ' ,;:—–()[]“”"'
_NOUN_WORDS = 3
"""Words from a number to the noun that it counts."""
_NOUN_LETTERS = 60
_FALLOFF = 4.0
"""Words after which a word of the question counts half for what stands there."""
_ELSEWHERE = 1 / 3
"""What a word counts that stands in another sentence of the passage."""
_PERSON, _STATED, _PREFERRED, _COUNTED, _CLAUSE, _DOUBTFUL = 1.6, 4.0, 1.5, 1.8, 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the passage, and how much speaks for them."""

    start: int
    end: int
    weight: float = 0.0


def short_answer(scale: Scale, passage: Passage) -> Stretch:
    """Choose the stretch of a passage that answers the question."""
    seeker = _Seeker(scale, passage)
    best = max(seeker.weighed(), key=lambda stretch: stretch.weight, default=None)
    return best if best and best.weight > 0 else seeker.best_sentence()


class _Seeker:
    """One question and one passage; candidates are (start, end, factor)."""

    def __init__(self, scale: Scale, passage: Passage) -> None:
        self._scale, self._passage, self._text = scale, passage, passage.text
        ends = list(_SENTENCE_END.finditer(self._text))
        self._sentences = list(
            zip(
                [0, *(match.end() for match in ends)],
                [*(match.start() for match in ends), len(self._text)],
                strict=True,
            )
        )
        self._places = [
            (stem, start, end)
            for word, start, end in words(self._text)
            for stem in scale.stems(word)[:1]
            if stem in scale.weights
        ]

    def weighed(self) -> Iterator[Stretch]:
        """Give the candidates with what speaks for them."""
        for start, end, factor in self._candidates():
            yield Stretch(start, end, factor * self._support(start, end))

    def best_sentence(self) -> Stretch:
        """Give the sentence of the passage that has most of the question's words."""
        return Stretch(*max(self._sentences, key=lambda some: self._inside(*some)))

    def _inside(self, start: int, end: int) -> float:
        return sum(
            self._scale.weights[stem] for stem in {stem for stem, begin, _ in self._places if start <= begin < end}
        )

    def _support(self, start: int, end: int) -> float:
        """Tell how near the words of the question are to a stretch, the rare ones counting more."""
        first, last = next(((a, b) for a, b in self._sentences if a <= start < b), self._sentences[-1])
        best: dict[str, float] = {}
        for stem, begin, stop in self._places:
            if start <= begin < end:
                continue
            gap = self._text[stop:start] if stop <= start else self._text[end:begin]
            near = 1.0 / (1.0 + len(gap.split()) / _FALLOFF)
            if not first <= begin < last:
                near *= _ELSEWHERE
            best[stem] = max(best.get(stem, 0.0), near)
        return 0.01 + sum(self._scale.weights[stem] * near for stem, near in best.items())

    def _candidates(self) -> Iterator[tuple[int, int, float]]:
        kinds: dict[Kind, Callable[[], Iterator[tuple[int, int, float]]]] = {
            Kind.WHO: self._people,
            Kind.WHEN: self._dates,
            Kind.WHERE: self._where,
            Kind.NUMBER: self._numbers,
            Kind.WHY: self._reasons,
            Kind.WHAT: self._things,
        }
        if self._scale.asked.kind in kinds:
            yield from kinds[self._scale.asked.kind]()

    def _names(self) -> Iterator[tuple[int, int]]:
        for match in runs(self._text):
            if not self._scale.from_question(match[0]) and not DATES.fullmatch(match[0]):
                yield match.start(), match.end()

    def _people(self) -> Iterator[tuple[int, int, float]]:
        """Give roles of somebody asked about, people with the role asked about, and other names."""
        yield from self._roles()
        for name, title in self._passage.roles:
            at = self._text.find(name)
            if at >= 0 and self._asks_for(title) and not self._scale.from_question(name):
                yield at, at + len(name), _STATED
        known = [set(tokens(name)) for name in self._passage.people]
        done = self._done()
        for start, end in self._names():
            own = set(tokens(self._text[start:end]))
            factor = _PERSON if any(own <= name or name <= own for name in known) else 1.0
            if _POSSESSIVE.search(self._text[start:end]) or start > done:
                factor *= _DOUBTFUL
            yield start, end, factor

    def _done(self) -> int:
        """Give where the passage tells what was done, when who did it is asked for: that one stands before it."""
        if not self._scale.asked.subject:
            return len(self._text)
        verb = next(iter(self._scale.weights), "")
        return next((start for stem, start, _ in self._places if stem == verb), len(self._text))

    def _roles(self) -> Iterator[tuple[int, int, float]]:
        """Give the roles of somebody of whom nothing else is asked."""
        asked = self._scale.asked
        some = {token for word in asked.words for token in tokens(word.text)}
        for name, title in self._passage.roles:
            if not (asked.post or some.issubset(tokens(name))):
                continue
            at = self._text.find(title)
            if at >= 0 and self._scale.from_question(name) and not self._scale.from_question(title):
                yield at, at + len(title), _STATED

    def _asks_for(self, title: str) -> bool:
        """Whether the question has the words of a role, or most of them."""
        own = set(self._scale.stems(title))
        return sum(stem in self._scale.weights for stem in own) * 2 > len(own)

    def _dates(self) -> Iterator[tuple[int, int, float]]:
        for match in DATES.finditer(self._text):
            if not self._scale.from_question(match[0]):
                yield match.start(), match.end(), 1.0 + min(len(match[0].split()), 3) * 0.1

    def _where(self) -> Iterator[tuple[int, int, float]]:
        people = {token for name in self._passage.people for token in tokens(name)}
        for start, end in self._names():
            factor = _PREFERRED if _PLACE.search(self._text[:start]) else _DOUBTFUL
            if _DEMONYM.search(self._text[start:end]) or people.issuperset(tokens(self._text[start:end])):
                factor *= _DOUBTFUL
            yield start, end, factor

    def _numbers(self) -> Iterator[tuple[int, int, float]]:
        focus = set(self._scale.stems(" ".join(self._scale.asked.focus)))
        dates = [match.span() for match in DATES.finditer(self._text)]
        measured = MEASURED.get(self._scale.asked.measure)
        sizes = [match for match in measured.finditer(self._text) if NUMBERS.search(match[0])] if measured else []
        if sizes:
            yield from ((match.start(), match.end(), _COUNTED) for match in sizes)
            return
        for match in NUMBERS.finditer(self._text):
            if self._scale.from_question(match[0]) or any(a <= match.start() < b for a, b in dates):
                continue
            following = words(self._text[match.end() : match.end() + _NOUN_LETTERS])[:_NOUN_WORDS]
            end = next((stop for word, _, stop in following if focus.intersection(self._scale.stems(word))), 0)
            if not end and not focus and following and following[0][0].islower() and following[0][0] not in STOP:
                end = following[0][2]
            yield match.start(), match.end() + end, _COUNTED if end else 1.0

    def _reasons(self) -> Iterator[tuple[int, int, float]]:
        for match in _REASON.finditer(self._text):
            end = _CLAUSE_END.search(self._text, match.end())
            yield match.start(), end.start() if end else len(self._text), 1.0

    def _things(self) -> Iterator[tuple[int, int, float]]:
        yield from self._roles()
        asked = {word.lower() for word, _, _ in words(self._scale.asked.text)}
        if asked & _CALLS:
            for match in _QUOTED.finditer(self._text):
                yield match.start(), match.end(), _PREFERRED
        if self._scale.asked.focus:
            for start, end in self._names():
                yield start, end, 1.0
        for start, end in self._clauses():
            fresh = [
                word
                for word, _, _ in words(self._text[start:end])
                if word.lower() not in STOP and not self._scale.from_question(word)
            ]
            if fresh:
                support = self._support(start, end)
                yield start, end, _CLAUSE * (self._inside(start, end) + support) / support

    def _clauses(self) -> Iterator[tuple[int, int]]:
        start = 0
        for end in [*(match.start() for match in _CLAUSE_END.finditer(self._text)), len(self._text)]:
            piece = self._text[start:end]
            inner = piece.strip(_EDGES + ".!?")
            if inner:
                begin = start + piece.index(inner)
                yield begin, begin + len(inner)
            start = end
