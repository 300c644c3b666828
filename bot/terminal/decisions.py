"""What corpus admins decided on people, for a reload that is begun in the terminal.

It only reads the records of a bot that has run here, and never makes new ones; where they cannot be read, the shelf
keeps to the decisions that it was made with.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable

from bot.errors import RecordsError
from bot.names.merge import Decided
from bot.settings import Settings

_log = logging.getLogger(__name__)


def recorded(settings: Settings) -> Callable[[], Awaitable[Iterable[Decided] | None]]:
    """Give what looks the decisions up; it answers None when no records can be read."""

    async def look_up() -> Iterable[Decided] | None:
        if settings.database_url is None and not settings.records_path.exists():
            return None
        from bot.records.store import Records  # noqa: PLC0415 - SQLAlchemy is loaded only where there are records

        try:
            records = await Records.open(settings.records_url)
            try:
                return await records.decisions.plain()
            finally:
                await records.close()
        except RecordsError as error:
            _log.warning("What was decided on people stays as it was: %s", error)
            return None

    return look_up
