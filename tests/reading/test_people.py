"""Who is in an article."""

from collections.abc import Callable

import pytest

from bot.findings import Findings, Person

Read = Callable[..., Findings]


def names(findings: Findings) -> list[str]:
    return [person.name for person in findings.people]


def person(findings: Findings, name: str) -> Person:
    return next(person for person in findings.people if person.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ryu Mi-hwan said the dam would hold until spring.", "Ryu Mi-hwan"),
        ("General Won Tae-choul met the delegation at the port.", "Won Tae-choul"),
        ("Inspectors from the harbour spoke with Om Hui-rang about the cranes.", "Om Hui-rang"),
        ("The chair of the council, Han Song Guk, opened the bridge.", "Han Song Guk"),
        ("The museum thanked Tsai Lin-wen for the loan.", "Tsai Lin-wen"),
    ],
)
def test_a_family_name_first_is_kept_whole(read: Read, text: str, name: str) -> None:
    assert names(read(text)) == [name]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "The dam was closed by President Olaf B. Hale. Mira Tolan, minister of trade, left.",
            ["Olaf B. Hale", "Mira Tolan"],
        ),
        ("Asked for help, President A. B. Hale. C. D. Tolan refused, she said.", ["A. B. Hale", "C. D. Tolan"]),
    ],
)
def test_the_end_of_a_sentence_divides_two_people(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people


def test_a_bare_family_name_means_the_person_whom_the_article_introduced(read: Read) -> None:
    findings = read(
        "Park Jun Ho opens ferry line\n\n"
        "Island leader Park Jun Ho opened a ferry line on Monday.\n\n"
        "Among the guests were deputies, Park Myong Sik and Park Un Jong, who is also the sister of Park Jun Ho.\n\n"
        "The line cost four million, Park said.",
        title=True,
    )
    assert person(findings, "Park Jun Ho").mentions[-1].text == "Park"
    assert "Park" not in person(findings, "Park Un Jong").aliases


def test_a_paragraph_about_another_bearer_keeps_the_bare_name_to_him(read: Read) -> None:
    findings = read(
        "Senator Laura Whitfield opened the debate. Laura Whitfield spoke for an hour.\n\n"
        "Peter Whitfield disagreed with the plan. Whitfield said it was too late."
    )
    assert person(findings, "Peter Whitfield").mentions[-1].text == "Whitfield"


def test_three_people_with_one_family_name_stay_three(read: Read) -> None:
    findings = read("Kang Min Ho wrote to Kang Min Su. Later Kang Yong Ho answered both letters.")
    assert names(findings) == ["Kang Min Ho", "Kang Min Su", "Kang Yong Ho"]


def test_forms_of_one_name_make_one_person_under_the_fullest(read: Read) -> None:
    findings = read(
        "Samuel Ortega spoke first. Later Samuel R. Ortega took questions. Mr Ortega's voice was low, and Ortega left."
    )
    assert names(findings) == ["Samuel R. Ortega"]
    assert set(person(findings, "Samuel R. Ortega").aliases) == {"Samuel Ortega", "Ortega"}
    assert len(person(findings, "Samuel R. Ortega").mentions) == 4


def test_a_respelled_name_is_the_same_person(read: Read) -> None:
    findings = read("Yun Sok-ju waved to the crowd. Yun Sok Ju then left the stage.")
    assert names(findings) == ["Yun Sok-ju"]


def test_a_headline_in_capitals_names_the_same_person(read: Read) -> None:
    findings = read("HELEN MARSH WINS SEAT\n\nHelen Marsh won the seat on Sunday.", title=True)
    assert names(findings) == ["Helen Marsh"]
    assert [mention.text for mention in person(findings, "Helen Marsh").mentions] == ["HELEN MARSH", "Helen Marsh"]


def test_capitals_of_a_headline_make_no_name(read: Read) -> None:
    findings = read("Marsh Speech Draws Crowds\n\nHelen Marsh spoke for an hour, and Marsh was cheered.", title=True)
    assert names(findings) == ["Helen Marsh"]


@pytest.mark.parametrize(
    "thing",
    [
        "Choe Il-nam Square",
        "Marlow Tower",
        "Pak Song-ho University",
        "the Marlow administration",
        "the Helen Marlow Foundation",
    ],
)
def test_what_is_named_after_a_person_is_no_person(read: Read, thing: str) -> None:
    assert names(read(f"Thousands of students gathered at {thing} yesterday to hear the news.")) == []


def test_an_administration_is_no_mention_of_its_head(read: Read) -> None:
    findings = read("Carla Marlow won the vote in June. The Marlow administration cut the fees at once.")
    assert [mention.text for mention in person(findings, "Carla Marlow").mentions] == ["Carla Marlow"]


def test_a_title_and_a_family_name_are_enough(read: Read) -> None:
    assert names(read("Mr Bexley has said the mine will reopen, and Mr Bexley usually keeps his word.")) == ["Bexley"]


@pytest.mark.parametrize(
    "credit", ["(credit) Written by Jonas Keller", "(caption) Cranes at work (Jonas Keller/Coast Photo)"]
)
def test_whoever_is_credited_is_not_in_the_article(read: Read, credit: str) -> None:
    assert names(read(f"The harbour reopened after the storm.\n\n{credit}")) == []


def test_mentions_point_at_their_sentence(read: Read) -> None:
    findings = read("Snow fell on the pass. Amanda Cole closed the road. Cole opened it again at noon.")
    sentences = [findings.sentences[mention.sentence].text for mention in findings.people[0].mentions]
    assert sentences == ["Amanda Cole closed the road.", "Cole opened it again at noon."]


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Bill Tolan opened the dam. Tolan left early.", "Bill Tolan", "Tolan"),
        ("It was Mark Hale who closed the mine. Hale left early.", "Mark Hale", "Hale"),
        ("Mayor Bill de Witt opened the dam. De Witt left early.", "Bill de Witt", None),
        ("Critics (most notably Owen Temple Marsh) disagree. Marsh left early.", "Owen Temple Marsh", "Marsh"),
        ("She asked Denis d'Arvelle about the coast. D'Arvelle left early.", "Denis d'Arvelle", None),
        ("Tim O’Hanlon read it twice. O'Hanlon was not amused.", "Tim O’Hanlon", "O'Hanlon"),
        ("J. K. Tolan wrote it. Later J.K. Tolan read it.", "J. K. Tolan", "J.K. Tolan"),
        ("Rep. G.K. Butterworth spoke. G.K. Butterworth left.", "G. K. Butterworth", "G.K. Butterworth"),
        ("Robert C. “Bobby” Scarrow won. Bobby Scarrow thanked the town.", "Robert C. Scarrow", "Bobby Scarrow"),
        ('Sarrow hired Albert "Al" Brook in May. Al Brook is new here.', "Albert Brook", "Al Brook"),
        ("Joe Benden spoke. Joseph R. Benden, Jr., is well known.", "Joseph R. Benden Jr.", "Joe Benden"),
    ],
)
def test_a_name_is_read_whole_in_every_form(read: Read, text: str, name: str, alias: str | None) -> None:
    findings = read(text)
    assert names(findings) == [name]
    assert alias is None or alias in findings.people[0].aliases


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Sarrow Mayor Jennifer Blythe spoke. Florence Mayor Ida Hale left.", ["Jennifer Blythe", "Ida Hale"]),
        ("We met Northmark Senator Tom Ulrich and Virginia Governor Mark Hale.", ["Tom Ulrich", "Mark Hale"]),
        ("Coast Guard Captain Lester Moss and Harbour Inspector Ida Brook came.", ["Lester Moss", "Ida Brook"]),
    ],
)
def test_a_place_before_a_title_is_no_given_name(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Police questioned Tarek Osmin, 34, about the fire.", ["Tarek Osmin"]),
        ("The letter came from Ilvo Destry, who owns the mill.", ["Ilvo Destry"]),
        ("The stories were shaped by Bashor Tenmu, a seventeenth-century writer.", ["Bashor Tenmu"]),
        ('"It is over," said Vesna Gorlak of Sarrow.', ["Vesna Gorlak"]),
        ("My parents, James and Olive Farrow, were there.", ["James Farrow", "Olive Farrow"]),
    ],
)
def test_a_name_that_the_model_misses_is_known_by_how_it_is_presented(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("Late on Sunday, Sarah and Timothy Rogan, 27 and 29, walked home.", "Sarah Rogan", "Sarah"),
        ("The cousins Albert T. and Edwin R. Morrow run the mill.", "Albert T. Morrow", "Albert T."),
        ("The guests were Ernst and Vilma Padlow.", "Ernst Padlow", "Ernst"),
    ],
)
def test_two_people_share_a_family_name_that_stands_once(read: Read, text: str, name: str, mention: str) -> None:
    findings = read(text)
    assert len(findings.people) == 2
    assert person(findings, name).mentions[0].text == mention


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Donald Hale was late. Only Hale and Melinda Tolan had keys.", ["Donald Hale", "Melinda Tolan"]),
        ("Martin Hale was late. Prince Martin and Melinda Tolan had keys.", ["Martin Hale", "Melinda Tolan"]),
        ("Hillary Moss came. Both Hillary and Bernie Tolan had keys.", ["Hillary Moss", "Bernie Tolan"]),
    ],
)
def test_whoever_is_known_already_shares_nobodys_family_name(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "Jenny Louise Mowbray, better known as Jenny Sparrow, sang. Sparrow bowed.",
            "Jenny Louise Mowbray",
            "Sparrow",
        ),
        ("Edo Aran, also known as Tello, sang. Tello bowed.", "Edo Aran", "Tello"),
        ("Alan Farrow (born Albert Mossman) left the house.", "Albert Mossman", "Alan Farrow"),
        ("Mira Tosk was the pen name of Anna Blythe. Tosk wrote at night.", "Anna Blythe", "Mira Tosk"),
        ("Ida Marlow, whose real name is Ida Brookner, came home.", "Ida Brookner", "Ida Marlow"),
    ],
)
def test_two_names_that_the_text_calls_one_make_one_person(read: Read, text: str, name: str, alias: str) -> None:
    findings = read(text)
    assert names(findings) == [name]
    assert alias in findings.people[0].aliases


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("Pope Clement spoke in Sarrow. Pope Clement waved.", "Clement", "Pope Clement"),
        ("King Harold II opened the dam.", "Harold II", "King Harold II"),
        ("The mosque was built by Shah Tahmar II in 1656.", "Tahmar II", "Shah Tahmar II"),
    ],
)
def test_a_sovereigns_title_is_part_of_the_mention(read: Read, text: str, name: str, mention: str) -> None:
    assert person(read(text), name).mentions[0].text == mention


