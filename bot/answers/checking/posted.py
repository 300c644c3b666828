"""What a posted message quotes: words between marks of every kind, and ``>`` quotes.

The pairing of marks is that of the reader, so that a message is read as an article is. Discord's own signs, which an
article does not have, are taken out first.
"""

import re
from dataclasses import dataclass

from bot.answers.checking.bylines import signed, speaker_beside
from bot.reading.marks import quoted_stretches

LONGEST = 4000
"""Characters of a message that are looked at; no message of Discord's is longer."""

_DISCORD = re.compile(r"<(?:@[!&]?|#|a?:\w{2,32}:|t:|/[\w -]+:)\d+(?::\w)?>|https?://\S+")
_DECORATION = re.compile(r"\*{1,3}|~~|\|\||__|(?<!`)`(?!`)|^#{1,3} |^-# ", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^\s*>{1,3}\s?")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Posted words, and the name beside them as it is written there, if any."""

    text: str
    attributed: str | None = None


def plain(message: str) -> str:
    """Take Discord's own signs out of a message: mentions, emoji, links, bold and the like; quote marks stay."""
    return _DECORATION.sub("", _DISCORD.sub(" ", message[:LONGEST]))


def quotes(message: str) -> tuple[Quote, ...]:
    """Give what a message quotes, in its order: what stands between marks, and ``>`` quotes that have none."""
    text, blocks = _without_quote_marks(plain(message))
    marked = quoted_stretches(text, [match.span() for match in _PARAGRAPH.finditer(text)])
    spans = [(one.start, one.end) for one in marked]
    for start, end in blocks:
        if not any(start <= one.start < end for one in marked):
            spans.append((start, start + len(signed(text[start:end])[0])))
    found = [Quote(_one_line(text[start:end]), speaker_beside(text, start, end)) for start, end in sorted(spans)]
    return tuple(quote for quote in found if _has_words(quote.text))


def whole(message: str) -> Quote | None:
    """Give a message without any marks as one quotation; a name behind a dash at its end is the speaker.

    None when it has no words.
    """
    words, name = signed(plain(message).strip())
    return Quote(_one_line(words), name) if _has_words(words) else None


def _without_quote_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Blank the ``>`` at the beginning of lines, and give the stretches of lines that had one."""
    lines: list[str] = []
    blocks: list[tuple[int, int]] = []
    at, all_from_here = 0, False
    for line in text.split("\n"):
        mark = _QUOTE_MARK.match(line)
        marked = all_from_here or mark is not None
        all_from_here = all_from_here or line.lstrip().startswith(">>>")
        lines.append(" " * mark.end() + line[mark.end() :] if mark else line)
        if marked and blocks and blocks[-1][1] == at - 1:
            blocks[-1] = blocks[-1][0], at + len(line)
        elif marked:
            blocks.append((at, at + len(line)))
        at += len(line) + 1
    return "\n".join(lines), blocks


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)
