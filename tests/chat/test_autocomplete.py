"""What is offered while somebody types: within Discord's limits, and never an error."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.library.library import Library
from bot.library.shelf import Shelf

OPTIONS = [
    ("who", "name"),
    ("timeline", "who"),
    ("timeline", "topic"),
    ("timeline", "publisher"),
    ("timeline", "since"),
    ("timeline", "until"),
    ("quote", "topic"),
    ("quote", "speaker"),
    ("search", "query"),
    ("article", "title"),
]
TYPED = ["", "p", "🙂", '"*()-:^', "x" * 100, "'; DROP", "\u202e"]


class BrokenLibrary(Library):
    """A library with a defect."""

    @asynccontextmanager
    async def shelf(self) -> AsyncIterator[Shelf]:
        message = "a defect"
        raise ZeroDivisionError(message)
        yield


async def test_the_beginning_of_a_name_offers_the_people(house: Any) -> None:
    offered = await house.reader.autocomplete(house.channel, "who", "name", "petr")
    assert {choice["value"] for choice in offered} == {"Ana Petrov", "Ivo Petrov"}


async def test_what_is_offered_is_answered(house: Any) -> None:
    [offered, *_] = await house.reader.autocomplete(house.channel, "who", "name", "duart")
    shown = (await house.reader.slash(house.channel, "who", name=offered["value"])).response
    assert shown.embeds[0].title == "Lena Duarte"


async def test_publishers_are_offered(house: Any) -> None:
    offered = await house.reader.autocomplete(house.channel, "timeline", "publisher", "harb")
    assert [choice["value"] for choice in offered] == ["Harbour Gazette"]


@pytest.mark.parametrize(("command", "option"), OPTIONS)
async def test_whatever_is_typed_the_offers_are_what_discord_accepts(house: Any, command: str, option: str) -> None:
    for typed in TYPED:
        offered = await house.reader.autocomplete(house.channel, command, option, typed)
        assert len(offered) <= 25
        for choice in offered:
            assert 1 <= len(choice["name"].encode("utf-16-le")) // 2 <= 100
            assert 1 <= len(choice["value"].encode("utf-16-le")) // 2 <= 100


async def test_a_defect_offers_nothing_and_is_logged(house: Any, caplog: pytest.LogCaptureFixture) -> None:
    await house.bot.library.close()
    house.bot.library = BrokenLibrary(house.bot.settings.library_path)
    assert await house.reader.autocomplete(house.channel, "who", "name", "petr") == []
    assert "No suggestions for person" in caplog.text
