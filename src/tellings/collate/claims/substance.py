"""Whether a claim says enough to be told of: "when prices are high" is in every report."""

from __future__ import annotations

from tellings.collate import forms
from tellings.collate.claims.facts import Fact
from tellings.model import Claim

ENOUGH = 3  # content words beside the verb from which a claim says something
MAIN = 2  # the same of a main clause
NAMED = 2  # named parts that count for the weight of a row


def substantial(fact: Fact) -> bool:
    """Whether it names somebody, gives a number, or has words enough of its own."""
    own = {key for key, shown in _own(fact) if not forms.is_function_word(shown.casefold())}
    if any(":" in key for key in own) or fact.numbers & own:
        return True
    return len(own - {fact.verb}) >= (MAIN if _main(fact) else ENOUGH)


def weight(claim: Claim, headline: bool) -> int:
    """How much a claim says: its named parts, an amount, a clause of its own, a headline."""
    named = sum(each.entity is not None for each in claim.arguments)
    main = claim.inside is None and claim.subject is not None
    return min(named, NAMED) + bool(claim.amounts) + main + headline


def _own(fact: Fact) -> list[tuple[str, str]]:
    words = zip(fact.keys, fact.shown, fact.beside, strict=True)
    return [(key, shown) for key, shown, beside in words if not beside]


def _main(fact: Fact) -> bool:
    """Whether it has a subject of its own, and no word before it that makes it depend."""
    subject = fact.claim.subject
    if subject is None or not any(subject.start <= at < subject.end for at in fact.starts):
        return False
    words = list(zip(fact.starts, fact.shown, strict=True))
    before = [word.casefold() for at, word in words if at < subject.start]
    within = [word.casefold() for at, word in words if subject.start <= at < subject.end]
    depends = any(forms.is_function_word(word) for word in before)
    return not depends and not all(forms.is_function_word(word) for word in within)
