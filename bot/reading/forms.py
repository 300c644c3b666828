"""A name's parts and whether two written forms can be one person's. Pure; knows no article.

Deliberately careful: forms are put together only when one is an abridged or respelled form of the other, never because
they look alike.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from bot.names.fold import fold
from bot.reading.family_first import is_family_first
from bot.reading.lexicon import GENERATIONS, PARTICLES, SUFFIXES

_NICKNAMES = [
    set(group.split())
    for group in (
        "william bill will billy",
        "robert bob rob bobby",
        "richard rick dick",
        "james jim jimmy",
        "john jack johnny",
        "joseph joe joey",
        "michael mike",
        "thomas tom tommy",
        "charles charlie chuck",
        "edward ed ted eddie",
        "daniel dan danny",
        "donald don",
        "ronald ron",
        "kenneth ken",
        "timothy tim",
        "anthony tony",
        "andrew andy drew",
        "bernard bernie",
        "samuel sam",
        "benjamin ben",
        "gregory greg",
        "stephen steven steve",
        "christopher chris",
        "matthew matt",
        "nicholas nick",
        "alexander alex",
        "david dave",
        "patrick pat",
        "lawrence larry",
        "elizabeth liz beth betsy",
        "katherine kate kathy katie catherine",
        "margaret peggy meg maggie",
        "deborah debbie",
        "susan sue",
        "jennifer jenny jen",
        "peter pete",
        "jeffrey jeff",
        "frederick fred",
        "mitchell mitch",
        "vincent vince",
    )
]
_NICKNAME_GROUPS = {
    name: frozenset(" ".join(sorted(group)) for group in _NICKNAMES if name in group)
    for name in frozenset().union(*_NICKNAMES)
}


@dataclass(frozen=True)
class Name:
    """A written name form, without titles: its words as written."""

    words: tuple[str, ...]
    leads: bool | None = field(default=None, compare=False)
    """Whether the family name leads, when the article itself shows it; None leaves it to the look of the name."""
    apart: bool = field(default=False, compare=False)
    """Whether the text tells that whoever bears the name with another suffix, or with none, is somebody else."""

    def __str__(self) -> str:
        """Give the words with single spaces."""
        return " ".join(self.words)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words folded, suffixes (Jr., III) off."""
        folded = tuple(fold(word).replace(" ", "") for word in self.words)
        kept = tuple(word for word in folded if word and word not in SUFFIXES)
        return kept or folded

    @cached_property
    def suffix(self) -> str:
        """Jr., Sr. or a number, folded; empty without one."""
        last = fold(self.words[-1])
        return last if last in SUFFIXES and len(self.words) > 1 else ""

    @cached_property
    def alone(self) -> bool:
        """Whether it is one word, or a family name with Jr. or Sr."""
        return len(self.words) == 1 or (len(self.folded) == 1 and self.suffix in GENERATIONS)

    @cached_property
    def family_first(self) -> bool:
        """Whether the family name leads."""
        return is_family_first(self.words) if self.leads is None else self.leads

    @cached_property
    def family(self) -> tuple[str, ...]:
        """The family name, folded: the first word, or the last with its particles (de Gaulle, bin Laden)."""
        if self.family_first:
            return self.folded[:1]
        first = len(self.folded) - 1
        while first > 1 and self.folded[first - 1] in PARTICLES:
            first -= 1
        return self.folded[first:]

    @cached_property
    def given(self) -> tuple[str, ...]:
        """Everything but the family name, folded."""
        return self.folded[1:] if self.family_first else self.folded[: len(self.folded) - len(self.family)]

    @cached_property
    def joined(self) -> str:
        """The words without anything between them: equal for Jong-un, Jong Un and Jongun."""
        return "".join(self.folded)

    @cached_property
    def parts(self) -> tuple[str, str]:
        """Family and given name without spaces: equal for Abe Shinzo and Shinzo Abe."""
        return "".join(self.family), "".join(self.given)

    @cached_property
    def keys(self) -> frozenset[tuple[str, ...]]:
        """Marks of which two names of one person share at least one, so that not every pair need be compared."""
        keys = {(self.joined,), ("parts", *self.parts)}
        if not self.family_first:
            keys |= {("words", *pair) for pair in combinations(self.folded, 2)}
            if self.given:
                first = self.given[0]
                keys |= {("given", *self.family, mark) for mark in (first[:1], *_NICKNAME_GROUPS.get(first, ()))}
        return frozenset(keys)

    def same_person(self, other: "Name") -> bool:
        """Whether two forms can name one person; one word alone never tells."""
        told_apart = self.apart or other.apart or (self.suffix and other.suffix)
        if told_apart and self.suffix != other.suffix:
            return False
        if self.joined == other.joined or (self.parts == other.parts and self.given):
            return True
        if self.family_first or other.family_first:
            return False
        longer, shorter = (self, other) if len(self.folded) >= len(other.folded) else (other, self)
        if _abridges(longer.folded, shorter.folded):
            return True
        return bool(
            self.given
            and other.given
            and self.family == other.family
            and _same_given(self.given[0], other.given[0])
            and _middle_agrees(self.given[1:], other.given[1:])
        )


def _same_given(a: str, b: str) -> bool:
    if a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]):
        return True
    return not _NICKNAME_GROUPS.get(a, frozenset()).isdisjoint(_NICKNAME_GROUPS.get(b, ()))


def _middle_agrees(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    pairs = zip(a, b, strict=False)
    return not a or not b or all(x == y or (1 in (len(x), len(y)) and x[:1] == y[:1]) for x, y in pairs)


def _abridges(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter form is the longer one with words left out, one end kept, and two words at least left."""
    if len(shorter) < 2 or (longer[0] != shorter[0] and longer[-1] != shorter[-1]):  # noqa: PLR2004 - a single word proves nothing
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)
