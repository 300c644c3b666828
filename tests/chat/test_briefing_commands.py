"""``/briefing`` as a server's managers use it: ordering, looking, pausing, and what is refused with which sentence."""

from datetime import datetime, timedelta
from typing import Any

import discord
import pytest
import simcord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

MORNING = {"time": "8:00", "zone": "Europe/London", "days": "daily"}
DAY = 86400.0


async def schedule(house: Any, name: str = "Morning", **options: Any) -> Any:
    wanted = {"channel": house.channel, **MORNING, **options}
    return (await house.manager.slash(house.channel, "briefing schedule", name=name, **wanted)).response


async def verb(house: Any, which: str, /, **options: Any) -> Any:
    return (await house.manager.slash(house.channel, f"briefing {which}", **options)).response


def fields(embed: Any) -> dict[str, str]:
    return {field.name: field.value for field in embed.fields}


def forbid(house: Any, channel: Any, **permissions: bool) -> None:
    """Take permissions from the bot in a channel; without any, give them back."""
    denied = discord.Permissions(**permissions).value
    me = house.bot.user.id
    house.env.backend.set_overwrite(
        channel.id, Overwrite(target_id=me, type=OverwriteType.MEMBER, allow=0, deny=denied)
    )


def posts(channel: Any) -> list[Any]:
    return [message for message in channel.history() if message.embeds]


async def test_an_order_echoes_when_it_comes_next_in_everybodys_own_time(house: Any) -> None:
    told = await schedule(house, time="8:30 pm", zone="seoul", days="Mon, Wed and Fri", quiet="say")
    next_time = int(datetime.fromisoformat("2026-01-02T20:30:00+09:00").timestamp())
    assert told.ephemeral
    [embed] = told.embeds
    assert embed.description == f"Next: <t:{next_time}:F> (<t:{next_time}:R>)"
    assert fields(embed)["When"] == "Monday, Wednesday and Friday at 20:30, Asia/Seoul"
    assert fields(embed)["Where"] == f"<#{house.channel.id}>"
    assert fields(embed)["On a day without new articles"] == "one line says so"


