"""Every quote of every room held against its letter: what is counted, and what is found wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.letter import Letter, Page, Span
from eval import __main__ as command
from eval.commands import quoting
from eval.in_process import InProcess
from eval.verbatim import Verifier, rooms
from service.answer import Quote
from service.desk import Desk
from tests.encoders import HashingEncoder
from tests.service.small_letters import HOUSING, IDS, LANTERNS, NURSES_AGAIN, NURSES_PRESENT, read_letters, small_index_of

QUESTION = "do nurses attend strategy discussions?"
ROOMS = ["areas across the years", "findings", "findings by theme", "answers", "comparisons"]


@pytest.fixture
def letters(tmp_path: Path) -> tuple[Letter, ...]:
    """The four invented letters; one has two pages."""
    read = read_letters(tmp_path / "letters", IDS)
    cut = read[0].text.index(HOUSING)
    pages = (Page(1, Span(0, cut)), Page(2, Span(cut, len(read[0].text))))
    return replace(read[0], pages=pages), *read[1:]


@pytest.fixture
def desk(tmp_path: Path, letters: tuple[Letter, ...]) -> Desk:
    """A desk over them."""
    return Desk(small_index_of(tmp_path, letters), HashingEncoder())


def quoted(desk: Desk, letter_id: str, words: str) -> Quote:
    """A quote of words of a letter."""
    start = desk.index.library.letter(letter_id).text.index(words)
    quote = desk.quoting.quote(letter_id, Span(start, start + len(words)))
    assert quote is not None
    return quote


def test_every_room_is_gone_through(desk: Desk, letters: tuple[Letter, ...]) -> None:
    """A page an authority, all findings and those of each theme, a question's answer, and its comparison."""
    shown = list(rooms(desk, {letter.id: letter.text for letter in letters}, [QUESTION], 1))
    assert [one.room for one in shown] == ROOMS
    assert [one.pages for one in shown] == [3, 1, 26, 1, 1]
    assert all(one.holds for one in shown)
    areas, findings, themes, answers, comparisons = shown
    assert (areas.quotes, findings.quotes, themes.quotes, answers.quotes, comparisons.quotes) == (5, 5, 4, 2, 2)
    assert areas.counts["strengths with a later letter"] == 1
    assert findings.counts == {"Strength": 3, "Area for improvement": 2, "withheld": 0}
    assert themes.counts["Care leavers"] == 1
    assert answers.counts == {"answered": 1}
    assert sum(comparisons.counts.values()) == 3


def test_without_questions_only_what_is_shown_unasked_is_gone_through(desk: Desk, letters: tuple[Letter, ...]) -> None:
    """And with questions of which none is compared, answers too."""
    texts = {letter.id: letter.text for letter in letters}
    assert [one.room for one in rooms(desk, texts, [], 5)] == ROOMS[:3]
    assert [one.room for one in rooms(desk, texts, [QUESTION], 0)] == ROOMS[:4]


def test_a_quote_that_is_not_what_stands_there_is_found(desk: Desk, letters: tuple[Letter, ...]) -> None:
    """In every room that shows it, and no other quote with it."""
    texts = {letter.id: letter.text.replace("weekends", "weddings") for letter in letters}
    shown = list(rooms(desk, texts, [QUESTION], 1))
    assert {quote.text for one in shown for quote in one.different} == {NURSES_PRESENT, NURSES_AGAIN}
    assert [len(one.different) for one in shown] == [2, 2, 2, 1, 1]


def test_what_is_seen_of_a_quote_must_be_all_of_it(desk: Desk, letters: tuple[Letter, ...]) -> None:
    """Words added to the text, left out of what is shown, or of nothing at all."""
    verifier = Verifier(desk, {letter.id: letter.text for letter in letters})
    quote = quoted(desk, "orrin-2018", HOUSING)
    nothing = replace(quote.citation, span=Span(5, 5))
    assert verifier.is_exact(quote)
    assert not verifier.is_exact(replace(quote, text=f"{HOUSING} "))
    assert not verifier.is_exact(replace(quote, parts=(HOUSING.removesuffix("."),)))
    assert not verifier.is_exact(replace(quote, text="", parts=("",), citation=nothing))


@pytest.mark.parametrize(("pages", "is_right"), [((2,), True), ((1,), False), ((1, 2), False), ((2, 3), False), ((), False)])
def test_a_page_is_right_where_the_quote_begins_and_ends_on_it(desk: Desk, pages: tuple[int, ...], is_right: bool) -> None:
    """The second of two; there is no third."""
    quote = quoted(desk, "orrin-2018", HOUSING)
    assert Verifier(desk, {}).is_placed(replace(quote, citation=replace(quote.citation, pages=pages))) is is_right


def test_a_letter_without_pages_has_no_page_numbers(desk: Desk) -> None:
    """A number is wrong then."""
    quote = quoted(desk, "wexcombe-2020", LANTERNS)
    assert Verifier(desk, {}).is_placed(quote)
    assert not Verifier(desk, {}).is_placed(replace(quote, citation=replace(quote.citation, pages=(1,))))


class Opened:
    """Stands in for an index folder that is open."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def desk(self) -> Desk:
        """The desk of the small letters."""
        return self._desk


@pytest.mark.parametrize(("altered", "status"), [(False, 0), (True, 1)])
def test_the_command_tells_by_its_exit_status(
    altered: bool, status: int, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 where a letter says something else, with the letter and the place."""
    monkeypatch.setattr(quoting, "open_in_process", lambda index: InProcess(desk.answering))
    monkeypatch.setattr(quoting, "open_asking", lambda index: Opened(desk))
    folder = tmp_path / "against"
    folder.mkdir()
    text = desk.index.library.letter("tarn-2021").text
    said = text.replace("weekends", "weddings") if altered else text
    (folder / "tarn-2021.txt").write_text(said, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["eval", "verbatim", "--index", "any", "--letters", str(folder)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    printed = capsys.readouterr()
    assert ended.value.code == status
    assert ("the quote at tarn-2021 15–" in printed.err) is altered
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.out.splitlines() if line.startswith("│")]
    assert [row[0] for row in rows] == ROOMS[:3]
    assert [row[4] for row in rows[1:2]] == [str(int(altered))]
