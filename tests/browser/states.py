"""Every page and state of the service, and how a browser comes to each: what the tests of this folder open."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.state import State, Visit, asked, got
from tests.browser.states_of_briefings import briefing_states

SHARING = "How do agencies share information?"
MISSPELT = "How well do police share informaton in Ashmere in 2023?"
PARTLY = "How well do police share information about robotics?"
SILENT = "Dinosaur bones"
ELSEWHERE = "What did inspectors find in Leeds about neglect?"
PRIVATE = "What happened to the child with NHS number 943 476 5919?"
_THREE_AREAS = (("area", "Ashmere"), ("area", "Dunwick"), ("area", "Eastmarsh"))
_SIX_AREAS = (*_THREE_AREAS, ("area", "Brackenshire"), ("area", "Fenholme"))
_FIVE = "\n".join((SHARING, "How heavy are caseloads?", "Are missing children spoken to?", PARTLY, SILENT))


def _question(question: str, *more: tuple[str, str]) -> tuple[Visit, ...]:
    return asked("/answer", ("question", question), *more)


def _asking() -> Iterator[State]:
    yield State("question", "", "What did inspectors say?", got("/"))
    yield State("question", "error", "Type a question", _question("  "), 422)
    yield State("question", "too-long", "shorten it", _question("why " * 500), 422)
    yield State("answer", "full", "findings from", _question(SHARING))
    yield State("answer", "table-row", "findings from", _question("Return interviews completed within 72 hours"))
    yield State("answer", "filtered", "Filtered by", _question(SHARING, ("filters", "ticked"), ("authority", "Ashmere")))
    yield State("answer", "mended", "Searched for", _question(MISSPELT))
    yield State("answer", "partial", "Part of an answer", _question(PARTLY))
    yield State("answer", "nothing", "Nothing found", _question(SILENT))
    yield State("answer", "elsewhere", "Letterwise holds letters about other areas", _question(ELSEWHERE))
    yield State("answer", "quoted-words", "quotation marks", _question('"moon landing" of social workers'))
    yield State("answer", "linked", "findings from", got("/answers?question=How+do+agencies+share+information%3F&index=older"))
    yield State("held-back", "", "Please check your words", _question(PRIVATE), 422)


def _reading() -> Iterator[State]:
    yield State("letters", "", "These are the letters", got("/letters"))
    yield State("letter", "", "SHA-256", got("/letters/$letter"))
    yield State("letter", "marked", "Go to the marked words", got("/letters/$letter?cite=$span#c$span"))
    yield State("letter", "mark-missing", "names a place that this letter does not have", got("/letters/$letter?cite=9-x"))
    yield State("letter", "report", "Return interviews", got("/letters/annual-report-ashmere-2021"))
    yield State("about", "", "About Letterwise", got("/about"))
    yield State("accessibility", "", "Accessibility", got("/accessibility"))


def _comparing() -> Iterator[State]:
    question = ("question", SHARING)
    yield State("compare", "", "Areas to compare", got("/compare"))
    yield State("compare", "error", "There is a problem", asked("/compare", ("question", ""), ("area", "Leeds")), 422)
    yield State("compare", "letters", "Letters to compare", asked("/compare", question, *_THREE_AREAS, ("step", "letters")))
    yield State("compared", "two", "2 areas", asked("/compare", question, *_THREE_AREAS[:2]))
    yield State("compared", "five", "5 areas", asked("/compare", question, *_SIX_AREAS))
    yield State(
        "compared",
        "kind",
        "not inspected by this kind|Not inspected by this kind",
        asked("/compare", question, *_THREE_AREAS, ("kind", "jtai")),
    )
    yield State("compared", "nothing", "Nothing found in", asked("/compare", ("question", SILENT), *_THREE_AREAS))
    yield State("compared", "mended", "instead", asked("/compare", ("question", "share informaton"), *_THREE_AREAS))
    yield State("held-back", "compare", "Please check your words", asked("/compare", ("question", PRIVATE), *_THREE_AREAS), 422)
    yield State("matrix-form", "", "Your questions, one on each line", got("/matrix"))
    too_many = "\n".join(f"Question {number}?" for number in range(1, 101))
    yield State("matrix-form", "hundred", "There is a problem", asked("/matrix", ("questions", too_many), *_THREE_AREAS), 422)
    yield State("matrix", "", "What was counted", asked("/matrix", ("questions", _FIVE), *_SIX_AREAS))


def _following() -> Iterator[State]:
    yield State("areas", "", "Ashmere", got("/areas"))
    yield State("areas", "searched", "Dunwick", got("/areas?name=dun"))
    yield State("areas", "none", "zzz", got("/areas?name=zzz"))
    for area in ("Ashmere", "Brackenshire", "Dunwick", "Eastmarsh", "Fenholme"):
        yield State("area", area.lower(), area, got(f"/areas/{area}"))
    yield State("area", "newest-first", "Ashmere", got("/areas/Ashmere?order=newest"))
    yield State("error-404", "area", "Page not found", got("/areas/Ashmoor"), 404)


def _browsing() -> Iterator[State]:
    yield State("themes", "", "Findings by theme", got("/themes"))
    yield State("findings", "", "finding", got("/themes/findings"))
    yield State("findings", "narrowed", "Dunwick", got("/themes/findings?finding=improvement&agency=police&authority=Dunwick"))
    yield State("findings", "none", "That does not mean", got("/themes/findings?finding=priority_action&agency=housing"))
    yield State("findings", "wrong", "There is a problem", got("/themes/findings?theme=nothing-of-the-kind"), 422)
    yield State("grades", "", "This is no league table", got("/grades"))
    yield State("grades", "wrong", "There is a problem", got("/grades?kind=nothing-of-the-kind"), 422)


def _sharing() -> Iterator[State]:
    yield State("quote", "", "reference", got("/quotes/$letter/$span"))
    yield State("quote", "changed", "other words", got("/quotes/$letter/$span?check=0123456789abcdef"), 404)
    yield State("error-404", "quote", "Page not found", got("/quotes/no-such-letter/1-20"), 404)
    yield State("answer-link", "", "link", asked("/answers/link", ("question", SHARING)))
    yield State("check", "", "Check a quotation", got("/check"))
    yield State("check", "error", "There is a problem", asked("/check", ("quotation", " ")), 422)
    outcomes = {
        "verbatim": ("$words", "Word for word"),
        "capitals": ("$capitals", "The same words"),
        "punctuation": ("$punctuated", "punctuation differs"),
        "changed": ("$changed", "Words differ"),
        "apart": ("$apart", "do not stand together"),
        "not-found": ("The moon was full over the harbour when the band began to play its oldest tune.", "Not found"),
    }
    for name, (quotation, says) in outcomes.items():
        yield State("check", name, says, asked("/check", ("quotation", quotation)))


def _failing() -> Iterator[State]:
    yield State("error-404", "", "Page not found", got("/no/such/page"), 404)
    yield State("error-404", "letter", "Page not found", got("/letters/no-such-letter"), 404)
    yield State("error-413", "", "too much text", _question("why " * 20_000), 413)


STATES: tuple[State, ...] = (
    *_asking(),
    *_reading(),
    *_comparing(),
    *_following(),
    *_browsing(),
    *briefing_states(SHARING, SILENT),
    *_sharing(),
    *_failing(),
)
