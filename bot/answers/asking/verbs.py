"""Verbs whose past is another word, and nouns whose plural is: "when did they meet" is answered by "they met".

The stemmer of the full text only takes endings off; this is the list of those common words that it cannot help with.
"""

_FORMS = """
be was were been; beat beaten; become became; begin began begun; bind bound; bite bit bitten;
blow blew blown; break broke broken; bring brought; build built; buy bought; catch caught; choose chose chosen; come
came; creep crept; deal dealt; dig dug; do did done; draw drew drawn; drink drank drunk; drive drove driven; eat ate
eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade
forbidden; forget forgot forgotten; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew
grown; hang hung; have had; hear heard; hide hid hidden; hold held; keep kept; know knew known; lay laid; lead led;
lend lent; lose lost; make made; mean meant; meet met; pay paid; ride rode ridden; ring rang rung; rise rose risen;
run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shoot shot; show shown; shrink
shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent; stand stood;
steal stole stolen; strike struck; swear swore sworn; sweep swept; swim swam swum; take took taken; teach taught; tear
tore torn; tell told; think thought; throw threw thrown; undergo underwent; understand understood; wear wore worn; win
won; withdraw withdrew withdrawn; write wrote written; man men; woman women; child children
"""


def _families() -> dict[str, tuple[str, ...]]:
    families: dict[str, tuple[str, ...]] = {}
    for line in _FORMS.replace("\n", " ").split(";"):
        family = tuple(line.split())
        families |= {word: family for word in family if word not in families}
    return families


_FAMILIES = _families()


def all_forms() -> tuple[str, ...]:
    """Give every word of the list, to be stemmed together."""
    return tuple(_FAMILIES)


def base(word: str) -> str:
    """Give the form under which a lower-case word is compared; itself for nearly all words."""
    return _FAMILIES[word][0] if word in _FAMILIES else word


def forms(word: str) -> tuple[str, ...]:
    """Give every form in which a lower-case word may stand in an article."""
    return _FAMILIES.get(word, (word,))
