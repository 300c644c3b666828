"""Words of a typed title, with the misspelled ones repaired against the titles of the shelf.

What is done with them, an offer or an answer, is the business of the modules that ask.
"""

from bot.library import titles
from bot.library.shelf import Shelf
from bot.library.words import Repair
from bot.names.fold import tokens


async def title_words(shelf: Shelf, typed: str) -> tuple[tuple[str, ...], tuple[Repair, ...]]:
    """Give the folded words to look for, and the repairs: a word that begins no word of a title, and its nearest."""
    used: list[str] = []
    repairs: list[Repair] = []
    for word in tokens(typed):
        near = None if await titles.begins_a_word(shelf, word) else await titles.nearest_word(shelf, word)
        used.append(near or word)
        repairs += [Repair(word, near)] if near else []
    return tuple(used), tuple(repairs)
