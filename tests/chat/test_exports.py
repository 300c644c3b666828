"""The CSV and JSON buttons as whole presses: files read back, for the one who asked alone."""

import csv
import io
import json
from typing import Any

import pytest

from bot.answers import exports
from bot.chat import limits


async def file(result: Any) -> tuple[str, str, str]:
    """Give a file's name, its text, and what was said with it."""
    message = result.response
    assert message.ephemeral
    [attachment] = message.attachments
    return attachment.filename, (await attachment.read()).decode("utf-8-sig"), message.content


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
async def timeline(house: Any) -> Any:
    return (await house.reader.slash(house.channel, "timeline")).response


async def test_a_timeline_is_given_whole_as_csv_and_as_json(house: Any, timeline: Any) -> None:
    await house.reader.click(timeline, label="Next ▶")
    name, text, said = await file(await house.reader.click(timeline, label="CSV"))
    read = rows(text)
    assert name == "events.csv"
    assert len(read) > 8
    assert said == f"{len(read)} lines as CSV."
    assert f"of {len(read)} · page 2" in timeline.embeds[0].footer.text
    _, text, said = await file(await house.reader.click(timeline, label="JSON"))
    told = json.loads(text)
    assert (told["kind"], told["total"], said) == ("timeline", len(read), f"{len(read)} lines as JSON.")
    assert [line["text"] for line in told["events"]] == [row["text"] for row in read]
    assert {"publisher", "published", "published_from", "url", "file"} <= read[0].keys()


async def test_quotations_and_articles_are_given_with_their_sources(house: Any) -> None:
    quotes = (await house.reader.slash(house.channel, "quote", speaker="Ana Petrov")).response
    name, text, _ = await file(await house.reader.click(quotes, label="CSV"))
    assert name == "quotes-ana-petrov.csv"
    assert {row["speaker"] for row in rows(text)} == {"Ana Petrov"}
    assert ("Not one stone moved,", "storm.md") in {(row["quote"], row["file"]) for row in rows(text)}
    found = (await house.reader.slash(house.channel, "search", query="breakwater")).response
    _, text, _ = await file(await house.reader.click(found, label="CSV"))
    assert "https://coast.test/storm" in {row["url"] for row in rows(text)}


async def test_quotations_of_one_article_are_given_alone(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "article", title="hostile.md")).response
    await house.reader.click(shown, label="Quotes")
    _, text, _ = await file(await house.reader.click(shown, label="CSV"))
    assert {row["file"] for row in rows(text)} == {"hostile.md"}


async def test_a_file_is_given_after_a_restart_and_to_whoever_asks_for_it_alone(house: Any, timeline: Any) -> None:
    before = timeline.embeds[0].description
    await house.restart()
    _, text, _ = await file(await house.other.click(timeline, label="JSON"))
    assert json.loads(text)["kind"] == "timeline"
    assert timeline.embeds[0].description == before
    assert not [file for file in house.channel.history()[-1].attachments if file.filename.endswith(".json")]


async def test_the_one_that_chance_gave_is_no_list(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "quote")).response
    assert not {"CSV", "JSON"} & {item.get("label") for row in shown.components for item in row["components"]}


async def test_what_does_not_fit_is_said(house: Any, timeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_LINES", 5)
    _, text, said = await file(await house.reader.click(timeline, label="JSON"))
    told = json.loads(text)
    assert len(told["events"]) == 5
    assert said == f"The first 5 of {told['total']} lines as JSON; narrow the question for the rest."
    monkeypatch.setattr(limits, "ATTACHMENT_BYTES", 800)
    _, text, said = await file(await house.reader.click(timeline, label="CSV"))
    assert len(text.encode()) <= 800
    assert 0 < len(rows(text)) < 5
    assert said.startswith(f"The first {len(rows(text))} of ")


async def test_a_list_that_is_gone_is_answered_with_a_sentence(house: Any, settings: Any) -> None:
    card = (await house.reader.slash(house.channel, "who", name="Olga Brandt")).response
    await house.reader.click(card, label="Timeline")
    (settings.corpus_dir / "hostile.md").unlink()
    await house.manager.slash(house.channel, "corpus reload")
    [told] = (await house.reader.click(card, label="CSV")).followups
    assert told.ephemeral
    assert told.attachments == []
    assert told.embeds[0].description == "That person is not in the articles any more."
