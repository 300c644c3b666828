"""Quotation marks are paired as a reader pairs them."""

import pytest

from bot.reading.marks import quoted_stretches


def stretches(*paragraphs: str) -> list[str]:
    text = "\n".join(paragraphs)
    places, at = [], 0
    for paragraph in paragraphs:
        places.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return [text[q.start : q.end] for q in quoted_stretches(text, places)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("“We are ready,” she said.", ["We are ready,"]),
        ('"We are ready," she said, "and calm."', ["We are ready,", "and calm."]),
        ("‘It’s the workers’ choice,’ he said.", ["It’s the workers’ choice,"]),
        ("'We don't know,' he said.", ["We don't know,"]),
        ("The workers’ hall and the miners’ club stayed shut.", []),
        ("Back in the ‘90s the dogs’ home was ’full.", []),
        ("“He called it ‘a farce’ and left,” she said.", ["He called it ‘a farce’ and left,"]),
        ("‘He said “never” to me,’ she said.", ["He said “never” to me,"]),
        ("“She told me “go now” and I went.”", ["She told me “go now” and I went."]),
        ("“We measured it. “It was deep.”", ["We measured it.", "It was deep."]),
        ('A 6\'2" man and a 5" nail.', []),
        ("”Hello there,” he said.", ["Hello there,"]),
        ("“ ” and “”", []),
    ],
)
def test_pairs_within_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert stretches(paragraph) == expected


def test_an_open_quotation_ends_with_its_paragraph_and_the_next_is_its_own() -> None:
    assert stretches("“The first half.", "“The second half,” he said.") == ["The first half.", "The second half,"]


def test_a_missing_mark_never_reaches_into_the_next_paragraph() -> None:
    assert stretches("“Nobody closed this.", "Plain words follow.") == ["Nobody closed this."]
