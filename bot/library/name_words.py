"""Which of some words stand in names of people, just as they are folded; nothing about whose names.

It is what a text of many words is sieved with before names are looked up in ``names``, which costs far more.
"""

import json
from collections.abc import Collection

from bot.library.shelf import Shelf


async def in_names(shelf: Shelf, words: Collection[str]) -> frozenset[str]:
    """Give those of the folded words that are a word of somebody's name."""
    rows = await shelf.rows(
        "SELECT word FROM name_words WHERE word IN (SELECT value FROM json_each(:words))",
        {"words": json.dumps(sorted(words))},
    )
    return frozenset(row["word"] for row in rows)
