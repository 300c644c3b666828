"""What stands in the tests' own Discord: servers, channels, roles and people, and what the bot may do where.

Every change is told to whoever listens as the gateway event that Discord sends for it. Nothing here talks to the
network (:mod:`tests.chat.loopback` does).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

import discord
from discord import Permissions

Payload = dict[str, Any]

TEXT, DM, NEWS, NEWS_THREAD, THREAD = 0, 1, 5, 10, 11
MEMBER_FACTS = {"joined_at": "2024-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0, "nick": None}
EVERYONE = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "read_message_history",
    "embed_links",
    "attach_files",
    "use_application_commands",
)
"""What everyone may do in a new server."""


def allowing(names: Iterable[str]) -> Permissions:
    return Permissions(**dict.fromkeys(names, True))


@dataclass(eq=False)
class User:
    id: int
    name: str
    is_bot: bool = False
    closed: bool = False
    """Takes no direct messages."""

    def payload(self) -> Payload:
        return {
            "id": str(self.id),
            "username": self.name,
            "global_name": None,
            "discriminator": "0",
            "avatar": None,
            "bot": self.is_bot,
        }


@dataclass(eq=False)
class Role:
    guild: "Guild"
    id: int
    name: str
    permissions: Permissions
    mine: bool = False
    """The bot has it."""

    def payload(self) -> Payload:
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions.value),
            "position": 0 if self.id == self.guild.id else 1,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }

    def allow_only(self, *names: str) -> None:
        self.permissions = allowing(names)
        self.guild.tell("GUILD_ROLE_UPDATE", {"guild_id": str(self.guild.id), "role": self.payload()})

    def give(self, *, to_bot: bool) -> None:
        self.mine = to_bot
        self.guild.tell("GUILD_MEMBER_UPDATE", {"guild_id": str(self.guild.id), **self.guild.bot_member()})

    def delete(self) -> None:
        del self.guild.roles[self.id]
        self.guild.tell("GUILD_ROLE_DELETE", {"guild_id": str(self.guild.id), "role_id": str(self.id)})


@dataclass(eq=False)
class Channel:
    """A channel, thread or direct conversation."""

    world: "World"
    id: int
    kind: int
    name: str = ""
    guild: "Guild | None" = None
    parent: "Channel | None" = None
    recipient: User | None = None
    overwrites: dict[int, tuple[Permissions, Permissions]] = field(default_factory=dict)
    archived: bool = False
    locked: bool = False
    deleted: bool = False

    @property
    def is_thread(self) -> bool:
        return self.kind in {NEWS_THREAD, THREAD}

    def payload(self) -> Payload:
        if self.guild is None:
            recipients = [self.recipient.payload()] if self.recipient else []
            return {"id": str(self.id), "type": DM, "recipients": recipients, "last_message_id": None}
        common = {"id": str(self.id), "guild_id": str(self.guild.id), "type": self.kind, "name": self.name}
        return common | (self._thread_facts() if self.is_thread else self._channel_facts())

    def _channel_facts(self) -> Payload:
        assert self.guild is not None
        overwrites = [
            {
                "id": str(target),
                "type": 0 if target in self.guild.roles else 1,
                "allow": str(allow.value),
                "deny": str(deny.value),
            }
            for target, (allow, deny) in self.overwrites.items()
        ]
        return {"position": 0, "topic": None, "nsfw": False, "parent_id": None, "permission_overwrites": overwrites}

    def _thread_facts(self) -> Payload:
        assert self.parent is not None
        metadata = {
            "archived": self.archived,
            "locked": self.locked,
            "auto_archive_duration": 1440,
            "archive_timestamp": "2024-01-01T00:00:00+00:00",
        }
        return {
            "parent_id": str(self.parent.id),
            "owner_id": str(self.world.bot.id),
            "message_count": 0,
            "member_count": 1,
            "thread_metadata": metadata,
        }

    def may(self) -> Permissions:
        """Work out what the bot may do here, as Discord does."""
        if self.guild is None:
            return Permissions.all()
        may = self.guild.may()
        if may.administrator:
            return Permissions.all()
        overwrites = (self.parent or self).overwrites
        roles = [role.id for role in self.guild.roles.values() if role.mine]
        for targets in ([self.guild.id], roles, [self.world.bot.id]):
            found = [overwrites[target] for target in targets if target in overwrites]
            for _, deny in found:
                may.value &= ~deny.value
            for allow, _ in found:
                may.value |= allow.value
        return may

    def overwrite(self, target: Role | User | None = None, allow: Iterable[str] = (), deny: Iterable[str] = ()) -> None:
        """Set what a role or person may do here; without a target, the bot."""
        self.overwrites[(target or self.world.bot).id] = (allowing(allow), allowing(deny))
        self._changed()

    def update(self, *, name: str | None = None, archived: bool | None = None, locked: bool | None = None) -> None:
        self.name = self.name if name is None else name
        self.archived = self.archived if archived is None else archived
        self.locked = self.locked if locked is None else locked
        self._changed()

    def _changed(self) -> None:
        assert self.guild is not None
        self.guild.tell("THREAD_UPDATE" if self.is_thread else "CHANNEL_UPDATE", self.payload())

    def delete(self) -> None:
        assert self.guild is not None
        self.deleted = True
        for thread in self.guild.channels():
            thread.deleted = thread.deleted or thread.parent is self
        self.guild.tell("THREAD_DELETE" if self.is_thread else "CHANNEL_DELETE", self.payload())

    def thread(self, name: str) -> "Channel":
        kind = NEWS_THREAD if self.kind == NEWS else THREAD
        thread = self.world.add(Channel(self.world, self.world.snowflake(), kind, name, self.guild, self))
        assert self.guild is not None
        self.guild.tell("THREAD_CREATE", {**thread.payload(), "newly_created": True})
        return thread


@dataclass(eq=False)
class Guild:
    world: "World"
    id: int
    name: str
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, list[Role]] = field(default_factory=dict)
    owner_id: int = 1
    left: bool = False
    """The bot is not in it any more."""
    out: bool = False
    """Discord says that it is unavailable."""

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]

    def channels(self) -> list[Channel]:
        return [channel for channel in self.world.channels.values() if channel.guild is self and not channel.deleted]

    def may(self) -> Permissions:
        may = Permissions.none()
        for role in self.roles.values():
            if role.mine:
                may.value |= role.permissions.value
        return may

    def tell(self, event: str, data: Payload) -> None:
        if not self.left and not self.out:
            self.world.tell(event, data, self.id)

    def payload(self) -> Payload:
        seen = [channel for channel in self.channels() if not channel.is_thread or channel.may().view_channel]
        return {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner_id),
            "unavailable": False,
            "member_count": len(self.members) + 1,
            "large": False,
            "features": ["NEWS"],
            "preferred_locale": "en-GB",
            "roles": [role.payload() for role in self.roles.values()],
            "channels": [channel.payload() for channel in seen if not channel.is_thread],
            "threads": [channel.payload() for channel in seen if channel.is_thread and not channel.archived],
            "members": [self.bot_member()],
        }

    def stub(self) -> Payload:
        return {"id": str(self.id), "unavailable": True}

    def bot_member(self) -> Payload:
        roles = [str(role.id) for role in self.roles.values() if role.mine and role is not self.everyone]
        return {"user": self.world.bot.payload(), "roles": roles, **MEMBER_FACTS}

    def member_payload(self, user: User) -> Payload:
        roles = [str(role.id) for role in self.members.get(user.id, ())]
        return {"user": user.payload(), "roles": roles, **MEMBER_FACTS}

    def role(self, name: str, permissions: Iterable[str] = (), *, mine: bool = False) -> Role:
        role = Role(self, self.world.snowflake(), name, allowing(permissions), mine)
        self.roles[role.id] = role
        self.tell("GUILD_ROLE_CREATE", {"guild_id": str(self.id), "role": role.payload()})
        return role

    def member(self, user: User, *roles: Role) -> User:
        self.members[user.id] = list(roles)
        return user

    def text_channel(self, name: str, *, allow: Iterable[str] = (), deny: Iterable[str] = ()) -> Channel:
        """Add a channel; ``allow`` and ``deny`` are the bot's own overwrite in it."""
        return self._channel(TEXT, name, allow, deny)

    def news_channel(self, name: str, *, allow: Iterable[str] = (), deny: Iterable[str] = ()) -> Channel:
        return self._channel(NEWS, name, allow, deny)

    def _channel(self, kind: int, name: str, allow: Iterable[str], deny: Iterable[str]) -> Channel:
        channel = self.world.add(Channel(self.world, self.world.snowflake(), kind, name, self))
        own = (allowing(allow), allowing(deny))
        if any(part.value for part in own):
            channel.overwrites[self.world.bot.id] = own
        self.tell("CHANNEL_CREATE", channel.payload())
        return channel

    def remove_bot(self) -> None:
        self.tell("GUILD_DELETE", {"id": str(self.id)})
        self.left = True

    def set_available(self, *, available: bool) -> None:
        """Begin or end an outage of this server."""
        if not available:
            self.tell("GUILD_DELETE", self.stub())
        self.out = not available
        if available:
            self.tell("GUILD_CREATE", self.payload())


