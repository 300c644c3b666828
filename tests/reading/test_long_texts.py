"""Long articles are read in sections; nothing is lost at their borders, and no text can make reading dear."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.findings import Article, BlockKind, Findings
from bot.reading.dates import stated_times
from bot.reading.marks import quoted_stretches
from bot.reading.sections import sections
from tests.reading.conftest import make_article

Read = Callable[..., Findings]

FILLER = "The council of the valley met in the old hall and talked about the dam for hours. "
MOST_CHARACTERS, MOST_WORDS = 20_000, 6_001


def rejoined(article: Article) -> str:
    text = [" "] * len(article.text)
    for start, section in sections(article):
        for block in section.blocks:
            assert section.text[block.start : block.end] == block.text
            text[start + block.start : start + block.end] = block.text
    return "".join(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a ", "Word. ", "“Yes.” ", "x", ". ", "(", "\U0001f600", FILLER]), st.integers(1, 12_000)
        ),
        max_size=4,
    )
)
def test_sections_hold_the_whole_text_and_none_is_large(runs: list[tuple[str, int]]) -> None:
    article = make_article("\n\n".join(piece * (1 + times // len(piece)) for piece, times in runs) or "a")
    assert rejoined(article).split() == article.text.split()
    for _, section in sections(article):
        assert len(section.text) <= MOST_CHARACTERS
        assert len(section.text.replace("(", " ( ").replace(". ", " . ").split()) <= MOST_WORDS


def test_a_credit_between_two_sections_is_in_neither() -> None:
    text = "\n\n".join([FILLER * 200, "(credit) By Jonas Keller", FILLER * 200])
    assert "Keller" not in rejoined(make_article(text))


def test_somebody_introduced_in_one_section_is_known_in_the_next(read: Read) -> None:
    paragraph = FILLER * 60
    text = "\n\n".join(
        [
            "Dr. Blythe spoke first.",
            *[paragraph] * 5,
            "Engineer Anna Blythe came late. “The dam holds,” she said on 4 March 1987.",
            *[paragraph] * 5,
            "“The dam is gone,” Blythe said on 5 March 1987.",
        ]
    )
    found = read(text)
    assert [person.name for person in found.people] == ["Anna Blythe"]
    assert [mention.text for mention in found.people[0].mentions] == ["Blythe", "Anna Blythe", "Blythe"]
    assert [(quotation.text, quotation.speaker) for quotation in found.quotations] == [
        ("The dam holds,", "Anna Blythe"),
        ("The dam is gone,", "Anna Blythe"),
    ]
    assert [(event.date, event.people) for event in found.events][-1] == ("1987-03-05", ("Anna Blythe",))
    assert found.sentences[found.events[-1].sentence].text == found.events[-1].text
    for one in (*found.sentences, *found.quotations, *found.dates, *found.people[0].mentions):
        assert text[one.start : one.end] == one.text


def test_a_sentence_never_leaves_its_paragraph(read: Read) -> None:
    text = "The port closed. .\n\n(credit) Comments are closed\n\nPort of\n\n(caption) A crane .\n\n\n\nThe end"
    found = read(text)
    blocks = {block.kind: [] for block in make_article(text).blocks}
    for block in make_article(text).blocks:
        blocks[block.kind].append((block.start, block.end))
    for sentence in found.sentences:
        assert any(start <= sentence.start and sentence.end <= end for start, end in blocks[sentence.kind])
    assert not any("Comments" in sentence.text for sentence in found.sentences)
    assert {sentence.kind for sentence in found.sentences} == {BlockKind.BODY, BlockKind.CAPTION}


ENDLESS = ["x", "(", ".", "“", "a.b-", "http://a.b/c?d=", "\U0001f600", "語", "1/2/", "\u0301", "Ab-", "'s"]


@pytest.mark.parametrize("piece", ENDLESS)
def test_an_endless_word_is_passed_over_at_once(read: Read, piece: str) -> None:
    word = piece * (100_000 // len(piece))
    found = read(f"Anna Blythe wrote “{word}” on 4 March 1987.\n\nShe left on 5 March 1987.")
    assert [date.value for date in found.dates] == ["1987-03-04", "1987-03-05"]
    assert found.people[0].name == "Anna Blythe"


@pytest.mark.parametrize(
    "piece",
    [
        *("A. B. ", "“ ", '" ', "“a ", "‘a’ “b” ", "“No,” she said. ", "“No,” the agency said. ", '?" A. ', "( ", ". "),
        *("chairman Bo Li ", "Bo Li, chairman, ", "Anna ", "Dr. ", "May ", "1987-88 ", "from May 3 to May 4 ", "a "),
        *(
            "\U0001f600 ",
            "שלום ",
            "\u202e٣ March ٢٠٢٢ ",
            "\x00 ",
            "\x1c\x85 ",
            "Cole Jr. Anna Cole III. ",
            "a\n\n",
            "\n\n",
        ),
        "May 3" + " " * 3_000,
    ],
)
def test_runs_of_anything_are_read(read: Read, piece: str) -> None:
    text = piece * (3_000 // len(piece) + 2)
    found = read(text, published="2021-05-17")
    for one in (*found.sentences, *found.quotations, *found.dates):
        assert text[one.start : one.end] == one.text


def test_thousands_of_names_are_all_kept_apart(read: Read) -> None:
    towns = [a + b for a in "Bar Cor Dal Fen Gor Hal".split() for b in "aby ebor ildor omer uswin ystad".split()]
    names = [f"{given} {town}" for given in "Anna Helena James Mary Robert William".split() for town in towns]
    found = read(" ".join(f"{name} came." for name in names))
    assert sorted(person.name for person in found.people) == sorted(names)


@pytest.mark.parametrize("piece", ["“", "“ ", "“a ", "‘a’ “b” ", "‘a “b” c’ ", '"a" ', "‘a "])
def test_marks_are_paired_in_one_pass(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    assert all(0 <= one.start < one.end <= len(text) for one in quoted_stretches(text, [(0, len(text))]))


def test_dates_are_found_in_one_pass() -> None:
    text = "May 3, 1987 and May " + "May 3" + " " * 100_000 + "a " * 50_000
    assert [text[one.start : one.end] for one in stated_times(text, lambda _: False)] == ["May 3, 1987", "May 3"]
