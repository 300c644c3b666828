"""An answer that takes long: deferred, then shown; a late miss leaves nothing behind in the channel."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.library.library import Library
from bot.library.shelf import Shelf


class HeldLibrary(Library):
    """A library that leases its shelf only once it is let go."""

    def __init__(self, path: Path, env: simcord.Env) -> None:
        super().__init__(path)
        self.let_go = asyncio.Event()
        self._env = env

    @asynccontextmanager
    async def shelf(self) -> AsyncIterator[Shelf]:
        await self._env.external_wait(self.let_go.wait(), reason="the shelf is held")
        async with super().shelf() as shelf:
            yield shelf


@pytest.fixture
async def held(house: Any, settings: Any) -> HeldLibrary:
    await house.bot.library.close()
    house.bot.library = HeldLibrary(settings.library_path, house.env)
    return house.bot.library


async def release(house: Any, held: HeldLibrary) -> None:
    held.let_go.set()
    await house.env.settle()


async def test_a_late_answer_fills_its_placeholder(house: Any, held: HeldLibrary) -> None:
    result = await house.reader.slash(house.channel, "who", name="Ana Petrov")
    assert result.deferred
    await release(house, held)
    assert not result.response.ephemeral
    assert result.response.embeds[0].title == "Ana Petrov"
    assert result.followups == []


async def test_a_late_answer_brings_its_picture(house: Any, held: HeldLibrary) -> None:
    result = await house.reader.slash(house.channel, "timeline")
    assert result.deferred
    await release(house, held)
    assert [attached.filename for attached in result.response.attachments] == ["timeline.png"]


async def test_a_late_miss_takes_the_placeholder_away_and_tells_the_asker_alone(house: Any, held: HeldLibrary) -> None:
    result = await house.reader.slash(house.channel, "who", name="Zebulon Quist")
    await release(house, held)
    assert result.response is None
    assert [told.ephemeral for told in result.followups] == [True]
    assert house.channel.history() == []


async def test_a_late_private_answer_stays_private(house: Any, held: HeldLibrary) -> None:
    result = await house.reader.slash(house.channel, "who", name="Ana Petrov", private=True)
    assert result.ephemeral
    await release(house, held)
    assert result.response.embeds[0].title == "Ana Petrov"


async def test_a_late_page_still_turns(house: Any, settings: Any) -> None:
    timeline = (await house.reader.slash(house.channel, "timeline")).response
    await house.bot.library.close()
    house.bot.library = held = HeldLibrary(settings.library_path, house.env)
    await house.reader.click(timeline, label="Next ▶")
    assert "page 1" in timeline.embeds[0].footer.text
    await release(house, held)
    assert "page 2" in timeline.embeds[0].footer.text
