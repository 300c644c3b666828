"""Standing orders: one run for each wanted day, at the wanted wall time, whatever clocks do that day."""

import datetime as dt
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.schedule import EVERY_DAY, Run, Schedule, next_run, run_on, runs_between

DAY = dt.timedelta(days=1)
ZONES = st.sampled_from(sorted(available_timezones()))
DATES = st.dates(dt.date(1970, 1, 2), dt.date(2100, 12, 30))
INSTANTS = st.integers(0, 130 * 366 * 86_400).map(
    lambda seconds: dt.datetime(1970, 1, 2, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
)
TIMES = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
DAYS = st.frozensets(st.integers(1, 7), min_size=1)
LIVELY = st.sampled_from(
    [
        *("America/New_York", "Asia/Seoul", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"),
        *("Asia/Kathmandu", "Pacific/Apia", "America/St_Johns", "America/Santiago", "Africa/Cairo"),
        *("Pacific/Kwajalein", "Pacific/Kiritimati", "America/Nuuk", "Europe/Dublin", "Africa/Monrovia", "Africa/Juba"),
    ]
)
SCHEDULES = st.builds(Schedule, TIMES, ZONES | LIVELY, DAYS)


def order(time: str, zone: str, days: frozenset[int] = EVERY_DAY) -> Schedule:
    return Schedule(dt.time.fromisoformat(time), zone, days)


def instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{text}+00:00")


def wall(at: dt.datetime, zone: str) -> dt.datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def is_skipped(time: dt.datetime, zone: str) -> bool:
    """Whether no instant has this local time: neither reading of it comes back as it was (PEP 495)."""
    readings = (time.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    return all(wall(reading, zone).replace(fold=0) != time for reading in readings)


def exists(day: dt.date, zone: str) -> bool:
    """Whether a zone has a day, looked up quarter by quarter of an hour."""
    start = dt.datetime.combine(day, dt.time(), dt.UTC) - DAY
    quarters = (start + quarter * dt.timedelta(minutes=15) for quarter in range(3 * 96))
    return any(wall(at, zone).date() == day for at in quarters)


@pytest.mark.parametrize(
    ("time", "zone", "day", "at"),
    [
        ("08:00", "UTC", "2024-02-29", "2024-02-29T08:00"),
        ("08:00", "Asia/Seoul", "2024-03-01", "2024-02-29T23:00"),
        ("08:00", "Asia/Kathmandu", "2024-03-01", "2024-03-01T02:15"),
        # skipped: the instant at which clocks go forward
        ("02:30", "America/New_York", "2024-03-10", "2024-03-10T07:00"),
        ("02:00", "America/New_York", "2024-03-10", "2024-03-10T07:00"),
        ("03:00", "America/New_York", "2024-03-10", "2024-03-10T07:00"),
        ("01:59", "America/New_York", "2024-03-10", "2024-03-10T06:59"),
        ("02:15", "Australia/Lord_Howe", "2024-10-06", "2024-10-05T15:30"),
        ("00:20", "America/Santiago", "2024-09-08", "2024-09-08T04:00"),
        ("00:30", "Africa/Cairo", "2024-04-26", "2024-04-25T22:00"),
        ("02:30", "America/New_York", "2099-03-08", "2099-03-08T07:00"),
        ("00:00", "Africa/Monrovia", "1972-01-07", "1972-01-07T00:44:30"),
        # twice: the first
        ("01:30", "America/New_York", "2024-11-03", "2024-11-03T05:30"),
        ("01:45", "Australia/Lord_Howe", "2024-04-07", "2024-04-06T14:45"),
        ("23:30", "America/Santiago", "2024-04-06", "2024-04-07T02:30"),
        ("01:30", "America/New_York", "2099-11-01", "2099-11-01T05:30"),
        # Ramadan in Casablanca: back an hour on 10 March, forward on 14 April 2024
        ("02:30", "Africa/Casablanca", "2024-03-10", "2024-03-10T01:30"),
        ("02:30", "Africa/Casablanca", "2024-04-14", "2024-04-14T02:00"),
        # a skip over midnight: 23:00 on Saturday became 00:00 on Sunday
        ("23:30", "America/Nuuk", "2024-03-30", "2024-03-31T01:00"),
        ("00:00", "America/Nuuk", "2024-03-31", "2024-03-31T01:00"),
    ],
)
def test_a_run_is_at_its_wall_time_or_where_clocks_skip_it(time: str, zone: str, day: str, at: str) -> None:
    date = dt.date.fromisoformat(day)
    expected = Run(date, instant(at))
    schedule = order(time, zone)
    assert run_on(schedule, date) == expected
    assert next_run(schedule, expected.at - dt.timedelta(seconds=1)).at == expected.at


def test_orders_that_differ_in_fold_alone_run_at_the_same_instant() -> None:
    day = dt.date(2024, 11, 3)
    assert run_on(Schedule(dt.time(1, 30, fold=1), "America/New_York"), day) == run_on(
        order("01:30", "America/New_York"), day
    )


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Apia", dt.date(2011, 12, 30)),
        ("Pacific/Fakaofo", dt.date(2011, 12, 30)),
        ("Pacific/Kwajalein", dt.date(1993, 8, 21)),
        ("Pacific/Kiritimati", dt.date(1994, 12, 31)),
    ],
)
def test_a_day_that_a_zone_skipped_has_no_run(zone: str, day: dt.date) -> None:
    for time in ("00:00", "12:00", "23:59"):
        schedule = order(time, zone)
        assert run_on(schedule, day) is None
        before, after = run_on(schedule, day - DAY), run_on(schedule, day + DAY)
        assert before is not None
        assert after is not None
        assert list(runs_between(schedule, before.at, after.at)) == [after]
        weekly = order(time, zone, frozenset({day.isoweekday()}))
        assert next_run(weekly, before.at).day == day + 7 * DAY


def test_a_day_that_is_not_wanted_has_no_run() -> None:
    weekend = order("08:00", "Europe/London", frozenset({6, 7}))
    runs = [run_on(weekend, dt.date(2024, 5, 3) + late * DAY) for late in range(4)]
    assert [run is not None for run in runs] == [False, True, True, False]


@pytest.mark.parametrize("days", [EVERY_DAY, frozenset({1, 2, 3, 4, 5}), frozenset({7})])
@pytest.mark.parametrize("time", ["00:00", "00:30", "02:30", "08:00", "23:30"])
@given(zone=LIVELY, year=st.integers(1971, 2099))
@example(zone="Africa/Casablanca", year=2024)
@example(zone="Australia/Lord_Howe", year=2024)
@example(zone="America/Santiago", year=2024)
def test_a_year_has_a_run_for_each_wanted_day(time: str, days: frozenset[int], zone: str, year: int) -> None:
    schedule = order(time, zone, days)
    new_year = dt.date(year, 1, 1)
    dates = [new_year + late * DAY for late in range(366) if (new_year + late * DAY).year == year]
    wanted = [
        day for day in dates if day.isoweekday() in days and (year not in {1993, 1994, 2011} or exists(day, zone))
    ]
    start = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    runs = [run for run in runs_between(schedule, start - 3 * DAY, start + 369 * DAY) if run.day.year == year]
    assert [run.day for run in runs] == wanted
    assert all(earlier.at < later.at for earlier, later in pairwise(runs))


@given(SCHEDULES, DATES)
@example(order("02:30", "Pacific/Apia"), dt.date(2011, 12, 30))
@example(order("00:00", "Pacific/Kwajalein"), dt.date(1993, 8, 21))
def test_each_wanted_day_that_exists_has_one_run_at_its_wall_time(schedule: Schedule, day: dt.date) -> None:
    run = run_on(schedule, day)
    assert (run is not None) == (day.isoweekday() in schedule.days and exists(day, schedule.zone))
    if run is not None:
        assert run.day == day
        assert run.at.tzinfo is dt.UTC
        wanted = dt.datetime.combine(day, schedule.time)
        found = wall(run.at, schedule.zone)
        if is_skipped(wanted, schedule.zone):
            assert found > wanted
            assert wall(run.at - dt.timedelta(seconds=1), schedule.zone) < wanted
        else:
            assert found == wanted
            assert found.fold == 0


@given(SCHEDULES, INSTANTS)
def test_runs_follow_one_another(schedule: Schedule, after: dt.datetime) -> None:
    runs = list(runs_between(schedule, after, after + 30 * DAY))
    assert runs
    assert next_run(schedule, after) == runs[0]
    assert all(after < run.at <= after + 30 * DAY for run in runs)
    assert all(earlier.at < later.at and earlier.day < later.day for earlier, later in pairwise(runs))
    near = (after.date() + late * DAY for late in range(-3, 34))
    each = [run for day in near if (run := run_on(schedule, day)) is not None]
    assert [run for run in each if after < run.at <= after + 30 * DAY] == runs
    for earlier, later in islice(pairwise(runs), 3):
        assert next_run(schedule, earlier.at) == later
        assert list(runs_between(schedule, earlier.at, later.at)) == [later]


def test_the_instant_may_be_given_in_any_zone() -> None:
    schedule = order("08:00", "Asia/Seoul")
    after = instant("2024-05-01T23:00")
    assert next_run(schedule, after.astimezone(ZoneInfo("America/New_York"))) == next_run(schedule, after)
    assert list(runs_between(schedule, after, after)) == []


@pytest.mark.parametrize(
    ("time", "zone", "days"),
    [
        (dt.time(8, 0, 30), "UTC", EVERY_DAY),
        (dt.time(8, 0, microsecond=1), "UTC", EVERY_DAY),
        (dt.time(8, tzinfo=dt.UTC), "UTC", EVERY_DAY),
        (dt.time(8), "UTC", frozenset()),
        (dt.time(8), "UTC", frozenset({0})),
        (dt.time(8), "UTC", frozenset({1, 8})),
        *((dt.time(8), zone, EVERY_DAY) for zone in ("", "Nowhere", "Asia", "../UTC", "/etc/passwd", "\0", "x" * 9999)),
    ],
)
def test_what_is_no_schedule_is_refused(time: dt.time, zone: str, days: frozenset[int]) -> None:
    with pytest.raises(ValueError, match=r"^(?:not|no such) "):
        Schedule(time, zone, days)


def test_a_naive_instant_is_refused_at_once() -> None:
    schedule, naive = order("08:00", "UTC"), dt.datetime(2024, 5, 1)  # noqa: DTZ001 - a naive one is the point
    aware = naive.replace(tzinfo=dt.UTC)
    for ask in (
        lambda: next_run(schedule, naive),
        lambda: runs_between(schedule, naive, aware),
        lambda: runs_between(schedule, aware, naive),
    ):
        with pytest.raises(ValueError, match="time zone"):
            ask()
