"""Setting out: which parts a document has in each layout, in which order, and what stands in for what is missing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corpus.letter import FindingKind
from service.briefing.briefing import Briefing, Layout
from service.briefing.document import Bullets, Document, Heading, Origin, Paragraph, Quoted, QuotedRows, Role, Table
from service.briefing.setting_out import set_out
from service.briefing.verified import VerifiedTopic, Withheld
from tests.service import fakes
from tests.service.briefing_exports.packs import QUOTES, ROW, full, hostile, verified_of, verified_quote, withheld_quote


def headings(written: Document) -> list[tuple[int, str]]:
    """The headings, with their levels."""
    return [(part.level, part.text) for part in written.parts if isinstance(part, Heading)]


def words(written: Document) -> str:
    """All paragraphs and list entries."""
    told = (part for part in written.parts if isinstance(part, Paragraph | Bullets))
    return "\n".join(part.text if isinstance(part, Paragraph) else "\n".join(part.entries) for part in told)


def test_a_seven_minute_briefing_has_its_parts_in_order() -> None:
    """Background, why it matters, findings, what to do, discussion, action plan, sources."""
    written = set_out(full())
    assert (written.title, written.kind) == ("Health at strategy discussions", "7-minute briefing")
    assert headings(written) == [
        (1, "Background"),
        (1, "Why it matters"),
        (1, "What the letters say"),
        (2, "Who takes part?"),
        (2, "What of schools?"),
        (1, "What to do"),
        (1, "Discussion questions"),
        (1, "Action plan"),
        (1, "Sources"),
        (2, "Letters quoted"),
        (2, "Letters looked in"),
        (2, "How the quotes were chosen and checked"),
    ]


def test_an_evidence_pack_has_the_questions_the_method_and_the_sources() -> None:
    """What belongs to the other layout is left out, and the place of a quote names the section."""
    written = set_out(full(Layout.EVIDENCE_PACK))
    assert headings(written) == [
        (1, "Who takes part?"),
        (1, "What of schools?"),
        (1, "Method"),
        (1, "Sources"),
        (2, "Letters quoted"),
        (2, "Letters looked in"),
    ]
    first = next(part for part in written.parts if isinstance(part, Quoted))
    assert first.origin.source == "Hartmere: Joint targeted area inspection, 14 November 2022. Page 1. Key strengths"


def test_parts_that_the_trainer_left_empty_are_left_out_with_their_headings() -> None:
    """White space is nothing; a briefing without a title is called what it is."""
    written = set_out(verified_of(Briefing(background=" \n\n\t", discussion=("",)), VerifiedTopic("", "", ())))
    assert headings(written) == [(1, "Sources"), (2, "Letters looked in"), (2, "How the quotes were chosen and checked")]
    assert (written.title, written.kind, written.notes) == ("7-minute briefing", "", ())


def test_quotes_come_in_the_trainers_order_each_with_a_note_and_its_kind_of_finding() -> None:
    """Rows of one table that follow each other stand in one table; the trainer's own note belongs to its quote."""
    quoted = [part for part in set_out(full()).parts if isinstance(part, Quoted | QuotedRows)]
    assert [part.parts for part in quoted if isinstance(part, Quoted)] == [one.parts for one in QUOTES if not one.cells]
    rows = [part for part in quoted if isinstance(part, QuotedRows)]
    assert [(part.rows, part.columns, part.notes) for part in rows] == [
        ((("Health", "212", "187"), ("Police", "212", "210")), ("Agency", "Invited", "Attended"), (4, 5))
    ]
    assert [part.note for part in quoted if isinstance(part, Quoted)] == [1, 2, 3, 6]
    assert [part.origin.finding_label for part in quoted] == ["Strength", "Strength", *["Area for improvement"] * 2, "Finding"]
    assert quoted[-1].origin.introduced == "Inspectors found that:"
    assert [part.remark for part in quoted] == [("Ours.",), (), (), (), ()]


def test_a_column_is_as_wide_as_its_longest_word_before_another_is_as_wide_as_its_sentence() -> None:
    """No heading is broken where a long cell stands beside it; the notes' column comes last."""
    origin = Origin("", FindingKind.CONTEXT, "Finding", "")
    few = QuotedRows(origin, ("Agency", "Attended"), (("Health", "187"),), (1,))
    assert few.shares == (9, 11, 7)
    many = QuotedRows(origin, ("Agency", "Attendance", "Remark"), (("Health", "187", "of those invited " * 9),), (1,))
    assert many.shares == (9, 13, 55, 7)
    bare = QuotedRows(origin, (), (("a", "b"), ("c",)), (1, 2))
    assert (bare.headings, bare.cells, bare.shares) == ((), (("a", "b"), ("c", "")), (6, 6, 7))


def test_rows_with_a_remark_between_them_stay_apart() -> None:
    """The remark stands under the row that it is about."""
    topic = VerifiedTopic("", "", (verified_quote(ROW, "Look at this."), verified_quote(ROW)))
    rows = [part for part in set_out(verified_of(Briefing(), topic)).parts if isinstance(part, QuotedRows)]
    assert [(part.notes, part.remark) for part in rows] == [((1,), ("Look at this.",)), ((2,), ())]


def test_each_note_is_the_quotes_reference() -> None:
    """In the style in which the site gives references, without a day of access, since there is no address."""
    notes = set_out(full()).notes
    assert len(notes) == len(QUOTES)
    assert notes[0] == (
        "Ofsted, Care Quality Commission and HMICFRS (2022) Joint targeted area inspection of Hartmere. 14 November, p. 1, "
        "‘Key strengths’. [Invented sample letter]."
    )


