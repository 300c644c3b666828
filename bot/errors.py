"""Every error of ours, each with the sentence for the person who met it.

::

    BotError
    ├── SettingsError          a setting has a value that cannot be used
    ├── CorpusError            the corpus folder itself cannot be read
    │   └── RejectedArticle    one file cannot become an article
    ├── LibraryError
    │   ├── ShelfNotReady      no shelf stands yet
    │   ├── LibraryDamaged     the file was damaged and has been taken away
    │   └── ReloadRunning      another reload holds the library
    ├── ReloadFailed           a reload ended without a new shelf
    ├── QuestionError          a line or option that is no question
    ├── ModelMissing           no spaCy model is installed
    ├── RecordsError           the records database cannot be used
    │   └── RecordsInUse       another bot runs on the same SQLite records
    ├── PostRefused            Discord does not let the bot post somewhere
    └── NotAllowed             somebody asked for what is not theirs
"""

from typing import ClassVar

STOPPED, FAILED, MISUSED, MISCONFIGURED = 0, 1, 2, 78
"""Exit codes of the command line; 2 is argparse's for what cannot be understood, 78 is EX_CONFIG of BSD's sysexits."""


class BotError(Exception):
    """Base of every error of ours: ``str(error)`` is one sentence for the person who met it.

    ``exit_code`` is what the command line ends with when nothing else answers the error.
    """

    exit_code: ClassVar[int] = FAILED


class SettingsError(BotError):
    """A setting is missing or has a value that cannot be used."""

    exit_code = MISCONFIGURED


class CorpusError(BotError):
    """The corpus folder cannot be read at all."""

    exit_code = MISCONFIGURED


class RejectedArticle(CorpusError):
    """A file that cannot become an article; the text is the reason as a sentence part ("is empty")."""


class LibraryError(BotError):
    """The library cannot answer."""


class ShelfNotReady(LibraryError):
    """No shelf stands yet: the first reload is still running or has failed."""


class LibraryDamaged(LibraryError):
    """The library's file was damaged and has been taken away; the next reload builds it anew."""


class ReloadRunning(LibraryError):
    """Another reload holds the library's write lock."""


class ReloadFailed(BotError):
    """A reload ended without putting up a new shelf; the old one stands."""


class QuestionError(BotError):
    """A typed line or an option that cannot be understood as a question."""

    exit_code = MISUSED


class ModelMissing(BotError):
    """No spaCy model that reading can use is installed."""

    exit_code = MISCONFIGURED


class RecordsError(BotError):
    """The records database cannot be opened or is newer than this program."""


class RecordsInUse(RecordsError):
    """Another process runs the bot on the same SQLite records."""


class PostRefused(BotError):
    """Discord does not let the bot post somewhere, and will not until somebody changes that."""


class NotAllowed(BotError):
    """Somebody without the rights for it asked for an administrative command."""
