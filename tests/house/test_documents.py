"""README, `.env.example` and `.ci/run` say what is so: every setting, every command, the same set-up lines."""

import importlib
import io
import os
import pkgutil
import re
from dataclasses import fields
from pathlib import Path

import pytest
from discord import app_commands
from discord.ext import commands
from dotenv import dotenv_values

import bot.chat.cogs
from bot.__main__ import build_parser
from bot.answers.question import COMMANDS, options, parse
from bot.settings import SHIPPED_CORPUS, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
ENV_EXAMPLE = (ROOT / ".env.example").read_text()
SETTING = re.compile(r"^# (?P<explanation>.+)\n# (?P<name>[A-Z_]+)=(?P<default>.*)$", re.MULTILINE)
TABLE_ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \| (?P<explanation>.+) \| (?P<default>.*) \|$", re.MULTILINE)
VERB = re.compile(r"python -m bot(?: (?P<verb>[a-z]+))?")
ASKED = re.compile(r"ask (?:--json )?'(?P<line>/[^']+)'")
SLASH = re.compile(r"`/(?P<line>[a-z][^`]*)`")
SET_UP = "python3 -m venv .venv &&"


def explanations() -> list[tuple[str, str]]:
    return [(spec.name.upper(), spec.metadata["explanation"]) for spec in fields(Settings)]


def verbs() -> set[str]:
    """Give the verbs of the command line, from its own usage line."""
    listed = re.search(r"\{(?P<verbs>[a-z,]+)\}", build_parser().format_usage())
    return set(listed["verbs"].split(",")) if listed else set()


def slash_commands() -> dict[str, app_commands.Command]:
    """Give Discord's commands by their full name, groups spelled out (``corpus reload``)."""
    return {
        command.qualified_name: command
        for module in pkgutil.walk_packages(bot.chat.cogs.__path__, "bot.chat.cogs.")
        for cog in vars(importlib.import_module(module.name)).values()
        if isinstance(cog, type) and issubclass(cog, commands.Cog)
        for command in cog().walk_app_commands()
        if isinstance(command, app_commands.Command)
    }


def test_env_example_is_the_settings() -> None:
    found = [(match["name"], match["explanation"]) for match in SETTING.finditer(ENV_EXAMPLE)]
    assert found == explanations()


def test_env_example_shows_the_defaults() -> None:
    uncommented = "\n".join(f"{match['name']}={match['default']}" for match in SETTING.finditer(ENV_EXAMPLE))
    shown = dotenv_values(stream=io.StringIO(uncommented))
    assert ROOT / (shown.pop("CORPUS_DIR") or "") == SHIPPED_CORPUS
    assert Settings.from_mapping({name: value or "" for name, value in shown.items()}) == Settings()


def test_env_example_sets_nothing_until_somebody_edits_it() -> None:
    assert dotenv_values(stream=io.StringIO(ENV_EXAMPLE)) == {}


def test_readme_lists_every_setting() -> None:
    rows = [(match["name"], match["explanation"]) for match in TABLE_ROW.finditer(README)]
    assert rows == explanations()
    shown = {match["name"]: match["default"] for match in SETTING.finditer(ENV_EXAMPLE)}
    defaults = {name: f"`{default}`" if default else "unset" for name, default in shown.items()}
    assert {match["name"]: match["default"] for match in TABLE_ROW.finditer(README)} == defaults


def test_readme_has_two_set_up_lines_and_the_check_runs_the_second() -> None:
    lines = [line.strip() for line in README.splitlines() if line.strip().startswith(SET_UP)]
    assert len(lines) == 2
    assert lines[0].endswith(".venv/bin/python -m bot")
    assert lines[1].endswith(".venv/bin/python -m pytest")
    assert lines[1] in (ROOT / ".ci/run").read_text().splitlines()


def test_the_check_can_be_started() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_documents_name_only_verbs_that_exist(document: str) -> None:
    named = {match["verb"] for match in VERB.finditer((ROOT / document).read_text()) if match["verb"]}
    assert named <= verbs()


def test_readme_names_every_verb() -> None:
    assert {match["verb"] for match in VERB.finditer(README)} == {*verbs(), None}


def test_readme_lists_every_slash_command() -> None:
    lines = [match["line"] for match in SLASH.finditer(README)]
    known = slash_commands()
    assert known
    assert {name for name in known if not any(line == name or line.startswith(f"{name} ") for line in lines)} == set()
    assert [line for line in lines if not any(line == name or line.startswith(f"{name} ") for name in known)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_the_same_options_on_discord_and_in_the_terminal(command: str) -> None:
    shown = [parameter.display_name for parameter in slash_commands()[command].parameters]
    assert [name for name in shown if name != "private"] == list(options(command))


@pytest.mark.parametrize("line", ASKED.findall(README))
def test_every_question_in_readme_can_be_asked(line: str) -> None:
    parse(line)
