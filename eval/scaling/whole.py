"""A whole index of recombined passages: a real one in, folders of words, terms, tokens and vectors of any size out.

A made passage has the sentences of a real one but the last, and one of its partner's; its tokens are the first seven tenths of
its own and the last three tenths of its partner's. Letters, pages and spans are those of the real passage: a made index is
searched, and never quoted. It holds words of real letters, so it is written where it is told and nowhere else.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.scaling.recombining import OWN, Turn, recombined, sizes_of_turns, turn
from indexer.embedding import Vectors
from indexer.engines.faiss import FaissEngine
from indexer.index import CENTRE, GLOSSARY, LIBRARY, Index
from indexer.manifest import load_manifest
from indexer.passage_table import PassageTable
from indexer.terms import K1, B, TermIndex, terms_of
from indexer.words import PassageWords

_SENTENCE_END = re.compile(r"(?<=[.!?;]) +")


def write_whole(generation: Path, real: Index, near: NDArray[np.int64], wanted: int, folder: Path) -> Vectors:
    """Writes an index of ``wanted`` passages into ``folder``, for `indexer.index.open_index`; gives back its vectors."""
    made = folder / "current"
    made.mkdir(parents=True)
    turns = [(turn(number, near), taken) for number, taken in sizes_of_turns(len(near), wanted)]
    for name in (LIBRARY, GLOSSARY):
        shutil.copyfile(generation / name, made / name)
    whole = real.engine.vectors(np.arange(len(near)))
    vectors = recombined(whole, near, wanted, folder / "as-made.npy")
    FaissEngine.build(vectors).save(made)
    np.save(made / CENTRE, vectors.mean(axis=0))
    _table(real.table, [taken for _, taken in turns]).save(made)
    _write_tokens(generation, turns, made)
    sentences = [tuple(_SENTENCE_END.split(real.words.of(place))) for place in range(len(near))]
    PassageWords.build(_texts(sentences, turns)).save(made)
    made_terms(sentences, turns).save(made)
    replace(load_manifest(generation), generation=f"made-{wanted}", passages=wanted, files={}).save(made)
    return vectors


def _texts(sentences: Sequence[tuple[str, ...]], turns: Sequence[tuple[Turn, int]]) -> Iterator[str]:
    for own, taken in turns:
        for place, partner in enumerate(own.partner[:taken].tolist()):
            kept = sentences[place][:-1] or sentences[place]
            yield " ".join([*kept, sentences[partner][place % len(sentences[partner])]])


def made_terms(sentences: Sequence[tuple[str, ...]], turns: Sequence[tuple[Turn, int]]) -> TermIndex:
    """The term weights of `_texts`, counted sentence by sentence: a million passages' words at once would not fit."""
    terms = [terms_of(sentence) for passage in sentences for sentence in passage]
    vocabulary = {term: number for number, term in enumerate(sorted({term for own in terms for term in own}))}
    flat = np.array([vocabulary[term] for own in terms for term in own], dtype=np.int64)
    ends = np.cumsum([0, *map(len, terms)])
    first = np.cumsum([0, *map(len, sentences)])
    passages = sum(taken for _, taken in turns)
    counted = [_counted(flat, ends, first, each, taken) for each, taken in turns]
    begins = np.cumsum([0, *(taken for _, taken in turns)])
    numbers = np.concatenate([one[0] for one in counted])
    places = np.concatenate([one[1] + begin for one, begin in zip(counted, begins, strict=False)])
    times = np.concatenate([one[2] for one in counted])
    lengths = np.bincount(places, times, passages)
    weights = times * (K1 + 1) / (times + K1 * (1 - B + B * lengths / lengths.mean())[places])
    order = np.argsort(numbers, kind="stable")
    starts = np.cumsum([0, *np.bincount(numbers, minlength=len(vocabulary))])
    return TermIndex(vocabulary, starts, places[order].astype(np.int32), weights[order].astype(np.float32), passages)


def _counted(
    flat: NDArray[np.int64], ends: NDArray[np.int64], first: NDArray[np.int64], each: Turn, taken: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Term, place in the turn, and how often, for every term of every passage of a turn; by term and then by place."""
    held = np.diff(first)
    other = first[each.partner] + np.arange(len(held)) % held[each.partner]
    begins = np.stack([ends[first[:-1]], ends[other]], axis=1)[:taken].ravel()
    finish = np.stack([ends[first[:-1] + np.maximum(held - 1, 1)], ends[other + 1]], axis=1)[:taken].ravel()
    rows, counts = _runs(begins, finish - begins)
    keys = flat[rows] * taken + np.repeat(np.arange(len(counts)) // 2, counts)
    found, times = np.unique(keys, return_counts=True)
    return (found // taken).astype(np.int32), (found % taken).astype(np.int32), times.astype(np.int32)


def _runs(begins: NDArray[np.int64], counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows of runs one after another, and the runs' lengths."""
    return np.repeat(begins - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum()), counts


def _table(real: PassageTable, taken: Sequence[int]) -> PassageTable:
    """The real columns again and again; the spans of every turn are one turn's."""
    columns = {name.name: getattr(real, name.name) for name in fields(real)}
    starts, parts = columns.pop("part_starts"), columns.pop("parts")
    repeated = {name: np.concatenate([column[:count] for count in taken]) for name, column in columns.items()}
    lengths = np.concatenate([np.diff(starts)[:count] for count in taken])
    spans = np.concatenate([parts[: starts[count]] for count in taken])
    return PassageTable(**repeated, part_starts=np.cumsum([0, *lengths], dtype=np.int32), parts=spans)


def _write_tokens(generation: Path, turns: Sequence[tuple[Turn, int]], made: Path) -> None:
    vectors, starts = (np.load(generation / f"token_{name}.npy", mmap_mode="r") for name in ("vectors", "starts"))
    lengths = np.diff(starts)
    own = np.ceil(OWN * lengths).astype(np.int64)
    others = [(np.minimum(lengths[each.partner], lengths - own), each, taken) for each, taken in turns]
    all_lengths = np.concatenate([(own + other)[:taken] for other, _, taken in others])
    np.save(made / "token_starts.npy", np.cumsum([0, *all_lengths]))
    shape = (int(all_lengths.sum()), vectors.shape[1])
    written = np.lib.format.open_memmap(made / "token_vectors.npy", "w+", np.int8, shape)
    at = 0
    for other, each, taken in others:
        begins = np.stack([starts[:-1], starts[each.partner + 1] - other], axis=1)[:taken].ravel()
        counts = np.stack([own, other], axis=1)[:taken].ravel()
        rows, _ = _runs(begins, counts)
        written[at : at + len(rows)] = vectors[rows]
        at += len(rows)
    written.flush()
