"""The standing orders of servers: kept as they were given, never more than allowed, planned by one at a time."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given
from sqlalchemy import text

from bot.records.briefings import Order, OrderState, Upcoming
from bot.records.engine import open_engine
from bot.records.store import Records
from bot.schedule import Schedule
from tests.records.samples import CLAIM, DAY, DUE, MINUTE, NOW, ORDER, ORDERS, examples

MOST = 10
LATER = Upcoming(DUE + timedelta(days=1), DAY + timedelta(days=1))


async def put(records: Records, order: Order = ORDER) -> Order:
    recorded = await records.briefings.put(order, MOST)
    assert recorded is not None
    return recorded


async def abolish(url: str, zone: str) -> None:
    """Let the orders in a time zone be in one that has gone."""
    engine = await open_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE briefings SET zone = 'Atlantis/Poseidonis' WHERE zone = :z"), {"z": zone})
    await engine.dispose()


@examples
@given(order=ORDERS)
async def test_any_order_comes_back_as_it_was(records: Records, order: Order) -> None:
    recorded = await put(records, order)
    assert recorded == replace(order, id=recorded.id)
    assert recorded.id
    assert await records.briefings.named(order.server, order.name) == recorded
    assert await records.briefings.order(recorded.id) == recorded
    assert await records.briefings.of_server(order.server) == (recorded,)
    await records.briefings.remove(recorded.id)
    assert await records.briefings.named(order.server, order.name) is None


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Morning news", " morning   NEWS "),
        ("Straße", "STRASSE"),
        ("Café", "cafe\N{COMBINING ACUTE ACCENT}"),
        ("북한", "\u1107\u116e\u11a8\u1112\u1161\u11ab"),  # as some keyboards compose it
        ("x" * 20_000, "X" * 20_000),
        ("a\0b", "A\0B"),
        ("\udcff 'quoted\"", "\udcff 'QUOTED\""),
    ],
)
async def test_a_name_is_found_however_it_is_typed(records: Records, name: str, typed: str) -> None:
    recorded = await put(records, replace(ORDER, name=name))
    assert await records.briefings.named(ORDER.server, typed) == recorded
    assert await records.briefings.named(ORDER.server, f"{typed}!") is None
    assert await records.briefings.named(ORDER.server + 1, typed) is None
    assert (await put(records, replace(ORDER, name=typed))).id == recorded.id


async def test_a_changed_order_keeps_its_id_and_what_it_has_told(records: Records) -> None:
    first = await put(records, replace(ORDER, through=4, missing=("a",)))
    other = await put(records, replace(ORDER, name="Evening"))
    wish = replace(
        ORDER, name="MORNING", channel=9, topics=("war",), schedule=Schedule(time(18), "UTC"), upcoming=LATER
    )
    changed = await put(records, wish)
    assert changed == replace(wish, id=first.id, through=4, missing=("a",))
    assert await records.briefings.of_server(ORDER.server) == (other, changed)


async def test_a_server_has_no_more_orders_than_allowed(records: Records) -> None:
    for name in ("a", "b"):
        assert await records.briefings.put(replace(ORDER, name=name), 2)
    assert await records.briefings.put(replace(ORDER, name="c"), 2) is None
    assert await records.briefings.named(ORDER.server, "c") is None
    assert await records.briefings.put(replace(ORDER, name="B", channel=77), 2)
    assert [order.channel for order in await records.briefings.of_server(ORDER.server)] == [ORDER.channel, 77]
    assert await records.briefings.put(replace(ORDER, server=99), 1)


async def test_programs_at_once_record_no_more_orders_than_allowed(programs: list[Records]) -> None:
    recorded = await asyncio.gather(
        *(programs[n % len(programs)].briefings.put(replace(ORDER, name=f"order {n}"), 5) for n in range(20))
    )
    kept = {order for order in recorded if order}
    assert len(kept) == 5
    assert set(await programs[0].briefings.of_server(ORDER.server)) == kept


async def test_programs_that_order_the_same_name_at_once_make_one_order(programs: list[Records]) -> None:
    recorded = await asyncio.gather(
        *(programs[n % len(programs)].briefings.put(replace(ORDER, channel=n), MOST) for n in range(20))
    )
    assert len({order.id for order in recorded if order}) == 1
    assert None not in recorded
    (kept,) = await programs[0].briefings.of_server(ORDER.server)
    assert kept in recorded


async def test_orders_stand_by_name_whatever_the_database(records: Records) -> None:
    for name in ("b", "_x", "ä", "A", "Z", "10", "a b", "ab"):
        await put(records, replace(ORDER, name=name))
    named = [order.name for order in await records.briefings.of_server(ORDER.server)]
    assert named == ["10", "_x", "A", "a b", "ab", "b", "Z", "ä"]


async def test_due_are_the_active_orders_whose_moment_has_come(records: Records) -> None:
    def planned(name: str, **upcoming: object) -> Order:
        return replace(ORDER, name=name, upcoming=replace(ORDER.upcoming, **upcoming))  # type: ignore[arg-type]

    later = await put(records, planned("later", due=DUE + MINUTE))
    now = await put(records, planned("now"))
    await put(records, planned("paused", state=OrderState.PAUSED))
    await put(records, planned("stopped", state=OrderState.STOPPED))
    await put(records, planned("never", due=None, day=None))
    briefings = records.briefings
    assert await briefings.due(DUE - MINUTE) == ()
    assert await briefings.due(DUE) == ((now.id, ORDER.server),)
    assert await briefings.due(DUE + MINUTE) == ((now.id, ORDER.server), (later.id, ORDER.server))
    assert await briefings.next_due(DUE - MINUTE) == DUE
    assert await briefings.next_due(DUE) == DUE + MINUTE
    assert await briefings.next_due(DUE + MINUTE) is None


async def test_servers_that_removed_the_bot_are_not_served_until_they_are_back(records: Records) -> None:
    stopped = replace(ORDER, name="x", upcoming=Upcoming(DUE, DAY, OrderState.STOPPED, "closed"))
    await put(records)
    recorded = await put(records, stopped)
    await records.departures.note({ORDER.server}, (), NOW)
    assert await records.briefings.due(DUE) == ()
    assert await records.briefings.next_due(NOW) is None
    assert await records.briefings.stopped() == ()
    assert len(await records.briefings.of_server(ORDER.server)) == 2
    await records.departures.note((), {ORDER.server}, NOW)
    assert len(await records.briefings.due(DUE)) == 1
    assert await records.briefings.next_due(NOW) == DUE
    assert await records.briefings.stopped() == (recorded,)


async def test_an_order_is_planned_on_only_if_it_is_still_as_it_was(records: Records) -> None:
    order = await put(records)
    plan = records.briefings.plan
    assert not await plan(order.id, LATER, was=replace(order.upcoming, due=DUE + MINUTE))
    assert not await plan(order.id, LATER, was=replace(order.upcoming, state=OrderState.PAUSED))
    assert not await plan(order.id, LATER, was=Upcoming(None, None))
    assert await records.briefings.order(order.id) == order
    assert await plan(order.id, LATER, was=order.upcoming)
    assert await records.briefings.order(order.id) == replace(order, upcoming=LATER)

    paused = Upcoming(None, None, OrderState.PAUSED)
    assert await plan(order.id, paused)
    assert not await plan(order.id, LATER, was=LATER)
    assert await plan(order.id, LATER, was=paused)
    await records.briefings.remove(order.id)
    assert not await plan(order.id, LATER)


async def test_one_program_of_many_plans_an_order_on(programs: list[Records]) -> None:
    order = await put(programs[0])
    changed = await asyncio.gather(
        *(programs[n % len(programs)].briefings.plan(order.id, LATER, was=order.upcoming) for n in range(20))
    )
    assert changed.count(True) == 1


async def test_an_order_goes_with_its_deliveries(records: Records) -> None:
    order, other = await put(records), await put(records, replace(ORDER, name="other"))
    for one in (order, other):
        await records.deliveries.claim(replace(CLAIM, order_id=one.id), dead_before=NOW)
    await records.briefings.remove(order.id)
    assert await records.deliveries.of(order.id, 10) == ()
    assert await records.briefings.of_server(ORDER.server) == (other,)
    assert len(await records.deliveries.of(other.id, 10)) == 1


@pytest.mark.parametrize("state", OrderState)
async def test_an_order_in_a_zone_that_has_gone_is_shown_as_stopped_and_disturbs_no_other(
    records: Records, url: str, state: OrderState
) -> None:
    upcoming = Upcoming(DUE, DAY, state, "a reason")
    lost = await put(records, replace(ORDER, name="lost", schedule=Schedule(time(8), "Asia/Seoul"), upcoming=upcoming))
    well = await put(records, replace(ORDER, name="well", upcoming=upcoming))
    await abolish(url, "Asia/Seoul")

    shown = await records.briefings.named(ORDER.server, "lost")
    assert shown is not None
    assert shown.upcoming.state is OrderState.STOPPED
    assert "Atlantis/Poseidonis" in shown.upcoming.reason
    assert shown.upcoming.due is None
    assert replace(shown, schedule=lost.schedule, upcoming=upcoming) == lost
    assert await records.briefings.of_server(ORDER.server) == (shown, well)
    assert await records.briefings.due(DUE) == (((well.id, ORDER.server),) if state is OrderState.ACTIVE else ())
    assert await records.briefings.stopped() == ((well,) if state is OrderState.STOPPED else ())

    mended = await put(records, replace(ORDER, name="lost"))
    assert mended == replace(ORDER, name="lost", id=lost.id)
    assert await records.briefings.order(lost.id) == mended


async def test_a_change_that_has_begun_ends_well_though_it_is_cancelled(programs: list[Records]) -> None:
    for steps in range(1, 20):
        write = asyncio.create_task(programs[0].briefings.put(replace(ORDER, name=f"{steps}"), 1000))
        for _ in range(steps):
            await asyncio.sleep(0)
        write.cancel()
        await asyncio.wait([write])
        assert await programs[1].briefings.put(replace(ORDER, channel=steps), 1000)
        assert await programs[0].briefings.named(ORDER.server, f"{steps}")
