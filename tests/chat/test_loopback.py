"""The tests' own Discord keeps to Discord's rules, for a plain client and for real processes of this bot."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from tests.chat.loopback import DROP, TOKEN, Attempt, LocalDiscord, Stage
from tests.chat.loopback_bot import dying

GREETING = """
from bot.chat.briefing_bot import BriefingBot

async def on_ready(self):
    channel = next(channel for guild in self.guilds for channel in guild.text_channels)
    message = await channel.send("Good morning", nonce="briefing-1")
    print("greeted with", message.id, flush=True)

BriefingBot.on_ready = on_ready
"""
"""Has a bot post once it is ready."""
LISTENING = """
from bot.chat.briefing_bot import BriefingBot

def telling(event):
    async def tell(self, *about):
        print("heard", event, *map(str, about), flush=True)
    setattr(BriefingBot, event, tell)

for event in ("channel_create", "channel_update", "channel_delete", "role_update", "unavailable", "remove", "join"):
    telling("on_guild_" + event)
for event in ("on_ready", "on_thread_create", "on_thread_delete", "on_member_update"):
    telling(event)
"""
"""Has a bot say what it hears."""
READING = """
import io
from datetime import timedelta
import discord
from bot.chat.briefing_bot import BriefingBot

async def on_ready(self):
    guild, = self.guilds
    print("servers", guild.name, guild.me, [str(role) for role in guild.me.roles], flush=True)
    news = await self.fetch_channel(next(iter(guild.text_channels)).id)
    thread = await self.fetch_channel(next(iter(guild.threads)).id)
    sent = await news.send(
        embed=discord.Embed(title="Chart"), file=discord.File(io.BytesIO(b"png"), "chart.png"), nonce="chart"
    )
    await sent.publish()
    await sent.edit(content="with words")
    await thread.send("in the thread")
    [found] = [message async for message in news.history(after=discord.utils.utcnow() - timedelta(1))]
    print("found", found.content, found.embeds[0].title, found.attachments[0].filename, found.author.id, flush=True)
    person = await self.fetch_user(guild.owner_id)
    await person.send("privately")
    print("done", news.permissions_for(guild.me).mention_everyone, flush=True)

BriefingBot.on_ready = on_ready
"""
"""Has a bot use the routes."""


class Client:
    """Asks as the bot would; gives status and body."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._session = aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"})

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        async with self._session.request(method, self._base + path, json=body) as response:
            text = response.content_type != "application/json"
            return response.status, await (response.text() if text else response.json())

    async def close(self) -> None:
        await self._session.close()


@pytest.fixture
async def client(loopback: LocalDiscord) -> AsyncIterator[Client]:
    client = Client(loopback.base)
    yield client
    await client.close()


async def test_a_nonce_that_is_enforced_posts_once(loopback: LocalDiscord, client: Client) -> None:
    channel = loopback.world.guild("Desk").text_channel("news")
    path, body = f"/channels/{channel.id}/messages", {"content": "hello", "nonce": "n", "enforce_nonce": True}
    first, again = [await client.ask("POST", path, body) for _ in range(2)]
    assert first == again
    assert (await client.ask("POST", path, {"content": "hello", "nonce": "n"}))[1]["id"] != first[1]["id"]
    loopback.nonces_last = timedelta(0)
    assert (await client.ask("POST", path, body))[1]["id"] != first[1]["id"]
    assert len(loopback.posts_in(channel)) == 3


async def test_history_is_filtered_newest_first(loopback: LocalDiscord, client: Client) -> None:
    channel = loopback.world.guild("Desk").text_channel("news")
    reader, now = loopback.world.user("reader"), datetime.now(UTC)
    told = [loopback.said(channel, reader, str(day), at=now - timedelta(days=9 - day)) for day in range(9)]
    ids = [str(message.id) for message in told]

    async def history(query: str) -> list[str]:
        return [one["id"] for one in (await client.ask("GET", f"/channels/{channel.id}/messages?{query}"))[1]]

    assert await history("limit=2") == [ids[8], ids[7]]
    assert await history(f"after={ids[3]}&limit=2") == [ids[5], ids[4]]
    assert await history(f"before={ids[3]}&limit=2") == [ids[2], ids[1]]
    assert await history(f"around={ids[4]}&limit=3") == [ids[5], ids[4], ids[3]]
    channel.overwrite(deny=["read_message_history"])
    assert await history("limit=2") == []


