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
LINK = re.compile(r"http://127\.0\.0\.1:[0-9]+/#\S+")
TOKEN = "a-token-that-must-stay-unused"  # noqa: S105 - invented
STOP_SECONDS = 10
ARTICLES = {
    "barrier.md": """---
title: Porthaven shuts out the sea
publisher: The Porthaven Courier
published: 2021-05-14
---
PORTHAVEN - Mayor Helena Marsh opened the tidal barrier on May 14, 2021, eleven years after the flood.

"We shall never again count boats in the market square," Marsh said at the opening.
""",
    "ferry.md": """---
title: Island ferry to run all winter
publisher: Coastal Gazette
published: 2022-11-03
---
The island ferry will run all winter, harbour master Tobias Lindgren told reporters on November 3, 2022.

"The ice has not closed the strait for six years," Lindgren said. Helena Marsh, the mayor of Porthaven, welcomed it.
""",
}

browser_needed = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    corpus = tmp_path / "articles"
    corpus.mkdir()
    for name, text in ARTICLES.items():
        (corpus / name).write_text(text)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return kept | {"CORPUS_DIR": str(corpus), "DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}


async def start(surroundings: dict[str, str], *verb: str) -> Process:
    folder = Path(surroundings["DATA_DIR"]).parent  # one without an .env
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *verb, cwd=folder, env=surroundings, stdout=PIPE, stderr=STDOUT
    )


async def finished(process: Process) -> tuple[int | None, str]:
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, output.decode()


async def link_of(process: Process) -> str:
    said = ""
    async with asyncio.timeout(60):
        while line := (await process.stdout.readline()).decode():
            if found := LINK.fullmatch(line.strip()):
                return found[0]
            said += line
    pytest.fail(f"no link was printed, only: {said}")


async def stop(process: Process) -> tuple[int | None, str]:
    process.terminate()
    output, _ = await asyncio.wait_for(process.communicate(), STOP_SECONDS)
    return process.returncode, output.decode()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield launched
        await launched.close()


async def choose(page: Page, command: str, option: str, typed: str, pick: str | None = None) -> None:
    """Type a command as a person does: from the list of commands, the list of options, the list of offers."""
    await page.locator("#channel-composer-input").click()
    await page.keyboard.type(f"/{command}")
    await page.get_by_role("option", name=f"/{command}").click()
    await page.get_by_role("option", name=option).click()
    await page.keyboard.type(typed)
    if pick:
        await page.get_by_role("option", name=pick).click()
    await page.keyboard.press("Enter")


@browser_needed
async def test_a_person_looks_somebody_up_on_the_page(surroundings: dict[str, str], browser: Browser) -> None:
    assert (await finished(await start(surroundings, "load")))[0] == 0
    process = await start(surroundings)
    page = await browser.new_page()
    await page.goto(await link_of(process))
    messages = page.locator("#channel-message-list")

    await choose(page, "who", "name", "hel", pick="Helena Marsh")
    await expect(messages).to_contain_text("never again count boats")
    await expect(messages).to_contain_text("The Porthaven Courier")

    await messages.get_by_role("button", name="Timeline").click()
    await expect(messages).to_contain_text("opened the tidal barrier")

    await choose(page, "who", "name", "Zebulon Quartermain")
    await expect(messages).to_contain_text("Only you can see this")
    await page.get_by_label("Viewing as").select_option(label="Corpus admin")
    await expect(messages).not_to_contain_text("Only you can see this")
    await expect(messages).to_contain_text("never again count boats")
    assert await stop(process) == (0, "")


@browser_needed
async def test_a_corpus_admin_watches_a_reload(surroundings: dict[str, str], browser: Browser) -> None:
    ...


async def test_a_token_is_not_used_by_the_page(surroundings: dict[str, str]) -> None:
    process = await start(surroundings | {"DISCORD_TOKEN": TOKEN}, "preview")
    await link_of(process)
    code, said = await stop(process)
    assert code == 0
    assert TOKEN not in said


async def test_a_taken_port_is_told_in_one_line(surroundings: dict[str, str]) -> None:
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        code, said = await finished(await start(surroundings | {"PREVIEW_PORT": str(port)}, "preview"))
    assert code == 78
    assert str(port) in said
    assert "Traceback" not in said


async def test_a_missing_package_is_named_with_the_command_that_installs_it(surroundings: dict[str, str]) -> None:
    hidden = "import runpy, sys; sys.modules['simcord'] = None; sys.argv = ['bot', 'preview']; runpy.run_module('bot', run_name='__main__')"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", hidden, env=surroundings, stdout=PIPE, stderr=STDOUT
    )
    assert await finished(process) == (78, "The local page needs one more package: pip install 'simcord[preview]'\n")
