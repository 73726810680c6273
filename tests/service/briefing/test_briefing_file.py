"""The saved file: exact there and back, kind to a person's edits, plain about mistakes, harmless whatever it holds."""

from __future__ import annotations

import datetime
import random
import time
from dataclasses import replace
from itertools import pairwise

import pytest
import yaml

from corpus.letter import Span
from service.briefing.briefing import MOST_QUOTES, Action, Briefing, KeptQuote, Layout, Topic, check_of
from service.briefing.briefing_file import LONGEST_FILE, BriefingFileError, read_briefing, written_briefing
from service.briefing.tidying import tidied
from service.briefing.verified import VerifiedBriefing, VerifiedQuote, VerifiedTopic, Withheld
from service.briefing.verifying import settled, verify
from service.desk import Desk
from tests.service.briefing.made import filled, kept
from tests.service.small_letters import NURSES_ABSENT, NURSES_PRESENT

DAY = datetime.date(2026, 1, 31)
HEAD = "letterwise_briefing: 1\n"
QUOTE = f"""{HEAD}topics:
- question: Nurses
  quotes:
  - letter: orrin-2018
    start: 24
    end: 80
    check: 0123456789abcdef
"""
AWKWARD = ["a", "Zoë", " ", "  ", "\n", "\n\n", ":", ": ", "#", " #", "- ", "=", "<b>", "&", "*", "!", "'", '"', "\\", "\t"]
AWKWARD += ["|", ">", "%", "@", "`", "{", "}", "[", "]", ",", "?", "…", "日本", "🙂", "\u00a0", "---", "...", "yes"]
AWKWARD += ["null", "~", "2024"]


def withheld(briefing: Briefing) -> VerifiedBriefing:
    """The briefing with all its quotes withheld, as where no letter is held."""
    topics = [
        VerifiedTopic(
            topic.question, topic.note, tuple(VerifiedQuote(each, None, Withheld.LETTER_REMOVED) for each in topic.quotes)
        )
        for topic in briefing.topics
    ]
    return VerifiedBriefing(briefing, tuple(topics), "small", DAY, ())


def wrong_in(text: str | bytes) -> tuple[str, ...]:
    """What is told of a broken file, within a second."""
    begun = time.perf_counter()
    with pytest.raises(BriefingFileError) as raised:
        read_briefing(text if isinstance(text, bytes) else text.encode())
    assert time.perf_counter() - begun < 1
    return raised.value.wrong


def test_a_saved_briefing_opens_as_it_was(desk: Desk) -> None:
    """Every text, quote and order; the file shows the words of each quote."""
    briefing = filled(desk)
    content = written_briefing(verify(briefing, desk, DAY))
    read = read_briefing(content)
    assert settled(verify(read.briefing, desk, DAY)) == briefing
    assert [quote.words for topic in read.briefing.topics for quote in topic.quotes][:2] == [NURSES_ABSENT, NURSES_PRESENT]
    assert read.edited_lines == ()
    assert written_briefing(verify(read.briefing, desk, DAY)) == content
    assert read_briefing(written_briefing(withheld(Briefing()))).briefing == Briefing()


def test_a_person_can_read_the_file(desk: Desk) -> None:
    """Text of several lines stands line by line, letters of all languages as they are, long lines whole; what it is says its
    head."""
    lines = written_briefing(verify(filled(desk), desk, DAY)).decode().split("\n")
    assert lines[0].startswith("# A briefing made with Letterwise.")
    assert "letterwise_briefing: 1" in lines
    at = lines.index("background: |-")
    assert lines[at : at + 5] == [
        "background: |-",
        "  First paragraph.",
        "",
        "  Second: with a colon, and #.",
        "why_it_matters: '2024'",
    ]
    assert "- what: Ring Zoë 🙂" in lines
    assert f"    words: {NURSES_PRESENT}" in lines


def test_any_text_comes_back_to_the_character() -> None:
    """Two hundred briefings of awkward characters."""
    chance = random.Random(7)

    def text() -> str:
        return "".join(chance.choice(AWKWARD) for _ in range(chance.randint(0, 12)))

    def quote() -> KeptQuote:
        words = text() or "w"
        return KeptQuote("letter", Span(chance.randint(0, 9), chance.randint(10, 99)), check_of(words), text(), words)

    for _ in range(200):
        briefing = tidied(
            Briefing(
                title=text(),
                layout=chance.choice(list(Layout)),
                background=text(),
                why_it_matters=text(),
                topics=tuple(Topic(text(), (quote(), quote()), text()) for _ in range(chance.randint(0, 3))),
                what_to_do=text(),
                discussion=(text(), text()),
                actions=(Action(text(), text(), text()),),
                generation=text(),
            )
        )
        assert read_briefing(written_briefing(withheld(briefing))).briefing == briefing


