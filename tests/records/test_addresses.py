"""Where the records may be, and the one sentence for every way in which they cannot be opened or used."""

import asyncio
import socket
import sqlite3
import subprocess
import sys
import threading
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import RecordsError
from bot.records import engine
from bot.records.briefings import Upcoming
from bot.records.decisions import Decision, Verdict
from bot.records.part import Part
from bot.records.store import AuditEntry, Button, Records
from bot.records.tables import METADATA
from tests.records.samples import CLAIM, NOW, ORDER, WATCH

TOKEN = "A" * 22
DECISION = Decision("a", "b", "A", "B", Verdict.SAME, 1, None, NOW)
ROOT = Path(__file__).parents[2]
# Length and code of the message with which PostgreSQL's protocol asks for TLS.
SSL_REQUEST = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")
WRITES: dict[str, Callable[[Records], Awaitable[object]]] = {
    "add_button": lambda records: records.add_button(Button(1, "who", {}, "shelf", NOW)),
    "forget_expired_buttons": lambda records: records.forget_expired_buttons(NOW),
    "add_audit": lambda records: records.add_audit(AuditEntry(NOW, None, None, "reload", "done", {})),
    "remember": lambda records: records.remember("key", "value"),
    "arrivals.note": lambda records: records.arrivals.note(["a"], NOW),
    "briefings.put": lambda records: records.briefings.put(ORDER, 1),
    "briefings.plan": lambda records: records.briefings.plan("order", Upcoming(None, None)),
    "briefings.remove": lambda records: records.briefings.remove("order"),
    "deliveries.claim": lambda records: records.deliveries.claim(CLAIM, dead_before=NOW),
    "deliveries.reopen": lambda records: records.deliveries.reopen(CLAIM, holder="second", now=NOW),
    "deliveries.hold": lambda records: records.deliveries.hold(CLAIM, NOW, posting=True),
    "deliveries.end": lambda records: records.deliveries.end(CLAIM, told=None, upcoming=None),
    "watches.add": lambda records: records.watches.add(WATCH, most_of_user=1, most_of_server=1),
    "watches.pass_over": lambda records: records.watches.pass_over([WATCH], 1, ()),
    "watches.stop": lambda records: records.watches.stop("watch", "closed"),
    "watches.resume": lambda records: records.watches.resume("watch"),
    "watches.remove": lambda records: records.watches.remove("watch"),
    "decisions.put": lambda records: records.decisions.put(DECISION),
    "decisions.take_back": lambda records: records.decisions.take_back("a", "b"),
    "departures.note": lambda records: records.departures.note([1], [2], NOW),
    "departures.forget": lambda records: records.departures.forget(NOW),
}
READS: dict[str, Callable[[Records], Awaitable[object]]] = {
    "button": lambda records: records.button(TOKEN, NOW),
    "audit": lambda records: records.audit(10),
    "recall": lambda records: records.recall("key"),
    "arrivals.newest": lambda records: records.arrivals.newest(),
    "arrivals.within": lambda records: records.arrivals.within(0, 9),
    "briefings.named": lambda records: records.briefings.named(1, "Morning"),
    "briefings.order": lambda records: records.briefings.order("order"),
    "briefings.of_server": lambda records: records.briefings.of_server(1),
    "briefings.due": lambda records: records.briefings.due(NOW),
    "briefings.next_due": lambda records: records.briefings.next_due(NOW),
    "briefings.stopped": lambda records: records.briefings.stopped(),
    "deliveries.of": lambda records: records.deliveries.of("order", 10),
    "watches.of_user": lambda records: records.watches.of_user(WATCH.owner),
    "watches.in_channels": lambda records: records.watches.in_channels(1),
    "watches.behind": lambda records: records.watches.behind(9),
    "decisions.every": lambda records: records.decisions.every(),
    "decisions.plain": lambda records: records.decisions.plain(),
    "departures.servers": lambda records: records.departures.servers(),
}


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Records]:
    records = await Records.open(url)
    try:
        yield records
    finally:
        await records.close()


