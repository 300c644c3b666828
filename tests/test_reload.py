"""Reloading: what came and went is told, a bad file or a dead child harms nothing, and answers go on meanwhile."""

import asyncio
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Articles, Choices, Page, PersonCard, Quotations
from bot.answers.desk import answer
from bot.answers.question import Quote, Search, Who
from bot.corpus.article import read_article
from bot.corpus.files import scan
from bot.errors import CorpusError, LibraryError, ReloadFailed, ReloadRunning
from bot.findings import Reject
from bot.library.library import Library
from bot.library.writer import Writer
from bot.names.merge import Decided
from bot.reload import Outcome, Progress, Reloader
from bot.settings import Settings

TODAY = date(2024, 3, 13)
PLACES = ("Aldmoor", "Brenholt", "Corrick", "Dunmere", "Eskdale")


def text_of(number: int, generation: str) -> str:
    """One short article, marked by the generation of the corpus that it belongs to."""
    place = PLACES[number % len(PLACES)]
    return f"Boats of {place}\n\nThe {generation} boats of {place} carried {number} crates over the strait in fog.\n"


def write(corpus: Path, numbers: range, generation: str) -> None:
    corpus.mkdir(exist_ok=True)
    for number in numbers:
        (corpus / f"{number:04}.txt").write_text(text_of(number, generation))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Four articles that nobody has read yet."""
    write(tmp_path / "corpus", range(4), "early")
    return Settings(corpus_dir=tmp_path / "corpus", data_dir=tmp_path / "data")


@pytest.fixture(scope="module")
def shelf_of_four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("four")
    write(folder / "corpus", range(4), "early")
    asyncio.run(Reloader(Settings(corpus_dir=folder / "corpus", data_dir=folder / "data")).reload())
    return folder / "data"


@pytest.fixture
def loaded(settings: Settings, shelf_of_four: Path) -> Settings:
    """The same four articles, which stand on the shelf."""
    shutil.copytree(shelf_of_four, settings.data_dir)
    return settings


@pytest.fixture
async def library(settings: Settings) -> AsyncIterator[Library]:
    library = Library(settings.library_path)
    yield library
    await library.close()


async def titles(library: Library) -> dict[str, str]:
    async with library.shelf() as shelf:
        return {article.source.key: article.source.title for article in await shelf.articles()}


def came_and_went(outcome: Outcome) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]:
    return outcome.added, outcome.changed, outcome.removed, outcome.unchanged


async def test_a_reload_tells_what_came_changed_went_and_stayed(settings: Settings, library: Library) -> None:
    reloader = Reloader(settings)
    first = await reloader.reload()
    assert came_and_went(first) == (("0000.txt", "0001.txt", "0002.txt", "0003.txt"), (), (), 0)
    assert first.articles == 4
    async with library.shelf() as shelf:
        key = shelf.key
    again = await reloader.reload()
    assert came_and_went(again) == ((), (), (), 4)
    async with library.shelf() as shelf:
        assert shelf.key == key
    corpus = settings.corpus_dir
    (corpus / "0000.txt").unlink()
    (corpus / "0001.txt").write_text(text_of(1, "late"))
    (corpus / "0002.txt.meta.toml").write_text('title = "A title from beside"\n')
    (corpus / "new").mkdir()
    (corpus / "new" / "0009.md").write_text(text_of(9, "late"))
    then = await reloader.reload()
    assert came_and_went(then) == (("new/0009.md",), ("0001.txt", "0002.txt"), ("0000.txt",), 1)
    assert then.articles == 4
    assert (await titles(library))["0002.txt"] == "A title from beside"


async def test_what_was_decided_on_people_reaches_the_shelf_though_no_article_changed(
    loaded: Settings, library: Library
) -> None:
    # More than one argument of a process may hold on Linux: 128 KiB.
    many: list[Decided] | None = [Decided(f"{'a' * 30}{number}", "b" * 30, same=True) for number in range(3000)]

    async def decided() -> list[Decided] | None:
        return many

    async def shelf_key() -> str:
        async with library.shelf() as shelf:
            return shelf.key

    before = await shelf_key()
    reloader = Reloader(loaded, decided)
    assert came_and_went(await reloader.reload()) == ((), (), (), 4)
    after = await shelf_key()
    assert after != before
    many = None
    await reloader.reload()
    assert await shelf_key() == after, "without an answer those count that the shelf has"
    many = []
    await reloader.reload()
    assert await shelf_key() == before


async def test_a_bad_file_is_a_reject_with_its_reason_and_stops_nothing(settings: Settings, library: Library) -> None:
    corpus = settings.corpus_dir
    (corpus / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (corpus / "empty.md").write_bytes(b"")
    (corpus / "page.html").write_text("<html><body><script>1</script></body></html>")
    (corpus / "link.txt").symlink_to("/etc/hostname")
    (corpus / "dangling.txt").symlink_to(corpus / "nowhere")
    outcome = await Reloader(settings).reload()
    assert len(outcome.added) == 4
    assert {reject.file for reject in outcome.rejects} == {
        *("binary.txt", "dangling.txt", "empty.md", "link.txt", "page.html")
    }
    assert Reject("empty.md", "is empty") in outcome.rejects
    async with library.shelf() as shelf:
        assert (await shelf.summary()).rejects == outcome.rejects


async def test_an_article_that_turns_bad_leaves_the_shelf(loaded: Settings, library: Library) -> None:
    (loaded.corpus_dir / "0002.txt").write_bytes(b"")
    outcome = await Reloader(loaded).reload()
    assert came_and_went(outcome) == ((), (), ("0002.txt",), 3)
    assert outcome.rejects == (Reject("0002.txt", "is empty"),)
    assert "0002.txt" not in await titles(library)


async def test_a_digest_steps_aside_for_its_article_and_comes_back(settings: Settings, library: Library) -> None:
    corpus = settings.corpus_dir
    mark = next(read_article(file).fingerprint for file in scan(corpus, 10**6).files if file.key == "0000.txt")
    fields = f"---\ntitle: A digest\ndigest_of: simhash:{mark:016x}\n---\n\n"
    (corpus / "digest.md").write_text(f"{fields}Boats crossed the strait in fog, with crates aboard.\n")
    reloader = Reloader(settings)
    first = await reloader.reload()
    assert first.stood_aside == (("digest.md", "0000.txt"),)
    assert "digest.md" not in await titles(library)
    (corpus / "0000.txt").rename(settings.data_dir / "kept.txt")
    second = await reloader.reload()
    assert came_and_went(second) == (("digest.md",), (), ("0000.txt",), 3)
    (settings.data_dir / "kept.txt").rename(corpus / "0000.txt")
    third = await reloader.reload()
    assert came_and_went(third) == (("0000.txt",), (), ("digest.md",), 3)
    assert third.stood_aside == (("digest.md", "0000.txt"),)


async def test_progress_only_grows_and_ends(settings: Settings) -> None:
    seen: list[Progress] = []
    reloader = Reloader(settings)
    await reloader.reload(seen.append)
    assert [str(progress) for progress in seen] == [
        *(f"Looking at {n} of 4" for n in range(1, 5)),
        *(f"Reading {n} of 4" for n in range(1, 5)),
    ]
    assert (reloader.progress, reloader.running) == (None, False)


async def test_a_second_reload_is_refused_here_and_from_another_process(loaded: Settings) -> None:
    reloader = Reloader(loaded)
    write(loaded.corpus_dir, range(1), "late")
    tried: list[asyncio.Task[Outcome]] = []

    def try_again(_: Progress) -> None:
        if not tried:
            assert reloader.running
            tried.append(asyncio.create_task(reloader.reload()))

    await reloader.reload(try_again)
    with pytest.raises(ReloadRunning, match="already running"):
        await tried[0]
    with Writer(loaded.library_path, "another process"), pytest.raises(ReloadRunning, match="Another reload"):
        await reloader.reload()
    assert (await reloader.reload()).unchanged == 4


async def test_without_a_corpus_folder_the_shelf_stands(loaded: Settings, library: Library, tmp_path: Path) -> None:
    loaded.corpus_dir.rename(tmp_path / "elsewhere")
    with pytest.raises(CorpusError, match="cannot be read"):
        await Reloader(loaded).reload()
    assert len(await titles(library)) == 4


async def test_another_programs_database_fails_the_reload_in_a_sentence(settings: Settings) -> None:
    settings.data_dir.mkdir()
    with closing(sqlite3.connect(settings.library_path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(ReloadFailed, match="another program's database"):
        await Reloader(settings).reload()


async def test_a_damaged_library_is_built_anew(loaded: Settings, library: Library) -> None:
    with closing(sqlite3.connect(loaded.library_path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'articles'").fetchone()
    with loaded.library_path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(LibraryError):
        await titles(library)
    assert len((await Reloader(loaded).reload()).added) == 4
    assert len(await titles(library)) == 4


def children() -> Iterator[int]:
    """Process ids of the reloads that this process has started."""
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            status = (folder / "status").read_text()
            ours = re.search(rf"^PPid:\s*{os.getpid()}$", status, re.MULTILINE)
            if ours and b"bot.reload_process" in (folder / "cmdline").read_bytes():
                yield int(folder.name)


async def test_a_child_that_is_killed_while_reading_changes_nothing(loaded: Settings, library: Library) -> None:
    reloader = Reloader(loaded)
    before = await titles(library)
    write(loaded.corpus_dir, range(60), "late")

    def kill(progress: Progress) -> None:
        if progress.stage == "Reading" and progress.done == 9:
            for child in children():
                os.kill(child, signal.SIGKILL)

    with pytest.raises(ReloadFailed, match="the articles stand as they were"):
        await reloader.reload(kill)
    assert not reloader.running
    assert await titles(library) == before
    async with library.shelf() as shelf:
        assert not (await shelf.rows("SELECT 1 FROM sentences WHERE text LIKE '%late%'"))
    assert came_and_went(await reloader.reload())[2:] == ((), 0)
    assert len(await titles(library)) == 60


async def test_closing_ends_a_reload_and_nothing_has_changed(loaded: Settings, library: Library) -> None:
    reloader = Reloader(loaded)
    write(loaded.corpus_dir, range(60), "late")
    closing_: list[asyncio.Task[None]] = []

    def close(progress: Progress) -> None:
        if progress.stage == "Reading" and not closing_:
            closing_.append(asyncio.create_task(reloader.close()))

    with pytest.raises(ReloadFailed):
        await reloader.reload(close)
    await closing_[0]
    assert list(children()) == []
    assert len(await titles(library)) == 4
    await reloader.close()


async def test_a_reload_that_nobody_waits_for_any_more_is_ended(settings: Settings, library: Library) -> None:
    reloader = Reloader(settings)
    write(settings.corpus_dir, range(60), "late")
    reading = asyncio.Event()
    task = asyncio.create_task(reloader.reload(lambda progress: progress.stage == "Reading" and reading.set()))
    await reading.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(children()) == []
    with pytest.raises(LibraryError):
        await titles(library)


def test_a_child_whose_parent_has_gone_ends_at_once(settings: Settings) -> None:
    job = {"corpus": str(settings.corpus_dir), "library": str(settings.library_path), "max_bytes": 10**6}
    alone = subprocess.run(
        [sys.executable, "-m", "bot.reload_process", json.dumps(job)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert alone.returncode == 1
    assert b"outcome" not in alone.stdout


PARENT = """
import asyncio, os, signal, sys
from pathlib import Path
from bot.reload import Reloader
from bot.settings import Settings

