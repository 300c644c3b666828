"""Articles for words or a sentence: which have them, and in which order they are shown.

Words find, bm25 and meanings order: an article is listed only if it has at least one of the words. How near articles
are in meaning is asked of an :class:`ArticleMeanings`, which may know nothing.
"""

from collections.abc import Mapping
from typing import Protocol

from bot.answers.answer import Answer, Articles, Nothing, Page
from bot.answers.resolve import shown
from bot.answers.wording import BOUNDED, counted
from bot.library import articles
from bot.library.shelf import NEWEST_HITS, Shelf
from bot.library.words import Wanted, all_of, any_of, rarest, wanted

_MOST_HITS = 8000
"""Articles with any of the rarest words that are ranked: a microsecond or two for each."""
_COMPARED = 200
"""The best by words, whose meanings are compared with the question's."""
_MEANING = 2.0
"""What being near in meaning (cosine) counts against the words, of which the best article has 1."""


class ArticleMeanings(Protocol):
    """Who tells how near articles are to a question in meaning."""

    async def near_articles(self, shelf: str, question: str, scores: Mapping[int, float]) -> Mapping[int, float]:
        """Give what is near, by id, for articles with a score by their words; empty when nobody can tell in time."""


async def search(shelf: Shelf, query: str, page: Page, meanings: ArticleMeanings | None) -> Answer:
    """Answer a query by the articles that fit it, the best first."""
    asked = await wanted(shelf, query)
    if not asked.words:
        return Nothing("Type a word or a name to search the articles for.")
    known = tuple(word for word in asked.words if word not in asked.unknown)
    if not known:
        return Nothing(unknown(asked, query))
    match, common = await _affordable(shelf, known)
    most = NEWEST_HITS if common else _MOST_HITS
    scored = dict(await articles.ranked(shelf, match, most=most))
    if not scored:
        match = any_of(known)
        scored = dict(await articles.ranked(shelf, match, most=most))
    order = await _ordered(shelf, query, known, scored, meanings)
    shown_ids = order[page.offset : page.offset + page.size if page.size else None]
    hits = await articles.hits(shelf, shown_ids, any_of(known))
    bounded = common and await shelf.has_more_hits("articles_text", match)
    notes = (BOUNDED,) if bounded else await _having_all(shelf, asked, len(order))
    return Articles(f"“{shown(query)}”", hits, len(order), page, asked.repairs, notes)


async def _affordable(shelf: Shelf, words: tuple[str, ...]) -> tuple[str, bool]:
    """Give a MATCH expression for any of the words, or of the rarest if not all can be ranked.

    Where even the rarest one is common, it is for all of the words together, and that is told.
    """
    rare = rarest({word: await articles.count(shelf, any_of((word,)), _MOST_HITS + 1) for word in words}, _MOST_HITS)
    return (any_of(rare), False) if rare else (all_of(words), True)


async def _ordered(
    shelf: Shelf, query: str, words: tuple[str, ...], scored: Mapping[int, float], meanings: ArticleMeanings | None
) -> list[int]:
    """Put articles in order; what is only near in meaning comes in where it has one of the words."""
    order = list(scored)
    if not meanings or not order:
        return order
    peak = max(scored.values()) or 1.0
    scores = {number: scored[number] / peak for number in order[:_COMPARED]}
    near = await meanings.near_articles(shelf.key, query, scores)
    others = await articles.having(shelf, any_of(words), [number for number in near if number not in scored])
    compared = [number for number in [*order, *others] if number in near]
    compared.sort(key=lambda number: -scores.get(number, 0.0) - _MEANING * near[number])
    return compared + [number for number in order if number not in near]


async def _having_all(shelf: Shelf, asked: Wanted, total: int) -> tuple[str, ...]:
    """Say how many of the articles listed have all of the words, where not all have."""
    whole = 0 if asked.unknown else await articles.count(shelf, all_of(asked.words), total)
    if whole == total:
        return ()
    if not whole:
        return ("No article has all of these words; these have some of them.",)
    return (f"{counted(whole, 'article')} {'has' if whole == 1 else 'have'} all of these words; the others, some.",)


def unknown(asked: Wanted, typed: str) -> str:
    """Say which words no article has."""
    missing = " or ".join(f"“{word}”" for word in asked.unknown) or f"“{shown(typed)}”"
    return f"No article has {missing}."
