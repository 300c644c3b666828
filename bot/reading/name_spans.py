"""Finds stretches of text that may be persons' names, from the model's entities and from structure.

Judges each stretch by itself: what stands around it (titles before, places behind) and which words it has. Who is who
is settled in ``people``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.names.fold import fold
from bot.reading.forms import Name
from bot.reading.lexicon import (
    COMPANY_NOUNS,
    GENERATIONS,
    HONORIFICS,
    NAMED_AFTER_NOUNS,
    NO_NAME,
    NO_ONE,
    OFFICES,
    PARTICLES,
    PLACE_NOUNS,
    PLACE_OPENERS,
    SUFFIXES,
    VESSELS,
)
from bot.reading.name_ranges import CAPITAL, GIVEN, NICKNAME, PLACES_TOO, POSSESSIVE, name_ranges
from bot.reading.page import Page
from bot.reading.placed_names import placed_names

_WORD = re.compile(r"[^\W\d_][\w’'‑-]*\.?")
_ROMAN = re.compile(r"[IVX]+")
_GENERATION = re.compile(r",?[ \u00a0]+((?:Jr|Sr)\b\.?)")
_LONGEST = 5
_WORD_BEFORE = re.compile(r"(?<![\w'-])([^\W\d_a-z][\w'-]+)[ \u00a0]$")
_LAST_OF_LIST = re.compile(rf",?[ \u00a0]and[ \u00a0]({CAPITAL}(?:[ \u00a0]{CAPITAL}){{1,2}})(?=[,.;]|[ \u00a0][a-z])")
_LOWER_START = re.compile(r"(?:[dl]['’]|[ae]l-)[^\W\d_a-z]")
"""How a word of a name begins that goes on with a capital: d'Arcy, al-Din."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch that may be a person's name; ``titled`` when an honorific or office stands right before it."""

    name: Name
    start: int
    end: int
    titled: bool


def name_spans(page: Page) -> list[NameSpan]:
    """All acceptable stretches, in order, the widest where several overlap."""
    found = [span for start, end in name_ranges(page) if (span := _accept(page, start, end)) is not None]
    found += _placed(page, {word for span in found if len(span.name.words) > 1 for word in span.name.folded})
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[NameSpan] = []
    for span in found:
        if (
            kept
            and page.plain[kept[-1].end : span.start] == " "
            and len(kept[-1].name.words) + len(span.name.words) < _LONGEST
        ):
            whole = Name(kept[-1].name.words + span.name.words)
            kept[-1] = NameSpan(whole, kept[-1].start, span.end, kept[-1].titled)
        elif not kept or span.start >= kept[-1].end:
            kept.append(span)
    return sorted([*_completed(kept, page), *_list_ends(kept, page)], key=lambda span: span.start)


def _placed(page: Page, known: set[str]) -> Iterator[NameSpan]:
    """Give names like "Ambrose of Tarvel"; "Moss of Tarvel" is not one where somebody's full name has that word."""
    for name, start, end in placed_names(page):
        if name.folded[0] not in known and not is_thing(page, start, end):
            yield NameSpan(name, start, end, titled=False)


def _completed(spans: list[NameSpan], page: Page) -> Iterator[NameSpan]:
    """Give the spans, with a word before that the article has with the same family name elsewhere: Ada [Lee Blythe]."""
    pairs = {(span.name.folded[0], span.name.folded[-1]) for span in spans if len(span.name.words) > 1}
    for index, span in enumerate(spans):
        before = _WORD_BEFORE.search(page.plain, max(spans[index - 1].end if index else 0, span.start - 30), span.start)
        if before and len(span.name.words) > 1 and (fold(before[1]), span.name.folded[-1]) in pairs:
            word = page.text[before.start(1) : before.end(1)]
            yield NameSpan(
                Name((word, *span.name.words)), before.start(1), span.end, _titled(page.plain, before.start(1))
            )
        else:
            yield span


def _list_ends(spans: list[NameSpan], page: Page) -> Iterator[NameSpan]:
    """Give what ends a list of people and looks like a name: the model takes some for companies or places."""
    starts = {span.start for span in spans}
    for first, second in pairwise(spans):
        if min(len(first.name.words), len(second.name.words)) > 1 and page.plain[first.end : second.start] == ", ":
            last = _LAST_OF_LIST.match(page.plain, second.end)
            found = last and last.start(1) not in starts and _accept(page, *last.span(1))
            if found and len(found.name.words) > 1:
                yield found


def _accept(page: Page, start: int, end: int) -> NameSpan | None:
    if not page.sentences:
        return None
    words = _name_words(page.plain, start, min(end, page.sentences[page.sentence_at(start)].end))
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    written = (page.text[a:b] for a, b in words)
    name = Name(tuple(word.rstrip(".") if _drops_its_stop(word) else word for word in written))
    if not _well_formed(name) or is_thing(page, start, end):
        return None
    return NameSpan(name, start, end, _titled(page.plain, start))


