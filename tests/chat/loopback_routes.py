"""The REST routes of the tests' own Discord. What they answer is what Discord's documentation says of them.

How a test steers it is in :mod:`tests.chat.loopback`.
"""

import inspect
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.chat.loopback_gateway import Gateway
from tests.chat.loopback_parts import (
    DROP,
    EPHEMERAL,
    TOKEN,
    Attempt,
    Dropped,
    Fault,
    Hook,
    Interaction,
    Message,
    Refused,
    Request,
    Stage,
    body,
    dropped,
    reply,
)
from tests.chat.loopback_world import NEWS, Channel, Guild, Payload, User, World

if TYPE_CHECKING:
    import asyncio

OPEN_TO_ALL = re.compile(r"/(?:interactions|webhooks|gateway$)")


class Routes:
    """All that this Discord knows, and how it answers."""

    def __init__(self) -> None:
        self.world = World()
        self.world.tell = self._told
        self.gateway = Gateway(self.world, TOKEN, self.changed)
        self.messages: list[Message] = []
        self.requests: list[Request] = []
        self.interactions: dict[str, Interaction] = {}
        self.commands: list[Payload] = []
        self.on_post: Hook | None = None
        self.nonces_last = timedelta(minutes=5)
        self.errors: list[BaseException] = []
        self.address = ""
        self._faults: list[Fault] = []
        self._waiting: set[asyncio.Future[None]] = set()

    def base_for(self, process: str) -> str:
        """Give the address for one process, by which its requests are told from another's."""
        return f"{self.address}/{process}"

    @property
    def posts(self) -> list[Message]:
        """All messages that were sent to channels, oldest first."""
        return [message for message in self.messages if message.is_post]

    def changed(self) -> None:
        """Have everybody who waits look again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    def _told(self, event: str, data: Payload, guild: int) -> None:
        self.gateway.tell(event, data, guild)

    def routes(self) -> list[web.RouteDef]:
        channel, message = "/{process}/channels/{channel}", "/{process}/channels/{channel}/messages/{message}"
        webhook = "/{process}/webhooks/{application}/{token}"
        commands = "/{process}/applications/{application}"
        return [
            web.get("/{process}/gateway", self.gateway.serve),
            web.get("/{process}/gateway/bot", self._get_gateway),
            web.get("/{process}/users/@me", self._get_me),
            web.get("/{process}/oauth2/applications/@me", self._get_application),
            web.get("/{process}/applications/@me", self._get_application),
            web.get("/{process}/users/{user}", self._get_user),
            web.post("/{process}/users/@me/channels", self._begin_conversation),
            web.get(commands + "/commands", self._get_commands),
            web.put(commands + "/commands", self._put_commands),
            web.put(commands + "/guilds/{guild}/commands", self._put_commands),
            web.get("/{process}/guilds/{guild}", self._get_guild),
            web.get("/{process}/guilds/{guild}/members/{user}", self._get_member),
            web.get(channel, self._get_channel),
            web.get(channel + "/messages", self._get_messages),
            web.post(channel + "/messages", self._post_message),
            web.post(channel + "/typing", self._type),
            web.get(message, self._get_message),
            web.patch(message, self._patch_message),
            web.delete(message, self._delete_message),
            web.post(message + "/crosspost", self._crosspost),
            web.post("/{process}/interactions/{id}/{token}/callback", self._call_back),
            web.post(webhook, self._follow_up),
            web.get(webhook + "/messages/{message}", self._get_answer),
            web.patch(webhook + "/messages/{message}", self._patch_answer),
            web.delete(webhook + "/messages/{message}", self._delete_answer),
        ]

    @web.middleware
    async def around(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Note each request, let faults happen and turn refusals into answers."""
        process, _, path = request.path[1:].partition("/")
        noted = Request(process, request.method, f"/{path}")
        self.requests.append(noted)
        fault = next((fault for fault in self._faults if fault.takes(noted.method, noted.path)), None)
        try:
            response: web.StreamResponse | None = None
            if fault is None or fault.after:
                response = await self._handled(request, handler, noted)
            if fault is not None:
                response = fault.answer() if fault.answer else None
            if response is None:
                return dropped(request)
            noted.status = response.status
            return response
        finally:
            self.changed()

    async def _handled(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
        noted: Request,
    ) -> web.StreamResponse | None:
        try:
            if not OPEN_TO_ALL.match(noted.path) and request.headers.get("Authorization") != f"Bot {TOKEN}":
                return Refused(401, 401).answer()
            return await handler(request)
        except Refused as refused:
            return refused.answer()
        except web.HTTPException:
            return Refused(404, 0).answer()
        except (Dropped, ConnectionError):
            return None
        except Exception as error:
            self.errors.append(error)
            raise

    async def _get_gateway(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        address = self.base_for(request.match_info["process"]).replace("http", "ws", 1)
        return reply({"url": f"{address}/gateway", "shards": 1, "session_start_limit": limit})

    async def _get_me(self, _: web.Request) -> web.Response:
        return reply(self.world.bot.payload())

    async def _get_application(self, _: web.Request) -> web.Response:
        facts = {"id": str(self.world.bot.id), "name": "desk", "description": "", "icon": None, "summary": ""}
        flags = {"bot_public": True, "bot_require_code_grant": False, "flags": 0, "verify_key": "", "team": None}
        return reply({**facts, **flags, "owner": self.world.owner.payload()})

    async def _get_user(self, request: web.Request) -> web.Response:
        return reply(self._user(request.match_info["user"]).payload())

    def _user(self, number: str) -> User:
        try:
            return self.world.users[int(number)]
        except KeyError:
            raise Refused(404, 10013) from None

    async def _begin_conversation(self, request: web.Request) -> web.Response:
        user = self._user((await request.json())["recipient_id"])
        return reply(self.world.conversation(user).payload())

    async def _get_commands(self, _: web.Request) -> web.Response:
        return reply(self.commands)

    async def _put_commands(self, request: web.Request) -> web.Response:
        application = request.match_info["application"]
        ids = {"application_id": application, "version": "1"}
        self.commands = [
            {"id": str(self.world.snowflake()), **ids, "description": "", **one} for one in await request.json()
        ]
        return reply(self.commands)

    def _guild(self, request: web.Request) -> Guild:
        guild = self.world.guilds.get(int(request.match_info["guild"]))
        if guild is None or guild.left:
            raise Refused(404, 10004)
        return guild

    async def _get_guild(self, request: web.Request) -> web.Response:
        return reply(self._guild(request).payload())

    async def _get_member(self, request: web.Request) -> web.Response:
        guild, user = self._guild(request), self._user(request.match_info["user"])
        return reply(guild.bot_member() if user is self.world.bot else guild.member_payload(user))

    def _channel(self, request: web.Request, *needed: str) -> Channel:
        channel = self.world.channels.get(int(request.match_info["channel"]))
        if channel is None or channel.deleted:
            raise Refused(404, 10003)
        may = channel.may()
        if (channel.guild and channel.guild.left) or not may.view_channel:
            raise Refused(403, 50001)
        if any(not getattr(may, permission) for permission in needed):
            raise Refused(403, 50013)
        return channel

    async def _get_channel(self, request: web.Request) -> web.Response:
        return reply(self._channel(request).payload())

    async def _type(self, request: web.Request) -> web.Response:
        self._channel(request)
        return web.Response(status=204)

    async def _get_messages(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        query = request.query
        limit = int(query.get("limit", 50))
        if not 1 <= limit <= 100:
            raise Refused(400, 50035)
        if not channel.may().read_message_history:
            return reply([])
        there = sorted((one for one in self.messages if one.channel is channel), key=lambda one: one.id, reverse=True)
        if "around" in query:
            middle, half = int(query["around"]), limit // 2
            newer = [one for one in there if one.id >= middle][-half - 1 :]
            there = newer + [one for one in there if one.id < middle][:half]
        elif "after" in query:
            there = [one for one in there if one.id > int(query["after"])][-limit:]
        elif "before" in query:
            there = [one for one in there if one.id < int(query["before"])]
        return reply([one.as_discord(self.world.bot) for one in there[:limit]])

    async def _post_message(self, request: web.Request) -> web.Response:
        payload, files = await body(request)
        channel = self._channel(request)
        self._check_post(channel, payload, files)
        attempt = Attempt(request.match_info["process"], channel, payload)
        await self._call(Stage.ARRIVED, attempt)
        message = self._same_nonce(payload)
        if message is None:
            message = self.keep(channel, self.world.bot, payload, files=files, process=attempt.process, is_post=True)
            channel.archived = False
            attempt.message = message
            await self._call(Stage.STORED, attempt)
        nonce = {"nonce": message.nonce} if message.nonce else {}
        return reply({**message.as_discord(self.world.bot), **nonce})

    def _check_post(self, channel: Channel, payload: Payload, files: dict[str, bytes]) -> None:
        may = channel.may()
        may_send = may.send_messages_in_threads if channel.is_thread else may.send_messages
        allowed = may_send and (may.embed_links or not payload.get("embeds")) and (may.attach_files or not files)
        if channel.recipient and channel.recipient.closed:
            raise Refused(403, 50007)
        if not allowed:
            raise Refused(403, 50013)
        if channel.locked and not may.manage_threads:
            raise Refused(403, 50083)
        if (
            not any(payload.get(part) for part in ("content", "embeds", "components", "sticker_ids", "poll"))
            and not files
        ):
            raise Refused(400, 50006)
        if len(payload.get("content") or "") > 2000 or len(str(payload.get("nonce") or "")) > 25:
            raise Refused(400, 50035)

    def _same_nonce(self, payload: Payload) -> Message | None:
        if not payload.get("enforce_nonce") or not payload.get("nonce"):
            return None
        since = datetime.now(UTC) - self.nonces_last
        found = (one for one in self.posts if one.nonce == payload["nonce"] and one.at > since)
        return next(found, None)

    async def _call(self, stage: Stage, attempt: Attempt) -> None:
        result = self.on_post(stage, attempt) if self.on_post else None
        if (await result if inspect.isawaitable(result) else result) is DROP:
            raise Dropped

    def keep(
        self, channel: Channel, author: User, payload: Payload, *, at: datetime | None = None, **more: Any
    ) -> Message:
        message = Message(self.world.snowflake(at), channel, author, payload, at or datetime.now(UTC), **more)
        self.messages.append(message)
        self.changed()
        return message

    def _message(self, request: web.Request) -> Message:
        channel, number = self._channel(request), int(request.match_info["message"])
        for message in self.messages:
            if message.channel is channel and message.id == number:
                return message
        raise Refused(404, 10008)

    async def _get_message(self, request: web.Request) -> web.Response:
        if not self._channel(request).may().read_message_history:
            raise Refused(403, 50013)
        return reply(self._message(request).as_discord(self.world.bot))

    async def _patch_message(self, request: web.Request) -> web.Response:
        message = self._message(request)
        if message.author is not self.world.bot:
            raise Refused(403, 50005)
        return await self._edited(message, request)

    async def _edited(self, message: Message, request: web.Request) -> web.Response:
        payload, files = await body(request)
        message.payload = {**message.payload, **payload}
        message.files |= files
        message.edited = datetime.now(UTC)
        return reply(message.as_discord(self.world.bot))

    async def _delete_message(self, request: web.Request) -> web.Response:
        message = self._message(request)
        if message.author is not self.world.bot and not message.channel.may().manage_messages:
            raise Refused(403, 50013)
        self.messages.remove(message)
        return web.Response(status=204)

    async def _crosspost(self, request: web.Request) -> web.Response:
        message = self._message(request)
        if message.channel.kind != NEWS:
            raise Refused(400, 50024)
        self._channel(request, "send_messages" if message.author is self.world.bot else "manage_messages")
        if message.crossposted:
            raise Refused(400, 40033)
        message.crossposted = True
        return reply(message.as_discord(self.world.bot))

    async def _call_back(self, request: web.Request) -> web.Response:
        payload, files = await body(request)
        interaction = self.interactions.get(request.match_info["token"])
        if interaction is None:
            raise Refused(404, 10062)
        if interaction.callback is not None:
            raise Refused(400, 40060)
        interaction.callback = payload
        data: Payload = payload.get("data") or {}
        if payload["type"] == 4:
            interaction.original = self._answer(interaction, data, files)
        elif payload["type"] in {6, 7} and interaction.pressed:
            interaction.original = interaction.pressed
            interaction.pressed.payload |= data
        if "with_response" not in request.query:
            return web.Response(status=204)
        loading, shown = payload["type"] == 5, interaction.original
        known = {"id": str(interaction.id), "type": 2, "response_message_loading": loading}
        known |= {"response_message_ephemeral": interaction.is_private}
        resource: Payload = {"type": payload["type"]}
        if shown is not None:
            resource["message"] = shown.as_discord(self.world.bot)
            known["response_message_id"] = str(shown.id)
        return reply({"interaction": known, "resource": resource})

    def _answer(self, interaction: Interaction, payload: Payload, files: dict[str, bytes]) -> Message:
        """Keep an answer; one that only the asker sees stands in no channel."""
        message = self.keep(interaction.channel, self.world.bot, payload, files=files)
        if interaction.is_private or payload.get("flags", 0) & EPHEMERAL:
            self.messages.remove(message)
        return message

    def _asked(self, request: web.Request) -> Interaction:
        interaction = self.interactions.get(request.match_info["token"])
        if interaction is None or interaction.callback is None:
            raise Refused(404, 10015)
        return interaction

    async def _follow_up(self, request: web.Request) -> web.Response:
        payload, files = await body(request)
        interaction = self._asked(request)
        interaction.followups.append(self._answer(interaction, payload, files))
        return reply(interaction.followups[-1].as_discord(self.world.bot))

    def _answered(self, request: web.Request) -> Message:
        interaction, number = self._asked(request), request.match_info["message"]
        if number == "@original" and interaction.original:
            return interaction.original
        found = [one for one in (interaction.original, *interaction.followups) if one and str(one.id) == number]
        if not found:
            raise Refused(404, 10008)
        return found[0]

    async def _get_answer(self, request: web.Request) -> web.Response:
        return reply(self._answered(request).as_discord(self.world.bot))

    async def _patch_answer(self, request: web.Request) -> web.Response:
        interaction = self._asked(request)
        if request.match_info["message"] == "@original" and interaction.original is None:
            payload, files = await body(request)
            interaction.original = self._answer(interaction, payload, files)
            return reply(interaction.original.as_discord(self.world.bot))
        return await self._edited(self._answered(request), request)

    async def _delete_answer(self, request: web.Request) -> web.Response:
        interaction, message = self._asked(request), self._answered(request)
        if message in self.messages:
            self.messages.remove(message)
        if message is interaction.original:
            interaction.original, interaction.is_deleted = None, True
        return web.Response(status=204)
