"""The shape of the code: short modules that say what they are, short functions, and no stand-ins in tests."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "bot").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_MODULE = 350
LONGEST_FUNCTION = 60
SENTENCE_END = re.compile(r"[.!?:](?:\s|$)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def overlong(source: str) -> list[str]:
    """Name what is too long in a module."""
    lines = len(source.splitlines())
    found = [f"{lines} lines"] if lines > LONGEST_MODULE else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            height = (node.end_lineno or 0) - node.lineno + 1
            if height > LONGEST_FUNCTION:
                found.append(f"{node.name}: {height} lines")
    return found


def opening_sentences(source: str) -> int:
    return len(SENTENCE_END.findall(ast.get_docstring(ast.parse(source)) or ""))


def stand_ins(source: str) -> list[str]:
    """Name the mocking tools that a test module imports or asks for."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.startswith(("unittest", "mock"))]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("unittest", "mock")):
            found.append(node.module)
        elif isinstance(node, ast.arg) and node.arg == "mocker":
            found.append(node.arg)
    return found


def waits(source: str) -> list[int]:
    """Give the lines that sleep for a time instead of waiting for what they need."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"time.sleep", "asyncio.sleep", "sleep"}
        and [ast.unparse(argument) for argument in node.args] != ["0"]
    ]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_functions_are_short(path: Path) -> None:
    assert overlong(path.read_text()) == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_opens_by_saying_what_it_is(path: Path) -> None:
    needed = 1 if path.name == "__init__.py" else 2
    assert opening_sentences(path.read_text()) >= needed


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_tests_use_real_parts_and_never_sleep(path: Path) -> None:
    source = path.read_text()
    assert stand_ins(source) == []
    assert waits(source) == []


def test_these_rules_notice_a_breach() -> None:
    body = "    x = 1\n" * LONGEST_FUNCTION
    assert overlong(f"def f() -> None:\n{body}") == [f"f: {LONGEST_FUNCTION + 1} lines"]
    assert overlong("x = 1\n" * (LONGEST_MODULE + 1)) == [f"{LONGEST_MODULE + 1} lines"]
    assert opening_sentences('"""One line with bot.names in it"""') == 0
    assert opening_sentences('"""One. Two."""') == 2
    assert stand_ins("from unittest.mock import Mock") == ["unittest.mock"]
    assert stand_ins("def test_it(mocker): ...") == ["mocker"]
    assert waits("import asyncio\nawait asyncio.sleep(0)\nawait asyncio.sleep(0.1)") == [3]
