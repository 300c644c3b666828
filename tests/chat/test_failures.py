"""Every error reaches the person, privately, with a sentence; an unexpected one with an id that the log has too."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.chat import failures
from bot.library.library import Library
from bot.library.shelf import Shelf

UNEXPECTED = re.compile(r"Something went wrong on my side\. It is logged as ([0-9a-f]{6})\.")


class BrokenLibrary(Library):
    """A library with a defect."""

    @asynccontextmanager
    async def shelf(self) -> AsyncIterator[Shelf]:
        message = "a defect"
        raise ZeroDivisionError(message)
        yield


@pytest.fixture
async def broken(house: Any, settings: Any) -> None:
    await house.bot.library.close()
    house.bot.library = BrokenLibrary(settings.library_path)


@pytest.mark.usefixtures("broken")
async def test_an_unexpected_error_is_told_with_the_id_that_the_log_has(
    house: Any, caplog: pytest.LogCaptureFixture
) -> None:
    told = (await house.reader.slash(house.channel, "who", name="Ana")).response
    found = UNEXPECTED.fullmatch(told.content)
    assert told.ephemeral
    assert found
    [entry] = [entry for entry in caplog.records if entry.levelno == logging.ERROR and entry.name == failures.__name__]
    assert found[1] in entry.getMessage()
    assert entry.exc_info
    assert "a defect" in str(entry.exc_info[1])
    assert house.env.errors


@pytest.mark.usefixtures("broken")
async def test_the_last_error_stands_in_the_status(house: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "bot")
    told = (await house.reader.slash(house.channel, "quote")).response
    number = UNEXPECTED.fullmatch(told.content)[1]
    house.bot.library = Library(house.bot.settings.library_path)
    assert house.env.errors
    status = (await house.reader.slash(house.channel, "status")).response
    assert number in next(field.value for field in status.embeds[0].fields if field.name == "Last error")


async def test_an_error_behind_a_button_is_told_as_well(house: Any, settings: Any) -> None:
    timeline = (await house.reader.slash(house.channel, "timeline")).response
    await house.bot.library.close()
    house.bot.library = BrokenLibrary(settings.library_path)
    told = (await house.reader.click(timeline, label="Next ▶")).response
    assert told.ephemeral
    assert UNEXPECTED.fullmatch(told.content)


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060)])
async def test_an_answer_that_comes_too_late_or_twice_is_no_error(
    house: Any, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    caplog.set_level(logging.INFO, "bot")
    house.env.inject_error("POST", "/interactions/*/callback", status=status, code=code, times=None)
    await house.reader.slash(house.channel, "help")
    assert [entry.levelno for entry in caplog.records if str(code) in entry.getMessage()] == [logging.INFO]
    assert not [entry for entry in caplog.records if entry.levelno > logging.INFO]
    assert house.env.errors


async def test_an_answer_goes_without_buttons_when_the_records_are_gone(house: Any) -> None:
    await house.env.settle()
    await house.bot.records.close()
    (house.bot.settings.data_dir / "records.db").unlink()
    (house.bot.settings.data_dir / "records.db").mkdir()
    shown = (await house.reader.slash(house.channel, "who", name="Ana Petrov")).response
    assert shown.embeds[0].title == "Ana Petrov"
    assert shown.components == []
