"""Foreign text made harmless: nothing that an article or a person wrote may act as Markdown, link or mention.

Escaping only; how long a text may be is the matter of :mod:`bot.chat.limits`. What escapes and what counts as a mention
is documented at https://docs.discord.com/developers/reference#message-formatting.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

_MARKDOWN = re.compile(r"[\\*_~|`<>\[\]@#]|:(?=\S)|^(?:[-+]|\d+(?=[.)]))")
_PING = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_ZERO_WIDTH_SPACE = "\u200b"
_KEPT_INVISIBLE = "\u200c\u200d"
"""Joiners without which emoji and several scripts fall apart; every other invisible character goes."""

_LONGEST_LINK = 400
"""A longer address is left out: a few of them would fill a card."""
_SAFE_IN_LINK = "%/:?#@!$&'*+,;=~-._"


def tidy(text: str) -> str:
    """Make one line without control, direction-changing or broken characters; runs of blanks become one."""
    kept = (" " if char.isspace() else char for char in text if char.isspace() or _shown(char))
    return " ".join("".join(kept).split())


def _shown(char: str) -> bool:
    return char in _KEPT_INVISIBLE or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def escape(text: str) -> str:
    """Put the text on one line so that Discord shows it as written, whatever it contains."""
    escaped = _MARKDOWN.sub(_escape_one, tidy(text))
    return _PING.sub("@" + _ZERO_WIDTH_SPACE, escaped)


def _escape_one(match: re.Match[str]) -> str:
    found = match[0]
    # A digit cannot be escaped; a list number is broken behind itself instead.
    return found + _ZERO_WIDTH_SPACE if found[0].isdigit() else "\\" + found


def safe_url(url: str | None) -> str | None:
    """Give the address back if it is http(s) with a host and not excessively long, else None.

    Characters that would end a link are percent-encoded.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    encoded = quote(parts.geturl(), safe=_SAFE_IN_LINK, errors="replace")
    return encoded if len(encoded) <= _LONGEST_LINK else None


def link(label: str, url: str | None) -> str:
    """Escape the label and make it a masked link where the address allows it."""
    address = safe_url(url)
    shown = escape(label) or "untitled"
    return f"[{shown}]({address})" if address else shown
