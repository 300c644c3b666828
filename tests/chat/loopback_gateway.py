"""The gateway of the tests' own Discord: sessions that processes open, resume and lose.

A session outlives its connection, as Discord's does: what happened meanwhile is told when it is resumed. Several
processes may hold a session each, and all of them are told everything.
"""

import asyncio
import json
from collections.abc import Callable
from itertools import count

from aiohttp import WSCloseCode, WSMsgType, web

from tests.chat.loopback_world import Payload, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 9, 10, 11
RECONNECT = 4000
WRONG_TOKEN = 4004


class Session:
    """One process's view of what happens; ``events`` is everything it was ever told."""

    def __init__(self, name: str, process: str, shard: tuple[int, int]) -> None:
        self.name = name
        self.process = process
        self.shard = shard
        self.events: list[Payload] = []
        self.socket: web.WebSocketResponse | None = None
        self.resumed = 0
        self.told = 0
        self._more = asyncio.Event()

    @property
    def is_connected(self) -> bool:
        return self.socket is not None and not self.socket.closed

    @property
    def is_up(self) -> bool:
        """The process is connected and was sent everything."""
        return self.is_connected and self.told == len(self.events) > 0

    def sees(self, guild: int | None) -> bool:
        number, shards = self.shard
        return number == 0 if guild is None else (guild >> 22) % shards == number

    def tell(self, event: str, data: Payload) -> None:
        self.events.append({"op": DISPATCH, "t": event, "s": len(self.events) + 1, "d": data})
        self._more.set()

    async def send(self, socket: web.WebSocketResponse, told: int, changed: Callable[[], None]) -> None:
        """Tell a connection all events from a number on, until it is closed."""
        self.socket, self.told = socket, told
        while not socket.closed:
            self._more.clear()
            for event in self.events[self.told :]:
                await socket.send_json(event)
                self.told = event["s"]
            changed()
            await self._more.wait()


class Gateway:
    """Where bot processes hear what happens."""

    def __init__(self, world: World, token: str, changed: Callable[[], None]) -> None:
        self.sessions: dict[str, Session] = {}
        self.opened = 0
        self._world, self._token, self._changed = world, token, changed
        self._numbers = count(1)

    @property
    def connected(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.is_connected]

    def tell(self, event: str, data: Payload, guild: int | None = None) -> None:
        """Send an event to every session that sees the server."""
        for session in self.sessions.values():
            if session.sees(guild):
                session.tell(event, data)

    async def drop(self, process: str | None = None, *, code: int = RECONNECT, resumable: bool = True) -> None:
        """Close the connections of one process, or of all; a session that is not resumable is forgotten."""
        for session in [one for one in self.sessions.values() if process in {None, one.process}]:
            if not resumable:
                del self.sessions[session.name]
            if session.socket is not None:
                await session.socket.close(code=code)

    async def close(self) -> None:
        await self.drop(code=WSCloseCode.GOING_AWAY)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(timeout=0.2)
        await socket.prepare(request)
        self.opened += 1
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 40000}, "s": None, "t": None})
        sending: asyncio.Task[None] | None = None
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                said = json.loads(message.data)
                if said["op"] == HEARTBEAT:
                    await socket.send_json({"op": HEARTBEAT_ACK, "d": None, "s": None, "t": None})
                elif said["op"] in {IDENTIFY, RESUME}:
                    sending = await self._begin(socket, request, said)
        finally:
            if sending is not None:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
            self._changed()
        return socket

    async def _begin(
        self, socket: web.WebSocketResponse, request: web.Request, said: Payload
    ) -> asyncio.Task[None] | None:
        data = said["d"]
        if data["token"] != self._token:
            await socket.close(code=WRONG_TOKEN)
            return None
        if said["op"] == IDENTIFY:
            session, told = self._identified(request, data), 0
        elif known := self.sessions.get(data["session_id"]):
            session, told = known, data["seq"]
            session.resumed += 1
            session.tell("RESUMED", {})
        else:
            await socket.send_json({"op": INVALID_SESSION, "d": False, "s": None, "t": None})
            return None
        return asyncio.create_task(session.send(socket, told, self._changed))

    def _identified(self, request: web.Request, data: Payload) -> Session:
        first, shards = data.get("shard", (0, 1))
        session = Session(f"session-{next(self._numbers)}", request.match_info["process"], (first, shards))
        self.sessions[session.name] = session
        bot = self._world.bot
        guilds = [guild for guild in self._world.guilds.values() if session.sees(guild.id) and not guild.left]
        session.tell(
            "READY",
            {
                "v": 10,
                "user": bot.payload(),
                "session_id": session.name,
                "resume_gateway_url": str(request.url.with_scheme("ws").with_query(None)),
                "shard": [first, shards],
                "application": {"id": str(bot.id), "flags": 0},
                "guilds": [guild.stub() for guild in guilds],
            },
        )
        for guild in guilds:
            if not guild.out:
                session.tell("GUILD_CREATE", guild.payload())
        return session
