"""The passages that make a page's article: headline, summary, signature, body, captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tellings.intake.pages.body import Why, body, fullest_article, is_linked
from tellings.intake.pages.captions import CAPTIONS, captions
from tellings.intake.pages.elements import HEADINGS
from tellings.intake.pages.headline import headline
from tellings.intake.pages.names import is_signature
from tellings.intake.pages.passages import Page, Passage
from tellings.intake.pages.vote import Voter, Words, words

_SIGNED = frozenset({"byline", "time"})
_LONGEST_SIGNATURE = 150
_SUMMARY = "stands between the headline and the report, as summaries do"
_DESCRIBED = "says what the page says it is about"
_FEWEST_SUMMARY_WORDS = 6
_LONGEST_SUMMARY = 700
_ALIKE = 0.6
_TWICE = 0.9
_CREDITED = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:photo|video|image|foto|ap|afp|epa|reuters|getty|dpa)\b[^()\[\]]{0,60}"
    r"[)\]]\s*$",
    re.IGNORECASE,
)
_LONGEST_HEADING = 90


class Told(Struct, frozen=True):
    """What a page says of its article outside its text.

    Titles, the surest first; what the article is about; the names of its authors.
    """

    titles: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


class Kept(Struct, frozen=True):
    """The passages of an article in order, with reasons; what some of them are; its headline.

    `named` is "headline", "summary", "byline", "heading", "caption" or "credit" where that is
    known better than the page's elements tell; `covered` is the share of the vote that is in
    passages.
    """

    why: Why
    named: dict[int, str]
    headline: int | None = None
    covered: float = 1.0


def kept(voter: Voter, page: Page, told: Told) -> Kept:
    """Which passages to keep; none if the page has no text."""
    passages = page.passages
    every = [words(passage.text) for passage in passages]
    report = body(voter, page, every)
    if not report.why:
        return Kept({}, {}, covered=report.covered)
    head, lead = headline(passages, every, told.titles, list(report.why))
    why = _from_headline(passages, report.why, head)
    named = {} if head is None else {head: "headline"}
    found = _Article(page, every, why, named, lead)
    found.top(told, head)
    found.captions()
    found.signatures()
    found.headings(head)
    return Kept({n: why[n] for n in sorted(why)}, named, head, report.covered)


def _from_headline(passages: Sequence[Passage], why: Why, headline: int | None) -> Why:
    """The body without what stands above the headline, outside its article: prompts of the site."""
    if headline is None:
        return dict(why)
    article = passages[headline].place.article
    below = {
        n: reason
        for n, reason in why.items()
        if n >= headline or (article and passages[n].place.article == article)
    }
    return {headline: "the headline", **(below or why)}


class _Article:
    """What is kept of a page while it is gathered."""

    def __init__(
        self, page: Page, every: Sequence[Words], why: Why, named: dict[int, str], lead: int
    ) -> None:
        self.passages, self.every, self.why, self.named = page.passages, every, why, named
        told = sorted(n for n in why if n not in named) or sorted(why)
        self.told, self.lead = told, max(lead, told[0])
        self.start = min(why)
        self.article = fullest_article(page.passages, told)

    def top(self, told: Told, head: int | None) -> None:
        """Summary and signature, between the headline and the first paragraphs."""
        names = [words(author) for author in told.authors]
        about = [set(words(each)) for each in told.about]
        for n in range(self.start, self.lead + 1):
            if n in self.named or set(self.passages[n].tags) & CAPTIONS:
                continue
            if self._is_signed(n, names):
                self.named[n] = "byline"
                self.why[n] = "names who wrote it"
            elif self._is_summary(n, about, head):
                self.named[n] = "summary"
                self.why.setdefault(n, _SUMMARY)

    def captions(self) -> None:
        """Captions and credits from the top of the headline's article to just below the body."""
        for n, tag in captions(self.passages, self.every, self.told[-1] + 2):
            outside = n < self.start and not self._is_inside(n)
            if not outside and self.named.get(n) in {None, "summary"}:
                self.named[n] = tag
                self.why[n] = f"a picture's {tag}"

    def signatures(self) -> None:
        """Bylines and dates between headline and body, or within the body's own article."""
        for n in range(self.start, self.told[-1]):
            passage = self.passages[n]
            within = n < self.told[0] or passage.place.article == self.article
            if within and len(passage.text) <= _LONGEST_SIGNATURE and _SIGNED & set(passage.tags):
                self.why.setdefault(n, "the page marks it as a byline or a date")

    def headings(self, head: int | None) -> None:
        """Headings by their shape, and those that only look like the headline."""
        for n, below in zip(self.told, self.told[1:], strict=False):
            passage = self.passages[n]
            if n in self.named or (head is not None and n < head):
                continue
            bold = n > self.lead and self._is_bold_heading(n) and not self._is_bold_heading(below)
            if bold or passage.place.tag == "h1":
                self.named[n] = "heading"

    def _is_inside(self, n: int) -> bool:
        return self.article > 0 and self.passages[n].place.article == self.article

    def _is_signed(self, n: int, names: Iterable[Words]) -> bool:
        passage = self.passages[n]
        if len(passage.text) > _LONGEST_SIGNATURE or _SIGNED & set(passage.tags):
            return False
        if n == self.lead:
            return False
        if is_signature(passage.text):
            return True
        if passage.place.tag in HEADINGS:
            return False
        return any(_names(self.every[n], name) for name in names)

    def _is_summary(self, n: int, about: Iterable[set[str]], head: int | None) -> bool:
        passage, said = self.passages[n], set(self.every[n])
        if head is None or n <= head or len(passage.text) > _LONGEST_SUMMARY:
            return False
        if is_linked(passage) or len(self.every[n]) < _FEWEST_SUMMARY_WORDS:
            return False
        if _SIGNED & set(passage.tags) or passage.place.in_form or _CREDITED.search(passage.text):
            return False
        if _share(said, set(self.every[head])) >= _TWICE:
            return False  # the headline again
        if n < self.lead and any(_share(said, each) >= _ALIKE for each in about):
            return True
        heading = passage.place.tag in HEADINGS
        return n < self.lead and (heading or _is_sentence(passage.text)) and self._is_near(n, head)

    def _is_near(self, n: int, head: int) -> bool:
        """Whether it is in the headline's article, with no long text between."""
        between = sum(len(self.passages[k].text) for k in range(head + 1, n))
        same = self.passages[n].place.article == self.passages[head].place.article
        return same and between <= _LONGEST_SIGNATURE

    def _is_bold_heading(self, n: int) -> bool:
        """Whether it is a line of bold type that is no sentence: a heading by its shape."""
        passage = self.passages[n]
        text = passage.text.rstrip()
        if passage.place.tag != "p" or "\n" in text or len(text) > _LONGEST_HEADING:
            return False
        if passage.linked:
            return False
        return passage.strong >= 0.9 * len(text) and not text.endswith((".", ":", ";", ",", "…"))


def _share(a: set[str], b: set[str]) -> float:
    """How much of the shorter one is in the other."""
    return len(a & b) / min(len(a), len(b)) if min(len(a), len(b)) > 3 else 0.0


def _is_sentence(text: str) -> bool:
    return text.rstrip(" \"'”’»)").endswith((".", "?", "!", "…", "。")) or len(text) >= 80


def _names(line: Words, name: Words) -> bool:
    """Whether a name of two words or more stands in a line."""
    size = len(name)
    return size > 1 and any(line[at : at + size] == name for at in range(len(line) - size + 1))
