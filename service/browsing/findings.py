"""The findings of an index as columns: its passages and themes in, one row a finding out, newest letter first.

A finding is a whole block: a bullet, paragraph or table row that stands under a heading of strengths, areas for improvement
or priority actions. Passages are cut for searching and would tear a *however* from its sentence; inspectors wrote blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.letter import FindingKind, LetterKind
from corpus.library import Entry
from indexer.index import Index
from indexer.passage_table import FINDINGS
from service.browsing.themes import ThemeReader, all_themes

KINDS = (FindingKind.STRENGTH, FindingKind.IMPROVEMENT, FindingKind.PRIORITY_ACTION)
"""The kinds of finding that can be browsed, in the order in which they are shown."""
_PRINTED = ("@", "www.", "©")
_PRINT = re.compile(
    r"[a-z]{1,2}\d\w? \d[a-z]{2}$|(?:t|tel|telephone|textphone|e|w)\b[\s:]*[\d ]*$"
    r"|you may reuse this information|ofsted will take the findings from this"
)
"""The inspectorate's address and closing words, which stand under a letter's last heading, and are no findings: what they
hold, and how they begin."""
_MAIN_TEXT = re.compile(
    r"\d{1,3}\. |(?:the )?experiences and progress of (?:children|care leavers).{0,60}(?: is| are|:) "
    r"(?:outstanding|good|requires improvement|inadequate)"
)
"""How the main text of a report begins where its heading was not read as one: a list of what to improve has no numbers."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Columns of equal length, one value a finding; newest letter first, then in the order of the letter.

    ``letter``, ``section`` and ``block`` are places as in `PassageTable`; ``kind`` is the place in `KINDS`; ``agencies`` has
    one bit for each of `indexer.agencies.AGENCIES`, ``themes`` one for each of `all_themes`.
    """

    letter: NDArray[np.int32]
    section: NDArray[np.int32]
    block: NDArray[np.int32]
    kind: NDArray[np.int32]
    agencies: NDArray[np.int32]
    themes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.letter)


@dataclass(slots=True)
class _Block:
    """One block while its passages are put together: its place, kind, agencies and words."""

    place: tuple[int, int, int]
    kind: int
    agencies: int
    words: str


def findings_of(index: Index) -> Findings:
    """All findings of an index, each once: a letter that is held twice, under two names, gives its findings once."""
    entries = index.library.entries
    order = {entry.place: rank for rank, entry in enumerate(sorted(entries, key=_newest_first))}
    kept = _each_once(_findings_alone(_blocks(index), entries), entries)
    blocks = sorted(kept, key=lambda block: (order[block.place[0]], *block.place))
    places = np.array([block.place for block in blocks], dtype=np.int32).reshape(-1, 3)
    return Findings(
        letter=places[:, 0],
        section=places[:, 1],
        block=places[:, 2],
        kind=np.array([block.kind for block in blocks], dtype=np.int32),
        agencies=np.array([block.agencies for block in blocks], dtype=np.int32),
        themes=np.array(list(ThemeReader(all_themes()).bits(block.words for block in blocks)), dtype=np.int64),
    )


def _newest_first(entry: Entry) -> tuple[int, str, str]:
    date = entry.metadata.date
    return (-date.toordinal() if date else 0, entry.metadata.authority or entry.metadata.title, entry.id)


def _blocks(index: Index) -> Iterator[_Block]:
    """The blocks of the browsed kinds, in the order of the index, their passages joined."""
    table = index.table
    kinds = {FINDINGS.index(kind): number for number, kind in enumerate(KINDS)}
    whole: _Block | None = None
    for passage in np.flatnonzero(np.isin(table.finding, list(kinds))).tolist():
        place = (int(table.letter[passage]), int(table.section[passage]), int(table.block[passage]))
        words, agencies = index.words.of(passage).strip(), int(table.agencies[passage])
        if whole is not None and whole.place == place:
            whole.words += f" {words}"
            whole.agencies |= agencies
            continue
        if whole is not None:
            yield whole
        whole = _Block(place, kinds[int(table.finding[passage])], agencies, words)
    if whole is not None:
        yield whole


def _findings_alone(blocks: Iterable[_Block], entries: tuple[Entry, ...]) -> Iterator[_Block]:
    """Those that are findings: neither an address, nor a lone word, nor a report's main text under the wrong heading."""
    at_main_text = -1
    for block in blocks:
        letter = block.place[0]
        if entries[letter].metadata.kind is LetterKind.ILACS and _MAIN_TEXT.match(block.words):
            at_main_text = letter
        if letter != at_main_text and " " in block.words and not _is_print(block.words):
            yield block


def _is_print(words: str) -> bool:
    return any(mark in words for mark in _PRINTED) or _PRINT.match(words) is not None


def _each_once(blocks: Iterable[_Block], entries: tuple[Entry, ...]) -> Iterator[_Block]:
    seen: set[tuple[object, ...]] = set()
    for block in blocks:
        metadata = entries[block.place[0]].metadata
        # A letter without a date or an authority is known by its place alone
        letter = (metadata.authority, metadata.kind, metadata.date) if metadata.authority and metadata.date else block.place[:1]
        known = (*letter, block.kind, block.words)
        if known not in seen:
            seen.add(known)
            yield block
