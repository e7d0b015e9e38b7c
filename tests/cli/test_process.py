"""The command line as a process: pipes, hash seeds, size, and that nothing leaves the machine.

Each process loads the models anew, so there are few of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Process

WATCHED = """
import sys
calls = []
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.exec")
sys.addaudithook(lambda event, args: calls.append(event) if event in FORBIDDEN else None)
sys.argv = ["tellings", *sys.argv[1:]]
from tellings.cli import main
try:
    main()
finally:
    print(*calls, sep="\\n", file=sys.stderr)
"""


def test_two_processes_give_the_same_page_and_ask_nobody(
    post: str, wire: str, tmp_path: Path
) -> None:
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for seed, page in enumerate(pages, start=1):
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, "compare", post, wire, "-o", str(page)],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            timeout=600,
            check=True,
        )
        assert done.stderr == f"tellings: wrote {page}\n\n"
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_reader_that_goes_away_is_no_error(post: str, wire: str) -> None:
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "tellings", "read", post, wire]
    with subprocess.Popen(command, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        os.close(reader)
        errors = process.communicate(timeout=600)[1]
    assert (process.returncode, errors) == (0, b"")


def test_two_megabytes_on_one_line_end(process: Process, tmp_path: Path) -> None:
    sentence = "Mayor Ada Kestrel said the bridge was safe at last and thanked the crews. "
    path = tmp_path / "long.txt"
    path.write_text(sentence * (2_000_000 // len(sentence)), "utf-8")
    done = process("read", path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Ada Kestrel said: the bridge was safe at last" in done.stdout.decode("utf-8")
