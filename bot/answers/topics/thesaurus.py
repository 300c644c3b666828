"""Groups of words that the news uses for one thing, and what somebody who asks for one of them wants to find.

A line of the files reads ``war, warfare > battle, invasion``: words on the left stand for each other (countries' lines
are divided by ``|`` into names, peoples and seats of government); those on the right are kinds or parts, wanted by
whoever asks for a word on the left but not the other way round. A word in capitals counts only where a text has it in
capitals. Lines are looked up by words as typed; stems are left to the index. A name of several words never means
another one that it is a part of: "Republic of the Congo" has a longer namesake.
"""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.library.words import STOP_WORDS

_WORDS, _NAMES = ("conflict.txt", "state.txt", "society.txt"), ("countries.txt",)
_LONGEST = 5
"""Words of the longest head that is looked up."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or a phrase; ``longer`` are other names that it is a part of."""

    text: str
    longer: Words = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Other words for what was asked for; ``capitals`` count only in capital letters."""

    phrases: tuple[Phrase, ...] = ()
    capitals: Words = ()


class Thesaurus:
    """Groups of words and of names, found by any word or phrase on their left.

    Lines are kept as they are and taken apart when asked for: a bot's process has little memory.
    """

    def __init__(self, words: Iterable[str], names: Iterable[str] = ()) -> None:
        of_words, of_names = list(filter(_is_group, words)), list(filter(_is_group, names))
        self._lines = [*of_words, *of_names]
        self._heads: dict[str, tuple[int, ...]] = {}
        for number, line in enumerate(self._lines):
            for phrase in _phrases(line.partition(">")[0]):
                head = " ".join(_bare(phrase.lower().split()))
                self._heads[head] = (*self._heads.get(head, ()), number)
        self.lands = frozenset(
            phrase for line in of_names for part in line.split(">")[0].split("|")[:2] for phrase in _phrases(part)
        )
        """Names of countries and of their peoples, in small letters."""
        self._longer = _longer([_phrases(line.partition(">")[0]) for line in of_names])

    def related(self, words: Words) -> Related | None:
        """Give what else is related to a word or phrase, typed in any number or tense; None when it is not known."""
        heads = tuple(map(" ".join, _heads(words)))
        for head in heads:
            if head in self._heads:
                groups = (self._lines[number].replace(">", ",") for number in self._heads[head])
                phrases = dict.fromkeys(phrase for group in groups for phrase in _phrases(group) if phrase not in heads)
                return Related(
                    tuple(Phrase(phrase, self._longer.get(phrase, ())) for phrase in phrases if not phrase.isupper()),
                    tuple(phrase for phrase in phrases if phrase.isupper()),
                )
        return None

    def divided(self, words: Words) -> Iterator[tuple[Words, Related | None]]:
        """Divide words into the longest phrases that are known, and single words."""
        at = 0
        while at < len(words):
            length = min(_LONGEST, len(words) - at)
            while (found := self.related(words[at : at + length])) is None and length > 1:
                length -= 1
            yield words[at : at + length], found
            at += length


@cache
def thesaurus() -> Thesaurus:
    """Give the groups of the files in this folder, read once."""
    folder = files(__package__)
    words, names = (
        [line for name in some for line in folder.joinpath(name).read_text("utf-8").splitlines()]
        for some in (_WORDS, _NAMES)
    )
    return Thesaurus(words, names)


def _is_group(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _phrases(text: str) -> Words:
    return tuple(" ".join(phrase.split()) for phrase in text.replace("|", ",").split(",") if phrase.strip())


async def ready() -> Thesaurus:
    """Give the same without keeping others waiting: reading the files takes some 30 ms, in a thread."""
    return await asyncio.to_thread(thesaurus)


def _longer(groups: Iterable[Words]) -> dict[str, Words]:
    """Give for each name of several words those names of other groups that it is a part of."""
    groups = list(groups)
    long = [(name, at) for at, same in enumerate(groups) for name in same if name.count(" ") > 1]
    return {
        name: found
        for at, same in enumerate(groups)
        for name in same
        if " " in name
        and (found := tuple(other for other, where in long if where != at and f" {name} " in f" {other} "))
    }


def _bare(words: Iterable[str]) -> Words:
    """Leave out the words that are left out of what people type, too."""
    some = tuple(words)
    return tuple(word for word in some if word not in STOP_WORDS) or some


def _heads(words: Words) -> Iterator[Words]:
    """Give the words as typed, then with the last one (then the first one) in its plain form."""
    yield words
    for form in _plain_forms(words[-1]):
        yield (*words[:-1], form)
    if len(words) > 1:
        for form in _plain_forms(words[0]):
            yield (form, *words[1:])


def _plain_forms(word: str) -> Iterator[str]:
    """Give what an English noun or verb may be an inflection of, and its plural; much of it is no word at all."""
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    for ending in ("es", "ing", "ed"):
        if word.endswith(ending):
            root = word.removesuffix(ending)
            yield root
            yield f"{root}e"
            if root[-2:-1] == root[-1:]:
                yield root[:-1]
    if not word.endswith("s"):
        yield f"{word}s"
