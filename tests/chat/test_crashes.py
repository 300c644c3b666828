"""A briefing is posted every due day, once, wherever between claim and record its process ends.

Real processes are killed at each step, on both databases, and others go on with the records that they left.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.briefing import marks
from bot.chat.briefing.courier import UNTOLD
from bot.records.deliveries import DeliveryState
from bot.records.store import Records
from tests.chat.loopback import DROP, Attempt, LocalDiscord, Stage
from tests.chat.loopback_bot import BotProcess, dying
from tests.chat.loopback_orders import (
    DAY,
    QUICK,
    assert_posted_once,
    due_order,
    occasion,
    planned_on,
    put,
    standing,
    told,
)
from tests.chat.loopback_world import Channel, Guild

Begin = Callable[..., Awaitable[BotProcess]]
DELIVERIES = "bot.records.deliveries"
CLAIMED = dying(DELIVERIES, "Deliveries.claim", "after")
HELD = dying(DELIVERIES, "Deliveries.hold", "after")
UNRECORDED = dying(DELIVERIES, "Deliveries.end", "before")
BEFORE_A_POST = {
    "not claimed": dying(DELIVERIES, "Deliveries.claim", "before"),
    "claimed": CLAIMED,
    "composed": dying(DELIVERIES, "Deliveries.hold", "before"),
    "held": HELD,
}
BEHIND_A_POST = {
    "not answered": "",
    "not recorded": UNRECORDED,
    "recorded": dying(DELIVERIES, "Deliveries.end", "after"),
}
SQLITE = pytest.mark.parametrize("new_url", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("new_url", ["postgres"], indirect=True)
FORGOTTEN = timedelta(0)
TELLS_CLAIMS = """
from bot.records.deliveries import Deliveries

claim = Deliveries.claim

async def tell(self, wanted, **more):
    row = await claim(self, wanted, **more)
    print("own claim" if row.holder == wanted.holder else "another's claim", flush=True)
    return row

Deliveries.claim = tell
"""
"""Has a process say what it finds when it claims."""
CHATTER = 130
"""Messages of other people before and behind a post: more than one page of a channel's history."""


@pytest.fixture
def guild(loopback: LocalDiscord) -> Guild:
    return loopback.world.guild("Desk")


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return guild.text_channel("news")


def chatter(loopback: LocalDiscord, channel: Channel, since: timedelta = timedelta()) -> None:
    """Let people talk in a channel, and another briefing of ours stand among what they say."""
    reader, at = loopback.world.user("reader"), datetime.now(UTC) - since
    for number in range(CHATTER):
        loopback.said(channel, reader, f"message {number}", at=at + timedelta(milliseconds=number) if since else None)


def yesterdays_post(loopback: LocalDiscord, channel: Channel, order_id: str, day: str) -> None:
    embed = {"title": "Morning", "footer": {"text": f"yesterday {marks.mark(order_id, day)}"}}
    at = datetime.now(UTC) - timedelta(minutes=3)
    loopback.keep(channel, loopback.world.bot, {"embeds": [embed]}, at=at)


def die_at(loopback: LocalDiscord, stage: Stage, process: Callable[[], BotProcess]) -> None:
    """Kill a process when its first post is at a stage."""

    def kill(now: Stage, _: Attempt) -> object:
        if now is not stage:
            return None
        process().kill()
        loopback.on_post = None
        return DROP

    loopback.on_post = kill


async def is_dead(loopback: LocalDiscord, process: BotProcess) -> None:
    assert (await process.ended())[0] == -signal.SIGKILL
    await loopback.down()


@pytest.mark.parametrize("code", BEFORE_A_POST.values(), ids=BEFORE_A_POST)
async def test_a_process_that_dies_before_it_posts_loses_no_briefing(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, code: str
) -> None:
    orders = [await put(records, due_order(channel, loopback.world.owner, name=name)) for name in ("One", "Two")]
    await is_dead(loopback, await begin(code))
    chatter(loopback, channel)
    second = await begin()
    await second.logged("at rest")
    await assert_posted_once(records, loopback, *orders)


