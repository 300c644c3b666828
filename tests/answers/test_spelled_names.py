"""Three sets of people and the ways in which their names are typed: how many are found, and how many strangers refused.

The whole way is gone, from a typed name over the index of a shelf to the answer. Run with ``-s`` to see the figures by
kind. The sets were written from knowledge of names, not from what the code does.
"""

import tomllib
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.answers.answer import Nothing
from bot.answers.resolve import One, resolve
from bot.library.library import Library
from bot.library.shelf import Shelf


class Goal(NamedTuple):
    """A set, the least share of its spellings that must be found, and the most strangers that may be taken for one."""

    file: str
    found: float
    taken: int


GOALS = (
    Goal("spellings.toml", 0.97, 3),
    Goal("public_spellings.toml", 0.97, 1),
    Goal("unseen_spellings.toml", 0.97, 1),
)


@pytest.fixture(scope="module", params=GOALS, ids=lambda goal: goal.file)
def goal(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def people(goal: Goal) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(goal.file).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def path(people: dict[str, Any], put_up: Any, story: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put everybody on a shelf, as often mentioned as the set says, in one article each, in the other forms too."""
    path = tmp_path_factory.mktemp("spellings") / "library.db"
    stories = []
    for number, one in enumerate(people["person"]):
        forms = (one["name"], *one["also"])
        lines = tuple(f"{forms[at % len(forms)]} came on day {at}." for at in range(one["mentions"]))
        stories.append(story(f"{number}.md", f"Guest {number}", lines, people={one["name"]: tuple(one["also"])}))
    put_up(path, stories)
    return path


@pytest.fixture
async def shelf(path: Path) -> AsyncIterator[Shelf]:
    library = Library(path)
    async with library.shelf() as leased:
        yield leased
    await library.close()


async def test_people_are_found_however_they_are_spelled(goal: Goal, people: dict[str, Any], shelf: Shelf) -> None:
    every: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed = []
    for one in people["person"]:
        for typed, kind in one["spellings"]:
            found = await resolve(shelf, typed)
            every[kind] += 1
            if isinstance(found, One) and found.person.name == one["name"]:
                right[kind] += 1
            else:
                missed.append((typed, kind, one["name"]))
    for kind, number in every.most_common():
        print(f"{kind:28} {right[kind]:4} of {number}")  # noqa: T201 - the figures are what -s is for
    share = right.total() / every.total()
    print(f"{'all':28} {right.total():4} of {every.total()} ({share:.4f})")  # noqa: T201
    assert share >= goal.found, missed


async def test_strangers_are_refused(goal: Goal, people: dict[str, Any], shelf: Shelf) -> None:
    strangers = [one["typed"] for one in people["stranger"]]
    taken = [typed for typed in strangers if not isinstance(await resolve(shelf, typed), Nothing)]
    print(f"{'strangers refused':28} {len(strangers) - len(taken):4} of {len(strangers)}")  # noqa: T201
    assert len(taken) <= goal.taken, taken


def test_the_first_set_is_as_large_as_it_must_be() -> None:
    people = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text(encoding="utf-8"))
    assert len(people["person"]) >= 120
    assert sum(len(one["spellings"]) for one in people["person"]) >= 300
    assert len(people["stranger"]) >= 80
