"""Who is the same person in several articles, and under which name.

Pure: it takes what articles say of names and tells which names are one person's, with the reason. Names that fold to
the same key meet by themselves. Others meet only when they are spelled alike *and* something else says so; a likeness
alone never merges two people, and what corpus admins decided goes before everything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from bot.names.fold import tokens
from bot.names.spelling import SYLLABIC, Tongue, family_and_given, spelling_key, tongues

DECIDED = "a corpus admin said so"
_COMPANIONS = 2
"""So many people must be named with both, one may be by chance."""
_CONTAINED_WORDS = 2
"""Words that a title must have to agree with a longer one: a single one ("minister") is a part of very many."""


_WORDS = 1 << 16
"""Words of names that are remembered: a million names are made of few, and looking at one takes a while."""
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What the articles say of one name.

    ``roles`` are folded titles and ``company`` keys of people named in the same articles, of both only the telling
    ones: those that few others have. ``articles`` are numbers, ``mentions`` how often the name's person is mentioned.
    """

    key: str
    name: str
    roles: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    articles: frozenset[int] = frozenset()
    mentions: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Decided:
    """A corpus admin's decision on two names (keys): they are one person's, or two people's."""

    first: str
    second: str
    same: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """A name (key) that is another spelling of the name ``into``, and why, as a part of a sentence."""

    key: str
    into: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How to write what reasons speak of: folded titles and the keys of companions, each as an article has it."""

    titles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


_AS_FOLDED = Shown()


@dataclass(frozen=True, slots=True)
class _Tie:
    """What ties two names: a decision, or words for the evidence behind "both are"."""

    words: str
    decided: bool = False

    def reason(self, through: str) -> str:
        """Say why; ``through`` is the name that the tie leads to, unless that is the person's own."""
        if self.decided:
            return f"{self.words} of {through}" if through else self.words
        return f"spelled {f'like {through}' if through else 'alike'}, and both are {self.words}"


def canonical(names: Mapping[str, int]) -> str:
    """Choose the written form to show from forms with one key and how often each is a person's full name.

    The most frequent form wins; forms in capitals throughout only when there is no other; ties go by the alphabet.
    """
    return min(names, key=lambda name: (name.isupper(), -names[name], name))


