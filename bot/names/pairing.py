"""How one typed token meets one token of a name, and which tokens of two names belong together.

It compares letters and sounds of two tokens and pairs them as cheaply as possible. What a whole name is worth, with
tokens left over, joined or turned round, is not weighed here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.names import russian
from bot.names.spelling import ALL, SYLLABIC, Tongue, rivals, same_sound, spellings

_MOST_PAIRED = 5
"""Unequal tokens of which every pairing is tried: pairings of six would cost more than they find."""
_SLIP_LETTERS = 4
"""Shortest token in which one wrong letter is taken for a slip; in shorter ones it makes another name."""
_SYLLABLE_LETTERS = 5
"""The same, of both together, where a token is told to be no syllable of the language: nobody is called Jomg."""
_TWO_SLIPS_LETTERS = 8
_SWAP_LETTERS = 5
_FAR = 4
"""Edits beyond which no typing error and no other spelling explains a token together."""
_LONG = 8
"""Letters from which a vowel for a vowel is likelier a misspelling than another name (Möller, Müller)."""
_VOWELS = frozenset("aeiouy")


class Match(IntEnum):
    """How a typed token meets a token of the name; the value is what it takes off the score of 100."""

    EXACT = 0
    SPELLING = 2
    INITIAL = 6
    SLIP = 7
    SLIPS = 12
    DIFFERENT = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """A typed token, the token of the name that it met (several with spaces when they were joined), and how."""

    typed: str
    token: str
    match: Match


@lru_cache(maxsize=32768)
def match_tokens(typed: str, token: str, among: frozenset[Tongue] = ALL, *, family: bool = False) -> Match:
    """Compare two folded tokens by the rules of the languages that the name may be of.

    A typing error is judged against all usual spellings of the token. In languages written in few syllables what can be
    read as syllables is another name, and only what cannot is a typing error (Jomg).
    """
    if typed == token:
        return Match.EXACT
    if len(typed) == 1:
        return Match.INITIAL if _begins(typed, token, among) else Match.DIFFERENT
    if same_sound(typed, token, among, family=family):
        return Match.SPELLING
    if len(token) == 1 or OSA.distance(typed, token, score_cutoff=_FAR) > _FAR:
        return Match.DIFFERENT
    if any(rivals(typed, token, one, family=family) for one in among) and not _long_swap(typed, token):
        return Match.DIFFERENT
    return _typing_error(typed, token, among) or Match.DIFFERENT


def _begins(letter: str, token: str, among: frozenset[Tongue]) -> bool:
    written = (spelled for tongue in SYLLABIC if tongue in among for spelled in spellings(token, tongue))
    return token.startswith(letter) or any(spelled.startswith(letter) for spelled in written)


def _typing_error(typed: str, token: str, among: frozenset[Tongue]) -> Match | None:
    if slips := _slips(typed, token):
        return slips
    for tongue in SYLLABIC:
        if tongue in among and (slips := _off_syllables(typed, spellings(token, tongue))):
            return slips
    if Tongue.RUSSIAN in among and _slips(russian.plain(typed), russian.plain(token)) is Match.SLIP:
        return Match.SLIP
    return None


def _long_swap(typed: str, token: str) -> bool:
    """Whether two letters of a long token are swapped: that makes a syllable, but hardly ever another person."""
    return (
        len(typed) == len(token) >= _SWAP_LETTERS
        and sorted(typed) == sorted(token)
        and OSA.distance(typed, token, score_cutoff=1) <= 1
    )


def _off_syllables(typed: str, written: Sequence[str]) -> Match | None:
    """Tell a typing error by the spellings, itself first; of two letters one may be lost, not changed."""
    if any(
        OSA.distance(typed, one, score_cutoff=1) <= 1 for one in written if len(typed) + len(one) >= _SYLLABLE_LETTERS
    ):
        return Match.SLIP
    own = written[0] if written else ""
    if min(len(typed), len(own)) >= _LONG and OSA.distance(typed, own, score_cutoff=2) == 2:  # noqa: PLR2004
        return Match.SLIPS
    return None


def _slips(typed: str, token: str) -> Match | None:
    """Tell a typing error by the letters alone.

    A wrong first letter is never one: people rarely mistype it (Damerau 1964; Pollock and Zamora 1984), and it makes
    other names (Jong, Yong). Nor is, in a short token, another letter in its place (John, Joan), a vowel for a vowel
    (Möller, Müller) or a vowel at the end (Roberto, Roberta, Robert).
    """
    shorter = min(len(typed), len(token))
    if shorter < _SLIP_LETTERS or typed[0] != token[0]:
        return None
    distance = OSA.distance(typed, token, score_cutoff=2)
    if distance > 1 or not distance:
        return Match.SLIPS if distance == 2 and shorter >= _TWO_SLIPS_LETTERS else None  # noqa: PLR2004
    if len(typed) == len(token):
        one, other = next((a, b) for a, b in zip(typed, token, strict=True) if a != b)
        swapped = sorted(typed) == sorted(token)
        slip = swapped or (shorter > _SLIP_LETTERS and (shorter >= _LONG or not _VOWELS.issuperset((one, other))))
    else:
        longer = max(typed, token, key=len)
        slip = longer[-1] not in _VOWELS or longer[-1] == longer[-2] or longer[:-1] not in {typed, token}
    return Match.SLIP if slip else None


def assign(
    typed: Sequence[str], name: Sequence[str], among: frozenset[Tongue], families: Collection[str]
) -> tuple[list[Pair], list[str], list[str]]:
    """Pair equal tokens, then the rest as cheaply as possible, in any order; give what is left on either side too."""
    pairs: list[Pair] = []
    extra, missing = list(typed), list(name)
    for word in typed:
        if word in missing:
            pairs.append(Pair(word, word, Match.EXACT))
            extra.remove(word)
            missing.remove(word)
    if extra and missing:
        costs = {
            (word, own): _met(word, own, typed, name) or match_tokens(word, own, among, family=own in families)
            for word in extra[:_MOST_PAIRED]
            for own in missing[:_MOST_PAIRED]
        }
        for word, own in _cheapest(tuple(extra[:_MOST_PAIRED]), tuple(missing[:_MOST_PAIRED]), costs):
            pairs.append(Pair(word, own, costs[word, own]))
            extra.remove(word)
            missing.remove(own)
    order = list(typed)
    return sorted(pairs, key=lambda pair: order.index(pair.typed)), extra, missing


def _met(word: str, own: str, typed: Sequence[str], name: Sequence[str]) -> Match | None:
    """Let a middle name meet its initial: only at the ends of a name is an initial less than a name."""
    middle = len(own) == 1 and word not in {typed[0], typed[-1]} and own not in {name[0], name[-1]}
    return Match.INITIAL if middle and word.startswith(own) else None


def _cheapest(
    typed: tuple[str, ...], name: tuple[str, ...], costs: dict[tuple[str, str], Match]
) -> list[tuple[str, str]]:
    """Pair each token of the shorter side with one of the other; leaving the first in place wins a tie."""
    turned = len(typed) > len(name)
    short, long = (name, typed) if turned else (typed, name)
    best: list[tuple[str, str]] = []
    least = len(short) * Match.DIFFERENT + 1

    def choose(at: int, free: tuple[str, ...], so_far: list[tuple[str, str]], cost: int) -> None:
        nonlocal best, least
        if cost >= least:
            return
        if at == len(short):
            best, least = so_far, cost
            return
        for place, other in enumerate(free):
            pair = (other, short[at]) if turned else (short[at], other)
            choose(at + 1, free[:place] + free[place + 1 :], [*so_far, pair], cost + costs[pair])

    choose(0, long, [], 0)
    return best
