"""Merging on real shelves: with evidence or by decision only, with its reason, and the same however it came about."""

import random
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

from bot.library import merging, people
from bot.library.library import Library
from bot.library.merges import MergeNote, Spelling, merged_into, merges_of, spelling, spellings_of
from bot.library.shelf import Shelf
from bot.library.writer import Writer
from bot.names.merge import Decided

PutUp = Callable[..., None]
RAIL = "minister of rail"
SU, SOO = "Choe Rak-su", "Choi Rak-soo"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@asynccontextmanager
async def shelf_of(path: Path) -> AsyncIterator[Shelf]:
    library = Library(path)
    async with library.shelf() as shelf:
        yield shelf
    await library.close()


@pytest.fixture
def told(story: Any) -> Callable[..., Any]:
    """Makes an article that names people, with a role perhaps: ``told("a.md", "Lena Ortez", ("Han Sol-bi", "x"))``."""

    def make(key: str, *named: str | tuple[str, str]) -> Any:
        pairs = [one if isinstance(one, tuple) else (one, "") for one in named]
        text = " ".join(f"{name} is {role}." if role else f"{name} spoke." for name, role in pairs)
        return story(
            key,
            f"News {key}",
            (text or "Nobody spoke.",),
            people={name: () for name, _ in pairs},
            roles={name: (role,) for name, role in pairs if role},
        )

    return make


