"""``letterwise check``: a line a file, below it what is odd and what to do, sums at the end, and an exit code for scripts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from service import checked_files, cli
from service.check_command import SOMETHING_ODD, UNREAD_FILES
from tests.reading_here import read_here
from tests.service.ended import Ended

_SUBJECTS = "nurses teachers managers officers partners leaders governors doctors families neighbours".split()
_FINDINGS = "\n\n".join(
    f"The {who} of Ashmere read each plan in month {number} and wrote down what was done and what was still to do for them."
    for number, who in enumerate(_SUBJECTS, start=1)
)
_WELL = f"""17 February 2020

Jo Ferns
Director of Children's Services

Dear Jo

Focused visit to Ashmere local authority children's services

We write with what two of us saw at the focused visit to Ashmere children's services on 15 and 16 January 2020.

Overview

The plans of Ashmere are clear, and the people who write them know the children well and see them often.

What needs to improve

- The pace of assessments.
- The records of visits.

Findings

{_FINDINGS}

Yours sincerely

Kit Marsh
Her Majesty's Inspector
"""
_CUT = "Children are seen quickly when they ask for help in Ashmere, and their plans are then written by the"
_ODD = (
    _WELL.replace("What needs to improve\n", "To be read first\n")
    .replace("Ashmere", "Dunwick")
    .replace("nurses of Dunwick read each plan", "nurses of Dunwick read all plans")
    .replace("\nYours sincerely", f"\n{_CUT.replace('Ashmere', 'Dunwick')}\n\nYours sincerely")
)


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in the folder of the letters."""
    monkeypatch.setattr(checked_files, "read_many", read_here)
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str) -> Ended:
        monkeypatch.setattr("sys.argv", ["letterwise", "check", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return Ended(ended.value.code if isinstance(ended.value.code, int) else 0, captured.out, captured.err)

    return run_command


def write(name: str, text: str) -> None:
    """Writes a file into the folder that the command runs in."""
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def test_a_letter_that_is_well_takes_one_line_and_the_code_is_0(run: Run) -> None:
    """What was recognised in it, then the sums."""
    write("ashmere.txt", _WELL)
    ended = run("ashmere.txt")
    assert (ended.code, ended.err) == (0, "")
    line, sums = ended.out.splitlines()
    assert line.startswith("well: ashmere.txt: Focused visit, Ashmere, 17 February 2020; no page numbers, ")
    assert line.endswith(" sections; 2 areas for improvement")
    assert sums == "1 file: 1 well, 0 odd, 0 unreadable"


def test_what_is_odd_stands_below_its_letter_with_what_to_do_and_the_code_is_7(run: Run) -> None:
    """One line each; with --odd the letters that are well are left out, and counted all the same."""
    write("letters/ashmere.txt", _WELL)
    write("letters/dunwick.txt", _ODD)
    ended = run("letters", "--odd")
    assert ended.code == SOMETHING_ODD == 7
    line, missing, cut, sums = ended.out.splitlines()
    assert line.startswith("odd: letters/dunwick.txt: Focused visit, Dunwick, ")
    assert missing.startswith("    odd: no heading with the words “what needs to improve” was recognised")
    assert missing.endswith(" is to be had in another format (PDF, Word), give that in its place.")
    assert cut.startswith("    odd: a paragraph ends without a full stop: “…")
    assert sums == "2 files: 1 well, 1 odd, 0 unreadable"


def test_files_that_cannot_be_read_are_told_with_the_reason_and_the_code_is_3(run: Run) -> None:
    """Empty, wrongly named, missing, an archive; 3 goes before 7, and other files are named at the end."""
    write("letters/dunwick.txt", _ODD)
    write("letters/empty.txt", "")
    write("letters/named.pdf", "words")
    write("letters/all.zip", "words")
    write("letters/figures.csv", "1,2")
    ended = run("letters", "missing.pdf")
    assert ended.code == UNREAD_FILES == 3
    lines = [line for line in ended.out.splitlines() if not line.startswith(" ")]
    assert lines[1].startswith("odd: letters/dunwick.txt: ")
    assert [lines[0], *lines[2:]] == [
        "unreadable: letters/all.zip: files that end in .zip are not read; unpack it and give the files in it",
        "unreadable: letters/empty.txt: the file is empty; download or save it again",
        "unreadable: letters/named.pdf: the file is named .pdf but is not a PDF; open it and export it as PDF",
        "unreadable: missing.pdf: this does not exist; give a folder of letters or the letters' files",
        "passed over, for it is no letter: letters/figures.csv",
        "5 files: 0 well, 1 odd, 4 unreadable",
    ]


def test_the_same_letter_under_two_names_is_told_with_the_one_that_an_index_keeps(run: Run) -> None:
    """Text before HTML; the other file is odd, for its name may belong to a letter that is missing."""
    write("letters/ashmere.txt", _WELL)
    paragraphs = "".join(f"<p>{words}</p>" for words in _WELL.split("\n\n"))
    write("letters/dunwick.html", f"<html><body>{paragraphs.replace('- ', '')}</body></html>")
    files = {file["path"]: file for file in run("letters", "--json").json["files"]}
    assert files["letters/ashmere.txt"]["remarks"] == ["letters/dunwick.html holds the same letter"]
    told = [oddity["reason"] for oddity in files["letters/dunwick.html"]["oddities"] if oddity["kind"] == "same_letter"]
    assert told == ["the same words stand in letters/ashmere.txt too; an index leaves this file out and keeps that one"]


def test_of_three_files_of_one_letter_each_is_told_once_of_the_one_that_is_kept(run: Run) -> None:
    """Not of each other."""
    for name in ("b", "c", "a"):
        write(f"letters/{name}.txt", _WELL)
    files = run("letters", "--json").json["files"]
    assert [len(file["oddities"]) for file in files] == [0, 1, 1]
    assert files[0]["remarks"] == ["letters/b.txt holds the same letter", "letters/c.txt holds the same letter"]
    assert [file["oddities"][0]["reason"].split(" too;")[0] for file in files[1:]] == [
        "the same words stand in letters/a.txt"
    ] * 2


def test_two_letters_of_one_name_are_told_and_two_files_of_one_letter_are_no_oddity(run: Run) -> None:
    """An index refuses the first, and reads the text of the second."""
    write("one/ashmere.txt", _WELL)
    write("two/ashmere.txt", _ODD)
    ended = run("one", "two", "--json")
    said = "has the same name and holds another letter, so that no index can be made of both"
    assert [file["oddities"][-1]["reason"] for file in ended.json["files"]] == [
        f"two/ashmere.txt {said}",
        f"one/ashmere.txt {said}",
    ]
    write("two/ashmere.txt", _WELL)
    again = run("one", "two", "--json").json
    assert [(file["status"], file["remarks"]) for file in again["files"]] == [
        ("well", []),
        ("well", ["the same letter as one/ashmere.txt, which is read in its place"]),
    ]


def test_a_sidecar_given_in_place_of_its_letter_is_told_with_what_it_says(run: Run) -> None:
    """What it corrects is no longer odd; a wrong one makes the letter unreadable, as for an index."""
    write("ashmere.txt", _WELL.replace("Ashmere", "the town").replace("17 February 2020", "Last week"))
    write("ashmere.toml", 'authority = "Ashmere"\ndate = 2020-02-17\nkind = "focused_visit"\n')
    (file,) = run("ashmere.toml", "--json").json["files"]
    assert (file["path"], file["authority"], file["date"]) == ("ashmere.txt", "Ashmere", "2020-02-17")
    assert file["remarks"] == ["ashmere.toml says: authority, date, kind"]
    assert {oddity["kind"] for oddity in file["oddities"]} & {"no_authority", "no_date", "no_kind"} == set()
    write("ashmere.toml", "authorty = 1\n")
    wrong = run("ashmere.toml")
    assert wrong.code == UNREAD_FILES
    assert wrong.out.startswith("unreadable: ashmere.txt: ashmere.toml: unknown key 'authorty'. Allowed keys: ")


def test_the_json_holds_sums_files_and_what_was_passed_over(run: Run) -> None:
    """With all that was recognised, and each oddity's kind, reason, pages and advice."""
    write("letters/ashmere.txt", _WELL)
    write("letters/dunwick.txt", _ODD)
    write("letters/figures.csv", "1,2")
    write("letters/dunwik.toml", "date = 2020-02-17")
    ended = run("letters", "--json")
    assert (ended.code, ended.json["summary"]) == (7, {"files": 2, "well": 1, "odd": 1, "unreadable": 0})
    assert (ended.json["passed_over"], ended.json["idle_sidecars"]) == (["letters/figures.csv"], ["letters/dunwik.toml"])
    well, odd = ended.json["files"]
    assert {key: well[key] for key in ("path", "status", "kind", "authority", "date", "pages", "scanned", "findings")} == {
        "path": "letters/ashmere.txt",
        "status": "well",
        "kind": "focused_visit",
        "authority": "Ashmere",
        "date": "2020-02-17",
        "pages": 0,
        "scanned": False,
        "findings": {"strength": 0, "improvement": 2, "priority_action": 0, "case_study": 0},
    }
    assert [list(oddity) for oddity in odd["oddities"]] == [["kind", "reason", "pages", "advice"]] * 2
    assert [oddity["kind"] for oddity in odd["oddities"]] == ["missing_heading", "cut_sentence"]


def test_names_and_words_from_anywhere_cannot_steer_the_terminal_or_stop_the_command(run: Run) -> None:
    """A name that is no UTF-8, one with an escape sequence, and a letter with one."""
    write(
        "letters/\x1b[31mred.txt",
        _ODD.replace("To be read first", "\x1b[2JTo be read first").replace("then written", "\x1b[2J written"),
    )
    Path(os.fsdecode(b"letters/caf\xe9.txt")).write_text("words", encoding="utf-8")
    for arguments in (("letters",), ("letters", "--json")):
        ended = run(*arguments)
        assert ended.code == SOMETHING_ODD
        assert "letters/caf?.txt" in ended.out
        assert "\x1b" not in ended.out


def test_without_files_it_is_used_wrongly(run: Run) -> None:
    """Exit code 2."""
    assert run().code == 2
