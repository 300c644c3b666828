"""Finds the stretches of a page in which a person's name may stand: the model's entities, and what words alone tell.

Says only where to look; ``name_spans`` judges what is there. Each pattern walks through the text once.
"""

import re
from collections.abc import Iterator

from bot.names.fold import fold
from bot.reading.family_first import structured_names
from bot.reading.given_names import EITHER, FEMALE, MALE
from bot.reading.lexicon import HONORIFICS, KINSHIP, NO_NAME, OFFICES, PARTICLES, PLACE_NOUNS
from bot.reading.page import Page

CAPITAL = r"[^\W\d_a-zà-öø-ÿ](?:[\w’'-]{2,}|[\w’'-]?\.?)"
"""A capitalised word; only a short one (an initial, St., Jr.) has a full stop that does not end the sentence."""
POSSESSIVE = re.compile(r"(?:['’`]s?|['’]S)$")
GIVEN = FEMALE | MALE | EITHER
_PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]+){{0,2}}"
_FAMILY_PREFIX = r"(?:[dl]['’]|[ae]l-)?"
_TITLED = re.compile(
    r"\b(?=[\w-]+\.?[ \u00a0]+[^\W\d_a-zà-öø-ÿ])"  # most words fail here, before the long list is tried
    rf"(?P<title>(?i:{'|'.join(sorted(HONORIFICS | OFFICES, key=len, reverse=True))}))\.?[ \u00a0]+"
    rf"(?P<name>{CAPITAL}(?:[ \u00a0]+{_PARTICLE}{CAPITAL}){{0,3}})"
)
_RUN = re.compile(rf"(?<![\w’'-])(?=({CAPITAL}(?:[ \u00a0]+{_PARTICLE}{_FAMILY_PREFIX}{CAPITAL}){{1,3}}))")
_PARTICLE_NEXT = re.compile(
    rf"[ \u00a0]+(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]+{CAPITAL}(?:[ \u00a0]+{CAPITAL})?"
    rf"|(?:d['’]|al-|el-){CAPITAL})"
)
_AND = re.compile(r"[ \u00a0](?:and|&)[ \u00a0](?=[^\W\d_a-z])")
_WHOLE_RUN = re.compile(
    rf"(?<![\w’'-])(?P<name>{CAPITAL}(?:[ \u00a0]+{_PARTICLE}{_FAMILY_PREFIX}{CAPITAL}){{1,3}})(?P<behind>.{{0,60}})"
)
NICKNAME = re.compile(
    r"""(?<=[\w.])[ \u00a0]+(?:"[^\W\d_a-z]\w+,?"|'[^\W\d_a-z]\w+'|\([^\W\d_a-z]\w+\))[ \u00a0]+(?=[^\W\d_a-z])"""
)
"""What stands between the words of Robert "Bob" Hale."""
_BEFORE_NICKNAME = re.compile(rf"{CAPITAL}(?:[ \u00a0]+{CAPITAL}){{0,2}}$")
_BEHIND_NICKNAME = re.compile(rf"{CAPITAL}(?:[ \u00a0]+{CAPITAL})?")
_THINGS_TOO = frozenset(
    "leader member head chief partner owner captain major general master publisher operator developer "
    "broadcaster investor trader".split()
)
_CALLINGS = "|".join(sorted(OFFICES - _THINGS_TOO))
PERSON_BEHIND = re.compile(
    r",[ \u00a0](?:\d\d,|(?:\d\d,[ \u00a0])?who(?:se|m)?\b"
    rf"|(?:the|an?)[ \u00a0](?:[\w-]+[ \u00a0]){{0,3}}(?:{_CALLINGS})\b)|[ \u00a0]\(\d\d\)"
)
_KIN = "|".join(sorted(KINSHIP))
_ADJECTIVE = r"(?:[a-z-]+[ \u00a0])?"
_BARE = re.compile(
    rf"(?<![\w’'-])(?P<name>{CAPITAL})(?=,[ \u00a0](?:(?P<sure>\d\d),[ \u00a0]|who(?:se)?[ \u00a0])"
    rf"|[ \u00a0]and[ \u00a0](?:his|her)[ \u00a0]{_ADJECTIVE}(?:{_KIN})\b)"
)
"""One word that is presented as a person by an age, "who" or a relative behind it."""
_BARE_CALLED = re.compile(
    rf"\b(?i:(?P<sure>(?:his|her|their|two|three)[ \u00a0]{_ADJECTIVE}(?:{_KIN})s?,?)"
    rf"|(?:the|its|their|his|her)[ \u00a0]{_ADJECTIVE}(?:{_CALLINGS}),)[ \u00a0](?P<name>(?-i:{CAPITAL}))"
    rf"(?=[,.;](?:[ \u00a0]|$)|[ \u00a0](?:and|or|who|[a-z]+ed|said|told|was|is)\b)"
)
"""One word behind a relative ("his wife Anna") or, between commas, behind an office ("the spokesman, Tarrow,")."""
_SECOND = re.compile(rf"[ \u00a0]and[ \u00a0](?P<name>{CAPITAL}(?:[ \u00a0][IVX]+)?)(?=[,.;])")
_PERSON_BEFORE = re.compile(
    r"\b(?:the|an?|his|her|their|[a-z-]+)[ \u00a0]+[a-z]{2,}(?:ian|ist|woman|grapher|maker|player|writer|leader|monger)"
    r"[ \u00a0]+$"
)
_SAID = re.compile(r"[\"',][ \u00a0](?:said|says|added|asked|wrote|tweeted)[ \u00a0]$")
_GIVEN_AND = re.compile(r"(?:^|[^\w\s]|\b[a-z]+)[ \u00a0]?([^\W\d_a-z]\w+)[ \u00a0]and[ \u00a0]$")
PLACES_TOO = frozenset(
    "charlotte florence georgia virginia victoria chelsea carolina sydney madison jordan israel brooklyn adelaide "
    "alexandria regina san santa lourdes lincoln warren said will mark bill rob drew grant frank "
    "austin chuck cole coral davis faith harris hazel homer ivy marshall miles murray norm orlando pearl perry rex rod "
    "ruby rusty spencer violet wilson woody".split()
)
"""Given names that are places or words as well: they need the model's word that a person is meant."""


