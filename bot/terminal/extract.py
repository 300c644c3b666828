"""``extract``: what corpus and reading find in a folder, an article a line as JSON, without a library.

For measuring and for other programs; files that are no articles are named on standard error.
"""

import json
import sys
from pathlib import Path
from typing import TextIO

from bot.corpus.article import read_article
from bot.corpus.files import CorpusFile, scan
from bot.errors import CorpusError, RejectedArticle
from bot.findings import Reject
from bot.terminal.as_json import extracted


def extract(folder: Path, out: Path | None, max_bytes: int) -> int:
    """Write one JSON object a line for every article of ``folder``; returns 0, or 1 when none could be read.

    Raises CorpusError when the folder cannot be read or ``out`` cannot be written, ModelMissing without a model.
    """
    found = scan(folder, max_bytes)
    for reject in found.rejects:
        _tell(reject)
    if out is None:
        return _extract(found.files, sys.stdout)
    try:
        with out.open("w", encoding="utf-8") as file:
            return _extract(found.files, file)
    except OSError as error:
        message = f"{out} cannot be written: {error}."
        raise CorpusError(message) from error


def _extract(files: tuple[CorpusFile, ...], out: TextIO) -> int:
    from bot.reading.reader import Reader  # noqa: PLC0415 - spaCy takes a second; no other command of the terminal needs it

    reader = Reader()
    written = 0
    for file in files:
        try:
            article = read_article(file)
        except RejectedArticle as error:
            _tell(Reject(file.key, str(error)))
            continue
        (findings,) = reader.read([article])
        out.write(json.dumps(extracted(article, findings), ensure_ascii=False) + "\n")
        written += 1
    return 0 if written else 1


def _tell(reject: Reject) -> None:
    sys.stderr.write(f"Rejected: {reject.file} {reject.reason}.\n")
