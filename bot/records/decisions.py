"""What corpus admins decided on people: that two names are one person's, or two people's.

A decision is about names as they are spelled, given by their keys, so it holds for articles still to come, too. What
follows from it is the library's matter, which is handed all of them with every reload.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, insert, select

from bot.names.merge import Decided
from bot.records.engine import take_turns
from bot.records.part import Part, whole
from bot.records.tables import DECISIONS


class Verdict(StrEnum):
    """What was decided of two names."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: on two names (keys, and as they were written then), by whom (a user's id), where and when.

    ``set_by`` and ``server`` are None once they were deleted; a server is None, too, when it was decided in none.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    verdict: Verdict
    set_by: int | None
    server: int | None
    at: datetime

    def ordered(self) -> "Decision":
        """Give the same decision with the names in the order of their keys, in which a pair is recorded."""
        if self.first <= self.second:
            return self
        return replace(
            self,
            first=self.second,
            second=self.first,
            first_name=self.second_name,
            second_name=self.first_name,
        )


class Decisions(Part):
    """The decisions of all corpus admins, one a pair of names. Keys are of plain letters and digits."""

    @whole
    async def put(self, decision: Decision) -> None:
        """Record a decision instead of an earlier one on the same pair."""
        new = decision.ordered()
        async with self._writing() as connection:
            await take_turns(connection, DECISIONS.name)
            await connection.execute(delete(DECISIONS).where(*_pair(new.first, new.second)))
            await connection.execute(insert(DECISIONS).values(asdict(new)))

    async def every(self) -> tuple[Decision, ...]:
        """Return all decisions, the newest first."""
        wanted = select(DECISIONS).order_by(DECISIONS.c.at.desc(), DECISIONS.c.first, DECISIONS.c.second)
        async with self._reading() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        return tuple(Decision(**{**row, "verdict": Verdict(row["verdict"])}) for row in rows)

    async def plain(self) -> tuple[Decided, ...]:
        """Return all decisions as a reload takes them: keys of names, and whether they are one person's."""
        return tuple(Decided(one.first, one.second, one.verdict is Verdict.SAME) for one in await self.every())

    @whole
    async def take_back(self, first: str, second: str) -> bool:
        """Delete the decision on a pair of names, in either order; False when there is none."""
        async with self._writing() as connection:
            pair = min(first, second), max(first, second)
            return (await connection.execute(delete(DECISIONS).where(*_pair(*pair)))).rowcount == 1


def _pair(first: str, second: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return DECISIONS.c.first == first, DECISIONS.c.second == second
