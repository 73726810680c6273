"""The distributed engine finds, scores and ranks as the embedded one, out of collections that an alias puts in force."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import numpy as np
import pytest
from grpc import RpcError

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


def _publish_some(folder: Path, milvus: Milvus, *ids: str) -> str:
    """Indexes some of the small letters, publishes them, and names their collection."""
    build_index(write_letters(folder / "_".join(ids), ids), folder / "index", HashingEncoder())
    return f"{ALIAS}_{publish(folder / 'index', milvus).generation}"


def test_only_what_was_in_force_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what is not ours, nor what another publication is filling, nor what one that was cut off left behind."""
    others = {f"{ALIAS}_notes_of_others", f"{ALIAS}_0123456789ab", f"{ALIAS}_0123456789ab_files", "notes"}
    with embedded(tmp_path) as milvus:
        for other in others:
            milvus.create_files(other)
        first = _publish_some(tmp_path, milvus, "tarn-2021")
        with monkeypatch.context() as patched:
            patched.setattr(Milvus, "point", _cut_off)
            with pytest.raises(ConnectionError):
                _publish_some(tmp_path, milvus, "orrin-2018")
        unfinished = set(milvus.collections()) - others - {first, f"{first}_files"}
        assert len(unfinished) == 2
        second = _publish_some(tmp_path, milvus, "tarn-2022")
        third = _publish_some(tmp_path, milvus, "tarn-2021", "tarn-2022")
        kept = {each + end for each in (second, third) for end in ("", "_files")}
        assert set(milvus.collections()) == others | unfinished | kept


def test_a_generation_that_comes_into_force_again_is_kept_and_the_one_it_replaces_too(tmp_path: Path) -> None:
    """Back and forth between two, then a third."""
    with embedded(tmp_path) as milvus:
        first, second = _publish_some(tmp_path, milvus, "tarn-2021"), _publish_some(tmp_path, milvus, "tarn-2022")
        assert _publish_some(tmp_path, milvus, "tarn-2021") == first
        assert set(milvus.collections()) == {each + end for each in (first, second) for end in ("", "_files")}
        third = _publish_some(tmp_path, milvus, "orrin-2018")
        assert set(milvus.collections()) == {each + end for each in (first, third) for end in ("", "_files")}


def test_a_removal_that_was_cut_off_is_made_good_by_the_next_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files go last, and with them the mark that leads to what is older."""
    drop = Milvus.drop

    def drop_passages_alone(milvus: Milvus, name: str) -> None:
        if name.endswith("_files"):
            raise ConnectionError
        drop(milvus, name)

    with embedded(tmp_path) as milvus:
        first, second = _publish_some(tmp_path, milvus, "tarn-2021"), _publish_some(tmp_path, milvus, "tarn-2022")
        with monkeypatch.context() as patched:
            patched.setattr(Milvus, "drop", drop_passages_alone)
            with pytest.raises(ConnectionError):
                _publish_some(tmp_path, milvus, "orrin-2018")
        assert f"{first}_files" in milvus.collections()
        last = _publish_some(tmp_path, milvus, "tarn-2021", "tarn-2022")
        assert not {first, f"{first}_files", second, f"{second}_files"} & set(milvus.collections())
        assert milvus.target(ALIAS) == last


def test_two_publications_at_once_leave_each_other_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one is about to come into force another does; the later one follows the other, and both are kept."""
    with embedded(tmp_path) as milvus:
        first = _publish_some(tmp_path, milvus, "tarn-2021")
        build_index(write_letters(tmp_path / "two", ("tarn-2022",)), tmp_path / "second", HashingEncoder())
        sent = Milvus.make_ready
        came: list[str] = []

        def meanwhile(milvus: Milvus, name: str, *rest: Any) -> None:
            sent(milvus, name, *rest)
            if not name.endswith("_files") and not came:
                came.append(name)
                came.append(f"{ALIAS}_{publish(tmp_path / 'second', milvus).generation}")

        with monkeypatch.context() as patched:
            patched.setattr(Milvus, "make_ready", meanwhile)
            last = _publish_some(tmp_path, milvus, "orrin-2018")
        assert came[0] == last == milvus.target(ALIAS)
        assert set(milvus.collections()) == {each + end for each in (came[1], last) for end in ("", "_files")}
        assert first not in milvus.collections()


def test_services_that_share_a_folder_fetch_at_once(milvus: Milvus, there: Index, tmp_path: Path) -> None:
    """Each opens what is in force; no one's fetched files are taken away, and nothing half fetched is left."""
    together = Barrier(6)

    def opened(_: int) -> int:
        published = PublishedIndex(milvus, tmp_path)
        together.wait()
        with closing((index := published.open(HashingEncoder())).library):
            return len(index.table)

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(opened, range(6))) == [len(there.table)] * 6
    assert [each.name for each in (tmp_path / "fetched").iterdir()] == [there.manifest.generation]


def test_what_another_service_is_fetching_is_left_alone_unless_it_is_old(milvus: Milvus, there: Index, tmp_path: Path) -> None:
    """And so is what is no generation; a generation's folder without its manifest is fetched again."""
    fetched = tmp_path / "fetched"
    for name in (".fetching-now", ".fetching-old", "others", "0123456789ab", "123456789abc", there.manifest.generation):
        (fetched / name).mkdir(parents=True)
        (fetched / name / "part").touch()
    for days, name in enumerate(("123456789abc", "0123456789ab", ".fetching-old", "others"), 1):
        os.utime(fetched / name, (time.time() - 86_400 * days,) * 2)
    with closing(PublishedIndex(milvus, tmp_path).open(HashingEncoder()).library):
        left = sorted(each.name for each in fetched.iterdir())
    assert left == sorted([".fetching-now", "123456789abc", "others", there.manifest.generation])


def test_files_that_are_not_whole_in_milvus_are_told(milvus: Milvus, there: Index, tmp_path: Path) -> None:
    """With what to do, not as a missing key."""
    name = f"{ALIAS}_abcdefabcdef"
    milvus.create_files(f"{name}_files")
    milvus.make_ready(f"{name}_files", 0)
    milvus.create_files(name)
    milvus.point(ALIAS, name)
    try:
        with pytest.raises(MilvusError, match=f"parts is missing in {name}_files .*; publish the index again"):
            PublishedIndex(milvus, tmp_path).open(HashingEncoder())
    finally:
        milvus.point(ALIAS, f"{ALIAS}_{there.manifest.generation}")
        milvus.drop(name)
        milvus.drop(f"{name}_files")
    assert list((tmp_path / "fetched").iterdir()) == []


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


def test_a_milvus_that_replies_too_late_is_told(milvus: Milvus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pymilvus lets that error through as it is."""

    def late(*arguments: object, **settings: object) -> None:
        raise RpcError

    for name in ("describe_alias", "list_collections"):
        monkeypatch.setattr(milvus._client, name, late)
    with pytest.raises(MilvusError, match=r"did not tell what is in force \(no reply in time\)"):
        milvus.target(ALIAS)
    with pytest.raises(MilvusError, match=r"could not list its collections \(no reply in time\)"):
        milvus.collections()
