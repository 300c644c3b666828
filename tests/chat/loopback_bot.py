"""Real bot processes for tests, pointed at a Discord on this machine; they can be stopped, killed and listened to.

A test may hand code to a process that runs before the bot does, for example to have it die at a chosen step.
"""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from pathlib import Path
from typing import Literal

from bot.settings import Settings
from tests.chat.loopback import TOKEN

ROOT = Path(__file__).parents[2]
START = '''
import asyncio, os, sys
import yarl
from discord import gateway, http
from bot.chat import client
from bot.settings import Settings

base, code = sys.argv[1:]
http.Route.BASE = base
gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(base.replace("http", "ws", 1) + "/gateway")
client.BACK_OFF_SECONDS = 0.2
create_bot = client.create_bot

def create_quick_bot(settings):
    bot = create_bot(settings)
    bot._connection.guild_ready_timeout = 0.3  # how long after the last server the bot is ready; 2 seconds otherwise
    bot.before_identify_hook = at_once
    return bot

async def at_once(shard_id, *, initial=False):
    """Open another session without the 5 seconds that Discord wants between two."""

client.create_bot = create_quick_bot
exec(code)
sys.exit(asyncio.run(client.run(Settings.from_mapping(os.environ))))
'''
DIE = """
import functools, importlib, inspect, os, signal

def die(module, name, when, call):
    *owners, method = name.split(".")
    owner = functools.reduce(getattr, owners, importlib.import_module(module))
    real = getattr(owner, method)
    calls = 0

    def kill():
        os.kill(os.getpid(), signal.SIGKILL)

    async def kill_after(awaitable):
        await awaitable
        kill()

    @functools.wraps(real)
    def dying(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == call and when == "before":
            kill()
        result = real(*args, **kwargs)
        if calls != call:
            return result
        return kill_after(result) if inspect.isawaitable(result) else kill()

    setattr(owner, method, dying)
"""


def dying(module: str, name: str, when: Literal["before", "after"], *, call: int = 1) -> str:
    """Write code that has a process kill itself before or after a call of ``name``, for example ``Records.recall``."""
    return f"{DIE}\ndie({module!r}, {name!r}, {when!r}, {call})\n"


class BotProcess:
    """A bot in a process of its own."""

    def __init__(self, process: Process) -> None:
        self.lines: list[str] = []
        self.pid = process.pid
        self._process = process
        self._spoke = asyncio.Condition()
        self._has_ended = False
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            assert TOKEN.encode() not in line
            async with self._spoke:
                self.lines.append(line.decode().rstrip("\n"))
                self._spoke.notify_all()
        async with self._spoke:
            self._has_ended = True
            self._spoke.notify_all()

    @property
    def is_running(self) -> bool:
        return self._process.returncode is None

    def kill(self) -> None:
        """End it at once, as a machine that loses its power does."""
        if self.is_running:
            self._process.kill()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        self._process.send_signal(number)

    async def logged(self, text: str, seconds: float = 30) -> str:
        """Wait for a line of its log with this text, and return it; fails the test when it does not come."""

        def found() -> list[str]:
            return [line for line in self.lines if text in line]

        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._spoke:
                await self._spoke.wait_for(lambda: found() or self._has_ended)
        assert found(), f"{text!r} was not logged: {self.lines[-20:]}"
        return found()[0]

    async def ended(self, seconds: float = 30) -> tuple[int, list[str]]:
        """Wait until it has ended; returns its exit status (-9: killed) and all that it logged."""
        async with asyncio.timeout(seconds):
            status = await self._process.wait()
            await self._reading
        return status, self.lines

    async def discard(self) -> None:
        self.kill()
        await self.ended()


async def start_bot(settings: Settings, base: str, *, code: str = "", **more: str) -> BotProcess:
    """Start a bot that takes ``base`` for Discord; ``more`` are settings, ``code`` runs before the bot does."""
    own = {"DISCORD_TOKEN": TOKEN, "DATA_DIR": str(settings.data_dir), "CORPUS_DIR": str(settings.corpus_dir)}
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    arguments = (sys.executable, "-c", START, base, code)
    environment = {**kept, **own, **more}
    return BotProcess(
        await asyncio.create_subprocess_exec(*arguments, stdout=PIPE, stderr=STDOUT, env=environment, limit=2**20)
    )
