"""An encoder that remembers what it has encoded."""

from __future__ import annotations

import numpy as np

from indexer.remembering import RememberingEncoder
from tests.encoders import HashingEncoder


def test_the_same_text_is_encoded_once() -> None:
    """Its vectors are those of the encoder itself."""
    encoder = HashingEncoder()
    remembering = RememberingEncoder(encoder)
    first, again = remembering.embed(["one question"]), remembering.embed(["one question"])
    remembering.embed(["another"])
    assert encoder.calls == [("one question",), ("another",)]
    assert again is first
    assert np.array_equal(first.vectors, HashingEncoder().embed(["one question"]).vectors)


def test_it_is_known_as_the_encoder_itself() -> None:
    """Name, identity, sizes and the places of words are the encoder's."""
    encoder = HashingEncoder()
    remembering = RememberingEncoder(encoder)
    for name in ("name", "identity", "dimensions", "token_dimensions"):
        assert getattr(remembering, name) == getattr(encoder, name)
    assert remembering.spans("one question") == encoder.spans("one question")