async def test_what_the_bot_may_not_is_refused_with_discords_codes(loopback: LocalDiscord, client: Client) -> None:
    guild = loopback.world.guild("Desk")
    mute, hidden = guild.text_channel("mute", deny=["send_messages"]), guild.text_channel("x", deny=["view_channel"])
    plain, gone = guild.text_channel("plain", deny=["embed_links"]), guild.text_channel("gone")
    gone.delete()
    shy = loopback.world.conversation(loopback.world.user("shy", closed=True))

    async def post(channel: Any, body: Any) -> tuple[int, int]:
        status, answer = await client.ask("POST", f"/channels/{channel.id}/messages", body)
        return status, answer.get("code", 0)

    assert await post(mute, {"content": "x"}) == (403, 50013)
    assert await post(hidden, {"content": "x"}) == (403, 50001)
    assert await post(plain, {"embeds": [{"title": "x"}]}) == (403, 50013)
    assert await post(gone, {"content": "x"}) == (404, 10003)
    assert await post(shy, {"content": "x"}) == (403, 50007)
    assert await post(plain, {}) == (400, 50006)
    assert await post(plain, {"content": "x", "nonce": "n" * 26}) == (400, 50035)
    assert await post(plain, {"content": "x"}) == (200, 0)
    guild.remove_bot()
    assert await post(plain, {"content": "x"}) == (403, 50001)
    assert len(loopback.posts) == 1


async def test_roles_and_overwrites_add_up_as_on_discord(loopback: LocalDiscord) -> None:
    guild = loopback.world.guild("Desk", permissions=["view_channel"])
    channel = guild.text_channel("news")
    thread = channel.thread("today")
    assert not channel.may().send_messages
    role = guild.role("Speakers", ["send_messages", "send_messages_in_threads"], mine=True)
    assert channel.may().send_messages
    channel.overwrite(guild.everyone, deny=["send_messages", "send_messages_in_threads"])
    assert not thread.may().send_messages_in_threads
    channel.overwrite(role, allow=["send_messages_in_threads"])
    assert thread.may().send_messages_in_threads
    channel.overwrite(deny=["send_messages_in_threads"])
    assert not thread.may().send_messages_in_threads
    role.allow_only("administrator")
    assert thread.may().send_messages_in_threads


async def test_routes_fail_on_demand(loopback: LocalDiscord, client: Client) -> None:
    path = f"/channels/{loopback.world.guild('Desk').news_channel('news').id}/messages"
    loopback.fault("POST", "/channels/*/messages", status=429, retry_after=0.5, times=1)
    status, limited = await client.ask("POST", path, {"content": "x"})
    assert (status, limited["retry_after"]) == (429, 0.5)
    with loopback.fault("POST", "/channels/*", status=502):
        assert (await client.ask("POST", path, {"content": "x"}))[0] == 502
    assert loopback.posts == []
    with loopback.fault("POST", path), pytest.raises(aiohttp.ClientError):
        await client.ask("POST", path, {"content": "x"})
    assert loopback.posts == []
    with loopback.fault("POST", path, after=True), pytest.raises(aiohttp.ClientError):
        await client.ask("POST", path, {"content": "x"})
    [post] = loopback.posts
    assert [one.status for one in loopback.asked("POST", path)] == [429, 502, None, None]
    assert (await client.ask("POST", f"{path}/{post.id}/crosspost"))[0] == 200
    assert (await client.ask("POST", f"{path}/{post.id}/crosspost"))[1]["code"] == 40033
    assert post.crossposted


async def test_a_test_is_called_back_before_and_after_a_post_is_stored(loopback: LocalDiscord, client: Client) -> None:
    path = f"/channels/{loopback.world.guild('Desk').text_channel('news').id}/messages"
    stages = []

    async def on_post(stage: Stage, attempt: Attempt) -> object:
        await asyncio.sleep(0)
        stages.append((stage, attempt.payload["content"], len(loopback.posts)))
        return DROP if attempt.payload["content"] == "lost" else None

    loopback.on_post = on_post
    await client.ask("POST", path, {"content": "kept"})
    with pytest.raises(aiohttp.ClientError):
        await client.ask("POST", path, {"content": "lost"})
    assert stages == [(Stage.ARRIVED, "kept", 0), (Stage.STORED, "kept", 1), (Stage.ARRIVED, "lost", 1)]


async def test_the_bot_answers_in_three_servers(loopback: LocalDiscord, start: Callable[..., Any]) -> None:
    channels = [loopback.world.guild(f"Desk {number}").text_channel("news") for number in range(3)]
    await start(loopback.base)
    await loopback.up()
    asked = [loopback.slash("about", channel) for channel in channels]
    for interaction in asked:
        shown = await loopback.answered(interaction)
        assert "Harbour Gazette" in str(shown["embeds"])
        assert interaction.is_private
    assert {command["name"] for command in loopback.commands} >= {"about", "who"}
    assert loopback.messages == []
    public = loopback.slash("who", channels[0], name="Ana Petrov")
    assert (await loopback.answered(public))["embeds"][0]["title"] == "Ana Petrov"
    [message] = loopback.messages
    button = message.payload["components"][0]["components"][0]
    await loopback.answered(loopback.press(message, button["custom_id"]))
    assert loopback.posts == []


