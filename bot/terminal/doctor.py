"""``doctor``: one line on each thing that the bot needs, and whether it is there.

It looks and changes nothing, connects to nothing, and never prints a secret.
"""

import base64
import binascii
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console

from bot.corpus.files import scan
from bot.errors import BotError
from bot.library.database import OLDEST_SQLITE, sqlite_features
from bot.reading.model import check_model
from bot.settings import Settings

_OLDEST_PYTHON = (3, 11)
_PERMISSIONS = 1024 | 2048 | 16384 | 65536 | 1 << 38
"""View channels, send messages, embed links, read message history, send messages in threads
(https://discord.com/developers/docs/topics/permissions)."""
_MEANING_PARTS = ("weights/l2_supercat_256.safetensors", "tokenizers/l2_supercat_tokenizer_config.json")
"""What wordllama's package brings with it; nothing is downloaded."""
_INVITE = (
    "https://discord.com/oauth2/authorize?client_id={id}&scope=bot+applications.commands&permissions={permissions}"
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is as it must be, and a line on it."""

    what: str
    good: bool
    line: str


def doctor(settings: Settings) -> int:
    """Print a line for each check; returns 0, or 1 when something that the bot needs is missing."""
    console = Console(markup=False, highlight=False, soft_wrap=True)
    checks = list(_checks(settings))
    for check in checks:
        console.print(f"{'ok  ' if check.good else 'BAD '} {check.what}: {check.line}")
    return 0 if all(check.good for check in checks) else 1


def _checks(settings: Settings) -> Iterator[Check]:
    version = sys.version_info
    yield Check("Python", version[:2] >= _OLDEST_PYTHON, f"{version.major}.{version.minor}.{version.micro}")
    yield _sqlite()
    yield _corpus(settings)
    yield _model()
    yield _meanings()
    yield _data_folder(settings.data_dir)
    where = "PostgreSQL or another database (DATABASE_URL is set)" if settings.database_url else "SQLite in DATA_DIR"
    yield Check("Records", good=True, line=where)
    yield Check("Token", good=True, line=_token(settings))


def _sqlite() -> Check:
    version, full_text = sqlite_features()
    good = full_text and tuple(map(int, version.split("."))) >= OLDEST_SQLITE
    return Check("SQLite", good, f"{version}, FTS5 {'present' if full_text else 'missing'}")


def _corpus(settings: Settings) -> Check:
    try:
        found = scan(settings.corpus_dir, settings.max_article_kib * 1024)
    except BotError as error:
        return Check("Corpus", good=False, line=str(error))
    line = f"{settings.corpus_dir}: {len(found.files):,} files to read, {len(found.rejects):,} rejects"
    return Check("Corpus", bool(found.files), line)


def _model() -> Check:
    try:
        report = check_model()
    except BotError as error:
        return Check("Model", good=False, line=str(error))
    told = "sha256 as published" if report.verified else report.detail
    return Check("Model", report.verified, f"{report.name} {report.version}, {told}")


def _meanings() -> Check:
    found = find_spec("wordllama")
    folder = Path(found.origin).parent if found and found.origin else None
    parts = [folder / part for part in _MEANING_PARTS] if folder else []
    missing = [part.name for part in parts if not part.is_file()]
    if folder is None or missing:
        return Check("Meanings", good=False, line=f"wordllama lacks {', '.join(missing) or 'everything'}; install anew")
    return Check("Meanings", good=True, line=f"wordllama {metadata.version('wordllama')}, with its vectors")


def _data_folder(folder: Path) -> Check:
    existing = next(parent for parent in (folder, *folder.resolve().parents) if parent.exists())
    good = existing.is_dir() and os.access(existing, os.W_OK)
    return Check("Data folder", good, f"{folder.resolve()}, {'can' if good else 'cannot'} be written")


def _token(settings: Settings) -> str:
    if not settings.discord_token:
        return "not set; `python -m bot` shows the local page, `python -m bot run` needs it"
    return f"set; invite link: {invite_link(settings.discord_token) or 'the token has not the form of one'}"


def invite_link(token: str) -> str | None:
    """Give the link that adds the application to a server; None when the text is no bot token.

    A token begins with the application's id in base64 (https://discord.com/developers/docs/reference#authentication).
    """
    head = token.split(".", maxsplit=1)[0]
    try:
        number = base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return _INVITE.format(id=number, permissions=_PERMISSIONS) if number.isdigit() else None
