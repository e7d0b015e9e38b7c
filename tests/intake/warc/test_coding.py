"""Transfer and content codings of bodies, whole, missing, broken and hostile."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.warc.coding import decoded
from tellings.intake.warc.record import LARGEST, PageError

HTML = b"<html><p>The ferry sails at noon.</p></html>" * 20


def raw_deflate(data: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(data) + packing.flush()


def written(writer: type[BrotliWriter] | type[ZstdWriter], data: bytes) -> bytes:
    out = io.BytesIO()
    packing = writer(out)
    for at in range(0, len(data), 1024**2):
        packing.write(data[at : at + 1024**2])
    packing.finish()
    packing.close()
    return out.getvalue()


def brotli(data: bytes) -> bytes:
    return written(BrotliWriter, data)


def zstd(data: bytes) -> bytes:
    return written(ZstdWriter, data)


PACKED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZIP": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": raw_deflate,
    "br": brotli,
    "zstd": zstd,
    "identity": bytes,
    "": bytes,
}


def chunked(data: bytes, size: int = 7, end: bytes = b"0\r\n\r\n") -> bytes:
    parts = (data[at : at + size] for at in range(0, len(data), size))
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + end


def unpacked(body: bytes, coding: str = "", transfer: str = "") -> bytes:
    return decoded(body, {"content-encoding": coding, "transfer-encoding": transfer})


@pytest.mark.parametrize("coding", PACKED)
def test_a_body_is_what_a_browser_would_get(coding: str) -> None:
    body = PACKED[coding](HTML)
    assert unpacked(body, coding) == HTML
    assert unpacked(chunked(body), coding, "chunked") == HTML


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    assert unpacked(gzip.compress(brotli(HTML)), "br, gzip") == HTML


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "rot13"])
def test_a_body_that_is_kept_decoded_is_taken_as_it_is(coding: str) -> None:
    assert unpacked(HTML, coding, "chunked") == HTML
    assert unpacked(b"plain words\n", coding) == b"plain words\n"


@pytest.mark.parametrize("end", [b"", b"0\r\n", b"0\r\n\r\n", b"0\r\nX-Sum: 1\r\n\r\n"])
def test_chunks_end_with_or_without_their_end(end: bytes) -> None:
    assert unpacked(chunked(HTML, end=end), "", "Chunked") == HTML


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_body_that_was_cut_off_is_given_as_far_as_it_goes(coding: str) -> None:
    body = PACKED[coding](bytes(range(32, 127)) * 300)
    assert (bytes(range(32, 127)) * 300).startswith(unpacked(body[:-9], coding))
    assert HTML.startswith(unpacked(chunked(HTML)[:90], "", "chunked"))


@pytest.mark.parametrize(
    ("body", "coding", "problem"),
    [
        (b"\x1f\x8b\x08\0" + bytes(40), "gzip", "the body of a page is damaged (gzip); it was"),
        (b"\0\1\2" * 40, "gzip", "the body of a page is damaged (gzip); it was skipped"),
        (b"\xff\0\1" * 40, "deflate", "the body of a page is damaged (deflate); it was skipped"),
        (b"\0\1\2" * 40, "zstd", "the body of a page is damaged (zstd); it was skipped"),
        (b"\0\1\2" * 40, "rot13", "the body of a page has the unknown coding 'rot13'; it was"),
        (b"", "gzip, gzip, gzip, gzip", "the body of a page has 4 codings; it was skipped"),
    ],
)
def test_a_body_that_cannot_be_decoded_is_said(body: bytes, coding: str, problem: str) -> None:
    with pytest.raises(PageError) as raised:
        unpacked(body, coding)
    assert str(raised.value).startswith(problem)


def test_broken_chunks_are_said() -> None:
    with pytest.raises(PageError, match=r"damaged \(chunks\)"):
        unpacked(chunked(HTML).replace(b"\r\n7;", b"\r\nz;", 1), "", "chunked")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_not_unpacked(coding: str) -> None:
    bomb = PACKED[coding](bytes(LARGEST * 3))
    with pytest.raises(PageError, match="a page unpacks to more than 16 MiB; it was skipped"):
        unpacked(bomb, coding)


def test_many_small_members_count_together() -> None:
    with pytest.raises(PageError, match="more than 16 MiB"):
        unpacked(gzip.compress(bytes(1024**2)) * 40, "gzip")


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "?"]))
def test_any_bytes_are_decoded_or_said(body: bytes, coding: str) -> None:
    for lead in (b"", b"\x1f\x8b\x08\0", b"5\r\n"):
        try:
            unpacked(lead + body, coding, "chunked")
        except PageError as problem:
            assert str(problem).isprintable()
