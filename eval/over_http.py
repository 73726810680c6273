"""A running service as a system under test: its address in, searches and answers over HTTP out; wraps httpx."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import quote

import httpx
from pydantic import TypeAdapter, ValidationError

from eval.errors import SystemUnderTestError
from eval.runs import AnswerLine, SearchLine
from eval.systems import answer_line, search_line
from service.schemas import AnswerBody, LettersBody, SearchBody, WholeLetterBody

_SECONDS = 60.0
Body = TypeVar("Body")


class OverHttp:
    """A ``SystemUnderTest`` behind ``address`` (such as ``http://127.0.0.1:8000``), over one kept-alive connection."""

    def __init__(self, address: str, transport: httpx.BaseTransport | None = None) -> None:
        """Nothing is sent yet; ``transport`` stands in for the network in tests."""
        self._address = address
        self._client = httpx.Client(base_url=address, timeout=_SECONDS, trust_env=False, transport=transport)

    def search(self, qid: str, question: str, k: int) -> SearchLine:
        """At most ``k`` hits for the question, best first."""
        return search_line(qid, self._call(SearchBody, "POST", "/api/search", {"question": question, "k": k}))

    def answer(self, qid: str, question: str) -> AnswerLine:
        """The answer to the question, quotes in reading order."""
        return answer_line(qid, self._call(AnswerBody, "POST", "/api/answer", {"question": question}))

    def texts(self) -> dict[str, str]:
        """The text of every letter that the service holds, by the letter's id."""
        held = [letter["id"] for letter in self._call(LettersBody, "GET", "/api/letters")["letters"]]
        return {name: self._call(WholeLetterBody, "GET", f"/api/letters/{quote(name, safe='')}")["text"] for name in held}

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _call(self, kind: type[Body], method: str, path: str, sent: dict[str, object] | None = None) -> Body:
        try:
            response = self._client.request(method, path, json=sent)
            response.raise_for_status()
            return TypeAdapter(kind).validate_json(response.content)
        except httpx.HTTPStatusError as error:
            told = f"{method} {path} gave {error.response.status_code}: {error.response.text[:200]}"
            raise SystemUnderTestError(f"{self._address}: {told}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise SystemUnderTestError(f"cannot reach {self._address}: {error}; is `letterwise serve` running?") from error
        except ValidationError as error:
            raise SystemUnderTestError(f"{self._address}: {method} {path} answered in another shape: {error}") from error