@pytest.mark.parametrize("last", ["Siena Holt", "Orly Fenn", "Chelsea Brandt"])
def test_the_last_of_a_list_of_people_is_one(read: Read, last: str) -> None:
    findings = read(f"In May he starred beside Simon Cotter, David Alan Moran, and {last} in the film House of Salt.")
    assert last in names(findings)


@pytest.mark.parametrize("words", ["Ferenc Leopold Szabó", "Antonín Maria Kovář", "Ferenc Joseph Kovář"])
def test_a_middle_name_does_not_hide_the_first(read: Read, words: str) -> None:
    short = " ".join(words.split()[::2])
    findings = read(f"{words} (/ ˈɡɑːl(ə) /; 16 June 1833 – 3 July 1902) was a painter.\n\n{short} lived in Sarrow.")
    assert names(findings) == [words]


def test_the_article_tells_which_name_is_the_family_name(read: Read) -> None:
    findings = read("Orvan Viktas met the press. Mr Orvan said no.\n\nLater Viktas Orvan left for home.")
    assert names(findings) == ["Orvan Viktas"]
    assert "Viktas Orvan" in findings.people[0].aliases
    findings = read("Mun Tolan flew home. Mr Tolan slept. Mun Tolan, 40, is a teacher, and Tolan is well.")
    assert person(findings, "Mun Tolan").aliases == ("Tolan",)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Hale stayed at home. Mr Hale left, and Mr Hale was late.", {"Anna Hale": 1, "Hale": 2}),
        ("Bill Hale met the press. Mrs. Hale left. Hilda Hale is tired.", {"Bill Hale": 1, "Hilda Hale": 2}),
        ("Queen Hale met Martin Hale in Sarrow.", {"Martin Hale": 1, "Hale": 1}),
    ],
)
def test_mr_and_mrs_are_two_people(read: Read, text: str, people: dict[str, int]) -> None:
    assert {one.name: len(one.mentions) for one in read(text).people} == people


