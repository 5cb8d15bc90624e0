"""Pieces of HTML that a notebook displays, and the page they become when they are saved.

Text from articles enters a piece through `escape` alone, and a page forbids every script and every request that it
does not bring itself: what an article contains is shown, never run.
"""

from __future__ import annotations

import base64
import hashlib
import os
from html import escape as _escape
from importlib.resources import files
from pathlib import Path
from string import Template

from toolkit.writing import write_aside

STYLE = f"<style>{files('toolkit.reading').joinpath('style.css').read_text(encoding='utf-8')}</style>"

# C0 controls have no place in HTML, and a lone surrogate cannot be written as UTF-8.
_NOT_HTML = dict.fromkeys([*range(9), 11, *range(14, 32), 127, *range(55296, 57344)], "�")

_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>$title</title>
$style
</head>
<body class="tk-page">
$body
$script
</body>
</html>
""")


class Shown:
    """A piece of HTML: a notebook displays it, `save` writes it as a page titled `title`; `body` is the HTML alone."""

    def __init__(self, body: str, *, title: str) -> None:
        self.body = body
        self.title = title

    def _repr_html_(self) -> str:
        return f'{STYLE}<div class="tk">{self.body}</div>' if self.body else ""

    def __repr__(self) -> str:
        return f"<{self.title}>"

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write a self-contained page; opening it asks nothing of any network."""
        target = Path(path)
        write_aside(target, page(self.title, f'<main class="tk">{self.body}</main>').encode())
        return target


def escape(value: object) -> str:
    """Any value as text that HTML takes literally, in elements and in quoted attributes.

    >>> escape('<b>"A & B"</b>')
    '&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;'
    """
    return _escape(str(value).translate(_NOT_HTML), quote=True)


def link(url: object, label: str) -> str:
    """A link for an address of the web; any other address is shown as text."""
    if isinstance(url, str) and url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noopener noreferrer">{label}</a>'
    return label


def page(title: str, body: str, *, style: str = "", script: str = "") -> str:
    """A whole HTML page that loads nothing and runs no script but the one passed."""
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
    return _PAGE.substitute(
        policy=policy,
        title=escape(title),
        style=STYLE + (f"\n<style>{style}</style>" if style else ""),
        body=body,
        script=f"<script>{script}</script>" if script else "",
    )
