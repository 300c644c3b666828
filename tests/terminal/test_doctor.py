"""``doctor`` and bad settings: a line on each thing, the right exit code, and never a secret."""

import base64
from pathlib import Path
from typing import Any

import pytest

from bot.terminal.doctor import invite_link

TOKEN = f"{base64.urlsafe_b64encode(b'123456789012345678').decode().rstrip('=')}.Gmade0.{'up' * 19}"


def checks(done: Any) -> dict[str, str]:
    """Each line's first word by what it is about."""
    return {line[5:].partition(":")[0]: line[:4].strip() for line in done.stdout.splitlines()}


def test_a_healthy_house_is_all_ok(run: Any) -> None:
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert checks(done) == dict.fromkeys(
        ("Python", "SQLite", "Corpus", "Model", "Meanings", "Data folder", "Records", "Token"), "ok"
    )
    assert "FTS5 present" in done.stdout
    assert "3 files to read, 1 rejects" in done.stdout
    assert "sha256 as published" in done.stdout
    assert "Token: not set" in done.stdout


def test_secrets_are_never_printed(run: Any) -> None:
    done = run("doctor", DISCORD_TOKEN=TOKEN, DATABASE_URL="postgresql://me:hush-hush@example.org/db")
    assert TOKEN not in done.stdout + done.stderr
    assert TOKEN.split(".")[2] not in done.stdout + done.stderr
    assert "hush" not in done.stdout + done.stderr
    assert "client_id=123456789012345678&scope=bot+applications.commands&permissions=" in done.stdout


@pytest.mark.parametrize("token", ["", "no token", "....", "bm8.x.y", "é.x", "\udcff.x", "🙂"])
def test_what_is_no_token_has_no_link(token: str) -> None:
    assert invite_link(token) is None


def test_a_token_has_the_link_of_its_application() -> None:
    link = invite_link(TOKEN)
    assert link is not None
    assert link.startswith("https://discord.com/oauth2/authorize?client_id=123456789012345678&")


def test_what_is_missing_is_bad_and_exits_1(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("doctor", CORPUS_DIR=str(tmp_path / "nowhere"), DATA_DIR=str(tmp_path / "file"))
    assert done.returncode == 1
    assert {what for what, state in checks(done).items() if state == "BAD"} == {"Corpus", "Data folder"}
    assert run("doctor", CORPUS_DIR=str(tmp_path)).returncode == 1


def test_a_broken_package_of_meanings_is_bad(run: Any, tmp_path: Path) -> None:
    package = tmp_path / "wordllama"
    (package / "weights").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "weights" / "l2_supercat_256.safetensors").touch()
    done = run("doctor", PYTHONPATH=str(tmp_path))
    assert checks(done)["Meanings"] == "BAD"
    assert "lacks l2_supercat_tokenizer_config.json; install anew" in done.stdout


@pytest.mark.parametrize("verb", ["doctor", "load", "ask", "run", ""])
def test_a_setting_that_cannot_be_used_is_one_line_and_exits_78(run: Any, verb: str) -> None:
    done = run(*([verb] if verb else []), MAX_ARTICLE_KIB="many", DISCORD_TOKEN=TOKEN)
    assert done.returncode == 78
    assert done.stderr == "MAX_ARTICLE_KIB must be a whole number from 1 to 65536.\n"
    assert done.stdout == ""
