"""Words under pictures: captions, and the credits of those who made or own them, known by their own wording."""

import re

from bot.corpus.furniture import LONGEST
from bot.corpus.outlets import is_capitalised

_PICTURE = r"(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|videos?|screengrabs?|screenshots?)"
_LABEL = (
    rf"(?:(?:{_PICTURE}|(?:{_PICTURE} )?credits?|{_PICTURE} source)\s?[:|,]|{_PICTURE} (?:by|courtesy(?: of)?|via)\b"
    r"|courtesy(?: of\b|:)|©)"
)
_OWNER = r"[A-Z@][\w.'’&@ ,()-]{1,60}"
_SLASHED = r"[A-Z@][\w.'’&@ -]{0,40}(?:/ ?[A-Z@][\w.'’&@ -]{0,40}){1,4}"
_VIA = r"[A-Z][\w.'’&/ -]{1,60} via [A-Z][\w.'’&/ -]{1,40}"
_STOCK = (
    r"(?:[A-Z][\w.'’&-]* ){0,5}(?:[Ii]mages|[Pp]hotos?|[Pp]ictures|[Pp]ool|[Hh]andout|[Ff]ile [Pp]hoto|[Ss]creengrab"
    r"|IMAGES|PHOTO)"
)
_SHAPE = rf"(?:{_SLASHED}|{_VIA}|{_STOCK})"
_LABELLED = re.compile(rf"[(\[]?(?i:{_LABEL})\s*(?P<owner>{_OWNER}(?:/{_OWNER}){{0,4}})[)\]]?")
_SHAPED = re.compile(rf"[(\[]?(?P<owner>{_SHAPE})[)\]]?")
_IN_BRACKETS = re.compile(rf"\s[(\[](?P<owner>{_SHAPE}|(?i:{_LABEL})\s*[^()\[\]]{{2,80}}|[A-Z]{{2,7}})[)\]]$")
_NAME_IN_BRACKETS = re.compile(r"\s[(\[][A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}[)\]]$")
_AT_END = re.compile(
    rf"(?:(?<=[.!?”\"|–—-])\s*(?i:{_LABEL})|\s(?i:photo(?:graph)?|image|picture|credit)s?\s?:)"
    rf"\s*(?P<owner>{_OWNER}(?:/{_OWNER}){{0,4}})$"
)
_BEGINS = re.compile(
    r"file(?:[ -]?photo)?\s?[:–—-]|file photo\b|(?:image |photo )?caption\s?[:,]"
    r"|pictured(?:\s?:| (?:here|above|below|left|right)\b)"
    r"|photo shows\b|(?:above|below|left|right|top|bottom)\s?:|(?:a )?(?:screen ?grab|screenshot) (?:from|of)\b"
    rf"|an? (?:handout|undated|file|combination)(?: file| handout)? {_PICTURE}\b"
    rf"|this (?:\w+ ){{0,3}}{_PICTURE}\b.{{0,60}}\b(?:shows?|taken|released|provided)\b",
    re.IGNORECASE,
)
_THIS_PICTURE = re.compile(
    rf"\bin this (?:[\w,]+ ){{0,4}}{_PICTURE}\b.{{0,40}}\b(?:released|taken|provided|distributed|published|issued|made"
    r"|from|by)\b",
    re.IGNORECASE | re.DOTALL,
)
_DESCRIBES = re.compile(
    r"\b(?:seen|shown|shows?|pictured|poses?|walks?|stands?|sits?|looks?|speaks?|attends?|arrives?|waves?|watch(?:es)?"
    r"|holds?|inspects?|visits?|smiles?|gestures?|listens?|shakes?|greets?|left|right|centre|center|file)\b",
    re.IGNORECASE,
)
_SECOND_SENTENCE = re.compile(r"[a-z0-9)”\"’][.!?]['”\"’)]* +[\"“‘(]?[A-Z]")
_OPENS_QUOTE = ("“", '"', "‘", "'")
_LONGEST_CREDIT = 14


def is_credit(text: str) -> bool:
    """Tell whether a line says who made or owns a picture, and nothing else."""
    if len(text) > LONGEST or len(text.split()) > _LONGEST_CREDIT:
        return False
    match = _LABELLED.fullmatch(text.rstrip(".")) or _SHAPED.fullmatch(text)
    return match is not None and is_capitalised(match["owner"])


def is_caption(text: str) -> bool:
    """Tell whether a line can only be the words under a picture, perhaps with its credit at the end."""
    if len(text) > LONGEST or text.startswith(_OPENS_QUOTE):
        return False
    bracketed = _IN_BRACKETS.search(text)
    if bracketed and not (bracketed["owner"].isupper() and text[: bracketed.start()].endswith((".", "”", '"'))):
        return True  # after a full stop, bare capitals are rather how an agency signs its story
    at_end = _AT_END.search(text.rstrip("."))
    if at_end and is_capitalised(at_end["owner"]):
        return True
    if _NAME_IN_BRACKETS.search(text):
        return True
    return bool(_BEGINS.match(text) or _THIS_PICTURE.search(text)) and not _SECOND_SENTENCE.search(text)


def may_be_caption(text: str) -> bool:
    """Tell whether a line beside a credit is likely the caption: one sentence at most, as one describes a picture."""
    if len(text) > LONGEST or text.startswith(_OPENS_QUOTE) or _SECOND_SENTENCE.search(text):
        return False
    return text[-1] not in '.!?”"' or bool(_DESCRIBES.search(text))
