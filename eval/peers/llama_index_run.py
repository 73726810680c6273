"""LlamaIndex as a peer: sentences packed up to 256 tokens (what the encoder reads) in its vector index, hits out.

The overlap of 20 tokens is that of its documentation's example of a smaller size.
"""

# The peer has an environment of its own: where it is not installed, its imports are not checked.
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from eval.peers.run_file import HITS, FoundSpan, Search, placed, weights, write_run


def prepare(letters: Mapping[str, str]) -> Search:
    """Split and embed the letters into an index in memory."""
    splitter = SentenceSplitter(chunk_size=256, chunk_overlap=20)
    nodes = splitter.get_nodes_from_documents([Document(text=text, doc_id=doc) for doc, text in letters.items()])
    index = VectorStoreIndex(nodes, embed_model=HuggingFaceEmbedding(model_name=weights()))
    retriever = index.as_retriever(similarity_top_k=HITS)

    def search(question: str) -> Iterator[FoundSpan]:
        for found in retriever.retrieve(question):
            node = found.node
            yield placed(node.ref_doc_id, node.get_content(), letters, float(found.score), node.start_char_idx)

    return search


if __name__ == "__main__":
    write_run(prepare)
