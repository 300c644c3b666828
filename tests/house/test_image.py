"""The container image: it starts the bot itself, as a user without rights, with the versions that are fixed."""

import fnmatch
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSTRUCTIONS = [
    (line.split(maxsplit=1)[0], line.split(maxsplit=1)[1])
    for line in re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text()).splitlines()
    if line and not line.startswith("#")
]
STAGES = [at for at, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM"]
IMAGE = INSTRUCTIONS[STAGES[-1] :]


def said(name: str) -> list[str]:
    """Give what the image's own stage says with an instruction."""
    return [words for instruction, words in IMAGE if instruction == name]


def test_the_image_starts_the_worker_without_a_shell_between() -> None:
    (command,) = said("CMD")
    assert json.loads(command) == (ROOT / "Procfile").read_text().removeprefix("worker: ").split()
    assert said("ENTRYPOINT") == []
    assert said("STOPSIGNAL") == ["SIGTERM"]


def test_the_image_runs_as_a_user_without_rights() -> None:
    (user,) = said("USER")
    assert all(int(number) > 0 for number in user.split(":"))
    after = [name for name, _ in IMAGE[IMAGE.index(("USER", user)) + 1 :]]
    assert set(after) <= {"STOPSIGNAL", "CMD"}


def test_the_image_has_the_fixed_versions() -> None:
    installs = [words for name, words in INSTRUCTIONS if name == "RUN" and "pip" in words]
    assert installs
    assert all(re.search(r"install .*-c constraints\.txt \.$", words) for words in installs)
    assert not any("apt" in words for name, words in INSTRUCTIONS if name == "RUN")


def test_the_data_are_in_a_volume_and_the_articles_where_the_settings_say() -> None:
    variables = dict(pair.split("=", 1) for pair in " ".join(said("ENV")).split())
    assert said("VOLUME") == [variables["DATA_DIR"]]
    assert ("COPY", f"corpus {variables['CORPUS_DIR']}") in IMAGE


def test_what_is_copied_is_let_in_and_nothing_else() -> None:
    copied = {
        source
        for name, words in INSTRUCTIONS
        if name == "COPY" and not words.startswith("--from")
        for source in words.split()[:-1]
    }
    rules = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule.removeprefix("!") for rule in rules if rule.startswith("!")} == copied
    assert all((ROOT / source).exists() for source in copied)
    assert not any(fnmatch.fnmatch(secret, source) for secret in (".env", ".git", "data") for source in copied)
