"""``/search``, ``/quote`` and ``/ask`` on a judged collection of our own: each figure is held to a bar.

The bars lie a little below what is reached, so that a change that loses something is seen; ``python -m bench`` prints
the figures themselves.
"""

import asyncio

import pytest

from bench.judged import Judged

SEARCHES, BY_WORDS = 0.75, 0.73
PRECISION, RECALL = 0.8, 0.55
RIGHT, REFUSED = 0.48, 0.6


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    judged = Judged(tmp_path_factory.mktemp("judged"))
    asyncio.run(judged.put_up())
    return judged


async def test_searches_find_what_fits_first_also_with_typing_errors(judged: Judged) -> None:
    meaning = judged.meaning()
    try:
        found = await judged.searching(meaning)
    finally:
        await meaning.close()
    assert found.clean >= SEARCHES
    assert found.mistyped >= SEARCHES


async def test_words_and_related_words_alone_find_nearly_as_much(judged: Judged) -> None:
    found = await judged.searching(None)
    assert found.clean >= BY_WORDS
    assert found.mistyped >= BY_WORDS


async def test_quotations_on_a_topic_are_shown_and_few_others(judged: Judged) -> None:
    found = await judged.quoting()
    assert found.precision >= PRECISION
    assert found.recall >= RECALL


async def test_questions_are_answered_by_the_right_passage_or_refused(judged: Judged) -> None:
    meaning = judged.meaning()
    try:
        told = await judged.asking(meaning)
    finally:
        await meaning.close()
    assert told.right >= RIGHT
    assert told.refused >= REFUSED
