"""Whom "he", "it", "they", "the agency" and "the leader" mean when they speak."""

from collections.abc import Callable

import pytest

from bot.findings import Findings, SpeakerKind

Read = Callable[..., Findings]

CAST = "Mayor Anna Blythe met engineer Tom Farrow at the dam on Friday.\n\n"


def said(findings: Findings) -> list[tuple[str, str | None]]:
    return [(quotation.text, quotation.speaker) for quotation in findings.quotations]


@pytest.mark.parametrize(("pronoun", "speaker"), [("she", "Anna Blythe"), ("he", "Tom Farrow")])
def test_a_pronoun_means_the_last_person_whom_it_fits(read: Read, pronoun: str, speaker: str) -> None:
    findings = read(CAST + f"“The wall will hold for years,” {pronoun} said.")
    assert said(findings) == [("The wall will hold for years,", speaker)]


def test_the_agency_is_the_agency_named_before(read: Read) -> None:
    findings = read("The Valley News Agency reported a landslide. “Nobody was hurt in the village,” the agency said.")
    assert said(findings) == [("Nobody was hurt in the village,", "The Valley News Agency")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Blythe thanked Farrow for his work. “He never slept a single night,” she said.", "Anna Blythe"),
        ("Farrow smiled at Blythe. “The town pays me well for it,” he said.", "Tom Farrow"),
        ("Blythe said the dam was safe. She had seen it. “I walked every step of it,” she added.", "Anna Blythe"),
    ],
)
def test_who_spoke_or_acted_last_goes_on(read: Read, text: str, speaker: str) -> None:
    assert [who for _, who in said(read(CAST + text))] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The statement said the wall “was built by careful people.” It added that it “will hold.”", "The statement"),
        ("The Valley Guard said it “fired at nobody at all.” They said the square “was empty.”", "The Valley Guard"),
        ("“No one was hurt,” an army spokesman said. “We are sorry for it,” he added.", "an army spokesman"),
        ("“No one was hurt,” said a woman at the gate. “We all ran,” she added.", "a woman at the gate"),
    ],
)
def test_a_pronoun_may_mean_a_group_or_a_source_without_a_name(read: Read, text: str, speaker: str) -> None:
    assert {who for _, who in said(read(text))} == {speaker}


def test_where_something_happened_is_not_who_they_are(read: Read) -> None:
    findings = read(
        "The Valley Guard counted them all in London. They said that “some two thousand people were there.”"
    )
    assert [who for _, who in said(findings)] == ["The Valley Guard"]


def test_a_spokesman_is_not_she(read: Read) -> None:
    findings = read("“No one was hurt,” an army spokesman said. “We are all very sorry for it,” she added.")
    assert [who for _, who in said(findings)] == ["an army spokesman", None]


def test_of_two_with_one_family_name_the_pronoun_chooses(read: Read) -> None:
    findings = read(
        "Mrs Clara Quill came with her husband, Mr Robert Quill.\n\nThe rain had stopped. Quill left the hall. "
        "“I have seen enough of that wall,” he said."
    )
    assert [who for _, who in said(findings)] == ["Robert Quill"]


def test_a_pronoun_for_somebody_named_long_before_is_less_sure(read: Read) -> None:
    near = read(CAST + "“The wall will hold for years,” she said.")
    far = read(CAST + "The council sat.\n\nThe rain fell.\n\n“The wall will hold for years,” she said.")
    assert near.quotations[0].speaker == far.quotations[0].speaker == "Anna Blythe"
    assert near.quotations[0].confidence > far.quotations[0].confidence > 0.5


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Valley News Agency saw it. “Nobody was hurt there,” the agency said.", "The Valley News Agency"),
        ("Supreme leader Ola Brandt came. The leader told them that “bread comes before walls.”", "Ola Brandt"),
        ("Governor Clara Quill came. “It is a matter for the valley,” the governor said.", "Clara Quill"),
    ],
)
def test_an_office_or_a_kind_of_house_means_the_one_named_with_it(read: Read, text: str, speaker: str) -> None:
    assert [who for _, who in said(read(text))] == [speaker]


@pytest.mark.parametrize("source", ["Another source", "A second miner", "One of the sources", "An official there"])
def test_a_source_without_a_name_stays_as_described(read: Read, source: str) -> None:
    findings = read(
        f"“It was never safe,” said a source familiar with the shaft. {source} said the owners “knew it for years.”"
    )
    assert [(q.speaker, q.speaker_kind) for q in findings.quotations] == [
        ("a source familiar with the shaft", SpeakerKind.DESCRIBED),
        (source, SpeakerKind.DESCRIBED),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The letter ended with a warning. “They will not fight,” it said.", "The letter"),
        ("The report on the dam came late. “The wall is weak,” it said.", "The report"),
        ("The council released a statement. “The wall is weak,” it read.", "a statement"),
        ("Tom Farrow read out a letter from Anna Blythe. “Bring them home,” it said.", "Anna Blythe"),
    ],
)
def test_it_means_the_text_of_the_sentence_before_or_who_wrote_it(read: Read, text: str, speaker: str) -> None:
    assert [who for _, who in said(read(text))] == [speaker]


@pytest.mark.parametrize("verb", ["went on", "chipped in", "read on"])
def test_a_bare_family_name_is_its_bearer_even_where_it_was_not_seen_as_a_name(read: Read, verb: str) -> None:
    assert [who for _, who in said(read(CAST + f"“It will cost all of us,” Blythe {verb}."))] == ["Anna Blythe"]


@pytest.mark.parametrize("what", ["rejected the claim", "answered the letter", "doubted the report"])
def test_it_means_the_house_that_deals_with_a_text(read: Read, what: str) -> None:
    findings = read(f"The Harbour Ministry {what}. “The wall is safe for years,” it said.")
    assert [who for _, who in said(findings)] == ["The Harbour Ministry"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Blythe thanked Clara Quill. “The wall is safe for years,” she said.", "Anna Blythe"),
        ("Clara Quill had called Anna Blythe. “The wall is safe for years,” she said.", "Clara Quill"),
        ("Anna Blythe stood beside Clara Quill. “The wall is safe for years,” she said.", "Anna Blythe"),
    ],
)
def test_of_two_women_the_one_who_acted_goes_on(read: Read, text: str, speaker: str) -> None:
    assert [who for _, who in said(read("Mrs Blythe and Mrs Quill came.\n\n" + text))] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Governor Clara Quill met Governor Tom Farrow. “It is late,” the governor said.", "the governor"),
        ("Governor Clara Quill came. “It is far too late,” a governor said.", "a governor"),
        ("Governor Clara Quill came. “It is far too late,” the old governor said.", "the old governor"),
    ],
)
def test_an_office_that_may_be_another_s_stays_as_it_is(read: Read, text: str, speaker: str) -> None:
    assert [who for _, who in said(read(text))] == [speaker]
