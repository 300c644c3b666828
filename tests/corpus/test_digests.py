"""Fingerprints know an article again, and digests give way to it."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.article import read_article
from bot.corpus.digests import SAME_ARTICLE, distance, fingerprint, standing_aside
from bot.corpus.files import scan
from bot.findings import Article
from bot.settings import SHIPPED_CORPUS

Read = Callable[..., Article]


def test_the_same_article_is_known_in_every_dress(read: Read, paragraphs: Sequence[str]) -> None:
    own = read("\n\n".join(["Island votes to rebuild its wall", *paragraphs])).fingerprint
    straight = [paragraph.replace("“", '"').replace("”", '"') for paragraph in paragraphs]
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    dressed = (
        read("\n".join(["Harbour Gazette", "Island votes to rebuild its wall", "Published", *straight, "Share"])),
        read("---\ntitle: Another\n---\nIsland votes to rebuild its wall\n\n" + "\n\n".join(paragraphs)),
        read(f"<html><body><article><h1>Island votes to rebuild its wall</h1>{html}</article></body></html>", "a.html"),
    )
    assert all(distance(own, article.fingerprint) <= SAME_ARTICLE for article in dressed)


def test_another_article_on_the_subject_is_another(read: Read, paragraphs: Sequence[str]) -> None:
    other = read("The old harbour wall, torn down by a storm last winter, will be rebuilt: the council voted for it.")
    assert distance(read(paragraphs[0]).fingerprint, other.fingerprint) > SAME_ARTICLE


@given(st.text(max_size=200))
def test_a_fingerprint_has_64_bits_and_sees_no_case_or_marks(text: str) -> None:
    assert 0 <= fingerprint(text) < 2**64
    assert fingerprint(f"Caf\u00e9 '{text}' don’t") == fingerprint(f"CAFE\u0301 “{text}” DON'T")


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    program = "from bot.corpus.digests import fingerprint; print(fingerprint('one two three four five'))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {f"{fingerprint('one two three four five')}\n".encode()}


def test_a_digest_gives_way_to_the_nearest_article_and_to_no_other() -> None:
    article = 0x0F0F_F0F0_1234_5678
    digests = {"digest": article, "lonely": article ^ (2**64 - 1)}
    articles = {"near": article ^ 0b11, "nearest": article ^ 0b1, "far": article ^ (2 ** (SAME_ARTICLE + 1) - 1)}
    assert standing_aside(digests, articles) == {"digest": "nearest"}
    assert standing_aside(digests, {"digest": article, "far": articles["far"]}) == {}
    assert standing_aside(digests, {"edge": article ^ (2**SAME_ARTICLE - 1)}) == {"digest": "edge"}


def test_the_shipped_digests_are_whole_and_different() -> None:
    found = scan(Path(SHIPPED_CORPUS), 1 << 20)
    articles = [read_article(file) for file in found.files]
    assert not found.rejects
    assert [article.published for article in articles] == [
        "2017-09-25",
        "2019-12-30",
        "2022-01-27",
        "2023-03-20",
        "2024-01-18",
    ]
    for article in articles:
        assert article.published_from == "editor"
        assert article.title_from == "front matter"
        assert article.digest_of is not None
        assert distance(article.fingerprint, article.digest_of) > 2 * SAME_ARTICLE - 2
        assert {block.kind.value for block in article.blocks} == {"body"}
    own = sorted(article.fingerprint for article in articles)
    assert all(distance(one, other) > SAME_ARTICLE for one, other in pairwise(own))
