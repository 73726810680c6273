"""An index folder that is asked while it changes: every answer comes from the generation in force."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from starlette.testclient import TestClient

from indexer.build import build_index
from indexer.errors import IndexerError, IndexMismatchError, IndexMissingError, MilvusError
from indexer.generations import FolderGenerations
from service.app import create_app
from service.desk import Desk
from service.errors import NotReadyError
from service.opening import UpToDate, open_asking
from service.statuses import AnswerStatus
from tests.encoders import HashingEncoder
from tests.service.small_letters import HOUSING, write_letters

QUESTION = "landlords refuse tenancies"


@pytest.fixture
def folder(tmp_path: Path, built_folder: Path) -> Path:
    """A copy of the built index that may be changed."""
    return Path(shutil.copytree(built_folder, tmp_path / "index", symlinks=True))


def test_a_removed_letter_is_out_of_the_very_next_answer(tmp_path: Path, folder: Path) -> None:
    """The index is built again without the letter while it is being asked."""
    asking = UpToDate(folder, HashingEncoder())
    before = asking.answer(QUESTION)
    assert [quote.text for quote in before.quotes] == [HOUSING]
    build_index(write_letters(tmp_path / "fewer", ("tarn-2021", "wexcombe-2020")), folder, HashingEncoder())
    after = asking.answer(QUESTION)
    assert after.status is AnswerStatus.NOTHING_FOUND
    assert [letter.id for letter in after.looked_in] == ["tarn-2021", "wexcombe-2020"]
    assert asking.choices().authority == ("Tarn", "Wexcombe")
    assert asking.generation == after.generation != before.generation


def test_the_old_letters_are_out_of_memory_once_the_new_ones_are_open(tmp_path: Path, folder: Path) -> None:
    """Also where something was kept for them that refers to itself, such as the histories of areas."""
    asking = UpToDate(folder, HashingEncoder())
    old = asking.desk()
    old.following.history("Orrin")
    kept = [weakref.ref(part) for part in (old.index.library, old.answering, old.following)]
    del old
    build_index(write_letters(tmp_path / "fewer", ("tarn-2021",)), folder, HashingEncoder())
    assert [letter.id for letter in asking.letters()] == ["tarn-2021"]
    assert [part() for part in kept] == [None, None, None]


def test_requests_at_once_open_a_new_generation_once(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All get the same desk, of the new letters."""
    asking = UpToDate(folder, HashingEncoder())
    build_index(write_letters(tmp_path / "fewer", ("tarn-2021",)), folder, HashingEncoder())
    opened: list[Desk] = []

    def counting(open_desk: Callable[[UpToDate], Desk]) -> Callable[[UpToDate], Desk]:
        def open_and_count(self: UpToDate) -> Desk:
            opened.append(open_desk(self))
            return opened[-1]

        return open_and_count

    monkeypatch.setattr(UpToDate, "_opened", counting(UpToDate._opened))
    together = Barrier(8)

    def ask(_: int) -> Desk:
        together.wait()
        return asking.desk()

    with ThreadPoolExecutor(8) as pool:
        desks = set(pool.map(ask, range(8)))
    assert (len(opened), desks) == (1, set(opened))
    assert [letter.id for letter in opened[0].answering.letters()] == ["tarn-2021"]


def test_an_index_that_is_half_removed_leaves_the_open_one_answering(folder: Path) -> None:
    """While nothing is in force, what was in force goes on answering."""
    asking = UpToDate(folder, HashingEncoder())
    before = asking.answer(QUESTION)
    shutil.rmtree(folder)
    assert asking.answer(QUESTION) == before
    assert asking.search(QUESTION, k=1)[0].text == HOUSING
    assert asking.letter("orrin-2018").id == "orrin-2018"


def test_a_new_generation_by_another_encoder_is_refused_with_the_reason(tmp_path: Path, folder: Path) -> None:
    """The old generation may hold letters that were taken out, so it does not answer in place of the new one."""
    asking = UpToDate(folder, HashingEncoder())
    build_index(write_letters(tmp_path / "letters", ("tarn-2021",)), folder, HashingEncoder("other", "other-1"))
    with pytest.raises(NotReadyError, match="was built with the encoder other, not with the hashing in use"):
        asking.letters()
    build_index(write_letters(tmp_path / "letters", ("tarn-2022",)), folder, HashingEncoder())
    assert [letter.id for letter in asking.letters()] == ["tarn-2022"]


SAFE = "The letters cannot be searched at the moment. The question has not been kept. Please try again."


@pytest.mark.parametrize("path", ["/api/answer", "/readyz", "/letters"])
def test_why_nothing_can_be_asked_is_for_the_log_alone(
    folder: Path, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The public gets a safe sentence; one failed look costs one request, because the next looks again."""
    asking = UpToDate(folder, HashingEncoder())
    client = TestClient(create_app(asking, asking.desk))

    def asked() -> tuple[int, str]:
        response = client.post(path, json={"question": QUESTION}) if path == "/api/answer" else client.get(path)
        return response.status_code, response.text

    with monkeypatch.context() as patched:
        patched.setattr(FolderGenerations, "in_force", _gone)
        status, shown = asked()
    assert status == 503
    assert SAFE in shown
    assert "10.1.2.3" not in shown
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [GONE]
    assert asked()[0] == 200


GONE = "the Milvus at http://10.1.2.3:19530 did not tell what is in force (refused)"


def _gone(generations: FolderGenerations) -> str | None:
    raise MilvusError(GONE)


def test_a_missing_index_is_refused_with_the_command_that_builds_one(tmp_path: Path) -> None:
    """Opening does not make the folder either."""
    with pytest.raises(IndexMissingError, match=r"there is no index in .*none; build one with 'letterwise index FOLDER"):
        UpToDate(tmp_path / "none", HashingEncoder())
    assert list(tmp_path.iterdir()) == []


def test_an_index_by_another_encoder_is_refused_with_both_names(folder: Path) -> None:
    """The message says what to start with or what to run."""
    with pytest.raises(IndexMismatchError, match=r"encoder hashing, not with the other in use; .*'letterwise index'"):
        UpToDate(folder, HashingEncoder("other", "other-1"))


def test_a_folder_that_is_no_encoder_is_refused(tmp_path: Path, folder: Path) -> None:
    """The message names the folder and the command that makes an encoder."""
    with pytest.raises(IndexerError, match=r"is not an encoder folder .*; make one with 'letterwise encoder'"):
        open_asking(folder, tmp_path)
