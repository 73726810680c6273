"""PDFs and their transcriptions in, the share of the transcription's words that reading the PDF finds in order out."""

from __future__ import annotations

import os
import re
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median

from corpus.errors import ReadError
from corpus.letter import Transcript
from corpus.readers.sandbox import read_many

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", " " * 10, strict=True))})
_GOAL = 0.99  # of a letter's words, in order
_SHORTEST_RUN = 8  # words; fewer may stand in another place by chance
_MOST_PLACES = 64  # places of one word in a text that are tried; more frequent words are taken from the nearest


@dataclass(frozen=True, slots=True)
class Reading:
    """How one PDF was read: the shares of words found in order and in any order, from 0 to 1, or why it was not read.

    ``whole`` is the share found in order, or in a run that stands whole in another place; ``moved`` are these runs.
    """

    name: str
    recall: float
    present: float
    whole: float
    moved: tuple[str, ...] = ()
    failure: str = ""


def word_recall(pdf_text: str, reference: str) -> float:
    """The share of the words of ``reference`` that ``pdf_text`` holds in the same order, from 0 to 1.

    Letter case, punctuation, the form of apostrophes and raised footnote marks do not count. The alignment is the longest
    common subsequence, found by Hunt and Szymanski's method (1977, doi:10.1145/359581.359603); words that occur very
    often are matched only near where they are expected, which can understate the result, never overstate it.
    An empty reference is found whole: 1.0.
    """
    wanted, found = _words(reference), _words(pdf_text)
    if not wanted:
        return 1.0
    return _common_in_order(wanted, found) / len(wanted)


def words_present(pdf_text: str, reference: str) -> float:
    """The share of the words of ``reference`` that ``pdf_text`` holds anywhere, as often; from 0 to 1, 1.0 for none."""
    wanted, found = Counter(_words(reference)), Counter(_words(pdf_text))
    return (wanted & found).total() / wanted.total() if wanted else 1.0


def moved_whole(pdf_text: str, reference: str) -> list[list[str]]:
    """The runs of eight words and more of the reference that the text holds whole, but in another place.

    A footnote that the transcription leaves between the halves of a sentence, and a box that stands at the head of a page
    and comes last in its file, are such runs: where they belong is no question of what was read. A footnote's mark may
    stand before the run, as a word or glued to its first word, and does not count as part of it.
    """
    wanted, found = _words(reference), _words(pdf_text)
    everywhere = f" {' '.join(found)} "
    runs = []
    for tag, start, end, _, _ in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        run = wanted[start:end]
        first = next((skip for skip in (0, 1) if f" {' '.join(run[skip:])} " in everywhere), None)
        if tag in ("delete", "replace") and first is not None and len(run) - first >= _SHORTEST_RUN:
            runs.append(run[first:])
    return runs


def without_running_lines(reference: str) -> str:
    """A transcription without the lines of four words or more that it repeats, digits apart, three times or more.

    Those are running headers and footers of the page, which a reader of PDFs leaves out.
    """
    lines = reference.splitlines()
    keys = [re.sub(r"[\d\s]+", " ", line).strip().casefold() for line in lines]
    often = {key for key, count in Counter(keys).items() if count >= 3}
    return "\n".join(line for line, key in zip(lines, keys, strict=True) if key not in often or len(line.split()) < 4)


def readings(collection: Path) -> Iterator[Reading]:
    """Reads each PDF of ``collection/pdf`` that has a transcription of its name in ``collection/text``, in order of names."""
    pairs = {pdf: collection / "text" / f"{pdf.stem}.txt" for pdf in sorted((collection / "pdf").glob("*.pdf"))}
    for pdf, outcome in _timed([pdf for pdf, text in pairs.items() if text.exists()], "PDFs"):
        if isinstance(outcome, ReadError):
            yield Reading(pdf.stem, 0.0, 0.0, 0.0, failure=str(outcome))
        else:
            yield _compared(pdf.stem, outcome.text, without_running_lines(pairs[pdf].read_text(encoding="utf-8")))


def _timed(paths: Sequence[Path], what: str) -> list[tuple[Path, Transcript | ReadError]]:
    """Reads all files and prints how long that took, by the clock and of the processors."""
    start, before = time.monotonic(), os.times()
    outcomes = list(read_many(paths))
    after = os.times()
    spent = sum(after[:4]) - sum(before[:4])
    print(f"{len(outcomes)} {what} read in {time.monotonic() - start:.1f} s, which took {spent:.1f} s of the processors")
    return outcomes


def _compared(name: str, text: str, reference: str) -> Reading:
    recall, present = word_recall(text, reference), words_present(text, reference)
    runs = moved_whole(text, reference) if recall < _GOAL else []
    whole = recall + sum(map(len, runs)) / max(1, len(_words(reference)))
    return Reading(name, recall, present, min(1.0, whole), tuple(" ".join(run) for run in runs))


def report(collection: Path) -> list[Reading]:
    """Prints each file's shares of words found in order, in any order, and in order or moved whole; then a summary.

    Below each file of less than 99 % in order stand the runs of words that moved whole, shortened. Running headers and
    footers of the transcriptions do not count. Returns the figures.
    """
    figures = []
    for reading in readings(collection):
        figures.append(reading)
        print(f"{reading.recall:8.2%} {reading.present:8.2%} {reading.whole:8.2%}  {reading.name}  {reading.failure}".rstrip())
        for run in reading.moved:
            print(f"{'':28}moved whole, {len(run.split())} words: {run[:50]} ...")
    if figures:
        recalls = [reading.recall for reading in figures]
        reached = sum(recall >= _GOAL for recall in recalls)
        wholly = sum(reading.whole >= _GOAL for reading in figures)
        least_whole = min(reading.whole for reading in figures)
        least = min(reading.present for reading in figures)
        print(
            f"{len(figures)} files, in order: median {median(recalls):.2%}, least {min(recalls):.2%}, {reached} at 99 % or more"
        )
        print(f"in any order: least {least:.2%}; in order or moved whole: least {least_whole:.2%}, {wholly} at 99 % or more")
    _timed(sorted((collection / "text").glob("*.txt")), "text files")
    return figures


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_QUOTES).casefold())


def _common_in_order(wanted: list[str], found: list[str]) -> int:
    """The length of the longest common subsequence of two lists of words."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(found):
        places.setdefault(word, []).append(place)
    tails: list[int] = []
    for index, word in enumerate(wanted):
        for place in reversed(_near(places.get(word, []), index * len(found) // len(wanted))):
            length = bisect_left(tails, place)
            tails[length : length + 1] = [place]
    return len(tails)


def _near(places: list[int], expected: int) -> list[int]:
    """The places of a word that lie nearest to where it is expected, ascending."""
    if len(places) <= _MOST_PLACES:
        return places
    middle = bisect_left(places, expected)
    start = min(max(0, middle - _MOST_PLACES // 2), len(places) - _MOST_PLACES)
    return places[start : start + _MOST_PLACES]
