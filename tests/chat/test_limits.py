"""Texts, choices and embeds stay within Discord's limits, whatever they are made of."""

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import limits

WIDE = st.text(st.characters(min_codepoint=0x1F300, max_codepoint=0x1F9FF) | st.characters(), max_size=300)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(WIDE)
def test_length_counts_utf16_units(text: str) -> None:
    assert limits.length(text) == units(text)


@given(WIDE, st.integers(1, 120))
def test_a_clipped_text_is_within_the_limit_and_a_short_one_unchanged(text: str, limit: int) -> None:
    clipped = limits.clip(text, limit)
    assert units(clipped) <= limit
    assert clipped == text or units(text) > limit


def test_a_text_is_clipped_behind_a_word() -> None:
    assert limits.clip("the mayor opened the bridge", 20) == "the mayor opened…"


def test_a_wide_character_is_never_cut_in_half() -> None:
    assert limits.cut("🙂🙂🙂", 3) == "🙂"


@given(st.lists(st.tuples(WIDE, WIDE), max_size=60))
def test_choices_are_what_discord_accepts(offers: list[tuple[str, str]]) -> None:
    choices = limits.choices(offers)
    assert len(choices) <= 25
    assert all(1 <= units(choice.name) <= 100 and 1 <= units(choice.value) <= 100 for choice in choices)
    assert len({choice.name for choice in choices}) == len(choices)


@given(
    title=WIDE,
    description=st.text(max_size=50).map(lambda text: text * 100),
    fields=st.lists(st.tuples(WIDE, st.text(max_size=20).map(lambda text: text * 60)), max_size=30),
    footer=st.text(max_size=40).map(lambda text: text * 60),
)
def test_an_embed_is_brought_within_every_limit(
    title: str, description: str, fields: list[tuple[str, str]], footer: str
) -> None:
    embed = discord.Embed(title=title, description=description)
    embed.set_footer(text=footer or None)
    for name, value in fields:
        embed.add_field(name=name, value=value)
    assert_within_limits(limits.bounded(embed))


def assert_within_limits(embed: discord.Embed) -> None:
    parts = [(embed.title, 256), (embed.description, 4096), (embed.footer.text, 2048)]
    parts += [part for field in embed.fields for part in ((field.name, 256), (field.value, 1024))]
    sizes = [units(text or "") for text, _ in parts]
    assert all(size <= limit for size, (_, limit) in zip(sizes, parts, strict=True))
    assert len(embed.fields) <= 25
    assert sum(sizes) <= 6000


def test_fitting_takes_the_most_room_that_fits() -> None:
    assert limits.fit(lambda room: "x" * room, 1000) == "x" * 800
    assert limits.fit(lambda _room: "word " * 400, 100).endswith("…")
