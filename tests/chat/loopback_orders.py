"""Briefings that are due, put straight into the records, for real processes to deliver; and what became of them.

The code strings run in a bot process before the bot does: they shorten its waits and have it say when it is at rest.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.briefing import marks
from bot.records.briefings import Order, OrderState, Upcoming
from bot.records.deliveries import Delivery, DeliveryState
from bot.records.store import Records
from bot.schedule import Schedule
from tests.chat.loopback import LocalDiscord, Message
from tests.chat.loopback_bot import BotProcess
from tests.chat.loopback_world import Channel, User

MOST = 10
DAY = timedelta(days=1)
ZONE = "Asia/Seoul"
HASTE = """
from datetime import timedelta
from bot.chat.briefing import clockwork, courier
from bot.records import engine

clockwork.LEASE = courier.LEASE = timedelta(seconds=0.7)
clockwork._FIRST_RETRY = clockwork._LONGEST_RETRY = clockwork._AFTER_FAILURE = timedelta(seconds=0.3)
courier._POST_SECONDS = 3.0
engine._LOCK_WAIT_SECONDS = 0.3
"""
"""Has a process wait for less long: for claims of the dead, between two attempts, for a post, for a lock."""
RESTING = """
from bot.chat.briefing.clockwork import Clockwork

sleep, rests = Clockwork._sleep, 0

async def tell(self, pause):
    global rests
    if not self._busy and not self._again:
        rests += 1
        print(f"at rest {rests}.", flush=True)
    await sleep(self, pause)

Clockwork._sleep = tell
"""
"""Has a process say so whenever nothing is due, under way, or to be tried again."""
QUICK = HASTE + RESTING


@dataclass
class Standing:
    """What the records say of an order, and its posts in its channel."""

    order: Order
    deliveries: tuple[Delivery, ...]
    posts: list[Message]

    @property
    def delivery(self) -> Delivery:
        [delivery] = self.deliveries
        return delivery


def due_order(channel: Channel, manager: User, *, name: str = "Morning", after: timedelta = timedelta()) -> Order:
    """Make an order that has been due for about a minute, or becomes due ``after`` from now."""
    assert channel.guild is not None
    due = datetime.now(UTC) + after if after else (datetime.now(UTC) - timedelta(minutes=1)).replace(second=0)
    local = due.replace(microsecond=0).astimezone(ZoneInfo(ZONE))
    schedule = Schedule(local.time().replace(second=0), ZONE)
    upcoming = Upcoming(due=due, day=local.date())
    return Order(channel.guild.id, name, channel.id, schedule, manager.id, upcoming=upcoming)


async def put(records: Records, order: Order) -> Order:
    recorded = await records.briefings.put(order, MOST)
    assert recorded is not None
    return recorded


def occasion(order: Order) -> str:
    return str(order.upcoming.day)


async def standing(records: Records, loopback: LocalDiscord, order: Order) -> Standing:
    """Look up how an order stands; its posts are told by the mark of the day for which ``order`` was due."""
    now = await records.briefings.order(order.id)
    assert now is not None
    mark = marks.mark(order.id, occasion(order))
    posts = [post for post in loopback.posts if mark in str(post.payload.get("embeds"))]
    return Standing(now, await records.deliveries.of(order.id, 10), posts)


def planned_on(order: Order) -> Upcoming:
    """Give the plan of an order whose run is over: the same time on the next day."""
    assert order.upcoming.due is not None
    assert order.upcoming.day is not None
    due = order.upcoming.due.replace(second=0, microsecond=0)
    return Upcoming(due + DAY, order.upcoming.day + DAY)


async def assert_posted_once(records: Records, loopback: LocalDiscord, *orders: Order) -> None:
    """Check that each order has one post for its day, that its rows say so, and that no other post is anywhere."""
    for order in orders:
        now = await standing(records, loopback, order)
        [post] = now.posts
        assert post.channel.id == order.channel
        assert now.delivery.occasion == occasion(order)
        assert (now.delivery.state, now.delivery.message) == (DeliveryState.SENT, post.id)
        assert now.delivery.channel == order.channel
        assert now.order.upcoming == planned_on(order)
        assert now.order.through == now.delivery.period.through > (order.through or 0)
    assert len([post for post in loopback.posts if post.channel.guild]) == len(orders)


def stopped(order: Order, reason: str) -> Upcoming:
    return replace(planned_on(order), state=OrderState.STOPPED, reason=reason)


async def rests_again(process: BotProcess, change: Callable[[], object]) -> None:
    """Make a change that has a process look for what is due, and wait until it is at rest behind that."""
    rested = sum(line.startswith("at rest") for line in process.lines)
    change()
    await process.logged(f"at rest {rested + 1}.")


def told(loopback: LocalDiscord, person: User) -> list[str]:
    """Give what the bot said to somebody privately."""
    return [str(post.payload["content"]) for post in loopback.posts_in(loopback.world.conversation(person))]
