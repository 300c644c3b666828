"""Finds every place that names one of an article's people, and whom a bare name means there.

A bare family name means the person whom the article has introduced under it, not whoever bore it last.
"""

import heapq
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from bot.names.fold import fold
from bot.reading.cast import Individual, Named
from bot.reading.forms import Name
from bot.reading.lexicon import (
    ALSO_WORDS,
    FEMALE_HONORIFICS,
    FEMALE_NOUNS,
    GENERATIONS,
    HONORIFICS,
    MALE_HONORIFICS,
    MALE_NOUNS,
    NAMED_WITH_TITLE,
    NO_NAME,
    OFFICES,
    SUFFIXES,
)
from bot.reading.name_spans import NameSpan, is_thing
from bot.reading.page import Page

_MOST_HOLDERS = 20
"""Bearers of a bare name among whom one is chosen, the most prominent ones."""
_WORD = re.compile(r"(?<![\w@#/’'-])\w+")
_FIRST = re.compile(r"\w+")
_GAP = re.compile(r"[ \u00a0]+(?:[\"'(]\w+[\"')][ \u00a0]+)?|[-‑]|(?<=[A-Z]\.)|,[ \u00a0](?=[JS]r\b)")
"""Between two words of a name: spaces, a nickname in quotation marks, a hyphen, a comma before Jr., or nothing behind
an initial (J.K.)."""
_GOES_ON = re.compile(r"\w|-\w|[’']\w\w")


def find_mentions(
    page: Page, people: list[Individual], spoken_to: set[str], sharing: Mapping[int, NameSpan]
) -> Iterator[Named]:
    """Give every place that names one of the people, in order.

    ``spoken_to`` holds the bare names of the text; ``sharing``, by offset, names whose family name stands elsewhere.
    """
    forms = _Forms(people, spoken_to)
    seen_last: dict[int, int] = {}
    behind = 0
    for word in _WORD.finditer(page.plain):
        start = word.start()
        shared = sharing.get(start)
        if shared is not None and start >= behind:
            behind = shared.end
            yield Named(start, behind, forms.full[next(iter(_spellings(str(shared.name))))])
            continue
        found = forms.longest(page.plain, word) if start >= behind else None
        if found is None:
            continue
        key, behind = found
        if is_thing(page, start, behind):
            continue
        person = forms.full.get(key)
        if person is not None:
            seen_last[person] = start
        elif _stands_alone(page, start, behind):
            person = _meant(page, people, forms.bare[key], start, seen_last)
        if person is not None:
            yield Named(_with_title(page.plain, start, key), behind, person)


def _with_title(text: str, start: int, name: str) -> int:
    """Where the mention begins: a sovereign's title is part of it when the name has one word (and a number)."""
    words = name.split(" ")
    if len(words) > 2 or (len(words) == 2 and not set(words[1]) <= set("IVX")):  # noqa: PLR2004 - "Elizabeth II"
        return start
    before = re.search(r"([^\W\d_a-z]\w+)\.?[ \u00a0]$", text[max(0, start - 12) : start])
    return start - len(before[0]) if before and before[1].lower() in NAMED_WITH_TITLE else start


class _Forms:
    """Every form that may name somebody: words with single spaces, as written and in capitals."""

    def __init__(self, people: list[Individual], spoken_to: set[str]) -> None:
        self.full: dict[str, int] = {}
        self.bare: defaultdict[str, list[int]] = defaultdict(list)
        for index, person in enumerate(people):
            for form in person.forms:
                if not form.alone:
                    for key in _spellings(str(form)):
                        self.full.setdefault(key, index)
                    self._add_bare(_family(form), index)
                    if form.suffix in GENERATIONS:
                        self._add_bare(f"{_family(form)} {form.words[-1]}", index)
                else:
                    self._add_bare(str(form), index)
            self._add_parts(person.name, index, spoken_to)
        for key, holders in self.bare.items():
            self.bare[key] = heapq.nlargest(_MOST_HOLDERS, holders, key=lambda holder: people[holder].prominence)
        self._by_first: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for key in sorted({*self.full, *self.bare}, key=lambda key: (-len(key), key)):
            if first := _FIRST.match(key):
                self._by_first[first[0]].append((key, key.split(" ")))

    def longest(self, text: str, word: re.Match[str]) -> tuple[str, int] | None:
        """Give the longest form that stands in ``text`` where ``word`` does, and its end."""
        for key, words in self._by_first.get(word[0], ()):
            end = _end(text, word.start(), words)
            if end is not None and not _GOES_ON.match(text, end):
                return key, end
        return None

    def _add_bare(self, form: str, index: int) -> None:
        for key in _spellings(form):
            if index not in self.bare[key][-1:]:
                self.bare[key].append(index)

    def _add_parts(self, name: Name, index: int, spoken_to: set[str]) -> None:
        """Add a full name's given name where the text has it alone."""
        if len(name.words) == 1:
            return
        words = [word for word in name.words if fold(word) not in SUFFIXES]
        given = words[1:] if name.family_first else words[:1]
        text = " ".join(given)
        spoken = "".join(fold(word).replace(" ", "") for word in given) in spoken_to
        if spoken and len(text) > 2 and text.replace("-", " ") not in self.bare:  # noqa: PLR2004 - initials
            self._add_bare(text, index)


