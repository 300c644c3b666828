"""Text to lines with exact offsets: one line a paragraph, hard-wrapped ones joined, Markdown marks blanked.

What a line is (title, body, caption ...) is decided in :mod:`bot.corpus.cleaning`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_TRIMMED = " \t\r\n\v\f\x1c\x1d\x1e\x85\xa0\u2028\u2029\u200b\u200e\u200f\u2060\u3000\ufeff"
_WIDEST_WRAP = 120
_FEWEST_WRAPS = 3
_LOWER_SHARE = 0.4
"""Least share of lines in a hard-wrapped text that go on with a small letter; of paragraphs hardly one does."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, without the white space round it.

    ``apart`` says that an empty line, or nothing at all, stands before it; ``heading`` and ``caption`` that the file's
    own marks make it one.
    """

    text: str
    start: int
    apart: bool
    heading: bool = False
    caption: bool = False


def split_lines(text: str, start: int = 0) -> list[Line]:
    """Give the lines of ``text`` from offset ``start`` on; a paragraph broken to a fixed width is one line."""
    lines: list[Line] = []
    offset, apart = start, True
    for raw in text[start:].splitlines(keepends=True):
        bare = raw.strip(_TRIMMED)
        if bare:
            lines.append(Line(bare, offset + raw.index(bare), apart))
        apart = not bare
        offset += len(raw)
    return _joined(lines, text)


def _joined(lines: list[Line], text: str) -> list[Line]:
    """Join the lines of hard-wrapped paragraphs.

    A line was wrapped when the next line's first word had no room left on it; that says something only of a text most
    of whose neighbouring lines are so and go on with small letters.
    """
    neighbours = [(line, after) for line, after in pairwise(lines) if not after.apart]
    width = max((len(line.text) for pair in neighbours for line in pair), default=0)
    wrapped = {
        after.start for line, after in neighbours if len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width
    }
    lower = sum(after.text[0].islower() for _, after in neighbours if after.start in wrapped)
    if (
        width > _WIDEST_WRAP
        or len(wrapped) < max(_FEWEST_WRAPS, len(neighbours) / 2)
        or lower < _LOWER_SHARE * len(wrapped)
    ):
        return lines
    paragraphs: list[Line] = []
    for line in lines:
        if line.start in wrapped:
            first = paragraphs.pop()
            end = line.start + len(line.text)
            paragraphs.append(Line(text[first.start : end], first.start, first.apart))
        else:
            paragraphs.append(line)
    return paragraphs


_IMAGE = re.compile(r"!\[(?P<keep>[^\[\]\n]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"(?<!!)\[(?P<keep>[^\[\]\n]+)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<keep>\S.{0,300}?)(?:[ \t]{1,9}#+)?[ \t]{0,9}\r?$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<keep>[^\n]*\S)[^\S\n]*\n {0,3}(?:={3,}|-{3,})[ \t]*\r?$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<keep>[^*_\n]+)(?<=\S)(?P=mark)(?![\w*_])")
_NOISE = re.compile(
    r"<!--(?:[^-]|-(?!->)){0,5000}-->|<https?://[^<>\s]+>|</?[A-Za-z][^<>\n]*>"
    r"|^ {0,3}\[[^\]\n]+\]:[^\n]*|^(?:[ \t]{0,3}>)+|^ {0,3}[-*+][ \t]+(?=\S)|`+|\\(?=[\\`*_{}\[\]()#+.!>~|-])",
    re.MULTILINE,
)


def split_markdown(text: str, start: int = 0) -> tuple[str, list[Line]]:
    """Blank the marks of a Markdown text from ``start`` on, and give the blanked text and its lines.

    Every mark becomes as many spaces, so offsets in the blanked text are those in the file, and a sentence with a link
    or an emphasis in it stays one sentence.
    """
    plain = text[:start] + _NOISE.sub(_blank, text[start:])
    captions = {match.start("keep") for match in _IMAGE.finditer(plain, start)}
    for pattern in (_IMAGE, _LINK, _EMPHASIS, _EMPHASIS):
        plain = plain[:start] + pattern.sub(_keep, plain[start:])
    headings = [match.span("keep") for match in _HEADING.finditer(plain, start)]
    headings += [match.span("keep") for match in _UNDERLINED.finditer(plain, start)]
    for pattern in (_HEADING, _UNDERLINED):
        plain = plain[:start] + pattern.sub(_keep, plain[start:])
    return plain, list(_marked(split_lines(plain, start), headings, captions))


def _marked(lines: list[Line], headings: list[tuple[int, int]], captions: set[int]) -> Iterable[Line]:
    tops = {offset for first, last in headings for offset in range(first, last)}
    for line in lines:
        yield Line(line.text, line.start, line.apart, line.start in tops, line.start in captions)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match[0])


def _keep(match: re.Match[str]) -> str:
    before, kept, after = match.start("keep") - match.start(), match["keep"], match.end() - match.end("keep")
    whole = match[0]
    return re.sub(r"[^\r\n]", " ", whole[:before]) + kept + re.sub(r"[^\r\n]", " ", whole[len(whole) - after :])
