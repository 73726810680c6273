"""Checked quotations: nothing that differs passes as the letter's words, and nothing that is the letter's fails."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.words import PassageWords
from service.desk import Desk
from service.sharing import finding
from service.sharing.checked import Checked, CheckStatus, Joined, SmallDifference
from service.sharing.checker import Checker
from service.sharing.finding import Finder
from service.sharing.quotation import LONGEST, QuotationError
from service.sharing.writing import words_in
from tests.service import fakes
from tests.service.sharing.invented_letters import (
    CARETAKER,
    FERRIES,
    LIGHTS,
    MINUTES,
    NURSES,
    RESPONSE,
    ROPES,
    SHARED,
    SIREN,
    TIDES,
)

_ALL = (NURSES, MINUTES, CARETAKER, SHARED, FERRIES, LIGHTS, TIDES, ROPES, SIREN, RESPONSE)


def differing(checked: Checked) -> list[tuple[str, str]]:
    """What the letter has and what the quotation has, wherever they differ in the first place of the first part."""
    stretches = checked.parts[0].places[0].comparison.stretches
    return [(each.letter.strip(), each.quotation.strip()) for each in stretches if each.letter != each.quotation]


def letters(checked: Checked) -> list[str]:
    """The ids of the letters of the first part's places."""
    return [place.letter.id for place in checked.parts[0].places]


@pytest.mark.parametrize("sentence", _ALL)
def test_a_sentence_of_a_letter_is_verbatim(checker: Checker, sentence: str) -> None:
    """And the quote that is shown is cut from the letter."""
    checked = checker.check(sentence)
    assert (checked.status, checked.joined) == (CheckStatus.VERBATIM, Joined.ONE_PIECE)
    assert [quote.text for quote in checked.parts[0].places[0].quotes] == [sentence]
    assert differing(checked) == []


@pytest.mark.parametrize(
    "pasted",
    [
        NURSES.replace(" ", "\n", 3),
        f"“{NURSES}”",
        f"'{NURSES}'",
        f"  {NURSES}  ",
        NURSES.removesuffix("."),
        f"… {NURSES} …",
        "attend every strategy discussion, although",
        NURSES.replace("nurses", "nur\u00adses"),
    ],
)
def test_line_breaks_marks_around_it_and_where_it_is_cut_do_not_matter(checker: Checker, pasted: str) -> None:
    """These are the quotation's, not the letter's."""
    assert checker.check(pasted).status is CheckStatus.VERBATIM