def _name_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the words that are the name proper: titles in front and possessives behind are cut off."""
    words: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        gap = text[words[-1][1] : match.start()] if words else ""
        if words and gap.strip(" \u00a0"):
            nickname = NICKNAME.match(text, words[-1][1])
            if nickname is None or match.start() > nickname.end():
                break
            if match.start() < nickname.end():
                continue
        possessive = POSSESSIVE.search(match[0])
        stop = match.start() + possessive.start() if possessive and match.end() - match.start() > 2 else match.end()  # noqa: PLR2004 - O' is no possessive
        bare = text[match.start() : stop].rstrip(".")
        if not words and (
            {bare.lower(), bare.lower().removesuffix("s")} & (HONORIFICS | OFFICES) or not match[0][0].isupper()
        ):
            continue
        if (
            words
            and bare.isupper()
            and len(bare) > 1
            and not _ROMAN.fullmatch(bare)
            and not text[words[0][0] : words[0][1]].isupper()
        ):
            break
        words.append((match.start(), stop))
        if stop != match.end():
            break
    while words and text[words[-1][0] : words[-1][1]].islower():
        words.pop()
    return _whole_at_end(text, _behind_titles(text, words))


def _whole_at_end(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Add a Jr. or Sr. behind a comma, and leave the full stop of the sentence."""
    if len(words) > 1 and (generation := _GENERATION.match(text, words[-1][1])):
        words.append(generation.span(1))
    elif words and _drops_its_stop(text[slice(*words[-1])]):
        words[-1] = (words[-1][0], words[-1][1] - 1)
    return words


def _drops_its_stop(word: str) -> bool:
    """Whether the full stop behind a word ends a sentence; an initial and Jr. keep theirs."""
    return word.endswith(".") and len(word) > 2 and fold(word) not in GENERATIONS  # noqa: PLR2004 - an initial


def _behind_titles(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut off what stands before a title in capitals: the place of "Sarrow Mayor Anna Blythe" is no given name."""
    folded = [fold(text[start:end]) for start, end in words]
    for index in range(len(words) - 2, 0, -1):
        titled = folded[index] in HONORIFICS | OFFICES and folded[index + 1] not in SUFFIXES
        if titled and (folded[0] not in GIVEN - PLACES_TOO or folded[index + 1] in GIVEN):
            return words[index + 1 :]
    return words


def _well_formed(name: Name) -> bool:
    words = name.words
    if len(words) > _LONGEST or name.joined == "" or (len(words) == 1 and words[0].endswith(".")):
        return False
    if not any(len(word.rstrip(".")) > 1 for word in words) or (len(words) == 1 and words[0].isupper()):
        return False
    return _words_of_a_name(words) and not _ends_as_thing(words)


def _words_of_a_name(words: tuple[str, ...]) -> bool:
    given = len(words) > 1 and fold(words[0]) in GIVEN
    for index, word in enumerate(words[:1] if _ROMAN.fullmatch(words[-1]) else words):
        plain = word.rstrip(".").lower()
        initial = len(plain) == 1 and word.endswith(".")
        if given and index < len(words) - 1 and plain in NO_NAME and (index == 0 or plain in PLACE_NOUNS):
            continue
        small = not word[0].isupper() and plain.split("-")[0] not in PARTICLES and not _LOWER_START.match(word)
        if (plain in NO_NAME and not initial) or small:
            return False
        if any(part in {"backed", "based", "led", "born", "style", "era"} for part in plain.split("-")[1:]):
            return False
    return True


def _ends_as_thing(words: tuple[str, ...]) -> bool:
    """Whether the last word makes it a place, a company, an office or a figure of speech."""
    last, first = words[-1].lower(), fold(words[0])
    pair = len(words) == 2  # noqa: PLR2004 - a given name and a family name that is a word as well: Tony Hall
    return (
        (last in PLACE_NOUNS and not (pair and first in GIVEN))
        or (last in COMPANY_NOUNS and len(words) > 1)
        or (pair and last in OFFICES and first not in GIVEN - PLACES_TOO)
        or " ".join(words).lower() in NO_ONE
    )


def is_thing(page: Page, start: int, end: int) -> bool:
    """Whether a name at these offsets is part of a thing's name (a square, a university) or means an institution."""
    text = page.plain
    behind = re.compile(r"[ \u00a0]+([\w-]+)").match(text, end)
    if behind:
        word = behind[1]
        if (word[0].isupper() and word.lower() in PLACE_NOUNS) or word.lower() in NAMED_AFTER_NOUNS:
            return True
    before = re.search(r"([\w]+)\.?[ \u00a0]+(?:of[ \u00a0]+)?$", text[max(0, start - 24) : start])
    opened = before is not None and before[1][0].isupper()
    if before and opened and (before[1].lower() in PLACE_OPENERS or f"{before[1]} {text[start:end]}".lower() in NO_ONE):
        return True
    if before and before[1] in VESSELS and not before[0].rstrip().endswith("of"):
        return True
    if text[max(0, start - 1) : start] in {"@", "#", "/"} or text[end : end + 1] == "/":
        return True
    return any(
        entity.label_ in {"FAC", "ORG", "LOC", "WORK_OF_ART", "LAW", "EVENT"}
        and entity.start_char <= start
        and entity.end_char > end + 2
        and text[end : entity.end_char].strip(" '’s")
        and text[end : entity.end_char].lstrip()[0] not in "-,("
        for entity in page.entities_in(start, end)
    )


def _titled(text: str, start: int) -> bool:
    before = re.search(r"([\w-]+)\.?[ \u00a0]+$", text[max(0, start - 24) : start])
    if before is None:
        return False
    word = before[1].lower().rsplit("-", 1)[-1]
    return word in OFFICES or (word in HONORIFICS and before[1][0].isupper())