def name_ranges(page: Page) -> set[tuple[int, int]]:
    """Give the offsets of all stretches worth judging; they may overlap."""
    return {
        *_entity_ranges(page),
        *_titled_ranges(page),
        *_given_ranges(page),
        *_introduced_ranges(page),
        *bare_ranges(page),
        *_nicknamed_ranges(page),
        *structured_names(page.plain),
    }


def is_given(word: str) -> bool:
    """Whether a word is a common given name, or two with a hyphen begin with one."""
    return fold(word).split(" ")[0] in GIVEN


def _entity_ranges(page: Page) -> Iterator[tuple[int, int]]:
    text = page.plain
    for entity in page.entities:
        if entity.label_ == "PERSON":
            if joined := _AND.search(text, entity.start_char, entity.end_char):
                yield joined.end(), entity.end_char
            glued = re.compile(r"[\w’'‑-]*").match(text, entity.end_char)
            end = glued.end() if glued else entity.end_char
            further = _PARTICLE_NEXT.match(text, end)
            yield entity.start_char, further.end() if further else end


def _given_ranges(page: Page) -> Iterator[tuple[int, int]]:
    """Find a common given name and capitalised words behind it; the model misses many of them."""
    for match in _RUN.finditer(page.plain):
        words = match[1].split()
        if not is_given(words[0]):
            continue
        given = fold(words[0])
        start, end = match.span(1)
        doubtful = given in PLACES_TOO or any(word.lower() in PLACE_NOUNS for word in words[1:])
        if doubtful and not _vouched(page, start, end):
            continue
        if re.search(
            r"\b(?:San|Santa|St\.?|Saint|Fort|Port|Lake|Mount)[ \u00a0]$", page.plain[max(0, start - 7) : start]
        ):
            continue
        while len(words) > 1 and _ends_no_name(words[-1]):
            words.pop()
            end = start + len(page.plain[start:end].rstrip().rsplit(maxsplit=1)[0])
        if len(words) > 1:
            yield start, end


