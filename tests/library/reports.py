"""Invented reports: a ferry that ran aground, told thrice and copied; a strike; a lone report."""

from __future__ import annotations

import json
from pathlib import Path

WIRE = (
    "PELLAM (VNA) - The ferry Corrie Lass ran aground off Pellam Head in thick fog on Tuesday with"
    " 84 people on board, the harbour office said.\n\n"
    "Lifeboats from Pellam and Tarn Quay took all passengers ashore within two hours, and nobody"
    " was seriously hurt. Three people were treated for cold at the fishermen's hall.\n\n"
    "“We heard the stones before we saw them,” said Captain Isa Thorne, who has run the"
    " crossing for nineteen years.\n\n"
    "Harbour master Dorrit Vale said the beacon on the head had been dark since Sunday night and"
    " that an inquiry would ask why it was not mended.\n\n"
    "The Corrie Lass, built in 1998, lies on the sand with a hole below her bow and is to be towed"
    " at the next spring tide, the office said."
)
PARTS = WIRE.split("\n\n")
TRIMMED = "\n\n".join(PARTS[:4])
LEDGER = (
    "Eighty-four ferry passengers were brought ashore by lifeboat on Tuesday after the Corrie Lass"
    " struck the sands below Pellam Head.\n\n"
    "Harbour master Dorrit Vale confirmed that the Pellam beacon had gone out on Sunday. “It"
    " should have been burning,” she told the Ledger.\n\n"
    "Captain Isa Thorne stayed aboard the Corrie Lass until the last lifeboat had left. “We"
    " heard the stones before we saw them,” she said.\n\n"
    "Teacher Moss Arbery, who was travelling with eleven pupils, said the children sang all the"
    " way to Tarn Quay."
)
BREAD = (
    "Bakers in Oster walked out on Wednesday in a dispute over night pay, and shops in the old"
    " town had no bread by eight o'clock.\n\n"
    "Union secretary Halle Brandvik said 310 bakers had joined the strike and that it would go on"
    " until the guild made an offer.\n\n"
    "“Nobody bakes for a thank-you,” Brandvik told a crowd in Mill Square.\n\n"
    "Guild chairman Per Osk said the bakers' demand for a fifth more pay could not be met this"
    " year."
)
BREAD_TOO = (
    "The old town of Oster woke without bread on Wednesday as some 300 bakers stayed at home.\n\n"
    "The bakers' union wants a fifth more for night work. Its secretary, Halle Brandvik, spoke in"
    " Mill Square. “Nobody bakes for a thank-you,” she said to applause.\n\n"
    "Per Osk, who chairs the guild, called the strike of the Oster bakers a sad day and offered to"
    " talk."
)
ALONE = (
    "An otter has been seen in the pond of the botanical garden at Lissen for the first time in"
    " forty years.\n\n"
    "“It looked at me as if I were late,” said gardener Una Skell, who took a picture of"
    " it on Thursday morning. The garden asks visitors to keep dogs on a lead."
)


def row(outlet: str, title: str, published: str, text: str, **more: str) -> dict[str, str]:
    """A report as a line of JSON has it."""
    address = f"https://{outlet.lower().replace(' ', '')}.example/{published[:10]}/{len(text)}"
    return {"outlet": outlet, "title": title, "published": published, "text": text,
            "url": address, "language": "en", **more}  # fmt: skip


ROWS = (
    row("Valley News Agency", "Ferry runs aground off Pellam", "2031-03-04T10:00:00Z", WIRE,
        agency="VNA"),
    row("Tarn Echo", "All safe as ferry strikes sands", "2031-03-04T12:00:00Z", WIRE, agency="VNA"),
    row("Pellam Ledger", "Lifeboats bring 84 ashore", "2031-03-04T15:30:00Z", LEDGER),
    row("Moor Post", "Fog blamed for ferry accident", "2031-03-04T18:00:00Z", TRIMMED,
        agency="VNA"),
    row("Oster Herald", "Bakers strike empties shelves", "2031-03-05T09:00:00Z", BREAD),
    row("Oster Week", "A town without bread", "2031-03-05T17:00:00Z", BREAD_TOO),
    row("Lissen Gazette", "Otter returns to garden pond", "2031-03-06T08:00:00Z", ALONE),
)  # fmt: skip


def lines(path: Path, *numbers: int) -> Path:
    """Write these reports, or all, as JSON Lines."""
    chosen = [ROWS[number] for number in numbers] or ROWS
    path.write_text("".join(json.dumps(each) + "\n" for each in chosen), "utf-8")
    return path
