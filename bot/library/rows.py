"""Lines that the library gives out: quotations, events, roles and articles as frozen values with their source.

Plain data for answers; how they are found is the business of the modules beside this one.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.findings import Precision, Reference, Source, SpeakerKind, Status

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role in the words of the article that states it."""

    title: str
    source: Source


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """A quotation with who said it and how sure that is, from 0 to 1.

    ``role`` is what the same article calls the speaker, ``channel`` the agency or paper that passed the words on.
    ``start`` and ``end`` are characters of the article's text. ``matches`` are the stretches of ``text`` that were
    looked for, as (start, end) pairs in order.
    """

    text: str
    speaker: str | None
    speaker_kind: SpeakerKind
    person_key: str | None
    role: str | None
    cue: str | None
    confidence: float
    start: int
    end: int
    source: Source
    channel: str | None = None
    matches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event with its people's names; ``date`` and ``end`` are EDTF."""

    text: str
    date: str
    end: str | None
    precision: Precision
    reference: Reference
    status: Status
    people: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of the whole shelf: ``role`` is the newest stated, counts are of articles, mentions and quotations."""

    key: str
    name: str
    role: str | None
    articles: int
    mentions: int
    quotations: int


@dataclass(frozen=True, slots=True)
class Matches(Generic[Line]):
    """Some of the lines that match: those of the wanted page, how many there are, and whether older ones were left out.

    ``bounded`` is True when only the newest hits were ranked because there were too many. The last ``related`` of all
    lines have not what was looked for, but only what is related to it.
    """

    lines: tuple[Line, ...]
    total: int
    bounded: bool = False
    related: int = 0
