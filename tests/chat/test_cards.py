"""Cards read like a desk officer's notes, and no text whatever makes one that Discord refuses or that pings."""

import json
import re
from datetime import date

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import (
    Answer,
    ArticleCard,
    ArticleHit,
    ArticlePeople,
    Articles,
    ArticleText,
    Choice,
    Choices,
    Context,
    DatedRole,
    EventLine,
    Highlighted,
    MergeNote,
    Near,
    NewsList,
    Nothing,
    Page,
    PersonCard,
    QuotationLine,
    Quotations,
    Repair,
    Surroundings,
    Timeline,
)
from bot.answers.checking.found import Change, Checked, Checks, Mark, Mentioned, Named, Piece, Unclear, Verdict
from bot.answers.news import Appearing, Briefing, Group, Headed, Story, Why
from bot.answers.one_article import passages
from bot.answers.question import News
from bot.chat.buttons import read, stored
from bot.chat.cards import card
from bot.chat.cards_briefing import briefing_card, left_out_text, preview_cards, quiet_card
from bot.findings import Precision, Reference, Source, SpeakerKind, Status
from bot.library.shelf import ShelvedArticle
from bot.library.whole_articles import NamedPerson
from bot.library.wordings import Wording

HOSTILE = st.sampled_from(
    ["<@1>", "<#3>", "<t:4:R>", "@everyone", "https://x.y", "[a](http://b)", "**x", "||", "`", "🙂" * 9, "\u202e"]
)
WORDS = (
    st.lists(st.text(max_size=6) | HOSTILE, max_size=4).map(" ".join)
    | st.integers(1, 3000).map(lambda times: "<@1> *🙂" * times)
    | st.integers(1, 500).map("word ".__mul__)
)
MAYBE = st.none() | WORDS
DATES = st.sampled_from(["2017-09-23", "2017-09", "2017", "195X", "XXXX-09-23", "2022-21"]) | WORDS
SOURCES = st.builds(
    Source, key=WORDS, title=WORDS, publisher=MAYBE, published=st.none() | DATES, published_from=WORDS, url=MAYBE
) | st.builds(Source, WORDS, WORDS, MAYBE, DATES, WORDS, url=WORDS.map("https://a.test/".__add__))
MATCHES = st.lists(st.integers(0, 60), max_size=6).map(
    lambda ends: tuple(zip(sorted(set(ends))[::2], sorted(set(ends))[1::2], strict=False))
)
LINES = st.builds(
    QuotationLine,
    text=WORDS,
    speaker=MAYBE,
    speaker_kind=st.sampled_from(SpeakerKind),
    person_key=MAYBE,
    role=MAYBE,
    cue=MAYBE,
    confidence=st.floats(0, 1),
    start=st.integers(0, 9),
    end=st.integers(9, 99),
    source=SOURCES,
    matches=MATCHES,
)
EVENTS = st.builds(
    EventLine,
    text=WORDS,
    date=DATES,
    end=st.none() | DATES,
    precision=st.sampled_from(Precision),
    reference=st.sampled_from(Reference),
    status=st.sampled_from(Status),
    people=st.just(()),
    source=SOURCES,
)
HIGHLIGHTED = st.builds(Highlighted, WORDS, MATCHES)
COUNTS = st.integers(0, 10**9)
PAGES = st.builds(Page, st.integers(0, 5), st.just(8))