@pytest.mark.parametrize(
    ("pasted", "small"),
    [
        (CARETAKER.replace("“", '"').replace("”", '"'), SmallDifference.QUOTATION_MARKS),
        (CARETAKER.replace("“", "").replace("”", ""), SmallDifference.QUOTATION_MARKS),
        (MINUTES.replace("’", "'"), SmallDifference.QUOTATION_MARKS),
        (MINUTES.replace("–", "-"), SmallDifference.DASHES),
        (MINUTES.replace(" – where", "–where"), SmallDifference.SPACES),
        (FERRIES.replace("well-being", "wellbeing"), SmallDifference.DASHES),
        (FERRIES.replace("well-being", "well being"), SmallDifference.DASHES),
        (RESPONSE.replace("10–15", "10-15"), SmallDifference.DASHES),
        (SIREN.replace("The", "the"), SmallDifference.CAPITALS),
        (SIREN.upper(), SmallDifference.CAPITALS),
        (TIDES.replace("spring tides", "springtides"), SmallDifference.SPACES),
        (TIDES.replace("of", "oﬀ").replace("oﬀ", "of").replace("Plans", "Ｐlans"), SmallDifference.CHARACTERS),
    ],
)
def test_the_same_words_written_otherwise_are_told_as_such(checker: Checker, pasted: str, small: SmallDifference) -> None:
    """Neither verbatim nor a difference of words."""
    checked = checker.check(pasted)
    assert checked.status is CheckStatus.SAME_WORDS
    assert checked.parts[0].places[0].comparison.small == (small,)
    assert checked.parts[0].places[0].likeness > 0.8


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (NURSES.replace("discussion,", "discussion"), [(",", "")]),
        (ROPES.replace(";", "."), [(";", ".")]),
        ("every strategy discussion.", [(",", ".")]),
    ],
)
def test_other_punctuation_is_told_apart_from_other_words(
    checker: Checker, pasted: str, expected: list[tuple[str, str]]
) -> None:
    """A comma can matter, but it is no word."""
    checked = checker.check(pasted)
    assert checked.status is CheckStatus.PUNCTUATION
    assert differing(checked) == expected


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (NURSES.replace("do not attend", "do attend"), [("not", "")]),
        (SIREN.replace("is not tested", "is tested"), [("not", "")]),
        (LIGHTS.replace("every", "hardly any"), [("every", "hardly any")]),
        (NURSES.replace("14 of 20", "20 of 14"), [("", "20 of"), ("of 20", "")]),
        (NURSES.replace("14", "41"), [("14", "41")]),
        (ROPES.replace("60%", "60"), [("%", "")]),
        (RESPONSE.replace("10–15", "1015"), [("10–15", "1015")]),
        (RESPONSE.replace("10–15", "10 15"), [("–", "")]),
        (SHARED.replace("well and", "very well and"), [("", "very")]),
        (MINUTES.replace("partnership’s", "partnerships"), [("partnership’s", "partnerships")]),
        (f"Sadly, {LIGHTS}", [("", "Sadly,")]),
        (f"{LIGHTS.removesuffix('.')} on Tuesdays.", [("", "on Tuesdays")]),
    ],
)
def test_a_changed_word_or_number_is_found_and_shown(checker: Checker, pasted: str, expected: list[tuple[str, str]]) -> None:
    """A dropped *not*, exchanged numbers, a number run together, a word added at either end or within."""
    checked = checker.check(pasted)
    assert checked.status is CheckStatus.WORDS_DIFFER
    assert differing(checked) == expected


def test_no_word_can_be_changed_left_out_or_added_unnoticed(checker: Checker) -> None:
    """Every single word of every sentence in turn."""
    for sentence in _ALL:
        words = sentence.split()
        for place in range(len(words)):
            for instead in ([], ["gulls"], [words[place], "gulls"]):
                changed = " ".join([*words[:place], *instead, *words[place + 1 :]])
                status = checker.check(changed).status
                cut = not instead and place in (0, len(words) - 1)  # words at either end may be left off
                dashes = not instead and words[place] == "–"
                assert cut or dashes or status.rank > CheckStatus.APART.rank, changed


def test_neighbouring_sentences_blocks_and_bullets_are_one_quotation(checker: Checker) -> None:
    """With the letter's bullets or without."""
    for pasted in (f"{NURSES} {MINUTES} {FERRIES}", f"- {NURSES} {MINUTES}\n- {FERRIES}", f"• {NURSES} {MINUTES} • {FERRIES}"):
        checked = checker.check(pasted)
        assert (checked.status, checked.joined) == (CheckStatus.VERBATIM, Joined.ONE_PIECE)
        assert [quote.text for quote in checked.parts[0].places[0].quotes] == [f"{NURSES} {MINUTES}", FERRIES]


def test_a_heading_between_may_be_pasted_or_left_out(checker: Checker) -> None:
    """It stands between the words in the letter, and is no part of either."""
    for pasted in (f"{FERRIES} {SHARED}", f"{FERRIES}\n\nKey strengths\n\n{SHARED}"):
        checked = checker.check(pasted)
        assert checked.status is CheckStatus.VERBATIM
        assert letters(checked) == ["brindle-2019"]
        assert len(checked.parts[0].places[0].sections) == 2


