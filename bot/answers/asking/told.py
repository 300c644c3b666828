"""What ``/ask`` answers, as frozen values: words of an article with their place, or that the articles do not say.

Nothing here is wording: how sure an answer is, and how it is shown, belongs to those who show it.
"""

from dataclasses import dataclass

from bot.findings import Source
from bot.library.words import Repair


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage of an article; ``start`` and ``end`` are the characters of the short answer in it."""

    text: str
    start: int
    end: int
    source: Source

    @property
    def answer(self) -> str:
        """The short answer."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Also:
    """What another article says: the same (``agrees``) or something else."""

    cited: Cited
    agrees: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A question answered. ``confidence`` runs from 0 to 1: how many such answers were right, out of all."""

    question: str
    cited: Cited
    confidence: float
    also: tuple[Also, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class NotSaid:
    """The articles do not say; ``nearest`` are passages that come near and are no answer."""

    question: str
    nearest: tuple[Cited, ...] = ()
    repairs: tuple[Repair, ...] = ()
