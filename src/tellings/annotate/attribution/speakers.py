"""Who a source is: the entity behind a name, a title, a pronoun or a document."""

from __future__ import annotations

from tellings.annotate.attribution import pronouns
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.words import words
from tellings.model import Mention

_OF = frozenset({"by", "from", "of", "in", "for", "at"})
# How many attributions a pronoun or a document may look back over.
_BACK = 12


def resolve(scene: Scene, drafts: list[Draft]) -> None:
    """Fill in speaker and addressee of every draft, in the order of the text."""
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    for number, draft in enumerate(drafts):
        earlier = drafts[max(0, number - _BACK) : number]
        if draft.source:
            draft.speaker, how = speaker_of(
                scene, draft.source, earlier, answers=draft.deed == "answer"
            )
            draft.notes += [how] if how else []
        draft.addressee = _addressee(scene, draft)


def speaker_of(
    scene: Scene, source: Source, earlier: list[Draft], *, answers: bool = False
) -> tuple[str | None, str]:
    """The entity that a source names, and how that was found if not by its name.

    `answers`: whether the cue says that it answers the words before ("replied").
    """
    named = [m for m in scene.mentions_in(source.at) if m.entity]
    head = source.head
    if head is None:
        return (named[0].entity, "") if named else (None, "")
    by_head = _named_at(named, head)
    if by_head and _two_speakers(scene, head, named):
        return None, "more than one speaker"
    if by_head:
        return by_head.entity, ""
    form = head.tree.form(head.index)
    if form in pronouns.FORMS:
        return pronouns.antecedent(scene, source, form, _talk(scene, source, earlier, answers))
    found = _in_apposition(head, named) or _behind(scene, head, named)
    return found if found[0] else _same_document(head, earlier)


def _talk(scene: Scene, source: Source, earlier: list[Draft], answers: bool) -> pronouns.Talk:
    """Who spoke last to whom, in this paragraph or the one before."""
    block = scene.block_at(source.at.start)
    above = scene.block_before(block) if block else None
    floor = above.hull.start if above else block.hull.start if block else 0
    near = [draft for draft in earlier if draft.speaker and draft.start >= floor]
    if not near:
        return pronouns.Talk()
    return pronouns.Talk(near[-1].speaker, near[-1].addressee, answers)


def _named_at(named: list[Mention], head: Place) -> Mention | None:
    """The mention whose designation holds the head word of the source."""
    at = head.span
    return next((m for m in named if m.hull.start <= at.start and at.end <= m.hull.end), None)


def _two_speakers(scene: Scene, head: Place, named: list[Mention]) -> bool:
    """Whether the head is joined by "and" to another named speaker."""
    joined = [c for c in head.tree.children[head.index] if head.tree.words[c].role == "conj"]
    places = [Place(head.tree, c) for c in joined]
    return any(_named_at(named, place) for place in places)


def _in_apposition(head: Place, named: list[Mention]) -> tuple[str | None, str] | None:
    """The name that stands beside a role: "her lawyer, Ann Example"."""
    tree = head.tree
    for child in tree.children[head.index]:
        by_name = (
            _named_at(named, Place(tree, child)) if tree.words[child].role == "appos" else None
        )
        if by_name:
            return by_name.entity, ""
    return None


def _behind(scene: Scene, head: Place, named: list[Mention]) -> tuple[str | None, str]:
    """Whoever stands behind a document or a spokesman: "a report by Example News"."""
    tree, index = head.tree, head.index
    lemma = _lemma(head)
    if lemma not in words("documents"):
        return None, ""
    for child in tree.children[index]:
        owner = _owner(Place(tree, child))
        by_owner = _named_at(named, owner) if owner else None
        if by_owner:
            return by_owner.entity, f"the {lemma} is theirs"
    return None, ""


def _same_document(head: Place, earlier: list[Draft]) -> tuple[str | None, str]:
    """ "That same report": the document of this kind that was last cited, if it has an owner."""
    lemma = _lemma(head)
    if lemma not in words("documents"):
        return None, ""
    for draft in reversed(earlier):
        if draft.source and draft.source.head and _lemma(draft.source.head) == lemma:
            why = f"taken as the {lemma} cited before" if draft.speaker else ""
            return draft.speaker, why
    return None, ""


def _lemma(place: Place) -> str:
    lemma = place.tree.words[place.index].lemma or place.tree.form(place.index)
    return lemma.lower()


def _owner(child: Place) -> Place | None:
    """The noun in "Wire's (report)" or "(report) by Wire"."""
    tree, index = child.tree, child.index
    role = tree.words[index].role
    if role == "poss":
        return child
    if role not in ("prep", "agent") or tree.form(index) not in _OF:
        return None
    noun = tree.child(index, ("pobj",))
    return Place(tree, noun) if noun is not None else None


# --- addressees ----------------------------------------------------------------------------------


def _addressee(scene: Scene, draft: Draft) -> str | None:
    """Whom the cue addresses: "told Vell", "said to Vell", "turned to Vell and said"."""
    if draft.verb is None:
        return None
    tree, index = draft.verb.tree, draft.verb.index
    verbs = [index]
    if tree.words[index].role == "conj":
        verbs.append(tree.words[index].head)
    for verb in verbs:
        for child in tree.children[verb]:
            found = _hearer(scene, draft, Place(tree, child), verb == index)
            if found and found != draft.speaker:
                return found
    return None


def _hearer(scene: Scene, draft: Draft, child: Place, own: bool) -> str | None:
    tree, index = child.tree, child.index
    word = tree.words[index]
    cue = tree.cue(word.head)
    takes_object = own and cue is not None and "o" in cue.frames
    noun: int | None = None
    if word.role == "dative" or (word.role == "dobj" and takes_object):
        noun = index if word.pos != "ADP" else tree.child(index, ("pobj",))
    elif word.role == "prep" and tree.form(index) == "to":
        noun = tree.child(index, ("pobj",))
    if noun is None:
        return None
    at = tree.words[noun].span
    people = (m for m in scene.mentions_in(tree.span(tree.subtree(noun))) if m.type == "person")
    return next((m.entity for m in people if m.hull.start <= at.start < m.hull.end), None)
