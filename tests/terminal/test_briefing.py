"""The lines of a briefing in a terminal and as JSON: every kind of line, each with its source."""

import io
from typing import Any

from rich.console import Console

from bot.answers.answer import EventLine, NewsList, QuotationLine
from bot.answers.news import Appearing, Headed, Story, Why
from bot.findings import Precision, Reference, Source, SpeakerKind, Status
from bot.terminal.as_json import answered
from bot.terminal.show import render

GAZETTE = Source(
    "a.md", "Bridge [bold]opens", "Harbour Gazette", "2017-09-25", "front matter", "https://gazette.test/a"
)
WIRE = Source("b.md", "Bridge", "Coast Wire", "2017-09-26", "none", None)
LINES = NewsList(
    "25 September 2017",
    (
        Headed("Bridges", Story(GAZETTE, "The bridge has opened.", (WIRE,))),
        Headed("People", Appearing("k", "Ana Petrov", Why.BACK, ("harbour master",), GAZETTE, WIRE, 430)),
        Headed("Said", QuotationLine("No", "Ana Petrov", SpeakerKind.PERSON, "k", None, "said", 0.9, 0, 2, GAZETTE)),
        Headed(
            "Coming up",
            EventLine("A vote.", "2017-09-30", None, Precision.DAY, Reference.FULL, Status.PLANNED, (), GAZETTE),
        ),
    ),
    4,
)


def test_a_briefing_is_printed_under_its_headings() -> None:
    printed = io.StringIO()
    Console(width=120, file=printed).print(render(LINES))
    told = [line.strip() for line in printed.getvalue().splitlines()]
    gazette, wire = "Harbour Gazette, 25 September 2017: Bridge [bold]opens", "Coast Wire, 26 September 2017: Bridge"
    assert told == [
        "Briefing: 25 September 2017 (4)",
        *("Bridges", "The bridge has opened.", gazette, wire),
        *("People", "Ana Petrov, harbour master (back after 14 months)", gazette, wire),
        *("Said", "“No”", "— Ana Petrov (said)", gazette),
        *("Coming up", "30 September 2017 (planned) A vote.", gazette),
    ]


def test_a_briefing_is_written_as_json() -> None:
    given: dict[str, Any] = answered(LINES)
    assert (given["kind"], given["total"]) == ("briefing", 4)
    assert [(line["heading"], line["line"], line["file"]) for line in given["lines"]] == [
        ("Bridges", "story", "a.md"),
        ("People", "person", "a.md"),
        ("Said", "quote", "a.md"),
        ("Coming up", "event", "a.md"),
    ]
    story, person, _, _ = given["lines"]
    assert [other["publisher"] for other in story["also"]] == ["Coast Wire"]
    assert (person["why"], person["days"], person["last"]["file"]) == ("back", 430, "b.md")
