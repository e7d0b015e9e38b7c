"""Rules on where a passage stands: above the prose, between it, below it, or printed again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from tellings.annotate.anatomy.pictures import MAX_WORDS
from tellings.annotate.anatomy.sheet import Sheet, Verdict
from tellings.annotate.anatomy.signs import Signs
from tellings.annotate.anatomy.zones import Zones, reads_as_prose
from tellings.model import Role

_HEADLINE_WORDS = 32
_HEADING_WORDS = 16
_TEASER_WORDS = 40
_MENU_LINES = 6
_NEAR_TOP = 8
_OPEN_ENDS = frozenset({".", ":", ";", ",", "—", "–", "-"})
_TEXT_TAGS = frozenset({"p", "li", "blockquote", "td"})
_HEADINGS = frozenset({"heading", "h2", "h3", "h4", "h5", "h6"})


class View:
    """What a placed rule sees: the sheet, its zones, and what is decided so far."""

    def __init__(self, sheet: Sheet, zones: Zones) -> None:
        self.sheet = sheet
        self.zones = zones
        self.decided: list[Verdict | None] = [None] * len(sheet.passages)
        self.first_of: dict[Role, int] = {}
        self.furniture_below = False
        self.menu_end = 0

    def settle(self, number: int, verdict: Verdict | None) -> None:
        """Decide a passage; None leaves it as it is."""
        if verdict is None:
            return
        self.decided[number] = verdict
        self.first_of[verdict.role] = min(number, self.first_of.get(verdict.role, number))
        if verdict.role == "boilerplate" and self.zones.below(number):
            self.furniture_below = True

    def role(self, number: int) -> Role | None:
        """The role of a passage, if it has one yet."""
        verdict = self.decided[number] if 0 <= number < len(self.decided) else None
        return verdict.role if verdict else None

    def open(self, number: int) -> bool:
        """Whether a passage is not decided yet."""
        return self.decided[number] is None


Placed = Callable[[int, Signs, View], Verdict | None]


def only(number: int, signs: Signs, view: View) -> Verdict | None:
    """A text of one line is prose."""
    if len(view.sheet.passages) > 1 or not signs.words:
        return None
    return Verdict("paragraph", "only-line", 0.7, "is all there is")


# --- above the prose -----------------------------------------------------------------------------


def known_title(number: int, signs: Signs, view: View) -> Verdict | None:
    """The words of the title that the page or record gives, before the report has begun."""
    title = view.sheet.title
    if not title or not 0 < signs.words <= _HEADLINE_WORDS + 10 or view.zones.below(number):
        return None
    same = signs.key in {title, view.sheet.headline} or (
        signs.words > 3 and f" {signs.key} " in f" {title} "
    )
    if not same or (view.zones.first >= 0 and number > view.zones.first + 2):
        return None
    return Verdict("headline", "headline-title", 0.95, "has the words of the article's title")


def printed_twice(number: int, signs: Signs, view: View) -> Verdict | None:
    """The headline is often printed again under itself."""
    again = view.zones.same[number]
    if len(again) < 2 or again[0] > 3 or not view.zones.above(again[1]) or number > again[1]:
        return None
    near = again[1] - again[0] <= 4 and (len(again) == 2 or again[0] == 0)
    if not near or not 2 < signs.words <= _HEADLINE_WORDS + 10 or signs.picture > 1:
        return None
    return Verdict("headline", "headline-twice", 0.9, "is printed twice above the report")


def pictured(number: int, signs: Signs, view: View) -> Verdict | None:
    """A caption without a clear credit: what a picture shows, told in the present tense."""
    if signs.told or not 3 <= signs.words <= MAX_WORDS:
        return None
    weak = signs.credit is not None and not (signs.credit.sure or signs.quoted)
    on_top = view.zones.first < 0 or number <= view.zones.first
    if signs.picture + weak >= (2 if on_top or weak else 3):
        return Verdict("caption", "caption-picture", 0.7, "describes a picture")
    if weak and number > 0 and view.role(number - 1) == "caption":
        return Verdict("caption", "caption-next", 0.6, "ends like the caption before it")
    return None


def first_line(number: int, signs: Signs, view: View) -> Verdict | None:
    """The first line above the prose that is shaped as a headline, where none is known."""
    if "headline" in view.first_of or not 0 <= number < view.zones.first or signs.ends == ":":
        return None
    if signs.words > _HEADLINE_WORDS or signs.bullet or _is_kicker(number, signs, view):
        return None
    return Verdict("headline", "headline-first", 0.8, "is the first line above the report")


def _is_kicker(number: int, signs: Signs, view: View) -> bool:
    """Whether a word or two stand above a longer line that can be the headline."""
    following = filter(view.open, range(number + 1, view.zones.first))
    return signs.words <= 2 and any(view.sheet.signs[n].words > 3 for n in islice(following, 2))


def first_sentence(number: int, signs: Signs, view: View) -> Verdict | None:
    """Some outlets end headlines with a full stop: short, in the present or in title case."""
    if number != view.zones.first or "headline" in view.first_of or signs.ends != ".":
        return None
    alone = not any(view.open(n) for n in range(number)) and number < view.zones.last
    if not alone or signs.told or signs.quoted or signs.words < 3:
        return None
    short = signs.words <= 12 and not _is_past(signs) and not signs.date
    if not short and not (signs.titled and signs.words <= 22):
        return None
    return Verdict("headline", "headline-stop", 0.5, "is a short line on top, as headlines are")


def _is_past(signs: Signs) -> bool:
    """Headlines are in the present tense; reports open in the past."""
    return signs.past or any(w.endswith("ed") and len(w) > 4 for w in signs.key.split())


def menu(number: int, signs: Signs, view: View) -> Verdict | None:
    """One of many short lines above the report."""
    if number >= view.menu_end:
        end = number
        while _in_menu(end, view):
            end += 1
        if end - number < _MENU_LINES:
            return None
        view.menu_end = end
    return Verdict("boilerplate", "menu", 0.6, "is one of many short lines above the report")


def _in_menu(number: int, view: View) -> bool:
    if not 0 <= number < view.zones.first or view.role(number) not in {None, "boilerplate"}:
        return False
    signs = view.sheet.signs[number]
    return signs.words <= 6 and not signs.ends and not signs.tag


def deck(number: int, signs: Signs, view: View) -> Verdict | None:
    """A line between headline and report that is no sentence."""
    if not 0 <= number < view.zones.first or reads_as_prose(signs) or signs.ends == ".":
        return None
    if signs.tag in _TEXT_TAGS and not signs.titled:
        return None
    return Verdict("heading", "line-above", 0.6, "stands above the report, beside the headline")


# --- who wrote it --------------------------------------------------------------------------------


def biography(number: int, signs: Signs, view: View) -> Verdict | None:
    """Who the author is: of the person in the byline, or below the prose, which is not of them."""
    name = signs.biography.casefold()
    if not name:
        return None
    surname = name.split()[-1]
    is_author = surname in view.sheet.authors.split() or surname in view.zones.signed
    if not is_author and (not view.zones.below(number) or view.zones.tells_of(surname, number)):
        return None
    return Verdict("biography", "biography", 0.9 if is_author else 0.75, "says who the author is")


def helper(number: int, signs: Signs, view: View) -> Verdict | None:
    """ "Quill reported from Verin.", below the prose: within it, that is news."""
    if not signs.byline or signs.byline.form != "helped" or not view.zones.below(number):
        return None
    return Verdict("byline", "byline-helped", 0.8, "says who worked on the report")


def bare_name(number: int, signs: Signs, view: View) -> Verdict | None:
    """A name alone: the author's, or under a headline, or of someone the report does not name."""
    if not signs.byline or signs.byline.form not in {"bare", "agency"} or signs.ends in {*".?!:"}:
        return None
    names = [name.casefold() for name in signs.byline.names]
    known = any(name in view.zones.subjects or name in view.sheet.authors for name in names)
    above = view.zones.above(number)
    if known and (above or view.zones.below(number) or number < _NEAR_TOP):
        return Verdict("byline", "byline-known", 0.9, "is the author's name")
    if view.zones.many_names:
        return None
    if above and view.first_of.get("headline", number) < number:
        return Verdict("byline", "byline-bare", 0.7, "is a name alone between headline and report")
    strange = names and not any(view.zones.tells_of(name.split()[-1]) for name in names)
    if strange and (number < _NEAR_TOP or number == view.zones.last + 1):
        return Verdict("byline", "byline-unnamed", 0.6, "is a name not found in the report")
    return None


