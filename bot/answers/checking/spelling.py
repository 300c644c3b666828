"""Two ways of writing one word: British and American spelling, contractions, inflections of one stem.

Pairs of forms only; which of them counts as a change of wording is decided in ``changes``. The spelling rules follow
the differences listed by the Oxford and Merriam-Webster dictionaries under the variants of each word.
"""

import re

_OUR = re.compile(
    r"^((?:dis|un|mis|be)?(?:arm|ard|behavi|cand|clam|col|demean|discol|enamo|endeav|fav|ferv|flav|glam|harb|hon|hum|lab"
    r"|misdemean|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig))our"
)
_LL = re.compile(
    r"^(travel|cancel|label|model|counsel|quarrel|signal|level|fuel|total|marvel|jewel|channel|tunnel|fulfil|enrol|duel"
    r"|rival|initial|dial|equal|shovel|libel|panel|pedal|unravel)l(ed|ing|er|ers|ment|ments|or|ors|ous)$"
)
_RE = re.compile(r"^(cent|theat|met|lit|fib|somb|spect|calib|meag|sab|sept|lust|kilomet|centimet|millimet)re(s|d)?$")
_ISE = re.compile(r"^(.{3,}[^aeiou]|.*(?:real|util|ideal))is(e|es|ed|er|ers|ing|ation|ations)$")
_YSE = re.compile(r"^(anal|paral|catal)ys(e|es|ed|ing)$")
_ENCE = re.compile(r"^(def|off|lic|pret)ence(s|d|less)?$")
_OGUE = re.compile(r"^(catal|dial|anal|monol|prol|epil)ogue(s)?$")
_OTHERS = dict(
    pair.split()
    for pair in (
        "grey gray,programme program,programmes programs,cheque check,cheques checks,tyre tire,tyres tires,plough plow,"
        "ploughed plowed,storey story,storeys stories,kerb curb,aluminium aluminum,sceptical skeptical,sceptic skeptic,"
        "judgement judgment,ageing aging,practise practice,practised practiced,practising practicing,mould mold,"
        "whilst while,amongst among,towards toward,learnt learned,burnt burned,dreamt dreamed,spelt spelled,"
        "manoeuvre maneuver,manoeuvres maneuvers,paediatric pediatric,anaesthetic anesthetic,"
        "skilful skillful,wilful willful,pyjamas pajamas,moustache mustache,enquiry inquiry,enquire inquire,"
        "fulfil fulfill,enrol enroll,instalment installment,axe ax,draught draft,okay ok"
    ).split(",")
)
_RULES = (
    (_OUR, r"\1or"),
    (_LL, r"\1\2"),
    (_RE, r"\1er\2"),
    (_ISE, r"\1iz\2"),
    (_YSE, r"\1yz\2"),
    (_ENCE, r"\1ense\2"),
    (_OGUE, r"\1og\2"),
)

_WHOLE = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
_ENDS = {"'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "would"}
_IS = frozenset("he she it that there here what who where how let".split())

_STEM = re.compile(r"(?:ations?|ings?|edly|ed|es|ers?|est|ly|s|d|e|y|ies|ied|'s)$")
_SHORTEST_STEM = 3
_IRREGULAR = tuple(
    frozenset(forms.split())
    for forms in (
        "be am is are was were been being,have has had having,do does did done,go goes went gone going,give gives gave"
        " given,take takes took taken,make makes made,keep keeps kept,lose loses lost,say says said,see sees saw seen,"
        "come comes came,know knows knew known,think thinks thought,tell tells told,leave leaves left,feel feels felt,"
        "bring brings brought,begin begins began begun,stand stands stood,win wins won,pay pays paid,meet meets met,"
        "build builds built,send sends sent,fall falls fell fallen,rise rises rose risen,speak speaks spoke spoken,"
        "write writes wrote written,fight fights fought,buy buys bought,hold holds held,sell sells sold,get gets got"
        " gotten,find finds found,sing sings sang sung,drive drives drove driven,break breaks broke broken,man men,"
        "woman women,child children,foot feet,mouse mice,person people,i me my mine,he him his,she her hers,we us our,"
        "they them their,you your yours,who whom whose,this these,that those,a an,will would,can could,may might"
    ).split(",")
)
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")


def american(word: str) -> str:
    """Write a lower-case word in American spelling."""
    if word in _OTHERS:
        return _OTHERS[word]
    for rule, by in _RULES:
        changed = rule.sub(by, word)
        if changed != word:
            return changed
    return word


def expanded(word: str) -> tuple[str, ...]:
    """Take a contraction apart: ``won't`` into ``will`` and ``not``; any other word stays as it is."""
    if word in _WHOLE:
        return _WHOLE[word]
    if word.endswith("n't"):
        return word.removesuffix("n't"), "not"
    base, mark, end = word.rpartition("'")
    if mark and (mark + end) in _ENDS:
        return base, _ENDS[mark + end]
    if mark and end == "s" and base in _IS:
        return base, "is"
    return (word,)


def same_stem(one: str, other: str) -> bool:
    """Whether two lower-case words are forms of one word."""
    if any({one, other} <= forms for forms in _IRREGULAR):
        return True
    stems = [_stem(word) for word in (one, other)]
    return stems[0] == stems[1] and len(stems[0]) >= _SHORTEST_STEM


def _stem(word: str) -> str:
    stem = _STEM.sub("", word)
    stem = stem if len(stem) >= _SHORTEST_STEM else word
    doubled = len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "aeiouls"
    stem = stem[:-1] if doubled else stem
    return stem[:-1] + "y" if stem.endswith("i") else stem


def opposite(one: str, other: str) -> bool:
    """Whether one word is the other with a prefix of denial: ``able`` and ``unable``."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(shorter) > _SHORTEST_STEM and any(longer == prefix + shorter for prefix in _PREFIXES)
