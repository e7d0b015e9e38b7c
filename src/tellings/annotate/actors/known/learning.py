"""What an article itself says of a person's state, at one place where it names the person.

"Chinese President Xi Jinping", "C.I.A. director Ana Ruiz": the words before the name. "President
Moon Jae-in of South Korea": what follows. "Ana Ruiz, Verinia's foreign minister," and "the foreign
minister of Japan, Taro Ito,": what stands in apposition, by the parse. "Senator Ana Ruiz, R-Va.":
the party and place of a member of the United States Congress.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.actors.known.held import Held
from tellings.annotate.actors.known.phrases import Phrases
from tellings.annotate.actors.known.scene import Place, Scene
from tellings.annotate.actors.known.tables import Acting
from tellings.annotate.actors.known.tokens import Token, Tokens, joined, possessive

_LONGEST = 16
_OPENING = frozenset({",", "(", "—", "–"})
_INSIDE = ("NN", "JJ", "DT", "PRP$", "POS", "CD", "HYPH", "AFX")
_FOLLOWING = (*_INSIDE, "IN", "CC")


class Learner(Struct, frozen=True):
    """Learns from the words around a name."""

    scene: Scene
    phrases: Phrases

    def learnt(self, place: Place) -> Iterator[Held]:
        """What the words at one place tell of the person's state, each with its own words."""
        tokens = self.scene.sentences[place.sentence]
        name = joined(tokens[place.first : place.last])
        found: list[tuple[Held | None, Tokens]] = [
            (self._before(place, tokens), tokens[place.start : place.last]),
            (self._of(place, tokens), tokens[place.start : place.last + 4]),
            (self._possessed(place, tokens), tokens[max(0, place.start - 3) : place.last]),
            (self._party(place, tokens), tokens[place.start : place.last + 4]),
        ]
        found += [(self._office(words), words) for words in self._beside(place, tokens)]
        for held, words in found:
            if held and held.by not in {"home", "owner"}:
                why = f"the article says “{joined(words)}”: {held.why}"
                sure = round(min(0.95, held.confidence + 0.03), 2)
                yield replace(
                    held, by="learnt", why=why, confidence=sure, name=name, sector="", state=False
                )

    def titles(self, place: Place) -> Iterator[Acting]:
        """The offices in the words before the name."""
        words = self.scene.sentences[place.sentence][place.start : place.first]
        acting = self.phrases.parts.tables.acting
        for last in range(len(words), 0, -1):
            for first in range(max(0, last - 3), last):
                found = acting.get(joined(words[first:last]).lower().rstrip("."))
                if found:
                    yield found
                    break

    def offices(self, place: Place) -> Iterator[tuple[Acting, str]]:
        """Offices that are said of the person without a state, with the words that say it."""
        tokens = self.scene.sentences[place.sentence]
        for acting in self.titles(place):
            if acting.tells in {"office", "title"}:
                yield acting, joined(tokens[place.start : place.last])
        for words in self._beside(place, tokens):
            office = self.phrases.office(words)
            if office and office.tells == "office":
                yield office, joined(words)

    def former(self, place: Place) -> bool:
        """Whether the words before the name say that the office is over."""
        words = self.scene.sentences[place.sentence][max(0, place.start - 2) : place.first]
        return any(
            self.phrases.parts.tables.is_link(token.form.lower(), "former") for token in words
        )

    def _before(self, place: Place, tokens: Tokens) -> Held | None:
        """ "Chinese President", "the C.I.A. director"."""
        return self._office(tokens[place.start : place.first])

    def _office(self, words: Tokens) -> Held | None:
        """What a phrase tells, if its head is an office and not a state or body itself."""
        if not any(token.form[:1].isalpha() for token in words):
            return None
        held = self.phrases.read(words)
        return held if held and not held.state and held.by == "phrase" else None

    def _possessed(self, place: Place, tokens: Tokens) -> Held | None:
        """ "China's Xi": a state right before the designation, as its owner."""
        end = next(
            (e for e in (place.first - 1, place.start - 1) if e > 0 and possessive(tokens[e])), 0
        )
        if not end:
            return None
        held = self.phrases.read(tokens[max(0, end - 3) : end])
        return held if held and held.state and held.country else None

    def others(self, place: Place) -> bool:
        """Whether what stands beside the name says that the person is something else than one who
        acts for a state: "Mr. Vell, a farmer in Arland"."""
        tokens = self.scene.sentences[place.sentence]
        beside = [words for words in self._beside(place, tokens) if words]
        told = [words for words in beside if self.phrases.parts.has(words[0], "the", "a")]
        return any(self.phrases.office(words) is None for words in told) and not any(
            self._office(words) for words in beside
        )

    def _of(self, place: Place, tokens: Tokens) -> Held | None:
        """ "President Ana Ruiz of Verinia": only after a title."""
        if place.start == place.first or place.last + 1 >= len(tokens):
            return None
        if not self.phrases.parts.tables.is_link(tokens[place.last].form, "whose"):
            return None
        title = next(self.titles(place), None)
        return self.phrases.owner(tokens[place.last : place.last + 8], title) if title else None

    def _party(self, place: Place, tokens: Tokens) -> Held | None:
        """ "R-Va.", "(D-Calif.)" right after the name."""
        at = place.last
        if at + 1 >= len(tokens) or tokens[at].form not in _OPENING:
            return None
        after = [token for token in tokens[at + 1 : at + 6] if token.form != "-"]
        words = joined(tokens[at + 1 : at + 5])
        letter, dash, _ = words.partition("-")
        if not dash or not self.phrases.parts.tables.is_link(letter.strip(), "party"):
            return None
        for first in range(min(2, len(after))):
            rest = [replace(t, form=t.form.removeprefix(letter + "-")) for t in after[first:]]
            held = self.phrases.place(rest)
            if held and held.countries == ("US",):
                return held
        return None

    def _beside(self, place: Place, tokens: Tokens) -> Iterator[Tokens]:
        """What stands in apposition to the name, after it and before it."""
        if not tokens[place.first].tag:
            return
        for words in self._apposed(place, tokens):
            if not any(self.phrases.persons.at(token) is not None for token in words):
                yield words

    def _apposed(self, place: Place, tokens: Tokens) -> Iterator[Tokens]:
        inside = range(place.first, place.last)
        for at in range(place.last + 1, min(len(tokens), place.last + _LONGEST)):
            if tokens[at].role == "appos" and tokens[at].head in inside:
                yield self._after(tokens, place.last, at)
        last = next((t for t in tokens[place.first : place.last] if t.role == "appos"), None)
        if last and last.head < place.start:
            end = place.start
            yield self._until(tokens, end - (tokens[end - 1].form in _OPENING), last.head)

    def _after(self, tokens: Tokens, first: int, noun: int) -> Tokens:
        """The phrase after a name's comma that has this noun."""
        if tokens[first].form not in _OPENING:
            return ()
        end = noun + 1
        while end < min(len(tokens), first + _LONGEST) and tokens[end].tag.startswith(_FOLLOWING):
            end += 1
        return tokens[first + 1 : end]

    def _until(self, tokens: Tokens, end: int, noun: int) -> Tokens:
        """The phrase that ends before a name, or its comma, and has this noun."""
        first = noun
        while first > max(0, end - _LONGEST):
            before = tokens[first - 1]
            if not (before.tag.startswith(_INSIDE) or self._whose(before)):
                break
            first -= 1
        return tokens[first:end] if noun < end else ()

    def _whose(self, token: Token) -> bool:
        return self.phrases.parts.tables.is_link(token.form, "whose")
