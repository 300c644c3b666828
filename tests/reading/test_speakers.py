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


def test_both_halves_of_a_split_quotation_have_one_speaker(read: Read) -> None:
    findings = read(CAST + "“The wall will hold,” Blythe said. “It was built by careful people.”")
    assert said(findings) == [
        ("The wall will hold,", "Anna Blythe"),
        ("It was built by careful people.", "Anna Blythe"),
    ]


def test_a_quotation_that_runs_on_in_the_next_paragraph_keeps_its_speaker(read: Read) -> None:
    findings = read(CAST + "“The wall will hold for years,” Farrow said. “We measured it.\n\n“We measured it twice.”")
    assert [speaker for _, speaker in said(findings)] == ["Tom Farrow"] * 3


@pytest.mark.parametrize(("pronoun", "speaker"), [("she", "Anna Blythe"), ("he", "Tom Farrow")])
def test_a_pronoun_means_the_last_person_whom_it_fits(read: Read, pronoun: str, speaker: str) -> None:
    findings = read(CAST + f"“The wall will hold for years,” {pronoun} said.")
    assert said(findings) == [("The wall will hold for years,", speaker)]


def test_the_agency_is_the_agency_named_before(read: Read) -> None:
    findings = read("The Valley News Agency reported a landslide. “Nobody was hurt in the village,” the agency said.")
    assert said(findings) == [("Nobody was hurt in the village,", "The Valley News Agency")]


@pytest.mark.parametrize(
    "text",
    [
        "The two towns began the “Silver Lake” exercise, eleven days of training.",
        "As the “nominal keeper” of the seal, she opened the hall.",
        "He had read “The Long Winter of Ashford” twice that year.",
    ],
)
def test_names_and_scare_quotes_are_no_speech(read: Read, text: str) -> None:
    assert read(text).quotations == ()


def test_an_unattributed_quotation_has_no_speaker_and_no_confidence(read: Read) -> None:
    (quotation,) = read(
        "A banner on the bridge with “no more tolls for the people of the valley” swung in the wind."
    ).quotations
    assert (quotation.speaker, quotation.speaker_kind) == (None, SpeakerKind.UNKNOWN)
    assert quotation.confidence == 0


def test_a_doubtful_speaker_is_below_one_half(read: Read) -> None:
    findings = read("Anna Blythe said nothing of the dam.\n\n“The wall will hold for many more years.”")
    assert all(quotation.confidence < 0.5 for quotation in findings.quotations)


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
