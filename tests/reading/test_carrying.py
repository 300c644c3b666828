"""Speakers who are carried over from words beside, before or behind a quotation, and how sure that is."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]

CAST = "Mayor Anna Blythe met engineer Tom Farrow at the dam on Friday.\n\n"


def speakers(findings: Findings) -> list[str | None]:
    return [quotation.speaker for quotation in findings.quotations]


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready.\n\n“We are calm,” Farrow said.",
        "“We are ready.\n\nWe are calm,” Farrow said.",
        "“We are ready.\n\n“We are calm.\n\n“We shall stay,” Farrow said.",
    ],
)
def test_a_speech_of_several_paragraphs_may_name_its_speaker_in_the_last(read: Read, text: str) -> None:
    findings = read(CAST + text)
    assert set(speakers(findings)) == {"Tom Farrow"}
    assert len(findings.quotations) == text.count("\n\n") + 1
    assert all(quotation.confidence > 0.5 for quotation in findings.quotations)


@pytest.mark.parametrize(
    "text",
    [
        "“They will not fight.” With these words Farrow left the hall.",
        "“They will not fight.” With that Farrow sat down.",
        "“They will not fight.” With this, Tom Farrow closed the meeting.",
    ],
)
def test_who_leaves_with_these_words_has_said_them(read: Read, text: str) -> None:
    (quotation,) = read(CAST + text).quotations
    assert quotation.speaker == "Tom Farrow"
    assert quotation.confidence > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Farrow said it had been a long night. “It was cold and dark and nobody came.”",
        "Farrow told them of the night:\n\n“It was cold and dark and nobody came.”",
        "Farrow recalled the night.\n\nHe said:\n\n“It was cold and dark and nobody came.”",
    ],
)
def test_the_sentence_before_introduces_a_quotation_of_its_own_paragraph_or_after_a_colon(
    read: Read, text: str
) -> None:
    (quotation,) = read(CAST + text).quotations
    assert quotation.speaker == "Tom Farrow"
    assert quotation.confidence > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Farrow said it had been a long night.\n\n“It was cold and dark and nobody came.”",
        "“It was a long night,” Farrow said.\n\n“It was cold and dark and nobody came.”",
        "Farrow stood up. “It was cold and dark and nobody came.” The hall was still.",
    ],
)
def test_a_speaker_from_another_paragraph_or_a_sentence_without_a_cue_is_unsure(read: Read, text: str) -> None:
    quotation = read(CAST + text).quotations[-1]
    assert quotation.speaker == "Tom Farrow"
    assert 0 < quotation.confidence < 0.5


def test_nobody_is_carried_over_a_whole_paragraph(read: Read) -> None:
    findings = read(
        CAST + "“It was a long night,” Farrow said.\n\nThe rain fell.\n\n“It was cold and dark and nobody came.”"
    )
    assert speakers(findings) == ["Tom Farrow", None]


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("“It will hold for years,” Farrow said.", "Farrow said it would “hold for years and years.”"),
        ("Farrow said it would “hold for years and years.”", "“It will hold,” Farrow said. “It will hold for years.”"),
        ("Farrow said it would “hold for years and years.”", "Farrow: “It will hold for years and years.”"),
        ("Farrow: “It will hold for years and years.”", "Farrow’s claim that it “will hold for years” was wrong."),
        (
            "Farrow’s claim that it “will hold for years” was wrong.",
            "Farrow believed it “will hold for years and years.”",
        ),
    ],
)
def test_the_plainer_the_words_the_surer_the_speaker(read: Read, surer: str, less_sure: str) -> None:
    first, second = (read(CAST + text).quotations[-1] for text in (surer, less_sure))
    assert first.speaker == second.speaker == "Tom Farrow"
    assert first.confidence > second.confidence > 0.5
