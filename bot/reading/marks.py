"""Pairs quotation marks, paragraph by paragraph, and hands back the stretches between them.

Knows glyphs only: curly, straight, doubled and single marks, nested, missing and stray ones, apostrophes told apart.
Who speaks, or whether anybody does, is not decided here.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = re.compile(r"``|''|“{1,2}|”{1,2}|\"{1,2}|[„‟«»‹›]")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[^\W\d])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘'(\[])[’'](?!\w)")
_ELISION = re.compile(r"['‘](?:em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
_OPENING, _CLOSING = frozenset("“„‟«‹") | {"``", "““"}, frozenset("”»›") | {"''", "””"}
_SAYING = (
    r"(?!(?:and|but|that|who|which|as|if|when|because|so) )"
    r"(?:(?:[\w.’'-]+ ){1,6}(?:said|says|added|asked|told|wrote)|(?:said|says|added|asked) [\w.’'-]+)\b"
)
_SAID = re.compile(rf"[,?!] (?={_SAYING}(?: (?:on|in|at|to|of|during|last|after|before|from)\b[^,?!“\"]*)?[.]?$)")
"""Where the writer's own words begin in a quotation whose closing mark is missing: "“We are calm, she said."."""
_LATEST = 120
_SAID_BEHIND = re.compile(rf" {_SAYING}")
_SENTENCE_END = re.compile(r"[.?!…]\s+\S")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between outer marks: offsets without the marks, whether it was closed, and its paragraph's number."""

    start: int
    end: int
    closed: bool
    paragraph: int


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def quoted_stretches(text: str, paragraphs: list[tuple[int, int]]) -> list[Quoted]:
    """All outermost quoted stretches of the paragraphs (start and end offsets in ``text``), in order."""
    found: list[Quoted] = []
    for number, (start, end) in enumerate(paragraphs):
        left_open = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1
        doubles, singles = list(_double(text, start, end, left_open=left_open)), list(_single(text, start, end))
        outer = [single for single in singles if all(_holds(single, double) for double in _touched(single, doubles))]
        inner = [double for double in doubles if not any(_holds(single, double) for single in _touched(double, outer))]
        found += [
            Quoted(*trimmed, closed, number)
            for a, b, closed in sorted(inner + outer)
            if (trimmed := _trim(text, a, b if closed else _spoken_until(text, a, b)))
        ]
    return found


_Stretch = tuple[int, int, bool]


def _holds(outer: _Stretch, inner: _Stretch) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _touched(one: _Stretch, others: list[_Stretch]) -> Iterator[_Stretch]:
    """Give those of ``others``, in order and none overlapping, that share a place with ``one``."""
    for index in range(bisect.bisect_left(others, one[0], key=lambda other: other[1]), len(others)):
        if others[index][0] > one[1]:
            return
        yield others[index]


def _spoken_until(text: str, start: int, end: int) -> int:
    """Where a quotation without a closing mark ends: before the words that say who said it, if there are any."""
    last = text[max(start, end - _LATEST) : end].rstrip()
    said = _SAID.search(last)
    return max(start, end - _LATEST) + said.start() + 1 if said else end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = start + len(inner.strip())
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    for match in _DOUBLE.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        can_open = not after.isspace() and (before.isspace() or before in "([—–-‘'/")
        can_close = not before.isspace() and (after.isspace() or not after.isalnum())
        if match[0][0] == '"':
            if before.isdigit() and not can_close:
                continue
            opens, closes = can_open or not can_close, can_close or not can_open
        else:
            opens = match[0] in _OPENING and not (can_close and not can_open)
            closes = match[0] in _CLOSING or not opens
            opens = opens or (can_open and not can_close)
        marks.append(_Mark(match.start(), match.end(), opens, closes))
    return marks


def _double(text: str, start: int, end: int, *, left_open: bool) -> Iterator[_Stretch]:
    """Stretches between double marks: an opener without a partner runs to the next opener or the paragraph's end.

    ``left_open`` says that the paragraph before ends in an open quotation.
    """
    marks = _marks(text, start, end)
    opened: int | None = None
    depth = 0
    for place, mark in enumerate(marks):
        if opened is None:
            if mark.opens:
                opened, depth = mark.end, 0
            elif place == 0 and _closes_what_began(text, start, mark, left_open=left_open):
                yield start, mark.start, True
        elif mark.closes and (depth == 0 or not mark.opens):
            if depth == 0:
                yield opened, mark.start, True
                opened = None
            else:
                depth -= 1
        elif mark.opens:
            if _closes_twice(marks[place + 1 : place + 3]):
                depth += 1
            else:
                yield opened, mark.start, False
                opened = mark.end
    if opened is not None:
        yield opened, end, False


def _closes_what_began(text: str, start: int, mark: _Mark, *, left_open: bool) -> bool:
    """Whether a closing mark without a partner ends words that began with the paragraph.

    They go on from an open quotation, or are one sentence that somebody is said to have said; where a longer text has
    lost its opening mark, nobody can tell its place.
    """
    words = text[start : mark.start]
    if left_open:
        return True
    ended = words.endswith((",", "?", "!")) and _SENTENCE_END.search(words) is None
    return ended and _SAID_BEHIND.match(text, mark.end) is not None


def _closes_twice(marks: list[_Mark]) -> bool:
    return [mark.closes and not mark.opens for mark in marks] == [True, True]


def _single(text: str, start: int, end: int) -> Iterator[_Stretch]:
    """Stretches between single marks that have a partner; after a plural's s a mark is rather an apostrophe."""
    place = start
    while (opener := _SINGLE_OPEN.search(text, place, end)) is not None:
        place = opener.end()
        if _ELISION.match(text, opener.start(), end):
            continue
        following = _SINGLE_OPEN.search(text, place, end)
        limit = following.start() if following else end
        closers = [m.start() for m in _SINGLE_CLOSE.finditer(text, place, limit)]
        sure = [c for c in closers if text[c - 1] not in "sS"]
        if closers:
            closer = sure[0] if sure else closers[-1]
            yield place, closer, True
            place = closer + 1
