"""Records made up for the tests, and what Hypothesis draws them from."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.records.arrivals import Period
from bot.records.briefings import Order, OrderState, Quiet, Upcoming
from bot.records.deliveries import Delivery, DeliveryState
from bot.records.watches import Watch
from bot.schedule import Schedule

NOW = datetime(2024, 2, 29, 23, 59, 59, 999_999, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HIGHEST_ID = 2**63 - 1
DUE = datetime(2024, 3, 1, 7, tzinfo=UTC)
DAY = date(2024, 3, 1)
SCHEDULE = Schedule(time(8), "Europe/Berlin")
ORDER = Order(
    server=1,
    name="Morning",
    channel=2,
    schedule=SCHEDULE,
    set_by=3,
    upcoming=Upcoming(DUE, DAY),
)
WATCH = Watch(owner=3, server=1, channel=2, person="leaortez", name="Lea Ortez", query="", created=NOW, through=0)
CLAIM = Delivery(
    order_id="order",
    occasion="2024-03-01",
    server=1,
    wanted=DUE,
    holder="first",
    claimed=NOW,
    renewed=NOW,
    period=Period(None, 5),
)

examples = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Lone surrogates too: a file name that could not be decoded holds them.
TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
TEXTS = st.lists(TEXT, max_size=4).map(tuple)
IDS = st.integers(0, HIGHEST_ID)
BATCHES = st.integers(0, 2**31 - 1)
MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - the zone is drawn, too
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(-timedelta(hours=3, minutes=30))]),
)
SCHEDULES = st.builds(
    Schedule,
    time=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    zone=st.sampled_from(["UTC", "Asia/Seoul", "America/Argentina/ComodRivadavia"]),
    days=st.sets(st.integers(1, 7), min_size=1).map(frozenset),
)
PERIODS = st.builds(Period, since=st.none() | BATCHES, through=BATCHES, missing=TEXTS)
ORDERS = st.builds(
    Order,
    server=IDS,
    name=TEXT,
    channel=IDS,
    schedule=SCHEDULES,
    set_by=IDS,
    people=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    topics=TEXTS,
    quiet=st.sampled_from(Quiet),
    ping=st.none() | IDS,
    upcoming=st.builds(
        Upcoming,
        due=st.none() | MOMENTS,
        day=st.none() | st.dates(),
        state=st.sampled_from(OrderState),
        reason=TEXT,
    ),
    through=st.none() | BATCHES,
    missing=TEXTS,
)
WATCHES = st.builds(
    Watch,
    owner=IDS,
    server=st.none() | IDS,
    channel=st.none() | IDS,
    person=TEXT,
    name=TEXT,
    query=TEXT,
    created=MOMENTS,
    through=BATCHES,
    missing=TEXTS,
    stopped=TEXT,
)
DELIVERIES = st.builds(
    Delivery,
    order_id=st.uuids().map(str),
    occasion=st.dates().map(str),
    server=st.none() | IDS,
    wanted=MOMENTS,
    holder=st.uuids().map(str),
    claimed=MOMENTS,
    renewed=MOMENTS,
    period=PERIODS,
    state=st.sampled_from(DeliveryState),
    posting=st.booleans(),
    channel=st.none() | IDS,
    message=st.none() | IDS,
    reason=TEXT,
    ended=st.none() | MOMENTS,
)
