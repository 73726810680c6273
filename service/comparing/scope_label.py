"""Which letters all columns are limited to, told to a reader: a scope in, a sentence out."""

from __future__ import annotations

from service.comparing.silence import kind_in_a_sentence
from service.comparing.subject import Scope
from service.wording import listed, years_label


def scope_label(scope: Scope) -> str:
    """The sentence; empty where the columns are not limited."""
    if not (scope.kinds or scope.years or scope.agencies):
        return ""
    kinds = listed([f"{kind_in_a_sentence(kind)}s" for kind in sorted(scope.kinds)], "and") or "letters"
    years = f" from {years_label(scope.years)}" if scope.years else ""
    agencies = f", and there in what concerns {listed(sorted(scope.agencies), 'or')}" if scope.agencies else ""
    by_question = "all columns alike, as the question asks" if scope.from_question else "all columns alike"
    return f"Looked only in {kinds}{years}{agencies}: {by_question}."
