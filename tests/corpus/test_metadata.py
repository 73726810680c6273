"""What a letter says of itself is read from its text, whatever form the text came in; all letters here are invented."""

from __future__ import annotations

import datetime

import pytest

from corpus.framework import Framework
from corpus.letter import LetterKind
from corpus.metadata import read_metadata

SUBJECT = "Joint targeted area inspection of the multi-agency response to unsafe sports clubs in Ashmere"
JOINT = f"""\
Care Quality
Commission



11 May 2017

Judith Harcombe, Director of Children's Services, Ashmere City Council
Simon Teague, Chief Constable, Ashmere Constabulary

Dear **local partnership**

{SUBJECT}

Between 13 and 17 March 2017, colleagues from four inspectorates came to Ashmere together: HMI Probation (HMIP), Ofsted, \
HMI Constabulary (HMIC) and the Care Quality Commission (CQC). They looked at the multi-agency response to unsafe sports clubs \
in Ashmere.¹

Yours sincerely

OfstedCare Quality Commission
"""

VISIT = """\
Ofsted
Piccadilly Gate

17 February 2020

Judith Harcombe
Chief Executive
Ashmere City Council

Dear Judith

Focused visit to Ashmere local authority children's services

Two inspectors made a focused visit to Ashmere children's services on 21 and 22 January 2020, and this is what they saw. At
the last inspection in 2018 the overall effectiveness was judged to be good.

Judgement\tGrade
Overall effectiveness\tGood

Yours sincerely

Nicola Fairbrass
Her Majesty's Inspector
"""


def test_a_joint_inspection_letter_says_who_when_where_and_what_about() -> None:
    """Every field of a joint inspection letter in transcribed form is read."""
    metadata = read_metadata(JOINT, "letter.txt")
    assert metadata.title == SUBJECT
    assert metadata.authority == "Ashmere"
    assert metadata.kind is LetterKind.JOINT_INSPECTION
    assert metadata.date == datetime.date(2017, 5, 11)
    assert metadata.inspection_dates == "13 and 17 March 2017"
    assert metadata.inspectorates == ("Ofsted", "CQC", "HMICFRS", "HMI Probation")
    assert metadata.theme == "unsafe sports clubs"
    assert metadata.grades == ()
    assert metadata.lead_inspectors == ()


def test_a_broad_theme_gives_way_to_the_deep_dive() -> None:
    """Where the subject only says "abuse and neglect", the 'deep dive' names the theme."""
    text = JOINT.replace("unsafe sports clubs in Ashmere", "abuse and neglect in Ashmere").replace(
        "¹", " There was also a 'deep dive' focus on the response to children who look after their parents."
    )
    assert read_metadata(text, "letter.txt").theme == "children who look after their parents"


def test_a_later_joint_inspection_takes_its_theme_from_the_first_sentence() -> None:
    """From 2022 the subject names only the area, and the first sentence the theme; the salutation does not matter."""
    metadata = read_metadata(
        "14 November 2023\n\nDear Dunwick Safeguarding Children Partnership\n\nJoint targeted area inspection of Dunwick\n\n"
        "We write with what we saw at our joint inspection (JTAI) of the multi-agency response to the "
        "safety of children in lodgings in Dunwick.\n\n"
        "This inspection took place from 18 to 22 September 2023. Its nine "
        "inspectors came from Ofsted, the Care Quality Commission (CQC) and HMICFRS.",
        "letter.txt",
    )
    assert metadata.authority == "Dunwick"
    assert metadata.theme == "safety of children in lodgings"
    assert metadata.inspection_dates == "18 to 22 September 2023"
    assert metadata.inspectorates == ("Ofsted", "CQC", "HMICFRS")


