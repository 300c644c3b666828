"""PRIVACY.md says what is so: every table, how long its rows are kept, and how a person's traces are deleted."""

import re
import sqlite3
from datetime import UTC, datetime, time
from pathlib import Path

from bot.chat.briefing.health import KEPT_AFTER_LEAVING
from bot.chat.buttons import KEPT_DAYS
from bot.records.arrivals import Period
from bot.records.briefings import Order
from bot.records.decisions import Decision, Verdict
from bot.records.deliveries import Delivery
from bot.records.store import AuditEntry, Button, Records
from bot.records.tables import METADATA
from bot.records.watches import Watch
from bot.schedule import Schedule

PRIVACY = (Path(__file__).parents[2] / "PRIVACY.md").read_text()
ROW = re.compile(r"^\| `(?P<table>[a-z]+)` \| .+ \| .+ \| (?P<kept>.+) \| .+ \|$", re.MULTILINE)
SQL = re.compile(r"^```sql\n(?P<lines>.+?)^```$", re.MULTILINE | re.DOTALL)
SOMEBODY = 876543210
NOW = datetime(2024, 3, 5, 8, tzinfo=UTC)


def test_every_table_is_told_of() -> None:
    assert sorted(match["table"] for match in ROW.finditer(PRIVACY)) == sorted(METADATA.tables)


def test_the_days_are_those_of_the_bot() -> None:
    kept = {match["table"]: match["kept"] for match in ROW.finditer(PRIVACY)}
    assert kept["buttons"].startswith(f"{KEPT_DAYS} days")
    assert f"are kept for {KEPT_AFTER_LEAVING.days} days" in PRIVACY


async def test_a_persons_traces_are_deleted_as_it_says(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    records = await Records.open(f"sqlite:///{path}")
    watch = await records.watches.add(
        Watch(SOMEBODY, None, None, "", "", "ferry", NOW, 0), most_of_user=9, most_of_server=9
    )
    assert isinstance(watch, Watch)
    note = Delivery(watch.id, "after 0", None, NOW, "us", NOW, NOW, Period(0, 1))
    await records.deliveries.claim(note, dead_before=NOW)
    await records.add_button(Button(SOMEBODY, "search", {}, "", NOW))
    await records.add_audit(AuditEntry(NOW, SOMEBODY, None, "reload", "done", {}))
    await records.decisions.put(Decision("a", "b", "A", "B", Verdict.SAME, SOMEBODY, None, NOW))
    await records.briefings.put(Order(1, "Morning", 2, Schedule(time(8), "UTC"), SOMEBODY), most=9)
    await records.close()
    database = sqlite3.connect(path)
    assert str(SOMEBODY) in "".join(database.iterdump())
    lines = "".join(match["lines"] for match in SQL.finditer(PRIVACY))
    database.executescript(lines.replace("123", str(SOMEBODY)))
    left = "".join(database.iterdump())
    database.close()
    assert str(SOMEBODY) not in left
    assert watch.id not in left
    assert "Morning" in left