def _vouched(page: Page, start: int, end: int) -> bool:
    """Whether the model or a title right before vouches for a person at these offsets."""
    before = re.search(r"([\w-]+)\.?[ \u00a0]+$", page.plain[max(0, start - 24) : start])
    titled = before is not None and before[1][0].isupper() and before[1].lower() in HONORIFICS
    return titled or any(entity.label_ == "PERSON" for entity in page.entities_in(start, end))


def _ends_no_name(word: str) -> bool:
    plain = POSSESSIVE.sub("", word).rstrip(".").lower()
    return plain in NO_NAME or plain in PARTICLES or plain in HONORIFICS


def _titled_ranges(page: Page) -> Iterator[tuple[int, int]]:
    for match in _TITLED.finditer(page.plain):
        title, name = match["title"].lower(), match["name"]
        several = " " in name
        if not name[0].isupper() or (title in OFFICES and title not in HONORIFICS and not several):
            continue
        if several and any(
            entity.label_ in {"ORG", "FAC", "GPE", "LOC", "WORK_OF_ART"} and entity.end_char == match.end()
            for entity in page.entities_in(match.start("name"), match.end())
        ):
            continue
        if match["title"][0].isupper() or several:
            yield match.start("name"), match.end()


def _introduced_ranges(page: Page) -> Iterator[tuple[int, int]]:
    """Find capitalised words that are presented as a person: by an age or "who" behind, or by a calling before."""
    text = page.plain
    for match in _WHOLE_RUN.finditer(text):
        start, end = match.span("name")
        before = text[max(0, start - 40) : start]
        presented = (
            PERSON_BEHIND.match(match["behind"])
            or _PERSON_BEFORE.search(before)
            or (_SAID.search(before) and not _institution(page, start, end))
            or ((given := _GIVEN_AND.search(before)) and is_given(given[1]) and given[1].lower() not in PLACES_TOO)
        )
        if presented and not re.search(r"\b(?:the|an?|in|on|at|near)[ \u00a0]$", before, re.IGNORECASE):
            yield start, end


def bare_ranges(page: Page) -> Iterator[tuple[int, int]]:
    """Give the offsets of single words that their sentence presents as persons."""
    text = page.plain
    for pattern in (_BARE, _BARE_CALLED):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            before = re.search(r"([\w'’-]+)[ \u00a0]$", text[max(0, start - 24) : start])
            inner = before is not None and (before[1][0].isupper() or before[1] in {"the", "a", "an", "in", "of", "at"})
            other = any(entity.label_ != "PERSON" for entity in page.entities_in(start, end))
            if not inner and (match["sure"] or not (other or _several(page, end))) and end - start > 2:  # noqa: PLR2004 - initials
                yield start, end
                if second := _SECOND.match(text, end) if match["sure"] else None:
                    yield second.span("name")


def _several(page: Page, end: int) -> bool:
    """Whether a "who" behind the comma here means several: a team, or the last of a list."""
    token = page.token_at(end + 2)
    if token is None or token.lower_ != "who":
        return False
    verbs = (token.head, *token.head.children)
    return any(verb.tag_ == "VBP" or verb.lower_ == "were" for verb in verbs)


def _institution(page: Page, start: int, end: int) -> bool:
    return any(entity.label_ == "ORG" for entity in page.entities_in(start, end))


def _nicknamed_ranges(page: Page) -> Iterator[tuple[int, int]]:
    text = page.plain
    for nickname in NICKNAME.finditer(text):
        offset = max(0, nickname.start() - 40)
        before = _BEFORE_NICKNAME.search(text[offset : nickname.start()])
        behind = _BEHIND_NICKNAME.match(text, nickname.end())
        if before is None or behind is None:
            continue
        start = offset + before.start()
        if is_given(before[0].split()[0]) or any(
            entity.label_ == "PERSON" for entity in page.entities_in(start, nickname.start())
        ):
            yield start, behind.end()