def test_what_looks_like_a_number_a_date_or_a_truth_value_is_the_text_that_was_typed() -> None:
    """Nobody who writes by hand thinks of types; a name with nothing behind it is empty."""
    text = f"{HEAD}title: 2024\nbackground: yes\nwhy_it_matters: 2024-01-01\nwhat_to_do: 1e3\n"
    text += "topics:\ndiscussion: [no, 007]\nindex: ~\n"
    assert read_briefing(text.encode()).briefing == Briefing(
        title="2024", background="yes", why_it_matters="2024-01-01", what_to_do="1e3", discussion=("no", "007")
    )


def test_a_file_from_another_editor_is_read() -> None:
    """With a byte order mark, line ends of Windows, other quotation marks and another order."""
    text = f"\ufeffactions:\r\n  - {{what: \"a: b\", who: 'c'}}\r\ntitle: T # a remark\r\n{HEAD}"
    assert read_briefing(text.encode()).briefing == Briefing(title="T", actions=(Action("a: b", "c"),))


def test_words_changed_by_hand_are_told_with_their_line_and_withheld(desk: Desk) -> None:
    """Until the words are mended; then the quote is back."""
    content = written_briefing(verify(filled(desk), desk, DAY)).decode()
    line = next(number for number, each in enumerate(content.split("\n"), start=1) if NURSES_PRESENT in each)
    changed = content.replace(NURSES_PRESENT, NURSES_PRESENT.replace("attend", "never attend"))
    read = read_briefing(changed.encode())
    verified = verify(read.briefing, desk, DAY)
    assert read.edited_lines == (line,)
    assert [each.withheld for each in verified.withheld] == [Withheld.WORDS_CHANGED]
    assert "never attend" in written_briefing(verified).decode()


def test_a_quote_may_be_written_with_its_words_alone_or_its_check_alone(desk: Desk) -> None:
    """Either is held against the letter."""
    quote = kept(desk, NURSES_ABSENT)
    place = f"  - letter: orrin-2018\n    start: {quote.span.start}\n    end: {quote.span.end}\n"
    text = f"{HEAD}topics:\n- quotes:\n{place}    words: {NURSES_ABSENT}\n{place}    check: {quote.check}\n"
    read = read_briefing(text.encode()).briefing
    assert read.topics[0].quotes == (replace(quote, words=NURSES_ABSENT), quote)


def test_the_words_of_a_removed_letter_stay_in_the_file(desk: Desk) -> None:
    """Opening and saving while the letter is away loses nothing."""
    content = written_briefing(verify(filled(desk), desk, DAY))
    again = written_briefing(withheld(read_briefing(content).briefing))
    assert again == content


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "This is no briefing that Letterwise saved: the line 'letterwise_briefing: 1' is missing."),
        ("just words", "This is no briefing that Letterwise saved: the line 'letterwise_briefing: 1' is missing."),
        ("- a\n- b\n", "This is no briefing that Letterwise saved: the line 'letterwise_briefing: 1' is missing."),
        (
            "letterwise_briefing: 2\n",
            "A newer Letterwise made this file: it says 'letterwise_briefing: 2', and this one reads 1.",
        ),
        (HEAD + "layout: poster\n", "Line 2: layout: must be 'seven-minute' or 'evidence-pack'."),
        (HEAD + "titel: x\n", "Line 2: titel: is no part of a briefing; correct its name or take it out."),
        (HEAD + "title: [x]\n", "Line 2: title: must be text."),
        (HEAD + "topics: x\n", "Line 2: topics: must be a list, each entry on lines of its own that begin with '- '."),
        (HEAD + "topics:\n- x\n", "Line 3: topics → 1: must hold names and values, such as 'note: …'."),
        (QUOTE.replace("24", "x"), "Line 6: topics → 1 → quotes → 1 → start: must be a whole number."),
        (QUOTE.replace("24", "9" * 5000), "Line 6: topics → 1 → quotes → 1 → start: must be a whole number."),
        (QUOTE.replace("24", "9" * 30), "Line 6: topics → 1 → quotes → 1 → start: must be 999999999 or less."),
        (QUOTE.replace("24", "-1"), "Line 6: topics → 1 → quotes → 1 → start: must be 0 or more."),
        (QUOTE.replace("24", "80"), "Line 5: topics → 1 → quotes → 1: its end must be greater than its start."),
        (QUOTE.replace("    start: 24\n", ""), "Line 5: topics → 1 → quotes → 1 → start: is missing."),
        (
            QUOTE.replace("0123456789abcdef", "x"),
            "Line 8: topics → 1 → quotes → 1 → check: must be the 16 digits and letters that it was saved with.",
        ),
        (
            QUOTE.replace("    check: 0123456789abcdef\n", ""),
            "Line 5: topics → 1 → quotes → 1: it must have words or check, so that it can be held against the letter.",
        ),
        (HEAD + "title: a\ntitle: b\n", "Line 3: 'title' stands here a second time; join the two or take one out."),
        (HEAD + "title: *a\n", "Line 2: a text that begins with * must stand in quotation marks."),
        (HEAD + "title: &a b\n", "Line 2: a text that begins with & must stand in quotation marks."),
        (HEAD + "title: !important\n", "Line 2: a text that begins with ! must stand in quotation marks."),
        (
            HEAD + "title: !!python/object:os.x y\n",
            "Line 2: a text that begins with ! must stand in quotation marks.",
        ),
        (HEAD + "? [a]\n: b\n", "Line 2: a name must be one word, with its value behind ': '."),
        (HEAD + "--- \ntitle: b\n", "Line 2: the file must hold one briefing alone; take out the line '---'."),
        (HEAD + "title: a\x00b\n", "The file holds characters that no text has. It may be damaged, or no briefing at all."),
    ],
)
def test_a_mistake_is_told_in_plain_words_with_its_line(text: str, told: str) -> None:
    """One sentence for each, and where it can be found."""
    assert wrong_in(text) == (told,)


