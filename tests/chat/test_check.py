"""``/check`` and the two menus on a message, as whole commands: what is told, to whom, and that nothing is kept."""

import sqlite3
from contextlib import closing
from typing import Any

import discord
import pytest

from bot.chat.buttons import recall

RIGHT = "Ana Petrov said “Not one stone moved”"


async def menu(house: Any, name: str, said: Any, person: Any = None) -> Any:
    message = await house.other.send(house.channel, said) if isinstance(said, str) else said
    shown = (await (person or house.reader).context_menu(house.channel, name, message)).response
    assert shown.ephemeral
    return shown


async def checked(house: Any, said: str) -> str:
    return str((await menu(house, "Check the quotations", said)).embeds[0].description)


async def test_an_altered_quotation_shows_the_difference_and_the_source(house: Any) -> None:
    text = "“No ship will wait inside in a storm again,” said Ana Petrov"
    shown = (await house.reader.slash(house.channel, "check", text=text)).response
    assert not shown.ephemeral
    told = shown.embeds[0].description
    assert "**Altered**" in told
    assert "> No ship will wait ~~outside~~ **inside** in a storm again" in told
    assert "**Ana Petrov**, harbour master of Sarrow (said)" in told
    assert (
        "↳ Harbour Gazette, 25 September 2017: [Sarrow begins its breakwater](https://gazette.test/breakwater)" in told
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Not one stone moved", "Exact"),
        ("no ship will wait outside", "Right, but a part"),
        ("The lamp failed, only the stairs did", "Altered"),
        ("Not one stone moved. The sea has no fences, so it needs rules.", "Joined from two"),
        ("Mira Halvorsen: “Not one stone moved”", "Right words, another speaker"),
        ("The sea is a spreadsheet with waves", "Not in the articles"),
    ],
)
async def test_each_verdict_is_told_by_its_name(house: Any, text: str, title: str) -> None:
    shown = (await house.reader.slash(house.channel, "check", text=text)).response
    assert f"**{title}**" in shown.embeds[0].description


async def test_the_speaker_may_be_an_option_and_the_answer_private_and_shared(house: Any) -> None:
    options = {"text": "Not one stone moved", "speaker": "halvorsen mira", "private": True}
    private = (await house.reader.slash(house.channel, "check", **options)).response
    assert private.ephemeral
    assert "**Right words, another speaker**" in private.embeds[0].description
    shared = (await house.reader.click(private, label="Share")).response
    assert not shared.ephemeral
    assert shared.embeds[0].description == private.embeds[0].description


async def test_the_words_can_be_read_in_their_context(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "check", text="not a single stone moved")).response
    read = (await house.reader.select(shown, ["0"])).response
    assert read.ephemeral
    assert "divers inspected the foundations" in read.embeds[0].description


async def test_every_quotation_of_a_message_is_checked_for_who_opened_the_menu_alone(house: Any) -> None:
    said = f"{RIGHT}. And: > quoted?\n> It is a fair wage at best\n— Lena Duarte"
    told = await checked(house, said)
    assert "**1. Exact**" in told
    assert "**2. Altered**" in told
    assert "~~last~~ **best**" in told


async def test_the_menu_works_on_posts_of_bots_and_on_embeds(house: Any) -> None:
    card = (await house.reader.slash(house.channel, "quote", speaker="Ana Petrov", topic="stone")).response
    shown = await menu(house, "Check the quotations", card.message)
    assert "**Exact**" in shown.embeds[0].description
    shown = await menu(house, "Who is mentioned?", card.message)
    assert "**Ana Petrov**" in shown.embeds[0].description


async def test_people_are_named_with_their_latest_role_and_open_their_card(house: Any) -> None:
    shown = await menu(house, "Who is mentioned?", "I saw lena duarte with Ana Petrov, and one Petrov more")
    told = shown.embeds[0].description
    assert told.index("**Lena Duarte** (“lena duarte”)") < told.index("**Ana Petrov**, ")
    assert told.count("↳ ") == 2
    opened = (await house.reader.select(shown, ["1"])).response
    assert opened.ephemeral
    assert opened.embeds[0].title == "Ana Petrov"


async def test_a_name_that_fits_several_is_told_as_such(house: Any) -> None:
    shown = await menu(house, "Who is mentioned?", "what did Petrov say?")
    assert "“Petrov” may be 2 people: " in shown.embeds[0].description


@pytest.mark.parametrize("name", ["Who is mentioned?", "Check the quotations"])
@pytest.mark.parametrize(
    "said",
    ["nothing of the kind", "🙂", "<@1> <#2> @everyone", "“”", "x" * 2000, "“@everyone **x** [a](https://evil.test)”"],
)
async def test_whatever_a_message_is_the_answer_is_a_sentence_or_a_harmless_card(
    house: Any, name: str, said: str
) -> None:
    shown = await menu(house, name, said)
    told = shown.embeds[0].description
    assert told
    assert "@everyone" not in told
    assert "](https://evil" not in told
    assert not shown.message.mentions


@pytest.mark.parametrize("name", ["Who is mentioned?", "Check the quotations"])
async def test_a_message_without_text_gets_a_sentence(house: Any, name: str) -> None:
    picture = await house.other.send(house.channel, "", attachments=[("a.png", b"x")])
    shown = await menu(house, name, picture)
    assert "may be only a picture" in shown.embeds[0].description


async def test_nothing_of_a_message_is_kept_and_its_answer_cannot_be_shared(house: Any) -> None:
    for name in ("Who is mentioned?", "Check the quotations"):
        shown = await menu(house, name, f"zanzibar! {RIGHT}")
        labels = [part.get("label") for row in shown.components for part in row["components"]]
        assert "Share" not in labels
        token = shown.components[0]["components"][0]["custom_id"].split(":")[2]
        row = await recall(house.bot.records, token, discord.utils.utcnow())
        assert row is not None
        assert row.question.text == ""
    with closing(sqlite3.connect(house.bot.settings.data_dir / "records.db")) as records:
        kept = records.execute("SELECT arguments FROM buttons").fetchall()
    assert len(kept) == 2
    assert "zanzibar" not in str(kept)


async def test_the_menus_are_offered_wherever_the_other_commands_are(house: Any) -> None:
    menus = house.bot.tree.get_commands(type=discord.AppCommandType.message)
    assert sorted(one.name for one in menus) == ["Check the quotations", "Who is mentioned?"]
    who = house.bot.tree.get_command("who").to_dict(house.bot.tree)
    for one in menus:
        payload = one.to_dict(house.bot.tree)
        assert payload["contexts"] == who["contexts"]
        assert payload["integration_types"] == who["integration_types"]


async def test_a_menu_counts_as_a_use_like_any_command(house: Any) -> None:
    message = await house.other.send(house.channel, RIGHT)
    for _ in range(10):
        await house.reader.context_menu(house.channel, "Who is mentioned?", message)
    refused = (await house.reader.context_menu(house.channel, "Check the quotations", message)).response
    assert "please ask again" in refused.content
    assert len(house.env.errors) == 1
