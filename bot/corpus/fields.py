"""Metadata that somebody wrote down as such: front matter, a sidecar file, or labelled lines (``Source: ...``)."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.corpus.written_dates import written_date
from bot.errors import RejectedArticle

_NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "publication", "site", "sitename", "site_name", "outlet", "newspaper"),
    "published": ("published", "date", "pubdate", "publish_date", "published_at", "published_on", "publication_date"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "source_url"),
    "published_from": ("published_from",),
    "digest_of": ("digest_of",),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<fields>.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"(?P<name>[A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_SIMHASH = re.compile(r"simhash:(?P<hex>[0-9a-f]{16})", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """Pieces of metadata from one place; None for what it does not state. ``published`` is EDTF."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    published_from: str | None = None
    digest_of: int | None = None


def front_matter(text: str) -> tuple[Fields, int]:
    """Read the ``key: value`` lines between two lines of dashes at the very top, and where the text begins after them.

    What is no such line, or has another name, is passed over. Raises RejectedArticle for a value that cannot be used.
    """
    match = _FRONT.match(text)
    if match is None:
        return Fields(), 0
    pairs = (_PAIR.fullmatch(line.rstrip()) for line in match["fields"].splitlines())
    values = {pair["name"]: _unquoted(pair["value"] or "") for pair in pairs if pair}
    return _fields(values, "front matter"), match.end()


def sidecar(path: Path) -> Fields:
    """Read a sidecar file. Raises RejectedArticle if it is unreadable, no TOML, or has a value that cannot be used."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        message = f"has a sidecar that cannot be read: {path.name}"
        raise RejectedArticle(message) from error
    return _fields(values, "sidecar")


def labelled(text: str) -> tuple[str, str] | None:
    """Take a line such as ``Source: Harbour Gazette`` apart, to the name of its field and its value."""
    pair = _PAIR.fullmatch(text)
    field = _FIELD_OF.get(_folded(pair["name"])) if pair else None
    if pair is None or field is None or not pair["value"]:
        return None
    return field, pair["value"].strip()


def usable_url(value: str | None) -> str | None:
    """Give a web address back, None for anything else."""
    return value if value and _LINK.fullmatch(value) else None


def _folded(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _fields(values: dict[str, Any], where: str) -> Fields:
    """Sort values under the names of our fields; of two names for one field the earlier in the list above wins."""
    found: dict[str, str] = {}
    by_name = {
        _folded(name): str(value).strip() for name, value in values.items() if not isinstance(value, list | dict)
    }
    for name, field in _FIELD_OF.items():
        if by_name.get(name):
            found.setdefault(field, " ".join(by_name[name].split()))
    published = found.get("published")
    if published is not None and (published := written_date(published)) is None:
        message = f"has a published date in its {where} that cannot be read: {found['published'][:40]}"
        raise RejectedArticle(message)
    digest = _SIMHASH.fullmatch(found["digest_of"]) if "digest_of" in found else None
    if "digest_of" in found and digest is None:
        message = f"has a digest_of in its {where} that is no fingerprint: {found['digest_of'][:40]}"
        raise RejectedArticle(message)
    return Fields(
        title=found.get("title"),
        publisher=found.get("publisher"),
        published=published,
        url=usable_url(found.get("url")),
        published_from=found.get("published_from"),
        digest_of=int(digest["hex"], 16) if digest else None,
    )


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.split(r"\s#", value, maxsplit=1)[0].strip()
