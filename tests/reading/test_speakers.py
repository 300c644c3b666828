"""Who said what."""

from collections.abc import Callable

import pytest

from bot.findings import Findings, SpeakerKind

Read = Callable[..., Findings]


CAST = "Mayor Anna Blythe met engineer Tom Farrow at the dam on Friday.\n\n"


def said(findings: Findings) -> list[tuple[str, str | None]]:
    return [(quotation.text, quotation.speaker) for quotation in findings.quotations]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The wall will hold for years,” said Blythe.", "Anna Blythe"),
        ("“The wall will hold for years,” Farrow told reporters at the gate.", "Tom Farrow"),
        ("Farrow said: “The wall will hold for years.”", "Tom Farrow"),
        ("Blythe: “The wall will hold for years.”", "Anna Blythe"),
        ("According to Farrow, the wall “will hold for many more years.”", "Tom Farrow"),
        ("Blythe asserted that the old wall “will hold for many more years.”", "Anna Blythe"),
        ("“Will the wall hold for years?” Blythe asked.", "Anna Blythe"),
        (
            "Farrow, an engineer at the Institute for River Studies (IRS), asserted that it “will hold for years.”",
            "Tom Farrow",
        ),
        ("“The wall will hold for years,” Farrow said, the Valley News Agency reported.", "Tom Farrow"),
        ("Farrow was quoted as saying that the wall “will hold for many years.”", "Tom Farrow"),
        ("Blythe’s claim that the wall “will hold for many years” was met with doubt.", "Anna Blythe"),
        ("Asked by Farrow whether the wall would hold, Blythe replied: “It will hold for years.”", "Anna Blythe"),
        ("Farrow spoke last. Blythe - who rarely speaks - said the wall “will hold for years.”", "Anna Blythe"),
        ("Farrow, who met Blythe at the hall, said that the wall “will hold for years.”", "Tom Farrow"),
        ("Blythe had words with Farrow, now a councillor, who said the wall “will hold for years.”", "Tom Farrow"),
        ("The town turned to Blythe, which angered Farrow, who called it “a wall of sand and luck.”", "Tom Farrow"),
        ("Blythe said she had told Farrow that “the wall must come down at once.”", "Anna Blythe"),
        ("Farrow, Blythe said, “has never seen the inside of the dam.”", "Anna Blythe"),
        ("Farrow was described by Blythe as “a man who never sleeps at night.”", "Anna Blythe"),
        ("Blythe denied Farrow’s claim that the wall was “built on sand and luck.”", "Tom Farrow"),
        ("In a letter from Blythe, the wall was said to be “built on sand and luck.”", "Anna Blythe"),
        ("The wall is “the best in the whole valley,” in the words of Blythe.", "Anna Blythe"),
        ("Farrow blamed Blythe for calling the wall “a gift to the whole valley.”", "Tom Farrow"),
        ("Blythe mocked Farrow as “the man who built a wall of sand.”", "Anna Blythe"),
        ("Farrow used the phrase “a wall of sand and luck” twice.", "Tom Farrow"),
        ("As Blythe put it, “the wall is the valley and the valley is the wall.”", "Anna Blythe"),
        ("Blythe wrote that Farrow would “never see the inside of the dam.”", "Anna Blythe"),
        ("Farrow issued a letter, condemning the plan and threatening that Blythe “would pay for it.”", "Tom Farrow"),
    ],
)
def test_the_speaker_is_the_one_whom_the_cue_names(read: Read, text: str, speaker: str) -> None:
    (quotation,) = read(CAST + text).quotations
    assert (quotation.speaker, quotation.speaker_kind) == (speaker, SpeakerKind.PERSON)
    assert quotation.confidence > 0.5


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("“We fired at nobody,” the Valley News Agency said.", "the Valley News Agency", SpeakerKind.ORGANISATION),
        ("“We fired at nobody,” reported VNA.", "VNA", SpeakerKind.ORGANISATION),
        (
            "“We fired at nobody,” said a source familiar with the garrison, speaking on condition of anonymity.",
            "a source familiar with the garrison",
            SpeakerKind.DESCRIBED,
        ),
        (
            "In what one analyst said was an attempt to sow “an air of panic,” the port held drills.",
            "one analyst",
            SpeakerKind.DESCRIBED,
        ),
    ],
)
def test_a_speaker_without_a_name_is_kept_as_the_text_has_it(
    read: Read, text: str, speaker: str, kind: SpeakerKind
) -> None:
    (quotation,) = read(text).quotations
    assert (quotation.speaker, quotation.speaker_kind) == (speaker, kind)


