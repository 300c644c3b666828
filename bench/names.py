"""How soon and how well a person is found among many names, beside the usual scan through all of them.

The shelf is filled through the real writer; look-ups are those of ``/who`` and of autocompletion, one after the other,
in this process.
"""

import gc
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz, process

from bench.crowd import Crowd, Named
from bench.figures import Figure, in_ms, percentile, resident_mib
from bot.answers.suggest import suggest
from bot.findings import NOT_FOUND, Article, Block, BlockKind, Findings, Mention, Person, Sentence
from bot.library.library import Library
from bot.library.names import look_up
from bot.library.writer import Writer
from bot.names.fold import fold, typed_name

_EACH = 60
"""Look-ups of each kind."""
_SCANS = 20
_LETTERED = 100
_AN_ARTICLE = 50
"""Names of one article."""
_MOST_MENTIONS = 400
_FEW = 5


@dataclass(frozen=True)
class _Found:
    """How one look-up went: the place of the person who was meant, from 0 on; None: not among the first five."""

    kind: str
    seconds: float
    place: int | None


async def measure(folder: Path, count: int) -> list[Figure]:
    """Put as many names on a shelf and look people up in it."""
    crowd = Crowd()
    people = crowd.people(count)
    gc.freeze()  # a reload does not hold all names, nor have the garbage collector walk through them
    gc.set_threshold(100_000)  # as a reload does
    figures = _put_up(folder / "library.db", people)
    asked = list(crowd.typed(people, _EACH))
    before = resident_mib(os.getpid()) or 0.0
    library = Library(folder / "library.db")
    try:
        async with library.shelf() as shelf:
            await look_up(shelf, ("nobody",))
            found = []
            for kind, typed, meant in asked:
                began = time.perf_counter()
                fits = await look_up(shelf, typed_name(typed))
                seconds = time.perf_counter() - began
                places = (place for place, fit in enumerate(fits[:_FEW]) if fit.person.name in meant)
                found.append(_Found(kind, seconds, next(places, None)))
            lettered = []
            for named in random.Random(2).sample(people, _LETTERED):  # noqa: S311 - nothing secret
                for end in range(1, len(named.name) + 1):
                    began = time.perf_counter()
                    await suggest(shelf, "person", named.name[:end])
                    lettered.append(time.perf_counter() - began)
    finally:
        await library.close()
    figures += _told(found)
    figures.append(Figure("autocomplete letter by letter, 25 results", in_ms(lettered), "p99 <= 3 ms"))
    grown = (resident_mib(os.getpid()) or 0.0) - before
    figures.append(Figure("memory added by the look-ups", f"{grown:.0f} MiB"))
    return figures + _scan(people, asked, [one.seconds for one in found])


def _told(found: Sequence[_Found]) -> list[Figure]:
    kinds: defaultdict[str, list[_Found]] = defaultdict(list)
    for one in found:
        kinds[one.kind].append(one)
    figures = [Figure(f"look-up, {kind}", _row(some)) for kind, some in kinds.items()]
    return [*figures, Figure("look-up, all kinds", _row(found), "p99 <= 20 ms; recall@5 >= 0.97")]


def _row(found: Sequence[_Found]) -> str:
    first = sum(one.place == 0 for one in found) / len(found)
    five = sum(one.place is not None for one in found) / len(found)
    return f"{in_ms([one.seconds for one in found])}; recall@1 {first:.3f}, @5 {five:.3f}"


def _scan(
    people: Sequence[Named], asked: Sequence[tuple[str, str, frozenset[str]]], seconds: Sequence[float]
) -> list[Figure]:
    """Look some of them up by the usual way: WRatio against every name, which must all be held in memory."""
    names = [fold(named.name) for named in people]
    times, hits = [], 0
    some = random.Random(3).sample(list(asked), _SCANS)  # noqa: S311 - nothing secret
    for _, typed, meant in some:
        began = time.perf_counter()
        best = process.extract(fold(typed), names, scorer=fuzz.WRatio, limit=_FEW)
        times.append(time.perf_counter() - began)
        hits += any(people[at].name in meant for _, _, at in best)
    ratio = percentile(times, 50) / percentile(seconds, 50)
    value = f"{in_ms(times)}; recall@5 {hits / _SCANS:.2f}; {ratio:,.0f} times the median look-up"
    return [Figure(f"the same by a WRatio scan ({_SCANS} of them)", value)]


def _put_up(path: Path, people: Sequence[Named]) -> list[Figure]:
    with Writer(path, "bench") as writer:
        for article, findings in _articles(people):
            writer.add(article, findings)
        began = time.perf_counter()
        writer.finish([])
        seconds = time.perf_counter() - began
    size = path.stat().st_size / 2**20
    return [
        Figure(f"index of {len(people):,} names built in", f"{seconds:.1f} s, file {size:,.0f} MiB", "<= 60 s"),
    ]


def _articles(people: Sequence[Named]) -> Iterator[tuple[Article, Findings]]:
    """Write articles that do nothing but name people; the first ones are named most often."""
    rest = iter(enumerate(people))
    number = 0
    while some := list(islice(rest, _AN_ARTICLE)):
        number += 1
        named = tuple(
            Person(one.name, (), (), (Mention(one.name, 0, 1, 0),) * max(_MOST_MENTIONS // (rank + 1), 1))
            for rank, one in some
        )
        sentence = Sentence(".", 0, 1, BlockKind.BODY)
        yield _article(number), Findings(people=named, quotations=(), events=(), sentences=(sentence,), topics=())


def _article(number: int) -> Article:
    return Article(
        key=f"{number:06}.txt",
        text=".",
        blocks=(Block(BlockKind.BODY, ".", 0),),
        title=f"Names {number}",
        title_from="file name",
        publisher=None,
        publisher_from=NOT_FOUND,
        published="2020-01-01",
        published_from="front matter",
        url=None,
        content_hash=f"{number:x}",
        fingerprint=number,
    )
