"""An invented world to fill a shelf of any size with: words, people, publishers, and articles that speak of them.

Everything follows from the seed, so that two runs measure the same. Words and people are as unequal as in real news
(Zipf); no text is taken from anywhere.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

_ONSETS = "b ch d f g h j k l m n p r s sh st t tr v y".split()
_VOWELS = "a ae e eo i o oe u".split()
_CODAS = ("", "", "", "l", "m", "n", "ng", "r", "k")
_FIRST_DAY = date(2010, 1, 1)
_DAYS = 5500
_HEAD = 5.0
"""Flattens the top of Zipf's curve: the commonest word is in a third of all sentences, as no stop word of news is."""

Item = TypeVar("Item")


class Unequal(Generic[Item]):
    """Things of which the first is drawn most often, after Zipf's law."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._weights = list(accumulate(1 / (rank + _HEAD) for rank in range(len(items))))

    def draw(self, dice: random.Random, count: int) -> list[Item]:
        """Draw with repetition."""
        return dice.choices(self.items, cum_weights=self._weights, k=count)


@dataclass(frozen=True)
class World:
    """What the articles of one seed are made of; every sequence begins with its commonest item."""

    seed: int
    words: Unequal[str]
    people: Unequal[str]
    roles: Unequal[str]
    topics: Unequal[str]
    publishers: Unequal[str]

    def dice(self, *what: object) -> random.Random:
        """Give the random numbers of one purpose, always the same."""
        return random.Random(f"{self.seed} {what}")  # noqa: S311 - nothing secret

    def day(self, dice: random.Random) -> date:
        """Draw a day of the time that the articles are about."""
        return _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))


def invent(people: int, seed: int = 1) -> World:
    """Invent a world with as many people."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    words = _distinct(20_000, lambda: _word(dice, dice.choice((1, 2, 2, 3, 3, 4))))
    return World(
        seed=seed,
        words=Unequal(words),
        people=Unequal(_distinct(people, _Names(dice).draw)),
        roles=Unequal([f"{dice.choice(words)} of {dice.choice(words)}" for _ in range(300)]),
        topics=Unequal([f"{dice.choice(words)} {dice.choice(words)}" for _ in range(5_000)]),
        publishers=Unequal([f"{_word(dice, 2).capitalize()} {_word(dice, 1).capitalize()}" for _ in range(40)]),
    )


class _Names:
    """Draws names of people: family name first with a hyphen in the given name, or given name first."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._short = Unequal(_distinct(80, lambda: _word(dice, 1).capitalize()))
        self._syllables = _distinct(200, lambda: _word(dice, 1))
        self._given = Unequal(_distinct(300, lambda: _word(dice, 2).capitalize()))
        self._family = _distinct(3_000, lambda: _word(dice, dice.choice((2, 3))).capitalize())

    def draw(self) -> str:
        """Draw one; it may have been drawn before."""
        if self._dice.random() < 0.6:  # noqa: PLR2004 - most
            first, second = self._dice.choices(self._syllables, k=2)
            return f"{self._short.draw(self._dice, 1)[0]} {first.capitalize()}-{second}"
        return f"{self._given.draw(self._dice, 1)[0]} {self._dice.choice(self._family)}"


def _word(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS) for _ in range(syllables))


def _distinct(count: int, draw: Callable[[], str]) -> list[str]:
    """Draw until there are ``count`` different ones, in the order of drawing."""
    found: dict[str, None] = {}
    while len(found) < count:
        found.setdefault(draw())
    return list(found)
