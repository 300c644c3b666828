"""Entities decided at once are those that the model's own recognizer decides word after word."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from bot.reading.entities import COMPONENT, suits
from bot.reading.model import load_model

FRAGMENTS = (
    "Ana Belmonte|the Harbour Guild of Aldmoor|said on Monday|3 May 2011|about 40 percent|$2.5 million|the|of|and|U.S.|"
    "in Corrick|\u201c|\u201d|.|. The|, |\n|\n\n|   |\u00a0|President|Dr.|two and a half years|at 9:30 a.m. local time|"
    "the National Bank of Brenholt and Eskdale|Tor Halvards's|a 45-year-old|Battle of the Two Rivers|"
    "IDRIS ONWU WINS|!|---"
).split("|")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def entities(doc: Doc) -> tuple[list[tuple[int, int, str]], list[str]]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents], [token.ent_iob_ for token in doc]


def by_both(nlp: Language, text: str) -> tuple[Doc, Doc]:
    """The document as it is read, and with the entities of the model's own recognizer."""
    at_once, one_by_one = nlp(text), nlp(text, disable=[COMPONENT])
    return at_once, nlp.get_pipe("ner")(one_by_one)


def test_the_installed_model_suits_and_its_recognizer_is_not_run_as_well(nlp: Language) -> None:
    assert suits(nlp)
    assert COMPONENT in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


@given(parts=st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_find_the_same(nlp: Language, parts: list[str]) -> None:
    at_once, one_by_one = by_both(nlp, " ".join(parts))
    assert entities(at_once) == entities(one_by_one)


def test_both_find_the_same_in_a_whole_article(nlp: Language) -> None:
    text = "\n".join(" ".join(FRAGMENTS[place:] + FRAGMENTS[:place]) for place in range(len(FRAGMENTS)))
    at_once, one_by_one = by_both(nlp, text)
    assert len(at_once.ents) > 100
    assert entities(at_once) == entities(one_by_one)
