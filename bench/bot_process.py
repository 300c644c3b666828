"""A process with the whole bot in it but for the connection to Discord, which tells about itself on standard output.

``python -m bench.bot_process DATA CORPUS`` starts as the bot does, up to telling Discord its commands. It prints a line
with its CPU seconds when it is ready, and one when the reading that every start begins has ended; then it answers
questions, prints its memory in MiB, and ends when its standard input does.
"""

import asyncio
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from bot.__main__ import lasting_imports

with lasting_imports():
    from discord.app_commands import MissingApplicationID

    from bot.chat.client import create_bot

from bench.figures import resident_mib
from bot.answers.question import Quote, Search, TimelineOf, Who
from bot.errors import ShelfNotReady
from bot.settings import Settings

READY, READ = "ready", "read"
_QUESTIONS = (Who(), Who("Kim"), TimelineOf(), TimelineOf(since="2022"), Quote(topic="war"), Search(query="enlistd"))
_ROUNDS = 20
_LOOK_SECONDS = 0.02


async def main(data: Path, corpus: Path) -> None:
    """Be the bot for a while."""
    bot = create_bot(Settings(data_dir=data, corpus_dir=corpus))
    async with bot:
        with suppress(MissingApplicationID):  # the first thing that only Discord can tell
            await bot.setup_hook()
        with suppress(ShelfNotReady):
            async with bot.library.shelf() as shelf:
                await shelf.summary()
        print(READY, f"{time.process_time():.2f}", flush=True)
        await asyncio.sleep(0)
        while bot.reloader.running:  # noqa: ASYNC110 - the bot tells nobody when it has read
            await asyncio.sleep(_LOOK_SECONDS)
        print(READ, flush=True)
        for _ in range(_ROUNDS):
            for question in _QUESTIONS:
                await bot.ask(question)
            for typed in ("k", "ki", "kim"):
                await bot.offers("person", typed)
        print(resident_mib(os.getpid()), flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(*map(Path, sys.argv[1:])))
