"""Two processes read as one does: the same outcomes in the same order, whatever becomes of the second one."""

import json
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.corpus.files import CorpusFile, scan
from bot.findings import Reject
from bot.reading.readers import Outcome, read_files

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="two processors are needed"
)
WARDENS = ("Ana Belmonte", "Tor Halvards", "Mira Szell", "Idris Onwu", "Petra Lunde")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[CorpusFile]:
    """Twenty articles; one has gone since, and one cannot be read by anything."""
    tmp_path = tmp_path_factory.mktemp("canals")
    for number in range(20):
        warden = WARDENS[number % len(WARDENS)]
        (tmp_path / f"{number:02}.txt").write_text(
            f"Locks of canal {number}\n\n"
            f"“Lock {number} leaks,” said {warden}, the warden of the canal, on 3 May 2011. It closes next week.\n"
        )
    files = list(scan(tmp_path, 10**6).files)
    (tmp_path / "03.txt").unlink()
    files[7] = CorpusFile("07.txt", None, "")  # type: ignore[arg-type]  # no article does this: a fault of the reader
    return files


@pytest.fixture(scope="module")
def alone(files: list[CorpusFile]) -> list[Outcome]:
    """What one process finds."""
    return list(read_files(files, 1))


def second_processes() -> Iterator[int]:
    """Process ids of the second readers that this process has started."""
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            ours = re.search(rf"^PPid:\s*{os.getpid()}$", (folder / "status").read_text(), re.MULTILINE)
            if ours and b"bot.reading.reading_process" in (folder / "cmdline").read_bytes():
                yield int(folder.name)


def test_two_processes_find_what_one_finds_and_in_the_same_order(files: list[CorpusFile], alone: list[Outcome]) -> None:
    both = list(read_files(files, 2))
    assert both == alone
    assert [outcome.file if isinstance(outcome, Reject) else outcome[0].key for outcome in both] == [
        file.key for file in files
    ]
    rejected = [outcome for outcome in both if isinstance(outcome, Reject)]
    assert [one.file for one in rejected] == ["03.txt", "07.txt"]
    assert rejected[1].reason == "could not be read by the language model"


def test_a_second_process_reads_only_where_there_is_enough_to_read(files: list[CorpusFile]) -> None:
    with closing(read_files(files[:6], 2)) as few:
        next(few)
        assert list(second_processes()) == []
    with closing(read_files(files, 1)) as one:
        next(one)
        assert list(second_processes()) == []
    with closing(read_files(files, 2)) as many:
        next(many)
        assert len(list(second_processes())) == 1
    assert list(second_processes()) == []


@pytest.mark.parametrize("after", [1, 12])
def test_what_a_killed_process_had_is_read_all_the_same(
    files: list[CorpusFile], alone: list[Outcome], after: int
) -> None:
    with closing(read_files(files, 2)) as outcomes:
        both = [next(outcomes) for _ in range(after)]
        (process,) = second_processes()
        os.kill(process, signal.SIGKILL)
        both += outcomes
    assert both == alone


PARENT = """
import json, os, signal, sys
from pathlib import Path
from bot.corpus.files import scan
from bot.reading.readers import read_files
from tests.reading.test_readers import second_processes

outcomes = read_files(scan(Path(sys.argv[1]), 10**6).files, 2)
next(outcomes)
print(json.dumps(list(second_processes())), flush=True)
sys.stdin.readline()
os.kill(os.getpid(), int(sys.argv[2]))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_second_process_ends_when_the_first_dies(files: list[CorpusFile], how: signal.Signals) -> None:
    folder = files[0].path.parent
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, folder, str(int(how))], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        (second,) = json.loads(parent.stdout.readline())
        end = os.pidfd_open(second)
        parent.communicate(b"go\n")
    assert parent.returncode == -how
    waiting = select.poll()
    waiting.register(end, select.POLLIN)
    assert waiting.poll(20_000)
    os.close(end)
