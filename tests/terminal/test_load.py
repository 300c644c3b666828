"""``load``: a table of what stands on the shelf and where its metadata was found, the rejects, and a sum."""

import re
from pathlib import Path
from typing import Any


def test_load_lists_each_article_with_where_its_metadata_was_found(load: Any) -> None:
    assert load.returncode == 0
    rows = [" ".join(row.replace("│", " ").split()) for row in load.stdout.splitlines()]
    assert any(
        row.startswith("2022/pact.md Two coasts sign a pact [front matter] Northern Gazette [front matter] 2022-01-27")
        for row in rows
    )
    (works,) = (row for row in rows if row.startswith("works.txt"))
    assert "not found" in works
    assert "2018-05-04 [" in works


def test_load_prints_markup_of_articles_as_it_stands(load: Any) -> None:
    assert "[bold]odd[/bold].txt" in load.stdout
    assert "A [red]storm[/red] comes" in load.stdout


def test_load_names_rejects_with_their_reason_and_adds_up(load: Any) -> None:
    assert "Rejected: empty.txt is empty." in load.stdout
    summary = load.stdout.splitlines()[-1]
    assert summary.startswith("3 articles on the shelf: 3 added, 0 changed, 0 removed, 0 unchanged; 1 reject; ")
    assert re.search(r" \d+\.\d s\.$", summary)


def test_a_second_load_reads_nothing_again(loaded: Any) -> None:
    again = loaded("load")
    assert again.returncode == 0
    assert "0 added, 0 changed, 0 removed, 3 unchanged" in again.stdout.splitlines()[-1]


def test_load_takes_another_folder_and_fails_when_nothing_there_can_be_read(run: Any, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "empty.txt").touch()
    done = run("load", tmp_path / "articles", DATA_DIR=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "Rejected: empty.txt is empty." in done.stdout
    assert done.stderr == ""


def test_load_of_a_folder_that_is_not_there_is_one_line(run: Any, tmp_path: Path) -> None:
    done = run("load", tmp_path / "nowhere", DATA_DIR=str(tmp_path / "data"))
    assert done.returncode == 78
    assert done.stderr.count("\n") == 1
    assert "nowhere cannot be read" in done.stderr