def test_a_report_speaks_for_whoever_released_it(read: Read) -> None:
    findings = read(
        "The Valley News Agency released a report on Thursday (Friday in town) which claimed to show the mayor as he "
        "“inspected an old dam with heavy walls” at dawn."
    )
    assert said(findings) == [("inspected an old dam with heavy walls", "The Valley News Agency")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Blythe called the plan a farce, but Farrow, she said, “never slept for a single night.”", "Anna Blythe"),
        ("Blythe called the wall “a work of art for all time,” but Farrow said nothing.", "Anna Blythe"),
        ("Blythe used the words “a gift to the valley” and criticised Farrow for it.", "Anna Blythe"),
        (
            "Blythe praised Farrow after she saw him and blamed the storm on “a wind that nobody knew of.”",
            "Anna Blythe",
        ),
    ],
)
def test_a_later_clause_does_not_take_what_somebody_said_before_it(read: Read, text: str, speaker: str) -> None:
    assert {speaker for _, speaker in said(read(CAST + text))} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Blythe was accused of “hiding the cost of the old wall.”",
        "The wall, referred to as “the eighth wonder of the valley,” fell.",
        "Farrow was told to “stay away from the wall for good.”",
    ],
)
def test_who_is_only_spoken_of_does_not_speak(read: Read, text: str) -> None:
    assert [speaker for _, speaker in said(read(CAST + text))] == [None]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Blythe went on to “defend every stone of the old wall.”", "went on"),
        ("Farrow pointed out “a hole in the wall of the dam.”", "pointed out"),
        ("Blythe went on to say that the wall “will hold for years.”", "say"),
        ("Farrow blamed the town for maintaining “a wall of sand and luck.”", "blamed"),
    ],
)
def test_a_cue_is_given_with_the_particle_that_makes_its_sense(read: Read, text: str, cue: str) -> None:
    assert [quotation.cue for quotation in read(CAST + text).quotations] == [cue]


def test_several_fragments_of_a_sentence_have_one_speaker(read: Read) -> None:
    findings = read(CAST + "Farrow said the wall was “old,” “weak” and “likely to fall within a year or two.”")
    assert [speaker for _, speaker in said(findings)] == ["Tom Farrow"] * 3


def test_two_speakers_of_a_sentence_are_kept_apart(read: Read) -> None:
    findings = read(
        CAST + "Blythe said the wall was “built by careful people,” while Farrow said it was “built on sand and luck.”"
    )
    assert [speaker for _, speaker in said(findings)] == ["Anna Blythe", "Tom Farrow"]


@pytest.mark.parametrize(
    "text",
    [
        "“It took us a year to build that wall.” Those were the words of Tom Farrow.",
        "“It took us a year to build that wall.” So said Tom Farrow.",
        "“It took us a year to build that wall.” That is what Tom Farrow told the council.",
    ],
)
def test_a_speaker_may_be_named_in_the_sentence_behind(read: Read, text: str) -> None:
    assert [speaker for _, speaker in said(read("Mayor Anna Blythe came.\n\n" + text))] == ["Tom Farrow"]


