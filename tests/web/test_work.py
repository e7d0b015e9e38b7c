"""Threads: what takes long keeps nobody waiting, and is done once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

from tellings.store import StoreError
from tellings.web import work as working
from tellings.web.work import BusyError, Kept, Work


def run(job: Callable[[], Any]) -> Any:
    return anyio.run(job)


def test_questions_are_answered_while_something_takes_long(served: Path) -> None:
    async def both() -> int:
        work, go_on = Work(served), threading.Event()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(work.long, go_on.wait)
            counts = [await work.ask(lambda library: library.counts()[0]) for _ in range(3)]
            go_on.set()
        return counts[0]

    assert run(both) == 8


def test_what_takes_long_is_done_one_after_the_other(served: Path) -> None:
    now, most = [0], [0]

    def job() -> None:
        now[0] += 1
        most[0] = max(most[0], now[0])
        threading.Event().wait(0.02)
        now[0] -= 1

    async def several() -> None:
        work = Work(served)
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(work.long, job)

    run(several)
    assert most == [1]


def test_the_same_is_done_once_for_all_who_ask(served: Path) -> None:
    done: list[str] = []

    def job(library: Any) -> str:
        threading.Event().wait(0.05)
        done.append("done")
        return "result"

    async def several() -> None:
        work, kept = Work(served), Kept(2)
        async with anyio.create_task_group() as tasks:
            for _ in range(4):
                tasks.start_soon(work.once, kept, "key", job)
        assert await work.once(kept, "key", job) == "result"

    run(several)
    assert done == ["done"]


def test_what_fails_is_tried_again(served: Path) -> None:
    tries: list[int] = []

    def job(library: Any) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("once")
        return "result"

    async def twice() -> str:
        work, kept = Work(served), Kept(2)
        with pytest.raises(ValueError, match="once"):
            await work.once(kept, "key", job)
        return await work.once(kept, "key", job)

    assert run(twice) == "result"


def test_too_many_are_sent_away(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "WAITING", 2)

    async def crowd() -> list[str]:
        work, go_on, said = Work(served), threading.Event(), []

        async def one() -> None:
            try:
                await work.long(go_on.wait)
            except BusyError as error:
                said.append(str(error))

        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(one)
            await anyio.sleep(0.05)
            go_on.set()
        return said

    assert len(run(crowd)) == 3


def test_the_last_few_are_kept() -> None:
    kept = Kept(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_a_library_that_is_gone_is_said(tmp_path: Path) -> None:
    async def ask() -> None:
        await Work(tmp_path / "gone.db").ask(lambda library: library.counts())

    with pytest.raises(StoreError, match="there is no such file"):
        run(ask)
