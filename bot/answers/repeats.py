"""Which new articles have a text that is there already: one agency's report in several papers.

Texts are compared by their fingerprints; likeness of subject is no repetition. Nothing is judged by title or publisher.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.corpus.digests import SAME_ARTICLE, distance
from bot.findings import Source
from bot.library import news
from bot.library.news import Sheet
from bot.library.shelf import Shelf

_COMPARED_AT_ONCE, _READ_AT_ONCE = 30_000, 1000
"""Pairs, and older articles, between two breaths of the event loop: some three milliseconds."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """New articles: the first of each text, in the order given; others of the same text, by the first one's key.

    ``known`` are those whose text is older, each with the older article.
    """

    leads: tuple[Sheet, ...]
    also: dict[str, tuple[Sheet, ...]]
    known: tuple[tuple[Sheet, Source], ...]


async def sort_out(shelf: Shelf, articles: Sequence[str], sheets: Sequence[Sheet]) -> Sorted:
    """Take the repetitions out of some new articles; ``articles`` are the keys of all new ones."""
    older = await _older(shelf, articles, [sheet for sheet in sheets if sheet.fingerprint])
    sources = await news.sources(shelf, tuple(set(older.values())))
    also: dict[str, list[Sheet]] = {}
    firsts: list[Sheet] = []
    for sheet in sorted(sheets, key=_age):
        if sheet.number in older:
            continue
        first = next((one for one in firsts if _same(one, sheet)), None)
        if first is None:
            firsts.append(sheet)
        else:
            also.setdefault(first.source.key, []).append(sheet)
    leads = {sheet.number for sheet in firsts}
    return Sorted(
        tuple(sheet for sheet in sheets if sheet.number in leads),
        {key: tuple(others) for key, others in also.items()},
        tuple((sheet, sources[older[sheet.number]]) for sheet in sheets if sheet.number in older),
    )


def _age(sheet: Sheet) -> tuple[bool, str, int]:
    """Order by publication, those without a year last."""
    return sheet.first_day is None, sheet.first_day or "", sheet.number


def _same(one: Sheet, other: Sheet) -> bool:
    return bool(one.fingerprint) and distance(one.fingerprint, other.fingerprint) <= SAME_ARTICLE


async def _older(shelf: Shelf, articles: Sequence[str], sheets: Sequence[Sheet]) -> dict[int, int]:
    """Give the number of the nearest older article that has the text of a new one, by the new one's number."""
    nearest: dict[int, tuple[int, int]] = {}
    size = min(_COMPARED_AT_ONCE // max(len(sheets), 1), _READ_AT_ONCE)
    after = 0
    while sheets and (chunk := await news.fingerprints(shelf, articles, after, size)):
        for sheet in sheets:
            mark = sheet.fingerprint
            near = [(bits, number) for number, other in chunk if (bits := (mark ^ other).bit_count()) <= SAME_ARTICLE]
            if near:
                nearest[sheet.number] = min([*near, nearest.get(sheet.number, (SAME_ARTICLE + 1, 0))])
        after = chunk[-1][0]
        await asyncio.sleep(0)
    return {new: number for new, (_, number) in nearest.items()}
