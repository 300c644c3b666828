"""Verbs of saying and nouns of what is said, by their kind and by what they need to give a speaker. Data only.

The kinds follow the verbs of communication, judgment and naming in B. Levin, English Verb Classes and Alternations
(1993), chapters 29, 33 and 37; nothing here was collected from the articles that are read. All lower-case.
"""

import re

_DOUBLED = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][bdglmnprt]$")
"""Endings whose consonant may be doubled: quip, quipped. Verbs that keep theirs gain a form that nobody writes."""


def _inflected(verbs: str) -> frozenset[str]:
    forms = set()
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        past = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else stem + "ed"
        third = (
            verb[:-1] + "ies" if past.endswith("ied") else verb + ("es" if re.search(r"(?:s|sh|ch|x)$", verb) else "s")
        )
        forms |= {verb, third, past, (verb if verb.endswith("ee") else stem) + "ing"}
        if _DOUBLED.search(verb):
            forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return frozenset(forms)


_SAY = (
    "add affirm allege announce argue articulate assert attest aver avow blurt claim confess confide contend convey "
    "declare disclose divulge enthuse insist maintain narrate note observe opine proclaim profess recall recount "
    "reiterate relate remark repeat report reveal specify state stress emphasize emphasise suggest testify venture "
    "conclude continue elaborate clarify explain expound indicate signal hint imply intimate insinuate refer "
    "interject interpose intone exclaim hypothesize hypothesise theorize theorise speculate surmise posit postulate "
    "estimate predict prophesy muse marvel reminisce deadpan quip joke jest brag boast gloat gush exult warn caution"
)
_ANSWER = (
    "answer reply respond retort rejoin counter concede concur admit acknowledge agree disagree assent accede allow "
    "confirm deny dispute rebut refute repudiate contradict dissent demur object protest disavow recant"
)
_ASK_AND_BID = (
    "ask inquire enquire query quiz demand beg beseech entreat implore plead pray petition appeal urge exhort enjoin "
    "command decree propose recommend advise counsel admonish threaten vow pledge promise swear guarantee assure "
    "reassure inform notify lecture preach"
)
_MANNER = (
    "babble bark bawl bellow bluster cackle chant chime chirp coo croak croon crow cry drawl fume gasp groan growl "
    "grouse grumble grunt gripe hiss holler howl moan mumble murmur mutter rant rave roar scream screech shout shriek "
    "sigh snap snarl sneer sniff snort sob splutter sputter squeal stammer stutter thunder wail whimper whine whisper "
    "yell yelp scoff carp rail complain lament bemoan bewail deplore"
)
_MESSAGE = "blog cable caption email fax phone post scrawl scribble telegraph telephone text tweet retweet wire message"
_JUDGE = (
    "accuse charge condemn denounce decry criticize criticise censure chide berate castigate chastise rebuke reprimand "
    "reproach scold upbraid excoriate lambast lambaste malign vilify revile disparage denigrate belittle deride mock "
    "taunt blast slam assail deprecate dismiss applaud acclaim commend compliment congratulate extol hail laud praise "
    "salute eulogize eulogise tout apologize apologise express comment analyse analyze"
)
_NAME = (
    "brand call characterize characterise christen deem describe dub label liken nickname portray pronounce quote term "
    "echo"
)

PLAIN_CUES = frozenset(
    "said says say saying told tells tell telling wrote writes write writing written swore sworn forecast forecasts "
    "foretold foretells foresaw".split()
) | _inflected(f"{_SAY} {_ANSWER} {_ASK_AND_BID} {_MANNER} {_MESSAGE} {_JUDGE} {_NAME}")
"""Forms of the verbs that introduce or close what somebody said."""

PHRASAL_CUES = {
    form: particle
    for forms, particle in (
        ("put puts", "it"),
        ("point points pointed pointing spell spells spelled spelt spelling lash lashes lashed lashing", "out"),
        ("hit hits hitting fire fires fired firing shoot shoots shot shooting", "back"),
        ("weigh weighs weighed weighing chip chips chipped chipping butt butts butted", "in"),
        ("pipe pipes piped sum sums summed summing", "up"),
    )
    for form in forms.split()
}
"""Verbs that are cues only together with the particle behind them, which is the value."""

PHRASAL_CLOSING_CUES = {"went": "on", "goes": "on", "broke": "in", "finished": "up"}
"""The same, for the clause behind a whole utterance."""

CLOSING_CUES = frozenset(
    "thought thinks began begins held holds found finds sang sings wept weeps read reads".split()
) | _inflected(
    "rule decide judge reason reckon guess figure wonder believe hope fear offer tease laugh chuckle giggle smile grin "
    "grimace frown shrug nod wince boom purr interrupt resume reflect ponder conjecture summarize summarise"
)
"""Forms of verbs that are cues in the clause behind a whole utterance: "“...,” the court ruled"."""

DECIDING = frozenset("held holds hold holding found finds find finding ruled rules rule ruling".split()) | _inflected(
    "decide determine judge adjudge certify calculate reckon"
)
"""Forms of verbs that are cues where they have a clause of content: "ruled that the plan was “...”"."""

LIKENING = _inflected("liken compare equate")
"""Forms of verbs whose "to" or "with" leads to what somebody calls a thing: "compared it to “...”"."""

NO_WORDS = frozenset("nothing little naught nought".split())
"""Objects of a verb of saying that say that nobody spoke."""

WEAK_CUES = frozenset(
    "thought thinks think thinking felt feels feel feeling spoke speaks speak speaking spoken read reads reading went "
    "began begins begun meant gave gives give giving made makes make making took takes found finds find finding knew "
    "knows sought seeks held holds put wanted wants sang sent wept rode understood got goes".split()
) | _inflected(
    "believe hope wonder publish talk ridicule rip attack blame thank welcome mention resolve present outline "
    "summarize summarise define use pen love tease weigh voice discuss deliver offer issue release broadcast raise "
    "defend refuse decline oppose question challenge compare depict paint frame cast detail list highlight underline "
    "underscore plan recognize recognise reject support order instruct invite identify address push consider expect "
    "fear learn demonstrate show start end open close pursue cite paraphrase apply force encourage hire remember rule "
    "decide judge reckon savage skewer fault cheer toast teach dictate recite read record"
)
"""Forms of verbs that may introduce a quotation when nothing better stands near it."""

CUE_NOUNS = frozenset(
    "claim statement remark remarks comment comments words assertion argument view warning promise pledge vow "
    "call calls demand description slogan motto speech address letter memo tweet post question answer reply "
    "response message report interview article column essay book note announcement declaration criticism "
    "accusation allegation insistence suggestion belief testimony plea line phrase editorial release statements "
    "claims warnings tweets posts reports translation transcript notes "
    "letters document documents dispatch commentary communique "
    "rant tirade quip boast threat threats ruling verdict opinion dissent decree edict proclamation manifesto petition "
    "memoir diary blog telegram cable bulletin sermon lecture eulogy "
    "toast prediction assessment conclusion explanation denial retort rebuttal apology confession admission "
    "contention observation refusal".split()
)
"""Nouns whose owner may be a speaker ("Smith's claim that ...") or that speak for their owner ("the report said")."""
