"""Every step of the history on both databases, from every earlier version; further steps are included as they come."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, DateTime, Integer, MetaData, Table, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import RecordsError
from bot.records.engine import open_engine
from bot.records.migrations import STEPS, migrate
from bot.records.store import Records
from bot.records.tables import METADATA

VERSION_TABLE = "records_version"
EVERY_VERSION = range(len(STEPS) + 1)


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    opened = await open_engine(url)
    yield opened
    await opened.dispose()


def reflected(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    return found


def drop_every_table(connection: Connection) -> None:
    reflected(connection).drop_all(connection)


def put_a_row_into_each_table(connection: Connection) -> set[str]:
    """Fill the tables as they are at this version, whatever they are; return their names."""
    tables = [table for table in reflected(connection).sorted_tables if table.name != VERSION_TABLE]
    for table in tables:
        connection.execute(table.insert().values({column.name: a_value(column.type) for column in table.columns}))
    return {table.name for table in tables}


def a_value(kind: Any) -> Any:
    if isinstance(kind, DateTime):
        return datetime(2024, 1, 1, tzinfo=UTC)
    return 7 if isinstance(kind, Integer) else '"some JSON"'


def shape(connection: Connection) -> dict[str, Any]:
    """Columns with their types, keys and indexes of every table but the version's."""
    look = inspect(connection)
    return {
        name: (
            {column["name"]: (str(column["type"]), column["nullable"]) for column in look.get_columns(name)},
            look.get_pk_constraint(name)["constrained_columns"],
            sorted((index["name"] or "", tuple(index["column_names"])) for index in look.get_indexes(name)),
        )
        for name in look.get_table_names()
        if name != VERSION_TABLE
    }


def names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def rows(connection: Connection, table: str) -> int:
    return len(connection.execute(Table(table, MetaData(), autoload_with=connection).select()).all())


async def version(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT version FROM {VERSION_TABLE}"))).scalar_one())  # noqa: S608


@pytest.mark.parametrize("earlier", EVERY_VERSION)
async def test_a_database_of_any_version_opens_with_todays_tables(engine: AsyncEngine, url: str, earlier: int) -> None:
    await migrate(engine, STEPS[:earlier])
    assert await version(engine) == earlier

    await (await Records.open(url)).close()

    assert await version(engine) == len(STEPS)
    async with engine.connect() as connection:
        migrated = await connection.run_sync(shape)
    async with engine.begin() as connection:
        await connection.run_sync(drop_every_table)
        await connection.run_sync(METADATA.create_all)
        assert migrated == await connection.run_sync(shape)


@pytest.mark.parametrize("earlier", EVERY_VERSION)
async def test_no_row_is_lost_on_the_way(engine: AsyncEngine, url: str, earlier: int) -> None:
    await migrate(engine, STEPS[:earlier])
    async with engine.begin() as connection:
        filled = await connection.run_sync(put_a_row_into_each_table)
    assert bool(filled) == (earlier > 0)

    await (await Records.open(url)).close()

    async with engine.connect() as connection:
        kept = filled & await connection.run_sync(names)
        assert {name: await connection.run_sync(rows, name) for name in kept} == dict.fromkeys(kept, 1)


async def test_several_programs_may_open_an_empty_database_at_once(url: str, engine: AsyncEngine) -> None:
    opened = await asyncio.gather(*(Records.open(url) for _ in range(20)))
    for records in opened:
        await records.close()
    assert await version(engine) == len(STEPS)
    async with engine.connect() as connection:
        assert await connection.run_sync(rows, VERSION_TABLE) == 1


async def test_a_step_that_fails_half_way_changes_nothing(engine: AsyncEngine, url: str) -> None:
    def fails_half_way(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half_way (x INTEGER)"))
        message = "power cut"
        raise OSError(message)

    with pytest.raises(OSError, match="power cut"):
        await migrate(engine, (*STEPS, fails_half_way))

    assert await version(engine) == len(STEPS)
    async with engine.connect() as connection:
        assert "half_way" not in await connection.run_sync(names)
    await (await Records.open(url)).close()


async def test_a_database_newer_than_the_program_is_refused_and_left_alone(engine: AsyncEngine, url: str) -> None:
    def tomorrow(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE facts ADD COLUMN mood TEXT"))

    await migrate(engine, (*STEPS, tomorrow))
    with pytest.raises(RecordsError, match=rf"has version {len(STEPS) + 1}, made by a newer program"):
        await Records.open(url)
    assert await version(engine) == len(STEPS) + 1


async def test_tables_of_another_program_are_not_taken_for_ours(engine: AsyncEngine, url: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE facts (mine INTEGER)"))
    with pytest.raises(RecordsError, match=r"^The records database cannot be used: .*facts.* already exists\.$"):
        await Records.open(url)
    async with engine.connect() as connection:
        assert await connection.run_sync(names) == {"facts"}
