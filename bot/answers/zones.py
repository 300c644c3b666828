"""The time zone that a manager types, read to its IANA name, and suggestions while it is being typed.

Names, countries and older spellings are those of the tz database in the ``tzdata`` package. Offsets (``gmt+9``) and
abbreviations (``EST``) are no zones here: they do not tell when clocks change. An offset brings suggestions, though.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz

from bot.answers.times import DAY_NAMES, time_in_words, unreadable
from bot.names.fold import fold
from bot.schedule import zone_rules

ZONE_HELP = "use a city such as Seoul, London or New York, or UTC"
MOST_SUGGESTIONS = 25
_LONGEST = 100
"""Characters of a typed text that are compared: twice as many as any name has."""
_UTC = "UTC"
_UTC_FORMS = ("utc", "gmt", "z", "zulu", "greenwich", "coordinated universal time", "greenwich mean time")
_UTC_NAMES = frozenset({"Etc/UTC", "Etc/GMT"})
_NO_PLACES = frozenset("Factory EST MST HST CET MET EET WET".split())
"""Names in the tz database that are clocks: EST there has no summer time, which hardly anybody means who types it."""
_VAGUE = frozenset({"north", "south", "west", "samoa"})
"""Last parts of older names that say nothing alone (Australia/North) or something else (Pacific/Samoa is American)."""
_AREAS = frozenset("Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split())
_WELL_KNOWN = (
    *("UTC", "Europe/London", "America/New_York", "Asia/Seoul", "Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"),
    *(
        "Asia/Kolkata",
        "Australia/Sydney",
        "America/Sao_Paulo",
        "America/Chicago",
        "Europe/Paris",
        "Africa/Johannesburg",
    ),
    *(
        "Asia/Shanghai",
        "Asia/Singapore",
        "Asia/Dubai",
        "Europe/Kyiv",
        "Africa/Lagos",
        "America/Toronto",
        "Africa/Cairo",
    ),
    *("America/Mexico_City", "Europe/Istanbul", "Africa/Nairobi", "America/Denver", "Pacific/Auckland"),
)
_ALSO = """
Africa/Johannesburg: Cape Town, Pretoria, Durban
America/Chicago: Dallas, Houston, Austin, Minneapolis, New Orleans
America/Denver: Salt Lake City
America/Edmonton: Calgary
America/Los_Angeles: San Francisco, Seattle, San Diego, Las Vegas, Sacramento
America/New_York: Washington, Washington DC, Boston, Philadelphia, Atlanta, Miami
America/Sao_Paulo: Rio de Janeiro, Brasilia
America/Toronto: Ottawa
Asia/Dubai: Abu Dhabi
Asia/Ho_Chi_Minh: Hanoi
Asia/Karachi: Islamabad, Lahore
Asia/Kolkata: Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Hyderabad
Asia/Riyadh: Mecca, Jeddah
Asia/Seoul: Busan, Pusan, Incheon
Asia/Shanghai: Beijing, Peking, Guangzhou, Shenzhen
Asia/Tokyo: Osaka, Kyoto
Asia/Yangon: Burma
Europe/Berlin: Munich, Hamburg, Frankfurt, Cologne
Europe/Istanbul: Ankara
Europe/London: UK, Britain, Great Britain, United Kingdom, England, Scotland, Wales, Edinburgh, Glasgow, Manchester
Europe/Madrid: Barcelona
Europe/Moscow: St Petersburg
Europe/Rome: Milan
Europe/Warsaw: Krakow
Europe/Zurich: Geneva, Bern, Basel
Pacific/Apia: Samoa
Pacific/Auckland: Wellington
"""
"""Large cities and countries that the tz database does not name, and whose zone it is."""
_SHORTEST_GUESS, _LIKE = 3, 70.0
"""Letters from which on a typing error is looked for, and the likeness (rapidfuzz ratio) that is near enough."""
_OFFSET = re.compile(r"(?:utc|gmt)? ?(?P<sign>[-+−])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?", re.ASCII)
_EXACT, _CITY, _NAME, _COUNTRY = range(4)
"""Ranks of a suggestion, best first."""


@dataclass
class _Place:
    name: str
    city: str
    name_words: str
    """Folded, and with a space before each word as in ``words``, so that the beginning of a word is easily found."""
    country: str
    forms: list[str] = field(default_factory=list)
    """Folded country code, notes, and other names."""
    words: str = ""

    def rank(self, wanted: str, words: list[str]) -> int | None:
        if self.city.startswith(wanted) or self.country == wanted:
            return _CITY
        if all(word in self.name_words for word in words):
            return _NAME
        return _COUNTRY if all(word in self.words for word in words) else None


@dataclass(frozen=True)
class _Atlas:
    places: dict[str, _Place]
    by_form: dict[str, str]
    """Folded city, name, country or other name -> IANA name."""
    legacy: dict[str, str]
    """Every other name in the tz database, with lower case, -> IANA name."""

    def find(self, typed: str) -> str | None:
        text = " ".join(typed.split())
        if len(text) > _LONGEST:
            return None
        folded = _fold(text)
        # Scripts of syllables fold to a word for each: 서울 is "seo ul".
        spoken = folded if text.isascii() else folded.replace(" ", "")
        return self.by_form.get(folded) or self.by_form.get(spoken) or self.legacy.get(text.casefold())


def warm() -> None:
    """Read the tz database once, about 1.5 MB that stay: not for an event loop, since it takes tens of milliseconds."""
    for name in _atlas().places:
        zone_rules(name)


def read_zone(typed: str) -> str:
    """Read a city, a country with a single zone, or an IANA name in any case; give the IANA name: ``Asia/Seoul``.

    Older names give today's (``Asia/Calcutta`` Asia/Kolkata), and those of UTC and GMT ``UTC``. Raises QuestionError
    for other texts. Needs :func:`warm` to be quick.
    """
    found = _atlas().find(typed)
    if found is None:
        raise unreadable(typed, "a time zone", ZONE_HELP)
    return found


def zones_like(typed: str, now: dt.datetime, limit: int = MOST_SUGGESTIONS) -> tuple[tuple[str, str], ...]:
    """Suggest zones as pairs of a label (``Asia/Seoul – now 17:05, Thursday``) and the IANA name, best first.

    Nothing typed gives a few all over the world. ``now`` is an aware instant; ValueError when it is naive. Needs
    :func:`warm` to be quick.
    """
    if now.utcoffset() is None:
        message = f"an instant needs a time zone: {now!r}"
        raise ValueError(message)
    names = _ranked(typed, now) if typed.strip() else list(_WELL_KNOWN)
    return tuple((_label(name, now), name) for name in names[: max(limit, 0)])


def _label(name: str, now: dt.datetime) -> str:
    local = now.astimezone(zone_rules(name))
    return f"{name} – now {time_in_words(local.time())}, {DAY_NAMES[local.weekday()]}"


def _ranked(typed: str, now: dt.datetime) -> list[str]:
    atlas, wanted = _atlas(), _fold(typed)
    offset = _OFFSET.fullmatch(" ".join(typed[:_LONGEST].casefold().split()))
    exact = atlas.find(typed)
    ranks = {exact: _EXACT} if exact else {}
    if offset:
        ranks |= dict.fromkeys(_at_offset(offset, now), _CITY)
    elif wanted:
        words = [f" {word}" for word in wanted.split()]
        for name, place in atlas.places.items():
            rank = place.rank(wanted, words)
            if rank is not None:
                ranks.setdefault(name, rank)
    if not ranks and not offset:
        return _guessed(wanted)
    order = {name: at for at, name in enumerate((*_WELL_KNOWN, *atlas.places)[::-1])}
    return sorted(ranks, key=lambda name: (ranks[name], -order.get(name, 0)))


def _at_offset(offset: re.Match[str], now: dt.datetime) -> list[str]:
    """Give the zones whose clocks differ from UTC by this much now."""
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    wanted = dt.timedelta(minutes=minutes if offset["sign"] == "+" else -minutes)
    return [name for name in _atlas().places if now.astimezone(zone_rules(name)).utcoffset() == wanted]


def _guessed(wanted: str) -> list[str]:
    """Give the zones of which a name is like a text with a typing error in it, the likest first."""
    if len(wanted) < _SHORTEST_GUESS:
        return []
    likeness: dict[str, float] = {}
    for form, name in _atlas().by_form.items():
        score = fuzz.ratio(wanted, form, score_cutoff=_LIKE)
        if score:
            likeness[name] = max(score, likeness.get(name, 0))
    return sorted(likeness, key=lambda name: -likeness[name])


@cache
def _atlas() -> _Atlas:
    """Read the tz database's tables: zone.tab and iso3166.tab by their columns, tzdata.zi for its links (zic(8))."""
    database = files("tzdata")
    tables = database / "zoneinfo"
    links = {
        line.split()[2]: line.split()[1] for line in _lines((tables / "tzdata.zi").read_text()) if line.startswith("L ")
    }
    countries = dict(line.split("\t") for line in _lines((tables / "iso3166.tab").read_text()))
    rows = [line.split("\t") for line in _lines((tables / "zone.tab").read_text())]
    places = {_UTC: _Place(_UTC, "utc", " utc", "")}
    for code, _, name, *notes in rows:
        city = _fold(name.rpartition("/")[2])
        forms = [_fold(text) for text in (code, *notes)]
        places[name] = _Place(name, city, f" {_fold(name)}", _fold(countries[code]), forms)
    by_form = _by_form(places, _single(rows, countries), links)
    for place in places.values():
        place.words = " ".join((place.name_words, place.country, *place.forms))
    legacy = {}
    for name in sorted({*(database / "zones").read_text().split(), *links} - _NO_PLACES):
        today = name if name in places else links.get(name, name)
        legacy[name.casefold()] = _UTC if today in _UTC_NAMES else today
    return _Atlas(places, by_form, legacy)


