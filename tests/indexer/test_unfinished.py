"""A build that was interrupted is gone on with; what it left is trusted only whole and only for the same work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from indexer.build import build_index
from indexer.embedding import Embedded
from indexer.prepared import Preparer
from indexer.report import Stage
from indexer.splitting import PASSAGES, Splitter, SplitterSettings
from indexer.unfinished import Unfinished
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, LARCH, make_letter, write_letters

pytestmark = pytest.mark.usefixtures("reads_here")


class _Interrupted(BaseException):
    """Ctrl-C, as a test can raise it."""


class _Stops(HashingEncoder):
    """Is interrupted when it comes to a letter that speaks of foster carers."""

    def embed(self, texts: Sequence[str]) -> Embedded:
        if "Foster" in texts[0]:
            raise _Interrupted
        return super().embed(texts)


def _interrupted(tmp_path: Path) -> Path:
    """A folder of three letters; the first two are embedded for the index ``index`` beside it."""
    letters = write_letters(tmp_path / "letters", fern=FERN, heron=HERON, larch=LARCH)
    with pytest.raises(_Interrupted):
        build_index([letters], tmp_path / "index", _Stops())
    return letters


def test_an_interrupted_build_is_gone_on_with(tmp_path: Path) -> None:
    """What was embedded is neither read nor embedded again, that is told, and the work folder is taken away at the end."""
    letters = _interrupted(tmp_path)
    assert len([path for path in (tmp_path / "index" / ".resume").rglob("*") if path.is_file()]) == 2
    encoder = HashingEncoder()
    stages: list[Stage] = []
    report = build_index([letters], tmp_path / "index", encoder, progress=stages.append)
    assert encoder.calls == [("Foster carers praise their training.",)]
    assert (report.letters, report.embedded, report.kept, report.resumed) == (3, 1, 0, 2)
    assert [(stage.step, stage.done, stage.of) for stage in stages] == [
        ("reading", 1, 1),
        ("going on", 2, 3),
        ("embedding", 1, 1),
    ]
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [".lock", "current", "generations"]


def test_an_index_that_was_gone_on_with_is_the_one_built_at_once(tmp_path: Path) -> None:
    """To the byte."""
    letters = _interrupted(tmp_path)
    for name in ("index", "fresh"):
        build_index([letters], tmp_path / name, HashingEncoder())
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "current").iterdir()} for name in ("index", "fresh")
    )
    assert one == other


@pytest.mark.parametrize("damage", ["changed", "cut short", "empty"])
def test_what_is_damaged_is_made_again(tmp_path: Path, damage: str) -> None:
    """One byte is enough."""
    letters = _interrupted(tmp_path)
    for path in [path for path in (tmp_path / "index" / ".resume").rglob("*") if path.is_file()]:
        content = path.read_bytes()
        changed = content[:-50] + bytes([content[-50] ^ 1]) + content[-49:]
        path.write_bytes({"changed": changed, "cut short": content[:-50], "empty": b""}[damage])
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert (report.embedded, report.resumed) == (3, 0)


def test_a_letter_that_has_changed_since_is_made_again(tmp_path: Path) -> None:
    """The others are not."""
    letters = write_letters(_interrupted(tmp_path), heron=HERON.replace("Nurses", "Midwives"))
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert (report.embedded, report.resumed) == (2, 1)


def test_another_encoder_or_setting_finds_nothing(tmp_path: Path) -> None:
    """What is kept comes back as it was for the same ones alone."""
    letter = make_letter(HERON)
    kept = Preparer(Splitter(PASSAGES), HashingEncoder()).prepare("ab12", letter)
    Unfinished(tmp_path, "hashing-1", PASSAGES).keep(kept)
    found = Unfinished(tmp_path, "hashing-1", PASSAGES)["ab12"]
    assert found is not None
    assert (found.letter, found.passages) == (letter, kept.passages)
    assert found.vectors.tobytes() == kept.vectors.tobytes()
    assert [own.tobytes() for own in found.tokens] == [own.tobytes() for own in kept.tokens]
    assert Unfinished(tmp_path, "hashing-2", PASSAGES)["ab12"] is None
    assert Unfinished(tmp_path, "hashing-1", SplitterSettings(words=9))["ab12"] is None
    assert Unfinished(tmp_path, "hashing-1", PASSAGES)["cd34"] is None


def test_words_that_stand_in_several_letters_are_embedded_once() -> None:
    """With the same vectors in each."""
    encoder = HashingEncoder()
    preparer = Preparer(Splitter(PASSAGES), encoder)
    one = preparer.prepare("one", make_letter(HERON))
    two = preparer.prepare("two", make_letter(HERON.replace("Housing officers share", "Landlords share")))
    assert len(encoder.calls[0]) == len(one.passages) == len(two.passages) == 3
    assert encoder.calls[1:] == [("Landlords share too little.",)]
    assert one.vectors[0].tobytes() == two.vectors[0].tobytes()
    assert one.tokens[0].tobytes() == two.tokens[0].tobytes()
