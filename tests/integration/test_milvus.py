"""The same questions give the same ranking from Milvus as from the embedded engine, and replicas follow what is in force."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from threading import Thread

import httpx
import pytest

from corpus.letter import FindingKind, LetterKind
from corpus.sample import LETTERS
from indexer.embedding import OnnxEncoder
from indexer.engines.milvus import Milvus
from indexer.index import open_index
from indexer.published import PublishedIndex
from indexer.publishing import publish
from indexer.query import NO_FILTERS, Filters
from indexer.search import Searcher
from tests.indexer.milvus_lite import embedded, server
from tests.integration.running import ROOT, letterwise, served

pytestmark = pytest.mark.slow
FILTERS = (
    NO_FILTERS,
    Filters(kinds=frozenset({LetterKind.JOINT_INSPECTION})),
    Filters(
        findings=frozenset({FindingKind.IMPROVEMENT, FindingKind.PRIORITY_ACTION}), agencies=frozenset({"police", "health"})
    ),
    Filters(years=frozenset({2017, 2018, 2019})),
)
DEV = ROOT.parent / "shared" / "eval" / "dev.jsonl"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Milvus Lite that runs as a server."""
    with server(tmp_path_factory.mktemp("server")) as uri:
        yield uri


def _questions(*names: str) -> list[str]:
    files = [ROOT / "eval" / "questions" / f"{name}.jsonl" for name in names]
    return [json.loads(line)["question"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def _hold_against_each_other(folder: Path, milvus: Milvus, fetched: Path, questions: Sequence[str]) -> None:
    """Asserts that every question has the same best 30 from both, with the same scores, and is told the same of."""
    encoder = OnnxEncoder(threads=1)
    publish(folder, milvus)
    here, there = Searcher(open_index(folder), encoder), Searcher(PublishedIndex(milvus, fetched).open(encoder), encoder)
    for question, filters in zip(questions, cycle(FILTERS), strict=False):
        ours, theirs = here.search(question, filters), there.search(question, filters)
        assert [hit.place for hit in theirs.hits] == [hit.place for hit in ours.hits], question
        assert [hit.score for hit in theirs.hits] == pytest.approx([hit.score for hit in ours.hits], abs=1e-4), question
        assert (theirs.terms, theirs.unknown_terms, theirs.stands_whole, theirs.unmet) == (
            (ours.terms, ours.unknown_terms, ours.stands_whole, ours.unmet)
        ), question
        assert (theirs.support is None) == (ours.support is None)
        if theirs.support and ours.support:
            assert theirs.support.nearness == pytest.approx(ours.support.nearness, abs=1e-4)


def test_every_question_has_the_same_ranking_from_milvus_lite(sample_index: Path, tmp_path: Path) -> None:
    """With and without filters, over the sample letters."""
    with embedded(tmp_path) as milvus:
        _hold_against_each_other(sample_index, milvus, tmp_path, _questions("sample", "held-1", "held-2", "held-3", "held-4"))


def test_questions_have_the_same_ranking_from_a_server(sample_index: Path, address: str, tmp_path: Path) -> None:
    """Over the network, as from any Milvus."""
    _hold_against_each_other(sample_index, Milvus(address), tmp_path, _questions("sample"))


@pytest.mark.real
def test_real_letters_have_the_same_ranking(real_index: Path, tmp_path: Path) -> None:
    """With the questions of the development set."""
    questions = [json.loads(line)["question"] for line in DEV.read_text(encoding="utf-8").splitlines()]
    with embedded(tmp_path) as milvus:
        _hold_against_each_other(real_index, milvus, tmp_path, questions)


def test_two_replicas_follow_what_is_published_and_drop_no_request(sample_index: Path, address: str, tmp_path: Path) -> None:
    """While they are asked, an index of fewer letters comes into force: every request is answered, and soon from that."""
    fewer = [path for path in sorted(LETTERS.iterdir()) if path.suffix == ".txt"][:2]
    assert letterwise("index", *fewer, "--index", tmp_path / "fewer").returncode == 0
    assert letterwise("publish", "--index", sample_index, "--milvus", address).returncode == 0
    with (
        served(tmp_path / "one", tmp_path / "one.txt", "--milvus", address) as one,
        served(tmp_path / "two", tmp_path / "two.txt", "--milvus", address) as two,
    ):
        seen: list[tuple[int, str]] = []
        asking = [Thread(target=_ask_until_it_changes, args=(replica.client, seen)) for replica in (one, two)]
        for thread in asking:
            thread.start()
        done = letterwise("publish", "--index", tmp_path / "fewer", "--milvus", address)
        assert done.returncode == 0, done.stderr
        for thread in asking:
            thread.join(timeout=120)
    assert {status for status, _ in seen} == {200}
    assert len({generation for _, generation in seen}) == 2
    assert "is in force in" in done.stdout


def _ask_until_it_changes(client: httpx.Client, seen: list[tuple[int, str]]) -> None:
    """Asks one question again and again until another generation has answered."""
    generations: set[str] = set()
    for _ in range(2000):
        response = client.post("/api/answer", json={"question": "Do nurses attend strategy discussions?"})
        generation = response.json().get("generation", "") if response.is_success else ""
        seen.append((response.status_code, generation))
        generations.add(generation)
        if len(generations) > 1:
            return


def test_without_a_milvus_the_commands_say_what_to_do(tmp_path: Path) -> None:
    """One line, no traceback."""
    unnamed = letterwise("publish", "--index", tmp_path)
    assert (unnamed.returncode, unnamed.stderr.count("\n")) == (1, 1)
    assert "name the Milvus with --milvus or LETTERWISE_MILVUS" in unnamed.stderr
    wrong = letterwise("index", LETTERS, "--index", tmp_path / "index", "--milvus", "http://127.0.0.1:9")
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (1, "", 1)
    assert "the Milvus at http://127.0.0.1:9 cannot be reached" in wrong.stderr
    assert not (tmp_path / "index").exists()  # told before any letter was read
    workers = letterwise("serve", "--milvus", "http://127.0.0.1:9", "--workers", "2")
    assert workers.returncode == 1
    assert "serve with one worker, and start several services" in workers.stderr
