"""The committed encoder folder: unit vectors, meaning, order, and damage told. And the tests' own encoder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnx
import pytest

from indexer.embedding import DEFAULT_FOLDER, MODEL_FILE, PROVENANCE_FILE, TOKENIZER_FILE, OnnxEncoder, digest
from indexer.errors import IndexerError
from tests.encoders import HashingEncoder


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    """The committed encoder on one core."""
    return OnnxEncoder(threads=1)


def _copy(folder: Path) -> Path:
    shutil.copytree(DEFAULT_FOLDER, folder)
    return folder


def test_the_committed_encoder_is_the_one_that_its_provenance_tells_of() -> None:
    """Digests of all its files."""
    provenance = json.loads((DEFAULT_FOLDER / PROVENANCE_FILE).read_text(encoding="utf-8"))
    assert {name: digest(DEFAULT_FOLDER / name) for name in (MODEL_FILE, TOKENIZER_FILE)} == provenance["files"]


@pytest.mark.slow
def test_vectors_have_length_one_and_the_order_of_the_texts(encoder: OnnxEncoder) -> None:
    """Whatever the texts' lengths, the empty one among them."""
    texts = ["Nurses visit families at night, and they say so. " * 9, "", "Police wait.", "Staff stay."]
    vectors = encoder.embed(texts).vectors
    assert vectors.shape == (4, encoder.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert int((encoder.embed([text]).vectors[0] @ vectors.T).argmax()) == texts.index(text)
        assert encoder.embed([text]).vectors[0].tobytes() == vector.tobytes()


def test_what_the_encoder_was_trained_on_is_what_lies_here() -> None:
    """The provenance file names the digests of the questions, after the first step of training and after the second."""
    provenance = json.loads((DEFAULT_FOLDER / PROVENANCE_FILE).read_text(encoding="utf-8"))
    for step, files in ((provenance, 3), (provenance["base"], 2)):
        named = {name: value for name, value in step["data"]["files"].items() if name.startswith("material/")}
        assert len(named) == files
        for name, value in named.items():
            assert digest(DEFAULT_FOLDER.parent / "training" / name) == value


@pytest.mark.slow
def test_like_meanings_are_nearer_than_unlike_ones(encoder: OnnxEncoder) -> None:
    """Without a word in common."""
    texts = ["How quickly do health visitors come?", "Nurses see infants without delay.", "The car park was resurfaced."]
    question, same, other = encoder.embed(texts).vectors
    assert float(question @ same) > float(question @ other) + 0.2


@pytest.mark.slow
def test_the_same_texts_give_the_same_bytes(encoder: OnnxEncoder) -> None:
    """In one encoder and in another, on one core and on two."""
    texts = [f"Nurses visit family {number}." for number in range(40)]
    first = encoder.embed(texts).vectors
    assert encoder.embed(texts).vectors.tobytes() == first.tobytes()
    assert OnnxEncoder(threads=2).embed(texts).vectors.tobytes() == first.tobytes()


@pytest.mark.slow
def test_a_texts_vectors_do_not_depend_on_what_stands_beside_it(encoder: OnnxEncoder) -> None:
    """To the byte, its tokens' as well; from several threads at once too."""
    texts = [f"Nurses visit family {number} " + "and say so at length " * (number % 7) for number in range(40)]
    together = encoder.embed(texts)
    with ThreadPoolExecutor(2) as pool:
        alone = list(pool.map(lambda text: encoder.embed([text]), texts))
    assert together.vectors.tobytes() == b"".join(one.vectors.tobytes() for one in alone)
    assert [own.tobytes() for own in together.tokens] == [one.tokens[0].tobytes() for one in alone]
    assert {own.shape[1] for own in together.tokens} == {encoder.token_dimensions}


@pytest.mark.slow
def test_no_texts_give_no_vectors_and_long_ones_are_cut(encoder: OnnxEncoder) -> None:
    """What lies beyond the encoder's longest text does not count."""
    assert encoder.embed([]).vectors.shape == (0, encoder.dimensions)
    long = "plan " * 400
    assert encoder.embed([long + "police"]).vectors.tobytes() == encoder.embed([long]).vectors.tobytes()


@pytest.mark.slow
def test_an_encoders_identity_covers_model_tokenizer_and_length(encoder: OnnxEncoder, tmp_path: Path) -> None:
    """Whatever changes a text's vector changes the identity; the name does not."""
    given = json.loads((DEFAULT_FOLDER / PROVENANCE_FILE).read_text(encoding="utf-8"))
    assert (encoder.name, encoder.dimensions) == (given["name"], 384)
    files = given["files"]
    changes: list[dict[str, object]] = [
        {"name": "another name"},
        {"max_tokens": 17},
        {"files": {**files, TOKENIZER_FILE: "0" * 64}},
        {"files": {**files, MODEL_FILE: "0" * 64}},
    ]
    same = []
    for number, change in enumerate(changes):
        folder = tmp_path / str(number)
        shutil.copytree(DEFAULT_FOLDER, folder)
        (folder / PROVENANCE_FILE).write_text(json.dumps({**given, **change}), encoding="utf-8")
        try:
            same.append(OnnxEncoder(folder).identity == encoder.identity)
        except IndexerError:
            same.append(False)  # a digest that does not fit its file is refused
    assert same == [True, False, False, False]


@pytest.mark.slow
@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE])
@pytest.mark.parametrize("damage", ["missing", "cut short", "changed"])
def test_a_damaged_encoder_folder_is_told(tmp_path: Path, name: str, damage: str) -> None:
    """Missing, cut short or changed by one byte; the message names the folder and what to do."""
    folder = _copy(tmp_path / "encoder")
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 0x01
    (folder / name).unlink()
    if damage != "missing":
        (folder / name).write_bytes(bytes(content) if damage == "changed" else bytes(content[: len(content) // 2]))
    with pytest.raises(IndexerError, match=r"encoder .*make one with 'letterwise encoder'"):
        OnnxEncoder(folder, threads=1)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    """With what to run."""
    with pytest.raises(IndexerError, match=r"nowhere is not an encoder folder .*make one with 'letterwise encoder'"):
        OnnxEncoder(tmp_path / "nowhere")


def test_the_tests_own_encoder_is_nearer_the_more_words_texts_share() -> None:
    """And deterministic, with vectors of length one."""
    encoder = HashingEncoder()
    one, two, three, empty = encoder.embed(["nurses visit families", "Nurses visit schools", "police wait", ""]).vectors
    assert float(one @ two) == pytest.approx(2 / 3)
    assert float(one @ three) == 0
    assert float(empty @ empty) == 1
    assert encoder.embed(["nurses visit families"]).vectors.tobytes() == one.tobytes()
    assert encoder.calls == [("nurses visit families", "Nurses visit schools", "police wait", ""), ("nurses visit families",)]


def test_no_processor_can_saturate_on_the_committed_weights() -> None:
    """Without VNNI two products of an 8-bit activation and a weight are added in 16 bits; weights within ±64 always fit,
    so every processor computes the same sums and ranks the same."""
    model = onnx.load(str(DEFAULT_FOLDER / MODEL_FILE))
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    products = [node for node in model.graph.node if node.op_type in ("MatMulInteger", "DynamicQuantizeMatMul", "QAttention")]
    held = 0
    for node in products:
        values = onnx.numpy_helper.to_array(weights[node.input[1]])
        assert values.dtype == np.int8
        held += values.size
        assert 2 * 255 * int(np.abs(values.astype(int)).max()) <= np.iinfo(np.int16).max
    assert held == 6 * (4 * 384 * 384 + 2 * 384 * 1536) + 384 * 64  # six layers, and the projection of tokens


def test_the_runtime_tells_nobody_of_a_start_and_keeps_no_number_for_the_machine(tmp_path: Path) -> None:
    """A process that embeds a text leaves no file in the home of its user."""
    program = "from indexer.embedding import OnnxEncoder; OnnxEncoder(threads=1).embed(['nurses'])"
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-B", "-c", program], env={"PATH": "/usr/bin:/bin", **home}, cwd=root, check=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
