"""Judged questions: what is read, where quotes are placed, and what is said of a line that cannot be used."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from corpus.letter import Span
from eval.errors import EvalError, LineError, UnknownLetterError, UnlocatedQuoteError
from eval.letters import letter_id, read_texts
from eval.questions import load_questions, locate

TEXTS = {"000-jtai-northmere-2017": "Nurses attend.\nThey speak  up\nat meetings.", "001-visit-easton-2020": "Nothing of note."}
QUESTION = {"qid": "s1", "question": "do nurses attend?", "type": "single"}


def written(tmp_path: Path, *lines: object) -> Path:
    """A file of these lines, each a string as it is or an object as JSON."""
    path = tmp_path / "questions.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8")
    return path


def with_evidence(**evidence: object) -> dict[str, object]:
    """The question with one piece of evidence, changed as told."""
    return QUESTION | {"evidence": [{"doc": "000", "quote": "Nurses attend.", "grade": 2} | evidence]}


def test_gold_span_is_placed_by_its_quote_and_letter_prefix(tmp_path: Path) -> None:
    """Without start and end, the quote is looked for in the letter that the prefix names."""
    (question,) = load_questions(written(tmp_path, with_evidence()), TEXTS)
    assert question.gold[0].letter == "000-jtai-northmere-2017"
    assert question.gold[0].span == Span(0, 14)
    assert question.answerable


def test_gold_span_is_known_by_its_place_and_the_digest_of_its_words(tmp_path: Path) -> None:
    """So that a set of questions need not repeat a letter's text; another text at the place is an error."""
    digits = hashlib.sha256(b"They speak  up").hexdigest()[:16]
    line = with_evidence(quote="", start=15, end=29, sha256=digits)
    (question,) = load_questions(written(tmp_path, line), TEXTS)
    assert question.gold[0].span == Span(15, 29)
    with pytest.raises(UnlocatedQuoteError, match=f"s1: the quote with SHA-256 {digits}… does not stand at 14–29 of 000-jtai"):
        load_questions(written(tmp_path, with_evidence(quote="", start=14, end=29, sha256=digits)), TEXTS)


def test_question_without_evidence_is_unanswerable(tmp_path: Path) -> None:
    """A question that nothing answers is kept, and known as unanswerable."""
    (question,) = load_questions(written(tmp_path, QUESTION), TEXTS)
    assert not question.answerable


def test_quote_is_found_with_white_space_folded_where_it_does_not_stand_exactly() -> None:
    """A line break of the letter may stand for a space of the quote, and the span is the letter's."""
    assert locate("They speak up at meetings.", TEXTS["000-jtai-northmere-2017"]) == Span(15, 42)


def test_quotation_marks_of_another_shape_do_not_hide_a_quote() -> None:
    """Straight marks in the judgement find curly ones in the letter; other characters must agree."""
    assert locate('the child\'s "plan"', "All of the child’s\n“plan” is kept") == Span(7, 25)
    assert locate("the child's plan", "the child-s plan") is None


def test_quote_that_stands_exactly_is_preferred_to_an_earlier_folded_one() -> None:
    """The exact place wins even if the folded words stand earlier."""
    assert locate("a b", "a\nb then a b") == Span(9, 12)


def test_blank_quote_stands_nowhere() -> None:
    """A quote without words is not placed at the beginning."""
    assert locate(" ", "a b") is None


def test_quote_that_cannot_be_located_is_named_with_its_question(tmp_path: Path) -> None:
    """The message holds the qid and the quote."""
    with pytest.raises(UnlocatedQuoteError, match=r"s1: the quote “Doctors attend\.” does not stand in 000-jtai"):
        load_questions(written(tmp_path, with_evidence(quote="Doctors attend.")), TEXTS)


def test_span_that_holds_other_words_than_its_quote_is_refused(tmp_path: Path) -> None:
    """Given start and end are checked against the letter."""
    with pytest.raises(UnlocatedQuoteError, match=r"does not stand at 1–15 of 000-jtai"):
        load_questions(written(tmp_path, with_evidence(start=1, end=15)), TEXTS)


def test_broken_line_is_named_by_its_number(tmp_path: Path) -> None:
    """Blank lines are passed over and still counted."""
    with pytest.raises(LineError, match=r"questions\.jsonl, line 3: Invalid JSON"):
        load_questions(written(tmp_path, QUESTION, "", "{broken"), TEXTS)


def test_missing_field_is_named(tmp_path: Path) -> None:
    """A line without its type says which field is missing."""
    with pytest.raises(LineError, match="line 1: type: Field required"):
        load_questions(written(tmp_path, {"qid": "s1", "question": "?"}), TEXTS)


def test_repeated_qid_is_refused(tmp_path: Path) -> None:
    """Two questions may not share a qid, or a run could not tell them apart."""
    with pytest.raises(LineError, match="line 2: qid s1 stands twice"):
        load_questions(written(tmp_path, QUESTION, QUESTION), TEXTS)


def test_nugget_that_names_no_evidence_is_refused(tmp_path: Path) -> None:
    """Indexes of evidence count from 0."""
    with pytest.raises(EvalError, match="s1: a nugget names evidence 1, but there are 1"):
        load_questions(written(tmp_path, with_evidence() | {"nuggets": [{"text": "x", "evidence": [1]}]}), TEXTS)


def test_grade_other_than_one_or_two_is_refused(tmp_path: Path) -> None:
    """The grades are those of the README of the judged questions."""
    with pytest.raises(EvalError, match="s1: grade 3"):
        load_questions(written(tmp_path, with_evidence(grade=3)), TEXTS)


def test_missing_file_and_empty_file_are_told_apart(tmp_path: Path) -> None:
    """Each has its own message."""
    with pytest.raises(EvalError, match="cannot read"):
        load_questions(tmp_path / "none.jsonl", TEXTS)
    with pytest.raises(EvalError, match="holds no question"):
        load_questions(written(tmp_path), TEXTS)


def test_letter_is_named_by_its_id_before_any_prefix() -> None:
    """An id that is also the beginning of another names itself."""
    assert letter_id("a", ["ab", "a"]) == "a"


def test_prefix_of_several_letters_or_of_none_is_refused(tmp_path: Path) -> None:
    """An ambiguous prefix lists the letters; an unknown one says so, with the question that holds it."""
    with pytest.raises(UnknownLetterError, match=r"“0” begins 2 letters' ids \(000-jtai"):
        letter_id("0", TEXTS)
    with pytest.raises(UnknownLetterError, match="s1: “7” names none of the letters"):
        load_questions(written(tmp_path, with_evidence(doc="7")), TEXTS)


def test_texts_of_a_folder_keep_their_newlines(tmp_path: Path) -> None:
    """Offsets count the file as decoded, so that carriage returns stay."""
    (tmp_path / "a.txt").write_bytes(b"one\r\ntwo")
    assert read_texts(tmp_path) == {"a": "one\r\ntwo"}


def test_folder_without_letters_is_refused(tmp_path: Path) -> None:
    """An empty folder is a mistake, not an empty collection."""
    with pytest.raises(EvalError, match=r"holds no \.txt letter"):
        read_texts(tmp_path)


@pytest.mark.real
def test_real_judged_questions_fit_the_real_letters() -> None:
    """All 338 gold spans of the development set hold their quotes."""
    shared = Path(__file__).parents[3] / "shared"
    if not (shared / "eval/dev.jsonl").is_file():
        pytest.skip("the real letters are not here")
    questions = load_questions(shared / "eval/dev.jsonl", read_texts(shared / "letters"))
    assert (len(questions), sum(len(question.gold) for question in questions)) == (72, 338)