async def test_what_changes_is_heard_by_a_bot_in_many_servers(
    loopback: LocalDiscord, start: Callable[..., Any]
) -> None:
    guilds = [loopback.world.guild(f"Desk {number}") for number in range(20)]
    rooms = [guild.text_channel(f"room {number}") for number, guild in enumerate(guilds)]
    staff = guilds[0].role("staff")
    process = await start(loopback.base, code=LISTENING)
    await process.logged("heard on_ready")
    rooms[1].overwrite(deny=["send_messages"])
    await process.logged("heard on_guild_channel_update room 1 room 1")
    thread = rooms[2].thread("talk")
    await process.logged("heard on_thread_create talk")
    thread.delete()
    await process.logged("heard on_thread_delete talk")
    rooms[2].delete()
    await process.logged("heard on_guild_channel_delete room 2")
    staff.allow_only("manage_guild")
    await process.logged("heard on_guild_role_update staff staff")
    staff.give(to_bot=True)
    await process.logged("heard on_member_update desk desk")
    guilds[3].set_available(available=False)
    await process.logged("heard on_guild_unavailable Desk 3")
    guilds[4].remove_bot()
    await process.logged("heard on_guild_remove Desk 4")
    loopback.world.guild("Desk 20").text_channel("room 20")
    await process.logged("heard on_guild_channel_create room 20")


async def test_the_library_that_the_bot_uses_understands_every_answer(
    loopback: LocalDiscord, start: Callable[..., Any]
) -> None:
    guild = loopback.world.guild("Desk", id=2**40)
    guild.role("Speakers", ["mention_everyone"], mine=True)
    news = guild.news_channel("news")
    thread = news.thread("today")
    process = await start(loopback.base, code=READING)
    await process.logged("done True")
    assert "servers Desk desk ['@everyone', 'Speakers']" in process.lines
    assert "found with words Chart chart.png 77" in process.lines
    [chart] = loopback.posts_in(news)
    assert (chart.nonce, chart.files, chart.crossposted) == ("chart", {"chart.png": b"png"}, True)
    assert [post.payload["content"] for post in loopback.posts_in(thread)] == ["in the thread"]
    [private] = loopback.posts_in(loopback.world.conversation(loopback.world.owner))
    assert private.payload["content"] == "privately"


@pytest.mark.parametrize("resumable", [True, False])
async def test_a_connection_that_is_lost_is_taken_up_again(
    loopback: LocalDiscord, start: Callable[..., Any], *, resumable: bool
) -> None:
    guild = loopback.world.guild("Desk")
    await start(loopback.base)
    await loopback.up()
    await loopback.gateway.drop(resumable=resumable)
    channel = guild.text_channel("opened meanwhile")
    await loopback.until(lambda: loopback.gateway.opened >= 2)
    await loopback.up()
    await loopback.answered(loopback.slash("help", channel))
    assert sum(session.resumed for session in loopback.gateway.sessions.values()) == resumable


async def test_two_processes_with_one_nonce_make_one_post(
    loopback: LocalDiscord, start: Callable[..., Any], new_postgres_url: Callable[[], str]
) -> None:
    loopback.world.guild("Desk").text_channel("news")
    shared = new_postgres_url()
    both = [await start(loopback.base_for(name), code=GREETING, DATABASE_URL=shared) for name in ("a", "b")]
    lines = [await process.logged("greeted with") for process in both]
    [post] = loopback.posts
    assert lines == [f"greeted with {post.id}"] * 2
    assert {one.process for one in loopback.asked("POST", "/channels/*/messages")} == {"a", "b"}


@pytest.mark.parametrize("stage", Stage)
async def test_a_process_killed_around_its_post_and_started_again_posts_once(
    loopback: LocalDiscord, start: Callable[..., Any], stage: Stage
) -> None:
    channel = loopback.world.guild("Desk").text_channel("news")

    def kill(now: Stage, _: Attempt) -> object:
        if now is not stage:
            return None
        first.kill()
        loopback.on_post = None
        return DROP

    loopback.on_post = kill
    first = await start(loopback.base, code=GREETING)
    assert (await first.ended())[0] == -signal.SIGKILL
    assert len(loopback.posts) == (stage is Stage.STORED)
    second = await start(loopback.base, code=GREETING)
    await second.logged("greeted with")
    assert len(loopback.posts_in(channel)) == 1


@pytest.mark.parametrize(("when", "told"), [("before", 0), ("after", 1)])
async def test_a_process_can_be_made_to_die_at_a_step(
    loopback: LocalDiscord, start: Callable[..., Any], when: Any, told: int
) -> None:
    process = await start(loopback.base, code=dying("discord.app_commands", "CommandTree.sync", when))
    assert (await process.ended())[0] == -signal.SIGKILL
    assert len(loopback.asked("PUT", "/applications/*/commands")) == told


async def test_a_bot_keeps_its_records_on_postgresql(
    loopback: LocalDiscord, start: Callable[..., Any], new_postgres_url: Callable[[], str]
) -> None:
    url = new_postgres_url()
    for _ in range(2):
        process = await start(loopback.base, DATABASE_URL=url)
        await loopback.up()
        process.stop()
        assert (await process.ended())[0] == 0
        await loopback.down()
    assert len(loopback.asked("PUT", "/applications/*/commands")) == 1
