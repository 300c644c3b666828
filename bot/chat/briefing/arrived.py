"""What has come: articles are recorded as arrivals when this process first sees them on its shelf, and looked up again.

What the articles say is read from the shelf by others.
"""

from typing import TYPE_CHECKING

import discord

from bot.library import news
from bot.records.arrivals import Period

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot


async def note_arrivals(bot: "BriefingBot") -> int:
    """Record what has come onto the shelf that stands; return the number of the newest batch.

    Raises ShelfNotReady when no shelf stands.
    """
    async with bot.library.shelf() as shelf:
        key = shelf.key
        keys = await news.all_keys(shelf) if key != bot.noted_shelf else ()
    if not keys:
        return await bot.records.arrivals.newest()
    batch = await bot.records.arrivals.note(keys, discord.utils.utcnow())
    bot.noted_shelf = key
    return batch


async def owed(bot: "BriefingBot", period: Period) -> tuple[str, ...]:
    """Tell which articles of a period are not on the shelf that stands; of a first time, which has no period, none."""
    if period.since is None:
        return ()
    came = await arrived(bot, period)
    async with bot.library.shelf() as shelf:
        return (await news.on_shelf(shelf, came))[1]


async def arrived(bot: "BriefingBot", period: Period) -> tuple[str, ...]:
    """Give the keys of the articles that came in a period, with those that are owed from before."""
    return (*await bot.records.arrivals.within(period.since or 0, period.through), *period.missing)