def test_what_is_printed_around_a_page_break_does_not_count(checker: Checker) -> None:
    """The sentence goes on over the page, with the footnote and the header copied or not."""
    whole = f"{fakes.CUT_BEFORE} {fakes.CUT_AFTER}"
    start = fakes.TEXT.index(fakes.CUT_BEFORE)
    with_header = fakes.TEXT[start : fakes.TEXT.index(fakes.CUT_AFTER) + len(fakes.CUT_AFTER)]
    for pasted in (whole, with_header):
        checked = checker.check(pasted)
        assert checked.status is CheckStatus.VERBATIM
        (place,) = checked.parts[0].places
        assert place.pages == (1, 2)
        assert [quote.parts for quote in place.quotes] == [(fakes.CUT_BEFORE, fakes.CUT_AFTER)]


def test_all_letters_that_hold_the_words_are_listed(checker: Checker) -> None:
    """One sentence that two letters share."""
    checked = checker.check(SHARED)
    assert sorted(letters(checked)) == ["brindle-2019", "calderby-2021"]
    assert checked.parts[0].letters == 2


def test_an_ellipsis_stands_for_what_was_left_out_if_the_order_is_the_letters(checker: Checker) -> None:
    """In all the ways in which it is written."""
    for dots in ("…", "...", "[...]", "[…]", "“…”", "(…)", ". . ."):
        checked = checker.check(f"{NURSES} {dots} {LIGHTS}")
        assert (checked.status, checked.joined) == (CheckStatus.VERBATIM, Joined.IN_ORDER), dots
        assert [part.status for part in checked.parts] == [CheckStatus.VERBATIM, CheckStatus.VERBATIM]


def test_an_ellipsis_within_a_sentence_is_checked_piece_by_piece(checker: Checker) -> None:
    """What is left out need not be a sentence."""
    assert checker.check("School nurses … were invited.").status is CheckStatus.VERBATIM
    assert checker.check("School nurses … were never invited.").status is CheckStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("pasted", "joined"),
    [
        (f"{LIGHTS} … {NURSES}", Joined.OTHER_ORDER),
        (f"{NURSES} {LIGHTS}", Joined.NOT_TOGETHER),
        (f"{LIGHTS} {NURSES}", Joined.OTHER_ORDER),
        (f"{NURSES} {SIREN}", Joined.OTHER_LETTERS),
        (f"{NURSES} … {SIREN}", Joined.OTHER_LETTERS),
        (f"{ROPES} {TIDES}", Joined.OTHER_LETTERS),
    ],
)
def test_words_put_together_from_different_places_are_found_out(checker: Checker, pasted: str, joined: Joined) -> None:
    """Each part is the letter's, the whole is not."""
    checked = checker.check(pasted)
    assert (checked.status, checked.joined) == (CheckStatus.APART, joined)
    assert [part.status for part in checked.parts] == [CheckStatus.VERBATIM, CheckStatus.VERBATIM]


def test_a_changed_part_of_a_joined_quotation_is_found_too(checker: Checker) -> None:
    """The worst part decides."""
    checked = checker.check(f"{NURSES} … {SIREN.replace(' not', '')}")
    assert checked.status is CheckStatus.WORDS_DIFFER
    assert [part.status for part in checked.parts] == [CheckStatus.VERBATIM, CheckStatus.WORDS_DIFFER]


@pytest.mark.parametrize(
    ("pasted", "set_aside"),
    [
        (f"“{NURSES}” (Ofsted, 2019, p. 3)", "(Ofsted, 2019, p. 3)"),
        (f"{NURSES} (Brindle 2019: 3)", "(Brindle 2019: 3)"),
        (f"“{NURSES}” – Letter to Brindle", "– Letter to Brindle"),
        (f"'{MINUTES}' Brindle, page 1", "Brindle, page 1"),
    ],
)
def test_a_reference_at_the_end_is_set_aside_and_named(checker: Checker, pasted: str, set_aside: str) -> None:
    """It is not the letter's, and the reader is told that it was not checked."""
    checked = checker.check(pasted)
    assert (checked.status, checked.set_aside) == (CheckStatus.VERBATIM, set_aside)


