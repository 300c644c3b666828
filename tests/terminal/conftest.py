"""The command line as people meet it: real processes, on a corpus that is read once a run."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

STORIES = {
    "2022/pact.md": (
        "---\ntitle: Two coasts sign a pact\npublisher: Northern Gazette\npublished: 2022-01-27\n---\n\n"
        "Trade minister Choe Rak-su signed the fisheries pact in Seoul on 27 January 2022.\n\n"
        "“We have ended a quarrel of forty years,” said Choe Rak-su.\n\n"
        "Harbour master Lena Ortez watched from the quay with twenty pilots. "
        "“Nobody asked the crews – not one – about the war,” Ortez told reporters.\n"
    ),
    "works.txt": (
        "Works on the wall begin\n\nMay 4, 2018\n\n"
        "Engineer Lena Ortez opened the works on the harbour wall in May 2018, and every berth was full.\n"
    ),
    "[bold]odd[/bold].txt": "A [red]storm[/red] comes\n\nA storm tore down [the] mole on 23 September, people said.\n",
    "empty.txt": "",
}

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in STORIES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def run(corpus: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run ``python -m bot`` with some arguments, away from any ``.env``."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    root = Path(__file__).parents[2]

    def run(
        *arguments: object, stdin: str = "", stdout: int = subprocess.PIPE, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
        ours = {"CORPUS_DIR": str(corpus), "DATA_DIR": str(data), "PYTHONPATH": str(root), "COLUMNS": "200"}
        return subprocess.run(
            [sys.executable, "-m", "bot", *map(str, arguments)],
            env=inherited | ours | environment,
            cwd=elsewhere,
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
            timeout=120,
        )

    return run


@pytest.fixture(scope="session")
def load(run: Run) -> subprocess.CompletedProcess[str]:
    """The first ``load`` of the corpus."""
    return run("load")


@pytest.fixture(scope="session")
def loaded(run: Run, load: subprocess.CompletedProcess[str]) -> Run:
    """``run``, with the corpus on the shelf."""
    assert load.returncode == 0, load.stderr
    return run
