"""What was checked, as text for a terminal: verdicts, differences word by word, and the people whom a text names.

The differences are marked with signs besides colours, so that they survive a pipe.
"""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.answers.checking.found import Checked, Checks, Mark, Mentioned, Piece
from bot.answers.checking.telling import TITLES, explained, repeated
from bot.answers.wording import counted, source_words, spoken
from bot.findings import Source, SpeakerKind
from bot.library.wordings import Wording


def checks(answer: Checks) -> Iterator[RenderableType]:
    """Show the verdict on each quotation."""
    for one in answer.checked:
        yield from _checked(one)
    for note in answer.notes:
        yield Text(note, "italic")


def _checked(one: Checked) -> Iterator[RenderableType]:
    yield Text(TITLES[one.verdict], "bold")
    yield _indented(_difference(one.pieces) if one.pieces else Text(one.posted))
    yield _indented(Text(explained(one), "italic"))
    for wording in one.found:
        yield from _wording(wording, words=repeated(one))
    yield from (_source(source) for source in one.also)


def _wording(wording: Wording, *, words: bool) -> Iterator[RenderableType]:
    line = wording.quotation
    if words:
        yield _indented(Text(f"“{spoken(line.text)}”" if line else wording.text))
    if line:
        named = line.speaker and line.speaker_kind is not SpeakerKind.UNKNOWN
        yield _indented(Text(f"— {line.speaker}" if named else "— speaker not named"))
    yield _source(wording.source)


def _difference(pieces: tuple[Piece, ...]) -> Text:
    styles = {Mark.SAME: ("", "", ""), Mark.GONE: ("[-", "-]", "red strike"), Mark.NEW: ("{+", "+}", "green bold")}
    parts = []
    for piece in pieces:
        begin, end, style = styles[piece.mark]
        parts.append(Text(f"{begin}{piece.text}{end}", style))
    return Text(" ").join(parts)


def mentioned(answer: Mentioned) -> Iterator[RenderableType]:
    """Show who is named."""
    for person in answer.people:
        yield Text.assemble((person.name, "bold"), f", {person.role}" if person.role else "")
        yield _source(person.source)
    for one in answer.unclear:
        yield Text(f"“{one.written}” may be {counted(one.total, 'person')}: {', '.join(one.people)}")


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2), expand=False)


def _source(source: Source) -> RenderableType:
    return Padding(Text(source_words(source), "dim"), (0, 0, 0, 4), expand=False)
