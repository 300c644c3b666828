"""Watches: kept as they were asked for, none twice, never more than allowed, and none that passes over its news."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from bot.records.arrivals import Period
from bot.records.deliveries import DeliveryState
from bot.records.store import Records
from bot.records.watches import Refusal, Watch
from tests.records.samples import CLAIM, MINUTE, NOW, WATCH, WATCHES, examples

MANY = 1000


async def add(records: Records, watch: Watch = WATCH, *, user: int = MANY, server: int = MANY) -> Watch | Refusal:
    return await records.watches.add(watch, most_of_user=user, most_of_server=server)


async def added(records: Records, watch: Watch = WATCH) -> Watch:
    recorded = await add(records, watch)
    assert isinstance(recorded, Watch)
    return recorded


@examples
@given(watch=WATCHES)
async def test_any_watch_comes_back_as_it_was(records: Records, watch: Watch) -> None:
    recorded = await added(records, watch)
    assert recorded == replace(watch, id=recorded.id)
    assert recorded.id
    assert await records.watches.of_user(watch.owner) == (recorded,)
    assert await records.watches.remove(recorded.id)


async def test_a_users_watches_come_oldest_first(records: Records) -> None:
    for minutes, query in ((2, "c"), (0, "a"), (1, "b")):
        await added(records, replace(WATCH, query=query, created=NOW + minutes * MINUTE))
    await added(records, replace(WATCH, owner=99))
    assert [watch.query for watch in await records.watches.of_user(WATCH.owner)] == ["a", "b", "c"]


async def test_the_same_watch_is_recorded_once(records: Records) -> None:
    first = await added(records, replace(WATCH, query="Harbour  wall"))
    same = replace(WATCH, query=" harbour WALL", name="Ortez", created=NOW + MINUTE, through=9, stopped="closed")
    assert await add(records, same) is Refusal.KNOWN
    # Known tells more than full.
    assert await add(records, same, user=1, server=1) is Refusal.KNOWN
    assert await records.watches.of_user(WATCH.owner) == (first,)
    for other in (
        replace(same, owner=99),
        replace(same, person=""),
        replace(same, channel=None),
        replace(same, query="wall harbour"),
    ):
        assert isinstance(await add(records, other), Watch)


async def test_a_user_has_no_more_watches_than_allowed(records: Records) -> None:
    for query in "ab":
        assert isinstance(await add(records, replace(WATCH, query=query), user=2), Watch)
    assert await add(records, replace(WATCH, query="c", server=None), user=2) is Refusal.USER_FULL
    assert isinstance(await add(records, replace(WATCH, query="c", owner=99), user=2), Watch)
    assert len(await records.watches.of_user(WATCH.owner)) == 2


async def test_a_server_has_no_more_watches_than_allowed(records: Records) -> None:
    for owner in (1, 2):
        assert isinstance(await add(records, replace(WATCH, owner=owner), server=2), Watch)
    assert await add(records, replace(WATCH, owner=3), server=2) is Refusal.SERVER_FULL
    assert await records.watches.of_user(3) == ()
    assert isinstance(await add(records, replace(WATCH, owner=3, server=9), server=2), Watch)
    # Those of no server are counted for none.
    for owner in (1, 2, 3):
        assert isinstance(await add(records, replace(WATCH, owner=owner, server=None, channel=None), server=2), Watch)


async def test_programs_at_once_record_no_more_watches_than_allowed(programs: list[Records]) -> None:
    results = await asyncio.gather(
        *(add(programs[n % 4], replace(WATCH, query=f"{n}", owner=n % 2), user=3, server=5) for n in range(20))
    )
    kept = {watch for watch in results if isinstance(watch, Watch)}
    assert len(kept) == 5
    first, second = await programs[0].watches.of_user(0), await programs[0].watches.of_user(1)
    assert {*first, *second} == kept
    assert sorted([len(first), len(second)]) == [2, 3]


async def test_programs_that_add_the_same_watch_at_once_record_it_once(programs: list[Records]) -> None:
    results = await asyncio.gather(*(add(programs[n % 4]) for n in range(20)))
    assert results.count(Refusal.KNOWN) == 19
    (kept,) = await programs[0].watches.of_user(WATCH.owner)
    assert kept in results


async def test_behind_are_those_not_looked_through_so_far(records: Records) -> None:
    watches = {await added(records, replace(WATCH, query=f"{through}", through=through)) for through in (3, 4, 5)}
    assert {watch.through for watch in watches} == {3, 4, 5}
    assert {watch.through for watch in await records.watches.behind(5)} == {3, 4}
    assert set(await records.watches.behind(6)) == watches
    assert await records.watches.behind(3) == ()


async def test_a_stopped_watch_rests_until_it_is_resumed(records: Records) -> None:
    watch = await added(records)
    other = await added(records, replace(WATCH, query="other", stopped="from the first"))
    await records.watches.stop(watch.id, "closed \0\udcff")
    assert await records.watches.behind(9) == ()
    assert set(await records.watches.of_user(WATCH.owner)) == {replace(watch, stopped="closed \0\udcff"), other}
    await records.watches.resume(watch.id)
    assert await records.watches.behind(9) == (watch,)


async def test_watches_of_servers_that_removed_the_bot_rest(records: Records) -> None:
    await added(records)
    elsewhere = {await added(records, replace(WATCH, owner=owner, server=None)) for owner in (7, 8)}
    await records.departures.note({1}, (), NOW)
    assert set(await records.watches.behind(9)) == elsewhere
    await records.departures.note((), {1}, NOW)
    assert len(await records.watches.behind(9)) == 3


async def test_watches_are_passed_over_as_they_stand(records: Records) -> None:
    passed = [await added(records, replace(WATCH, query=f"{n}", through=n % 3)) for n in range(5)]
    left = await added(records, replace(WATCH, query="left"))
    moved = await added(records, replace(WATCH, query="moved"))
    await records.watches.pass_over([moved], 8, ())
    # What was known of it is out of date.
    await records.watches.pass_over([*passed, moved], 7, ("owed \udcff",))
    expected = {replace(watch, through=7, missing=("owed \udcff",)) for watch in passed}
    assert set(await records.watches.of_user(WATCH.owner)) == expected | {left, replace(moved, through=8)}


async def test_very_many_watches_are_passed_over(records: Records) -> None:
    one = await added(records)
    many = [replace(WATCH, id=f"not there {n}") for n in range(40_000)]
    await records.watches.pass_over([*many, one], 7, ())
    assert await records.watches.of_user(WATCH.owner) == (replace(one, through=7),)


async def test_a_watch_whose_note_is_on_its_way_is_not_passed_over(records: Records) -> None:
    watch = await added(records)
    claim = replace(CLAIM, order_id=watch.id, occasion="after 0")
    await records.deliveries.claim(claim, dead_before=NOW)
    await records.watches.pass_over([watch], 7, ())
    assert await records.watches.of_user(WATCH.owner) == (watch,)
    sent = replace(claim, state=DeliveryState.SENT)
    assert await records.deliveries.end(sent, told=Period(0, 5, ("owed",)), upcoming=None)
    told = replace(watch, through=5, missing=("owed",))
    assert await records.watches.behind(7) == (told,)
    await records.watches.pass_over([told], 7, ())
    assert await records.watches.behind(7) == ()


async def test_programs_that_pass_over_the_same_watches_do_not_get_in_each_others_way(programs: list[Records]) -> None:
    watches = [await added(programs[0], replace(WATCH, query=f"{n}")) for n in range(30)]
    await asyncio.gather(
        *(
            program.watches.pass_over(watches if n % 2 else watches[::-1], 7 + n, (f"{n}",))
            for n, program in enumerate(programs * 3)
        )
    )
    left = await programs[0].watches.of_user(WATCH.owner)
    # The first to come has passed them all over; what the others knew was out of date then.
    assert len({(watch.through, watch.missing) for watch in left}) == 1
    assert left[0].missing == (str(left[0].through - 7),)


async def test_the_watches_of_a_servers_channels_are_found_whosever_they_are(records: Records) -> None:
    here = replace(WATCH, server=5, channel=50)
    mine, others = await added(records, here), await added(records, replace(here, owner=WATCH.owner + 1))
    for elsewhere in (replace(here, server=6, query="b"), replace(here, channel=None, query="c")):
        await added(records, elsewhere)
    assert set(await records.watches.in_channels(5)) == {mine, others}


async def test_a_watch_is_removed_with_its_notes(records: Records) -> None:
    mine, other = await added(records), await added(records, replace(WATCH, query="other"))
    for watch in (mine, other):
        await records.deliveries.claim(replace(CLAIM, order_id=watch.id), dead_before=NOW)
    assert not await records.watches.remove("nothing")
    assert len(await records.deliveries.of(mine.id, 9)) == 1
    assert await records.watches.remove(mine.id)
    assert not await records.watches.remove(mine.id)
    assert await records.watches.of_user(WATCH.owner) == (other,)
    assert await records.deliveries.of(mine.id, 9) == ()
    assert len(await records.deliveries.of(other.id, 9)) == 1


async def test_a_moment_without_a_zone_is_refused(records: Records) -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        await added(records, replace(WATCH, created=(NOW - timedelta(days=1)).replace(tzinfo=None)))
    assert await records.watches.of_user(WATCH.owner) == ()
