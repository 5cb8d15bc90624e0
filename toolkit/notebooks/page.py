"""An executed notebook as one page to read: words, tables and charts in order, the code left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from toolkit.reading.pages import STYLE, escape, page

# A cell with this tag speaks to whoever runs the notebook, not to the reader of the page.
NOTEBOOK_ONLY = "notebook-only"
# A section whose heading has this tag is left out when its cells gave no results.
IF_ANY = "if-any"

_NOT_A_WORD = re.compile(r"\W+")
_IMAGES = ("image/png", "image/jpeg")


def notebook_page(notebook: Any, title: str) -> str:
    """The HTML page of an executed notebook, with a list of its sections; it loads nothing from anywhere.

    Results that are HTML are taken as they are: tables of pandas and what the toolkit shows escape the text of
    articles themselves. Every other result, and Markdown, is escaped here. What went to standard error stays in the
    notebook. Each section (a heading of the second level) becomes an element of its own.
    """
    words = _Words()
    opening = _Section()
    sections: list[_Section] = []
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if NOTEBOOK_ONLY in tags:
            continue
        if cell.cell_type == "markdown":
            html = words.html(cell.source)
            if cell.source.startswith("## "):
                sections.append(_Section(*words.headings[-1], is_optional=IF_ANY in tags))
        else:
            html = "".join(_output(output, words) for output in cell.get("outputs", []))
        section = sections[-1] if sections else opening
        section.html.append(html)
        section.has_results |= cell.cell_type == "code" and bool(html)
    sections = [section for section in sections if section.has_results or not section.is_optional]
    contents = "".join(f'<li><a href="#{section.anchor}">{section.heading}</a></li>' for section in sections)
    body = [
        '<main class="tk">',
        f"<h1>{escape(title)}</h1>",
        *opening.html,
        f'<nav aria-label="Contents"><h2>Contents</h2><ol>{contents}</ol></nav>' if contents else "",
        *(f"<section>{''.join(section.html)}</section>" for section in sections),
        "</main>",
    ]
    resources = files("toolkit.notebooks")
    return page(
        title,
        "\n".join(part for part in body if part),
        style=resources.joinpath("report.css").read_text(encoding="utf-8"),
        script=resources.joinpath("report.js").read_text(encoding="utf-8"),
    )


@dataclass
class _Section:
    anchor: str = ""
    heading: str = ""
    is_optional: bool = False
    has_results: bool = False
    html: list[str] = field(default_factory=list)


class _Words(IPythonRenderer):
    """Markdown to HTML: markup inside it is text, images from elsewhere are left out, headings can be linked to."""

    def __init__(self) -> None:
        super().__init__(escape=True, allow_harmful_protocols=False, exclude_anchor_links=True)
        self.headings: list[tuple[str, str]] = []  # of the second level: anchor and text

    def html(self, source: str) -> str:
        html: str = MarkdownWithMath(renderer=self).render(source)
        return html

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        if level == 1:
            return ""  # the page has a title of its own
        if level > 2:
            return f"<h{level}>{text}</h{level}>\n"
        anchor = f"{len(self.headings) + 1}-{_NOT_A_WORD.sub('-', text.lower()).strip('-')}"
        self.headings.append((anchor, text))
        return f'<h2 id="{anchor}">{text}</h2>\n'

    def table(self, text: str) -> str:
        return f'<div class="tk-scroll"><table class="tk-table">{text}</table></div>'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return escape(text)


def _output(output: Any, words: _Words) -> str:
    """One result of a cell: the first form of it that a page can show."""
    if output.output_type == "stream":
        return f"<pre>{escape(output.text)}</pre>" if output.name == "stdout" else ""
    if output.output_type == "error":
        return f"<pre>{escape(output.ename)}: {escape(output.evalue)}</pre>"
    data = output.get("data", {})
    if "text/html" in data:
        # The page has the style already; a notebook needs it in every result.
        html = data["text/html"].replace(STYLE, "")
        return f'<div class="tk-result">{html}</div>' if html else ""
    for kind in _IMAGES:
        if kind in data:
            picture = "".join(data[kind].split())
            alternative = escape(data.get("text/plain", ""))
            return f'<figure><img src="data:{kind};base64,{escape(picture)}" alt="{alternative}"></figure>'
    if "text/markdown" in data:
        return words.html(data["text/markdown"])
    return f"<pre>{escape(data['text/plain'])}</pre>" if "text/plain" in data else ""
