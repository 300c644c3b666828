"""Where in a sentence an office may stand, and how far its name goes."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]


def roles(findings: Findings) -> dict[str, list[str]]:
    return {person.name: [role.title for role in person.roles] for person in findings.people}


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("One of the mill's engineers, Oswin Brandt, wept.", "Oswin Brandt", ["engineer"]),
        ("One of the lawyers for the guild, Ida Moss, left.", "Ida Moss", ["lawyer for the guild"]),
        ("One of its founders, Tom Hale, stayed.", "Tom Hale", ["founder"]),
    ],
)
def test_one_of_several_holds_the_office(read: Read, text: str, name: str, titles: list[str]) -> None:
    assert roles(read(text)) == {name: titles}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Ruth Adler, as chairwoman of the guild, signed.", "Ruth Adler", "chairwoman of the guild"),
        ("Serving as mayor, Tom Hale grew rich.", "Tom Hale", "mayor"),
        ('As the "nominal head of state" of Upper Norland, Ruth Adler waved.', "Ruth Adler", "nominal head of state"),
        ("The guild appointed Ida Moss as director of the port.", "Ida Moss", "director of the port"),
        ("They named Ida Moss director of the port.", "Ida Moss", "director of the port"),
        ("The board elected Ida Moss to be its chairwoman.", "Ida Moss", "chairwoman"),
    ],
)
def test_as_and_verbs_of_choosing_give_an_office(read: Read, text: str, name: str, title: str) -> None:
    assert roles(read(text)) == {name: [title]}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("It is late, said Ida Moss, the union's general secretary.", "Ida Moss", "general secretary"),
        ("The head of the bank met Tom Hale, its spokesman.", "Tom Hale", "spokesman"),
        ("Ida Moss (mayor of Sarrow) met the guests.", "Ida Moss", "mayor of Sarrow"),
        (
            "She praised the moderator of the debate, Edgar Brandt of Coast News.",
            "Edgar Brandt",
            "moderator of the debate",
        ),
        ("House Speaker Paul Tarrin left.", "Paul Tarrin", "House Speaker"),
        ("Her father, Anton, was a surveyor.", "Anton", "surveyor"),
    ],
)
def test_an_apposition_gives_an_office(read: Read, text: str, name: str, title: str) -> None:
    assert roles(read(text))[name] == [title]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Tom Hale, the son of a miner and a former judge in Sarrow, spoke.",
            ["son of a miner", "former judge in Sarrow"],
        ),
        ("Tom Hale is a lawyer for the guild and the author of a book.", ["lawyer for the guild", "author of a book"]),
        ("Tom Hale, mayor of Sarrow and a professor of law, spoke.", ["mayor of Sarrow", "professor of law"]),
    ],
)
def test_two_offices_of_one_person(read: Read, text: str, titles: list[str]) -> None:
    assert roles(read(text)) == {"Tom Hale": titles}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Acting President Tom Hale met former guests and ex-minister friends.", "Acting President"),
        ("They met retired Air Guard general Tom Hale.", "retired Air Guard general"),
        ("The outgoing mayor Tom Hale left.", "outgoing mayor"),
        ("They met former Prime Minister Tom Hale.", "former Prime Minister"),
        ("Tom Hale, former chairman of the port board, left.", "former chairman of the port board"),
        ("They met ex-minister Tom Hale.", "ex-minister"),
    ],
)
def test_former_and_acting_belong_to_the_office(read: Read, text: str, title: str) -> None:
    assert roles(read(text)) == {"Tom Hale": [title]}


def test_an_acting_holder_opens_a_sentence(read: Read) -> None:
    text = "Acting President Ida Moss met former Prime Minister Tom Hale and ex-minister Carl Brook."
    assert roles(read(text))["Ida Moss"] == ["Acting President"]


@pytest.mark.parametrize(
    "title",
    [
        "senior adviser to the Ministry of Food, Forests and Ports of Norland",
        "director of the Department of Health, Education and Rivers",
        "chairman of the Committee for Trade, Ports and Roads",
        "first deputy chairman of the Standing Committee of the Assembly of the Federation of Norland's Dockers",
        "deputy director at the Center for Trade and Security at the Tarrow School of Public Policy",
        "deputy commander of the Joint Task Force for the Defence of the Northern Islands",
    ],
)
def test_a_nested_organisation_is_named_whole(read: Read, title: str) -> None:
    assert roles(read(f"Ida Moss is a {title}."))["Ida Moss"] == [title]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mural has a captain pointing a lamp at a masked Erwin Marsh.", {"Erwin Marsh": []}),
        (
            "Ian Duff, former adviser to Mayor Bill Hale, is director of the port.",
            {"Ian Duff": ["former adviser to Mayor Bill Hale"], "Bill Hale": ["Mayor"]},
        ),
        (
            "Her father, Anton, was a surveyor, and her mother, Ilona, is a pilot.",
            {"Anton": ["surveyor"], "Ilona": ["pilot"]},
        ),
        (
            "Her father, Anton, was a surveyor and her mother, Ilona, is a pilot.",
            {"Anton": ["surveyor"], "Ilona": ["pilot"]},
        ),
        ("Carl Brook, envoy to Tom Hale, left.", {"Carl Brook": ["envoy to Tom Hale"], "Tom Hale": []}),
        ("The mayors of Sarrow, Tosk and Tarvel left. Ida Moss came.", {"Ida Moss": []}),
    ],
)
def test_an_office_of_somebody_else_is_no_role(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert roles(read(text)) == expected
