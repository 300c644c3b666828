"""The local page as somebody meets it: started from the command line, then worked in a real browser."""

import asyncio
import contextlib
import os
import re
import shutil
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
LINK = r"^http://127\.0\.0\.1:[0-9]+/#\S+$"
TOKEN = "a-token-that-must-stay-unused"  # noqa: S105 - invented
PATIENCE_SECONDS, STOP_SECONDS = 60, 10
ARTICLES = {
    "ferry.md": """---
title: Island ferry to run all winter
publisher: Coastal Gazette
published: 2022-11-03
---
The island ferry will run all winter, harbour master Tobias Lindgren told reporters on November 3, 2022.

"The ice has not closed the strait for six years," Lindgren said.
""",
    "quay.md": """---
title: New quay for the island
publisher: The Porthaven Courier
published: 2023-05-14
---
Tobias Lindgren opened the new quay on May 13, 2023, a year late.
""",
}
WITHOUT_SIMCORD = """
import runpy, sys
sys.modules["simcord"] = None
sys.argv = ["bot", "preview"]
runpy.run_module("bot", run_name="__main__")
"""

browser_needed = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


class Terminal:
    """A terminal in a folder with two articles and no ``.env``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        self.started: list[Process] = []

    async def start(self, *arguments: str, **variables: str) -> Process:
        """Start Python with these arguments; variables are settings of the bot."""
        variables |= {"CORPUS_DIR": "articles", "DATA_DIR": "data", "PYTHONPATH": str(ROOT)}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *arguments), cwd=self._folder, env=self._own | variables, stdout=PIPE, stderr=STDOUT
        )
        self.started.append(process)
        return process


@pytest.fixture
async def terminal(tmp_path: Path) -> AsyncIterator[Terminal]:
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text)
    terminal = Terminal(tmp_path)
    yield terminal
    for process in terminal.started:
        if process.returncode is None:
            process.kill()
            await process.communicate()


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser: Browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield await browser.new_page()
        await browser.close()


async def ended(process: Process, seconds: float = PATIENCE_SECONDS) -> tuple[int | None, str]:
    """Wait for the end; give the exit code and what was said until then."""
    output, _ = await asyncio.wait_for(process.communicate(), seconds)
    return process.returncode, output.decode()


async def stopped(process: Process) -> tuple[int | None, str]:
    process.terminate()
    return await ended(process, STOP_SECONDS)


async def said(process: Process, pattern: str) -> str:
    """Wait for a line that holds this; give what was found."""
    lines: list[str] = []
    async with asyncio.timeout(PATIENCE_SECONDS):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(pattern, line):
                return found[0]
            lines.append(line)
    pytest.fail(f"no {pattern} in {lines}")


async def type_command(page: Page, command: str, name: str = "", pick: str = "") -> None:
    """Run a command as a person does: from the list of commands, then of options, then of what is offered."""
    await page.locator("#channel-composer-input").click()
    await page.keyboard.type(f"/{command}")
    await page.get_by_role("option", name=f"/{command}").click()
    if name:
        await page.get_by_role("option", name="name").click()
        await page.keyboard.type(name)
    if pick:
        await page.get_by_role("option", name=pick).click()
    await page.get_by_role("button", name="Send").click()


@browser_needed
async def test_a_person_looks_somebody_up(terminal: Terminal, page: Page) -> None:
    code, told = await ended(await terminal.start("-m", "bot", "load"))
    assert code == 0, told
    process = await terminal.start("-m", "bot")
    await page.goto(await said(process, LINK))
    messages = page.locator("#channel-message-list")

    await type_command(page, "who", "lindg", pick="Tobias Lindgren")
    await expect(messages).to_contain_text("ice has not closed the strait")
    await expect(messages).to_contain_text("Coastal Gazette, 3 November 2022")

    await messages.get_by_role("button", name="Timeline").click()
    await expect(messages).to_contain_text("opened the new quay on May 13, 2023")

    await type_command(page, "who", "Zebulon Quartermain")
    await expect(messages).to_contain_text("No article names “Zebulon Quartermain”")
    await expect(messages).to_contain_text("Only you can see this")
    await page.get_by_label("Viewing as").select_option(label="Corpus admin")
    await expect(messages).not_to_contain_text("Zebulon")
    await expect(messages).to_contain_text("opened the new quay on May 13, 2023")
    assert (await stopped(process))[0] == 0


@browser_needed
async def test_a_corpus_admin_sees_a_reload_end_without_refreshing_the_page(terminal: Terminal, page: Page) -> None:
    process = await terminal.start("-m", "bot")
    await page.goto(await said(process, LINK))
    messages = page.locator("#channel-message-list")
    await type_command(page, "who", "lindg")
    await expect(messages).to_contain_text("ask again in a moment")

    await said(process, "The shelf stands")
    await page.get_by_label("Viewing as").select_option(label="Corpus admin")
    await type_command(page, "corpus reload")
    await expect(messages).to_contain_text("2 unchanged", timeout=PATIENCE_SECONDS * 1000)
    assert (await stopped(process))[0] == 0


async def test_the_page_does_without_the_token(terminal: Terminal) -> None:
    process = await terminal.start(
        "-m", "bot", "preview", DISCORD_TOKEN=TOKEN, DATABASE_URL="postgres://nobody@[::1]:1/no"
    )
    await said(process, LINK)
    code, rest = await stopped(process)
    assert code == 0
    assert TOKEN not in rest


async def test_a_taken_port_is_told_in_one_line(terminal: Terminal) -> None:
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        code, told = await ended(await terminal.start("-m", "bot", "preview", PREVIEW_PORT=str(port)))
    assert code == 78
    assert told.endswith(f"could not bind port {port}\n")
    assert "Traceback" not in told


async def test_a_missing_package_is_named_with_the_command_that_installs_it(terminal: Terminal) -> None:
    process = await terminal.start("-c", WITHOUT_SIMCORD)
    assert await ended(process) == (78, "The local page needs one more package: pip install 'simcord[preview]'\n")
