"""Which page numbers to show: the page in view and how many there are in, the Design System's pagination out."""

from __future__ import annotations

from collections.abc import Callable


def numbers_shown(current: int, pages: int) -> tuple[int | None, ...]:
    """The first, the last and those beside the current page, with None where numbers are left out."""
    wanted = sorted({1, pages, *range(max(1, current - 1), min(pages, current + 1) + 1)})
    shown: list[int | None] = []
    for number in wanted:
        last = shown[-1] if shown else None
        if last is not None and number - last == 2:
            shown.append(last + 1)
        elif last is not None and number - last > 2:
            shown.append(None)
        shown.append(number)
    return tuple(shown)


def pagination(current: int, pages: int, address: Callable[[int], str]) -> dict[str, object]:
    """The parameters of the component; empty where one page holds everything."""
    if pages < 2:
        return {}
    numbers = [
        {"ellipsis": True} if number is None else {"number": number, "href": address(number), "current": number == current}
        for number in numbers_shown(current, pages)
    ]
    before = {"previous": {"href": address(current - 1)}} if current > 1 else {}
    after = {"next": {"href": address(current + 1)}} if current < pages else {}
    return {**before, **after, "items": numbers, "landmarkLabel": "Pages of findings"}
