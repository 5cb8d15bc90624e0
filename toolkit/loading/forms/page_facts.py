"""What a web page says of itself: title, date, outlet, author, address, language, keywords, captions, headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from toolkit.loading.dates import read_date
from toolkit.loading.forms.page_stated import (
    Item,
    Metas,
    first_of,
    names_of,
    one_line,
    read_articles,
    read_metas,
    string_of,
)
from toolkit.loading.names import fold_outlet
from toolkit.text.outlet_names import known_outlets, outlet_of_url

# Names of meta elements, the surest first; compared in lower case.
_DATE = (
    *("article:published_time", "og:article:published_time", "datepublished", "citation_publication_date"),
    *("citation_online_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "article.published"),
    *("publish-date", "publish_date", "publishdate", "pubdate", "pdate", "publication_date", "displaydate"),
    *("original-publish-date", "originalpublicationdate", "rnews:datepublished", "bt:pubdate", "pub_date", "date"),
)
_TITLE = ("og:title", "citation_title", "headline", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_OUTLET = ("og:site_name", "citation_journal_title", "application-name", "dc.publisher", "cre", "source")
_AUTHOR = ("author", "citation_author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author")
_URL = ("og:url", "citation_public_url", "parsely-link", "twitter:url")
_KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags")
_SAVED_FROM = re.compile(r"saved from url=\(\d{4}\)(https?://\S{4,2000})")
_HOST = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[-–—|·•:»]\s+")
_JOB = re.compile(
    r"\b(?:writer|editor|correspondent|reporter|columnist|journalist|contributor|staff|bureau|chief|analyst|producer)s?\b",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 450
_MOST_CAPTIONS = 30


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of one page, None where it does not say; `date_source` is "metadata", or "page" for a visible date."""

    title: str | None
    date: str | None
    date_source: str
    outlet: str | None
    author: str | None
    url: str | None
    language: str | None
    keywords: str | None
    captions: list[str]
    headings: set[str]


def read_facts(tree: Any, html: str, *, fetched_from: str | None = None) -> PageFacts:
    """Read the facts of a page from its parsed tree.

    `html` is its source, where browsers note the address; `fetched_from` the address where the page states none.
    """
    metas = read_metas(tree)
    articles = read_articles(tree)
    url = _address(tree, metas, articles, html) or fetched_from
    window_title = one_line(tree.findtext(".//title"))
    outlet = first_of(metas, _OUTLET) or names_of(articles, "publisher") or _outlet_in_title(window_title, url)
    if outlet and _HOST.fullmatch(outlet):
        outlet = outlet_of_url(outlet)
    elif outlet and len(_SEPARATOR.split(outlet)) > 1:  # "The Courier | News of the coast"
        outlet = _outlet_in_title(outlet, url) or outlet
    title = string_of(articles, "headline") or first_of(metas, _TITLE) or _heading(tree) or window_title
    date, date_source = _date(tree, metas, articles, url)
    return PageFacts(
        title=_without_outlet(title, outlet),
        date=date,
        date_source=date_source,
        outlet=outlet,
        author=_author(tree, metas, articles, outlet),
        url=url,
        language=tree.get("lang") or first_of(metas, ("og:locale", "content-language", "dc.language")),
        keywords="; ".join(_keywords(metas, articles)) or None,
        captions=_captions(tree),
        headings={text for node in tree.iter("h2", "h3", "h4") if (text := one_line(node.text_content()))},
    )


def _date(tree: Any, metas: Metas, articles: list[Item], url: str | None) -> tuple[str | None, str]:
    """The publication date: structured metadata first, then what htmldate finds in marked places of the page.

    Its wider search, which takes any date in the text, is not asked.
    """
    stated = [item.get("datePublished") for item in articles]
    stated += [content for name in _DATE for content in metas.get(name, [])]
    stated += [node.get("datetime") or node.get("content") for node in tree.xpath("//*[@itemprop='datePublished']")]
    stated += [node.get("datetime") for node in tree.xpath("//time[@pubdate]")]
    for value in stated:
        if isinstance(value, str) and read_date(value).date is not None:
            return value, "metadata"
    import htmldate

    found = htmldate.find_date(
        tree, extensive_search=False, original_date=True, url=url, min_date="1990-01-01", max_date="2200-12-31"
    )
    return (found, "page") if found else (None, "none")


