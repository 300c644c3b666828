"""Words of English questions by what they do: those that ask for a person or a place, count, rank, or say little.

Lists for reading a question and nothing about any subject; what they mean together is ``understanding``'s.
"""

LIGHT = frozenset(
    """
    take takes took taken place get gets got gotten give gives gave given giving make makes made making go goes
    went gone going come comes came put puts set keep keeps still own other another even very really right now
    just back out up down off over there each every its again actually currently exactly want wants wanted need
    needs try tries turn turned thing things let use used work else ever yet always next
    since while during after before between among both all lot lots whether until under within without against
    because however though although too already hold holds held holding last lasts lasted alone see saw seen
    think thinks thought comment comments commented supposed
    """.split()
)
"""Words that say little: they may be said otherwise or left out."""
DATE_WORDS = frozenset(
    """
    january february april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday
    """.split()
)
CLASSES = frozenset(
    """
    person people man woman country countries nation city cities town place places location state states
    county region area year years month months day days date time number amount percentage percent kind type
    sort organisation organization group company agency job role title position post age name word words term
    thing reason way
    """.split()
)
"""Heads that only name a class: "which country" is answered by a passage that never says "country"."""
POSTS = frozenset("job role position post occupation profession".split())
LIVING = ("for", "a", "living")
"""So a post is asked for, too: what somebody does for a living."""
RESULTS = frozenset("vote margin score".split())
"""With "by what" these ask for a number."""
"""What these ask for stands in the passage as itself: "minister", never "position"."""
DAYS = frozenset("date day".split())
YEARS = frozenset("year years month day date century decade".split())
PLACES = frozenset("country countries nation city town place location state county region area continent".split())
PEOPLE = frozenset(
    """
    person man woman actor actress president minister chairman leader author director writer singer politician
    official officer general spokesman spokeswoman commander player composer king queen emperor
    """.split()
)
QUANTITIES = frozenset(
    """
    number amount percentage percent proportion share population age magnitude turnout margin score majority price
    cost salary speed length height weight temperature distance
    """.split()
)
TOWNS = frozenset("city town village suburb".split())
"""Places that are no country."""
MEASURES = frozenset("many much long old far high tall often large big deep fast wide heavy".split())
"""Words behind "how"."""
PLURALS = frozenset("people men women children police feet teeth troops".split())
"""Words for several that do not end in s."""
OFFICES = frozenset(
    """
    president chairman chairwoman chair chairperson vice deputy minister ministers premier secretary director
    governor mayor senator ambassador envoy commander chief marshal general admiral colonel spokesman
    spokeswoman spokesperson king queen emperor prince princess pope bishop judge justice attorney chancellor
    speaker treasurer founder owner ceo editor captain coach manager head successor predecessor wife husband
    son daughter sister brother mother father uncle aunt niece nephew cousin grandmother grandfather grandson
    granddaughter parent heir
    """.split()
)
SAYING = frozenset(
    """
    say says said tell told call called claim claimed warn warned threaten threatened promise promised announce
    announced demand demanded describe described comment commented think thinks thought pledge pledged vow vowed
    urge urged propose proposed
    """.split()
)
COUNTS = frozenset(
    """
    three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million
    billion second third fourth fifth sixth seventh eighth ninth tenth twice
    """.split()
)
CALLED = frozenset("called name named nickname nicknamed".split())
"""With these a name is asked for."""
CREDITS = frozenset("write writes wrote written author authored edit edits edited translate translated".split())
"""What is done to an article, and told below it."""
SHARES = frozenset("percentage percent share proportion".split())
MONEY = frozenset(
    """
    money cash funds dollars euros pounds pay pays paid paying cost costs spend spends spent earn earns earned owe owes
    owed worth invest invests invested charge charges charged fine fined donate donated
    """.split()
)
"""With "how much" these ask for a sum."""
NAMED = frozenset(
    """
    committee company organisation organization body party agency team school university newspaper group firm channel
    ministry department operation program programme book film court bank
    """.split()
)
"""Classes whose members have names of their own."""
ANYTHING = frozenset("people times years months days things".split())
"""What is counted with these is often called otherwise: "workers" for "people"."""
