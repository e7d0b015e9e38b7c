"""Notes: what is found out about stretches of a text, one struct a kind."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from tellings.model.spans import Span, Spans


class Note(Struct, frozen=True, kw_only=True, tag_field="kind", tag=str.lower):
    """What every annotation has.

    `at`: the stretches it is about, in order; never empty, each within the text.
    `by`: the rule or model that made it. `why`: the reason, in words a reader understands.
    `id`: "kind:start-end" of the hull of `at`, stable between runs, and the HTML anchor. A step
    that makes two notes of a kind on one hull gives the second an id of its own.
    """

    at: Spans
    by: str
    confidence: float = 1.0
    why: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if not self.at:
            raise ValueError("a note must be about some stretch of text")
        if not self.id:
            msgspec.structs.force_setattr(self, "id", note_id(type(self), self.at))

    @property
    def hull(self) -> Span:
        """From the first character it is about to the last."""
        if len(self.at) == 1:
            return self.at[0]
        return Span(min(s.start for s in self.at), max(s.end for s in self.at))


def kind_of(note_type: type[Note]) -> str:
    """The name of a kind of note, as it stands in JSON and in ids."""
    return str(note_type.__struct_config__.tag)


def note_id(note_type: type[Note], at: Spans) -> str:
    """The id of a note of this kind about these stretches."""
    return f"{kind_of(note_type)}:{min(s.start for s in at)}-{max(s.end for s in at)}"


Role = Literal[
    "headline",
    "byline",
    "dateline",
    "date",
    "summary",
    "heading",
    "paragraph",
    "caption",
    "credit",
    "biography",
    "boilerplate",
]


class Block(Note, frozen=True, kw_only=True):
    """A paragraph-sized stretch and its role in the article.

    Blocks of the roles "byline", "dateline", "date" and "credit" may lie within another block
    (the dateline "KYIV (AP) — " opens a paragraph); all others part the text.
    """

    role: Role


class Word(Struct, frozen=True, array_like=True):
    """A token of a sentence as the syntax model sees it.

    `tag` is the Penn Treebank tag, `pos` the universal part of speech, `role` the dependency
    label (ClearNLP), `head` the index of the governing word within the sentence (its own index
    for the root), `name` the entity label in IOB form ("B-PERSON", "" outside). A model that
    does not know a field leaves it empty; `head` is then the word's own index.
    """

    start: int
    end: int
    lemma: str = ""
    tag: str = ""
    pos: str = ""
    role: str = ""
    head: int = 0
    name: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sentence(Note, frozen=True, kw_only=True):
    """A sentence within one block, with its words."""

    words: tuple[Word, ...] = ()


EntityType = Literal[
    "person", "organisation", "place", "state", "outlet", "document", "thing", "other"
]
"""A "thing" has no name of its own ("the war"); "other" is what has a name that tells no type."""


class Mention(Note, frozen=True, kw_only=True):
    """A stretch that names or describes an entity: `at` is the whole designation.

    "Chinese President Xi Jinping" is the designation; `head` ("Xi Jinping") is what names it.
    `entity` is the id of an `Entity` of the same reading, or None when it is not known.
    """

    head: Span
    type: EntityType
    form: Literal["name", "nominal", "pronoun"] = "name"
    entity: str | None = None


class Entity(Note, frozen=True, kw_only=True):
    """Someone or something that an article speaks of; `at` are the heads of its mentions.

    `name` is the fullest name that the article gives; `aliases` are its other names there.
    `country` is an ISO 3166-1 alpha-2 code, when the article or a table tells it.
    """

    name: str
    type: EntityType
    country: str | None = None
    aliases: tuple[str, ...] = ()


class DocumentDate(Note, frozen=True, kw_only=True, tag="document-date"):
    """The day an article was written, TIMEX3's document creation time, as its text tells it.

    `at` are the stretches that tell it. `value` is an ISO 8601 date of day, month or year.
    `basis`: "printed" (a line of its own or a byline), "dateline", or "inferred" from the dates of
    captions and prose, which is to be shown as such.
    """

    value: str
    basis: Literal["printed", "dateline", "inferred"]


class TimeExpression(Note, frozen=True, kw_only=True, tag="time"):
    """A time expression as in TIMEX3 (ISO-TimeML, ISO 24617-1).

    `value` is TIMEX3's: "2023-03-21", "2022-02", "2023-W12", "P3D", "PRESENT_REF"; `mod` its
    modifier ("START", "APPROX"), `grain` the unit of the value ("day", "month", "week", ...).
    `date` is when that was on the calendar, as far as it can be told: the value of a date; of a
    duration that is reckoned from something ("a day after the leaders pledged") the date that
    results; "" if it is not known, and `why` then says what is missing. `anchor` is the id of the
    note it was reckoned from (a time or the document's date; "published" for the date of the
    metadata), None where the words tell it whole. `event` the words of the event from
    which it was reckoned, if one is named.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str = ""
    grain: str = ""
    date: str = ""
    anchor: str | None = None
    event: Span | None = None


