"""The verdict on one posted wording, given the wordings of the articles that share words with it.

Pure: candidates come in, a :class:`~bot.answers.checking.found.Checked` goes out. A wording that is right beats one
that is joined, and that one beats one that is altered; what is like none of them is not in the articles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, product

from rapidfuzz.distance import LCSseq

from bot.answers.checking.alignment import Alignment, Edit, align, runs, shared
from bot.answers.checking.changes import changes, pieces, refined
from bot.answers.checking.found import Checked, Verdict
from bot.answers.checking.words import Word, split, weight_of
from bot.library.wordings import Wording

_COMPARED = 14
"""Candidates that are compared word by word, those with most words in common."""
_ENDS = 6
"""Candidates beside them that have the first or the last words of the posted text: it may be joined of two."""
_END_WORDS = 3
_ALTERED, _SHORT_ALTERED = 0.62, 0.75
"""From this likeness on a wording counts as an altered one; below, as another. Short texts are alike by chance."""
_SHORT_WEIGHT = 4.0
_SAME_WORDS, _REORDERED = 0.85, 0.1
"""From this share on, words in another order make a likeness, of so much less."""
_NEAREST = 0.3
"""From this likeness on the nearest wording is worth showing."""
_JOINED = 0.85
"""How much of a joined text its two sources must have between them."""
_SHORTEST_PART, _SHORT_GAIN = 3, 0.15
_LONG_PART, _LONG_GAIN = 5, 0.05
"""Words that each source must have, and by how much both must surpass any single wording: three words are in many texts
by chance, and a single wording that is as like as that is rather an altered one; five words are not."""
_ADJACENT = 3
"""Characters between two sentences that follow each other: a blank, a mark, an empty line."""
_DENIED_WITHIN = 4
_ALSO = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wording with its words; ``fits`` tells whether its speaker is the one whom the message names."""

    wording: Wording
    words: tuple[Word, ...]
    fits: bool | None = None

    def overlaps(self, other: "Candidate") -> bool:
        """Whether both are, in part, the same words of the same article."""
        one, two = self.wording, other.wording
        return one.source.key == two.source.key and one.start < two.end and two.start < one.end


@dataclass(frozen=True, slots=True)
class _Compared:
    candidate: Candidate
    alignment: Alignment
    edits: tuple[Edit, ...]

    @property
    def right(self) -> bool:
        """Whether no difference counts."""
        return all(edit.same or edit.elided for edit in self.edits) and not changes(self.edits, frozenset())

    @property
    def whole(self) -> bool:
        """Whether nothing of the wording is left over."""
        return not self.alignment.before and not self.alignment.behind

    @property
    def likeness(self) -> float:
        """How alike the texts are, from 0 to 1; the same words in another order are nearly the same."""
        in_any_order = shared(self.edits)
        return max(self.alignment.score, in_any_order - _REORDERED if in_any_order > _SAME_WORDS else 0.0)

    @property
    def denied(self) -> bool:
        """Whether a denial stands just before the part that was posted, in its sentence."""
        later = next((edit.said[0] for edit in self.edits if edit.said), None)
        for word in reversed(self.alignment.before[-_DENIED_WITHIN:]):
            if later is None or later.opens:
                return False
            if word.negates:
                return True
            later = word
        return False


def judge(posted: str, attributed: str | None, candidates: Sequence[Candidate]) -> Checked:
    """Give the verdict on a posted text; a text without words is in no article."""
    words = split(posted)
    if not words:
        return Checked(posted, Verdict.ABSENT, attributed)
    likely = _likely([word.key for word in words], candidates)
    compared = [_compare(words, candidate) for candidate in likely]
    right = [one for one in compared if one.right]
    if right:
        return _right(posted, attributed, right)
    best = max(compared, key=_rank, default=None)
    pair = _joined(words, compared)
    if pair:
        return _of_two(posted, attributed, *pair)
    if best is None or best.likeness < _NEAREST:
        return Checked(posted, Verdict.ABSENT, attributed)
    if best.likeness < (_ALTERED if weight_of(words) >= _SHORT_WEIGHT else _SHORT_ALTERED):
        return Checked(posted, Verdict.ABSENT, attributed, (best.candidate.wording,))
    return Checked(
        posted,
        Verdict.ALTERED,
        attributed,
        (best.candidate.wording,),
        pieces=pieces(best.edits, best.candidate.wording.text, posted),
        changes=changes(best.edits, _names([words, *(candidate.words for candidate in candidates)])),
        speaker_fits=best.candidate.fits,
    )


