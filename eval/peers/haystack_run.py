"""Haystack at documented defaults as a peer: passages of 200 words, BM25 and embeddings fused by reciprocal ranks, hits out."""

# The peer has an environment of its own: where it is not installed, its imports are not checked.
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

from collections.abc import Iterator, Mapping

from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from eval.peers.run_file import HITS, FoundSpan, Search, placed, weights, write_run


def prepare(letters: Mapping[str, str]) -> Search:
    """Split, embed and store the letters in memory."""
    store = _stored(letters)
    encoder = SentenceTransformersTextEmbedder(model=weights(), progress_bar=False)
    encoder.warm_up()
    terms = InMemoryBM25Retriever(store, top_k=HITS)
    near = InMemoryEmbeddingRetriever(store, top_k=HITS)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=HITS)

    def search(question: str) -> Iterator[FoundSpan]:
        vector = encoder.run(question)["embedding"]
        by_terms, by_vector = terms.run(query=question)["documents"], near.run(query_embedding=vector)["documents"]
        for passage in joiner.run([by_terms, by_vector])["documents"]:
            start = passage.meta["split_idx_start"]
            yield placed(passage.meta["doc"], passage.content, letters, passage.score, start)

    return search


def _stored(letters: Mapping[str, str]) -> InMemoryDocumentStore:
    splitter = DocumentSplitter()
    splitter.warm_up()
    passages = splitter.run([Document(content=text, meta={"doc": doc}) for doc, text in letters.items()])["documents"]
    encoder = SentenceTransformersDocumentEmbedder(model=weights(), progress_bar=False)
    encoder.warm_up()
    store = InMemoryDocumentStore()
    store.write_documents(encoder.run(passages)["documents"])
    return store


if __name__ == "__main__":
    write_run(prepare)
