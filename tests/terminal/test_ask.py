"""``ask``: typed questions answered as text and as JSON, each line for itself and in order."""

import json
import os
from pathlib import Path
from typing import Any


def test_ask_answers_as_text_with_sources(loaded: Any) -> None:
    done = loaded("ask", "/who choi raksu")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].strip() == "Choe Rak-su"
    assert "“We have ended a quarrel of forty years”" in done.stdout
    assert "Northern Gazette, 27 January 2022: Two coasts sign a pact" in done.stdout
    assert done.stderr == ""


def test_words_of_a_question_need_no_quotes(loaded: Any) -> None:
    done = loaded("ask", "/who", "Choe", "Rak-su")
    assert done.stdout.splitlines()[0].strip() == "Choe Rak-su"


def test_article_text_is_no_markup_of_the_terminal(loaded: Any) -> None:
    done = loaded("ask", "/search storm")
    assert "A [red]storm[/red] comes" in done.stdout


def test_a_line_that_is_no_question_is_told_and_exits_2(loaded: Any) -> None:
    for line in ("hello", ""):
        done = loaded("ask", line)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "I know /who, /timeline, /quote, /search" in done.stderr


LINES = (
    ("/who Choe Rak-su", "person"),
    ("", "error"),
    ("/who nobody at all", "none"),
    ("/who", "choices"),
    ("tell me", "error"),
    ("/timeline since:2018", "timeline"),
    ("/quote war", "quotes"),
    ("/search pilts", "articles"),
    ('/search "*()-:^ ש🙂', "none"),
    ("/who " + "x" * 6000, "none"),
)


def test_ask_from_a_file_gives_an_object_a_line_in_order(loaded: Any, tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("".join(f"{line}\r\n" for line, _ in LINES), encoding="utf-8-sig")
    done = loaded("ask", "--json", "--from", file)
    assert done.returncode == 2
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["kind"] for one in found] == [kind for _, kind in LINES]
    person, _, none, choices, _, timeline, quotes, articles, *_ = found
    assert person["person"]["name"] == "Choe Rak-su"
    assert [(one["role"], one["title"]) for one in person["person"]["roles"]] == [
        ("Trade minister", "Two coasts sign a pact")
    ]
    assert person["quotes"][0]["file"] == "2022/pact.md"
    assert none["nearest"] == []
    assert {choice["name"] for choice in choices["choices"]} == {"Choe Rak-su", "Lena Ortez"}
    dates = [event["date"] for event in timeline["events"]]
    assert dates == sorted(dates)
    assert {"text", "date", "end", "precision", "reference", "people", "file"} <= timeline["events"][0].keys()
    assert {"quote", "speaker", "speaker_kind", "cue", "channel", "start", "end", "file"} <= quotes["quotes"][0].keys()
    assert quotes["quotes"][0]["speaker"] == "Lena Ortez"
    assert [hit["file"] for hit in articles["articles"]] == ["2022/pact.md"]
    assert articles["repairs"] == [{"typed": "pilts", "used": "pilots"}]


def test_questions_come_from_standard_input_too(loaded: Any) -> None:
    done = loaded("ask", "--json", "--from", "-", stdin="/quote quarrel\n/who Lena Ortez")
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["quotes", "person"]
    assert done.returncode == 0


def test_a_file_of_questions_that_cannot_be_read_is_one_line(loaded: Any, tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"/who \xff")
    for name in ("nowhere", "latin"):
        done = loaded("ask", "--from", tmp_path / name)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert name in done.stderr


def test_bytes_that_are_no_text_are_answered_as_valid_json(loaded: Any) -> None:
    done = loaded("ask", "--json", "/who \udcff\udcfe Qvarn")
    assert json.loads(done.stdout)["kind"] == "none"
    assert done.stderr == ""
    assert loaded("ask", "/who Qvarn\udcff").returncode == 0


def test_a_reader_that_goes_away_is_no_error(loaded: Any) -> None:
    read, write = os.pipe()
    os.close(read)
    for arguments in (["ask", "--json", "/who"], ["ask", "/who"], ["doctor"]):
        done = loaded(*arguments, stdout=write)
        assert (done.returncode, done.stderr) == (1, "")
    os.close(write)


def test_a_question_in_own_words_is_answered_with_its_passage_or_not_at_all(loaded: Any, tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("/ask Who is the harbour master?\n/ask Who is the harbour master of Tarn?\n", encoding="utf-8")
    done = loaded("ask", "--json", "--from", file)
    assert done.returncode == 0
    told, missing = map(json.loads, done.stdout.splitlines())
    assert told["kind"] == "answer"
    assert told["answer"] == "Lena Ortez"
    assert "Harbour master Lena Ortez watched" in told["passage"]
    assert (told["file"], told["published"], told["also"]) == ("2022/pact.md", "2022-01-27", [])
    assert 0.5 <= told["confidence"] <= 1
    assert missing["kind"] == "none"
    assert [missing[name] for name in ("answer", "passage", "file", "published", "confidence")] == [None] * 5
    assert missing["nearest"][0]["file"] == "2022/pact.md"


def test_a_question_in_own_words_as_text(loaded: Any) -> None:
    told = loaded("ask", "/ask Who is the harbour master?").stdout
    assert "Northern Gazette, 27 January 2022: Two coasts sign a pact" in told
    assert "(sure)" in told or "(fairly sure)" in told
    missing = loaded("ask", "/ask Who is the harbour master of Tarn?").stdout
    assert missing.splitlines()[0].strip() == "The articles do not say."
