"""Files made to hurt who reads them, each written at a path. Their words are invented.

Some hold a good page as well, which has to come out.
"""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

GIB = 1024**3
MIB = 1024**2

SAID = "Mayor Ada Kestrel said the ferry would sail at noon. The crew agreed on Monday."
GOOD = f"<html><head><title>Ferry</title></head><body><p>{SAID}</p></body></html>".encode()

Make = Callable[[Path], None]


def good(path: Path) -> None:
    """Nothing hostile: what a start and the models cost."""
    path.write_bytes(GOOD)


def deep(path: Path) -> None:
    """200,000 elements in each other."""
    path.write_bytes(b"<html><body>" + b"<div>" * 200_000 + f"<p>{SAID}</p>".encode())


def wide_attribute(path: Path) -> None:
    """An attribute of 50 MB."""
    path.write_bytes(b'<html><body><p title="' + b"a" * 50_000_000 + f'">{SAID}</p>'.encode())


def paragraphs(path: Path) -> None:
    """300,000 paragraphs."""
    lines = (f"<p>Ferry {number} sails.</p>" for number in range(300_000))
    path.write_text(f"<html><body><p>{SAID}</p>{''.join(lines)}</body></html>", "utf-8")


def _zeros(size: int) -> Iterator[bytes]:
    for _ in range(size // MIB):
        yield bytes(MIB)


def gzip_bomb(path: Path) -> None:
    """A page of 1 GiB in 1 MB."""
    with gzip.open(path, "wb") as file:
        file.write(GOOD)
        file.writelines(_zeros(GIB))


def zip_bomb(path: Path) -> None:
    """A page of 1 GiB beside a good one."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.html", "w", force_zip64=True) as file:
            file.writelines(_zeros(GIB))
        archive.writestr("good.html", GOOD)


def zip_of_many(path: Path) -> None:
    """200 pages of 60 MiB, 12 GB in all, beside a good one."""
    page = b"<html>" + bytes(60 * MIB)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("0.html", page)
        packed = _entry(archive, "0.html")
        for number in range(1, 200):
            _copy(archive, packed, f"{number}.html")
        archive.writestr("good.html", GOOD)


def _entry(archive: zipfile.ZipFile, name: str) -> tuple[zipfile.ZipInfo, bytes]:
    """An entry with its packed bytes."""
    info = archive.getinfo(name)
    file: BinaryIO = archive.fp  # type: ignore[assignment]
    file.seek(info.header_offset + len(info.FileHeader()))
    packed = file.read(info.compress_size)
    file.seek(0, 2)
    return info, packed


def _copy(archive: zipfile.ZipFile, entry: tuple[zipfile.ZipInfo, bytes], name: str) -> None:
    """The same packed bytes under another name, without packing them again."""
    info, packed = entry
    new = zipfile.ZipInfo(name)
    new.compress_type, new.CRC = info.compress_type, info.CRC
    new.compress_size, new.file_size = info.compress_size, info.file_size
    file: BinaryIO = archive.fp  # type: ignore[assignment]
    new.header_offset = file.tell()
    file.write(new.FileHeader())
    file.write(packed)
    archive.filelist.append(new)
    archive.NameToInfo[name] = new
    archive.start_dir = file.tell()


_RSS = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'


def _item(number: int, more: str = "") -> str:
    said = f"&lt;p&gt;{SAID * 12} {more}&lt;/p&gt;"
    lead = f"<link>https://page.example/{number}</link><description>{SAID}</description>"
    return f"<item><title>Ferry</title>{lead}<content:encoded>{said}</content:encoded></item>"


def _feed(declared: str, used: str) -> str:
    channel = f"<channel><title>Harbour</title>{_item(1, used)}</channel>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]>{_RSS}{channel}</rss>'


def laughs(path: Path) -> None:
    """Entities of entities, a billion at the end."""
    declared = '<!ENTITY l0 "tide">' + "".join(
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10)
    )
    path.write_text(_feed(declared, "&l9;"), "utf-8")


def quadratic(path: Path) -> None:
    """An entity of 100 kB, named 20,000 times."""
    path.write_text(_feed(f'<!ENTITY a "{"tide " * 20_000}">', "&a;" * 20_000), "utf-8")


def external(path: Path) -> None:
    """Entities that name a file and an address."""
    declared = (
        '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY w SYSTEM "http://127.0.0.1:9/x">'
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd">%p;'
    )
    path.write_text(_feed(declared, "&f; &w;"), "utf-8")


def encodings(path: Path) -> None:
    """UTF-8, windows-1252, UTF-16 and Shift-JIS in one page that declares a fifth."""
    words = "\u201cNo,\u201d said Ada Kestr\u00e9l of the caf\u00e9. It sails at noon. "
    parts = [words.encode(each) for each in ("utf-8", "cp1252", "utf-16")]
    head = b'<html><head><meta charset="koi8-r"></head><body><p>'
    path.write_bytes(head + b"</p><p>".join([*parts, "\u6d77\u6e2f".encode("shift-jis")]) + b"</p>")


def zeros(path: Path) -> None:
    """60 MB of zero bytes."""
    path.write_bytes(bytes(60_000_000))


def zeros_within(path: Path) -> None:
    """A text with a zero byte after each word."""
    path.write_bytes(SAID.replace(" ", " \0").encode() * 1_000)


def deep_json(path: Path) -> None:
    """An object with a list in a list, 100,000 times."""
    deep = "[" * 100_000 + "]" * 100_000
    path.write_text(f'{{"headline": "Ferry", "body_text": "{SAID}", "x": {deep}}}', "utf-8")


def deep_jsonl(path: Path) -> None:
    """The same in a line beside a good one."""
    path.write_text(
        f'{{"text": {"[" * 100_000}{"]" * 100_000}}}\n{json.dumps({"text": SAID})}\n', "utf-8"
    )


def wide_csv(path: Path) -> None:
    """A field of 50 MB, beside a good row."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'title,text\nFerry,"{SAID}"\nFerry,"')
        file.write("tide " * 10_000_000)
        file.write('"\n')


def open_csv(path: Path) -> None:
    """A quotation mark that never closes, in front of 30 MB of rows."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'title,text\nFerry,"{SAID}"\nFerry,"tide\n')
        file.write(f"Ferry,{SAID}\n" * 350_000)


def feed(path: Path) -> None:
    """A feed of 10 MB, well formed."""
    items = "".join(_item(number) for number in range(9_000))
    path.write_text(f'<?xml version="1.0"?>{_RSS}<channel>{items}</channel></rss>', "utf-8")


def deep_feed(path: Path) -> None:
    """A feed with 200,000 elements in each other."""
    path.write_text(f'<rss version="2.0"><channel>{"<item>" * 200_000}', "utf-8")


def warc_bomb(path: Path) -> None:
    """Three bombs in an archive: a body, a member, a record without end; then a good page."""
    packed = gzip.compress(bytes(GIB // 4))
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + packed
    with path.open("wb") as file:
        file.write(gzip.compress(_record(body)))
        with gzip.GzipFile(fileobj=file, mode="wb") as member:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            member.write(_record(head, len(head) + GIB).removesuffix(b"\r\n\r\n"))
            member.writelines(_zeros(GIB))
            member.write(b"\r\n\r\n")
        file.write(
            gzip.compress(_record(b"", 50 * GIB).removesuffix(b"\r\n\r\n") + bytes(100 * MIB))
        )
        file.write(
            gzip.compress(_record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + GOOD))
        )


def _record(block: bytes, length: int | None = None) -> bytes:
    size = len(block) if length is None else length
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://page.example/\r\n"
        b"WARC-Date: 2026-05-14T06:30:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (size, block)
    )


def long_line(path: Path) -> None:
    """A text of 5 MB without a line break."""
    path.write_text(f"{SAID} " * (5_000_000 // (len(SAID) + 1)), "utf-8")


FILES: dict[str, tuple[str, Make]] = {
    "nothing hostile (for comparison)": ("good.html", good),
    "DOM 200,000 deep": ("deep.html", deep),
    "attribute of 50 MB": ("attribute.html", wide_attribute),
    "300,000 paragraphs": ("paragraphs.html", paragraphs),
    "gzip bomb, 1 GiB": ("bomb.html.gz", gzip_bomb),
    "zip bomb, 1 GiB and a good page": ("bomb.zip", zip_bomb),
    "zip of 200 × 60 MiB and a good page": ("many.zip", zip_of_many),
    "XML, billion laughs": ("laughs.xml", laughs),
    "XML, quadratic": ("quadratic.xml", quadratic),
    "XML, external entities": ("external.xml", external),
    "five encodings in a page": ("encodings.html", encodings),
    "60 MB of zero bytes": ("zeros.txt", zeros),
    "zero bytes between words": ("zeros_within.txt", zeros_within),
    "JSON 100,000 deep": ("deep.json", deep_json),
    "JSON Lines 100,000 deep and a good line": ("deep.jsonl", deep_jsonl),
    "CSV, a field of 50 MB and a good row": ("wide.csv", wide_csv),
    "CSV, a quotation mark that never closes": ("open.csv", open_csv),
    "feed of 10 MB, --limit 20": ("feed.xml", feed),
    "feed 200,000 deep": ("deep.xml", deep_feed),
    "WARC, three bombs and a good page": ("bomb.warc.gz", warc_bomb),
    "line of 5 MB": ("line.txt", long_line),
}
"""What is tried: in words, as which file, and how it is made."""
