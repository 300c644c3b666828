"""A small Discord of the tests' own on 127.0.0.1: a gateway and the REST routes that the bot uses, for real processes.

It keeps what was posted, honours nonces and permissions as Discord does, and fails on demand: an answer of a test's
choosing, a connection closed before or after a post is stored, a call back at exactly that moment.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from aiohttp import web

from tests.chat.loopback_parts import (
    DROP,
    TOKEN,
    USUAL_CODES,
    Attempt,
    Fault,
    Interaction,
    Message,
    Refused,
    Request,
    Stage,
    option,
    slow_down,
)
from tests.chat.loopback_routes import Routes
from tests.chat.loopback_world import Channel, Payload, User, allowing

__all__ = ["DROP", "TOKEN", "Attempt", "LocalDiscord", "Message", "Stage", "local_discord"]


class LocalDiscord(Routes):
    """Discord as bot processes meet it at ``base``; ``world`` is what stands in it."""

    @property
    def base(self) -> str:
        return self.base_for("bot")

    def posts_in(self, channel: Channel) -> list[Message]:
        return [message for message in self.posts if message.channel is channel]

    def said(self, channel: Channel, author: User, content: str, *, at: datetime | None = None) -> Message:
        """Let a person say something in a channel."""
        return self.keep(channel, author, {"content": content}, at=at)

    def asked(self, method: str, path: str) -> list[Request]:
        """Find requests by method and path pattern."""
        return [one for one in self.requests if one.method == method and fnmatchcase(one.path, path)]

    async def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        """Wait until something is so here; fails the test, with the last requests, when it takes too long."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.add(future)
                    try:
                        await future
                    finally:
                        self._waiting.discard(future)
        except TimeoutError:
            message = f"not within {seconds} seconds; {self.requests[-20:]}"
            raise AssertionError(message) from None

    async def up(self, processes: int = 1) -> None:
        """Wait until so many processes are connected and were told of all servers; see :meth:`down`."""
        await self.until(lambda: sum(session.is_up for session in self.gateway.sessions.values()) >= processes)

    async def down(self) -> None:
        """Wait until no process is connected: a killed one is not missed at the same moment."""
        await self.until(lambda: not self.gateway.connected)

    def fault(  # noqa: PLR0913 - each is one thing that can go wrong
        self,
        method: str,
        path: str,
        *,
        status: int | None = None,
        code: int | None = None,
        retry_after: float = 0.1,
        after: bool = False,
        times: int | None = None,
    ) -> Fault:
        """Make routes fail: with a status, or by closing the connection when none is given.

        ``after`` lets the request do its work first. ``path`` is a pattern such as ``/channels/*/messages``.
        """

        def answer() -> web.Response:
            if status == 429:
                return slow_down(retry_after)
            if status is not None and status >= 500:
                return web.Response(status=status, text="<html>bad gateway</html>", content_type="text/html")
            return Refused(status or 400, code or USUAL_CODES.get(status or 400, 0)).answer()

        fault = Fault(method, path, None if status is None else answer, after, times)
        self._faults.append(fault)
        return fault

    def slash(
        self, command: str, channel: Channel, user: User | None = None, *, may: tuple[str, ...] = (), **options: Any
    ) -> Interaction:
        """Let a person use a command, named as it is typed (``briefing list``); ``may`` is what they may do there."""
        resolved: dict[str, Any] = {}
        data = [option(name, value, resolved) for name, value in options.items()]
        first, *others = command.split()
        for depth, name in enumerate(reversed(others)):
            data = [{"name": name, "type": 1 if depth == 0 else 2, "options": data}]
        registered = next((one["id"] for one in self.commands if one["name"] == first), "1")
        body = {"id": registered, "name": first, "type": 1, "options": data, "resolved": resolved}
        return self.interact(2, body, channel, user, may=may)

    def press(
        self, message: Message, custom_id: str, user: User | None = None, *, values: tuple[str, ...] = ()
    ) -> Interaction:
        """Let a person press a button, or choose from a menu."""
        body = {"custom_id": custom_id, "component_type": 3 if values else 2, "values": list(values)}
        shown = message.as_discord(self.world.bot)
        interaction = self.interact(3, body, message.channel, user, message=shown)
        interaction.pressed = message
        return interaction

    def interact(
        self,
        kind: int,
        data: Payload,
        channel: Channel,
        user: User | None = None,
        *,
        may: tuple[str, ...] = (),
        **more: Any,
    ) -> Interaction:
        """Tell the bot of an interaction of any kind."""
        person = user or self.world.owner
        number = self.world.snowflake()
        interaction = Interaction(number, f"token-{number}", channel)
        self.interactions[interaction.token] = interaction
        guild = channel.guild
        who: Payload = {"user": person.payload(), "context": 1}
        if guild is not None:
            permissions = str(allowing(("view_channel", "send_messages", *may)).value)
            member = {**guild.member_payload(person), "permissions": permissions}
            facts = {"id": str(guild.id), "locale": "en-GB", "features": []}
            who = {"member": member, "guild_id": str(guild.id), "guild": facts, "context": 0}
        common = {
            "id": str(number),
            "application_id": str(self.world.bot.id),
            "type": kind,
            "token": interaction.token,
            "version": 1,
            "locale": "en-GB",
            "channel_id": str(channel.id),
            "channel": channel.payload(),
            "app_permissions": str(channel.may().value),
            "attachment_size_limit": 10 * 2**20,
            "authorizing_integration_owners": {"0": str(guild.id)} if guild else {"1": str(person.id)},
            "entitlements": [],
        }
        self.gateway.tell("INTERACTION_CREATE", {**common, **who, "data": data, **more}, guild.id if guild else None)
        return interaction

    async def answered(self, interaction: Interaction) -> Payload:
        """Wait for the answer of the bot, behind a placeholder too; returns what is shown."""
        await self.until(lambda: interaction.original or interaction.is_deleted)
        return interaction.original.payload if interaction.original else {}


@asynccontextmanager
async def local_discord() -> AsyncIterator[LocalDiscord]:
    """Run a Discord on a free port; a mistake of its own fails the test."""
    discord = LocalDiscord()
    application = web.Application(middlewares=[discord.around], client_max_size=30 * 2**20)
    application.add_routes(discord.routes())
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    discord.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield discord
    finally:
        with contextlib.suppress(ConnectionError):
            await discord.gateway.close()
        await runner.cleanup()
    assert discord.errors == []
