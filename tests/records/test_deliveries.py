"""Deliveries: one holder an occasion, whoever claims it when, and an end that is recorded wholly or not at all."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from bot.records.arrivals import Period
from bot.records.briefings import Order, OrderState, Upcoming
from bot.records.deliveries import Delivery, DeliveryState
from bot.records.store import Records
from bot.records.watches import Watch
from tests.records.samples import CLAIM, DAY, DELIVERIES, DUE, MINUTE, NOW, ORDER, WATCH, examples

TOMORROW = Upcoming(DUE + timedelta(days=1), DAY + timedelta(days=1))
TOLD = Period(None, 5, ("owed",))
SENT = replace(CLAIM, state=DeliveryState.SENT, posting=True, message=8, ended=NOW + MINUTE)
LONG_AGO = NOW - MINUTE
"""Nobody's claim is that old."""


async def ordered(records: Records, order: Order = ORDER) -> str:
    recorded = await records.briefings.put(order, 10)
    assert recorded is not None
    return recorded.id


async def watched(records: Records, watch: Watch = WATCH) -> Watch:
    recorded = await records.watches.add(watch, most_of_user=10, most_of_server=10)
    assert isinstance(recorded, Watch)
    return recorded


async def only(records: Records, order_id: str = CLAIM.order_id) -> Delivery:
    (row,) = await records.deliveries.of(order_id, 10)
    return row


@examples
@given(delivery=DELIVERIES)
async def test_any_delivery_comes_back_as_it_was(records: Records, delivery: Delivery) -> None:
    assert await records.deliveries.claim(delivery, dead_before=LONG_AGO) == delivery
    assert await records.deliveries.of(delivery.order_id, 10) == (delivery,)
    await records.briefings.remove(delivery.order_id)


async def test_a_claim_that_is_alive_stays_its_holders(records: Records) -> None:
    await records.deliveries.claim(CLAIM, dead_before=LONG_AGO)
    second = replace(CLAIM, holder="second", period=Period(2, 9), renewed=NOW + MINUTE)
    assert await records.deliveries.claim(second, dead_before=NOW) == CLAIM
    # The holder finds its own again, as it was.
    again = replace(CLAIM, period=Period(2, 9), renewed=NOW + MINUTE)
    assert await records.deliveries.claim(again, dead_before=NOW + 2 * MINUTE) == CLAIM
    assert await only(records) == CLAIM


async def test_a_dead_claim_is_taken_over_with_its_period_and_its_doubt(records: Records) -> None:
    await records.deliveries.claim(replace(CLAIM, posting=True), dead_before=LONG_AGO)
    second = replace(CLAIM, holder="second", period=Period(2, 9), claimed=NOW + MINUTE, renewed=NOW + MINUTE)
    taken = replace(CLAIM, posting=True, holder="second", renewed=NOW + MINUTE)
    assert await records.deliveries.claim(second, dead_before=NOW + MINUTE) == taken
    assert await only(records) == taken


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.FAILED])
async def test_an_ended_delivery_is_not_claimed_again(records: Records, state: DeliveryState) -> None:
    ended = replace(CLAIM, state=state)
    await records.deliveries.claim(ended, dead_before=LONG_AGO)
    second = replace(CLAIM, holder="second")
    assert await records.deliveries.claim(second, dead_before=NOW + MINUTE) == ended
    assert await only(records) == ended


async def test_occasions_and_orders_are_claimed_apart(records: Records) -> None:
    claims = [CLAIM, replace(CLAIM, occasion="2024-03-02"), replace(CLAIM, order_id="other", holder="second")]
    for claim in claims:
        assert await records.deliveries.claim(claim, dead_before=LONG_AGO) == claim


async def test_one_of_many_gets_a_claim(programs: list[Records]) -> None:
    rows = await asyncio.gather(
        *(
            programs[n % len(programs)].deliveries.claim(replace(CLAIM, holder=f"holder {n}"), dead_before=LONG_AGO)
            for n in range(20)
        )
    )
    assert set(rows) == {await only(programs[0])}


