"""``/check``: every quotation in a posted text, looked up and compared, one after the other.

What a message quotes is cut out by ``posted``, candidates come from the library, and ``verdicts`` decides; a person who
reads the answer finds the source of each line.
"""

import asyncio
import re
from collections.abc import Sequence

from bot.answers.answer import Nothing
from bot.answers.checking.found import Checked, Checks, Verdict
from bot.answers.checking.posted import LONGEST, Quote, quotes, whole
from bot.answers.checking.speakers import Attributed, attributed
from bot.answers.checking.verdicts import Candidate, judge
from bot.answers.checking.words import split
from bot.answers.resolve import shown
from bot.library.shelf import Shelf
from bot.library.wordings import Wording, wordings

_MOST = 10
"""Quotations of one message that are checked."""
_SHORTEST = 2
"""Words of a quotation that is checked; a single word is in many mouths."""
_LONGEST_WORDS = 300
_TAKEN_APART = 40
"""Wordings that are compared in any way but by the number of words in common."""
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)")

NO_WORDS = "There are no words to check in this message: it may be only a picture, a link or an emoji."
NO_MARKS = (
    "Nothing in this message stands between quotation marks or behind “>”. "
    "To compare a text without marks, give it to /check."
)


async def check(shelf: Shelf, text: str, speaker: str, *, only_marked: bool = False) -> Checks | Nothing:
    """Check a posted text; without marks all of it is one quotation, unless ``only_marked``.

    ``speaker`` stands for whoever the text itself names.
    """
    # Reading a long message full of marks takes longer than the event loop may be held up.
    found = await asyncio.to_thread(quotes, text)
    if not found:
        one = whole(text)
        if one is None:
            return Nothing(NO_WORDS)
        if only_marked:
            return Nothing(NO_MARKS)
        checked = await _check(shelf, _given(one, speaker))
        parts = [part for part in _SENTENCE_END.split(one.text) if len(split(part)) >= _SHORTEST]
        if checked.verdict is not Verdict.ABSENT or len(parts) == 1:
            return Checks((checked,), _cut(text))
        found = tuple(Quote(part, one.attributed) for part in parts)
    long_enough = [quote for quote in found if len(split(quote.text)) >= _SHORTEST]
    if not long_enough:
        return Nothing("A single word between quotation marks is too short to check.")
    checked_all = [await _check(shelf, _given(quote, speaker)) for quote in long_enough[:_MOST]]
    notes = [f"“{shown(quote.text)}” is too short to check." for quote in found if quote not in long_enough]
    if len(long_enough) > _MOST:
        notes.append(f"Only the first {_MOST} quotations were checked, of {len(long_enough)}.")
    return Checks(tuple(checked_all), (*notes, *_cut(text)))


def _given(quote: Quote, speaker: str) -> Quote:
    return Quote(quote.text, speaker.strip() or quote.attributed)


def _cut(text: str) -> tuple[str, ...]:
    return (f"Only the first {LONGEST:,} characters were looked at.",) if len(text) > LONGEST else ()


async def _check(shelf: Shelf, quote: Quote) -> Checked:
    words = split(quote.text)
    text = quote.text if len(words) <= _LONGEST_WORDS else quote.text[: words[_LONGEST_WORDS - 1].end]
    proposed = await wordings(shelf, text)
    who = await attributed(shelf, quote.attributed) if quote.attributed else None
    # Comparing takes some milliseconds a quotation; a thread lets the event loop run between them.
    return await asyncio.to_thread(_judged, Quote(text, quote.attributed), proposed, who)


def _judged(quote: Quote, proposed: tuple[Wording, ...], who: Attributed | None) -> Checked:
    candidates = [
        Candidate(wording, words, who.said(wording.quotation) if who and wording.quotation else None)
        for wording in _nearest(quote.text, proposed)
        if (words := split(wording.text))
    ]
    return judge(quote.text, quote.attributed, candidates)


def _nearest(text: str, proposed: Sequence[Wording]) -> Sequence[Wording]:
    """Choose the wordings that share most words with a text, so that few are taken apart."""
    words = set(_WORD.findall(text.casefold()))

    def shared(wording: Wording) -> int:
        return len(words.intersection(_WORD.findall(wording.text.casefold())))

    return sorted(proposed, key=shared, reverse=True)[:_TAKEN_APART]
