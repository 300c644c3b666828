"""``/check`` in the terminal: the difference survives a pipe, and JSON has the verdict with its sources."""

import json
from typing import Any


def test_the_difference_is_marked_with_signs(loaded: Any) -> None:
    done = loaded("ask", "/check “We have started a quarrel of fifty years”")
    assert done.returncode == 0
    assert "We have [-ended-] {+started+} a quarrel of [-forty-] {+fifty+} years" in done.stdout
    assert "Northern Gazette, 27 January 2022: Two coasts sign a pact" in done.stdout


def test_json_has_the_verdict_the_changes_and_the_sources(loaded: Any) -> None:
    done = loaded("ask", "--json", "/check We have never ended a quarrel of forty years speaker:Choe Rak-su")
    answer = json.loads(done.stdout)
    assert answer["kind"] == "check"
    (one,) = answer["checked"]
    assert (one["verdict"], one["changes"], one["attributed"]) == ("altered", ["negation"], "Choe Rak-su")
    assert {"mark": "new", "text": "never"} in one["difference"]
    assert one["found"][0]["title"] == "Two coasts sign a pact"


def test_words_that_no_article_has_are_told_as_such(loaded: Any) -> None:
    done = loaded("ask", "/check Zebras juggle quietly")
    assert "Not in the articles" in done.stdout
    assert json.loads(loaded("ask", "--json", "/check").stdout)["kind"] == "none"
