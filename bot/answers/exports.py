"""Lists as files to work on elsewhere: CSV for a spreadsheet, JSON in the shape of ``ask --json``, sources included.

Pure: an answer goes in, bytes come out. Which lines the answer holds, and who gets the file, is decided elsewhere.
"""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.answers import plain
from bot.answers.answer import Articles, Quotations, Timeline
from bot.answers.plain import Listing
from bot.names.fold import tokens

MOST_LINES = 3000
"""Lines that a file holds at most: some 1.5 MB. Making it takes 15 MB for a moment, which the bot's memory has room for
(measured: 79 MB before, 94 at the peak; 106 with 5,000 lines)."""

_SOURCE = ("publisher", "published", "published_from", "title", "url", "file")
_COLUMNS: dict[type[Listing], tuple[str, ...]] = {
    Timeline: ("date", "end", "precision", "reference", "status", "text", "people", *_SOURCE),
    Quotations: ("quote", "speaker", "speaker_kind", "role", "cue", "channel", "confidence", *_SOURCE),
    Articles: (*_SOURCE, "sentences"),
}
_LINES: dict[type[Listing], str] = {Timeline: "events", Quotations: "quotes", Articles: "articles"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With these a spreadsheet begins a formula, or skips to what may; the wide ones are their East Asian forms."""
_NAME_WORDS = 6
_SAFELY_SMALLER = 0.9


class Format(StrEnum):
    """Kinds of files."""

    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Export:
    """A file: its name, its bytes, how many lines it holds and of how many."""

    name: str
    data: bytes
    lines: int
    total: int


def export(answer: Listing, form: Format, most_bytes: int) -> Export:
    """Write all lines of an answer as a file of at most ``most_bytes``; the last lines are left out of a larger one.

    A file that lacks lines says so in its notes, where the format has notes.
    """
    while True:
        shown = plain.listing(answer)
        lines: list[dict[str, Any]] = shown[_LINES[type(answer)]]
        if len(lines) < answer.total:
            shown["notes"].append(f"This file holds the first {len(lines):,} of {answer.total:,}.")
        data = _as_csv(_COLUMNS[type(answer)], lines) if form is Format.CSV else _as_json(shown)
        if len(data) <= most_bytes or not lines:
            return Export(_name(answer, form), data, len(lines), answer.total)
        answer = _first(answer, int(len(lines) * most_bytes / len(data) * _SAFELY_SMALLER))


def _first(answer: Listing, count: int) -> Listing:
    match answer:
        case Timeline():
            return replace(answer, events=answer.events[:count])
        case Quotations():
            return replace(answer, quotations=answer.quotations[:count])
        case Articles():
            return replace(answer, hits=answer.hits[:count])


def _as_json(shown: dict[str, Any]) -> bytes:
    return json.dumps(shown, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _as_csv(columns: tuple[str, ...], lines: Iterable[dict[str, Any]]) -> bytes:
    """Write RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), with the mark by which Excel knows UTF-8."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(line[column]) for column in columns] for line in lines)
    return page.getvalue().encode("utf-8-sig", "backslashreplace")


def _cell(value: Any) -> str:  # noqa: ANN401 - a value of a JSON object
    """Write a value as a cell that a spreadsheet takes for text, whatever an article wrote.

    An apostrophe goes before what would begin a formula (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    if value is None:
        return ""
    if isinstance(value, list):
        told = [one["text"] if isinstance(one, dict) else str(one) for one in value]
        return _cell("\n".join(told))
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _name(answer: Listing, form: Format) -> str:
    words = "-".join([_LINES[type(answer)], *tokens(answer.about)[:_NAME_WORDS]])
    return f"{words}.{form}"
