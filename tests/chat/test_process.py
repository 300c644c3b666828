"""The process around the bot, as whoever hosts it meets it: a real process that talks to a Discord on this machine."""

import re
import signal
from collections.abc import Callable
from typing import Any

import pytest

from bot.settings import Settings


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_bot_that_is_told_to_stop_ends_cleanly(
    start: Callable[..., Any], loopback: Any, number: signal.Signals
) -> None:
    process = await start(loopback.base)
    await loopback.up()
    process.stop(number)
    status, lines = await process.ended(10)
    assert status == 0
    assert lines[-1].endswith("Stopped")
    assert all(re.match(r"\d{4}-\d\d-\d\d ", line) for line in lines)


async def test_a_wrong_token_is_one_line_and_no_success(start: Callable[..., Any], loopback: Any) -> None:
    wrong = "MTIz.abc.a-token-of-somebody-else"
    process = await start(loopback.base, DISCORD_TOKEN=wrong)
    status, lines = await process.ended()
    [line] = [line for line in lines if "ERROR" in line]
    assert status == 1
    assert "Discord does not know this DISCORD_TOKEN" in line
    assert not [line for line in lines if "Traceback" in line or wrong in line]


async def test_a_discord_out_of_reach_is_one_line_and_no_success(start: Callable[..., Any]) -> None:
    status, lines = await (await start("http://127.0.0.1:9")).ended()
    [line] = [line for line in lines if "ERROR" in line]
    assert status == 1
    assert "Discord cannot be reached" in line


async def test_records_that_cannot_be_used_are_one_line_and_no_success(
    start: Callable[..., Any], loopback: Any, settings: Settings
) -> None:
    (settings.data_dir / "records.db").mkdir()
    status, lines = await (await start(loopback.base)).ended()
    [line] = [line for line in lines if "ERROR" in line]
    assert status == 1
    assert "The bot cannot run" in line


async def test_without_a_token_it_says_what_is_missing(start: Callable[..., Any]) -> None:
    status, [line] = await (await start("http://127.0.0.1:9", DISCORD_TOKEN="")).ended()
    assert status == 78
    assert "DISCORD_TOKEN is not set" in line