@pytest.mark.parametrize("code", BEHIND_A_POST.values(), ids=BEHIND_A_POST)
async def test_a_post_is_found_in_the_channel_by_the_next_process(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, code: str
) -> None:
    """Only looking back can tell: Discord has forgotten the nonce."""
    loopback.nonces_last = FORGOTTEN
    chatter(loopback, channel, since=timedelta(minutes=4))
    orders = [await put(records, due_order(channel, loopback.world.owner, name=name)) for name in ("One", "Two")]
    for order in orders:
        yesterdays_post(loopback, channel, order.id, str(order.upcoming.day - DAY if order.upcoming.day else ""))
    if not code:
        die_at(loopback, Stage.STORED, lambda: first)
    first = await begin(code)
    await is_dead(loopback, first)
    assert loopback.posts
    chatter(loopback, channel)
    second = await begin()
    await second.logged("at rest")
    await assert_posted_once(records, loopback, *orders)


@pytest.mark.parametrize("stage", Stage)
async def test_a_process_that_dies_while_it_posts_posts_once(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, stage: Stage
) -> None:
    order = await put(records, due_order(channel, loopback.world.owner))
    die_at(loopback, stage, lambda: first)
    first = await begin()
    await is_dead(loopback, first)
    assert len(loopback.posts) == (stage is Stage.STORED)
    second = await begin()
    await second.logged("at rest")
    await assert_posted_once(records, loopback, order)


@SQLITE
async def test_a_process_that_is_told_to_stop_as_its_post_is_stored_posts_once(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel
) -> None:
    async def stop(stage: Stage, _: Attempt) -> object:
        if stage is not Stage.STORED:
            return None
        first.stop()
        await first.ended()
        loopback.on_post = None
        return DROP

    loopback.nonces_last = FORGOTTEN
    order = await put(records, due_order(channel, loopback.world.owner))
    loopback.on_post = stop
    first = await begin()
    assert (await first.ended())[0] == 0
    second = await begin()
    await second.logged("at rest")
    await assert_posted_once(records, loopback, order)


@SQLITE
async def test_processes_that_die_one_after_another_post_once(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel
) -> None:
    loopback.nonces_last = FORGOTTEN
    order = await put(records, due_order(channel, loopback.world.owner))
    for code in (CLAIMED, HELD, UNRECORDED, UNRECORDED):
        await is_dead(loopback, await begin(code))
    last = await begin()
    await last.logged("at rest")
    await assert_posted_once(records, loopback, order)


def held_up(loopback: LocalDiscord, process: str) -> tuple[asyncio.Event, asyncio.Event]:
    """Hold a process's post up on its way; give the event of its arrival, and the one that lets it go on."""
    arrived, release = asyncio.Event(), asyncio.Event()

    async def hold_up(stage: Stage, attempt: Attempt) -> None:
        if stage is Stage.ARRIVED and attempt.process == process:
            arrived.set()
            await release.wait()

    loopback.on_post = hold_up
    return arrived, release


@POSTGRES
async def test_a_claim_lost_while_the_post_is_under_way_makes_no_second_post(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord, records: Records, url: str, start: Begin, begin: Begin, channel: Channel
) -> None:
    """Only the nonce can tell: the second process finds nothing in the channel yet, and both post."""
    arrived, release = held_up(loopback, "slow")
    order = await put(records, due_order(channel, loopback.world.owner))
    slow = await start(loopback.base_for("slow"), code=f"{QUICK}\ncourier._POST_SECONDS = 60", DATABASE_URL=url)
    await arrived.wait()
    second = await begin()
    await second.logged("at rest")
    release.set()
    await slow.logged("at rest")
    await assert_posted_once(records, loopback, order)
    assert len([one for one in loopback.asked("POST", "/channels/*/messages") if one.status == 200]) == 2


@POSTGRES
async def test_a_claim_that_is_alive_is_left_to_its_process(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord, records: Records, url: str, start: Begin, begin: Begin, channel: Channel
) -> None:
    arrived, release = held_up(loopback, "slow")
    order = await put(records, due_order(channel, loopback.world.owner))
    slow = await start(loopback.base_for("slow"), code=f"{QUICK}\ncourier._POST_SECONDS = 60", DATABASE_URL=url)
    await arrived.wait()
    second = await begin(f"clockwork.LEASE = courier.LEASE = timedelta(minutes=1)\n{TELLS_CLAIMS}")
    await second.logged("another's claim")
    release.set()
    await slow.logged("sent")
    await assert_posted_once(records, loopback, order)
    assert [one.process for one in loopback.asked("POST", "/channels/*/messages")] == ["slow"]


