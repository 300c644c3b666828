"""Corpus admins: who is one, what a reload tells, and that a failed one changes nothing."""

import shutil
import sqlite3
from contextlib import closing
from typing import Any

import discord
import pytest
import simcord

REFUSAL = "Only managers of the corpus's own server"


async def audit(house: Any) -> list[Any]:
    """What people did, without what the bot did at its start."""
    return [entry for entry in await house.bot.records.audit(20) if entry.actor]


def show_commands(house: Any, person: simcord.MemberActor) -> None:
    """Let a server's administrator override who sees ``/corpus``."""
    command = house.env.backend.find_command("corpus", None)
    house.server.set_command_permissions(int(command["id"]), {person: True})


def own_application(house: Any, monkeypatch: pytest.MonkeyPatch, **owner: Any) -> None:
    """Let the simulated Discord answer that this application belongs to somebody."""
    asked = house.bot.http.application_info

    async def answered() -> dict[str, Any]:
        return {**await asked(), **owner}

    monkeypatch.setattr(house.bot.http, "application_info", answered)


def user(person: Any) -> dict[str, Any]:
    return {"id": str(person.id), "username": person.name, "discriminator": "0", "avatar": None}


async def test_a_person_without_rights_does_not_see_the_commands(house: Any) -> None:
    with pytest.raises(simcord.SetupError, match="not visible"):
        await house.reader.slash(house.channel, "corpus reload")


NAMES = {"first": "Ana Petrov", "second": "Ivo Petrov"}


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("reload", {}),
        ("status", {}),
        ("same", NAMES),
        ("different", NAMES),
        ("decisions", {}),
        ("undecide", {"decision": "1"}),
    ],
)
async def test_a_person_whom_the_server_shows_the_command_is_still_refused(
    house: Any, command: str, options: dict[str, str]
) -> None:
    show_commands(house, house.reader)
    told = (await house.reader.slash(house.channel, f"corpus {command}", **options)).response
    assert told.ephemeral
    assert told.content.startswith(REFUSAL)
    assert await audit(house) == []
    assert await house.bot.records.decisions.every() == ()
    assert len(house.env.errors) == 1


async def test_a_manager_of_another_server_is_refused(house: Any) -> None:
    elsewhere = house.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    managers = elsewhere.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(house.env.create_user("stranger"), roles=[managers])
    told = (await stranger.slash(channel, "corpus reload")).response
    assert told.content.startswith(REFUSAL)
    assert len(house.env.errors) == 1


async def test_with_two_servers_and_no_setting_nobody_manages_the_corpus_by_a_server(house: Any) -> None:
    house.env.create_guild("Elsewhere")
    told = (await house.manager.slash(house.channel, "corpus status")).response
    assert told.content.startswith(REFUSAL)
    assert len(house.env.errors) == 1


async def test_a_right_that_was_lost_counts_at_the_next_call(house: Any) -> None:
    assert (await house.manager.slash(house.channel, "corpus status")).response.embeds
    show_commands(house, house.manager)
    house.env.backend.get_guild(house.server.id).members[house.manager.id].role_ids.clear()
    told = (await house.manager.slash(house.channel, "corpus status")).response
    assert told.content.startswith(REFUSAL)
    assert len(house.env.errors) == 1


