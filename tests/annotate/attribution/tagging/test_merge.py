"""One list out of what the rules find and what the model marks."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.annotate.attribution.drafts import Draft, Form, Source
from tellings.annotate.attribution.rules.indirect import indirect
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tagging.merge import merged
from tellings.model import Article, Attribution, Block, Quotation, Reading, Span

TEXT = (
    "Mara Oltin said as she left, \u201cThe dam is old.\u201d The council fears a flood. "
    "\u201cNobody cares,\u201d she told us."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def scene() -> Scene:
    reading = Reading(Article("case", TEXT))
    quotations = (at("\u201cThe dam is old.\u201d"), at("\u201cNobody cares,\u201d"))
    notes = [Quotation(at=(each,), by="test") for each in quotations]
    block = Block(at=(Span(0, len(TEXT)),), by="test", role="paragraph")
    return Scene(reading.plus([block, *notes]))


def draft(
    content: list[str], cue: str | None, source: str | None, by: str, form: Form = "indirect"
) -> Draft:
    return Draft(
        form,
        [at(words) for words in content],
        by,
        "because",
        0.7,
        cue=at(cue) if cue else None,
        source=Source(at(source)) if source else None,
    )


def words(drafts: list[Draft]) -> list[list[str]]:
    return [[span.of(TEXT) for span in each.content] for each in drafts]


def test_without_the_model_the_rules_stand() -> None:
    ruled = [draft(["a flood"], "fears", "The council", "a rule")]
    assert merged(scene(), ruled, []) == ruled


def test_a_quotation_whose_verb_is_told_too_stays_in_what_is_told() -> None:
    text = (
        "According to the note, Mara Oltin told Bo Lind that she had doubts: \u201cIt is old.\u201d"
    )
    reading = api.pipeline().read(Article("case", text))
    at_, told = text.index("told"), text.index("Mara")
    quotation = Span(text.index("\u201c"), len(text))
    note = Span(text.index("the note"), text.index(","))
    verb = next(
        Place(tree, n)
        for tree in Scene(reading).trees
        for n, word in enumerate(tree.words)
        if word.start == at_
    )
    ruled = Draft(
        *("direct", [quotation], "a rule", "because", 0.9),
        cue=Span(at_, at_ + 4),
        verb=verb,
        source=Source(Span(told, told + 10)),
    )
    mark = Draft(
        *("mixed", [Span(told, len(text))], "tagging", "because", 0.9),
        cue=Span(0, 12),
        source=Source(note),
    )
    (found,) = merged(Scene(reading), [ruled], [mark])
    assert [span.of(text) for span in found.content] == [text[told:]]
    assert found.source and found.source.at == note


def test_what_both_find_is_one_and_names_both() -> None:
    ruled = draft(["a flood"], "fears", "The council", "a rule")
    mark = draft(["a flood"], "fears", None, "tagging")
    (found,) = merged(scene(), [ruled], [mark])
    assert found.by == "a rule, tagging"
    assert found.source == ruled.source


def test_a_quotation_keeps_to_its_marks() -> None:
    ruled = draft(["\u201cThe dam is old.\u201d"], "said", "Mara Oltin", "a rule", "direct")
    mark = draft(
        ["as she left, \u201cThe dam is old.\u201d"], "said", "Mara Oltin", "tagging", "mixed"
    )
    (found,) = merged(scene(), [ruled], [mark])
    assert (words([found]), found.form) == ([["\u201cThe dam is old.\u201d"]], "direct")


def test_a_quotation_that_has_its_speaker_is_nobody_elses() -> None:
    quoted = "\u201cNobody cares,\u201d"
    ruled = draft([quoted], "told", "she", "a rule", "direct")
    right = draft([quoted], "told", "she", "tagging", "direct")
    wrong = draft(["a flood", quoted], "fears", "The council", "tagging", "mixed")
    found = merged(scene(), [ruled], [wrong, right])
    assert words(found) == [["a flood"], [quoted]]


def test_direct_speech_that_the_model_missed_is_added() -> None:
    ruled = draft(["\u201cNobody cares,\u201d"], "told", "she", "a rule", "direct")
    mark = draft(["a flood"], "fears", "The council", "tagging")
    assert words(merged(scene(), [ruled], [mark])) == [["a flood"], ["\u201cNobody cares,\u201d"]]


def test_a_clause_that_only_a_rule_sees_is_left_to_the_model() -> None:
    ruled = draft(["a flood"], "fears", "The council", "a rule")
    mark = draft(["\u201cNobody cares,\u201d"], "told", "she", "tagging", "direct")
    assert words(merged(scene(), [ruled], [mark])) == [["\u201cNobody cares,\u201d"]]


def test_a_clause_without_cue_and_source_is_none() -> None:
    mark = draft(["a flood"], None, None, "tagging")
    told = draft(["\u201cNobody cares,\u201d"], None, None, "tagging", "direct")
    assert merged(scene(), [], [mark, told]) == [told]


def test_quotations_with_speakers_of_their_own_are_parted() -> None:
    first, second = "\u201cThe dam is old.\u201d", "\u201cNobody cares,\u201d"
    ruled = [
        draft([first], "said", "Mara Oltin", "a rule", "direct"),
        draft([second], "told", "she told us"[:3], "a rule", "direct"),
    ]
    mark = draft([first, second], "said", "Mara Oltin", "tagging", "direct")
    found = merged(scene(), ruled, [mark])
    assert words(found) == [[first], [second]]
    assert found[1].by == "a rule"


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("that few still fear the dam,", True),
        ("most of the work was done by women, because,", True),
        ("she was the best for the job:", True),
        ("as she left the hall,", False),
        ("in a speech on Monday,", False),
        ("later,", False),
    ],
)
def test_a_clause_that_leads_from_its_cue_to_a_quotation_is_said_too(
    lead: str, *, said: bool
) -> None:
    quoted = "\u201cNobody else came.\u201d"
    text = f"Mara Oltin said {lead} {quoted}"
    cue, content = Span(11, 15), Span(16, len(text))
    quotation = Span(len(text) - len(quoted), len(text))
    rule = Draft("direct", [quotation], "a rule", "because", 0.9, cue=cue)
    mark = Draft("mixed", [content], "tagging", "because", 0.9, cue=cue)
    scene = Scene(api.pipeline().read(Article("case", text)))
    (found,) = merged(scene, [rule], [mark])
    assert found.content == [content if said else quotation]
    assert found.form == ("mixed" if said else "direct")


def test_who_acts_charges_and_not_whom_they_act_on() -> None:
    text = "The council sued the mill and its owner on Friday, charging that they fouled the river."
    (found,) = (
        note
        for note in api.pipeline().read(Article("case", text)).of(Attribution)
        if any(span.of(text) == "charging" for span in note.cue)
    )
    assert [span.of(text) for span in found.source] == ["The council"]


def test_a_participle_takes_the_source_of_a_rule_where_the_model_has_the_object() -> None:
    text = "The council sued the mill on Friday, charging that it fouled the river."
    reading = api.pipeline().read(Article("case", text))
    read = Scene(reading)
    (ruled,) = (each for each in indirect(read, []) if each.cue and each.cue.of(text) == "charging")
    mill = Source(Span(text.index("the mill"), text.index("the mill") + 8))
    mark = Draft("indirect", list(ruled.content), "tagging", "because", 0.7, ruled.cue, source=mill)
    (found,) = merged(read, [ruled], [mark])
    assert found.source and found.source.at.of(text) == "The council"


def test_a_platform_carries_no_words_as_outlets_do() -> None:
    text = "Mara Oltin thundered on social media that there was no plot and no hidden dam."
    notes = api.pipeline().read(Article("case", text)).of(Attribution)
    assert "social media" not in {span.of(text) for note in notes for span in note.source}
