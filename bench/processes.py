"""How fast the bot starts, and how much memory it takes: alone, and with the process that reads beside it.

A real bot in a process of its own is watched from here; only its connection to Discord is missing.
"""

import asyncio
import statistics
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.bot_process import READ, READY
from bench.figures import Figure, family_mib

_STARTS = 5
_LOOK_SECONDS = 0.1


@asynccontextmanager
async def _bot(data: Path, corpus: Path) -> AsyncIterator[Process]:
    command = (sys.executable, "-m", "bench.bot_process", str(data), str(corpus))
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    try:
        yield process
    finally:
        await process.communicate(b"")  # closes its input, which ends it


async def _line(process: Process) -> str:
    assert process.stdout is not None  # noqa: S101 - a pipe was asked for
    return (await process.stdout.readline()).decode().strip()


async def _until(process: Process, wanted: str) -> str:
    """Wait for a line that begins with a word, and give the rest of it."""
    while (line := await _line(process)).split(" ")[0] != wanted:
        if not line:
            message = f"The bot ended before it was {wanted}."
            raise RuntimeError(message)
    return line.removeprefix(wanted).strip()


async def start(data: Path, corpus: Path, shelf: str) -> Figure:
    """Start the bot with a shelf standing, several times."""
    times, busy = [], []
    for _ in range(_STARTS):
        began = time.perf_counter()
        async with _bot(data, corpus) as process:
            busy.append(float(await _until(process, READY)))
            times.append(time.perf_counter() - began)
    value = f"{statistics.median(times):.2f} s ({statistics.median(busy):.2f} s of CPU)"
    return Figure(f"start to ready, {shelf}", value, "<= 1 s")


async def memory(data: Path, corpus: Path, articles: str) -> list[Figure]:
    """Let a bot read a corpus for the first time and answer, watching all of its processes."""
    async with _bot(data, corpus) as process:
        reading = asyncio.create_task(_until(process, READ))
        most = 0.0
        while not reading.done():
            most = max(most, family_mib(process.pid) or 0.0)
            await asyncio.wait({reading}, timeout=_LOOK_SECONDS)
        await reading
        own = await _line(process)
    return [
        Figure(f"all processes while reading {articles}", f"{most:.0f} MiB", "<= 450 MiB"),
        Figure("the bot after reading and answering", f"{float(own):.0f} MiB", "<= 90 MiB"),
    ]
