"""Whether the speaker of a quotation is the one to whom a message gives it.

A name in a message is taken as generously as ``/who`` takes it; where the articles do not say for sure who spoke,
nothing is claimed.
"""

from dataclasses import dataclass

from bot.answers.answer import Choices
from bot.answers.resolve import One, resolve
from bot.answers.wording import SURE
from bot.findings import SpeakerKind
from bot.library.rows import QuotationLine
from bot.library.shelf import Shelf
from bot.names.fold import HONORIFICS, tokens

_WORDS = 6
"""Words of a name that are looked up; what stands before a longer one is rather a title."""
_TRIES = 4
_PLAIN = frozenset("the a an of for and to in on at by his her its their our my".split())


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who is named as the speaker: as written, its folded words, and the keys of the people who may be meant."""

    text: str
    words: frozenset[str]
    people: frozenset[str]

    def said(self, line: QuotationLine) -> bool | None:
        """Tell whether a quotation is theirs; None when the article, or the message, does not say for sure."""
        if not line.speaker or line.speaker_kind is SpeakerKind.UNKNOWN or line.confidence < SURE:
            return None
        if line.person_key and line.person_key in self.people:
            return True
        shared = self.words & (frozenset(tokens(line.speaker)) - _PLAIN - HONORIFICS)
        if self.people:
            return not line.person_key and bool(shared)
        if shared:
            return True
        return False if len(self.words) > 1 else None


async def attributed(shelf: Shelf, text: str) -> Attributed | None:
    """Read a name; None when it has no letters. Words before a name that nobody is called by are left out by turns."""
    words = text.split()[-_WORDS:]
    folded = frozenset(tokens(" ".join(words))) - _PLAIN - HONORIFICS
    if not folded:
        return None
    for _ in range(_TRIES):
        found = await resolve(shelf, " ".join(words))
        if isinstance(found, One):
            return Attributed(text, folded, frozenset({found.person.key}))
        if isinstance(found, Choices):
            return Attributed(text, folded, frozenset(choice.key for choice in found.choices))
        words = words[1:]
        if not words:
            break
    return Attributed(text, folded, frozenset())