async def test_the_applications_owner_is_an_admin_anywhere(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = house.env.create_user("owner")
    own_application(house, monkeypatch, owner=user(owner))
    told = (await owner.slash("corpus status")).response
    assert told.embeds[0].title == "The corpus"


@pytest.mark.parametrize(("state", "admitted"), [(2, True), (1, False)])
async def test_a_member_of_the_applications_team_is_an_admin_once_accepted(
    house: Any, monkeypatch: pytest.MonkeyPatch, state: int, *, admitted: bool
) -> None:
    person = house.env.create_user("colleague")
    member = {
        "user": user(person),
        "membership_state": state,
        "permissions": ["*"],
        "team_id": "9",
        "role": "developer",
    }
    team = {"id": "9", "name": "Desk", "icon": None, "owner_user_id": "5", "members": [member]}
    own_application(house, monkeypatch, team=team)
    told = (await person.slash("corpus status")).response
    assert bool(told.embeds) is admitted
    assert len(house.env.errors) == (0 if admitted else 1)


async def test_a_reload_tells_what_came_went_and_was_rejected(house: Any, settings: Any) -> None:
    shutil.copy(settings.corpus_dir / "treaty.md", settings.corpus_dir / "sequel.md")
    text = (settings.corpus_dir / "treaty.md").read_text()
    (settings.corpus_dir / "sequel.md").write_text(
        text.replace("fishing", "whaling").replace("Ivo Petrov", "Rosa Lind")
    )
    (settings.corpus_dir / "strike.md").unlink()
    (settings.corpus_dir / "picture.txt").write_bytes(b"\x00\x01\x02" * 99)
    house.env.settle_timeout = 60
    result = await house.manager.slash(house.channel, "corpus reload")
    told = {field.name: field.value for field in result.response.embeds[0].fields}
    assert result.response.ephemeral
    assert told["Added: 1"] == "• sequel.md"
    assert told["Removed: 1"] == "• strike.md"
    assert "picture.txt" in told["Rejected: 2"]
    [entry] = await audit(house)
    assert (entry.actor, entry.server, entry.outcome) == (house.manager.id, house.server.id, "done")
    assert (entry.details["added"], entry.details["removed"], entry.details["rejected"]) == (1, 1, 2)


async def test_a_reload_is_refused_while_another_one_runs(house: Any, settings: Any) -> None:
    with closing(sqlite3.connect(settings.library_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = await house.manager.slash(house.channel, "corpus reload")
    [told] = result.followups
    assert told.ephemeral
    assert told.content == "Another reload is running."
    assert await audit(house) == []
    assert len(house.env.errors) == 1


async def test_a_running_reload_shows_its_progress_and_refuses_another(house: Any, held_reloader: Any) -> None:
    house.bot.reloader = held_reloader(house.env)
    first = await house.manager.slash(house.channel, "corpus reload")
    await house.env.advance_time(1)
    assert first.response.content == "Reading 3 of 500 articles…"
    second = (await house.manager.slash(house.channel, "corpus reload")).response
    status = (await house.manager.slash(house.channel, "corpus status")).response.embeds[0]
    assert second.ephemeral
    assert "already running" in second.content
    assert "Reading 3 of 500 articles" in [field.value for field in status.fields]
    house.bot.reloader.let_go.set()
    await house.env.settle()
    assert first.response.content == ""
    assert first.response.embeds[0].title == "The articles were read"
    assert len(house.env.errors) == 1


async def test_a_reload_that_outlives_its_interaction_is_recorded_all_the_same(house: Any) -> None:
    house.env.inject_error("PATCH", "/webhooks/*", status=401, code=50027, times=None)
    await house.manager.slash(house.channel, "corpus reload")
    [entry] = await audit(house)
    assert entry.outcome == "done"


async def test_a_failed_reload_is_told_recorded_and_changes_nothing(house: Any, settings: Any) -> None:
    shutil.rmtree(settings.corpus_dir)
    result = await house.manager.slash(house.channel, "corpus reload")
    [told] = result.followups
    [entry] = await audit(house)
    assert told.ephemeral
    assert (entry.outcome, entry.actor) == ("failed", house.manager.id)
    assert entry.details["reason"] in told.content
    assert (await house.reader.slash(house.channel, "who", name="Ana Petrov")).response.embeds[0].title == "Ana Petrov"
    assert len(house.env.errors) == 1


async def test_the_status_tells_the_shelf_the_loads_and_the_rejects(house: Any) -> None:
    await house.manager.slash(house.channel, "corpus reload")
    embed = (await house.manager.slash(house.channel, "corpus status")).response.embeds[0]
    told = {field.name: field.value for field in embed.fields}
    assert embed.description.startswith("10 articles, ")
    assert "published from 25 September 2017 to 2 February 2024" in embed.description
    assert f"<@{house.manager.id}>: 0 added, 0 changed, 0 removed, 1 rejected" in told["Last loads"]
    assert told["Rejected: 1"] == "• empty.txt is empty"
    assert r"\<\#3\>" in told["Publishers"]
