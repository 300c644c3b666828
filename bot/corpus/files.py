"""The files of a corpus folder: which of them may become articles, and the reason against each of the others.

Bytes are hashed here but never decoded, so that a reload of thousands of unchanged files costs next to nothing.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.errors import CorpusError, RejectedArticle
from bot.findings import Reject

TEXT_ENDINGS = frozenset({".txt", ".md"})
HTML_ENDINGS = frozenset({".html", ".htm"})
_SIDECAR_ENDING = ".meta.toml"
_KIB = 1024


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file that may become an article.

    ``key`` is its path within the corpus with forward slashes, printable; ``content_hash`` is sha256 in hex over its
    bytes and those of its sidecar.
    """

    key: str
    path: Path
    content_hash: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What a corpus folder holds, both parts in the order of their keys."""

    files: tuple[CorpusFile, ...]
    rejects: tuple[Reject, ...]


def scan(folder: Path, max_bytes: int) -> Scan:
    """List the files of ``folder`` and of the folders in it, in the order of their keys.

    Hidden files and folders and sidecars are passed over; every other file that cannot be an article is a reject: too
    large (more than ``max_bytes`` bytes), empty, a link that leads out of the corpus, a copy of another one, unreadable
    or of another format. Raises CorpusError if ``folder`` itself cannot be read.
    """
    try:
        root = folder.resolve(strict=True)
        os.scandir(root).close()
    except (OSError, RuntimeError) as error:  # Python 3.11 and 3.12 raise RuntimeError for a link that leads to itself
        message = f"The corpus folder {folder} cannot be read: {_why(error)}."
        raise CorpusError(message) from error
    files: list[CorpusFile] = []
    rejects: list[Reject] = []
    first_with: dict[str, str] = {}
    for found in sorted(_walk(root, rejects)):
        try:
            content_hash = _examine(root, found, max_bytes)
            original = first_with.setdefault(content_hash, found.key)
            if original != found.key:
                rejects.append(Reject(found.key, f"is the same as {original}"))
                continue
            files.append(CorpusFile(found.key, Path(found.path), content_hash))
        except RejectedArticle as rejected:
            rejects.append(Reject(found.key, str(rejected)))
    return Scan(tuple(files), tuple(sorted(rejects, key=lambda reject: (reject.file, reject.reason))))


def sidecar_of(path: Path) -> Path | None:
    """Give the file with an article's metadata: ``story.txt.meta.toml``, else ``story.meta.toml``; None without one."""
    for name in (path.name, path.stem):
        sidecar = path.with_name(name + _SIDECAR_ENDING)
        if sidecar.is_file() and not sidecar.is_symlink():
            return sidecar
    return None


class _Found(NamedTuple):
    """A directory entry that is no folder; plain strings and marks, since a large corpus has tens of thousands."""

    key: str
    path: str
    link: bool
    file: bool
    sidecars: bool


def _walk(root: Path, rejects: list[Reject]) -> Iterator[_Found]:
    """Give everything that is no folder, no sidecar and not hidden; ``sidecars``: its folder has some."""
    waiting = [(str(root), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as opened:
                entries = list(opened)
        except OSError as error:
            rejects.append(Reject(prefix, f"cannot be read: {_why(error)}"))
            continue
        sidecars = any(entry.name.endswith(_SIDECAR_ENDING) for entry in entries)
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(_SIDECAR_ENDING):
                continue
            key = prefix + _printable(entry.name)
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{key}/"))
            else:
                yield _Found(key, entry.path, entry.is_symlink(), entry.is_file(follow_symlinks=False), sidecars)


def _examine(root: Path, found: _Found, max_bytes: int) -> str:
    """Give the content hash of a file that may become an article. Raises RejectedArticle."""
    try:
        found.path.encode()
    except UnicodeEncodeError:
        message = "has a name that is not UTF-8"
        raise RejectedArticle(message) from None
    try:
        _check_kind(root, found)
        digest = _hash(found.path, max_bytes)
        sidecar = sidecar_of(Path(found.path)) if found.sidecars else None
        if sidecar is None:
            return digest.hex()
        return hashlib.sha256(digest + _hash(str(sidecar), max_bytes)).hexdigest()
    except (OSError, RuntimeError) as error:
        message = f"cannot be read: {_why(error)}"
        raise RejectedArticle(message) from error


def _check_kind(root: Path, found: _Found) -> None:
    """Raise RejectedArticle for a link out of the corpus, for what is no file, and for endings that nobody reads."""
    message = None
    ending = os.path.splitext(found.key)[1]  # noqa: PTH122 - a fraction of the time of Path.suffix, for every file
    target = Path(found.path).resolve(strict=True) if found.link else None
    if target and not target.is_relative_to(root):
        message = "is a link that leads out of the corpus"
    elif not (target.is_file() if target else found.file):
        message = "is not a file"
    elif ending.lower() not in TEXT_ENDINGS | HTML_ENDINGS:
        message = f"has an ending that is not read ({ending})" if ending else "has no ending such as .txt"
    if message:
        raise RejectedArticle(message)


def _hash(path: str, max_bytes: int) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - likewise
        size = os.fstat(file.fileno()).st_size
        if size > max_bytes:
            limit = f"{max_bytes // _KIB} KiB" if max_bytes >= _KIB else f"{max_bytes} bytes"
            message = f"is larger than {limit}"
            raise RejectedArticle(message)
        data = file.read()
    if not data:
        message = "is empty"
        raise RejectedArticle(message)
    return hashlib.sha256(data).digest()


def _printable(name: str) -> str:
    """Write a file name so that no character of it can break or turn a line; two names never become one."""
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(
        character if character.isprintable() and character != "\\" else character.encode("unicode_escape").decode()
        for character in name
    )


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "its links lead in a circle"
