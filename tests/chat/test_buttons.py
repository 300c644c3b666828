"""Buttons and menus: the asker turns the page, others get a copy, and a restart or a reload harms nothing."""

import re
from typing import Any

import pytest

MONTH_SECONDS = 31 * 24 * 3600.0


def custom_ids(message: Any) -> list[str]:
    return [item["custom_id"] for row in message.components for item in row["components"]]


@pytest.fixture
async def timeline(house: Any) -> Any:
    return (await house.reader.slash(house.channel, "timeline")).response


async def test_the_askers_press_turns_the_page_and_back(house: Any, timeline: Any) -> None:
    first = timeline.embeds[0].description
    await house.reader.click(timeline, label="Next ▶")
    assert re.match(r"9–\d+ of \d+ · page 2 of \d", timeline.embeds[0].footer.text)
    assert timeline.embeds[0].description != first
    await house.reader.click(timeline, label="◀ Previous")
    assert timeline.embeds[0].description == first


async def test_the_first_page_has_nothing_before_it(timeline: Any) -> None:
    buttons = {item["label"]: item.get("disabled", False) for item in timeline.components[-1]["components"]}
    assert buttons == {"◀ Previous": True, "Next ▶": False, "CSV": False, "JSON": False}


async def test_somebody_elses_press_gives_a_private_copy(house: Any, timeline: Any) -> None:
    before = timeline.embeds[0].description
    copy = (await house.other.click(timeline, label="Next ▶")).response
    assert copy.ephemeral
    assert "page 2" in copy.embeds[0].footer.text
    assert timeline.embeds[0].description == before
    await house.other.click(copy, label="Next ▶")
    assert "page 3" in copy.embeds[0].footer.text


async def test_a_button_works_after_a_restart(house: Any, timeline: Any) -> None:
    await house.restart()
    await house.reader.click(timeline, label="Next ▶")
    assert "page 2" in timeline.embeds[0].footer.text


async def test_a_menu_works_after_a_restart(house: Any) -> None:
    choices = (await house.reader.slash(house.channel, "who", name="petrov")).response
    await house.restart()
    await house.reader.select(choices, ["0"])
    assert choices.embeds[0].title in {"Ana Petrov", "Ivo Petrov"}


async def test_a_button_older_than_its_row_says_so_privately(house: Any, timeline: Any) -> None:
    await house.env.advance_time(MONTH_SECONDS)
    told = (await house.reader.click(timeline, label="Next ▶")).response
    assert told.ephemeral
    assert "older than 30 days" in told.content
    assert "page 1" in timeline.embeds[0].footer.text


async def test_a_card_leads_to_the_timeline_and_back(house: Any) -> None:
    card = (await house.reader.slash(house.channel, "who", name="Mira Halvorsen")).response
    await house.reader.click(card, label="Timeline")
    assert card.embeds[0].title.startswith("Timeline: Mira Halvorsen")
    await house.reader.click(card, label="Card")
    assert card.embeds[0].title == "Mira Halvorsen"


@pytest.mark.parametrize(("label", "title"), [("Quotes", "Quotations: "), ("Articles", "Articles: ")])
async def test_a_card_leads_to_its_quotations_and_articles(house: Any, label: str, title: str) -> None:
    card = (await house.reader.slash(house.channel, "who", name="Mira Halvorsen")).response
    await house.reader.click(card, label=label)
    assert card.embeds[0].title.startswith(title)
    assert "Mira Halvorsen" in card.embeds[0].title


async def test_the_context_of_a_quotation_is_shown_to_the_reader_alone(house: Any) -> None:
    quotes = (await house.reader.slash(house.channel, "quote", topic="stone")).response
    context = (await house.reader.select(quotes, ["0"])).response
    assert context.ephemeral
    assert context.embeds[0].title == "In context"
    assert "divers inspected the foundations" in context.embeds[0].description


async def test_a_person_who_is_gone_after_a_reload_is_answered_with_a_sentence(house: Any, settings: Any) -> None:
    card = (await house.reader.slash(house.channel, "who", name="Olga Brandt")).response
    (settings.corpus_dir / "hostile.md").unlink()
    await house.manager.slash(house.channel, "corpus reload")
    told = (await house.reader.click(card, label="Timeline")).response
    assert told.ephemeral
    assert told.embeds[0].description
    assert card.embeds[0].title == "Olga Brandt"


async def test_a_page_that_is_gone_after_a_reload_becomes_the_last_page(house: Any, settings: Any) -> None:
    timeline = (await house.reader.slash(house.channel, "timeline")).response
    await house.reader.click(timeline, label="Next ▶")
    for name in ("storm", "strike", "agreement", "treaty", "ferry", "lighthouse", "enlistment"):
        (settings.corpus_dir / f"{name}.md").unlink()
    await house.manager.slash(house.channel, "corpus reload")
    await house.reader.click(timeline, label="Next ▶")
    assert "Harbour Gazette" in timeline.embeds[0].description
    assert timeline.content == "The articles were read anew since this was asked."


async def test_every_custom_id_is_short_and_says_nothing_of_the_question(house: Any, timeline: Any) -> None:
    choices = (await house.reader.slash(house.channel, "who", name="petrov")).response
    for custom_id in custom_ids(timeline) + custom_ids(choices):
        assert len(custom_id) <= 100
        assert re.fullmatch(r"v1:(page|open|share|pick|context|csv|json):[\w-]+:\d+", custom_id)
