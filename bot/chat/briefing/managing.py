"""What managers do with the briefings of their server: order, change, pause, look at, post now.

Each function takes what was typed and gives back plain data; what is said of it is in ``bot.chat.cards_orders``.
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.answers.answer import Choices
from bot.answers.resolve import One, resolve
from bot.answers.times import read_days, read_time
from bot.answers.zones import read_zone
from bot.chat import text
from bot.chat.briefing import parcels, places
from bot.chat.briefing.arrived import note_arrivals
from bot.errors import BotError, QuestionError
from bot.library.words import typed_words
from bot.records.briefings import Order, OrderState, Quiet, Upcoming
from bot.records.deliveries import Delivery, DeliveryState
from bot.schedule import Run, Schedule, next_run

if TYPE_CHECKING:
    from bot.answers.briefing import Briefing
    from bot.chat.briefing_bot import BriefingBot
    from bot.library.shelf import Shelf

MOST_BRIEFINGS = 10
"""Briefings of one server."""
_MOST_INTERESTS = 10
_LONGEST_NAME = 40
_NAMED = 5
_LOOKED_BACK = 10
_COMMA = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a manager typed into ``/briefing schedule``."""

    name: str
    channel: int
    time: str
    zone: str
    days: str
    people: str = ""
    topics: str = ""
    quiet: Quiet = Quiet.SKIP
    ping: discord.Role | None = None


async def schedule(bot: "BriefingBot", server: int, manager: int, wish: Wish) -> Order:
    """Order a briefing, or change the one of that name.

    Raises QuestionError for what cannot be read, PostRefused when the bot may not post there.
    """
    plan = Schedule(read_time(wish.time), read_zone(wish.zone), read_days(wish.days))
    place = await places.find_place(bot, wish.channel)
    if place.guild.id != server:
        message = "Choose a channel of this server."
        raise QuestionError(message)
    if wish.ping and (problem := places.lacking_for_ping(place, wish.ping)):
        raise QuestionError(problem)
    name = _readable_name(wish.name)
    async with bot.library.shelf() as shelf:
        people = tuple([await _person(shelf, typed) for typed in _parts(wish.people)])
    run = await _first_run(bot, await bot.records.briefings.named(server, name), plan)
    order = Order(
        server=server,
        name=name,
        channel=wish.channel,
        schedule=plan,
        set_by=manager,
        people=tuple(dict.fromkeys(people)),
        topics=tuple(_topic(typed) for typed in _parts(wish.topics)),
        quiet=wish.quiet,
        ping=wish.ping.id if wish.ping else None,
        upcoming=Upcoming(run.at, run.day),
    )
    put = await bot.records.briefings.put(order, MOST_BRIEFINGS)
    if put is None:
        message = f"This server has {MOST_BRIEFINGS} briefings already; /briefing off makes room."
        raise QuestionError(message)
    bot.clockwork.wake()
    return put


def _readable_name(typed: str) -> str:
    name = text.tidy(typed)
    if not name or len(name) > _LONGEST_NAME:
        message = f"Give the briefing a name of at most {_LONGEST_NAME} characters."
        raise QuestionError(message)
    return name


def _parts(typed: str) -> list[str]:
    parts = [part.strip() for part in _COMMA.split(typed) if part.strip()]
    if len(parts) > _MOST_INTERESTS:
        message = f"Name at most {_MOST_INTERESTS}, divided by commas."
        raise QuestionError(message)
    return parts


async def _person(shelf: "Shelf", typed: str) -> tuple[str, str]:
    found = await resolve(shelf, typed)
    if isinstance(found, One):
        return found.person.key, found.person.name
    if isinstance(found, Choices):
        named = ", ".join(choice.name for choice in found.choices[:_NAMED])
        message = f"“{typed}” may be several people: {named}. Give a fuller name."
    else:
        near = f" Near: {', '.join(near.name for near in found.nearest)}." if found.nearest else ""
        message = f"{found.message}{near}"
    raise QuestionError(message)


def _topic(typed: str) -> str:
    if not typed_words(typed):
        message = f"“{typed}” has no word to look for."
        raise QuestionError(message)
    return typed


async def _first_run(bot: "BriefingBot", known: Order | None, plan: Schedule) -> Run:
    """Give the first run of a schedule from now on for a day that has not had its briefing."""
    done = set()
    if known:
        deliveries = await bot.records.deliveries.of(known.id, _LOOKED_BACK)
        done = {one.occasion for one in deliveries if one.state in {DeliveryState.SENT, DeliveryState.SKIPPED}}
    run = next_run(plan, discord.utils.utcnow())
    while str(run.day) in done:
        run = next_run(plan, run.at)
    return run


async def meant(bot: "BriefingBot", server: int, name: str) -> Order:
    """Find the briefing that a manager means; without a name the only one. Raises QuestionError."""
    orders = await bot.records.briefings.of_server(server)
    if not orders:
        message = "This server has no briefing yet; /briefing schedule orders one."
        raise QuestionError(message)
    order = await bot.records.briefings.named(server, name) if name.strip() else None
    if order is None and not name.strip() and len(orders) == 1:
        return orders[0]
    if order is None:
        message = f"Say which briefing: {', '.join(order.name for order in orders)}."
        raise QuestionError(message)
    return order


async def pause(bot: "BriefingBot", order: Order) -> None:
    """Stop carrying an order out until it is resumed."""
    await bot.records.briefings.plan(order.id, Upcoming(None, None, OrderState.PAUSED))


async def resume(bot: "BriefingBot", order: Order) -> Order:
    """Carry an order out again from its next time on; what was missed meanwhile is not made up for.

    Raises PostRefused when the bot may not post in its channel.
    """
    await places.find_place(bot, order.channel)
    run = await _first_run(bot, order, order.schedule)
    upcoming = Upcoming(run.at, run.day)
    await bot.records.briefings.plan(order.id, upcoming)
    bot.clockwork.wake()
    return replace(order, upcoming=upcoming)


async def post_now(bot: "BriefingBot", order: Order, interaction: int) -> Delivery:
    """Post what is new at once, besides what is posted on its days; an interaction's id makes it one post."""
    now = discord.utils.utcnow()
    batch = await note_arrivals(bot)
    claim = parcels.claim_of(bot, order, occasion=f"{parcels.NOW}{interaction}", wanted=now, newest_batch=batch)
    parcel = parcels.BriefingParcel(bot, order, claim, day=parcels.local_day(order, now))
    try:
        return await bot.courier.carry(parcel)
    except (BotError, discord.DiscordException, aiohttp.ClientError, OSError) as error:
        broken = replace(claim, state=DeliveryState.FAILED, reason=str(error), ended=discord.utils.utcnow())
        await bot.records.deliveries.end(broken, told=None, upcoming=None)
        raise


async def preview(bot: "BriefingBot", order: Order) -> tuple["Briefing", str]:
    """Compose what an order's briefing would say now; give also the key of the shelf that it is from."""
    batch = await note_arrivals(bot)
    day = parcels.local_day(order, discord.utils.utcnow())
    briefing, _, shelf = await parcels.compose_for(bot, order, parcels.period_of(order, batch), day)
    return briefing, shelf
