"""A year that the paragraph's own story gives is carried on; none is ever made up."""

from collections.abc import Callable

import pytest

from bot.findings import Findings, Reference

Read = Callable[..., Findings]
MONDAY = "2021-05-17"


def values(findings: Findings) -> list[str | None]:
    return [date.value for date in findings.dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1923 he went to Oxmoor. On 4 March he met Anna Blythe.", ["1923", "1923-03-04"]),
        (
            "In March 1923 the mill opened. On 4 June it burned down. In October it was rebuilt.",
            ["1923-03", "1923-06-04", "1923-10"],
        ),
        ("The dam burst on 4 March 1923, and in June the council left.", ["1923-03-04", "1923-06"]),
        ("The dam burst in March 1923. On 12 March, the council left.", ["1923-03", "1923-03-12"]),
        ("In early 1923 the mill opened. Snow fell. In June it burned down.", ["1923", "1923-06"]),
    ],
)
@pytest.mark.parametrize("published", [None, "XXXX-05-17", "2021-02-17"])
def test_a_story_carries_its_year_forward(read: Read, text: str, expected: list[str], published: str | None) -> None:
    findings = read(text, published=published)
    assert values(findings) == expected
    assert [event.reference for event in findings.events] == [
        Reference.FULL,
        *[Reference.RELATIVE for _ in expected[1:]],
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # backward in time, in another paragraph, after a long while
        ("In October 1923 he went to Oxmoor. In March he met Anna Blythe.", "XXXX-03"),
        ("In 1923 he went to Oxmoor.\n\nOn 4 March he met Anna Blythe.", "XXXX-03-04"),
        ("In 1923 he went to Oxmoor. It rained. It rained. It rained. On 4 March he met her.", "XXXX-03-04"),
        # the year only describes, reports, or sets a background
        ("The mill, founded in March 1923, was sold. In June it moved.", "XXXX-06"),
        ("The mill opened its 1923 wing. In June it moved.", "XXXX-06"),
        ("The mill, which opened in March 1923, was sold. In June it moved.", "XXXX-06"),
        ("The fair will open in March 2023. In June it moved.", "XXXX-06"),
        ("It had been shut since March 1923. In June it moved.", "XXXX-06"),
        ("The mill (March 1923) moved away. In June it burned.", "XXXX-06"),
        ("Tom Farrow said in March 1923 that he was ill. In June he left.", "XXXX-06"),
        # what follows is no step of the story
        ("The mill was founded in March 1923. The owner said in June that it was shut.", "XXXX-06"),
        ("The mill was founded in March 1923. It may move in June.", "XXXX-06"),
        ("The mill was founded in March 1923. The owner meets the crew in June.", "XXXX-06"),
        # the story has come back to its own day
        ("In 1923 the mill opened. It is now silent. In June it moved.", "XXXX-06"),
        ("In 1923 the mill opened. Last week it burned. In June it moved.", "XXXX-06"),
    ],
)
def test_elsewhere_the_year_stays_open(read: Read, text: str, last: str) -> None:
    assert values(read(text))[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The mill closed in March 2019. On May 14, the crew was paid.", "2021-05-14"),
        ("The mill closed in March 2019. In June, the crew will be paid.", "2021-06"),
        ("The mill closed in March 2019. In June, the crew was paid.", "2019-06"),
        ("The mill closed in January 2019. In February, the crew was paid.", "XXXX-02"),
    ],
)
def test_a_day_of_the_year_of_publication_needs_no_story(read: Read, text: str, last: str) -> None:
    assert values(read(text, published=MONDAY))[-1] == last
