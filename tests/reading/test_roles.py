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


def test_a_plural_office_is_the_office_of_each(read: Read) -> None:
    findings = read(
        "With him came the Vice Directors of the Fleet Department, Kim Jong Ha and Kim Yon Ok, who is also a poet."
    )
    offices = {person.name: person.roles[0].title for person in findings.people}
    assert offices == {
        "Kim Jong Ha": "Vice Director of the Fleet Department",
        "Kim Yon Ok": "Vice Director of the Fleet Department",
    }


def test_a_verb_or_a_kinship_alone_is_no_role(read: Read) -> None:
    findings = read("Mr Quill met mayor Anna Blythe twice. His sister Clara Quill waited outside.")
    assert {person.name: [role.title for role in person.roles] for person in findings.people} == {
        "Clara Quill": [],
        "Anna Blythe": ["mayor"],
    }
