"""Quotations that are drawn and altered, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import __main__ as command
from eval.commands import quoting
from eval.in_process import InProcess
from eval.pasted import KINDS, Pasted, quotations
from eval.told import told_of
from service.desk import Desk
from service.sharing.checked import CheckStatus
from service.sharing.checker import Checker
from tests.encoders import HashingEncoder
from tests.service.small_letters import letter_of, small_index_of

ALDER = """Findings

The harbour office counted 14 lanterns in March and 31 lanterns in May.

Fishermen mend their nets on the quay while seagulls watch every knot.

The lighthouse keeper waters her marigolds before the morning ferry arrives.

Bakers deliver warm bread to the school kitchen on Tuesdays and Fridays.

The museum lends small paintings to families who have just moved here.

A carpenter repairs broken chairs for the library during the school holidays.
"""
BIRCH = """Findings

Gardeners plant tulips along the canal so that barges pass between colours.

The orchestra rehearses under the glass roof of the old railway station.

Cyclists repair punctures for neighbours at the market hall on Sundays.

Swimmers cross the reservoir each summer behind a boat with a red flag.

The clockmaker winds the town clock by hand with a brass key.
"""
ALTERED = {
    "the same in the wrong order": CheckStatus.APART,
    "one word exchanged": CheckStatus.WORDS_DIFFER,
    "one word left out": CheckStatus.WORDS_DIFFER,
    "“not” put in": CheckStatus.WORDS_DIFFER,
    "two numbers swapped": CheckStatus.WORDS_DIFFER,
    "two letters joined": CheckStatus.APART,
    "two places of a letter joined": CheckStatus.APART,
    "words in random order": CheckStatus.NOT_FOUND,
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two invented letters whose sentences have little in common."""
    letters = (letter_of(tmp_path, "alder", ALDER), letter_of(tmp_path, "birch", BIRCH))
    return Desk(small_index_of(tmp_path, letters), HashingEncoder())


def texts() -> dict[str, str]:
    """The letters' texts."""
    return {"alder": ALDER, "birch": BIRCH}


def spaced(text: str) -> str:
    """The text with single spaces alone."""
    return " ".join(text.split())


def test_the_same_seed_draws_the_same(desk: Desk) -> None:
    """Another seed draws others."""
    for kind in KINDS:
        drawn = quotations(desk.index.library, kind, 1, 8)
        assert drawn == quotations(desk.index.library, kind, 1, 8)
        assert len(drawn) == 8
    assert quotations(desk.index.library, "as it stands", 1, 8) != quotations(desk.index.library, "as it stands", 2, 8)


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_is_altered_stands_in_no_letter(desk: Desk, kind: str) -> None:
    """And what is altered is expected to be told so."""
    drawn = quotations(desk.index.library, kind, 3, 12)
    assert {pasted.is_altered for pasted in drawn} == {kind in ALTERED}
    assert {status for pasted in drawn for status in pasted.expected} == {ALTERED.get(kind, CheckStatus.VERBATIM)}
    for pasted in drawn:
        pieces = pasted.words.split(" … ")
        stands = any(all(piece in spaced(text) for piece in pieces) for text in texts().values())
        assert stands is not pasted.is_altered


def test_numbers_change_places(desk: Desk) -> None:
    """Of the one sentence that has two."""
    (pasted,) = quotations(desk.index.library, "two numbers swapped", 1, 1)
    assert pasted.words == "The harbour office counted 31 lanterns in March and 14 lanterns in May."


def test_a_kind_that_the_letters_do_not_give_is_drawn_less_often(tmp_path: Path) -> None:
    """One letter has no other to be joined with."""
    alone = Desk(small_index_of(tmp_path, [letter_of(tmp_path, "birch", BIRCH)]), HashingEncoder())
    assert quotations(alone.index.library, "two letters joined", 1, 5) == ()
    assert quotations(alone.index.library, "two numbers swapped", 1, 5) == ()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "words in random order"])
