"""Whatever an article or a person wrote, Discord shows it as written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.text import escape, link, safe_url, tidy

LIVE = re.compile(
    r"<@[!&]?\d+>|<#\d+>|<t:-?\d+(:\w)?>|<a?:\w+:\d+>|</[^>]*:\d+>|<id:\w+>|@everyone|@here|[a-z]://", re.IGNORECASE
)
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<@1>",
                "<@&2>",
                "<#3>",
                "<t:4:R>",
                "<:a:5>",
                "@everyone",
                "@HERE",
                "https://x.y",
                "[a](http://b)",
                "**",
                "__",
            ]
        ),
        st.sampled_from(
            ["||", "`", "```", "~~", "# ", "- ", "> ", "1. ", "\n", "\u202e", "\u200b", "\\", "@", "🙂", " "]
        ),
        st.text(max_size=5),
    )
).map("".join)


@given(HOSTILE)
def test_no_escaped_text_holds_a_live_mention_time_emoji_or_link(words: str) -> None:
    assert not LIVE.search(escape(words))


@given(HOSTILE)
def test_without_its_escapes_the_text_is_what_was_written(words: str) -> None:
    shown = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escape(words)).replace("\u200b", "")
    assert shown == tidy(words)


@given(HOSTILE)
def test_every_formatting_mark_is_escaped(words: str) -> None:
    unescaped = re.sub(r"\\[^0-9A-Za-z\s]", "", escape(words))
    assert not re.search(r"[*_~|`<>\[\]#\\]", unescaped)


@given(st.text())
def test_a_tidy_text_is_one_line_that_can_be_sent(words: str) -> None:
    assert tidy(words).splitlines() in ([], [tidy(words)])
    tidy(words).encode()


@pytest.mark.parametrize("start", ["- a", "+ a", "1. a", "23) a", "# a", "> a"])
def test_a_text_never_begins_a_list_heading_or_quotation(start: str) -> None:
    assert not re.match(r"[-+#>]|\d+[.)]", escape(start))


def test_a_direction_override_cannot_turn_the_line_around() -> None:
    assert escape("abc\u202edef\u2066") == "abcdef"


def test_an_emoji_of_several_parts_stays_whole() -> None:
    assert escape("👩‍🚀") == "👩‍🚀"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://a.b/c",
        "//a.b",
        "https://",
        "file:///etc/passwd",
        "",
        "http://[",
        "data:text/html,x",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert link("Title", url) == "Title"


def test_a_web_address_becomes_a_link() -> None:
    assert link("A [great] day", "https://news.test/a?b=c#d") == r"[A \[great\] day](https://news.test/a?b=c#d)"


def test_an_address_cannot_end_its_link_early() -> None:
    assert (
        link("T", "https://a.test/x) [evil](https://b.test") == "[T](https://a.test/x%29%20%5Bevil%5D%28https://b.test)"
    )


@given(st.text(max_size=50))
def test_an_address_holds_no_blank_and_no_bracket(path: str) -> None:
    address = safe_url(f"https://a.test/{path}")
    assert address is None or not re.search(r"[\s()<>\[\]\"`\\]", address)


def test_an_enormous_address_is_left_out() -> None:
    assert safe_url("https://a.test/" + "x" * 5000) is None