def test_a_later_quotation_of_the_paragraph_names_the_speaker_of_the_first(read: Read) -> None:
    findings = read(CAST + "“It took us a year.” He paused. “It was a long year for all of us,” Farrow said.")
    assert [speaker for _, speaker in said(findings)] == ["Tom Farrow"] * 2


@pytest.mark.parametrize(
    "text", ["“The wall,” Farrow said, “will hold.”", "“The wall,” said Farrow, “will hold.”", "“Why,” he asked, “me?”"]
)
def test_parts_around_one_cue_share_speaker_cue_and_confidence(read: Read, text: str) -> None:
    first, second = read(CAST + text).quotations
    assert (first.speaker, first.cue, first.confidence) == (second.speaker, second.cue, second.confidence)
    assert first.speaker == "Tom Farrow"


def test_both_halves_of_a_split_quotation_have_one_speaker(read: Read) -> None:
    findings = read(CAST + "“The wall will hold,” Blythe said. “It was built by careful people.”")
    assert said(findings) == [
        ("The wall will hold,", "Anna Blythe"),
        ("It was built by careful people.", "Anna Blythe"),
    ]


def test_a_quotation_that_runs_on_in_the_next_paragraph_keeps_its_speaker(read: Read) -> None:
    findings = read(CAST + "“The wall will hold for years,” Farrow said. “We measured it.\n\n“We measured it twice.”")
    assert [speaker for _, speaker in said(findings)] == ["Tom Farrow"] * 3


def test_an_unattributed_quotation_has_no_speaker_and_no_confidence(read: Read) -> None:
    (quotation,) = read(
        "A banner on the bridge with “no more tolls for the people of the valley” swung in the wind."
    ).quotations
    assert (quotation.speaker, quotation.speaker_kind) == (None, SpeakerKind.UNKNOWN)
    assert quotation.confidence == 0


def test_a_doubtful_speaker_is_below_one_half(read: Read) -> None:
    findings = read("Anna Blythe said nothing of the dam.\n\n“The wall will hold for many more years.”")
    assert all(quotation.confidence < 0.5 for quotation in findings.quotations)


def test_in_a_dialogue_only_the_quotation_beside_the_cue_is_sure(read: Read) -> None:
    findings = read(
        CAST + "“Did you see the whole of the wall?” “No, I did not go there.” “Then go there now,” Blythe said."
    )
    assert [(q.speaker == "Anna Blythe", q.confidence > 0.5) for q in findings.quotations][-1] == (True, True)
    assert [q.confidence > 0.5 for q in findings.quotations] == [False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "They asked the Valley Guard, which reported “some two thousand people in the square.”",
        "The mayor met the Valley Guard, which said that “two thousand people were in the square.”",
        "To find out, they turned to the Valley Guard which reported “two thousand people in the square.”",
    ],
)
def test_which_means_what_stands_before_it(read: Read, text: str) -> None:
    assert [speaker for _, speaker in said(read(text))] == ["the Valley Guard"]


def test_a_headline_gives_no_quotation(read: Read) -> None:
    findings = read(
        "Blythe: “The wall will hold for years”\n\n“The wall will hold for years,” said Anna Blythe.", title=True
    )
    assert said(findings) == [("The wall will hold for years,", "Anna Blythe")]


def test_an_abbreviation_that_the_article_introduces_is_one_speaker_with_its_full_name(read: Read) -> None:
    findings = read(
        "“It was rough out there,” the state-run Harbour News Agency (HNA) said. “Nobody was hurt in the storm,” HNA "
        "reported. “The sea is calm again,” the Harbour News Agency said on Monday."
    )
    assert [speaker for _, speaker in said(findings)] == ["HNA", "HNA", "HNA"]


def test_a_full_name_stays_when_its_abbreviation_never_speaks(read: Read) -> None:
    findings = read("“It was rough out there,” the Harbour News Agency (HNA) said on Monday.")
    assert [speaker for _, speaker in said(findings)] == ["the Harbour News Agency"]
