"""References to citations: three styles in words, two forms for reference managers, and whatever a letter leaves unsaid."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from corpus.letter import FindingKind, LetterKind, Span
from service.answer import Citation, LetterSummary
from service.sharing.references import ReferenceStyle, csl_json, reference, ris

_TITLE = "Joint targeted area inspection of Hartmere"
_LETTER = LetterSummary(
    id="hartmere-2017",
    title=_TITLE,
    authority="Hartmere",
    kind=LetterKind.JOINT_INSPECTION,
    date=datetime.date(2017, 12, 6),
    inspectorates=("Ofsted", "CQC", "HMICFRS"),
    pages=9,
    sections=14,
    words=4210,
    invented=False,
    source="hartmere-2017.pdf",
)
_CITATION = Citation(_LETTER, (3,), ("Key strengths",), FindingKind.STRENGTH, Span(1200, 1340), "ab" * 32)
_PLAIN, _HARVARD, _OSCOLA = ReferenceStyle


def cited(citation: Citation = _CITATION, pages: tuple[int, ...] = (3,), **changed: object) -> Citation:
    """A citation of the invented letter with some of the letter's fields changed."""
    return replace(citation, pages=pages, letter=replace(_LETTER, **changed))  # type: ignore[arg-type]


def test_a_whole_citation_in_each_style() -> None:
    """Who, when, what, the page and the section."""
    assert reference(_CITATION, _PLAIN) == ("Hartmere: joint targeted area inspection, 6 December 2017, page 3, Key strengths")
    assert reference(_CITATION, _HARVARD) == (
        "Ofsted, Care Quality Commission and HMICFRS (2017) Joint targeted area inspection of Hartmere."
        " 6 December, p. 3, ‘Key strengths’."
    )
    assert reference(_CITATION, _OSCOLA) == (
        "Ofsted, Care Quality Commission and HMICFRS, ‘Joint targeted area inspection of Hartmere’ (6 December 2017) 3,"
        " ‘Key strengths’."
    )


def test_without_a_date_each_style_says_so() -> None:
    """A reader must not think that it was forgotten."""
    undated = cited(date=None)
    assert reference(undated, _PLAIN) == "Hartmere: joint targeted area inspection, no date given, page 3, Key strengths"
    assert reference(undated, _HARVARD) == (
        f"Ofsted, Care Quality Commission and HMICFRS (no date) {_TITLE}. p. 3, ‘Key strengths’."
    )
    assert reference(undated, _OSCOLA) == (
        f"Ofsted, Care Quality Commission and HMICFRS, ‘{_TITLE}’ (no date) 3, ‘Key strengths’."
    )


def test_without_inspectorates_the_title_comes_first() -> None:
    """As for a partnership's own report."""
    own = cited(inspectorates=())
    assert reference(own, _HARVARD) == f"{_TITLE} (2017). 6 December, p. 3, ‘Key strengths’."
    assert reference(own, _OSCOLA) == f"‘{_TITLE}’ (6 December 2017) 3, ‘Key strengths’."


def test_without_pages_nothing_is_said_of_them() -> None:
    """A text or a web page has none."""
    unpaged = cited(pages=())
    assert reference(unpaged, _PLAIN) == "Hartmere: joint targeted area inspection, 6 December 2017, Key strengths"
    assert reference(unpaged, _HARVARD).endswith(f"{_TITLE}. 6 December, ‘Key strengths’.")
    assert reference(unpaged, _OSCOLA).endswith("(6 December 2017), ‘Key strengths’.")


def test_without_an_authority_the_title_names_the_letter() -> None:
    """There is nothing else to call it."""
    assert reference(cited(authority=None), _PLAIN) == f"{_TITLE}, 6 December 2017, page 3, Key strengths"


def test_with_nothing_known_a_reference_is_still_whole() -> None:
    """The title and that no date is given."""
    bare = replace(cited(authority=None, date=None, inspectorates=(), pages=()), section=())
    assert [reference(bare, style) for style in ReferenceStyle] == [
        f"{_TITLE}, no date given",
        f"{_TITLE} (no date).",
        f"‘{_TITLE}’ (no date).",
    ]


@pytest.mark.parametrize(
    ("pages", "harvard", "oscola"),
    [((3, 4), "pp. 3–4", "3–4"), ((3, 5), "pp. 3, 5", "3, 5"), ((3, 4, 5, 9), "pp. 3–5, 9", "3–5, 9")],
)
def test_several_pages_are_told_as_ranges(pages: tuple[int, ...], harvard: str, oscola: str) -> None:
    """Neighbours as a range, others one by one."""
    several = cited(pages=pages)
    assert f"6 December, {harvard}, ‘Key" in reference(several, _HARVARD)
    assert f"(6 December 2017) {oscola}, ‘Key" in reference(several, _OSCOLA)


