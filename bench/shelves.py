"""Shelves to measure on: invented articles as files in a folder and, through the real writer, in a library.

The library takes the files for read, so that a reload finds them unchanged.
"""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from bench.articles import read, write
from bench.world import World, invent
from bot.corpus.files import scan
from bot.library.writer import Writer
from bot.reading.meaning import Encoder
from bot.reload_process import MADE_BY
from bot.settings import Settings

_FEWEST_PEOPLE = 200
_A_FOLDER = 1000
"""Files of one folder."""


@dataclass(frozen=True)
class Standing:
    """A shelf that stands: how to open it, the world it is about, and what putting it up took."""

    settings: Settings
    world: World
    articles: int
    built: str
    """What putting it up took; empty when it stood already."""


def put_up(folder: Path, articles: int) -> Standing:
    """Put as many invented articles on a shelf in ``folder``, unless that was done before."""
    settings = Settings(corpus_dir=folder / "corpus", data_dir=folder / "data")
    world = invent(max(articles, _FEWEST_PEOPLE))
    built = "" if _stands(settings, articles) else _build(settings, world, articles)
    return Standing(settings, world, articles, built)


def _stands(settings: Settings, articles: int) -> bool:
    """Whether an earlier run put the shelf up in the way of this version of the bot; else what is left of it goes."""
    with Writer(settings.library_path, MADE_BY) as writer:
        known = writer.known().values()
    if len(known) == articles and all(article.content_hash for article in known):
        return True
    shutil.rmtree(settings.data_dir)
    return False


def _build(settings: Settings, world: World, articles: int) -> str:
    for number in range(articles):
        file = settings.corpus_dir / f"{number // _A_FOLDER:03}" / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write(world, number), encoding="utf-8")
    adding = indexing = 0.0
    with Writer(settings.library_path, MADE_BY) as writer:
        for number, found in enumerate(scan(settings.corpus_dir, settings.max_article_kib * 1024).files):
            article, findings = read(world, number, found.key, found.content_hash)
            began = time.perf_counter()
            writer.add(article, findings)
            adding += time.perf_counter() - began
        writer.add_codes(Encoder())
        began = time.perf_counter()
        writer.finish([])
        indexing = time.perf_counter() - began
    size = settings.library_path.stat().st_size / 2**20
    return f"added in {adding:.1f} s ({articles / adding:.0f} a second), indexes in {indexing:.1f} s, {size:.0f} MiB"
