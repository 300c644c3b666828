"""The process that reads: from the corpus folder to a new shelf, in one transaction.

Started by :class:`bot.reload.Reloader` as ``python -m bot.reload_process``; the job is a JSON line on its standard
input. It answers with JSON lines on its standard output, writes the library through a connection of its own, and ends
when its parent does.
"""

import gc
import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.corpus import CORPUS_VERSION
from bot.corpus.article import read_article
from bot.corpus.digests import standing_aside
from bot.corpus.files import CorpusFile, scan
from bot.errors import BotError, LibraryDamaged, RejectedArticle, ReloadFailed
from bot.findings import Article, Findings, Reject
from bot.library.writer import Writer
from bot.names import NAMES_VERSION
from bot.names.merge import Decided
from bot.reading import READING_VERSION
from bot.reload import CHILD_ERRORS, Outcome, Progress

_log = logging.getLogger(__name__)

MADE_BY = f"corpus {CORPUS_VERSION}, reading {READING_VERSION}, names {NAMES_VERSION}"
_GARBAGE_THRESHOLD = 100_000
"""Objects made before the garbage collector looks for cycles: putting up rows makes many objects and no cycles."""
_NICENESS = 5
"""Reading gives way to answering on a small machine."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done.

    Files of more than ``max_bytes`` are not read. ``decisions`` on people count from now on; None leaves those that the
    shelf was made with. At most ``readers`` processes read, this one among them.
    """

    corpus: Path
    library: Path
    max_bytes: int
    decisions: tuple[Decided, ...] | None
    readers: int

    @classmethod
    def of(cls, line: str) -> "Job":
        """Read the JSON line that a caller sends."""
        job = json.loads(line)
        decisions = None if job["decisions"] is None else tuple(Decided(*one) for one in job["decisions"])
        return cls(Path(job["corpus"]), Path(job["library"]), job["max_bytes"], decisions, job["readers"])


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is known of a changed file before it is read: enough to order and to weigh it, without its text."""

    file: CorpusFile
    published: str
    fingerprint: int
    digest_of: int | None


def put_up(job: Job, tell: Callable[[Progress], None]) -> Outcome:
    """Bring the library up to date with the folder in one transaction.

    Raises ReloadRunning, LibraryError, CorpusError, ModelMissing; then nothing has changed.
    """
    try:
        return _put_up(job, tell)
    except LibraryDamaged:
        _log.warning("The library was damaged; building it anew")
        return _put_up(job, tell)


def _put_up(job: Job, tell: Callable[[Progress], None]) -> Outcome:
    began = time.monotonic()
    with Writer(job.library, MADE_BY, job.decisions) as writer:
        found = scan(job.corpus, job.max_bytes)
        known = writer.known()
        rejects = list(found.rejects)
        stale = [
            file for file in found.files if file.key not in known or known[file.key].content_hash != file.content_hash
        ]
        sheets = list(_look_at(stale, rejects, tell))
        fresh = {file.key for file in found.files} - {file.key for file in stale}
        aside = _aside(sheets, {key: (known[key].fingerprint, known[key].digest_of) for key in fresh})
        wanted = sorted((s for s in sheets if s.file.key not in aside), key=lambda s: (s.published, s.file.key))
        staying = fresh - aside.keys()
        read: set[str] = set()
        for key in known.keys() - staying:
            writer.remove(key)
        with closing(_read(wanted, rejects, job.readers)) as results:
            for article, findings in results:
                writer.add(article, findings)
                read.add(article.key)
                tell(Progress("Reading", len(read), len(wanted)))
        if writer.lacks_codes():
            # numpy and the vectors cost half a second and 60 MB: only if there are new sentences
            from bot.reading.meaning import Encoder  # noqa: PLC0415

            writer.add_codes(Encoder())
        writer.finish(rejects)
    return Outcome(
        added=tuple(sorted(read - known.keys())),
        changed=tuple(sorted(read & known.keys())),
        removed=tuple(sorted(known.keys() - staying - read)),
        unchanged=len(staying),
        rejects=tuple(sorted(rejects, key=lambda reject: reject.file)),
        stood_aside=tuple(sorted(aside.items())),
        seconds=time.monotonic() - began,
    )


def _look_at(stale: list[CorpusFile], rejects: list[Reject], tell: Callable[[Progress], None]) -> Iterator[_Sheet]:
    for done, file in enumerate(stale, 1):
        tell(Progress("Looking at", done, len(stale)))
        try:
            article = read_article(file)
        except RejectedArticle as error:
            rejects.append(Reject(file.key, str(error)))
        else:
            yield _Sheet(file, article.published or "", article.fingerprint, article.digest_of)


def _aside(sheets: list[_Sheet], standing: dict[str, tuple[int, int | None]]) -> dict[str, str]:
    everything = {sheet.file.key: (sheet.fingerprint, sheet.digest_of) for sheet in sheets} | standing
    digests = {key: of for key, (_, of) in everything.items() if of is not None}
    articles = {key: mark for key, (mark, of) in everything.items() if of is None}
    return standing_aside(digests, articles)


def _read(sheets: list[_Sheet], rejects: list[Reject], readers: int) -> Generator[tuple[Article, Findings]]:
    """Read articles in order; one that cannot be read is a reject and stops nothing."""
    if not sheets:
        return
    # spaCy costs a second and 150 MB: only if something is to read
    from bot.reading.readers import read_files  # noqa: PLC0415

    with closing(read_files([sheet.file for sheet in sheets], readers)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Reject):
                rejects.append(outcome)
            else:
                yield outcome


def _say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    """End at once when the pipe from the parent closes: it has died, and nobody waits for this reload."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


def main() -> int:
    """Run one reload as the child process; the job is a JSON line on standard input, messages are JSON lines."""
    job = Job.of(sys.stdin.readline())
    gc.set_threshold(_GARBAGE_THRESHOLD)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        outcome = put_up(job, lambda progress: _say(progress=asdict(progress)))
    except BotError as error:
        kinds = (name for name, kind in CHILD_ERRORS.items() if isinstance(error, kind))
        _say(error=next(kinds, ReloadFailed.__name__), sentence=str(error))
        return 1
    _say(outcome=asdict(outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main())
