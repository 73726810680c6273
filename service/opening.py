"""Opens an index folder for asking, and opens it again as soon as a new generation is in force."""

from __future__ import annotations

import gc
from pathlib import Path
from threading import Lock

from threadpoolctl import threadpool_limits

from corpus.letter import Letter
from indexer.embedding import DEFAULT_FOLDER, Encoder, OnnxEncoder
from indexer.errors import IndexerError, MilvusError
from indexer.generations import FolderGenerations, Generations
from service.answer import Answer, LetterSummary, Quote
from service.asking import NO_CHOICES, Choices
from service.desk import Desk
from service.errors import NotReadyError


def open_asking(index: Path, encoder: Path | None = None, threads: int = 1) -> UpToDate:
    """What answers questions from the index in a folder, always from the generation in force.

    ``encoder`` is an encoder folder, by default the one that comes with Letterwise; ``threads`` compute one question's
    vector and the products of vectors, in the whole process (0: as many as there are cores). Products here are so small that
    more threads wait for each other: over 778 letters two took 43 ms an answer, one 23 ms. Raises IndexerError,
    with what to run, where the index or the encoder cannot be used.
    """
    threadpool_limits(threads or None, user_api="blas")
    return UpToDate(index, OnnxEncoder(encoder or DEFAULT_FOLDER, threads))


def open_asking_milvus(uri: str, token: str, folder: Path, encoder: Path | None = None, threads: int = 1) -> UpToDate:
    """What answers questions from a Milvus in which an index is published; see `open_asking`. ``folder`` keeps what is fetched.

    Raises MilvusError where the library is not installed.
    """
    try:
        from indexer.engines.milvus import Milvus
        from indexer.published import PublishedIndex
    except ModuleNotFoundError as error:
        raise MilvusError(f"{error.name} is not installed; run pip install 'letterwise[milvus]'") from error
    threadpool_limits(threads or None, user_api="blas")
    return UpToDate(PublishedIndex(Milvus(uri, token), folder), OnnxEncoder(encoder or DEFAULT_FOLDER, threads))


class UpToDate:
    """An `Asking` over an index folder, or over a Milvus; before each call it looks whether a new generation has come into
    force."""

    def __init__(self, generations: Path | Generations, encoder: Encoder) -> None:
        self._generations = FolderGenerations(generations) if isinstance(generations, Path) else generations
        self._encoder = encoder
        self._opening = Lock()
        self._generation = self._generations.in_force()
        self._desk = self._opened()
        _set_aside_for_good()

    def desk(self) -> Desk:
        """The open desk, or the new one where the folder has been switched; while one is half removed, the open one.

        Raises NotReadyError where the new one cannot be used, and MilvusError where Milvus cannot tell whether there is one:
        the old one may hold letters that were taken out, and those must be out of the very next answer. One failed look costs
        one request: the next looks again (docs/decisions/0026-milvus.md).
        """
        with self._opening:
            try:
                generation = self._generations.in_force()
                if generation is not None and generation != self._generation:
                    self._desk = self._opened()
                    self._generation = generation
                    _set_aside_for_good()
            except MilvusError:  # names an address, which is for the log alone
                raise
            except IndexerError as error:  # says what to run
                raise NotReadyError(str(error)) from error
            return self._desk

    def _opened(self) -> Desk:
        """The desk of the index in force."""
        return Desk(self._generations.open(self._encoder), self._encoder)

    @property
    def generation(self) -> str:
        """The generation that answers."""
        return self.desk().generation

    def answer(
        self, question: str, chosen: Choices = NO_CHOICES, use_question_filters: bool = True, correct_spelling: bool = True
    ) -> Answer:
        """See `Asking`."""
        return self.desk().answering.answer(question, chosen, use_question_filters, correct_spelling)

    def search(
        self,
        question: str,
        chosen: Choices = NO_CHOICES,
        k: int = 30,
        correct_spelling: bool = True,
        use_question_filters: bool = True,
    ) -> tuple[Quote, ...]:
        """See `Asking`."""
        return self.desk().answering.search(question, chosen, k, correct_spelling, use_question_filters)

    def letters(self) -> tuple[LetterSummary, ...]:
        """See `Asking`."""
        return self.desk().answering.letters()

    def letter(self, letter_id: str) -> Letter:
        """See `Asking`."""
        return self.desk().answering.letter(letter_id)

    def choices(self) -> Choices:
        """See `Asking`."""
        return self.desk().answering.choices()


def _set_aside_for_good() -> None:
    """Spares the collector of unused objects all that is open now, which stays so: on 778 letters each look at it took longer
    than an answer. What was open before must have been let go, or it would be spared too, and stay in memory."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
