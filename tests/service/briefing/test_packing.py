"""The short text that a briefing becomes for a cookie: exact there and back, and harmless whatever comes in."""

from __future__ import annotations

import base64
import contextlib
import json
import random
import time
import zlib
from typing import Any

import pytest

from corpus.letter import Span
from service.briefing.arranging import Removed
from service.briefing.briefing import MOST_QUOTES, Action, Briefing, KeptQuote, Layout, Topic
from service.briefing.packing import (
    MOST_UNPACKED,
    UnreadableError,
    packed_briefing,
    packed_removed,
    unpacked_briefing,
    unpacked_removed,
)
from service.desk import Desk
from tests.service.briefing.made import filled

EMPTY: list[Any] = [1, [], 0, ["", "", "", "", ""], [], [], []]


def packed(content: object) -> str:
    """Any content in the form of a packed briefing."""
    return in_text(json.dumps(content).encode())


def in_text(content: bytes) -> str:
    """Any bytes in that form."""
    return base64.urlsafe_b64encode(zlib.compress(content)).decode().rstrip("=")


def with_quote(*row: object) -> list[Any]:
    """A packed briefing with one quote."""
    return [1, ["a"], 0, ["", "", "", "", ""], [["q", "", [list(row)]]], [], []]


def test_a_briefing_comes_back_as_it_was(desk: Desk) -> None:
    """With every text, number and order; also when it is empty, and with words kept for a withheld quote."""
    briefing = filled(desk)
    withheld = KeptQuote("gone/letter 1", Span(5, 9), "f" * 16, "a note", "its words,\nas a file had them")
    more = Briefing(layout=Layout.EVIDENCE_PACK, topics=(*briefing.topics, Topic("", (withheld,))))
    for each in (Briefing(), briefing, more, Briefing(actions=(Action("", "", "x"),))):
        text = packed_briefing(each)
        assert unpacked_briefing(text) == each
        assert text.replace("-", "").replace("_", "").isalnum()


def test_what_was_removed_comes_back_as_it_was(desk: Desk) -> None:
    """A topic, or one quote of it."""
    topic = filled(desk).topics[0]
    one = Removed(3, Topic(topic.question, topic.quotes[:1], topic.note), 2)
    for removed in (Removed(0, topic), one):
        assert unpacked_removed(packed_removed(removed)) == removed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "not base64 at all!",
        "é",
        "ÿ" * 40,
        "AAAA",
        in_text(b""),
        in_text(b"\x00\xff"),
        in_text(b'"' + b"a" * 100),
        in_text(b"[" * 15_000),
        in_text(b'{"a":' * 3_000),
        in_text(b"9" * 6_000),
        in_text(b"NaN"),
        packed(None),
        packed([]),
        packed([2, *EMPTY[1:]]),
        packed([*EMPTY, 1]),
        packed([1, [], 7, *EMPTY[3:]]),
        packed([1, [], -1, *EMPTY[3:]]),
        packed(with_quote(1, 0, 5, "0" * 16, "", "")),
        packed(with_quote(-1, 0, 5, "0" * 16, "", "")),
        packed(with_quote(0, -1, 5, "0" * 16, "", "")),
        packed(with_quote(0, 0, 0, "0" * 16, "", "")),
        packed(with_quote(0, 0, 10**30, "0" * 16, "", "")),
        packed(with_quote(0, 0, 5, "0" * 15, "", "")),
        packed(with_quote(0, 0, 5, "0" * 16 + "\n", "", "")),
        packed(with_quote(0, 0, 5, "../../etc/passwd", "", "")),
        packed(with_quote(0, 0, 5, "0" * 16, "", "", "")),
        packed([1, ["a"], 0, EMPTY[3], [["q", "", [[0, 0, 5, "0" * 16, "", ""]] * (MOST_QUOTES + 1)]], [], []]),
        packed([1, ["a"], 0, EMPTY[3], [["q", "", [[0, 0, 5, "0" * 16, "", ""]] * 101]] * 2, [], []]),
        packed(EMPTY) + "AAAA",
        packed(EMPTY)[:-6],
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    """Damaged, cut off, too deep, too large a number, a shape of another time: one error for all."""
    with pytest.raises(UnreadableError):
        unpacked_briefing(text)
    with pytest.raises(UnreadableError):
        unpacked_removed(text)


def test_a_few_bytes_that_unpack_to_gigabytes_are_refused_at_once() -> None:
    """No more is unpacked than a briefing can hold."""
    bomb = zlib.compress(b"[" + b" " * 200_000_000 + b"]")
    text = base64.urlsafe_b64encode(bomb).decode().rstrip("=")
    begun = time.perf_counter()
    with pytest.raises(UnreadableError, match="larger"):
        unpacked_briefing(text)
    assert time.perf_counter() - begun < 0.1
    with pytest.raises(UnreadableError, match="larger"):
        unpacked_briefing(in_text(b" " * (MOST_UNPACKED + 1)))


def test_random_changes_never_do_more_than_be_refused(desk: Desk) -> None:
    """A briefing comes out, or the one error."""
    chance = random.Random(4)
    text = packed_briefing(filled(desk))
    for _ in range(500):
        place = chance.randrange(len(text))
        changed = text[:place] + chance.choice("abcXYZ019-_") + text[place + chance.randint(0, 3) :]
        with contextlib.suppress(UnreadableError):
            assert isinstance(unpacked_briefing(changed), Briefing)


def test_control_characters_in_a_cookie_do_not_reach_the_briefing() -> None:
    """They would break a document."""
    row = [
        1,
        ["a\x00b"],
        0,
        ["t\x07\x00", "b\x1b", "", "", ""],
        [["q\n\n", "", [[0, 0, 5, "0" * 16, "n\x00", ""]]]],
        ["\x00"],
        [],
    ]
    briefing = unpacked_briefing(packed(row))
    assert (briefing.title, briefing.background, briefing.discussion) == ("t", "b", ())
    assert briefing.topics == (Topic("q", (KeptQuote("ab", Span(0, 5), "0" * 16, "n"),)),)
