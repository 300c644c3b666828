"""Every rule of the grammar of times is needed: at least three sentences here are read differently without it.

One example a line: a sentence with the expression in brackets, and what it means in an article of 17 May 2021.
"""

from collections.abc import Callable

import pytest

from bot.findings import Findings
from bot.reading.dates import GRAMMAR
from bot.reading.whens import Rule, When

Read = Callable[..., Findings]
MONDAY = "2021-05-17"
NEEDED = 3
EXAMPLES = """
It closed on [1987-03-04]. = 1987-03-04
The entry of [2019-11-30] is gone. = 2019-11-30
[1999-12-31] was its last day. = 1999-12-31
It closed on [March 4, 1987]. = 1987-03-04
It closed on [Friday, Sept. 4, 1987]. = 1987-09-04
It closed on [March 4th 842]. = 0842-03-04
It closed on [4 March 1987]. = 1987-03-04
It closed on [the 4th of March, 1987]. = 1987-03-04
It closed on [Friday 4 September 1987]. = 1987-09-04
It closed on [March 4 last year]. = 2020-03-04
It closed on [June 4 of last year]. = 2020-06-04
It will close on [January 4 next year]. = 2022-01-04
It closed on [4 March last year]. = 2020-03-04
It closed on [the 4th of June last year]. = 2020-06-04
It will close on [4 January next year]. = 2022-01-04
It closed on [the 12th of October last]. = 2020-10-12
It will close on [the 1st day of February next]. = 2022-02-01
It opened on [the 3rd of May last], said the mayor. = 2021-05-03
It opened in 1912. It closed on [4 March that year]. = 1912-03-04
It opened in 1912. It closed on [the 4th of March of the same year]. = 1912-03-04
It opened in 1912. It burned on [9 June of that very year]. = 1912-06-09
It opened in 1912. It closed in [March the same year]. = 1912-03
It opened in 1912. It closed on [March 4 of that year]. = 1912-03-04
It opened in 1912. It closed in [June of that same year]. = 1912-06
It closed on [4 March '92]. = 1992-03-04
It closed on [21 June '19]. = 2019-06-21
It closed on [3 May '45]. = 1945-05-03
It closed in [May '92]. = 1992-05
It closed on [March 4, '92]. = 1992-03-04
It will close in [June '24]. = 2024-06
It closed in [the summer of '92]. = 1992-SU
It closed in [the winter of '45]. = 1945-WI
It closed in [spring '19]. = 2019-SP
It closed in ['92]. = 1992
It has been shut since ['19]. = 2019
It will close in ['24]. = 2024
It was open [Sept. 4]-6, 2012. = 2012-09-04
It was open [March 4] and 5, 1987. = 1987-03-04
It was open [May 10] to 12, 1987. = 1987-05-10
It was open from [4] to 6 March. = 2021-03-04
It was open [10]–12 May 1987. = 1987-05-10
It was open on [the 4th] and 5th of March, 1987. = 1987-03-04
Sales rose in [the third quarter of 2019]. = 2019-Q3
Sales rose in [the first half of last year]. = 2020-H1
Sales rose in [the second quarter of fiscal 2020]. = 2020-Q2
Sales rose in [the first quarter]. = 2021-Q1
Sales rose in [the 4th quarter]. = 2020-Q4
Their [third-quarter] sales rose. = 2020-Q3
Sales rose in [Q2 2019]. = 2019-Q2
Sales rose in [Q3]. = 2020-Q3
Sales rose in [Q1, 2020]. = 2020-Q1
Sales rose in [fiscal 2019]. = 2019
Sales rose in [the fiscal year 2019]. = 2019
Sales fell in [Fiscal 2020]. = 2020
Sales rose in [FY2019]. = 2019
Sales rose in [FY 2020]. = 2020
Sales fell after [FY2018]. = 2018
It closed in [March 1987]. = 1987-03
It closed in [late Sept. 1987]. = 1987-09
It closed at [the end of June of 1987]. = 1987-06
It closed on [March 4]. = 2021-03-04
It closed on [Monday, Sept. 21]. = 2020-09-21
It closed on [June the 4th]. = 2020-06-04
It closed on [4 March]. = 2021-03-04
It closed on [the 21st of September]. = 2020-09-21
It closed on [Thursday 4 June]. = 2020-06-04
It closed on [23/11/1987]. = 1987-11-23
It closed on [11/23/1987]. = 1987-11-23
It closed on [23.11.1987]. = 1987-11-23
It closed in [the summer of 1987]. = 1987-SU
It closed in [late autumn 1987]. = 1987-FA
[Spring 1987] was wet. = 1987-SP
It closed in [the 1950s]. = 195
It closed in [the late 1990's]. = 199
It was built in [the 1800s]. = 18
It closed in [the '60s]. = 196
It closed in [the late '90s]. = 199
[The mid-'80s] were dry. = 198
It closed in [the early 60s]. = 196
It closed in [the late 90's]. = 199
It opened in [the mid-80s]. = 198
It closed in [the late seventies]. = 197
It closed in [the nineties]. = 199
[The Fifties] were dry. = 195
It was built in [the 19th century]. = 18
It was built in [the early twentieth century]. = 19
A [12th-century] mill burned. = 11
It served in 1987-[88] at sea. = 1988
It served in 1914–[18] at sea. = 1918
The 2008/[09] winter was hard. = 2009
It served in 1987 – [88]. = 1988
It was shut in 1914 - [18]. = 1918
It ran from 1950 – [53], then no more. = 1953
It was built c. [347] by monks. = 0347
It was built ca. [720] by monks. = 0720
It was built circa [980] by monks. = 0980
It was built in [AD 842] by monks. = 0842
It was built in [A.D. 842] by monks. = 0842
It was built in [842 CE] by monks. = 0842
It closed on [New Year's Day]. = 2021-01-01
It closed on [Thanksgiving]. = 2020-11-26
It closed on [Easter Monday 1987]. = 1987-04-20
It closed on [Good Friday]. = 2021-04-02
It closed on [Labor Day]. = 2020-09-07
It closed on [Memorial Day]. = 2020-05-25
It closed on [Ash Wednesday]. = 2021-02-17
It closed on [Palm Sunday]. = 2021-03-28
It closed on [Election Day]. = 2020-11-03
It closed on [Election Day 2017]. = 2017-11-07
It closed on [Presidents' Day]. = 2021-02-15
It closed on [Columbus Day]. = 2020-10-12
It closed on [Father's Day]. = 2020-06-21
It closed on [Pentecost]. = 2020-05-31
It closed on [Ascension Day]. = 2021-05-13
It closed on [Maundy Thursday]. = 2021-04-01
It closed on [Shrove Tuesday]. = 2021-02-16
It closed on [Martin Luther King Jr. Day]. = 2021-01-18
It closed on [May Day]. = 2021-05-01
It closed on [Bastille Day]. = 2020-07-14
It closed on [Christmas Eve]. = 2020-12-24
It closed on [Easter]. = 2021-04-04
It closed [mid-March]. = 2021-03
It closed [early March] after a storm. = 2021-03
It closed [late April], he said. = 2021-04
It closed at [the end of March]. = 2021-03
It closed at [the beginning of April]. = 2021-04
It closed at [the close of June]. = 2020-06
The mill issued a [June] report. = 2020-06
The council settled its [March] bill. = 2021-03
The crew's [April] pay was late. = 2021-04
[March] and June were dry. = 2021-03
[May] and June were dry. = 2021-05
It can last [April] to June. = 2021-04
It rained in May and [June]. = 2020-06
It rained in April and [May]. = 2021-05
It rained in March and [April]. = 2021-04
It closed in [March]. = 2021-03
It has been shut since [June]. = 2020-06
The vote planned for [August] is off. = 2021-08
The vote scheduled for [June] is off. = 2021-06
[January] was wet. = 2021-01
The [October] fair was wet. = 2020-10
It closed [Feb.] = 2021-02
It closed in [early 1987]. = 1987
It closed at [the end of 1987]. = 1987
It opened in [the year 1987]. = 1987
It opened in [mid-1987]. = 1987
It opened at [the beginning of 1987]. = 1987
It closed in [1987]. = 1987
[1987] was dry. = 1987
It opened (in [2011]). = 2011
It rained over [the previous month]. = P1M
It will rain over [the next decade]. = P1DE
It rained over [the last year]. = P1Y
It rained in [the last week]. = P1W
It rained during [the previous month]. = P1M
It will rain for [the next decade]. = P1DE
A [45-year-old] miner was saved. = P45Y
A [three-month-old] foal was saved. = P3M
Two [10-year-olds] were saved. = P10Y
The miner is [52 years old]. = P52Y
A foal [about three months old] was saved. = P3M
The miner is [40 years of age]. = P40Y
They meet [every Monday]. = XXXX-WXX-1
They meet [every two weeks]. = P2W
They meet [each year]. = P1Y
They meet [twice a month]. = P1M
They meet [three times a day]. = P1D
They earn little [per week]. = P1W
They meet on [Sundays]. = XXXX-WXX-7
They meet on [Monday nights]. = XXXX-WXX-1TNI
They met on [Fridays]. = XXXX-WXX-5
They meet [daily]. = P1D
They send a [monthly] letter. = P1M
They pay [quarterly]. = P3M
It opened at [9:30 p.m.] sharp. = 2021-05-17T21:30
It opened at [noon on Thursday]. = 2021-05-13T12:00
It opened at [10 o'clock at night]. = 2021-05-17T22:00
It opened [Thursday night]. = 2021-05-13TNI
It opened [late last Thursday evening]. = 2021-05-13TEV
It will open [Friday morning]. = 2021-05-21TMO
It opened [early this morning]. = 2021-05-17TMO
It closed [last night]. = 2021-05-16TNI
It will close [tomorrow evening]. = 2021-05-18TEV
It rained [overnight]. = 2021-05-16TNI
It will rain [overnight]. = 2021-05-17TNI
Shells fell [overnight Thursday]. = 2021-05-13TNI
It burned [overnight on Sunday]. = 2021-05-16TNI
It will rain [tonight]. = 2021-05-17TNI
It opens [later tonight]. = 2021-05-17TNI
[Tonight] it is open. = 2021-05-17TNI
It opened on 4 March 1987. It burned [that night]. = 1987-03-04TNI
It opened on 4 March 1987. It burned [the next morning]. = 1987-03-05TMO
It opened on 4 March 1987. It had rained [the previous evening]. = 1987-03-03TEV
It rained in [the morning]. = 2021-05-17TMO
It rained in [the late afternoon]. = 2021-05-17TAF
It rained in [the early evening]. = 2021-05-17TEV
It opened in 1987. It closed [that year]. = 1987
It opened on 4 March 1987. It closed [the following day]. = 1987-03-05
It opened in March 1987. It had been built [the previous month]. = 1987-02
It closed in [March of last year]. = 2020-03
It closed in [late June of last year]. = 2020-06
It will close in [March next year]. = 2022-03
It closed in [last year's March]. = 2020-03
It is to close in [next year's June]. = 2022-06
It fell below [this year's April]. = 2021-04
It closed [last Monday]. = 2021-05-10
It will close [next Monday]. = 2021-05-24
It closed [this past Thursday]. = 2021-05-13
It closed on [Thursday]. = 2021-05-13
It will close on [Thursday]. = 2021-05-20
It closed [late Friday]. = 2021-05-14
It closed [yesterday]. = 2021-05-16
It will close [tomorrow]. = 2021-05-18
It closed [the day before yesterday]. = 2021-05-15
It closed [today]. = 2021-05-17
It closed [earlier today]. = 2021-05-17
It closes [later today]. = 2021-05-17
It closed earlier in [the day]. = 2021-05-17
It closes later in [the day]. = 2021-05-17
Earlier in [the day], it burned. = 2021-05-17
It closed [last week]. = 2021-W19
It closed [earlier this month]. = 2021-05
It closed [last January]. = 2021-01
It will open [late next year]. = 2022
It will close at [the end of the year]. = 2021
It closed at [the beginning of the month]. = 2021-05
It will be shut for [the rest of the week]. = 2021-W20
[The current year] is dry. = 2021
[The present quarter] is dry. = 2021-Q2
It is shut for [the current decade]. = 202
It will close in [the coming week]. = 2021-W21
It will close [this coming month]. = 2021-06
It was dry in a [previous year]. = 2020
Nobody came to [the year-end] feast. = 2020
It will be shut by [the month's end]. = 2021-05
They met by [week's end]. = 2021-W20
They met by [quarter end]. = 2021-Q2
They set an [end-of-year] date. = 2020
They set an [end-of-the-month] date. = 2021-05
They set an [end-of-quarter] date. = 2021-Q2
It was dry for [the quarter]. = 2021-Q2
It will be shut within [the year]. = 2021
It was dry during [the year], he said. = 2021
It closed [last weekend]. = 2021-W19-WE
It will close [next weekend]. = 2021-W20-WE
It closed [the last weekend]. = 2021-W19-WE
It closed over [the weekend]. = 2021-W19-WE
It will close on [the weekend]. = 2021-W20-WE
[Weekend] rains closed it. = 2021-W19-WE
It closed in [the spring]. = 2021-SP
It closed over [winter]. = 2020-WI
It has been shut since [late autumn]. = 2020-FA
It closed [two weeks ago]. = 2021-W18
It closed [nearly a decade ago]. = 201
It closed [several years ago]. = PAST_REF
It closed [years ago]. = PAST_REF
It closed [a long time ago]. = PAST_REF
It closed [not long ago]. = PAST_REF
It will close [two years from now]. = 2023
It will close [three weeks hence]. = 2021-W23
It will close [a month from today]. = 2021-06
It opened in 1987. It closed [two years later]. = 1989
It opened on 4 March 1987. It had closed [three days earlier]. = 1987-03-01
It opened in 1987. It had closed [just a year before]. = 1986
It closed [years later]. = FUTURE_REF
[Minutes later] it burned. = FUTURE_REF
[Months later] it closed. = FUTURE_REF
It opened on 4 March 1987. It had rained [the day before]. = 1987-03-03
It opened in 1987. It burned [the year after]. = 1988
It opened in March 1987. It burned [the month after]. = 1987-04
It opened on 4 March 1987. It had shut [a month earlier]. = 1987-02
[The year-ago quarter] was wet. = 2020
[The year-earlier period] was wet. = 2020
It is below [a year-earlier level]. = 2020
It will [soon] close. = FUTURE_REF
It will close [very soon]. = FUTURE_REF
[Soon] it will close. = FUTURE_REF
It will close in [the near future]. = FUTURE_REF
Nobody knows [the future]. = FUTURE_REF
It may close in [the not-too-distant future]. = FUTURE_REF
It may close in near [future]. = FUTURE_REF
It may close in [future]. = FUTURE_REF
What will happen in [future], he asked. = FUTURE_REF
It was [recently] sold. = PAST_REF
It has been shut [of late]. = PAST_REF
It has been shut [lately]. = PAST_REF
Mills were loud in [the past] as well. = PAST_REF
Nobody misses [the recent past]. = PAST_REF
[The distant past] is gone. = PAST_REF
It rained in [the past three days]. = P3D
It was [previously] a church. = PAST_REF
[Previously] it was a church. = PAST_REF
It had [previously] burned. = PAST_REF
It is [now] silent. = PRESENT_REF
It is [even now] silent. = PRESENT_REF
[Right now] it is silent. = PRESENT_REF
It is [currently] silent. = PRESENT_REF
Nobody mills [these days]. = PRESENT_REF
Nobody mills [nowadays]. = PRESENT_REF
It is silent at [the moment]. = PRESENT_REF
It is silent at [this time]. = PRESENT_REF
It is silent to [this day]. = PRESENT_REF
It took [an hour and 20 minutes]. = PT1H20M
It took [two years and three months]. = P2Y3M
It took [three weeks, two days]. = P3W2D
The drill took [11 days]. = P11D
It stayed shut for [nearly two decades]. = P2DE
It rained in [the last few days]. = PXD
They ended a [three-week-long] strike. = P3W
They ended a [10-day-long] strike. = P10D
They ended a [two year-long] strike. = P2Y
They ended a [year-long] strike. = P1Y
They ended a [weeklong] strike. = P1W
They began [the day-long] march. = P1D
It took [a half hour]. = PT30M
It took [a half-day]. = P0.5D
It took [a half century]. = P50Y
It was built over [the years]. = PXY
It was built over [the centuries]. = PXCE
It sank over [the decades]. = PXDE
They ended a [months-long] strike. = PXM
They ended a [years-long] strike. = PXY
They mended a [decades-old] mill. = PXDE
It rained [the whole week]. = P1W
[The past month] was dry. = P1M
They sat out [the entire day]. = P1D
They sat through [the full hour]. = PT1H
It will rain in [the coming weeks]. = PXW
It rained in [recent months]. = PXM
[The early years] were dry. = PXY
They had waited for [years]. = PXY
They had waited for [hours]. = PTXH
They had waited for [centuries]. = PXCE
It will be done in [weeks], he said. = PXW
It will be done in [days]. = PXD
It may be gone in [decades]. = PXDE
After [months] of rain it sank. = PXM
After [days] of rain it sank. = PXD
It sank after [years] of neglect. = PXY
They sat through [months] of talks. = PXM
[Years] after the flood, it sank. = PXY
They left [days] before the flood. = PXD
It rained [all day]. = P1D
It rained [all week]. = P1W
It was shut [all year]. = P1Y
"""


