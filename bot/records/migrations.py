"""The history of the tables: numbered steps from an empty database to the present one.

A step, once released, is never edited; a change is a further step. Steps speak of the tables as they were then, so they
use nothing from tables.py. There is no way back: a database newer than the program is refused.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import RecordsError

Step = Callable[[Connection], None]

# Any number will do as long as every version of this program uses the same and no other program on the database does.
_ADVISORY_LOCK = 0x62726965_66696E67


def _first_tables(connection: Connection) -> None:
    tables = MetaData()
    Table(
        "buttons",
        tables,
        Column("token", Text, primary_key=True),
        Column("asker", BigInteger, nullable=False),
        Column("kind", Text, nullable=False),
        Column("arguments", Text, nullable=False),
        Column("shelf", Text, nullable=False),
        Column("expires", DateTime(timezone=True), nullable=False, index=True),
    )
    Table(
        "audit",
        tables,
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("at", DateTime(timezone=True), nullable=False, index=True),
        Column("actor", BigInteger),
        Column("server", BigInteger),
        Column("action", Text, nullable=False),
        Column("outcome", Text, nullable=False),
        Column("details", Text, nullable=False),
    )
    Table(
        "facts",
        tables,
        Column("key", Text, primary_key=True),
        Column("value", Text, nullable=False),
    )
    tables.create_all(connection, checkfirst=False)


def _briefings_and_watches(connection: Connection) -> None:
    tables = MetaData()
    Table(
        "arrivals",
        tables,
        Column("digest", Text, primary_key=True),
        Column("article", Text, nullable=False),
        Column("batch", Integer, nullable=False, index=True),
        Column("at", DateTime(timezone=True), nullable=False),
    )
    Table(
        "briefings",
        tables,
        Column("id", Text, primary_key=True),
        Column("server", BigInteger, nullable=False),
        Column("name", Text, nullable=False),
        Column("folded", Text, nullable=False),
        Column("channel", BigInteger, nullable=False),
        Column("time", Text, nullable=False),
        Column("zone", Text, nullable=False),
        Column("days", Text, nullable=False),
        Column("people", Text, nullable=False),
        Column("topics", Text, nullable=False),
        Column("quiet", Text, nullable=False),
        Column("ping", BigInteger),
        Column("set_by", BigInteger, nullable=False),
        Column("state", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("due", DateTime(timezone=True)),
        Column("day", Text),
        Column("through", Integer),
        Column("missing", Text, nullable=False),
        Index("ix_briefings_server_folded", "server", "folded", unique=True),
        Index("ix_briefings_state_due", "state", "due"),
    )
    Table(
        "watches",
        tables,
        Column("id", Text, primary_key=True),
        Column("owner", BigInteger, nullable=False, index=True),
        Column("server", BigInteger, index=True),
        Column("channel", BigInteger),
        Column("person", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("query", Text, nullable=False),
        Column("created", DateTime(timezone=True), nullable=False),
        Column("state", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("through", Integer, nullable=False, index=True),
        Column("missing", Text, nullable=False),
    )
    _deliveries(tables)
    Table(
        "departures",
        tables,
        Column("server", BigInteger, primary_key=True, autoincrement=False),
        Column("at", DateTime(timezone=True), nullable=False),
    )
    tables.create_all(connection, checkfirst=False)


def _deliveries(tables: MetaData) -> None:
    Table(
        "deliveries",
        tables,
        Column("order_id", Text, primary_key=True),
        Column("occasion", Text, primary_key=True),
        Column("server", BigInteger, index=True),
        Column("wanted", DateTime(timezone=True), nullable=False),
        Column("state", Text, nullable=False),
        Column("holder", Text, nullable=False),
        Column("claimed", DateTime(timezone=True), nullable=False),
        Column("renewed", DateTime(timezone=True), nullable=False),
        Column("posting", Integer, nullable=False),
        Column("since", Integer),
        Column("through", Integer, nullable=False),
        Column("missing", Text, nullable=False),
        Column("channel", BigInteger),
        Column("message", BigInteger),
        Column("reason", Text, nullable=False),
        Column("ended", DateTime(timezone=True)),
    )


def _decisions_on_people(connection: Connection) -> None:
    tables = MetaData()
    Table(
        "decisions",
        tables,
        Column("first", Text, primary_key=True),
        Column("second", Text, primary_key=True),
        Column("first_name", Text, nullable=False),
        Column("second_name", Text, nullable=False),
        Column("verdict", Text, nullable=False),
        Column("set_by", BigInteger),
        Column("server", BigInteger),
        Column("at", DateTime(timezone=True), nullable=False),
    )
    tables.create_all(connection, checkfirst=False)


STEPS: tuple[Step, ...] = (_first_tables, _briefings_and_watches, _decisions_on_people)
"""The step at index n leads from version n to version n + 1."""


_VERSION = Table("records_version", MetaData(), Column("version", Integer, nullable=False))


async def migrate(engine: AsyncEngine, steps: Sequence[Step] = STEPS) -> None:
    """Bring the database to version ``len(steps)``, each step in a transaction of its own.

    Several processes may do so at once: they take turns. Raises RecordsError if the database is newer than that.
    """
    async with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # Readers and a writer, perhaps of several processes, then don't wait for each other. The file remembers it,
            # and SQLite does not wait for the lock that it takes: whoever holds that is opening the file as we are.
            with suppress(OperationalError):
                await connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        while not await connection.run_sync(_advance, steps):
            pass


def _advance(connection: Connection, steps: Sequence[Step]) -> bool:
    """Take the next step, if one is left, and tell whether none is."""
    if connection.dialect.name == "sqlite":
        # The driver would begin a transaction only at the first INSERT and create tables outside of one.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
    version = _version(connection)
    if version > len(steps):
        message = f"The records database has version {version}, made by a newer program; this one knows {len(steps)}."
        raise RecordsError(message)
    if version < len(steps):
        steps[version](connection)
        connection.execute(update(_VERSION).values(version=version + 1))
    connection.commit()
    return version == len(steps)


def _version(connection: Connection) -> int:
    """Read the version; call it under the lock only, as it may have to be written first."""
    _VERSION.create(connection, checkfirst=True)
    version = connection.execute(select(_VERSION.c.version)).scalar()
    if version is None:
        connection.execute(insert(_VERSION).values(version=0))
    return version or 0
