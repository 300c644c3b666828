"""The lock that lets only one process at a time run the bot on records in SQLite.

``load`` and ``ask`` do not touch the records and never take it. PostgreSQL needs none: several processes share it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import RecordsError, RecordsInUse
from bot.records.engine import sqlite_path


@contextmanager
def sole_user(url: str) -> Iterator[None]:
    """Hold the operating system's lock beside the records' file; nothing for PostgreSQL.

    It ends with the process, however that ends. Raises RecordsInUse when another process has it, RecordsError when it
    cannot be taken at all.
    """
    path = sqlite_path(url)
    if path is None:
        yield
        return
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    _take(lock, path)
    try:
        yield
    finally:
        lock.release()


def _take(lock: FileLock, records: Path) -> None:
    try:
        records.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        message = f"Another process runs the bot on the records {records}; stop it first, or give this one its own."
        raise RecordsInUse(message) from error
    except OSError as error:
        message = f"The records {records} cannot be locked: {error.strerror or error}."
        raise RecordsError(message) from error
