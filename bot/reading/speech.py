"""Tells what is quoted from what only stands between marks: scare quotes, titles of works, nicknames, stray marks.

Looks at the shape of the words and what stands before them, never at what they mean.
"""

import re

from bot.findings import BlockKind
from bot.reading.frames import Frame
from bot.reading.governing import WEAK
from bot.reading.page import Page

_SHORT = 4
"""Words up to which a stretch that nobody is said to have said is a scare quote, a title or a name."""
_SMALL = 4
"""Letters from which every word of a title has a capital: of, the, and, with do not."""

_WORD = re.compile(r"\w[\w’'-]*")
_WORK = re.compile(
    r"(?:\b(?:on|in|of|from|for|watch\w*|film|movie|book|novel|play|song|album|show|program|programme|series|podcast|poem|"
    r"painting|documentary|episode|exercise|operation|drill|project|ship|initiative|magazine|paper|report|article|"
    r"entitled|titled|named|nicknamed|codenamed|dubbed)(?: (?:the|its|his|her|their|a))?|['’]s?) ?$",
    re.IGNORECASE,
)
_NICKNAME = re.compile(r"[A-Z][\w.]+ $")
_SURNAME = re.compile(r" [A-Z]\w")
_NICKNAME_WORDS = 2


def is_speech(page: Page, frame: Frame, strength: float, *, known: bool) -> bool:
    """Whether a stretch is quoted speech; ``strength`` says how sure its cue is, ``known`` whether it has a speaker."""
    quoted = frame.quoted
    text = page.text[quoted.start : quoted.end]
    words = _WORD.findall(text)
    before = page.text[max(0, quoted.start - 40) : max(0, quoted.start - 1)]
    capital = all(word[0].isupper() or len(word) < _SMALL for word in words)
    if not quoted.closed and not known and frame.alone:
        # A mark without a partner before the writer's own sentence.
        return False
    if not frame.alone and capital and _is_name(page, frame, words, before):
        return False
    if strength > WEAK:
        return True
    if page.blocks[quoted.paragraph].kind is BlockKind.CAPTION:
        return False
    short = _SHORT if not known else _SHORT - 1
    return frame.alone or not (len(words) <= short or capital)


def _is_name(page: Page, frame: Frame, words: list[str], before: str) -> bool:
    """Whether capitalised words are what something is called or what somebody is called between two names."""
    nickname = len(words) <= _NICKNAME_WORDS and _NICKNAME.search(before) is not None
    if nickname and _SURNAME.match(page.text, frame.quoted.end + 1):
        return True
    return len(words) > 1 and words[0][0].isupper() and _WORK.search(before) is not None
