"""Markdown: the words of the article at their own offsets, none of the marks."""

from collections.abc import Callable

from bot.findings import Article, BlockKind

Read = Callable[..., Article]
STORY = """---
title: Walls
---
# Island votes to **rebuild**

The [council](https://example.org/council_(island) "site") of the *island* voted on Tuesday to rebuild the old wall.

> “We waited __far__ too long,” said Lena Ortez, the `harbour` master.

![People on the pier](https://example.org/pier.jpg)

What comes next
---------------

- The work begins soon, see <https://example.org/work>, and lasts a year.

[council]: https://example.org/reference
"""


def test_marks_are_blanked_and_sentences_stay_whole(read: Read) -> None:
    article = read(STORY, "a.md")
    bodies = [" ".join(block.text.split()) for block in article.blocks if block.kind is BlockKind.BODY]
    assert bodies == [
        "The council of the island voted on Tuesday to rebuild the old wall.",
        "“We waited far too long,” said Lena Ortez, the harbour master.",
        "The work begins soon, see , and lasts a year.",
    ]
    assert article.title == "Walls"


def test_headings_and_pictures_are_no_body(read: Read) -> None:
    kinds = {block.text: block.kind for block in read(STORY, "a.md").blocks}
    assert kinds["Island votes to   rebuild"] is BlockKind.TITLE
    assert kinds["People on the pier"] is BlockKind.CAPTION
    assert kinds["What comes next"] is BlockKind.BOILERPLATE


def test_offsets_are_those_of_the_file(read: Read) -> None:
    article = read(STORY, "a.md")
    assert len(article.text) == len(STORY)
    for word in ("council", "Ortez", "work begins"):
        assert article.text.index(word) == STORY.index(word)


def test_a_heading_is_the_title_when_nothing_states_one(read: Read) -> None:
    article = read("## Walls\n\nThe council of the island voted on Tuesday to rebuild.\n", "a.md")
    assert (article.title, article.title_from) == ("Walls", "title line")


def test_stars_and_brackets_of_the_text_are_left_alone(read: Read) -> None:
    text = "They said 5 * 3 * 2 is thirty, and “we [the council] never_said_so” is what a f**k looks like."
    assert read(text, "a.md").body == text
