"""Decisions on people: one a pair of names, the later one counts, and none is lost however many programs decide."""

import asyncio
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.names.merge import Decided
from bot.records.decisions import Decision, Verdict
from bot.records.store import Records
from tests.records.samples import HIGHEST_ID, IDS, MINUTE, MOMENTS, NOW, TEXT, examples

KEYS = st.text("abcz019", min_size=1, max_size=200)
DECISION = Decision("hahnsolbi", "hansolbi", "Hahn Sol-bi", "Han Sol-bi", Verdict.SAME, 3, 1, NOW)
DECISIONS = st.builds(
    Decision,
    first=KEYS,
    second=KEYS,
    first_name=TEXT,
    second_name=TEXT,
    verdict=st.sampled_from(Verdict),
    set_by=st.none() | IDS,
    server=st.none() | IDS,
    at=MOMENTS,
)


@examples
@given(decision=DECISIONS)
async def test_any_decision_comes_back_as_it_was_with_its_names_in_order(records: Records, decision: Decision) -> None:
    await records.decisions.put(decision)
    (kept,) = await records.decisions.every()
    assert kept == decision.ordered()
    assert kept.first <= kept.second
    assert {(kept.first, kept.first_name), (kept.second, kept.second_name)} == {
        (decision.first, decision.first_name),
        (decision.second, decision.second_name),
    }
    assert await records.decisions.take_back(decision.second, decision.first)
    assert await records.decisions.every() == ()


async def test_a_later_decision_on_the_same_pair_replaces_the_earlier_one(records: Records) -> None:
    await records.decisions.put(DECISION)
    later = Decision("hansolbi", "hahnsolbi", "HAN", "HAHN", Verdict.DIFFERENT, HIGHEST_ID, None, NOW + MINUTE)
    await records.decisions.put(later)
    assert await records.decisions.every() == (later.ordered(),)


async def test_decisions_come_newest_first_and_reach_a_reload_as_plain_data(records: Records) -> None:
    for minutes, (key, verdict) in enumerate((("b", Verdict.SAME), ("a", Verdict.DIFFERENT), ("c", Verdict.SAME))):
        await records.decisions.put(replace(DECISION, first=key, verdict=verdict, at=NOW + minutes * MINUTE))
    assert [one.first for one in await records.decisions.every()] == ["c", "a", "b"]
    assert await records.decisions.plain() == (
        Decided("c", "hansolbi", same=True),
        Decided("a", "hansolbi", same=False),
        Decided("b", "hansolbi", same=True),
    )


async def test_what_is_not_decided_cannot_be_taken_back(records: Records) -> None:
    await records.decisions.put(DECISION)
    assert not await records.decisions.take_back("hansolbi", "hansolbi")
    assert await records.decisions.every() == (DECISION,)


async def test_programs_that_decide_the_same_pair_at_once_leave_one_decision(programs: list[Records]) -> None:
    await asyncio.gather(
        *(
            program.decisions.put(replace(DECISION, set_by=number, verdict=verdict))
            for number, program in enumerate(programs * 3)
            for verdict in Verdict
        )
    )
    assert len(await programs[0].decisions.every()) == 1


async def test_a_server_that_left_takes_its_name_from_its_decisions_along_and_no_other(records: Records) -> None:
    await records.decisions.put(DECISION)
    await records.decisions.put(replace(DECISION, first="a", server=2))
    assert await records.departures.servers() == {1, 2}
    await records.departures.note({1}, (), NOW)
    assert await records.departures.forget(NOW + MINUTE) == 1
    kept = {one.first: one.server for one in await records.decisions.every()}
    assert kept == {"hahnsolbi": None, "a": 2}
    assert await records.departures.servers() == {2}
