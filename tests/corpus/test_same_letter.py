"""Two files of one letter resemble each other in nearly all their words; two letters of a kind do not."""

from __future__ import annotations

import datetime

from corpus.letter import LetterKind, Metadata
from corpus.same_letter import LEAST, occasion, resemblance, runs_of

WORDS = "Leaders in Fenholme know their children well and act on what they hear from them. " + " ".join(
    f"Visit {number} found that staff recorded decision {number} on the same day." for number in range(40)
)


def test_the_same_words_on_other_lines_are_the_same() -> None:
    """Capitals, punctuation and where lines end do not count."""
    assert resemblance(runs_of(WORDS), runs_of(WORDS.upper().replace(". ", ",\n"))) == 1.0


def test_a_few_other_words_still_make_the_same_letter() -> None:
    """A misread name, or a footer that one of the files has; what another authority's letter says is something else."""
    misread = f"{WORDS.replace('Fenholme', 'Fenholrne')} Page 3"
    other = WORDS.replace("staff recorded", "nurses heard")
    assert LEAST < resemblance(runs_of(WORDS), runs_of(misread)) < 1
    assert resemblance(runs_of(WORDS), runs_of(other)) < LEAST


def test_a_text_without_five_words_resembles_itself_alone() -> None:
    """Nothing is divided by nothing."""
    assert resemblance(runs_of("Dear Ada"), runs_of("Dear Ada")) == 1.0
    assert resemblance(runs_of("Dear Ada"), runs_of("")) == 0.0


def test_files_of_one_letter_agree_in_authority_kind_and_date() -> None:
    """The title may be read otherwise."""
    date = datetime.date(2021, 5, 4)
    one = Metadata("A", "Fenholme", LetterKind.ILACS, date)
    assert occasion(one) == occasion(Metadata("B", "Fenholme", LetterKind.ILACS, date))
    assert occasion(one) != occasion(Metadata("A", "Wexcombe", LetterKind.ILACS, date))
    assert occasion(one) != occasion(Metadata("A", "Fenholme", LetterKind.ILACS, datetime.date(2023, 5, 4)))
