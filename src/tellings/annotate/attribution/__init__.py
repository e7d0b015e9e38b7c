"""Attribution: who said what, on whose word, and how the text says so.

Content, cue and source as in PARC 3 (Pareti 2012) and PolNeAR (Newell et al. 2018). In the order
in which it runs: `marks` finds quotations; `direct` the spoken ones, `indirect` the clauses of cue
verbs, `headlines` names with a colon; `tagged` asks the tagging model; `merge` makes one list;
`pulled` gives pull quotes their speaker, `displayed` adds paragraphs set apart; `cited` and
`within` (with `nouns`, `adjectives`, `things`) find chains; `speakers` the
entity behind each source, `source_types` its kind; `stance` what the source holds of what it says,
`statements` whether it is a statement at all; `noting` makes the notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.attribution.chains.cited import cited
from tellings.annotate.attribution.chains.within import within
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.marks.marks import quotations
from tellings.annotate.attribution.noting import notes
from tellings.annotate.attribution.rules.direct import direct
from tellings.annotate.attribution.rules.displayed import displayed
from tellings.annotate.attribution.rules.headlines import by_colon
from tellings.annotate.attribution.rules.indirect import indirect
from tellings.annotate.attribution.rules.pulled import pulled
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.speakers.source_types import typed
from tellings.annotate.attribution.speakers.speakers import resolve
from tellings.annotate.attribution.stance.stance import judge
from tellings.annotate.attribution.statements import state
from tellings.annotate.attribution.tagging.merge import merged
from tellings.annotate.attribution.tagging.tagged import tagged
from tellings.model import Attribution, Block, Entity, Mention, Quotation, Reading, Sentence
from tellings.pipeline import step

__all__ = ["STEPS", "attributions", "quotations"]


@step(
    needs=(Block, Sentence, Mention, Entity, Quotation),
    gives=Attribution,
    version="7",
    uses=("tagging",),
)
def attributions(reading: Reading) -> Iterator[Attribution]:
    """Every statement that rests on someone's word, as far as rules and model find it."""
    scene = Scene(reading)
    drafts = merged(scene, by_rule(scene), tagged(scene))
    drafts += pulled(scene, drafts)
    drafts += displayed(scene, drafts)
    drafts += cited(scene, drafts)
    drafts += within(scene, drafts)
    resolve(scene, drafts)
    typed(scene, drafts)
    judge(scene, drafts)
    state(scene, drafts)
    yield from notes(drafts)


def by_rule(scene: Scene) -> list[Draft]:
    """What the rules find, without chains."""
    spoken = direct(scene)
    return [*spoken, *indirect(scene, spoken), *by_colon(scene)]


STEPS = (quotations, attributions)
