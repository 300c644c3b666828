"""What a check finds, as frozen values: a verdict on each posted quotation, and the people whom a message names.

Plain data for every screen; how it is found is in the modules beside this one.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.findings import Source
from bot.library.wordings import Wording


class Verdict(StrEnum):
    """How a posted wording compares with the articles."""

    EXACT = "exact"
    PARTLY = "partly"
    ALTERED = "altered"
    JOINED = "joined"
    SPEAKER = "another speaker"
    ABSENT = "not in the articles"


class Change(StrEnum):
    """What kind of difference an altered wording has, the gravest first."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    WORDS = "words"
    LEFT_OUT = "left out"
    ADDED = "added"
    ORDER = "order"
    FORM = "form"


class Mark(StrEnum):
    """What became of some words: they stand in both texts, only in the article's, only in the posted one."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some neighbouring words of the comparison, in reading order."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One posted wording with its verdict.

    ``attributed`` is to whom the message gives it, as written there. ``found`` has what it was compared with (two that
    were joined, or the nearest wording when it is not in the articles), ``also`` other articles with the same words.
    ``pieces`` and ``changes`` tell how an altered one differs; ``cut_negation`` that a part was cut out of a denial.
    ``speaker_fits`` is None where the message or the articles do not say for sure.
    """

    posted: str
    verdict: Verdict
    attributed: str | None = None
    found: tuple[Wording, ...] = ()
    also: tuple[Source, ...] = ()
    pieces: tuple[Piece, ...] = ()
    changes: tuple[Change, ...] = ()
    cut_negation: bool = False
    speaker_fits: bool | None = None


@dataclass(frozen=True, slots=True)
class Checks:
    """Everything in a message that was checked, in its order; ``notes`` say what was not, and why."""

    checked: tuple[Checked, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom a message names: ``written`` is how, ``role`` the newest with its source (else the last seen)."""

    key: str
    name: str
    written: str
    role: str | None
    source: Source
    articles: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name in a message that several people have; ``people`` are the likeliest, of ``total``."""

    written: str
    people: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Mentioned:
    """People of the articles whom a message names, in its order, and names that fit several; ``more`` were left out."""

    people: tuple[Named, ...]
    unclear: tuple[Unclear, ...] = ()
    more: int = 0