def _likely(keys: Sequence[str], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Choose the candidates to compare word by word."""
    by_words = sorted(
        candidates,
        key=lambda one: (LCSseq.similarity(keys, [word.key for word in one.words]), one.wording.quotation is not None),
        reverse=True,
    )
    chosen = by_words[:_COMPARED]
    texts = [(f" {' '.join(word.key for word in one.words)} ", one) for one in by_words[_COMPARED:]]
    for end in (keys[:_END_WORDS], keys[-_END_WORDS:]):
        having = f" {' '.join(end)} "
        chosen += [one for text, one in texts if having in text and one not in chosen][:_ENDS]
    return chosen


def _names(texts: Iterable[Sequence[Word]]) -> frozenset[str]:
    """Collect the words that are written with a capital within sentences, and never without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for words in texts:
        for word in words:
            if word.capital:
                capital.add(word.key)
            elif word.text[0].islower():
                small.add(word.key)
    return frozenset(capital - small)


def _compare(words: Sequence[Word], candidate: Candidate) -> _Compared:
    alignment = align(words, candidate.words)
    return _Compared(candidate, alignment, refined(alignment))


def _rank(one: _Compared) -> tuple[float, bool, bool]:
    return one.likeness, one.candidate.fits is True, one.candidate.wording.quotation is not None


def _right(posted: str, attributed: str | None, right: Sequence[_Compared]) -> Checked:
    """Tell where right words come from; a quotation before a sentence, the named speaker before any other."""
    quoted = [one for one in right if one.candidate.wording.quotation]
    pool = sorted(
        quoted or right,
        key=lambda one: (one.candidate.fits is True, one.whole, one.candidate.fits is None, _published(one)),
        reverse=True,
    )
    best = pool[0]
    same = [one for one in pool if one.whole == best.whole and one.candidate.fits == best.candidate.fits]
    sources = dict.fromkeys(one.candidate.wording.source for one in same)
    words_verdict = Verdict.EXACT if best.whole else Verdict.PARTLY
    return Checked(
        posted,
        Verdict.SPEAKER if best.candidate.fits is False else words_verdict,
        attributed,
        (best.candidate.wording,),
        also=tuple(sources)[1 : _ALSO + 1],
        cut_negation=best.denied,
        speaker_fits=best.candidate.fits,
    )


def _published(one: _Compared) -> str:
    return one.candidate.wording.source.published or ""


def _joined(words: Sequence[Word], compared: Sequence[_Compared]) -> tuple[_Compared, _Compared] | None:
    """Find two passages of which one has the beginning of a posted text and the other the rest."""
    weights = [word.weight for word in words]
    held = [(one, runs(words, one.candidate.words)) for one in compared]
    most = max((_credits(has, weights)[-1] for _, has in held), default=0.0) / sum(weights)
    nearest = max((one.likeness for one in compared), default=0.0)
    pairs = [
        (one, first, other, second)
        for (one, first), (other, second) in product(
            [(one, has) for one, has in held if any(has[:_SHORTEST_PART])],
            [(one, has) for one, has in held if any(has[-_SHORTEST_PART:])],
        )
        if one is not other and not one.candidate.overlaps(other.candidate)
    ]
    for shortest, least in ((_SHORTEST_PART, nearest + _SHORT_GAIN), (_LONG_PART, most + _LONG_GAIN)):
        shares = [(_share(first, second, weights, shortest), one, other) for one, first, other, second in pairs]
        share, one, other = max(shares, key=lambda found: (found[0], _quoted(*found[1:])), default=(0.0, None, None))
        if one and other and share >= max(_JOINED, least):
            return one, other
    return None


def _quoted(*both: _Compared) -> int:
    return sum(one.candidate.wording.quotation is not None for one in both)


def _share(first: Sequence[bool], second: Sequence[bool], weights: Sequence[float], shortest: int) -> float:
    """Tell how much of a text two passages have, one up to some word and the other from there on, at best.

    Each must have ``shortest`` words of it.
    """
    one, other = _credits(first, weights), _credits(second, weights)
    shares = (
        one[cut] + other[-1] - other[cut]
        for cut in range(shortest, len(weights) - shortest + 1)
        if sum(first[:cut]) >= shortest <= sum(second[cut:])
    )
    return max(shares, default=0.0) / sum(weights)


def _credits(held: Sequence[bool], weights: Sequence[float]) -> list[float]:
    return [0.0, *accumulate(weight if has else 0.0 for has, weight in zip(held, weights, strict=True))]


def _of_two(posted: str, attributed: str | None, one: _Compared, other: _Compared) -> Checked:
    first, second = one.candidate, other.candidate
    gap = second.wording.start - first.wording.end
    follows = first.wording.source.key == second.wording.source.key and 0 <= gap <= _ADJACENT
    fits = {first.fits, second.fits}
    return Checked(
        posted,
        Verdict.EXACT if follows else Verdict.JOINED,
        attributed,
        (first.wording, second.wording),
        speaker_fits=fits.pop() if len(fits) == 1 else None,
    )
