"""Acronyms are mined from what letters explain themselves."""

from __future__ import annotations

import pytest

from corpus.letter import Letter, Metadata, Transcript
from corpus.sections import read_sections
from indexer.glossary import long_form, mine_glossary


def letter(name: str, text: str) -> Letter:
    """A letter that holds just this text."""
    return Letter(name, f"{name}.txt", "", text, (), read_sections(Transcript(text)), Metadata(name))


@pytest.mark.parametrize(
    ("short", "before", "expected"),
    [
        ("MASH", "staff of the multi-agency safeguarding hub ", "multi-agency safeguarding hub"),
        ("GP", "told by a general practitioner ", "general practitioner"),
        ("EHE", "families who choose elective home education ", "elective home education"),
        ("HMICFRS", "nothing that would fit ", None),
        ("ABC", "", None),
    ],
)
def test_a_short_form_finds_the_words_that_it_abbreviates(short: str, before: str, expected: str | None) -> None:
    """Its letters stand in order in the words before the bracket, the first at the start of a word."""
    assert long_form(short, before) == expected


def test_explained_acronyms_become_pairs_in_alphabetical_order() -> None:
    """A plural bracket counts for the singular short form, and case is folded."""
    text = "Each Independent Reviewing Officer (IRO) writes to the emergency duty team (EDT). Later an IRO asks again."
    assert mine_glossary([letter("one", text)]) == (("EDT", "emergency duty team"), ("IRO", "independent reviewing officer"))


def test_the_explanation_of_most_letters_wins() -> None:
    """Where letters explain a short form differently, the more frequent long form is kept."""
    mined = mine_glossary(
        [
            letter("a", "The early support team (EST) met."),
            letter("b", "The early support team (EST) grew."),
            letter("c", "The evening shelter trust (EST) closed."),
        ]
    )
    assert mined == (("EST", "early support team"),)


def test_a_glossary_at_the_end_of_a_report_is_read() -> None:
    """Rows of a glossary give pairs as brackets do."""
    assert mine_glossary([letter("a", "Glossary\n\nTerm\tMeaning\nCDOP\tChild death overview panel\n")]) == (
        ("CDOP", "child death overview panel"),
    )


@pytest.mark.parametrize(
    "glossary",
    [
        "CDOP – Child Death Overview Panel\nMASA - Multi-Agency Safeguarding Arrangements",
        "CDOP\tChild Death Overview Panel\nMASA\tMulti-Agency Safeguarding Arrangements",
        "Child Death Overview Panel\tCDOP\nMulti-Agency Safeguarding Arrangements\tMASA",
        "- CDOP: Child Death Overview Panel\n- MASA: Multi-Agency Safeguarding Arrangements",
        "CDOP\tChild Death Overview Panel – it looks at each death\nMASA\tMulti-Agency Safeguarding Arrangements: who acts",
    ],
)
def test_lists_and_tables_of_acronyms_are_read(glossary: str) -> None:
    """Whatever stands first and between, and without the explanation that follows."""
    assert mine_glossary([letter("a", f"Appendix D – Glossary of Terms\n\n{glossary}\n")]) == (
        ("CDOP", "child death overview panel"),
        ("MASA", "multi-agency safeguarding arrangements"),
    )


def test_in_a_glossary_a_long_form_need_not_fit_to_the_letter() -> None:
    """Outside one it must: there a dash joins much else."""
    table = "Term\tMeaning\nNEET\tNot in work or study"
    assert mine_glossary([letter("a", f"Glossary\n\n{table}\n")]) == (("NEET", "not in work or study"),)
    assert mine_glossary([letter("a", f"Findings\n\n{table}\n")]) == ()


def test_what_is_no_acronym_or_no_explanation_is_left_out() -> None:
    """Words with one capital, everyday words, halves of a phrase, and figures."""
    text = (
        "Plans are ongoing (Ongoing). A family assessment and support team (FAST) works fast, very fast, so fast. "
        "The duty and assessment (DAA) team. The plan in 2 parts (PIP). All children safe and adults (CSA)."
    )
    shorts = [short for short, _ in mine_glossary([letter("a", text)])]
    assert shorts == ["CSA", "DAA"]


def test_marks_around_a_long_form_are_no_part_of_it() -> None:
    """Curly apostrophes are straight, as in questions."""
    mined = mine_glossary(
        [letter("a", "It has ‘children affected by domestic abuse’ (CADA) and a children’s trust board (CTB).")]
    )
    assert mined == (("CADA", "children affected by domestic abuse"), ("CTB", "children's trust board"))
