"""A letter in, its passages out: sentences of one block packed up to a passage's length, cut only at sentence ends."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from langchain_text_splitters import CharacterTextSplitter

from corpus.letter import Block, BlockKind, Letter, Section, Span
from corpus.sections import ADDRESS, SIGNATURES
from corpus.sentences import joined_parts, split_sentences, words_of
from indexer.agencies import agencies_in
from indexer.passage import Passage

_SENTENCE_END = "\ue000"
"""A private-use character that hardly stands in a letter; the splitter cuts here and nowhere else."""
_CARRIED = {BlockKind.CAPTION, BlockKind.COLUMNS}
"""What each row of a table carries with it is not quoted by itself."""
_WORD = re.compile(r"[^\W\d_]{2}")
"""A lone number or mark is no passage."""
_UNCITED = {(ADDRESS,), (SIGNATURES,)}


@dataclass(frozen=True, slots=True)
class SplitterSettings:
    """How many words a passage holds at most, a longer sentence excepted; measured in docs/decisions/0003-passages.md."""

    words: int = 80
    rules: int = 2
    """Raised by one whenever the same letter would be cut otherwise by the same settings."""

    def as_dict(self) -> dict[str, int]:
        """For the manifest: an index is cut by one setting."""
        return asdict(self)


PASSAGES = SplitterSettings()


class Splitter:
    """Cuts letters into passages by one setting."""

    def __init__(self, settings: SplitterSettings = PASSAGES) -> None:
        # The library warns of each sentence that is longer than a passage; we keep it whole, so that is no fault.
        logging.getLogger("langchain_text_splitters").setLevel(logging.ERROR)
        self._splitter = CharacterTextSplitter(
            separator=_SENTENCE_END, chunk_size=settings.words, chunk_overlap=0, length_function=_words, strip_whitespace=False
        )

    def split(self, letter: Letter) -> tuple[Passage, ...]:
        """The letter's passages in reading order; addresses, signatures, captions and column headings are left out."""
        return tuple(
            passage
            for place, section in enumerate(letter.sections)
            if section.path not in _UNCITED
            for number, block in enumerate(section.blocks)
            if block.kind not in _CARRIED
            for passage in self._block(letter.text, section, place, block, number)
        )

    def _block(self, text: str, section: Section, place: int, block: Block, number: int) -> Iterator[Passage]:
        lead = " ".join(block.lead.split())
        for parts in self._parts(text, block):
            words = words_of(text, parts)
            if not _WORD.search(words):
                continue
            spoken = words
            if block.kind is BlockKind.ROW:
                words = " | ".join(cell.strip() for cell in words.split("\t") if cell.strip())
                spoken = f"{lead} {words}".strip()
            terms = " ".join((*section.path, lead, words))
            yield Passage(parts, place, number, block.kind, section.finding_in(block), spoken, terms, agencies_in(terms))

    def _parts(self, text: str, block: Block) -> Iterator[tuple[Span, ...]]:
        if block.kind is BlockKind.ROW:
            yield block.parts
            return
        sentences = split_sentences(text, block.parts)
        joined = _SENTENCE_END.join(words_of(text, sentence.parts).replace(_SENTENCE_END, " ") for sentence in sentences)
        taken = 0
        for piece in self._splitter.split_text(joined):
            count = piece.count(_SENTENCE_END) + 1
            spans = [span for sentence in sentences[taken : taken + count] for span in sentence.parts]
            yield joined_parts(spans, block.parts)
            taken += count


def _words(piece: str) -> int:
    return len(piece.replace(_SENTENCE_END, " ").split())
