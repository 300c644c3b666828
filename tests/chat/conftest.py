"""The real bot in a simulated Discord, with a shelf that the real reader filled from ``articles/``.

The articles are read once a run; each test gets its own copy of that library, fresh records and a Discord of its own.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.chat.briefing import clockwork
from bot.chat.briefing_bot import BriefingBot
from bot.chat.client import create_bot
from bot.reload import Outcome, Progress, Reloader
from bot.settings import Settings
from tests.chat.loopback import LocalDiscord, local_discord
from tests.chat.loopback_bot import BotProcess, start_bot
from tests.chat.loopback_orders import QUICK

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(scope="session")
def shelf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf")
    outcome = asyncio.run(Reloader(Settings(corpus_dir=ARTICLES, data_dir=folder)).reload())
    assert [reject.file for reject in outcome.rejects] == ["empty.txt"]
    return folder


@pytest.fixture
def settings(shelf_folder: Path, tmp_path: Path) -> Settings:
    shutil.copytree(shelf_folder, tmp_path / "data")
    shutil.copytree(ARTICLES, tmp_path / "articles")
    return Settings(corpus_dir=tmp_path / "articles", data_dir=tmp_path / "data")


@pytest.fixture
async def loopback() -> AsyncIterator[LocalDiscord]:
    """A Discord on this machine for real bot processes, empty at first."""
    async with local_discord() as discord:
        yield discord


@pytest.fixture
async def start(settings: Settings) -> AsyncIterator[Callable[..., Any]]:
    """Starts bot processes, ``await start(loopback.base)``; those that still run are killed when the test ends."""
    started: list[BotProcess] = []

    async def begin(base: str, *, code: str = "", **more: str) -> BotProcess:
        started.append(await start_bot(settings, base, code=code, **more))
        return started[-1]

    yield begin
    for process in started:
        await process.discard()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "simcord_env" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.simcord(shard_count=1))


@pytest.fixture(autouse=True)
def long_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let days of simulated time pass without a look every few minutes that finds nothing."""
    monkeypatch.setattr(clockwork, "LONGEST_NAP", timedelta(days=1))


@pytest.fixture
async def simcord_bot(settings: Settings) -> AsyncIterator[BriefingBot]:
    bot = create_bot(settings)
    yield bot
    await bot.close()


class HeldReloader(Reloader):
    """A reloader that stands still in the middle of its work until it is let go."""

    def __init__(self, settings: Settings, env: simcord.Env) -> None:
        super().__init__(settings)
        self.let_go = asyncio.Event()
        self._env = env

    async def reload(self, on_progress: Callable[[Progress], None] | None = None) -> Outcome:
        self.running, self.progress = True, Progress("Reading", 3, 500)
        await self._env.external_wait(self.let_go.wait(), reason="the reading is held")
        self.running = False
        return await super().reload(on_progress)


@pytest.fixture
def held_reloader(settings: Settings) -> Callable[[simcord.Env], HeldReloader]:
    return lambda env: HeldReloader(settings, env)


@dataclass
class House:
    """A simulated Discord with the bot in one server, and people to act there."""

    env: simcord.Env
    server: simcord.GuildHandle
    channel: simcord.ChannelHandle
    reader: simcord.MemberActor
    other: simcord.MemberActor
    manager: simcord.MemberActor

    @property
    def bot(self) -> Any:
        return self.env.bot

    async def restart(self) -> None:
        """Put a new process's bot in the place of this one."""
        old = self.bot
        await self.env.restart_bot(create_bot(old.settings))
        await old.close()


@pytest.fixture
async def house(simcord_env: simcord.Env) -> AsyncIterator[House]:
    server = simcord_env.create_guild("Harbour desk")
    managers = server.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    house = House(
        simcord_env,
        server,
        server.create_text_channel("briefings"),
        server.add_member(simcord_env.create_user("reader")),
        server.add_member(simcord_env.create_user("other")),
        server.add_member(simcord_env.create_user("manager"), roles=[managers]),
    )
    yield house
    await house.bot.close()


@pytest.fixture
def begin(start: Callable[..., Any], loopback: LocalDiscord, url: str) -> Callable[..., Any]:
    """Starts a bot process in a hurry on the records; ``code`` is run in it as well."""

    async def on_records(code: str = "", **more: str) -> BotProcess:
        return await start(loopback.base, code=QUICK + code, DATABASE_URL=url, **more)

    return on_records
