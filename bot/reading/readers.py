"""Reads the files of a corpus in order, in this process and in a second one where there is a processor for it.

The second process (``bot.reading.reading_process``) is spawned, has the same niceness, and ends with this one. When it
dies, what it had is read here: two readers are faster than one and never more fragile. Nothing is written here.
"""

import logging
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue

from bot.corpus.article import read_article
from bot.corpus.files import CorpusFile
from bot.errors import ModelMissing, RejectedArticle
from bot.findings import Article, Findings, Reject
from bot.reading.reader import Reader

_log = logging.getLogger(__name__)

_WORTH_IT = 16
"""Files from which on a second process is worth the second and the memory that its model takes."""
_AT_ONCE = 3
"""Files that the second process has: one that it reads, and the next ones, so that it never waits."""
_MOST_HELD = 2**20
"""Characters of articles that are read and wait for an earlier one."""

Outcome = tuple[Article, Findings] | Reject
"""What became of a file."""


def read_files(files: Sequence[CorpusFile], most_processes: int) -> Generator[Outcome]:
    """Read files, giving the outcomes in the order of the files; one that cannot be read stops nothing.

    Raises ModelMissing. To be closed, which ends the second process.
    """
    second = _Second() if min(most_processes, _processors()) > 1 and len(files) >= _WORTH_IT else None
    try:
        yield from _Work(files, second).outcomes()
    finally:
        if second is not None:
            second.end()


def read_file(reader: Reader, file: CorpusFile) -> Outcome:
    """Read one file; one that cannot be read is a reject. Raises ModelMissing."""
    try:
        article = read_article(file)
        (findings,) = reader.read([article])
    except RejectedArticle as error:
        return Reject(file.key, str(error))
    except ModelMissing:
        raise
    except Exception:  # noqa: BLE001 - whatever one article does to the model, the others are read
        _log.exception("%s could not be read", file.key)
        return Reject(file.key, "could not be read by the language model")
    return article, findings


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Work:
    """The files as they are handed out, and the outcomes that wait for an earlier one."""

    def __init__(self, files: Sequence[CorpusFile], second: "_Second | None") -> None:
        self._files = files
        self._second = second
        self._left = deque(range(len(files)))
        self._away: deque[int] = deque()
        self._done: dict[int, Outcome] = {}
        self._held = 0

    def outcomes(self) -> Iterator[Outcome]:
        """Give the outcomes in order."""
        reader = Reader()
        for place in range(len(self._files)):
            while place not in self._done:
                self._hand_out()
                if self._left and (place == self._left[0] or self._held <= _MOST_HELD):
                    mine = self._left.popleft()
                    self._keep(mine, read_file(reader, self._files[mine]))
                    self._take_back(wait=False)
                else:
                    self._take_back(wait=True)
            outcome = self._done.pop(place)
            self._held -= _size(outcome)
            yield outcome

    def _hand_out(self) -> None:
        while self._second and self._left and len(self._away) < _AT_ONCE and self._held <= _MOST_HELD:
            self._away.append(self._left.popleft())
            self._second.give(self._files[self._away[-1]])

    def _take_back(self, *, wait: bool) -> None:
        while self._second and self._away:
            try:
                outcome = self._second.take(wait=wait)
            except Empty:
                return
            if outcome is None:
                _log.warning("The second reading process has ended; the rest is read in one.")
                self._left.extendleft(reversed(self._away))
                self._away.clear()
                self._second = None
                return
            self._keep(self._away.popleft(), outcome)
            wait = False

    def _keep(self, place: int, outcome: Outcome) -> None:
        self._done[place] = outcome
        self._held += _size(outcome)


def _size(outcome: Outcome) -> int:
    return 0 if isinstance(outcome, Reject) else len(outcome[0].text)


class _Second:
    """The second process and what it has sent; it gives outcomes in the order in which it was given files."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot.reading.reading_process"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._sent: SimpleQueue[Outcome | None] = SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def give(self, file: CorpusFile) -> None:
        """Send a file; a dead process is noticed when its outcome is taken."""
        assert self._process.stdin is not None  # noqa: S101 - a pipe was asked for
        with suppress(OSError):
            pickle.dump(file, self._process.stdin)
            self._process.stdin.flush()

    def take(self, *, wait: bool) -> Outcome | None:
        """Give the next outcome; None when the process has ended. Raises queue.Empty if it must not wait."""
        return self._sent.get(block=wait)

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._listener.join()
        self._process.communicate()

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        try:
            with suppress(EOFError, OSError, pickle.UnpicklingError):
                while True:
                    self._sent.put(pickle.load(self._process.stdout))  # noqa: S301 - from a child of our own
        finally:
            self._sent.put(None)
