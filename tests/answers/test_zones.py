"""Typed time zones: names that are read, suggestions while typing, and a sentence for whatever is no zone."""

import datetime as dt
import time
from zoneinfo import available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answers.zones import ZONE_HELP, read_zone, warm, zones_like
from bot.errors import QuestionError
from bot.schedule import zone_rules

NOW = dt.datetime(2024, 5, 2, 8, 5, tzinfo=dt.UTC)
ANY_TEXT = st.text(st.characters(), max_size=60)
NAMES = st.sampled_from(sorted(available_timezones()))
BEGINNINGS = st.builds(lambda name, end: name[:end], NAMES, st.integers(0, 30))


def suggested(typed: str) -> list[str]:
    return [value for _, value in zones_like(typed, NOW)]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        *(
            ("seoul", "Asia/Seoul"),
            ("Asia/Seoul", "Asia/Seoul"),
            ("  ASIA/seoul ", "Asia/Seoul"),
            ("서울", "Asia/Seoul"),
        ),
        *(("new york", "America/New_York"), ("New_York", "America/New_York"), ("america/new york", "America/New_York")),
        *(("buenos aires", "America/Argentina/Buenos_Aires"), ("São Paulo", "America/Sao_Paulo")),
        *(
            ("St John's", "America/St_Johns"),
            ("st. john’s", "America/St_Johns"),
            ("port au prince", "America/Port-au-Prince"),
        ),
        *(
            ("South Korea", "Asia/Seoul"),
            ("korea (south)", "Asia/Seoul"),
            ("japan", "Asia/Tokyo"),
            ("India", "Asia/Kolkata"),
        ),
        *(("iceland", "Atlantic/Reykjavik"), ("samoa", "Pacific/Apia"), ("uk", "Europe/London")),
        *(("Asia/Calcutta", "Asia/Kolkata"), ("kiev", "Europe/Kyiv"), ("US/Eastern", "America/New_York")),
        *(("beijing", "Asia/Shanghai"), ("San Francisco", "America/Los_Angeles"), ("Europe/Oslo", "Europe/Oslo")),
        *((form, "UTC") for form in ("utc", "UTC", "Z", "gmt", "Etc/UTC", "GMT+0", "Greenwich mean time")),
        *(("etc/gmt-9", "Etc/GMT-9"), ("GB", "Europe/London")),
    ],
)
def test_a_zone_is_read(typed: str, zone: str) -> None:
    assert read_zone(typed) == zone


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "EST",
            "KST",
            "gmt+9",
            "UTC-5",
            "+09:00",
            "korea",
            "Asia",
            "America/",
            "west",
            "Factory",
            "localtime",
            "here",
        ),
        *("posix/Asia/Seoul", "/etc/passwd", "x" * 6000, "🙂", "\0", "seoul" + "!" * 100 + "x"),
    ],
)
def test_what_is_no_zone_gets_a_sentence(typed: str) -> None:
    with pytest.raises(QuestionError) as told:
        read_zone(typed)
    assert str(told.value) == f"“{typed[:40]}” is not a time zone I can read: {ZONE_HELP}."


def test_an_old_clock_is_read_when_it_is_typed_in_full() -> None:
    assert read_zone("est5edt") in {"EST5EDT", "America/New_York"}  # editions of the tz database differ


def test_nothing_typed_is_asked_for() -> None:
    with pytest.raises(QuestionError, match=r"^Give a time zone: use "):
        read_zone(" ")


def test_a_suggestion_tells_what_time_it_is_there() -> None:
    assert zones_like("seoul", NOW) == (("Asia/Seoul – now 17:05, Thursday", "Asia/Seoul"),)
    assert zones_like("apia", NOW.replace(hour=12))[0][0] == "Pacific/Apia – now 01:05, Friday"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        *(
            ("seo", "Asia/Seoul"),
            ("york", "America/New_York"),
            ("new y", "America/New_York"),
            ("europe", "Europe/London"),
        ),
        *(
            ("london", "Europe/London"),
            ("asia", "Asia/Seoul"),
            ("kor", "Asia/Seoul"),
            ("united st", "America/New_York"),
        ),
        *(
            ("beij", "Asia/Shanghai"),
            ("calc", "Asia/Kolkata"),
            ("nepal", "Asia/Kathmandu"),
            ("eastern", "America/New_York"),
        ),
        *(("seuol", "Asia/Seoul"), ("new yrok", "America/New_York"), ("pyngyang", "Asia/Pyongyang")),
        *(
            ("gmt+9", "Asia/Seoul"),
            ("-4", "America/New_York"),
            ("UTC+5:30", "Asia/Kolkata"),
            ("+0545", "Asia/Kathmandu"),
        ),
        *(
            ("europe/lon", "Europe/London"),
            ("utc", "UTC"),
            ("etc/gmt+9", "Etc/GMT+9"),
            ("us/pacific", "America/Los_Angeles"),
        ),
    ],
)
def test_the_best_suggestion_comes_first(typed: str, first: str) -> None:
    assert suggested(typed)[0] == first


def test_a_country_brings_all_its_zones() -> None:
    assert set(suggested("spain")[:3]) == {"Europe/Madrid", "Atlantic/Canary", "Africa/Ceuta"}
    assert suggested("korea") == ["Asia/Seoul", "Asia/Pyongyang"]


def test_nothing_typed_brings_zones_all_over_the_world() -> None:
    names = suggested(" ")
    assert names[0] == "UTC"
    assert {name.split("/")[0] for name in names} >= {"Africa", "America", "Asia", "Australia", "Europe", "Pacific"}
    assert len({zone_rules(name).utcoffset(NOW) for name in names}) > 12


def test_what_nothing_is_like_brings_nothing() -> None:
    assert [suggested(typed) for typed in ("qqqqqq", "🙂", "+99", "x" * 6000)] == [[], [], [], []]


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        zones_like("", NOW.replace(tzinfo=None))


@given(ANY_TEXT | NAMES | BEGINNINGS, st.integers(0, 30))
@example("Etc/GMT+9", 25)
@example("posixrules", 25)
def test_any_text_brings_places_that_are_read_as_themselves(typed: str, limit: int) -> None:
    found = zones_like(typed, NOW, limit)
    assert len(found) <= limit
    assert len({value for _, value in found}) == len(found)
    for label, value in found:
        assert label.startswith(f"{value} – now ")
        assert len(label) <= 100
        assert read_zone(value) == value
        assert ("/" in value and not value.startswith("Etc/")) or value == "UTC" or value.casefold() == typed.casefold()


@given(ANY_TEXT | NAMES | BEGINNINGS)
def test_any_text_is_a_zone_or_a_sentence(typed: str) -> None:
    try:
        zone = read_zone(typed)
    except QuestionError as error:
        assert len(str(error)) < 200  # noqa: PT017 - an error is one of two good ends
    else:
        assert zone_rules(zone).key == zone
        assert read_zone(zone) == zone


@given(NAMES.filter(lambda name: "/" in name))
def test_every_name_of_a_place_is_read_with_the_rules_of_that_name(name: str) -> None:
    read = zone_rules(read_zone(name))
    for month in range(1, 13):
        at = dt.datetime(2024, month, 15, tzinfo=dt.UTC)
        assert at.astimezone(read).utcoffset() == at.astimezone(zone_rules(name)).utcoffset()


def test_suggestions_are_quick_once_the_database_is_read() -> None:
    warm()
    for typed in ("", "a", "seoul", "new yrok", "gmt+9", "x" * 6000):
        started = time.process_time()
        for _ in range(5):
            zones_like(typed, NOW)
        assert (time.process_time() - started) / 5 < 0.02
