"""Lines whose wording tells much but not all: date lines, bylines, and what publishers say of themselves at the end.

They count only at the top or the bottom of an article; :mod:`bot.corpus.cleaning` knows where that is.
"""

import re

from bot.corpus.fields import labelled
from bot.corpus.furniture import LONGEST
from bot.corpus.outlets import is_capitalised
from bot.corpus.written_dates import written_date

_NAME = r"(?-i:[A-Z][\w.'’-]+(?:\s+(?:de|van|von|bin|al|[A-Z][\w.'’-]*)){0,3})"
_LONGEST_DATE_LINE = 160
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]\.)+[’'”\"]?$|\b(?:Inc|Co|Ltd|Corp|Jr|Sr|St|No|vs|etc)\.$")
_DATE_LABEL = re.compile(
    r"(?:(?:first|originally|last|date|article) )?(?:published|posted|updated|modified|released|issued|date|dated)"
    r"(?: date| time)?(?: (?:on|at))?\s*:?\s+(?=\S)|on\s+(?=\S)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated|modified", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·»]\s*|\s[–—-]\s|\sby\s")
_BYLINE = re.compile(
    r"(?:by|words by|text by|story by|written by|reported by|posted by)[: ]+(?P<who>\S.*)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\([^()]*\)")
_LONGEST_BYLINE = 14
_OWN_PAGES = (
    r"(?:website|site|page|faq|newsletter|network|team|channel|terms|policy|guidelines|mission|work|reporting"
    r"|journalism)"
)
_OF_ITSELF = re.compile(
    r"\b(?:(?:visit|contact|about|join|e-?mail|follow|support|reach|write to) (?-i:us)\b"
    rf"|(?:visit|see|check|read|at|on|via|through|support|about|with|to) our (?:\w+ )?{_OWN_PAGES}\b"
    r"|click here|find out more|get in touch|to learn more|for more information (?:about|on|visit|please|see|contact|,)"
    r"|faq page|tip line|got a (?:tip|story)|(?:is|are) the author of)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    rf"(?:{_NAME}|(?:he|she|the (?:author|writer)))\b[^.]{{0,40}}?,? (?:is|covers|reports|writes)\b[^.]{{0,160}}?"
    r"\b(?:reporter|correspondent|journalist|columnist|contributor|contributing|freelancer?|staff writer|editor"
    r"|bureau chief|for this (?:newspaper|website|magazine))\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_HANDLE = re.compile(r"(?:^|\s)[(\[]?@\w{2,}")
_ASKS = re.compile(
    r"\b(?:please|contact|send|reach|write to|comments|questions|tips|inquiries|enquiries|feedback|e-?mail)\b",
    re.IGNORECASE,
)
_SHORT = 6
_LONGEST_WITH_HANDLE = 25


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; an abbreviation's full stop is none."""
    return bool(_ENDS_SENTENCE.search(text)) and not _ABBREVIATED.search(text)


def date_of(text: str) -> str | None:
    """Read a date line as EDTF: a date, perhaps with a label, a weekday, a clock time, a byline or a place beside it.

    None for anything else, and for the date of a later change.
    """
    if len(text) > _LONGEST_DATE_LINE:
        return None
    for part in (text, *_PARTS.split(text)):
        label = _DATE_LABEL.match(part)
        if label and _CHANGED.search(label[0]):
            continue
        bare = part[label.end() :] if label else part
        value = written_date(bare)
        if value and not (value.isdigit() and not label):  # a bare number of four digits is hardly a date
            return value
    return None


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date line, be it the date of publication or of a change."""
    label = _DATE_LABEL.match(text) if len(text) <= _LONGEST_DATE_LINE else None
    return date_of(text) is not None or (label is not None and written_date(text[label.end() :]) is not None)


def byline(text: str) -> str | None:
    """Give whom a line such as ``By Ann Dee, Harbour Gazette`` names; None for any other line."""
    match = _BYLINE.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or len(text.split()) > _LONGEST_BYLINE:
        return None
    who = match["who"].rstrip(".")
    return who if is_capitalised(_BRACKETED.sub("", who)) else None


def closes(text: str) -> bool:
    """Tell whether a line at the very end speaks of the publisher or the author, or when and by whom it was written."""
    if len(text) > LONGEST or any(mark in text for mark in '“”"'):
        return False
    if byline(text) or is_date_line(text) or labelled(text):
        return True
    words = len(text.split())
    if _MAIL.search(text):
        return words < _SHORT or bool(_ASKS.search(text))
    if _HANDLE.search(text) and words < _LONGEST_WITH_HANDLE:
        return True
    return bool(_OF_ITSELF.search(text) or _AUTHOR.match(text))
