"""Who is mentioned in a message: clear people only, in any way that names are written, and doubt told as doubt."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Mentioned, Nothing
from bot.answers.checking.mentioned import NO_TEXT, NOBODY, mentioned
from bot.library.library import Library
from bot.library.shelf import Shelf

NAMES = (
    *("Kim Jong Un", "Kim Jong Sik", "Kim Yo-jong", "Choe Hak-chol", "Moon Jae-in", "Han Sol", "Yu Yu-jin"),
    *("José-María Núñez", "Lena Ortez", "Pedro Ortez", "Surti", "Martin Luther", "Martin Luther King"),
    *("Ida Brandt", "April Stone", "Carl Otto Wray", "Ana de la Cruz"),
)


@pytest.fixture(scope="module")
def people_path(tmp_path_factory: pytest.TempPathFactory, put_up: Any, story: Any) -> Path:
    path = tmp_path_factory.mktemp("mentioned") / "library.db"
    put_up(path, [story(f"{n}.md", f"{name} spoke", people={name: ()}) for n, name in enumerate(NAMES)])
    return path


@pytest.fixture
async def people(people_path: Path) -> AsyncIterator[Shelf]:
    library = Library(people_path)
    async with library.shelf() as leased:
        yield leased
    await library.close()


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("Kim Jong Un met Moon Jae-in yesterday. Kim smiled.", ["Kim Jong Un", "Moon Jae-in"]),
        ("lena ortez and moon jae in walked", ["Lena Ortez", "Moon Jae-in"]),
        ("KIM JONG UN!!!", ["Kim Jong Un"]),
        ("Choi Hakchol said nothing", ["Choe Hak-chol"]),
        ("문재인 대통령은 김정은과 만났다", ["Moon Jae-in", "Kim Jong Un"]),
        ("Yesterday Martin Luther King spoke; King was tired", ["Martin Luther King"]),
        ("President Moon and Mr. Wray", ["Moon Jae-in", "Carl Otto Wray"]),
        ("Ana de la Cruz's boat, C. O. Wray's car", ["Ana de la Cruz", "Carl Otto Wray"]),
        ("“We will sail,” Brandt said", ["Ida Brandt"]),
        ("I saw **Moon**, ||Surti|| and _Brandt_", ["Moon Jae-in", "Surti", "Ida Brandt"]),
        ("Lena Ortez told Ortez that Pedro Ortez lied", ["Lena Ortez", "Pedro Ortez"]),
    ],
)
async def test_people_are_found_in_the_order_of_the_message(people: Shelf, message: str, names: list[str]) -> None:
    found = await mentioned(people, message)
    assert isinstance(found, Mentioned)
    assert [person.name for person in found.people] == names
    assert found.unclear == ()


@pytest.mark.parametrize(
    "message",
    [
        "They met in April, so jose nunez lost. The moon was full, and a king may be tired.",
        "Moon rocks are sold here",
        "just words in a row, and the Prime Minister of Nowhere",
        "Zebulon Quist and Harbour Gazette",
        "@everyone the queen",
    ],
)
async def test_a_word_is_not_taken_for_a_name(people: Shelf, message: str) -> None:
    assert await mentioned(people, message) == Nothing(NOBODY)


@pytest.mark.parametrize("message", ["", " ", "<@123> <#45> <a:x1:67>", "https://a.test/Lena_Ortez", "🙂 !!"])
async def test_a_message_without_text_gets_a_sentence(people: Shelf, message: str) -> None:
    assert await mentioned(people, message) == Nothing(NO_TEXT)


async def test_a_name_that_several_have_is_told_with_those_who_have_it(people: Shelf) -> None:
    found = await mentioned(people, "I met Ortez and the old Kim")
    assert isinstance(found, Mentioned)
    assert found.people == ()
    assert [(one.written, one.total) for one in found.unclear] == [("Ortez", 2), ("Kim", 3)]
    assert set(found.unclear[0].people) == {"Lena Ortez", "Pedro Ortez"}


async def test_the_newest_role_is_told_with_its_source(shelf: Shelf) -> None:
    found = await mentioned(shelf, "Han Sol-bi and Moritz Vale")
    assert isinstance(found, Mentioned)
    told = [(person.name, person.role, person.source.key) for person in found.people]
    assert told == [("Han Sol-bi", "prime minister", "2024/war.md"), ("Moritz Vale", None, "2017/concert.txt")]


async def test_a_message_full_of_capitals_ends(people: Shelf) -> None:
    assert await mentioned(people, "Zq Xv Jk Wq " * 330) == Nothing(NOBODY)
