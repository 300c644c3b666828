"""How fast articles are read, through the bot's own reloader: all of them, none of them, one of many.

The articles are those of a folder, each several times in slightly other words so that none is a copy.
"""

import asyncio
import json
import sys
import time
from asyncio.subprocess import PIPE
from pathlib import Path

from bench.figures import Figure
from bench.shelves import Standing
from bot.corpus.article import read_article
from bot.corpus.files import scan
from bot.reload import Outcome, Progress, Reloader
from bot.settings import Settings

_FILES = 40
_LETTERS = 4_000
_LONGEST = 2**21


async def measure(corpus: Path, folder: Path) -> list[Figure]:
    """Read articles for the first time, then again unchanged."""
    settings = Settings(corpus_dir=folder / "corpus", data_dir=folder / "data")
    size = _multiply(corpus, settings.corpus_dir)
    moments: list[tuple[float, Progress]] = []
    first = await _reload(settings, moments)
    again = await _reload(settings, [])
    reading = [(at, progress.done) for at, progress in moments if progress.stage == "Reading"]
    (began, done), (ended, everything) = reading[0], reading[-1]
    return [
        Figure(f"{first.articles} articles of {size / 1000:.1f} kB, from nothing", f"{first.seconds:.1f} s"),
        Figure("articles read a second", f"{first.articles / first.seconds:.1f}"),
        Figure("the same once the model is loaded", f"{(everything - done) / max(ended - began, 1e-9):.1f}"),
        Figure(
            "the same articles again, unchanged",
            f"{again.seconds:.2f} s (1 / {first.seconds / again.seconds:.0f})",
        ),
    ]


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


async def _reload(settings: Settings, moments: list[tuple[float, Progress]]) -> Outcome:
    return await Reloader(settings).reload(lambda progress: moments.append((time.perf_counter(), progress)))


async def _timed(settings: Settings) -> float:
    began = time.perf_counter()
    await Reloader(settings).reload()
    return time.perf_counter() - began