async def test_one_of_many_takes_a_dead_claim_over(programs: list[Records]) -> None:
    await programs[0].deliveries.claim(CLAIM, dead_before=LONG_AGO)
    alive = NOW + MINUTE
    rows = await asyncio.gather(
        *(
            programs[n % len(programs)].deliveries.claim(
                replace(CLAIM, holder=f"holder {n}", renewed=alive), dead_before=alive
            )
            for n in range(20)
        )
    )
    assert set(rows) == {await only(programs[0])}
    assert rows[0].holder != CLAIM.holder


async def test_a_failed_delivery_is_opened_again_by_one_of_many(programs: list[Records]) -> None:
    failed = replace(CLAIM, state=DeliveryState.FAILED, reason="closed", ended=NOW)
    await programs[0].deliveries.claim(failed, dead_before=LONG_AGO)
    newer = replace(failed, period=Period(3, 9, ("owed",)))
    rows = await asyncio.gather(
        *(
            programs[n % len(programs)].deliveries.reopen(newer, holder=f"holder {n}", now=NOW + MINUTE)
            for n in range(20)
        )
    )
    row = await only(programs[0])
    assert set(rows) == {row}
    assert row.holder.startswith("holder ")
    opened = replace(CLAIM, holder=row.holder, renewed=NOW + MINUTE, reason="closed", period=newer.period)
    assert row == opened


@pytest.mark.parametrize("state", [DeliveryState.CLAIMED, DeliveryState.SENT, DeliveryState.SKIPPED])
async def test_only_a_failed_delivery_is_opened_again(records: Records, state: DeliveryState) -> None:
    kept = replace(CLAIM, state=state)
    await records.deliveries.claim(kept, dead_before=LONG_AGO)
    assert await records.deliveries.reopen(replace(kept, period=Period(0, 99)), holder="second", now=NOW) == kept
    assert await only(records) == kept


async def test_a_failed_delivery_remembers_whether_a_post_may_be_out(records: Records) -> None:
    for occasion, doubt in (("doubtful", True), ("certain", False)):
        mine = await records.deliveries.claim(replace(CLAIM, occasion=occasion), dead_before=LONG_AGO)
        held = await records.deliveries.hold(mine, NOW, posting=True)
        assert held is not None
        failed = replace(held, state=DeliveryState.FAILED, posting=doubt)
        assert await records.deliveries.end(failed, told=None, upcoming=None)
        assert (await records.deliveries.reopen(failed, holder="second", now=NOW)).posting is doubt


async def test_a_claim_is_held_by_its_holder_only(records: Records) -> None:
    await records.deliveries.claim(CLAIM, dead_before=LONG_AGO)
    assert await records.deliveries.hold(replace(CLAIM, holder="second"), NOW + MINUTE, posting=True) is None
    assert await only(records) == CLAIM
    held = await records.deliveries.hold(CLAIM, NOW + MINUTE, posting=True)
    assert held == replace(CLAIM, renewed=NOW + MINUTE, posting=True)
    assert await only(records) == held
    assert await records.deliveries.end(replace(SENT, holder=CLAIM.holder), told=None, upcoming=None)
    assert await records.deliveries.hold(CLAIM, NOW, posting=True) is None


async def test_what_is_gone_is_neither_held_nor_ended_nor_opened(records: Records) -> None:
    order_id = await ordered(records)
    mine = await records.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
    await records.briefings.remove(order_id)
    assert await records.deliveries.hold(mine, NOW, posting=True) is None
    assert not await records.deliveries.end(mine, told=TOLD, upcoming=TOMORROW)
    reopened = await records.deliveries.reopen(replace(mine, state=DeliveryState.FAILED), holder="second", now=NOW)
    assert reopened.state is DeliveryState.SKIPPED
    assert await records.deliveries.of(order_id, 10) == ()


