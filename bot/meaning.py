"""Meanings as their caller sees them: a child process that tells which sentences and articles are near to a question.

:class:`Meaning` starts the child (``bot.meaning_process``) when first asked; it ends by itself when nobody has asked
for a while. It never makes an answer wait longer than its share: when the child starts too slowly, or is gone, there is
simply nothing to tell. numpy and the vectors are never imported into the caller's process.
"""

import asyncio
import json
import logging
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)

_IDLE_S = 300.0
"""A child holds 120 MB: it ends when nobody has asked for so long."""
_SHARE_S = 0.06
"""What an answer waits for it at most."""
_START_S = 1.0
"""What an answer waits while it starts; Discord wants a first sign within three seconds."""
_RETRY_S = 60.0
"""A child that failed is not started again sooner."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a sentence is to a question (cosine), and its nearest word to each of the words asked about (0 to 1)."""

    likeness: float
    words: tuple[float, ...]


class Meaning:
    """Compares questions with the sentences of the library at ``path``.

    ``share_s`` is what one question waits at most, in seconds, and ``start_s`` what it waits when the child has to
    start first; 0 then only starts it. ``idle_s`` is how long the child lives unasked.
    """

    def __init__(
        self, path: Path, *, share_s: float = _SHARE_S, start_s: float = _START_S, idle_s: float = _IDLE_S
    ) -> None:
        self._path = path
        self._share_s, self._start_s, self._idle_s = share_s, start_s, idle_s
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="meaning")
        self._not_before = 0.0
        self._closed = False
        self._dismissed: subprocess.Popen[bytes] | None = None
        self._greeted: subprocess.Popen[bytes] | None = None
        self.child: subprocess.Popen[bytes] | None = None
        """The process that was started last, if it has not been seen to end."""

    async def near(
        self, shelf: str, question: str, words: Sequence[str], sentences: Sequence[int]
    ) -> dict[int, Nearness]:
        """Give what is near to a question on a shelf: the sentences asked about and the nearest others, by id.

        Empty when the child cannot tell in time.
        """
        request = {"shelf": shelf, "question": question, "words": list(words), "ids": list(sentences)}
        found = await self._found(request)
        return {number: Nearness(likeness, tuple(near)) for number, likeness, near in found}

    async def near_articles(self, shelf: str, question: str, scores: Mapping[int, float]) -> dict[int, float]:
        """Give how near articles of a shelf are (cosine): those with a score by their words, and the nearest others.

        Near to the question and to the articles that fit it best; scores are from 0 to 1, the best one has 1. Empty
        when the child cannot tell in time.
        """
        request = {"shelf": shelf, "question": question, "ids": list(scores), "scores": list(scores.values())}
        return dict(await self._found(request))

    def rest(self) -> None:
        """End the child for now, to leave its memory to others; the next question starts it again."""
        child = self._dismissed = self.child
        if child:
            child.kill()

    async def close(self) -> None:
        """End the child; nothing is told any more."""
        if self._closed:
            return
        self._closed = True
        self.rest()
        await asyncio.get_running_loop().run_in_executor(self._worker, self._reap)
        self._worker.shutdown(wait=False)

    async def _found(self, request: dict[str, Any]) -> list[Any]:
        if self._closed:
            return []
        share_s = self._share_s if self._is_ready() else max(self._share_s, self._start_s)
        deadline = time.monotonic() + share_s
        pending = asyncio.get_running_loop().run_in_executor(self._worker, self._asked, request, deadline)
        try:
            async with asyncio.timeout(share_s):
                return await pending
        except TimeoutError:
            return []

    def _is_ready(self) -> bool:
        """Tell whether a child that has started lives, as far as can be told without asking it."""
        child = self.child
        return child is not None and child is self._greeted and child.poll() is None

    def _asked(self, request: dict[str, Any], deadline: float) -> list[Any]:
        """Ask the child, in the worker's thread; a question that nobody waits for any more only starts it."""
        for _ in range(2):  # it may have gone to rest a moment ago
            if not self._started():
                return []
            if time.monotonic() >= deadline:
                return []
            answer = self._told(request)
            if answer is not None:
                found: list[Any] = answer["found"]
                return found
        return []

    def _started(self) -> bool:
        """Start the child unless it lives, and wait until it is ready; not soon again after one that failed."""
        if self.child is not None:
            return True
        if self._closed or time.monotonic() < self._not_before:
            return False
        command = [sys.executable, "-m", "bot.meaning_process", str(self._path), str(self._idle_s)]
        try:
            self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own
        except OSError as error:
            self._not_before = time.monotonic() + _RETRY_S
            _log.warning("The process that compares meanings cannot be started: %s", error)
            return False
        if self._line() is None:
            return False
        self._greeted = self.child
        return True

    def _told(self, request: dict[str, Any]) -> dict[str, Any] | None:
        """Send a request and wait for the answer; None when the child has ended."""
        assert self.child is not None  # noqa: S101 - it was started
        assert self.child.stdin is not None  # noqa: S101 - a pipe was asked for
        with suppress(OSError):
            self.child.stdin.write(json.dumps(request).encode() + b"\n")
            self.child.stdin.flush()
        return self._line()

    def _line(self) -> dict[str, Any] | None:
        assert self.child is not None  # noqa: S101 - as above
        assert self.child.stdout is not None  # noqa: S101 - as above
        line = self.child.stdout.readline()
        if line.endswith(b"\n"):
            told: dict[str, Any] = json.loads(line)
            return told
        self._reap()
        return None

    def _reap(self) -> None:
        """See the child to its end; one that went to rest has the status 0."""
        child, self.child = self.child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        if child.wait() and child is not self._dismissed:
            self._not_before = time.monotonic() + _RETRY_S
            _log.warning("The process that compares meanings ended (exit status %s)", child.returncode)
