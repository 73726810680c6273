"""The report on metadata counts what is right, names what is not, and is good enough on the real letters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.metadata import read_metadata
from eval.errors import EvalError
from eval.metadata_judged import JUDGED_FIELDS, as_judged, mark_of, read_judged
from eval.metadata_listing import Accepted, read_accepted, read_listing
from eval.metadata_outcomes import Miss, Told
from eval.metadata_report import FormReport, report, report_form, report_texts

COLLECTION = Path(__file__).parents[3] / "shared" / "collection"
BODY = "Leaders in Ashmere know their services well and listen to children. " * 8
NONE_ACCEPTED = Accepted({}, {})
LETTER = (
    "3 May 2018\n\nDear Pat\n\nFocused visit to Ashmere children's services\n\n"
    f"Ofsted made a focused visit to Ashmere children's services on 10 and 11 April 2018. {BODY}"
)


def _collection(folder: Path, **more: object) -> Path:
    """Three invented letters: one right, one with another day's date, one whose text was never extracted."""
    texts = {"right": LETTER, "late": LETTER.replace("3 May", "9 May"), "empty": ""}
    (folder / "text").mkdir()
    row = {"authority": "ashmere", "kind": "focused-visit letter (ILACS)", "date": "2018-05-02"} | more
    for name, text in texts.items():
        (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "metadata.jsonl").write_text("\n".join(json.dumps({"name": name} | row) for name in texts), encoding="utf-8")
    return folder


def _texts_of(folder: Path, accepted: Accepted = NONE_ACCEPTED, named: bool = False) -> FormReport:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "text").iterdir())}
    return report_form("texts", texts, read_listing(folder / "metadata.jsonl"), named, accepted)


def _told(form: FormReport, field: str) -> Told:
    return next(told for told in form.fields if told.field == field)


def test_misses_are_named_and_empty_texts_set_apart(tmp_path: Path) -> None:
    """A day's difference is allowed, a week's is a miss, and an empty text is in no share."""
    form = _texts_of(_collection(tmp_path))
    assert (form.form, form.file_name, form.letters) == ("texts", "withheld", 2)
    assert [form.share(field) for field in ("authority", "kind", "date")] == [1.0, 1.0, 0.5]
    assert _told(form, "date").misses == (Miss("late", "date", "2018-05-09", "2018-05-02"),)
    assert form.unreadable == ("empty",)
    assert not form.holds


def test_every_outcome_is_counted_apart(tmp_path: Path) -> None:
    """Right, wrong, absent, and what the listing does not give."""
    folder = _collection(tmp_path, inspection_dates="10 and 11 april 2018", inspectorates=["Ofsted", "HMIC"])
    form = _texts_of(folder)
    assert _told(form, "inspection_dates").counts == {"right": 2}
    assert [miss.listed for miss in _told(form, "inspectorates").misses] == ["Ofsted, HMICFRS"] * 2
    assert _told(form, "inspectorates").counts == {"wrong": 2}
    (folder / "text" / "late.txt").write_text(LETTER.replace(" on 10 and 11 April 2018", ""), encoding="utf-8")
    assert _told(_texts_of(folder), "inspection_dates").counts == {"right": 1, "absent": 1}


def test_a_date_that_the_text_does_not_print_cannot_be_compared_while_the_name_is_withheld(tmp_path: Path) -> None:
    """With the name given, it can be read."""
    folder = _collection(tmp_path)
    (folder / "text" / "late.txt").write_text(LETTER.replace("3 May 2018", ""), encoding="utf-8")
    assert _told(_texts_of(folder), "date").counts == {"right": 1, "not printed": 1}
    assert _told(_texts_of(folder, named=True), "date").counts == {"right": 1, "absent": 1}


def test_an_accepted_miss_counts_as_right_and_is_told_with_its_reason(tmp_path: Path) -> None:
    """It is shown all the same."""
    accepted = Accepted({("late", "date"): "typo"}, {"typo": "the listing has a slip of the pen"})
    form = _texts_of(_collection(tmp_path), accepted)
    assert (form.share("date"), form.holds) == (1.0, True)
    lines = list(form.lines(accepted))
    assert "  date: right 1, accepted 1" in lines
    assert lines[-3:] == [
        "  accepted, 1: the listing has a slip of the pen",
        "  late: date accepted: read 2018-05-09, should be 2018-05-02",
        "  empty: too little text to tell",
    ]


def test_a_reason_must_be_explained(tmp_path: Path) -> None:
    """An entry of the table cannot hide behind a word that says nothing."""
    file = tmp_path / "accepted.toml"
    file.write_text('[reasons]\n[[accepted]]\nname = "a"\nfield = "date"\nreason = "why"\n', encoding="utf-8")
    with pytest.raises(EvalError, match="no words for why"):
        read_accepted(file)


def test_a_folder_without_a_listing_is_refused(tmp_path: Path) -> None:
    """The message says what the folder should hold."""
    with pytest.raises(CorpusError, match=r"metadata\.jsonl is missing"):
        report(tmp_path)


def _row(**more: object) -> Mapping[str, object]:
    return {"name": "a", "first": "2018-04-10", "last": "2018-04-11", "leads": [], "grades": [], "theme": None} | more


def test_what_is_read_is_told_in_the_words_of_the_judgements(tmp_path: Path) -> None:
    """A name only by the beginning of its digest; a field that the letter does not have is empty on both sides."""
    signed = f"{LETTER}\n\nYours sincerely\n\nNicola Fairbrass\nHer Majesty's Inspector\n"
    file = tmp_path / "judged.jsonl"
    file.write_text(json.dumps(_row(leads=[mark_of("Nicola Fairbrass")])), encoding="utf-8")
    (judged,) = read_judged(file)
    assert as_judged(read_metadata(signed, "letter")) == judged.values
    assert as_judged(read_metadata(LETTER, "letter"))["lead inspectors"] == ""
    assert "Nicola" not in file.read_text(encoding="utf-8")


def test_the_judged_sample_is_large_enough_and_names_nobody() -> None:
    """At least forty letters of five kinds; digests stand for names."""
    sample = read_judged()
    assert len({judged.name for judged in sample}) == len(sample) >= 40
    assert {judged.name.split("_")[0] for judged in sample} == {"focusedvisit", "ilacs", "sif", "sifre", "jtai", "send"}
    told = [judged.values[field] for judged in sample for field in ("lead inspectors", "theme")]
    marks = [mark for words in told for mark in words.split(", ") if mark]
    assert all(len(mark) == 12 and set(mark) <= set("0123456789abcdef") for mark in marks)


@pytest.mark.real
@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the real letters in ../shared are missing")
def test_real_letters_are_read_rightly_and_fast() -> None:
    """Every field of the collection's texts that a person could tell, from their text alone, in milliseconds."""
    form = report_texts(COLLECTION, named=False)
    assert form.holds
    assert min(told.right for told in (*form.fields, *form.judged)) == 1.0
    assert tuple(told.field for told in form.judged) == JUDGED_FIELDS
    assert form.milliseconds < 15  # a few times what a slow core needs
