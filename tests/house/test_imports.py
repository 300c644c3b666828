"""Imports point one way; Discord, spaCy and SQL each stay in their own folders."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
AT_HOME = {
    "Discord stays in chat": {"bot.__main__", "bot.chat"},
    "spaCy stays in reading": {"bot.reading"},
    "SQL stays in the two stores": {"bot.library", "bot.records"},
    "Vectors stay in reading": {"bot.reading"},
}
BREACHES = {
    "bot/findings.py": "import bot.settings",
    "bot/corpus/__init__.py": "import bot.library",
    "bot/terminal/__init__.py": "import bot.chat",
    "bot/answers/__init__.py": "import discord",
    "bot/chat/__init__.py": "import spacy",
    "bot/reload.py": "import sqlite3",
    "bot/meaning.py": "import wordllama",
    "bot/newcomer.py": '"""A module that has no place in the house."""',
}


def broken_contracts(folder: Path) -> str:
    """Check the contracts of the code in ``folder``; give what import-linter complains of, empty when nothing."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else result.stdout + result.stderr


def test_imports_point_one_way() -> None:
    assert broken_contracts(ROOT) == ""


@pytest.mark.parametrize(("file", "line"), BREACHES.items())
def test_a_breach_is_noticed(file: str, line: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / file).open("a") as module:
        module.write(f"\n{line}\n")
    assert "BROKEN" in broken_contracts(tmp_path)


def test_every_part_of_the_house_stands_in_every_contract() -> None:
    parts = {f"bot.{path.stem}" for path in (ROOT / "bot").iterdir() if path.stem not in {"__init__", "__pycache__"}}
    for contract in CONTRACTS:
        if contract["type"] == "forbidden":
            assert set(contract["source_modules"]) | AT_HOME[contract["name"]] == parts
