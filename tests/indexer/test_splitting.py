"""Passages of a letter: whole sentences of one block, each with the spans of its words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.letter import BlockKind, FindingKind, Letter, Span
from corpus.readers.text import read_text
from corpus.reading import make_letter as read_letter
from corpus.sections import ADDRESS, SIGNATURES
from corpus.sentences import split_sentences, words_of
from indexer.passage import Passage
from indexer.splitting import PASSAGES, Splitter, SplitterSettings
from tests.indexer.letters import make_letter

SHARED = Path(__file__).resolve().parents[3] / "shared" / "letters"
EVERYTHING = """14 May 2021

Ada Larch, Chief Executive, Heron Bay Council

Dear Ada

Focused visit to Heron Bay children’s services

This visit took place in May.¹ Inspectors met Dr. Marl and Cllr. J. Oak, e.g. twice. Waits fell to 3.5 weeks.2 They then rose.

Strengths

1. Nurses come to every meeting. Police do not. A child said, ‘They listen to me.’ Another said “I wait.” All were glad.

Leaders should, without delay:

- see children alone
  - also at night, where they are
- write plans that

¹ Made under an invented Act.

1



Ofsted

Care Quality Commission

families can read. Keep them short.

Areas for improvement

Table 1: visits by team

Team\tVisits\t
\t2020\t2021
North\t12\t
South\t\t7%

2.1. Plans drift. Since the last visit, social workers have step by step built a close and lasting bond of trust with



Heron House, which is kind. Few know why.

Yours sincerely

Jo Pike
"""


def _passages(text: str, words: int = 80) -> list[Passage]:
    return list(Splitter(SplitterSettings(words)).split(make_letter(text)))


def _cut(letter: Letter, passage: Passage) -> list[str]:
    return [letter.text[part.start : part.end] for part in passage.parts]


def _said(letter: Letter, passages: list[Passage]) -> list[list[str]]:
    return [_cut(letter, passage) for passage in passages]


def _check(letter: Letter, passages: list[Passage]) -> None:
    """What must hold of any letter's passages."""
    for passage in passages:
        block = letter.sections[passage.section].blocks[passage.block]
        assert passage.kind is block.kind
        assert passage.finding is letter.sections[passage.section].finding_in(block)
        assert passage.parts
        for part in passage.parts:
            assert any(home.start <= part.start < part.end <= home.end for home in block.parts)
            quote = letter.text[part.start : part.end]
            assert quote == (quote.rstrip() if block.kind is BlockKind.ROW else quote.strip())
        if block.kind is not BlockKind.ROW:
            assert passage.words == " ".join(_cut(letter, passage))
    parts = [part for passage in passages for part in passage.parts]
    for one, other in pairwise(sorted(parts)):
        assert one.end <= other.start
    for place, section in enumerate(letter.sections):
        for number, block in enumerate(section.blocks):
            carried = block.kind in (BlockKind.CAPTION, BlockKind.COLUMNS)
            wordless = not re.search(r"[^\W\d_]{2}", "".join(letter.text[a:b] for a, b in block.parts))
            if section.path not in {(ADDRESS,), (SIGNATURES,)} and not carried and not wordless:
                own = [
                    part
                    for passage in passages
                    if (passage.section, passage.block) == (place, number)
                    for part in passage.parts
                ]
                assert "".join("".join(letter.text[a:b] for a, b in own).split()) == "".join(
                    "".join(letter.text[a:b] for a, b in block.parts).split()
                )


def test_every_passage_is_cut_out_of_the_letter_by_its_spans() -> None:
    """Over page breaks, footnotes, nested bullets, tables, numbers, abbreviations and quotes; nothing is lost or said twice."""
    letter = make_letter(EVERYTHING)
    for words in (1, 12, 80):
        _check(letter, list(Splitter(SplitterSettings(words)).split(letter)))


def test_every_sentence_is_a_passage_where_passages_are_short() -> None:
    """In reading order, each with the parts that stand on either side of a page break."""
    letter = make_letter(EVERYTHING)
    assert _said(letter, list(Splitter(SplitterSettings(words=1)).split(letter))) == [
        ["This visit took place in May.¹"],
        ["Inspectors met Dr. Marl and Cllr. J. Oak, e.g. twice."],
        ["Waits fell to 3.5 weeks.2"],
        ["They then rose."],
        ["1. Nurses come to every meeting."],
        ["Police do not."],
        ["A child said, ‘They listen to me.’"],
        ["Another said “I wait.”"],
        ["All were glad."],
        ["Leaders should, without delay:"],
        ["see children alone"],
        ["also at night, where they are"],
        ["write plans that", "families can read."],
        ["Keep them short."],
        ["¹ Made under an invented Act."],
        ["North\t12"],
        ["South\t\t7%"],
        ["2.1. Plans drift."],
        [
            "Since the last visit, social workers have step by step built a close and lasting bond of trust with",
            "Heron House, which is kind.",
        ],
        ["Few know why."],
    ]


