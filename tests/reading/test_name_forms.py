"""Names that two capitalised words do not tell: father and son, places, relatives, words that stand alone."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]


def names(findings: Findings) -> list[str]:
    return [person.name for person in findings.people]


def aliases(findings: Findings) -> dict[str, tuple[str, ...]]:
    return {person.name: person.aliases for person in findings.people}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Tom Hale Sr. founded the mill. His son, Tom Hale Jr., sold it.", ["Tom Hale Sr.", "Tom Hale Jr."]),
        ("Tom Hale III is the grandson of Tom Hale Jr. and lives in Sarrow.", ["Tom Hale III", "Tom Hale Jr."]),
        ("King Harold II met King Harold III in the hall.", ["Harold II", "Harold III"]),
        ("Tom Hale and his son, Tom Hale Jr., came by boat.", ["Tom Hale", "Tom Hale Jr."]),
        ("Tom Hale came by boat. Tom Hale Jr., the mayor's eldest son, did not.", ["Tom Hale", "Tom Hale Jr."]),
        ("Ida Moss left. Later Tom Hale and Tom Hale Jr. came by boat.", ["Ida Moss", "Tom Hale", "Tom Hale Jr."]),
    ],
)
def test_father_and_son_of_one_name_are_two(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Martin Hale spoke. Martin Hale Jr., the son of a pastor, is loved.", "Martin Hale Jr.", "Martin Hale"),
        ("Joseph R. Tarn, Jr., the mayor, came. Joseph Tarn left.", "Joseph R. Tarn Jr.", "Joseph R. Tarn, Jr."),
        ("Adam Brook Jr. spoke to the guild. Adam Brook Jr left.", "Adam Brook Jr.", "Adam Brook Jr"),
        ("Adam Brook Jr. spoke to the guild. Brook Jr. left early.", "Adam Brook Jr.", "Brook Jr."),
    ],
)
def test_a_suffix_alone_makes_nobody_else(read: Read, text: str, name: str, alias: str) -> None:
    findings = read(text)
    assert names(findings) == [name]
    assert alias in findings.people[0].aliases


def test_a_family_name_with_a_suffix_means_the_one_who_has_it(read: Read) -> None:
    findings = read("Tom Hale Sr. founded the mill. His son, Tom Hale Jr., sold it. Hale Jr. said it was time.")
    assert aliases(findings) == {"Tom Hale Sr.": (), "Tom Hale Jr.": ("Hale Jr.",)}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna, Ben and Carl Blythe own the mill.", ["Anna Blythe", "Ben Blythe", "Carl Blythe"]),
        ("The guests were Anna, Ben, and Carl Blythe.", ["Anna Blythe", "Ben Blythe", "Carl Blythe"]),
        ("Ida Moss, Ben and Carl Blythe own the mill.", ["Ida Moss", "Ben Blythe", "Carl Blythe"]),
        ("In Madison, Ben and Carl Blythe own a mill.", ["Ben Blythe", "Carl Blythe"]),
        ("Prince Martin and Melinda Tolan had keys.", ["Martin", "Melinda Tolan"]),
        ("Martin and Kang Min Ho had keys.", ["Kang Min Ho"]),
        ("Anna Hale came. Later Ida and Hale had keys.", ["Anna Hale"]),
    ],
)
def test_several_share_a_family_name_that_stands_once(read: Read, text: str, people: list[str]) -> None:
    assert sorted(names(read(text))) == sorted(people)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("The treatise was copied by Ambrose of Tarvel. Ambrose died at sea.", "Ambrose of Tarvel", "Ambrose"),
        ("He studied under Bertrand of Ossmar, then in Kelvia. Bertrand wept.", "Bertrand of Ossmar", "Bertrand"),
        ("She went with her friend Oresius of Kandra. Oresius had gone before.", "Oresius of Kandra", "Oresius"),
        ("He read the book of Bertwald of Tarvel. Later Bertwald died.", "Bertwald of Tarvel", "Bertwald"),
        ("The great Bertrand of Ossmar died, and Bertrand was mourned.", "Bertrand of Ossmar", "Bertrand"),
    ],
)
def test_a_place_completes_a_name_of_one_word(read: Read, text: str, name: str, alias: str) -> None:
    assert aliases(read(text)) == {name: (alias,)}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Battle of Kessel came later, and the Bank of Norland fell.", []),
        ("The true Gospel of Matthew was lost on the 2nd Earl of Clare.", []),
        ("They spoke of the Joy of Cooking and of Grace of Tarvel.", []),
        ("Ida Moss came. Later Moss of Sarrow left.", ["Ida Moss"]),
        ("They sang Sweet Hilary of Sarrow at noon and Little Ambrose of Tarvel at night.", []),
        ("It was considered to be the true Mozart of Tarvel.", []),
        ("They made him Earl of Clare.", []),
        ("Queen Margaret of Norland spoke to Martha Brandt of Coast News.", ["Margaret", "Martha Brandt"]),
    ],
)
def test_a_place_completes_no_other_word(read: Read, text: str, people: list[str]) -> None:
    assert sorted(names(read(text))) == sorted(people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The mayor asked for calm. Osrik, who owns the mill, refused.", ["Osrik"]),
        ("Veldt, 34, was found on Monday.", ["Veldt"]),
        ("The spokesman, Osrik, told reporters that the mine was shut.", ["Osrik"]),
        ("Her father, Aurel, was a surveyor, and her mother, Ilona, is a pilot.", ["Aurel", "Ilona"]),
        ("He had two brothers, Niklas and Johan.", ["Niklas", "Johan"]),
        ("Anna and her husband Carl Blythe own the mill.", ["Anna", "Carl Blythe"]),
    ],
)
def test_a_bare_name_is_known_by_how_it_is_presented(read: Read, text: str, people: list[str]) -> None:
    assert sorted(names(read(text))) == sorted(people)


@pytest.mark.parametrize(
    "text",
    [
        "In Sarrow, who has the key? Wolves, who have won, left.",
        "The Norlanders, who lost, wept. The clinic in Sarrow, 34, was shut.",
        "The publisher, Tolcast, refused. Its partner, Tolcast, agreed.",
        "Arsenal, who have won, left early.",
        "The dogs are Marble and Bunny, who often bark at guests.",
    ],
)
def test_what_is_presented_otherwise_is_nobody(read: Read, text: str) -> None:
    assert names(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "According to a Trask poll, most voters are tired. Mr Hale said so. Trask asked 900 people. Trask said no.",
        "Sarrow Consult and Quint had numbers. Quint has a similar question, and Quint asked 900 people.",
        "Polls by Tarrin differ. Tarrin said that 40 percent agreed. Tarrin will ask again.",
        "Quint and Sarrow Research Associates had numbers, and Quint said that 40 percent agreed.",
    ],
)
def test_who_asks_people_is_a_firm(read: Read, text: str) -> None:
    assert not {"Trask", "Quint", "Tarrin"} & set(names(read(text)))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The ferry Anna Blythe sank in the night.", []),
        ("The frigate Martin Hale left port. Captain Ida Moss saw the Martin Hale burn.", ["Ida Moss"]),
        ("The Anna Blythe carried coal. It sank in May.", []),
        ("A tanker captained by Martin Hale left port.", ["Martin Hale"]),
        ("The Anna Blythe of the first book is a fool. The Anna Blythe who left was not.", ["Anna Blythe"]),
    ],
)
def test_a_ship_is_no_person(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people
