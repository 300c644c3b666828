"""What the bot does by itself: looking for new articles, and forgetting servers that removed it."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from typing import Any

import pytest
import simcord

from bot.chat.client import create_bot
from bot.settings import Settings

DAY = 86400.0
NEWS = """---
title: Whalers return
publisher: Island Post
published: 2025-03-03
---
The whalers returned to Sarrow on March 1, 2025, after two years.
"""


@pytest.fixture
async def scanning(settings: Settings) -> AsyncIterator[simcord.Env]:
    """A bot that looks through the articles every five minutes."""
    env = simcord.Env(create_bot(dataclasses.replace(settings, corpus_scan_minutes=5)), shard_count=1)
    env.settle_timeout = 60
    await env.start()
    yield env
    await env.shutdown()
    await env.bot.close()


async def loads(env: simcord.Env) -> list[Any]:
    return [entry for entry in await env.bot.records.audit(20) if entry.details.get("cause") == "scan"]


async def test_new_articles_are_read_without_anybodys_hand_and_recorded_as_such(
    scanning: simcord.Env, settings: Settings
) -> None:
    await scanning.advance_time(301)
    assert await loads(scanning) == []
    (settings.corpus_dir / "whalers.md").write_text(NEWS)
    await scanning.advance_time(301)
    [entry] = await loads(scanning)
    assert (entry.actor, entry.outcome, entry.details["added"]) == (None, "done", 1)
    await scanning.advance_time(601)
    assert len(await loads(scanning)) == 1


async def test_a_scan_that_fails_is_recorded_once_and_goes_on(scanning: simcord.Env, settings: Settings) -> None:
    away = settings.corpus_dir.rename(settings.corpus_dir.with_name("away"))
    await scanning.advance_time(901)
    [entry] = await loads(scanning)
    assert entry.outcome == "failed"
    away.rename(settings.corpus_dir)
    (settings.corpus_dir / "whalers.md").write_text(NEWS)
    await scanning.advance_time(301)
    assert [entry.outcome for entry in await loads(scanning)] == ["done", "failed"]


async def order_and_watch(house: Any) -> None:
    house.env.settle_timeout = 60
    wanted = {"channel": house.channel, "time": "8", "zone": "UTC", "days": "daily", "quiet": "say"}
    await house.manager.slash(house.channel, "briefing schedule", name="Morning", **wanted)
    await house.reader.slash(house.channel, "watch add", query="ferry", where="channel")


async def test_a_server_that_removed_the_bot_is_forgotten_after_thirty_days(house: Any) -> None:
    await order_and_watch(house)
    await house.env.advance_time(DAY)
    house.env.create_guild("Elsewhere")
    house.env.backend.remove_guild(house.server.id)
    await house.env.advance_time(29 * DAY)
    records = house.bot.records
    assert len(await records.briefings.of_server(house.server.id)) == 1
    assert await records.briefings.due(house.env.now()) == ()
    await house.env.advance_time(3 * DAY)
    assert await records.briefings.of_server(house.server.id) == ()
    assert await records.watches.of_user(house.reader.id) == ()
    assert house.server.id not in await records.departures.servers()


async def test_a_server_that_left_while_the_bot_was_down_is_noticed_at_the_next_start(house: Any) -> None:
    await order_and_watch(house)
    await house.bot.close()
    house.env.backend.remove_guild(house.server.id)
    await house.restart()
    await house.env.advance_time(32 * DAY)
    assert await house.bot.records.briefings.of_server(house.server.id) == ()


async def test_a_loop_that_an_error_ends_is_begun_anew_and_the_briefing_comes(
    house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await order_and_watch(house)
    works = house.bot.clockwork
    slept = works._sleep  # noqa: SLF001 - the loop guards everything else, so this is where an error can end it

    async def fails_once(_pause: Any) -> None:
        monkeypatch.setattr(works, "_sleep", slept)
        raise asyncio.InvalidStateError

    monkeypatch.setattr(works, "_sleep", fails_once)
    await house.env.advance_time(DAY)
    assert works.restarts == 1
    assert [message.embeds[0].title for message in house.channel.history() if message.embeds] == ["Morning"]
    told = (await house.reader.slash(house.channel, "status")).response.embeds[0].fields
    assert any("loop begun anew 1 times" in field.value for field in told)
