"""The briefing page in all its states: collected, written, saved, opened again, broken, withheld, too full."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.state import File, State, Visit, got

_SAVED = """\
letterwise_briefing: 1
title: Sharing information
layout: seven-minute
background: Two audits asked for this.
why_it_matters: ''
topics:
- question: How do agencies share information?
  note: Read these aloud.
  quotes:
  - letter: $letter
    start: $start
    end: $end
    words: Something that was changed by hand.
    check: 0123456789abcdef
    note: ''
  - letter: a-letter-that-was-removed
    start: 10
    end: 40
    words: Words of a letter that is gone.
    check: 0123456789abcdef
    note: My own words about it.
"""
_BROKEN = "letterwise_briefing: 1\ntitle: [unfinished\ntopics: nothing\n"


def briefing_states(question: str, other: str) -> Iterator[State]:
    """All of them; two quotes are collected for ``question``."""
    chosen = (("question", question), ("quote", "$place"), ("quote", "$place2"))
    collected = Visit("/briefing/collect", chosen)
    written = (("title", "Sharing information"), ("background", "Why now.\n\nBecause of two audits."), ("t1", "topic"))
    page = (
        *written,
        ("t1-question", question),
        ("t1q1", "$kept"),
        ("t1q1-note", "Mine"),
        ("a1-what", "Read"),
        ("a1-who", "All"),
    )
    removing = Visit("/briefing", (*page, ("do", "quote-remove:1:1")))
    private = (*written, ("t1-note", "The child’s NHS number is 943 476 5919."), ("do", "save"))
    yield State("briefing", "empty", "Nothing has been collected yet", got("/briefing"))
    yield State("briefing", "collected", "2 quotes for 1 question", (collected,))
    yield State("briefing", "again", "2 quotes for 1 question", (collected, Visit("/briefing")))
    yield State("briefing", "none-ticked", "No quote was ticked", (Visit("/briefing/collect", (("question", question),)),), 422)
    yield State("briefing", "written", "Saved", (Visit("/briefing", (*page, ("do", "save"))),))
    yield State("briefing", "removed", "Put it back", (removing,))
    yield State("briefing", "emptied", "The briefing is empty now", (collected, Visit("/briefing", (*page, ("do", "empty")))))
    yield State("briefing", "private", "Please check these words", (Visit("/briefing", private),))
    yield State("briefing", "withheld", "cannot be shown", (Visit("/briefing/open", (("do", "open"),), _file(_SAVED)),))
    yield State("briefing", "broken", "could not be opened", (Visit("/briefing/open", (("do", "open"),), _file(_BROKEN)),), 422)
    yield State("briefing", "no-file", "Choose a file", (Visit("/briefing/open", (("do", "open"),)),), 422)
    too_long = (*written, ("what_to_do", "Read it again, and then once more. " * 800), ("do", "save"))
    yield State("briefing", "too-long", "too long|too much|cannot be kept", (Visit("/briefing", too_long),), 422)
    yield State("answer", "from-briefing", "findings from", (collected, Visit("/briefing/answers/1")))
    yield State("error-404", "briefing", "Page not found", got("/briefing/nothing"), 404)


def _file(words: str) -> File:
    return File("file", "briefing.yaml", words)
