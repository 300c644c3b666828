"""Time expressions of news English: a grammar of our own that finds them, nothing more.

No calendar arithmetic and no guessing here: an expression becomes a :class:`~bot.reading.whens.When`; ``dating``
turns it into a value. Earlier rules win over later ones where they overlap.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.reading.calendar_dates import CALENDAR_DATES
from bot.reading.durations import DURATIONS, NO_DATES
from bot.reading.relative_dates import RELATIVE_DATES
from bot.reading.times_of_day import TIMES_OF_DAY
from bot.reading.whens import Rule, When

_GRAMMAR: tuple[Rule, ...] = (*CALENDAR_DATES, *NO_DATES, *TIMES_OF_DAY, *RELATIVE_DATES, *DURATIONS)


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
    taken = bytearray(len(text))
    found: list[Stated] = []
    for stated in _every_match(text):
        if any(taken[stated.start : stated.end]) or (_bare_year(stated) and is_count(stated.end)):
            continue
        taken[stated.start : stated.end] = b"\1" * (stated.end - stated.start)
        found.append(stated)
    return sorted(found, key=lambda stated: stated.start)


def _every_match(text: str) -> Iterator[Stated]:
    for pattern, build in _GRAMMAR:
        for match in pattern.finditer(text):
            yield Stated(match.start(), match.end(), build(match))


def _bare_year(stated: Stated) -> bool:
    digits = 4
    return stated.when == When(year=stated.when.year) and stated.end - stated.start == digits
