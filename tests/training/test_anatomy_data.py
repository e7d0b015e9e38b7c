"""Documents as the labeller of lines learns them. Runs without torch."""

from __future__ import annotations

from bench.anatomy_lines import Document
from tellings.annotate.anatomy.features import NAMES
from training.anatomy.data import LABELS, Example, examples, vocabulary

_ROWS = (
    ("Ferry stops after storm", "headline"),
    ("By Ada Quill", "byline"),
    *((f"The ferry will not sail on day {n}, the board said.", "paragraph") for n in range(9)),
    *((f"Share this with {n} others", "boilerplate") for n in range(40)),
)
_PAGE = Document("p", "Review", "en", tuple(w for w, _ in _ROWS), (), tuple(r for _, r in _ROWS))


def test_a_document_is_given_whole_thinned_and_in_excerpts() -> None:
    whole, thinned, *excerpts = examples([_PAGE])
    furniture = LABELS.index("boilerplate")
    assert len(whole.labels) == len(_ROWS)
    assert whole.labels.count(furniture) == 40
    assert thinned.labels.count(furniture) < 15
    assert thinned.labels.count(LABELS.index("paragraph")) == 9
    for excerpt in excerpts:
        assert 1 <= excerpt.labels.count(LABELS.index("paragraph")) <= 9
        assert len(excerpt.labels) < 20


def test_features_words_and_labels_are_as_many() -> None:
    for example in examples([_PAGE]):
        assert example.features.shape == (len(example.labels), len(NAMES))
        assert len(example.words) == len(example.labels)


def test_the_same_seed_gives_the_same_examples() -> None:
    first, again = examples([_PAGE]), examples([_PAGE])
    assert [each.labels for each in first] == [each.labels for each in again]


def test_words_of_few_outlets_are_not_learned() -> None:
    (given,) = examples([_PAGE])[:1]
    others = [
        Example(f"Outlet {n}", 0, given.features, (("share", f"only{n}"),), (0,)) for n in range(4)
    ]
    assert vocabulary(others) == ("share",)
