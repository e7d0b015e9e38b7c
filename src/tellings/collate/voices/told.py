"""What several articles tell in the same words, on whose word, and who they are that speak."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from tellings.collate import forms
from tellings.collate.entities.pairs import Key
from tellings.collate.voices.chains import Chain, Chains, sourced, voiced
from tellings.collate.voices.saying import said_in
from tellings.model import AnyNote, Attribution, Claim, Collation, Entity, Quotation, Ref
from tellings.text import covers, tokens

Told = tuple[str, Chain]
"""The id of an article, and a chain in it; an empty one is its own voice."""


class Tellers:
    """The chains of a collation's attributions, and which speakers of several articles are one.

    `shown` are the attributions to go by, by article.
    """

    def __init__(self, collation: Collation, shown: Mapping[str, Collection[Attribution]]) -> None:
        self._collation = collation
        self._shown = shown
        self._chains = {article: Chains(notes) for article, notes in shown.items()}
        self._linked: dict[Key, Key] = {}
        for link in collation.of("same-entity"):
            keys = sorted((member.article, member.note) for member in link.members)
            self._linked.update(dict.fromkeys(keys, keys[0]))

    def told(self, refs: Sequence[Ref]) -> list[Told]:
        """The chains behind the words that end in somebody, each once.

        An article that gives a source anywhere does not tell it of its own elsewhere: its headline
        may leave the source out.
        """
        found: dict[tuple[str, str], Told] = {}
        reported = any(self._is_reported(ref) for ref in refs)
        for ref in refs:
            for each in self._saying(ref) if reported else self._behind_one(ref):
                if not each or self._ends(ref.article, each):
                    end = each[-1].id if each else ""
                    found.setdefault((ref.article, end), (ref.article, voiced(each)))
        cited = {article for article, chain in found.values() if chain}
        return [told for told in found.values() if told[1] or told[0] not in cited]

    def _is_reported(self, ref: Ref) -> bool:
        note = self._note((ref.article, ref.note))
        return isinstance(note, Claim) and note.attribution is not None

    def _saying(self, ref: Ref) -> Sequence[Chain]:
        """As `_behind_one`; of a claim that somebody says something the chains of what is said.

        Where others tell what was said, "Vell called it “a sham”" rests on Vell's word as they do.
        """
        note = self._note((ref.article, ref.note))
        said = said_in(note, self._shown[ref.article]) if isinstance(note, Claim) else None
        if said is None:
            return self._behind_one(ref)
        return self._chains[ref.article].roots(said.id, said.content)

    def _behind_one(self, ref: Ref) -> Sequence[Chain]:
        """The chains behind one telling; an empty one where the article tells it of its own."""
        reading = self._collation.reading(ref.article)
        chains, note = self._chains[ref.article], self._note((ref.article, ref.note))
        if not isinstance(note, Claim):
            return chains.roots(ref.note, self._collation.spans(ref))
        if note.attribution:
            return chains.roots(note.attribution, ref.at or note.at)
        marks = (at for quotation in reading.of(Quotation) for at in quotation.at)
        return () if any(covers(mark, note.hull) for mark in marks) else ((),)

    def _ends(self, article: str, chain: Chain) -> bool:
        """Whether a chain ends in somebody: not in the "I" of words whose speaker is not told."""
        last, above = chain[-1], chain[:-1]
        if self.speakers(article, last) or not above or any(map(sourced, above)):
            return sourced(last)
        return bool(self.called(article, last))

    def speakers(self, article: str, note: Attribution) -> frozenset[Key]:
        """Who speaks in an attribution of an article: one key each for who is linked as one."""
        keys = ((article, each) for each in (note.speaker, *note.speakers) if each)
        return frozenset(self._linked.get(key, key) for key in keys)

    def called(self, article: str, note: Attribution) -> frozenset[str]:
        """The words for a source as they are compared, without "the" and the like."""
        text = self._collation.reading(article).article.text
        words = chain.from_iterable(tokens(text, span) for span in note.source)
        return frozenset(forms.key(w.normal) for w in words if not forms.is_function_word(w.normal))

    def entities(self, speakers: Collection[Key]) -> list[Entity]:
        """The entities of these keys, in order."""
        return [entity for key in sorted(speakers) if (entity := self.entity(key))]

    def entity(self, key: Key) -> Entity | None:
        """The entity of a key; None if the article has none such."""
        note = self._note(key)
        return note if isinstance(note, Entity) else None

    def _note(self, key: Key) -> AnyNote | None:
        try:
            return self._collation.reading(key[0]).note(key[1])
        except KeyError:
            return None
