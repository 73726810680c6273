"""The form of a comparison as it was sent: what is to be compared, on which questions, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.letter import LetterKind
from service.comparing.comparing import FEWEST_COLUMNS, MOST_COLUMNS, MOST_MATRIX_COLUMNS, MOST_QUESTIONS, Comparing
from service.comparing.subject import Subject
from service.forms import Form
from service.narrowing import AS_TYPED
from service.understanding import LONGEST_QUESTION
from service.wording import counted, shortened

AREA, LETTER, KIND, STEP, BY, FORMAT = "area", "letter", "kind", "step", "by", "format"
_MOST_TOLD = 10
"""Names that are not held, as they are told one by one."""
TO_AREAS, TO_LETTERS = "areas", "letters"
"""Values of `STEP`: shows the form to choose areas or letters without answering; the second also of `BY`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a form: the id of the field, and what to do."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the two pages differ in: where the form goes, the name and label of its field, and its limits."""

    path: str
    field: str
    label: str
    most_columns: int
    most_questions: int

    def questions(self, form: Form) -> tuple[str, ...]:
        """The questions of a form, without empty lines; of those that differ in capitals and last points alone, the first."""
        lines = form.one(self.field).splitlines() if self.most_questions > 1 else [form.one(self.field)]
        questions = filter(None, (" ".join(line.split()) for line in lines))
        once: dict[str, str] = {}
        for question in questions:
            once.setdefault(question.casefold().rstrip(" ?!.,;:…") or question, question)
        return tuple(once.values())


COMPARE = Page("/compare", "question", "Your question", MOST_COLUMNS, 1)
MATRIX = Page("/matrix", "questions", "Your questions, one on each line", MOST_MATRIX_COLUMNS, MOST_QUESTIONS)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a form names: areas and letters, each once and in the order chosen, whether letters are the columns, the kind of
    letter to look in, empty for any, and whether misspelt words are corrected."""

    areas: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    by_letters: bool = False
    kind: str = ""
    mend: bool = True

    @property
    def kinds(self) -> frozenset[LetterKind]:
        """The kind chosen, if it is one."""
        return frozenset(kind for kind in LetterKind if kind.value == self.kind)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.letters if self.by_letters else self.areas


def read_chosen(form: Form) -> Chosen:
    """What a form names."""
    areas, letters = (tuple(dict.fromkeys(filter(None, form.all(name)))) for name in (AREA, LETTER))
    by_letters = TO_LETTERS in (form.one(BY), form.one(STEP)) and form.one(STEP) != TO_AREAS
    return Chosen(areas, letters, by_letters, form.one(KIND), AS_TYPED not in form.fields)


def subjects_of(chosen: Chosen, comparing: Comparing) -> tuple[Subject, ...]:
    """The columns of a form without problems."""
    return tuple(map(comparing.letter if chosen.by_letters else comparing.area, chosen.columns))


def problems_of(page: Page, questions: Sequence[str], chosen: Chosen, comparing: Comparing) -> tuple[Problem, ...]:
    """What is wrong with a form, in the order of its fields; nothing where it can be answered."""
    return (*_with_questions(page, questions), *_with_columns(page, chosen, comparing))


def _with_questions(page: Page, questions: Sequence[str]) -> Iterator[Problem]:
    several = page.most_questions > 1
    if not questions:
        words = "Type at least one question, one on each line." if several else "Type a question."
        yield Problem(page.field, words)
    if len(questions) > page.most_questions:
        over = len(questions) - page.most_questions
        yield Problem(
            page.field,
            f"You typed {counted(len(questions), 'question')}. A matrix takes {page.most_questions} at most: take out"
            f" {over} or more, and make a second matrix of those.",
        )
    for number, question in enumerate(questions, start=1):
        if len(question) > LONGEST_QUESTION:
            which = f"Question {number}" if several else "The question"
            yield Problem(page.field, f"{which} has {len(question):,} characters; shorten it to {LONGEST_QUESTION:,} or fewer.")


def _with_columns(page: Page, chosen: Chosen, comparing: Comparing) -> Iterator[Problem]:
    one, field = ("letter", LETTER) if chosen.by_letters else ("area", AREA)
    held = comparing.letters if chosen.by_letters else comparing.areas
    for name in [name for name in chosen.columns if name not in held][:_MOST_TOLD]:
        told = f"No letter {'' if chosen.by_letters else 'about '}“{shortened(name)}” is held. Choose another {one}."
        yield Problem(field, told)
    count, most = len(chosen.columns), page.most_columns
    if count < FEWEST_COLUMNS:
        yield Problem(field, f"You chose {counted(count, one) if count else f'no {one}'}. Choose {FEWEST_COLUMNS} to {most}.")
    if count > most:
        yield Problem(field, f"You chose {counted(count, one)}. Choose {most} at most: take out {count - most}.")
    if chosen.kind and not chosen.kinds:
        yield Problem(KIND, f"There is no kind of letter “{shortened(chosen.kind)}”. Choose one from the list.")