# --- below the prose, and furniture anywhere -----------------------------------------------------


def teaser_twice(number: int, signs: Signs, view: View) -> Verdict | None:
    """The same line again, below the report."""
    again = view.zones.same[number]
    if len(again) < 2 or not view.zones.below(number) or signs.words > _TEASER_WORDS:
        return None
    if signs.quoted and (signs.told or signs.stops):
        return None
    return Verdict("boilerplate", "teaser-twice", 0.85, "is printed again, below the report")


def often(number: int, signs: Signs, view: View) -> Verdict | None:
    """What stands three times in an article is furniture, unless it is a sentence."""
    if len(view.zones.same[number]) < 3 or reads_as_prose(signs) or signs.words > _HEADING_WORDS:
        return None
    if view.zones.first < 0 or signs.quoted or signs.ends == ".":
        return None
    return Verdict("boilerplate", "line-often", 0.75, "is printed three times or more")


def edge_phrase(number: int, signs: Signs, view: View) -> Verdict | None:
    """A prompt or phrase that is only safe to know outside the prose."""
    edge = view.zones.first >= 0 and (view.zones.above(number) or view.zones.below(number))
    if not edge or not (signs.phrase or signs.prompt):
        return None
    why = signs.phrase.why if signs.phrase else "asks the reader for something"
    return Verdict("boilerplate", "phrase-edge", 0.75, why)


