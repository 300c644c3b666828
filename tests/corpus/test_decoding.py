"""Any encoding in, the right characters out; and a reason where the bytes are no text."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import RejectedArticle
from bot.findings import Article

Read = Callable[..., Article]
STORY = "“We won’t stop,” said José Ferrer — and the crowd cheered.\r\nThe café was full.\r\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_text_is_the_decoded_file(read: Read, encoding: str) -> None:
    assert read(STORY.encode(encoding)).text == STORY


@pytest.mark.parametrize("times", [1, 40])
def test_one_curly_quotation_mark_is_enough_for_western_text(read: Read, times: int) -> None:
    story = "The minister said on Sunday that it was “over” for good.\n" + "Nobody else spoke that day.\n" * times
    assert read(story.encode("cp1252")).text == story


@pytest.mark.parametrize("encoding", ["euc-kr", "cp949", "utf-8"])
def test_korean_is_korean(read: Read, encoding: str) -> None:
    story = "합동참모본부는 오늘 미사일 발사를 확인했다고 밝혔다. 대통령실은 논평하지 않았다.\n" * 3
    assert read(story.encode(encoding)).text == story


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n\t\xc2\xa0\n", "holds nothing but white space"),
        (PNG, "NUL bytes"),
        (b"The text\x00 goes on, but not for long.", "NUL bytes"),
        (b"\x00" * 100, "NUL bytes"),
        ((STORY * 9).encode()[:-40] + b"\xe2\x80", "is damaged UTF-8"),
        (b"\xff\xfe" + "text".encode("utf-16-le") + b"\x00\xd8", "is not valid UTF-16"),
        (b"\x01\x02\x03\x04 words", "control characters"),
    ],
)
def test_what_is_no_text_is_refused(read: Read, data: bytes, reason: str) -> None:
    with pytest.raises(RejectedArticle, match=reason):
        read(data)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_no_bytes_raise_anything_but_a_reason(read: Read, data: bytes, name: str) -> None:
    try:
        article = read(data, name)
    except RejectedArticle:
        return
    assert article.title
    assert article.body
    assert all(article.text[block.start : block.end] == block.text for block in article.blocks)
