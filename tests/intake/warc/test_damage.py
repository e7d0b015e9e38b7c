"""Damage costs the records that it hits and no other; every damaged place is said."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.warc.building import (
    answer,
    body,
    digest,
    numbers,
    packed,
    page_record,
    read,
    record,
)

COUNT = 9
RECORDS = [page_record(number) for number in range(COUNT)]
MEMBERS = packed(RECORDS)
OTHERS = [each for each in range(COUNT) if each != 4]

each_way_in = pytest.mark.parametrize("pipe", [False, True], ids=["file", "pipe"])
Hurt = Callable[[bytes], bytes]


def flipped(at: int) -> Hurt:
    """Damage: a byte that is another one."""
    return lambda data: data[:at] + bytes([data[at] ^ 0x55]) + data[at:][1:]


def with_last(at: int) -> Hurt:
    """Damage: a byte of the last eight."""
    return lambda data: data[:at] + bytes([data[at] ^ 0x55]) + (data[at + 1 :] if at < -1 else b"")


def length(told: object) -> Hurt:
    """Damage: a record, packed again, with a Content-Length that is not true."""

    def hurt(data: bytes) -> bytes:
        pattern = rb"(?<=\r\nContent-Length: )\d+(?=\r\n\r\nHTTP)"
        return re.sub(pattern, str(told).encode(), data)

    return hurt


def in_member(hurt: Hurt) -> Hurt:
    """The same damage done before packing."""
    return lambda data: gzip.compress(hurt(gzip.decompress(data)), mtime=0)


IN_MEMBERS: dict[str, Hurt] = {
    "first byte of the mark": flipped(0),
    "second byte of the mark": flipped(1),
    "method": flipped(2),
    "flags": flipped(3),
    "head of the packed data": flipped(12),
    "middle of the packed data": flipped(400),
    "check sum": with_last(-6),
    "size": with_last(-1),
    "zeros in the packed data": lambda data: data[:200] + bytes(100) + data[300:],
    "zeros from the start on": lambda data: bytes(300) + data[300:],
    "all zeros": lambda data: bytes(len(data)),
    "end cut off": lambda data: data[:-30],
    "all but its head cut off": lambda data: data[:20],
    "middle cut out": lambda data: data[:200] + data[300:],
    "no check sum": lambda data: data[:-8],
    "length a little too large": in_member(length(len(answer(body(4))) + 9)),
    "length far too large": in_member(length(10**9)),
    "length beyond all sense": in_member(length(10**17)),
    "length too small": in_member(length(50)),
    "length nothing": in_member(length(0)),
    "length negative": in_member(length(-5)),
    "length a word": in_member(length("long")),
    "not a record": lambda data: gzip.compress(b"The ferry sails at noon." * 40),
    "header without an end": lambda data: gzip.compress(b"WARC/1.0\r\nA: b\r\n" + b"c" * 90_000),
}
IN_PLAIN: dict[str, Hurt] = {
    "version": flipped(2),
    "length a little too large": length(len(answer(body(4))) + 9),
    "length far too large": length(10**9),
    "length beyond all sense": length(10**30),
    "length that swallows the next": length(len(answer(body(4))) + len(RECORDS[5])),
    "length too small": length(50),
    "length nothing": length(0),
    "length a word": length("long"),
    "zeros at the start": lambda data: bytes(40) + data[40:],
    "all zeros": lambda data: bytes(len(data)),
    "end cut off": lambda data: data[:-30],
    "all but its head cut off": lambda data: data[:20],
    "middle cut out": lambda data: data[:400] + data[500:],
}


@each_way_in
@pytest.mark.parametrize(
    ("parts", "hurt"),
    [
        *(pytest.param(MEMBERS, hurt, id=f"packed: {name}") for name, hurt in IN_MEMBERS.items()),
        *(pytest.param(RECORDS, hurt, id=f"plain: {name}") for name, hurt in IN_PLAIN.items()),
    ],
)
def test_a_damaged_record_costs_itself_alone(parts: list[bytes], hurt: Hurt, pipe: bool) -> None:
    start = sum(map(len, parts[:4]))
    bad = hurt(parts[4])
    found, problems = read(b"".join([*parts[:4], bad, *parts[5:]]), pipe=pipe)
    assert numbers(found) == OTHERS
    assert [each.data for each in found] == [body(number) for number in OTHERS]
    (problem,) = problems
    assert problem.startswith(f"byte {start}: ")
    assert problem.endswith(f"; {len(bad)} bytes were skipped")


@each_way_in
@pytest.mark.parametrize("parts", [RECORDS, MEMBERS], ids=["plain", "packed"])
@pytest.mark.parametrize("place", [0, 4, COUNT], ids=["start", "middle", "end"])
@pytest.mark.parametrize("gap", [bytes(5_000), b"tide\r\n" * 99, b"\x1f\x8b\x08\0"], ids=len)
def test_what_lies_between_records_costs_none(
    parts: list[bytes], gap: bytes, place: int, pipe: bool
) -> None:
    found, problems = read(b"".join([*parts[:place], gap, *parts[place:]]), pipe=pipe)
    assert numbers(found) == list(range(COUNT))
    (problem,) = problems
    assert problem.startswith(f"byte {sum(map(len, parts[:place]))}: ")
    assert problem.endswith(f"; {len(gap)} bytes were skipped")


@each_way_in
@pytest.mark.parametrize("parts", [RECORDS, MEMBERS], ids=["plain", "packed"])
@pytest.mark.parametrize("less", [1, 5, 40, 300])
def test_of_a_file_cut_off_only_the_last_record_is_missing(
    parts: list[bytes], less: int, pipe: bool
) -> None:
    found, problems = read(b"".join(parts)[:-less], pipe=pipe)
    whole = COUNT if parts is RECORDS and less <= 4 else COUNT - 1
    assert numbers(found) == list(range(whole))
    assert len(problems) == COUNT - whole


@pytest.mark.parametrize("offset", [True, False], ids=["adjacent", "apart"])
def test_each_damaged_place_is_said(offset: bool) -> None:
    hurt = (2, 3) if offset else (2, 5)
    parts = [flipped(400)(each) if n in hurt else each for n, each in enumerate(MEMBERS)]
    found, problems = read(b"".join(parts))
    assert numbers(found) == [n for n in range(COUNT) if n not in hurt]
    assert len(problems) == 2


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.booleans(), st.sampled_from([0, 1, 6]))
def test_any_damage_to_any_members(chance: random.Random, pipe: bool, level: int) -> None:
    parts = packed(RECORDS, level)
    hurt = set(chance.sample(range(COUNT), chance.randint(1, 4)))
    for number in hurt:
        kinds = list(IN_MEMBERS.values())[:16]
        parts[number] = chance.choice(kinds)(parts[number])
    found, problems = read(b"".join(parts), pipe=pipe)
    assert numbers(found) == [number for number in range(COUNT) if number not in hurt]
    assert 1 <= len(problems) <= len(hurt)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08\0"]))
def test_any_bytes_end_and_give_one_line_problems(data: bytes, lead: bytes) -> None:
    whole = lead + data
    found, problems = read(whole)
    assert (found, problems) == read(whole, pipe=True)
    assert found == []
    assert bool(problems) == bool(whole.strip(b"\r\n"))
    end = 0
    for problem in problems:
        told = re.fullmatch(r"byte (\d+): .+; (\d+) bytes were skipped", problem)
        assert told is not None
        assert end <= int(told[1])
        end = int(told[1]) + int(told[2])
    assert end <= len(whole)


# --- layouts that some archives have -------------------------------------------------------------


def test_records_in_one_member_are_read_until_it_breaks() -> None:
    many = [page_record(number, size=9_000) for number in range(COUNT)]
    whole = gzip.compress(b"".join(many), mtime=0)
    assert numbers(read(whole)[0]) == list(range(COUNT))
    half = len(whole) // 2
    found, problems = read(whole[:half] + bytes(200) + whole[half + 200 :] + MEMBERS[0])
    assert numbers(found) == [0, 1, 2, 3, 0]
    (problem,) = problems
    assert problem.startswith("byte 0: ")
    assert problem.endswith(
        f", in or after record 5 of those in its member; {len(whole)} bytes were skipped"
    )


def test_a_letter_that_was_changed_in_such_a_member_is_told_by_the_digest() -> None:
    blocks = [answer(body(number)) for number in range(COUNT)]
    many = [
        record(each, f"https://harbour.example/{number}", "response", digest(each))
        for number, each in enumerate(blocks)
    ]
    whole = gzip.compress(b"".join(many).replace(b"Ferry 4", b"Ferny 4"), mtime=0)
    found, problems = read(whole)
    assert numbers(found) == OTHERS
    assert problems == ["byte 0: a page does not match its WARC-Block-Digest; it was skipped"]


def test_members_of_one_and_of_many_records_mix() -> None:
    many = gzip.compress(b"".join(RECORDS[3:6]), mtime=0)
    found, problems = read(b"".join([*MEMBERS[:3], many, *MEMBERS[6:]]))
    assert (numbers(found), problems) == (list(range(COUNT)), [])
    assert {each.offset for each in found[3:6]} == {sum(map(len, MEMBERS[:3]))}


def test_plain_and_packed_files_put_together() -> None:
    found, problems = read(b"".join([*RECORDS[:3], *MEMBERS[3:6], *RECORDS[6:]]))
    assert (numbers(found), problems) == (list(range(COUNT)), [])


@pytest.mark.parametrize("blank", [b"", b"\r\n", b"\n\n", b"\r\n" * 60])
def test_blank_lines_between_records_are_no_damage(blank: bytes) -> None:
    parts = [each.removesuffix(b"\r\n\r\n") + b"\r\n\r\n" + blank for each in RECORDS]
    found, problems = read(b"".join(parts))
    assert (numbers(found), problems) == (list(range(COUNT)), [])


def test_headers_with_bare_line_feeds_are_read() -> None:
    parts = []
    for number in range(COUNT):
        whole = page_record(number)
        header, _, block = whole.partition(b"\r\n\r\n")
        parts.append(header.replace(b"\r\n", b"\n") + b"\n\n" + block)
    found, problems = read(b"".join(parts))
    assert (numbers(found), problems) == (list(range(COUNT)), [])


def test_a_stored_member_is_not_taken_for_plain_records() -> None:
    parts = packed(RECORDS, level=0)
    parts[4] = with_last(-6)(parts[4])
    assert numbers(read(b"".join(parts))[0]) == OTHERS
    parts[0] = flipped(1)(parts[0])
    assert numbers(read(b"".join(parts))[0]) == OTHERS[1:]


# --- digests -------------------------------------------------------------------------------------


def test_a_flipped_byte_of_a_plain_record_is_told_by_its_digest() -> None:
    block = answer(body(1))
    whole = record(block, "https://harbour.example/1", "response", digest(block))
    good = page_record(2)
    assert numbers(read(whole + good)[0]) == [1, 2]
    found, problems = read(whole.replace(b"Ferry 1", b"Ferny 1") + good)
    assert numbers(found) == [2]
    assert problems == ["byte 0: a page does not match its WARC-Block-Digest; it was skipped"]


@pytest.mark.parametrize("told", ["sha1:" + "A" * 32, "sha1:" + "0" * 40, "sha1:!", "md5:x"])
def test_a_wrong_digest_is_told_in_any_form(told: str) -> None:
    whole = record(answer(body(1)), "x://1", "response", f"WARC-Block-Digest: {told}")
    assert len(read(whole)[1]) == 1
    assert read(gzip.compress(whole))[1] == []


@pytest.mark.parametrize("told", ["blake9:abc", "", "sha1"])
def test_a_digest_of_an_unknown_kind_says_nothing(told: str) -> None:
    whole = record(answer(body(1)), "x://1", "response", f"WARC-Block-Digest: {told}")
    assert len(read(whole)[0]) == (0 if told == "sha1" else 1)


def test_a_page_about_archives_is_a_page_where_its_digest_clears_it() -> None:
    block = answer(b"<p>A record begins so:</p>\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n")
    whole = record(block, "x://1", "response", digest(block))
    assert len(read(whole * 3)[0]) == 3
    assert len(read(b"".join(packed([record(block)] * 3)))[0]) == 3
