"""Lines that belong to the page and not to the article, wherever they stand: known by their wording alone.

Each pattern asks for a wording that news prose does not have, must fit the whole line, and names no publisher, place or
person. What only its place on the page gives away is weighed in :mod:`bot.corpus.cleaning`.
"""

import re

from bot.corpus.outlets import is_capitalised

LONGEST = 700
"""A line of more characters is always body; so no pattern ever runs over a long text."""

_ALONE = frozenset(
    line.strip()
    for line in """
    ad|ads|advert|advertisement|advertisements|advertising|also read|article continues below|back to top|bookmark|by
    article continues after advertisement|cancel|caption|click here|close|comment|comments|contact us|copied|copy
    copy link|date|discover more|donate|download|download our app|e-mail|email|editor's picks|enlarge image|facebook
    featured|font size|full screen|gallery|get alerts|gift this article|hide caption|image|image caption|image source
    in this article|in this story|instagram|join the conversation|keep reading|key points|last updated|latest news
    latest stories|learn more|link|link copied|linkedin|listen|listen to this article|load more|loading|log in|login
    menu|messenger|more|more from this section|more like this|more on this story|more on this topic|more stories
    more to read|most popular|most read|most viewed|newsletter|next|next article|next story|open image in gallery|pause
    permalink|photo|photos|pinterest|play|play video|please wait|popular|previous|previous article|print|print article
    privacy policy|promoted|promoted content|published|published by|published on|read|read full article|read full story
    read later|read more|read next|recommended|recommended for you|recommended stories|reddit|register|related
    related article|related articles|related content|related coverage|related news|related posts|related stories
    related story|related topics|reply|republish|retweet|save|save article|save for later|scroll down|search|see also
    see more|see all|send|share|share article|share on|share options|share this|share this article|share this on
    share this post|share this story|show caption|show comments|show less|show more|sign in|sign up|skip|skip ad
    skip advertisement|skip to content|skip to main content|sponsored|sponsored content|story continues
    story continues below|story continues below advertisement|submit|subscribe|subscribe now|tags|tap to unmute
    telegram|terms of use|text size|toggle caption|top stories|topics|trending|trending now|tweet|twitter|unmute
    updated|up next|video|view all|view comments|view gallery|view more|watch|watch live|watch now|watch video|whatsapp
    what to read next|x|you may also like|you might also like|you may be interested in|-30-|ends|all rights reserved
    """.replace("\n", "|").split("|")
    if line.strip()
)
_SOCIAL = (
    r"(?:twitter|x|facebook|instagram|telegram|youtube|linkedin|threads|mastodon|bluesky|tiktok|whatsapp|weibo"
    r"|social media|google news|substack|reddit)"
)
_ASKED_FOR = (
    r"(?:newsletters?|(?:your|our) inbox|subscribe|subscribers?|subscriptions?|your e-?mail|push notifications"
    r"|free trial|paywall|log in|click here"
    r"|our (?:\w+ ){0,2}(?:app|podcast|channel|briefing|website|site|journalism|alerts|members))"
)
_COMMENTS = (
    r"(?:sorry,? )?(?:the |reader )?comments?\b.{0,60}\b(?:closed|disabled|turned off|unavailable|moderated)\b.{0,60}",
    r".{0,60}\bnot (?:currently |now )?accepting comments\b.{0,60}",
    r"(?:leave|post|add|write|view|show|read|join) (?:a |the |all |your )?(?:\d+ )?(?:comments?|reply|discussion)",
    r"(?:no|\d+) (?:comments?|replies|shares?|views|likes|reads)",
    (
        r"(?:be the first to|log ?in to|sign in to|register to|you (?:must|need to) be (?:logged|signed) in to)"
        r" (?:comment|post|reply|leave|read|continue)\b.{0,60}"
    ),
    r"your e-?mail address will not be published\b.{0,80}",
)
_FOLLOW = (
    (
        r"(?:you can |please )?(?:(?:find|join|like|connect with|watch|reach|message) (?:us|me|our)"
        r"|follow (?:us|me|our|him|her|the|@\w+|(?-i:[A-Z]\w*)))"
        rf"\b.{{0,90}}\b(?:on|at|via)\s.{{0,20}}\b{_SOCIAL}\b.{{0,80}}"
    ),
    rf"(?:share|print|e-?mail|tweet|post|save)(?: (?:this|on|to|via|by|article|story|page))*(?: {_SOCIAL})?[.!]?",
    r"(?:follow|tweet)\b.{0,60}@\w+.{0,40}",
    (
        r"(?:please |to )?(?:sign up|subscribe|get|receive|join|want|never miss|don't miss|tap|download|enter your"
        r"|support|donate|become an?|register|stay (?:up|in|on|informed|ahead)|read|already an?|start your|unlock)\b"
        rf".{{0,160}}\b{_ASKED_FOR}\b.{{0,160}}"
    ),
    r"(?:for more|to read more|read more|more)\b.{0,80}\b(?:visit|go to|click|check out|subscribe)\b.{0,120}",
    (
        r"(?:this|the) (?:article|story|content|page) is (?:for|only|available|reserved)\b.{0,80}\b(?:subscribers"
        r"|members)\b.{0,40}"
    ),
)
_ABOUT_THE_TEXT = (
    (
        r"(?:editor(?:ial|s|'s|s')? note|publisher's note|note to (?:readers|editors)|disclaimer|correction"
        r"|clarification)\s?:.{0,600}"
    ),
    (
        r"this (?:article|story|report|piece|post|interview|essay|op-ed|commentary|transcript|translation)"
        r" (?:was|is|has been|has|originally|first|appeared|may not)\b.{0,40}\b(?:originally|first|updated|corrected"
        r"|amended|republished|reprinted|syndicated|translated|edited|produced|reproduced|appeared"
        r"|published (?:by|in|on|with))\b.{0,300}"
    ),
    r"an? (?:earlier |previous |shorter |longer |different )?version of this (?:article|story|report|piece)\b.{0,300}",
    r"(?:the )?(?:views?|opinions?)(?: and (?:views|opinions))? expressed (?:here|in this|by the author|are)\b.{0,300}",
    r".{0,80}(?:©|\(c\) ?(?:19|20)\d\d|\bcopyright (?:©|\(c\)|(?:19|20)\d\d|by\b)).{0,200}",
    r".{0,120}\ball rights reserved\b.{0,120}",
    r"(?:reprinted|republished|reproduced|used) (?:here )?(?:with|by) (?:the )?permission\b.{0,120}",
)
_WAYS_ON = (
    (
        r"(?:read(?: more| also| next| on)?|also read|related(?: articles?| stor(?:y|ies)| news| coverage| reading)?"
        r"|see also|watch(?: now| live| video)?|listen(?: now)?|more on this|don't miss|recommended|must read|up next)"
        r"\s?[:|»›→]\s?.{0,200}"
    ),
    r"click (?:here|on|for)\b.{0,120}",
    r"(?:estimated )?(?:reading|read) time\b.{0,30}|(?:about |~)?\d+[ -]?min(?:ute)?s?\.?(?: read| to read)?",
    (
        r"(?:(?:last )?(?:updated|published|posted|modified)[: ]*)?(?:an?|\d+) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day"
        r"|week|month|year)s? ago"
    ),
    r"(?:https?://|www\.)\S+(?: https?://\S+)*",
    (
        r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|sections?|tagged(?: with| in)?|more about)"
        r"\s?[:|]\s?.{0,300}"
    ),
    r"home(?:\s?(?:>|»|›|/|→)\s?[\w' &-]{1,60}){1,6}",
    r"\(?(?:story|article) continues (?:below|after)\b.{0,30}",
    r"(?:we use|this (?:web)?site uses) cookies\b.{0,300}",
    r"(?:please )?enable javascript\b.{0,200}|your browser (?:does not|doesn't)\b.{0,200}",
)
_FURNITURE = re.compile("|".join((*_COMMENTS, *_FOLLOW, *_ABOUT_THE_TEXT, *_WAYS_ON)), re.IGNORECASE | re.DOTALL)
_WORK = r"(?:reporting|writing|editing|translation|translated|edited|compiled|reviewed|fact-checked|proofread|produced)"
_WORKED = re.compile(
    rf"[(\[]?(?:additional |with )?{_WORK}(?: and {_WORK})? (?:by|from) (?P<names>(?-i:[A-Z]).{{1,250}})"
    r"|[(\[]?(?:reporters?|editors?|translators?|photographers?|copy editor|authors?|writers?|producers?|contact)\s?"
    r":\s?(?P<named>\S.{1,120})",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?=[A-Z]).{2,120}\b(?:contributed|helped|assisted)\b.{0,40}\bth(?:is|e) (?:report|story|article)\b.{0,40}"
)
_LISTING = re.compile(
    r"(?:related|recommended|most (?:read|popular|viewed)|more (?:from|on|in|to read|stories|like)|also read|see also"
    r"|read (?:more|next|also)|trending|top stories|latest (?:news|stories)|popular|you (?:may|might)|editor's picks"
    r"|what to read|up next)\b.{0,40}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”\"]")