def other_spellings(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Give the forms worth showing beside the canonical name, most frequent first.

    A form of one token ("Kim") is a short form, not a spelling, and is left out, as are forms that differ only in case.
    """
    counted = Counter(form for form in forms if len(tokens(form)) > 1)
    shown: dict[str, str] = {}
    for form, _ in counted.most_common():
        if form.casefold() != name.casefold():
            shown.setdefault(form.casefold(), form)
    return tuple(shown.values())


def family(name: str) -> str:
    """Give the key of all names that may be spellings of this one; empty for a single word, which tells too little.

    It is made of sounds. Of a Korean or Chinese name it is the same wherever syllables are divided, of others in
    whatever order the words stand. Initials beside two words do not count (Ada B. Cole, Ada Cole).
    """
    words, _ = _words_and_initials(name)
    if len(words) < 2:  # noqa: PLR2004 - a person's own and a family's name
        return ""
    syllables = _syllables(words)
    if not syllables:
        return " ".join(sorted(map(_sound, words)))
    tongue, own, given = syllables
    language = SYLLABIC[tongue]
    sounds = min(language.keys(given), key=lambda key: (key.count("-"), key))
    return f"{tongue.value}:{min(language.families(own))}:{sounds}"


def _syllables(words: tuple[str, ...]) -> tuple[Tongue, str, str] | None:
    """Read a name as a family name and a joined given name of a language that joins and divides syllables freely."""
    if not (_may_be_family_name(words[0]) or _may_be_family_name(words[-1])):
        return None
    possible = tongues(words)
    for tongue, language in SYLLABIC.items():
        split = family_and_given(words, tongue) if tongue in possible else None
        if split and language.keys(given := "".join(split[1])):
            return tongue, split[0], given
    return None


@lru_cache(maxsize=_WORDS)
def _may_be_family_name(word: str) -> bool:
    return any(language.families(word) for language in SYLLABIC.values())


@lru_cache(maxsize=_WORDS)
def _sound(word: str) -> str:
    return spelling_key(word)


def _sound_alike(one: str, other: str) -> bool:
    """Whether two names of one family may be spellings of each other; families are coarser in some languages."""
    first, second = (_syllables(_words_and_initials(name)[0]) for name in (one, other))
    return not (first and second) or SYLLABIC[first[0]].same_sound(first[2], second[2])


def _words_and_initials(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide a name into words and the initials that may be left out: single letters that no hyphen ties to others.

    Two other words must be left, and the first word stays: in "O Jin-u" it is the family's name.
    """
    words = tokens(name)
    if all(len(word) > 1 for word in words):
        return words, ()
    units = [tokens(unit) for unit in name.split()]
    lone = [at for at, unit in enumerate(units) if at and len("".join(unit)) == 1]
    rest = tuple(word for at, unit in enumerate(units) if at not in lone for word in unit)
    return (rest, tuple("".join(units[at]) for at in lone)) if len(rest) > 1 else (words, ())


def merge(group: Sequence[Known], decisions: Iterable[Decided] = (), shown: Shown = _AS_FOLDED) -> tuple[Merged, ...]:
    """Tell which names of a group are one person's; the order of the group and of the decisions does not matter.

    Each person goes by the key of the most mentioned name. Two names of one family meet when they have a telling role
    in common, or two companions; never when any two of the names that would become one stand in one article as two
    people, have other initials, or were said to be different. A decision that two are one needs no evidence and goes
    before all but the decision that two are different.
    """
    names = {known.key: known for known in group}
    said = {(_pair(one.first, one.second), one.same) for one in decisions}
    apart = {pair for pair, same in said if not same}
    clusters = _Clusters(names, apart)
    ties = {pair: _Tie(DECIDED, decided=True) for pair, same in said if same and names.keys() >= set(pair)}
    for first, second in sorted(ties):
        clusters.join(first, second, decided=True)
    told = _evidence(names, shown)
    for first, second in sorted(told, key=lambda pair: _weight(names, pair)):
        clusters.join(first, second, decided=False)
    ties = told | ties
    merged = []
    for members in clusters.of_several():
        head, *others = sorted(members, key=lambda key: (-names[key].mentions, key))
        for key in others:
            nearest = next(other for other in [head, *others] if _pair(key, other) in ties)
            tie = ties[_pair(key, nearest)]
            merged.append(Merged(key, head, tie.reason("" if nearest == head else names[nearest].name)))
    return tuple(sorted(merged, key=lambda one: one.key))


def _pair(one: str, other: str) -> _Pair:
    return min(one, other), max(one, other)


class _Clusters:
    """Names that are one person's so far, and which of them must not meet."""

    def __init__(self, names: Mapping[str, Known], apart: set[_Pair]) -> None:
        self._names = names
        self._apart = apart
        self._of = {key: [key] for key in names}

    def join(self, first: str, second: str, *, decided: bool) -> None:
        """Make one of the two clusters that have these names, if nothing speaks against it."""
        one, other = self._of[first], self._of[second]
        if one is other or any(not self._may_meet(a, b, decided=decided) for a in one for b in other):
            return
        one += other
        self._of.update(dict.fromkeys(other, one))

    def _may_meet(self, first: str, second: str, *, decided: bool) -> bool:
        if _pair(first, second) in self._apart:
            return False
        a, b = self._names[first], self._names[second]
        return decided or (a.articles.isdisjoint(b.articles) and not _other_initials(a.name, b.name))

    def of_several(self) -> Iterator[list[str]]:
        for key, members in self._of.items():
            if len(members) > 1 and key == min(members):
                yield members


def _other_initials(first: str, second: str) -> bool:
    _, one = _words_and_initials(first)
    _, other = _words_and_initials(second)
    return any(a != b for a, b in zip(one, other, strict=False))


def _evidence(names: Mapping[str, Known], shown: Shown) -> dict[_Pair, _Tie]:
    """Give what tells of two names of one family that they are one person's: words after "both are"."""
    families: dict[str, list[Known]] = {}
    for known in sorted(names.values(), key=lambda known: known.key):
        families.setdefault(family(known.name), []).append(known)
    families.pop("", None)
    told = {}
    for members in families.values():
        for one, other in combinations(members, 2):
            if not _sound_alike(one.name, other.name):
                continue
            if title := _agreed_title(one.roles, other.roles):
                told[one.key, other.key] = _Tie(f"called “{shown.titles.get(title, title)}”")
            elif len(both := _people((one.company & other.company) - names.keys(), shown.names)) >= _COMPANIONS:
                told[one.key, other.key] = _Tie(f"named with {' and '.join(both[:_COMPANIONS])}")
    return told


def _people(keys: Iterable[str], shown: Mapping[str, str]) -> list[str]:
    """Give the names of people by their keys; of those that may be spellings of each other only one."""
    by_family: dict[str, str] = {}
    for key in sorted(keys):
        name = shown.get(key, key)
        by_family.setdefault(family(name) or key, name)
    return list(by_family.values())


def _agreed_title(one: frozenset[str], other: frozenset[str]) -> str:
    """Give the longest title that both have, the one in more words perhaps; empty when there is none."""
    agreed = one & other
    for title, longer in [(a, b) for a in one for b in other] + [(b, a) for a in one for b in other]:
        words = title.split()
        if len(words) >= _CONTAINED_WORDS and set(words) <= set(longer.split()):
            agreed |= {title}
    return min(agreed, key=lambda title: (-len(title), title), default="")


def _weight(names: Mapping[str, Known], pair: _Pair) -> tuple[int, _Pair]:
    """Order pairs: those that are mentioned most are looked at first."""
    return -sum(names[key].mentions for key in pair), pair
