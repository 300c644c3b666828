"""Who is meant: one person clearly, one of several, or nobody with the nearest and why; never a guess."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Choices, Nothing
from bot.answers.resolve import One, resolve
from bot.library.library import Library
from bot.library.shelf import Shelf

NAMES = (
    *("Kim Jong Un", "Kim Jong Sik", "Kim Yo-jong", "Kim Yong-nam", "Choe Hak-chol", "Choe Ryong-hae", "Moon Jae-in"),
    *("José-María Núñez", "Lena Ortez", "Pedro Ortez", "Surti", "Tomi Surti", "Han Sol", "Sol Han", "Yu Yu-jin"),
    *("Martin Luther", "Martin Luther King", "Queen Ida", "Ida Brandt", "김철수", "Pak Chol", "Bak Chul"),
)


@pytest.fixture(scope="module")
def people_path(tmp_path_factory: pytest.TempPathFactory, put_up: Any, story: Any) -> Path:
    path = tmp_path_factory.mktemp("people") / "library.db"
    put_up(path, [story(f"{n}.md", f"{name} spoke", people={name: ()}) for n, name in enumerate(NAMES)])
    return path


@pytest.fixture
async def people(people_path: Path) -> AsyncIterator[Shelf]:
    library = Library(people_path)
    async with library.shelf() as leased:
        yield leased
    await library.close()


@pytest.mark.parametrize("name", [name for name in NAMES if " " in name or name == "김철수"])
async def test_everybody_is_found_by_the_full_name_in_any_case(people: Shelf, name: str) -> None:
    for typed in (name, name.upper(), f"  {name.lower()} ", name.replace("-", " ")):
        found = await resolve(people, typed)
        assert isinstance(found, One), typed
        assert (found.person.name, found.exact) == (name, True)


@pytest.mark.parametrize(
    ("typed", "name", "exact"),
    [
        ("hak-chol choe", "Choe Hak-chol", True),
        ("Choe Hakchol", "Choe Hak-chol", True),
        ("CHOEHAKCHOL", "Choe Hak-chol", True),
        ("choi hakchol", "Choe Hak-chol", False),
        ("Choi Hak-cheol", "Choe Hak-chol", False),
        ("President Moon Jae-in", "Moon Jae-in", True),
        ("President Moon", "Moon Jae-in", False),
        ("moon", "Moon Jae-in", False),
        ("Mun Jae In", "Moon Jae-in", False),
        ("jose nunez", "José-María Núñez", False),
        ("Lena Ortes", "Lena Ortez", False),
        ("P. Ortez", "Pedro Ortez", False),
        ("Gim Jeong-eun", "Kim Jong Un", False),
        ("ryong-hae", "Choe Ryong-hae", False),
        ("Sol Han", "Sol Han", True),
        ("Queen Ida", "Queen Ida", True),
    ],
)
async def test_another_spelling_finds_the_one_person_it_can_mean(
    people: Shelf, typed: str, name: str, *, exact: bool
) -> None:
    found = await resolve(people, typed)
    assert isinstance(found, One)
    assert (found.person.name, found.exact) == (name, exact)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("kim", {"Kim Jong Un", "Kim Jong Sik", "Kim Yo-jong", "Kim Yong-nam", "김철수"}),
        ("Mr. Kim", {"Kim Jong Un", "Kim Jong Sik", "Kim Yo-jong", "Kim Yong-nam", "김철수"}),
        ("kim jong", {"Kim Jong Un", "Kim Jong Sik", "Kim Yo-jong"}),
        ("Ortez", {"Lena Ortez", "Pedro Ortez"}),
        ("choi", {"Choe Hak-chol", "Choe Ryong-hae"}),
        ("surti", {"Surti", "Tomi Surti"}),
    ],
)
async def test_a_part_of_several_names_gives_a_list(people: Shelf, typed: str, names: set[str]) -> None:
    found = await resolve(people, typed)
    assert isinstance(found, Choices)
    assert {choice.name for choice in found.choices} == names
    assert (found.query, found.total) == (typed, len(names))


@pytest.mark.parametrize(
    ("typed", "near", "why"),
    [
        ("Kim Jong Il", "Kim Jong Un", "“Un” is not “il”"),
        ("Kim Jong Nam", "Kim Jong Un", "“Un” is not “nam”"),
        ("Choe Hak-su", "Choe Hak-chol", "“Chol” is not “su”"),
        ("Sofia Ortez", "Lena Ortez", "“Lena” is not “sofia”"),
        ("Martin Luther Queen", "Martin Luther King", "“King” is not “queen”"),
    ],
)
async def test_a_stranger_gets_the_nearest_names_and_why_not(people: Shelf, typed: str, near: str, why: str) -> None:
    found = await resolve(people, typed)
    assert isinstance(found, Nothing)
    assert found.message == f"No article names “{typed}”."
    assert 1 <= len(found.nearest) <= 3
    assert {one.name: one.why for one in found.nearest}.get(near) == why


@pytest.mark.parametrize("typed", ["Zbigniew Qvarnström", "x" * 6000, "1066", "k"])
async def test_somebody_quite_different_has_nobody_near(people: Shelf, typed: str) -> None:
    found = await resolve(people, typed)
    assert isinstance(found, Nothing)
    assert found.nearest == ()
    assert len(found.message) < 100


@pytest.mark.parametrize("typed", ["", "  ", '"*()-:^', "—"])
async def test_a_text_without_letters_names_nobody(people: Shelf, typed: str) -> None:
    found = await resolve(people, typed)
    assert isinstance(found, Nothing)
    assert "no letters" in found.message
