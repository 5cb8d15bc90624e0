"""Captions of pictures, as they come along when an article is copied from a page."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AAP|ABC|AFP|ANP|AP|BBC|CNN|DPA|EPA|KBS|KCNA|KNS|MBC|PA|RIA Novosti|TASS|UPI|VOA|Xinhua|Yonhap|Kyodo|Reuters"
    r"|REUTERS|Getty|Getty Images|News1|Newsis|Rodong Sinmun|Shutterstock|Unsplash|Flickr|Wikimedia(?: Commons)?"
    r"|Anadolu|Bloomberg|Alamy|iStock|Sipa|Zuma|Imago)"
)
# The words of a credit: "Rodong Sinmun-News1", "AP Photo/Ana Solt", "Photo: Velmark Press".
_CREDIT_WORD = r"[A-Z][\w’'.&:-]*(?:/[A-Z][\w’'.&-]*){0,3}"
_CREDIT = rf"{_CREDIT_WORD}(?: (?:{_CREDIT_WORD}|\d{{1,4}}|photo|via|by|of|file|image|courtesy|for|/)){{0,7}}"
_PHOTO_WORD = re.compile(
    r"\b(?:photo|photograph|image|picture|courtesy|screenshot|screengrab|file|credit|graphic|foto|archivbild|archivfoto"
    r"|symbolbild|symbolfoto)s?\b",
    re.I,
)

_LABELLED = re.compile(
    r"(?:File )?(?:Photos?|PHOTO|Photograph|Image|IMAGE|Picture|Pictured|Caption|CAPTION|Credit|Photo credit"
    r"|Image credit|Photo Credit|Image Credit|File photo|FILE PHOTO|FILE|Graphic|Screenshot|Illustration|사진|Fotos?"
    r"|Bild|Bilder|Crédit photo)"
    r"\s?(?::|=|\s[-–—]\s| \| | by [A-Z]| courtesy of )"
)
_DATED = re.compile(
    r"(?:In )?(?:[Tt]his|[Aa]n?) (?:undated |file |combination |handout |[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?,? )?"
    r"(?:file )?(?:photo|photograph|image|picture|handout)\b"
)
# A credit in brackets behind the full stop of the caption: "... in August. (Velmark Press-Agency)".
_BRACKETS = re.compile(rf"[.!?”\"’)] ?[(\[](?P<credit>{_CREDIT})[)\]]\.?$")
# The same with any words: enough before the body, where nothing else ends like that.
_ANY_BRACKETS = re.compile(r"[.!?”\"’] ?\([A-Z][^().!?;]{1,59}\)$")
_OPEN_BRACKETS = re.compile(rf"[\w’] [(\[](?P<credit>{_CREDIT})[)\]]$")  # no full stop before them
_BEHIND_BAR = re.compile(rf"\s[/|] ?(?P<credit>{_CREDIT})$")
_AGENCY_END = re.compile(
    rf"(?:{_AGENCY}(?: [Pp]hoto)?/(?:[A-Z][\w’'.-]* ?){{1,4}}|[\w ]{{0,20}}[/-]?Getty Images"
    rf"|{_AGENCY} (?:file )?photo)\)?\.?$"
)
# The word for it before the credit that ends the line: "... harbour. Photograph: Jon Haver/Velmark Press".
_LABELLED_END = re.compile(
    rf"(?:[.!?”\"’;,] )(?:[Pp]hotograph|[Pp]hoto|[Pp]icture|[Ii]mage|[Cc]redit|[Ff]oto|[Cc]rédit(?: photo)?)s?"
    rf"(?::|\.\.\.| courtesy of| courtesy| by) ?(?:the )?(?:{_CREDIT}(?: (?:for|of) (?:[Tt]he )?{_CREDIT})?)\.?$"
)
_KOREAN_END = re.compile(r"(?:^|[\s/(\[])사진\s?[=:]\s?[^\s\])]{2,20}(?: 제공)?[\])]?$")
# Square brackets with a slash, and a credit with a slash or bar behind a sentence.
_SQUARE = re.compile(rf"[\w.”’)] \[{_CREDIT_WORD}(?: {_CREDIT_WORD}){{0,3}}/{_CREDIT}\]$")
_DIVIDED = re.compile(
    r"[a-z\d)][.!?”\"’] (?:[A-Z][\w’'.-]* ){1,3}?"
    r"(?:[A-Z][\w’'.-]*/[A-Z][\w’'.-]*|[|/] [A-Z][\w’'.-]*)(?: [A-Z][\w’'.-]*){0,4}$"
)
_KNOWN = re.compile(rf"\b{_AGENCY}\b")
# Words that lead on to a name within a sentence, as no caption does to its credit: "according to a CNN/Opin Poll".
_LEADING_ON = frozenset(
    """the a an this that its their our another each every new latest recent last first national joint previous separate
    to in of from with at on than as and or but between""".split()
)
_LONGEST = 450
_LONGEST_CREDIT = 70


def is_caption(line: str, *, head: bool) -> bool:
    """Whether a paragraph is the caption of a picture; `head` says that it stands before the body begins.

    Before the body a credit in brackets is enough; inside it there must be a word such as "photo" or a known agency
    in the way photographs are credited, because body text is dearer than a caption.

    >>> is_caption("The harbour in May. (Velmark Press)", head=True)
    True
    >>> is_caption("The harbour in May. (Velmark Press)", head=False)
    False
    >>> is_caption("Photo: The harbour in May", head=False)
    True
    """
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    if _LABELLED.match(line):
        return True
    if _DATED.match(line):
        return head or bool(_BRACKETS.search(line) or _OPEN_BRACKETS.search(line) or _AGENCY_END.search(line))
    end = line[-_LONGEST_CREDIT:]
    agency = _AGENCY_END.search(end)
    if agency and not _is_in_sentence(line[: len(line) - len(end) + agency.start()]):
        return True
    if _LABELLED_END.search(end) or _KOREAN_END.search(end):
        return True
    if head and (_ANY_BRACKETS.search(end) or _SQUARE.search(end) or _DIVIDED.search(end)):
        return True
    match = _BRACKETS.search(end) or _OPEN_BRACKETS.search(end) or _BEHIND_BAR.search(end)
    if not match:
        return False
    if _PHOTO_WORD.search(match["credit"]):
        return True
    return head and bool(_KNOWN.search(match["credit"]))


def _is_in_sentence(before: str) -> bool:
    """Whether the words before an agency's name need it: it is a part of the sentence."""
    words = before.rsplit(None, 1)
    return bool(words) and words[-1].casefold() in _LEADING_ON