def examples() -> list[tuple[str, str, str]]:
    """Sentence, expression and value of each example."""
    found = []
    for line in EXAMPLES.strip().splitlines():
        marked, _, value = line.rpartition(" = ")
        before, _, rest = marked.partition("[")
        expression, _, after = rest.partition("]")
        found.append((before + expression + after, expression, value))
    return found


def read_by(rules: tuple[Rule, ...], text: str) -> list[tuple[int, int, When, Rule]]:
    """What a grammar finds in a text, the stronger rule first, and by which rule."""
    found: list[tuple[int, int, When, Rule]] = []
    for rule in rules:
        for match in rule.pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end, _, _ in found):
                found.append((match.start(), match.end(), rule.build(match), rule))
    return sorted(found, key=lambda one: one[0])


def needed_by(rule: Rule) -> list[str]:
    """The examples that are read differently without a rule."""
    without = tuple(other for other in GRAMMAR if other is not rule)
    read = {text: read_by(GRAMMAR, text) for text, _, _ in examples() if rule.pattern.search(text)}
    return [
        text
        for text, found in read.items()
        if any(one[3] is rule for one in found)
        and [one[:3] for one in found] != [one[:3] for one in read_by(without, text)]
    ]


@pytest.mark.parametrize(("sentence", "expression", "value"), examples())
def test_an_expression_is_read_whole_with_its_value(read: Read, sentence: str, expression: str, value: str) -> None:
    dates = [(date.text, date.value) for date in read(sentence, published=MONDAY).dates]
    assert (expression, value) in dates


@pytest.mark.parametrize("rule", GRAMMAR, ids=lambda rule: rule.pattern.pattern[:60])
def test_each_rule_is_needed(rule: Rule) -> None:
    found = needed_by(rule)
    assert len(found) >= NEEDED, found