def test_sentences_are_packed_up_to_a_passages_words() -> None:
    """Greedily and in order; sentences of two blocks never share a passage."""
    text = "One two three. Four five. Six seven eight nine. Ten.\n\nEleven.\n"
    assert [passage.words for passage in _passages(text, words=5)] == [
        "One two three. Four five.",
        "Six seven eight nine. Ten.",
        "Eleven.",
    ]


def test_a_sentence_longer_than_a_passage_stays_whole() -> None:
    """It is a passage by itself."""
    text = "Short one. This sentence has rather more words than a passage holds. Short two."
    assert [passage.words for passage in _passages(text, words=4)] == [
        "Short one.",
        "This sentence has rather more words than a passage holds.",
        "Short two.",
    ]


def test_packed_sentences_of_one_page_are_one_part() -> None:
    """Two parts only where the page break stands."""
    text = "Staff stay. Plans are\n\n\n\n\nclear to all. Few wait."
    (passage,) = _passages(text)
    assert passage.words == "Staff stay. Plans are clear to all. Few wait."
    assert passage.parts == (Span(0, 21), Span(26, len(text)))


def test_addresses_signatures_and_column_headings_are_left_out() -> None:
    """They are shown with what they belong to, and answer nothing."""
    said = " ".join(passage.words for passage in _passages(EVERYTHING))
    assert "Ada Larch" not in said
    assert "Jo Pike" not in said
    assert [passage.words for passage in _passages("Team\tVisits\nNorth\t3\n")] == ["Team Visits North | 3"]


def test_a_row_is_embedded_with_its_headings_and_without_empty_cells() -> None:
    """Its span is the row alone, tabs and all."""
    letter = make_letter(EVERYTHING)
    row = next(passage for passage in Splitter().split(letter) if passage.kind is BlockKind.ROW)
    assert _cut(letter, row) == ["North\t12"]
    assert row.words == "Table 1: visits by team Team Visits 2020 2021 North | 12"
    assert row.finding is FindingKind.IMPROVEMENT


def test_terms_hold_the_heading_path_and_the_lead_and_words_do_not() -> None:
    """BM25 finds a bullet by the line that introduces it; the quote stays its own."""
    bullet = next(passage for passage in _passages(EVERYTHING) if passage.words == "see children alone")
    assert bullet.terms == "Strengths Leaders should, without delay: see children alone"
    assert (bullet.kind, bullet.finding) == (BlockKind.BULLET, FindingKind.STRENGTH)


def test_agencies_are_read_from_terms() -> None:
    """A heading tells of whom the sentence below it speaks."""
    (passage,) = _passages("Strengths\n\nThe police\n\nThey come at once.\n")
    assert passage.agencies == ("police",)


def test_a_letter_that_holds_the_splitters_own_mark_is_cut_as_any_other() -> None:
    """A private-use character in a file neither moves spans nor stops the build."""
    text = "Odd \ue000 mark\ue000 here. \ue000 Two went. Three went."
    letter = make_letter(text)
    for words in (1, 4, 80):
        passages = list(Splitter(SplitterSettings(words)).split(letter))
        _check(letter, passages)


@pytest.mark.parametrize("text", ["Dear Ada\n", "Strengths\n", "¹²\n", "- \n"])
def test_a_letter_may_have_next_to_nothing_to_say(text: str) -> None:
    """No passage is empty."""
    assert all(passage.words.strip() for passage in _passages(text))


def test_settings_are_told_for_the_manifest() -> None:
    """By name and number."""
    assert SplitterSettings(words=40).as_dict() == {"words": 40, "rules": PASSAGES.rules}


@pytest.mark.real
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real letters are not in ../shared")
def test_every_passage_of_the_real_letters_is_cut_out_by_its_spans() -> None:
    """The same holds of letters as they were published."""
    for path in sorted(SHARED.glob("*.txt")):
        letter = read_letter(path, read_text(path.read_bytes()))
        passages = list(Splitter().split(letter))
        assert passages
        _check(letter, passages)
        for passage in passages:
            assert words_of(letter.text, passage.parts).strip()


def test_passages_end_where_sentences_end() -> None:
    """No passage begins or ends within a sentence of its block."""
    letter = make_letter(EVERYTHING)
    for passage in Splitter(SplitterSettings(words=9)).split(letter):
        if passage.kind is BlockKind.ROW:
            continue
        block = letter.sections[passage.section].blocks[passage.block]
        sentences = split_sentences(letter.text, block.parts)
        assert passage.span.start in {sentence.span.start for sentence in sentences}
        assert passage.span.end in {sentence.span.end for sentence in sentences}
