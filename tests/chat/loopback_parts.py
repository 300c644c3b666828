"""What the tests' own Discord is made of: messages, interactions, faults, and answers as Discord words them.

Plain data and small functions; the routes are in :mod:`tests.chat.loopback_routes`.
"""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from fnmatch import fnmatchcase
from typing import Any, Self

from aiohttp import web

from tests.chat.loopback_world import DM, MEMBER_FACTS, Channel, Payload, Role, User, allowing

TOKEN = "MTIz.abc.a-token-that-nobody-may-see"  # noqa: S105 - invented
EPHEMERAL, CROSSPOSTED = 1 << 6, 1 << 0
MESSAGES = {
    401: "401: Unauthorized",
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10008: "Unknown Message",
    10013: "Unknown User",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    40033: "This message has already been crossposted",
    40060: "Interaction has already been acknowledged.",
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50006: "Cannot send an empty message",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50024: "Cannot execute action on this channel type",
    50035: "Invalid Form Body",
    50083: "Thread is archived",
}
USUAL_CODES = {403: 50013, 404: 10003}


class Stage(Enum):
    """Where a post is when a test is called back."""

    ARRIVED = auto()
    """Permissions are checked, nothing is stored."""
    STORED = auto()
    """It stands in the channel, the process has no answer yet."""


DROP = object()
"""What a call back returns to have the connection closed without an answer."""


@dataclass(eq=False)
class Message:
    id: int
    channel: Channel
    author: User
    payload: Payload
    """As the bot sent it."""
    at: datetime
    process: str = ""
    is_post: bool = False
    """Sent to the channel, not said by a person nor an answer to an interaction."""
    files: dict[str, bytes] = field(default_factory=dict)
    edited: datetime | None = None
    crossposted: bool = False

    @property
    def nonce(self) -> str | None:
        return self.payload.get("nonce")

    def as_discord(self, bot: User) -> Payload:
        """Write it as a reader without the intent for contents gets it."""
        shown = self.payload if self.author is bot or self.channel.kind == DM else {}
        mentioned = re.findall(r"<@&(\d+)>", self.payload.get("content") or "")
        attachments = [
            {"id": str(self.id + number), "filename": name, "size": len(data), "url": "", "proxy_url": ""}
            for number, (name, data) in enumerate(self.files.items())
        ]
        return {
            "id": str(self.id),
            "type": 0,
            "channel_id": str(self.channel.id),
            "author": self.author.payload(),
            "content": shown.get("content") or "",
            "embeds": [{"type": "rich", **embed} for embed in shown.get("embeds") or ()],
            "components": shown.get("components") or [],
            "attachments": attachments,
            "mentions": [],
            "mention_roles": mentioned,
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "timestamp": self.at.isoformat(),
            "edited_timestamp": self.edited and self.edited.isoformat(),
            "flags": self.payload.get("flags", 0) | (CROSSPOSTED if self.crossposted else 0),
        }


@dataclass
class Attempt:
    """A post on its way."""

    process: str
    channel: Channel
    payload: Payload
    message: Message | None = None
    """Once it is stored."""


Hook = Callable[[Stage, Attempt], Awaitable[object] | object]


@dataclass
class Request:
    process: str
    method: str
    path: str
    status: int | None = None
    """None: no answer was given."""


@dataclass
class Fault:
    """Something that goes wrong on the routes of a pattern until it is lifted, or ``times`` times."""

    method: str
    path: str
    answer: Callable[[], web.Response] | None
    """None: the connection is closed."""
    after: bool
    times: int | None
    used: int = 0
    lifted: bool = False

    def lift(self) -> None:
        self.lifted = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lift()

    def takes(self, method: str, path: str) -> bool:
        """Use it up once if it is meant for this request."""
        spent = self.lifted or (self.times is not None and self.used >= self.times)
        if spent or self.method not in {"*", method} or not fnmatchcase(path, self.path):
            return False
        self.used += 1
        return True


@dataclass(eq=False)
class Interaction:
    """What a person did, and what came back."""

    id: int
    token: str
    channel: Channel
    pressed: Message | None = None
    callback: Payload | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    is_deleted: bool = False
    """The original answer was taken away."""

    @property
    def is_private(self) -> bool:
        return bool(((self.callback or {}).get("data") or {}).get("flags", 0) & EPHEMERAL)


class Dropped(Exception):
    """The connection is to be closed without an answer."""


class Refused(Exception):
    def __init__(self, status: int, code: int) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code = status, code

    def answer(self) -> web.Response:
        body = {"message": MESSAGES.get(self.code, "404: Not Found"), "code": self.code if self.code > 999 else 0}
        return reply(body, self.status)


def reply(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Answer as Discord does, whose content type names no charset."""
    everything = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(data), status=status, headers=everything)


def slow_down(seconds: float) -> web.Response:
    limits = {"Limit": "5", "Remaining": "0", "Reset-After": str(seconds), "Scope": "user"}
    headers = {f"X-RateLimit-{name}": value for name, value in limits.items()}
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": False}
    return reply(body, 429, {"Via": "1.1 google", "Retry-After": str(int(seconds) + 1), **headers})


def dropped(request: web.Request) -> web.Response:
    """Close the connection; the answer that is returned reaches nobody."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()


async def body(request: web.Request) -> tuple[Payload, dict[str, bytes]]:
    """Read a message and the files that come with it."""
    if not request.content_type.startswith("multipart/"):
        payload: Payload = await request.json()
        return payload, {}
    form = await request.post()
    files = {part.filename: part.file.read() for part in form.values() if isinstance(part, web.FileField)}
    return json.loads(str(form["payload_json"])), files


def option(name: str, value: Any, resolved: dict[str, Any]) -> Payload:
    """Write an option as Discord sends it; channels, roles and people are told about beside it."""
    kinds = {bool: 5, int: 4, float: 10, str: 3, User: 6, Channel: 7, Role: 8}
    kind = kinds[type(value)]
    if not isinstance(value, User | Channel | Role):
        return {"name": name, "type": kind, "value": value}
    places = {User: "users", Channel: "channels", Role: "roles"}
    facts = value.payload()
    if isinstance(value, Channel):
        facts["permissions"] = str(allowing(("view_channel", "send_messages")).value)
    if isinstance(value, User):
        resolved.setdefault("members", {})[str(value.id)] = {"roles": [], **MEMBER_FACTS}
    resolved.setdefault(places[type(value)], {})[str(value.id)] = facts
    return {"name": name, "type": kind, "value": str(value.id)}