def merged(path: Path) -> dict[str, tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT name, person_key, reason FROM merged").fetchall()
    return {name: (person, reason) for name, person, reason in rows}


_OWNERS = """
    SELECT articles.key, name_key, person_key FROM appearances JOIN articles ON articles.id = article_id ORDER BY 1, 2;
    SELECT articles.key, name_key, person_key FROM roles JOIN articles ON articles.id = article_id ORDER BY 1, 2;
    SELECT * FROM merged ORDER BY 1;
    SELECT * FROM families ORDER BY 1;
    SELECT key, name, articles, mentions FROM people ORDER BY 1
"""


def owners(path: Path) -> list[list[Any]]:
    """Everything by which the shelf tells whose an appearance is."""
    with closing(sqlite3.connect(path)) as db:
        return [db.execute(sql).fetchall() for sql in _OWNERS.split(";")]


def decide(path: Path, decisions: Iterable[Decided] | None) -> None:
    with Writer(path, "by hand", decisions) as writer:
        writer.finish([])


async def test_two_spellings_with_one_telling_role_are_one_person_and_the_shelf_says_why(
    path: Path, put_up: PutUp, told: Any
) -> None:
    put_up(path, [told("a.md", (SU, RAIL)), told("b.md", SU), told("c.md", (SOO, f"former {RAIL}"))])
    reason = f"spelled alike, and both are called “{RAIL}”"
    assert merged(path) == {SOO: ("choeraksu", reason)}
    async with shelf_of(path) as shelf:
        row = await people.person(shelf, "choeraksu")
        assert row
        assert (row.name, row.articles, row.mentions) == (SU, 3, 3)
        assert await people.person(shelf, "choiraksoo") == row
        assert await people.person(shelf, "nobody") is None
        assert {role.title for role in await people.roles(shelf, row.key)} == {RAIL, f"former {RAIL}"}
        assert (await merged_into(shelf, "choiraksoo"), await merged_into(shelf, "choeraksu")) == ("choeraksu", None)
        assert await merges_of(shelf, "choeraksu") == (MergeNote(SOO, reason),)
        assert await merges_of(shelf, "choiraksoo") == ()
        assert await spelling(shelf, "choiraksoo") == Spelling("choiraksoo", SOO, "choeraksu", SU)
        assert await spelling(shelf, "nobody") is None
        assert await spellings_of(shelf, None, 9) == await spellings_of(shelf, "choeraksu", 9)
        assert [one.name for one in await spellings_of(shelf, None, 9)] == [SOO]


@pytest.mark.parametrize("title", [RAIL, f"{RAIL} and ports"])
def test_a_title_that_many_have_tells_nothing(path: Path, put_up: PutUp, told: Any, title: str) -> None:
    for others, expected in ((3, {SOO}), (4, set())):
        holders = [told(f"{number}.md", (f"Holder Number{'abcd'[number]}", title)) for number in range(others)]
        put_up(path, [told("a.md", (SU, RAIL)), told("b.md", (SOO, RAIL)), *holders])
        assert merged(path).keys() == expected


@pytest.mark.parametrize("spelled", [SOO, "Rak-soo Choi"])
def test_two_companions_who_are_not_everywhere_tell(path: Path, put_up: PutUp, told: Any, spelled: str) -> None:
    both = ("Lena Ortez", "Moritz Vale")
    others = [told(f"{number}.md") for number in range(4)]
    put_up(path, [told("a.md", SU, *both), told("b.md", spelled, *both), *others])
    reason = "spelled alike, and both are named with Lena Ortez and Moritz Vale"
    assert merged(path) == {spelled: ("choeraksu", reason)}
    put_up(path, [told("a.md", SU, *both), told("b.md", spelled, *both), told("0.md")])
    assert merged(path) == {}, "they are named in most articles"
    put_up(path, [told("a.md", SU, *both), told("b.md", spelled, both[0]), *others])
    assert merged(path) == {}


def test_likeness_alone_merges_nobody(path: Path, put_up: PutUp, told: Any) -> None:
    put_up(path, [told("a.md", SU, "Lena Ortez"), told("b.md", SOO, "Lena Ortez"), told("c.md")])
    assert merged(path) == {}


def test_two_people_of_one_article_stay_two(path: Path, put_up: PutUp, told: Any) -> None:
    put_up(path, [told("a.md", (SU, RAIL)), told("b.md", (SOO, RAIL)), told("c.md", SU, SOO)])
    assert merged(path) == {}


async def test_decisions_count_without_a_changed_article_until_others_come(
    path: Path, put_up: PutUp, told: Any
) -> None:
    put_up(path, [told("a.md", SU, "Surti"), told("b.md", SU), told("c.md", SOO)])
    keys = []
    for decisions, expected in (
        ([Decided("surti", "choeraksu", same=True)], {"Surti": ("choeraksu", "a corpus admin said so")}),
        (None, {"Surti": ("choeraksu", "a corpus admin said so")}),
        ([Decided("surti", "choeraksu", same=False)], {}),
        ([], {}),
    ):
        decide(path, decisions)
        assert merged(path) == expected
        async with shelf_of(path) as shelf:
            keys.append(shelf.key)
            assert (await shelf.summary()).people == 3 - len(expected)
    first, kept, apart, none = keys
    assert kept == first
    assert len({first, apart, none}) == 3


def test_a_decision_goes_before_evidence(path: Path, put_up: PutUp, told: Any) -> None:
    put_up(path, [told("a.md", (SU, RAIL)), told("b.md", (SOO, RAIL))])
    assert merged(path)
    decide(path, [Decided("choiraksoo", "choeraksu", same=False)])
    assert merged(path) == {}
    decide(path, [])
    assert merged(path)


def test_what_merged_two_names_may_go_again(path: Path, put_up: PutUp, told: Any) -> None:
    put_up(path, [told("a.md", (SU, RAIL)), told("b.md", (SOO, RAIL))])
    put_up(path, [told("a.md", (SU, RAIL)), told("b.md", SOO)])
    assert merged(path) == {}
    assert {row[1] for row in owners(path)[0]} == {row[2] for row in owners(path)[0]}


NAMES = (SU, SOO, "Rak-su Choe", "Choe Raksoo", "Han Sol-bi", "Hahn Solbi", "Orla Fenwick", "Orla B. Fenwick", "Surti")
COMPANY = ("Lena Ortez", "Moritz Vale", "Pedro Ortez", "Tomi Surti")
TITLES = (RAIL, f"former {RAIL}", f"{RAIL} and ports", "pilot", "")
HOLDERS = tuple(f"Holder Number{letter}" for letter in "abcde")


def drawn(told: Any, dice: random.Random, key: str) -> Any:
    """An article of some of the people, so that evidence comes and goes with it."""
    some = dice.sample(NAMES, dice.randint(0, 2)) + dice.sample(HOLDERS, dice.randint(0, 1))
    return told(key, *((name, dice.choice(TITLES)) for name in some), *dice.sample(COMPANY, dice.randint(0, 2)))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a shelf of few articles be gone through as a large one is: only what was touched."""
    monkeypatch.setattr(merging, "_SMALL", 0)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("seed", range(6))
def test_a_shelf_changed_piece_by_piece_is_as_one_made_at_once(
    path: Path, tmp_path: Path, put_up: PutUp, told: Any, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    filling = [told(f"filling{number}.md") for number in range(42)]
    stories = {f"{number}.md": drawn(told, dice, f"{number}.md") for number in range(14)}
    merges = 0
    for step in range(12):
        for key in dice.sample(sorted(stories), 2):
            stories[key] = drawn(told, dice, key)
        stories.pop(dice.choice(sorted(stories))) if step % 3 == 2 else None
        stories[f"new{step}.md"] = drawn(told, dice, f"new{step}.md")
        put_up(path, [*filling, *stories.values()])
        fresh = tmp_path / f"fresh{step}.db"
        put_up(fresh, [*filling, *stories.values()])
        assert owners(path) == owners(fresh)
        merges += len(merged(path))
    assert merges, "evidence comes and goes, or this test sees nothing"


@pytest.mark.usefixtures("large")
def test_a_title_that_becomes_common_elsewhere_parts_whom_it_merged(path: Path, put_up: PutUp, told: Any) -> None:
    stories = [told("a.md", (SU, RAIL)), told("b.md", (SOO, RAIL)), *(told(f"{n}.md") for n in range(42))]
    put_up(path, stories)
    assert merged(path)
    put_up(path, [*stories, told("c.md", *((f"Holder Number{letter}", f"{RAIL} and ports") for letter in "abcd"))])
    assert merged(path) == {}
    put_up(path, stories)
    assert merged(path)


@pytest.mark.usefixtures("large")
def test_companions_who_come_to_be_named_everywhere_part_whom_they_merged(path: Path, put_up: PutUp, told: Any) -> None:
    both = ("Lena Ortez", "Moritz Vale")
    stories = [told("a.md", SU, *both), told("b.md", SOO, *both), *(told(f"{n}.md") for n in range(42))]
    put_up(path, stories)
    assert merged(path)
    put_up(path, [*stories, *(told(f"c{n}.md", both[0]) for n in range(18))])
    assert merged(path), "twenty articles"
    put_up(path, [*stories, *(told(f"c{n}.md", both[0]) for n in range(19))])
    assert merged(path) == {}
    put_up(path, stories)
    assert merged(path)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("kept", ["a.md", "b.md"])
async def test_a_name_that_no_article_has_any_more_leaves_nothing_behind(
    path: Path, put_up: PutUp, told: Any, kept: str
) -> None:
    filling = [told(f"{n}.md") for n in range(42)]
    stories = {"a.md": told("a.md", (SU, RAIL)), "b.md": told("b.md", (SOO, RAIL))}
    put_up(path, [*stories.values(), *filling])
    put_up(path, [stories[kept], *filling])
    assert merged(path) == {}
    async with shelf_of(path) as shelf:
        assert {row.key for row in await people.most_mentioned(shelf, 9)} == {row[1] for row in owners(path)[0]}


@pytest.mark.usefixtures("large")
def test_names_joined_by_a_decision_are_parted_when_one_of_them_goes(path: Path, put_up: PutUp, told: Any) -> None:
    filling = [told(f"{n}.md") for n in range(42)]
    stories = [told("a.md", SU), told("b.md", "Surti"), told("c.md", "Orla Fenwick", "Surti")]
    put_up(path, [*stories, *filling])
    decide(path, [Decided("choeraksu", "surti", same=True), Decided("orlafenwick", "surti", same=True)])
    assert merged(path).keys() == {SU, "Orla Fenwick"}
    put_up(path, [stories[0], told("c.md", "Orla Fenwick"), *filling])
    assert merged(path) == {}
    assert {row[1] for row in owners(path)[0]} == {row[2] for row in owners(path)[0]}


@pytest.mark.usefixtures("large")
def test_only_touched_families_are_looked_at(path: Path, put_up: PutUp, told: Any) -> None:
    stories: Sequence[Any] = [
        told("a.md", (SU, RAIL)),
        told("b.md", (SOO, RAIL)),
        *(told(f"{n}.md") for n in range(42)),
    ]
    put_up(path, stories)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE merged SET reason = 'as it was'")
    put_up(path, [*stories, told("c.md", "Orla Fenwick")])
    assert merged(path) == {SOO: ("choeraksu", "as it was")}
    put_up(path, [*stories, told("c.md", "Orla Fenwick"), told("d.md", SU)])
    assert merged(path) == {SOO: ("choeraksu", f"spelled alike, and both are called “{RAIL}”")}