def several(of: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(of, max_size=most).map(tuple)


def listing(kind: type[Answer], lines: st.SearchStrategy, **more: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(kind, WORDS, several(lines, 8), COUNTS, PAGES, notes=several(WORDS, 4), **more)


STORIES = st.builds(Story, SOURCES, WORDS, several(SOURCES, 6))
APPEARING = st.builds(
    Appearing,
    WORDS,
    WORDS,
    st.sampled_from(Why),
    several(WORDS, 4),
    SOURCES,
    st.none() | SOURCES,
    st.integers(90, 9999),
)
BRIEFINGS = st.builds(
    Briefing,
    asked=st.just(News()),
    interests=several(WORDS, 4),
    groups=several(st.builds(Group, WORDS, several(STORIES, 6)), 4),
    people=several(APPEARING, 9),
    quotations=several(LINES, 6),
    due=several(EVENTS, 6),
    on_this_day=several(EVENTS, 4),
    others=several(STORIES, 4),
    left_out=several(st.tuples(WORDS, WORDS), 20),
)
PEOPLE = st.builds(
    PersonCard,
    key=WORDS,
    name=WORDS,
    shown_for=MAYBE,
    other_spellings=several(WORDS, 30),
    roles=several(st.builds(DatedRole, WORDS, SOURCES), 12),
    first_seen=SOURCES,
    last_seen=SOURCES,
    articles=COUNTS,
    mentions=COUNTS,
    quotation_count=COUNTS,
    event_count=COUNTS,
    quotations=several(LINES, 5),
    seen_with=several(st.tuples(WORDS, COUNTS), 20),
    merges=several(st.builds(MergeNote, WORDS, WORDS), 30),
)
NAMED = st.builds(NamedPerson, WORDS, WORDS, WORDS, several(WORDS, 3), COUNTS)
WORDINGS = st.builds(Wording, WORDS, COUNTS, COUNTS, SOURCES, st.none() | LINES)
CHECKED = st.builds(
    Checked,
    WORDS,
    st.sampled_from(Verdict),
    MAYBE,
    several(WORDINGS, 2),
    several(SOURCES, 3),
    several(st.builds(Piece, st.sampled_from(Mark), WORDS), 9),
    several(st.sampled_from(Change), 4),
    st.booleans(),
    st.none() | st.booleans(),
)
ANSWERS = st.one_of(
    PEOPLE,
    st.builds(Checks, several(CHECKED, 10), several(WORDS, 9)),
    st.builds(
        Mentioned,
        several(st.builds(Named, WORDS, WORDS, WORDS, MAYBE, SOURCES, COUNTS), 20),
        several(st.builds(Unclear, WORDS, several(WORDS, 5), COUNTS), 20),
        COUNTS,
    ),
    st.builds(Choices, WORDS, several(st.builds(Choice, WORDS, WORDS, MAYBE, COUNTS), 30), COUNTS),
    st.builds(Nothing, WORDS, several(st.builds(Near, WORDS, WORDS, WORDS), 9)),
    listing(Timeline, EVENTS),
    listing(Quotations, LINES),
    listing(NewsList, st.builds(Headed, WORDS, STORIES | APPEARING | LINES | EVENTS)),
    listing(
        Articles,
        st.builds(ArticleHit, SOURCES, several(HIGHLIGHTED, 4)),
        repairs=several(st.builds(Repair, WORDS, WORDS), 5),
    ),
    st.builds(Context, LINES, several(WORDS, 4), WORDS, several(WORDS, 4)),
    st.builds(Surroundings, SOURCES, several(WORDS, 2), HIGHLIGHTED, several(WORDS, 2)),
    st.builds(
        ArticleCard,
        st.builds(ShelvedArticle, SOURCES, WORDS, WORDS),
        several(WORDS, 3),
        several(NAMED, 12),
        several(LINES, 5),
        several(EVENTS, 6),
        several(SOURCES, 6),
        notes=several(WORDS, 2),
    ),
    st.builds(ArticleText, SOURCES, WORDS.map(lambda body: passages(body)[:1]), COUNTS, PAGES),
    st.builds(ArticlePeople, SOURCES, several(NAMED, 20), COUNTS, PAGES),
)
LINK = re.compile(r"\]\(https?://[^\s()]*\)")
LIVE = re.compile(r"<@[!&]?\d+>|<#\d+>|<t:|<a?:\w+:\d+>|@everyone|@here|\w://|(?<!\\)\[a\]")


def texts(embed: discord.Embed) -> list[tuple[str, int]]:
    parts = [(embed.title, 256), (embed.description, 4096), (embed.footer.text, 2048)]
    parts += [part for field in embed.fields for part in ((field.name, 256), (field.value, 1024))]
    return [(text, limit) for text, limit in parts if text]


@settings(deadline=None)
@given(ANSWERS)
def test_no_answer_makes_a_card_that_exceeds_a_limit(answer: Answer) -> None:
    embed = card(answer)
    sizes = [(len(text.encode("utf-16-le")) // 2, limit) for text, limit in texts(embed)]
    assert all(size <= limit for size, limit in sizes)
    assert sum(size for size, _ in sizes) <= 6000
    assert len(embed.fields) <= 25


@settings(deadline=None)
@given(ANSWERS)
def test_no_answer_makes_a_card_with_a_live_mention_or_a_link_that_is_not_a_source(answer: Answer) -> None:
    assert not [text for text, _ in texts(card(answer)) if LIVE.search(LINK.sub("]", text))]


GAZETTE = Source("a.md", "Bridge *opens*", "Harbour Gazette", "2017-09-25", "front matter", "https://gazette.test/a")
LEAFLET = Source("b.md", "Leaflet", None, None, "none", None)


def event(date: str, status: Status = Status.PAST, text: str = "It happened.") -> EventLine:
    return EventLine(text, date, None, Precision.DAY, Reference.FULL, status, (), GAZETTE)


def quoted(**values: object) -> QuotationLine:
    usual = {"speaker": "Ana Petrov", "speaker_kind": SpeakerKind.PERSON, "role": "harbour master", "cue": "said"}
    line = {"text": "No ship waits", "person_key": "ana petrov", "confidence": 0.9, "start": 0, "end": 13}
    return QuotationLine(**{**line, **usual, "source": GAZETTE, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize("matches", [((0, 18),), ((15, 18),), ((15, 19),), ((18, 19),)])
def test_a_bold_match_cannot_cut_a_mention_free(matches: tuple[tuple[int, int], ...]) -> None:
    hit = ArticleHit(GAZETTE, (Highlighted("000 0000 00000 <t:4:R>", matches, None),))
    told = card(Articles("x", (hit,), 1, Page(0, 8))).description or ""
    assert "4" in told
    assert not LIVE.search(LINK.sub("]", told))


def test_a_timeline_stands_under_months_with_the_yearless_last() -> None:
    events = (event("2017-09-22"), event("2017-09-23"), event("2018"), event("XXXX-03-01"))
    told = card(Timeline("Ana Petrov", events, 4)).description or ""
    headings = re.findall(r"__\*\*(.*?)\*\*__", told)
    assert headings == ["September 2017", "2018", "Year not stated"]
    assert "**1 March, year not stated**" in told


@pytest.mark.parametrize(
    ("status", "mark"), [(Status.PLANNED, "(planned)"), (Status.SUPPOSED, "(reported as possible)"), (Status.PAST, "")]
)
def test_what_has_not_happened_is_marked(status: Status, mark: str) -> None:
    told = card(Timeline("", (event("2017-09-22", status),), 1)).description or ""
    assert re.findall(r"\((?:planned|reported as possible)\)", told) == ([mark] if mark else [])


def test_every_line_names_publisher_date_and_linked_title() -> None:
    told = card(Timeline("", (event("2017-09-22"),), 1)).description or ""
    assert r"Harbour Gazette, 25 September 2017: [Bridge \*opens\*](https://gazette.test/a)" in told


def test_what_a_source_does_not_state_is_said() -> None:
    told = card(Quotations("", (quoted(source=LEAFLET),), 1)).description or ""
    assert "publisher not stated, date not stated: Leaflet" in told


def test_a_quotation_says_through_whom_it_has_come() -> None:
    told = card(Quotations("", (quoted(channel="the *Gazette*"),), 1)).description or ""
    assert r"**Ana Petrov**, harbour master (said, via the \*Gazette\*)" in told
    assert "(said)" in (card(Quotations("", (quoted(),), 1)).description or "")


def test_a_page_says_where_it_stands() -> None:
    answer = Timeline("Ana Petrov", (event("2017-09-22"),) * 8, 41, Page(1, 8))
    assert card(answer).title == "Timeline: Ana Petrov"
    assert card(answer).footer.text == "9–16 of 41 · page 2 of 6"


def test_a_sure_speaker_is_named_with_role_and_cue() -> None:
    told = card(Quotations("", (quoted(),), 1)).description or ""
    assert "“No ship waits”\n— **Ana Petrov**, harbour master (said)" in told


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"confidence": 0.4}, "speaker unsure: Ana Petrov"),
        ({"speaker": None, "speaker_kind": SpeakerKind.UNKNOWN}, "speaker not named"),
        ({"speaker_kind": SpeakerKind.UNKNOWN}, "speaker not named"),
    ],
)
def test_a_doubtful_speaker_is_shown_as_doubtful(values: dict[str, object], shown: str) -> None:
    told = card(Quotations("", (quoted(**values),), 1)).description or ""
    assert f"— {shown}" in told
    assert "**Ana" not in told


def test_a_repaired_word_is_said() -> None:
    answer = Articles("enlistd", (ArticleHit(GAZETTE, ()),), 1, repairs=(Repair("enlistd", "enlisted"),))
    assert "No article has “enlistd”; showing “enlisted”." in (card(answer).description or "")


def test_the_words_that_matched_are_bold_even_deep_in_a_sentence() -> None:
    sentence = "bridge " * 300 + "harbour opened"
    start = sentence.index("harbour")
    hits = tuple(ArticleHit(GAZETTE, (Highlighted(sentence, ((start, start + 7),)),)) for _ in range(5))
    assert (card(Articles("harbour", hits, 5)).description or "").count("**harbour** opened") == 5


def person(**values: object) -> PersonCard:
    usual = {
        "key": "ana petrov",
        "name": "Ana Petrov",
        "shown_for": "petrov ana",
        "other_spellings": ("Ms Petrov",),
        "roles": (DatedRole("harbour master", GAZETTE),),
        "first_seen": GAZETTE,
        "last_seen": LEAFLET,
        "articles": 2,
        "mentions": 5,
        "quotation_count": 1,
        "event_count": 1,
        "quotations": (quoted(),),
        "seen_with": (("Lee Ji-ho", 1),),
    }
    return PersonCard(**{**usual, **values})  # type: ignore[arg-type]


def test_a_person_card_tells_who_in_which_office_where_seen_what_said_and_with_whom() -> None:
    embed = card(person())
    told = {field.name: field.value or "" for field in embed.fields}
    assert embed.title == "Ana Petrov"
    assert embed.description == "*Shown for “petrov ana”.*"
    assert told["Roles, newest first"].startswith("**harbour master**\n↳ Harbour Gazette, 25 September 2017")
    assert "“No ship waits”" in told["Said"]
    assert "Leaflet" in told["Last seen"]
    assert told["Named together with"] == "Lee Ji-ho (1)"
    assert told["Also written"] == "Ms Petrov"
    assert embed.footer.text == "2 articles · 5 mentions · 1 quotation · 1 dated event"


def test_a_person_card_tells_which_spellings_were_taken_for_one_person_and_why() -> None:
    notes = tuple(MergeNote(f"Anna *{number}*", "spelled alike") for number in range(6))
    told = {field.name: field.value or "" for field in card(person(merges=notes)).fields}
    lines = told["Taken for one person"].splitlines()
    assert lines[0] == r"Anna \*0\*: spelled alike"
    assert lines[-1] == "and 2 more"
    assert len(lines) == 5


def test_a_person_without_a_role_is_given_none() -> None:
    assert card(person(roles=(), shown_for=None)).description == "No article states a role."


def test_several_people_are_offered_with_what_tells_them_apart() -> None:
    answer = Choices("petrov", (Choice("a", "Ana Petrov", "harbour master", 3), Choice("b", "Ivo Petrov", None, 1)), 30)
    embed = card(answer)
    assert embed.title == "Who is meant by “petrov”?"
    assert embed.description == "**Ana Petrov**, harbour master · 3 articles\n**Ivo Petrov** · 1 article"
    assert embed.footer.text == "2 of 30; a fuller name narrows it down."


def test_a_miss_names_the_nearest_people_and_why_they_are_not_meant() -> None:
    told = card(Nothing("No article names Anna.", (Near("a", "Ana Petrov", "another given name"),))).description
    assert told == "No article names Anna.\n\n**Ana Petrov**: another given name"


DAY = date(2026, 11, 25)
MARKS = st.text("abcdefghij0123456789:-", min_size=1, max_size=60)


@settings(deadline=None, max_examples=40)
@given(BRIEFINGS, WORDS, st.none() | st.text(max_size=500), MARKS)
def test_no_briefing_exceeds_a_limit_or_loses_its_mark(
    briefing: Briefing, name: str, remark: str | None, mark: str
) -> None:
    posted, rest = briefing_card(briefing, name=name, day=DAY, remark=remark, mark=mark)
    for embed in (posted, quiet_card(name=name, day=DAY, remark=remark, mark=mark)):
        sizes = [(len(text.encode("utf-16-le", "surrogatepass")) // 2, limit) for text, limit in texts(embed)]
        assert all(size <= limit for size, limit in sizes)
        assert sum(size for size, _ in sizes) <= 6000
        assert (embed.footer.text or "").endswith(f" · {mark}")
    assert rest or not briefing.others
    if len(briefing.others) < sum(1 for _ in briefing.lines()):
        assert re.search(r"^↳ ", posted.description or "", re.MULTILINE)


@settings(deadline=None, max_examples=40)
@given(BRIEFINGS, WORDS)
def test_no_briefing_pings_or_links_to_what_is_no_source(briefing: Briefing, name: str) -> None:
    posted, _ = briefing_card(briefing, name=name, day=DAY, remark=None, mark="m")
    for text in (posted.title, posted.description, left_out_text(briefing)):
        assert not LIVE.search(LINK.sub("]", text or ""))


@settings(deadline=None, max_examples=40)
@given(BRIEFINGS, WORDS)
def test_a_preview_fits_into_one_message(briefing: Briefing, name: str) -> None:
    sizes = [
        len(text.encode("utf-16-le")) // 2
        for embed in preview_cards(briefing, name=name, day=DAY)
        for text, _ in texts(embed)
    ]
    assert sum(sizes) <= 6000
    assert max(sizes) <= 4096


def story_of(number: int, source: Source = GAZETTE, also: tuple[Source, ...] = ()) -> Story:
    return Story(source, f"Bridge {number} opened.", also)


def appearing(why: Why, **values: object) -> Appearing:
    usual = {"key": "k", "name": "Ana Petrov", "why": why, "roles": ("harbour master",), "source": GAZETTE}
    return Appearing(**{**usual, **values})  # type: ignore[arg-type]


def posted_text(briefing: Briefing, **more: object) -> tuple[str, bool]:
    usual = {"name": "Morning", "day": DAY, "remark": None, "mark": "m"}
    embed, rest = briefing_card(briefing, **{**usual, **more})  # type: ignore[arg-type]
    return embed.description or "", rest


def test_a_briefing_is_read_from_the_top() -> None:
    wire = Source("c.md", "Bridge", "Coast *Wire*", "2017-09-26", "none", None)
    briefing = Briefing(
        asked=News(),
        groups=(Group("Bridges", (story_of(1, also=(wire, LEAFLET)), story_of(2, LEAFLET))),),
        people=(
            appearing(Why.FIRST),
            appearing(Why.BACK, name="Ivo Petrov", roles=(), last=wire, days=430),
            appearing(Why.ROLE, name="Lee Ji-ho", roles=("mayor", "judge"), source=LEAFLET),
        ),
        quotations=(quoted(),),
        due=(event("2026-11-30", Status.PLANNED, "A vote is due."),),
        on_this_day=(event("2011-11-25", text="The dam broke."),),
    )
    link = r"Harbour Gazette, 25 September 2017: [Bridge \*opens\*](https://gazette.test/a)"
    assert posted_text(briefing) == (
        f"""__**Bridges**__
• Bridge 1 opened.
↳ {link} · also in Coast \\*Wire\\*
• Bridge 2 opened.
↳ publisher not stated, date not stated: Leaflet

__**People**__
• First named: **Ana Petrov**, harbour master
• Back after 14 months: **Ivo Petrov** (last in Coast \\*Wire\\*, 26 September 2017)
↳ {link}
• New role: **Lee Ji-ho**, mayor; judge
↳ publisher not stated, date not stated: Leaflet

__**Said**__
• “No ship waits” — **Ana Petrov**, harbour master (said)
↳ {link}

__**Coming up**__
• **30 November 2026** *(planned)* A vote is due.
↳ {link}

__**On this day**__
• **25 November 2011** The dam broke.
↳ {link}""",
        False,
    )


def test_a_title_that_only_begins_the_sentence_is_not_repeated() -> None:
    source = Source("a.md", "The bridge over the…", "Coast Wire", "2017-09-26", "none", "https://wire.test/a")
    briefing = Briefing(News(), groups=(Group("New", (Story(source, "The bridge over the canal has opened."),)),))
    told, _ = posted_text(briefing)
    assert told.endswith("has opened.\n↳ [Coast Wire, 26 September 2017](https://wire.test/a)")


def test_what_does_not_fit_is_counted_and_waits_behind_the_button() -> None:
    long = Group("Bridges", tuple(Story(GAZETTE, f"{number} " + "bridge " * 200) for number in range(30)))
    told, rest = posted_text(Briefing(News(), groups=(long,), quotations=(quoted(),), others=(story_of(1),)))
    assert rest
    assert "“No ship waits”" in told
    shown = len(re.findall(r"^• \d+ bridge", told, re.MULTILINE))
    assert 5 <= shown < 30
    assert f"*New as well: {30 - shown} more, 1 on other matters.*" in told
    assert "• 0 bridge" in told


def test_nothing_on_the_interests_is_said() -> None:
    told, rest = posted_text(Briefing(News(), interests=("oysters", "Ana_Petrov"), others=(story_of(1),)))
    assert (told, rest) == (r"*Nothing new on oysters, Ana\_Petrov. New as well: 1 on other matters.*", True)


def test_the_footer_says_which_briefing_of_which_day_with_how_much() -> None:
    briefing = Briefing(News(), groups=(Group("New", (story_of(1),)),))
    embed, _ = briefing_card(briefing, name="Morning", day=DAY, remark="For <t:1:t>.", mark="b1:2026")
    assert embed.footer.text == "Morning · Wednesday, 25 November 2026 · 1 new article · b1:2026"
    assert (embed.description or "").startswith("*For <t:1:t>.*\n\n__**New**__")


def test_a_quiet_day_is_one_line() -> None:
    embed = quiet_card(name="Morning", day=DAY, remark=None, mark="b1")
    assert embed.description == "No new articles since the last briefing."
    assert embed.footer.text == "Morning · Wednesday, 25 November 2026 · 0 new articles · b1"


def test_a_preview_says_what_is_left_out_and_why() -> None:
    many = Group(
        "New", tuple(story_of(number, Source("a", f"Title {number}", "P", "2017", "none", None)) for number in range(9))
    )
    left_out = (("A *leaflet*", "same text as the Gazette"), ("b", "speaker not named"), ("c", "speaker not named"))
    posted, below = preview_cards(Briefing(News(), groups=(many,), left_out=left_out), name="Morning", day=DAY)
    assert posted.title == "Morning"
    assert below.description == (
        "**no room in one message**: Title 8\n"
        "**same text as the Gazette**: A \\*leaflet\\*\n**speaker not named**: b; c"
    )
    quiet, below = preview_cards(Briefing(News()), name="Morning", day=DAY)
    assert quiet.description == "No new articles since the last briefing."
    assert below.description == "Nothing was left out."


@given(st.builds(News, several(st.text(), 4), several(st.text(), 4), several(st.text(), 4), st.text()))
def test_a_briefings_question_comes_back_from_behind_a_button(question: News) -> None:
    assert read(json.loads(json.dumps(stored(question)))) == question
