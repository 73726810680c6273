"""The distributed engine finds, scores and ranks as the embedded one, out of collections that an alias puts in force."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer.build import build_index
from indexer.engines.milvus import VECTOR, Found, Milvus, Weights
from indexer.errors import IndexMissingError, MilvusError
from indexer.index import Index, open_index
from indexer.published import PublishedIndex
from indexer.publishing import ALIAS, Publication, publish
from tests.encoders import HashingEncoder
from tests.indexer.milvus_lite import embedded
from tests.service.small_letters import write_letters

pytestmark = pytest.mark.slow
QUESTIONS = ("nurses at strategy discussions", "landlords refuse tenancies", "police reports", "probation attended", "the")


@pytest.fixture(scope="module")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Milvus]:
    """A Milvus Lite with nothing in it."""
    with embedded(tmp_path_factory.mktemp("milvus")) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four small letters, indexed."""
    made = tmp_path_factory.mktemp("built")
    build_index(write_letters(made / "letters"), made / "index", HashingEncoder())
    return made / "index"


@pytest.fixture(scope="module")
def here(folder: Path) -> Index:
    """What the embedded engine answers from."""
    return open_index(folder)


@pytest.fixture(scope="module")
def there(folder: Path, milvus: Milvus, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The same, published and opened from Milvus."""
    publish(folder, milvus)
    return PublishedIndex(milvus, tmp_path_factory.mktemp("fetched")).open(HashingEncoder())


def test_the_nearest_are_those_of_the_embedded_engine(here: Index, there: Index) -> None:
    """For whatever is asked, everywhere and among some passages; none among none."""
    some = np.flatnonzero(here.table.letter != 1).astype(np.int64)
    for question in QUESTIONS:
        vector = HashingEncoder().embed([question]).vectors[0]
        for allowed in (None, some, np.array([0, 3]), np.empty(0, dtype=np.int64)):
            near, expected = there.engine.nearest(vector, 3, allowed), here.engine.nearest(vector, 3, allowed)
            assert there.engine.scores(vector, near).tolist() == here.engine.scores(vector, expected).tolist()


def test_vectors_come_back_bit_for_bit(here: Index, there: Index) -> None:
    """In the order asked, however often a place is named."""
    places = np.array([4, 0, 4, 2])
    assert there.engine.vectors(places).tobytes() == here.engine.vectors(places).tobytes()
    assert [there.tokens.of(place).tobytes() for place in range(5)] == [here.tokens.of(place).tobytes() for place in range(5)]


def test_terms_score_as_in_the_embedded_engine(here: Index, there: Index) -> None:
    """Also where the best of several phrases counts, which Milvus cannot say: the best passages by the sum are not the best."""
    every = np.arange(len(here.table))
    groups = [[("nurs", "strategi"), ("strategi",), ("minut",)], [("landlord",), ("care", "leaver")]]
    for terms in (["nurs", "discuss"], ["polic"], ["absent"], []):
        ours, theirs = here.terms.asked(terms, groups, 0.6), there.terms.asked(terms, groups, 0.6)
        assert theirs.at(every).tolist() == ours.at(every).tolist()
        for count in (1, 2, 50):
            assert theirs.best(count).tolist() == ours.best(count).tolist()
            some = here.table.letter > 0
            assert theirs.best(count, some).tolist() == ours.best(count, some).tolist()


def test_whether_a_phrase_stands_is_told_as_by_the_embedded_engine(here: Index, there: Index) -> None:
    """In all passages or some."""
    for phrase in (["nurs"], ["nurs", "tarn"], ["nurs", "lantern"], ["absent"], ["landlord", "tenanc", "care"], []):
        for allowed in (None, here.table.letter == 0, here.table.letter == 2, here.table.letter > 9):
            assert there.terms.stands(phrase, allowed) == here.terms.stands(phrase, allowed), (phrase, allowed)


def test_passages_are_fetched_until_none_that_follows_can_be_among_the_best(
    there: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for few at a time, as a large collection is."""
    asked: list[int] = []
    search = Milvus.heaviest

    def counting(milvus: Milvus, name: str, field: str, weights: Weights, count: int, *rest: Any) -> Found:
        asked.append(count)
        return search(milvus, name, field, weights, count, *rest)

    monkeypatch.setattr(Milvus, "heaviest", counting)
    groups = [[("nurs",), ("strategi",), ("discuss",)]]
    there.terms.asked([], groups).best(1)
    assert asked == [2, 8]


def test_a_collection_that_does_not_hold_all_rows_is_not_made_ready(milvus: Milvus) -> None:
    """Before anything could come into force."""
    milvus.create_files("short")
    milvus.insert("short", [{"part": "one", "content": "", VECTOR: [1.0, 0.0]}])
    with pytest.raises(MilvusError, match="holds 1 rows of short, not 2; publish the index again"):
        milvus.make_ready("short", 2)


def test_generations_follow_each_other_and_the_one_before_is_kept(tmp_path: Path) -> None:
    """The third makes the first be removed; the same one again changes nothing."""
    names = []
    with embedded(tmp_path) as milvus:
        published = PublishedIndex(milvus, tmp_path / "fetched", seconds=0)
        assert published.in_force() is None
        with pytest.raises(IndexMissingError, match="nothing is published in the Milvus"):
            published.open(HashingEncoder())
        for ids in (("tarn-2021",), ("tarn-2021", "tarn-2022"), ("orrin-2018", "tarn-2021")):
            build_index(write_letters(tmp_path / "_".join(ids), ids), tmp_path / "index", HashingEncoder())
            done = publish(tmp_path / "index", milvus)
            names.append(done.generation)
            assert published.in_force() == done.generation
            with closing(published.open(HashingEncoder()).library) as library:
                assert [entry.id for entry in library.entries] == list(ids)
        first, *kept = (f"{ALIAS}_{name}" for name in names)
        assert done.removed == (first, f"{first}_files")
        assert milvus.collections() == tuple(sorted(name + end for name in kept for end in ("", "_files")))
        assert sorted(each.name for each in (tmp_path / "fetched" / "fetched").iterdir()) == sorted(names[1:])
        assert publish(tmp_path / "index", milvus) == Publication(names[2], done.passages, True, ())


def test_a_publication_that_was_cut_off_is_made_again(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any of its calls; until it is whole nothing comes into force."""
    with embedded(tmp_path) as milvus:
        for name in ("create", "insert", "make_ready", "point"):
            with monkeypatch.context() as patched:
                patched.setattr(Milvus, name, _cut_off)
                with pytest.raises(ConnectionError):
                    publish(folder, milvus)
            assert milvus.target(ALIAS) is None
        done = publish(folder, milvus)
        assert milvus.target(ALIAS) == f"{ALIAS}_{done.generation}"
        assert PublishedIndex(milvus, tmp_path).open(HashingEncoder()).manifest.passages == done.passages


def _cut_off(*arguments: object) -> None:
    raise ConnectionError


def test_the_server_is_asked_what_is_in_force_once_a_second(
    milvus: Milvus, there: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every request asks; so often Milvus need not."""
    ticks = iter([0.0, 0.0, 0.4, 0.99, 1.2, 1.2])
    asked: list[str] = []
    target = Milvus.target

    def counting(milvus: Milvus, alias: str) -> str | None:
        asked.append(alias)
        return target(milvus, alias)

    monkeypatch.setattr(Milvus, "target", counting)
    published = PublishedIndex(milvus, Path("unused"), clock=lambda: next(ticks))
    assert len({published.in_force() for _ in range(4)}) == 1
    assert asked == [ALIAS, ALIAS]


def test_a_milvus_that_does_not_answer_is_told_with_its_address(tmp_path: Path) -> None:
    """And what to look for."""
    with pytest.raises(MilvusError, match=r"Milvus at http://127\.0\.0\.1:9 cannot be reached .*; check that it runs"):
        Milvus("http://127.0.0.1:9", seconds=1)