async def test_the_end_is_recorded_with_the_orders_progress(records: Records) -> None:
    order_id, other = await ordered(records), await ordered(records, replace(ORDER, name="other"))
    watch = await watched(records)
    await records.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
    sent = replace(SENT, order_id=order_id)
    assert await records.deliveries.end(sent, told=TOLD, upcoming=TOMORROW)
    assert await only(records, order_id) == sent
    order = replace(ORDER, id=order_id, through=5, missing=("owed",), upcoming=TOMORROW)
    assert await records.briefings.order(order_id) == order
    assert await records.briefings.order(other) == replace(ORDER, id=other, name="other")
    assert await records.watches.of_user(WATCH.owner) == (watch,)
    # It ends once.
    assert not await records.deliveries.end(replace(sent, message=99), told=Period(None, 7), upcoming=None)
    assert await only(records, order_id) == sent
    assert await records.briefings.order(order_id) == order


async def test_the_end_is_recorded_with_the_watchs_progress(records: Records) -> None:
    watch, other = await watched(records), await watched(records, replace(WATCH, query="war"))
    order_id = await ordered(records)
    await records.deliveries.claim(replace(CLAIM, order_id=watch.id), dead_before=LONG_AGO)
    assert await records.deliveries.end(replace(SENT, order_id=watch.id), told=TOLD, upcoming=None)
    assert set(await records.watches.of_user(WATCH.owner)) == {replace(watch, through=5, missing=("owed",)), other}
    assert await records.briefings.order(order_id) == replace(ORDER, id=order_id)


async def test_an_end_without_news_changes_nothing_of_the_order(records: Records) -> None:
    order_id = await ordered(records)
    await records.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
    skipped = replace(CLAIM, order_id=order_id, state=DeliveryState.SKIPPED, reason="\0 too late", ended=NOW)
    assert await records.deliveries.end(skipped, told=None, upcoming=None)
    assert await only(records, order_id) == skipped
    assert await records.briefings.order(order_id) == replace(ORDER, id=order_id)


async def test_what_was_told_never_goes_back(records: Records) -> None:
    order_id = await ordered(records)
    watch = await watched(records)
    for target in (order_id, watch.id):
        for occasion, told in (("late", Period(0, 7, ("x",))), ("early", Period(0, 5)), ("same", Period(7, 7, ("y",)))):
            claim = replace(CLAIM, order_id=target, occasion=occasion)
            await records.deliveries.claim(claim, dead_before=LONG_AGO)
            assert await records.deliveries.end(replace(claim, state=DeliveryState.SENT), told=told, upcoming=None)
            order = await records.briefings.order(order_id)
            (kept,) = await records.watches.of_user(WATCH.owner)
            assert order is not None
            progress = (order.through, order.missing) if target == order_id else (kept.through, kept.missing)
            assert progress == (7, ("y",) if occasion == "same" else ("x",))


@pytest.mark.parametrize(
    "meanwhile",
    [Upcoming(None, None, OrderState.PAUSED), Upcoming(DUE, DAY, OrderState.PAUSED), Upcoming(DUE + MINUTE, DAY)],
)
async def test_an_order_that_was_planned_otherwise_meanwhile_stays_so(records: Records, meanwhile: Upcoming) -> None:
    order_id = await ordered(records)
    mine = await records.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
    await records.briefings.plan(order_id, meanwhile)
    assert await records.deliveries.end(replace(mine, state=DeliveryState.SENT), told=TOLD, upcoming=TOMORROW)
    order = await records.briefings.order(order_id)
    assert order == replace(ORDER, id=order_id, through=5, missing=("owed",), upcoming=meanwhile)


async def test_a_lost_claim_ends_nothing(records: Records) -> None:
    order_id = await ordered(records)
    mine = await records.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
    taken = await records.deliveries.claim(
        replace(mine, holder="second", renewed=NOW + MINUTE), dead_before=NOW + MINUTE
    )
    assert not await records.deliveries.end(replace(mine, state=DeliveryState.SENT), told=TOLD, upcoming=TOMORROW)
    assert await only(records, order_id) == taken
    assert await records.briefings.order(order_id) == replace(ORDER, id=order_id)


