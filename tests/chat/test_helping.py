"""What the bot tells about itself."""

import re
from typing import Any

SLASH = 1
"""Discord's type of a command that is typed, not picked from a menu."""


async def test_help_shows_every_command_with_an_example(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "help")).response
    told = {field.name: field.value for field in shown.embeds[0].fields}
    known = house.env.backend.commands[None].values()
    commands = {f"/{one['name']}" if one["type"] == SLASH else one["name"] for one in known}
    assert shown.ephemeral
    assert set(told) == commands - {"/help"}
    assert all(f"`{name}" in value for name, value in told.items())


async def test_about_says_what_the_articles_span_and_what_is_stored(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "about")).response
    told = {field.name: field.value for field in shown.embeds[0].fields}
    assert told["Articles"] == "10 articles, published from 25 September 2017 to 2 February 2024."
    assert "Harbour Gazette (3)" in told["Publishers"]
    assert "30 days" in told["What is stored"]


async def test_status_tells_version_shelf_and_health(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "status")).response
    told = {field.name: field.value for field in shown.embeds[0].fields}
    assert shown.ephemeral
    assert shown.embeds[0].description.startswith("10 articles, ")
    assert re.fullmatch(r"\d+\.\d+\.\d+|unknown", told["Version"])
    assert told["Reload"] == "none running"
    assert told["Last error"] == "none since the start"
