"""Arrivals: each article once, in batches without gaps, whoever records them at the same time."""

import asyncio
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.store import Records
from tests.records.samples import NOW, TEXT, examples

ODD_KEYS = [
    "",
    " ",
    "a.md",
    "A.md",
    "a.md ",
    "a\0b",
    "name \udcff that could not be decoded",
    """it's "quoted"; DROP TABLE arrivals --""",
    "%s :article {x} \\",
    "북한/기사.md",
    # No database can make an index entry of it smaller.
    "".join(random.Random(7).choices([chr(code) for code in range(0xAC00, 0xD7A4)], k=5000)),  # noqa: S311
]


async def batches(records: Records) -> list[set[str]]:
    """Return the articles of each batch, seen to be named once."""
    found = [await records.arrivals.within(batch - 1, batch) for batch in range(1, await records.arrivals.newest() + 1)]
    assert [len(set(keys)) for keys in found] == [len(keys) for keys in found]
    return [set(keys) for keys in found]


async def test_only_what_was_not_known_makes_a_batch(records: Records) -> None:
    assert await records.arrivals.newest() == 0
    assert await records.arrivals.note((), NOW) == 0
    assert await records.arrivals.note(("a", "b", "a"), NOW) == 1
    assert await records.arrivals.note(iter(["b", "c"]), NOW) == 2
    assert await records.arrivals.note(["a", "c"], NOW) == 2
    assert await records.arrivals.newest() == 2
    assert await batches(records) == [{"a", "b"}, {"c"}]


async def test_a_period_is_behind_its_first_number_and_up_to_its_last(records: Records) -> None:
    for key in "abcd":
        await records.arrivals.note([key], NOW)
    assert await records.arrivals.within(1, 3) == ("b", "c")
    assert await records.arrivals.within(0, 99) == ("a", "b", "c", "d")
    assert await records.arrivals.within(4, 4) == ()


async def test_a_moment_without_a_zone_is_refused_and_nothing_is_kept(records: Records) -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        await records.arrivals.note(["a"], NOW.replace(tzinfo=None))
    assert await records.arrivals.newest() == 0
    assert await records.arrivals.note(["a"], NOW) == 1


async def test_a_key_may_be_any_text(records: Records) -> None:
    assert await records.arrivals.note(ODD_KEYS, NOW) == 1
    assert await records.arrivals.note(ODD_KEYS, NOW) == 1
    assert await batches(records) == [set(ODD_KEYS)]


async def test_a_whole_corpus_is_one_batch(records: Records) -> None:
    corpus = {f"{number}.md" for number in range(1201)}
    await records.arrivals.note(["700.md"], NOW)
    assert await records.arrivals.note(sorted(corpus), NOW) == 2
    assert await batches(records) == [{"700.md"}, corpus - {"700.md"}]


@examples
@given(notes=st.lists(st.lists(TEXT, max_size=4), max_size=4))
async def test_every_article_is_of_the_batch_that_first_had_it(records: Records, notes: list[list[str]]) -> None:
    before = await records.arrivals.newest()
    known = set(await records.arrivals.within(0, before))
    expected = []
    for keys in notes:
        await records.arrivals.note(keys, NOW)
        expected += [set(keys) - known] if set(keys) - known else []
        known |= set(keys)
    assert (await batches(records))[before:] == expected


async def test_programs_that_record_at_once_make_batches_without_gaps(programs: list[Records]) -> None:
    notes = [[f"{number}.md" for number in range(start, start + 40)] for start in range(0, 200, 10)]
    returned = await asyncio.gather(
        *(programs[at % len(programs)].arrivals.note(keys, NOW) for at, keys in enumerate(notes))
    )
    found = await batches(programs[0])
    assert all(found)
    assert sum(map(len, found)) == len(set().union(*found))
    assert set().union(*found) == set().union(*notes)
    # Who has recorded something finds it at once among what came up to the number returned.
    for keys, newest in zip(notes, returned, strict=True):
        assert set(keys) <= set().union(*found[:newest])


async def test_who_has_read_up_to_a_batch_misses_nothing_below_it(programs: list[Records]) -> None:
    seen: list[tuple[int, frozenset[str]]] = []

    async def read(records: Records) -> None:
        newest = await records.arrivals.newest()
        seen.append((newest, frozenset(await records.arrivals.within(0, newest))))

    notes = [[f"{batch}/{number}.md" for number in range(300)] for batch in range(10)]
    writes = [programs[at % 2].arrivals.note(keys, NOW) for at, keys in enumerate(notes)]
    reads = [read(programs[2 + at % 2]) for at in range(100)]
    await asyncio.gather(*writes, *reads)

    assert await programs[0].arrivals.newest() == len(notes)
    for newest, keys in seen:
        assert keys == frozenset(await programs[0].arrivals.within(0, newest))


async def test_a_recording_that_has_begun_ends_well_though_it_is_cancelled(programs: list[Records]) -> None:
    first, second = programs[:2]
    expected = []
    for steps in range(24):
        write = asyncio.create_task(first.arrivals.note([f"{steps}a", f"{steps}b"], NOW))
        for _ in range(steps):
            await asyncio.sleep(0)
        write.cancel()
        await asyncio.wait([write])
        assert write.cancelled() or steps > 1
        # The other program does not meet a lock that nobody will open.
        await second.arrivals.note([f"{steps}c"], NOW)
        expected += [{f"{steps}a", f"{steps}b"}] if steps else []
        expected += [{f"{steps}c"}]
    await first.arrivals.note(["last"], NOW)
    assert await batches(second) == [*expected, {"last"}]
