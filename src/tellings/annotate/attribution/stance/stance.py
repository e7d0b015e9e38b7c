"""What a cue does with the words it carries, and how their source holds them.

The class of the cue (neutral, distancing, endorsing ...), whether it tells of speech or of an
attitude, and the source's stance: polarity and certainty as in FactBank (Sauri 2008), read from
the cue, what negates it, and the main clause of the content. Nothing is guessed: what the tables
do not know stays unknown.

Where one content has several sentences or clauses, each is read by itself; if they differ in
polarity, or in certainty, that is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from tellings.annotate.attribution.cues.cues import Act, Cue, cue_of, known
from tellings.annotate.attribution.cues.phrasing import hits, table
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.stance.certainty import Held, runs, times, weaker, word_shapes
from tellings.annotate.attribution.stance.clauses import Clauses, held
from tellings.annotate.attribution.stance.unsaid import Lead, lead_of
from tellings.annotate.attribution.tree import Tree
from tellings.model import CueClass, Span, Spans, Stance

# Forms of a cue by which a past report may carry "would": all but the present ("says").
_PAST = frozenset({"VBD", "VBN", "VBG", "VB"})
_ASKING = frozenset({"directing", "warning"})
_SPOKEN = Cue("", "say", polarity="+", certainty="certain")
_UNSAID = Cue("", "deny", said=False)

Claims = list[tuple[Clauses, Held]]


class Verdict(Struct, frozen=True):
    """The class of a cue, whether it tells of speech, and the stance of its source."""

    cue_class: CueClass
    act: Act
    stance: Stance


def judge(scene: Scene, drafts: Iterable[Draft]) -> None:
    """Fill in class, act and stance of every draft."""
    for draft in drafts:
        verdict = stance(scene, draft)
        draft.cue_class, draft.act = verdict.cue_class, verdict.act
        draft.stance = verdict.stance


def stance(scene: Scene, draft: Draft) -> Verdict:
    """The verdict on a draft with content and, where the text gives one, a cue span.

    The draft's `verb` is used where it is set, else the cue verb among the words of its cue.
    A quotation without a known cue is taken as plainly said; other content without one is of
    unknown stance. Spans of the stance are slices of the text.
    """
    language = scene.language
    lead = lead_of(scene, draft, language)
    cue = _cue(scene, draft, lead, language)
    if cue is None:
        return Verdict("", "speech", Stance())
    claims = _claims(scene, draft, lead, language)
    cue = _framed(cue, draft, lead, claims, language)
    act: Act = "speech" if draft.form == "direct" else cue.act
    return Verdict(cue.cue_class, act, _stance(draft, cue, lead, claims, language))


def _cue(scene: Scene, draft: Draft, lead: Lead, language: str) -> Cue | None:
    found = cue_of(lead.said, language)
    if found is not None and found.lemma in (likened := _adjectives(scene, draft)):
        # "gave no direct support" directs nobody.
        found = cue_of([word for word in lead.said if word.lower() not in likened], language)
    if found is None and draft.verb:
        lemma = draft.verb.tree.words[draft.verb.index].lemma.lower()
        found = known(language).get(lemma)
    if found is None and draft.form == "direct" and known(language):
        return _SPOKEN
    return found


def _adjectives(scene: Scene, draft: Draft) -> frozenset[str]:
    places = scene.words_in(draft.cue) if draft.cue else []
    return frozenset(p.tree.form(p.index) for p in places if p.tree.words[p.index].pos == "ADJ")


# --- content -------------------------------------------------------------------------------------


def _claims(scene: Scene, draft: Draft, lead: Lead, language: str) -> Claims:
    """The main clauses of the content, in order, and how each holds."""
    spoken = draft.form == "direct"
    past = not spoken and lead.tag in _PAST
    trees: dict[int, tuple[Tree, set[int]]] = {}
    for span in draft.content:
        for place in scene.words_in(span):
            trees.setdefault(id(place.tree), (place.tree, set()))[1].add(place.index)
    found: Claims = []
    for tree, inside in trees.values():
        clauses = Clauses(tree, frozenset(inside), language, past, spoken)
        found += [(clauses, each) for each in held(clauses)]
    return found


def _framed(cue: Cue, draft: Draft, lead: Lead, claims: Claims, language: str) -> Cue:
    """What a cue becomes by the form of its content: "told them to go" directs."""
    first = claims[0][0] if claims else None
    if first is None:
        return cue
    if first.infinitive and cue.deed == "deny" and _speaks(first, language):
        return msgspec.structs.replace(_UNSAID, lemma=cue.lemma, cue_class="neutral")
    if first.infinitive and cue.to:
        return _to(cue)
    if cue.deed == "deny" and lead.verb is not None and _predicate(first, lead, language):
        return msgspec.structs.replace(cue, polarity="+", certainty="certain")
    return cue


def _to(cue: Cue) -> Cue:
    """A cue with an infinitive: an order claims nothing, a promise is likely to be kept."""
    if cue.to in _ASKING:
        return msgspec.structs.replace(
            cue, cue_class=cue.to, polarity="unknown", certainty="unknown"
        )
    certainty = "probable" if cue.to == "committing" else cue.certainty
    return msgspec.structs.replace(cue, cue_class=cue.to, certainty=certainty)


def _speaks(clauses: Clauses, language: str) -> bool:
    """Whether the content's verb is one of saying ("declined | to comment")."""
    verb = clauses.verb
    cue = known(language).get(clauses.tree.words[verb].lemma.lower()) if verb is not None else None
    return cue is not None and cue.act == "speech"


