"""Where sentences begin and which blocks are read."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.findings import BlockKind, Findings

Read = Callable[..., Findings]


def texts(findings: Findings) -> list[str]:
    return [sentence.text for sentence in findings.sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["“We told the U.S. Army to leave,” he said.", "“They left.”"],
        ["He moved to the U.S. in spring.", "The U.S. let him in."],
        ["He lives in the U.S.", "The house is small."],
        ["Gen. J. R. Marsh met Sen. Cole at 9 a.m. sharp.", "Both left."],
        ["Sens. Amy Tosk and Lars Holm met Reps. Cole and Drs. Ash and Vale.", "All left."],
        ["“It is over.”", "Marsh sighed."],
        ["“It is over,” said Del. Ada Marsh of Ashford.", "Supt. Cole agreed."],
        ["“Why now?” Marsh asked.", "Nobody knew."],
        ["It broke.", "3,000 people left."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(read: Read, sentences: list[str]) -> None:
    assert texts(read(" ".join(sentences))) == sentences


def test_a_paragraph_always_ends_a_sentence_and_credits_are_not_read(read: Read) -> None:
    findings = read("Port reopens\n\nThe port reopened\n\n(credit) By Jonas Keller\n\n(caption) A crane.", title=True)
    assert [(sentence.text, sentence.kind) for sentence in findings.sentences] == [
        ("Port reopens", BlockKind.TITLE),
        ("The port reopened", BlockKind.BODY),
        ("(caption) A crane.", BlockKind.CAPTION),
    ]


def test_a_hard_wrapped_line_does_not_end_a_sentence(read: Read) -> None:
    assert texts(read("The port\nreopened on Monday.")) == ["The port\nreopened on Monday."]


PIECES = st.sampled_from(
    "“ ” ‘ ’ \" ' . , ? ! : ; ( ) - – \n \n\n Kim Jong-un Mr Blythe said that he she told U.S. President March 4, 1987 "
    "31 February on Monday last week 0000 9999 the agency 김정은 é \u200f \ud7ff \x00 \U0001f600".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(PIECES | st.text(max_size=12), max_size=40).map(" ".join),
    published=st.sampled_from([None, "2021", "2021-05-17"]),
)
def test_any_text_is_read_and_every_offset_gives_its_text_back(read: Read, text: str, published: str | None) -> None:
    findings = read(text, title=True, published=published)
    mentions = [mention for person in findings.people for mention in person.mentions]
    for found in (*findings.sentences, *findings.quotations, *findings.dates, *mentions):
        assert text[found.start : found.end] == found.text
    names = {person.name for person in findings.people}
    assert all(set(event.people) <= names for event in findings.events)
    assert all(q.speaker in names for q in findings.quotations if q.speaker_kind == "person")
