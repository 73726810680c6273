"""Which sentences are quoted: neighbours together, each finding once, and nothing robbed of what turns it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.letter import Span
from indexer.index import Index
from indexer.ranking import Hit
from service.choosing import FIRST_WORDS, MOST_QUOTES, Choice, choose, leading
from tests.service.small_letters import NURSES_AGAIN, NURSES_PRESENT, letter_of, small_index_of

_PADDING = "and the record of it shows the names of those who came and of those who sent word instead " * 4
SENTENCES = [
    f"Plans are made with families in the first week {_PADDING}.",
    f"Grandparents look after children while a plan is written {_PADDING}.",
    f"However, grandparents are seldom paid for the nights {_PADDING}.",
    f"This leaves some of them in debt by the end of spring {_PADDING}.",
    f"Libraries lend prams to parents who ask for one {_PADDING}.",
]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """One letter with one paragraph of five long sentences, each a passage of its own."""
    return small_index_of(tmp_path, [letter_of(tmp_path, "kesh", "Findings\n\n" + " ".join(SENTENCES) + "\n")])


def hits_on(*places: int, falling: float = 0.01) -> list[Hit]:
    """Hits on passages, best first, their scores falling from 1."""
    return [Hit(place, 1 - falling * rank, 0.5, 1.0) for rank, place in enumerate(places)]


def texts_of(choices: Sequence[Choice], index: Index) -> list[str]:
    """What would be quoted."""
    return [index.library.at(each.letter).text[each.parts[0].start : each.parts[-1].end] for each in choices]


def test_the_first_250_words_hold_the_best_that_fit(index: Index) -> None:
    """Whole choices only, best first; one that does not fit leaves room for the next, and a longer best one stands alone."""
    single = [Choice(0, 0, 0, parts, 1.0) for parts in (index.table.parts_of(place) for place in range(5))]
    words = [len(sentence.split()) for sentence in SENTENCES]
    first, others = leading(single, index)
    assert (len(first), len(others)) == (2, 3)
    assert sum(words[:2]) <= FIRST_WORDS < sum(words[:3])
    long = Choice(0, 0, 0, (Span(index.table.parts_of(0)[0].start, index.table.parts_of(3)[0].end),), 1.0)
    assert leading([long, single[4]], index) == ([long], [single[4]])
    assert leading([single[0], long, single[4]], index) == ([single[0], single[4]], [long])
    assert leading([], index) == ([], [])


def test_no_hits_give_no_choices(index: Index) -> None:
    """Nothing ranked, nothing quoted."""
    assert choose([], index) == ()


def test_a_sentence_keeps_the_however_that_follows_it(index: Index) -> None:
    """The next sentence belongs to a quote if it turns it."""
    assert texts_of(choose(hits_on(1), index), index) == [" ".join(SENTENCES[1:3])]


def test_a_sentence_that_points_back_takes_the_one_before_it(index: Index) -> None:
    """A *However* or a *This* is not quoted alone."""
    assert texts_of(choose(hits_on(2), index), index) == [" ".join(SENTENCES[1:3])]
    assert texts_of(choose(hits_on(3), index), index) == [" ".join(SENTENCES[2:4])]


def test_a_sentence_that_stands_alone_is_quoted_alone(index: Index) -> None:
    """Neighbours that neither turn nor point back are left out."""
    assert texts_of(choose(hits_on(4), index), index) == [SENTENCES[4]]


def test_neighbouring_hits_of_one_block_are_one_quote_with_the_best_score(index: Index) -> None:
    """Two passages side by side are shown as they stand, at the rank of the better one."""
    choices = choose(hits_on(4, 1, 3, 2), index)
    assert texts_of(choices, index) == [" ".join(SENTENCES[1:5])]
    assert choices[0].score == 1


def test_sentences_are_never_quoted_twice_where_two_quotes_reach_for_the_same(index: Index) -> None:
    """A turn that follows one hit and precedes another is shown once."""
    texts = texts_of(choose(hits_on(1, 3), index), index)
    assert texts == [" ".join(SENTENCES[1:4])]


def test_hits_far_below_the_best_are_left_out_but_for_the_best_of_a_letter(tmp_path: Path) -> None:
    """In the best hit's own letter half of its score is needed; another letter's first hit is taken from 0.4."""
    letters = [
        letter_of(tmp_path, name, "Findings\n\n" + "".join(f"- {name} {word}\n" for word in ("one", "two")))
        for name in ("alder hedges", "birch bark", "cedar chests")
    ]
    index = small_index_of(tmp_path, letters)
    scores = [1.0, 0.49, 0.45, 0.44, 0.39, 0.38]
    choices = choose([Hit(place, score, 0.5, 1.0) for place, score in enumerate(scores)], index)
    assert texts_of(choices, index) == ["alder hedges one", "birch bark one"]


def test_beside_a_weak_best_a_weaker_hit_is_noise(index: Index) -> None:
    """However near it comes to the best; where all are that weak, none is."""
    weak = [replace(hit, score=0.26 * hit.score) for hit in hits_on(4, 0, falling=0.1)]
    assert texts_of(choose(weak, index), index) == [SENTENCES[4]]
    weaker = [replace(hit, score=0.2 * hit.score) for hit in hits_on(4, 0, falling=0.1)]
    assert texts_of(choose(weaker, index), index) == [SENTENCES[4], SENTENCES[0]]


def test_nearly_the_same_finding_is_kept_beside_the_better_one(small_index: Index) -> None:
    """The twin is remembered with its own place, so that it can be named."""
    table, library = small_index.table, small_index.library
    spans = [library.at(int(table.letter[place])).text[slice(*table.parts_of(place)[0])] for place in range(len(table))]
    one, other = spans.index(NURSES_PRESENT), spans.index(NURSES_AGAIN)
    choices = choose(hits_on(other, one), small_index)
    assert texts_of(choices, small_index) == [NURSES_AGAIN]
    assert texts_of(choices[0].alike, small_index) == [NURSES_PRESENT]


def test_a_short_finding_does_not_swallow_a_longer_one_that_holds_it(tmp_path: Path) -> None:
    """What the longer one says beyond it would be lost; what is named beside a quote must say nearly the same."""
    longer = f"{NURSES_PRESENT[:-1]}, but on weekdays they send a note that nobody reads, and the police come alone."
    index = small_index_of(
        tmp_path,
        [letter_of(tmp_path, name, f"Findings\n\n{words}\n") for name, words in (("a", NURSES_PRESENT), ("b", longer))],
    )
    assert [choice.alike for choice in choose(hits_on(0, 1), index)] == [(), ()]


def test_a_heading_that_was_read_as_text_is_no_quote(tmp_path: Path) -> None:
    """Two words say nothing; three may be a bullet."""
    index = small_index_of(tmp_path, [letter_of(tmp_path, "toc", f"Findings\n\n- 2. Neglect\n- {NURSES_PRESENT}\n")])
    assert texts_of(choose(hits_on(0, 1), index), index) == [NURSES_PRESENT]


def test_no_more_quotes_are_chosen_than_a_reader_can_take_in(tmp_path: Path) -> None:
    """The best are kept, in their order."""
    lines = [f"Word{number} stone{number} leaf{number}." for number in range(MOST_QUOTES + 6)]
    index = small_index_of(tmp_path, [letter_of(tmp_path, "many", "Findings\n\n" + "".join(f"- {line}\n" for line in lines))])
    places = list(range(len(lines)))[::-1]
    choices = choose(hits_on(*places), index)
    assert texts_of(choices, index) == lines[::-1][:MOST_QUOTES]


def test_a_claim_of_others_is_not_cut_from_what_inspectors_found(tmp_path: Path) -> None:
    """What a partnership says of itself is quoted with the sentence after it, where there is one."""
    sentences = [
        f"Leaders told inspectors that nurses came to every meeting {_PADDING}.",
        f"That count held those who had sent a note {_PADDING}.",
        f"Libraries lend prams to parents who ask for one {_PADDING}.",
        f"The council believes that waits have ended {_PADDING}.",
    ]
    index = small_index_of(tmp_path, [letter_of(tmp_path, "kesh", "Findings\n\n" + " ".join(sentences) + "\n")])
    assert texts_of(choose(hits_on(0), index), index) == [" ".join(sentences[:2])]
    assert texts_of(choose(hits_on(2), index), index) == [sentences[2]]
    assert texts_of(choose(hits_on(3), index), index) == [sentences[3]]
