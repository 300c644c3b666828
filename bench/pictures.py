"""How long a picture takes and how much memory drawing adds, in a process that does nothing else.

A timeline of dots and bars, one of columns, and a person's months, all invented; a plotting library is not needed.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context

import bot.chat.cards  # noqa: F401 - what every answer loads is no cost of a picture
from bench.figures import Figure, in_ms, resident_mib
from bot.answers.answer import EventSpan, PersonCard, Spread, Timeline
from bot.findings import Source, Status
from bot.library.shelf import NEWEST_HITS

_ROUNDS = 100
_FEW, _MANY = 40, NEWEST_HITS
_FIRST = date(2010, 1, 1)
_GOAL = "<= 15 ms"


def measure() -> list[Figure]:
    """Draw each picture many times, in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_measure).result()


def _measure() -> list[Figure]:
    """Draw; the first time, which loads Pillow and its font, counts for memory alone."""
    before = resident_mib(os.getpid())
    from bot.chat.pictures.picture import drawn  # noqa: PLC0415 - what loading it adds is measured

    def figure(name: str, draw: Callable[[], object]) -> Figure:
        draw()
        took: list[float] = []
        busy = time.process_time()
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            draw()
            took.append(time.perf_counter() - began)
        return Figure(name, in_ms(took, (time.process_time() - busy) / _ROUNDS), _GOAL)

    answers = {
        f"timeline, {_FEW} events as dots and bars": _timeline(_FEW, 4),
        f"timeline, {_MANY:,} events as columns": _timeline(_MANY, 14),
        "a person's articles in 120 months": _person(120),
    }
    figures = [figure(name, partial(drawn, shown)) for name, shown in answers.items()]
    after = resident_mib(os.getpid())
    if before is not None and after is not None:
        figures.append(Figure("memory that drawing adds", f"{after - before:.1f} MiB", "<= 10 MiB"))
    return figures


def _timeline(events: int, years: int) -> Timeline:
    spans = sorted(_spans(events, 365 * years), key=lambda span: (span.first, span.last))
    return Timeline("Mira Halvorsen", (), events, spread=Spread(tuple(spans)))


def _spans(events: int, days: int) -> Iterator[EventSpan]:
    dice = random.Random(events)  # noqa: S311 - nothing secret
    for _ in range(events):
        first = _FIRST + timedelta(days=dice.randrange(days))
        last = first
        if not dice.randrange(4):
            first = first.replace(day=1)
            last = first + timedelta(days=27)
        yield EventSpan(first, last, dice.choices(list(Status), (8, 2, 1))[0])


def _person(months: int) -> PersonCard:
    dice = random.Random(months)  # noqa: S311 - nothing secret
    counts = tuple((f"{2010 + month // 12}-{month % 12 + 1:02}", dice.randint(1, 30)) for month in range(months))
    source = Source("harbour.md", "Harbour", "Harbour Gazette", "2022-01-05", "front matter", None)
    return PersonCard("k", "Mira Halvorsen", None, (), (), source, source, 2000, 9, 0, 0, (), (), months=counts)
