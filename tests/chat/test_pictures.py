"""Pictures of answers, as whole commands: read back as images, kept while a page is turned, replaced with the answer.

That nothing overlaps and what is drawn where is tested in ``pictures/``; here it is who gets which picture, and when.
"""

import io
import logging
from typing import Any

import discord
import pytest
from PIL import Image

from bot.chat.pictures import draw
from bot.chat.pictures.chart import WIDTH


async def opened(attachment: Any) -> Image.Image:
    """Read an attachment back, as a client does."""
    image = Image.open(io.BytesIO(await attachment.read()))
    image.load()
    return image


@pytest.fixture
async def timeline(house: Any) -> Any:
    return (await house.reader.slash(house.channel, "timeline")).response


async def test_a_timeline_has_a_picture_of_all_of_its_pages(timeline: Any) -> None:
    (attached,) = timeline.attachments
    assert attached.filename == "timeline.png"
    image = await opened(attached)
    assert image.format == "PNG"
    assert image.width == WIDTH
    total = int(timeline.embeds[0].footer.text.split(" of ")[1].split()[0])
    (undated,) = [int(words.split()[0]) for words in attached.description.split("Not drawn: ")[1:]]
    assert f"A time axis with {total - undated} dated events" in attached.description
    assert undated == 2


async def test_a_picture_is_of_what_was_asked_for(house: Any) -> None:
    told = (await house.reader.slash(house.channel, "timeline", since="2019", until="2021")).response
    (attached,) = told.attachments
    assert "since 1 January 2019, until 31 December 2021" in attached.description
    assert "2018" not in attached.description


async def test_a_person_who_is_named_in_several_months_has_a_picture(house: Any) -> None:
    card = (await house.reader.slash(house.channel, "who", name="Mira Halvorsen")).response
    (attached,) = card.attachments
    assert (attached.filename, (await opened(attached)).width) == ("articles.png", WIDTH)
    assert "articles that name Mira Halvorsen: 3 articles" in attached.description
    assert "January 2021: 1" in attached.description


async def test_where_there_is_little_to_show_there_is_no_picture(house: Any) -> None:
    once = (await house.reader.slash(house.channel, "who", name="Olga Brandt")).response
    assert once.embeds[0].title == "Olga Brandt"
    assert once.attachments == []
    few = (await house.reader.slash(house.channel, "timeline", since="2030")).response
    assert few.embeds[0].description
    assert few.attachments == []


async def test_the_picture_stays_while_the_page_is_turned(house: Any, timeline: Any) -> None:
    (before,) = timeline.attachments
    await house.reader.click(timeline, label="Next ▶")
    assert "page 2" in timeline.embeds[0].footer.text
    (after,) = timeline.attachments
    assert after.id == before.id


async def test_another_answer_in_the_message_replaces_the_picture_or_takes_it_away(house: Any) -> None:
    card = (await house.reader.slash(house.channel, "who", name="Mira Halvorsen")).response
    await house.reader.click(card, label="Timeline")
    assert card.embeds[0].title.startswith("Timeline: ")
    assert card.attachments == []
    await house.reader.click(card, label="Card")
    assert [attached.filename for attached in card.attachments] == ["articles.png"]
    await house.reader.click(card, label="Quotes")
    assert card.embeds[0].title.startswith("Quotations: ")
    assert card.attachments == []


async def test_another_shelf_gives_another_picture_even_when_a_page_is_turned(
    house: Any, settings: Any, timeline: Any
) -> None:
    (before,) = timeline.attachments
    (settings.corpus_dir / "storm.md").unlink()
    await house.manager.slash(house.channel, "corpus reload")
    await house.reader.click(timeline, label="Next ▶")
    (after,) = timeline.attachments
    assert after.id != before.id
    assert after.description != before.description


async def test_a_private_copy_and_a_shared_one_have_the_picture_too(house: Any, timeline: Any) -> None:
    copy = (await house.other.click(timeline, label="Next ▶")).response
    assert copy.ephemeral
    assert [attached.filename for attached in copy.attachments] == ["timeline.png"]
    shared = (await house.other.click(copy, label="Share")).response
    assert not shared.ephemeral
    assert [attached.filename for attached in shared.attachments] == ["timeline.png"]


async def test_a_picture_that_cannot_be_drawn_never_costs_the_answer(
    house: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_chart: Any) -> bytes:
        message = "no memory for a picture"
        raise MemoryError(message)

    monkeypatch.setattr(draw, "paint", broken)
    with caplog.at_level(logging.ERROR, "bot.chat.pictures"):
        told = (await house.reader.slash(house.channel, "timeline")).response
    assert told.embeds[0].footer.text.startswith("1–8 of ")
    assert told.attachments == []
    assert "An answer goes without its picture" in caplog.text


async def test_where_files_are_not_allowed_the_answer_goes_without_a_picture(house: Any) -> None:
    no_files = discord.PermissionOverwrite(attach_files=False)
    closed = house.server.create_text_channel("words only", overwrites={house.server.default_role: no_files})
    told = (await house.reader.slash(closed, "timeline")).response
    assert told.embeds[0].footer.text.startswith("1–8 of ")
    assert told.attachments == []
