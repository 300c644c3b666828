"""The people of one article while it is being read, and every place that names one of them.

Values only: ``people`` puts name forms together to persons, ``mentions`` finds the places.
"""

import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.reading.forms import Name
from bot.reading.given_names import FEMALE, MALE


@dataclass(slots=True)
class Individual:
    """One person of the article while it is being read; ``gender`` is ``m``, ``f`` or empty."""

    forms: Counter[Name] = field(default_factory=Counter)
    first: int = 0
    in_title: bool = False
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> Name:
        """The fullest form, the most frequent of equally full ones; small letters before capitals."""
        return max(
            self.forms,
            key=lambda name: (
                self.forms[name] > 0,
                not str(name).isupper(),
                len(name.joined),
                bool(name.suffix),
                self.forms[name],
            ),
        )

    @property
    def gender(self) -> str:
        """What titles and nouns around the name say most often, else what the given name says; empty when open."""
        if self.genders:
            return self.genders.most_common(1)[0][0]
        given = self.name.given[0] if self.name.given and not self.name.family_first else ""
        return "f" if given in FEMALE else "m" if given in MALE else ""

    @property
    def prominence(self) -> tuple[int, int]:
        """How much the article is about this person: full mentions, the title counting for more; then the first."""
        return sum(self.forms.values()) + 3 * self.in_title, -self.first


@dataclass(frozen=True, slots=True)
class Named:
    """One place that names a person: an index into :attr:`Cast.people`."""

    start: int
    end: int
    person: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom an article names, and where."""

    people: tuple[Individual, ...]
    named: tuple[Named, ...]

    def in_range(self, start: int, end: int) -> Iterator[Named]:
        """Mentions that lie between two offsets, in order."""
        for index in range(bisect.bisect_left(self.named, start, key=_start), len(self.named)):
            if self.named[index].start >= end:
                return
            if self.named[index].end <= end:
                yield self.named[index]

    def before(self, offset: int) -> Iterator[Named]:
        """Mentions that begin before an offset, the nearest first."""
        for index in range(bisect.bisect_left(self.named, offset, key=_start) - 1, -1, -1):
            yield self.named[index]

    def at(self, offset: int) -> Named | None:
        """Give the mention that holds an offset, if there is one."""
        nearest = next(self.before(offset + 1), None)
        return nearest if nearest is not None and offset < nearest.end else None


def _start(named: Named) -> int:
    return named.start
