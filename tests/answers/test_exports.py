"""Files of answers, read back: every line with its source, safe in a spreadsheet, cut only as far as was said."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import ArticleHit, Articles, EventLine, Highlighted, QuotationLine, Quotations, Timeline
from bot.answers.desk import answer
from bot.answers.exports import Export, Format, export
from bot.answers.plain import Listing, listing
from bot.answers.question import Quote, Search, TimelineOf
from bot.findings import Precision, Reference, Source, SpeakerKind, Status

ROOM = 10**7
PLACE = Source("2022/a.md", "Nets, and “more”", "Harbour Post", "2022-03", "date line", "https://example.org/a")
EVENT = EventLine("It began.", "2022", None, Precision.YEAR, Reference.FULL, Status.PLANNED, ("Ida Brandt",), PLACE)
SAID = QuotationLine("Row on", "Ida Brandt", SpeakerKind.PERSON, "idabrandt", "Mayor", "said", 0.9, 4, 10, PLACE)
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    '=HYPERLINK("https://x.test";"a")',
    "-",
    "=,\r\n",
]


def rows(made: Export) -> list[dict[str, str]]:
    assert made.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(made.data.decode("utf-8-sig"), newline="")))


def objects(made: Export) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made.data)
    return found


@pytest.mark.parametrize("question", [TimelineOf(), Quote("war"), Search("pact")])
async def test_both_files_hold_every_line_with_its_source(shelf: Any, question: Any) -> None:
    found = await answer(shelf, question, today=date(2024, 3, 13))
    told = listing(found)
    assert objects(export(found, Format.JSON, ROOM)) == json.loads(json.dumps(told))
    lines = next(value for name, value in told.items() if name in {"events", "quotes", "articles"})
    read = rows(export(found, Format.CSV, ROOM))
    assert len(read) == len(lines) > 1
    for row, line in zip(read, lines, strict=True):
        for column in ("title", "publisher", "published", "published_from", "url", "file"):
            assert row[column] == (line[column] or "")


def test_a_timeline_is_read_back_with_its_dates_and_people() -> None:
    two = replace(EVENT, end="2023", people=("Ida Brandt", "Ole Brandt"))
    (row,) = rows(export(Timeline("", (two,), 1), Format.CSV, ROOM))
    assert (row["date"], row["end"], row["precision"], row["status"]) == ("2022", "2023", "year", "planned")
    assert row["people"].split("\n") == ["Ida Brandt", "Ole Brandt"]


def test_a_quotation_is_read_back_with_its_speaker() -> None:
    (row,) = rows(export(Quotations("", (SAID,), 1), Format.CSV, ROOM))
    assert (row["quote"], row["speaker"], row["role"], row["confidence"]) == ("Row on", "Ida Brandt", "Mayor", "0.9")
    assert row["channel"] == ""


def test_an_article_is_read_back_with_its_sentences() -> None:
    hit = ArticleHit(PLACE, (Highlighted("Nets, “dry”."), Highlighted('He said "no".')))
    (row,) = rows(export(Articles("", (hit,), 1), Format.CSV, ROOM))
    assert row["sentences"].split("\n") == ["Nets, “dry”.", 'He said "no".']
    assert row["title"] == "Nets, and “more”"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_begins_a_formula(formula: str) -> None:
    hostile = replace(SAID, text=formula, speaker=formula, source=replace(PLACE, title=formula, publisher=formula))
    (row,) = rows(export(Quotations("", (hostile,), 1), Format.CSV, ROOM))
    assert {row[column] for column in ("quote", "speaker", "title", "publisher")} == {f"'{formula}"}
    hit = ArticleHit(PLACE, (Highlighted(formula),))
    (row,) = rows(export(Articles("", (hit,), 1), Format.CSV, ROOM))
    assert row["sentences"] == f"'{formula}"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_text_is_read_back_as_it_was(texts: list[str]) -> None:
    found = Quotations("", tuple(replace(SAID, text=text) for text in texts), len(texts))
    read = [row["quote"] for row in rows(export(found, Format.CSV, ROOM))]
    assert [one.removeprefix("'") for one in read] == [text.removeprefix("'") for text in texts]
    assert not any(one.startswith(tuple("=+-@\t\r")) for one in read)
    assert [line["quote"] for line in objects(export(found, Format.JSON, ROOM))["quotes"]] == texts


def test_lines_end_as_the_standard_for_csv_wants_it() -> None:
    made = export(Quotations("", (replace(SAID, text='a "b", c'),), 1), Format.CSV, ROOM)
    assert made.data.count(b"\r\n") == 2
    assert b'"a ""b"", c"' in made.data


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(
    "found",
    [
        Timeline("", (EVENT,) * 300, 900),
        Quotations("", (SAID,) * 300, 900),
        Articles("", (ArticleHit(PLACE, ()),) * 300, 900),
    ],
)
def test_a_file_is_cut_to_its_room_and_says_so(found: Listing, form: Format) -> None:
    made = export(found, form, 20_000)
    assert 10_000 < len(made.data) <= 20_000
    assert 0 < made.lines < 300
    assert made.total == 900
    read = (
        rows(made)
        if form is Format.CSV
        else objects(made)[{Timeline: "events", Quotations: "quotes"}.get(type(found), "articles")]
    )
    assert len(read) == made.lines
    if form is Format.JSON:
        assert objects(made)["notes"] == [f"This file holds the first {made.lines} of 900."]


def test_room_for_nothing_gives_a_file_without_lines() -> None:
    assert rows(export(Quotations("", (SAID,), 1), Format.CSV, 1)) == []


def test_a_file_is_named_after_what_was_asked() -> None:
    made = export(Timeline("Móon Jae/in, since 2022 ../..", (EVENT,), 1), Format.CSV, ROOM)
    assert made.name == "events-moon-jae-in-since-2022.csv"
