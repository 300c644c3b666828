"""The process that reads: from the corpus folder to a new shelf, in one transaction.

Started by :class:`bot.reload.Reloader` as ``python -m bot.reload_process JOB``; it answers with JSON lines on its
standard output, writes the library through a connection of its own, and ends when its parent does.
"""

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.corpus import CORPUS_VERSION
from bot.corpus.article import read_article
from bot.corpus.digests import standing_aside
from bot.corpus.files import CorpusFile, scan
from bot.errors import BotError, LibraryDamaged, ModelMissing, RejectedArticle, ReloadFailed
from bot.findings import Article, Findings, Reject
from bot.library.writer import Writer
from bot.reading import READING_VERSION
from bot.reload import CHILD_ERRORS, Outcome, Progress

_log = logging.getLogger(__name__)

MADE_BY = f"corpus {CORPUS_VERSION}, reading {READING_VERSION}"
_NICENESS = 5
"""Reading gives way to answering on a small machine."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is known of a changed file before it is read: enough to order and to weigh it, without its text."""

    file: CorpusFile
    published: str
    fingerprint: int
    digest_of: int | None


def put_up(corpus: Path, library: Path, max_bytes: int, tell: Callable[[Progress], None]) -> Outcome:
    """Bring the library up to date with the folder in one transaction.

    Raises ReloadRunning, LibraryError, CorpusError, ModelMissing; then nothing has changed.
    """
    try:
        return _put_up(corpus, library, max_bytes, tell)
    except LibraryDamaged:
        _log.warning("The library was damaged; building it anew")
        return _put_up(corpus, library, max_bytes, tell)


def _put_up(corpus: Path, library: Path, max_bytes: int, tell: Callable[[Progress], None]) -> Outcome:
    began = time.monotonic()
    with Writer(library, MADE_BY) as writer:
        found = scan(corpus, max_bytes)
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
        for article, findings in _read(wanted, rejects):
            writer.add(article, findings)
            read.add(article.key)
            tell(Progress("Reading", len(read), len(wanted)))
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


def _read(sheets: list[_Sheet], rejects: list[Reject]) -> Iterator[tuple[Article, Findings]]:
    """Read articles in order, one at a time; one that cannot be read is a reject and stops nothing."""
    if not sheets:
        return
    from bot.reading.reader import Reader  # noqa: PLC0415 - spaCy costs a second and 150 MB: only if something is to read

    reader = Reader()
    for sheet in sheets:
        try:
            article = read_article(sheet.file)
            (findings,) = reader.read([article])
        except RejectedArticle as error:
            rejects.append(Reject(sheet.file.key, str(error)))
        except ModelMissing:
            raise
        except Exception:  # noqa: BLE001 - whatever one article does to the model, the others are read
            _log.exception("%s could not be read", sheet.file.key)
            rejects.append(Reject(sheet.file.key, "could not be read by the language model"))
        else:
            yield article, findings


def _say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    """End at once when the pipe from the parent closes: it has died, and nobody waits for this reload."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


def main() -> int:
    """Run one reload as the child process; the job is JSON in the first argument, messages are JSON lines."""
    job = json.loads(sys.argv[1])
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        outcome = put_up(
            Path(job["corpus"]),
            Path(job["library"]),
            job["max_bytes"],
            lambda progress: _say(progress=asdict(progress)),
        )
    except BotError as error:
        kinds = (name for name, kind in CHILD_ERRORS.items() if isinstance(error, kind))
        _say(error=next(kinds, ReloadFailed.__name__), sentence=str(error))
        return 1
    _say(outcome=asdict(outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main())
