"""Fingerprints of articles, which tell how alike two texts are.

A digest steps aside here when the article that it digests is there itself; nothing else is ever left out for likeness.
"""

import re
import unicodedata
from collections.abc import Mapping
from hashlib import blake2b

_BITS = 64
_SHINGLE = 3
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
SAME_ARTICLE = 12
"""Most bits in which the fingerprints of one article may differ.

Measured on 75 news articles of 70 to 3,000 words: with quotation marks straightened, other white space, front matter
before them or wrapped in HTML, 0 to 6 bits; only the body kept, 0 to 8; a paragraph cut or a twentieth of the commonest
word mistyped, mean 2 to 6; two different articles, thirty of them on one subject, 18 and more, mean 32; digest and
article, 28 to 33.
"""


def fingerprint(text: str) -> int:
    """64-bit SimHash over the folded words of a text, three at a time.

    M. S. Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002. The same in every process
    and on every machine: bits come from BLAKE2b, never from ``hash()``. A text without words has 0.
    """
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.casefold()))
    words = _WORD.findall(_ACCENTS.sub("", folded))
    shingles = (" ".join(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, min(len(words), 1))))
    hashes = b"".join(blake2b(shingle.encode(), digest_size=_BITS // 8).digest() for shingle in shingles)
    bits = f"{int.from_bytes(hashes):0{8 * len(hashes)}b}"
    # A column of this bit matrix is every 64th character: counting those is far faster than shifting each hash.
    votes = (bits[column::_BITS].count("1") * 2 * _BITS > len(bits) for column in range(_BITS))
    return int("".join("1" if vote else "0" for vote in votes), 2)


def standing_aside(digests: Mapping[str, int], articles: Mapping[str, int]) -> dict[str, str]:
    """Give each digest that gives way, by its key, with the key of the article that it digests.

    ``digests`` maps keys to the fingerprint of the article digested, ``articles`` keys to an article's own.
    """
    aside: dict[str, str] = {}
    for digest, wanted in digests.items():
        near = ((distance(wanted, own), key) for key, own in articles.items() if key != digest)
        nearest = min(near, default=None)
        if nearest is not None and nearest[0] <= SAME_ARTICLE:
            aside[digest] = nearest[1]
    return aside


def distance(one: int, other: int) -> int:
    """Count the bits in which two fingerprints differ (0 to 64)."""
    return (one ^ other).bit_count()
