"""The decider that ships: ordered rules, each a small function that knows one reason.

Rules on a passage alone (`ALONE`, here) come first: a phrase of the table, a tag, a byline's
words. What they leave is searched for prose, and rules on the place of a passage (`PLACED`, in
`places`) give the rest its roles. The first rule that answers wins; a rule that is not sure says
nothing; what none knows is prose, since prose taken for something else would be lost.
"""

from __future__ import annotations

from collections.abc import Callable

from tellings.annotate.anatomy.names import is_agency
from tellings.annotate.anatomy.pictures import MAX_WORDS
from tellings.annotate.anatomy.places import OVERRULING, PLACED, View
from tellings.annotate.anatomy.sheet import Sheet, Verdict
from tellings.annotate.anatomy.signs import Signs
from tellings.annotate.anatomy.zones import zones
from tellings.model import Role

Alone = Callable[[Signs], Verdict | None]

PROSE = Verdict("paragraph", "prose", 0.8, "reads as a paragraph of the report")


def decide(sheet: Sheet) -> tuple[Verdict, ...]:
    """A verdict for each passage."""
    alone = [_alone(signs) for signs in sheet.signs]
    view = View(sheet, zones(sheet.signs, [verdict is not None for verdict in alone]))
    for number, verdict in enumerate(alone):
        view.settle(number, verdict)
    for rule in PLACED:
        for number, signs in enumerate(sheet.signs):
            if view.decided[number] is None or rule in OVERRULING:
                view.settle(number, rule(number, signs, view))
    return tuple(verdict or PROSE for verdict in view.decided)


def _alone(signs: Signs) -> Verdict | None:
    return next((verdict for rule in ALONE if (verdict := rule(signs))), None)


def wordless(signs: Signs) -> Verdict | None:
    """A line of dashes or stars."""
    if signs.words:
        return None
    return Verdict("boilerplate", "wordless", 0.9, "has no words")


def long(signs: Signs) -> Verdict | None:
    """Longer than any headline, caption or prompt."""
    if not signs.long or signs.biography:
        return None
    return Verdict("paragraph", "long", 0.95, "is longer than anything but prose")


def page_phrase(signs: Signs) -> Verdict | None:
    """A phrase of the table that holds at any place."""
    if not signs.phrase or signs.phrase.place != "anywhere" or signs.tag == "h1":
        return None
    sure = 0.95 if signs.phrase.match in {"whole", "opener", "label"} else 0.85
    return Verdict("boilerplate", f"phrase-{signs.phrase.match}", sure, signs.phrase.why)


_TAGGED: dict[str, Role] = {
    "h1": "headline",
    "headline": "headline",
    "summary": "summary",
    "figcaption": "caption",
    "caption": "caption",
    "byline": "byline",
    "author": "byline",
    "address": "byline",
    "time": "date",
    "credit": "credit",
    "dateline": "dateline",
    "biography": "biography",
}


def tagged(signs: Signs) -> Verdict | None:
    """The page itself says what it is, unless its words say something narrower."""
    role = _TAGGED.get(signs.tag)
    if role is None:
        return None
    if role == "caption" and signs.credit_alone:
        role = "credit"
    if role == "byline" and signs.date and signs.date.whole:
        role = "date"
    if role == "date" and signs.byline:
        role = "byline"
    if role == "byline" and signs.tag == "byline" and _is_button(signs):
        return Verdict("boilerplate", "button-by-byline", 0.7, "a single word beside the byline")
    return Verdict(role, f"tag-{signs.tag}", 0.95, f"the page marks it so ({signs.tag})")


def _is_button(signs: Signs) -> bool:
    """Whether it is one word that names nobody, such as "Share" or "Bookmark"."""
    if signs.words != 1 or signs.byline or signs.key in {"by", "from", "staff"}:
        return False
    return not is_agency(signs.key.upper())


_SIGNED = {
    "by": (0.9, "begins with \u201cby\u201d and names a writer"),
    "titled": (0.8, "is a name with a writer's title, a date or a time"),
    "sign-off": (0.9, "says who worked on the report"),
}


def signed(signs: Signs) -> Verdict | None:
    """ "By Ada Quill", "Ada Quill, reporter", "(Reporting by ...)"."""
    if not signs.byline or signs.byline.form not in _SIGNED or signs.tag in {"h2", "h3"}:
        return None
    sure, why = _SIGNED[signs.byline.form]
    return Verdict("byline", f"byline-{signs.byline.form}", sure, why)


def dated(signs: Signs) -> Verdict | None:
    """A line that is nothing but a date, with a year, a clock time or "Published"."""
    if not signs.date or not signs.date.whole:
        return None
    if not signs.date.kinds & {"figures", "clock", "label", "zone"} and signs.words < 3:
        return None
    return Verdict("date", "date-alone", 0.9, "holds nothing but a date")


def dateline_alone(signs: Signs) -> Verdict | None:
    """ "VERIN, March 3 (Agency)"."""
    if not signs.dateline_alone:
        return None
    return Verdict("dateline", "dateline-alone", 0.8, "holds only a place with a date or agency")


def credit_alone(signs: Signs) -> Verdict | None:
    """ "Photo by Ada Quill", "(Ada Quill/Agency)"."""
    whole = signs.credit is not None and signs.credit.sure == "photo" and signs.credit.start <= 1
    agency = signs.byline is not None and signs.byline.form == "agency" and not whole
    if not (signs.credit_alone or whole) or signs.told or agency:
        return None
    why = "names only whom a picture, a chart or a post is from"
    return Verdict("credit", "credit-alone", 0.85, why)


def labelled_caption(signs: Signs) -> Verdict | None:
    """ "PHOTO: A ferry at Verin"."""
    if not signs.caption_label or signs.words > MAX_WORDS:
        return None
    return Verdict("caption", "caption-label", 0.9, "begins as picture captions do")


def credited_caption(signs: Signs) -> Verdict | None:
    """Words that end with a picture credit; "(Agency)" may end a report's paragraph too."""
    if not signs.credit or not signs.credit.sure or not 1 < signs.words <= MAX_WORDS:
        return None
    if signs.credit.sure == "agency" and not _may_be_caption(signs):
        return None
    return Verdict("caption", "caption-credit", 0.85, "ends with the credit of a picture")


def _may_be_caption(signs: Signs) -> bool:
    told = signs.told or signs.quoted or (signs.past and not signs.picture)
    return not told and signs.words <= 50


def clear_prompt(signs: Signs) -> Verdict | None:
    """ "Get the day's stories in your inbox"."""
    if signs.prompt != "sure" or signs.ends == ":":
        return None
    return Verdict("boilerplate", "prompt", 0.8, "asks the reader to subscribe, follow or share")


ALONE: tuple[Alone, ...] = (
    wordless,
    long,
    tagged,
    page_phrase,
    signed,
    dated,
    dateline_alone,
    credit_alone,
    labelled_caption,
    credited_caption,
    clear_prompt,
)
