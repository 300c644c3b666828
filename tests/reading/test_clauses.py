"""A sentence with several dates: each clause that can stand for itself is told in its words, else one date governs."""

from collections.abc import Callable

import pytest

from bot.findings import Findings, Status

Read = Callable[..., Findings]
MONDAY = "2021-05-17"


def told(findings: Findings) -> list[tuple[str, str]]:
    return [(event.date, event.text) for event in findings.events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The bridge closed in May 1987, and the council opened a ferry in June 1988.",
            [("1987-05", "The bridge closed in May 1987"), ("1988-06", "the council opened a ferry in June 1988.")],
        ),
        (
            "The dam burst in 1987, but the council built a new one in 1990.",
            [("1987", "The dam burst in 1987"), ("1990", "the council built a new one in 1990.")],
        ),
        (
            "The mill burned in 1910, the dam burst in 1912 and the bridge fell in 1914.",
            [
                ("1910", "The mill burned in 1910"),
                ("1912", "the dam burst in 1912"),
                ("1914", "the bridge fell in 1914."),
            ],
        ),
    ],
)
def test_joined_clauses_are_told_each_in_its_words(read: Read, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert told(read(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Anna Blythe was born in Oxmoor in 1923 and died in 1987.",
            [
                ("1923", "Anna Blythe was born in Oxmoor in 1923"),
                ("1987", "Anna Blythe was born in Oxmoor in 1923 and died in 1987."),
            ],
        ),
        (
            "The dam was finished in 1923 and widened in 1950.",
            [("1923", "The dam was finished in 1923"), ("1950", "The dam was finished in 1923 and widened in 1950.")],
        ),
        (
            "The dam held until the autumn, burst in 1950 and was rebuilt in 1952.",
            [
                ("1950", "The dam held until the autumn, burst in 1950"),
                ("1952", "The dam held until the autumn, burst in 1950 and was rebuilt in 1952."),
            ],
        ),
    ],
)
def test_a_clause_without_a_subject_keeps_the_one_before_it(
    read: Read, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(read(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "After the dam burst in 1987, the council built a ferry in 1990.",
            [("1987", "the dam burst in 1987"), ("1990", "the council built a ferry in 1990.")],
        ),
        (
            "The council paid for the dam in 2019, although the mayor opened it in 2020.",
            [("2019", "The council paid for the dam in 2019"), ("2020", "the mayor opened it in 2020.")],
        ),
        (
            "They said the crew could stay and told it to go this year, even though work is not due until next year.",
            [
                ("2021", "They said the crew could stay and told it to go this year"),
                ("2022", "work is not due until next year."),
            ],
        ),
    ],
)
def test_a_circumstance_that_holds_is_told_in_its_words(
    read: Read, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(read(sentence, published=MONDAY)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The crews will spend the rest of the week in Oxmoor; the plans were shown on Monday.",
            [
                ("2021-05-17", "The crews will spend the rest of the week in Oxmoor"),
                ("2021-05-17", "the plans were shown on Monday."),
            ],
        ),
        (
            "The first ferry sailed in 1987; the last one left the harbour in 1990.",
            [("1987", "The first ferry sailed in 1987"), ("1990", "the last one left the harbour in 1990.")],
        ),
        (
            "The council bought the mill in 1912; it burned down in 1914",
            [("1912", "The council bought the mill in 1912"), ("1914", "it burned down in 1914")],
        ),
    ],
)
def test_a_semicolon_parts_what_is_told(read: Read, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert told(read(sentence, published=MONDAY)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In 1990 the council sold the bridge, which opened in 1912.",
            [
                ("1990", "In 1990 the council sold the bridge, which opened in 1912."),
                ("1912", "the bridge, which opened in 1912."),
            ],
        ),
        (
            "Tom Farrow, who ran the mill from 1980 to 1985, sold it to the council in 1990.",
            [
                ("1980", "Tom Farrow, who ran the mill from 1980 to 1985"),
                ("1990", "Tom Farrow, who ran the mill from 1980 to 1985, sold it to the council in 1990."),
            ],
        ),
        (
            "In 1990 the mayor praised a woman who had saved the ferry in 1987.",
            [
                ("1990", "In 1990 the mayor praised a woman who had saved the ferry in 1987."),
                ("1987", "a woman who had saved the ferry in 1987."),
            ],
        ),
    ],
)
def test_a_relative_clause_is_told_with_what_it_is_about(
    read: Read, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(read(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The agency reported Thursday that Wednesday's launch was a test.", "2021-05-12"),
        ("Anna Blythe said on Monday that the dam burst on 4 March 1987.", "1987-03-04"),
        ("The dam will be rebuilt in June, Tom Farrow said on Monday.", "2021-06"),
        ("According to a report of 3 May, the dam burst in 1987.", "1987"),
    ],
)
def test_what_is_reported_goes_before_the_day_of_the_report(read: Read, sentence: str, date: str) -> None:
    assert told(read(sentence, published=MONDAY)) == [(date, sentence)]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("In 1950 the council sold the mill built on 4 March 1912.", "1950"),
        ("After the fall of the mill in March 1846, the council left in 1849.", "1849"),
        ("Big changes are expected from the New Year's speech on Saturday, January 1, 2022.", "2022-01-01"),
        ("In March 1990, on the 4th day of March, the council met.", "1990-03"),
        ("The test on Wednesday was meant to help, and the one on Tuesday to harm.", "2021-05-12"),
        ("The test was held in 2019, early in May 2019.", "2019-05"),
        ("The council thought in 1990 that the dam had burst in 1987.", "1990"),
        ("In 1990 the mayor left, hoping to come back in 1995.", "1990"),
        ("The dam burst in 1987; 1990 was dry.", "1987"),
        ("The drill began on March 4, 1987 and is the largest since 1971.", "1987-03-04"),
        ("The mill opened in 1912 and held until 1950.", "1912"),
        ("The mayor said that after the dam burst in 1987 the council fled in 1990.", "1990"),
    ],
)
def test_one_date_governs_a_clause(read: Read, sentence: str, date: str) -> None:
    assert told(read(sentence, published=MONDAY)) == [(date, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said: “The dam burst in 1987, and the bridge fell in 1990,” and wept.",
        "The dam (the council bought it in 1987, and the mayor sold it in 1990) is shut.",
        "Before the dam burst in 1987, the council had sold it in 1985.",
        "“The dam burst in 1987, and the bridge fell in 1990.”",
    ],
)
def test_nothing_is_cut_out_of_speech_brackets_or_conditions(read: Read, sentence: str) -> None:
    assert [event.text for event in read(sentence).events] == [sentence]


