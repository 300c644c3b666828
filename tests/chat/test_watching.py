"""``/watch``: notes on new articles only, none twice, where their owner wants them, or a word why they cannot come."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.chat.briefing import clockwork

HOUR = 3600.0
COLUMN = {
    "key": "2025/column.md",
    "title": "A column about the wall",
    "sentences": ("Ana Petrov has written a column about granite.", "It praises the whalers of Sarrow."),
    "people": {"Ana Petrov": ()},
    "publisher": "Coast Weekly",
    "published": "2025-05-01",
}


@pytest.fixture(autouse=True)
def hourly_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clockwork, "LONGEST_NAP", timedelta(hours=1))


@pytest.fixture
def arrive(house: Any, settings: Any, story: Any, put_up: Callable[..., None]) -> Callable[..., Any]:
    """Put articles on the shelf, besides those that have come so, and let the bot look."""
    shelved: list[Any] = []

    async def come(**changes: Any) -> None:
        shelved.append(story(**COLUMN | changes))
        put_up(settings.library_path, shelved)
        await house.env.advance_time(HOUR + 1)

    return come


def direct(house: Any, person: Any) -> list[Any]:
    """What a person has been sent by direct message."""
    channel = house.env.backend.get_dm_channel(person.id)
    return list(house.env.backend.messages.get(channel.id, {}).values())


def embed(message: Any) -> dict[str, Any]:
    return message.embeds[0] if isinstance(message.embeds[0], dict) else message.embeds[0].to_dict()


async def watch(house: Any, who: Any, /, **options: Any) -> Any:
    return (await who.slash(house.channel, "watch add", **options)).response


async def listed(house: Any, person: Any) -> str:
    return (await person.slash(house.channel, "watch list")).response.embeds[0].description


async def test_a_new_article_is_told_once_by_direct_message_and_old_ones_never(house: Any, arrive: Any) -> None:
    told = await watch(house, house.reader, person="petrov ana")
    assert told.ephemeral
    assert told.content == "I will tell you by direct message when a new article has Ana Petrov."
    await house.env.advance_time(HOUR)
    assert direct(house, house.reader) == []
    await arrive()
    [note] = direct(house, house.reader)
    assert embed(note)["title"] == "New for your watch: Ana Petrov"
    assert "[A column about the wall](https://example.org/2025/column.md)" in embed(note)["description"]
    assert "**Ana Petrov** has written a column about granite." in embed(note)["description"]
    await house.restart()
    await house.env.advance_time(2 * HOUR)
    await arrive(key="2025/other.md", title="Nothing of interest", sentences=("It rained.",), people={})
    assert len(direct(house, house.reader)) == 1


async def test_a_watch_follows_a_name_that_is_taken_for_another_persons(house: Any, arrive: Any) -> None:
    await watch(house, house.reader, person="Han Do-yun")
    for number, name in enumerate(("Hahn Do-yun", "Hahn Do-yun", "Han Do-yun")):
        text = f"Lighthouse keeper {name} lit the lamp."
        roles = {name: ("Lighthouse keeper",)}
        await arrive(key=f"2025/{number}.md", title=text, sentences=(text,), people={name: ()}, roles=roles)
    [note] = direct(house, house.reader)
    assert embed(note)["title"] == "New for your watch: Han Do-yun"
    assert "**Han Do-yun** lit the lamp" in embed(note)["description"]
    assert (await house.reader.slash(house.channel, "who", name="Han Do-yun")).response.embeds[0].title == "Hahn Do-yun"


async def test_words_are_watched_and_both_together_narrow_it_down(house: Any, arrive: Any) -> None:
    await watch(house, house.reader, query="whalers")
    await watch(house, house.other, person="Ana Petrov", query="concrete")
    await arrive()
    assert [embed(note)["title"] for note in direct(house, house.reader)] == ["New for your watch: “whalers”"]
    assert direct(house, house.other) == []
    await arrive(key="2025/more.md", sentences=("Ana Petrov prefers concrete.",), title="Concrete")
    assert [embed(note)["title"] for note in direct(house, house.other)] == [
        "New for your watch: Ana Petrov with “concrete”"
    ]


async def test_several_new_articles_are_one_note(house: Any, settings: Any, story: Any, put_up: Any) -> None:
    await watch(house, house.reader, query="sarrow")
    put_up(settings.library_path, [story(**COLUMN | {"key": f"{number}.md"}) for number in range(12)])
    await house.env.advance_time(HOUR + 1)
    [note] = direct(house, house.reader)
    assert embed(note)["footer"]["text"].startswith("12 new articles, 4 of them not shown · /watch list · ")


async def test_a_note_may_go_to_the_channel_and_managers_can_stop_that(house: Any, arrive: Any) -> None:
    await watch(house, house.reader, query="whalers", where="channel")
    await arrive()
    assert embed(house.channel.history()[-1])["title"] == "New for your watch: “whalers”"
    assert await listed(house, house.other) == "You watch nothing. /watch add begins."
    assert f"“whalers” → <#{house.channel.id}>" in await listed(house, house.manager)
    assert f"by <@{house.reader.id}>" in await listed(house, house.manager)
    await house.manager.slash(house.channel, "watch remove", watch="1")
    assert await listed(house, house.reader) == "You watch nothing. /watch add begins."


async def test_a_channel_is_refused_where_the_person_or_the_bot_may_not_write(house: Any) -> None:
    person, me = house.reader, house.server.me
    muted = house.server.create_text_channel("m", overwrites={person: discord.PermissionOverwrite(send_messages=False)})
    closed = house.server.create_text_channel("c", overwrites={me: discord.PermissionOverwrite(send_messages=False)})
    for channel, words in ((muted, "You may not write in this channel"), (closed, "I need Send Messages")):
        told = (await person.slash(channel, "watch add", query="whalers", where="channel")).response
        assert words in told.content
    assert len(house.env.errors) == 2


async def test_closed_direct_messages_pause_it_and_adding_it_again_makes_up_for_what_was_missed(
    house: Any, arrive: Any
) -> None:
    await watch(house, house.reader, query="whalers")
    dm = house.env.backend.get_dm_channel(house.reader.id)
    house.env.inject_error("POST", f"/channels/{dm.id}/messages", status=403, code=50007, message="Cannot send")
    await arrive()
    assert "paused: I may not write to you" in await listed(house, house.reader)
    await arrive(key="2025/later.md", title="Later")
    assert direct(house, house.reader) == []
    assert "it goes on now" in (await watch(house, house.reader, query="Whalers")).content
    await house.env.advance_time(HOUR + 1)
    [note] = direct(house, house.reader)
    assert "A column about the wall" in embed(note)["description"]
    assert "Later" in embed(note)["description"]
    assert "paused" not in await listed(house, house.reader)


async def test_unclear_wishes_are_asked_about_and_nothing_is_recorded(house: Any) -> None:
    assert (await watch(house, house.reader)).content.startswith("Name a person, or words")
    assert (await watch(house, house.reader, query="?!")).content.startswith("Name a person, or words")
    assert (await watch(house, house.reader, person="petrov")).embeds[0].title == "Who is meant by “petrov”?"
    assert "No article names" in (await watch(house, house.reader, person="Zebulon Quist")).embeds[0].description
    assert await listed(house, house.reader) == "You watch nothing. /watch add begins."
    assert len(house.env.errors) == 2


async def test_the_same_watch_is_not_recorded_twice_and_limits_are_told(house: Any) -> None:
    house.bot.settings = dataclasses.replace(house.bot.settings, watches_per_user=2, watches_per_server=3)
    assert "I will tell you" in (await watch(house, house.reader, query="ferry")).content
    assert (await watch(house, house.reader, query="FERRY ")).content == "You watch “FERRY” already."
    await watch(house, house.reader, query="granite")
    assert "You have 2 watches already" in (await watch(house, house.reader, query="bell")).content
    await watch(house, house.other, query="bell")
    assert "The people of this server have 3 watches" in (await watch(house, house.other, query="fog")).content


async def test_a_watch_is_removed_by_number_or_words(house: Any) -> None:
    for query in ("ferry", "night ferry", "bell"):
        await watch(house, house.reader, query=query)
        await house.env.advance_time(1)
    offered = await house.reader.autocomplete(house.channel, "watch remove", "watch", "ni")
    assert offered == [{"name": "2. night ferry", "value": "2"}]
    for typed, words in (("ferry", "Several of your watches fit"), ("fog", "no such watch"), ("7", "no such watch")):
        assert words in (await house.reader.slash(house.channel, "watch remove", watch=typed)).response.content
    assert (await house.reader.slash(house.channel, "watch remove", watch="2")).response.content == (
        "“night ferry” is watched no more."
    )
    await house.reader.slash(house.channel, "watch remove", watch="BELL")
    assert "ferry" in await listed(house, house.reader)
    assert "bell" not in await listed(house, house.reader)
    assert len(house.env.errors) == 3


async def test_a_watch_can_be_set_in_a_direct_message(house: Any, arrive: Any) -> None:
    person = house.env.create_user("commuter")
    told = (await person.slash("watch add", query="whalers")).response
    assert "by direct message" in told.content
    refused = (await person.slash("watch add", query="bell", where="channel")).response
    assert refused.content.startswith("Notes go to a channel only in a server")
    await arrive()
    assert len([note for note in direct(house, person) if note.embeds and "whalers" in str(embed(note))]) >= 1
    assert len(house.env.errors) == 1
