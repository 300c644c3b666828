"""Where to look for a typed name: keys under which a name, or a word of one, is found whatever was done to it.

Pure: it makes keys and knows no index. Keys propose, they never decide: two names that share one may be two people, and
``score`` tells.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice, product

from rapidfuzz.distance import OSA

from bot.names.spelling import ALL, Tongue, keys, tongues

_SLIP_LETTERS = 4
"""Shortest word whose slips are indexed; a slip in a shorter one makes another name."""
_TWO_SLIPS_LETTERS = 6
"""Shortest typed word in which two letters are taken away to find a name's word that lacks one."""
_LONGEST_SLIPPED = 24
"""Letters of the longest word whose slips are looked for: a longer one has hundreds."""
_MOST_SPELLED = 8
"""Ways of reading a whole name by sound that get a key."""
_SHORTEST_PART = 2
_VOWELS = frozenset("aeiou")
FARTHEST = 3
"""The nearness of a word with two slips; what is farther is another word."""


def languages(words: Sequence[str]) -> frozenset[Tongue]:
    """Give the languages whose spellings are looked for: those of which the name may be, one word of it aside.

    A slip may be in any word, and then the whole looks like a name of no language. A single word may be of every one.
    """
    if len(words) < 2:  # noqa: PLR2004 - a single word
        return ALL
    rests = parts(words) if len(words) > 2 else ()  # noqa: PLR2004 - without one word, two are left
    return frozenset().union(*(tongues(some) for some in (tuple(words), *rests)))


def whole_keys(words: Sequence[str]) -> frozenset[str]:
    """Give the keys of a whole name: order, spaces and hyphens fall away, and with each language's key its spellings.

    A key is the sorted letters of all words, so ``hak chol choe`` and ``choe hakchol`` share one. Words of one letter
    do not count beside two others: ``Donald J. Trump`` is found as ``Donald Trump`` too.
    """
    found: set[str] = set()
    full = tuple(word for word in words if len(word) > 1)
    for some in {tuple(words), full if len(full) > 1 else tuple(words)}:
        found.add(_letters(some))
        for tongue in tongues(some):
            found.update(f"{tongue.value}:{_letters(reading)}" for reading in _readings(some, tongue))
    return frozenset(found)


def _letters(words: Sequence[str]) -> str:
    return "".join(sorted("".join(words)))


def _readings(words: Sequence[str], tongue: Tongue) -> Iterator[tuple[str, ...]]:
    """Give the ways to read a name by sound, its first or its last word as the family name where it may be one."""
    given = [_sounds(word, f"{tongue.value}:") for word in words]
    families = [_sounds(word, f"{tongue.value}f:") for word in words]
    for at in dict.fromkeys((0, len(words) - 1)):
        some = [families[at] or given[at] if place == at else sounds for place, sounds in enumerate(given)]
        yield from islice(product(*some), _MOST_SPELLED)


@lru_cache(maxsize=32768)
def _sounds(word: str, prefix: str) -> list[str]:
    return [key.removeprefix(prefix) for key in keys(word) if key.startswith(prefix)]


def word_keys(word: str) -> frozenset[str]:
    """Give the keys under which a name's word stands in the index: itself, each letter taken away, its sounds.

    Taking letters away on both sides finds typing errors without trying every letter (the symmetric delete method of
    W. Garbe's SymSpell, 2012).
    """
    return frozenset({word, *_without(word, 1), *keys(word)})


def sound_keys(word: str, among: Collection[Tongue]) -> frozenset[str]:
    """Give the keys to look a typed word up by in its spellings only; it may be a part of a word, or two."""
    return frozenset({word, *_heard(word, among)})


def typed_keys(word: str, among: Collection[Tongue]) -> frozenset[str]:
    """Give the keys to look a typed word up by: spellings, a letter taken away, and two from a long one."""
    two = _without(word, 2) if len(word) >= _TWO_SLIPS_LETTERS else ()
    return sound_keys(word, among).union(_without(word, 1), two)


def _heard(word: str, among: Collection[Tongue]) -> set[str]:
    marks = {tongue.value for tongue in among}
    return {key for key in keys(word) if key[0] in marks}


def _without(word: str, count: int) -> Iterator[str]:
    if _SLIP_LETTERS <= len(word) <= _LONGEST_SLIPPED:
        for left_out in combinations(range(len(word)), count):
            yield "".join(letter for at, letter in enumerate(word) if at not in left_out)


def nearness(typed: str, word: str, among: Collection[Tongue]) -> int:
    """Tell how far a typed word is from a word of the index.

    0 equal, 1 of one sound, then the slips plus one; more than ``FARTHEST`` when the two have nothing to do with each
    other.
    """
    if typed == word:
        return 0
    if not _heard(typed, among).isdisjoint(keys(word)):
        return 1
    shorter = min(len(typed), len(word))
    if shorter < _SLIP_LETTERS - 1:
        return FARTHEST + 1
    allowed = 2 if shorter >= _TWO_SLIPS_LETTERS else 1
    slips = OSA.distance(typed, word, score_cutoff=allowed)
    return 1 + slips if slips <= allowed else FARTHEST + 1


def groupings(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Give the typed words as they are, with two neighbours joined, and with one of them split in two.

    A lone consonant is an initial, never a syllable, and not joined.
    """
    found = [tuple(words)]
    pairs = [at for at in range(len(words) - 1) if all(len(word) > 1 or word in _VOWELS for word in words[at : at + 2])]
    found += [(*words[:at], words[at] + words[at + 1], *words[at + 2 :]) for at in pairs]
    for at, word in enumerate(words):
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        found += [(*words[:at], word[:cut], word[cut:], *words[at + 1 :]) for cut in cuts]
    return tuple(dict.fromkeys(found))


def parts(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Give the typed words with one of them left out: it may be no word of the name, or be beyond recognition."""
    if len(words) == 1:
        return ()
    return tuple(dict.fromkeys((*words[:at], *words[at + 1 :]) for at in range(len(words))))