async def refusal(url: str) -> str:
    """Return the sentence with which an address is refused, seen to be one."""
    before = set(threading.enumerate())
    with pytest.raises(RecordsError) as refused:
        await Records.open(url)
    for thread in set(threading.enumerate()) - before:
        if "_connection_worker_thread" in thread.name:  # aiosqlite's, which has a last word for this event loop
            await asyncio.to_thread(thread.join)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port that nobody listens on: bound for the length of the test."""
    with closing(socket.socket()) as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


async def test_every_method_is_known_to_the_tests_here(tmp_path: Path) -> None:
    public = {name for name in vars(Records) if not name.startswith("_")}
    async with opened(f"sqlite:///{tmp_path}/records.db") as records:
        for part, kept in vars(records).items():
            if isinstance(kept, Part):
                public |= {f"{part}.{name}" for name in vars(type(kept)) if not name.startswith("_")}
    assert public == {*WRITES, *READS, "open", "close"}


@pytest.mark.parametrize(
    "url", ["", "records.db", "mysql://u:pw@h/d", "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///a?b=c"]
)
async def test_an_address_that_cannot_be_meant_is_refused(url: str) -> None:
    assert "address must" in await refusal(url)


async def test_a_sqlite_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "not there" / "80% of Ó#;'" / "records.db"
    async with opened(f"sqlite:///{path}"):
        assert path.is_file()


async def test_a_relative_sqlite_path_starts_at_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened("sqlite:///records.db"):
        assert (tmp_path / "records.db").is_file()


def test_the_postgres_driver_is_not_loaded_for_sqlite(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys; from bot.records.store import Records\n"
        "async def main(): await (await Records.open(sys.argv[1])).close()\n"
        "asyncio.run(main()); print(sorted({'asyncpg', 'aiosqlite'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/records.db"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "['aiosqlite']\n"


async def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    assert "unable to open database file" in await refusal(f"sqlite:///{tmp_path}")


async def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert f"{tmp_path / 'file'}, cannot be made" in await refusal(f"sqlite:///{tmp_path}/file/records.db")


async def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    path.write_bytes(b"a letter to nobody. " * 500)
    assert "not a database" in await refusal(f"sqlite:///{path}")
    assert path.read_bytes() == b"a letter to nobody. " * 500


async def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    async with opened(f"sqlite:///{path}"):
        pass
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    assert "malformed" in await refusal(f"sqlite:///{path}")


async def test_a_database_locked_by_another_program_is_told_and_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_LOCK_WAIT_SECONDS", 0.05)
    path = tmp_path / "records.db"
    async with opened(f"sqlite:///{path}") as records:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            for write in WRITES.values():
                with pytest.raises(
                    RecordsError, match=r"^The records database is locked by another program; try again\.$"
                ):
                    await write(records)
            for read in READS.values():
                assert not await read(records)
            assert "locked by another program" in await refusal(f"sqlite:///{path}")
        await WRITES["remember"](records)
        assert await records.recall("key") == "value"


@pytest.mark.parametrize("method", [*WRITES, *READS])
async def test_every_method_tells_when_its_table_has_gone(tmp_path: Path, method: str) -> None:
    path = tmp_path / "records.db"
    async with opened(f"sqlite:///{path}") as records:
        with closing(sqlite3.connect(path)) as other:
            other.executescript("".join(f"DROP TABLE {table};" for table in METADATA.tables))
        with pytest.raises(RecordsError, match=r"^The records database cannot be used: no such table: \w+\.$"):
            await (WRITES | READS)[method](records)


async def test_a_postgres_server_that_is_not_there_is_told(free_port: int, tmp_path: Path) -> None:
    assert "cannot be reached" in await refusal(f"postgres://u:pw@127.0.0.1:{free_port}/db")
    assert "its socket" in await refusal(f"postgresql://u:pw@/db?host={tmp_path}")


@pytest.mark.parametrize(
    "address", ["u:p#w@h/db", "u:pw@127.0.0.1:99999/db", "u:pw@h:x/db", "u:pw@[h/db", "u:pw@h/db?x"]
)
async def test_an_address_that_postgres_cannot_have_is_refused(address: str) -> None:
    assert "no PostgreSQL address" in await refusal(f"postgres://{address}")


async def test_a_lost_postgres_connection_is_made_again(
    new_postgres_url: Callable[[], str], postgres_server: Any
) -> None:
    url = new_postgres_url()
    async with opened(url) as records:
        await records.remember("key", "value")
        postgres_server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'records_%'")
        assert await records.recall("key") == "value"


async def test_a_postgres_database_closed_under_the_bot_is_told(
    new_postgres_url: Callable[[], str], postgres_server: Any
) -> None:
    url = new_postgres_url()
    async with opened(url) as records:
        postgres_server.psql(f"ALTER DATABASE {url.partition('@/')[2].partition('?')[0]} ALLOW_CONNECTIONS false")
        postgres_server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'records_%'")
        for method in (WRITES | READS).values():
            with pytest.raises(
                RecordsError, match=r"^The records database cannot be opened: .* not currently accepting \w+\.$"
            ):
                await method(records)


async def test_the_right_password_opens_and_a_wrong_one_is_told_without_it(
    guarded_url: Callable[[str], str], right_password: str
) -> None:
    # The role may come in, but has no table of its own to make there.
    assert "permission denied" in await refusal(guarded_url(right_password))
    assert await refusal(guarded_url("wrong horse")) == (
        'The records database cannot be opened: password authentication failed for user "guarded".'
    )


@pytest.mark.parametrize("option", ["channel_binding=require", "no_such_option=1"])
async def test_an_option_that_nobody_knows_is_refused_by_name(new_postgres_url: Callable[[], str], option: str) -> None:
    assert option.partition("=")[0] in await refusal(f"{new_postgres_url()}&{option}")


async def test_an_option_of_the_server_is_kept(new_postgres_url: Callable[[], str], postgres_server: Any) -> None:
    async with opened(f"{new_postgres_url()}&application_name=briefings"):
        assert "briefings" in postgres_server.psql("SELECT application_name FROM pg_stat_activity")


@pytest.mark.parametrize("mode", ["disable", "prefer", "require", None])
async def test_tls_is_asked_for_as_the_address_says(mode: str | None) -> None:
    first_words: list[bytes] = []

    async def refuse_tls(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first_words.append(await reader.readexactly(8))
        writer.write(b"N")
        writer.close()

    async with await asyncio.start_server(refuse_tls, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        sentence = await refusal(f"postgres://u:pw@127.0.0.1:{port}/db" + (f"?sslmode={mode}" if mode else ""))

    assert (first_words[0] == SSL_REQUEST) == (mode != "disable")
    # Who requires TLS is not spoken to without it.
    assert ("rejected SSL" in sentence and len(first_words) == 1) == (mode == "require")


async def test_a_server_is_not_spoken_to_when_its_certificate_cannot_be_verified(tmp_path: Path) -> None:
    address = f"postgres://u:pw@127.0.0.1:1/db?sslmode=verify-full&sslrootcert={tmp_path}/none.crt"
    assert "a certificate file is not there" in await refusal(address)
    assert "sslmode" in await refusal("postgres://u:pw@127.0.0.1:1/db?sslmode=perhaps")


@settings(max_examples=150, deadline=None)
@given(middle=st.text(st.characters(exclude_characters="@"), max_size=6))
async def test_no_sentence_or_traceback_shows_the_password(middle: str) -> None:
    for password in (f"s3cret{middle}s3cret", quote(f"s3cret@{middle}s3cret", safe="", errors="replace")):
        with pytest.raises(RecordsError) as refused:
            await Records.open(f"postgres://user:{password}@127.0.0.1:1/db")
        assert "s3cret" not in "".join(traceback.format_exception(refused.value))
