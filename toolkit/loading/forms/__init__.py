"""One module per form of input. A form reads a `Source` and yields `Record`s; `FORMS` lists them all.

A new form is a new module here with `FORM` in it, and its line in `FORMS`. The order is that of recognition by
content: the first form whose `recognise` says yes reads the file; then the ending of the name decides.
"""

from __future__ import annotations

from toolkit.loading.forms import (
    archive,
    delimited,
    docx,
    feed,
    jsonfile,
    mail,
    mbox,
    mhtml,
    page,
    parquet,
    pdf,
    tar,
    txt,
    warc,
    workbook,
)
from toolkit.loading.forms.exports import EXPORTS
from toolkit.loading.forms.form import Container as Container
from toolkit.loading.forms.form import Form as Form

FORMS: tuple[Form | Container, ...] = (
    workbook.FORM,
    docx.FORM,
    archive.FORM,
    tar.FORM,
    parquet.FORM,
    pdf.FORM,
    warc.FORM,
    mbox.FORM,
    mhtml.FORM,
    mail.FORM,
    feed.FORM,
    *EXPORTS,
    page.FORM,
    jsonfile.FORM,
    delimited.FORM,
    txt.FORM,
)