@pytest.mark.parametrize(
    ("about", "theme"),
    [
        ("identification and response to need and risk in Dunwick", "identification and response to need and risk"),
        ("response to children and families in Dunwick who need lodgings", "children and families who need lodgings"),
    ],
)
def test_a_theme_may_stand_on_both_sides_of_the_area(about: str, theme: str) -> None:
    """Or begin with what the agencies do."""
    metadata = read_metadata(
        "14 November 2023\n\nDear partners\n\nJoint targeted area inspection of Dunwick\n\n"
        f"We write about our joint inspection (JTAI) of the multi-agency {about}.",
        "letter.txt",
    )
    assert (metadata.authority, metadata.theme) == ("Dunwick", theme)


def test_a_subject_without_an_area_leaves_it_to_the_first_paragraph() -> None:
    """A theme may fill the whole subject line; the area is then the one that the letter names next."""
    text = JOINT.replace("unsafe sports clubs in Ashmere\n", "children missing from home, care or education\n")
    metadata = read_metadata(text, "letter.txt")
    assert metadata.theme == "children missing from home, care or education"
    assert metadata.authority == "Ashmere"


def test_a_focused_visit_has_no_grades_of_its_own() -> None:
    """Grades in a focused visit's letter belong to an earlier inspection, even when set out as a table."""
    metadata = read_metadata(VISIT, "letter.txt")
    assert metadata.kind is LetterKind.FOCUSED_VISIT
    assert metadata.title == "Focused visit to Ashmere local authority children's services"
    assert metadata.date == datetime.date(2020, 2, 17)
    assert metadata.inspection_dates == "21 and 22 January 2020"
    assert metadata.inspectorates == ("Ofsted",)
    assert metadata.lead_inspectors == ("Nicola Fairbrass",)
    assert metadata.grades == ()
    assert metadata.framework is Framework.ILACS
    assert (metadata.inspected_from, metadata.inspected_to) == (datetime.date(2020, 1, 21), datetime.date(2020, 1, 22))
    assert (metadata.date_words, metadata.notes) == (None, ())


def test_a_letter_dated_before_its_visit_is_read_a_year_later_with_a_note() -> None:
    """A letter of January that names the old year; the file's name goes before that reckoning."""
    text = VISIT.replace("17 February 2020", "17 January 2019").replace("21 and 22 January 2020", "17 and 18 December 2019")
    metadata = read_metadata(text, "letter.txt")
    assert metadata.date == datetime.date(2020, 1, 17)
    assert metadata.notes == (
        "The letter is dated 17 January 2019, but its inspection ended on 18 December 2019: read as 17 January 2020.",
    )
    assert read_metadata(text, "visit-ashmere_2020-01-20.txt").date == datetime.date(2020, 1, 20)


def test_a_letter_dated_years_after_its_visit_gets_no_date_but_a_note() -> None:
    """Nothing tells which of the two was meant."""
    metadata = read_metadata(VISIT.replace("17 February 2020", "17 February 2030"), "letter.txt")
    assert metadata.date is None
    assert metadata.notes[0].endswith("that cannot be, and no date is taken.")
    assert metadata.inspected_to == datetime.date(2020, 1, 22)


def test_a_month_alone_is_kept_in_the_letters_words() -> None:
    """No day is made up, for the letter or for the visit."""
    text = VISIT.replace("17 February 2020", "February 2020").replace("on 21 and 22 January 2020", "in January 2020")
    metadata = read_metadata(text, "letter.txt")
    assert (metadata.date, metadata.date_words) == (None, "February 2020")
    assert (metadata.inspection_dates, metadata.inspected_from) == ("January 2020", None)


def test_hard_wrapped_lines_of_a_pdf_are_one_subject() -> None:
    """A subject that a PDF breaks over two lines is put together; the paragraph that follows at once is not part of it."""
    metadata = read_metadata(
        "12 March 2024\r\nDear Gareth\r\n"
        "Focused visit to the Royal Borough of Upper Eastmarsh and Brackenshire local authority \r\n"
        "children’s services\r\nThis letter summarises the findings of the visit on 6 and 7 February 2024.",
        "letter.pdf",
    )
    assert metadata.title == (
        "Focused visit to the Royal Borough of Upper Eastmarsh and Brackenshire local authority children’s services"
    )
    assert metadata.authority == "Upper Eastmarsh and Brackenshire"