def _predicate(clauses: Clauses, lead: Lead, language: str) -> bool:
    """Whether the content is what something is called: "dismissed it as | nonsense"."""
    tree = clauses.tree
    top = clauses.tops[0] if clauses.tops else None
    if tree is not lead.tree or top is None:
        return False
    above = tree.words[top].head
    return above not in clauses.inside and tree.form(above) in lead.predicates


# --- stance --------------------------------------------------------------------------------------


def _stance(draft: Draft, cue: Cue, lead: Lead, claims: Claims, language: str) -> Stance:
    limits = _limits(lead, claims, language)
    cue_at = (draft.cue,) if draft.cue else ()
    turned = lead.spans(lead.turning)
    if not cue.said or (turned and cue.negated == "unsaid"):
        return Stance(said=False, words=turned or cue_at, limits=limits)
    if lead.opening:
        return Stance(words=lead.spans(lead.opening), limits=limits)
    base = _turned(cue) if turned else Held(cue.polarity, cue.certainty)
    if base.polarity == "unknown":
        return Stance(words=turned or cue_at, limits=limits)
    content = _agreed(claims)
    polarity = times(base.polarity, content.polarity)
    certainty = "unknown" if polarity == "unknown" else weaker(base.certainty, content.certainty)
    plain = (base.polarity, base.certainty) == ("+", "certain")
    words = (*(() if plain else turned + cue_at), *_deciding(claims))
    return Stance(polarity, certainty, words=_sorted(words) or cue_at, limits=limits)


def _turned(cue: Cue) -> Held:
    """What is left of a cue that does not tell of silence when it is negated."""
    if cue.negated == "opposite":
        return Held(times("-", cue.polarity), cue.certainty)
    if cue.negated == "possible":
        return Held("+", "possible")
    return Held("unknown", "unknown")


def _agreed(claims: Claims) -> Held:
    """What all clauses have in common; unknown where they differ or where there are none."""
    polarities = {each.polarity for _, each in claims}
    certainties = {each.certainty for _, each in claims}
    polarity = polarities.pop() if len(polarities) == 1 else "unknown"
    certainty = certainties.pop() if len(certainties) == 1 else "unknown"
    return Held(polarity, certainty)


def _deciding(claims: Claims) -> Spans:
    return tuple(span for clauses, each in claims for span in runs(clauses.tree, each.words))


def _limits(lead: Lead, claims: Claims, language: str) -> Spans:
    """What limits the claim in time: "so far", and "yet" where something is denied."""
    found: list[Span] = []
    if lead.tree:
        found += _limits_in(lead.tree, lead.words, bool(lead.turning), language)
    for clauses, each in claims:
        zone = tuple(sorted(set(each.zone)))
        found += _limits_in(clauses.tree, zone, each.negated, language)
    return _sorted(found)


def _limits_in(tree: Tree, zone: tuple[int, ...], denied: bool, language: str) -> list[Span]:
    found = []
    for hit in hits([word_shapes(tree, i) for i in zone], table("limits", language)):
        at = zone[hit.start : hit.end]
        aside = at[0] > 0 and tree.form(at[0] - 1) == "("
        counts = hit.row["needs"] != "negation" or denied or aside
        if counts and tree.words[at[0]].role != "cc":
            found.append(tree.span(at))
    return found


def _sorted(spans: Iterable[Span]) -> Spans:
    """Spans in order, without those that lie in another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)
