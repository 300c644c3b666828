"""Verbs that introduce or close speech, each kind in the place that makes it one."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]

CAST = "Mayor Anna Blythe met engineer Tom Farrow at the dam on Friday.\n\n"


def speakers(findings: Findings) -> list[str | None]:
    return [quotation.speaker for quotation in findings.quotations]


@pytest.mark.parametrize(
    "verb",
    "quipped enthused alleged averred surmised predicted retorted rejoined conceded inquired pleaded threatened vowed "
    "bellowed groaned muttered sighed screamed snarled thundered tweeted texted emailed lamented".split(),
)
def test_whoever_stands_before_a_verb_of_saying_speaks(read: Read, verb: str) -> None:
    findings = read(CAST + f"“The wall is safe and will hold for years,” Blythe {verb}.")
    assert [(quotation.speaker, quotation.cue) for quotation in findings.quotations] == [("Anna Blythe", verb)]


@pytest.mark.parametrize("verb", ["bellowed", "grunted", "quipped", "sighed"])
def test_whoever_stands_behind_a_verb_of_saying_speaks(read: Read, verb: str) -> None:
    assert speakers(read(CAST + f"“Get out of my old hall,” {verb} Farrow.")) == ["Tom Farrow"]


@pytest.mark.parametrize(
    "judged",
    [
        "lambasted the council as “a club of sleepers.”",
        "deemed the bridge “unfit for use.”",
        "pronounced the wall “sound in every stone.”",
        "termed the plan “a waste.”",
        "hailed the guards as “sons of the valley.”",
    ],
)
def test_whoever_judges_or_names_a_thing_speaks(read: Read, judged: str) -> None:
    assert speakers(read(CAST + f"Farrow {judged}")) == ["Tom Farrow"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The supreme court ruled that the law was “void.”", "The supreme court"),
        ("The panel of engineers found that the gates were “rotten.”", "The panel of engineers"),
        ("The harbour court held that the sale had been “a sham.”", "The harbour court"),
    ],
)
def test_what_a_court_rules_or_finds_in_a_clause_is_its_own(read: Read, text: str, speaker: str) -> None:
    assert speakers(read(text)) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The old king ruled the valley with a “heavy hand”.",
        "The guards found a “hidden door” in the wall.",
        "The town held a “night of lamps” in May.",
    ],
)
def test_a_verb_of_ruling_or_finding_without_a_clause_gives_no_speaker(read: Read, text: str) -> None:
    assert read(text).quotations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Farrow likened the wall to “a sieve.”",
        "Farrow compared the mayor to “a boy with matches.”",
        "Farrow equated it with “open theft.”",
        "Farrow likened it to the “heavy sleep” of a child.",
    ],
)
def test_whoever_likens_a_thing_to_another_speaks(read: Read, text: str) -> None:
    assert speakers(read(CAST + text)) == ["Tom Farrow"]


@pytest.mark.parametrize("text", ["Farrow moved the gate to “Pier Two”.", "Farrow went with the “night shift”."])
def test_other_verbs_with_to_or_with_name_what_they_lead_to(read: Read, text: str) -> None:
    assert read(CAST + text).quotations == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“You knew all of this,” Blythe shot back.", "shot back"),
        ("“You knew all of this,” Blythe chipped in.", "chipped in"),
        ("“It will cost all of us,” Blythe summed up.", "summed up"),
        ("“It will cost all of us,” Blythe went on.", "went on"),
    ],
)
def test_some_verbs_speak_only_with_their_particle(read: Read, text: str, cue: str) -> None:
    findings = read(CAST + text)
    assert [(quotation.speaker, quotation.cue) for quotation in findings.quotations] == [("Anna Blythe", cue)]


def test_without_its_particle_such_a_verb_gives_no_speaker(read: Read) -> None:
    assert speakers(read(CAST + "At the “gate of the seven winds of old” Blythe shot a wolf.")) == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The law is void,” the court ruled.", "the court"),
        ("“Is it in vain?” the old guard wondered.", "the old guard"),
        ("“Nobody told us,” the old guard shrugged.", "the old guard"),
        ("“Bring them home,” reads a letter at the gate.", "a letter at the gate"),
    ],
)
def test_behind_a_whole_utterance_more_verbs_speak(read: Read, text: str, speaker: str) -> None:
    (quotation,) = read(text).quotations
    assert quotation.speaker == speaker
    assert quotation.confidence > 0.9


@pytest.mark.parametrize(
    "clause", ["the port held drills", "the mayor found a way out", "the guards read the papers at noon"]
)
def test_but_not_where_the_verb_has_an_object_of_its_own(read: Read, clause: str) -> None:
    findings = read(f"In what one analyst said was an attempt to sow “an air of panic,” {clause}.")
    assert speakers(findings) == ["one analyst"]


@pytest.mark.parametrize(
    "text",
    [
        "While Blythe called it “cold as the grave,” Farrow said nothing.",
        "Blythe called the wall “a work of art for all time” and Farrow said little.",
        "Farrow said nothing, and Blythe called the wall “a work of art for all time.”",
    ],
)
def test_who_says_nothing_does_not_speak(read: Read, text: str) -> None:
    assert speakers(read(CAST + text)) == ["Anna Blythe"]
