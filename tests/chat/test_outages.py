"""What briefings do when Discord, the records or the disk fail for a while: no post is lost and none comes twice.

Real processes meet the failures; what came of them is read in the records, and by ``/briefing status``.
"""

import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat.briefing.places import GONE
from bot.records.briefings import Order, OrderState
from bot.records.deliveries import DeliveryState
from bot.records.store import Records
from tests.chat.loopback import DROP, Attempt, LocalDiscord, Stage
from tests.chat.loopback_bot import BotProcess
from tests.chat.loopback_orders import (
    assert_posted_once,
    due_order,
    put,
    rests_again,
    standing,
    stopped,
    told,
)
from tests.chat.loopback_world import Channel, Guild, User

Begin = Callable[..., Awaitable[BotProcess]]
SQLITE = pytest.mark.parametrize("new_url", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("new_url", ["postgres"], indirect=True)
REFUSED = "Discord refuses it: Missing Permissions (50013)."
FORGOTTEN = timedelta(0)
GROWING = tuple(f"{number} {'long ' * 50}" for number in range(40))
"""Articles that are on no shelf: to record that they are owed, a database has to grow."""
MAY_BE_FULL = """
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.pool import Pool

def limit(connection, *_):
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA max_page_count = {1 if Path(%r).exists() else 2**30}")
    cursor.close()

event.listen(Pool, "checkout", limit)
"""
"""Has SQLite find the disk full, and not grow any more, while a file is there."""
FAILS_WHILE_LOOKING = """
import asyncio
from bot.records.briefings import Briefings

note, next_due, noted = clockwork.Clockwork._note, Briefings.next_due, asyncio.Event()

def tell(self, error):
    noted.set()
    return note(self, error)

async def wait(self, after):
    at = await next_due(self, after)
    await noted.wait()
    return at

clockwork.Clockwork._note, Briefings.next_due = tell, wait
"""
"""Has the first attempt fail at the end of the loop's first look."""


@pytest.fixture
def guild(loopback: LocalDiscord) -> Guild:
    return loopback.world.guild("Desk")


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return guild.text_channel("news")


@pytest.fixture
def office(guild: Guild) -> Channel:
    """Where managers use commands."""
    return guild.text_channel("office")


@pytest.fixture
def manager(loopback: LocalDiscord) -> User:
    return loopback.world.user("manager")


async def status(loopback: LocalDiscord, office: Channel, manager: User) -> str:
    """Read what ``/briefing status`` says of the only briefing, as Discord shows it."""
    shown = await loopback.answered(loopback.slash("briefing status", office, manager, may=("manage_guild",)))
    parts = [shown.get("content") or ""]
    for embed in shown.get("embeds") or ():
        parts += [embed["description"], *(f"{field['name']}: {field['value']}" for field in embed["fields"])]
    return re.sub(r"\\(\W)", r"\1", "\n".join(parts))


async def due_again(records: Records, order: Order, reason: str) -> None:
    """Let the next run of a stopped order come."""
    now = datetime.now(UTC) - timedelta(seconds=1)
    await records.briefings.plan(order.id, replace(stopped(order, reason), due=now))


async def is_stopped(records: Records, loopback: LocalDiscord, order: Order, reason: str) -> None:
    now = await standing(records, loopback, order)
    assert (now.delivery.state, now.delivery.reason) == (DeliveryState.FAILED, reason)
    assert now.order.upcoming == stopped(order, reason)
    assert now.posts == []


@SQLITE
async def test_without_the_permission_it_stops_tells_the_manager_once_and_makes_up_for_the_run(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, office: Channel, manager: User
) -> None:
    reason = "I need Send Messages, Embed Links in #news."
    channel.overwrite(deny=["send_messages"])
    order = await put(records, due_order(channel, manager))
    process = await begin()
    await loopback.until(lambda: told(loopback, manager))
    await is_stopped(records, loopback, order, reason)
    shown = await status(loopback, office, manager)
    assert "Paused, because I may not post." in shown
    assert f"**failed**: {reason}" in shown
    await due_again(records, order, reason)
    await rests_again(process, lambda: channel.update(name="still closed"))
    channel.overwrite()
    await process.logged("sent")
    await assert_posted_once(records, loopback, order)
    assert told(loopback, manager) == [
        f"The briefing “Morning” is paused. {reason} It goes on by itself as soon as I may."
    ]
    assert "Next: " in await status(loopback, office, manager)


@SQLITE
async def test_refused_in_spite_of_its_permissions_it_tries_again_when_it_is_due_again(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, office: Channel, manager: User
) -> None:
    refusal = loopback.fault("POST", f"/channels/{channel.id}/messages", status=403)
    order = await put(records, due_order(channel, manager))
    process = await begin()
    await loopback.until(lambda: told(loopback, manager))
    await is_stopped(records, loopback, order, REFUSED)
    assert REFUSED in await status(loopback, office, manager)
    await rests_again(process, lambda: channel.update(name="not due"))
    assert refusal.used == 1
    await due_again(records, order, REFUSED)
    channel.update(name="due")
    await loopback.until(lambda: refusal.used == 2)
    refusal.lift()
    await rests_again(process, lambda: channel.update(name="not due again"))
    await is_stopped(records, loopback, order, REFUSED)
    await due_again(records, order, REFUSED)
    channel.update(name="open")
    await process.logged("sent")
    await assert_posted_once(records, loopback, order)
    assert len(told(loopback, manager)) == 1


@SQLITE
@pytest.mark.parametrize("under_way", [False, True], ids=["before", "meanwhile"])
async def test_a_channel_that_is_deleted_stops_its_order(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord,
    records: Records,
    begin: Begin,
    channel: Channel,
    office: Channel,
    manager: User,
    *,
    under_way: bool,
) -> None:
    def delete(stage: Stage, attempt: Attempt) -> object:
        if attempt.channel is not channel or stage is not Stage.ARRIVED:
            return None
        channel.delete()
        return DROP

    if under_way:
        loopback.on_post = delete
    else:
        channel.delete()
    order = await put(records, due_order(channel, manager))
    await begin()
    await loopback.until(lambda: told(loopback, manager))
    await is_stopped(records, loopback, order, GONE)
    assert GONE in await status(loopback, office, manager)
    assert len(told(loopback, manager)) == 1


@SQLITE
@pytest.mark.parametrize(
    "failing",
    [
        {"status": 429, "retry_after": 0.3},
        {"status": 500},
        {"status": 500, "after": True},
    ],
    ids=["slow down", "server error", "server error behind the post"],
)
async def test_an_error_that_passes_is_got_over(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, failing: dict[str, Any]
) -> None:
    fault = loopback.fault("POST", "/channels/*/messages", times=1, **failing)
    order = await put(records, due_order(channel, loopback.world.owner))
    process = await begin()
    await process.logged("sent")
    assert fault.used == 1
    assert not [line for line in process.lines if "has to wait" in line]
    await assert_posted_once(records, loopback, order)


@SQLITE
@pytest.mark.parametrize("failing", [503, None], ids=["server error", "no answer"])
async def test_a_post_that_went_through_in_spite_of_an_error_is_found(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, failing: int | None
) -> None:
    loopback.nonces_last = FORGOTTEN
    fault = loopback.fault("POST", "/channels/*/messages", times=1, status=failing, after=True)
    order = await put(records, due_order(channel, loopback.world.owner))
    process = await begin()
    await process.logged("sent")
    assert fault.used == 1
    await assert_posted_once(records, loopback, order)


@SQLITE
async def test_while_discord_fails_for_good_it_tries_again_and_says_so(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, office: Channel, manager: User
) -> None:
    fault = loopback.fault("POST", f"/channels/{channel.id}/messages", status=500)
    order = await put(records, due_order(channel, manager))
    process = await begin("courier._POST_SECONDS = 0.5")
    await loopback.until(lambda: fault.used > 2)
    now = await standing(records, loopback, order)
    assert (now.delivery.state, now.order.upcoming) == (DeliveryState.CLAIMED, order.upcoming)
    shown = await status(loopback, office, manager)
    assert "In the way now: " in shown
    assert "**under way**" in shown
    fault.lift()
    await process.logged("sent")
    await assert_posted_once(records, loopback, order)
    assert told(loopback, manager) == []
    assert "In the way now: " not in await status(loopback, office, manager)


@SQLITE
async def test_an_order_that_is_paused_while_it_fails_leaves_the_loop_at_rest(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, office: Channel, manager: User
) -> None:
    fault = loopback.fault("POST", f"/channels/{channel.id}/messages", status=503)
    order = await put(records, due_order(channel, manager))
    process = await begin()
    await loopback.until(lambda: fault.used > 1)
    await loopback.answered(loopback.slash("briefing pause", office, manager, may=("manage_guild",)))
    await process.logged("at rest", seconds=10)
    assert (await standing(records, loopback, order)).order.upcoming.state is OrderState.PAUSED
    assert loopback.posts == []


@SQLITE
async def test_what_fails_at_the_end_of_a_look_is_tried_again_soon(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel
) -> None:
    loopback.fault("POST", f"/channels/{channel.id}/messages", status=503, times=1)
    order = await put(records, due_order(channel, loopback.world.owner))
    process = await begin(FAILS_WHILE_LOOKING)
    await process.logged("sent", seconds=10)
    await assert_posted_once(records, loopback, order)


@SQLITE
@pytest.mark.parametrize("resumable", [True, False])
async def test_a_briefing_due_while_the_gateway_is_lost_is_posted_once(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, *, resumable: bool
) -> None:
    process = await begin()
    await process.logged("at rest")
    order = await put(records, due_order(channel, loopback.world.owner, after=timedelta(seconds=0.5)))
    await rests_again(process, lambda: channel.update(name="planned"))
    await loopback.gateway.drop(resumable=resumable)
    await process.logged("sent")
    await loopback.until(lambda: loopback.gateway.opened >= 2)
    await loopback.up()
    await assert_posted_once(records, loopback, order)


@SQLITE
async def test_a_briefing_due_while_its_server_is_out_is_posted_afterwards(
    loopback: LocalDiscord, records: Records, begin: Begin, guild: Guild, channel: Channel
) -> None:
    order = await put(records, due_order(channel, loopback.world.owner))
    guild.set_available(available=False)
    process = await begin()
    await process.logged("at rest")
    assert loopback.posts == []
    guild.set_available(available=True)
    await process.logged("sent")
    await assert_posted_once(records, loopback, order)


class Locked:
    """Another program holds the lock of SQLite's file."""

    words, code = "is locked by another program", ""

    def __init__(self, url: str) -> None:
        self._holder = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)

    def begin(self) -> None:
        self._holder.execute("BEGIN EXCLUSIVE")

    def end(self) -> None:
        self._holder.execute("ROLLBACK")
        self._holder.close()


