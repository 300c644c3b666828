"""What stands between marks without being speech: scare quotes, titles of works, nicknames, stray marks."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]

CAST = "Mayor Anna Blythe met engineer Tom Farrow at the dam on Friday.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "The two towns began the “Silver Lake” exercise, eleven days of training.",
        "As the “nominal keeper” of the seal, she opened the hall.",
        "He had read “The Long Winter of Ashford” twice that year.",
        "The ferry brought “volunteers” to the far shore.",
    ],
)
def test_names_and_scare_quotes_are_no_speech(read: Read, text: str) -> None:
    assert read(text).quotations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Blythe told the crowd on “The Morning Round” that nobody would leave.",
        "Farrow said that he had starred in the film “Walls of Stone” as a child.",
        "Blythe told the valley’s “Evening Hour” of her plans.",
    ],
)
def test_the_title_of_a_work_is_no_speech_though_somebody_speaks(read: Read, text: str) -> None:
    assert read(CAST + text).quotations == ()


@pytest.mark.parametrize("name", ["Clara “Red” Quill", 'Clara "Big Red" Quill', "Clara ‘Red’ Quill"])
def test_a_nickname_is_no_speech(read: Read, name: str) -> None:
    findings = read(CAST + f"{name} told Farrow that “nobody can mend it now.”")
    assert [quotation.text for quotation in findings.quotations] == ["nobody can mend it now."]


@pytest.mark.parametrize(
    "fragments",
    [
        "the test involved “firing at a wall of old stone” and “lifting of all the gates”.",
        "the wall had “begun to move at night” and “grown by a foot”.",
        "the mayor was “seen at every gate of the town”.",
    ],
)
def test_a_stray_mark_before_the_writer_s_own_sentence_opens_no_speech(read: Read, fragments: str) -> None:
    findings = read(
        f"The Valley News Agency reported that {fragments} “Both weeks were cold.\n\nThe council has not met."
    )
    assert "Both weeks were cold." not in [quotation.text for quotation in findings.quotations]
    assert findings.quotations


def test_a_speech_that_is_left_open_for_the_next_paragraph_is_kept(read: Read) -> None:
    findings = read(
        CAST + "Farrow said the wall was “weak and very old”. “We measured it.\n\n“We measured it twice,” he said."
    )
    assert [quotation.speaker for quotation in findings.quotations] == ["Tom Farrow"] * 3


@pytest.mark.parametrize("label", ["a “traitor”", "“mad”", "“The Old Fox”"])
def test_what_somebody_is_called_by_somebody_is_kept(read: Read, label: str) -> None:
    findings = read(CAST + f"Blythe called Farrow {label} on Monday.")
    assert [quotation.speaker for quotation in findings.quotations] == ["Anna Blythe"]
