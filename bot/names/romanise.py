"""Other scripts in Latin letters, as a name of that script would be written: a first step of folding.

anyascii gives letter for letter what most systems agree on; what it writes unlike anybody is put right here, after the
Revised Romanization of Korean (2000): a final k, t, p, and the family names that are one vowel. It reads Chinese
characters as Mandarin in pinyin, whatever language they are meant in: the characters do not tell.
"""

import re

from anyascii import anyascii

_SYLLABLE = re.compile(r"[\uac00-\ud7a3\u3400-\u4dbf\u4e00-\u9fff]")
_VOWEL_ALONE = {"아": "ah", "어": "eo", "오": "oh", "우": "woo", "이": "yi", "의": "ui", "에": "eh"}
"""What anyascii writes with one letter that would be taken for an initial."""
_ARABIC = str.maketrans({"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ؤ": "w", "ئ": "y"})
_ARTICLE = re.compile(r"\bال(?=\w{2})")
"""The article is written with the word, and in Latin letters apart; anyascii leaves out the long a."""
_FINALS = str.maketrans("gdb", "ktp")


def romanise(text: str) -> str:
    """Write a text in ASCII, a word for each Hangul syllable and Chinese character; what has no letters vanishes."""
    if text.isascii():
        return text
    return anyascii(_ARTICLE.sub("al ", _SYLLABLE.sub(_syllable, text)).translate(_ARABIC))


def _syllable(found: re.Match[str]) -> str:
    letter = found.group()
    latin = _VOWEL_ALONE.get(letter) or anyascii(letter)
    if "가" <= letter <= "힣" and not latin.endswith("ng"):
        latin = latin[:-1] + latin[-1:].translate(_FINALS)
    return f" {latin} "
