"""What the bot can answer, as frozen values: the same for Discord, the terminal and JSON.

No wording for a particular screen and no limits of Discord here; those belong to ``chat`` and ``terminal``. Every line
carries its :class:`~bot.findings.Source`. A long answer is given a page at a time: ``total`` counts all of its lines.
"""

from dataclasses import dataclass, field

from bot.answers.asking.told import NotSaid, Told
from bot.answers.checking.found import Checked, Checks, Mentioned
from bot.answers.news import NewsList
from bot.answers.one_article import ArticleCard, ArticlePeople, ArticleText
from bot.answers.page import Page
from bot.findings import Source
from bot.library.articles import ArticleHit, Highlighted
from bot.library.merges import MergeNote
from bot.library.quotations import Neighbourhood as Context
from bot.library.rows import DatedRole, EventLine, QuotationLine
from bot.library.spans import EventSpan, Spread
from bot.library.surroundings import Surroundings
from bot.library.words import Repair

__all__ = [
    "Answer",
    "ArticleCard",
    "ArticleHit",
    "ArticlePeople",
    "ArticleText",
    "Articles",
    "Checked",
    "Checks",
    "Choice",
    "Choices",
    "Context",
    "DatedRole",
    "EventLine",
    "EventSpan",
    "Highlighted",
    "Mentioned",
    "MergeNote",
    "Near",
    "NewsList",
    "NotSaid",
    "Nothing",
    "Page",
    "PersonCard",
    "QuotationLine",
    "Quotations",
    "Repair",
    "Spread",
    "Surroundings",
    "Timeline",
    "Told",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several people who fit, with what tells them apart."""

    key: str
    name: str
    role: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """``/who`` when one person clearly fits.

    ``shown_for`` is what was typed when the match was not exact, else None. ``seen_with`` pairs a name with the number
    of articles that have both. ``merges`` are spellings of articles that were taken for this person's, and why.
    ``months`` counts the articles published in each month, oldest first. Dates are EDTF.
    """

    key: str
    name: str
    shown_for: str | None
    other_spellings: tuple[str, ...]
    roles: tuple[DatedRole, ...]
    first_seen: Source
    last_seen: Source
    articles: int
    mentions: int
    quotation_count: int
    event_count: int
    quotations: tuple[QuotationLine, ...]
    seen_with: tuple[tuple[str, int], ...]
    merges: tuple[MergeNote, ...] = ()
    months: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Several people fit (or, with an empty query, the most mentioned people): nobody is guessed."""

    query: str
    choices: tuple[Choice, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Near:
    """A person whose name is near to what was asked, and why it is not taken for it."""

    key: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """The articles have nothing for the question: one sentence, and the nearest names if it was about a person."""

    message: str
    nearest: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events oldest first; those without a year last.

    ``about`` says in words what was asked ("Moon Jae-in, since 2022"). ``spread`` is where all of them fall, whatever
    the page. ``notes`` are sentences on what was done to the question: a name resolved, a word repaired, a bound
    applied.
    """

    about: str
    events: tuple[EventLine, ...]
    total: int
    page: Page = field(default_factory=Page)
    notes: tuple[str, ...] = ()
    spread: Spread = field(default_factory=Spread)


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quotations, the best fitting first."""

    about: str
    quotations: tuple[QuotationLine, ...]
    total: int
    page: Page = field(default_factory=Page)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles for a search, the best first, with the words that were repaired."""

    about: str
    hits: tuple[ArticleHit, ...]
    total: int
    page: Page = field(default_factory=Page)
    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()


Answer = (
    PersonCard
    | Choices
    | Nothing
    | Timeline
    | Quotations
    | Articles
    | Context
    | NewsList
    | ArticleCard
    | ArticleText
    | ArticlePeople
    | Surroundings
    | Checks
    | Mentioned
    | Told
    | NotSaid
)
