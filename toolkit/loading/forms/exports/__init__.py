"""Exports of press databases: one short reader for each layout, whatever the language of the interface.

Every reader names the database, gives further columns under plain names (section, page, edition, length, dateline,
copyright, database_id ...), and compares the number of articles with the number the file states.
"""

from __future__ import annotations

from toolkit.loading.forms.exports import europresse, factiva, nexis_html, nexis_txt, proquest_html, proquest_txt
from toolkit.loading.forms.form import Form

# ProQuest before Nexis: both may count "Document 1 of 5", and only ProQuest has fields as well.
EXPORTS: tuple[Form, ...] = (
    europresse.FORM,
    factiva.FORM,
    proquest_html.FORM,
    proquest_txt.FORM,
    nexis_html.FORM,
    nexis_txt.FORM,
)
