"""Every setting of the bot, read once from a mapping (the environment, after ``.env``) and checked.

Nothing else reads the environment. A value that cannot be used raises :class:`~bot.errors.SettingsError` with one line
that names the setting; secrets never appear in it, nor in ``repr``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from bot.errors import SettingsError

SHIPPED_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_POSTGRES = ("postgres://", "postgresql://")


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        message = "must be a folder; whose home folder is meant cannot be told"
        raise ValueError(message) from error


def _level(text: str) -> str:
    if text.upper() not in _LOG_LEVELS:
        message = f"must be one of {', '.join(_LOG_LEVELS)}"
        raise ValueError(message)
    return text.upper()


def _whole(low: int, high: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(high))
        if not is_number or not low <= int(text) <= high:
            message = f"must be a whole number from {low} to {high}"
            raise ValueError(message)
        return int(text)

    return convert


_HIGHEST_ID = 2**63 - 1
_id = _whole(1, _HIGHEST_ID)


def _ids(text: str) -> frozenset[int]:
    return frozenset(_id(part) for part in text.replace(",", " ").split())


def _database(text: str) -> str:
    if not text.startswith((*_POSTGRES, "sqlite://")):
        message = "must begin with postgres://, postgresql:// or sqlite://"
        raise ValueError(message)
    return text


def _setting(default: Any, explanation: str, convert: Callable[[str], Any], *, secret: bool = False) -> Any:  # noqa: ANN401 - dataclasses.field is typed as Any too
    metadata = {"explanation": explanation, "convert": convert, "secret": secret}
    return field(default=default, metadata=metadata, repr=not secret)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings; a field's upper-case name is the variable that sets it."""

    discord_token: str | None = _setting(
        None, "Token of the Discord application; without it `python -m bot` starts the local page.", str, secret=True
    )
    corpus_dir: Path = _setting(SHIPPED_CORPUS, "Folder with the articles (.txt, .md, .html).", _folder)
    data_dir: Path = _setting(
        Path("data"), "Folder for the library, which can be rebuilt, and for SQLite records.", _folder
    )
    database_url: str | None = _setting(
        None,
        "Where records are kept: postgres://, postgresql:// or sqlite://; unset: SQLite in DATA_DIR.",
        _database,
        secret=True,
    )
    corpus_guild_ids: frozenset[int] = _setting(
        frozenset(),
        "Servers whose managers may reload the corpus, by id, divided by commas; unset: the bot's only server.",
        _ids,
    )
    dev_guild_id: int | None = _setting(None, "One server in which changed commands appear at once.", _id)
    corpus_scan_minutes: int = _setting(
        0, "How often the articles are looked through for new ones, in minutes; 0: only when told.", _whole(0, 10080)
    )
    briefing_catch_up_hours: int = _setting(
        6, "How long after its time a briefing that was missed is still posted, in hours.", _whole(1, 23)
    )
    watches_per_user: int = _setting(20, "How many watches one person may have.", _whole(0, 1000))
    watches_per_server: int = _setting(200, "How many watches the people of one server may have.", _whole(0, 100000))
    max_article_kib: int = _setting(1024, "Largest file, in KiB, that is read as an article.", _whole(1, 65536))
    preview_port: int = _setting(0, "Port of the local page on 127.0.0.1; 0 picks a free one.", _whole(0, 65535))
    log_level: str = _setting("INFO", "How much is logged: DEBUG, INFO, WARNING or ERROR.", _level)

    @classmethod
    def from_mapping(cls, values: Mapping[str, str]) -> Self:
        """Read the settings; a missing or blank value means the default.

        Raises SettingsError naming every setting whose value cannot be used.
        """
        chosen: dict[str, Any] = {}
        problems: list[str] = []
        for spec in fields(cls):
            text = values.get(spec.name.upper(), "").strip()
            if not text:
                continue
            try:
                chosen[spec.name] = spec.metadata["convert"](text)
            except ValueError as error:
                problems.append(f"{spec.name.upper()} {error}.")
        if problems:
            raise SettingsError(" ".join(problems))
        return cls(**chosen)

    @property
    def library_path(self) -> Path:
        """The library's SQLite file."""
        return self.data_dir / "library.db"

    @property
    def shares_records(self) -> bool:
        """Whether several processes may run the bot on these records."""
        return self.records_url.startswith(_POSTGRES)

    @property
    def records_path(self) -> Path:
        """The records' SQLite file, where ``DATABASE_URL`` does not say otherwise."""
        return self.data_dir / "records.db"

    @property
    def records_url(self) -> str:
        """Where the records are: ``DATABASE_URL``, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.records_path.resolve()}"
