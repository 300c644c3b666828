"""Pairs of words that turn a sentence into its opposite: a passage with one does not answer a question with the other.

A list of common English pairs and nothing about any subject; words that merely differ ("red", "blue") are not here.
"""

from collections.abc import Callable, Iterable

_PAIRS = """
gain lose; gained lost; gains losses; win lose; won lost; support oppose; supported opposed; support opposition;
supporter opponent; increase decrease; rise fall; rose fell; grow shrink; more less; most least; greater smaller;
bigger smaller; larger smaller; largest smallest; higher lower; highest lowest; high low; upper lower; top bottom;
north south; northern southern; east west; eastern western; northeast southwest; northwest southeast; before after;
earlier later; early late; earliest latest; old new; older younger; oldest youngest; oldest newest; begin end; began
ended; start finish; start stop; start end; open close; opened closed; enter leave; entered left; arrive depart;
accept reject; accepted rejected; approve reject; agree refuse; agree disagree; agreed refused; allow forbid; allow
ban; allow prohibit; permit prohibit; include exclude; buy sell; bought sold; import export; man woman; men women;
male female; husband wife; son daughter; brother sister; father mother; boy girl; king queen; hero villain; friend
enemy; ally enemy; ally foe; love hate; peace war; attack defend; attack retreat; strong weak; stronger weaker;
strongest weakest; rich poor; public private; urban rural; hot cold; warm cold; wet dry; winter summer; spring autumn;
day night; morning evening; inside outside; internal external; above below; over under; maximum minimum; majority
minority; major minor; positive negative; good bad; better worse; best worst; success failure; succeed fail; succeeded
failed; advantage disadvantage; easy difficult; easy hard; simple complex; rare common; common uncommon; always never;
often rarely; possible impossible; able unable; legal illegal; formal informal; official unofficial; domestic foreign;
married divorced; born died; birth death; alive dead; build destroy; built destroyed; create destroy; created
destroyed; raise lower; join leave; joined left; lead follow; teach learn; lend borrow; ask answer; push pull; appear
disappear; appeared disappeared; expand contract; lengthen shorten; slow fast; slower faster; slowest fastest; near
far; nearest farthest; wide narrow; deep shallow; thick thin; full empty; heavy light; heaviest lightest; long short;
longer shorter; longest shortest; tall short; tallest shortest; popular unpopular; necessary unnecessary; liberal
conservative; left right; forward backward; victory defeat; guilty innocent; hire fire; hired fired; employ dismiss;
praise criticise; praised criticised; praise criticize; praised criticized; release detain; freed jailed; deny
confirm; denied confirmed; deny admit; denied admitted; civilian military; natural artificial; permanent temporary;
ancient modern; past future; sooner later; few many; fewer more; fewest most; profit loss; profits losses; demand
supply; employed unemployed; safe dangerous; visible invisible; encourage discourage; tighten loosen; strengthen
weaken; strengthened weakened; improve worsen; improved worsened; ease tighten; lift impose; lifted imposed; resume
suspend; resumed suspended; withdraw deploy; withdrew deployed; remember forget; current former; present former; new
former; advance retreat; survive die; survived died; arrest release; arrested released
"""


def contraries(stem: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Give for each stem the stems of its opposites."""
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.replace("\n", " ").split(";"):
        first, second = pair.split()
        one, other = stem(first), stem(second)
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def all_words() -> Iterable[str]:
    """Give every word of the list, to be stemmed together."""
    return _PAIRS.replace(";", " ").split()
