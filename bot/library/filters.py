"""Conditions that several queries share: a span of days, a publisher, a topic, a person, somebody's interests.

A filter is data with its SQL beside it, so that user text only ever travels as a parameter.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``since`` to ``until``, both included; None leaves that end open."""

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        """Whether it excludes anything."""
        return self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Look:
    """A MATCH expression; ``capitals`` is a word that counts only where it stands in capital letters."""

    match: str
    capitals: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """What lines are wanted; an empty text or an open span filters nothing.

    ``article`` and ``person`` are keys, ``match`` a MATCH expression, ``publisher`` a name as it is stored.
    ``speaker`` holds folded words of an organisation or described source that speaks. ``related`` widens ``match``
    where quotations are looked for.
    """

    person: str = ""
    match: str = ""
    publisher: str = ""
    span: Span = Span()
    speaker: tuple[str, ...] = ()
    article: str = ""
    related: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Interest:
    """What somebody wants to read about: people (keys), and words as a MATCH expression; empty ones want nothing."""

    people: tuple[str, ...] = ()
    match: str = ""

    def named(self, person: str) -> str:
        """Give the condition that the column ``person`` is one of the people."""
        return f"{person} IN (SELECT value FROM json_each(:interest_people))"

    def told(self, table: str, row: str) -> str:
        """Give the condition that the row of a full-text table has the words."""
        if not self.match:
            return "0"
        return f"EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH :interest_match AND rowid = {row})"

    @property
    def parameters(self) -> dict[str, Any]:
        """The values that the conditions name."""
        return {"interest_people": json.dumps(self.people), "interest_match": self.match}


@dataclass(slots=True)
class Conditions:
    """Collects conditions; ``where`` joins them for SQL, ``parameters`` carries the values."""

    parts: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)

    def add(self, part: str, **parameters: object) -> None:
        """Add one condition with the values it names."""
        self.parts.append(part)
        self.parameters.update(parameters)

    def published_by(self, table: str, publisher: str) -> None:
        """Keep rows of ``table`` from articles of a publisher, if one is given."""
        if publisher:
            part = f"{table}.article_id IN (SELECT id FROM articles WHERE publisher = :publisher)"
            self.add(part, publisher=publisher)

    def in_article(self, table: str, article: str) -> None:
        """Keep rows of ``table`` from one article, if its key is given."""
        if article:
            self.add(f"{table}.article_id = (SELECT id FROM articles WHERE key = :article)", article=article)

    def within(self, table: str, span: Span) -> None:
        """Keep rows of ``table`` whose days overlap the span; rows without a year are kept only by an open span."""
        if span.since:
            self.add(f"{table}.last_day >= :since", since=span.since.isoformat())
        if span.until:
            self.add(f"{table}.first_day <= :until", until=span.until.isoformat())

    @property
    def where(self) -> str:
        """The WHERE clause; empty without conditions."""
        return f" WHERE {' AND '.join(self.parts)}" if self.parts else ""
