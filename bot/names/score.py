"""How well a typed name fits a person's name, with the reason: which token met which, and how.

Pure and small: it sees one typed name and one candidate at a time. Finding candidates and choosing between them is not
its business. Two thresholds divide its scores: from ``ANSWER`` on a name may be shown as the one that was meant, from
``OFFER`` on it may be offered as near.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import OSA

from bot.names.spelling import sound_key, spelling_key

ANSWER = 85.0
OFFER = 50.0
_MOST_TOKENS = 12
"""Tokens of a name that are compared; no name has more."""
_MOST_PERMUTED = 5
"""Unequal tokens of which every pairing is tried: permutations of six would cost more than they find."""
_SLIP_LETTERS = 4
"""Shortest token in which one wrong letter is taken for a slip; in shorter ones it makes another name."""
_TWO_SLIPS_LETTERS = 9
_SYLLABLES = 3


class Match(IntEnum):
    """How a typed token meets a token of the name; the value is what it takes off the score of 100."""

    EXACT = 0
    SPELLING = 2
    INITIAL = 6
    SLIP = 7
    DIFFERENT = 50


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` from 0 to 100; ``whole`` when no token is left over on either side; ``why`` says what differs."""

    value: float
    whole: bool
    exact: bool
    why: str


@lru_cache(maxsize=16384)
def match_tokens(typed: str, token: str, *, families: bool = True) -> Match:
    """Compare two folded tokens; ``families`` lets spellings of one Korean family name meet (Ri, Lee).

    A wrong first letter is never a slip: people rarely mistype it (Damerau 1964; Pollock and Zamora 1984), and it makes
    other names (Jong, Yong). In a token of four letters another letter in its place makes another name, too (John,
    Joan); a letter lost, doubled or swapped does not.
    """
    if typed == token:
        return Match.EXACT
    if len(typed) == 1 and token.startswith(typed):
        return Match.INITIAL
    key = spelling_key if families else sound_key
    if key(typed) == key(token):
        return Match.SPELLING
    shorter = min(len(typed), len(token))
    allowed = 0 if shorter < _SLIP_LETTERS else 2 if shorter >= _TWO_SLIPS_LETTERS else 1
    if shorter == len(typed) == len(token) == _SLIP_LETTERS and sorted(typed) != sorted(token):
        return Match.DIFFERENT
    if allowed and typed[0] == token[0] and OSA.distance(typed, token, score_cutoff=allowed) <= allowed:
        return Match.SLIP
    return Match.DIFFERENT


def _joined(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words with each pair of neighbours joined (``jong un`` -> ``jongun``), then all in one.

    A lone consonant is an initial, never a syllable.
    """
    for at in range(len(words) - 1):
        if any(len(word) == 1 and word not in "aeiou" for word in words[at : at + 2]):
            continue
        yield (*words[:at], words[at] + words[at + 1], *words[at + 2 :])
    if len(words) > 2:  # noqa: PLR2004 - a pair has been joined already
        yield ("".join(words),)


Pair = tuple[str, str, Match]


def _assign(typed: Sequence[str], name: Sequence[str], *, families: bool) -> tuple[list[Pair], list[str], list[str]]:
    """Pair equal tokens, then the rest as cheaply as possible, in any order; give what is left on either side too."""
    pairs: list[Pair] = []
    extra, missing = list(typed), list(name)
    for word in typed:
        if word in missing:
            pairs.append((word, word, Match.EXACT))
            extra.remove(word)
            missing.remove(word)
    for word, own, match in _cheapest(extra[:_MOST_PERMUTED], missing[:_MOST_PERMUTED], families=families):
        pairs.append((word, own, match))
        extra.remove(word)
        missing.remove(own)
    return pairs, extra, missing


def _cheapest(typed: Sequence[str], name: Sequence[str], *, families: bool) -> tuple[Pair, ...]:
    """Pair each token of the shorter side with one of the other."""
    count = min(len(typed), len(name))
    sides = (
        ((chosen, name) for chosen in permutations(typed, count))
        if len(typed) > len(name)
        else ((typed, chosen) for chosen in permutations(name, count))
    )
    pairings = (
        tuple((word, own, match_tokens(word, own, families=families)) for word, own in zip(left, right, strict=True))
        for left, right in sides
    )
    return min(pairings, key=lambda pairs: sum(match for _, _, match in pairs))


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which tokens met in one grouping, what is left over on either side, and what all that takes off the score."""

    pairs: list[Pair]
    extra: list[str]
    missing: list[str]
    cost: int

    @property
    def whole(self) -> bool:
        return not self.extra and not self.missing


def score(typed: Sequence[str], name: Sequence[str]) -> Score:
    """Score the folded tokens of a typed name against those of a person's name; both need at least one token."""
    typed, name = tuple(typed)[:_MOST_TOKENS], tuple(name)[:_MOST_TOKENS]
    # A Korean name has three syllables; in a name of two words Li and Yi are two Chinese families.
    families = max(len(typed), len(name)) >= _SYLLABLES
    best = _pair(typed, name, (), families=families)
    if best.cost:
        for grouping in _joined(typed):
            best = max(best, _pair(grouping, name, set(grouping) - set(typed), families=families), key=_rank)
        for grouping in _joined(name):
            best = max(best, _pair(typed, grouping, set(grouping) - set(name), families=families), key=_rank)
    return Score(max(0.0, 100.0 - best.cost), whole=best.whole, exact=best.cost == 0, why=_explain(best))


def _rank(found: _Pairing) -> tuple[int, bool]:
    return -min(found.cost, 100), found.whole


def _pair(typed: Sequence[str], name: Sequence[str], joined: Collection[str], *, families: bool) -> _Pairing:
    """Weigh one grouping; a joined token must be met whole, since a slip in it could hide another syllable."""
    pairs, extra, missing = _assign(typed, name, families=families)
    matches = [match for _, _, match in pairs]
    cost: int = sum(matches)
    slips = matches.count(Match.SLIP)
    if (
        slips
        and joined
        and any(match is Match.SLIP and (word in joined or own in joined) for word, own, match in pairs)
    ):
        cost += Match.DIFFERENT
    if slips > 1:
        cost += Match.SLIP * slips
    if all(match in {Match.INITIAL, Match.DIFFERENT} for match in matches):  # not one word is the same
        cost += Match.DIFFERENT
    cost += sum(4 if len(word) == 1 else 16 for word in extra) + (8 if missing else 0)
    return _Pairing(pairs, extra, missing, cost)


def _explain(found: _Pairing) -> str:
    parts = []
    for typed, token, match in found.pairs:
        if match is Match.DIFFERENT:
            parts.append(f"“{token.capitalize()}” is not “{typed}”")
        elif match is Match.SLIP:
            parts.append(f"“{token.capitalize()}” is only like “{typed}”")
    parts += [f"it has no “{word}”" for word in found.extra]
    parts += [f"it has “{word.capitalize()}” too" for word in found.missing]
    return ", ".join(parts) or "the same letters"
