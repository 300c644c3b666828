"""Cutting a token into spelled syllables, each with the set of sounds that it may stand for.

It is told the syllables of a language and knows none itself. A token may be cut in several ways (``jongun`` as jong-un
and as jon-gun), and which is meant nobody can tell from the letters: all are given, up to a limit.
"""

import re
from collections.abc import Mapping

_MOST_READINGS = 8
_LONGEST = 7
"""Letters of the longest syllable, as in ``kyoung`` with an aspirate."""
_MOST_SYLLABLES = 4
"""Syllables of the longest name; all but a few have three."""

_VOWELS = re.compile(r"[aeiou]+")

Reading = tuple[int, ...]
"""A token as syllables, each a set of sounds as bits."""


def cut(token: str, syllables: Mapping[str, int]) -> tuple[Reading, ...]:
    """Give the ways to cut a token into spelled syllables, those with the longest syllables first."""
    if len(token) > _LONGEST * _MOST_SYLLABLES:
        return ()
    found: list[Reading] = []

    def read(at: int, so_far: Reading) -> None:
        if at == len(token):
            found.append(so_far)
            return
        if len(so_far) == _MOST_SYLLABLES:
            return
        for end in range(min(len(token), at + _LONGEST), at, -1):
            if len(found) == _MOST_READINGS:
                return
            if sounds := syllables.get(token[at:end]):
                read(end, (*so_far, sounds))

    read(0, ())
    return tuple(found)


def meet(some: tuple[Reading, ...], others: tuple[Reading, ...]) -> bool:
    """Whether a reading of one token and one of another may sound alike in every syllable."""
    return any(
        len(one) == len(other) and all(left & right for left, right in zip(one, other, strict=True))
        for one in some
        for other in others
    )


def natural(token: str, some: tuple[Reading, ...], others: tuple[Reading, ...]) -> bool:
    """Whether a token reads as a name that another one could be a rival of, and not as a typing error.

    Vowels of two syllables hardly ever touch (``hooon`` as hoo-on), unless the other name has as many syllables.
    """
    expected = {len(_VOWELS.findall(token)), min(map(len, others), default=0)}
    return bool(others) and any(len(reading) in expected for reading in some)