def test_more_than_three_authors_are_the_first_and_others_in_oscola_alone() -> None:
    """Harvard names all four."""
    four = cited(inspectorates=("Ofsted", "CQC", "HMICFRS", "HMI Probation"))
    assert reference(four, _OSCOLA).startswith("Ofsted and others, ‘Joint")
    assert reference(four, _HARVARD).startswith(
        "Ofsted, Care Quality Commission, HMICFRS and HM Inspectorate of Probation (2017)"
    )


def test_a_title_that_does_not_name_the_authority_is_told_with_it() -> None:
    """*Joint targeted area inspection* alone finds no letter."""
    assert "(2017) Inspection report: Hartmere. 6" in reference(cited(title="Inspection report"), _HARVARD)


def test_a_kind_that_begins_with_an_acronym_keeps_its_capitals() -> None:
    """ILACS stays ILACS."""
    assert reference(cited(kind=LetterKind.ILACS), _PLAIN).startswith("Hartmere: ILACS inspection report, ")


def test_a_section_that_ends_with_a_question_mark_gets_no_second_stop() -> None:
    """What a heading asks is not stopped again."""
    asked = replace(_CITATION, section=("Findings", "What needs to improve?"))
    assert reference(asked, _HARVARD).endswith("p. 3, ‘Findings › What needs to improve?’")


def test_an_invented_letter_is_called_invented_in_every_form() -> None:
    """So that none of the sample letters is taken for a real one."""
    invented = cited(invented=True)
    texts = [*(reference(invented, style) for style in ReferenceStyle), ris(invented), csl_json(invented)]
    assert ["invented sample letter" in text.lower() for text in texts] == [True] * 5
    assert "invented" not in ris(_CITATION) + csl_json(_CITATION) + reference(_CITATION, _HARVARD)


def test_a_reference_is_one_line_whatever_the_title_holds() -> None:
    """A line break in a title would break a footnote, and end a RIS field."""
    broken = cited(title="Inspection\r\nTY  - of Hartmere")
    assert "\n" not in reference(broken, _HARVARD)
    assert "TI  - Inspection TY - of Hartmere\r\n" in ris(broken)


def test_a_record_in_ris() -> None:
    """Tag, two spaces, hyphen, space; CRLF at the end of each line; the empty ER last."""
    assert ris(cited(pages=(3, 4))).split("\r\n") == [
        "TY  - RPRT",
        "ID  - hartmere-2017:1200-1340",
        "TI  - Joint targeted area inspection of Hartmere",
        "AU  - Ofsted",
        "AU  - Care Quality Commission",
        "AU  - HMICFRS",
        "PY  - 2017",
        "DA  - 2017/12/06",
        "SP  - 3",
        "EP  - 4",
        "M3  - Joint targeted area inspection",
        "N1  - Section: Key strengths",
        "N1  - Kind of finding: Strength",
        "ER  - ",
        "",
    ]


def test_a_record_in_ris_leaves_out_what_is_not_known() -> None:
    """No empty fields."""
    bare = replace(cited(date=None, inspectorates=(), pages=()), section=())
    tags = [line[:2] for line in ris(bare).split("\r\n")]
    assert tags == ["TY", "ID", "TI", "M3", "N1", "ER", ""]


def test_a_record_in_csl_json() -> None:
    """One report with corporate authors, whole date and cited pages."""
    assert json.loads(csl_json(cited(pages=(3, 4)))) == [
        {
            "id": "hartmere-2017:1200-1340",
            "type": "report",
            "title": _TITLE,
            "author": [{"literal": "Ofsted"}, {"literal": "Care Quality Commission"}, {"literal": "HMICFRS"}],
            "issued": {"date-parts": [[2017, 12, 6]]},
            "genre": "Joint targeted area inspection",
            "page": "3-4",
            "note": "Section: Key strengths. Kind of finding: Strength",
        }
    ]


def test_a_record_in_csl_json_escapes_and_leaves_out() -> None:
    """Quotation marks and umlauts come back as they were; unknown fields are not there at all."""
    odd = cited(title='The "Hartmere" – Übersicht', date=None, inspectorates=(), pages=())
    (item,) = json.loads(csl_json(odd))
    assert item["title"] == 'The "Hartmere" – Übersicht'
    assert sorted(item) == ["genre", "id", "note", "title", "type"]


def test_each_style_has_a_label() -> None:
    """What the page calls it."""
    assert [style.label for style in ReferenceStyle] == ["Plain", "Harvard", "OSCOLA"]
