"""``ask``: typed questions answered in the terminal or as JSON, after the shelf has been brought up to date.

Lines are answered one after the other in their order, each from a shelf of its own; a line that is no question gets a
sentence (or an ``error`` object) and stops nothing.
"""

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bot.answers.answer import Answer, Page
from bot.answers.desk import answer
from bot.answers.question import parse
from bot.errors import QuestionError, ReloadRunning
from bot.library.library import Library
from bot.meaning import Meaning
from bot.reload import Reloader
from bot.settings import Settings
from bot.terminal.as_json import answered, failed
from bot.terminal.decisions import recorded
from bot.terminal.show import render

_PAGE = Page(size=20)
_PATIENCE_S = 20.0
"""What a question may wait for the process that compares meanings, whose start takes a second: nobody chats here."""


async def ask(settings: Settings, lines: Iterable[str], *, as_json: bool) -> int:
    """Answer each line; returns the exit code: 0, or 2 when a line was no question.

    Raises BotError when the articles cannot be read at all.
    """
    try:
        await Reloader(settings, recorded(settings)).reload()
    except ReloadRunning:
        sys.stderr.write("A reload is running; answering from the articles as they stood before it.\n")
    library = Library(settings.library_path)
    meaning = Meaning(settings.library_path, share_s=_PATIENCE_S)
    status = 0
    try:
        for line in lines:
            try:
                found = await _answer(library, meaning, line, Page() if as_json else _PAGE)
            except QuestionError as error:
                status = error.exit_code
                _fail(str(error), as_json=as_json)
            else:
                _show(found, as_json=as_json)
    finally:
        await meaning.close()
        await library.close()
    return status


def lines_of(path: Path) -> list[str]:
    """Read the lines of a file of questions; ``-`` is standard input.

    Raises QuestionError when it cannot be read as UTF-8 text.
    """
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The questions in {path} cannot be read: {error}."
        raise QuestionError(message) from error
    return text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")


async def _answer(library: Library, meaning: Meaning, line: str, page: Page) -> Answer:
    question = parse(line)
    async with library.shelf() as shelf:
        return await answer(shelf, question, page, today=datetime.now(UTC).date(), meanings=meaning)


def _show(found: Answer, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(answered(found), ensure_ascii=False) + "\n")
    else:
        Console(markup=False, highlight=False).print(render(found), "")


def _fail(message: str, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(failed(message), ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(f"{message}\n")
