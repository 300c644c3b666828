"""How right reading is, on annotated sets that somebody has: quotations with speakers, people, dates.

The sets and their scorer are not part of this project. A folder of them holds ``score.py`` and ``to_texts.py``, which
are run as they are; what is scored comes from the command line's ``extract``.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure

_LONG = "main: gold and predictions of >= 5 words"
_END_TO_END = "end to end (quote >=0.8 and right speaker)"
_BY_KIND = "speaker accuracy by kind"
_PEOPLE = "people (one entry a person; a person listed twice or two in one entry is an error)"
_DATES = "dates (calendar values, span overlap and right value)"


@dataclass(frozen=True, slots=True)
class _Set:
    """One set: its folder, the scorer's name for its task, where its texts get a date line, what is predicted."""

    folder: str
    task: str
    dates: str
    predict: Callable[[dict[str, Any]], dict[str, Any]]


def measure(sets: Path, scratch: Path) -> list[Figure]:
    """Extract and score the sets of the folder."""
    quotes = _scored(sets, scratch, _Set("quotes", "quotes", "top", _quotes))
    people = _scored(sets, scratch, _Set("people_dates", "people-dates", "none", _people))
    return [*_of_quotes(quotes), *_of_people(people)]


def _scored(sets: Path, scratch: Path, one: _Set) -> dict[str, Any]:
    texts, found, lines = scratch / one.folder, scratch / f"{one.folder}.found", scratch / f"{one.folder}.jsonl"
    _run(sets / "to_texts.py", one.folder, str(texts), "--dateline", one.dates)
    ids = {entry["file"]: entry["id"] for entry in json.loads((texts / "index.json").read_text(encoding="utf-8"))}
    (texts / "index.json").unlink()
    _run("-m", "bot", "extract", str(texts), "--out", str(found))
    with lines.open("w", encoding="utf-8") as out:
        for line in found.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            out.write(json.dumps({"id": ids[article["file"]], **one.predict(article)}) + "\n")
    scores: dict[str, Any] = json.loads(_run(sets / "score.py", one.task, str(lines), "--json"))
    return scores


def _run(*command: str | Path) -> str:
    return subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, text=True).stdout


def _quotes(article: dict[str, Any]) -> dict[str, Any]:
    """Give quotations without their places, which the date line on top has moved."""
    return {"quotes": [{name: quote[name] for name in ("quote", "speaker")} for quote in article["quotes"]]}


def _people(article: dict[str, Any]) -> dict[str, Any]:
    people = [{name: person[name] for name in ("name", "aliases")} for person in article["people"]]
    dates = [{name: date[name] for name in ("text", "value", "start", "end")} for date in article["dates"]]
    return {"people": people, "dates": [date for date in dates if date["value"]]}


def _of_quotes(scores: dict[str, Any]) -> Iterator[Figure]:
    long = scores[_LONG]
    right, asked = map(int, long[_BY_KIND]["pronoun"].split("/"))
    yield Figure("quotation and speaker, 5 words on", f"F1 {long[_END_TO_END]['F1']:.3f}", ">= 0.87")
    yield Figure("speakers behind a pronoun", f"{right} of {asked}: {right / asked:.3f}", ">= 0.85")
    yield Figure("quotation and speaker, any length", f"F1 {scores['all lengths'][_END_TO_END]['F1']:.3f}")


def _of_people(scores: dict[str, Any]) -> Iterator[Figure]:
    yield Figure("people (biographies)", _in_full(scores[_PEOPLE]), "news: >= 0.93")
    yield Figure("calendar dates (biographies)", _in_full(scores[_DATES]), ">= 0.94")


def _in_full(score: dict[str, float]) -> str:
    return f"F1 {score['F1']:.3f}, P {score['P']:.3f}, R {score['R']:.3f}"
