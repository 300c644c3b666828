"""How fast a shelf answers, as the bot asks it: one lease for one question, in this process, without Discord.

Beside the times of single questions: what many askers at once do to the event loop, and how a search through all names,
the usual way, compares.
"""

import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar, cast

from rapidfuzz import fuzz, process

from bench.figures import Figure, in_ms
from bench.questions import questions, respelled, typing
from bench.shelves import Standing
from bot.answers.answer import Page
from bot.answers.briefing import newest
from bot.answers.desk import answer
from bot.answers.question import News, Question, Who
from bot.answers.suggest import What, suggest
from bot.library.library import Library

_QUESTIONS = 100
_TYPED = 30
_BRIEFINGS, _NEW = 10, 50
_CLIENTS = 16
_SECONDS = 5.0
_SCANS = 20
_PAGE = Page(0, 8)
_GOALS = {"/who": "<= 20 ms", "/quote": "<= 100 ms", "/search": "<= 100 ms"}

Asked = TypeVar("Asked")


async def measure(standing: Standing) -> list[Figure]:
    """Ask a shelf everything."""
    library = Library(standing.settings.library_path)
    today = standing.world.day(standing.world.dice("today"))

    async def ask(question: Question) -> None:
        async with library.shelf() as shelf:
            await answer(shelf, question, _PAGE, today=today)

    figures = []
    try:
        asked = questions(standing.world, _QUESTIONS)
        for name, some in asked.items():
            figures.append(await _figure(name, ask, some, _GOALS.get(name.split(",")[0].split()[0], "")))
        briefings = await _briefings(library, today)
        figures.append(await _figure(f"a briefing of {_NEW} new articles", ask, briefings, "<= 300 ms"))
        figures += await _suggestions(library, standing)
        figures.append(await _beside_a_scan(ask, standing))
        figures += await _stall(ask, [question for some in asked.values() for question in some])
    finally:
        await library.close()
    return figures


async def _times(ask: Callable[[Asked], Awaitable[None]], asked: Iterable[Asked]) -> list[float]:
    """Ask one after the other; give the seconds that each took."""
    times = []
    for question in asked:
        began = time.perf_counter()
        await ask(question)
        times.append(time.perf_counter() - began)
    return times


async def _figure(name: str, ask: Callable[[Asked], Awaitable[None]], asked: Sequence[Asked], goal: str) -> Figure:
    """Measure one kind of question; the CPU time beside it depends little on what else the machine does."""
    busy = time.process_time()
    times = await _times(ask, asked)
    busy = time.process_time() - busy
    return Figure(name, in_ms(times, busy / len(asked)), goal)


async def _briefings(library: Library, today: date) -> list[Question]:
    async with library.shelf() as shelf:
        keys = await newest(shelf, _NEW)
    return [News(keys, day=today.isoformat())] * _BRIEFINGS


async def _suggestions(library: Library, standing: Standing) -> list[Figure]:
    figures = []
    for name, typed in typing(standing.world, _TYPED).items():
        what = cast("What", name.split(",")[0])

        async def offer(text: str, what: What = what) -> None:
            async with library.shelf() as shelf:
                await suggest(shelf, what, text)

        figures.append(await _figure(f"autocomplete, {name}", offer, typed, "<= 10 ms"))
    return figures


async def _beside_a_scan(ask: Callable[[Question], Awaitable[None]], standing: Standing) -> Figure:
    """Compare ``/who`` with rapidfuzz's WRatio over the names of everybody."""
    dice = standing.world.dice("scan")
    names = standing.world.people.items
    typed = [respelled(name, dice) for name in dice.choices(names, k=_SCANS)]
    scans = []
    for name in typed:
        began = time.perf_counter()
        process.extract(name, names, scorer=fuzz.WRatio, limit=5)
        scans.append(time.perf_counter() - began)
    own = await _times(ask, [Who(name) for name in typed])
    ratio = statistics.median(scans) / statistics.median(own)
    return Figure(f"WRatio over all names: {ratio:.1f} x /who", in_ms(scans))


async def _stall(ask: Callable[[Question], Awaitable[None]], asked: Sequence[Question]) -> list[Figure]:
    """Let many ask at once, and see how late a task that only wants to run every millisecond comes to run."""
    end = time.perf_counter() + _SECONDS
    times: list[float] = []
    gaps: list[float] = []

    async def client(number: int) -> None:
        dice = random.Random(number)  # noqa: S311 - nothing secret
        while time.perf_counter() < end:
            times.extend(await _times(ask, [dice.choice(asked)]))

    async def tick() -> None:
        while (began := time.perf_counter()) < end:
            await asyncio.sleep(0.001)
            gaps.append(time.perf_counter() - began - 0.001)

    await asyncio.gather(tick(), *(client(number) for number in range(_CLIENTS)))
    return [
        Figure(f"{_CLIENTS} clients at once: answers a second", f"{len(times) / _SECONDS:.0f}"),
        Figure(f"{_CLIENTS} clients at once: an answer", in_ms(times)),
        Figure("event loop late by, meanwhile", in_ms(gaps), "<= 4 ms"),
        Figure("event loop late by, at worst", f"{1000 * max(gaps):.1f} ms", "<= 20 ms"),
    ]
