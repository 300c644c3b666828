"""Dates, numbers and names as they stand in a sentence: what a short answer of a kind can be made of.

Shapes only, for choosing words of a passage; what a date means and who a person is was settled when the article was
read.
"""

import re

NUMBER_WORDS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
    thousands million millions billion billions dozen dozens half third quarter twice thrice several once
    """.split()
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies))"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d{3}|20\d\d)"
DATES = re.compile(
    rf"\b(?:(?:{_DAY},? )?(?:{_NTH} )?(?:of )?{_MONTH}(?: {_NTH}\b)?(?:,? \d{{4}}\b)?"
    rf"(?: (?:to|until|and|[–-]) (?:{_MONTH} )?\d{{1,2}}\b)?|{_DAY}"
    rf"|{_YEAR}s?(?:\s?[–-]\s?(?:{_YEAR}|\d\d))?|yesterday|today|tomorrow|tonight"
    r"|(?:late |early |mid-?)?(?:last|next|this|previous|following|past)"
    rf" (?:{_UNIT}|night|spring|summer|autumn|winter|{_DAY}|{_MONTH})"
    rf"|\w+ {_UNIT} (?:ago|later|earlier|before|after)|(?:with)?in (?:the|\w+) {_UNIT}"
    rf"|end of the {_UNIT}|end-of-(?:the-)?{_UNIT}|{_UNIT}[- ]end"
    r"|(?:\d+(?:st|nd|rd|th)|\w+teenth|\w+ieth|first|second) century|noon|midnight|New Year|Christmas)(?!\w)"
)
"""Expressions of time, as long as they are."""
CALENDAR = re.compile(
    rf"{_NTH} (?:of )?{_MONTH}(?:,? {_YEAR})?|{_MONTH} {_NTH}(?:,? {_YEAR})?|(?<![\d,.]){_YEAR}(?![\d,.]\d)"
)
"""Days and years, whose numbers count nothing."""
DAY = re.compile(rf"{_NTH} (?:of )?{_MONTH}|{_MONTH} {_NTH}|\b{_DAY}\b|\b(?:yesterday|today|tomorrow|tonight)\b")
"""What tells a single day."""
_LIMIT = "at least|more than|over|nearly|almost|about|around|up to|some|only|no fewer than|fewer than|less than"
_FIGURES = r"\d+(?:[.,]\d+)*(?:\s?[–-]\s?\d+(?:[.,]\d+)*)?"
_SPELLED = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_FRACTION = "thirds|quarters|fifths|one|two|three|four|five|six|seven|eight|nine"
_TIMES = r"%|percent|per cent|hundred|thousand|million|billion|trillion|[mk]n?\b"
NUMBERS = re.compile(
    rf"(?<![\w.])(?:(?:{_LIMIT}) )?[$£€¥]?(?:{_FIGURES}|(?:{_SPELLED})(?:[- ](?:{_FRACTION}))?)"
    rf"(?:st|nd|rd|th)?(?:\s?(?:{_TIMES}))?(?!\w)",
    re.IGNORECASE,
)
"""Numbers in figures or words, with what limits and what multiplies them."""
_COUNT = rf"(?:\d+(?:[.,]\d+)*|{_SPELLED}|a|an|one)"
_LENGTH = r"(?:km|kilomet\w+|met(?:er|re)s?|m|cm|mm|miles?|feet|foot|ft|inch(?:es)?|yards?|stor(?:ey|ie)s?)"
_FAR = re.compile(rf"\b{_COUNT}[- ]?{_LENGTH}\b", re.IGNORECASE)
MEASURED = {
    "old": re.compile(
        rf"\b(?:{_COUNT}[- ]years?[- ]old|aged? (?:of )?{_COUNT}|, \d{{1,3}},|is \d{{1,3}}\b)", re.IGNORECASE
    ),
    "long": re.compile(rf"\b{_COUNT}[- ]?(?:{_LENGTH}|{_UNIT})\b|\b(?:since|until|from)\b", re.IGNORECASE),
    "often": re.compile(
        r"\b(?:times|once|twice|thrice|every|each|daily|weekly|monthly|yearly|annually)\b", re.IGNORECASE
    ),
    "far": _FAR,
    "tall": _FAR,
    "wide": _FAR,
    "deep": _FAR,
    "heavy": re.compile(
        rf"\b{_COUNT}(?:[- ](?:thousand|million))?[- ]?(?:kg|kilo\w*|grams?|tons?|tonnes?|pounds?|lbs?|ounces?)\b",
        re.IGNORECASE,
    ),
    "fast": re.compile(rf"\b{_COUNT}[- ]?(?:km/h|kph|mph|knots|{_LENGTH} (?:an|a|per) \w+)(?!\w)", re.IGNORECASE),
}
"""What a passage has that tells how old, long, far, heavy or fast something is."""
CLOCK = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m\b|noon|midnight|\d{4} (?:GMT|UTC|hours)|(?:\d{1,2}|\w+) o[’']clock)"
    r"|\b(?:half past|quarter to|quarter past)\b",
    re.IGNORECASE,
)
"""A time of the day."""
REASONS = re.compile(
    r"\b(?:because|due to|in response to|in protest|in order to|so that|on the grounds? that|as a result of"
    r"|owing to|thanks to|after|since|without|over|for|amid|as|reasons?|aimed|blam\w+|to (?=[a-z]+\b))",
    re.IGNORECASE,
)
"""What may begin or tell a reason."""
BEFORE_PLACE = re.compile(
    r"\b(?:in|at|near|to|from|on|outside|inside|around|of|across|into)"
    r"(?: (?:the|downtown|central|northern|southern|eastern|western|nearby))? $",
    re.IGNORECASE,
)
"""What stands before the name of a place."""
BEFORE_TOWN = re.compile(
    r"(?:\b(?:in|at|near|to|from|outside|around|of)(?: (?:downtown|central|northern|southern|eastern|western|nearby))?"
    r" |\b(?:city|town|village|suburb|capital)(?: of|,)? )$",
    re.IGNORECASE,
)
"""The same for a town, which has no article."""
SOMEWHERE = re.compile(
    r"\b(?:in|at|near|outside|inside|under|behind|beneath|across|along|on)"
    r" (?:the|an?|its|their|his|her) ([a-z-]+(?: [a-z-]+){0,2})"
)
"""A place without a name, perhaps."""
CREDITS = re.compile(r"\b(?:written|authored|edited|translated) by\b", re.IGNORECASE)
"""Whose work a text is."""
SUMS = re.compile(
    r"[$£€¥]|\b(?:dollars?|euros?|pounds?|yen|yuan|rubles?|roubles?|rupees?|francs?|crowns?|cents)\b"
    r"|\d (?:[mb]illion|trillion|thousand)\b",
    re.IGNORECASE,
)
PARTS = re.compile(r"%|\b(?:percent|per cent|half|thirds?|quarters?)\b", re.IGNORECASE)
"""Money, and shares of a whole."""
DATELINE = re.compile(r"^[A-Z][A-Z’'. -]+(?:, [A-Z][\w. ]+)?(?: \([^()]{2,20}\))? [–—-] ")
"""Where an article was written, before its first sentence."""
_CAPITALISED = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*\w(?:(?: of the| of| for the| the|) [A-Z](?:[\w’'-]*\w|\.))*")
_OPENING = " “\"'‘(["


def capitalised(text: str) -> list[str]:
    """Give runs of capitalised words; a single word that opens a sentence only when it is all capitals."""
    return [match[0] for match in runs(text)]


def runs(text: str) -> list["re.Match[str]"]:
    """Give the places of runs of capitalised words."""
    found = []
    for match in _CAPITALISED.finditer(text):
        before = text[: match.start()].rstrip(_OPENING)
        if (before and before[-1] not in ".!?") or " " in match[0] or match[0].isupper():
            found.append(match)
    return found
