"""Dated events of a shelf, oldest first, by person, words, publisher and days.

Which person and which days are meant is settled before; nothing typed is interpreted here.
"""

from typing import Any

from bot.findings import Precision, Reference, Status
from bot.library.filters import Conditions, Filter
from bot.library.rows import EventLine, Matches
from bot.library.shelf import NEWEST_HITS, SOURCE_COLUMNS, Shelf, source

_SEPARATOR = "\x1f"
_ORDER = " ORDER BY events.first_day IS NULL, events.first_day, events.last_day DESC, events.date, events.id"


async def find_events(shelf: Shelf, wanted: Filter, offset: int, limit: int) -> Matches[EventLine]:
    """Give events oldest first, those without a year last; ``limit`` -1 gives all.

    Words are looked for in the event's sentence; only the newest 2,000 sentences that have them count.
    """
    conditions = Conditions()
    conditions.within("events", wanted.span)
    conditions.published_by("events", wanted.publisher)
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
    (count,) = await shelf.rows(f"SELECT count(*) AS total FROM events{conditions.where}", conditions.parameters)
    rows = await shelf.rows(
        "SELECT events.text, date, end_date, precision, reference, status,"
        " (SELECT group_concat(people.name, :separator) FROM event_people"
        " JOIN appearances ON appearances.id = appearance_id"
        f" JOIN people ON people.key = person_key WHERE event_id = events.id) AS names, {SOURCE_COLUMNS}"
        f" FROM (SELECT events.id AS shown FROM events{conditions.where}{_ORDER} LIMIT :limit OFFSET :offset)"
        f" JOIN events ON events.id = shown JOIN articles ON articles.id = events.article_id{_ORDER}",
        {**conditions.parameters, "separator": _SEPARATOR, "limit": limit, "offset": offset},
    )
    return Matches(
        tuple(_line(row) for row in rows), count["total"], await shelf.has_more_hits("sentences_text", wanted.match)
    )


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
