"""Single lines of a card: the source, the speaker, the quotation. Every text that is not ours is escaped here.

``room`` is the most UTF-16 units that one foreign text may take; see :func:`bot.chat.limits.fit`.
"""

from bot.answers import wording
from bot.answers.answer import EventLine, Highlighted, QuotationLine
from bot.chat import limits, text
from bot.findings import Source, SpeakerKind

_TITLE_ROOM = 80
_LONG_TITLE_ROOM = 200
_LINK_ROOM = 40
"""With less room for each text than this a card may be cut at its end, and a link must not be: it goes without."""
_NAME_ROOM = 80


def clipped(words: str, room: int) -> str:
    """Escape a text after clipping it to ``room`` units."""
    return text.escape(limits.clip(text.tidy(words), room))


def dated(value: str | None) -> str:
    """Write an EDTF date in plain words."""
    return clipped(wording.dated(value), _NAME_ROOM)


def source(where: Source, room: int) -> str:
    """Write the line under a line of an answer: publisher, date and linked title of its article."""
    return f"↳ {article(where, min(room, _TITLE_ROOM))}"


def article(where: Source, room: int) -> str:
    """Write publisher, date and linked title of an article."""
    publisher = clipped(where.publisher, min(room, _NAME_ROOM)) if where.publisher else "publisher not stated"
    url = where.url if room >= _LINK_ROOM else None
    title = text.link(limits.clip(text.tidy(where.title), min(room, _LONG_TITLE_ROOM)), url)
    return f"{publisher}, {dated(where.published)}: {title}"


def speaker(line: QuotationLine, room: int) -> str:
    """Write who said it, with the role at that time and the cue; a doubtful or missing speaker is shown as such."""
    short = min(room, _NAME_ROOM)
    if not line.speaker or line.speaker_kind is SpeakerKind.UNKNOWN:
        return "speaker not named"
    role = f", {clipped(line.role, room)}" if line.role else ""
    if line.confidence < wording.SURE:
        return f"speaker unsure: {clipped(line.speaker, short)}{role}"
    cue = wording.cue_words(line)
    cue = f" ({clipped(cue, short)})" if cue else ""
    return f"**{clipped(line.speaker, short)}**{role}{cue}"


def quotation(line: QuotationLine, room: int) -> str:
    """Write the exact words, who said them, and where."""
    return f"“{said(line, room)}”\n— {speaker(line, room)}\n{source(line.source, room)}"


def said(line: QuotationLine, room: int) -> str:
    """Write the exact words, those that were looked for in bold; a long quotation is cut around the first of them."""
    return highlighted(Highlighted(wording.spoken(line.text), line.matches), room)


def event(line: EventLine, room: int) -> str:
    """Write one dated sentence and where it stands."""
    return f"{dated_sentence(line, room)}\n{source(line.source, room)}"


def dated_sentence(line: EventLine, room: int) -> str:
    """Write a sentence behind its date, marked when it has not happened."""
    status = wording.STATUS_WORDS[line.status]
    when = f"**{clipped(wording.when(line), _NAME_ROOM)}**" + (f" *{status}*" if status else "")
    return f"{when} {clipped(line.text, room)}"


def highlighted(sentence: Highlighted, room: int) -> str:
    """Write a sentence with its matches in bold, cut around the first of them when it is long."""
    words, matches = _window(sentence, room)
    parts: list[str] = []
    done = 0
    for start, end in matches:
        match = _escaped(words[start:end])
        parts += [_spaced(words[done:start]), f"**{match}**" if match else ""]
        done = end
    return " ".join("".join([*parts, _spaced(words[done:])]).split())


def _escaped(words: str) -> str:
    """Escape a stretch of a sentence; a colon at its end may have a letter behind it in the next stretch."""
    return text.escape(f"{words}x")[:-1] if words.endswith(":") else text.escape(words)


def _spaced(words: str) -> str:
    """Escape a stretch of a sentence, keeping the blanks at its edges."""
    escaped = _escaped(words)
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() else ""
    return f"{before}{escaped}{after}"


def _window(sentence: Highlighted, room: int) -> tuple[str, list[tuple[int, int]]]:
    words = sentence.text
    first = sentence.matches[0][0] if sentence.matches else 0
    begin = 0 if limits.length(words) <= room else max(0, first - room // 3)
    shown = limits.clip(words[begin:], room - 1)
    lead = limits.ELLIPSIS if begin else ""
    end = len(shown) - (1 if shown.endswith(limits.ELLIPSIS) else 0)
    inside = [
        (start - begin + len(lead), min(stop - begin, end) + len(lead))
        for start, stop in sentence.matches
        if start - begin < end and start >= begin
    ]
    return lead + shown, [(start, stop) for start, stop in inside if start < stop]
