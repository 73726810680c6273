"""A letter's text -> the inspectorates that carried it out, by their short names, and the inspectors who led it."""

from __future__ import annotations

import re

from corpus.letter import LetterKind

_INSPECTORATES = (
    (
        "Ofsted",
        re.compile(
            r"\bOfsted\b|\bChief\s+Inspector\s+of\s+Education\b|M(?:ajesty|AJESTY)['’]s\s+Inspectors?\b(?!\s+of)", re.IGNORECASE
        ),
    ),
    ("CQC", re.compile(r"\bCQC\b|\bCare\s+Quality\s+Commission\b")),
    ("HMICFRS", re.compile(r"\bHMIC(?:FRS)?\b|\b(?:HMI|Inspectorates?\s+of)\s+Constabulary\b")),
    ("HMI Probation", re.compile(r"\bHMIP\b|\bHMI\s+Prob(?:ation)?\b|\bInspectorate\s+of\s+Probation\b")),
)
_WHO = {
    LetterKind.FOCUSED_VISIT: ("Ofsted",),
    LetterKind.ILACS: ("Ofsted",),
    LetterKind.SIF: ("Ofsted",),
    LetterKind.AREA_SEND: ("Ofsted", "CQC"),
    LetterKind.ANNUAL_REPORT: (),
}
_NAME_PART = r"(?!(?:Lead|Deputy|Her|His|Ofsted|CQC|HMI)\b)[A-Z][\w'’.-]+"
_NAME = rf"{_NAME_PART}(?:[ \t]+{_NAME_PART}){{1,3}}[ \t]*"
_LABELLED = re.compile(r"Lead[ \t]+[Ii]nspectors?[ \t]*[:\t]\s*(?P<names>[^\n]{3,120})")
_TEAM_MEMBER = re.compile(
    rf"(?P<name>{_NAME}),?[ \t]*(?:(?:Senior[ \t]+)?HMI|H(?:er|is)[ \t]+Majesty['’]s[ \t]+Inspector)?"
    r",?\s*(?:Ofsted|CQC)?,?\s*(?:HMI,?)?\s*[Ll]ead\s+[Ii]nspector"
)
_SIGNED = re.compile(
    rf"(?:^You?rs?\s+(?:sincerely|faithfully)|next\s+inspection\s+or\s+visit)[^\n]*\s+(?P<name>{_NAME})(?:\(Lead\s+Inspector\))?[,\s]+"
    r"(?:Senior\s+)?(?:H(?:er|is)\s+Majesty['’]s|HM|HMI\b)",
    re.MULTILINE,
)
_AFTER_NAME = re.compile(
    r",|\s(?:HMI\b|H(?:er|is)\s+Maj|Ofsted\b|Senior\b|Social\s+Care\b|Regional\b|\()|\t|[-–]\s", re.IGNORECASE
)


def inspectorates(text: str, kind: LetterKind, telling: str) -> tuple[str, ...]:
    """Who carried the inspection out, in a fixed order. ``telling`` is the part of a joint inspection's letter that says so.

    Kinds that one body always inspects are not given others that the text merely mentions.
    """
    where = telling if kind in (LetterKind.JOINT_INSPECTION, LetterKind.OTHER) else text
    allowed = _WHO.get(kind, tuple(name for name, _ in _INSPECTORATES))
    return tuple(name for name, words in _INSPECTORATES if name in allowed and words.search(where))


def lead_inspectors(text: str, kind: LetterKind) -> tuple[str, ...]:
    """Names printed as lead inspector; for a focused visit's letter, the inspector who signs it."""
    if kind in (LetterKind.ANNUAL_REPORT, LetterKind.JOINT_INSPECTION):
        return ()
    if kind is LetterKind.AREA_SEND:
        team = text[max(0, text.rfind("nspection team")) :]
        return tuple(dict.fromkeys(_plain(found["name"]) for found in _TEAM_MEMBER.finditer(team)))
    if labelled := next((found for found in _LABELLED.finditer(text) if not _is_deputy(text, found.start())), None):
        names = re.split(r"\s+(?:and|&)\s+", _AFTER_NAME.split(labelled["names"])[0])
        return tuple(name for name in map(_plain, names) if re.fullmatch(_NAME, name))
    signed = _SIGNED.search(text)
    return (_plain(signed["name"]),) if signed else ()


def _is_deputy(text: str, position: int) -> bool:
    return text[max(0, position - 10) : position].rstrip().endswith(("Deputy", "deputy"))


def _plain(name: str) -> str:
    """The name without "Mr", which some reports print and others not."""
    return re.sub(r"\A(?:Mr|Mrs|Ms|Miss)\.? ", "", re.sub(r"\s+", " ", name).strip(" ,."))