@pytest.mark.parametrize(
    "text",
    [
        "He sold Harrow Coal in May. Harrow Coal is bankrupt.",
        "She works for Warren Energy in Sarrow.",
        "The students asked for Brook Grants and got none.",
        "There is no Uncle Sam at the harbour, and Uncle Sam will not come.",
        "They share files with Open Ledger and pay for it.",
        "She joined Silver Tosk in May.",
        "A desktop system, Silver Otter, came in June.",
        "They sold records of the Beatles, and the Beatles sued.",
    ],
)
def test_companies_and_figures_of_speech_are_no_people(read: Read, text: str) -> None:
    assert names(read(text)) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Nothing works. And whether it's Johnson or Thompson, this is going to be hard.", ["Johnson", "Thompson"]),
        ('"They must go," Marlowe said at noon.', ["Marlowe"]),
    ],
)
def test_a_bare_name_that_acts_or_stands_beside_another_is_a_person(read: Read, text: str, people: list[str]) -> None:
    assert names(read(text)) == people


@pytest.mark.parametrize(
    ("title", "body", "name", "mention"),
    [
        ("Hillary Marsh Speaks To Farmers", "Hillary Marsh spoke to farmers in May.", "Hillary Marsh", "Hillary Marsh"),
        ("Voters Scold Donald Hale", "They said that Donald Hale was late.", "Donald Hale", "Donald Hale"),
        ("Marsh Breaks With Guild", "Helen Marsh left. Marsh is tired.", "Helen Marsh", "Marsh"),
    ],
)
def test_a_headline_gives_no_more_of_a_name_than_the_text(
    read: Read, title: str, body: str, name: str, mention: str
) -> None:
    for findings in (read(f"{title}\n\n{body}", title=True), read(f"The first paragraph.\n\n{title}.\n\n{body}")):
        assert names(findings) == [name]
        assert findings.people[0].mentions[0].text == mention


@pytest.mark.parametrize("heading", ["Coal Seller Moves.", "Climate Deal Stalls.", "Captain Steers Clear."])
def test_a_heading_makes_no_people(read: Read, heading: str) -> None:
    assert names(read(f"The harbour reopened after the storm.\n\n{heading}\n\nThe plan to sell coal is dead.")) == []


def test_a_verb_is_no_title(read: Read) -> None:
    assert names(read("Steve Moss left in May. “I will miss Steve immensely,” she said.")) == ["Steve Moss"]


def test_a_headline_like_a_sentence_is_believed(read: Read) -> None:
    findings = read("Kim Yong Ho visits a mill as snow closes roads\n\nThe leader came by train.", title=True)
    assert names(findings) == ["Kim Yong Ho"]
