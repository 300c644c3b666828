"""What autocompletion offers of topics: noun phrases of the articles, by the beginnings of their words.

People are in ``people`` and publishers in ``shelf``; nothing is ranked here but by how many articles have it.
"""

from collections.abc import Sequence

from bot.library.shelf import Shelf
from bot.library.words import prefixes


async def topics(shelf: Shelf, words: Sequence[str], limit: int) -> tuple[tuple[str, int], ...]:
    """Give topics whose words begin so, with the number of their articles; without words the most frequent ones."""
    condition = "id IN (SELECT rowid FROM topics_tokens WHERE topics_tokens MATCH :words)" if words else "1"
    rows = await shelf.rows(
        f"SELECT topic, articles FROM topics WHERE {condition} ORDER BY id LIMIT :limit",
        {"words": prefixes(tuple(words)), "limit": limit},
    )
    return tuple((row["topic"], row["articles"]) for row in rows)
