"""Sentences of a block: where they end, where they do not, and the spans they stand on."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from corpus.sentences import joined_parts, split_sentences, words_of


def _split(text: str) -> list[str]:
    return [words_of(text, sentence.parts) for sentence in split_sentences(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Visits are timely.", "Plans are not."],
        ["Do children wait?", "They do!", "Nobody knows why."],
        ["A few services, e.g. Heron House and i.e. Fern Lodge, helped.", "Others did not."],
        ["Dr. Marl and Mrs. Pike met Cllr. Oak at St. Jude's.", "They agreed."],
        ["Mr J. K. Larch chaired the board.", "It met twice."],
        ["Waiting fell to 3.5 weeks and £1.2 million was spent.", "That was 4.0% of the budget."],
        ["See p. 12, para. 4 and no. 7 of the plan.", "It is short."],
        ["12. Nurses come to every meeting.", "Police do not."],
        ["(3) Nurses come to every meeting.", "Police do not."],
        ["2.1. The board met twice.", "It agreed a plan."],
        ["a. The board met twice.", "It agreed a plan."],
        ["One child said, ‘They listen to me.’", "Another said “I wait.”", "All were glad."],
        ["The board (which met twice.)", "It agreed a plan [in May.]", "Good."],
        ["The partnership was new.¹", "It met twice.²³", "Then it stopped."],
        ["The partnership was new.1", "It met twice.12", "Then it stopped."],
        ["The front door closed at 3.30 p.m. on Fridays.", "Families waited."],
        ["Nurses, GPs, etc. Were invited."],
        ["The work is led by www.heron.example and staff.", "It is new."],
        ["Work began in 2016.", "21 children were seen.", "£5 was spent."],
        ["No full stop at the end"],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_sentences_end_where_a_reader_sees_them_end(sentences: list[str]) -> None:
    """Abbreviations, initials, numbers and footnote marks do not cut; quotes and brackets close their sentence."""
    assert _split(" ".join(sentences)) == sentences


def test_a_full_stop_before_a_small_letter_ends_no_sentence() -> None:
    """What goes on in small letters is the same sentence."""
    assert _split("The team (est. last year) is small. it grows.") == ["The team (est. last year) is small. it grows."]


def test_white_space_of_any_kind_parts_sentences_and_is_in_none() -> None:
    """Line ends, tabs and non-breaking spaces lie between the spans."""
    assert _split("  One went.\n\tTwo went.\u00a0Three went.  ") == ["One went.", "Two went.", "Three went."]


def test_an_empty_block_has_no_sentences() -> None:
    """White space alone is no sentence, and neither is nothing."""
    assert split_sentences("  \n ", [Span(0, 4)]) == ()
    assert split_sentences("abc", []) == ()


def test_spans_are_offsets_into_the_whole_text() -> None:
    """A block in the middle of a letter gives spans of the letter."""
    text = "Heading\n\nOne went. Two went.\n\nOther"
    start = text.index("One")
    first, second = split_sentences(text, [Span(start, text.index("\n\nOther"))])
    assert (first.span, second.span) == (Span(9, 18), Span(19, 28))
    assert [text[span.start : span.end] for span in (first.span, second.span)] == ["One went.", "Two went."]


def test_a_sentence_cut_by_a_page_break_has_two_parts() -> None:
    """The footnote and the logo in the gap are in neither of them."""
    text = "One went. The team that\n\n¹ A note.\n\n\n\nOfsted\n\ngrew is new. Two went."
    parts = [Span(0, text.index("\n")), Span(text.index("grew"), len(text))]
    found = split_sentences(text, parts)
    assert [[text[part.start : part.end] for part in sentence.parts] for sentence in found] == [
        ["One went."],
        ["The team that", "grew is new."],
        ["Two went."],
    ]
    assert found[1].span == Span(10, text.index(" Two went"))


def test_a_part_that_ends_a_sentence_adds_no_empty_part_to_the_next() -> None:
    """A page break between two sentences cuts neither."""
    text = "One went.\n\n\n\nTwo went."
    found = split_sentences(text, [Span(0, 9), Span(13, 22)])
    assert [sentence.parts for sentence in found] == [(Span(0, 9),), (Span(13, 22),)]


def test_sentences_hold_every_character_but_white_space() -> None:
    """Nothing of a block is lost between its sentences."""
    text = "12. Dr. Marl’s team (e.g. nurses).¹ “Is it 3.5?” he asked. Yes! …and so on.2 Then 4 went"
    assert "".join("".join(_split(text)).split()) == "".join(text.split())


def test_parts_of_one_block_are_joined_and_those_of_two_pages_are_not() -> None:
    """A passage of several sentences has one part a page."""
    blocks = [Span(0, 20), Span(40, 60)]
    sentences = [Span(0, 9), Span(10, 20), Span(40, 48), Span(49, 60)]
    assert joined_parts(sentences, blocks) == (Span(0, 20), Span(40, 60))
    assert joined_parts([Span(0, 9)], blocks) == (Span(0, 9),)
    assert joined_parts([], blocks) == ()
