"""Forms as browsers send them."""

from __future__ import annotations

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from service.forms import Field, Form, form_in_address


def addressed(query: bytes) -> Form:
    """The form in an address with this query."""
    return form_in_address(Request({"type": "http", "query_string": query, "headers": [], "path": "/", "server": ("test", 80)}))


def test_the_fields_keep_their_order_and_every_value() -> None:
    """A name may come many times; its first value is the one where one is wanted."""
    form = addressed(b"year=2021&question=What+of+Q%26A%3F&year=2019")
    assert form.fields == (Field("year", "2021"), Field("question", "What of Q&A?"), Field("year", "2019"))
    assert form.all("year") == ("2021", "2019")
    assert (form.one("year"), form.one("nothing")) == ("2021", "")
    assert form.without("year") == (Field("question", "What of Q&A?"),)


def test_bytes_that_are_no_text_do_not_stop_it() -> None:
    """They are read as the replacement character."""
    assert addressed(b"question=%ff%fe").one("question") == "\N{REPLACEMENT CHARACTER}" * 2


def test_a_form_with_too_many_fields_is_refused() -> None:
    """None of ours holds more than two thousand."""
    with pytest.raises(HTTPException) as refused:
        addressed(b"&".join(b"a=1" for _ in range(2001)))
    assert refused.value.status_code == 413
