"""A question as the articles spell it: typing errors repaired, and a person's name in the articles' spelling.

Only what no article has is touched, and a common English word is left as it is typed: the articles may say the same
thing in other words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.asking.understanding import STOP, Asked, Sort, understand
from bot.answers.asking.vocabulary import vocabulary
from bot.answers.topics.thesaurus import thesaurus
from bot.library.merges import spelling
from bot.library.names import look_up
from bot.library.rows import PersonRow
from bot.library.shelf import Shelf
from bot.library.stems import words
from bot.library.words import Repair, wanted
from bot.names.fold import person_key, tokens
from bot.names.score import ANSWER

_LONGEST_NAME = 4
_LEAST_LETTERS = (5, 6)
"""Letters of a word and of a name that are repaired: a shorter one is more probably another word than mistyped."""


async def repaired(shelf: Shelf, asked: Asked) -> tuple[Asked, tuple[Repair, ...]]:
    """Put what the articles have in the place of names and words that none of them has."""
    named, respelled = await _respelled(shelf, await _capitalised(shelf, asked))
    mended, repairs = await _mended(shelf, named)
    return mended, (*respelled, *repairs)


async def surely_named(shelf: Shelf, run: Sequence[str]) -> PersonRow | None:
    """Give the person whom the words of a name mean, however they are spelled; None when that is not sure."""
    fits = await look_up(shelf, tokens(" ".join(run)))
    return fits[0].person if fits and fits[0].score.whole and fits[0].score.value >= ANSWER else None


async def _capitalised(shelf: Shelf, asked: Asked) -> Asked:
    """Find the names in a question typed without capital letters: of people of the shelf, of countries and peoples."""
    if asked.text != asked.text.lower():
        return asked
    parts, at, text = words(asked.text), 0, asked.text
    while at < len(parts):
        for length in range(min(_LONGEST_NAME, len(parts) - at), 0, -1):
            start, end = parts[at][1], parts[at + length - 1][2]
            name = await _name(shelf, asked.text[start:end], alone=length == 1)
            if name:
                text = text.replace(asked.text[start:end], name)
                at += length - 1
                break
        at += 1
    return asked if text == asked.text else understand(text)


async def _name(shelf: Shelf, typed: str, *, alone: bool) -> str | None:
    """Give a name as it is to be written; what is one word alone is only a country's or a people's."""
    bare = " ".join(part for part, _, _ in words(typed))
    if bare in thesaurus().lands:
        return typed.title()
    known = None if alone or bare in STOP else await spelling(shelf, person_key(typed))
    return known.name if known else None


async def _respelled(shelf: Shelf, asked: Asked) -> tuple[Asked, tuple[Repair, ...]]:
    """Put the articles' spelling in the place of a person's name that they spell otherwise."""
    text = asked.text
    repairs: list[Repair] = []
    for run in asked.names:
        found = await wanted(shelf, " ".join(run))
        if len(run) > 1 and (found.unknown or found.repairs):
            person = await surely_named(shelf, run)
            if person:
                repairs.append(Repair(" ".join(run), person.name))
                text = person.name.join(re.split(r"\W+".join(map(re.escape, run)), text))
    return (understand(text), tuple(repairs)) if repairs else (asked, ())


async def _mended(shelf: Shelf, asked: Asked) -> tuple[Asked, tuple[Repair, ...]]:
    """Repair typing errors in the words that no article has."""
    repairs: list[Repair] = []
    mended: dict[str, str] = {}
    for word in asked.words:
        least = _LEAST_LETTERS[word.sort is Sort.NAME]
        if word.sort is Sort.NUMBER or len(word.text) < least or any(map(str.isdigit, word.text)):
            continue
        if word.sort in {Sort.OFFICE, Sort.LIGHT} or (word.sort is Sort.PLAIN and vocabulary().knows(word.text)):
            continue
        for repair in (await wanted(shelf, word.text)).repairs:
            repairs.append(repair)
            mended[word.text] = repair.used
    if not mended:
        return asked, ()
    return (
        replace(
            asked,
            words=tuple(replace(word, text=mended.get(word.text, word.text)) for word in asked.words),
            names=tuple(tuple(mended.get(word, word) for word in run) for run in asked.names),
        ),
        tuple(repairs),
    )
