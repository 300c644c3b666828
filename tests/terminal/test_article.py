"""``ask /article``: all of an article as text and as JSON, or one part of it."""

import json
from typing import Any


def asked(loaded: Any, line: str) -> dict[str, Any]:
    done = loaded("ask", "--json", line)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_all_of_an_article_is_shown_with_where_it_was_found(loaded: Any) -> None:
    lines = [line.strip() for line in loaded("ask", "/article coasts pakt").stdout.splitlines()]
    assert lines[:6] == [
        "Two coasts sign a pact",
        "No title has “pakt”; showing “pact”.",
        "title from the head of the file",
        "Northern Gazette from the head of the file",
        "27 January 2022 from the head of the file",
        "no link is known",
    ]
    assert "Choe Rak-su, Trade minister (2 mentions)" in lines
    assert "“We have ended a quarrel of forty years”" in lines
    assert [line for line in lines if line in {"People", "Said", "Dates", "Published nearest"}] == [
        "People",
        "Said",
        "Dates",
        "Published nearest",
    ]
    assert "May 4, 2018" not in lines


def test_an_article_as_json_has_all_that_the_shelf_has_of_it(loaded: Any) -> None:
    found = asked(loaded, "/article two coasts sign a pact")
    assert found["kind"] == "article"
    assert found["article"]["file"] == "2022/pact.md"
    assert found["article"]["title_from"] == found["article"]["published_from"] == "front matter"
    assert {"name": "Lena Ortez", "written": "Lena Ortez", "roles": ["Harbour master"]}.items() <= found["people"][
        1
    ].items()
    assert len(found["text"]) == 3
    assert found["text"][1] == "“We have ended a quarrel of forty years,” said Choe Rak-su."
    assert [quote["file"] for quote in found["quotes"]] == ["2022/pact.md"] * len(found["quotes"])
    assert (found["same_day"], [other["file"] for other in found["nearest"]]) == ([], ["works.txt"])


def test_one_part_is_given_alone(loaded: Any) -> None:
    assert asked(loaded, "/article works part:text")["text"] == [
        "Engineer Lena Ortez opened the works on the harbour wall in May 2018, and every berth was full."
    ]
    assert [one["name"] for one in asked(loaded, "/article works part:people")["people"]] == ["Lena Ortez"]
    assert asked(loaded, "/article works part:timeline")["events"][0]["date"] == "2018-05"
    assert asked(loaded, "/article two coasts part:quotes")["kind"] == "quotes"


def test_what_was_looked_for_in_a_quotation_is_marked(loaded: Any) -> None:
    (quote,) = asked(loaded, "/quote quarrels")["quotes"]
    assert [quote["quote"][start:end] for start, end in quote["matches"]] == ["quarrel"]
