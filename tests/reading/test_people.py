"""Who is in an article."""

from collections.abc import Callable

import pytest

from bot.findings import Findings, Person

Read = Callable[..., Findings]


def names(findings: Findings) -> list[str]:
    return [person.name for person in findings.people]


def person(findings: Findings, name: str) -> Person:
    return next(person for person in findings.people if person.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ryu Mi-hwan said the dam would hold until spring.", "Ryu Mi-hwan"),
        ("General Won Tae-choul met the delegation at the port.", "Won Tae-choul"),
        ("Inspectors from the harbour spoke with Om Hui-rang about the cranes.", "Om Hui-rang"),
        ("The chair of the council, Han Song Guk, opened the bridge.", "Han Song Guk"),
        ("The museum thanked Tsai Lin-wen for the loan.", "Tsai Lin-wen"),
    ],
)
def test_a_family_name_first_is_kept_whole(read: Read, text: str, name: str) -> None:
    assert names(read(text)) == [name]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "The dam was closed by President Olaf B. Hale. Mira Tolan, minister of trade, left.",
            ["Olaf B. Hale", "Mira Tolan"],
        ),
        ("Asked for help, President A. B. Hale. C. D. Tolan refused, she said.", ["A. B. Hale", "C. D. Tolan"]),
    ],
)
def test_the_end_of_a_sentence_divides_two_people(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people


def test_a_bare_family_name_means_the_person_whom_the_article_introduced(read: Read) -> None:
    findings = read(
        "Park Jun Ho opens ferry line\n\n"
        "Island leader Park Jun Ho opened a ferry line on Monday.\n\n"
        "Among the guests were deputies, Park Myong Sik and Park Un Jong, who is also the sister of Park Jun Ho.\n\n"
        "The line cost four million, Park said.",
        title=True,
    )
    assert person(findings, "Park Jun Ho").mentions[-1].text == "Park"
    assert "Park" not in person(findings, "Park Un Jong").aliases


def test_a_paragraph_about_another_bearer_keeps_the_bare_name_to_him(read: Read) -> None:
    findings = read(
        "Senator Laura Whitfield opened the debate. Laura Whitfield spoke for an hour.\n\n"
        "Peter Whitfield disagreed with the plan. Whitfield said it was too late."
    )
    assert person(findings, "Peter Whitfield").mentions[-1].text == "Whitfield"


def test_three_people_with_one_family_name_stay_three(read: Read) -> None:
    findings = read("Kang Min Ho wrote to Kang Min Su. Later Kang Yong Ho answered both letters.")
    assert names(findings) == ["Kang Min Ho", "Kang Min Su", "Kang Yong Ho"]


def test_forms_of_one_name_make_one_person_under_the_fullest(read: Read) -> None:
    findings = read(
        "Samuel Ortega spoke first. Later Samuel R. Ortega took questions. Mr Ortega's voice was low, and Ortega left."
    )
    assert names(findings) == ["Samuel R. Ortega"]
    assert set(person(findings, "Samuel R. Ortega").aliases) == {"Samuel Ortega", "Ortega"}
    assert len(person(findings, "Samuel R. Ortega").mentions) == 4


def test_a_respelled_name_is_the_same_person(read: Read) -> None:
    findings = read("Yun Sok-ju waved to the crowd. Yun Sok Ju then left the stage.")
    assert names(findings) == ["Yun Sok-ju"]


def test_a_headline_in_capitals_names_the_same_person(read: Read) -> None:
    findings = read("HELEN MARSH WINS SEAT\n\nHelen Marsh won the seat on Sunday.", title=True)
    assert names(findings) == ["Helen Marsh"]
    assert [mention.text for mention in person(findings, "Helen Marsh").mentions] == ["HELEN MARSH", "Helen Marsh"]


def test_capitals_of_a_headline_make_no_name(read: Read) -> None:
    findings = read("Marsh Speech Draws Crowds\n\nHelen Marsh spoke for an hour, and Marsh was cheered.", title=True)
    assert names(findings) == ["Helen Marsh"]


@pytest.mark.parametrize(
    "thing",
    [
        "Choe Il-nam Square",
        "Marlow Tower",
        "Pak Song-ho University",
        "the Marlow administration",
        "the Helen Marlow Foundation",
    ],
)
def test_what_is_named_after_a_person_is_no_person(read: Read, thing: str) -> None:
    assert names(read(f"Thousands of students gathered at {thing} yesterday to hear the news.")) == []


def test_an_administration_is_no_mention_of_its_head(read: Read) -> None:
    findings = read("Carla Marlow won the vote in June. The Marlow administration cut the fees at once.")
    assert [mention.text for mention in person(findings, "Carla Marlow").mentions] == ["Carla Marlow"]


def test_a_title_and_a_family_name_are_enough(read: Read) -> None:
    assert names(read("Mr Bexley has said the mine will reopen, and Mr Bexley usually keeps his word.")) == ["Bexley"]


@pytest.mark.parametrize(
    "credit", ["(credit) Written by Jonas Keller", "(caption) Cranes at work (Jonas Keller/Coast Photo)"]
)
def test_whoever_is_credited_is_not_in_the_article(read: Read, credit: str) -> None:
    assert names(read(f"The harbour reopened after the storm.\n\n{credit}")) == []


def test_mentions_point_at_their_sentence(read: Read) -> None:
    findings = read("Snow fell on the pass. Amanda Cole closed the road. Cole opened it again at noon.")
    sentences = [findings.sentences[mention.sentence].text for mention in findings.people[0].mentions]
    assert sentences == ["Amanda Cole closed the road.", "Cole opened it again at noon."]
