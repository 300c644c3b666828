"""How fast articles are read, through the bot's own reloader: all of them, none of them, one of many.

The articles are those of a folder, each several times in slightly other words so that none is a copy.
"""

import asyncio
import json
import os
import resource
import sys
import time
from asyncio.subprocess import PIPE
from pathlib import Path

from bench.figures import Figure, family_mib
from bench.shelves import Standing
from bot.corpus.article import read_article
from bot.corpus.files import scan
from bot.reload import MOST_READERS, Outcome, Progress, Reloader
from bot.settings import Settings

_FILES = 120
_LOOK_SECONDS = 0.1
_LETTERS = 4_000
_LONGEST = 2**21


async def measure(corpus: Path, folder: Path) -> list[Figure]:
    """Read articles for the first time with one reader and with two, then again unchanged."""
    size = _multiply(corpus, folder / "corpus")
    figures: list[Figure] = []
    for readers in range(1, MOST_READERS + 1):
        settings = Settings(corpus_dir=folder / "corpus", data_dir=folder / f"data {readers}")
        first, rate, busy, memory = await _watched(settings, readers)
        figures += [
            Figure(
                f"{first.articles} articles of {size / 1000:.1f} kB, from nothing, readers: {readers}",
                f"{first.seconds:.1f} s, {first.articles / first.seconds:.1f} articles/s",
            ),
            Figure("the same once the model is loaded", f"{rate:.1f} articles/s", "20" if readers == 1 else "38"),
            Figure("processor time of an article", f"{1000 * busy / first.articles:.0f} ms"),
            Figure("all reading processes", f"{memory:.0f} MiB", "<= 350 MiB"),
        ]
    again = await Reloader(settings).reload()
    changed = f"{again.seconds:.2f} s (1 / {first.seconds / again.seconds:.0f})"
    return [*figures, Figure("the same articles again, unchanged", changed)]


async def _watched(settings: Settings, readers: int) -> tuple[Outcome, float, float, float]:
    """Reload from nothing.

    Gives the outcome, the articles a second once the model is loaded, the seconds of processor time, and the most MiB.
    """
    moments: list[tuple[float, int]] = []

    def note(progress: Progress) -> None:
        if progress.stage == "Reading":
            moments.append((time.perf_counter(), progress.done))

    own, before = family_mib(os.getpid()) or 0.0, _busy()
    reload, most = asyncio.create_task(Reloader(settings, readers=readers).reload(note)), 0.0
    while not reload.done():
        await asyncio.wait({reload}, timeout=_LOOK_SECONDS)
        most = max(most, (family_mib(os.getpid()) or 0.0) - own)
    # What the second reader had begun before the first article was told would flatter the rate: the last half counts.
    (began, done), (ended, everything) = moments[len(moments) // 2], moments[-1]
    return await reload, (everything - done) / max(ended - began, 1e-9), _busy() - before, most


def _busy() -> float:
    """Seconds of processor time of all processes that have ended below this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def side_by_side(corpus: Path, folder: Path) -> list[Figure]:
    """Let one process read all articles, then two at once half of them each; starting is not counted."""
    _multiply(corpus, folder / "all")
    halves = [folder / "one", folder / "two"]
    for number, file in enumerate(sorted((folder / "all").iterdir())):
        half = halves[number % len(halves)]
        half.mkdir(exist_ok=True)
        (half / file.name).write_bytes(file.read_bytes())
    alone, [memory] = await _extracted([folder / "all"])
    together, both = await _extracted(halves)
    return [
        Figure("one process reads, articles a second", f"{alone:.1f} ({memory:.0f} MiB)", "20"),
        Figure("two at once", f"{together:.1f} ({sum(both):.0f} MiB), {together / alone:.2f} x one", "1.9 x"),
    ]


async def _extracted(folders: list[Path]) -> tuple[float, list[float]]:
    """Read folders in a process each, all at once; give articles a second and each process's largest memory in MiB."""
    started = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.reading_process", str(folder)), stdin=PIPE, stdout=PIPE
        )
        for folder in folders
    ]
    for process in started:
        await process.stdout.readline()  # type: ignore[union-attr]  # a pipe was asked for
    began = time.perf_counter()
    results = await asyncio.gather(*(process.communicate(b"go\n") for process in started))
    seconds = time.perf_counter() - began
    told = [json.loads(output) for output, _ in results]
    return sum(one["articles"] for one in told) / seconds, [one["mib"] for one in told]


async def of_many(standing: Standing) -> list[Figure]:
    """Reload a large corpus: unchanged, and with one article changed."""
    unchanged = await _timed(standing.settings)
    file = next(standing.settings.corpus_dir.rglob("*.txt"))
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n\nThe mayor of Reykjavik, Anna Jonsdottir, said so.\n", encoding="utf-8")
    changed = await _timed(standing.settings)
    file.write_text(text, encoding="utf-8")
    name = f"reload of {standing.articles:,} articles"
    return [
        Figure(f"{name}, unchanged", f"{unchanged:.1f} s", "a few seconds"),
        Figure(f"{name}, one changed", f"{changed:.1f} s", "<= 25 s"),
    ]


def _multiply(corpus: Path, folder: Path) -> float:
    """Write the articles' bodies again and again under other names; give their mean length in characters."""
    bodies = [read_article(file).body.split("\n\n") for file in scan(corpus, _LONGEST).files]
    paragraphs = [paragraph for body in bodies for paragraph in body]
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(_FILES):
        text, at = f"Report number {number + 1}\n", number
        while len(text) < _LETTERS:
            text += f"\n{paragraphs[at % len(paragraphs)]}\n"
            at += 1
        total += len(text)
        (folder / f"report-{number:03}.txt").write_text(text, encoding="utf-8")
    return total / _FILES


async def _timed(settings: Settings) -> float:
    began = time.perf_counter()
    await Reloader(settings).reload()
    return time.perf_counter() - began
