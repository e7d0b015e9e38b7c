"""What the HTML standard and we say of elements: which are empty, raw, blocks, or passed over."""

from __future__ import annotations

from tellings.lexicon import table

_ROWS = table("tellings.intake.pages", "elements")


def _of(kind: str) -> frozenset[str]:
    return frozenset(row["element"] for row in _ROWS if row["kind"] == kind)


VOID = _of("void")
BLOCK = _of("block")
SKIP = _of("skip")
# Elements read up to their own end tag: "raw" ones hold no markup, not even character references;
# a "drawing" does, but none that we want.
_WHOLE = frozenset({"raw", "escapable", "drawing"})
RAW = {row["element"]: row["kind"] for row in _ROWS if row["kind"] in _WHOLE}

# What is passed over even on a page whose report stands among what others pass over.
ALWAYS_SKIP = SKIP - {"aside", "footer", "nav", "dialog", "object", "template", "button", "canvas"}

# What an end tag within cannot reach out of: blocks, and what is passed over as one ("button").
SCOPES = BLOCK | SKIP

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that tell more of the text in them than the blocks that stand between.
TELLING = HEADINGS | {"figcaption", "caption", "figure", "blockquote"}
TELLING |= {"li", "td", "th", "dd", "dt"}
CONTAINERS = BLOCK - HEADINGS - {"p", "hr"}
# A start tag of the first name ends an open element of these names, any block ends a paragraph
# (13.2.6.4.7, and the optional tags of 13.1.2.4).
_CELLS = frozenset({"p", "td", "th"})
ENDS = {
    **dict.fromkeys(HEADINGS, HEADINGS | {"p"}),
    "li": frozenset({"p", "li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"p", "dt", "dd"})),
    **dict.fromkeys(("td", "th"), _CELLS),
    "tr": _CELLS | {"tr"},
    **dict.fromkeys(("tbody", "tfoot"), _CELLS | {"tr", "thead", "tbody"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
}
