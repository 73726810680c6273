"""What was found about quotes, set as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from eval.capacity import Capacity
from eval.told import Told
from eval.verbatim import Shown


def shown_table(shown: Sequence[Shown]) -> Table:
    """One row a kind of page: its pages and quotes, those that are their letter's, those that are not, and the seconds."""
    table = Table(title="Quotes held against their letters", title_justify="left")
    for heading in ("room", "pages", "quotes", "equal", "different", "wrong page", "withheld", "seconds"):
        table.add_column(heading, justify="left" if heading == "room" else "right")
    for one in shown:
        wrong = (len(one.different), len(one.misplaced), one.withheld)
        counts = (one.pages, one.quotes, one.quotes - len(one.different), *wrong)
        table.add_row(one.room, *(f"{count:,}" for count in counts), f"{one.seconds:.1f}")
    return table


def told_table(told: Sequence[Told]) -> Table:
    """One row a kind of quotation: how many, those told rightly and what was said of others, altered ones told to be word for
    word, and milliseconds."""
    table = Table(title="Quotations checked", title_justify="left")
    for heading in ("quotation", "drawn", "told rightly", "otherwise", "altered, yet verbatim", "median", "95 %"):
        table.add_column(heading, justify="left" if heading in ("quotation", "otherwise") else "right")
    for one in told:
        otherwise = ", ".join(f"{status.label.lower()}: {number}" for status, number in one.otherwise.most_common())
        times = (f"{one.percentile(share):.0f}" for share in (50, 95))
        table.add_row(one.kind, f"{one.drawn}", f"{one.right}", otherwise, f"{len(one.mistaken)}", *times)
    return table


def capacity_table(held: Capacity) -> Table:
    """One row a measure of what a browser keeps of a briefing."""
    table = Table(title="What a browser keeps of a briefing", title_justify="left")
    table.add_column("", min_width=36)
    table.add_column("at most", justify="right")
    for note, count in held.by_note.items():
        table.add_row(f"quotes with notes of {note} words each" if note else "quotes without notes", f"{count:,}")
    for beside, count in held.own_words.items():
        table.add_row(f"words of one's own beside {beside} quotes", f"{count:,}")
    return table