def test_the_checker_tells_every_kind_rightly(desk: Desk, kind: str) -> None:
    """On letters that have little in common; words in random order may be taken for words that differ."""
    told = told_of(kind, quotations(desk.index.library, kind, 5, 10), desk.checker, texts())
    assert (told.drawn, told.right, told.mistaken) == (10, 10, ())
    assert len(told.milliseconds) == 10


class Credulous:
    """Stands in for a checker that takes every quotation for the words of a sentence that stands in a letter."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def check(self, pasted: str) -> object:
        """What is right of another quotation."""
        del pasted
        return self._checker.check("Fishermen mend their nets on the quay while seagulls watch every knot.")


def test_an_altered_quotation_that_is_told_as_verbatim_is_a_mistake(desk: Desk) -> None:
    """But not where it happens to stand in the letter that is named."""
    stands = "mend their nets on the quay"
    pasted = [Pasted(words, frozenset({CheckStatus.WORDS_DIFFER})) for words in (stands, "mend their nests on the quay")]
    told = told_of("altered", pasted, Credulous(desk.checker), texts())  # type: ignore[arg-type]
    assert (told.drawn, told.right, told.mistaken) == (2, 1, ("mend their nests on the quay",))
    assert told.otherwise == {CheckStatus.VERBATIM: 1}


def test_pieces_between_ellipses_are_looked_up_in_their_order(desk: Desk) -> None:
    """Where a letter has them in that order, what is told is right."""
    pieces = ["Fishermen mend their nets", "seagulls watch every knot"]
    pasted = [Pasted(" [...] ".join(order), frozenset({CheckStatus.APART})) for order in (pieces, pieces[::-1])]
    told = told_of("ellipsis", pasted, Credulous(desk.checker), texts())  # type: ignore[arg-type]
    assert (told.right, told.mistaken) == (1, ("seagulls watch every knot [...] Fishermen mend their nets",))


def test_percentiles_are_of_milliseconds(desk: Desk) -> None:
    """Half a second each; nothing drawn took no time."""
    ticks = iter([0.0, 0.5, 1.0, 1.5])
    pasted = quotations(desk.index.library, "as it stands", 1, 2)
    told = told_of("as it stands", pasted, desk.checker, texts(), lambda: next(ticks))
    assert told.milliseconds == (500.0, 500.0)
    assert told.percentile(95) == 500.0
    assert told_of("none", [], desk.checker, texts()).percentile(50) == 0.0


class Opened:
    """Stands in for an index folder that is open, with a checker of ours if one is given."""

    def __init__(self, desk: Desk, checker: object = None) -> None:
        self._desk = desk
        self.index = desk.index
        self.checker = checker or desk.checker

    def desk(self) -> Opened:
        """What the command uses of a desk."""
        return self


@pytest.mark.parametrize(("is_credulous", "status"), [(False, 0), (True, 1)])
def test_the_command_fails_where_an_altered_quotation_is_told_as_verbatim(
    is_credulous: bool, status: int, desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the quotation; the table has a row for each kind."""
    checker = Credulous(desk.checker) if is_credulous else None
    monkeypatch.setattr(quoting, "open_in_process", lambda index: InProcess(desk.answering))
    monkeypatch.setattr(quoting, "open_asking", lambda index: Opened(desk, checker))
    monkeypatch.setattr("sys.argv", ["eval", "checking", "--index", "any", "--seed", "1", "--count", "3"])
    with pytest.raises(SystemExit) as ended:
        command.main()
    printed = capsys.readouterr()
    assert ended.value.code == status
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.out.splitlines() if line.startswith("│")]
    assert [row[0] for row in rows] == list(KINDS)
    assert {row[1] for row in rows} == {"3"}
    mistaken = "two numbers swapped: told to be word for word: The harbour office counted 31"
    assert (mistaken in printed.err) is is_credulous
