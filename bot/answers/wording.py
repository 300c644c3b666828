"""Pieces of plain English that every screen uses for the same thing: dates, headings, sources, counts.

No markup and no limits: a screen escapes and clips what it gets.
"""

from bot.answers.answer import PersonCard, Repair
from bot.answers.news import Appearing, Why
from bot.edtf import PartialDate, in_words
from bot.findings import Source, Status
from bot.library.rows import EventLine, QuotationLine
from bot.library.shelf import NEWEST_HITS

SURE = 0.5
"""A speaker below this confidence is shown as doubtful."""
STATUS_WORDS = {Status.PAST: "", Status.PLANNED: "(planned)", Status.SUPPOSED: "(reported as possible)"}
BOUNDED = f"There are too many hits to rank them all; the newest {NEWEST_HITS:,} were looked at."
YEAR_NOT_STATED = "Year not stated"


def counted(number: int, thing: str) -> str:
    """Say ``1 article`` or ``1,204 articles``; ``person`` becomes ``people``."""
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {'people' if thing == 'person' else thing + 's'}"


def dated(value: str | None) -> str:
    """Write an EDTF date in plain words."""
    return in_words(value) if value else "date not stated"


def when(line: EventLine) -> str:
    """Write an event's date or range."""
    return dated(line.date) + (f" to {dated(line.end)}" if line.end else "")


def heading(line: EventLine) -> str:
    """Give the month (or season, year, decade) under which a timeline lists an event."""
    try:
        date = PartialDate.parse(line.date)
    except ValueError:
        return line.date
    if not date.has_year:
        return YEAR_NOT_STATED
    words = in_words(str(PartialDate(date.year, date.month)))
    return words[0].upper() + words[1:]


def source_words(source: Source) -> str:
    """Write publisher, date and title of an article."""
    return f"{source.publisher or 'publisher not stated'}, {dated(source.published)}: {source.title}"


def spoken(text: str) -> str:
    """Give a quotation's words without the comma that belongs to the sentence around them."""
    return text.rstrip().removesuffix(",")


def cue_words(line: QuotationLine) -> str:
    """Say by which verb, and through whom, a quotation has come: ``said, via KCNA``."""
    return ", ".join(part for part in (line.cue, f"via {line.channel}" if line.channel else "") if part)


def repaired(repair: Repair) -> str:
    """Say which word was looked for instead of which."""
    return f"No article has “{repair.typed}”; showing “{repair.used}”."


def told_because(person: Appearing) -> str:
    """Say why a briefing tells of a person."""
    match person.why:
        case Why.FIRST:
            return "First named"
        case Why.BACK:
            return f"Back after {person.absence}"
        case Why.ROLE:
            return "New role"


def counts(person: PersonCard) -> str:
    """Count what the articles have of a person."""
    numbers = (
        (person.articles, "article"),
        (person.mentions, "mention"),
        (person.quotation_count, "quotation"),
        (person.event_count, "dated event"),
    )
    return " · ".join(counted(number, thing) for number, thing in numbers if number)
