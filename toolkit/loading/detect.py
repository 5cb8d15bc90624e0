"""Which form a file has: its content first, the ending of its name second."""

from __future__ import annotations

from toolkit.loading.forms import FORMS, Container, Form
from toolkit.loading.forms.form import Sample
from toolkit.loading.records import Source, UnreadableError, UnreadFormError

# Forms that are known and not read, by how their bytes begin and by the ending of their names.
_OLD_OFFICE = "an old or encrypted Office file"
_TWICE = "packed data inside packed data"
_ZIP = "a zip archive or an Office file"
_ZIPPED_OFFICE = (".docx", ".xlsx", ".xlsm", ".pptx")  # an unencrypted one is a zip archive
_BEGINNINGS = {
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _OLD_OFFICE,
    b"PK\x03\x04": _ZIP,
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": _TWICE,
    b"BZh": _TWICE,
    b"\xfd7zXZ\x00": _TWICE,
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"PAR1": "a Parquet table",
    b"SQLite format 3\x00": "an SQLite database",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "an image, a sound or a film",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
}
_ENDINGS = {
    "a Word document": (".docx", ".doc"),
    "an OpenDocument text": (".odt",),
    "a PDF document": (".pdf",),
    "an RTF document": (".rtf",),
    "a spreadsheet": (".xlsx", ".xls", ".xlsm", ".ods"),
    "an archive": (".zip", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz"),
    "an e-mail message": (".eml", ".msg"),
    "a mailbox": (".mbox",),
    "a web archive": (".warc",),
    "a web page with its images": (".mhtml", ".mht"),
    "a web page": (".html", ".htm", ".xhtml"),
    "a JSON file": (".json", ".jsonl", ".ndjson"),
    "a Parquet table": (".parquet",),
    "an XML file": (".xml", ".rss", ".atom"),
}
_INSTEAD = {
    "an image": "Run a program that recognises text (OCR) over it, or type the article.",
    "a Word document": "Open it and save it as .docx.",
    "an OpenDocument text": "Open it and save it as .docx.",
    "an RTF document": "Open it and save it as .docx.",
    "an old or encrypted Office file": "Open it and save it as .docx or .xlsx.",
    "an e-mail message": "Save it as .eml.",
    "a 7-Zip archive": "Unpack it and load the folder.",
    "a RAR archive": "Unpack it and load the folder.",
}
_UNREAD = {ending: what for what, endings in _ENDINGS.items() for ending in endings}
_NEVER_A_PAGE = (".pdf", ".docx", ".xlsx", ".zip", ".gz", ".parquet", ".epub")


def detect_form(source: Source) -> Form | Container:
    """The form that reads a file. Raises UnreadFormError, which says what the file is, where none does."""
    sample = Sample(source.head(), source.suffix)
    for form in FORMS:
        if form.recognise(sample):
            if form.name == "html" and source.suffix in _NEVER_A_PAGE:
                raise UnreadableError(
                    f"The name ends in {source.suffix}, but the file holds a web page: what a site sends where one has "
                    "to sign in, as a rule.",
                    "Fetch the file again; if the page is the article, let its name end in .html.",
                )
            return form
    what = next((name for start, name in _BEGINNINGS.items() if sample.head.startswith(start)), None)
    if what is None:
        for form in FORMS:
            if source.suffix in form.suffixes:
                return form
    if what == _OLD_OFFICE and source.suffix in _ZIPPED_OFFICE:
        raise UnreadableError("The file is encrypted: a password protects it.", "Save it without the password.")
    if what is None or what in (_OLD_OFFICE, _ZIP):
        what = _UNREAD.get(source.suffix, what)
    if what is None:
        raise UnreadFormError(f"Files ending in {source.suffix!r} are not read.", f"What is read: {forms_read()}.")
    hint = _INSTEAD.get(what, f"What is read: {forms_read()}.")
    raise UnreadFormError(f"The file is {what}; the toolkit does not read these.", hint)


def forms_read() -> str:
    """The endings of all files that are read, for messages."""
    endings = [suffix for form in FORMS for suffix in form.suffixes if suffix]
    return f"{', '.join(endings)}, each also packed as .gz, .bz2 or .xz"
