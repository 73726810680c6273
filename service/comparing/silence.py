"""Why a column is empty: what its letters are and what the other columns quote in, a reason that claims no more out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.letter import LetterKind
from indexer.terms import terms_of
from service.answer import Answer
from service.comparing.comparison import Reason, Silence
from service.comparing.subject import HeldLetter, Scope, Subject
from service.wording import date_label, in_marks, listed, years_label

_NO_PROOF = "That does not mean that it did not happen: inspectors may have used other words, or not written about it."
_MAY_EXIST = "There may be one that Letterwise does not hold."
_IN_EVERY_THEME = frozenset(terms_of("children families young people need home response"))
"""Words that tell no theme from another."""


def kind_in_a_sentence(kind: LetterKind) -> str:
    """``joint targeted area inspection``, ``ILACS inspection report``."""
    label = kind.label
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def no_such_letter(subject: Subject, scope: Scope) -> Silence:
    """For a column none of whose letters the scope lets through."""
    by_kind = not scope.kinds & {letter.summary.kind for letter in subject.letters}
    heading = "Not inspected by this kind of visit, as far as the letters held tell" if scope.kinds and by_kind else ""
    asker = "The question asks for" if scope.from_question else "You asked for"
    wanted = _wanted(scope)
    if subject.is_letter:
        told: tuple[str, ...] = (f"{asker} {wanted}. This is a letter of another kind or year: {_letters(subject.letters)}.",)
    else:
        told = (
            f"{asker} {wanted}. Letterwise holds none about {subject.name}. {_MAY_EXIST}",
            f"It holds, and did not look in: {_letters(subject.letters)}.",
        )
    return Silence(Reason.NO_SUCH_LETTER, heading or "No such letter is held", told)


def nothing_found(subject: Subject, answer: Answer, scope: Scope, quoted: Sequence[HeldLetter]) -> Silence:
    """For a column whose letters were looked in; ``quoted`` are the letters that the other columns quote."""
    looked_in = [letter for letter in subject.letters if scope.accepts(letter)]
    unlike = _unlike(quoted, looked_in)
    about = "" if subject.is_letter else f" about {subject.name}"
    unmet = (f"No passage looked in speaks of: {in_marks(answer.unanswered)}.",) if answer.unanswered else ()
    if quoted and len(_unlike(quoted, subject.letters)) == len(quoted):
        told = (*_visits(subject, quoted, looked_in), *unmet)
        return Silence(Reason.OTHER_VISIT, _heading(quoted, subject.letters), told, _NO_PROOF)
    elsewhere = f"visits of which no letter{about} was looked in: {_visits_in(unlike)}"
    partly = (f"Some of what the other columns quote comes from {elsewhere}.",) if unlike else ()
    nothing = f"None of the letters looked in seems to mention it: {_letters(looked_in)}."
    if len(looked_in) == 1:
        nothing = f"The {_letters(looked_in)} does not seem to mention it."
    return Silence(
        Reason.NOT_MENTIONED,
        f"The {'letter looked in does' if len(looked_in) == 1 else 'letters looked in do'} not seem to mention it",
        (nothing, *unmet, *partly),
        _NO_PROOF,
    )


def _unlike(quoted: Sequence[HeldLetter], own: Sequence[HeldLetter]) -> list[HeldLetter]:
    """Those of the letters quoted that tell of another kind of visit than each of one's own."""
    return [letter for letter in quoted if not any(_could_be_alike(letter, each) for each in own)]


def _could_be_alike(one: HeldLetter, other: HeldLetter) -> bool:
    """Whether two letters may tell of the same kind of visit: of a report of another kind nobody knows.

    Letters word the same theme in many ways, so two themes count as different only where they share no telling word.
    """
    kinds = {one.summary.kind, other.summary.kind}
    if LetterKind.OTHER in kinds or len(kinds) > 1:
        return LetterKind.OTHER in kinds
    themes = [frozenset(terms_of(letter.theme or "")) - _IN_EVERY_THEME for letter in (one, other)]
    return not all(themes) or bool(themes[0] & themes[1])


def _heading(quoted: Iterable[HeldLetter], own: Iterable[HeldLetter]) -> str:
    same_kinds = {letter.summary.kind for letter in quoted} <= {letter.summary.kind for letter in own}
    what = "on this theme" if same_kinds else "by this kind of visit"
    return f"Not inspected {what}, as far as the letters held tell"


def _visits(subject: Subject, quoted: Sequence[HeldLetter], looked_in: Sequence[HeldLetter]) -> tuple[str, ...]:
    told = f"All that the other columns quote comes from {_visits_in(quoted)}."
    if subject.is_letter:
        return told, f"This letter tells of another visit: {_letters(looked_in)}. It does not seem to mention what is asked."
    return (
        f"{told} Letterwise holds no letter about {subject.name} from such a visit. {_MAY_EXIST}",
        f"It looked in the {_letters(looked_in)} and found nothing that answers.",
    )


def _wanted(scope: Scope) -> str:
    kinds = listed([f"{kind_in_a_sentence(kind)}s" for kind in sorted(scope.kinds)], "or") or "letters"
    years = f" from {years_label(scope.years)}" if scope.years else ""
    return f"{kinds}{years}"


def _visits_in(letters: Iterable[HeldLetter]) -> str:
    kinds = sorted({(letter.summary.kind, letter.theme or "") for letter in letters})
    told = [f"{kind_in_a_sentence(kind)}s{f' on “{theme}”' if theme else ''}" for kind, theme in kinds]
    return listed(told, "and")


def _letters(letters: Iterable[HeldLetter]) -> str:
    return listed(
        [
            f"{kind_in_a_sentence(letter.summary.kind)}{f' on “{letter.theme}”' if letter.theme else ''}"
            f" ({date_label(letter.summary.date)})"
            for letter in letters
        ],
        "and",
    )
