"""Which words of a posted text stand in a wording of the articles: rapidfuzz's edit operations, read word by word.

The posted text may be a part of the wording, and may leave something out at an ellipsis. Nothing is judged here; what
the differences mean is in ``changes`` and ``verdicts``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from bot.answers.checking.words import Word, weight_of

_SLACK = 3
"""Words around the likeliest place that are looked at, beside a third of the posted text."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the article's text, and the posted words in their place; ``same`` when both are the same words.

    ``elided`` tells that the posted text marks an omission where the article has ``said``.
    """

    said: tuple[Word, ...]
    posted: tuple[Word, ...]
    same: bool
    elided: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """A posted text beside a wording: edits in reading order, and the words of the wording before and behind them.

    ``score`` runs from 0 to 1, as words in common weigh against all of both stretches.
    """

    edits: tuple[Edit, ...]
    before: tuple[Word, ...]
    behind: tuple[Word, ...]
    score: float


def align(posted: Sequence[Word], said: Sequence[Word]) -> Alignment:
    """Lay a posted text beside a wording; both have words."""
    edits: list[Edit] = []
    first, at = None, 0
    for part in _parts(posted):
        begin, end, found = _place(part, said[at:])
        if edits and begin:
            edits.append(Edit(tuple(said[at : at + begin]), (), same=False, elided=True))
        elif first is None:
            first = begin
        edits += found
        at += end
    first = first or 0
    return Alignment(tuple(edits), tuple(said[:first]), tuple(said[at:]), _score(edits))


def _parts(posted: Sequence[Word]) -> list[list[Word]]:
    """Divide a posted text where it marks an omission."""
    parts: list[list[Word]] = []
    for word in posted:
        if word.gap or not parts:
            parts.append([])
        parts[-1].append(word)
    return parts


def _place(part: Sequence[Word], said: Sequence[Word]) -> tuple[int, int, list[Edit]]:
    """Find where a stretch of posted words stands: begin and end among the words said, and the edits between them."""
    keys, all_keys = [word.key for word in part], [word.key for word in said]
    exact = f" {' '.join(all_keys)} ".find(f" {' '.join(keys)} ")
    if exact >= 0:
        begin = len(" ".join(all_keys)[:exact].split())
        end = begin + len(keys)
        return begin, end, [Edit(tuple(said[begin:end]), tuple(part), same=True)]
    low, high = 0, len(said)
    if len(keys) < len(all_keys):
        around = partial_ratio_alignment(keys, all_keys)
        slack = _SLACK + len(keys) // 3
        if around is not None:
            low, high = max(0, around.dest_start - slack), min(high, around.dest_end + slack)
    operations = [
        [code.src_start + low, code.src_end + low, code.dest_start, code.dest_end, code.tag == "equal"]
        for code in Levenshtein.opcodes(all_keys[low:high], keys)
    ]
    _drawn_together(operations, all_keys, keys)
    begin, end = _ends(operations, low)
    edits = [
        Edit(tuple(said[max(a, begin) : min(b, end)]), tuple(part[c:d]), same=bool(equal))
        for a, b, c, d, equal in operations
        if d > c or (a >= begin and b <= end)
    ]
    return begin, end, _without_empty(edits)


def _without_empty(edits: list[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.said or edit.posted]


def _drawn_together(operations: list[list[int]], said: Sequence[str], posted: Sequence[str]) -> None:
    """Move a few words at an end, that were found farther off than they need be, up to their neighbours."""
    if len(operations) > 2:  # noqa: PLR2004 - a block, a gap and another block
        (a, b, _, d, equal), (e, f, g, h, _) = operations[0], operations[1]
        if equal and g == h and said[f - (b - a) : f] == said[a:b] and d <= len(posted):
            operations[0][:2], operations[1][:2] = [f - (b - a), f], [a, a]
    if len(operations) > 2:  # noqa: PLR2004 - likewise
        (e, f, g, h, _), (a, b, _, _, equal) = operations[-2], operations[-1]
        if equal and g == h and said[e : e + (b - a)] == said[a:b]:
            operations[-1][:2], operations[-2][:2] = [e, e + (b - a)], [b, b]


def _ends(operations: list[list[int]], low: int) -> tuple[int, int]:
    """Tell which words said are between the first and the last posted one."""
    inner = [operation for operation in operations if operation[3] > operation[2]]
    if not inner:
        return low, low
    begin, end = inner[0][0], inner[-1][1]
    return begin, max(begin, end)


def _score(edits: Sequence[Edit]) -> float:
    common = all_words = 0.0
    for edit in edits:
        said = 0.0 if edit.elided else weight_of(edit.said)
        posted = weight_of([word for word in edit.posted if edit.same or not word.editorial])
        common += said + posted if edit.same else 0.0
        all_words += said + posted
    return common / all_words if all_words else 0.0


def shared(edits: Sequence[Edit]) -> float:
    """Tell how much of the words of both stretches is in common, in any order and each once, from 0 to 1."""
    said = {word.key: word.weight for edit in edits for word in edit.said if not edit.elided}
    posted = {word.key: word.weight for edit in edits for word in edit.posted}
    total = sum(said.values()) + sum(posted.values())
    return 2 * sum(weight for key, weight in posted.items() if key in said) / total if total else 0.0


def runs(posted: Sequence[Word], said: Sequence[Word]) -> tuple[bool, ...]:
    """Mark the posted words that stand in a wording in runs: two words with a telling one among them, or three."""
    held: list[bool] = []
    for code in Indel.opcodes([word.key for word in said], [word.key for word in posted]):
        run = posted[code.dest_start : code.dest_end]
        long_enough = len(run) > 2 or (len(run) > 1 and weight_of(run) > 1)  # noqa: PLR2004 - as above
        held += [code.tag == "equal" and long_enough] * len(run)
    return tuple(held)
