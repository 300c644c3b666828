"""What an article is and what reading finds in it: people, roles, quotations, dates and events.

Every other package speaks in these frozen values, so this module imports nothing of ours and knows neither files,
databases nor Discord. All offsets are characters of :attr:`Article.text`; ``end`` is exclusive.
"""

from dataclasses import dataclass
from enum import StrEnum

NOT_FOUND = "none"
"""``*_from`` value of a piece of metadata that nothing in the article states."""


class BlockKind(StrEnum):
    """What one block (line or paragraph) of an article's text is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of an article's text: ``Article.text[start:start + len(text)] == text``."""

    kind: BlockKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset just behind the block."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the corpus.

    ``key`` is the file's path within the corpus with forward slashes, stable over reloads. ``text`` is the decoded file
    (of Markdown: with its marks blanked, at the same offsets; of an HTML page: its extracted main text). ``published``
    is EDTF (ISO 8601-2) or None. Each ``*_from`` says in one or two words where that piece was found (``front matter``,
    ``sidecar``, ``date line``, ``caption`` ...), or ``none``.
    ``fingerprint`` is a 64-bit SimHash of the words; ``digest_of`` is that of the article that this one digests.
    """

    key: str
    text: str
    blocks: tuple[Block, ...]
    title: str
    title_from: str
    publisher: str | None
    publisher_from: str
    published: str | None
    published_from: str
    url: str | None
    content_hash: str
    fingerprint: int
    digest_of: int | None = None

    @property
    def body(self) -> str:
        """The article text proper, paragraphs divided by empty lines; no captions, credits or boilerplate."""
        return "\n\n".join(block.text for block in self.blocks if block.kind in {BlockKind.STANDFIRST, BlockKind.BODY})


@dataclass(frozen=True, slots=True)
class Reject:
    """A file that could not become an article, with one reason as a sentence part ("is empty")."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the title, standfirst, body or a caption."""

    text: str
    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a sentence; ``sentence`` is an index into :attr:`Findings.sentences`."""

    text: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office that the article states for a person, in its words."""

    title: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one article: the fullest name first, every other form in ``aliases``."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


class SpeakerKind(StrEnum):
    """Who said a quotation."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DESCRIBED = "described"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One unbroken quoted string without its outer marks, with its speaker and cue as far as the text gives them.

    ``speaker`` equals a :attr:`Person.name` of the same article when the kind is ``person``; otherwise it is the words
    of the text ("a source familiar with ..."). ``confidence`` runs from 0 to 1; ``sentence`` is where it begins.
    ``channel`` is the agency or paper that passed the speaker's words on ("X said, the agency reported").
    """

    text: str
    speaker: str | None
    speaker_kind: SpeakerKind
    cue: str | None
    start: int
    end: int
    sentence: int
    confidence: float
    channel: str | None = None


class DateType(StrEnum):
    """TIMEX3 types of a time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression with its TIMEX3 value (``2022-01-27``, ``XXXX-09-23``, ``P3D``), None when unresolved."""

    text: str
    value: str | None
    type: DateType
    start: int
    end: int


class Precision(StrEnum):
    """How fine an event's date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class Reference(StrEnum):
    """How the text gave an event's date."""

    FULL = "full"
    PARTIAL = "partial"
    RELATIVE = "relative"


class Status(StrEnum):
    """Whether an event happened, is planned, or is only supposed."""

    PAST = "past"
    PLANNED = "planned"
    SUPPOSED = "supposed"


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence with a resolved date or range.

    ``date`` and ``end`` are EDTF (``2018``, ``195X``, ``XXXX-09-23``); ``end`` is None unless it is a range. ``people``
    are names of the article's people in the sentence.
    """

    text: str
    date: str
    end: str | None
    precision: Precision
    reference: Reference
    status: Status
    people: tuple[str, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that reading finds in one article; ``topics`` are noun phrases worth offering, most frequent first."""

    sentences: tuple[Sentence, ...] = ()
    people: tuple[Person, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line of an answer comes from: the article, its date (EDTF), publisher and link."""

    key: str
    title: str
    publisher: str | None
    published: str | None
    published_from: str
    url: str | None
