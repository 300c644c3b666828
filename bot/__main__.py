"""The command line: one function a verb, which takes what was typed and calls the module that does the work."""

import argparse
import asyncio
import gc
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import FAILED, BotError
from bot.settings import Settings

_INTERRUPTED = 130


def build_parser() -> argparse.ArgumentParser:
    """Describe every verb and its options."""
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Answers briefing questions from a folder of articles, on Discord and here."
    )
    verbs = parser.add_subparsers(
        dest="verb", title="verbs", description="Without a verb: the bot, or the local page when no token is set."
    )
    verbs.add_parser("run", help="run the bot on Discord").set_defaults(do=run)
    verbs.add_parser("preview", help="show the bot on a local page").set_defaults(do=preview)
    load = verbs.add_parser("load", help="bring the shelf up to date with the articles")
    load.add_argument("dir", nargs="?", type=Path, metavar="DIR", help="another folder than CORPUS_DIR")
    load.set_defaults(do=load_articles)
    ask = verbs.add_parser("ask", help="answer a question here")
    ask.add_argument("--json", action="store_true", help="answer as JSON, one object a line, all results")
    ask.add_argument("--from", dest="file", type=Path, metavar="FILE", help="read questions from FILE, one a line")
    ask.add_argument("line", nargs="*", metavar="LINE", help="such as '/who Choe Hak-chol'")
    ask.set_defaults(do=ask_lines)
    extract = verbs.add_parser("extract", help="write what is found in a folder's articles as JSON lines")
    extract.add_argument("dir", type=Path, metavar="DIR")
    extract.add_argument("--out", type=Path, metavar="FILE", help="write to FILE instead of standard output")
    extract.set_defaults(do=extract_findings)
    verbs.add_parser("doctor", help="look whether everything is there").set_defaults(do=look)
    parser.set_defaults(do=bare)
    return parser


def bare(settings: Settings, options: argparse.Namespace) -> int:
    """Run the bot when there is a token, else show the local page."""
    return run(settings, options) if settings.discord_token else preview(settings, options)


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Run the bot on Discord."""
    with lasting_imports():
        from bot.chat.client import run as run_bot  # noqa: PLC0415 - only the verbs that speak Discord load discord.py

    return asyncio.run(run_bot(settings))


@contextmanager
def lasting_imports() -> Iterator[None]:
    """Import without garbage collection: what modules hold lasts, and looking through it costs a tenth of the start."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def preview(settings: Settings, _: argparse.Namespace) -> int:
    """Show the bot on a local page."""
    from bot.chat.preview import preview as show_page  # noqa: PLC0415 - as above

    return asyncio.run(show_page(settings))


def load_articles(settings: Settings, options: argparse.Namespace) -> int:
    """Bring the shelf up to date."""
    from bot.terminal.load import load  # noqa: PLC0415 - a verb loads what it needs: `run` should stay small

    return asyncio.run(load(replace(settings, corpus_dir=options.dir) if options.dir else settings))


def ask_lines(settings: Settings, options: argparse.Namespace) -> int:
    """Answer typed questions."""
    from bot.terminal.ask import ask, lines_of  # noqa: PLC0415 - as above

    lines = lines_of(options.file) if options.file else [" ".join(options.line)]
    return asyncio.run(ask(settings, lines, as_json=options.json))


def extract_findings(settings: Settings, options: argparse.Namespace) -> int:
    """Write findings as JSON lines."""
    from bot.terminal.extract import extract  # noqa: PLC0415 - as above

    return extract(options.dir, options.out, settings.max_article_kib * 1024)


def look(settings: Settings, _: argparse.Namespace) -> int:
    """Look whether everything is there."""
    from bot.terminal.doctor import doctor  # noqa: PLC0415 - as above

    return doctor(settings)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code of the process."""
    options = build_parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # article text need not fit the terminal's encoding
    try:
        written = {name: value for name, value in dotenv_values(".env").items() if value is not None}
        settings = Settings.from_mapping({**written, **os.environ})
        code = options.do(settings, options)
        sys.stdout.flush()
    except BotError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    else:
        return int(code)


if __name__ == "__main__":
    sys.exit(main())
