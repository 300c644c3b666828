"""What English words have to do with each other, as stems: forms of a verb, opposites, words that say nearly the same.

Built once from the lists of ``verbs``, ``contraries`` and ``kindred``; a word that none of them has is itself and
nothing else.
"""

from collections.abc import Iterable
from functools import cache

from bot.answers.asking import contraries, kindred, verbs
from bot.library.stems import Stemmer

_KEPT = 50_000
"""Words whose compared stems are remembered."""


class Vocabulary:
    """Stems words for comparing, and for looking them up in the full text."""

    def __init__(self) -> None:
        self._stemmer = Stemmer()
        self._compared: dict[str, str] = {}
        self.learn([*contraries.all_words(), *kindred.all_words(), *verbs.all_forms()])
        self.opposites = contraries.contraries(self.compared)
        self.kindred = kindred.kindred(self.compared)
        self._indexed: dict[str, set[str]] = {}
        for word in kindred.all_words():
            self._indexed.setdefault(self.compared(word), set()).update(self.indexed(word))

    def learn(self, some: Iterable[str]) -> None:
        """Stem words together, which is faster than one by one."""
        self._stemmer.learn(some)

    def compared(self, word: str) -> str:
        """Give the stem under which words are compared: that of the verb for its past."""
        stem = self._compared.get(word)
        if stem is None:
            if len(self._compared) >= _KEPT:
                self._compared.clear()
            stem = self._compared[word] = self._stemmer.stem(verbs.base(word.lower()))
        return stem

    def indexed(self, word: str) -> frozenset[str]:
        """Give the stems under which the full text has a word in any of its forms."""
        return frozenset(self._stemmer.stem(form) for form in verbs.forms(word.lower()))

    def indexed_kindred(self, compared: str) -> frozenset[str]:
        """Give the stems under which the full text has the words that say nearly the same as a compared stem."""
        return frozenset(stem for other in self.kindred.get(compared, ()) for stem in self._indexed[other])

    def knows(self, word: str) -> bool:
        """Whether a word is one of its lists: it is typed right, whether any article has it or not."""
        stem = self.compared(word)
        return stem in self.kindred or stem in self.opposites


@cache
def vocabulary() -> Vocabulary:
    """Give the one vocabulary of the process."""
    return Vocabulary()
