"""What a matrix counts and how it must not be read, in the sentences that the page and the spreadsheet share."""

from __future__ import annotations

from service.choosing import MOST_QUOTES

COUNTED = (
    f"Each cell counts the quotes that Letterwise shows for that question from those letters, at most {MOST_QUOTES}. A quote is"
    " one sentence or a few that stand together; what two letters say in nearly the same words is counted once.",
    "Whether a quote is a strength, an area for improvement or an area for priority action is what its letter's own heading"
    " says. Many reports have no such headings: their quotes, good news and bad, are counted as other findings.",
    "The best quote is the one that answers the question best, whatever kind of finding it is.",
    "An empty cell means that nothing was found in the letters looked in. It does not mean that nothing happened.",
)
"""What was counted, and how."""
WARNING = (
    "This is not a league table. The letters tell of different visits, in different years and on different themes, and a long"
    " letter can give more quotes than a short one. The numbers count quotes, not children, and do not measure how good"
    " services are."
)
"""How a matrix must not be read."""
