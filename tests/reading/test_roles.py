"""Titles and offices that an article states for people."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Norlandic leader Pak Jong-su visited a mill.", "Pak Jong-su", "Norlandic leader"),
        (
            "The talks began when Norlandic Foreign Ministry spokesman Lars Brandt arrived.",
            "Lars Brandt",
            "Norlandic Foreign Ministry spokesman",
        ),
        ("Aspiring liberal candidate Pak Jong-su visited a mill.", "Pak Jong-su", "Aspiring liberal candidate"),
        ("“It is full,” said Anna Blythe, harbour master of Sarrow.", "Anna Blythe", "harbour master of Sarrow"),
        ("Mayor Anna Blythe opened the bridge.", "Anna Blythe", "Mayor"),
        ("Anna Blythe, the mayor of Sarrow, opened the bridge.", "Anna Blythe", "mayor of Sarrow"),
        ("She met then-President Martin Hale in the spring.", "Martin Hale", "then-President"),
        (
            "He spoke with Commander of Coastal Forces East Paul Renner.",
            "Paul Renner",
            "Commander of Coastal Forces East",
        ),
        (
            "Mun Chol-ho, vice-chairman of the Harbour City Committee of the Fishers’ Party of the North (FPN), left.",
            "Mun Chol-ho",
            "vice-chairman of the Harbour City Committee of the Fishers’ Party of the North",
        ),
        (
            "Ian Duff, 52, a senior fellow at the Institute for River Studies, a think tank, told the paper.",
            "Ian Duff",
            "senior fellow at the Institute for River Studies",
        ),
        (
            "Ruth Adler, who is also the sister of Daniel Adler, stood beside him.",
            "Ruth Adler",
            "sister of Daniel Adler",
        ),
        ("Nadia Brook is the director of the Port Museum.", "Nadia Brook", "director of the Port Museum"),
        ("Ruth Adler is Daniel Adler's sister.", "Ruth Adler", "Daniel Adler's sister"),
        ("Daniel Adler's spokesman Tom Hale spoke.", "Tom Hale", "Daniel Adler's spokesman"),
        (
            "Two vice directors of the dock office, Mun Chol-ho and Ruth Adler, came.",
            "Ruth Adler",
            "vice director of the dock office",
        ),
        (
            "There was the Secretary for Fleet Affairs of the ruling Union Central Committee, Jo Kyong Won, and more.",
            "Jo Kyong Won",
            "Secretary for Fleet Affairs of the ruling Union Central Committee",
        ),
    ],
)
def test_a_role_stands_in_the_words_of_the_article(read: Read, text: str, name: str, role: str) -> None:
    findings = read(text)
    person = next(person for person in findings.people if person.name == name)
    assert [role.title for role in person.roles] == [role]
    assert person.roles[0].sentence == person.mentions[0].sentence


@pytest.mark.parametrize("office", ["Vice Director", "Deputy Director", "Director"])
def test_a_plural_office_is_the_office_of_each(read: Read, office: str) -> None:
    findings = read(
        f"With him came the {office}s of the Fleet Department, Kim Jong Ha and Kim Mi Ok, who is also a poet."
    )
    offices = {person.name: person.roles[0].title for person in findings.people}
    title = f"{office} of the Fleet Department"
    assert offices == {"Kim Jong Ha": title, "Kim Mi Ok": title}


def test_a_verb_or_a_kinship_alone_is_no_role(read: Read) -> None:
    findings = read("Mr Quill met mayor Anna Blythe twice. His sister Clara Quill waited outside.")
    assert {person.name: [role.title for role in person.roles] for person in findings.people} == {
        "Anna Blythe": ["mayor"],
        "Clara Quill": [],
        "Quill": [],
    }


def roles(findings: Findings) -> dict[str, list[str]]:
    return {person.name: [role.title for role in person.roles] for person in findings.people}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He was chief of staff to President Bill Hale. John Brook, the adviser to Mrs. Tosk, left.",
            {"Bill Hale": ["President"], "John Brook": ["adviser to Mrs. Tosk"], "Tosk": []},
        ),
        (
            "Hugo Tan was director for the Harbour Council under President Harold W. Marsh.",
            {
                "Hugo Tan": ["director for the Harbour Council under President Harold W. Marsh"],
                "Harold W. Marsh": ["President"],
            },
        ),
        (
            "Ida Brook, the architect of Tom Hale's 2008 campaign, left.",
            {"Ida Brook": ["architect of Tom Hale's 2008 campaign"], "Tom Hale": []},
        ),
        ("Hale aide Cheryl Brook spoke to Tom Hale.", {"Cheryl Brook": ["Hale aide"], "Tom Hale": []}),
        (
            "Martin Hale's longtime lawyer, Ian Duff, agreed.",
            {"Martin Hale": [], "Ian Duff": ["Martin Hale's longtime lawyer"]},
        ),
    ],
)
def test_a_title_keeps_the_name_of_whom_it_serves(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert roles(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met then President Martin Hale in May.", {"Martin Hale": ["then President"]}),
        ("They spoke and then-President Martin Hale left.", {"Martin Hale": ["then-President"]}),
        ("Anna Blythe, then mayor of Sarrow, opened it.", {"Anna Blythe": ["then mayor of Sarrow"]}),
        ("Ian Duff, formerly head of the bank, left.", {"Ian Duff": ["formerly head of the bank"]}),
        ("The guild trusts acting mayor Tom Brook.", {"Tom Brook": ["acting mayor"]}),
        (
            "No rest came and aspiring liberal candidate Yun Sok-ju pledged it.",
            {"Yun Sok-ju": ["aspiring liberal candidate"]},
        ),
    ],
)
def test_when_an_office_was_held_is_part_of_the_title(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert roles(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Martin Hale was elected mayor of Sarrow in May.", {"Martin Hale": ["mayor of Sarrow"]}),
        ("Ian Duff served as treasurer of the guild.", {"Ian Duff": ["treasurer of the guild"]}),
        ("Ida Moss was named director of the port.", {"Ida Moss": ["director of the port"]}),
        ("Ida Moss resigned as director of the port.", {"Ida Moss": ["director of the port"]}),
        ("As mayor of the city, Anna Blythe opened it.", {"Anna Blythe": ["mayor of the city"]}),
        ("It is late if Ida Moss becomes director of the port.", {"Ida Moss": []}),
    ],
)
def test_a_verb_gives_an_office(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert roles(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Senators Edward E. Grant of Sarrow and Patrick J. Lear of Tosk wrote a letter.",
            {"Edward E. Grant": ["Senator"], "Patrick J. Lear": ["Senator"]},
        ),
        (
            "Sens Amy Tosk and Bob Dorn wrote a letter.",
            {"Amy Tosk": ["Sen"], "Bob Dorn": ["Sen"]},
        ),
        (
            "Senators Ida Grant, Democrat of Sarrow, and Paul Lear, Republican of Tosk, wrote.",
            {"Ida Grant": ["Senator"], "Paul Lear": ["Senator"]},
        ),
    ],
)
def test_two_people_hold_one_office_each(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert roles(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was a major piece of Tom Barlow's plan.", {"Tom Barlow": []}),
        ("The captain pointing a lamp at Erwin Marsh was masked.", {"Erwin Marsh": []}),
        ("That is the way Sen. Bernie Marsh saw it.", {"Bernie Marsh": ["Sen."]}),
        ("Local Lawmakers Praise Donald Hale over his words.", {"Donald Hale": []}),
        (
            "Tom Brook, a law professor at Sarrow University, and Ida Moss, the author of a book, came.",
            {"Tom Brook": ["law professor at Sarrow University"], "Ida Moss": ["author of a book"]},
        ),
        (
            "It was Attorney General Ray Cooper, Gov. Pat Marrow and others.",
            {"Ray Cooper": ["Attorney General"], "Pat Marrow": ["Gov."]},
        ),
        (
            "He thanked the witness in this investigation former Secretary of State Hilda Marsh.",
            {"Hilda Marsh": ["former Secretary of State"]},
        ),
        (
            "Ida Moss, a professor of law, came. Professor Ida Moss, a professor, left.",
            {"Ida Moss": ["professor of law"]},
        ),
    ],
)
def test_what_only_stands_near_a_name_is_no_role(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert roles(read(text)) == expected


@pytest.mark.parametrize("title", ["Pope", "King", "Queen"])
def test_a_sovereigns_title_is_a_role(read: Read, title: str) -> None:
    assert roles(read(f"{title} Clement spoke in the old hall."))["Clement"] == [title]
