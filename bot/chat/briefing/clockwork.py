"""The loop behind briefings and watches: it sleeps until something is due, and nothing that goes wrong ends it.

It decides what is tried when, and how often again; how one delivery is made is in the modules beside it. Should the
loop end all the same, it is begun anew; should it stand still, what it waits for is given up.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

import discord

from bot.chat.briefing import notes, orders
from bot.chat.briefing.courier import LEASE
from bot.errors import BotError

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)

_AT_ONCE = 4
"""Deliveries under way at the same time: one slow channel holds up no other, and many servers do not flood Discord."""
_CROWD_PAUSE_S = 0.4
"""Longest pause before a delivery when others wait: 1,000 servers due at one minute are served within some minutes."""
LONGEST_NAP = timedelta(minutes=5)
"""How long the loop sleeps at most, and thereby how soon it notices what another process has recorded."""
_AFTER_FAILURE = timedelta(seconds=20)
_FIRST_RETRY, _LONGEST_RETRY = timedelta(seconds=15), timedelta(minutes=15)
_SLOW = "Discord did not answer in time."
_STANDSTILL_S = 300.0
"""A look that takes so long waits for something that will not come, and is given up."""


@dataclass(frozen=True, slots=True)
class Again:
    """When something is tried again, how often it was tried in vain, and what went wrong last."""

    at: datetime
    failures: int
    problem: str


class Clockwork:
    """What one process does by itself. :meth:`start` it once the records are open, :meth:`close` it before them."""

    def __init__(self, bot: "BriefingBot") -> None:
        self._bot = bot
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._again: dict[str, Again] = {}
        self._loop: asyncio.Task[None] | None = None
        self._awake = False
        self._nap: asyncio.Task[None] | None = None
        self._closed = False
        self.looked_at: datetime | None = None
        self.restarts = 0
        self.last_problem: tuple[datetime, str] | None = None

    def start(self) -> None:
        """Begin, as soon as Discord has told which servers there are."""
        self._begin_loop()

    def wake(self) -> None:
        """Look at once, or once more if a look is under way: something has changed."""
        self._awake = True
        if self._nap is not None:
            self._nap.cancel()

    def hurry(self) -> None:
        """Try everything again at once: what it waited for may have come."""
        now = discord.utils.utcnow()
        self._again = {key: replace(again, at=min(again.at, now)) for key, again in self._again.items()}
        self.wake()

    async def close(self) -> None:
        """Stop; a delivery that is under way is left as a claim, which the next process finishes."""
        self._closed = True
        running = [task for task in (self._loop, self._nap, *self._busy.values()) if task]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def problem_of(self, order_id: str) -> Again | None:
        """Give what keeps an order from being delivered at the moment, if it is being tried again."""
        return self._again.get(order_id)

    def _begin_loop(self) -> None:
        self._loop = asyncio.create_task(self._run(), name="clockwork")
        self._loop.add_done_callback(self._ended)

    def _ended(self, loop: asyncio.Task[None]) -> None:
        """Begin the loop anew if an error has ended it; who cancels it wants it to end."""
        if self._closed or loop.cancelled():
            return
        _log.error("The loop of briefings ended; it is begun anew", exc_info=loop.exception())
        self.restarts += 1
        self._begin_loop()

    async def _run(self) -> None:
        while True:
            self._awake = False
            try:
                await self._bot.wait_until_ready()
                async with asyncio.timeout(_STANDSTILL_S):
                    pause = await self._look()
            except Exception as error:  # noqa: BLE001 - whatever it is, there will be a next time
                self._note(error)
                pause = _AFTER_FAILURE
            self.looked_at = discord.utils.utcnow()
            await self._sleep(pause)

    async def _sleep(self, pause: timedelta) -> None:
        """Sleep until woken; the sleep is a task of its own, so that waking it disturbs nothing else."""
        if self._awake:
            return
        self._nap = asyncio.create_task(asyncio.sleep(max(pause.total_seconds(), 0)))
        await asyncio.wait({self._nap})

    async def _look(self) -> timedelta:
        """Begin whatever is due, and tell how long nothing else will be."""
        await orders.revive(self._bot)
        records, now = self._bot.records, discord.utils.utcnow()
        due = [(order, server) for order, server in await records.briefings.due(now) if self._serves(server)]
        for order in _in_turn(due):
            self._begin(order, partial(orders.deliver, self._bot, order, self._problem(order)))
        watches = await notes.waiting(self._bot)
        for watch in watches:
            self._begin(watch.id, partial(notes.deliver, self._bot, watch))
        wanted = {*self._busy, *(order for order, _ in due), *(watch.id for watch in watches)}
        # What is done by another process, paused or taken off is not waited for: its time would be over at every look.
        self._again = {key: again for key, again in self._again.items() if key in wanted}
        upcoming = [again.at for key, again in self._again.items() if key not in self._busy]
        following = await records.briefings.next_due(now)
        upcoming += [following] if following else []
        return min([*(at - now for at in upcoming), LONGEST_NAP])

    def _serves(self, server: int) -> bool:
        guild = self._bot.get_guild(server)
        return guild is not None and not guild.unavailable

    def _problem(self, key: str) -> str:
        again = self._again.get(key)
        return again.problem if again else ""

    def _begin(self, key: str, work: Callable[[], Awaitable[bool]]) -> None:
        again = self._again.get(key)
        if key in self._busy or (again and again.at > discord.utils.utcnow()):
            return
        crowded = len(self._busy) >= _AT_ONCE
        self._busy[key] = asyncio.create_task(self._try(key, work, crowded=crowded), name=f"delivery of {key}")

    async def _try(self, key: str, work: Callable[[], Awaitable[bool]], *, crowded: bool) -> None:
        try:
            async with self._slots:
                if crowded:
                    await asyncio.sleep(random.uniform(0, _CROWD_PAUSE_S))  # noqa: S311 - no secret
                if await work():
                    self._again.pop(key, None)
                else:  # another process is at it
                    self._again[key] = Again(discord.utils.utcnow() + LEASE, 0, self._problem(key))
        except Exception as error:  # noqa: BLE001 - tried again
            failures = self._again[key].failures + 1 if key in self._again else 1
            self._again[key] = Again(discord.utils.utcnow() + _back_off(failures), failures, self._note(error))
        finally:
            del self._busy[key]
            if not self._busy:
                self.wake()

    def _note(self, error: Exception) -> str:
        """Log an error and put it into a sentence."""
        if isinstance(error, BotError | discord.DiscordException | OSError | TimeoutError):
            _log.warning("A briefing or watch has to wait: %r", error)
        else:
            _log.error("A briefing or watch has to wait", exc_info=error)
        sentence = _SLOW if isinstance(error, TimeoutError) else str(error) or type(error).__name__
        self.last_problem = (discord.utils.utcnow(), sentence)
        return sentence


def _back_off(failures: int) -> timedelta:
    longest: timedelta = min(_FIRST_RETRY * 2 ** min(failures - 1, 10), _LONGEST_RETRY)
    return longest * random.uniform(0.6, 1)  # noqa: S311 - no secret


def _in_turn(due: Iterable[tuple[str, int]]) -> list[str]:
    """Give the orders so that each server's first comes before any server's second."""
    by_server: dict[int, list[str]] = {}
    for order, server in due:
        by_server.setdefault(server, []).append(order)
    rounds = zip_longest(*by_server.values())
    return [order for order in chain.from_iterable(rounds) if order is not None]
