"""Bytes to text, whatever the encoding. What is no text is rejected, never guessed at."""

import codecs
import re

from charset_normalizer import from_bytes

from bot.errors import RejectedArticle

_BOMS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN_SHARE = 0.6
"""Least share of zero bytes in one half of all byte pairs that makes a file without a mark UTF-16: English has 1.0."""
_LONE_SHARE = 0.8
"""Least share of non-ASCII bytes without such a neighbour that makes a file Western: a curly quotation mark or an
accented letter stands alone, letters of Korean, Chinese, Japanese and Cyrillic encodings stand in rows."""
_CONTROL_SHARE = 0.01
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|encoding=\"([\w.:-]{2,40})\"", re.IGNORECASE
)
_HEAD = 4096


def decode(data: bytes, *, html: bool = False) -> str:
    """Decode a file: by its byte order mark, as UTF-8, as an HTML page declares it, else as its bytes suggest.

    The mark itself is no part of the text. Raises RejectedArticle when the bytes are no text.
    """
    text = _decode(data, html=html)
    if not text.strip("\ufeff \t\r\n\v\f\xa0\u200b"):
        message = "holds nothing but white space"
        raise RejectedArticle(message)
    if len(_CONTROL.findall(text)) > len(text) * _CONTROL_SHARE:
        message = "is not text (it is full of control characters)"
        raise RejectedArticle(message)
    return text


def _decode(data: bytes, *, html: bool) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    if b"\0" in data:
        return _strictly(data, _utf_16(data))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        _check_damage(data, error.start)
    declared = _DECLARED.search(data, 0, _HEAD) if html else None
    encodings = [(declared[1] or declared[2]).decode()] if declared else []
    runs = _HIGH.findall(data)
    if sum(len(run) == 1 for run in runs) >= _LONE_SHARE * sum(map(len, runs)):
        encodings.append("cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    best = from_bytes(data).best()
    if best is None:
        message = "is not text in any known encoding"
        raise RejectedArticle(message)
    return _strictly(data, best.encoding)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except ValueError as error:
        message = f"is not valid {encoding.removesuffix('-sig').upper()}"
        raise RejectedArticle(message) from error


def _utf_16(data: bytes) -> str:
    pairs = len(data) // 2
    for encoding, own, other in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        zeros = data[own::2].count(0)
        if zeros >= _LATIN_SHARE * pairs and data[other::2].count(0) * 10 <= zeros:
            return encoding
    message = "is not text (it contains NUL bytes)"
    raise RejectedArticle(message)


def _check_damage(data: bytes, start: int) -> None:
    """Raise RejectedArticle for UTF-8 with a few broken bytes: any other reading of it would be gibberish."""
    loose = data.decode(errors="replace")
    broken = loose.count("\ufffd")
    whole = sum(character > "\x7f" for character in loose) - broken
    if whole > 2 * broken:
        message = f"is damaged UTF-8 (at byte {start})"
        raise RejectedArticle(message)