@SQLITE
async def test_an_order_moved_to_another_channel_meanwhile_is_not_posted_there_again(
    loopback: LocalDiscord, records: Records, begin: Begin, guild: Guild, channel: Channel
) -> None:
    order = await put(records, due_order(channel, loopback.world.owner))
    die_at(loopback, Stage.STORED, lambda: first)
    first = await begin()
    await is_dead(loopback, first)
    loopback.nonces_last = FORGOTTEN
    await put(records, replace(order, channel=guild.text_channel("elsewhere").id))
    second = await begin()
    await second.logged("at rest")
    await assert_posted_once(records, loopback, order)


async def leave_out(loopback: LocalDiscord, begin: Begin, channel: Channel) -> BotProcess:
    """Have a process die behind its post in a channel whose history the next one may not read."""
    loopback.nonces_last = FORGOTTEN
    die_at(loopback, Stage.STORED, lambda: first)
    first = await begin()
    await is_dead(loopback, first)
    channel.overwrite(deny=["read_message_history"])
    second = await begin()
    await second.logged("at rest")
    return second


async def test_where_it_cannot_look_back_it_leaves_the_briefing_out_and_tells_the_manager(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel
) -> None:
    manager = loopback.world.user("manager")
    order = await put(records, due_order(channel, manager))
    second = await leave_out(loopback, begin, channel)
    now = await standing(records, loopback, order)
    assert (now.delivery.state, now.delivery.reason) == (DeliveryState.SKIPPED, UNTOLD)
    assert (now.order.upcoming, now.order.through) == (planned_on(order), None)
    assert len(loopback.posts_in(channel)) == 1
    await loopback.until(lambda: told(loopback, manager))
    assert told(loopback, manager) == [f"The briefing “Morning” was left out once. {UNTOLD}"]
    await second.discard()
    third = await begin()
    await third.logged("at rest")
    assert len(loopback.posts) == 2


@SQLITE
async def test_a_manager_who_takes_no_messages_is_told_in_the_servers_system_channel(
    loopback: LocalDiscord, records: Records, begin: Begin, guild: Guild, channel: Channel
) -> None:
    hall, facts = guild.text_channel("hall"), guild.payload
    guild.payload = lambda: {**facts(), "system_channel_id": str(hall.id)}
    order = await put(records, due_order(channel, loopback.world.user("manager", closed=True)))
    await leave_out(loopback, begin, channel)
    await loopback.until(lambda: loopback.posts_in(hall))
    [said] = loopback.posts_in(hall)
    assert said.payload["content"] == f"The briefing “Morning” was left out once. {UNTOLD}"
    assert (await standing(records, loopback, order)).delivery.state is DeliveryState.SKIPPED
    assert len(loopback.posts) == 2


@SQLITE
async def test_a_channel_with_too_many_messages_to_look_through_is_left_out_once(
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel
) -> None:
    order = await put(records, due_order(channel, loopback.world.owner))
    chatter(loopback, channel, since=timedelta(minutes=4))
    loopback.nonces_last = FORGOTTEN
    die_at(loopback, Stage.STORED, lambda: first)
    first = await begin()
    await is_dead(loopback, first)
    second = await begin(f"courier._MOST_LOOKED_AT = {CHATTER - 10}")
    await second.logged("at rest")
    delivery = (await standing(records, loopback, order)).delivery
    assert (delivery.state, delivery.occasion) == (DeliveryState.SKIPPED, occasion(order))
    assert len(loopback.posts_in(channel)) == 1


@SQLITE
@pytest.mark.parametrize(
    ("code", "state"), [(HELD, DeliveryState.SKIPPED), (UNRECORDED, DeliveryState.SENT)], ids=["no post", "a post"]
)
async def test_too_late_a_briefing_is_left_out_but_one_that_stands_is_recorded(  # noqa: PLR0913, PLR0917 - fixtures
    loopback: LocalDiscord, records: Records, begin: Begin, channel: Channel, code: str, state: DeliveryState
) -> None:
    order = await put(records, due_order(channel, loopback.world.owner, after=-timedelta(hours=7)))
    await is_dead(loopback, await begin(code, BRIEFING_CATCH_UP_HOURS="23"))
    second = await begin(BRIEFING_CATCH_UP_HOURS="1")
    await second.logged("at rest")
    now = await standing(records, loopback, order)
    assert (now.delivery.state, now.order.upcoming) == (state, planned_on(order))
    assert len(now.posts) == len(loopback.posts) == (state is DeliveryState.SENT)
