"""LangChain at documented defaults as a peer: passages of 1,000 characters with 200 of overlap in FAISS, hits out.

With ``ensemble`` as the last word of the command line, BM25 and FAISS in equal parts through its EnsembleRetriever.
"""

# The peer has an environment of its own: where it is not installed, its imports are not checked.
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.peers.run_file import HITS, FoundSpan, Search, placed, weights, write_run


def prepare(letters: Mapping[str, str]) -> Search:
    """Index the letters in FAISS."""
    store = FAISS.from_documents(_passages(letters), HuggingFaceEmbeddings(model_name=weights()))

    def search(question: str) -> Iterator[FoundSpan]:
        for passage, distance in store.similarity_search_with_score(question, k=HITS):
            yield _placed(passage, letters, -float(distance))

    return search


def prepare_ensemble(letters: Mapping[str, str]) -> Search:
    """Index the letters in FAISS and for BM25, fused by reciprocal ranks with equal weights."""
    passages = _passages(letters)
    store = FAISS.from_documents(passages, HuggingFaceEmbeddings(model_name=weights()))
    terms = BM25Retriever.from_documents(passages, k=HITS)
    both = EnsembleRetriever(retrievers=[terms, store.as_retriever(search_kwargs={"k": HITS})], weights=[0.5, 0.5])

    def search(question: str) -> Iterator[FoundSpan]:
        for rank, passage in enumerate(both.invoke(question)):
            yield _placed(passage, letters, -float(rank))

    return search


def _passages(letters: Mapping[str, str]) -> list[Document]:
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    return list(splitter.split_documents([Document(text, metadata={"doc": doc}) for doc, text in letters.items()]))


def _placed(passage: Document, letters: Mapping[str, str], score: float) -> FoundSpan:
    return placed(passage.metadata["doc"], passage.page_content, letters, score, passage.metadata["start_index"])


if __name__ == "__main__":
    write_run(prepare_ensemble if sys.argv[-1] == "ensemble" else prepare)