class Full:
    """The disk has no room for a larger file."""

    words = "database or disk is full"

    def __init__(self, folder: Path) -> None:
        self._sign = folder / "full"
        self.code = MAY_BE_FULL % str(self._sign)

    def begin(self) -> None:
        self._sign.touch()

    def end(self) -> None:
        self._sign.unlink()


class Away:
    """PostgreSQL ends all connections and takes none, as while it is restarted."""

    words, code = "records database", ""

    def __init__(self, server: Any, url: str) -> None:
        self._server, self._name = server, url.partition("?")[0].rpartition("/")[2]

    def begin(self) -> None:
        self._server.psql(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS false")
        where = f"datname = '{self._name}'"
        self._server.psql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {where}")  # noqa: S608 - our own name

    def end(self) -> None:
        self._server.psql(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS true")


@pytest.fixture
def locked(url: str, records: Records) -> Locked:  # noqa: ARG001 - the file is there
    return Locked(url)


@pytest.fixture
def full(tmp_path: Path) -> Full:
    return Full(tmp_path)


@pytest.fixture
def away(request: pytest.FixtureRequest, url: str) -> Away:
    return Away(request.getfixturevalue("postgres_server"), url)


TROUBLES = pytest.mark.parametrize(
    ("new_url", "trouble"), [("sqlite", "locked"), ("sqlite", "full"), ("postgres", "away")], indirect=["new_url"]
)


async def growing_order(records: Records, channel: Channel, manager: User) -> Order:
    """Put an order that owes articles already, and will owe more."""
    await records.arrivals.note(GROWING[:20], datetime.now(UTC))
    return await put(records, replace(due_order(channel, manager), through=0, missing=GROWING[20:]))


async def assert_nothing_lost(records: Records, loopback: LocalDiscord, order: Order) -> None:
    await assert_posted_once(records, loopback, order)
    assert set((await standing(records, loopback, order)).order.missing) == set(GROWING)


@TROUBLES
async def test_records_that_fail_at_the_claim_delay_the_briefing(  # noqa: PLR0913, PLR0917 - fixtures
    request: pytest.FixtureRequest,
    loopback: LocalDiscord,
    records: Records,
    begin: Begin,
    channel: Channel,
    office: Channel,
    manager: User,
    trouble: str,
) -> None:
    failing = request.getfixturevalue(trouble)
    process = await begin(failing.code)
    await process.logged("The shelf stands")
    order = await growing_order(records, channel, manager)
    failing.begin()
    channel.update(name="due now")
    waiting = await process.logged("has to wait")
    assert failing.words in waiting
    assert failing.words in await status(loopback, office, manager)
    assert loopback.posts == []
    failing.end()
    await process.logged("sent")
    await assert_nothing_lost(records, loopback, order)


@TROUBLES
async def test_records_that_fail_behind_the_post_are_written_later(  # noqa: PLR0913, PLR0917 - fixtures
    request: pytest.FixtureRequest,
    loopback: LocalDiscord,
    records: Records,
    begin: Begin,
    channel: Channel,
    trouble: str,
) -> None:
    def fail(stage: Stage, _: Attempt) -> None:
        if stage is Stage.STORED:
            failing.begin()

    failing = request.getfixturevalue(trouble)
    loopback.nonces_last = FORGOTTEN
    loopback.on_post = fail
    order = await growing_order(records, channel, loopback.world.owner)
    process = await begin(failing.code)
    waiting = await process.logged("has to wait")
    assert failing.words in waiting
    assert len(loopback.posts) == 1
    failing.end()
    await process.logged("sent")
    await assert_nothing_lost(records, loopback, order)
    assert len(loopback.asked("POST", "/channels/*/messages")) == 1


@SQLITE
async def test_a_process_that_dies_before_it_could_record_its_post_posts_once(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, full: Full
) -> None:
    def fail(stage: Stage, _: Attempt) -> None:
        if stage is Stage.STORED:
            full.begin()

    loopback.nonces_last = FORGOTTEN
    loopback.on_post = fail
    order = await growing_order(records, channel, loopback.world.owner)
    first = await begin(full.code)
    await first.logged("has to wait")
    first.kill()
    await loopback.down()
    second = await begin(full.code)
    await second.logged("has to wait")
    full.end()
    await second.logged("sent")
    await assert_nothing_lost(records, loopback, order)
