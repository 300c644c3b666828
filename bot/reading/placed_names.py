"""Names of one word that a place completes: the monk of "Ambrose of Tarvel", whom the text may call Ambrose.

Only what something else shows to be a person: the model's label, a calling before it ("his friend"), or a given name
that is no word. A word, a title or a thing of a place ("the Battle of Kessel") is no name here.
"""

import re
from collections.abc import Iterator

from bot.names.fold import fold
from bot.reading.forms import Name
from bot.reading.lexicon import ALSO_WORDS, COMMON_WORDS, HONORIFICS, KINSHIP, NO_NAME, OFFICES, PLACE_NOUNS
from bot.reading.name_ranges import CAPITAL, PLACES_TOO, is_given
from bot.reading.page import Page

_S = r"[ \u00a0]"
_PLACED = re.compile(
    rf"(?<![\w’'-])(?P<name>{CAPITAL}){_S}of{_S}(?P<place>[^\W\d_a-z][a-zà-öø-ÿ-]{{2,}})(?!\w|{_S}[^\W\d_a-z])"
)
_BEFORE = re.compile(rf"(?<![\w'-])([\w-]+){_S}$")
_CALLINGS = KINSHIP | frozenset(
    "friend pupil disciple teacher rival colleague saint abbot monk heretic theologian".split()
)
_NO_NAME = NO_NAME | COMMON_WORDS | HONORIFICS | OFFICES | PLACE_NOUNS | ALSO_WORDS | PLACES_TOO
_Place = tuple[Name, int, int]


def placed_names(page: Page) -> Iterator[_Place]:
    """Give each such name, which leads like a family name, with its offsets."""
    people = {fold(entity.text) for entity in page.entities if entity.label_ == "PERSON"}
    for match in _PLACED.finditer(page.plain):
        word, place = match["name"], match["place"]
        if fold(word) in _NO_NAME:
            continue
        before = _BEFORE.search(page.plain, max(0, match.start() - 24), match.start())
        called = before is not None and before[1].lower() in _CALLINGS
        if before and before[1][0].isupper() and not _opens_sentence(page, match.start() - len(before[0]), before[1]):
            continue
        if called or is_given(word) or (fold(word) in people and not _determined(page, match.start())):
            yield Name((word, "of", place), leads=True), match.start(), match.end()


def _determined(page: Page, offset: int) -> bool:
    """Whether the word at an offset has an article, as a thing of a place has: "the Louvre of Sarrow"."""
    token = page.token_at(offset)
    return token is not None and any(child.dep_ == "det" for child in token.children)


def _opens_sentence(page: Page, offset: int, word: str) -> bool:
    """Whether a word has its capital from the beginning of a sentence; a title there is one nevertheless."""
    return page.sentences[page.sentence_at(offset)].start == offset and word.lower() not in HONORIFICS | OFFICES
