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
        ("““We are ready,”” she said.", ["We are ready,"]),
        ('""We are ready,"" she said.', ["We are ready,"]),
        ("``We are ready,'' she said.", ["We are ready,"]),
        ("‹We are ready,› she said, «and calm.»", ["We are ready,", "and calm."]),
        ('“We are ready," she said. "And calm.”', ["We are ready,", "And calm."]),
        ("“We […] are (nearly) ready . . . now…” he said.", ["We […] are (nearly) ready . . . now…"]),
        ("“We [the town] are ready,” he said.", ["We [the town] are ready,"]),
        ("He called it “… a long road … [to] nowhere …”.", ["… a long road … [to] nowhere …"]),
        ("(“We are ready,” he said.) He left.", ["We are ready,"]),
        ("‘We are ready,’ she said. “We are calm.”", ["We are ready,", "We are calm."]),
        ("He said “the gate ‘is shut” and ran’.", ["the gate ‘is shut"]),
        ("He ‘said “never’ ever” again.", ["never’ ever"]),
        ('A 5"x7" frame and a "red" door.', ["red"]),
        ('He said,"We are ready," and left.', ["We are ready,"]),
        ('He said, "We are ready."And he left.', ["We are ready."]),
        ("“We are ready,“ she said.", ["We are ready,"]),
        ("“We are ready”he said.", ["We are ready"]),
        ("She said:“We are ready.”", ["We are ready."]),
        ("Give ‘em the workers’ bread.", []),
        ("He called it ‘a farce and she called it ‘a game’.", ["a game"]),
        ("“He is calm, she said.” Then she left.", ["He is calm, she said."]),
        ("“We are ready,” she said. It is late,” he said.", ["We are ready,"]),
        ("‘We are calm,’ he said of the workers’ hall.", ["We are calm,"]),
        ("‘We are the workers’ he said.", ["We are the workers"]),
        ("“‘Never,’ he told me,” she said.", ["‘Never,’ he told me,"]),
        ("'He said \"never\" to me', she said.", ['He said "never" to me']),
        ("“We are ready”, she said” and left.", ["We are ready"]),
        ("She said, “We are ready.”(Laughs) “And calm.”", ["We are ready.", "And calm."]),
    ],
)
def test_pairs_within_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert stretches(paragraph) == expected


def test_an_open_quotation_ends_with_its_paragraph_and_the_next_is_its_own() -> None:
    assert stretches("“The first half.", "“The second half,” he said.") == ["The first half.", "The second half,"]


def test_a_missing_mark_never_reaches_into_the_next_paragraph() -> None:
    assert stretches("“Nobody closed this.", "Plain words follow.") == ["Nobody closed this."]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("“We are ready, she said. “We are calm.”", ["We are ready,", "We are calm."]),
        ("“Are we ready? asked Blythe. “We are calm.”", ["Are we ready?", "We are calm."]),
        ("“We are ready, the mayor of the town said on Friday.", ["We are ready,"]),
        ("“We are ready, and she said so.", ["We are ready, and she said so."]),
    ],
)
def test_where_the_closing_mark_is_missing_the_writer_s_own_words_are_not_quoted(
    paragraph: str, expected: list[str]
) -> None:
    assert stretches(paragraph) == expected


def test_every_paragraph_of_a_long_speech_is_a_stretch_and_only_the_last_is_closed() -> None:
    paragraphs = ["“The first part.", "“The second part.", "“The third part,” he said."]
    text = "\n".join(paragraphs)
    places = [(text.index(one), text.index(one) + len(one)) for one in paragraphs]
    found = quoted_stretches(text, places)
    assert [(text[q.start : q.end], q.closed, q.paragraph) for q in found] == [
        ("The first part.", False, 0),
        ("The second part.", False, 1),
        ("The third part,", True, 2),
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("We are ready,” she said.", ["We are ready,"]),
        ("Are we ready?” asked Blythe.", ["Are we ready?"]),
        ('We are all quite ready," the mayor of the town told them.', ["We are all quite ready,"]),
        ("We are ready,” she said. “We are calm.”", ["We are ready,", "We are calm."]),
        ("She stood up. We are ready,” she said.", []),
        ("The old 5” pipe burst.", []),
        ("The wall is old,” but nobody cares.", []),
        ("The so-called old wall” the mayor said.", []),
    ],
)
def test_a_closing_mark_alone_ends_a_sentence_that_somebody_said(paragraph: str, expected: list[str]) -> None:
    assert stretches(paragraph) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("We are calm,” she said.", "We are calm,"),
        ("We are calm. We shall stay.” She left.", "We are calm. We shall stay."),
        ("And yet we wait.”", "And yet we wait."),
    ],
)
def test_a_closing_mark_alone_ends_what_the_paragraph_before_left_open(second: str, expected: str) -> None:
    assert stretches("“We are ready.", second) == ["We are ready.", expected]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“We are ready.”", "The wall is old.” She left."),
        ("“We are ready.", "The rain fell.", "It was late.” He left."),
    ],
)
def test_a_closing_mark_alone_ends_nothing_where_nothing_was_left_open(paragraphs: tuple[str, ...]) -> None:
    assert stretches(*paragraphs) == ["We are ready."]