def _address(tree: Any, metas: Metas, articles: list[Item], html: str) -> str | None:
    saved = _SAVED_FROM.search(html[:3_000])
    candidates = [
        *(node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"),
        *(content for name in _URL for content in metas.get(name, [])),
        saved[1] if saved else None,
        string_of(articles, "url"),
    ]
    return next((url for url in candidates if url and url.startswith(("http://", "https://"))), None)


def _author(tree: Any, metas: Metas, articles: list[Item], outlet: str | None) -> str | None:
    named = names_of(articles, "author")
    stated = [named] if named else next((metas[name] for name in _AUTHOR if name in metas), [])
    marked = (
        "//*[@rel='author' or @itemprop='author' or contains(concat(' ', normalize-space(@class), ' '), ' byline ')]"
    )
    shown = [one_line(node.text_content()) for node in tree.xpath(marked)[:3]] if not stated else []
    names = []
    for value in [*stated, *shown]:
        name = re.sub(
            r"^(?:(?:analysis|opinion|review|story) )?(?:by|von|par|por)\s+", "", value or "", flags=re.IGNORECASE
        ).strip(" ,|·")
        name = _without_job(name, outlet)
        is_outlet = outlet is not None and fold_outlet(name) == fold_outlet(outlet)
        if name and "//" not in name and len(name) <= 120 and not is_outlet and name not in names:
            names.append(name)
    return "; ".join(names if stated else names[:1]) or None


def _without_job(name: str, outlet: str | None) -> str:
    """A name without what follows it: the person's work, or for whom it is done."""
    first, *rest = name.split(", ")
    if len(rest) != 1 or len(first.split()) < 2:
        return name
    works_for = {fold_outlet(outlet or ""), *known_outlets()}
    return first if _JOB.search(rest[0]) or fold_outlet(rest[0]) in works_for else name


def _keywords(metas: Metas, articles: list[Item]) -> list[str]:
    stated = [content for name in _KEYWORDS if name in metas for content in metas[name]]
    for item in articles:
        words = item.get("keywords")
        stated += words if isinstance(words, list) else [words] if isinstance(words, str) else []
    words = [word.strip() for value in stated if isinstance(value, str) for word in re.split(r"[,;]", value)]
    return list({word.casefold(): word for word in reversed(words) if word}.values())[::-1]


def _captions(tree: Any) -> list[str]:
    """Captions of the pictures of the article, as they are marked."""
    marked = "//figcaption | //*[contains(concat(' ', normalize-space(@class), ' '), ' wp-caption-text ')]"
    found = [
        one_line(node.text_content())
        for node in tree.xpath(marked)
        if not any(parent.tag in ("aside", "nav", "footer") for parent in node.iterancestors())
    ]
    kept = [caption for caption in dict.fromkeys(found) if caption and len(caption) <= _LONGEST_CAPTION]
    return kept[:_MOST_CAPTIONS]


def _heading(tree: Any) -> str | None:
    headings = [text for node in tree.iter("h1") if (text := one_line(node.text_content()))]
    return headings[0] if len(headings) == 1 else None


def _outlet_in_title(window_title: str | None, url: str | None) -> str | None:
    """The part of "Headline - The Courier" that is also in the host of the address."""
    if not window_title or not url:
        return None
    host = re.sub(r"\W", "", url.split("/")[2].casefold())
    for part in reversed(_SEPARATOR.split(window_title)):
        folded = re.sub(r"\W", "", part.casefold().removeprefix("the "))
        if len(folded) > 3 and folded in host:
            return part
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A title without the site's name behind or before it."""
    if not title or not outlet:
        return title
    name = re.escape(outlet.removeprefix("The "))
    bare = re.sub(
        rf"\s+[-–—|·•:»]\s+(?:The )?{name}\s*$|^(?:The )?{name}\s+[-–—|·•:»]\s+", "", title, flags=re.IGNORECASE
    )
    return bare or title
