"""Decisions on people in the terminal: those of the records count; where none can be read the shelf keeps its own."""

import asyncio
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.records.decisions import Decision, Verdict
from bot.records.store import Records

NOW = datetime(2024, 3, 5, 8, tzinfo=UTC)
SAID = Decision("choeraksu", "lenaortez", "Choe Rak-su", "Lena Ortez", Verdict.SAME, 1, None, NOW)


@pytest.fixture
def own_data(loaded: Any, data: Path, tmp_path: Path) -> Path:
    """A copy of the loaded library, so that what is decided on it stays with one test."""
    assert loaded
    shutil.copytree(data, tmp_path / "data")
    return tmp_path / "data"


async def decide(folder: Path, *decisions: Decision) -> None:
    records = await Records.open(f"sqlite:///{folder / 'records.db'}")
    for decision in decisions:
        await records.decisions.put(decision)
    await records.close()


def merges(loaded: Any, folder: Path) -> list[dict[str, str]]:
    done = loaded("ask", "--json", "/who Lena Ortez", DATA_DIR=str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    found: list[dict[str, str]] = json.loads(done.stdout)["person"]["merged"]
    return found


def test_without_records_nothing_is_decided_and_none_are_made(loaded: Any, own_data: Path) -> None:
    assert merges(loaded, own_data) == []
    assert not (own_data / "records.db").exists()


def test_what_was_decided_counts_for_ask_and_load_and_is_shown(loaded: Any, own_data: Path) -> None:
    asyncio.run(decide(own_data, SAID))
    assert merges(loaded, own_data) == [{"name": "Choe Rak-su", "reason": "a corpus admin said so"}]
    shown = loaded("ask", "/who Lena Ortez", DATA_DIR=str(own_data)).stdout
    assert "taken for one person: Choe Rak-su (a corpus admin said so)" in shown
    assert "3 unchanged" in loaded("load", DATA_DIR=str(own_data)).stdout
    (own_data / "records.db").unlink()
    assert merges(loaded, own_data), "the shelf keeps to what it was made with"
    asyncio.run(decide(own_data))
    assert merges(loaded, own_data) == []


def test_records_that_cannot_be_read_are_told_and_change_nothing(loaded: Any, own_data: Path) -> None:
    asyncio.run(decide(own_data, SAID))
    assert merges(loaded, own_data)
    (own_data / "records.db").write_bytes(b"no database at all" * 500)
    done = loaded("ask", "--json", "/who Lena Ortez", DATA_DIR=str(own_data))
    assert done.returncode == 0
    assert json.loads(done.stdout)["person"]["merged"]
    assert done.stderr.startswith("What was decided on people stays as it was: ")
