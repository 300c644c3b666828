"""Whatever the text: reading ends, its offsets give back the text, and quotations lie inside their paragraphs."""

import unicodedata
from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.findings import Findings
from bot.reading.marks import quoted_stretches

Read = Callable[..., Findings]

PIECES = [
    *"“”‘’\"'„‟«»‹›()[]—,.?!:; ",
    *("``", "''", "…", "\n\n", " said", " Anna Blythe", " she", "We are ready", "it’s", "guards’", "’90s", '5"', "Ó"),
    *("\u202e", "\u0301", "\x00", "\ufeff", "\U0001f600", "안녕", "שלום", "\x85", "\u2029", "ﬁ", "İ"),
]
MARKED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANYTHING = st.text(max_size=120)


@settings(max_examples=400, deadline=None)
@given(st.one_of(MARKED, ANYTHING))
@example("“ ” and “”")
def test_stretches_lie_in_their_paragraphs_one_behind_the_other(text: str) -> None:
    places, at = [], 0
    for paragraph in text.split("\n\n"):
        places.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    last = 0
    for one in quoted_stretches(text, places):
        start, end = places[one.paragraph]
        words = text[one.start : one.end]
        assert last <= one.start
        assert start <= one.start < one.end <= end
        assert words == words.strip()
        assert any(character.isalnum() for character in words)
        last = one.end


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(MARKED, ANYTHING))
@example("“\u202eWe are ready,” she said\x00. ‘It’s")
def test_offsets_give_back_the_text_of_anything(read: Read, text: str) -> None:
    found = read(text, published="2021-05-17")
    for one in (*found.sentences, *found.quotations, *found.dates):
        assert text[one.start : one.end] == one.text
    for quotation in found.quotations:
        assert 0 <= quotation.confidence <= 1
        assert (quotation.speaker is None) == (quotation.confidence == 0)
        sentence = found.sentences[quotation.sentence]
        assert sentence.start <= quotation.start < sentence.end or not quotation.text.isprintable()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.characters(exclude_categories=["Cs"]), st.characters(exclude_categories=["Cs"]))
def test_any_character_may_stand_in_a_quotation_or_beside_it(read: Read, one: str, other: str) -> None:
    text = f"{other}“We are {one} ready,” said Anna Blythe.{other}"
    for quotation in read(text).quotations:
        assert text[quotation.start : quotation.end] == quotation.text
        assert unicodedata.normalize("NFC", quotation.text)
