"""Sums of bytes: known to be cut off exactly where the processor lacks the instructions."""

from __future__ import annotations

import platform
from pathlib import Path

import onnxruntime
import pytest

from tellings.models import sums

CPU = Path("/proc/cpuinfo")


@pytest.mark.skipif(
    platform.machine() != "x86_64" or not CPU.is_file(), reason="no list of instructions to ask"
)
def test_sums_are_exact_where_the_processor_has_vnni() -> None:
    flags = set(CPU.read_text().split())
    if {"avx512_vnni", "avx_vnni"} & flags:
        assert sums.exact(onnxruntime)
    elif "avx2" in flags:
        assert not sums.exact(onnxruntime)


def test_what_is_cut_off_is_seen() -> None:
    """A runtime whose sums stop at 16 bits, as without VNNI."""

    class Session:
        def __init__(self, *_: object) -> None:
            pass

        def run(self, _: None, given: dict[str, object]) -> list[object]:
            (table,) = onnxruntime.InferenceSession(*self._real).run(None, given)
            return [table.clip(max=2**15 - 1)]

    class Runtime:
        SessionOptions = onnxruntime.SessionOptions

        @staticmethod
        def InferenceSession(*given: object) -> Session:  # noqa: N802 (as the runtime calls it)
            session = Session()
            session._real = given
            return session

    assert not sums.exact(Runtime)
