"""txtai at documented defaults as a peer: the letters' paragraphs in a hybrid index (BM25 and vectors), hits out."""

# The peer has an environment of its own: where it is not installed, its imports are not checked.
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

from collections.abc import Iterator, Mapping

from txtai import Embeddings
from txtai.pipeline import Segmentation

from eval.peers.run_file import HITS, FoundSpan, Search, pieces_in_order, weights, write_run


def prepare(letters: Mapping[str, str]) -> Search:
    """Split the letters into paragraphs and index them."""
    paragraphs = Segmentation(paragraphs=True)
    pieces = {doc: paragraphs(text) for doc, text in letters.items()}
    spans = [(doc, start, end) for doc, text in letters.items() for start, end in pieces_in_order(pieces[doc], text)]
    embeddings = Embeddings(path=weights(), hybrid=True)
    embeddings.index([piece for of_letter in pieces.values() for piece in of_letter])

    def search(question: str) -> Iterator[FoundSpan]:
        for place, score in embeddings.search(question, HITS):
            doc, start, end = spans[place]
            yield FoundSpan(doc, start, end, float(score))

    return search


if __name__ == "__main__":
    write_run(prepare)
