"""Small files of every form, made with the standard library (and pyarrow), for the tests of loading.

Tests take it with `runpy.run_path`: it is no test, and no package.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

import pandas as pd

BODY = "The harbour of Velm was closed on Monday because of silt, its master said. Nobody had told the ferries."
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Velm Gazette</title></head><body>'
    "<nav><a href='/'>Home</a></nav><article><h1>{title}</h1><p>{body}</p><p>{body} Twice over.</p>"
    "<p>{body} At last.</p></article><footer>About us</footer></body></html>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"


def page(title: str = "Harbour closed", body: str = BODY) -> bytes:
    """A saved page."""
    return PAGE.format(title=title, body=body).encode()


def pdf(pages: Sequence[Sequence[tuple[int, int, str]]], *, encrypted: bool = False) -> bytes:
    """A PDF: of each page the lines as (size of letters, distance from the top, text)."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(
            f"BT /F1 {size} Tf 72 {800 - down} Td ({text.translate(_ESCAPED)}) Tj ET\n" for size, down, text in lines
        ).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        contents = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {contents} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    lock = ""
    if encrypted:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{'61' * 32}> /U <{'62' * 32}> /P -4 >>".encode())
        lock = f"/Encrypt {len(objects)} 0 R /ID [<{'63' * 16}> <{'63' * 16}>] "
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})


def tar(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar archive; `mode` as of tarfile, "w:gz" packs it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word document."""
    text = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{P}/content-types"/>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>',
        }
    )


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet; texts stand in the cells themselves, dates are numbers with a format."""

    def cell(value: object) -> str:
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        if isinstance(value, dt.datetime):
            return f'<c s="1"><v>{(value - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)!r}</v></c>'
        text = str(value).replace("&", "&amp;").replace("<", "&lt;")
        return "<c/>" if value is None else f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    sheet = "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{P}/content-types"><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" '
            f'Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="articles" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" '
            f'Type="{R}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{R}/styles" '
            'Target="styles.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{S}"><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="22"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData>{sheet}</sheetData></worksheet>',
        }
    )


def mail(subject: str = "Harbour closed", body: str = BODY, extra: str = "", kind: str = "text/plain") -> bytes:
    """An e-mail message."""
    return (
        f"Message-ID: <1@velm.example>\r\nFrom: Velm Press <desk@velm.example>\r\nSubject: {subject}\r\n{extra}"
        f"Date: Sun, 4 May 2031 10:00:00 +0200\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def mbox(*mails: bytes) -> bytes:
    """A mailbox."""
    begin = b"From desk@velm.example Sun May  4 10:00:00 2031\n"
    return b"\n".join(begin + mail.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ") for mail in mails)


def mhtml(html: bytes, address: str = "https://www.velmgazette.example/a/1") -> bytes:
    """A page that a browser saved with its pictures."""
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + address.encode() + b"\r\n"
        b"Subject: Harbour closed\r\nDate: Mon, 5 May 2031 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n\r\n'
        b"------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: "
        + address.encode()
        + b"\r\n\r\n"
        + html
        + b"\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        + b"------B--\r\n"
    )


def rss(items: str, head: str = "<title>The Velm Gazette</title><language>en-gb</language>") -> bytes:
    """An RSS feed."""
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{items}</channel></rss>'.encode()


def warc(*records: tuple[str, str, str, bytes]) -> bytes:
    """A web archive of responses: (address, status, kind, content)."""
    out = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    for address, status, kind, content in records:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
        answer += content
        out += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-05-06T08:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        ).encode()
        out += answer + b"\r\n\r\n"
    return out


def every_form() -> dict[str, bytes]:
    """A file of every form, by its name."""
    rows = [{"title": f"A{n}", "text": f"{BODY} {n}.", "date": f"2031-05-0{n + 1}", "outlet": "Tarn"} for n in range(4)]
    frame = pd.DataFrame(rows)
    parquet = io.BytesIO()
    frame.to_parquet(parquet)
    table = frame.to_csv(index=False).encode()
    item = f"<item><title>A</title><description>{BODY}</description><link>https://velm.example/1</link></item>"
    return {
        "a.txt": f"Harbour closed\n\n{BODY}\n\n{BODY} Again.\n".encode(),
        "a.csv": table,
        "a.tsv": frame.to_csv(index=False, sep="\t").encode(),
        "a.json": json.dumps(rows).encode(),
        "a.jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "a.parquet": parquet.getvalue(),
        "a.xlsx": xlsx([list(frame.columns), *frame.to_numpy().tolist()]),
        "a.docx": docx("Harbour closed", BODY, f"{BODY} Again."),
        "a.html": page(),
        "a.mhtml": mhtml(page()),
        "a.pdf": pdf([[(24, 40, "Harbour closed"), (11, 80, BODY), (11, 94, "It opened again.")]]),
        "a.eml": mail(),
        "a.mbox": mbox(mail(), mail("Ferries")),
        "a.rss": rss(item * 3),
        "a.warc": warc(("https://velm.example/1", "200 OK", "text/html", page())),
        "a.zip": zipped({"a.txt": BODY, "b.csv": table}),
        "a.tar": tar({"a.txt": BODY.encode(), "b.csv": table}),
    }