class World:
    """All that stands in this Discord."""

    def __init__(self) -> None:
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.users: dict[int, User] = {}
        self.bot = User(77, "desk", is_bot=True)
        self.users[self.bot.id] = self.bot
        self.tell: Callable[[str, Payload, int], None] = lambda *_: None
        self._last = 0
        self._numbers = count(1)
        self.owner = self.user("owner")

    def snowflake(self, at: datetime | None = None) -> int:
        """Make an id from a time; without one from now, each above the one before."""
        if at is not None:
            return discord.utils.time_snowflake(at) + next(self._numbers)
        self._last = max(self._last + 1, discord.utils.time_snowflake(datetime.now(UTC)))
        return self._last

    def add(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        return channel

    def user(self, name: str, *, closed: bool = False) -> User:
        user = User(self.snowflake(), name, closed=closed)
        self.users[user.id] = user
        return user

    def guild(self, name: str, *, id: int | None = None, permissions: Iterable[str] = EVERYONE) -> Guild:  # noqa: A002 - Discord's word
        """Add a server with the bot in it; ``permissions`` are everyone's."""
        guild = Guild(self, id or self.snowflake(), name, owner_id=self.owner.id)
        guild.roles[guild.id] = Role(guild, guild.id, "@everyone", allowing(permissions), mine=True)
        self.guilds[guild.id] = guild
        guild.tell("GUILD_CREATE", guild.payload())
        return guild

    def conversation(self, user: User) -> Channel:
        """Find or begin the bot's direct conversation with somebody."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        return self.add(Channel(self, self.snowflake(), DM, recipient=user))
