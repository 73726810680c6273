"""A checked quotation as the JSON interface tells it: its shape, an example from an invented letter, and how it is built."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from service import schema_examples as examples
from service.addresses import letter_url
from service.bodies import quote_body
from service.schemas import QuoteBody
from service.sharing.checked import Checked, CheckedPart, CheckStatus, Difference, Joined, Place, SmallDifference
from service.sharing.telling import told

_STATUS = (
    "From the best to the worst: `verbatim`: the letter's words to the character, but for line breaks. `same_words`: only"
    " quotation marks, dashes, spaces or capitals differ. `punctuation_differs`: other marks differ too. `apart`: the parts"
    " stand in the letters, but not together or not in this order. `words_differ`: see `differences`. `not_found`."
)
_JOINED = (
    "How the parts stand to each other: `one_piece`; `in_order` in one letter, parted by ellipses; `other_order`;"
    " `not_together`: something was left out without an ellipsis; `other_letters`."
)
_Status = Annotated[str, Field(description=_STATUS, json_schema_extra={"enum": [status.value for status in CheckStatus]})]


class DifferenceBody(TypedDict):
    """One difference: the letter's words and what the quotation has instead; one is empty for added or left-out words."""

    kind: Annotated[str, Field(json_schema_extra={"enum": ["added", "left_out", "changed"]})]
    letter: str
    quotation: str


class CheckedPlaceBody(TypedDict):
    """Where the words stand, or the nearest to them: a quote for each block."""

    status: _Status
    likeness: Annotated[float, Field(description="0 to 1.")]
    quotes: list[QuoteBody]
    small_differences: Annotated[list[str], Field(description=f"Of: {', '.join(SmallDifference)}.")]
    differences: Annotated[list[DifferenceBody], Field(description="In order; empty for the nearest passages of `not_found`.")]
    url: Annotated[str, Field(description="The letter's page with the words marked.")]


class AlsoInBody(TypedDict):
    """Another letter with the same words, in which marks, dashes and capitals were not compared."""

    letter: Annotated[str, Field(description="The letter's id.")]
    url: str


class CheckedPartBody(TypedDict):
    """Words of the quotation that stand together; for `not_found`, `places` are the nearest passages."""

    text: str
    status: _Status
    places: list[CheckedPlaceBody]
    also_in: list[AlsoInBody]


class CheckBody(TypedDict):
    """A checked quotation. `set_aside` is what was taken for a reference at its end and not checked."""

    status: _Status
    joined: Annotated[str, Field(description=_JOINED, json_schema_extra={"enum": [joined.value for joined in Joined]})]
    told: Annotated[str, Field(description="The same in a sentence or two.")]
    parts: list[CheckedPartBody]
    set_aside: str
    generation: str


def check_body(checked: Checked) -> CheckBody:
    """Everything that is told of a checked quotation."""
    return {
        "status": checked.status.value,
        "joined": checked.joined.value,
        "told": told(checked),
        "parts": [_part_body(part) for part in checked.parts],
        "set_aside": checked.set_aside,
        "generation": checked.generation,
    }


def _part_body(part: CheckedPart) -> CheckedPartBody:
    return {
        "text": part.words,
        "status": part.status.value,
        "places": [_place_body(place) for place in part.places],
        "also_in": [{"letter": also.letter.id, "url": letter_url(also.letter.id, also.span)} for also in part.also_in],
    }


def _place_body(place: Place) -> CheckedPlaceBody:
    return {
        "status": place.comparison.status.value,
        "likeness": place.likeness,
        "quotes": [quote_body(quote) for quote in place.quotes],
        "small_differences": [kind.value for kind in place.comparison.small],
        "differences": [
            {"kind": stretch.difference.value, "letter": stretch.letter, "quotation": stretch.quotation}
            for stretch in place.comparison.stretches
            if stretch.difference is not Difference.NONE
        ],
        "url": letter_url(place.letter.id, *place.spans),
    }


QUOTATION = {"text": examples.QUOTE["text"].replace("most", "all")}
EXAMPLE: CheckBody = {
    "status": "words_differ",
    "joined": "one_piece",
    "told": "These words do not stand in the letters as you pasted them. The nearest passage differs.",
    "parts": [
        {
            "text": QUOTATION["text"].removesuffix("."),
            "status": "words_differ",
            "places": [
                {
                    "status": "words_differ",
                    "likeness": 0.93,
                    "quotes": [examples.QUOTE],
                    "small_differences": [],
                    "differences": [{"kind": "changed", "letter": "most", "quotation": "all"}],
                    "url": examples.CITATION["url"],
                }
            ],
            "also_in": [],
        }
    ],
    "set_aside": "",
    "generation": "2024-05-01T09-30-00",
}
