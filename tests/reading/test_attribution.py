"""Ways of giving a speaker other than a plain verb beside the words."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]

CAST = "Mayor Anna Blythe met engineer Tom Farrow at the dam on Friday.\n\n"


def speakers(findings: Findings) -> list[str | None]:
    return [quotation.speaker for quotation in findings.quotations]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Blythe: “The wall will hold.”", "Anna Blythe"),
        ("Blythe on the wall: “It is a heap of sand.”", "Anna Blythe"),
        ("Blythe was blunt: “It is a heap of sand.”", "Anna Blythe"),
        ("Farrow’s verdict: “It is a heap of sand.”", "Tom Farrow"),
        ("Then came the order from Farrow: “Bring them home.”", "Tom Farrow"),
        ("Blythe had but one word for it: “Sand.”", "Anna Blythe"),
        ("Farrow’s brother: “It is a heap of sand.”", "Farrow’s brother"),
    ],
)
def test_a_colon_needs_no_verb(read: Read, text: str, speaker: str) -> None:
    assert speakers(read(CAST + text)) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The wall “will not last the winter,” according to Farrow.",
        "The wall, according to Farrow, “will not last the winter.”",
        "According to the engineer, Tom Farrow, the wall “will not last the winter.”",
        "“It will not last the winter,” according to Farrow.",
        "The wall, per Farrow, “will not last the winter.”",
    ],
)
def test_according_to_names_the_speaker(read: Read, text: str) -> None:
    assert speakers(read(CAST + text)) == ["Tom Farrow"]


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_a_name_behind_a_dash_signs_the_words(read: Read, dash: str) -> None:
    assert speakers(read(CAST + f"“It was cold” {dash} Tom Farrow")) == ["Tom Farrow"]


@pytest.mark.parametrize(
    "text", ["“It was cold on the dam all night” — Tom Farrow had left.", "The “cold wall of the seven winds” — Tom"]
)
def test_a_dash_before_other_words_signs_nothing(read: Read, text: str) -> None:
    assert not any(quotation.cue == "—" for quotation in read(CAST + text).quotations)


@pytest.mark.parametrize(
    "text",
    [
        "The wall was called “a gift from the old town” by Blythe.",
        "The plan was described as “a gift of the old town to the new” by Blythe.",
        "The gates were dubbed “the teeth of the whole valley” by Blythe.",
        "Farrow was told by Blythe that the wall “will not last the winter.”",
        "The gates, praised by Blythe as “the teeth of the valley,” fell.",
    ],
)
def test_of_a_passive_the_one_behind_by_speaks(read: Read, text: str) -> None:
    assert speakers(read(CAST + text)) == ["Anna Blythe"]


@pytest.mark.parametrize(
    ("text", "speaker", "channel"),
    [
        ("Citing Blythe, the Valley Post wrote that it “will not last.”", "Anna Blythe", "the Valley Post"),
        ("Citing Tom Farrow, the Valley News Agency said it “will not last.”", "Tom Farrow", "the Valley News Agency"),
        ("Citing a police report, the Valley Post said it “will not last.”", "a police report", "the Valley Post"),
    ],
)
def test_who_is_cited_speaks_and_the_paper_passes_it_on(read: Read, text: str, speaker: str, channel: str) -> None:
    (quotation,) = read(CAST + text).quotations
    assert (quotation.speaker, quotation.channel) == (speaker, channel)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Citing a report of the guard, the Valley Post said it “will not last.”", "a report of the guard"),
        ("Citing him, the Valley Post said it “will not last.”", "the Valley Post"),
        ("On Monday, the Valley Post wrote that the wall “will not last.”", "the Valley Post"),
        ("For Monday, the Valley Post wrote that the wall “will not last.”", "the Valley Post"),
    ],
)
def test_only_what_is_cited_by_name_speaks_for_a_paper(read: Read, text: str, speaker: str) -> None:
    assert speakers(read(text)) == [speaker]


def test_a_person_who_cites_something_speaks(read: Read) -> None:
    (quotation,) = read(CAST + "Citing the rain, Blythe said the wall “will not last.”").quotations
    assert (quotation.speaker, quotation.channel) == ("Anna Blythe", None)


@pytest.mark.parametrize(
    "text",
    [
        "For Farrow, the wall is “a gift from the old town.”",
        "To Farrow, the wall was never more than “a heap of wet sand.”",
        "For Tom Farrow, this is “the end of a very long road.”",
    ],
)
def test_a_view_may_open_with_whose_it_is(read: Read, text: str) -> None:
    (quotation,) = read(CAST + text).quotations
    assert quotation.speaker == "Tom Farrow"
    assert quotation.confidence < 0.7


@pytest.mark.parametrize(
    "text",
    ["Near Farrow, the “wall of the seven winds of old” fell.", "With Farrow, “the luck of the old valley” left."],
)
def test_other_words_before_a_name_give_no_view(read: Read, text: str) -> None:
    assert speakers(read(CAST + text)) == [None]


def test_a_colon_behind_nobody_gives_no_speaker(read: Read) -> None:
    assert speakers(read("Then: “The wall will hold for years.”")) == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The moment called for “a good and heavy hammer for every man,” VNA reported.", "VNA"),
        ("Officials said that it “will hold for years,” the Valley News Agency reported.", "Officials"),
        ("The council said that it “will hold for years,” the Valley News Agency reported.", "The council"),
        ("Farrow’s claim that Blythe called it “a wall of sand and luck” was wrong.", "Anna Blythe"),
        ("Blythe praised the “oldest wall in the whole valley” Farrow said was gone.", "Anna Blythe"),
        ("The wall is “the best in the whole valley,” Blythe feels.", "Anna Blythe"),
    ],
)
def test_of_two_that_might_speak_the_nearer_in_sense_does(read: Read, text: str, speaker: str) -> None:
    assert speakers(read(CAST + text)) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "While Blythe called it “cold as the grave,” Farrow said the sun was out.",
        "Although Blythe had called the wall “safe as a house,” Farrow said that it leaked.",
        "After Blythe called the plan “a heap of wet sand,” Farrow told the council to sit down.",
    ],
)
def test_a_clause_that_leads_to_another_keeps_its_words(read: Read, text: str) -> None:
    assert speakers(read(CAST + text)) == ["Anna Blythe"]


def test_behind_a_comma_the_next_clause_speaks(read: Read) -> None:
    assert speakers(read(CAST + "When Blythe asked, “It is a heap of sand,” Farrow said.")) == ["Tom Farrow"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will not fight,” a former guard who fled the town last year said.", "a former guard"),
        ("“We will not fight,” the woman who runs the mill told the Post.", "the woman"),
        ("“We will not fight,” one of the guards who saw the fire said.", "one of the guards"),
        ("“We will not fight,” said an officer who had seen the fire.", "an officer"),
    ],
)
def test_a_relative_clause_before_the_verb_is_passed_over(read: Read, text: str, speaker: str) -> None:
    assert speakers(read(text)) == [speaker]


@pytest.mark.parametrize(
    "fragments",
    [
        "“old,” “weak” and “likely to fall.”",
        "“old”, “weak” and “doomed”.",
        "“built on sand,” and that it would “fall in a year,” if “nobody acts.”",
    ],
)
def test_fragments_of_one_sentence_have_one_speaker(read: Read, fragments: str) -> None:
    findings = read(CAST + f"Farrow said the wall was {fragments}")
    assert speakers(findings) == ["Tom Farrow"] * 3
    assert len({(quotation.cue, quotation.confidence) for quotation in findings.quotations}) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“They will not fight,” two people with knowledge of the talks said.",
            "two people with knowledge of the talks",
        ),
        ("“They will not fight,” said an official who asked not to be named.", "an official"),
        (
            "One resident of the lower valley told the Post that “they will not fight.”",
            "One resident of the lower valley",
        ),
        ("Sources close to the garrison said they “will not fight at all.”", "Sources close to the garrison"),
        ("“Bring them home,” the crowd chanted.", "the crowd"),
    ],
)
def test_sources_without_a_name_are_kept_as_described(read: Read, text: str, speaker: str) -> None:
    assert speakers(read(text)) == [speaker]