class Quotation(Note, frozen=True, kw_only=True):
    """A stretch in quotation marks, marks included; over several paragraphs, one span each.

    `closed` is False where the text ends or the speech stops without a closing mark. `inside` is
    the id of the quotation it stands in. A quotation that is in no attribution is a term, a title
    or words held at arm's length.
    """

    closed: bool = True
    inside: str | None = None


class Stance(Struct, frozen=True):
    """A claim as its source holds it: polarity and certainty (FactBank, Sauri 2008).

    `said` is False where the text tells that the source did not say it ("stopped short of
    saying"). `words` are the stretches that decide all this, `limits` those that limit the claim
    in time ("yet", "for now").
    """

    polarity: Literal["+", "-", "unknown"] = "unknown"
    certainty: Literal["certain", "probable", "possible", "unknown"] = "unknown"
    said: bool = True
    words: Spans = ()
    limits: Spans = ()


CueClass = Literal[
    "",
    "neutral",
    "distancing",
    "endorsing",
    "committing",
    "directing",
    "warning",
    "promoting",
    "guessing",
    "denying",
]
SourceType = Literal["", "person", "body", "outlet", "document", "unnamed"]


class Attribution(Note, frozen=True, kw_only=True):
    """Content, cue and source, as in PARC 3 and PolNeAR; `at` is the content.

    `speaker` and `addressee` are ids of entities; `speakers` are several that speak as one ("the
    two leaders"), and `speaker` is then None. `parent` is the id of the attribution that this one
    is part of or rests on (a chain). `source` and `cue` are empty where the text gives none.
    `act` parts what was said or written from what was only thought, felt or wanted. `statement`
    is false where the content is no clause and no quotation, just what was spoken of or stood by
    ("backed the plan"). `source_type` is what the source is; for an unnamed one `anonymity` says
    what the text tells of it: a role, a country, or nothing ("full").
    """

    form: Literal["direct", "indirect", "mixed"]
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speaker: str | None = None
    speakers: tuple[str, ...] = ()
    addressee: str | None = None
    parent: str | None = None
    act: Literal["speech", "attitude"] = "speech"
    statement: bool = True
    cue_class: CueClass = ""
    stance: Stance | None = None
    source_type: SourceType = ""
    anonymity: Literal["", "role", "country", "full"] = ""


class Event(Note, frozen=True, kw_only=True):
    """An event as PLOVER codes it. `attribution` carries it; None is the outlet's own voice."""

    type: str
    mode: str = ""
    phase: Literal["start", "during", "end", "planned", ""] = ""
    actor: str | None = None
    recipient: str | None = None
    date: str | None = None
    attribution: str | None = None


ActorType = Literal["person", "state", "organisation", "outlet", "group", "unnamed"]


class Actor(Note, frozen=True, kw_only=True):
    """Who acts or speaks in an article, whatever it is called there.

    `at` are the stretches that stand for the actor, in order: names, descriptions, pronouns, and
    what stands for a state ("Beijing", "the Kremlin"). `entities` are the ids of the reading's
    entities that are this actor; an unnamed one has none. `name` is the fullest name that the
    article gives, of an unnamed one its words. `country` is the ISO 3166-1 alpha-2 code of the
    state that it is, governs or acts for. `role` are words of the article for what it is
    ("Chinese President"); `office` is what a table of office holders says, for the article's
    date. `sector` is what an unnamed or institutional actor belongs to ("government",
    "military"). `plural`: several speak as one. `anonymity` as in `Attribution`.
    """

    name: str
    type: ActorType
    entities: tuple[str, ...] = ()
    country: str | None = None
    role: str = ""
    office: str = ""
    sector: str = ""
    plural: bool = False
    anonymity: Literal["", "role", "country", "full"] = ""
