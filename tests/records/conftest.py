"""Records on either database; the databases themselves are in :mod:`tests.databases`."""

from collections.abc import AsyncIterator

import pytest

from bot.records.store import Records


@pytest.fixture
async def programs(url: str) -> AsyncIterator[list[Records]]:
    """Four programs on one database."""
    opened = [await Records.open(url) for _ in range(4)]
    yield opened
    for program in opened:
        await program.close()
