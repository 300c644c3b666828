"""A reload with two readers puts up the shelf that one reader puts up, to the last row."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.reload import Progress, Reloader
from bot.settings import Settings

WARDENS = ("Ana Belmonte", "Tor Halvards", "Mira Szell", "Idris Onwu", "Petra Lunde")


def rows(library: Path) -> dict[str, list[str]]:
    """All that a library holds by table, but for what names the one shelf or the time of its making."""
    with closing(sqlite3.connect(library)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}"')))  # noqa: S608 - names from the schema
            for table in tables
            if table != "meta"
        }


async def test_the_shelf_is_the_same_with_one_reader_and_with_two(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(24):
        warden = WARDENS[number % len(WARDENS)]
        (corpus / f"{number:02}.txt").write_text(
            f"Locks of canal {number}\n\n"
            f"“Lock {number} leaks,” said {warden}, the warden of the canal, on 3 May 2011."
            f" Mr {warden.split()[1]} left.\n"
        )
    (corpus / "bad.md").write_bytes(bytes(range(256)))
    shelves, told = [], []
    for readers in (1, 2):
        settings = Settings(corpus_dir=corpus, data_dir=tmp_path / f"data {readers}")
        seen: list[Progress] = []
        outcome = await Reloader(settings, readers=readers).reload(seen.append)
        assert len(outcome.added) == 24
        assert [reject.file for reject in outcome.rejects] == ["bad.md"]
        shelves.append(rows(settings.library_path))
        told.append(seen)
    assert shelves[0] == shelves[1]
    assert sum(map(len, shelves[0].values())) > 24 * 4
    assert told[0] == told[1]
