"""What the share of words found in order must be."""

from __future__ import annotations

from eval.reading import moved_whole, without_running_lines, word_recall, words_present


def test_counts_words_in_order_and_not_their_form() -> None:
    """Letter case, punctuation, apostrophes and raised marks do not matter."""
    assert word_recall("The CHILDREN’S home¹ is good.", "the children's home is: good") == 1.0


def test_counts_missing_and_displaced_words() -> None:
    """A word that is missing, or that stands elsewhere, is not found."""
    assert word_recall("one two four", "one two three four") == 0.75
    assert word_recall("two three four one", "one two three four") == 0.75


def test_finds_an_empty_reference_whole() -> None:
    """Nothing to find is found."""
    assert word_recall("words", "") == 1.0


def test_aligns_texts_whose_words_repeat_often() -> None:
    """Frequent words are matched near where they are expected."""
    text = "the board of the area knows the needs of the child " * 200
    assert word_recall(text, text) == 1.0


def test_counts_displaced_words_as_present() -> None:
    """In any order, a word that stands elsewhere is found, as often as it stands there."""
    assert words_present("two three four one", "one two three four") == 1.0
    assert words_present("one", "one one") == 0.5


def test_takes_running_lines_out_of_a_transcription() -> None:
    """Long lines that repeat with other numbers go; short ones, which may be headings, stay."""
    reference = "\n".join(f"Report on the homes of Ashmere {page}\nSummary\nSentence {page}." for page in (1, 2, 3))
    assert without_running_lines(reference) == "Summary\nSentence 1.\nSummary\nSentence 2.\nSummary\nSentence 3."


def test_finds_the_runs_of_words_that_moved_whole() -> None:
    """A footnote in another place is one run, without the mark glued to its first word; a word that is missing is none."""
    body = "children are safe and adults listen to what they say about home".split()
    more = "the board meets in each season and asks what has become better for each child it knows".split()
    note = "conducted under section twenty of the act that the parliament of ashmere passed".split()
    reference = " ".join([*body, "1", *note, *more])
    assert moved_whole(" ".join([*body, *more, *note]), reference) == [note]
    assert moved_whole(" ".join([*body, *more, *note[1:]]), reference) == []
