"""The abbreviation that an article introduces is learnt, whichever way it stands beside the full name."""

from collections.abc import Callable

import pytest

from bot.findings import Findings
from bot.reading.abbreviations import introduced

Read = Callable[..., Findings]


@pytest.mark.parametrize(
    ("text", "full_names"),
    [
        ("It was the Harbour Lamp Agency (HLA) that spoke.", {"HLA": "Harbour Lamp Agency"}),
        ('It was the Harbour Lamp Agency ("HLA") that spoke.', {"HLA": "Harbour Lamp Agency"}),
        ("The Bureau of Ports and Rivers (BPR) spoke.", {"BPR": "Bureau of Ports and Rivers"}),
        ("The Anti-Flood League (AFL) spoke.", {"AFL": "Anti-Flood League"}),
    ],
)
def test_in_brackets_behind_the_full_name(text: str, full_names: dict[str, str]) -> None:
    assert introduced(text) == full_names


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Lamp Agency, or HLA, spoke.",
        "The Harbour Lamp Agency, known as the HLA, spoke.",
        "The Harbour Lamp Agency, better known by its initials as HLA, spoke.",
        "The Harbour Lamp Agency (abbreviated as HLA) spoke.",
    ],
)
def test_between_commas_behind_the_full_name(text: str) -> None:
    assert introduced(text) == {"HLA": "Harbour Lamp Agency"}


@pytest.mark.parametrize(
    ("text", "full_names"),
    [
        ("HLA (Harbour Lamp Agency) spoke.", {"HLA": "Harbour Lamp Agency"}),
        ("The HLA (the Harbour Lamp Agency) spoke.", {"HLA": "Harbour Lamp Agency"}),
        ("The BPR (Bureau of Ports and Rivers) spoke.", {"BPR": "Bureau of Ports and Rivers"}),
    ],
)
def test_before_the_full_name_in_brackets(text: str, full_names: dict[str, str]) -> None:
    assert introduced(text) == full_names


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Lamp Agency (NORLAND) spoke.",
        "They met the Council, or Paul, at noon.",
        "The engineers (MP) left.",
        "HLA (Harbour Lamp Agency of Norland) spoke.",
    ],
)
def test_letters_that_do_not_spell_the_name_are_no_abbreviation(text: str) -> None:
    assert introduced(text) == {}


@pytest.mark.parametrize(
    "opening",
    [
        "The Harbour Lamp Agency (HLA)",
        "The Harbour Lamp Agency, or HLA,",
        "HLA (Harbour Lamp Agency)",
    ],
)
def test_one_speaker_has_one_name(read: Read, opening: str) -> None:
    findings = read(
        f"{opening} opened in May.\n\n“The lamps are far too old for that,” the Harbour Lamp Agency said.\n\n"
        "“Nobody has paid for new ones in years,” HLA said."
    )
    assert [quotation.speaker for quotation in findings.quotations] == ["HLA", "HLA"]
