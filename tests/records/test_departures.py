"""Servers that left: noted once, forgotten after a while with all that names them, and kept when they come back."""

import asyncio
from dataclasses import replace

from bot.records.store import AuditEntry, Records
from bot.records.watches import Watch
from tests.records.samples import CLAIM, HIGHEST_ID, MINUTE, NOW, ORDER, WATCH

GONE, STAYS = HIGHEST_ID, 2


async def furnish(records: Records, server: int) -> str:
    """Record one of everything for a server; return its order's id."""
    order = await records.briefings.put(replace(ORDER, server=server), 1)
    watch = await records.watches.add(replace(WATCH, server=server, channel=server), most_of_user=9, most_of_server=9)
    assert order
    assert isinstance(watch, Watch)
    for one in (order.id, watch.id):
        await records.deliveries.claim(replace(CLAIM, order_id=one, server=server), dead_before=NOW)
    await records.add_audit(AuditEntry(NOW, 1, server, "reload", "done", {}))
    return order.id


async def traces(records: Records, server: int, order_id: str) -> tuple[int, int, int, int]:
    """Count what is left of a server: orders, watches, deliveries of its order, entries in the audit."""
    return (
        len(await records.briefings.of_server(server)),
        sum(watch.server == server for watch in await records.watches.of_user(WATCH.owner)),
        len(await records.deliveries.of(order_id, 10)),
        sum(entry.server == server for entry in await records.audit(100)),
    )


async def test_every_server_that_is_named_anywhere_is_known(records: Records) -> None:
    assert await records.departures.servers() == frozenset()
    await records.briefings.put(replace(ORDER, server=1), 1)
    await records.watches.add(replace(WATCH, server=2), most_of_user=9, most_of_server=9)
    await records.watches.add(replace(WATCH, server=None, query="x"), most_of_user=9, most_of_server=9)
    for number in (3, 3, None):
        claim = replace(CLAIM, server=number, occasion=f"{number}")
        await records.deliveries.claim(claim, dead_before=NOW)
    for number in (4, None):
        await records.add_audit(AuditEntry(NOW, None, number, "reload", "done", {}))
    await records.departures.note({HIGHEST_ID}, (), NOW)
    assert await records.departures.servers() == {1, 2, 3, 4, HIGHEST_ID}


async def test_a_server_is_forgotten_with_all_that_names_it_and_no_other(records: Records) -> None:
    gone, stays = await furnish(records, GONE), await furnish(records, STAYS)
    await records.add_audit(AuditEntry(NOW, None, None, "reload", "done", {}))
    await records.departures.note({GONE}, {STAYS}, NOW)
    assert await records.departures.forget(NOW) == 0
    assert await traces(records, GONE, gone) == (1, 1, 1, 1)
    assert await records.departures.forget(NOW + MINUTE) == 1
    assert await traces(records, GONE, gone) == (0, 0, 0, 0)
    assert await traces(records, STAYS, stays) == (1, 1, 1, 1)
    assert len(await records.audit(10)) == 2
    assert await records.departures.servers() == {STAYS}
    assert await records.departures.forget(NOW + MINUTE) == 0


async def test_the_first_moment_counts_until_the_server_is_back(records: Records) -> None:
    order_id = await furnish(records, GONE)
    await records.departures.note([GONE], [], NOW)
    await records.departures.note([GONE], [], NOW + 9 * MINUTE)
    await records.departures.note([], [GONE, STAYS], NOW)
    assert await records.departures.forget(NOW + MINUTE) == 0
    await records.departures.note([GONE], [], NOW + 2 * MINUTE)
    await records.departures.note([GONE], [], NOW + 9 * MINUTE)
    assert await records.departures.forget(NOW + 2 * MINUTE) == 0
    assert await traces(records, GONE, order_id) == (1, 1, 1, 1)
    assert await records.departures.forget(NOW + 3 * MINUTE) == 1
    assert await records.departures.servers() == frozenset()


async def test_programs_that_note_the_same_at_once_all_succeed(programs: list[Records]) -> None:
    await asyncio.gather(
        *(program.departures.note(range(1, 30), range(30, 60), NOW) for program in programs * 3),
        *(program.departures.note([60], [], NOW) for program in programs),
    )
    assert await programs[0].departures.servers() == {*range(1, 30), 60}


async def test_a_server_that_comes_back_keeps_all_or_nothing(programs: list[Records]) -> None:
    for server in range(1, 11):
        order_id = await furnish(programs[0], server)
        await programs[0].departures.note([server], [], NOW)
        forgotten, _ = await asyncio.gather(
            programs[0].departures.forget(NOW + MINUTE), programs[1].departures.note([], [server], NOW)
        )
        assert forgotten in {0, 1}
        assert await traces(programs[0], server, order_id) == ((0, 0, 0, 0) if forgotten else (1, 1, 1, 1))
        if not forgotten:
            await programs[0].departures.note([server], [], NOW)
            assert await programs[0].departures.forget(NOW + MINUTE) == 1


async def test_a_server_may_be_forgotten_while_its_deliveries_end(programs: list[Records]) -> None:
    for server in range(1, 6):
        order_id = await furnish(programs[0], server)
        await programs[0].departures.note([server], [], NOW)
        await asyncio.gather(
            *(
                program.deliveries.end(replace(CLAIM, order_id=order_id), told=CLAIM.period, upcoming=None)
                for program in programs[1:]
            ),
            programs[0].departures.forget(NOW + MINUTE),
        )
        assert await traces(programs[0], server, order_id) == (0, 0, 0, 0)
