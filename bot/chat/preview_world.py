"""The simulated Discord behind the local page: a server, a channel, two people, and its clock.

It needs simcord (the extra ``preview``). It is not used by the bot on Discord, and knows nothing of what the bot says.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import discord
import simcord
from simcord import SetupError

from bot.chat.client import create_bot
from bot.reload import DecisionsNow, Outcome, Progress, Reloader
from bot.settings import Settings

__all__ = ["LocalPage", "PatientReloader", "SetupError", "open_page"]

_NAME = "Briefing bot"
_TICK_SECONDS = 1.0


class PatientReloader(Reloader):
    """A reloader that simcord does not wait for.

    simcord ends every action by waiting until the bot has nothing left to do, and gives up after five seconds. Reading
    articles takes minutes, in a process of its own: this one wait is declared as intended.
    """

    def __init__(self, settings: Settings, env: simcord.Env, decisions: DecisionsNow) -> None:
        super().__init__(settings, decisions)
        self._env = env

    async def reload(self, on_progress: Callable[[Progress], None] | None = None) -> Outcome:
        """Do what :meth:`bot.reload.Reloader.reload` does, as a wait that simcord knows of."""
        outcome: Outcome = await self._env.external_wait(
            super().reload(on_progress), reason="articles are read in another process"
        )
        return outcome


class LocalPage:
    """The page, and what keeps the world behind it current between the actions of the people on it."""

    def __init__(self, env: simcord.Env, page: simcord.Preview) -> None:
        self._env = env
        self._page = page
        # simcord refuses an action that overlaps with other work, and the page then gives up: so each waits its turn.
        self._turn = asyncio.Lock()
        self._act = page._action  # noqa: SLF001 - simcord has no public place for this
        page._action = self._act_in_turn  # type: ignore[method-assign]  # noqa: SLF001 - likewise
        self._shown = 0

    @property
    def url(self) -> str:
        """The link; whoever has it can act on the page."""
        return self._page.url

    async def ended(self) -> None:
        """Wait until somebody ends the session on the page."""
        await self._page.wait_closed()

    async def keep_current(self) -> None:
        """Move simcord's clock with the wall clock, and show what the bot wrote by itself; runs until cancelled."""
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            async with self._turn:
                # A bot that is busy for long is shown at a later tick; a page that is being closed, not at all.
                with contextlib.suppress(TimeoutError, SetupError):
                    await self._env.advance_time(_behind(self._env))
                    if self._shown != len(self._env.http_requests):
                        await self._page.refresh()
                        self._shown = len(self._env.http_requests)

    async def _act_in_turn(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        async with self._turn:
            receipt = await self._act(context_id, body)
            if any(item["code"] == "stale-revision" for item in receipt["diagnostics"]):
                # The page was refreshed while somebody aimed at it. As on Discord, that does not take the press away.
                receipt = await self._act(context_id, {**body, "published_revision": receipt["revision"]})
            self._shown = len(self._env.http_requests)
            return receipt


@contextlib.asynccontextmanager
async def open_page(settings: Settings) -> AsyncIterator[LocalPage]:
    """Start the bot in a simulated Discord and serve the page on 127.0.0.1; close both at the end.

    Raises SetupError if the page cannot be served, and what starting the bot raises.
    """
    bot = create_bot(settings)
    env = simcord.Env(bot, shard_count=1)
    bot.reloader = PatientReloader(settings, env, bot.decided)
    # Before the bot starts: simcord's clock stands at the first of January 2026, and no timer may fire on the way here.
    env.backend.advance_clock(_behind(env))
    channel, people = _furnish(env)
    try:
        await env.start()
        if bot.user:
            await bot.user.edit(username=_NAME)
        # The bot explains each error to the person; simcord would still call the action that led there uncertain.
        del bot.tree.on_error
        async with env.preview(channel, viewers=people, layout="channel", port=settings.preview_port) as page:
            yield LocalPage(env, page)
    finally:
        await bot.close()
        await env.shutdown()


def _furnish(env: simcord.Env) -> tuple[simcord.ChannelHandle, tuple[simcord.MemberActor, ...]]:
    """Build the server, which is the bot's only one and thereby the one whose managers look after the corpus."""
    server = env.create_guild("Briefing desk")
    channel = server.create_text_channel("briefings", topic="Type /who and the beginning of a name.")
    managers = server.create_role("Corpus admins", permissions=discord.Permissions(manage_guild=True))
    analyst = server.add_member(env.create_user("analyst", global_name="Analyst"))
    admin = server.add_member(env.create_user("corpus-admin", global_name="Corpus admin"), roles=[managers])
    return channel, (analyst, admin)


def _behind(env: simcord.Env) -> float:
    """Seconds by which simcord's clock is behind the wall clock; it cannot go back."""
    return max(0.0, (datetime.now(UTC) - env.now()).total_seconds())
