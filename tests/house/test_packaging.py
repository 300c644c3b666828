"""What is installed: the packages that exist, exact versions of all that they need, and nothing from elsewhere."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DEPENDENCIES = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text().splitlines()
PIN = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*|discord\.py)==(?P<version>[0-9][0-9a-z.]*)")


def pins(lines: list[str]) -> dict[str, str]:
    """Read exact versions by name. Raises ValueError at any other line (an option, an address, a range)."""
    found = {}
    for line in lines:
        match = PIN.fullmatch(line)
        if match is None:
            raise ValueError(line)
        found[canonicalize_name(match["name"])] = match["version"]
    return found


def needed(requirements: list[str]) -> dict[str, Requirement]:
    """Follow requirements through the metadata of what is installed; give one requirement for each name."""
    found: dict[str, Requirement] = {}
    waiting = [(Requirement(text), "") for text in requirements]
    followed = set()
    while waiting:
        requirement, extra = waiting.pop()
        name = canonicalize_name(requirement.name)
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        found.setdefault(name, requirement)
        for wanted in {"", *requirement.extras} - {known for own, known in followed if own == name}:
            followed.add((name, wanted))
            waiting += [(Requirement(text), wanted) for text in metadata.requires(name) or []]
    return found


def test_every_package_folder_is_installed() -> None:
    folders = {init.parent.relative_to(ROOT).as_posix() for init in (ROOT / "bot").rglob("__init__.py")}
    assert sorted(folder.replace("/", ".") for folder in folders) == PROJECT["tool"]["setuptools"]["packages"]


def test_dependencies_are_sorted_and_named_once() -> None:
    for requirements in (DEPENDENCIES, *EXTRAS.values()):
        names = [canonicalize_name(Requirement(text).name) for text in requirements]
        assert names == sorted(set(names))


def test_constraints_pin_all_that_is_needed_and_hold_nothing_else() -> None:
    pinned = pins(CONSTRAINTS)
    assert list(pinned) == sorted(pinned)
    everything = [text for texts in (DEPENDENCIES, *EXTRAS.values()) for text in texts]
    own = canonicalize_name(PROJECT["project"]["name"])
    required = needed([text for text in everything if canonicalize_name(Requirement(text).name) != own])
    assert sorted(required.keys() - pinned.keys()) == []
    assert [str(wanted) for name, wanted in required.items() if not wanted.specifier.contains(pinned[name])] == []


def test_constraints_with_anything_but_exact_versions_are_noticed() -> None:
    for line in ("--pre", "rich>=14", "rich @ file:rich.whl", "rich==14.*", "-e .", ""):
        try:
            pins(["anyascii==0.3.3", line])
        except ValueError as error:
            assert str(error) == line  # noqa: PT017 - the line itself is the message
        else:
            raise AssertionError(line)


def test_a_worker_host_installs_with_the_same_versions() -> None:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["-c constraints.txt", "."]
    assert (ROOT / "Procfile").read_text() == "worker: python -m bot run\n"
