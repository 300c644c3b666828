"""Settings: defaults, every value read, every bad value named in a sentence, secrets never shown."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.settings import SHIPPED_CORPUS, Settings

NAMES = [spec.name.upper() for spec in fields(Settings)]
SECRETS = {"DISCORD_TOKEN": "abc.def.ghi", "DATABASE_URL": "postgresql://bot:hunter2@db/records"}
BAD = [
    ("CORPUS_DIR", "~nobody-of-this-name/articles"),
    *[("DATABASE_URL", value) for value in ("mysql://db", "records.db", "http://db/postgres://")],
    *[("CORPUS_GUILD_IDS", value) for value in ("my server", "12,x", "0", "-5", "1.5", str(2**63))],
    *[("DEV_GUILD_ID", value) for value in ("0", "1 2", "١٢", "9" * 5000)],
    *[("MAX_ARTICLE_KIB", value) for value in ("0", "65537", "2MB", "-1")],
    *[("PREVIEW_PORT", value) for value in ("65536", "http", "-1", "8080/tcp")],
    *[("LOG_LEVEL", value) for value in ("LOUD", "INFO,DEBUG", "1")],
]


def test_nothing_has_to_be_set() -> None:
    settings = Settings.from_mapping({})
    assert settings == Settings()
    assert settings.discord_token is None
    assert settings.corpus_dir == SHIPPED_CORPUS


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["", " ", "\t \n"])))
def test_a_blank_value_means_the_default(values: dict[str, str]) -> None:
    assert Settings.from_mapping(values) == Settings()


def test_every_setting_is_read() -> None:
    settings = Settings.from_mapping(
        {
            "DISCORD_TOKEN": " abc.def.ghi\n",
            "CORPUS_DIR": "~/articles",
            "DATA_DIR": "state",
            "DATABASE_URL": "postgres://bot@db/records",
            "CORPUS_GUILD_IDS": "12, 34 56",
            "DEV_GUILD_ID": "78",
            "MAX_ARTICLE_KIB": "512",
            "PREVIEW_PORT": "8080",
            "LOG_LEVEL": "debug",
            "PATH": "/usr/bin",
        }
    )
    assert settings == Settings(
        discord_token="abc.def.ghi",  # noqa: S106 - no real one
        corpus_dir=Path.home() / "articles",
        data_dir=Path("state"),
        database_url="postgres://bot@db/records",
        corpus_guild_ids=frozenset({12, 34, 56}),
        dev_guild_id=78,
        max_article_kib=512,
        preview_port=8080,
        log_level="DEBUG",
    )


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_gives_a_sentence_that_names_the_setting(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{name} must [^\n]{{5,120}}\.$"):
        Settings.from_mapping({name: value})


def test_all_bad_values_are_named_at_once() -> None:
    with pytest.raises(SettingsError, match=r"^PREVIEW_PORT .+\. LOG_LEVEL .+\.$"):
        Settings.from_mapping({"LOG_LEVEL": "LOUD", "PREVIEW_PORT": "http"})


@given(st.dictionaries(st.sampled_from(NAMES), st.text()))
def test_any_values_are_settings_or_a_settings_error(values: dict[str, str]) -> None:
    try:
        settings = Settings.from_mapping(values)
    except SettingsError as error:
        assert any(name in str(error) for name in values)  # noqa: PT017 - either outcome is right
    else:
        assert settings.max_article_kib > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_explained_in_one_line(name: str) -> None:
    explanation = next(spec.metadata["explanation"] for spec in fields(Settings) if spec.name == name.lower())
    assert explanation.endswith(".")
    assert "\n" not in explanation
    assert "|" not in explanation  # it stands in a Markdown table


def test_secrets_are_not_shown() -> None:
    shown = repr(Settings.from_mapping(SECRETS))
    assert "def" not in shown
    assert "hunter2" not in shown


def test_a_secret_that_cannot_be_used_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_mapping({"DATABASE_URL": "mysql://bot:hunter2@db/records"})
    assert "hunter2" not in str(caught.value)


def test_both_stores_stand_in_the_data_folder_unless_told_otherwise(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert settings.library_path == tmp_path / "library.db"
    assert settings.records_url == f"sqlite:///{tmp_path.resolve() / 'records.db'}"
    assert Settings(database_url="postgresql://db/records").records_url == "postgresql://db/records"
