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
    r"entitled|titled|named|nicknamed|codenamed|dubbed|wrote|written|penned|authored|composed|"
    r"directed|recorded|sang)(?: (?:the|its|his|her|their|a))?|['’]s?) ?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[“\"][^“”\"]{1,80}[”\"],?(?: (?:and|or))? )+$")
"""Works that are named before another one: "wrote “A” and “B”"."""
_NICKNAME = re.compile(r"[A-Z][\w.]+ $")
_SURNAME = re.compile(r" [A-Z]\w")
_HEADING_WORDS = 8
_DIRECT = 0.8
"""How sure a cue must be to make one word a quotation: it governs the word, stands beside it or before its colon."""


def is_speech(page: Page, frame: Frame, strength: float, *, known: bool) -> bool:
    """Whether a stretch is quoted speech; ``strength`` says how sure its cue is, ``known`` whether it has a speaker."""
    quoted = frame.quoted
    text = page.text[quoted.start : quoted.end]
    words = _WORD.findall(text)
    before = _LISTED.sub("", page.text[max(0, quoted.start - 160) : max(0, quoted.start - 1)])
    capital = all(word[0].isupper() or len(word) < _SMALL for word in words)
    if not quoted.closed and not known:
        # A mark without a partner before the writer's own words.
        return False
    if capital and (_is_heading(page, frame, words) if frame.alone else _is_name(page, frame, words, before)):
        return False
    if len(words) == 1 and not frame.alone:
        # "Talk of “war”" is nobody's quotation, whoever speaks elsewhere in the sentence.
        return strength >= _DIRECT and (frame.last_character in "!?" or not _describes_a_noun(frame))
    if strength > WEAK:
        return True
    if page.blocks[quoted.paragraph].kind is BlockKind.CAPTION:
        return False
    short = _SHORT if not known else _SHORT - 1
    return frame.alone or not (len(words) <= short or capital)


def _describes_a_noun(frame: Frame) -> bool:
    """Whether the quoted word hangs on a noun by a preposition: "talk of “war”"."""
    word = frame.opening
    return word is not None and word.dep_ == "pobj" and word.head.head.tag_.startswith("NN")


def _is_heading(page: Page, frame: Frame, words: list[str]) -> bool:
    """Whether a few capitalised words make up a paragraph that nobody's colon opens: “Nowhere Left to Go.”."""
    block = page.blocks[frame.quoted.paragraph]
    led = page.text[: block.start].rstrip().endswith(":")
    return not led and 1 < len(words) <= _HEADING_WORDS and len(block.text.split()) <= len(words)


def _is_name(page: Page, frame: Frame, words: list[str], before: str) -> bool:
    """Whether capitalised words are what something is called or what somebody is called between two names."""
    if _NICKNAME.search(before) is not None and _SURNAME.match(page.text, frame.quoted.end + 1):
        return True
    return len(words) > 1 and words[0][0].isupper() and _WORK.search(before) is not None
