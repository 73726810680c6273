"""From files to answers over HTTP: quotes are exact, answers repeat, a removed letter is gone, and no question is logged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest

from corpus.sample import LETTERS
from tests.integration.running import ROOT, Server, letterwise, served

pytestmark = pytest.mark.slow

QUESTIONS = [
    str(json.loads(line)["question"])
    for line in (ROOT / "eval" / "questions" / "sample.jsonl").read_text(encoding="utf-8").splitlines()
]


def answer_of(client: httpx.Client, question: str, **more: Any) -> dict[str, Any]:
    """The JSON answer to a question."""
    response = client.post("/api/answer", json={"question": question, **more})
    assert response.status_code == 200, response.text
    return dict(response.json())


def quotes_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """All that an answer quotes or shows as near."""
    return [*(quote for group in answer["groups"] for quote in group["quotes"]), *answer["nearest"]]


def test_every_quote_of_every_answer_is_its_letters_text_and_stands_on_the_pages_named(sample_server: Server) -> None:
    """Byte for byte, over all questions about the sample letters; repeats stand in their letters too."""
    client = sample_server.client
    letters = {
        each["id"]: client.get(f"/api/letters/{each['id']}").json() for each in client.get("/api/letters").json()["letters"]
    }
    seen = 0
    for question in QUESTIONS:
        for quote in quotes_of(answer_of(client, question)):
            for citation in (quote["citation"], *quote["repeated_in"]):
                letter = letters[citation["letter"]]
                start, end = citation["start"], citation["end"]
                on = [page["number"] for page in letter["pages"] if page["start"] < end and start < page["end"]]
                assert set(citation["pages"]) <= set(on), (question, citation)
                assert bool(citation["pages"]) == bool(letter["pages"])
                assert citation["sha256"] == letter["sha256"]
            text = letters[quote["citation"]["letter"]]["text"][quote["citation"]["start"] : quote["citation"]["end"]]
            assert quote["text"].encode() == text.encode()
            assert all(words in text for words in quote["parts"])
            seen += 1
    assert seen > len(QUESTIONS)


def test_the_same_question_gives_byte_identical_answers_also_after_a_restart(
    sample_server: Server, sample_index: Path, tmp_path: Path
) -> None:
    """Asked twice in a row, in another order, and of another process."""
    first = [sample_server.client.post("/api/answer", json={"question": question}).content for question in QUESTIONS]
    again = [sample_server.client.post("/api/answer", json={"question": question}).content for question in reversed(QUESTIONS)]
    assert again[::-1] == first
    with served(sample_index, tmp_path / "output.txt") as other:
        assert [other.client.post("/api/answer", json={"question": question}).content for question in QUESTIONS] == first


def test_no_sentence_is_quoted_twice_in_one_answer(sample_server: Server) -> None:
    """The spans quoted from one letter never overlap and stand in reading order."""
    for question in QUESTIONS:
        for group in answer_of(sample_server.client, question)["groups"]:
            ends = [0]
            for quote in group["quotes"]:
                assert quote["citation"]["start"] >= ends[-1], question
                ends.append(quote["citation"]["end"])


def test_a_removed_letter_is_out_of_the_very_next_answer_of_the_running_server(sample_index: Path, tmp_path: Path) -> None:
    """The index is built again without it while the server runs; its page and its quotes are gone at once."""
    index = Path(shutil.copytree(sample_index, tmp_path / "index", symlinks=True))
    question = "How heavy are social workers' workloads?"
    with served(index, tmp_path / "output.txt") as server:
        before = answer_of(server.client, question)
        removed = before["groups"][0]["letter"]["id"]
        rest = [path for path in LETTERS.iterdir() if path.stem != removed]
        done = letterwise("index", *rest, "--index", index, "--json")
        assert (done.returncode, json.loads(done.stdout)["embedded"]) == (0, 0)
        after = server.client.post("/api/answer", json={"question": question})
        assert removed not in after.text
        assert set(after.json()["looked_in"]) == set(before["looked_in"]) - {removed}
        assert after.json()["generation"] != before["generation"]
        assert server.client.get(f"/api/letters/{removed}").status_code == 404
        assert server.client.get(f"/letters/{removed}").status_code == 404


def test_a_running_server_says_what_is_wrong_with_an_index_that_another_encoder_built(
    sample_index: Path, tmp_path: Path
) -> None:
    """A new generation that cannot be used is a 503 with the reason; the old letters do not answer in its place."""
    index = Path(shutil.copytree(sample_index, tmp_path / "index", symlinks=True))
    with served(index, tmp_path / "output.txt") as server:
        assert answer_of(server.client, QUESTIONS[0])["groups"]
        other = Path(shutil.copytree(index / "current", index / "generations" / "other"))
        manifest = json.loads((other / "manifest.json").read_text(encoding="utf-8"))
        (other / "manifest.json").write_text(json.dumps(manifest | {"encoder": "another", "encoder_identity": "x"}))
        (index / "new").symlink_to(Path("generations/other"))
        (index / "new").replace(index / "current")
        for response in (server.client.post("/api/answer", json={"question": "x"}), server.client.get("/readyz")):
            assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")
            assert "was built with the encoder another" in response.json()["detail"]


def test_an_empty_or_enormous_question_is_refused_by_the_interface_and_the_page(sample_server: Server) -> None:
    """A problem document with a pointer for a program; the form again, with the message and the words, for a person."""
    for question, told in (("  ", "Type a question"), ("why " * 500, "The question has 1,999 characters; shorten it")):
        response = sample_server.client.post("/api/answer", json={"question": question})
        assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
        assert response.json()["detail"].startswith(told)
        assert [error["pointer"] for error in response.json()["errors"]] == ["#/question"]
        page = sample_server.client.post("/answer", data={"question": question})
        assert (page.status_code, told in page.text) == (422, True)
        assert question.strip() in page.text
    for address, sent in (
        ("/api/answer", {"json": {"question": "x" * 70_000}}),
        ("/answer", {"data": {"question": "x" * 70_000}}),
    ):
        assert sample_server.client.post(address, **sent).status_code == 413  # type: ignore[arg-type]


def test_a_filter_that_no_letter_holds_is_pointed_at(sample_server: Server) -> None:
    """The problem names the filter and all that can be chosen."""
    response = sample_server.client.post("/api/answer", json={"question": "x", "filters": {"authority": ["Nowhere"]}})
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == "#/filters"
    assert "the filter authority 'Nowhere'. Choose from: Ashmere, Brackenshire, " in response.json()["detail"]


def test_no_question_is_ever_in_the_servers_output(sample_index: Path, tmp_path: Path) -> None:
    """Whatever way it is sent and whether or not it can be answered; nor in an address that a page links to."""
    name = "Quillon Farthingale"
    output = tmp_path / "output.txt"
    with served(sample_index, output) as server:
        client = server.client
        client.post("/api/answer", json={"question": f"Was {name} seen?"})
        client.post("/api/search", json={"question": name, "k": 3})
        client.post("/api/answer", json={"question": name * 100})
        client.post("/api/answer", json={"question": name, "filters": {"authority": [name]}})
        client.post("/api/answer", content=f'{{"question": "{name}"')
        client.post("/answer", data={"question": name * 100})
        client.get("/answer", params={"question": name})
        client.get(f"/letters/{name}")
        page = client.post("/answer", data={"question": f"How is {name} in Ashmere?"})
        assert name in page.text
        assert name.split(maxsplit=1)[0] not in "".join(part.split('"')[0] for part in page.text.split('href="')[1:])
    written = output.read_text(encoding="utf-8")
    assert "Letterwise answers on http://127.0.0.1:" in written
    assert not any(word in written for word in name.split())