def test_the_method_tells_what_was_checked_when_against_which_index_and_what_this_is_not() -> None:
    """And how findings got their kinds, what the person did, and what marks a page break."""
    said = words(set_out(full()))
    assert "checked it against the letter again on 7 March 2026 (index generation g1). [page break] marks" in said
    assert "It holds 6 quotes from 2 letters." in said
    assert "never guessed from the tone of a sentence" in said
    assert "This is no advice on a live case." in said
    assert "not shown" not in said


def test_letters_quoted_stand_with_their_counts_files_and_digests() -> None:
    """As they are first quoted; then all letters looked in by name."""
    written = set_out(full())
    quoted = [part for part in written.parts if isinstance(part, Table)][-1]
    assert quoted.columns == ("Letter", "Quotes", "File and its SHA-256")
    assert quoted.rows == (
        ("Hartmere: Joint targeted area inspection, 14 November 2022 (invented)", "5", "hartmere-jtai-2022.txt"),
        ("Wexcombe: Focused visit, 7 March 2021 (invented)", "1", "wexcombe.docx"),
    )
    assert quoted.digests == (fakes.DIGEST, fakes.DIGEST)
    looked_in = [part for part in written.parts if isinstance(part, Bullets)][-1]
    assert len(looked_in.entries) == 3
    assert looked_in.entries[-1] == "Orrin partnership's year, No date given (invented)"


def test_many_letters_looked_in_are_counted_by_kind() -> None:
    """With their areas and years; nobody reads 778 names."""
    many = (*(replace(fakes.OLDER, id=f"w{number}") for number in range(50)), fakes.SUMMARY, fakes.UNDATED)
    written = set_out(replace(full(), looked_in=many))
    table = [part for part in written.parts if isinstance(part, Table)][-1]
    assert table.rows == (
        ("Joint targeted area inspection", "1", "1", "2022"),
        ("Focused visit", "50", "1", "2021"),
        ("Partnership annual report", "1", "0", "1 without a date"),
    )
    assert "Quotes could be taken from 52 letters. The index generation g1 stands for exactly these files." in words(written)


def test_a_withheld_quote_leaves_a_sentence_in_its_place_and_in_the_method() -> None:
    """With the reason; the trainer's note on it stays, and its words are nowhere."""
    gone = replace(withheld_quote(Withheld.LETTER_REMOVED, "tarn-2021"))
    gone = replace(gone, kept=replace(gone.kept, note="Ask about this.", words="Words that nobody confirms."))
    topic = VerifiedTopic("Who?", "", (gone, withheld_quote(Withheld.WORDS_CHANGED), verified_quote(fakes.QUOTE)))
    written = set_out(verified_of(Briefing(), topic))
    notices = [(part.text, part.role) for part in written.parts if isinstance(part, Paragraph) and part.role is not Role.BODY]
    assert notices[1:] == [
        ("A quote from the letter tarn-2021 is not shown here: its letter is no longer among the letters.", Role.NOTICE),
        ("Ask about this.", Role.NOTE),
        (
            "A quote from Hartmere: Joint targeted area inspection, 14 November 2022 is not shown here: its words no longer "
            "stand in the letter as they were chosen.",
            Role.NOTICE,
        ),
    ]
    assert "2 quotes are not shown:\nthe letter tarn-2021: its letter is no longer among the letters." in words(written)
    assert "nobody confirms" not in words(written)
    assert len(written.notes) == 1


def test_a_quote_that_a_file_cannot_hold_to_the_character_is_not_shown() -> None:
    """A control character would break a Word file, and without it the quote would be another."""
    broken = replace(fakes.QUOTE, text="Nurses\x01 came.", parts=("Nurses\x01 came.",))
    written = set_out(verified_of(Briefing(), VerifiedTopic("", "", (verified_quote(broken),))))
    assert "A quote is not shown here: it holds characters that a file cannot keep. Read it in Letterwise." in words(written)
    assert not [part for part in written.parts if isinstance(part, Quoted)]


def test_quotes_that_were_found_again_at_another_place_are_told() -> None:
    """The letter was replaced and holds the same words."""
    topic = VerifiedTopic("", "", (replace(verified_quote(fakes.QUOTE), moved=True),))
    assert "1 quote stands at another place than when chosen: the letter was replaced since" in words(
        set_out(verified_of(Briefing(), topic))
    )


@pytest.mark.parametrize(
    ("invented", "opening"),
    [
        ((True, True), "These letters are invented."),
        ((True, False), "Some of these letters are invented."),
        ((False, False), None),
    ],
)
def test_a_notice_tells_first_of_all_that_letters_are_invented(invented: tuple[bool, ...], opening: str | None) -> None:
    """All of them, some of them, or nothing."""
    letters = tuple(replace(fakes.SUMMARY, invented=each) for each in invented)
    first = set_out(replace(full(), looked_in=letters)).parts[0]
    notice = re.match(r"(.*? are invented\.)", first.text) if isinstance(first, Paragraph) else None
    assert (notice and notice[1]) == opening


def test_typed_words_keep_their_letters_and_lose_their_control_characters() -> None:
    """Nothing typed is markup, and no control character is left in any part."""
    written = set_out(hostile(Layout.SEVEN_MINUTE))
    assert written.title.startswith("<script>alert(1)</script> =cmd|' /C calc'!A0 {{ 7*7 }}")
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\ud800-\udfff]", repr(written.parts) + words(written) + written.title)
    background = [part.text for part in written.parts if isinstance(part, Paragraph)][1:5]
    assert background[0].endswith("\n- not a list\n1. nor this")
    assert background[1:] == ["> nor a quote", "---", "שלום עולם"]