def die(progress):
    if progress.stage == "Reading":
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(Reloader(Settings(corpus_dir=Path(sys.argv[1]), data_dir=Path(sys.argv[2]))).reload(die))
"""


async def test_the_child_ends_when_its_parent_dies(settings: Settings, library: Library) -> None:
    write(settings.corpus_dir, range(200), "late")
    died = subprocess.run(  # noqa: ASYNC221 - nothing else runs meanwhile
        [sys.executable, "-c", PARENT, settings.corpus_dir, settings.data_dir], check=False
    )
    assert died.returncode == -signal.SIGKILL
    end = time.monotonic() + 20
    while True:
        try:
            outcome = await Reloader(settings).reload()
            break
        except ReloadRunning:
            assert time.monotonic() < end
    assert len(outcome.added) == 200
    assert len(await titles(library)) == 200


GENERATIONS = ("early", "late")
ARTICLES = 2000
PAGE = Page(size=5)


def mixed_up(found: Any) -> tuple[set[str], int]:
    """The generations that an answer's sentences speak of, and how many lines it counts in all."""
    lines = [sentence.text for hit in found.hits for sentence in hit.sentences]
    return {generation for generation in GENERATIONS if any(f" {generation} " in line for line in lines)}, found.total


async def test_answers_go_on_while_2000_articles_are_read_and_never_mix_two_shelves(
    settings: Settings, library: Library, put_up: Any, story: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    write(settings.corpus_dir, range(ARTICLES), "late")
    old = [
        story(
            f"{number:04}.txt",
            f"Boats of {PLACES[number % 5]}",
            ("“The early boats are ours,” said Lena Ortez.", "The early crates went over the strait."),
            people={"Lena Ortez": ()},
            said=({"text": "The early boats are ours,", "speaker": "Lena Ortez"},),
        )
        for number in range(100)
    ]
    put_up(settings.library_path, old)
    asked: list[tuple[float, str]] = []
    seen: list[str] = []

    async def ask_once() -> None:
        async with library.shelf() as shelf:
            began = time.monotonic()
            found = await answer(shelf, Search("boats strait crates"), PAGE, today=TODAY)
            people = await answer(shelf, Who("Lena Ortez"), PAGE, today=TODAY)
            said = await answer(shelf, Quote(topic="boats"), PAGE, today=TODAY)
            total = (await shelf.summary()).articles
            asked.append((time.monotonic() - began, shelf.key))
        assert isinstance(found, Articles)
        generations, count = mixed_up(found)
        assert len(generations) == 1
        assert count == total == {"early": 100, "late": ARTICLES}[next(iter(generations))]
        assert isinstance(people, PersonCard) == isinstance(said, Quotations) == (generations == {"early"})
        assert not isinstance(people, Choices)
        seen.extend(generations)

    reading = asyncio.create_task(Reloader(settings).reload())
    while not reading.done():
        await ask_once()
    outcome = await reading
    await ask_once()
    assert (len(outcome.added), len(outcome.changed), outcome.rejects) == (ARTICLES - 100, 100, ())
    assert seen == sorted(seen)
    assert set(seen) == set(GENERATIONS)
    assert len({key for _, key in asked}) == 2
    slowest = max(seconds for seconds, _ in asked)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{ARTICLES:,} articles read in {outcome.seconds:.1f} s; {len(asked)} rounds of three answers meanwhile,"
            f" the slowest {slowest * 1000:.0f} ms\n"
        )
