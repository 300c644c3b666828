"""Title, publisher, date and link as the text itself gives them, each with the words for where it was found.

Only what says of itself that it is the date or the publisher counts: a date or an outlet that the story merely mentions
is neither, and a year that is not written stays unknown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.corpus.fields import labelled, usable_url
from bot.corpus.outlets import OUTLET, is_outlet, is_section, may_be_outlet
from bot.corpus.rules import byline, date_of
from bot.corpus.written_dates import dates_in, written_date
from bot.findings import Block, BlockKind

_BODY = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})
_SHORT_TITLE = 80
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?][”\"’')]*(?=\s)")
_TITLE_SUFFIX = re.compile(rf"(?P<title>.{{12,}}?)\s+[|–—-]\s+(?P<site>{OUTLET})")
_RELEASED = re.compile(r"\b(?:released|published|distributed|provided|issued)\b(?P<rest>.{0,60})", re.IGNORECASE)
_FILED = re.compile(r"file(?:[ -]?photo)?\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}, (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})(?: \([^()]{2,30}\))? ?[-–—]"
)
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")
_NAME_PARTS = re.compile(r" [-–—|] |__|[\[\]()]")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\b[Cc]opyright\b)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[,\s]*(?:by )?"
    rf"(?P<outlet>{OUTLET})"
)
_ORIGINALLY = re.compile(rf"\b(?:originally|first) (?:published|appeared) (?:by|in|on|at) (?P<outlet>{OUTLET})")
_ABOUT = re.compile(
    rf"(?P<outlet>{OUTLET}) (?:works|is|are|was|has|provides|publishes|covers|relies|reports|brings)\b"
    rf"|.*\babout (?P<named>{OUTLET})[’']s",
    re.DOTALL,
)
_REPORTED = r"(?:reported|analy[sz]ed|noted|wrote|explained|argued|revealed|covered|discussed)"
_ITSELF = re.compile(
    rf"\b[Aa]s (?P<outlet>{OUTLET}) (?:has |had )?"
    rf"(?:(?:previously|earlier|already) {_REPORTED}|{_REPORTED} (?:earlier|previously|before)\b)"
    rf"|(?:^|[.,;”] )(?P<learned>{OUTLET}) (?:has learne?[dt]|can reveal|can report|understands)\b"
)
_TOLD = re.compile(rf"\btold (?P<outlet>{OUTLET})(?P<end>[.,;]|$)?")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata and where it was found."""

    value: str
    where: str


def find_title(blocks: Sequence[Block]) -> Found:
    """Give the title line without the site's name at its end; without one, the first words of the first sentence."""
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            text = " ".join(block.text.split())
            field = labelled(text)
            suffixed = _site_suffix(text)
            return Found(field[1] if field else suffixed[0] if suffixed else text, "title line")
    first = next(block.text for block in blocks if block.kind in _BODY)
    return Found(_first_words(" ".join(first.split())), "first sentence")


def _first_words(text: str) -> str:
    end = _SENTENCE_END.search(text)
    sentence = text[: end.end()] if end else text
    if len(sentence) <= _SHORT_TITLE:
        return sentence.rstrip(" ,;:–—-")
    cut = sentence[: _SHORT_TITLE + 1]
    return f"{cut.rpartition(' ')[0].rstrip(' ,;:–—-') or cut[:-1]}…"


def _site_suffix(title: str) -> tuple[str, str] | None:
    match = _TITLE_SUFFIX.fullmatch(title)
    if match is None or is_section(match["site"]):
        return None
    barred = "|" in title[match.end("title") : match.start("site")]
    return (
        (match["title"], match["site"])
        if is_outlet(match["site"]) or (barred and may_be_outlet(match["site"]))
        else None
    )


def find_published(blocks: Sequence[Block], key: str) -> Found | None:
    """Give the date of publication as EDTF: of a date line, a dateline, a released picture or the file's name."""
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE and (value := _stated_date(block.text)):
            return Found(value, "date line")
    for block in blocks:
        dateline = _DATELINE.match(block.text) if block.kind in _BODY else None
        if dateline and (value := written_date(dateline["date"])):
            return Found(value, "dateline")
    if released := max(_released(blocks), default=None):
        return Found(released, "caption")
    for year, _, month, day in _DATE_IN_NAME.findall(key):
        if value := written_date(f"{year}-{month}-{day}"):
            return Found(value, "file name")
    return None


def _stated_date(text: str) -> str | None:
    field = labelled(text)
    if field and field[0] == "published" and (value := written_date(field[1])):
        return value
    return date_of(text)


def _released(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the dates on which pictures were released; those from the files were released long before."""
    for block in blocks:
        if block.kind is BlockKind.CAPTION and not _FILED.search(block.text):
            for match in _RELEASED.finditer(block.text):
                yield from list(dates_in(match["rest"]))[:1]


def find_publisher(blocks: Sequence[Block], key: str) -> Found | None:
    """Give the publisher where the text, or the file's name, speaks of it as its own; None in doubt."""
    furniture = [" ".join(block.text.split()) for block in blocks if block.kind is BlockKind.BOILERPLATE]
    body = [" ".join(block.text.split()) for block in blocks if block.kind in _BODY]
    for where, outlets in (
        ("label", (field[1] for text in furniture if (field := labelled(text)) and field[0] == "publisher")),
        ("site line", _site_lines(blocks)),
        ("title line", (s[1] for b in blocks if b.kind is BlockKind.TITLE and (s := _site_suffix(b.text)))),
        ("copyright line", filter(is_outlet, _matches(_COPYRIGHT, furniture))),
        ("about line", filter(may_be_outlet, _matches(_ABOUT, furniture))),
        ("byline", filter(is_outlet, _bylines(furniture))),
        ("origin line", _matches(_ORIGINALLY, furniture)),
        ("own words", filter(may_be_outlet, _matches(_ITSELF, body))),
        ("told", _told(body)),
        (
            "file name",
            filter(is_outlet, (part.strip() for part in _NAME_PARTS.split(key.rsplit("/", 1)[-1].rsplit(".", 1)[0]))),
        ),
    ):
        outlet = next(iter(outlets), None)
        if outlet:
            return Found(outlet, where)
    return None


def find_url(blocks: Sequence[Block]) -> str | None:
    """Give the link of a labelled line, or of a line that is nothing else."""
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE:
            field = labelled(block.text)
            url = usable_url(field[1] if field and field[0] == "url" else block.text)
            if url:
                return url
    return None


def _site_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            return
        if may_be_outlet(block.text):
            yield block.text


def _matches(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for match in pattern.finditer(text):
            outlet = next(group for group in match.groups() if group)
            yield _POSSESSIVE.sub("", outlet.strip(" .,"))


def _bylines(furniture: Iterable[str]) -> Iterator[str]:
    for text in furniture:
        if who := byline(text):
            yield from (part.strip() for part in re.split(r"[,|]| for | of ", re.sub(r"\([^()]*\)", "", who)))


def _told(body: Iterable[str]) -> Iterator[str]:
    """Give the outlet to which people spoke, if it is one only.

    Another outlet's interview is quoted as "told X on Sunday" or "told X in an interview"; one's own is told and done
    with, or told again and again.
    """
    matches = [match for text in body for match in _TOLD.finditer(text)]
    heard = [(_POSSESSIVE.sub("", match["outlet"].strip(" .,")), bool(match["end"])) for match in matches]
    outlets = {outlet for outlet, _ in heard if may_be_outlet(outlet)}
    if len(outlets) == 1:
        outlet = outlets.pop()
        ends = [end for name, end in heard if name == outlet]
        if len(ends) > 1 or all(ends):
            yield outlet