def _family(name: Name) -> str:
    """Give a full name's family name as it is written."""
    words = [word for word in name.words if fold(word) not in SUFFIXES]
    return " ".join(words[:1] if name.family_first else words[len(words) - len(name.family) :])


def _spellings(form: str) -> dict[str, None]:
    plain = re.sub(r"[-‑]", " ", form).replace("’", "'")
    bare = plain.removesuffix(".") if fold(plain.rpartition(" ")[2]) in GENERATIONS else plain
    return dict.fromkeys((plain, plain.upper(), bare))


def _end(text: str, at: int, words: list[str]) -> int | None:
    """Where these words end in ``text``, spaces or a hyphen between them; None when they do not stand there."""
    for number, word in enumerate(words):
        if number:
            gap = _GAP.match(text, at)
            if gap is None:
                return None
            at = gap.end()
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """Whether a bare name is no part of another name and not the English word it looks like."""
    token = page.token_at(start)
    if token is None:
        return False
    word = page.text[start:end]
    previous = token.nbor(-1) if token.i else None
    opens = token.is_sent_start or (previous is not None and not previous.text[0].isalnum())
    if word.lower() in ALSO_WORDS and token.ent_type_ != "PERSON" and not _acts(token):
        return False
    if previous is not None and not opens and not previous.is_sent_start and previous.tag_.startswith("NNP"):
        plain = previous.text.rstrip(".").lower()
        if (
            plain not in HONORIFICS | OFFICES | NO_NAME
            and previous.ent_type_ in {"PERSON", "FAC", "ORG", "GPE"}
            and previous.ent_iob_ + token.ent_iob_ in {"BI", "II"}
        ):
            return False
    last = page.token_at(end - 1)
    following = last.nbor() if last is not None and last.i + 1 < len(page.doc) else None
    if following is None or not following.text[0].isupper() or last is None or not last.whitespace_:
        return True
    return not (
        following.tag_.startswith("NNP") and following.ent_iob_ == "I" and following.text.lower() not in NO_NAME
    )


def _acts(token: Token) -> bool:
    """Whether a capitalised word is named as somebody who does something: a proper noun before a verb or possessive."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    proper = token.tag_.startswith("NNP")
    return proper and (
        not token.is_sent_start or (following is not None and following.tag_ in {"VBD", "VBZ", "POS", "MD"})
    )


def _meant(page: Page, people: list[Individual], holders: list[int], at: int, seen_last: dict[int, int]) -> int:
    """Who is meant by a bare name with several holders: the article's main one, unless the paragraph says otherwise."""
    gender = gender_before(page, at)
    holders = [holder for holder in holders if people[holder].gender in {gender, ""}] or holders if gender else holders
    introduced = [holder for holder in holders if people[holder].first < at] or holders
    main = max(introduced, key=lambda holder: people[holder].prominence)
    seen = [holder for holder in introduced if holder in seen_last]
    if not seen:
        return main
    latest = max(seen, key=lambda holder: seen_last[holder])
    block = page.blocks[page.block_at(at)]
    here = [holder for holder in seen if seen_last[holder] >= block.start]
    return latest if here == [latest] and _leads(page, seen_last[latest]) else main


def gender_before(page: Page, at: int) -> str:
    """Give ``m`` or ``f`` when the word before a name tells (Mr, Queen, sister), else nothing."""
    before = re.search(r"([\w-]+)\.?[ \u00a0]+$", page.plain[max(0, at - 24) : at])
    word = before[1].lower() if before else ""
    honorific = before is not None and before[1][0].isupper()  # "we miss Steve"
    if word in MALE_NOUNS or (honorific and word in MALE_HONORIFICS):
        return "m"
    return "f" if word in FEMALE_NOUNS or (honorific and word in FEMALE_HONORIFICS) else ""


def _leads(page: Page, at: int) -> bool:
    """Whether the name at this offset is the subject of its sentence's main verb."""
    token = page.token_at(at)
    while token is not None and token.dep_ in {"compound", "nmod"} and token.head is not token:
        token = token.head
    return token is not None and token.dep_ == "nsubj" and token.head.dep_ == "ROOT"
