"""Pictures as files and as words: the colours can be told apart, the words say every number, nothing raises."""

import io
import threading
from colorsys import rgb_to_hls
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from bot.answers.answer import EventSpan, PersonCard, Spread, Timeline
from bot.chat.limits import ATTACHMENT_DESCRIPTION, length
from bot.chat.pictures import draw, palette
from bot.chat.pictures.chart import TEXT_SIZE, TITLE_SIZE, WIDTH, Chart
from bot.chat.pictures.draw import paint
from bot.chat.pictures.picture import drawn, picture
from bot.findings import Source, Status

SHOWN = 400
"""Pixels that Discord gives a picture in a narrow window."""
SOURCE = Source("storm.md", "Storm", "Harbour Gazette", "2022-01-05", "front matter", None)
PAST, PLANNED, SUPPOSED = Status.PAST, Status.PLANNED, Status.SUPPOSED


def span(first: str, last: str = "", events: int = 1, status: Status = PAST) -> EventSpan:
    return EventSpan(date.fromisoformat(first), date.fromisoformat(last or first), status, events)


def timeline(*spans: EventSpan, about: str = "", undated: int = 0, older: int = 0) -> Timeline:
    spread = Spread(spans, undated, older)
    return Timeline(about, (), spread.dated + undated + older, spread=spread)


