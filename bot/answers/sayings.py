"""The strongest new quotations of a briefing, and the words that it has told already.

Only a person who is surely the speaker is quoted. Which quotations there are, the library finds.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.answers import wording
from bot.findings import SpeakerKind
from bot.library import quotations
from bot.library.filters import Interest
from bot.library.rows import QuotationLine
from bot.library.shelf import Shelf

_LOOKED_AT = 100
_MOST = 12
_OF_ONE_SPEAKER = 2
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """Give a text's words alone, between spaces: quotation marks and the comma before "said" make no difference."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


class Told:
    """Sentences that a briefing tells: nothing is told twice."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._told = [plain(sentence) for sentence in sentences]

    def add(self, text: str) -> bool:
        """Take a text in unless it is, or is a part of, one that is told already; tell whether it was taken."""
        words = plain(text)
        if any(words in told for told in self._told):
            return False
        self._told.append(words)
        return True


async def sayings(
    shelf: Shelf, articles: Sequence[str], interest: Interest, told: Told
) -> tuple[tuple[QuotationLine, ...], list[tuple[str, str]]]:
    """Give the quotations of new articles worth telling, the strongest first, and those left out with the reason."""
    found = await quotations.strongest(shelf, articles, interest, _LOOKED_AT)
    kept: list[QuotationLine] = []
    left_out: list[tuple[str, str]] = []
    spoken: Counter[str] = Counter()
    for line, _ in found:
        reason = _unfit(line)
        if not reason and spoken[line.person_key or ""] >= _OF_ONE_SPEAKER:
            reason = "said by somebody quoted already"
        if not reason and not told.add(line.text):
            reason = "told already"
        if not reason and len(kept) >= _MOST:
            reason = "weaker than the others"
        if reason:
            left_out.append((f"“{wording.spoken(line.text)}”", reason))
        else:
            spoken[line.person_key or ""] += 1
            kept.append(line)
    return _turn_by_turn(kept), left_out


def _turn_by_turn(kept: Sequence[QuotationLine]) -> tuple[QuotationLine, ...]:
    """Give everybody a first word before anybody gets a second."""
    firsts = {line.person_key: line for line in reversed(kept)}
    return tuple(sorted(kept, key=lambda line: firsts[line.person_key] is not line))


def _unfit(line: QuotationLine) -> str:
    if not line.speaker or line.speaker_kind is SpeakerKind.UNKNOWN:
        return "speaker not named"
    if line.speaker_kind is not SpeakerKind.PERSON:
        return "not said by a named person"
    return "speaker unsure" if line.confidence < wording.SURE else ""
