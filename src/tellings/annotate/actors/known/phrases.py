"""Which state a phrase is of: "American officials", "the foreign minister of Japan", "Beijing".

A phrase is read from its head: what is before it, and what an "of" adds. The state is that of the
words right before the head ("U.S. officials"), of a possessor ("South Korea's envoy", "Mr. Moon's
office"), of what follows ("director of the C.I.A."); for an office alone ("the president"), that of
the article's home country, if that has one. Where two states compete, none is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.actors.known.held import Held
from tellings.annotate.actors.known.parts import Head, Parts
from tellings.annotate.actors.known.signs import Sign
from tellings.annotate.actors.known.tables import HOME, Acting, Entry
from tellings.annotate.actors.known.tokens import Token, Tokens, joined, possessive

_DEEPEST = 3
_STATES = frozenset({"state", "half", "pair", "capital"})
_PLACED = frozenset({"seat", "body"})


class Persons(Struct, frozen=True):
    """The persons named among the words of a phrase.

    `at` gives the number of the person whose name a token is in (None: no name), `held` what is
    known of a person.
    """

    at: Callable[[Token], int | None]
    held: Callable[[int], Held | None]


class Phrases(Struct, frozen=True):
    """Reads phrases of an article. `home` gives its home country for an office or body."""

    parts: Parts
    persons: Persons
    home: Callable[[str, Acting | Entry], Held | None]

    def read(self, tokens: Tokens, *, depth: int = 0) -> Held | None:
        """What a phrase tells of a state, or None. A person's name tells what the person holds."""
        tokens, core, rest = self.parts.parted(tokens)
        if not core or depth > _DEEPEST:
            return None
        person = self.persons.at(core[-1])
        if person is not None:
            return self.persons.held(person)
        signs = list(self.parts.finder.signs(core))
        if signs and signs[-1].last == len(core):
            return self._named(signs, core)
        head = self.parts.head(core)
        if head is None:
            return None
        before = [sign for sign in signs if sign.last <= head.first]
        return (
            self._modified(before, core, head)
            or self._owned(core, head, depth)
            or self._followed(rest, head, depth)
            or self._alone(tokens, core, rest, head)
        )

    def office(self, tokens: Tokens) -> Acting | None:
        """The office that a phrase is about, if no state, person or "his" stands in it."""
        tokens, core, _ = self.parts.parted(tokens)
        head = self.parts.head(core) if core else None
        if head is None or any(True for _ in self.parts.finder.signs(tokens)):
            return None
        bare = not any(self.parts.has(t, "own") or self.persons.at(t) is not None for t in tokens)
        return head.acting if bare else None

    def owner(self, rest: Tokens, acting: Acting) -> Held | None:
        """What an "of" right after a name tells: "of South Korea", "of Maryland"."""
        for link, part in self.parts.links(rest):
            if not self.parts.has(link, "whose"):
                return None
            return self.read(part, depth=1) or self._of_place(part, acting)
        return None

    def titled(self, tokens: Tokens) -> tuple[Held | None, str, str]:
        """Of a title with a name: what its words tell, the title in lower case, and the name.

        The name is "" where there is none: it is the capitals after a title.
        """
        _, core, rest = self.parts.parted(tokens)
        for last in range(len(core) - 1, 0, -1):
            head = self.parts.head(core[:last])
            if head and all(token.capital or token.form == "-" for token in core[last : last + 1]):
                signs = [sign for sign in self.parts.finder.signs(core) if sign.last <= head.first]
                held = self._modified(signs, core[:last], head) or self.owner(rest, head.acting)
                return held, head.acting.word, joined(core[last:])
        return None, "", joined(core) if core and core[0].capital else ""

    # --- what is named ----------------------------------------------------------------------------

    def _named(self, signs: Sequence[Sign], core: Tokens) -> Held | None:
        """A phrase that ends with the name of a state, or of a seat or body of one."""
        last = signs[-1]
        kind = last.entry.kind
        if kind == "body":
            owner = self._modifier(signs[:-1], core, last.first)
            if owner:
                return replace(owner, sector=last.entry.sector)
            if last.entry.countries == (HOME,):
                return self._of_home(last, core)
        if kind == "place":
            return None
        together = _together(signs, core)
        countries = tuple(dict.fromkeys(code for sign in together for code in sign.entry.countries))
        if HOME in countries:
            return None
        return Held(
            countries,
            "named",
            f"{_quoted(core[together[0].first :])} {self._stands(last, countries)}",
            0.95 if kind in {"state", "seat", "body"} else 0.85,
            sector=last.entry.sector or ("people" if kind == "adjective" else "government"),
            state=kind in _STATES or kind == "seat",
        )

    def _of_home(self, sign: Sign, core: Tokens) -> Held | None:
        if any(self.parts.has(token, "own") for token in core[: sign.first]):
            return None
        held = self.home(sign.words, sign.entry)
        return replace(held, sector=sign.entry.sector) if held else None

    def _stands(self, sign: Sign, countries: Sequence[str]) -> str:
        names = self._list(countries)
        told = {
            "capital": f"is the capital of {names}",
            "seat": f"stands for the government of {names}",
            "body": f"is a body of {names}",
            "adjective": f"tells {names}",
            "half": f"is said of {names} here",
        }
        return told.get(sign.entry.kind, f"names {names}")

    def _list(self, countries: Sequence[str]) -> str:
        return " and ".join(self.parts.tables.names.get(code, code) for code in countries)

    # --- what is said of a head -------------------------------------------------------------------

    def _modified(self, before: Sequence[Sign], core: Tokens, head: Head) -> Held | None:
        """ "American officials", "Japan's foreign minister", "the C.I.A. director"."""
        national = head.acting.sector == "legislature" or head.acting.tells == "title"
        signs = [
            sign
            for sign in before
            if not self._dealt_with(sign, core, head) and (national or sign.entry.kind != "place")
        ]
        held = self._modifier(signs, core, head.first)
        if held is None or (before and not signs):
            return None
        return replace(held, sector=head.acting.sector, state=head.acting.tells == "self")

    def _dealt_with(self, sign: Sign, core: Tokens, head: Head) -> bool:
        """Whether a state may be what someone deals with: "the Iran envoy", not "Iran's envoy"."""
        if not head.acting.abroad or sign.entry.kind not in {"state", "half", "capital", "place"}:
            return False
        after = core[sign.last] if sign.last < len(core) else None
        if (after and possessive(after)) or head.acting.tells == "title":
            return False
        return not (sign.words.endswith(".") or sign.words.isupper())  # "U.S.", "UK" are adjectives

    def _modifier(self, signs: Sequence[Sign], core: Tokens, end: int) -> Held | None:
        """The state that the words before a head give it, if they give one."""
        if not signs:
            return None
        owners = [s for s in signs if s.last < end and possessive(core[s.last])]
        bodies = [s for s in signs if s.entry.kind in _PLACED]
        chosen = owners[:1] or bodies[-1:] or _together(signs, core)
        if not owners and not bodies and len(_codes(signs)) > len(_codes(chosen)):
            return None
        countries = _codes(chosen)
        words = _quoted(core[chosen[0].first : chosen[-1].last])
        if HOME in countries:
            owner = [s for s in signs if HOME not in s.entry.countries]
            if owner:
                return self._modifier(owner, core, end)
            return self.home(chosen[-1].words, chosen[-1].entry)
        sure = 0.7 if any(s.entry.kind == "place" for s in chosen) else 0.9
        told = self._stands(chosen[-1], countries)
        return Held(countries, "phrase", f"{words} {told}", sure)

    def _owned(self, core: Tokens, head: Head, depth: int) -> Held | None:
        """ "Mr. Moon's office", "the Trump administration": the state of the person.

        "Trump administration officials" are the administration's; "the Vell campaign chairman" is
        nobody's, as a campaign acts for no state.
        """
        if head.acting.tells == "national" or not head.first:
            return None
        owner = core[: head.first]
        for at, token in enumerate(core[: head.first]):
            if possessive(token) and at and self.persons.at(core[at - 1]) is not None:
                owner = core[:at]
        if self.persons.at(owner[-1]) is not None:
            return self._of_persons(owner, head)
        held = self.read(owner, depth=depth + 1) if self.parts.head(owner) else None
        return replace(held, sector=head.acting.sector) if held and not held.state else None

    def _of_persons(self, tokens: Tokens, head: Head) -> Held | None:
        numbers = [self.persons.at(token) for token in tokens]
        those = [self.persons.held(n) for n in dict.fromkeys(numbers) if n is not None]
        held = [one for one in those if one]
        if not held or len(held) < len(those):
            return None
        countries = tuple(dict.fromkeys(code for one in held for code in one.countries))
        why = f"{_quoted(tokens)}: {held[0].why}"
        sure = 0.9 * min(one.confidence for one in held)
        return Held(countries, "owner", why, sure, sector=head.acting.sector)

    def _followed(self, rest: Tokens, head: Head, depth: int) -> Held | None:
        """ "leader of Japan", "director of South Korea's spy agency", "officials from Japan"."""
        for number, (link, part) in enumerate(self.parts.links(rest)):
            if number and self.parts.has(link, "whose"):
                return None  # it is of what stands before it
            held = self._linked(link, part, head, depth)
            if held:
                return replace(
                    held,
                    by="phrase",
                    sector=head.acting.sector,
                    state=head.acting.tells == "self",
                    confidence=round(0.9 * held.confidence, 2),
                    office="",
                    name="",
                )
        return None

    def _linked(self, link: Token, part: Tokens, head: Head, depth: int) -> Held | None:
        if self.parts.has(link, "owner"):
            return None if head.acting.abroad else self._of_persons(part, head)
        if self.parts.has(link, "whose"):
            return self.read(part, depth=depth + 1) or self._of_place(part, head.acting)
        if head.acting.sector == "military":
            return None
        placed = any(sign.entry.kind in _PLACED for sign in self.parts.finder.signs(part))
        if placed or self.parts.has(link, "in", "from"):
            return self.read(part, depth=depth + 1)
        return None

    def _of_place(self, part: Tokens, acting: Acting) -> Held | None:
        """A part of a state has members in its legislature, and governors, but no ministers."""
        national = acting.sector == "legislature" or acting.tells == "title"
        return self.place(part) if national else None

    def place(self, part: Tokens) -> Held | None:
        """ "of Maryland": a part of a state."""
        part = self.parts.trimmed(part)
        signs = list(self.parts.finder.signs(part))
        if not signs or signs[0].first or signs[0].entry.kind != "place":
            return None
        countries = signs[0].entry.countries
        why = f"{signs[0].words} is in {self._list(countries)}"
        return Held(countries, "phrase", why, 0.8)

    def _alone(self, tokens: Tokens, core: Tokens, rest: Tokens, head: Head) -> Held | None:
        """ "the president", "lawmakers": of the home country, if nothing says of another."""
        if head.acting.tells not in {"office", "head"}:
            return None
        if any(self.parts.has(token, "own", "honorific") for token in core):
            return None
        if any(self.parts.has(link, "whose") for link, _ in self.parts.links(rest)):
            return None
        if any(self.persons.at(token) is not None for token in core):
            return None
        held = self.home(head.words, head.acting)
        return replace(held, sector=head.acting.sector) if held else None


def _together(signs: Sequence[Sign], core: Tokens) -> list[Sign]:
    """The last sign and those joined to it: "Russia and China", "U.S. and North Korean"."""
    found = [signs[-1]]
    for sign in reversed(signs[:-1]):
        between = [token.form for token in core[sign.last : found[0].first]]
        if len(between) > 2 or any(form.isalnum() and len(form) > 3 for form in between):
            break
        if not between or "'s" in between:
            break
        found.insert(0, sign)
    return found


def _codes(signs: Sequence[Sign]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for sign in signs for code in sign.entry.countries))


def _quoted(tokens: Tokens) -> str:
    return f"“{joined(tokens)}”"
