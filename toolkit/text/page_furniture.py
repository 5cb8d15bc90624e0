"""What a page carries around an article: notes about the outlet, contact lines, link text, copyright lines.

Two questions are kept apart. `is_furniture` is asked of any paragraph, and says yes only to what can be nothing else.
`is_tail` is asked of the last paragraphs of an article, where an outlet speaks of itself.
"""

from __future__ import annotations

import re
from importlib.resources import files


def _lines_of(name: str) -> frozenset[str]:
    lines = (files("toolkit.text") / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


_LINKS = _lines_of("link_text.txt")
_SECTIONS = _lines_of("section_names.txt")
_LEADS = _lines_of("link_leads.txt")
_READ_IN = re.compile(
    r"(?:read|view|see|listen|available)(?: this(?: article| story)?| it| the (?:original|article|story))?(?: also)?"
    r" in [A-Z]?[a-z]+(?: here)?\.?$"
    r"|(?:read|view|see) the (?:original|full) \w{0,12} ?(?:here|article|story|version|text|in .{1,20})?\.?$",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\[?(?:read (?:more|also|next|on)|also read|see also|more on this|related(?: stor(?:y|ies)| articles?| news)?"
    r"|recommended|watch|listen|don['’]t miss|further reading|more (?:stories|news|coverage)(?: on [\w ]{1,30})?"
    r"|(?:à )?lire aussi|lesen sie auch|mehr dazu|관련 ?기사)\s?[]:>»|→-]{1,3}\s?\S",
    re.IGNORECASE,
)
# What buttons, counters and forms say, and nothing else in the line.
_BUTTONS = re.compile(
    r"(?:\d{1,3}[ -]min(?:ute)?s?(?: read)?|(?:reading time|lesezeit|temps de lecture)\s?:?\s?\d{1,3} min\w{0,5}\.?"
    r"|(?:read |view |show )?(?:all )?\d{1,5} comments?|listen to this article\b.{0,40}|좋아요\s?\d{1,6}"
    r"|(?:sign up|subscribe) (?:to|for) [A-Z][\w’']{0,20}(?: [\w’']{1,20}){0,4})$"
    r"|(?:(?:facebook|twitter|tweet|whatsapp|telegram|linkedin|reddit|pinterest|flipboard|tumblr|kakaotalk|e-?mail|print"
    r"|share|save|copy link|more)[ ,|·/•]{0,3}){2,12}$",
    re.IGNORECASE,
)
_ADVERTS = re.compile(
    r"(?:(?:article|story) continues below |skip )?(?:ad|advert|advertis\w{3,6}|anzeige|werbung|publicité)$"
)
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\) |copyright(?: ?©| \(c\))? (?:\d{4}|by |(?-i:[A-Z]))"
    r"|<저작권자|저작권자|무단 ?전재|all rights reserved)",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"(?:(?:sign up|subscribe|register) (?:here |now |today )?(?:for|to|and get)"
    r"|(?:get|receive)) [\w’']+\b.{0,60}\b(?:newsletter|briefing|channel|podcast|inbox|alerts)\b"
    r"|.{0,80}\b(?:delivered|straight|sent) (?:directly |straight )?to your (?:inbox|phone)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:please )?(?:send|e-?mail|direct|submit|forward) (?:us |any |your |all |a )?(?:\w+,? ){0,6}?(?:to|at|us)"
    r" \S{0,40}@\S"
    r"|(?:please )?send (?:any |your |us )?(?:comments|questions|tips|feedback|corrections|inquiries|letters)\b"
    r"|(?:please )?(?:contact|reach|write to|e-?mail|call|follow)"
    r" (?:us|the (?:author|writer|reporter|editor|newsroom)s?|him|her|them|our \w+)\b.{0,60}"
    r"(?:@|\bat\b|\bon (?:twitter|facebook|x|instagram|telegram|linkedin)\b|\bhere\b|\bvia\b)"
    r"|got a (?:tip|story|question)\b|have a (?:tip|story idea)\b"
    r"|(?:for )?(?:media|press|general) (?:inquiries|enquiries|contact)s?\b.{0,60}@",
    re.IGNORECASE,
)
_ONLY_ADDRESS = re.compile(
    r"(?:e-?mail|web|twitter|x|contact)?\s?:?\s?(?:\S{1,60}@\S{1,60}\.\S{2,20}|https?://\S+|www\.\S+|@\w{2,30})$",
    re.I,
)
_ADDRESS = re.compile(r"\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}")
_END_MARK = re.compile(r"(?:\(?(?:END|ENDS|end)\)?|-0-|-30-|#{3,5}|\*{3,5}|■|<끝>|\(끝\))$")
_HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*$")

_NAME = r"(?:The )?[A-Z][\w&’'.-]*(?: (?:of |the |and )?[A-Z][\w&’'.-]*){0,4}"
_ABOUT = re.compile(
    rf"{_NAME} works with a network of |[Ff]or more information (?:about|on|please|visit|see)\b"
    rf"|[Tt]o (?:learn|find out) more (?:about|visit)\b|(?:please )?visit our (?:FAQ|website|site|page|homepage)"
    rf"|{_NAME} is an? (?:[\w-]+,? ){{0,4}}(?:news|media) (?:\w+ )?(?:outlet|organi[sz]ation|agency|site|service|group)"
    rf"|{_NAME} is an? (?:[\w-]+,? ){{0,3}}(?:reporter|correspondent|journalist|columnist|contributor|editor|writer)"
    r" (?:at|for|with|in|based|covering|who covers)\b"
    r"|(?:[Tt]he )?(?:[Vv]iews|[Oo]pinions)(?: and opinions)? expressed (?:in|here|by|are)\b"
    r"|[Tt]his (?:article|story|piece|report|post|interview) (?:was|is|has been|first|originally) "
    r"(?:first |originally |also )?(?:published|appeared|translated|produced|republished|edited|adapted|funded)\b"
    r"|(?:[Yy]our|[Pp]lease) (?:donation|support|consider (?:donating|supporting|subscribing))\b"
    r"|[Tt]his is a (?:developing|breaking)(?: news)? story\b|[Yy]our e-?mail address will not be published\b"
    r"|(?:[Aa] version of )?[Tt]his (?:article|story|piece) (?:first |originally |also )?appear(?:s|ed) (?:in|on|at)\b"
    rf"|{_NAME}(?:, {_NAME})?(?: and {_NAME})? (?:also )?contributed (?:reporting|to this (?:report|article|story))\b"
    r"|[Ss]ubscribe to .{2,60} (?:for|to) .{0,40}\b(?:access|articles|stories)\b"
    r"|(?:[Pp]revious|[Nn]ext)(?: article| post| story)?: \S.{0,120}$|(?:[Ss]ee|[Ee]xplore) more on:? \S.{0,120}$"
    r"|[Ss]upport (?:our|independent|quality) (?:work|journalism|reporting)\b|[Ff]ollow " + _NAME + r" on [A-Z]"
)
_LONGEST_LINE = 200
_LONGEST_NOTE = 900


def is_furniture(line: str) -> bool:
    """Whether a paragraph can be nothing but furniture of the page, wherever it stands.

    >>> is_furniture("Read in Korean"), is_furniture("© 2031 The Velmark Courier. All rights reserved.")
    (True, True)
    >>> is_furniture("Read the order, the miners were told, and obey.")
    False
    """
    line = line.strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    if line.casefold().strip(" :>»|→[]()•·-–—*#…") in _LINKS:
        return True
    return bool(
        _BUTTONS.match(line)
        or _READ_IN.match(line)
        or _POINTER.match(line)
        or _COPYRIGHT.match(line)
        or _HASHTAGS.match(line)
    ) or (len(line) < 100 and _ONLY_ADDRESS.match(line) is not None)


def leads_to_others(line: str) -> bool:
    """Whether the lines right below a line are titles of other articles.

    >>> leads_to_others("Related articles"), leads_to_others("Advertisement")
    (True, False)
    """
    return line.casefold().strip(" :>»|→[]()•·-–—*#…") in _LEADS


def is_advert(line: str) -> bool:
    """Whether a line only says that an advertisement stood here: the article may go on below it."""
    return _ADVERTS.match(line.casefold().strip(" :-–—")) is not None


def is_section(line: str) -> bool:
    """Whether a line names a section of a newspaper or a kind of article, as stands above a title.

    >>> is_section("WORLD"), is_section("World champion")
    (True, False)
    """
    return line.casefold().strip(" :>»|/") in _SECTIONS


def is_tail(line: str) -> bool:
    """Whether one of the last paragraphs of an article belongs to the page, not to the article.

    >>> is_tail("Please send any comments about this article to desk@velmark.example.")
    True
    >>> is_tail("The mayor asked for more information about the harbour.")
    False
    """
    line = line.strip()
    if is_furniture(line):
        return True
    if not line or len(line) > _LONGEST_NOTE:
        return False
    return bool(
        _CONTACT.match(line)
        or (len(line) <= _LONGEST_LINE and _ADDRESS.search(line))
        or _ABOUT.match(line)
        or _END_MARK.match(line)
        or _NEWSLETTER.match(line)
        or (_COPYRIGHT.search(line) and len(line) <= 2 * _LONGEST_LINE)
    )
