"""The process around the bot: what stops it, and with which exit code it ends.

A failed start waits before it exits: Discord resets the token of an application that logs in 1,000 times a day
(https://docs.discord.com/developers/events/gateway#identifying), which a supervisor's restarts would reach.
"""

import asyncio
import contextlib
import logging
import signal

import aiohttp
import discord

from bot.chat.briefing_bot import BriefingBot
from bot.chat.logs import log_to_stdout
from bot.errors import FAILED, MISCONFIGURED, STOPPED, BotError
from bot.records.sole import sole_user
from bot.settings import Settings

_log = logging.getLogger(__name__)

BACK_OFF_SECONDS = 5.0
CLOSE_SECONDS = 8.0
"""How long a stop may take; a supervisor commonly kills after 10 seconds."""


def create_bot(settings: Settings) -> BriefingBot:
    """Make a bot that is ready to be started."""
    return BriefingBot(settings)


async def run(settings: Settings) -> int:
    """Run the bot until it is told to stop; returns the exit code of the process."""
    log_to_stdout(settings.log_level, [settings.discord_token or "", settings.database_url or ""])
    if not settings.discord_token:
        _log.error("DISCORD_TOKEN is not set; put the token of a Discord application into the environment or .env.")
        return MISCONFIGURED
    stop = stop_signal()
    try:
        with sole_user(settings.records_url):
            problem = await _run(create_bot(settings), settings.discord_token, stop)
    except BotError as error:
        problem = str(error)
    if problem is None:
        _log.info("Stopped")
        return STOPPED
    _log.error("%s", problem)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), BACK_OFF_SECONDS)
    return FAILED


async def _run(bot: BriefingBot, token: str, stop: asyncio.Event) -> str | None:
    try:
        return await _until_stopped(bot, token, stop)
    finally:
        await _close(bot)


def stop_signal() -> asyncio.Event:
    """Turn SIGINT and SIGTERM into an event."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: asyncio.run turns Ctrl+C into a cancellation
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _until_stopped(bot: BriefingBot, token: str, stop: asyncio.Event) -> str | None:
    """Run the bot; returns None once it is told to stop, else one line on why it could not go on."""
    running = asyncio.create_task(bot.start(token))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if stopping.done():
            return None
        await running
    except discord.LoginFailure:
        return "Discord does not know this DISCORD_TOKEN; copy it again from the application's Bot page."
    except (BotError, discord.DiscordException) as error:
        return f"The bot cannot run: {error}"
    except (aiohttp.ClientError, OSError) as error:
        return f"Discord cannot be reached: {error}"
    except Exception:  # noqa: BLE001 - a defect waits before it exits too, or a supervisor uses up the day's logins
        _log.exception("A defect ended the bot")
        return "The bot cannot run."
    finally:
        for task in (running, stopping):
            task.cancel()
        await asyncio.gather(running, stopping, return_exceptions=True)
    return "Discord ended the connection."


async def _close(bot: BriefingBot) -> None:
    try:
        await asyncio.wait_for(bot.close(), CLOSE_SECONDS)
    except TimeoutError:
        _log.warning("The bot took longer than %d seconds to stop", CLOSE_SECONDS)
