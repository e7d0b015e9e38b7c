"""Write the JSON Schemas beside this file: `python docs/schema/write.py` (or `make docs`)."""

from __future__ import annotations

import json
from pathlib import Path

from tellings.show.json import schemas


def contents() -> dict[str, str]:
    """File name → what stands in it."""
    return {
        f"{name}.json": json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in schemas().items()
    }


if __name__ == "__main__":
    for name, content in contents().items():
        Path(__file__).with_name(name).write_text(content, "utf-8")
