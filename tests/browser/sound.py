"""What must hold for every page in every state: an open page in, a list of faults out, empty where all is well."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python

from tests.browser.tab import Mode, Tab

_HERE = Path(__file__).parent
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
NARROW = (320, 800)
ZOOMED = (320, 256, 4)
"""A window of 1280 x 1024 at 400 %: a quarter as many CSS pixels, each four of the screen's wide."""


def faults_of(tab: Tab, pictures: Path, is_filled_in: bool) -> list[str]:
    """All faults of the page that is open. ``pictures`` are the folder and the beginning of its screenshots' names.

    To keep the tests quick, axe-core looks at each page once with JavaScript, in a wide window, and once without, in a
    narrow one with all details open. Pictures are taken with JavaScript.
    """
    faults = [*_headed(tab), *(accessible(tab) if tab.mode is Mode.ON else ())]
    _photograph(tab, pictures, "1150")
    faults += _on_paper(tab, pictures, is_filled_in)
    look(tab, "openDetails()")
    faults += look(tab, "overflowing()")
    tab.resize(*NARROW)
    faults += [f"at 320 px: {fault}" for fault in look(tab, "overflowing()")]
    if tab.mode is Mode.OFF:
        faults += [f"at 320 px: {fault}" for fault in accessible(tab)]
    _photograph(tab, pictures, "320")
    look(tab, "spaceOut()")
    faults += [f"spaced out: {fault}" for fault in look(tab, "overflowing()")]
    look(tab, "spaceBack()")
    tab.zoom(*ZOOMED)
    faults += [f"at 400 %: {fault}" for fault in look(tab, "overflowing()")]
    return [*faults, *tab.faults]


def look(tab: Tab, call: str, argument: Any = None) -> Any:
    """What a function of looking.js tells of the page; ``argument``, where there is one, is called ``given``."""
    return tab.evaluate(f"(given) => {_looking()}.{call}", argument)


def _headed(tab: Tab) -> list[str]:
    heads = look(tab, "heads()")
    faults = [] if len(heads["h1"]) == 1 and heads["h1"][0] else [f"headings of the first level: {heads['h1']}"]
    if not heads["title"].endswith(" – Letterwise"):
        faults.append(f"the title is “{heads['title']}”")
    return faults


def accessible(tab: Tab) -> list[str]:
    """axe-core's rules for WCAG 2.2 A and AA, and its best practices."""
    options = {"runOnly": list(_RULES), "resultTypes": ["violations"]}
    with tab.scripts_for_the_test():
        if not tab.evaluate("'axe' in window"):
            tab.evaluate(_axe())
        found = tab.evaluate("(options) => axe.run(options).then((told) => told.violations)", options)
    return [
        f"axe: {each['id']}: {each['help']}: {node['target']} {node['html'][:120]}" for each in found for node in each["nodes"]
    ]


def _on_paper(tab: Tab, pictures: Path, is_filled_in: bool) -> list[str]:
    look(tab, "remember()?.length")
    tab.page.emulate_media(media="print")
    faults = list(look(tab, "onPaper(given)", is_filled_in))
    if tab.mode is Mode.ON:
        tab.page.pdf(path=pictures.with_name(f"{pictures.name}-print.pdf"), format="A4")
    tab.page.emulate_media(media="screen")
    return [f"on paper: {fault}" for fault in faults]


def _photograph(tab: Tab, pictures: Path, name: str) -> None:
    if tab.mode is Mode.ON:
        tab.page.screenshot(path=pictures.with_name(f"{pictures.name}-{name}.png"), full_page=True, scale="css")


@cache
def _looking() -> str:
    return (_HERE / "looking.js").read_text(encoding="utf-8").rstrip()


@cache
def _axe() -> str:
    """The function of the page's script that is tested with; it is not fetched by the page, so no policy stands in its way."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
