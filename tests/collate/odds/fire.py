"""A fire at a market in Orvale, with claims marked by hand."""

from __future__ import annotations

from tellings import models
from tellings.collate.odds import at_odds
from tellings.model import Amount, Argument, Claim, Link, Reading, Ref, Span, Stance
from tests.collate.build import BY
from tests.collate.timeline.diary import Diary


class Account(Diary):
    """An article whose sentences make claims."""

    def claims(
        self,
        marked: str,
        *,
        head: str,
        roles: dict[str, str] | None = None,
        amounts: tuple[Amount, ...] = (),
        times: tuple[str, ...] = (),
        stance: Stance | None = None,
        attribution: str | None = None,
    ) -> Span:
        """A sentence that is one claim: `head` is its predicate, `roles` the words for a part."""
        at = self.parsed(marked)
        lemma = next((c.split("/")[2] for c in marked.split() if c.startswith(f"{head}/")), head)
        arguments = tuple(
            Argument(role, self.at(words), self.at(words.split()[-1]), self.known(words))
            for role, words in (roles or {}).items()
        )
        self.notes.append(
            Claim(
                at=(Span(at.start, at.end - 1),),
                predicate=(self.at(head),),
                head=self.at(head),
                lemma=lemma,
                arguments=arguments,
                amounts=amounts,
                times=times,
                stance=stance or Stance("+", "certain"),
                attribution=attribution,
                by=BY,
            )
        )
        return at

    def known(self, words: str) -> str | None:
        """The entity that the last of these words names."""
        return next(
            (f"entity:{n}" for n in self.named if n.split()[-1] == words.rsplit(maxsplit=1)[-1]),
            None,
        )


KILLED = (
    "{number}/nummod>people people/nsubjpass>killed/person/NOUN were/auxpass>killed "
    "killed/ROOT>@/kill in/prep>killed the/det>fire fire/pobj>in at/prep>fire the/det>market "
    "market/pobj>at near/prep>market the/det>harbour harbour/pobj>near ./punct>killed"
)
DIED = (
    "{number}/nummod>people people/nsubj>died/person/NOUN died/ROOT>@/die when/advmod>swept "
    "fire/nsubj>swept swept/advcl>died/sweep the/det>market market/dobj>swept beside/prep>market "
    "the/det>harbour harbour/pobj>beside ./punct>died"
)


def counted(
    id: str, number: str, value: float, marked: str = KILLED, *, day: str = "", **more: object
) -> Reading:
    """An article that says how many died."""
    made = Account(id)
    if day:
        made.written(day)
    words = f"{number} people"
    start = len(made.text) + 2 * bool(made.text)
    amount = Amount(
        Span(start, start + len(words)),
        more.pop("low", value),  # type: ignore[arg-type]
        more.pop("high", value),  # type: ignore[arg-type]
        unit=str(more.pop("unit", "")),
        counted=str(more.pop("noun", "person")),
    )
    head = str(more.pop("head", "died" if "died/ROOT" in marked else "killed"))
    made.claims(
        marked.format(number=number),
        head=head,
        roles={"patient": words, **more.pop("roles", {})},  # type: ignore[dict-item]
        amounts=(amount,),
        **more,  # type: ignore[arg-type]
    )
    return made.reading()


def alike(*readings: Reading) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Entities of one id are one."""
    found = []
    for number, a in enumerate(readings):
        for b in readings[number + 1 :]:
            ids = {n.id for n in a.notes} & {n.id for n in b.notes}
            found += [((a.article.id, i), (b.article.id, i)) for i in sorted(ids) if "entity:" in i]
    return sorted(tuple(sorted(pair)) for pair in found)  # type: ignore[misc]


def found(*readings: Reading, meant: bool = False) -> tuple[Link, ...]:
    """What the readings are at odds in, by words alone or, if `meant`, by their meaning, too."""
    embed = models.get("likeness").use.embed if meant else None
    return at_odds(readings, alike(*readings), embed=embed)


def told(link: Link, *readings: Reading) -> list[str]:
    """The words of each member."""
    by_id = {each.article.id: each for each in readings}
    return [_words(by_id[ref.article], ref) for ref in link.members]


def _words(reading: Reading, ref: Ref) -> str:
    return " … ".join(span.of(reading.article.text) for span in ref.at)
