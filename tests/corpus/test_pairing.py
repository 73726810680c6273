"""Page numbers of a text letter, taken from the PDF of the same letter."""

from __future__ import annotations

from itertools import pairwise

from corpus.letter import HeadingMark, Page, Span, Transcript
from corpus.pairing import with_pages_of

FIRST = "Heron Bay children receive timely support from skilled workers who remain committed throughout their childhood."
SECOND = (
    "Nurses attend strategy discussions regularly, although police officers seldom contribute written information beforehand."
)
THIRD = "Leaders understand performance weaknesses and recently introduced stronger oversight across several locality teams."


def _published(*pages: str) -> Transcript:
    text = "\n\n".join(pages)
    starts = [text.index(page) for page in pages]
    return Transcript(
        text, pages=tuple(Page(n, Span(*bound)) for n, bound in enumerate(pairwise([*starts, len(text)]), start=1))
    )


def _pages(transcript: Transcript) -> list[tuple[int, str]]:
    return [(page.number, transcript.text[page.span.start : page.span.end].strip()) for page in transcript.pages]


def test_pages_begin_where_the_pdfs_pages_begin() -> None:
    """Spelling and line breaks may differ; the text itself is untouched."""
    text = f"{FIRST}\n\n{SECOND.replace('regularly', 'regulary')}\n\n{THIRD}"
    paired = with_pages_of(Transcript(text), _published(FIRST.replace(" ", "\n"), SECOND, THIRD))
    assert paired.text == text
    assert [number for number, _ in _pages(paired)] == [1, 2, 3]
    assert [words for _, words in _pages(paired)] == [FIRST, SECOND.replace("regularly", "regulary"), THIRD]


def test_a_page_may_begin_in_the_middle_of_a_sentence_and_with_short_words() -> None:
    """Short words are not matched but are counted back from the first that is."""
    first, second = (
        SECOND[: SECOND.index("although")],
        "to the end of it, although police officers seldom contribute information.",
    )
    paired = with_pages_of(Transcript(f"{first}{second}\n\n{THIRD}"), _published(first, f"{second} {THIRD}"))
    assert _pages(paired)[1][1] == f"{second}\n\n{THIRD}"


def test_pages_tile_the_text_and_never_go_back() -> None:
    """A page whose words the text lacks is empty, and the next goes on."""
    missing = "Unrelated appendix figures concerning quarterly budgets."
    paired = with_pages_of(Transcript(f"{FIRST} {SECOND} {THIRD}"), _published(FIRST, missing, SECOND, THIRD))
    assert paired.pages[0].span.start == 0
    assert all(before.span.end == after.span.start for before, after in pairwise(paired.pages))
    assert paired.pages[-1].span.end == len(paired.text)
    assert _pages(paired)[3] == (4, THIRD)


def test_another_letters_pdf_is_not_used_and_a_note_says_so() -> None:
    """Two files of one name are not always one letter; text, headings and earlier notes stay."""
    given = Transcript(FIRST, headings=(HeadingMark(Span(0, 5), 1),), notes=("first note",))
    paired = with_pages_of(given, _published(SECOND, THIRD))
    assert paired.pages == ()
    assert (paired.text, paired.headings) == (given.text, given.headings)
    assert paired.notes == ("first note", "the PDF of the same name holds another text; its pages were not used")
