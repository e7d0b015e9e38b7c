"""Whom "who", "whom" and "whose" mean: the name that their clause hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.actors.cast import EITHER, Cast, Referent
from tellings.annotate.actors.meant import Meant
from tellings.annotate.actors.scene import CLAUSES, Tree

_BY_TREE, _BY_PLACE = 0.85, 0.9
_TOLD = frozenset({"appos", "compound", "nmod"})


def relatives(cast: Cast) -> Iterator[Meant]:
    """Every relative pronoun that hangs on a name, or on a noun that a name stands beside."""
    pronouns = cast.scene.words.pronouns
    for tree in cast.scene.trees:
        clauses = [
            index
            for index, form in enumerate(tree.forms)
            if (pronoun := pronouns.get(form)) and pronoun.use == "clause" and index
        ]
        if clauses and not all(map(str.isupper, tree.forms)):
            referents = cast.referents(tree)
            for index in clauses:
                meant = _relative(cast, tree, index, referents)
                if meant:
                    yield meant


def _relative(
    cast: Cast, tree: Tree, index: int, referents: dict[int, list[Referent]]
) -> Meant | None:
    hung = _antecedent(tree, index)
    before = _just_before(cast, tree, index)
    by_tree = _named(cast, tree, hung, index, referents) if hung is not None else ()
    by_place = _named(cast, tree, before, index, referents) if before is not None else ()
    if by_place and hung is not None and not by_tree and hung != before:
        # "an aide to Vell who": the clause hangs on somebody else.
        return None
    entities = by_tree or by_place
    if not entities or _of_another(cast, tree, index):
        return None
    at = tree.words[index].span
    words = at.of(cast.scene.text)
    sure = _BY_PLACE if by_tree == by_place else _BY_TREE
    why = f"“{words}” tells more of the name before it"
    return Meant(at, entities, "pronoun", "relative-clause", why, sure)


def _of_another(cast: Cast, tree: Tree, index: int) -> bool:
    """Whether a name without a comma after it belongs to a person's noun: "an aide to Vell who"."""
    word = tree.words[index - 1]
    if word.role != "pobj" or tree.words[word.head].role != "prep":
        return False
    owner = tree.words[word.head].head
    return owner < index and cast.scene.words.human(cast.noun(tree, owner))


def _antecedent(tree: Tree, index: int) -> int | None:
    """The noun that the clause of a relative pronoun hangs on."""
    for above in (index, *tree.above(index)):
        word = tree.words[above]
        if word.role in CLAUSES and word.head < index:
            return word.head
        if word.role == "ROOT" or word.head == above:
            return None
    return None


def _just_before(cast: Cast, tree: Tree, index: int) -> int | None:
    """The word before it, over a comma."""
    before = index - 1
    if before > 0 and tree.forms[before] == ",":
        before -= 1
    return before if tree.words[before].pos in ("PROPN", "NOUN") else None


def _named(
    cast: Cast, tree: Tree, noun: int, index: int, referents: dict[int, list[Referent]]
) -> tuple[str, ...]:
    """The person at a noun; with a verb in the plural those who are joined there."""
    here = _at(cast, tree, noun, referents)
    if not here:
        return ()
    for referent in referents.get(here[-1].index, ()):
        if len(referent.entities) > 1 and _plural(tree, index):
            return referent.entities
    return here[-1].entities


def _at(cast: Cast, tree: Tree, noun: int, referents: dict[int, list[Referent]]) -> list[Referent]:
    """The persons whose name holds a word, or stands in apposition to it."""
    found = [r for r in referents.get(noun, ()) if r.agrees & EITHER and len(r.entities) == 1]
    if found:
        return found
    word = tree.words[noun]
    if word.role == "appos" and word.pos == "NOUN":
        return [r for r in referents.get(word.head, ()) if r.agrees & EITHER and r.entities]
    return [
        referent
        for child in tree.below(noun, frozenset({"appos"}))
        if child < noun + 12 and cast.noun(tree, noun) in cast.scene.words.roles
        for referent in referents.get(child, ())
        if referent.agrees & EITHER and len(referent.entities) == 1
    ]


def _plural(tree: Tree, index: int) -> bool:
    """Whether the verb of a clause is in the plural: "who have", "who are"."""
    head = tree.words[index].head
    verbs = (head, *tree.below(head, frozenset({"aux", "auxpass"})))
    return any(tree.words[verb].tag == "VBP" for verb in verbs)