def test_what_stands_in_brackets_before_a_sentence_stays_with_it(read: Read) -> None:
    findings = read("[1] In 1661 he left Oxmoor, and in 1665 he died there.")
    assert [event.text for event in findings.events] == ["[1] In 1661 he left Oxmoor", "in 1665 he died there."]


def test_a_clause_has_its_own_people_unless_a_pronoun_may_mean_another(read: Read) -> None:
    findings = read("Anna Blythe left in 1987, and Tom Farrow came in 1990.")
    assert [event.people for event in findings.events] == [("Anna Blythe",), ("Tom Farrow",)]
    findings = read("Anna Blythe left in 1987, and the bridge fell in 1990.")
    assert [event.people for event in findings.events] == [("Anna Blythe",), ()]
    findings = read("Anna Blythe left in 1987, and she came back in 1990.")
    assert [event.people for event in findings.events] == [("Anna Blythe",), ("Anna Blythe",)]


def test_a_range_says_more_than_one_of_its_days(read: Read) -> None:
    (event,) = read("The crews met over the weekend of May 15 and 16, 2021.", published=MONDAY).events
    assert (event.date, event.end) == ("2021-05-15", "2021-05-16")


def test_each_clause_has_its_own_status(read: Read) -> None:
    findings = read("The council met on Thursday, and the mayor will speak on Friday.", published=MONDAY)
    assert [(event.date, event.status) for event in findings.events] == [
        ("2021-05-13", Status.PAST),
        ("2021-05-21", Status.PLANNED),
    ]
