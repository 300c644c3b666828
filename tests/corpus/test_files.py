"""What a scan takes, what it leaves aside, and the reason that it gives for each file refused."""

import os
from pathlib import Path

import pytest

from bot.corpus.files import Scan, scan
from bot.errors import CorpusError

LIMIT = 10_000


def reasons(found: Scan) -> dict[str, str]:
    return {reject.file: reject.reason for reject in found.rejects}


def test_files_are_found_in_folders_and_sorted_by_key(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.MD", "a/b/c.html", "C.htm"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    found = scan(tmp_path, LIMIT)
    assert [file.key for file in found.files] == ["C.htm", "a/b/c.html", "a/z.MD", "b.txt"]
    assert found == scan(tmp_path, LIMIT)


def test_hidden_files_and_sidecars_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/a.txt", ".hidden.txt", "a.meta.toml"):
        (tmp_path / name).write_text("title = 'x'")
    assert scan(tmp_path, LIMIT) == Scan((), ())


def test_every_bad_file_gets_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "huge.txt").write_bytes(b"a" * (LIMIT + 1))
    (tmp_path / "paper.pdf").write_bytes(b"%PDF")
    (tmp_path / "README").write_text("hello")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(scan(tmp_path, LIMIT)) == {
        "empty.txt": "is empty",
        "huge.txt": "is larger than 9 KiB",
        "paper.pdf": "has an ending that is not read (.pdf)",
        "README": "has no ending such as .txt",
        "gone.txt": "cannot be read: No such file or directory",
        "pipe.txt": "is not a file",
    }


def test_a_file_of_exactly_the_limit_is_taken(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_bytes(b"a" * LIMIT)
    assert len(scan(tmp_path, LIMIT).files) == 1


def test_a_link_out_of_the_corpus_is_refused_and_one_inside_is_a_copy(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the corpus")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("inside")
    (corpus / "b.txt").symlink_to(corpus / "a.txt")
    (corpus / "out.txt").symlink_to(secret)
    (corpus / "folder").symlink_to(tmp_path, target_is_directory=True)
    found = scan(corpus, LIMIT)
    assert [file.key for file in found.files] == ["a.txt"]
    assert reasons(found) == {
        "b.txt": "is the same as a.txt",
        "out.txt": "is a link that leads out of the corpus",
        "folder": "is a link that leads out of the corpus",
    }


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert all(reason.startswith("cannot be read: ") for reason in reasons(scan(tmp_path, LIMIT)).values())
    assert len(scan(tmp_path, LIMIT).rejects) == 2


def test_a_copy_names_the_first_of_its_kind(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b.md"):
        (tmp_path / name).write_text("the same words")
    found = scan(tmp_path, LIMIT)
    assert [file.key for file in found.files] == ["a.txt"]
    assert reasons(found) == {"b.md": "is the same as a.txt", "c.txt": "is the same as a.txt"}


def test_the_content_hash_changes_with_the_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    hashes = set()
    for sidecar in (None, "title = 'One'", "title = 'Two'"):
        if sidecar:
            (tmp_path / "a.meta.toml").write_text(sidecar)
        hashes.add(scan(tmp_path, LIMIT).files[0].content_hash)
    assert len(hashes) == 3


def test_a_name_that_is_no_utf_8_is_refused_in_print(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("words")
    assert reasons(scan(tmp_path, LIMIT)) == {"caf\\udce9.txt": "has a name that is not UTF-8"}


def test_no_name_can_break_or_turn_a_line(tmp_path: Path) -> None:
    for number, name in enumerate(("two\nlines.txt", "tx\u202et.txt", "back\\slash.txt", "北朝鮮 é.txt")):
        (tmp_path / name).write_text(str(number))
    keys = [file.key for file in scan(tmp_path, LIMIT).files]
    assert keys == ["back\\\\slash.txt", "two\\nlines.txt", "tx\\u202et.txt", "北朝鮮 é.txt"]
    assert all(key.isprintable() for key in keys)


def test_a_folder_that_ends_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "y.txt").write_text("words")
    assert [file.key for file in scan(tmp_path, LIMIT).files] == ["x.txt/y.txt"]


@pytest.mark.parametrize("name", ["missing", "file.txt"])
def test_a_corpus_that_is_no_folder_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("words")
    with pytest.raises(CorpusError, match=name):
        scan(tmp_path / name, LIMIT)
