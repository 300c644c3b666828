"""Answers of ``/ask`` as plain dictionaries for ``ask --json``; README lists the names of the fields.

Nothing is computed here. An answer and the lack of one have the same fields, so that a program need not ask which.
"""

from typing import Any

from bot.answers.asking import phrases
from bot.answers.asking.told import Also, Cited, NotSaid, Told


def told(answer: Told) -> dict[str, Any]:
    """Give the short answer, the passage that it stands in, and what other articles say."""
    return {
        "kind": "answer",
        **_cited(answer.cited),
        "confidence": answer.confidence,
        "also": [_also(other) for other in answer.also],
        "repairs": [{"typed": repair.typed, "used": repair.used} for repair in answer.repairs],
    }


def not_said(answer: NotSaid) -> dict[str, Any]:
    """Give that the articles do not say, and what comes near."""
    nothing = dict.fromkeys(("answer", "passage", "file", "published", "publisher", "title", "url", "confidence"))
    return {
        "kind": "none",
        "message": phrases.NOT_SAID,
        **nothing,
        "also": [],
        "nearest": [_cited(near) for near in answer.nearest],
        "repairs": [{"typed": repair.typed, "used": repair.used} for repair in answer.repairs],
    }


def _cited(cited: Cited) -> dict[str, Any]:
    source = cited.source
    return {
        "answer": cited.answer,
        "passage": cited.text,
        "file": source.key,
        "published": source.published,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
    }


def _also(other: Also) -> dict[str, Any]:
    return {**_cited(other.cited), "agrees": other.agrees}
