"""The tables as they are now, and two column types that mean the same on SQLite and on PostgreSQL.

How a database came to have them is told in migrations.py, what they are for in store.py. A change here needs a
migration there: the tests compare the two.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment; it comes back in UTC, also from SQLite, which keeps no time zones.

    Raises ValueError for a naive one.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn it to UTC, as SQLite compares moments as texts."""
        if value is None:
            return None
        if value.utcoffset() is None:
            message = "a moment without a time zone cannot be recorded"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Say that it is UTC; PostgreSQL's already is."""
        return None if value is None else value.replace(tzinfo=UTC)


class JsonText(TypeDecorator[Any]):
    """Anything JSON can say, kept as ASCII text; raises ValueError for NaN and infinities.

    PostgreSQL refuses NUL characters in text and in jsonb, and both databases refuse lone surrogates, such as a file
    name that could not be decoded leaves behind; escaped, both are kept.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ANN401, ARG002 - any JSON; SQLAlchemy's signature
        """Write JSON."""
        return json.dumps(value, allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - any JSON; SQLAlchemy's signature
        """Read JSON."""
        return None if value is None else json.loads(value)


def digest(words: str) -> str:
    """Give a short key for any text: PostgreSQL's indexes refuse texts of more than about 2,700 bytes."""
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


METADATA = MetaData()

BUTTONS = Table(
    "buttons",
    METADATA,
    Column("token", Text, primary_key=True),
    Column("asker", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("arguments", JsonText, nullable=False),
    Column("shelf", Text, nullable=False),
    Column("expires", UtcDateTime, nullable=False, index=True),
)

AUDIT = Table(
    "audit",
    METADATA,
    # SQLite numbers rows by itself only in an INTEGER column, which holds 64 bits there.
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("actor", BigInteger),
    Column("server", BigInteger),
    Column("action", Text, nullable=False),
    Column("outcome", JsonText, nullable=False),
    Column("details", JsonText, nullable=False),
)

FACTS = Table(
    "facts",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", JsonText, nullable=False),
)

ARRIVALS = Table(
    "arrivals",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("article", JsonText, nullable=False),
    # Batches are numbered in the order in which they were recorded; those who read "newer than n" miss none.
    Column("batch", Integer, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
)

BRIEFINGS = Table(
    "briefings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("server", BigInteger, nullable=False),
    Column("name", JsonText, nullable=False),
    # The digest of the name as it is compared.
    Column("folded", Text, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("time", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("days", Text, nullable=False),
    Column("people", JsonText, nullable=False),
    Column("topics", JsonText, nullable=False),
    Column("quiet", Text, nullable=False),
    Column("ping", BigInteger),
    Column("set_by", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", JsonText, nullable=False),
    Column("due", UtcDateTime),
    Column("day", Text),
    Column("through", Integer),
    Column("missing", JsonText, nullable=False),
    Index("ix_briefings_server_folded", "server", "folded", unique=True),
    Index("ix_briefings_state_due", "state", "due"),
)

WATCHES = Table(
    "watches",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("owner", BigInteger, nullable=False, index=True),
    Column("server", BigInteger, index=True),
    Column("channel", BigInteger),
    Column("person", JsonText, nullable=False),
    Column("name", JsonText, nullable=False),
    Column("query", JsonText, nullable=False),
    Column("created", UtcDateTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", JsonText, nullable=False),
    Column("through", Integer, nullable=False, index=True),
    Column("missing", JsonText, nullable=False),
)

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("order_id", Text, primary_key=True),
    Column("occasion", Text, primary_key=True),
    Column("server", BigInteger, index=True),
    Column("wanted", UtcDateTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("claimed", UtcDateTime, nullable=False),
    Column("renewed", UtcDateTime, nullable=False),
    Column("posting", Integer, nullable=False),
    Column("since", Integer),
    Column("through", Integer, nullable=False),
    Column("missing", JsonText, nullable=False),
    Column("channel", BigInteger),
    Column("message", BigInteger),
    Column("reason", JsonText, nullable=False),
    Column("ended", UtcDateTime),
)

DEPARTURES = Table(
    "departures",
    METADATA,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True),
    Column("first_name", JsonText, nullable=False),
    Column("second_name", JsonText, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("set_by", BigInteger),
    Column("server", BigInteger),
    Column("at", UtcDateTime, nullable=False),
)
