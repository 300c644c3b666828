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


@pytest.mark.parametrize(
    "text",
    [
        "Blythe dismissed the talk of “war” in the valley as noise.",
        "Farrow’s speech on the dam held the word “flood” nine times.",
        "By stoking fear of “war,” the valley hoped to win, Blythe’s letter to the town warned.",
        "Blythe’s statement on the “flood” was short.",
        "Farrow believed in the “cure” to the last.",
    ],
)
def test_one_word_is_no_quotation_unless_a_cue_governs_it(read: Read, text: str) -> None:
    assert read(CAST + text).quotations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Farrow called the plan “reckless”.",
        "Farrow said the wall was “old”.",
        "“No,” Farrow said.",
        "The wall is “doomed,” according to Farrow.",
        "Farrow: “Never.”",
        "Farrow called for “peace”.",
        "Farrow began the chant of “Out!”, he said.",
    ],
)
def test_one_word_that_somebody_is_said_to_have_said_is_kept(read: Read, text: str) -> None:
    assert [quotation.speaker for quotation in read(CAST + text).quotations] == ["Tom Farrow"]


@pytest.mark.parametrize("heading", ["“Nowhere Left to Go.”", "‘All Is Lost’", '"The Wall of Sand"'])
def test_a_heading_in_marks_is_no_speech(read: Read, heading: str) -> None:
    findings = read(CAST + f"“It was a long night,” Farrow said.\n\n{heading}\n\nThe rain fell for a week.")
    assert [quotation.text for quotation in findings.quotations] == ["It was a long night,"]


@pytest.mark.parametrize("words", ["“Long Live the Valley!”", "“Never Again.”", "“Stand Up and Fight.”"])
def test_capitalised_words_behind_a_colon_are_speech(read: Read, words: str) -> None:
    findings = read(CAST + f"Farrow told them:\n\n{words}")
    assert [quotation.speaker for quotation in findings.quotations] == ["Tom Farrow"]


@pytest.mark.parametrize(
    "text",
    [
        "Farrow wrote “The Wall of Sand” and “The Last Flood.”",
        "Farrow composed “Song of the Gate” in May.",
        "Farrow, who directed “A Winter Tale” and “The Long Night”, said nothing.",
    ],
)
def test_works_that_somebody_made_are_no_speech(read: Read, text: str) -> None:
    assert read(CAST + text).quotations == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A banner with “no more tolls here” hung there.", False),
        ("A banner with “no more tolls for anybody here” hung there.", True),
        ("Blythe believes in “no more tolls”.", False),
        ("Blythe believes in “no more of this”.", True),
        ("A banner with “No More Tolls For Anybody Here” hung there.", False),
        ("A banner with “no more tolls for anybody here hung there.", False),
        ("(caption) A banner with “no more tolls for anybody here” at the gate.", False),
        ("“Never.”", True),
        ("“Never again.”", True),
        ("Farrow said that Clara “Big Red” Quill had left.", False),
    ],
)
def test_few_or_capitalised_words_need_a_plain_cue(read: Read, text: str, kept: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert bool(read(CAST + "The rain fell.\n\n" + text).quotations) is kept


@pytest.mark.parametrize(
    "text",
    [
        "“Stand Up and Fight,” Farrow said. “Never Give Up.”",
        "“Stand up,” Farrow said.\n\n“We Will Never Ever Leave This Good Old Valley Again.”",
        "“Stand up,” Farrow said.\n\n“Never!”",
    ],
)
def test_what_is_no_paragraph_of_its_own_or_too_long_or_short_is_no_heading(read: Read, text: str) -> None:
    assert [quotation.speaker for quotation in read(CAST + text).quotations] == ["Tom Farrow"] * 2