async def test_an_end_that_has_begun_is_recorded_though_the_process_stops(records: Records) -> None:
    order_id = await ordered(records)
    mine = await records.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
    sent = replace(mine, state=DeliveryState.SENT)
    end = asyncio.create_task(records.deliveries.end(sent, told=TOLD, upcoming=TOMORROW))
    await asyncio.sleep(0)
    end.cancel()
    await asyncio.wait([end])
    assert end.cancelled()
    assert await only(records, order_id) == sent
    order = await records.briefings.order(order_id)
    assert order == replace(ORDER, id=order_id, through=5, missing=("owed",), upcoming=TOMORROW)


async def test_an_end_that_cannot_be_recorded_wholly_is_not_recorded(records: Records) -> None:
    order_id = await ordered(records)
    mine = await records.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
    naive = Upcoming(DUE.replace(tzinfo=None), DAY)
    with pytest.raises(ValueError, match="without a time zone"):
        await records.deliveries.end(replace(mine, state=DeliveryState.SENT), told=TOLD, upcoming=naive)
    assert await only(records, order_id) == mine
    assert await records.briefings.order(order_id) == replace(ORDER, id=order_id)


async def test_a_claim_ends_or_is_taken_over_but_never_both(programs: list[Records]) -> None:
    first, second = programs[:2]
    for number in range(20):
        order_id = await ordered(first, replace(ORDER, server=number))
        mine = await first.deliveries.claim(replace(CLAIM, order_id=order_id), dead_before=LONG_AGO)
        thief = replace(mine, holder="second", renewed=NOW + MINUTE)
        ended, seen = await asyncio.gather(
            first.deliveries.end(replace(mine, state=DeliveryState.SENT), told=TOLD, upcoming=TOMORROW),
            second.deliveries.claim(thief, dead_before=NOW + MINUTE),
        )
        order = await first.briefings.order(order_id)
        assert order is not None
        row = await only(first, order_id)
        assert row == seen
        assert (row.state, row.holder) == (
            (DeliveryState.SENT, CLAIM.holder) if ended else (DeliveryState.CLAIMED, "second")
        )
        assert (order.through, order.upcoming) == ((5, TOMORROW) if ended else (None, ORDER.upcoming))


async def test_an_order_may_be_taken_off_while_its_delivery_ends(programs: list[Records]) -> None:
    for number in range(10):
        order_id = await ordered(programs[0], replace(ORDER, server=number))
        watch = await watched(programs[0], replace(WATCH, owner=number))
        for target in (order_id, watch.id):
            await programs[0].deliveries.claim(replace(CLAIM, order_id=target), dead_before=LONG_AGO)
        await asyncio.gather(
            programs[0].deliveries.end(replace(SENT, order_id=order_id), told=TOLD, upcoming=TOMORROW),
            programs[1].briefings.remove(order_id),
            programs[2].deliveries.end(replace(SENT, order_id=watch.id), told=TOLD, upcoming=None),
            programs[3].watches.remove(watch.id),
        )
        assert await programs[0].deliveries.of(order_id, 10) == ()
        assert await programs[0].deliveries.of(watch.id, 10) == ()
        assert await programs[0].briefings.order(order_id) is None


async def test_the_newest_deliveries_come_first(records: Records) -> None:
    days = [timedelta(days=number) for number in (1, 3, 0, 2)]
    for day in days:
        claim = replace(CLAIM, occasion=str(DAY + day), wanted=DUE + day)
        await records.deliveries.claim(claim, dead_before=LONG_AGO)
    # Of one moment, what was claimed later: a briefing that a manager asks for just then.
    asked = replace(CLAIM, occasion="now 1", wanted=DUE + timedelta(days=2), claimed=NOW + MINUTE)
    await records.deliveries.claim(asked, dead_before=LONG_AGO)
    found = [one.occasion for one in await records.deliveries.of(CLAIM.order_id, 4)]
    assert found == ["2024-03-04", "now 1", "2024-03-03", "2024-03-02"]
    assert await records.deliveries.of("another", 4) == ()