def test_a_reference_does_not_hide_a_changed_word(checker: Checker) -> None:
    """Only what follows the quotation is set aside."""
    checked = checker.check(f"“{SIREN.replace('not ', '')}” (Calderby, 2021)")
    assert (checked.status, checked.set_aside) == (CheckStatus.WORDS_DIFFER, "(Calderby, 2021)")
    assert differing(checked) == [("not", "")]


def test_words_that_no_letter_has_are_not_found_and_the_nearest_are_named(checker: Checker) -> None:
    """With how many of the words stand in each, in order."""
    checked = checker.check("Harbour masters paint the lighthouse before spring tides and nobody reads the log.")
    assert checked.status is CheckStatus.NOT_FOUND
    assert checked.parts[0].places
    likenesses = [place.likeness for place in checked.parts[0].places]
    assert likenesses == sorted(likenesses, reverse=True)
    assert max(likenesses) < 0.6


def test_the_same_words_in_another_order_are_not_found(checker: Checker) -> None:
    """A bag of words is no quotation."""
    assert checker.check(" ".join(reversed(LIGHTS.split()))).status is CheckStatus.NOT_FOUND


@pytest.mark.parametrize("pasted", ["", "  \n ", "two words", "… [...]", "x" * (LONGEST + 1)])
def test_what_cannot_be_checked_is_refused_with_what_to_do(checker: Checker, pasted: str) -> None:
    """Too little or too much."""
    with pytest.raises(QuotationError, match="Paste at"):
        checker.check(pasted)


def test_more_pieces_than_are_looked_for_are_refused_with_how_many(checker: Checker) -> None:
    """Each piece costs a search of all letters."""
    assert len(checker.check(" … ".join([TIDES] * 24)).parts) == 24
    with pytest.raises(QuotationError, match="Ellipses cut this into 25 pieces; 24 at most are looked for"):
        checker.check(" … ".join([TIDES] * 25))


def test_a_long_row_of_one_common_word_is_not_read_against_every_passage(
    shared_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the passages that hold the word, as many are read as make 60,000 with their neighbours; here 4 times 135."""
    read: list[int] = []
    finder = Finder(shared_desk.index)
    beside = finder._beside

    def counted(place: int, reach: int) -> list[int]:
        read.append(place)
        return beside(place, reach)

    holding = np.ones(len(shared_desk.index.table), dtype=bool)
    monkeypatch.setattr(finding, "_MOST_READ", 4 * 135)
    monkeypatch.setattr(PassageWords, "holding", lambda *_: holding)
    monkeypatch.setattr(finder, "_beside", counted)
    words = words_in("the. " * 800)
    assert finder.holders(words, 0, len(words))[0] == {}
    assert (read, len(holding) > 4) == ([0, 1, 2, 3], True)


def test_odd_input_is_checked_without_an_error(checker: Checker) -> None:
    """Marks, bullets, tabs, other scripts, and words that never end."""
    for pasted in (
        "“”“” one two three",
        "- - - a b c",
        "a\tb\tc",
        "три слова тут",
        "İ İ İ İ",
        "x " * 2400,
        "… a b c … d … e f g",
    ):
        assert checker.check(pasted).status is CheckStatus.NOT_FOUND


def test_a_table_row_is_found_as_it_is_read(checker: Checker) -> None:
    """Cells are parted by spaces where a reader copies them."""
    checked = checker.check("Health 212 187")
    assert checked.status is CheckStatus.VERBATIM
    assert checked.parts[0].places[0].quotes[0].cells == ("Health", "212", "187")


def test_the_checked_text_names_the_index(checker: Checker) -> None:
    """So that it can be told later what it was checked against."""
    assert checker.check(LIGHTS).generation == "small"