@pytest.mark.parametrize("text", ["title: a: b\n", "\ttitle: a\n", 'title: "a\n', "title: 'a'b\n", "title: @a\n", "- a\n"])
def test_what_the_format_forbids_is_told_with_its_line_and_what_to_try(text: str) -> None:
    """The parser's own words are of little help alone."""
    (told,) = wrong_in(HEAD + text)
    assert told.startswith("Line ")
    assert "quotation marks" in told


def test_all_mistakes_are_told_up_to_eight() -> None:
    """So that a person mends them in one go."""
    wrong = wrong_in(HEAD + "".join(f"wrong{number}: x\n" for number in range(12)))
    assert len(wrong) == 9
    assert wrong[0] == "Line 2: wrong0: is no part of a briefing; correct its name or take it out."
    assert wrong[-1] == "And 4 more of the kind."


def test_what_is_not_text_or_too_large_is_refused() -> None:
    """Such as an exported Word document."""
    assert wrong_in(b"PK\x03\x04\xff\xfe") == (
        "This is no briefing that Letterwise saved: it is not text in UTF-8. An exported document cannot be opened again.",
    )
    assert wrong_in(HEAD + "#" * LONGEST_FILE) == ("The file is larger than 256 KB, more than any briefing.",)
    quotes = "".join(f"  - {{letter: a, start: 1, end: {number + 2}, words: x}}\n" for number in range(101))
    text = f"{HEAD}topics:\n- question: a\n  quotes:\n{quotes}- question: b\n  quotes:\n{quotes}"
    assert wrong_in(text) == (f"It holds 202 quotes; a briefing holds at most {MOST_QUOTES}. Make two of it.",)


@pytest.mark.parametrize(
    "hostile",
    [
        "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairwise("abcdefghijklmnop")),
        "topics: " + "[" * 200_000,
        "topics: " + "{a: " * 60_000,
        "topics: " + "- " * 100_000,
        "topics:\n" + "".join(" " * depth + "-\n" for depth in range(600)),
        "discussion:\n" + "- a\n" * 60_000,
        "".join(f"k{number}: v\n" for number in range(25_000)),
        "title: " + '"' * 200_000,
        'title: "' + "\\" * 200_001,
        "title: '\\ud800'\nx: 1\n",
        "title: !!binary aGVsbG8=\n",
        "<<: {title: x}\n",
        "%YAML 9.9\n---\ntitle: x\n",
    ],
)
def test_a_hostile_file_is_refused_within_a_second(hostile: str) -> None:
    """Bombs of aliases, endless nesting, endless lists, broken quotation marks: nothing is built of them."""
    assert wrong_in(HEAD + hostile)


def test_a_briefing_of_many_long_quotes_is_saved_small_enough_to_be_opened() -> None:
    """The words, which the letters have, are left out where there are too many."""
    quotes = tuple(KeptQuote("a", Span(n, n + 3000), check_of("é" * 1500), "", "é" * 1500) for n in range(MOST_QUOTES))
    content = written_briefing(withheld(Briefing(topics=(Topic("q", quotes),))))
    assert len(content) < LONGEST_FILE
    assert read_briefing(content).briefing.quotes == MOST_QUOTES


def test_the_file_is_plain_yaml_for_other_programs(desk: Desk) -> None:
    """A common reader finds the same texts, as texts."""
    content = yaml.safe_load(written_briefing(verify(filled(desk), desk, DAY)))
    assert (content["letterwise_briefing"], content["why_it_matters"]) == (1, "2024")
    assert content["topics"][0]["note"] == "yes"
    assert content["topics"][0]["quotes"][0]["words"] == NURSES_ABSENT
