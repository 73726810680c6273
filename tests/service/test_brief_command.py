"""``letterwise brief``: a saved briefing in, a document out, and an exit code that tells whether every quote is in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from indexer import embedding
from service import cli, opening
from tests.encoders import HashingEncoder
from tests.service.small_letters import NURSES_ABSENT

HELD = f"""letterwise_briefing: 1
title: "=1+1 <b>Nurses</b>"
background: yes
topics:
- question: Do nurses attend?
  quotes:
  - letter: orrin-2018
    start: 25
    end: {25 + len(NURSES_ABSENT)}
    words: {NURSES_ABSENT}
"""
REMOVED = f"{HELD}  - {{letter: gone-2001, start: 4, end: 9, words: hello}}\n"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of the command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], built_folder: Path, tmp_path: Path) -> Run:
    """Runs the command on the small index in a folder of its own."""
    for module in (embedding, opening):
        monkeypatch.setattr(module, "OnnxEncoder", lambda folder, threads=0: HashingEncoder())
    monkeypatch.setenv("LETTERWISE_INDEX", str(built_folder))
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(tmp_path)
    for name, content in (("held.yaml", HELD), ("removed.yaml", REMOVED), ("broken.yaml", HELD.replace("25", "x", 1))):
        (tmp_path / name).write_text(content, encoding="utf-8")

    def run_command(*arguments: str) -> Ended:
        monkeypatch.setattr("sys.argv", ["letterwise", "brief", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run_command


def test_a_word_document_holds_the_quote_word_for_word(run: Run, tmp_path: Path) -> None:
    """And the command says what it wrote."""
    ended = run("held.yaml", "-o", "briefing.docx")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "wrote briefing.docx: 1 quote checked against the letters, 0 withheld\n"
    words = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "briefing.docx")).paragraphs)
    assert NURSES_ABSENT in words
    assert "=1+1 <b>Nurses</b>" in words


@pytest.mark.parametrize(
    ("arguments", "begins"), [(["-o", "b.md"], "# "), (["-o", "b.out", "--format", "HTML"], "<!DOCTYPE html>")]
)
def test_the_format_is_the_ending_or_is_named(run: Run, tmp_path: Path, arguments: list[str], begins: str) -> None:
    """A name given goes before the ending."""
    assert run("held.yaml", *arguments).code == 0
    written = (tmp_path / arguments[1]).read_text(encoding="utf-8")
    assert written.lstrip().startswith(begins)
    assert NURSES_ABSENT in written


def test_a_withheld_quote_is_left_out_said_and_ends_with_five(run: Run, tmp_path: Path) -> None:
    """So that a script can tell."""
    ended = run("removed.yaml", "-o", "b.md")
    assert ended.code == 5
    assert ended.err == (
        "withheld (letter removed): gone-2001, characters 4 to 9\nwrote b.md: 1 quote checked against the letters, 1 withheld\n"
    )
    assert "hello" not in (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "5 brief left out quotes that the letters no longer bear out" in cli._EXIT_CODES


def test_check_writes_nothing(run: Run, tmp_path: Path) -> None:
    """It tells the same."""
    before = sorted(tmp_path.iterdir())
    assert run("held.yaml", "--check").err == "1 quote checked against the letters, 0 withheld\n"
    assert run("removed.yaml", "--check").code == 5
    assert sorted(tmp_path.iterdir()) == before


def test_words_changed_by_hand_are_told_with_their_line(run: Run, tmp_path: Path) -> None:
    """They are not put into the document."""
    changed = HELD.replace("words: Strategy", "check: 0123456789abcdef\n    words: No strategy")
    (tmp_path / "changed.yaml").write_text(changed, encoding="utf-8")
    ended = run("changed.yaml", "--check")
    assert ended.code == 5
    assert ended.err.startswith("changed.yaml, line 11: the words of this quote were changed by hand\n")


def test_a_document_is_not_written_over_unless_asked(run: Run, tmp_path: Path) -> None:
    """What stands there stays."""
    (tmp_path / "b.md").write_text("mine", encoding="utf-8")
    ended = run("held.yaml", "-o", "b.md")
    assert (ended.code, (tmp_path / "b.md").read_text(encoding="utf-8")) == (1, "mine")
    assert ended.err == "letterwise: b.md exists already; choose another name, or add --force to write over it\n"
    assert run("held.yaml", "-o", "b.md", "--force").code == 0
    assert NURSES_ABSENT in (tmp_path / "b.md").read_text(encoding="utf-8")


def test_a_broken_file_is_told_with_the_line_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    """In one line on standard error."""
    ended = run("broken.yaml", "-o", "b.md")
    assert ended.code == 1
    assert ended.err == (
        "letterwise: broken.yaml cannot be read as a briefing. "
        "Line 8: topics → 1 → quotes → 1 → start: must be a whole number.\n"
    )
    assert not (tmp_path / "b.md").exists()
    missing = run("missing.yaml", "-o", "b.md")
    assert (missing.code, "missing.yaml" in missing.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "name the document with -o, such as -o briefing.docx, or give --check"),
        (["-o", "b.xyz"], "'xyz' is no format; let the document end in one of docx, html, pdf, md, or name one by --format"),
        (["-o", "b"], "'' is no format"),
        (["-o", "b.md", "--styles", "s.docx"], "--styles is for Word documents"),
    ],
)
def test_wrong_use_ends_with_two(run: Run, arguments: list[str], told: str) -> None:
    """And says what is missing."""
    ended = run("held.yaml", *arguments)
    assert (ended.code, told in ended.err) == (2, True)


def test_a_quote_that_moved_counts_as_shown(run: Run, tmp_path: Path) -> None:
    """The same words stand at another place of the letter than the file says."""
    place = HELD.replace("start: 25", "start: 3").replace(f"end: {25 + len(NURSES_ABSENT)}", f"end: {3 + len(NURSES_ABSENT)}")
    (tmp_path / "moved.yaml").write_text(place, encoding="utf-8")
    assert run("moved.yaml", "--check").code == 0
