"""What a heading is, its level, and the finding kind that it declares."""

from __future__ import annotations

import pytest

from corpus.headings import finding_of, heading_words, level_of, looks_like_heading
from corpus.letter import FindingKind


@pytest.mark.parametrize(
    ("heading", "finding"),
    [
        ("Key strengths", FindingKind.STRENGTH),
        ("Strengths", FindingKind.STRENGTH),
        ("**Strengths**", FindingKind.STRENGTH),
        ("What is the area partnership doing that is effective?", FindingKind.STRENGTH),
        ("Areas for improvement", FindingKind.IMPROVEMENT),
        ("AREA FOR IMPROVEMENT", FindingKind.IMPROVEMENT),
        ("3. Areas for development", FindingKind.IMPROVEMENT),
        ("What needs to improve?", FindingKind.IMPROVEMENT),
        ("What needs to improve in this part of the service", FindingKind.IMPROVEMENT),
        ("What does the area partnership need to do better?", FindingKind.IMPROVEMENT),
        ("Recommendations", FindingKind.IMPROVEMENT),
        ("Area for priority action", FindingKind.PRIORITY_ACTION),
        ("Areas for priority action", FindingKind.PRIORITY_ACTION),
        ("Priority and immediate action", FindingKind.PRIORITY_ACTION),
        ("Case study: highly effective practice", FindingKind.CASE_STUDY),
        ("Practice study: area for improvement", FindingKind.CASE_STUDY),
        ("What needs to improve?¹", FindingKind.IMPROVEMENT),
        ("Responsible body Areas for priority action", FindingKind.PRIORITY_ACTION),
        ("Areas of strength", FindingKind.STRENGTH),
        ("Early help strengths", FindingKind.STRENGTH),
        ("The night bus: highly effective practice", FindingKind.CASE_STUDY),
        ("Headline findings", None),
        ("Main findings", None),
        ("Next steps", None),
        ("The team’s strengths", None),
    ],
)
def test_a_finding_kind_is_read_from_the_headings_own_words(heading: str, finding: FindingKind | None) -> None:
    """Only headings that declare a kind have one; tone is not asked."""
    assert finding_of(heading) is finding


@pytest.mark.parametrize(
    "line",
    [
        "Headline findings",
        "What needs to improve?",
        "Case study: area for improvement",
        "1.2 The front door",
        "**Leadership**",
        "Headline findings.",
        "Case study: areas for improvement.",
        "The experiences and progress of young carers: requires improvement to be good.",
        "Experiences and progress of care leavers is good.",
        "The impact of leaders on the work with boats and with all who sail in them: requires improvement to be good",
        "The impact of leaders on the work with boats and with all who sail in them: Good.",
        "The impact of leaders on the work with boats and with all who sail in them is requires improvement to be good",
        "The graded judgement for moorings is that it is good.",
        "What is it like to be a child or young person who has a special need of one kind or another and lives here?",
    ],
)
def test_a_short_capitalised_line_is_a_heading(line: str) -> None:
    """So it is with a number or emphasis around it."""
    assert looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "***",
        "Children are seen quickly.",
        "These areas need to improve:",
        "and so it goes on",
        "12",
        "£35",
        "Strengths in the partnership are many.",
        "The impact of leaders on the work with boats: good, and better than it was.",
        "The graded judgement for moorings is good; that of the pilots is not.",
        "Lead inspector: Ada Larch, His Majesty's Inspector",
        "Report published: 3 May 2017",
        "Her Majesty's Inspector",
        "12 May to 3 June 2022 4",
        "All names are invented",
        "85. The council meets all duties of the law and",
        "Four young people stay put. (Recommendation)",
        "The reply should tell what each agency does²",
        "A line that runs on for more words than any heading of any letter that was ever seen would do",
    ],
)
def test_a_sentence_an_introduction_or_a_number_is_no_heading(line: str) -> None:
    """A heading ends no sentence, introduces no list and holds words."""
    assert not looks_like_heading(line)


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("Joint targeted area inspection of Heron Bay", 1),
        ("Focused visit to Heron Bay children’s services", 1),
        ("Heron Bay safeguarding annual report 2021", 1),
        ("Key strengths", 2),
        ("Main findings", 2),
        ("2.1 Neglect", 2),
        ("Appendix B", 2),
        ("Neglect", 3),
    ],
)
def test_a_headings_level_is_told_by_its_words(heading: str, level: int) -> None:
    """The subject is 1, what divides a letter is 2, anything else is 3."""
    assert level_of(heading) == level


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("What needs to improve?¹", "What needs to improve?"),
        ("**Neglect and <u>harm</u>**", "Neglect and harm"),
        ("Headline findings.", "Headline findings"),
        ("Responsible body Areas for priority action", "Areas for priority action"),
        ("Leadership, management and\n\ngovernance\n\nGood", "Leadership, management and governance: Good"),
        ("The experiences and progress of care leavers is good", "The experiences and progress of care leavers is good"),
        ("Plans. Our own words.", "Plans. Our own words."),
        ("The impact of leaders on boats\tRequires improvement", "The impact of leaders on boats: Requires improvement"),
        ("The impact of leaders on boats: good.", "The impact of leaders on boats: good"),
        ("The graded judgement for moorings is that it is good.", "The graded judgement for moorings is that it is good"),
    ],
)
def test_a_path_names_a_heading_without_marks_and_on_one_line(line: str, words: str) -> None:
    """Footnote marks and emphasis are no words of the heading; a grade printed below it is set off."""
    assert heading_words(line) == words
