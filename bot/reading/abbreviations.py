"""Abbreviations that an article introduces ("the Harbour News Agency (HNA)"), so that one speaker has one name.

Only what stands beside the words whose initials it spells, in brackets or between commas ("the Harbour News Agency,
or HNA,"); nothing is known of any abbreviation.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.findings import Quotation, SpeakerKind

_SHORT = r"""["']?(?P<short>[A-Z][A-Za-z]{1,9})["']?"""
_BEHIND = re.compile(
    rf"\((?:(?:or|also|known\s+as|called|abbreviated(?:\s+as)?|hereafter)\s+)?{_SHORT}\)"
    rf"|,\s+(?:or|(?:better\s+|also\s+)?known\s+(?:by\s+its\s+initials\s+)?as|abbreviated(?:\s+as)?)\s+(?:the\s+)?"
    rf"{_SHORT.replace('short', 'other')}(?=[,.;])"
)
"""An abbreviation behind the full name."""
_BEFORE = re.compile(rf"(?<!\w){_SHORT}\s+\((?:the\s+)?(?P<full>[A-Z][^()]{{3,120}})\)")
"""An abbreviation with the full name in brackets behind it."""
_FAR = 120
"""Characters in front of an abbreviation in which the full name stands."""


def introduced(text: str) -> dict[str, str]:
    """Full names by the abbreviations that a text with straight marks introduces for them."""
    found: dict[str, str] = {}
    for match in _BEHIND.finditer(text):
        short = match["short"] or match["other"]
        if full := _spelled_out(text[max(0, match.start() - _FAR) : match.start()].split(), short):
            found.setdefault(short, full)
    for match in _BEFORE.finditer(text):
        words = match["full"].split()
        if _spelled_out(words, match["short"]) == " ".join(words):
            found.setdefault(match["short"], match["full"])
    return found


def _spelled_out(words: list[str], letters: str) -> str:
    """Give the last words whose capitals spell the letters; empty when none do."""
    initials = ""
    for first in range(len(words) - 1, -1, -1):
        initials = "".join(part[0] for part in words[first].split("-") if part[:1].isupper()) + initials
        if words[first][0].isupper() and initials.upper() == letters.upper():
            return " ".join(words[first:])
    return ""


def with_one_name(quotations: list[Quotation], full_names: Mapping[str, str]) -> Iterator[Quotation]:
    """Call a speaker by the abbreviation throughout when the article goes on to do so."""
    used = {_bare(quotation) for quotation in quotations}
    by_full = {full: short for short, full in full_names.items() if short in used}
    for quotation in quotations:
        bare = _bare(quotation)
        short = next(
            (short for full, short in by_full.items() if bare in {full, short} or bare.endswith(f" {full}")), None
        )
        yield quotation if short is None else replace(quotation, speaker=short)


def _bare(quotation: Quotation) -> str:
    """Give the speaker without an article; empty for a person."""
    speaker = quotation.speaker if quotation.speaker_kind is not SpeakerKind.PERSON else None
    return re.sub(r"^[Tt]he ", "", speaker or "")
