"""Articles for words or a sentence: which fit, and in which order they are shown.

Words find, with those related to them in news English; words and meanings order. An article is listed only if it has
at least one of the words, or one related to it. How near articles are in meaning is asked of an
:class:`ArticleMeanings`, which may know nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.answers.answer import Answer, Articles, Nothing, Page
from bot.answers.resolve import shown
from bot.answers.topics.topic import related, understood
from bot.answers.wording import BOUNDED, counted
from bot.library import articles
from bot.library.articles import ArticleHit
from bot.library.shelf import NEWEST_HITS, Shelf
from bot.library.words import Wanted, all_of, any_of, rarest, rarity

_MOST_HITS = 8000
"""Articles with any of the rarest words that are ranked: a microsecond or two for each."""
_COMPARED = 200
"""The best by words, whose meanings are compared with the question's."""
_RELATED = 0.7
"""What a related word counts against a typed one that is as rare."""
_MEANING = 2.0
"""What being near in meaning (cosine) counts against the words, of which the best article has 1."""


class ArticleMeanings(Protocol):
    """Who tells how near articles are to a question in meaning."""

    async def near_articles(self, shelf: str, question: str, scores: Mapping[int, float]) -> Mapping[int, float]:
        """Give what is near, by id, for articles with a score by their words; empty when nobody can tell in time."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Articles that have some of the words (or related ones), with a score; the best one has 1."""

    scores: Mapping[int, float]
    with_words: frozenset[int]
    bounded: bool


async def search(shelf: Shelf, query: str, page: Page, meanings: ArticleMeanings | None) -> Answer:
    """Answer a query by the articles that fit it, the best first."""
    asked = await understood(shelf, query)
    if not asked.words:
        return Nothing("Type a word or a name to search the articles for.")
    known = tuple(word for word in asked.words if word not in asked.unknown)
    others = related(query, asked.words)
    found = await _found(shelf, known, others)
    if not found.scores:
        return Nothing(unknown(asked, query))
    order = await _ordered(shelf, query, known, found, meanings)
    wanted = order[page.offset : page.offset + page.size if page.size else None]
    hits = await _hits(shelf, wanted, known, others)
    notes = (BOUNDED,) if found.bounded else await _having_all(shelf, asked, len(order), len(found.with_words))
    return Articles(f"“{shown(query)}”", hits, len(order), page, asked.repairs, notes)


async def _found(shelf: Shelf, known: tuple[str, ...], others: Sequence[str]) -> _Found:
    """Find articles by the words that can be ranked, and by those related to them."""
    match, common = await _affordable(shelf, known) if known else ("", False)
    most = NEWEST_HITS if common else _MOST_HITS
    ranked = dict(await articles.ranked(shelf, match, most=most)) if match else {}
    if common and not ranked:
        match = any_of(known)
        ranked = dict(await articles.ranked(shelf, match, most=most))
    scores = dict(ranked)
    total = await articles.highest(shelf) if others else 0
    for expression in others:
        ids = await articles.newest(shelf, expression, NEWEST_HITS)
        weight = _RELATED * rarity(len(ids), total)
        for number in ids:
            scores[number] = scores.get(number, 0.0) + weight
    peak = max(ranked.values(), default=0.0) or max(scores.values(), default=0.0) or 1.0
    best_first = sorted(scores, key=lambda number: -scores[number])
    return _Found(
        scores={number: scores[number] / peak for number in best_first},
        with_words=frozenset(ranked),
        bounded=common and await shelf.has_more_hits("articles_text", match),
    )


async def _affordable(shelf: Shelf, words: tuple[str, ...]) -> tuple[str, bool]:
    """Give a MATCH expression for any of the words, or of the rarest if not all can be ranked.

    Where even the rarest one is common, it is for all of the words together, and that is told.
    """
    rare = rarest({word: await articles.count(shelf, any_of((word,)), _MOST_HITS + 1) for word in words}, _MOST_HITS)
    return (any_of(rare), False) if rare else (all_of(words), True)


async def _ordered(
    shelf: Shelf, query: str, known: tuple[str, ...], found: _Found, meanings: ArticleMeanings | None
) -> list[int]:
    """Put articles in order; what is only near in meaning comes in where it has one of the words."""
    order = list(found.scores)
    if not meanings:
        return order
    scores = {number: found.scores[number] for number in order[:_COMPARED]}
    near = await meanings.near_articles(shelf.key, query, scores)
    new = [number for number in near if number not in found.scores]
    others = await articles.having(shelf, any_of(known), new) if known and new else ()
    compared = [number for number in (*order, *others) if number in near]
    compared.sort(key=lambda number: -found.scores.get(number, 0.0) - _MEANING * near[number])
    return compared + [number for number in order if number not in near]


async def _hits(
    shelf: Shelf, ids: Sequence[int], known: tuple[str, ...], others: Sequence[str]
) -> tuple[ArticleHit, ...]:
    """Give articles with the sentences that have the words, or else related ones."""
    hits = await articles.hits(shelf, ids, any_of(known)) if known else ()
    bare = [number for number, hit in zip(ids, hits, strict=True) if not hit.sentences] if known else list(ids)
    if not others or not bare:
        return hits
    instead = dict(zip(bare, await articles.hits(shelf, bare, " OR ".join(others)), strict=True))
    return tuple(instead.get(number) or hits[at] for at, number in enumerate(ids))


async def _having_all(shelf: Shelf, asked: Wanted, total: int, with_words: int) -> tuple[str, ...]:
    """Say how many of the articles listed have all of the words, where not all have."""
    if not with_words:
        return ("No article has any of these words; these have words related to them.",)
    whole = 0 if asked.unknown else await articles.count(shelf, all_of(asked.words), total)
    if whole == total:
        return ()
    instead = " or related ones" if with_words < total else ""
    if not whole:
        return (f"No article has all of these words; these have some of them{instead}.",)
    having = f"{counted(whole, 'article')} {'has' if whole == 1 else 'have'} all of these words"
    return (f"{having}; the others, some{instead}.",)


def unknown(asked: Wanted, typed: str) -> str:
    """Say which words no article has."""
    missing = " or ".join(f"“{word}”" for word in asked.unknown) or f"“{shown(typed)}”"
    return f"No article has {missing}."
