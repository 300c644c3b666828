"""What the files say: nothing left unfinished, no machine's own paths, no package registry."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = re.compile(r"\.(?:venv|git|\w+_cache|hypothesis|env)|data|build|__pycache__|.*\.egg-info")
"""Names that .gitignore keeps out, and git's own folder."""
UNWANTED = {  # each pattern has brackets where it would otherwise find itself
    "unfinished": re.compile(r"\b(?:T[O]DO|FIXM[E]|X{3}(?![X-])|HAC[K]|WI[P])\b"),
    "a path of one machine": re.compile(r"(?:^|[\s\"'=(:])/(?:home|root|Users|wor[k])/\w"),
    "a package registry": re.compile(r"pyp[i]\.org|pythonhoste[d]|-index-ur[l]|find-link[s]|registr[y]\.npm"),
    "a leftover of a merge": re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)"),
    "white space at the end of a line": re.compile(r"[ \t]$"),
}


def files() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not OWN.fullmatch(name)]
        yield from (Path(folder, name) for name in names if not OWN.fullmatch(name))


def unwanted(text: str) -> list[str]:
    """Name each thing in a text that does not belong into the project, with its line."""
    return [
        f"line {number}: {what}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in UNWANTED.items()
        if pattern.search(line)
    ]


@pytest.mark.parametrize("path", sorted(files()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_holds_nothing_that_does_not_belong(path: Path) -> None:
    data = path.read_bytes()
    if b"\0" not in data:
        assert unwanted(data.decode(errors="replace")) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("# TO" + "DO: later", "unfinished"),
        ("cd /ho" + "me/somebody/bot", "a path of one machine"),
        ("see py" + "pi.org", "a package registry"),
        ("<<<<<<" + "< ours", "a leftover of a merge"),
        ("word ", "white space at the end of a line"),
    ],
)
def test_what_does_not_belong_is_noticed(line: str, what: str) -> None:
    assert unwanted(f"fine\n{line}") == [f"line 2: {what}"]
