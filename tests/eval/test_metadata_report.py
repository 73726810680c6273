"""The report on metadata counts what is right, names what is not, and is good enough on the real letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from eval.metadata_report import Miss, report, report_texts

COLLECTION = Path(__file__).parents[3] / "shared" / "collection"
BODY = "Leaders in Ashmere know their services well and listen to children. " * 8


def _collection(folder: Path) -> Path:
    """Three invented letters: one right, one with another day's date, one whose text was never extracted."""
    texts = {"right": f"3 May 2018\n\nDear Pat\n\nFocused visit to Ashmere children's services\n\n{BODY}", "empty": ""}
    texts["late"] = texts["right"].replace("3 May", "9 May")
    (folder / "text").mkdir()
    rows = [
        {"name": name, "authority": "ashmere", "kind": "focused-visit letter (ILACS)", "date": "2018-05-02"} for name in texts
    ]
    for name, text in texts.items():
        (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "metadata.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def test_misses_are_named_and_empty_texts_set_apart(tmp_path: Path) -> None:
    """A day's difference is allowed, a week's is a miss, and an empty text is in no share."""
    shares = report(_collection(tmp_path)).shares[0]
    assert (shares.form, shares.file_name, shares.letters) == ("texts", "withheld", 2)
    assert (shares.authority, shares.kind, shares.date) == (1.0, 1.0, 0.5)
    assert shares.misses == (Miss("late", "date", "2018-05-09", "2018-05-02"),)
    assert shares.unreadable == ("empty",)


def test_the_report_reads_as_lines(tmp_path: Path) -> None:
    """A row of shares stands above its misses."""
    lines = list(report(_collection(tmp_path)).lines())
    assert lines[0].startswith("texts, file name withheld: 2 letters, authority 100.0%, kind 100.0%, date 50.0%")
    assert lines[1] == "  late: date read 2018-05-09, listed 2018-05-02"
    assert lines[2] == "  empty: too little text to tell"


def test_a_folder_without_a_listing_is_refused(tmp_path: Path) -> None:
    """The message says what the folder should hold."""
    with pytest.raises(CorpusError, match=r"metadata\.jsonl is missing"):
        report(tmp_path)


@pytest.mark.real
@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the real letters in ../shared are missing")
def test_real_letters_are_read_rightly_and_fast() -> None:
    """At least 98 % of the collection's texts get authority, kind and date from their text alone, in milliseconds."""
    shares = report_texts(COLLECTION, named=False)
    assert min(shares.authority, shares.kind, shares.date) >= 0.98
    assert shares.milliseconds < 15  # a few times what a slow core needs
