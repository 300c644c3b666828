"""Time expressions of news English: a grammar of our own that finds them, nothing more.

No calendar arithmetic and no guessing here: an expression becomes a :class:`~bot.reading.whens.When`; ``dating``
turns it into a value. Earlier rules win over later ones where they overlap.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from bot.reading.calendar_dates import CALENDAR_DATES
from bot.reading.durations import DURATIONS, NO_DATES
from bot.reading.relative_dates import RELATIVE_DATES
from bot.reading.times_of_day import TIMES_OF_DAY
from bot.reading.whens import DIGITS, Rule, When

GRAMMAR: tuple[Rule, ...] = (*CALENDAR_DATES, *NO_DATES, *TIMES_OF_DAY, *RELATIVE_DATES, *DURATIONS)
"""Every rule, the strongest first."""

_WORDS = frozenset(chain.from_iterable(rule.words for rule in GRAMMAR))
_RUN = re.compile(r"[^\W\d_]+|\d+")
_NO_ENGLISH = str.maketrans(dict.fromkeys("\u0130\u0131\u017f\u212a", "\u00e9"))
"""Letters that a pattern which ignores case takes for an i, s or k."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A time expression at its place in the text."""

    start: int
    end: int
    when: When


def stated_times(text: str, is_count: Callable[[int], bool]) -> list[Stated]:
    """All time expressions of a text with straight marks, in order, none overlapping.

    ``is_count(end)`` tells whether a bare four-digit number that ends there counts things ("2000 people").
    """
    text = text.translate(_NO_ENGLISH)
    taken = bytearray(len(text))
    found: list[Stated] = []
    for stated in _every_match(text):
        if any(taken[stated.start : stated.end]) or (_bare_year(stated) and is_count(stated.end)):
            continue
        taken[stated.start : stated.end] = b"\1" * (stated.end - stated.start)
        found.append(stated)
    return sorted(found, key=lambda stated: stated.start)


def _every_match(text: str) -> Iterator[Stated]:
    """Try each rule around its words only: most of a text is nowhere near a word of time."""
    places = _Places(text)
    for rule in GRAMMAR:
        for start, end in places.around(rule.words, rule.reach):
            for match in rule.pattern.finditer(text, start, end):
                yield Stated(match.start(), match.end(), rule.build(match))


class _Places:
    """Where in a text the words of the rules stand."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in re.finditer(r"\S+", text)]
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]
        self._at: dict[str, list[int]] = {}
        for run in _RUN.finditer(text.lower()):
            word = DIGITS if run[0].isdigit() else run[0]
            if word in _WORDS:
                self._at.setdefault(word, []).append(bisect_right(self._starts, run.start()) - 1)

    def around(self, words: frozenset[str], reach: int) -> Iterator[tuple[int, int]]:
        """Give the stretches of text that lie up to so many white spaces from one of the words; none touch."""
        last = len(self._starts) - 1
        first, end = 0, -1
        for place in sorted(chain.from_iterable(self._at[word] for word in words & self._at.keys())):
            if place - reach > end + 1 and end >= 0:
                yield self._starts[first], self._ends[end]
                end = -1
            if end < 0:
                first = max(place - reach, 0)
            end = min(place + reach, last)
        if end >= 0:
            yield self._starts[first], self._ends[end]


def _bare_year(stated: Stated) -> bool:
    digits = 4
    return stated.when == When(year=stated.when.year) and stated.end - stated.start == digits