def under_opener(number: int, signs: Signs, view: View) -> Verdict | None:
    """Lines without a full stop under "Related stories"."""
    above = view.decided[number - 1] if number > 0 else None
    if above is None or above.by not in {"phrase-opener", "list-line"} or reads_as_prose(signs):
        return None
    if signs.words > _TEASER_WORDS or signs.tag == "p" or signs.ends == ".":
        return None
    return Verdict("boilerplate", "list-line", 0.7, "stands in a list of other articles")


def leftover(number: int, signs: Signs, view: View) -> Verdict | None:
    """Below the report: titles and tags, which have no full stop."""
    if not view.zones.below(number) or reads_as_prose(signs) or signs.quoted or signs.told:
        return None
    if signs.ends == "." or (signs.stops and not signs.titled) or signs.words > _TEASER_WORDS // 2:
        return None
    if signs.titled or view.furniture_below or signs.words <= 2:
        return Verdict("boilerplate", "line-below", 0.65, "is a line below the report")
    return None


# --- headings ------------------------------------------------------------------------------------


def tagged_heading(number: int, signs: Signs, view: View) -> Verdict | None:
    """A heading of the page; with no report under it, it heads something else."""
    if signs.tag not in _HEADINGS:
        return None
    if view.zones.below(number):
        return Verdict("boilerplate", "heading-empty", 0.7, "is a heading with no report under it")
    return Verdict("heading", f"tag-{signs.tag}", 0.9, f"the page marks it so ({signs.tag})")


def between(number: int, signs: Signs, view: View) -> Verdict | None:
    """A short line with no full stop and prose under it."""
    if view.zones.above(number) or view.zones.below(number) or not _is_heading_shaped(signs):
        return None
    if not _prose_follows(number, view):
        return None
    sure = 0.85 if signs.titled and not signs.ends else 0.65
    return Verdict("heading", "line-between", sure, "is a short line with a paragraph under it")


def _is_heading_shaped(signs: Signs) -> bool:
    if not 0 < signs.words <= _HEADING_WORDS or signs.ends in _OPEN_ENDS or signs.bullet:
        return False
    if signs.tag in _TEXT_TAGS:
        return signs.tag == "p" and signs.titled and not signs.ends and signs.words <= 8
    if signs.ends and not (signs.titled or (signs.asks and signs.words > 2)):
        return False
    if signs.ends and (signs.words > 9 or signs.label):
        return False
    return not (signs.quoted and (signs.told or signs.ends))


def _prose_follows(number: int, view: View) -> bool:
    """Whether a paragraph comes next, with at most one more heading or some furniture between."""
    headings = 0
    for other in range(number + 1, min(view.zones.last + 1, number + 6)):
        if view.sheet.signs[other].small:
            return False  # a sentence that a link has broken in two
        if view.zones.prose[other]:
            return True
        headings += view.role(other) in {None, "heading"}
        if headings > 1:
            return False
    return False


PLACED: tuple[Placed, ...] = (
    only,
    known_title,
    printed_twice,
    pictured,
    first_line,
    first_sentence,
    biography,
    helper,
    teaser_twice,
    often,
    menu,
    under_opener,
    bare_name,
    edge_phrase,
    tagged_heading,
    deck,
    between,
    leftover,
)
OVERRULING: tuple[Placed, ...] = (only, known_title, printed_twice)
