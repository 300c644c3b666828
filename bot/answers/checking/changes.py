"""What the differences between a posted text and a wording mean: a denial, a number or a name changed, or words did.

Differences that change nothing (spelling, a word joined or split, an editor's brackets, an honest omission) are told
apart here. Pure; which wording to compare with is decided elsewhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from bot.answers.checking.alignment import Alignment, Edit
from bot.answers.checking.found import Change, Mark, Piece
from bot.answers.checking.spelling import expanded, opposite, same_stem
from bot.answers.checking.words import NEGATIONS, STOP_WORDS, Word

_SHORT_OMISSION = 4
"""An omission of so few words that a denial among them was what was left out."""


def refined(alignment: Alignment) -> tuple[Edit, ...]:
    """Give the edits with every difference as small as it can be told, and those that change nothing marked as same."""
    edits: list[Edit] = []
    for edit in alignment.edits:
        edits += [edit] if edit.same or edit.elided else list(_smaller(edit))
    return tuple(edits)


def _smaller(edit: Edit) -> Iterator[Edit]:
    """Divide a replacement of several words into pairs where that tells more; mark what is the same after all."""
    said, posted = edit.said, edit.posted
    editorial = bool(posted) and all(word.editorial for word in posted)
    if (said and _letters(said) == _letters(posted)) or (editorial and not _turns(said, posted)):
        yield Edit(said, posted, same=True)
    elif len(said) == len(posted) > 1:
        yield from (Edit((one,), (other,), same=one.key == other.key) for one, other in zip(said, posted, strict=True))
    else:
        yield edit


def _turns(said: Sequence[Word], posted: Sequence[Word]) -> bool:
    """Whether a denial or a number came or went."""
    return _denials(said) != _denials(posted) or (
        bool(said) and _numbers(said) != _numbers(posted) and bool(_numbers(posted))
    )


def _letters(words: Sequence[Word]) -> str:
    return "".join(word.key for word in words).replace("'", "")


def changes(edits: Sequence[Edit], names: AbstractSet[str]) -> tuple[Change, ...]:
    """Name the kinds of difference, the gravest first; nothing for a wording that is right.

    ``names`` are keys that are known to be names, which tells where a capital does not.
    """
    found: set[Change] = set()
    different = [edit for edit in edits if not edit.same and not edit.elided]
    gone = [word for edit in different for word in edit.said]
    new = [word for edit in different for word in edit.posted]
    if _denials(gone) != _denials(new) or any(_opposites(edit) for edit in different):
        found.add(Change.NEGATION)
    for edit in edits:
        if edit.elided and len(edit.said) <= _SHORT_OMISSION and _denials(edit.said):
            found.add(Change.NEGATION)
    if _numbers(gone) != _numbers(new):
        found.add(Change.NUMBER)
    if _names(gone, names) != _names(new, names):
        found.add(Change.NAME)
    if gone and Counter(word.key for word in gone) == Counter(word.key for word in new):
        found = {Change.ORDER}
    else:
        found.update(kind for run in _runs(edits) for kind in _plain(run, names))
    if different and not found:
        found.add(Change.WORDS)
    return tuple(change for change in Change if change in found)


def _runs(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Give the differences, neighbours as one where they are another form of the same words, else each alone."""
    for different, group in groupby(edits, key=lambda edit: not edit.same and not edit.elided):
        members = list(group)
        whole = Edit(
            tuple(word for edit in members for word in edit.said),
            tuple(word for edit in members for word in edit.posted),
            same=False,
        )
        if different:
            yield from [whole] if _same_in_another_form(whole) else members


def _plain(edit: Edit, names: AbstractSet[str]) -> Iterator[Change]:
    """Name a difference of one place, if it is of words that are neither denial, number nor name."""
    said = [word for word in edit.said if not _graver(word, names)]
    posted = [word for word in edit.posted if not _graver(word, names)]
    if edit.said and edit.posted and _same_in_another_form(edit):
        yield Change.FORM
    elif _affirmed(edit.said) == _affirmed(edit.posted):
        return  # nothing but a denial came or went
    elif said and posted:
        yield Change.WORDS
    elif said:
        yield Change.WORDS if edit.posted else Change.LEFT_OUT
    elif posted:
        yield Change.WORDS if edit.said else Change.ADDED


def _affirmed(words: Sequence[Word]) -> list[str]:
    return [part for word in words for part in expanded(word.key) if part not in NEGATIONS]


def _graver(word: Word, names: AbstractSet[str]) -> bool:
    return word.negates or word.is_number or word.capital or word.key in names


def _same_in_another_form(edit: Edit) -> bool:
    """Whether each word is a form of the one in its place: inflected, or a contraction written out."""
    said = [part for word in edit.said for part in expanded(word.key)]
    posted = [part for word in edit.posted for part in expanded(word.key)]
    return len(said) == len(posted) and all(
        one == other or same_stem(one, other) for one, other in zip(said, posted, strict=True)
    )


def _opposites(edit: Edit) -> bool:
    return any(opposite(one.key, other.key) for one in edit.said for other in edit.posted)


def _denials(words: Sequence[Word]) -> int:
    return sum(word.negates for word in words)


def _numbers(words: Sequence[Word]) -> Counter[str]:
    """Count the numbers; "one" is one only beside another number, since it is most often a pronoun."""
    numbers = [word.key for word in words if word.is_number]
    return Counter(key for key in numbers if key != "1")


def _names(words: Sequence[Word], names: AbstractSet[str]) -> Counter[str]:
    return Counter(
        word.key
        for word in words
        if (word.capital or word.key in names)
        and word.key not in STOP_WORDS
        and not word.negates
        and not word.is_number
    )


def pieces(edits: Sequence[Edit], said: str, posted: str) -> tuple[Piece, ...]:
    """Write the comparison as pieces of the two texts, neighbours of a kind joined."""
    found: list[Piece] = []
    for (same, elided), group in groupby(edits, key=lambda edit: (edit.same, edit.elided)):
        members = list(group)
        gone = tuple(word for edit in members for word in edit.said)
        new = tuple(word for edit in members for word in edit.posted)
        if elided:
            _add(found, Mark.SAME, "…")
        elif same:
            _add(found, Mark.SAME, _stretch(gone or new, said if gone else posted))
        else:
            _add(found, Mark.GONE, _stretch(gone, said))
            _add(found, Mark.NEW, _stretch(new, posted))
    return tuple(found)


def _stretch(words: Sequence[Word], text: str) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _add(found: list[Piece], mark: Mark, text: str) -> None:
    if not text:
        return
    if found and found[-1].mark is mark:
        text = f"{found.pop().text} {text}"
    found.append(Piece(mark, text))