async def test_interests_are_shown_as_the_articles_spell_them(house: Any) -> None:
    told = await schedule(house, people="petrov ana; mira halvorsen", topics="strike, night ferry")
    assert fields(told.embeds[0])["Of special interest"] == "Ana Petrov, Mira Halvorsen, “strike”, “night ferry”"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"time": "soon"}, "“soon” is not a time of day"),
        ({"zone": "Atlantis"}, "“Atlantis” is not"),
        ({"days": "someday"}, "“someday” is not"),
        ({"people": "petrov"}, "“petrov” may be several people: Ana Petrov, Ivo Petrov"),
        ({"people": "Zebulon Quist"}, "No article names “Zebulon Quist”."),
        ({"people": ",".join(["Ana Petrov"] * 8 + ["x", "y", "z"])}, "at most 10"),
        ({"topics": "!?"}, "“!?” has no word to look for."),
        ({"name": "x" * 41}, "a name of at most 40 characters"),
        ({"name": "\u200b"}, "a name of at most 40 characters"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_a_sentence_and_orders_nothing(
    house: Any, options: dict[str, str], sentence: str
) -> None:
    told = await schedule(house, **options)
    assert told.ephemeral
    assert sentence in told.content
    assert (await verb(house, "list")).embeds[0].description.startswith("There is none yet")
    assert len(house.env.errors) == 1


@pytest.mark.parametrize("permission", ["send_messages", "embed_links", "view_channel"])
async def test_a_channel_where_the_bot_may_not_post_is_refused_at_once(house: Any, permission: str) -> None:
    channel = house.server.create_text_channel("closed")
    forbid(house, channel, **{permission: True})
    told = await schedule(house, channel=channel)
    needed, _, where = told.content.partition(" in ")
    assert permission.replace("_", " ").title() in needed
    assert where == "#closed."
    assert len(house.env.errors) == 1


async def test_a_channel_whose_history_is_closed_is_taken_with_a_word_on_what_that_means(house: Any) -> None:
    forbid(house, house.channel, read_message_history=True)
    assert "I can't read the history there" in fields((await schedule(house)).embeds[0])["Please note"]


async def test_a_role_that_cannot_be_pinged_is_refused(house: Any) -> None:
    forbid(house, house.channel, mention_everyone=True)
    quiet = house.server.create_role("Quiet")
    assert "I may not ping" in (await schedule(house, ping=quiet)).content
    everybody = house.server.default_role
    assert (await schedule(house, ping=everybody)).content == "Everybody cannot be pinged; name a role."
    assert len(house.env.errors) == 2


async def test_the_role_that_a_manager_names_is_pinged_and_nobody_else(house: Any) -> None:
    readers = house.server.create_role("Readers", mentionable=True)
    await schedule(house, ping=readers)
    await house.env.advance_time(DAY)
    [post] = posts(house.channel)
    assert post.content == f"<@&{readers.id}>"
    [sent] = [one.json for one in house.env.http_requests if one.path == f"/channels/{house.channel.id}/messages"]
    assert sent["allowed_mentions"]["roles"] == [readers.id]
    assert not sent["allowed_mentions"]["parse"]


async def test_a_person_without_rights_is_refused_even_if_the_server_shows_the_command(house: Any) -> None:
    with pytest.raises(simcord.SetupError, match="not visible"):
        await house.reader.slash(house.channel, "briefing list")
    command = house.env.backend.find_command("briefing", None)
    house.server.set_command_permissions(int(command["id"]), {house.reader: True})
    for name, options in (("list", {}), ("off", {"name": "Morning"}), ("now", {})):
        told = (await house.reader.slash(house.channel, f"briefing {name}", **options)).response
        assert told.content == "Only people who may manage this server can do this."
    assert len(house.env.errors) == 3


async def test_a_server_has_at_most_ten_and_each_is_listed(house: Any) -> None:
    for number in range(10):
        await schedule(house, f"Number {number}")
        await house.env.advance_time(5)
    assert "has 10 briefings already" in (await schedule(house, "One more")).content
    [embed] = (await verb(house, "list")).embeds
    assert [field.name for field in embed.fields] == [f"Number {number}" for number in range(10)]
    assert (await schedule(house, "number 3", time="9")).embeds[0].title == "Briefing: number 3"
    assert len(house.env.errors) == 1


async def test_a_verb_needs_no_name_when_there_is_one_briefing_and_asks_when_there_are_more(house: Any) -> None:
    assert (await verb(house, "status")).content.startswith("This server has no briefing yet")
    await schedule(house)
    assert (await verb(house, "status")).embeds[0].title == "Briefing: Morning"
    await schedule(house, "Evening", time="20:00")
    assert (await verb(house, "status")).content == "Say which briefing: Evening, Morning."
    assert (await verb(house, "status", name="evening")).embeds[0].title == "Briefing: Evening"
    assert len(house.env.errors) == 2


async def test_zones_days_and_names_are_offered(house: Any) -> None:
    await schedule(house)
    zones = await house.manager.autocomplete(house.channel, "briefing schedule", "zone", "seo")
    assert zones[0]["name"].startswith("Asia/Seoul – now 09:0")
    days = await house.manager.autocomplete(house.channel, "briefing schedule", "days", "week")
    assert [choice["value"] for choice in days] == ["weekdays", "weekends"]
    names = await house.manager.autocomplete(house.channel, "briefing now", "name", "mor")
    assert [choice["value"] for choice in names] == ["Morning"]
    people = await house.manager.autocomplete(house.channel, "briefing schedule", "people", "Ana Petrov, mir")
    assert [choice["value"] for choice in people] == ["Ana Petrov, Mira Halvorsen"]


async def test_a_paused_briefing_is_not_posted_until_it_is_resumed_and_makes_up_for_nothing(house: Any) -> None:
    await schedule(house, quiet="say")
    assert "is paused" in (await verb(house, "pause")).content
    assert (await verb(house, "status")).embeds[0].description == "Paused by a manager."
    await house.env.advance_time(2 * DAY + 9 * 3600)
    assert posts(house.channel) == []
    assert (await verb(house, "resume")).embeds[0].description.startswith("Next: <t:")
    await house.env.advance_time(3600)
    assert posts(house.channel) == []
    await house.env.advance_time(DAY)
    assert len(posts(house.channel)) == 1


async def test_a_briefing_that_is_taken_off_is_gone_with_its_record(house: Any) -> None:
    await schedule(house)
    await house.env.advance_time(DAY)
    assert "is taken off" in (await verb(house, "off")).content
    await house.env.advance_time(3 * DAY)
    assert len(posts(house.channel)) == 1
    await schedule(house)
    assert fields((await verb(house, "status")).embeds[0])["Last deliveries"] == "none yet"


async def test_the_preview_is_private_and_says_what_is_left_out_and_why(house: Any) -> None:
    await schedule(house, people="Lena Duarte")
    told = await verb(house, "preview")
    assert told.ephemeral
    briefing, left_out = told.embeds
    assert "Dockers accept an agreement" in briefing.description
    assert left_out.title == "Left out"
    assert "not on the briefing's interests" in left_out.description
    assert "Fishing treaty signed" in left_out.description
    assert posts(house.channel) == []


async def test_now_posts_at_once_and_the_next_one_tells_nothing_twice(house: Any) -> None:
    await schedule(house, quiet="say")
    told = await verb(house, "now")
    [post] = posts(house.channel)
    assert told.content == f"Posted: https://discord.com/channels/{house.server.id}/{house.channel.id}/{post.id}"
    assert "10 new articles" in post.embeds[0].footer.text
    assert (await verb(house, "now")).content == "Posted: " + posts(house.channel)[-1].jump_url
    await house.env.advance_time(DAY)
    assert len(posts(house.channel)) == 3
    assert "0 new articles" in posts(house.channel)[-1].embeds[0].footer.text
    listed = fields((await verb(house, "status")).embeds[0])["Last deliveries"].splitlines()
    assert ["asked for" in line for line in listed] == [False, True, True]


async def test_the_rest_is_a_private_copy_for_everybody_also_after_a_restart(house: Any) -> None:
    await schedule(house, people="Lena Duarte")
    await verb(house, "now")
    [post] = posts(house.channel)
    await house.restart()
    for person in (house.manager, house.reader):
        copy = (await person.click(post, label="The rest")).response
        assert copy.ephemeral
        assert copy.embeds[0].title.startswith("Briefing")
        await person.click(copy, label="Next ▶")
        assert "page 2" in copy.embeds[0].footer.text
    assert posts(house.channel) == [post]


async def test_a_changed_time_posts_no_second_one_that_day(house: Any) -> None:
    await schedule(house, quiet="say")
    await house.env.advance_time(9 * 3600)
    assert len(posts(house.channel)) == 1
    told = await schedule(house, time="10:00", quiet="say")
    tomorrow = int(datetime.fromisoformat("2026-01-02T10:00:00+00:00").timestamp())
    assert told.embeds[0].description.startswith(f"Next: <t:{tomorrow}:F>")
    await house.env.advance_time(6 * 3600)
    assert len(posts(house.channel)) == 1


async def test_threads_and_announcement_channels_are_posted_to_and_announcements_published(house: Any) -> None:
    news = house.server.create_news_channel("announcements")
    thread = house.env.backend.create_thread(house.channel.id, "strike watch", house.manager.id)
    await schedule(house, "News", channel=news)
    channel_of = next(one for one in house.channel.threads if one.id == thread.id)
    await schedule(house, "Thread", channel=channel_of)
    await house.env.advance_time(DAY)
    [published], [posted] = posts(news), posts(channel_of)
    asked = [one.path for one in house.env.http_requests if one.path.endswith("/crosspost")]
    assert asked == [f"/channels/{news.id}/messages/{published.id}/crosspost"]
    assert posted.embeds[0].footer.text.startswith("Thread · ")


async def test_a_post_that_cannot_be_published_is_still_posted(house: Any) -> None:
    news = house.server.create_news_channel("announcements")
    await schedule(house, channel=news)
    house.env.inject_error("POST", "/channels/*/messages/*/crosspost", status=429, code=20028, times=None)
    house.env.settle_timeout = 60
    await house.env.advance_time(DAY)
    assert len(posts(news)) == 1
    assert "https://discord.com/channels/" in fields((await verb(house, "status")).embeds[0])["Last deliveries"]


async def test_a_bot_that_was_down_makes_up_for_the_run_and_says_for_when_it_was(house: Any) -> None:
    await schedule(house)
    old = house.bot
    await house.env.advance_time(7.9 * 3600)
    await old.clockwork.close()
    await house.env.advance_time(2 * 3600)
    await house.restart()
    [post] = posts(house.channel)
    due = int(datetime.fromisoformat("2026-01-01T08:00:00+00:00").timestamp())
    assert f"For <t:{due}:F>; it comes late." in post.embeds[0].description.splitlines()[0]
    await house.env.advance_time(3600)
    assert len(posts(house.channel)) == 1


async def test_runs_missed_for_too_long_are_recorded_and_not_posted(house: Any) -> None:
    await schedule(house, quiet="say")
    await house.bot.clockwork.close()
    await house.env.advance_time(timedelta(days=3, hours=7).total_seconds())
    await house.restart()
    assert posts(house.channel) == []
    listed = fields((await verb(house, "status")).embeds[0])["Last deliveries"].splitlines()
    assert len(listed) == 3
    assert all("left out**: I was not running at that time, nor in the 6 hours after it." in line for line in listed)
    await house.env.advance_time(DAY)
    assert len(posts(house.channel)) == 1


def direct(house: Any) -> list[Any]:
    """What the manager has been told by direct message."""
    channel = house.env.backend.get_dm_channel(house.manager.id)
    return list(house.env.backend.messages.get(channel.id, {}).values())


async def test_a_permission_that_is_lost_pauses_tells_once_and_resumes_by_itself(house: Any) -> None:
    await schedule(house, quiet="say")
    forbid(house, house.channel, send_messages=True)
    await house.env.advance_time(9 * 3600)
    status = (await verb(house, "status")).embeds[0]
    assert status.description.startswith("Paused, because I may not post. I need Send Messages")
    [told] = direct(house)
    assert "“Morning” is paused. I need Send Messages" in told.content
    await house.env.advance_time(2 * 3600)
    forbid(house, house.channel)
    await house.env.settle()
    [late] = posts(house.channel)
    assert "it comes late" in late.embeds[0].description
    await house.env.advance_time(DAY)
    assert len(posts(house.channel)) == 2
    assert len(direct(house)) == 1


async def test_a_manager_who_takes_no_messages_is_told_in_the_server(house: Any) -> None:
    await schedule(house)
    forbid(house, house.channel, send_messages=True)
    system = house.server.create_text_channel("system")
    house.env.backend.edit_guild(house.server.id, {"system_channel_id": system.id})
    house.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    await house.env.advance_time(9 * 3600)
    [told] = system.history()
    assert "“Morning” is paused." in told.content


async def test_a_deleted_channel_pauses_with_the_reason(house: Any) -> None:
    channel = house.server.create_text_channel("short-lived")
    await schedule(house, channel=channel)
    house.env.backend.delete_channel(channel.id)
    await house.env.advance_time(DAY)
    assert "The channel is not there any more" in (await verb(house, "status")).embeds[0].description
    assert len(direct(house)) == 1
    await house.env.advance_time(3 * DAY)
    assert len(direct(house)) == 1


async def test_discords_own_trouble_is_tried_again_and_told_meanwhile(house: Any) -> None:
    await schedule(house)
    house.env.inject_error("POST", f"/channels/{house.channel.id}/messages", status=503, times=2)
    await house.env.advance_time(8 * 3600 + 1)
    status = fields((await verb(house, "status")).embeds[0])
    assert "503" in status["In the way now"]
    await house.env.advance_time(600)
    assert len(posts(house.channel)) == 1
    assert "In the way now" not in fields((await verb(house, "status")).embeds[0])


async def test_status_tells_how_the_loop_and_this_servers_briefings_do(house: Any) -> None:
    await schedule(house)
    await house.env.advance_time(DAY)
    told = fields((await house.reader.slash(house.channel, "status")).response.embeds[0])["Briefings"]
    assert told.startswith("looked <t:")
    assert "last posted <t:" in told
    assert "next <t:" in told
