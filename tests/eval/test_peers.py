"""Peers: how their passages are placed in the letters, what they write, and how they are started."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from eval.errors import SystemUnderTestError
from eval.peers.command import Peer, run_command, write_peer_run
from eval.peers.run_file import FoundSpan, LostPassageError, Search, pieces_in_order, placed, write_run
from eval.runs import Hit, load_run

LETTERS = {"a": "Nurses attend.\n\nNurses  attend\nmeetings.", "b": "Nothing."}


def test_passage_stands_where_the_peer_says() -> None:
    """The start that it gives is taken if its words stand there."""
    assert placed("a", "attend", LETTERS, 0.5, start=7) == FoundSpan("a", 7, 13, 0.5)


def test_passage_with_other_white_space_is_found_by_its_words() -> None:
    """A library that joins lines moves its offsets, and not the words."""
    assert placed("a", "attend meetings.", LETTERS, 1.0, start=2) == FoundSpan("a", 24, 40, 1.0)


@pytest.mark.parametrize(("passage", "times"), [("Nurses attend", 2), ("Doctors", 0), (" ", 0)])
def test_passage_without_one_place_is_an_error(passage: str, times: int) -> None:
    """A guessed span would be measured as if it were right."""
    with pytest.raises(LostPassageError, match=f"stands {times} times in a"):
        placed("a", passage, LETTERS, 1.0)


def test_pieces_that_follow_each_other_are_told_apart() -> None:
    """The same words twice are two places; one that does not follow is an error."""
    assert list(pieces_in_order(["Nurses attend", "Nurses attend meetings."], LETTERS["a"])) == [(0, 13), (16, 40)]
    with pytest.raises(LostPassageError, match="does not stand after character 40"):
        list(pieces_in_order(["Nurses attend meetings.", "Nurses attend"], LETTERS["a"]))


def test_run_file_of_a_peer_is_read_as_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At most thirty hits a question, with the seconds that it took."""
    (tmp_path / "a.txt").write_text("Nurses attend.", encoding="utf-8", newline="")
    (tmp_path / "questions.jsonl").write_text('{"qid": "q1", "question": "who?"}\n\n', encoding="utf-8")
    out = tmp_path / "run.jsonl"

    def prepare(letters: Mapping[str, str]) -> Search:
        assert letters == {"a": "Nurses attend."}
        return lambda question: [FoundSpan("a", 0, len(question), 0.5)] * 40

    monkeypatch.setattr("sys.argv", ["peer", str(tmp_path), str(tmp_path / "questions.jsonl"), str(out)])
    write_run(prepare)
    line = load_run([out]).searches["q1"]
    assert line.hits == (Hit("a", 0, 4, 0.5),) * 30
    assert line.seconds is not None
    assert json.loads(out.read_text(encoding="utf-8"))["qid"] == "q1"


@pytest.mark.parametrize("peer", Peer)
def test_peers_send_nothing_and_look_for_no_newer_weights(peer: Peer) -> None:
    """Telemetry is off and the hub is not asked."""
    command = run_command(peer, Path("python"), Path("letters"), Path("questions.jsonl"), Path("run.jsonl"))
    assert {"HAYSTACK_TELEMETRY_ENABLED=False", "HF_HUB_OFFLINE=1", "DO_NOT_TRACK=1"} <= set(command)
    module = command[command.index("-m") + 1]
    assert Path(__file__).parents[2].joinpath(*module.split(".")).with_suffix(".py").is_file()


def test_ensemble_is_the_same_peer_otherwise_set() -> None:
    """One word more on the command line."""
    words = (Path("python"), Path("letters"), Path("questions.jsonl"), Path("run.jsonl"))
    alone, both = run_command(Peer.LANGCHAIN, *words), run_command(Peer.LANGCHAIN_ENSEMBLE, *words)
    assert both == [*alone, "ensemble"]


def test_peer_that_is_not_installed_says_what_it_needs(tmp_path: Path) -> None:
    """The message names the requirements and what Python said."""
    if "haystack" in sys.modules:
        pytest.skip("this environment has it")
    with pytest.raises(SystemUnderTestError, match=r"it needs .*requirements\.txt\): (?s:.*)No module named"):
        write_peer_run(Peer.TXTAI, Path(sys.executable), tmp_path, tmp_path / "q.jsonl", tmp_path / "run.jsonl")
