"""Logging for a process that others watch: one line an entry, to standard output, without the bot's secrets."""

import logging
import sys
from collections.abc import Iterable

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_HIDDEN = "[hidden]"


class OneLine(logging.Formatter):
    """A formatter that folds tracebacks into the line and blots out secrets."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__(_FORMAT)
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one line."""
        line = " | ".join(part.strip() for part in super().format(record).splitlines())
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return line


def log_to_stdout(level: str, secrets: Iterable[str] = ()) -> None:
    """Send the log to standard output; discord.py's own entries below WARNING only when DEBUG is wanted."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(OneLine(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(level if level == "DEBUG" else "WARNING")