def person(*months: tuple[str, int], articles: int) -> PersonCard:
    return PersonCard("k", "Mira Halvorsen", None, (), (), SOURCE, SOURCE, articles, 9, 0, 0, (), (), months=months)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [value / 255 for value in ImageColor.getrgb(colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_texts_and_marks_stand_out_from_their_ground() -> None:
    assert min(contrast(colour, palette.GROUND) for colour in (palette.TEXT, palette.QUIET)) >= 4.5
    assert min(contrast(colour, palette.GROUND) for colour in palette.MARKS.values()) >= 4.5
    assert contrast(palette.GROUND, palette.MARKS[PAST]) >= 4.5  # a dark text inside a full bar


def test_no_ground_of_their_own_would_be_readable_on_both_pages() -> None:
    greys = (f"#{grey:02x}{grey:02x}{grey:02x}" for grey in range(256))
    assert not [grey for grey in greys if contrast(grey, "#313338") >= 4.5 and contrast(grey, "#ffffff") >= 4.5]


def test_the_colours_are_okabe_and_itos_and_far_apart() -> None:
    assert set(palette.MARKS.values()) == {"#56B4E9", "#E69F00", "#CC79A7"}
    hues = [rgb_to_hls(*(value / 255 for value in ImageColor.getrgb(c)[:3]))[0] for c in palette.MARKS.values()]
    assert min(min(abs(one - other), 1 - abs(one - other)) for one, other in combinations(hues, 2)) > 0.15


def test_texts_are_large_enough_where_the_picture_is_shown_small() -> None:
    assert min(TEXT_SIZE, TITLE_SIZE) * SHOWN / WIDTH >= 12


def pixels(answer: Timeline) -> tuple[Image.Image, set[str]]:
    made = drawn(answer)
    assert made is not None
    image = Image.open(io.BytesIO(made.png)).convert("RGB")
    colours = image.getcolors(image.width * image.height) or []
    return image, {f"#{red:02X}{green:02X}{blue:02X}" for _, (red, green, blue) in colours}  # type: ignore[misc]


def test_each_status_has_its_colour_and_only_what_occurs_is_painted() -> None:
    for statuses in ((PAST,), (PAST, PLANNED), (PAST, PLANNED, SUPPOSED)):
        days = [span(f"2022-0{month}-05", status=status) for month, status in enumerate((*statuses, PAST, PAST), 1)]
        image, colours = pixels(timeline(*days))
        assert {palette.MARKS[status] for status in statuses} == colours & set(palette.MARKS.values())
        assert {palette.GROUND, palette.TEXT, palette.QUIET} <= colours
        assert image.getpixel((2, 2)) == ImageColor.getrgb(palette.GROUND)


def test_a_planned_day_is_hollow_and_a_past_one_is_full() -> None:
    def share(status: Status) -> int:
        image, _ = pixels(timeline(span("2022-01-05", status=status), span("2022-02-05", events=2, status=status)))
        wanted = ImageColor.getrgb(palette.MARKS[status])
        return sum(number for number, colour in image.getcolors(2**20) or [] if colour == wanted)

    full, half, hollow = share(PAST), share(SUPPOSED), share(PLANNED)
    assert full > half > hollow > 0


def test_the_words_of_a_timeline_have_its_numbers() -> None:
    made = drawn(
        timeline(
            span("1910-01-01", "1945-12-31"),
            span("2018-01-01", "2018-12-31", 2),
            span("2022-01-05", events=3),
            span("2024-03-01", "2024-03-31", status=PLANNED),
            span("2025-01-01", status=SUPPOSED),
            about="Mira Halvorsen, “harbour”",
            undated=9,
        )
    )
    assert made is not None
    assert made.words == (
        "A time axis with 8 dated events (Mira Halvorsen, “harbour”), from 1 January 1910 to 1 January 2025."
        " 4 dated to a day (dots) and 4 to a longer time such as a month or a year (bars)."
        " 6 happened, 1 planned and 1 reported as possible."
        " Events by year: 2018: 2, 2022: 3, 2024: 1, 2025: 1, over several years: 1."
        " Not drawn: 9 events whose year is not stated."
    )


def test_the_words_of_columns_say_what_they_count_and_what_not() -> None:
    made = drawn(timeline(span("2021-01-05", events=90), span("2021-02-01", "2021-06-30", 40), older=1200))
    assert made is not None
    assert "Columns that count 130 dated events" in made.words
    assert "Most in one day: 90 (5 Jan 2021)." in made.words
    assert "Left out: 40 dated to more than a day." in made.words
    assert "The newest 130 of 1,330 dated events." in made.words
    assert "(dots)" not in made.words


def test_the_words_of_a_person_tell_the_articles_of_each_month() -> None:
    made = drawn(person(("2021-01", 2), ("2021-03", 7), articles=11))
    assert made is not None
    assert made.words == (
        "Columns that count the articles that name Mira Halvorsen: 9 articles, January 2021 to March 2021."
        " Most in one month: 7 (Mar 2021). Articles by month: January 2021: 2, March 2021: 7."
        " Left out: 2 articles, older or not dated to a month."
    )


def test_of_many_months_the_words_tell_the_fullest_years() -> None:
    months = [(f"{year}-{month:02}", year - 1999) for year in range(2000, 2020) for month in range(1, 13)]
    made = drawn(person(*months, articles=2520))
    assert made is not None
    assert "Articles in the fullest years: 2008: 108, 2009: 120" in made.words
    assert "2007: " not in made.words


@given(st.text(max_size=3000), st.integers(0, 10**9))
def test_the_words_keep_discords_limit_and_are_one_line(about: str, undated: int) -> None:
    made = drawn(timeline(span("2021-01-05", events=3), about=about, undated=undated))
    assert made is not None
    assert 0 < length(made.words) <= ATTACHMENT_DESCRIPTION
    assert "\n" not in made.words


@pytest.mark.parametrize(
    ("answer", "has_one"),
    [
        (timeline(span("2021-01-05", events=2), undated=50), False),
        (timeline(span("2021-01-05", events=3)), True),
        (timeline(undated=50), False),
        (person(("2021-01", 40), articles=40), False),
        (person(("2021-01", 1), ("2021-02", 1), articles=2), True),
    ],
)
async def test_there_is_a_picture_only_when_it_shows_more_than_the_words(
    answer: Timeline | PersonCard, *, has_one: bool
) -> None:
    assert (await picture(answer) is not None) is has_one


async def test_the_event_loop_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    painters: list[int] = []

    def watched(chart: Chart) -> bytes:
        painters.append(threading.get_ident())
        return paint(chart)

    monkeypatch.setattr(draw, "paint", watched)
    assert await picture(timeline(span("2021-01-05", events=3))) is not None
    assert painters
    assert threading.get_ident() not in painters


@given(st.lists(st.tuples(st.dates(), st.dates(), st.sampled_from(Status), st.integers(1, 10**6)), min_size=1))
def test_whatever_the_days_a_picture_is_drawn_or_there_is_none(
    found: list[tuple[date, date, Status, int]],
) -> None:
    spans = sorted((EventSpan(min(a, b), max(a, b), s, n) for a, b, s, n in found), key=lambda s: (s.first, s.last))
    answer = timeline(*spans, older=3)
    for shown in (answer, replace(answer, spread=replace(answer.spread, older=0))):
        made = drawn(shown)
        if made is not None:
            assert Image.open(io.BytesIO(made.png)).width == WIDTH
