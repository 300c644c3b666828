"""A reload as its caller sees it: a child process that brings the shelf up to date with the corpus folder.

:class:`Reloader` starts the child (``bot.reload_process``), follows its progress through a pipe and can end it at any
moment without harm: the child works in one transaction. Nothing here knows who asked for the reload, and neither spaCy
nor the corpus readers are imported into the caller's process.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.errors import BotError, CorpusError, ReloadFailed, ReloadRunning
from bot.findings import Reject
from bot.names.merge import Decided
from bot.settings import Settings

CHILD_ERRORS: dict[str, type[BotError]] = {kind.__name__: kind for kind in (ReloadRunning, ReloadFailed, CorpusError)}
"""Errors that the child names in its last line; any other of ours is a ReloadFailed."""
MOST_READERS = 2
"""Processes that read at once: a third would take more memory than a small machine has for all of them."""
_LONGEST_LINE = 2**26
"""Bytes of one line of the pipe: the outcome names every file that came or went."""
_GRACE_S = 3.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reload is: ``str(progress)`` is ``Reading 3 of 500``."""

    stage: str
    done: int
    total: int

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.stage} {self.done:,} of {self.total:,}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reload did, as article keys; ``stood_aside`` pairs a digest with the article it gave way to."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    rejects: tuple[Reject, ...]
    stood_aside: tuple[tuple[str, str], ...]
    seconds: float

    @property
    def articles(self) -> int:
        """How many articles stand on the new shelf."""
        return len(self.added) + len(self.changed) + self.unchanged


DecisionsNow = Callable[[], Awaitable[Iterable[Decided] | None]]
"""Looks up what corpus admins decided on people; None when that cannot be told now."""


class Reloader:
    """Runs one reload at a time for a bot, a terminal command or a test.

    ``decisions`` is asked before each reload; without it, and without an answer, those count that the shelf has.
    At most ``readers`` processes read at once; there are two only where two processors are and much is to be read.
    """

    def __init__(self, settings: Settings, decisions: DecisionsNow | None = None, readers: int = MOST_READERS) -> None:
        self._settings = settings
        self._decisions = decisions
        self._readers = readers
        self._child: asyncio.subprocess.Process | None = None
        self.progress: Progress | None = None
        self.running = False

    async def reload(self, on_progress: Callable[[Progress], None] | None = None) -> Outcome:
        """Bring the shelf up to date with the corpus folder.

        Raises ReloadRunning when a reload already runs (here or in another process), CorpusError when the folder cannot
        be read, ReloadFailed when the child ends without a new shelf; the old shelf stands then.
        """
        if self.running:
            message = "A reload is already running."
            raise ReloadRunning(message)
        self.running = True
        try:
            return await self._follow(on_progress)
        finally:
            self.running, self.progress, self._child = False, None, None

    async def close(self) -> None:
        """End a running reload; it changes nothing then."""
        child = self._child
        if child is None:
            return
        with suppress(ProcessLookupError):
            child.terminate()
        try:
            await asyncio.wait_for(child.wait(), _GRACE_S)
        except TimeoutError:
            with suppress(ProcessLookupError):
                child.kill()

    async def _follow(self, on_progress: Callable[[Progress], None] | None) -> Outcome:
        decided = await self._decisions() if self._decisions else None
        job = {
            "corpus": str(self._settings.corpus_dir),
            "library": str(self._settings.library_path),
            "max_bytes": self._settings.max_article_kib * 1024,
            "readers": self._readers,
            "decisions": None if decided is None else [(one.first, one.second, one.same) for one in decided],
        }
        pipe = asyncio.subprocess.PIPE
        child = self._child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.reload_process"), stdin=pipe, stdout=pipe, limit=_LONGEST_LINE
        )
        last: dict[str, Any] = {}
        try:
            assert child.stdin is not None  # noqa: S101 - pipes were asked for
            assert child.stdout is not None  # noqa: S101 - as above
            child.stdin.write(json.dumps(job).encode() + b"\n")
            async for line in child.stdout:
                last = _message(line)
                if "progress" in last:
                    self.progress = Progress(**last["progress"])
                    if on_progress:
                        on_progress(self.progress)
            status = await child.wait()
        except BaseException:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
            raise
        if "error" in last:
            raise CHILD_ERRORS[last["error"]](last["sentence"])
        if "outcome" not in last:
            message = f"Reading the corpus ended early (exit status {status}); the articles stand as they were."
            raise ReloadFailed(message)
        return _outcome(last["outcome"])


def _message(line: bytes) -> dict[str, Any]:
    """Read a line of the child; empty when the child was ended in the middle of it."""
    try:
        message: dict[str, Any] = json.loads(line)
    except ValueError:
        return {}
    return message


def _outcome(message: dict[str, Any]) -> Outcome:
    return Outcome(
        added=tuple(message["added"]),
        changed=tuple(message["changed"]),
        removed=tuple(message["removed"]),
        unchanged=message["unchanged"],
        rejects=tuple(Reject(**reject) for reject in message["rejects"]),
        stood_aside=tuple((digest, article) for digest, article in message["stood_aside"]),
        seconds=message["seconds"],
    )
