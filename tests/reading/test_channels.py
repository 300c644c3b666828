"""The agency or paper that passed a quotation on is kept beside its speaker."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]

CAST = "Mayor Anna Blythe met engineer Tom Farrow at the dam on Friday.\n\n"
AGENCY = "the Valley News Agency"


@pytest.mark.parametrize(
    ("text", "speaker", "channel"),
    [
        ("“The wall will hold,” Farrow said, the Valley News Agency reported.", "Tom Farrow", AGENCY),
        ("Blythe said the wall “will hold for years,” according to the Valley News Agency.", "Anna Blythe", AGENCY),
        ("“The wall is old,” the Valley News Agency quoted Farrow as saying.", "Tom Farrow", AGENCY),
        ("Farrow was quoted by the Valley News Agency as saying it “will hold for years.”", "Tom Farrow", AGENCY),
        ("The Valley News Agency reported that Blythe said it “will hold.”", "Anna Blythe", "The Valley News Agency"),
        ("State television quoted Blythe as saying, “The wall will hold.”", "Anna Blythe", "State television"),
        ("The Valley Post reported Blythe as saying it “will hold for years.”", "Anna Blythe", "The Valley Post"),
        ("“It holds,” Blythe said, according to notes published by the Valley News Agency.", "Anna Blythe", AGENCY),
        ("Blythe called for “a wall for every town in the land,” state media said.", "Anna Blythe", "state media"),
    ],
)
def test_the_speaker_speaks_and_the_agency_is_the_channel(read: Read, text: str, speaker: str, channel: str) -> None:
    (quotation,) = read(CAST + text).quotations
    assert (quotation.speaker, quotation.channel) == (speaker, channel)


@pytest.mark.parametrize(
    "text",
    [
        "“The wall will hold,” Farrow said.",
        "“The wall will hold,” Farrow said, Blythe recalled.",
        "“The wall is bad,” Farrow said in March, when the council called for peace.",
        "Blythe said the wall “will hold for years,” according to Farrow.",
    ],
)
def test_without_an_agency_there_is_no_channel(read: Read, text: str) -> None:
    assert [quotation.channel for quotation in read(CAST + text).quotations] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Blythe “inspected the wall and its heavy gates” on Friday, VNA reported.",
        "The guards, referred to as heroes by the town, came to “wipe out the last of the wolves,” VNA reported.",
        "The state of the wall called for “a good and heavy hammer for every man,” VNA reported.",
        "“She walked along the whole of the wall on Friday,” reported VNA.",
    ],
)
def test_words_about_what_somebody_did_are_the_agency_s_own(read: Read, text: str) -> None:
    (quotation,) = read(CAST + text).quotations
    assert (quotation.speaker, quotation.channel) == ("VNA", None)


def test_where_nobody_near_can_be_he_the_words_are_those_of_who_reports_them(read: Read) -> None:
    findings = read(
        CAST
        + "The valley council met in the hall.\n\nThe market was full.\n\n“The council has closed the road for good,” "
        "he said. reported VNA. “He told the guards to leave the road.”"
    )
    assert [(quotation.speaker, quotation.cue) for quotation in findings.quotations] == [
        ("VNA", "reported"),
        ("VNA", None),
    ]
