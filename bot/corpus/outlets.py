"""Which words name a publisher: general nouns of the trade and shapes of words, never a list of publishers."""

import re

_NOUNS = frozenset(
    "agency bulletin chronicle courier daily dispatch echo examiner express gazette globe herald independent inquirer"
    " insider journal magazine mail media mercury messenger mirror monitor network news newsline newspaper newswire"
    " observer online post press radio record reporter review sentinel standard star sun telegraph television times"
    " today tribune tv voice weekly wire world".split()
)
_WEAK_NOUNS = frozenset("independent network record star sun today voice world standard record globe agency".split())
"""Nouns that publishers share with parties, firms and streets: alone they prove nothing."""
_SECTIONS = frozenset(
    "africa africas all americas analysis and archive article articles asia asian asia-pacific blog breaking business"
    " commentary culture defence defense economy editorial editorials education english entertainment environment"
    " europe exclusive explainer fact features feature focus full global green headlines health home international"
    " interview in-depth investigation latest letters life lifestyle live local long magazine main middle money"
    " national news newsletter obituaries obituary opinion opinions page pacific people photo photos podcast politics"
    " profile read recent regional report reports review reviews science section security society special sport sports"
    " stories story summary tech technology the today top topics travel uk update updates us video videos views weather"
    " weekend world east of".split()
)
_DOMAIN = re.compile(r"(?:www\.)?(?:[\w-]+\.)+(?:com|org|net|info|news|co\.[a-z]{2}|[a-z]{2})", re.IGNORECASE)
_WORDS = r"[A-Z][\w&'’.-]*(?:\s+(?:of|the|and|&|[A-Z][\w&'’-]*)){0,5}"
OUTLET = rf"(?:The\s+)?{_WORDS}"
_LONGEST = 6
_LIGHT = 3
"""Letters of the longest words that headlines and names leave small: of, the, and."""


def is_section(text: str) -> bool:
    """Tell whether a line is the label of a section (``World News``, ``Opinion``) and names nobody."""
    words = re.findall(r"[\w-]+", text.casefold())
    return 0 < len(words) <= _LONGEST and all(word in _SECTIONS for word in words)


def is_outlet(text: str) -> bool:
    """Tell whether a name can only be that of a publisher: ``Harbour Gazette``, ``harbour.news``."""
    words = text.split()
    if not words or len(words) > _LONGEST or is_section(text):
        return False
    if len(words) == 1 and _DOMAIN.fullmatch(text):
        return True
    nouns = {word.casefold().strip(".,'’") for word in words if word[0].isupper()} & _NOUNS
    return len(words) > 1 and bool(nouns - _WEAK_NOUNS)


def may_be_outlet(text: str) -> bool:
    """Tell whether a name may be a publisher's where the text speaks of one: ``The Examined``, ``Harbour News``."""
    return is_outlet(text) or (text.startswith("The ") and 1 < len(text.split()) <= _LONGEST)


def is_capitalised(text: str) -> bool:
    """Tell whether every word of weight begins with a capital letter or a digit, as in names and labels."""
    words = [word for word in re.findall(r"[^\W_][\w’'.-]*", text) if len(word) > _LIGHT or not word.islower()]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)