def test_a_wrapped_joint_inspection_subject_ends_before_the_first_paragraph() -> None:
    """The first sentence is not swallowed by a subject whose lines follow one another without a blank line."""
    metadata = read_metadata(
        "31 January 2020\r\nDear local partnership\r\n"
        "Joint targeted area inspection of the multi-agency response to children’s\r\nmental health in Dunwick\r\n"
        "Between 9 and 13 December 2019, Ofsted and HMICFRS carried out a joint inspection.",
        "letter.pdf",
    )
    assert metadata.title.endswith("response to children’s mental health in Dunwick")
    assert metadata.theme == "children’s mental health"
    assert metadata.authority == "Dunwick"


def test_a_running_header_does_not_stand_in_for_the_subject() -> None:
    """A page header with the same words comes first in a PDF's text; the line after the salutation is the subject."""
    text = "Joint targeted area inspection of Ashmere, May 2017\n\n" + JOINT
    assert read_metadata(text, "letter.pdf").title.endswith("response to unsafe sports clubs in Ashmere")


def test_a_file_name_names_an_area_only_beside_a_kind_of_letter() -> None:
    """An unreadable scan takes area and kind from a telling name, and nothing from any other name."""
    told = read_metadata("", "jtai-ashmere-2017.pdf")
    assert (told.authority, told.kind) == ("Ashmere", LetterKind.JOINT_INSPECTION)
    untold = read_metadata("", "scan of a letter.pdf")
    assert (untold.title, untold.authority, untold.kind) == ("scan of a letter", None, LetterKind.OTHER)


def test_monitoring_visits_are_other_letters() -> None:
    """A monitoring visit is not a focused visit, though its letter looks like one."""
    metadata = read_metadata(
        "3 June 2022\n\nDear Pat\n\nMonitoring visit to Ashmere City Council children's services\n\nThis letter summarises the "
        "findings of the visit on 3 and 4 May 2022 by Ofsted.",
        "letter.txt",
    )
    assert (metadata.kind, metadata.authority) == (LetterKind.OTHER, "Ashmere")
    assert metadata.date == datetime.date(2022, 6, 3)
    assert metadata.framework is None


@pytest.mark.parametrize(
    ("said", "framework"),
    [
        ("It was carried out under the single inspection framework.", Framework.SIF),
        ("It was made in line with the ILACS framework.", Framework.ILACS),
    ],
)
def test_other_visits_follow_the_framework_that_they_name(said: str, framework: Framework) -> None:
    """They were made under one after another."""
    text = f"3 June 2022\n\nDear Pat\n\nMonitoring visit to Ashmere City Council children's services\n\n{said}"
    assert read_metadata(text, "letter.txt").framework is framework


@pytest.mark.parametrize(
    "line", ["Invented sample letter", "This letter is invented: no such council exists.", "A fictitious report"]
)
def test_a_letter_that_says_it_is_invented_is_marked(line: str) -> None:
    """A plain statement near the top is enough; the word alone in a sentence far down is not."""
    assert read_metadata(f"{line}\n\n{VISIT}", "letter.txt").invented
    late = f"{VISIT}{'Leaders know their services. ' * 100}\n\nThe team invented a form for its report."
    assert not read_metadata(late, "letter.txt").invented


def test_text_that_is_no_letter_still_has_a_title() -> None:
    """Nothing is guessed from a text without a subject line beyond its first line."""
    metadata = read_metadata("1\n\nNotes of a meeting\n\nNobody came.", "notes.txt")
    assert metadata.title == "Notes of a meeting"
    assert (metadata.authority, metadata.kind, metadata.date) == (None, LetterKind.OTHER, None)
