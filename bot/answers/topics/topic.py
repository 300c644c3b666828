"""A typed topic as full text: an expression for its own words, and wider ones for words related to them.

Which lines fit is the library's business. A topic in quotation marks is never widened.
"""

import re
from dataclasses import dataclass

from bot.answers.topics.thesaurus import Phrase, Related, Words, ready, thesaurus
from bot.library.filters import Look
from bot.library.shelf import Shelf
from bot.library.words import Wanted, all_of, any_of, wanted

_MARKED = re.compile(r"\s*[\"“”„«].*[\"“”»]\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Topic:
    """What to look for: ``match`` is for the typed words (empty when nothing can be found), ``related`` for others."""

    words: Wanted
    match: str = ""
    related: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word or phrase of a topic; ``capitals`` are those of its other words that count only in capital letters.

    ``own`` is empty where the typed word is such a one: "us" stands for a country only as "US".
    """

    own: Words
    others: Related

    @property
    def typed(self) -> str:
        return f"({all_of(self.own)})" if self.own else self.related

    @property
    def related(self) -> str:
        return f"({' OR '.join(map(_expression, self.others.phrases))})"

    @property
    def wide(self) -> str:
        return f"({self.typed} OR {self.related})" if self.own and self.others.phrases else self.typed


async def understood(shelf: Shelf, text: str) -> Wanted:
    """Read typed text as words; those that no article has are repaired unless they are words of news English."""
    known = await ready()
    return await wanted(shelf, text, spared=lambda word: known.related((word,)) is not None)


def related(text: str, words: Words) -> tuple[str, ...]:
    """Give a MATCH expression for what is related to each word or phrase of a text that is known."""
    if _MARKED.fullmatch(text):
        return ()
    return tuple(unit.related for unit in _units(text, words) if unit.others.phrases)


def literal(asked: Wanted) -> Topic:
    """Give the topic of just these words."""
    return Topic(asked, all_of(asked.words) if asked.words and not asked.unknown else "")


async def topic(shelf: Shelf, text: str) -> Topic:
    """Read a typed topic; words that no article has are repaired unless they are words of news English."""
    asked = await understood(shelf, text)
    if _MARKED.fullmatch(text) or not asked.words:
        return literal(asked)
    units = _units(text, asked.words)
    missing = set(asked.unknown)
    if any(missing.intersection(unit.own) and not unit.others.phrases for unit in units):
        return literal(asked)
    looks = [Look(" AND ".join(unit.wide for unit in units))]
    looks += [
        Look(" AND ".join(any_of((word,)) if other is unit else other.wide for other in units), word)
        for unit in units
        for word in unit.others.capitals
    ]
    own = " AND ".join(unit.typed for unit in units)
    return Topic(asked, own, tuple(looks) if any(unit.others.phrases for unit in units) else ())


def _units(text: str, words: Words) -> list[_Unit]:
    """Divide a topic; a word that counts only in capitals is taken so when typed so, or beside known words alone."""
    divided = list(thesaurus().divided(words))
    plain = text == text.lower() and all(found for _, found in divided)
    units = []
    for own, found in divided:
        others = found or Related()
        capitals = own[0].upper() if own[0].upper() in others.capitals else ""
        cased = capitals and (plain or re.search(rf"\b{capitals}\b", text))
        units.append(_Unit(() if cased else own, others))
    return units


def _expression(phrase: Phrase) -> str:
    longer = f" NOT ({any_of(phrase.longer)})" if phrase.longer else ""
    return f"({any_of((phrase.text,))}{longer})"
