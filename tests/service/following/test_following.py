"""One authority across the years: the order of its letters, what later ones say, what recurs, and what is left unsaid."""

from __future__ import annotations

from indexer.index import Index
from service.following.finding import Finding
from service.following.following import Following
from service.following.history import History
from service.following.looking_back import Look
from tests.service.following import invented


def concern(history: History, words: str) -> Finding:
    """The concern with the given words."""
    return next(each for entry in history.entries for each in entry.concerns if each.quote.text == words)


def test_letters_stand_oldest_first_and_undated_ones_last(following: Following) -> None:
    """However the library orders them."""
    history = following.history("Quarrow")
    assert [entry.letter.id for entry in history.entries] == ["quarrow-2018", "quarrow-2020", "quarrow-2023", "quarrow-undated"]
    assert history.undated == 1


def test_what_became_of_a_concern_is_told_by_later_letters_alone_in_their_order(following: Following) -> None:
    """Each link points forward in time, and to the same subject."""
    became = concern(following.history("Quarrow"), invented.MINUTES).later
    assert next(quote.citation.letter.id for quote in became) == "quarrow-2020"
    assert [quote.text for quote in became if quote.citation.letter.id == "quarrow-2023"] == [invented.MINUTES_BETTER]
    for entry in following.history("Quarrow").entries:
        for each in entry.concerns:
            for quote in (*each.later, *each.again):
                dates = (entry.letter.date, quote.citation.letter.date)
                assert dates == tuple(sorted({date for date in dates if date}))


def test_nothing_is_linked_where_later_letters_are_silent(following: Following) -> None:
    """Silence rather than the nearest passage."""
    silent = concern(following.history("Quarrow"), invented.LANTERNS)
    assert (silent.later, silent.again, silent.is_followable) == ((), (), True)


def test_a_letter_without_a_date_has_nothing_before_or_after(following: Following) -> None:
    """Its concerns are shown, and said to be followed by nothing."""
    undated = following.history("Quarrow").entries[-1]
    assert [(each.is_followable, each.later) for each in undated.concerns] == [(False, ())]


def test_a_concern_recurs_only_where_a_later_letter_lists_it_again(following: Following) -> None:
    """A passage of running text that speaks of it does not make it recur."""
    history = following.history("Quarrow")
    assert [[quote.text for quote in each.first] for each in history.recurring] == [[invented.MINUTES]]
    assert [quote.text for quote in history.recurring[0].again] == [invented.MINUTES_AGAIN]
    assert not concern(history, invented.MINUTES_AGAIN).is_recurring


def test_sentences_that_look_back_are_found_with_what_they_point_to(following: Following) -> None:
    """*This was …* is quoted with the sentence before, which tells what recurs; the oldest letter's comes first."""
    first, second = following.history("Quarrow").looked_back
    assert first.quote.text == f"Minutes reach school nurses late after strategy discussions. {invented.LOOKS_BACK}"
    assert (first.look, first.is_recurring) == (Look.RAISED, True)
    assert first.earlier
    assert first.earlier.text == invented.MINUTES
    assert (second.quote.text, second.look, second.is_recurring) == (invented.STILL, Look.STILL, True)


def test_every_quote_is_the_letters_own_text(following: Following, years_index: Index) -> None:
    """To the character, by its span."""
    history = following.history("Quarrow")
    findings = [each for entry in history.entries for each in (*entry.strengths, *entry.concerns)]
    quotes = [quote for each in findings for quote in (each.quote, *each.later, *each.again)]
    quotes += [look.quote for look in history.looked_back]
    assert len(quotes) > 10
    for quote in quotes:
        span = quote.citation.span
        assert years_index.library.letter(quote.citation.letter.id).text[span.start : span.end] == quote.text


def test_two_files_of_one_letter_are_one_entry(following: Following) -> None:
    """The longer stands for both, and names the other."""
    (entry,) = following.history("Tarn & Fell").entries
    assert entry.letter.id == "tarn-2021"
    assert [copy.id for copy in entry.copies] == ["tarn-copy"]


def test_areas_are_listed_with_letters_and_years(following: Following) -> None:
    """In alphabetical order; a copy is no further letter."""
    assert [(area.name, area.letters, area.years) for area in following.areas()] == [
        ("Orrin Vale", 1, "2019"),
        ("Quarrow", 4, "2018 to 2023"),
        ("Tarn & Fell", 1, "2021"),
    ]
