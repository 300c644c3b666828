"""Several processes on the same records: on PostgreSQL they share the work, on SQLite a second one steps back.

The verbs that read articles or answer questions get along with a running bot on either.
"""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.records.briefings import Order
from bot.records.deliveries import DeliveryState
from bot.records.store import Records
from bot.settings import Settings
from tests.chat.loopback import Attempt, LocalDiscord, Stage
from tests.chat.loopback_bot import ROOT, BotProcess
from tests.chat.loopback_orders import MOST, QUICK, assert_posted_once, due_order, planned_on, put

Begin = Callable[..., Awaitable[BotProcess]]
SERVERS = 20
LONGER_LEASE = "clockwork.LEASE = courier.LEASE = timedelta(seconds=3)"
"""Longer than a delivery takes while two processes and the test share two cores."""


@pytest.fixture
def url(new_postgres_url: Callable[[], str]) -> str:
    return new_postgres_url()


@pytest.fixture
def begin(start: Begin, loopback: LocalDiscord, url: str) -> Begin:
    """Starts a named bot process in a hurry on the records that are shared."""

    async def on_records(name: str) -> BotProcess:
        return await start(loopback.base_for(name), code=QUICK + LONGER_LEASE, DATABASE_URL=url)

    return on_records


async def many_due(records: Records, loopback: LocalDiscord) -> list[Order]:
    channels = [loopback.world.guild(f"Desk {number}").text_channel("news") for number in range(SERVERS)]
    names = [f"Briefing {number}" for number in range(MOST)]
    return [
        await put(records, due_order(channel, loopback.world.owner, name=name))
        for channel in channels
        for name in names
    ]


async def assert_each_posted_once(records: Records, loopback: LocalDiscord, orders: list[Order]) -> None:
    posts = {post.id: post.channel.id for post in loopback.posts}
    assert len(posts) == len(orders) == SERVERS * MOST
    for order in orders:
        [delivery] = await records.deliveries.of(order.id, 5)
        assert delivery.state is DeliveryState.SENT
        assert posts.pop(delivery.message or 0) == order.channel
        now = await records.briefings.order(order.id)
        assert now is not None
        assert now.upcoming == planned_on(order)
        assert now.through == delivery.period.through > 0
    assert posts == {}


def shares(loopback: LocalDiscord) -> Counter[str]:
    return Counter(post.process for post in loopback.posts)


async def test_two_processes_share_two_hundred_briefings_and_post_each_once(
    loopback: LocalDiscord, records: Records, begin: Begin
) -> None:
    orders = await many_due(records, loopback)
    both = [await begin(name) for name in ("a", "b")]
    for process in both:
        await process.logged("at rest", seconds=60)
    await assert_each_posted_once(records, loopback, orders)
    assert all(process.is_running for process in both)
    assert len(loopback.asked("POST", "/channels/*/messages")) == len(loopback.posts)
    print(f"\n{len(loopback.posts)} posts, by process {dict(shares(loopback))}")  # noqa: T201 - who did how much
    assert len(shares(loopback)) == 2


async def test_a_process_that_outlives_the_other_posts_the_rest(
    loopback: LocalDiscord, records: Records, begin: Begin
) -> None:
    def kill(stage: Stage, attempt: Attempt) -> None:
        if stage is Stage.STORED and attempt.process == "mortal" and shares(loopback)["mortal"] > 30:
            mortal.kill()

    orders = await many_due(records, loopback)
    loopback.on_post = kill
    mortal, survivor = [await begin(name) for name in ("mortal", "survivor")]
    assert (await mortal.ended(60))[0] == -signal.SIGKILL
    left = len(loopback.posts)
    await survivor.logged("at rest", seconds=60)
    await assert_each_posted_once(records, loopback, orders)
    assert survivor.is_running
    assert left < len(orders)
    print(f"\n{left} at the death of one, in the end by process {dict(shares(loopback))}")  # noqa: T201 - as above


async def test_a_second_process_on_sqlite_says_that_there_is_one_and_ends(
    loopback: LocalDiscord, start: Begin, settings: Settings
) -> None:
    channel = loopback.world.guild("Desk").text_channel("news")
    first = await start(loopback.base)
    await loopback.up()
    status, [line] = await (await start(loopback.base)).ended()
    assert status == 1
    assert f"Another process runs the bot on the records {settings.data_dir / 'records.db'}" in line
    await loopback.answered(loopback.slash("help", channel))
    first.kill()
    await loopback.down()
    await start(loopback.base)
    await loopback.up()
    await loopback.answered(loopback.slash("help", channel))


async def run(settings: Settings, *arguments: str) -> tuple[int | None, str]:
    """Run a verb in a process of its own; returns its exit status and all that it wrote."""
    folders = {"DATA_DIR": str(settings.data_dir), "CORPUS_DIR": str(settings.corpus_dir)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=settings.data_dir,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **folders},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    written, _ = await process.communicate()
    return process.returncode, written.decode()


async def test_load_and_ask_work_beside_a_running_bot(loopback: LocalDiscord, start: Begin, settings: Settings) -> None:
    channel = loopback.world.guild("Desk").text_channel("news")
    process = await start(loopback.base, code=QUICK)
    await process.logged("The shelf stands")
    await process.logged("at rest")
    records = await Records.open(f"sqlite:///{settings.data_dir / 'records.db'}")
    told = await records.arrivals.newest()
    (settings.corpus_dir / "later.txt").write_text("A bell is hung\n\nAna Petrov rang the new bell on 3 May 2021.\n")
    status, written = await run(settings, "load")
    assert (status, "1 added" in written) == (0, True), written
    status, written = await run(settings, "ask", "/who Ana Petrov")
    assert (status, "Ana Petrov" in written) == (0, True), written
    order = await put(records, replace(due_order(channel, loopback.world.owner), through=told))
    channel.update(name="planned")
    await process.logged("sent")
    await assert_posted_once(records, loopback, order)
    assert "A bell is hung" in str(loopback.posts[0].payload["embeds"])
    assert process.is_running
    await records.close()
