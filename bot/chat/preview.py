"""The local page: the same bot in a simulated Discord, on a page that opens in any browser of this machine.

It is no second bot and no web front end: simcord, an optional package, plays Discord and draws the page (see
``preview_world.py``). This module says where the page is, and starts and ends it.
"""

import asyncio
import dataclasses
import importlib.util
import sys
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from bot.chat.client import stop_signal
from bot.chat.logs import log_to_stdout
from bot.errors import MISCONFIGURED, STOPPED
from bot.settings import Settings

_GUIDE = """\
Open this link: a simulated Discord, on this machine only. Type /who there; "Viewing as" makes you the analyst or the
corpus admin. Ctrl-C ends it."""
_PACKAGE_MISSING = "The local page needs one more package: pip install 'simcord[preview]'"


async def preview(settings: Settings) -> int:
    """Serve the page until SIGINT, SIGTERM or "End preview session" on the page itself; returns the exit code.

    Prints the link in a line of its own. When the page cannot be served (the package is missing, the port is taken),
    one line says why. Raises BotError as starting the bot on Discord does.
    """
    if importlib.util.find_spec("simcord") is None:
        return _refuse(_PACKAGE_MISSING)
    from bot.chat import preview_world  # noqa: PLC0415 - it imports the optional package

    log_to_stdout(settings.log_level)
    stop = stop_signal()
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as scratch:
        try:
            async with preview_world.open_page(_apart(settings, Path(scratch))) as page:
                print(f"{page.url}\n{_GUIDE}", flush=True)  # noqa: T201 - the link is what this verb prints
                await _first_of(stop.wait(), page.ended(), page.keep_current())
        except preview_world.SetupError as error:
            return _refuse(f"The local page cannot be served: {error}")
    return STOPPED


def _apart(settings: Settings, scratch: Path) -> Settings:
    """Keep the real Discord's token, servers and records out of the simulated one, whose ids are all made up."""
    return dataclasses.replace(
        settings,
        discord_token=None,
        database_url=f"sqlite:///{scratch / 'records.db'}",
        corpus_guild_ids=frozenset(),
        dev_guild_id=None,
    )


async def _first_of(*waits: Coroutine[Any, Any, object]) -> None:
    """Wait until one of these ends, end the others, and raise what the first one raised."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - whoever typed the command reads it here
    return MISCONFIGURED
