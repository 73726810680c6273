"""Phrases of a question find what they are also called."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.errors import IndexerError
from indexer.expansion import SYNONYMS, Expander, make_expander
from indexer.terms import terms_of


def alternatives(expander: Expander, question: str) -> dict[str, list[str]]:
    """The words that each phrase of a question may be said in."""
    found = expander.expand(terms_of(question))
    return {" ".join(one.phrase): [other.words for other in one.alternatives] for one in found}


def test_the_longest_phrase_at_a_place_is_taken() -> None:
    """A phrase inside a longer known one is not expanded by itself."""
    expander = Expander([("duty", ["rota"]), ("duty team", ["EDT"])])
    assert alternatives(expander, "the duty team answered") == {"duti team": ["EDT"]}


def test_what_the_question_says_already_is_no_alternative() -> None:
    """An alternative all of whose words stand in the question would count them twice."""
    expander = Expander([("GP", ["general practitioner"])])
    assert alternatives(expander, "Do GPs and other general practitioners attend?") == {}


def test_a_synonym_file_works_both_ways_and_one_way(tmp_path: Path) -> None:
    """Groups stand for each other; one-way entries do not work backwards; acronyms of the letters join in both ways."""
    path = tmp_path / "synonyms.toml"
    path.write_text('same = [["GP", "family doctor"]]\n[also]\n"runaway" = ["missing child"]\n', encoding="utf-8")
    expander = make_expander(path, [("EDT", "emergency duty team")])
    assert alternatives(expander, "family doctors") == {"famili doctor": ["GP"]}
    assert alternatives(expander, "a GP") == {"gp": ["family doctor"]}
    assert alternatives(expander, "runaways") == {"runaway": ["missing child"]}
    assert alternatives(expander, "missing children") == {}
    assert alternatives(expander, "EDT at night") == {"edt": ["emergency duty team"]}
    assert alternatives(expander, "emergency duty team") == {"emergenc duti team": ["EDT"]}


@pytest.mark.parametrize("content", ["same = 3", 'same = ["GP"]', "[also]\nx = 1", "same = ["])
def test_a_broken_synonym_file_is_named(tmp_path: Path, content: str) -> None:
    """The message says which file cannot be used."""
    path = tmp_path / "synonyms.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(IndexerError, match=r"synonyms\.toml cannot be used"):
        make_expander(path, [])


def test_the_synonyms_that_come_along_are_usable() -> None:
    """The project's own file can be read, and knows the mission's own pair."""
    expander = make_expander(SYNONYMS, [])
    assert "strategy meeting" in alternatives(expander, "health in strategy discussions")["strategi discuss"]


def test_every_word_of_the_entries_is_known() -> None:
    """Small, of phrases and alternatives: none of them is misspelt."""
    assert Expander([("Duty team", ["EDT", "out-of-hours"])]).words == {"duty", "team", "edt", "out", "of", "hours"}
