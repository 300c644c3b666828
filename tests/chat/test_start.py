"""How the bot starts: what Discord is told and when, and what people hear before the first shelf stands."""

import dataclasses
from typing import Any

import discord
import pytest
import simcord

from bot.chat.client import create_bot
from bot.settings import Settings

MENUS = {"Who is mentioned?", "Check the quotations"}
ASKING = {"who", "timeline", "quote", "search", "ask", "article", "check", "help", "about", "status"} | MENUS
MANAGING = {"briefing", "corpus", "watch"}
GUILD, BOT_DM, PRIVATE_CHANNEL = 0, 1, 2
GUILD_INSTALL, USER_INSTALL = 0, 1


def told_commands(env: simcord.Env) -> list[Any]:
    return [entry for entry in env.http_requests if entry.method == "PUT" and entry.path.endswith("/commands")]


def commands(env: simcord.Env, server: int | None = None) -> dict[str, Any]:
    return {command["name"]: command for command in env.backend.commands[server].values()}


def test_no_privileged_intent_is_asked_for(settings: Settings) -> None:
    bot = create_bot(settings)
    assert bot.intents == discord.Intents(guilds=True)
    assert bot.allowed_mentions.to_dict() == {"parse": []}


async def test_questions_can_be_asked_everywhere_and_by_whoever_installed_the_bot(house: Any) -> None:
    told = commands(house.env)
    assert set(told) == ASKING | MANAGING
    for name in ASKING:
        assert sorted(told[name]["contexts"]) == [GUILD, BOT_DM, PRIVATE_CHANNEL]
        assert sorted(told[name]["integration_types"]) == [GUILD_INSTALL, USER_INSTALL]


async def test_the_corpus_commands_are_for_managers_of_servers_that_installed_the_bot(house: Any) -> None:
    told = commands(house.env)["corpus"]
    assert sorted(told["contexts"]) == [GUILD, BOT_DM]
    assert told["integration_types"] == [GUILD_INSTALL]
    assert int(told["default_member_permissions"]) == discord.Permissions(manage_guild=True).value


async def test_a_text_option_takes_a_hundred_characters_but_for_questions_and_posted_texts(house: Any) -> None:
    options = [option for command in commands(house.env).values() for option in command["options"]]
    texts = [option for option in options if option["type"] == discord.AppCommandOptionType.string.value]
    assert {option["max_length"] for option in texts if not option.get("choices")} == {100, 300, 4000}


async def test_a_restart_tells_discord_nothing_it_knows(house: Any) -> None:
    await house.restart()
    assert len(told_commands(house.env)) == 1


async def test_a_changed_command_is_told_once(house: Any) -> None:
    [key] = [f"commands of {house.bot.application_id} in every server"]
    await house.bot.records.remember(key, "what an earlier version told")
    await house.restart()
    await house.restart()
    assert len(told_commands(house.env)) == 2


async def test_a_server_for_development_has_the_commands_at_once(settings: Settings) -> None:
    bot = create_bot(dataclasses.replace(settings, dev_guild_id=4242))
    env = simcord.Env(bot, shard_count=1)
    env.create_guild("Workshop", id=4242)
    await env.start()
    assert set(commands(env, 4242)) == ASKING | MANAGING
    assert None not in env.backend.commands
    await env.shutdown()
    await bot.close()


async def test_a_bot_whose_commands_discord_refuses_starts_all_the_same(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    env = simcord.Env(create_bot(settings), shard_count=1)
    env.inject_error("PUT", "/applications/*/commands", status=400, code=30034, message="Max number of daily creates")
    await env.start()
    await env.shutdown()
    await env.bot.close()
    assert "Discord did not take the commands" in caplog.text


async def test_before_the_first_shelf_stands_people_hear_how_far_the_reading_is(
    settings: Settings, held_reloader: Any
) -> None:
    settings.library_path.unlink()
    bot = create_bot(settings)
    env = simcord.Env(bot, shard_count=1)
    bot.reloader = held_reloader(env)
    await env.start()
    with env.time_context():
        person = env.create_user("early")
        told = (await person.slash("who", name="Ana")).response
        offered = await person.autocomplete("who", "name", "an")
        status = (await person.slash("status")).response.embeds[0]
    await env.shutdown()
    await bot.close()
    assert told.ephemeral
    assert told.content == "Reading 3 of 500 articles; ask again in a moment."
    assert offered == []
    assert status.description == "No shelf stands yet."


async def test_a_start_without_articles_says_why_in_one_line(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    bot = create_bot(dataclasses.replace(settings, corpus_dir=settings.data_dir / "nowhere"))
    env = simcord.Env(bot, shard_count=1)
    await env.start()
    await env.shutdown()
    await bot.close()
    assert "The corpus was not read: The corpus folder" in caplog.text