def _by_form(places: dict[str, _Place], countries: dict[str, str], links: dict[str, str]) -> dict[str, str]:
    """Gather what may be typed for each place: its own names first, then countries, older names, other cities.

    The later ones become forms of their places.
    """
    found = {place.name_words.strip(): name for name, place in places.items()}
    for name, place in places.items():
        found.setdefault(place.city, name)
    others = [*countries.items(), *((form, _UTC) for form in _UTC_FORMS)]
    for old, today in links.items():
        area, _, city = old.rpartition("/")
        if area.partition("/")[0] in _AREAS and _fold(city) not in _VAGUE and old not in places:
            others += [(_fold(old), today), (_fold(city), today)]
    for line in _lines(_ALSO):
        name, cities = line.split(": ")
        others += [(_fold(city), name) for city in cities.split(", ")]
    for form, name in others:
        if found.setdefault(form, name) == name:
            places[name].forms.append(form)
    return found


def _single(rows: list[list[str]], countries: dict[str, str]) -> dict[str, str]:
    """Give the countries with one zone by their folded names; ``Korea (South)`` in both orders."""
    zones: dict[str, list[str]] = {}
    for code, _, name, *_ in rows:
        zones.setdefault(code, []).append(name)
    found = {}
    for code, names in zones.items():
        if len(names) == 1:
            plain, _, qualifier = countries[code].partition(" (")
            found[_fold(countries[code])] = found[_fold(f"{qualifier} {plain}")] = names[0]
    return found


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _fold(text: str) -> str:
    """Fold as names are, except that St John's is no possessive."""
    return fold(text[:_LONGEST].replace("'", "").replace("’", ""))
