"""Dated events of a shelf, oldest first, by person, words, publisher and days; what comes due, and what a day recalls.

Which person and which days are meant is settled before; nothing typed is interpreted here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.findings import Precision, Reference, Status
from bot.library.filters import Conditions, Filter, Interest
from bot.library.rows import EventLine, Matches
from bot.library.shelf import NEWEST_HITS, SOURCE_COLUMNS, Shelf, source

_SEPARATOR = "\x1f"
_MOST_WEIGHED = 500
"""Of one day's events so many are looked at, in their order, for what somebody is interested in."""
_ORDER = " ORDER BY events.first_day IS NULL, events.first_day, events.last_day DESC, events.date, events.id"
_COLUMNS = (
    "events.text, date, end_date, precision, reference, status,"
    " (SELECT group_concat(people.name, :separator) FROM event_people"
    " JOIN appearances ON appearances.id = appearance_id"
    f" JOIN people ON people.key = person_key WHERE event_id = events.id) AS names, {SOURCE_COLUMNS}"
)


async def find_events(shelf: Shelf, wanted: Filter, offset: int, limit: int) -> Matches[EventLine]:
    """Give events oldest first, those without a year last; ``limit`` -1 gives all.

    Words are looked for in the event's sentence; only the newest 2,000 sentences that have them count.
    """
    conditions = conditions_for(wanted)
    (count,) = await shelf.rows(f"SELECT count(*) AS total FROM events{conditions.where}", conditions.parameters)
    rows = await shelf.rows(
        f"SELECT {_COLUMNS}"
        f" FROM (SELECT events.id AS shown FROM events{conditions.where}{_ORDER} LIMIT :limit OFFSET :offset)"
        f" JOIN events ON events.id = shown JOIN articles ON articles.id = events.article_id{_ORDER}",
        {**conditions.parameters, "separator": _SEPARATOR, "limit": limit, "offset": offset},
    )
    return Matches(
        tuple(_line(row) for row in rows), count["total"], await shelf.has_more_hits("sentences_text", wanted.match)
    )


def conditions_for(wanted: Filter) -> Conditions:
    """Give the conditions on events that a filter makes."""
    conditions = Conditions()
    conditions.within("events", wanted.span)
    conditions.published_by("events", wanted.publisher)
    conditions.in_article("events", wanted.article)
    if wanted.person:
        conditions.add(
            "events.id IN (SELECT event_id FROM event_people JOIN appearances ON appearances.id = appearance_id"
            " WHERE person_key = :person)",
            person=wanted.person,
        )
    if wanted.match:
        conditions.add(
            "events.sentence_id IN (SELECT rowid FROM sentences_text WHERE sentences_text MATCH :match"
            " ORDER BY rowid DESC LIMIT :newest)",
            match=wanted.match,
            newest=NEWEST_HITS,
        )
    return conditions


async def coming(
    shelf: Shelf, since: date, until: date, interest: Interest, limit: int
) -> tuple[tuple[EventLine, bool], ...]:
    """Give what is planned, or supposed to happen, between two days; soonest first, each with whether it is wanted.

    Only what the articles date to the day counts, and a whole month on its first day.
    """
    condition = (
        "status <> 'past' AND last_day >= :since"
        " AND (precision = 'day' AND first_day <= :until OR precision = 'month' AND first_day = :since)"
    )
    looked_for = _LookedFor(condition, "first_day < :since, first_day, id")
    return await _chosen(shelf, looked_for, interest, limit, since=since.isoformat(), until=until.isoformat())


async def on_this_day(shelf: Shelf, today: date, interest: Interest, limit: int) -> tuple[tuple[EventLine, bool], ...]:
    """Give what happened on this day of an earlier year, each with whether it is wanted.

    What an article dates in full, looking back, comes before the news of the day, then what names people, then the
    newest.
    """
    condition = "status = 'past' AND precision = 'day' AND substr(first_day, 6) = :day AND first_day < :year"
    named = "EXISTS (SELECT 1 FROM event_people WHERE event_id = events.id)"
    looked_for = _LookedFor(condition, f"reference <> 'full', NOT {named}, first_day DESC, id")
    day = today.isoformat()
    return await _chosen(shelf, looked_for, interest, limit, day=day[5:], year=day[:4])


@dataclass(frozen=True, slots=True)
class _LookedFor:
    """Which events are looked for, and in which order, as SQL."""

    condition: str
    order: str


async def _chosen(
    shelf: Shelf, looked_for: _LookedFor, interest: Interest, limit: int, **days: str
) -> tuple[tuple[EventLine, bool], ...]:
    named = interest.named("person_key")
    rows = await shelf.rows(
        "WITH chosen AS (SELECT place, id AS shown, EXISTS (SELECT 1 FROM event_people"
        f" JOIN appearances ON appearances.id = appearance_id WHERE event_id = found.id AND {named})"
        f" OR {interest.told('sentences_text', 'sentence_id')} AS wanted"
        f" FROM (SELECT id, sentence_id, row_number() OVER (ORDER BY {looked_for.order}) AS place FROM events"
        f" WHERE {looked_for.condition} ORDER BY place LIMIT {_MOST_WEIGHED}) AS found"
        " ORDER BY wanted DESC, place LIMIT :limit)"
        f" SELECT {_COLUMNS}, wanted FROM chosen JOIN events ON events.id = shown"
        " JOIN articles ON articles.id = events.article_id ORDER BY place",
        {**days, **interest.parameters, "separator": _SEPARATOR, "limit": limit},
    )
    return tuple((_line(row), bool(row["wanted"])) for row in rows)


def _line(row: dict[str, Any]) -> EventLine:
    return EventLine(
        text=row["text"],
        date=row["date"],
        end=row["end_date"],
        precision=Precision(row["precision"]),
        reference=Reference(row["reference"]),
        status=Status(row["status"]),
        people=tuple(row["names"].split(_SEPARATOR)) if row["names"] else (),
        source=source(row),
    )
