"""``extract``: one JSON object an article, with every place as characters of the decoded file."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

FIELDS = {"file", "title", "publisher", "published", "published_from", "people", "quotes", "dates", "events"}
PARTS = {
    "people": {"name", "aliases", "roles", "mentions"},
    "quotes": {"quote", "speaker", "speaker_kind", "cue", "channel", "start", "end"},
    "dates": {"text", "value", "type", "start", "end"},
    "events": {"text", "date", "end", "precision", "reference", "people"},
}


@pytest.fixture(scope="module")
def done(run: Any, corpus: Path) -> subprocess.CompletedProcess[str]:
    return run("extract", corpus)


@pytest.fixture
def found(done: Any) -> dict[str, Any]:
    return {one["file"]: one for one in map(json.loads, done.stdout.splitlines())}


def test_each_article_is_one_line_and_rejects_are_told_apart(done: Any, found: dict[str, Any]) -> None:
    assert done.returncode == 0
    assert sorted(found) == ["2022/pact.md", "[bold]odd[/bold].txt", "works.txt"]
    assert done.stderr == "Rejected: empty.txt is empty.\n"


def test_every_promised_field_is_there(found: dict[str, Any]) -> None:
    pact = found["2022/pact.md"]
    assert pact.keys() == FIELDS
    for part, fields in PARTS.items():
        assert pact[part], part
        assert all(fields <= one.keys() for one in pact[part])
    assert all(
        mention.keys() == {"text", "start", "end"} for person in pact["people"] for mention in person["mentions"]
    )
    assert (pact["title"], pact["publisher"]) == ("Two coasts sign a pact", "Northern Gazette")
    assert (pact["published"], pact["published_from"]) == ("2022-01-27", "front matter")


def test_places_give_back_the_text_of_the_file(found: dict[str, Any], corpus: Path) -> None:
    for file, one in found.items():
        text = (corpus / file).read_text(encoding="utf-8")
        mentions = [mention for person in one["people"] for mention in person["mentions"]]
        for part in (*mentions, *one["dates"]):
            assert text[part["start"] : part["end"]] == part["text"]
        for quote in one["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["quote"]


def test_what_is_found_is_what_the_article_says(found: dict[str, Any]) -> None:
    pact = found["2022/pact.md"]
    assert {quote["quote"]: quote["speaker"] for quote in pact["quotes"]} == {
        "We have ended a quarrel of forty years,": "Choe Rak-su",
        "Nobody asked the crews – not one – about the war,": "Lena Ortez",
    }
    assert "2022-01-27" in {event["date"] for event in pact["events"]}
    assert {event["date"] for event in found["[bold]odd[/bold].txt"]["events"]} == {"XXXX-09-23"}


def test_out_writes_a_file_instead(run: Any, tmp_path: Path) -> None:
    corpus, out = tmp_path / "articles", tmp_path / "out.jsonl"
    corpus.mkdir()
    (corpus / "empty.txt").touch()
    done = run("extract", corpus, "--out", out)
    assert (done.returncode, done.stdout, out.read_text()) == (1, "", "")


@pytest.mark.parametrize("arguments", [["nowhere"], [".", "--out", "nowhere/out.jsonl"]])
def test_a_folder_or_file_that_cannot_be_used_is_one_line(run: Any, arguments: list[str]) -> None:
    done = run("extract", *arguments)
    assert done.returncode == 78
    assert done.stderr.count("\n") == 1
    assert "nowhere" in done.stderr
