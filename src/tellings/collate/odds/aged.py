"""Whose age a number is: "Ana Marsk, 40, said", "a driver aged 40", "he died at 40"."""

from __future__ import annotations

from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.words import Keys
from tellings.model import Amount

AGE = "age"
_NOUNS = ("NN", "NNS", "NNP", "NNPS")


def aged(fact: Fact, amount: Amount, scene: Scene) -> Keys:
    """The keys of whose age an amount is: of the noun that it hangs on, or of who acts.

    A name is one key, whole: two Jenkins are two. None for what is no age, or not told whose.
    """
    number = scene.number(amount.at)
    if amount.counted != AGE or number is None:
        return frozenset()
    words, inside = scene.sentences[number].words, scene.over(number, amount.at)
    at = next((n for n in inside if words[n].head not in inside), None)
    for _ in range(len(words)):
        if at is None or words[at].head == at:
            break
        at = words[at].head
        if words[at].tag in _NOUNS and scene.lemma(words[at]) not in (AGE, "year"):
            name = [n for n in scene.below[number][at] if words[n].role == "compound"]
            whole = [*(n for n in name if words[n].tag.startswith("NNP")), at]
            return frozenset({" ".join(scene.lemma(words[n]) for n in whole)})
        if words[at].pos == "VERB":
            break
    return fact.agents or fact.patients