_FEWEST_TAGS, _LONGEST_TAG = 3, 4


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page around the article, wherever on the page it stands."""
    if len(text) > LONGEST:
        return False
    if not any(character.isalnum() for character in text):
        return True
    straight = text.replace("’", "'")
    bare = straight.casefold().strip(" .:!…»›>|–—*[]()")
    return bare in _ALONE or bool(_FURNITURE.fullmatch(straight)) or _tells_who_worked(text) or _is_tags(text)


def announces_others(text: str) -> bool:
    """Tell whether a line stands over a list of other articles (``Most read``, ``More from the island``)."""
    return len(text) <= LONGEST and bool(_LISTING.fullmatch(text.replace("’", "'"))) and text[-1] not in '.!?”"'


def _tells_who_worked(text: str) -> bool:
    if _CONTRIBUTED.fullmatch(text):
        return not _QUOTED.search(text)
    match = _WORKED.fullmatch(text)
    if match is None:
        return False
    names = match["names"] or match["named"]
    return "@" in names or is_capitalised(
        re.sub(rf"\b(?:{_WORK}|additional|with|from)\b", "", names, flags=re.IGNORECASE)
    )


def _is_tags(text: str) -> bool:
    """Three or more short things divided by commas, bars or number signs, and no sentence."""
    words = text.split()
    if len(words) > 1 and all(word.startswith("#") for word in words):
        return True
    if text[-1] in ".!?" or re.search(r"[:;?!“”\"]|, (?:and|or|but)\b", text):
        return False
    bars = [item for item in re.split(r"\s[|•·]\s", text) if item]
    items = bars if len(bars) >= _FEWEST_TAGS else [item.strip() for item in text.split(",")]
    if len(items) < _FEWEST_TAGS or not all(item and len(item.split()) <= _LONGEST_TAG for item in items):
        return False
    small = sum(item[0].islower() for item in items)
    capitalised = (items is bars or len(items) > _FEWEST_TAGS) and all(map(is_capitalised, items))
    return small > _FEWEST_TAGS or small == len(items) or capitalised
