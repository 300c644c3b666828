"""How well a typed name fits a person's name, with the reason: which token met which, and how.

Pure and small: it sees one typed name and one candidate at a time. Finding candidates and choosing between them is not
its business. Two thresholds divide its scores: from ``ANSWER`` on a name may be shown as the one that was meant, from
``OFFER`` on it may be offered as near.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from bot.names.arabic import PARTICLES
from bot.names.pairing import Match, Pair, assign, match_tokens
from bot.names.spelling import SYLLABIC, Tongue, family_and_given, same_sound, tongues

ANSWER = 85.0
OFFER = 50.0
_MOST_TOKENS = 12
"""Tokens of a name that are compared; no name has more."""
_EXTRA, _EXTRA_INITIAL, _EXTRA_MIDDLE, _PARTICLE = 16, 4, 8, 2
_MISSING, _MISSING_INITIAL, _MISSING_FAMILY = 8, 1, 20
"""What tokens that only one side has take off: a middle name may be added, a first or last one may not."""
_FAMILY_LETTERS = 5
"""Letters of a family name that is looked for in a name typed as one word."""
_LONGER = 4
"""Letters by which spellings of one token may differ."""
_PARTICLES = PARTICLES | frozenset("de del della di da dos du la le van von der den ter y e".split())
"""Words of a name that are written or left out at will."""
__all__ = ("ANSWER", "OFFER", "Match", "Pair", "Score", "match_tokens", "score")


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` from 0 to 100; ``whole`` when no token is left over on either side; ``why`` says what differs.

    ``pairs`` are the tokens that met, in the order of the typed name.
    """

    value: float
    whole: bool
    exact: bool
    why: str
    pairs: tuple[Pair, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which tokens met in one grouping, what is left over on either side, and what all that takes off the score."""

    pairs: Sequence[Pair]
    extra: Sequence[str]
    missing: Sequence[str]
    cost: int

    @property
    def rank(self) -> tuple[int, bool]:
        return -min(self.cost, 100), not self.extra and not self.missing


def score(typed: Sequence[str], name: Sequence[str]) -> Score:
    """Score the folded tokens of a typed name against those of a person's name; both need at least one token."""
    words, own = tuple(typed)[:_MOST_TOKENS], tuple(name)[:_MOST_TOKENS]
    if words == own:
        return _as_score(_Pairing([Pair(word, word, Match.EXACT) for word in words], (), (), 0))
    among = tongues(own)
    found = [*_pairings(words, own, among)]
    full = tuple(word for word in own if len(word) > 1)
    if len(words) < len(full) < len(own):  # typed in one word, perhaps: an initial would stand in the way
        initials = tuple(word for word in own if len(word) == 1)
        found += [_without_initials(pairing, initials) for pairing in _pairings(words, full, among)]
    return _as_score(max(found, key=lambda pairing: pairing.rank))


def _without_initials(found: _Pairing, initials: tuple[str, ...]) -> _Pairing:
    """Weigh a pairing with the full words of a name as one with the whole of it."""
    return _Pairing(found.pairs, found.extra, (*found.missing, *initials), found.cost + _MISSING_INITIAL)


def _as_score(best: _Pairing) -> Score:
    whole = not best.extra and not best.missing
    return Score(max(0.0, 100.0 - best.cost), whole, best.cost == 0, _explain(best), tuple(best.pairs))


def _pairings(typed: tuple[str, ...], name: tuple[str, ...], among: frozenset[Tongue]) -> Iterator[_Pairing]:
    """Weigh the name as it is typed, with neighbours joined on either side, and as family and given name."""
    plain = _weigh(typed, name, name, among)
    yield plain
    if not plain.cost:
        return
    for grouping, joined in _joined(typed):
        if any(_alike(joined, word, among) for word in name):
            yield _weigh(grouping, name, name, among)
    for grouping, joined in _joined(name):
        if any(_alike(word, joined, among) for word in typed):
            yield _weigh(typed, grouping, name, among)
    for tongue in SYLLABIC:
        if tongue in among and (split := family_and_given(name, tongue)):
            yield from _as_family_and_given(typed, *split, frozenset((tongue,)))


def _alike(typed: str, token: str, among: frozenset[Tongue]) -> bool:
    """Whether a joined token is met whole: a slip in it could hide another syllable."""
    return typed == token or (
        abs(len(typed) - len(token)) <= _LONGER
        and bool(among)
        and min(len(typed), len(token)) > 1
        and same_sound(typed, token, among, family=False)
    )


def _joined(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the words with each run of neighbours joined (``jong un`` -> ``jongun``), and what they make.

    A lone consonant is an initial, never a syllable.
    """
    for at, end in combinations(range(len(words) + 1), 2):
        run = words[at:end]
        if len(run) > 1 and not any(len(word) == 1 and word not in "aeiou" for word in run):
            joined = "".join(run)
            yield (*words[:at], joined, *words[end:]), joined


def _weigh(
    typed: tuple[str, ...], grouping: tuple[str, ...], name: tuple[str, ...], among: frozenset[Tongue]
) -> _Pairing:
    """Weigh one grouping of the tokens."""
    families = [split[0] for tongue in among & SYLLABIC.keys() if (split := family_and_given(name, tongue))]
    pairs, extra, missing = assign(typed, grouping, among, families or grouping[:: max(len(grouping) - 1, 1)])
    cost: int = sum(pair.match for pair in pairs)
    if all(pair.match in {Match.INITIAL, Match.DIFFERENT} for pair in pairs):  # not one word is the same
        cost += Match.DIFFERENT
    if among & SYLLABIC.keys() and not extra and not missing and _turned(pairs, typed, grouping):
        cost += Match.DIFFERENT
    middle = not among & SYLLABIC.keys() and not missing
    cost += sum(_extra_cost(word, middle=middle and word not in {typed[0], typed[-1]}) for word in extra)
    if missing:
        cost += _missing_cost(grouping, missing, families)
    return _Pairing(pairs, extra, missing, cost)


def _extra_cost(word: str, *, middle: bool) -> int:
    if word in _PARTICLES:
        return _PARTICLE
    if len(word) == 1:
        return _EXTRA_INITIAL
    return _EXTRA_MIDDLE if middle else _EXTRA


def _missing_cost(name: Sequence[str], missing: Sequence[str], families: Sequence[str]) -> int:
    if all(len(word) == 1 for word in missing) and name[-1] not in missing:
        return _MISSING_INITIAL
    if _PARTICLES.issuperset(missing):
        return _PARTICLE
    if families and len(name) - len(missing) == 1 < len(missing) and missing[0] in families:  # a syllable of many names
        return _MISSING_FAMILY
    return _MISSING


def _turned(pairs: Sequence[Pair], typed: tuple[str, ...], grouping: tuple[str, ...]) -> bool:
    """Whether syllables are in another order than the family name's place explains: Chol-su is not Su-chol."""
    if len(set(grouping)) < len(grouping) or len(grouping) < 3:  # noqa: PLR2004
        return False
    met = {pair.typed: grouping.index(pair.token) for pair in pairs}
    order = [met[word] for word in typed]
    return any((one + 1) % len(order) != other for one, other in pairwise(order))


def _as_family_and_given(
    typed: tuple[str, ...], family: str, given: tuple[str, ...], among: frozenset[Tongue]
) -> Iterator[_Pairing]:
    """Compare a family name with the first or the last of what is typed, and the given name in one with the rest."""
    for typed_family, typed_given in _splits(typed):
        met = match_tokens(typed_family, family, among, family=True)
        if met is Match.DIFFERENT:
            continue
        whole = "".join(given)
        if all(len(token) == 1 for token in typed_given) and met <= Match.SPELLING and len(typed_given) <= len(given):
            initials = zip(typed_given, given, strict=False)
            if all(match_tokens(word, own, among) is Match.INITIAL for word, own in initials):
                pairs = [Pair(typed_family, family, met), Pair(" ".join(typed_given), " ".join(given), Match.INITIAL)]
                yield _Pairing(pairs, (), (), met + Match.INITIAL)
        else:
            match = match_tokens("".join(typed_given), whole, among, family=False)
            pairs = [Pair(typed_family, family, met), Pair(" ".join(typed_given), " ".join(given), match)]
            yield _Pairing(pairs, (), (), met + match)


def _splits(typed: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what may have been typed as the family name, and the rest; a single word is cut near either end."""
    if len(typed) > 1:
        yield typed[0], typed[1:]
        yield typed[-1], typed[:-1]
    for word in typed if len(typed) == 1 else ():
        for cut in range(1, min(len(word) - 1, _FAMILY_LETTERS + 1)):
            yield word[:cut], (word[cut:],)
            yield word[-cut:], (word[:-cut],)


def _explain(found: _Pairing) -> str:
    parts = []
    for pair in found.pairs:
        shown = " ".join(map(str.capitalize, pair.token.split()))
        if pair.match is Match.DIFFERENT:
            parts.append(f"“{shown}” is not “{pair.typed}”")
        elif pair.match in {Match.SLIP, Match.SLIPS}:
            parts.append(f"“{shown}” is only like “{pair.typed}”")
        elif pair.match is Match.SPELLING:
            parts.append(f"“{shown}” is another spelling of “{pair.typed}”")
        elif pair.match is Match.INITIAL:
            parts.append(f"“{shown}” begins with “{pair.typed}”")
    parts += [f"it has no “{word}”" for word in found.extra]
    parts += [f"it has “{word.capitalize()}” too" for word in found.missing]
    return ", ".join(parts) or "the same letters"
