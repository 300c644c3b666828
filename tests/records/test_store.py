"""The contract of the records, on both databases."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.store import AuditEntry, Button, Records
from tests.records.samples import HIGHEST_ID, NOW, TEXT, examples

BUTTON = Button(HIGHEST_ID, "timeline", {"who": "Ó Néill", "page": 2}, "shelf-1", NOW + timedelta(days=30))
ENTRY = AuditEntry(NOW, HIGHEST_ID, HIGHEST_ID - 1, "reload", "done", {"added": ["a.txt"], "seconds": 1.5})

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


async def test_a_button_comes_back_as_it_was(records: Records) -> None:
    token = await records.add_button(BUTTON)
    assert await records.button(token, NOW) == BUTTON


async def test_tokens_are_unlike_and_fit_into_a_custom_id(records: Records) -> None:
    tokens = [await records.add_button(BUTTON) for _ in range(20)]
    assert len(set(tokens)) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", token) for token in tokens)


async def test_a_button_expires_at_its_moment(records: Records) -> None:
    token = await records.add_button(BUTTON)
    assert await records.button(token, BUTTON.expires - timedelta(microseconds=1)) == BUTTON
    assert await records.button(token, BUTTON.expires) is None


@pytest.mark.parametrize("token", ["", "A" * 22, "A" * 100_000, "\0" * 22, "\ud800", "' OR 1=1 --", "صفحة"])
async def test_an_unknown_token_is_no_button_whatever_it_is(records: Records, token: str) -> None:
    await records.add_button(BUTTON)
    assert await records.button(token, NOW) is None


async def test_only_expired_buttons_are_forgotten(records: Records) -> None:
    lives = await records.add_button(BUTTON)
    for _ in range(3):
        await records.add_button(replace(BUTTON, expires=NOW))
    assert await records.forget_expired_buttons(NOW) == 3
    assert await records.forget_expired_buttons(NOW) == 0
    assert await records.button(lives, NOW) == BUTTON


async def test_moments_come_back_in_utc_and_compare_across_zones(records: Records) -> None:
    seoul = timezone(timedelta(hours=9))
    token = await records.add_button(replace(BUTTON, expires=BUTTON.expires.astimezone(seoul)))
    found = await records.button(token, (BUTTON.expires - timedelta(seconds=1)).astimezone(seoul))
    assert found is not None
    assert found.expires.tzinfo is UTC
    assert found.expires == BUTTON.expires


async def test_a_moment_without_a_zone_is_refused(records: Records) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a time zone"):
        await records.add_button(replace(BUTTON, expires=naive))
    with pytest.raises(ValueError, match="without a time zone"):
        await records.forget_expired_buttons(naive)


async def test_arguments_that_are_no_json_are_refused_and_nothing_is_kept(records: Records) -> None:
    for arguments in ({"x": float("nan")}, {"x": NOW}):
        with pytest.raises((ValueError, TypeError)):
            await records.add_button(replace(BUTTON, arguments=arguments))
    assert await records.forget_expired_buttons(datetime.max.replace(tzinfo=UTC)) == 0


@examples
@given(arguments=st.dictionaries(TEXT, JSON, max_size=4))
async def test_any_json_comes_back_as_it_was(records: Records, arguments: dict[str, Any]) -> None:
    token = await records.add_button(replace(BUTTON, arguments=arguments))
    found = await records.button(token, NOW)
    assert found is not None
    assert found.arguments == arguments


@examples
@given(text=TEXT)
async def test_any_text_comes_back_as_it_was(records: Records, text: str) -> None:
    await records.remember("a fact", text)
    await records.add_audit(replace(ENTRY, outcome=text, details={text: text}))
    (entry,) = await records.audit(1)
    assert (entry.outcome, entry.details, await records.recall("a fact")) == (text, {text: text}, text)


async def test_the_audit_tells_the_newest_first(records: Records) -> None:
    old = replace(ENTRY, at=NOW - timedelta(days=1), action="first")
    same_moment = replace(ENTRY, actor=None, server=None, action="second of the same moment")
    for entry in (ENTRY, same_moment, old):
        await records.add_audit(entry)
    assert await records.audit(10) == (same_moment, ENTRY, old)
    assert await records.audit(2) == (same_moment, ENTRY)
    assert await records.audit(0) == ()


async def test_a_fact_is_the_last_one_remembered(records: Records) -> None:
    assert await records.recall("commands") is None
    await records.remember("commands", "one")
    await records.remember("commands", "two")
    await records.remember("other", "")
    assert (await records.recall("commands"), await records.recall("other")) == ("two", "")


async def test_records_outlive_the_process(url: str) -> None:
    first = await Records.open(url)
    token = await first.add_button(BUTTON)
    await first.close()
    second = await Records.open(url)
    assert await second.button(token, NOW) == BUTTON
    await second.close()


async def test_many_writers_at_once_all_succeed(url: str) -> None:
    programs = [await Records.open(url) for _ in range(3)]
    tokens = await asyncio.gather(*(program.add_button(BUTTON) for program in programs for _ in range(60)))
    await asyncio.gather(*(program.remember("same key", str(n)) for n, program in enumerate(programs)))
    assert len(set(tokens)) == 180
    assert await programs[0].forget_expired_buttons(BUTTON.expires) == 180
    assert await programs[0].recall("same key") in {"0", "1", "2"}
    for program in programs:
        await program.close()


async def test_a_cancelled_write_leaves_the_records_usable(records: Records) -> None:
    for steps in range(12):
        write = asyncio.create_task(records.add_button(BUTTON))
        for _ in range(steps):
            await asyncio.sleep(0)
        write.cancel()
        await asyncio.wait([write])
    token = await records.add_button(BUTTON)
    assert await records.button(token, NOW) == BUTTON
