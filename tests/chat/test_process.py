"""The process around the bot, as whoever hosts it meets it: a real process that talks to a Discord on this machine."""

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.settings import Settings

TOKEN = "MTIz.abc.a-token-that-nobody-may-see"  # noqa: S105 - invented
BOT = {"id": "77", "username": "desk", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {"name": "desk", "description": "", "bot_public": True, "bot_require_code_grant": False, "flags": 0}
APPLICATION |= {"icon": None, "summary": "", "verify_key": "", "team": None, "owner": BOT}
START = """
import asyncio, os, sys, discord.http
from bot.chat import client
from bot.settings import Settings
discord.http.Route.BASE = sys.argv[1]
client.BACK_OFF_SECONDS = 0.2
sys.exit(asyncio.run(client.run(Settings.from_mapping(os.environ))))
"""


def reply(data: Any, status: int = 200) -> web.Response:
    """Answer as Discord does, whose content type names no charset."""
    return web.Response(body=json.dumps(data), status=status, headers={"Content-Type": "application/json"})


class LocalDiscord:
    """As much of Discord as a start needs: who the bot is, its commands, and a gateway that says hello."""

    def __init__(self, *, knows_token: bool) -> None:
        self.knows_token = knows_token
        self.ready = asyncio.Event()
        self.base = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if not self.knows_token:
            return reply({"message": "401: Unauthorized", "code": 0}, 401)
        match request.path.split("/")[-1]:
            case "commands":
                return reply([])
            case "bot":
                limit = {"total": 9, "remaining": 9, "reset_after": 0, "max_concurrency": 1}
                gateway = self.base.replace("http", "ws") + "/gateway"
                return reply({"url": gateway, "shards": 1, "session_start_limit": limit})
            case "gateway":
                return await self._gateway(request)
            case _:
                return reply({**BOT, **APPLICATION})

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40000}, "s": None, "t": None})
        async for message in socket:
            if json.loads(message.data)["op"] == 2:
                session = {"session_id": "s", "resume_gateway_url": self.base, "v": 10}
                hello = {"user": BOT, "guilds": [], "application": {"id": "77", "flags": 0}, **session}
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": hello})
                self.ready.set()
        return socket


@contextlib.asynccontextmanager
async def local_discord(*, knows_token: bool) -> AsyncIterator[LocalDiscord]:
    discord = LocalDiscord(knows_token=knows_token)
    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", discord.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    discord.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield discord
    await runner.cleanup()


@pytest.fixture
def start(settings: Settings) -> Callable[..., Any]:
    async def started(base: str, **more: str) -> Process:
        own = {"DISCORD_TOKEN": TOKEN, "DATA_DIR": str(settings.data_dir), "CORPUS_DIR": str(settings.corpus_dir)}
        kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", START, base), stdout=PIPE, stderr=STDOUT, env={**kept, **own, **more}
        )

    return started


async def ended(process: Process) -> tuple[int, list[str]]:
    output, _ = await asyncio.wait_for(process.communicate(), 30)
    assert TOKEN.encode() not in output
    return process.returncode or 0, output.decode().splitlines()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_bot_that_is_told_to_stop_ends_cleanly(start: Callable[..., Any], number: signal.Signals) -> None:
    async with local_discord(knows_token=True) as discord:
        process = await start(discord.base)
        await asyncio.wait_for(discord.ready.wait(), 30)
        process.send_signal(number)
        status, lines = await asyncio.wait_for(ended(process), 10)
    assert status == 0
    assert lines[-1].endswith("Stopped")
    assert all(re.match(r"\d{4}-\d\d-\d\d ", line) for line in lines)


async def test_a_wrong_token_is_one_line_and_no_success(start: Callable[..., Any]) -> None:
    async with local_discord(knows_token=False) as discord:
        status, lines = await ended(await start(discord.base))
    [line] = [line for line in lines if "ERROR" in line]
    assert status == 1
    assert "Discord does not know this DISCORD_TOKEN" in line
    assert not [line for line in lines if "Traceback" in line]


async def test_a_discord_out_of_reach_is_one_line_and_no_success(start: Callable[..., Any]) -> None:
    status, lines = await ended(await start("http://127.0.0.1:9"))
    [line] = [line for line in lines if "ERROR" in line]
    assert status == 1
    assert "Discord cannot be reached" in line


async def test_records_that_cannot_be_used_are_one_line_and_no_success(
    start: Callable[..., Any], settings: Settings
) -> None:
    (settings.data_dir / "records.db").mkdir()
    async with local_discord(knows_token=True) as discord:
        status, lines = await ended(await start(discord.base))
    [line] = [line for line in lines if "ERROR" in line]
    assert status == 1
    assert "The bot cannot run" in line


async def test_without_a_token_it_says_what_is_missing(start: Callable[..., Any]) -> None:
    status, [line] = await ended(await start("http://127.0.0.1:9", DISCORD_TOKEN=""))
    assert status == 78
    assert "DISCORD_TOKEN is not set" in line
