"""Why predicates are of one event, in words: the same verb, the same people, the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.collate import forms
from tellings.collate.events.people import NAME, People
from tellings.collate.events.predicates import Keys, Predicate
from tellings.text import normal, tokens

_ROLES = ("agent", "patient")
_MOST = 3  # words that a reason names
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")  # what TIMEX3 leaves open ("XXXX-06") tells no reader


def why(told: Sequence[Predicate], people: People) -> str:
    """What all of these have in common; of what only most have, nothing is said."""
    return "; ".join((_words(told), *_shared(told, people)))


def _words(told: Sequence[Predicate]) -> str:
    lemmas = sorted({each.lemma for each in told})
    named = ", ".join(f"'{each}'" for each in lemmas)
    if len(lemmas) == 1:
        kind = "verb" if all(each.part == "verb" for each in told) else "word"
        return f"the same {kind} {named}"
    one = told[0]
    alike = all(each.key == one.key or forms.near(each.lemma, one.lemma) for each in told)
    return f"{'forms of one word' if alike else 'words that are used alike here'}: {named}"


def _shared(told: Sequence[Predicate], people: People) -> Iterator[str]:
    seen: Keys = frozenset()
    for role in _ROLES:
        keys = _common([getattr(each, role) for each in told])
        if keys:
            yield f"the same {role} {_called(keys, told, people)}"
        seen |= keys
    beside = _common([each.parts for each in told]) - seen
    if beside - _spelled(seen, people):
        yield f"{_both(told)} with {_called(beside, told, people)}"
    days = sorted(filter(_DATE.fullmatch, _common([each.times for each in told])))
    if days:
        yield f"{_both(told)} dated {', '.join(days)}"
    if not seen and not beside:
        rest = _common([each.told for each in told])
        if rest:
            yield f"{_both(told)} in a sentence with {_called(rest, told, people)}"


def _common(sets: Sequence[Keys]) -> Keys:
    return frozenset.intersection(*sets)


def _both(told: Sequence[Predicate]) -> str:
    return "both" if len(told) == 2 else "all"


def _spelled(keys: Keys, people: People) -> Keys:
    """The words of the names of these."""
    names = (people.names.get(key, "") for key in keys)
    return frozenset(forms.key(token.normal) for name in names for token in tokens(name))


def _called(keys: Keys, told: Sequence[Predicate], people: People) -> str:
    """Names first, then words that are in no name, as the first of them in the text is spelled."""
    names = sorted({people.names[key] for key in keys if key in people.names})
    plain = keys - _spelled(keys, people)
    first = min(told, key=lambda each: each.mentioned)
    spelled = {forms.key(token.normal): token.normal for token in tokens(first.sentence)}
    words = sorted(spelled.get(key, key) for key in plain if key[0] != NAME)
    return ", ".join((names + [f"'{normal(word)}'" for word in words])[:_MOST])
