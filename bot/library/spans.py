"""What a picture needs of a shelf: on which days how many events fall, and in which months articles name a person.

Days, status and counts only, of a bounded number of the newest rows, so that the largest shelf costs a known time. What
the events say is the business of ``events``.
"""

from dataclasses import dataclass
from datetime import date

from bot.findings import Status
from bot.library.events import conditions_for
from bot.library.filters import Filter
from bot.library.shelf import NEWEST_HITS, Shelf

MOST_ARTICLES = 10_000
"""So many of the newest articles that name a person are counted by month; that takes 20 ms."""


@dataclass(frozen=True, slots=True)
class EventSpan:
    """Events that fall on the same days, both included, and are equally certain; ``events`` says how many."""

    first: date
    last: date
    status: Status
    events: int = 1


@dataclass(frozen=True, slots=True)
class Spread:
    """Where all events of a timeline fall, in order of their first day.

    ``undated`` events have no stated year; ``older`` ones are dated, but there were too many to count them by day.
    """

    spans: tuple[EventSpan, ...] = ()
    undated: int = 0
    older: int = 0

    @property
    def dated(self) -> int:
        """Number of events in ``spans``."""
        return sum(span.events for span in self.spans)


async def spread_of(shelf: Shelf, wanted: Filter, total: int) -> Spread:
    """Count the newest 2,000 events of a timeline by the days they fall on; ``total`` is how many it has."""
    dated, undated = conditions_for(wanted), conditions_for(wanted)
    # In the words of the index of events in order, which gives the newest at once. What is asked for may be rare, and
    # nearly all of that index be read for it: then the plus keeps the index out.
    day = "+events.first_day" if wanted.person or wanted.match or wanted.publisher else "events.first_day"
    dated.add(f"({day} IS NULL) = 0")
    undated.add(f"({day} IS NULL) = 1")
    rows = await shelf.rows(
        "SELECT first_day, last_day, status, count(*) AS events FROM (SELECT first_day, last_day, status"
        f" FROM events{dated.where} ORDER BY {day} DESC LIMIT :most)"
        " GROUP BY first_day, last_day, status ORDER BY first_day, last_day DESC, status",
        {**dated.parameters, "most": NEWEST_HITS},
    )
    (none,) = await shelf.rows(f"SELECT count(*) AS events FROM events{undated.where}", undated.parameters)
    spans = tuple(
        EventSpan(
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]),
            Status(row["status"]),
            row["events"],
        )
        for row in rows
    )
    drawn = sum(span.events for span in spans)
    return Spread(spans, none["events"], max(total - none["events"] - drawn, 0))


async def months_of(shelf: Shelf, key: str) -> tuple[tuple[str, int], ...]:
    """Give the months (``2022-01``) in which articles that name a person were published, with how many; oldest first.

    Articles that are not dated to a month are left out.
    """
    rows = await shelf.rows(
        "SELECT substr(first_day, 1, 7) AS month, count(DISTINCT articles.id) AS articles FROM"
        " (SELECT article_id FROM appearances WHERE person_key = :key AND last_day IS NOT NULL"
        " ORDER BY last_day DESC LIMIT :most) JOIN articles ON articles.id = article_id"
        " WHERE substr(first_day, 1, 7) = substr(last_day, 1, 7) GROUP BY month ORDER BY month",
        {"key": key, "most": MOST_ARTICLES},
    )
    return tuple((row["month"], row["articles"]) for row in rows)
