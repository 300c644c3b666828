"""A year of briefings through the simulated Discord's clock: on each due day exactly one, at its local time.

The zones have between them every kind of clock change: forward and back, of an hour and of half an hour, in either
hemisphere, and around Ramadan. The times are chosen to lie in the gaps and folds where there are any.
"""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.records.briefings import Quiet

WANTED = {
    "New York": ("02:30", "America/New_York", "daily"),
    "Seoul": ("08:00", "Asia/Seoul", "weekdays"),
    "Lord Howe": ("02:15", "Australia/Lord_Howe", "daily"),
    "Lord Howe again": ("01:45", "Australia/Lord_Howe", "Sunday"),
    "Casablanca": ("02:30", "Africa/Casablanca", "daily"),
    "Kolkata": ("07:30", "Asia/Kolkata", "Mon, Wed and Sat"),
}
DAYS = {"daily": range(7), "weekdays": range(5), "Sunday": (6,), "Mon, Wed and Sat": (0, 2, 5)}
AFTER_THE_GAP = {
    ("New York", date(2026, 3, 8)): time(3, 0),
    ("Lord Howe", date(2026, 10, 4)): time(2, 30),
    ("Casablanca", date(2026, 3, 22)): time(3, 0),
}
"""Local times of the runs whose wanted time does not exist that day: when the clock has been put forward."""
STEP = timedelta(days=5)


async def posts_of_a_year(house: Any) -> list[tuple[str, datetime]]:
    end = datetime(2027, 1, 1, tzinfo=UTC)
    while house.env.now() < end:
        await house.env.advance_time(min(STEP, end - house.env.now()).total_seconds())
    return [(message.embeds[0].footer.text.split(" · ")[0], message.created_at) for message in house.channel.history()]


def due_days(days: str, zone: ZoneInfo, begin: datetime, end: datetime) -> set[date]:
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {day for day in every if day.weekday() in DAYS[days]}


async def test_a_year_has_one_briefing_on_each_due_day_and_none_on_others(house: Any) -> None:
    begin = house.env.now()
    for name, (at, zone, days) in WANTED.items():
        told = await house.manager.slash(
            *(house.channel, "briefing schedule"),
            name=name,
            channel=house.channel,
            time=at,
            zone=zone,
            days=days,
            quiet=Quiet.SAY.value,
        )
        assert told.response.embeds[0].title == f"Briefing: {name}"
    found = await posts_of_a_year(house)
    for name, (at, zone_name, days) in WANTED.items():
        zone = ZoneInfo(zone_name)
        local = [moment.astimezone(zone) for title, moment in found if title == name]
        assert {day: count for day, count in Counter(moment.date() for moment in local).items() if count > 1} == {}
        wanted = due_days(days, zone, begin, house.env.now())
        edges = {begin.astimezone(zone).date(), house.env.now().astimezone(zone).date()}
        assert {moment.date() for moment in local} - edges == wanted - edges
        for moment in local:
            expected = AFTER_THE_GAP.get((name, moment.date()), time.fromisoformat(at))
            assert moment.time().replace(second=0, microsecond=0) == expected, (name, moment)
            assert not moment.fold, (name, moment)
    print({name: sum(title == name for title, _ in found) for name in WANTED})  # noqa: T201 - the counts of the year
