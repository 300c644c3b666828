"""The command: measures what was asked for, and prints it as tables."""

import argparse
import asyncio
import platform
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bench import answering, asking, checking, extraction, judged, names, pictures, processes, reading
from bench.figures import Figure, load_average, table
from bench.shelves import Standing, put_up
from bot.settings import SHIPPED_CORPUS

_PARTS = ("start", "answers", "checking", "asking", "names", "pictures", "reading")
_ANSWERING = ("answers", "checking", "asking")
_FEW = 5
_SOME = 420
"""Articles of a shelf with about 10,000 sentences."""
_TIMES = "median / 99th percentile / mean CPU"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Prints performance figures of the bot.")
    parser.add_argument(
        "--articles", type=int, default=20_000, help="size of the large shelf; 0 leaves it out (default: 20,000)"
    )
    parser.add_argument(
        "--names", type=int, default=1_000_000, help="names to look people up in; 0 leaves it out (default: 1,000,000)"
    )
    parser.add_argument(
        "--only",
        nargs="+",
        choices=_PARTS,
        default=_PARTS,
        help="measure only these parts; answers has the two after it, too",
    )
    parser.add_argument("--corpus", type=Path, default=SHIPPED_CORPUS, help="folder of articles to read and start with")
    parser.add_argument("--sets", type=Path, metavar="DIR", help="annotated sets to measure what reading finds with")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the large shelf there, and use one kept before")
    return parser


async def _measure(console: Console, options: argparse.Namespace, scratch: Path) -> None:  # noqa: C901 - one branch a part
    def show(title: str, figures: Sequence[Figure]) -> None:
        console.print(table(title, figures))
        console.print()

    parts = {*options.only, *(_ANSWERING if "answers" in options.only else ())}
    large = await _large(console, options.articles, options.keep or scratch / "large")
    if "start" in parts:
        data = scratch / "start"
        figures = await processes.memory(data, options.corpus, "the corpus")
        figures.append(await processes.start(data, options.corpus, "the corpus"))
        if large:
            settings = large.settings
            name = f"{large.articles:,} articles"
            figures.append(await processes.start(settings.data_dir, settings.corpus_dir, name))
        show("Start and memory", figures)
    if "answers" in parts:
        for standing in filter(None, (put_up(scratch / "few", _FEW), large)):
            show(f"Answers from {standing.articles:,} articles ({_TIMES})", await answering.measure(standing))
    if "names" in parts and options.names:
        console.print(f"Putting up {options.names:,} invented names ...\n")
        show(f"Names ({_TIMES.rpartition(' / ')[0]})", await names.measure(scratch / "names", options.names))
    if "pictures" in parts:
        show(f"Pictures ({_TIMES})", await asyncio.to_thread(pictures.measure))
    if "checking" in parts:
        figures = await checking.verdicts(scratch / "checking")
        for standing in filter(None, (put_up(scratch / "some", _SOME), large)):
            figures += await checking.times(standing)
        show(f"Checking posted quotations ({_TIMES})", figures)
    if "asking" in parts:
        figures = await judged.quality(scratch / "judged")
        figures += await asking.quality(options.sets, scratch) if options.sets else []
        for standing in filter(None, (put_up(scratch / "some", _SOME), large)):
            figures += await asking.times(standing)
        show(f"Questions in people's own words ({_TIMES.rpartition(' / ')[0]})", figures)
    if "reading" in parts:
        figures = await reading.measure(options.corpus, scratch / "reading")
        figures += await reading.side_by_side(options.corpus, scratch / "side by side")
        show("Reading", figures + (await reading.of_many(large) if large else []))
        if options.sets:
            show("What reading finds", await asyncio.to_thread(extraction.measure, options.sets, scratch))


async def _large(console: Console, articles: int, folder: Path) -> Standing | None:
    if not articles:
        return None
    console.print(f"Putting up a shelf of {articles:,} invented articles ...")
    standing = await asyncio.to_thread(put_up, folder, articles)
    console.print(f"{standing.built or 'It stands already.'}\n".capitalize())
    return standing


def main() -> None:
    """Measure."""
    options = _parser().parse_args()
    console = Console()
    console.print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; other work: load {load_average()}\n"
    )
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as scratch:
        asyncio.run(_measure(console, options, Path(scratch)))


if __name__ == "__main__":
    main()
