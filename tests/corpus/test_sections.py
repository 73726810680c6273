"""Sections: heading paths, finding kinds and the blocks under them."""

from __future__ import annotations

from corpus.letter import BlockKind, FindingKind, HeadingMark, Section, Span, Transcript
from corpus.page_breaks import pages_and_furniture
from corpus.sections import read_sections

GAP = "\n\n\n\n"


def _sections(text: str, headings: tuple[tuple[str, int], ...] = ()) -> tuple[Section, ...]:
    pages, furniture = pages_and_furniture(text)
    marks = tuple(HeadingMark(Span(text.index(words), text.index(words) + len(words)), level) for words, level in headings)
    return read_sections(Transcript(text, pages=pages, headings=marks, furniture=furniture))


def _outline(text: str, headings: tuple[tuple[str, int], ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    return [(section.path, section.finding.value) for section in _sections(text, headings)]


def _blocks(text: str) -> list[tuple[str, list[str], str]]:
    return [
        (block.kind.value, [text[part.start : part.end] for part in block.parts], block.lead)
        for section in _sections(text)
        for block in section.blocks
    ]


def test_a_letter_falls_into_the_sections_of_its_headings() -> None:
    """The subject is no part of a path, and each heading's own words give its finding kind."""
    text = (
        "Joint targeted area inspection of Heron Bay\n\nThis letter is short.\n\nKey strengths\n\nStaff stay.\n\n"
        "Case study: highly effective practice\n\nA boy was helped.\n\nAreas for improvement\n\nPlans drift.\n\n"
        "Areas for priority action\n\nVisits stopped.\n\nNext steps\n\nA plan is due.\n"
    )
    assert _outline(text) == [
        ((), "context"),
        (("Key strengths",), "strength"),
        (("Case study: highly effective practice",), "case_study"),
        (("Areas for improvement",), "improvement"),
        (("Areas for priority action",), "priority_action"),
        (("Next steps",), "context"),
    ]


def test_a_heading_below_one_that_declares_a_kind_inherits_it() -> None:
    """Inheritance ends at the next heading of the same level."""
    text = "Strengths\n\nThe front door\n\nStaff stay.\n\nMain findings\n\nThe front door\n\nPlans drift.\n"
    assert _outline(text) == [
        (("Strengths", "The front door"), "strength"),
        (("Main findings", "The front door"), "context"),
    ]


def test_the_nearest_heading_that_declares_a_kind_decides() -> None:
    """A case study that follows strengths is a case study, and so is what stands below it."""
    text = "Strengths\n\nStaff stay.\n\nPractice study\n\nA boy was helped.\n\nMore about him\n\nHe is glad.\n"
    marks = (("Strengths", 2), ("Practice study", 3), ("More about him", 4))
    assert _outline(text, marks) == [
        (("Strengths",), "strength"),
        (("Practice study",), "case_study"),
        (("Practice study", "More about him"), "case_study"),
    ]


def test_declared_levels_build_the_path() -> None:
    """A heading closes those of its own level and below; only the first heading can be the letter's title."""
    text = "Our year\n\nPart\n\nDetail\n\nOne.\n\nOther detail\n\nTwo.\n\nOther part\n\nThree.\n\nPrint\n\nFour.\n"
    marks = (("Our year", 1), ("Part", 2), ("Detail", 3), ("Other detail", 3), ("Other part", 2), ("Print", 1))
    assert [path for path, _ in _outline(text, marks)] == [
        ("Part", "Detail"),
        ("Part", "Other detail"),
        ("Other part",),
        ("Print",),
    ]


def test_address_and_signatures_are_sections_of_their_own() -> None:
    """What stands before the salutation and after the closing is not read as headings."""
    text = (
        "14 May 2021\n\nAda Larch\nChief Executive\n\nDear Ada\n\nMain findings\n\nStaff stay.\n\n"
        "Yours sincerely\n\nJo Pike\n\nHis Majesty’s Inspector\n"
    )
    assert _outline(text) == [(("Address",), "context"), (("Main findings",), "context"), (("Signatures",), "context")]
    assert _blocks(text)[-2:] == [("paragraph", ["Jo Pike"], ""), ("paragraph", ["His Majesty’s Inspector"], "")]


def test_a_letter_that_opens_with_its_salutation_has_no_address() -> None:
    """Nothing stands before it."""
    assert _outline("Dear Ada\n\nStaff stay.\n") == [((), "context")]


def test_the_line_that_introduces_a_list_leads_its_bullets() -> None:
    """Nested bullets too; the lead ends with the next paragraph or heading."""
    text = (
        "Leaders should improve:\n\n- visits\n  - at night\n- plans\n\nAll stay.\n\n- unled\n\nMain findings\n\n- also unled\n"
    )
    assert _blocks(text) == [
        ("paragraph", ["Leaders should improve:"], ""),
        ("bullet", ["visits"], "Leaders should improve:"),
        ("bullet", ["at night"], "Leaders should improve:"),
        ("bullet", ["plans"], "Leaders should improve:"),
        ("paragraph", ["All stay."], ""),
        ("bullet", ["unled"], ""),
        ("bullet", ["also unled"], ""),
    ]


def test_a_sentence_cut_by_a_page_break_is_joined_across_logos_and_footnotes() -> None:
    """The footnote stays a block of its own; logo and page number are in none."""
    text = f"Nurses and police make a\n\n¹ Under an invented Act.\n\nOfsted\n\n2{GAP}Care Quality Commission\n\nplan for all.\n"
    assert _blocks(text) == [
        ("paragraph", ["Nurses and police make a", "plan for all."], ""),
        ("note", ["¹ Under an invented Act."], ""),
    ]


def test_a_long_sentence_cut_before_a_name_is_joined() -> None:
    """After a page break the rest may begin with a capital letter."""
    before = "Since the last visit, social workers have step by step built a close and lasting bond of work and trust with"
    text = f"{before}{GAP}Heron House, and they notice that it has grown over the years.\n"
    assert _blocks(text) == [("paragraph", [before, "Heron House, and they notice that it has grown over the years."], "")]


def test_a_bullet_cut_by_a_page_break_is_joined() -> None:
    """The rest stands without a bullet on the next page."""
    text = f"- the way that plans are\n\n3{GAP}written and kept.\n\n- visits.\n"
    assert _blocks(text) == [("bullet", ["the way that plans are", "written and kept."], ""), ("bullet", ["visits."], "")]


def test_a_short_label_is_not_joined_with_what_follows() -> None:
    """A line without a full stop is cut off only if it is long or the next goes on in small letters."""
    text = f"seen by Jo and Ada{GAP}Staff stay.\n"
    assert _blocks(text) == [("paragraph", ["seen by Jo and Ada"], ""), ("paragraph", ["Staff stay."], "")]


def test_a_sentence_is_never_joined_across_a_heading() -> None:
    """What stands under another heading is another block."""
    text = "Visits are late\nbecause of leave and\n\nStrengths\n\nstaff stay.\n"
    assert [section.path for section in _sections(text)] == [(), ("Strengths",)]


def test_rows_carry_caption_and_column_headings() -> None:
    """With two rows of headings and empty cells; the next table starts anew."""
    text = (
        "Table 1: visits\n\nTeam\tVisits\t\n\t2020\t2021\nNorth\t1\t\nSouth\t\t4\n\nStaff stay.\n\nMain findings\n\nNurses\t5\n"
    )
    lead = "Table 1: visits\nTeam\tVisits 2020\t2021"
    assert [block for block in _blocks(text) if block[0] in ("row", "columns")] == [
        ("columns", ["Team\tVisits"], ""),
        ("columns", ["\t2020\t2021"], ""),
        ("row", ["North\t1"], lead),
        ("row", ["South\t\t4"], lead),
        ("row", ["Nurses\t5"], "Main findings"),
    ]


def test_a_table_cut_by_a_page_break_keeps_its_column_headings() -> None:
    """Logos and page numbers between its rows are furniture."""
    text = f"Team\tVisits\nNorth\t1\n\n2{GAP}South\t4\n"
    assert [block[2] for block in _blocks(text)] == ["", "Team\tVisits", "Team\tVisits"]


def test_contents_lists_are_dropped_and_their_headings_kept() -> None:
    """A contents line is neither a row nor a section."""
    text = "Contents\n\n1. Our year\t2\n2. Neglect\t3\n\n1. Our year\n\nStaff stay.\n\n2. Neglect\n\nIt fell.\n"
    assert [(section.path, len(section.blocks)) for section in _sections(text)] == [(("1. Our year",), 1), (("2. Neglect",), 1)]


def test_headings_without_text_make_no_section() -> None:
    """Each section has a block."""
    assert _sections("Strengths\n\nMain findings\n") == ()
    assert _sections("") == ()


def test_windows_line_ends_change_neither_sections_nor_words() -> None:
    """The same letter saved on Windows has the same sections; spans are offsets into its own text."""
    text = f"Strengths\n\nStaff stay with a{GAP}child.\n\n- visits\n\nAreas for improvement\n\nPlans drift.\n"
    windows = text.replace("\n", "\r\n")
    assert _outline(windows) == _outline(text) == [(("Strengths",), "strength"), (("Areas for improvement",), "improvement")]
    assert _blocks(windows) == _blocks(text)


def test_every_kind_of_finding_has_words_for_a_reader() -> None:
    """The labels that screens show."""
    assert [kind.label for kind in FindingKind] == [
        "Strength",
        "Area for improvement",
        "Area for priority action",
        "Case study",
        "Finding",
    ]


def test_a_tables_caption_is_carried_by_its_rows_and_no_finding_by_itself() -> None:
    """A line such as "Table 2: …" above a table is a caption; a sentence that begins with "Table 2" is prose."""
    text = "Table 2: Meetings held\n\nYear\tMeetings\n2021\t12\n\nTable 2 shows that more meetings were held.\n"
    (section,) = read_sections(Transcript(text))
    kinds = [(block.kind, text[block.span.start : block.span.end]) for block in section.blocks]
    assert kinds == [
        (BlockKind.CAPTION, "Table 2: Meetings held"),
        (BlockKind.COLUMNS, "Year\tMeetings"),
        (BlockKind.ROW, "2021\t12"),
        (BlockKind.PARAGRAPH, "Table 2 shows that more meetings were held."),
    ]
    assert section.blocks[2].lead == "Table 2: Meetings held\nYear\tMeetings"


def test_a_label_with_a_colon_divides_no_letter_and_hands_its_kind_to_no_later_heading() -> None:
    """What stands under the next heading is no recommendation."""
    text = "Recommendations:\n\n- Meet weekly.\n\nEffectiveness of meetings\n\nNurses came to most.\n"
    sections = read_sections(Transcript(text))
    assert [(section.path, section.finding) for section in sections] == [
        ((), FindingKind.CONTEXT),
        (("Effectiveness of meetings",), FindingKind.CONTEXT),
    ]
    assert sections[0].blocks[1].lead == "Recommendations:"


def test_a_row_of_one_cell_does_not_end_its_table() -> None:
    """Rows after it carry the same column headings."""
    text = "Plans\t2020\t2021\nNumber of:\nNew plans\t12\t14\n"
    (section,) = read_sections(Transcript(text))
    assert [block.kind for block in section.blocks] == [BlockKind.COLUMNS, BlockKind.PARAGRAPH, BlockKind.ROW]
    assert section.blocks[2].lead == "Plans\t2020\t2021"


def test_a_footnote_under_strengths_is_no_strength() -> None:
    """It explains, whatever section it stands under."""
    text = "Strengths\n\nNurses come.¹\n\n¹ Since 2019.\n"
    (section,) = read_sections(Transcript(text))
    assert [section.finding_in(block) for block in section.blocks] == [FindingKind.STRENGTH, FindingKind.CONTEXT]


def test_a_customary_heading_never_goes_on_with_a_cut_sentence() -> None:
    """The sentence before it stays cut, as it is in the letter, and the recommendations are recommendations."""
    text = f"Of this number:\n\n- 12 children live with carers and{GAP}Recommendations\n\n1. Visit on time.\n"
    assert _outline(text) == [((), "context"), (("Recommendations",), "improvement")]


SIF = (
    "Inspection of services for children in need of help and protection\n\nExecutive summary\n\nAll is well.\n\n"
    "The local authority\n\nInformation about this local authority area²\n\nLocal leadership\n\n- A chair came.\n\n"
    "Recommendations\n\n1. Visit on time.\n\nThe experiences and progress of\n\ncare leavers\n\nGood\n\n"
    "Summary\n\nStaff stay.\n\nInspection findings\n\n2. Plans are clear.\n\n"
    "The graded judgement for adoption performance is that it is good\n\n3. Families come.\n\n"
    "The Local Safeguarding Children Board (LSCB)\n\nThe Local Safeguarding Children Board is good\n\n"
    "Executive summary\n\nIt meets.\n\nRecommendations\n\n4. Meet more.\n\nInformation about this inspection\n\nSix came.\n"
)


def test_the_second_report_within_a_report_has_a_path_of_its_own() -> None:
    """The same headings come twice; the first heading of the path tells of which report they are."""
    authority, board = "The local authority", "The Local Safeguarding Children Board (LSCB)"
    chapter = "The experiences and progress of care leavers: Good"
    assert _outline(SIF) == [
        (("Executive summary",), "context"),
        ((authority, "Information about this local authority area", "Local leadership"), "context"),
        ((authority, "Recommendations"), "improvement"),
        ((authority, chapter, "Summary"), "context"),
        ((authority, chapter, "Inspection findings"), "context"),
        ((authority, chapter, "The graded judgement for adoption performance is that it is good"), "context"),
        ((board, "Executive summary"), "context"),
        ((board, "Recommendations"), "improvement"),
        (("Information about this inspection",), "context"),
    ]


def test_in_a_letter_whose_kind_has_fixed_headings_nothing_else_is_one() -> None:
    """Names in a broken table and lines of the cover stand alone and capitalised, too; the subject is still no text."""
    text = (
        "Focused visit to Heron Bay\n\nStaff stay.\n\nAreas of strength\n\nHeron Council\n\n- visits\n\n"
        "Ofsted will take the findings of this visit into account when it plans.\n"
    )
    assert _outline(text) == [((), "context"), (("Areas of strength",), "strength"), ((), "context")]


def test_a_lone_sub_heading_does_not_introduce_what_stands_pages_below_it() -> None:
    """It becomes a caption; one with a second like it, or without a page's end below it, stays a heading."""
    front = "The front door"
    lone = f"Areas for improvement\n\n{front}\n\n- Calls wait.{GAP}- Plans drift.\n"
    assert _outline(lone) == [(("Areas for improvement",), "improvement")]
    assert _blocks(lone)[0] == ("caption", [front], "")
    two = lone + f"\nOur plans\n\n- They drift.{GAP}- More.\n"
    assert [path for path, _ in _outline(two)] == [("Areas for improvement", front), ("Areas for improvement", "Our plans")]
    short = f"Areas for improvement\n\n{front}\n\n- Calls wait.\n\n- Plans drift.\n"
    assert [path for path, _ in _outline(short)] == [("Areas for improvement", front)]
    study = f"Case study: effective practice\n\n{front}\n\nA boy came.{GAP}He is glad.\n"
    assert [path for path, _ in _outline(study)] == [("Case study: effective practice", front)]


def test_a_bullet_that_ends_in_a_colon_leads_those_nested_below_it() -> None:
    """By their indent, or, where none is kept, by their small letters."""
    text = "- Of all children:\n- six wait\n- two left.\n- Staff stay:\n  - In the north\n- In the south\n"
    assert [(words, lead) for _, (words,), lead in _blocks(text)] == [
        ("Of all children:", ""),
        ("six wait", "Of all children:"),
        ("two left.", "Of all children:"),
        ("Staff stay:", ""),
        ("In the north", "Staff stay:"),
        ("In the south", ""),
    ]


def test_an_introduction_leads_without_its_marks_of_emphasis() -> None:
    """A lead is shown as it is, and asterisks are no words."""
    assert _blocks("**Leaders** should <u>improve</u>:\n\n- visits\n")[1] == ("bullet", ["visits"], "Leaders should improve:")


def test_each_footnote_knows_the_mark_that_it_explains() -> None:
    """Numbers may begin again: the last mark before the footnote is meant; a footnote without a mark has none."""
    text = f"Staff stay.¹{GAP}¹ Since May.\n\nPlans¹ drift.{GAP}¹ All of them.\n\n⁷ No mark.\n"
    notes = [block for section in _sections(text) for block in section.blocks if block.kind is BlockKind.NOTE]
    first = text.index("¹")
    assert [note.mark for note in notes] == [
        Span(first, first + 1),
        Span(text.index("Plans") + 5, text.index("Plans") + 6),
        None,
    ]


def test_titles_and_labels_on_a_reports_cover_are_captions_and_its_judgement_is_quoted() -> None:
    """A search finds what a report says, not what it is called."""
    text = (
        "Heron Bay\n\nReport published: 3 May 2017\n\nServices in Heron Bay are good\n\nNurses come.\n\n"
        + SIF.partition("\n\n")[0]
    )
    assert [(kind, words) for kind, (words,), _ in _blocks(text)] == [
        ("caption", "Heron Bay"),
        ("caption", "Report published: 3 May 2017"),
        ("paragraph", "Services in Heron Bay are good"),
        ("paragraph", "Nurses come."),
    ]
